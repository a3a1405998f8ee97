"""Results appear whole or not at all; what is open in Excel is never overwritten and nothing is lost."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from errno import EACCES, EIO, ENOSPC
from pathlib import Path

import pytest
from conftest import SOUND_BUDGET, Books, check
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.errors import UnwritableResult
from lakip_xl.folder import results
from lakip_xl.folder.memory import remembered
from lakip_xl.folder.results import file_name, put_in_place, sweep

Replace = Callable[..., None]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def locked(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """``locked("a.xlsx")``: these names are open in Excel, as Windows tells it; waiting takes no time."""

    def lock(*names: str, errno: int = EACCES) -> None:
        really: Replace = os.replace

        def refuse(source: Path, target: Path) -> None:
            if Path(target).name in names:
                raise OSError(errno, "open in another program")
            really(source, target)

        monkeypatch.setattr(results.os, "replace", refuse)
        monkeypatch.setattr(results.time, "sleep", lambda seconds: None)

    return lock


def test_a_result_is_put_in_a_folder_that_is_made(tmp_path: Path) -> None:
    target = tmp_path / "Hasil LAKIP" / "temuan.json"
    assert put_in_place(target, b"satu") == target
    assert put_in_place(target, b"dua") == target
    assert contents(target.parent) == {"temuan.json": b"dua"}


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_others_may_read_the_result(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        assert put_in_place(tmp_path / "a.xlsx", b"").stat().st_mode & 0o777 == 0o644
    finally:
        os.umask(before)


def test_a_locked_name_gets_a_number(tmp_path: Path, locked: Callable[..., None]) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"terbuka")
    locked("a.xlsx", "a (2).xlsx")
    assert put_in_place(tmp_path / "a.xlsx", b"baru") == tmp_path / "a (3).xlsx"
    assert contents(tmp_path) == {"a.xlsx": b"terbuka", "a (3).xlsx": b"baru"}


def test_a_lock_that_goes_away_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really, tries = os.replace, []

    def refuse_twice(source: Path, target: Path) -> None:
        tries.append(target)
        if len(tries) <= 2:
            raise PermissionError(EACCES, "virus scanner")
        really(source, target)

    monkeypatch.setattr(results.os, "replace", refuse_twice)
    monkeypatch.setattr(results.time, "sleep", lambda seconds: None)
    assert put_in_place(tmp_path / "a.xlsx", b"baru") == tmp_path / "a.xlsx"


def test_when_every_name_is_locked_nothing_is_left_behind(tmp_path: Path, locked: Callable[..., None]) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"lama")
    locked("a.xlsx", *(f"a ({number}).xlsx" for number in range(2, 60)))
    with pytest.raises(UnwritableResult) as caught:
        put_in_place(tmp_path / "a.xlsx", b"baru")
    assert "a.xlsx" in caught.value.sentence
    assert contents(tmp_path) == {"a.xlsx": b"lama"}


def test_a_full_disk_leaves_the_old_result_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"lama")

    def full(handle: int) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(results.os, "fsync", full)
    with pytest.raises(UnwritableResult) as caught:
        put_in_place(tmp_path / "a.xlsx", b"baru")
    assert str(tmp_path) in caught.value.sentence
    assert contents(tmp_path) == {"a.xlsx": b"lama"}


def test_a_share_that_fails_leaves_the_old_result_whole(tmp_path: Path, locked: Callable[..., None]) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"lama")
    locked("a.xlsx", errno=EIO)
    with pytest.raises(UnwritableResult):
        put_in_place(tmp_path / "a.xlsx", b"baru")
    assert contents(tmp_path) == {"a.xlsx": b"lama"}


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "Hasil LAKIP").write_bytes(b"berkas")
    with pytest.raises(UnwritableResult):
        put_in_place(tmp_path / "Hasil LAKIP" / "a.xlsx", b"baru")
    assert contents(tmp_path) == {"Hasil LAKIP": b"berkas"}


def test_only_our_own_old_temporary_files_are_swept(tmp_path: Path) -> None:
    for name in (".~lakip-lama.tmp", ".~lakip-baru.tmp", "orang lain.tmp"):
        (tmp_path / name).write_bytes(b"")
    long_ago = time.time() - 2 * results.STALE_AFTER
    for name in (".~lakip-lama.tmp", "orang lain.tmp"):
        os.utime(tmp_path / name, (long_ago, long_ago))
    sweep(tmp_path)
    assert contents(tmp_path).keys() == {".~lakip-baru.tmp", "orang lain.tmp"}


def test_a_run_beside_an_open_result_keeps_both(office: Callable[[Books], Path], locked: Callable[..., None]) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    name = "LAKIP 2022 DINAS CONTOH KOTA CONTOH"
    check(folder)
    locked(f"{name}.xlsx")
    run = check(folder)
    assert run.code == 0
    assert sorted(path.name for path in run.results.glob("*.xlsx")) == [f"{name} (2).xlsx", f"{name}.xlsx"]
    assert f"{name} (2).xlsx" in run.err


# --- names of files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LAKIP 2020 Dinas A/B", "LAKIP 2020 Dinas A B"),
        ('Dinas "X" <Y>: Z?', "Dinas X Y Z"),
        ("Dinas X. ", "Dinas X"),
        ("CON", "_CON"),
        ("com1.xlsx", "_com1.xlsx"),
        ("Contoh", "Contoh"),
        ("\x1b[31m", "[31m"),
        ("...", "tanpa nama"),
    ],
)
def test_names_that_windows_takes(text: str, name: str) -> None:
    assert file_name(text) == name


@given(st.text(max_size=300))
def test_any_text_becomes_a_file_name(text: str) -> None:
    name = file_name(text)
    assert 1 <= len(name) <= 121 and not set(name) & set('<>:"/\\|?*\0\n')
    assert name == name.strip() and not name.endswith(".")


# --- memory -----------------------------------------------------------------------------------------------------------


BROKEN = ("", "{", "[]", '{"offices": 3}', '{"offices": [{"folder": "A"}]}', '{"offices": [null]}', "\ufeffx")


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_memory_is_no_memory(tmp_path: Path, content: str) -> None:
    (tmp_path / "temuan.json").write_text(content, encoding="utf-8")
    assert remembered(tmp_path / "temuan.json", "A") == ()


def test_each_office_remembers_its_own(tmp_path: Path) -> None:
    memory = tmp_path / "temuan.json"
    memory.write_text('{"offices": [{"folder": "A", "findings": [{"id": "1"}, {"id": "2"}]}, {"folder": "B", "findings": []}]}')
    assert (remembered(memory, "A"), remembered(memory, "B"), remembered(memory, "C")) == (("1", "2"), (), ())
    assert remembered(tmp_path / "tidak ada.json", "A") == ()
