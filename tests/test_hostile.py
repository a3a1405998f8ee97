"""Hostile files: each gets its verdict or its one sentence, must-fail list and all; a file that suddenly works fails too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "hostile"))
from conftest import SOUND_BUDGET, check, write_book, write_office
from hostile_parts import Case, book
from judge import faults
from make_hostile import all_cases, file_of

from lakip_xl import run
from lakip_xl.errors import UnreadableFile
from lakip_xl.model.cells import InputFile
from lakip_xl.read import package
from lakip_xl.read.memory import STATE
from lakip_xl.read.workbook import read_workbook

warnings.filterwarnings("ignore", "Duplicate name")
CASES = all_cases()
GOOD = "Belanja yang benar.xlsx"
SECONDS_PER_FILE, SECONDS_FOR_ALL, MEGABYTES = 10, 120, 1_000
SLOWED = 10 if sys.gettrace() else 1
"""make coverage looks at every line; what it is about is not how long that takes."""


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with every hostile file in it."""
    folder = tmp_path_factory.mktemp("hostile") / "dinas contoh"
    folder.mkdir()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for case in CASES:
            (folder / file_of(case)).write_bytes(case.make())
    return folder


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_file_becomes_what_it_must(case: Case, hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "SECONDS", package.SECONDS * SLOWED)
    started = cpu_seconds()
    assert faults(case, hostile / file_of(case)) == []
    assert cpu_seconds() - started < (SECONDS_PER_FILE + 2) * SLOWED


def cpu_seconds() -> float:
    """Of this process and those that it waited for: how busy the machine is with others is not what is asked."""
    return sum(os.times()[:4])


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="peak memory is asked of POSIX")
def test_the_whole_set_in_one_run(hostile: Path, tmp_path: Path) -> None:
    """0 tracebacks, peak under 1 GB, every file accounted for, and never "siap"."""
    write_book(hostile / GOOD, {"Rekap": SOUND_BUDGET})
    out, err = tmp_path / "out.json", tmp_path / "err.txt"
    command = [sys.executable, "-m", "lakip_xl", "periksa", str(hostile), "--json", "-", "--hanya-periksa"]
    started = time.monotonic()
    with out.open("wb") as told, err.open("wb") as said:
        process = subprocess.Popen(command, stdout=told, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds, megabytes = time.monotonic() - started, usage.ru_maxrss / 1024
    screen = err.read_text(errors="replace")
    assert "Traceback" not in screen and "Kesalahan program" not in screen
    assert process.returncode == 3
    assert (seconds < SECONDS_FOR_ALL, megabytes < MEGABYTES) == (True, True), f"{seconds:.0f} s, {megabytes:.0f} MB"
    (office,) = json.loads(out.read_bytes())["offices"]
    status_of = {file["path"]: file["status"] for file in office["files"]}
    must = {GOOD: "read"} | {file_of(case): case.must if case.must in ("read", "skipped") else "refused" for case in CASES}
    assert status_of == must
    assert office["verdict"] != "siap"
    assert all(name in screen for name, became in must.items() if became == "refused")


# --- the guard (processes that end: test_batch.py) ---------------------------------------------------------------------


@pytest.mark.skipif(not STATE.exists(), reason="memory is limited on Linux")
def test_a_blow_up_of_memory_is_one_sentence_and_the_limit_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.xlsx").write_bytes(book())
    monkeypatch.setattr("lakip_xl.read.workbook.is_our_own", lambda package: bytes(3_000_000_000))
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(tmp_path / "a.xlsx", "a.xlsx")
    assert caught.value.sentence.startswith("a.xlsx terlalu besar")
    monkeypatch.undo()
    assert read_workbook(tmp_path / "a.xlsx", "a.xlsx").status == "read"


def test_where_memory_cannot_be_limited_files_are_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.xlsx").write_bytes(book())
    monkeypatch.setattr("lakip_xl.read.memory.STATE", tmp_path / "nowhere")
    assert read_workbook(tmp_path / "a.xlsx", "a.xlsx").status == "read"


def test_a_fault_of_the_reader_costs_its_file_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_office(tmp_path, {name: {"Rekap": SOUND_BUDGET} for name in ("a.xlsx", "b.xlsx")})
    really = run.read_workbook

    def failing(path: Path, name: str) -> InputFile:
        return really(path, name) if name == "a.xlsx" else {}[name]

    monkeypatch.setattr(run, "read_workbook", failing)
    office = check(tmp_path, "--hanya-periksa").office
    assert [file["status"] for file in office["files"]] == ["read", "refused"]
    assert office["files"][1]["reason"].startswith("b.xlsx ") and "KeyError" in office["files"][1]["reason"]
    assert office["verdict"] == "tidak-terbaca"


def test_a_sheet_that_takes_too_long_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "SECONDS", -1.0)
    (tmp_path / "a.xlsx").write_bytes(book())
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(tmp_path / "a.xlsx", "a.xlsx")
    assert "terlalu rumit" in caught.value.sentence


# --- files in motion, and what is no file ------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.xlsx")
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(tmp_path / "a.xlsx", "a.xlsx")
    assert caught.value.sentence.startswith("a.xlsx bukan berkas biasa")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices on this system")
def test_a_device_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").symlink_to("/dev/zero")
    with pytest.raises(UnreadableFile):
        read_workbook(tmp_path / "a.xlsx", "a.xlsx")


def test_a_folder_named_as_a_workbook_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(UnreadableFile):
        read_workbook(tmp_path / "a.xlsx", "a.xlsx")


def test_a_giant_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    with (tmp_path / "a.xlsx").open("wb") as giant:
        giant.truncate(250_000_000)
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(tmp_path / "a.xlsx", "a.xlsx")
    assert "terlalu besar (250 MB; batas 200 MB)" in caught.value.sentence


def test_a_file_that_grows_while_it_is_read_is_not_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(book())
    really = os.fstat

    def grown(handle: int) -> os.stat_result:
        found = really(handle)
        with path.open("ab") as stream:
            stream.write(b"x")
        return found

    monkeypatch.setattr("lakip_xl.read.workbook.os.fstat", grown)
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(path, "a.xlsx")
    assert "belum selesai disalin" in caught.value.sentence
