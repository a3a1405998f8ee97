"""What the documents say of the program is so: made texts are fresh, names and commands exist, the bootstrap sets up once."""

from __future__ import annotations

import importlib.util
import os
import re
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from lakip_xl import __version__, errors
from lakip_xl.cli import cli, periksa
from lakip_xl.rules.registry import all_rules

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/panduan.md")
PICTURES = ("hasil.png", "hasil-perbaikan.png", "hasil-tabel.png")
WRONG_USAGE = click.UsageError.exit_code


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


README = text_of("README.md")
every_document = pytest.mark.parametrize("name", DOCUMENTS)


def test_made_texts_are_fresh() -> None:
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    check = [sys.executable, "tools/make_docs.py", "--check"]
    done = subprocess.run(check, cwd=ROOT, capture_output=True, encoding="utf-8", check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr


def test_readme_lists_the_rules_as_declared() -> None:
    listed = re.findall(r"^\| `([A-Z]{3}\d{3})` \| (\w+) \| (.+) \|$", README, re.MULTILINE)
    assert listed == [(rule.code, rule.page.severity.value, rule.page.title) for rule in all_rules()]


def test_readme_explains_every_family() -> None:
    explained = set(re.findall(r"\b[A-Z]{3}\b(?= [a-z])", README.partition("## Rules")[2].partition("<!--")[0]))
    assert explained == {rule.code[:3] for rule in all_rules()}


def test_readme_lists_the_commands_and_options() -> None:
    assert set(re.findall(r"^\| `lakip-xl (\w+)", README, re.MULTILINE)) == set(cli.commands)
    options = {name for option in periksa.params for name in option.opts if name.startswith("--")}
    told = README.partition("`periksa` takes")[2].partition("\n")[0]
    assert set(re.findall(r"(?<=`)--[\w-]+(?=[ `])", told)) == options


def test_readme_lists_the_exit_codes() -> None:
    codes = [errors.CHECKED, errors.FAULTS, WRONG_USAGE, errors.UNREADABLE, errors.NO_TABLE]
    assert [int(code) for code in re.findall(r"^\| (\d) \|", README, re.MULTILINE)] == codes


@every_document
def test_files_that_are_named_exist(name: str) -> None:
    text = re.sub("```text.*?```", "", text_of(name), flags=re.DOTALL)
    links = [(ROOT / name).parent / link for link in re.findall(r"\]\((?!https?:)([^)#]+)", text)]
    paths = [ROOT / path for path in re.findall(r"(?<![\w/])((?:lakip_xl|tests|tools|samples|docs|\.ci)/[\w./-]+)", text)]
    assert [str(path) for path in (*links, *paths) if not path.exists()] == []


@every_document
def test_modules_that_are_named_exist(name: str) -> None:
    known = {path.name for folder in ("lakip_xl", "tests", "tools", "samples") for path in (ROOT / folder).rglob("*.py")}
    named = set(re.findall(r"(?<![\w/.])(\w+\.py)\b", text_of(name)))
    assert named <= known | {"mulai.py"}


def test_architecture_names_the_layers_of_the_import_contract() -> None:
    contract = text_of("setup.cfg").partition("layers =\n")[2].partition("\n\n")[0]
    layers = [{name.strip().removeprefix("lakip_xl.") for name in line.split("|")} for line in contract.splitlines()]
    drawn = re.search(r"^cli > .*$", text_of("docs/architecture.md"), re.MULTILINE)
    assert drawn and [set(layer.split(", ")) for layer in drawn[0].split(" > ")] == layers


def test_examples_of_contributing_stand_in_the_code() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "lakip_xl").rglob("*.py"))
    examples = re.findall(r"```python\n(.*?)```", text_of("CONTRIBUTING.md"), re.DOTALL)
    lines = [line for example in examples for line in example.splitlines() if line.strip() and not line.endswith("...")]
    assert examples and [line for line in lines if line not in source] == []


@every_document
def test_make_targets_that_are_named_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z]+)", text_of(name), re.MULTILINE)) <= targets


def test_changelog_has_the_version() -> None:
    assert re.search(rf"^## {re.escape(__version__)}\b", text_of("CHANGELOG.md"), re.MULTILINE)


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_readable_and_light(name: str) -> None:
    content = (ROOT / "docs" / name).read_bytes()
    width, _ = struct.unpack(">II", content[16:24])
    assert content.startswith(b"\x89PNG") and width >= 1200 and len(content) < 300_000


# the bootstrap


def test_bootstrap_explains_itself() -> None:
    done = subprocess.run([sys.executable, "mulai.py", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert all(word in done.stdout for word in ("periksa", "--tests", "--setup"))


@every_document
def test_commands_of_the_documents_are_known_to_the_bootstrap(name: str) -> None:
    commands = re.findall(r"(?:python3|py) mulai\.py +(\S+)(?: +(samples\S+))?", text_of(name))
    known = set(cli.commands) | {"--tests", "--setup"}
    assert {word.strip("`,;") for word, _ in commands} <= known
    assert all((ROOT / folder.replace("\\", "/")).is_dir() for _, folder in commands if folder)


@pytest.fixture
def mulai(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The bootstrap with an environment of its own, which is not there yet."""
    monkeypatch.setenv("LAKIP_XL_VENV", str(tmp_path / "venv"))
    spec = importlib.util.spec_from_file_location("mulai", ROOT / "mulai.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def watched(mulai: ModuleType, monkeypatch: pytest.MonkeyPatch, failing: str = "") -> list[list[str]]:
    """The commands that the bootstrap runs; none is really run, but an environment's Python is put where it belongs."""
    commands: list[list[str]] = []

    def call(command: list[str], **options: object) -> int:
        commands.append(command)
        if "venv" in command:
            Path(mulai.PYTHON).parent.mkdir(parents=True, exist_ok=True)
            Path(mulai.PYTHON).touch()
        return int(failing in command)

    monkeypatch.setattr(mulai, "call", call)
    return commands


def test_bootstrap_sets_up_once(mulai: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = watched(mulai, monkeypatch)
    assert mulai.main(["periksa", "x"]) == mulai.main(["periksa", "y"]) == 0
    assert [command[1:3] for command in commands] == [["-m", "venv"], ["-m", "pip"], ["-m", "lakip_xl"], ["-m", "lakip_xl"]]
    assert commands[1][-1] == str(ROOT) and commands[3][3:] == ["periksa", "y"]


def test_bootstrap_adds_the_tools_for_tests(mulai: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = watched(mulai, monkeypatch)
    mulai.main(["periksa", "x"])
    monkeypatch.setattr(mulai, "has_pip", lambda: True)
    mulai.main(["--tests", "-x"])
    assert commands[3][-1] == f"{ROOT}[dev]" and commands[4][1:] == ["-m", "pytest", "-x"]
    mulai.main(["periksa", "x"])
    assert len(commands) == 6


def test_bootstrap_says_when_it_cannot_set_up(
    mulai: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = watched(mulai, monkeypatch, failing="pip")
    assert mulai.main(["periksa", "x"]) == mulai.SET_UP_FAILED
    assert "Periksa sambungan internet" in capsys.readouterr().err
    assert mulai.main(["periksa", "x"]) == mulai.SET_UP_FAILED, "a set-up that failed is tried again"
    assert not any("lakip_xl" in command for command in commands)


def test_bootstrap_refuses_an_old_python(
    mulai: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mulai, "OLDEST", (99, 0))
    commands = watched(mulai, monkeypatch)
    assert mulai.main(["periksa", "x"]) == mulai.SET_UP_FAILED and not commands
    assert "memerlukan Python" in capsys.readouterr().err
