"""The parts know each other one way only, and each library is known in one place."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "lakip_xl"
MODULES = sorted(PACKAGE.rglob("*.py"))

KNOWN_IN = {
    "openpyxl": set(),
    "xlsxwriter": {"write/xlsx.py", "write/xlsx_worksheet.py"},
    "dateutil": {"read/dates.py"},
    "click": {"cli.py", "jendela.py", "pantau.py", "periksa.py", "starter.py"},
    "lxml": {"write/named_styles.py"}
    | {f"write/marked{part}.py" for part in ("_book", "_comments", "_parts", "_sheet", "_styles", "_xml")},
}
"""Which modules may import a library."""


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)} imports by a relative name"
            yield node.module or ""


@pytest.mark.parametrize("library", KNOWN_IN)
def test_each_library_is_known_in_one_place(library: str) -> None:
    users = {name(path) for path in MODULES if any(module.partition(".")[0] == library for module in imported(path))}
    assert users == KNOWN_IN[library]


def test_the_model_needs_nothing_but_the_standard_library() -> None:
    for path in (PACKAGE / "model").glob("*.py"):
        for module in imported(path):
            own = module.startswith("lakip_xl.model") or module == "lakip_xl.errors"
            assert own or module.partition(".")[0] in sys.stdlib_module_names, f"{name(path)} imports {module}"


def calls(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            yield node.func.attr


def test_no_cell_is_written_by_the_writer_that_guesses() -> None:
    """xlsxwriter's ``write`` makes formulas and links of texts; ``add_table`` and ``write_row`` use it."""
    assert set(calls(PACKAGE / "write" / "xlsx.py")).isdisjoint({"write_row", "write_column", "add_table", "write_rich_string"})
    tree = ast.parse((PACKAGE / "write" / "xlsx.py").read_text(encoding="utf-8"))
    on_sheets = [
        node.func.value for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "write" and node.args
    ]  # fmt: skip
    assert on_sheets == []


def test_nothing_reaches_the_network() -> None:
    reach = {"socket", "ssl", "http.client", "urllib.request", "ftplib", "smtplib", "requests", "httpx"}
    for path in MODULES:
        found = reach.intersection(imported(path))
        assert not found, f"{name(path)} imports {found}"


def test_import_contracts_hold() -> None:
    pytest.importorskip("importlinter")
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
