"""The double-click starters: run for real where there is a shell, and read line by line where it would take Windows."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from conftest import FAULTY_BUDGET, SOUND_BUDGET, write_office

from lakip_xl import starter
from lakip_xl.errors import CHECKED, FAULTS, UNREADABLE

STARTERS = Path(__file__).resolve().parent.parent / "pasang"
BATCHES = ("Pasang LAKIP.bat", "Periksa LAKIP.bat")
QUIET = {"LAKIP_JANGAN_BUKA": "1"}
SOUND, FAULTY = {"Belanja.xlsx": {"Rekap": SOUND_BUDGET}}, {"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}}
ODD = "Dinas [A] & B 50% (1) d'Or"

needs_shell = pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
each_batch = pytest.mark.parametrize("name", BATCHES)


# --- what the starters run --------------------------------------------------------------------------------------------


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().out.splitlines()


def test_the_folder_of_the_starter_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_office(tmp_path / ODD, FAULTY)
    assert starter.main([str(folder)], QUIET) == FAULTS
    found, result = said(capsys)
    assert found.startswith(f"{ODD}: PERLU DIPERBAIKI - ") and " kesalahan, " in found
    assert result.startswith(f"Hasil: {folder / 'Hasil LAKIP'}")


def test_what_was_dropped_is_checked_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = write_office(tmp_path / "Asal", FAULTY)
    dropped = [write_office(tmp_path / name, SOUND) for name in (ODD, "B")]
    assert starter.main([str(own), *map(str, dropped), str(tmp_path / "tidak ada")], QUIET) == CHECKED
    found, result = said(capsys)
    assert found == "2 dinas: 2 siap" and result.startswith("Rekap: ")
    assert not (own / "Hasil LAKIP").exists()


def test_a_single_workbook_can_be_dropped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write_office(tmp_path / ODD, FAULTY | {"Lain.xlsx": {"Rekap": SOUND_BUDGET}})
    assert starter.main([str(tmp_path), str(folder / "Lain.xlsx")], QUIET) == CHECKED
    assert "SIAP" in said(capsys)[0]


def test_the_result_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(starter, "open_files", opened.extend)
    for name in "AB":
        write_office(tmp_path / name, SOUND)
    starter.main([str(tmp_path / "A")], {})
    starter.main([str(tmp_path)], {})
    assert [path.parent for path in opened] == [tmp_path / "A" / "Hasil LAKIP", tmp_path / "Hasil LAKIP"]


def test_a_broken_file_is_said_in_two_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "Rusak.xlsx").write_bytes(b"")
    assert starter.main([str(tmp_path)], QUIET) >= UNREADABLE
    lines = said(capsys)
    assert len(lines) == 2 and "Rusak.xlsx" in lines[0]


# --- the command line of Windows --------------------------------------------------------------------------------------

BAT = r"D:\Berkas Saya\Periksa LAKIP.bat"


@pytest.mark.parametrize(
    ("line", "paths"),
    [
        (rf'C:\WINDOWS\system32\cmd.exe /c ""{BAT}" "', []),
        (rf'C:\WINDOWS\system32\cmd.exe /c ""{BAT}""', []),
        (rf'C:\WINDOWS\system32\cmd.exe /c ""{BAT}" D:\Dinas"', [r"D:\Dinas"]),
        (rf'C:\WINDOWS\system32\cmd.exe /c ""{BAT}" "D:\Dinas A""', [r"D:\Dinas A"]),
        (rf'cmd /c ""{BAT.upper()}" D:\A&B "D:\Dinas [A] & B 50% (1)" D:\c^!d%20.xlsx"',
         [r"D:\A&B", r"D:\Dinas [A] & B 50% (1)", r"D:\c^!d%20.xlsx"]),
        (rf'cmd.exe /c "{BAT}" "\\server\bagi pakai\Dinas Ä""', [r"\\server\bagi pakai\Dinas Ä"]),
    ],
)  # fmt: skip
def test_what_was_dropped_is_told_from_the_command_line(line: str, paths: list[str]) -> None:
    environment = {"LAKIP_CMDLINE": line, "LAKIP_BAT": BAT, "LAKIP_ARG_1": r"D:\A"}
    assert starter.dropped_paths(environment) == paths


def test_in_a_prompt_the_arguments_count(tmp_path: Path) -> None:
    numbered = {f"LAKIP_ARG_{number}": f"D:\\{number}" for number in range(1, 13)}
    environment = {"LAKIP_CMDLINE": r'"C:\WINDOWS\system32\cmd.exe" ', "LAKIP_BAT": BAT, **numbered}
    assert starter.dropped_paths(environment) == [f"D:\\{number}" for number in range(1, 13)]
    assert starter.dropped_paths({}) == []


# --- the batch files, read line by line -------------------------------------------------------------------------------


def commands(name: str) -> list[str]:
    text = (STARTERS / name).read_bytes().decode("ascii")
    return [line for line in text.split("\r\n") if line and not line.startswith("rem ")]


@each_batch
def test_batch_files_have_the_line_ends_of_windows_and_plain_signs(name: str) -> None:
    content = (STARTERS / name).read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n") > 10, "cmd loses its labels in files with other line ends"
    assert content.isascii() and not content.startswith(b"\xef\xbb\xbf")


@each_batch
def test_batch_files_begin_safely(name: str) -> None:
    assert commands(name)[:3] == ["@echo off", "setlocal DisableDelayedExpansion", "chcp 65001 >nul"]


@each_batch
def test_places_are_always_in_quotes(name: str) -> None:
    for line in commands(name):
        bare = re.sub(r'"[^"]*"', '""', line)
        assert not re.search(r"%(?:~|SINI|PY|LINGKUNGAN|LOCALAPPDATA)", bare), line
        assert "%*" not in line and not re.match(r"\s*call\b", line), "both would be read twice"


@each_batch
def test_delayed_values_stand_only_where_they_are_delayed(name: str) -> None:
    """Where ! is a sign like any other (paths may hold it) nothing is taken with !; where it is not, no path is taken with %."""
    delayed = False
    for line in commands(name):
        if line.startswith("setlocal"):
            delayed = line.endswith("EnableDelayedExpansion")
        elif line.startswith("endlocal"):
            delayed = False
        assert delayed or "!" not in line, line
        assert not delayed or not re.search(r"%~|%PY%|%SINI%", line), line


@each_batch
def test_labels_exist(name: str) -> None:
    lines = commands(name)
    labels = {line[1:] for line in lines if line.startswith(":")}
    wanted = {label for line in lines for label in re.findall(r"\bgoto (\w+)", line)}
    assert wanted and wanted <= labels


@each_batch
def test_every_way_out_waits_and_has_an_exit_code(name: str) -> None:
    lines = commands(name)
    ends = [place for place, line in enumerate(lines) if line.startswith("exit /b")]
    assert ends and ends[-1] == len(lines) - 1
    assert all(any("pause" in line for line in lines[place - 4 : place]) for place in ends)
    text = "\n".join(lines)
    run = '"!PY!" -I -X utf8 -m lakip_xl.starter\nset "KODE=!errorlevel!"'
    assert ("exit /b 3" if name.startswith("Pasang") else run) in text


def test_brackets_of_blocks_hold_no_brackets_that_close_them() -> None:
    """An echo with a closing bracket within a block would end it."""
    for name in BATCHES:
        inside = False
        for line in commands(name):
            assert not (inside and line.strip().startswith("echo") and ")" in line), line
            inside = line.endswith("(") or (inside and line.strip() != ")")


# --- the shell starters, for real -------------------------------------------------------------------------------------


@needs_shell
def test_mac_and_linux_share_one_starter() -> None:
    assert (STARTERS / "Periksa LAKIP.command").read_bytes() == (STARTERS / "periksa-lakip.sh").read_bytes()
    for name in ("Periksa LAKIP.command", "periksa-lakip.sh", "pasang-lakip.sh"):
        assert os.access(STARTERS / name, os.X_OK)
        assert subprocess.run(["sh", "-n", str(STARTERS / name)], check=False).returncode == 0


def place_of(tmp_path: Path) -> Path:
    """The starters in a folder with an odd name, with an environment whose Python is this one."""
    place = tmp_path / ODD
    place.mkdir()
    for file in STARTERS.iterdir():
        shutil.copy2(file, place / file.name)
    python = place / "lakip-xl-env" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n')
    python.chmod(0o755)
    return place


def shell(*command: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    around = {**os.environ, **QUIET, "HOME": str(cwd), "XDG_DATA_HOME": str(cwd / "data"), **environment}
    words, nothing = [str(part) for part in command], subprocess.DEVNULL
    return subprocess.run(words, cwd=cwd, env=around, capture_output=True, text=True, stdin=nothing, check=False)


@needs_shell
@pytest.mark.parametrize("name", ["periksa-lakip.sh", "Periksa LAKIP.command"])
def test_the_shell_starter_checks_its_folder_or_what_it_is_given(tmp_path: Path, name: str) -> None:
    place = write_office(place_of(tmp_path), FAULTY)
    alone = shell(place / name, cwd=tmp_path)
    assert (alone.returncode, len(alone.stdout.splitlines())) == (FAULTS, 2), alone.stderr
    assert alone.stdout.startswith(f"{ODD}: PERLU DIPERBAIKI")
    other = write_office(tmp_path / "lain -n & 'x'", SOUND)
    given = shell(place / name, other, cwd=tmp_path)
    assert given.returncode == CHECKED and "SIAP" in given.stdout and (other / "Hasil LAKIP").is_dir()


@needs_shell
def test_a_module_in_the_office_folder_is_not_run(tmp_path: Path) -> None:
    place = write_office(place_of(tmp_path), SOUND)
    (place / "json.py").write_text("raise SystemExit(99)")
    assert shell(place / "periksa-lakip.sh", cwd=place).returncode == CHECKED


@needs_shell
def test_without_an_environment_it_says_what_to_do(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    shutil.rmtree(place / "lakip-xl-env")
    done = shell(place / "periksa-lakip.sh", cwd=tmp_path)
    assert done.returncode == UNREADABLE and "pasang-lakip.sh" in done.stderr


@needs_shell
def test_the_desktop_entry_finds_the_starter_beside_it(tmp_path: Path) -> None:
    place = write_office(place_of(tmp_path), FAULTY)
    entry = dict(line.split("=", 1) for line in (place / "lakip-xl.desktop").read_text().splitlines() if "=" in line)
    assert entry["Type"] == "Application" and not re.search(r"[$`\\]", entry["Exec"]), "signs that would have to be escaped"
    words = shlex.split(entry["Exec"])
    assert words[-2:] == ["%k", "%F"]
    for where in (str(place / "lakip-xl.desktop"), (place / "lakip-xl.desktop").as_uri()):
        done = shell(sys.executable, *words[1:-2], where, cwd=tmp_path)
        assert done.returncode == FAULTS and ODD in done.stdout, done.stderr


def fake_wheel(folder: Path) -> None:
    """A package of the same name that says what it was given: the shell scripts are tested, not pip."""
    folder.mkdir()
    info = "lakip_xl-9.9.dist-info"
    files = {
        "lakip_xl/__init__.py": "",
        "lakip_xl/starter.py": "import sys\nprint('palsu', *sys.argv[1:], sep='|')\nsys.exit(4)\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: lakip-xl\nVersion: 9.9\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(folder / "lakip_xl-9.9-py3-none-any.whl", "w") as wheel:
        for name, text in {**files, f"{info}/RECORD": record}.items():
            wheel.writestr(name, text)


@needs_shell
def test_setting_up_from_a_folder_of_wheels_without_internet(tmp_path: Path) -> None:
    place = place_of(tmp_path)
    shutil.rmtree(place / "lakip-xl-env")
    fake_wheel(place / "wheels")
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:1/", "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    done = shell(place / "pasang-lakip.sh", cwd=tmp_path, **nowhere)
    assert done.returncode == 0, done.stdout + done.stderr
    checked = shell(place / "periksa-lakip.sh", "a b", "c&d", cwd=tmp_path)
    assert (checked.returncode, checked.stdout.strip()) == (4, f"palsu|{place}|a b|c&d")
    elsewhere = tmp_path / "Dinas lain"
    elsewhere.mkdir()
    shutil.copy2(STARTERS / "periksa-lakip.sh", elsewhere)
    copied = shell(elsewhere / "periksa-lakip.sh", cwd=tmp_path)
    assert (copied.returncode, copied.stdout.strip()) == (4, f"palsu|{elsewhere}"), "a copy finds the environment that was set up"
    shutil.rmtree(place / "wheels")
    shutil.rmtree(place / "lakip-xl-env")
    (place / "wheels").mkdir()
    failed = shell(place / "pasang-lakip.sh", cwd=tmp_path, **nowhere)
    assert failed.returncode == UNREADABLE and "Pemasangan gagal" in failed.stderr
