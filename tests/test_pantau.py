"""The drop folder: each final state is checked exactly once and nothing half-read, whatever is copied, renamed or deleted."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import FAULTY_BUDGET, SOUND_BUDGET, inside, write_book, write_office

from lakip_xl import pantau, watched
from lakip_xl.errors import CHECKED, INTERRUPTED
from lakip_xl.folder.offices import OfficeFolder
from lakip_xl.folder.verdict_names import put_verdict_in_name
from lakip_xl.pantau import watch_folders
from lakip_xl.periksa import Request, check_paths
from lakip_xl.watched import Times, Watch
from lakip_xl.write.recap_line import RecapLine

PATIENCE = 60.0
ONLY_CHECK = Request((), diam=True, hanya_periksa=True, proses=2)
FAST = Times(settle=0.4, patience=3.0, anyway=0.6)
SOUND, FAULTY = {"Rekap": SOUND_BUDGET}, {"Rekap": FAULTY_BUDGET}

State = tuple[tuple[str, str], ...]


def state_of(folder: Path) -> State:
    """An office's state: its workbooks with the digests of their contents."""
    return tuple(sorted((path.name, hashlib.sha256(path.read_bytes()).hexdigest()) for path in folder.glob("*.xlsx")))


@dataclass
class Watcher:
    """A watch in a thread, and every check that it made: the office's folder and the state that was read."""

    folders: tuple[Path, ...]
    times: Times = FAST
    request: Request = ONLY_CHECK
    checks: list[tuple[str, State, tuple[str, ...]]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    ended: bool = False
    code: int | None = None

    def run(self, monkeypatch: pytest.MonkeyPatch) -> threading.Thread:
        original = watched.Watch.take

        def take(watch: Watch, folder: OfficeFolder, line: RecapLine | None, *, failed: bool = False) -> None:
            original(watch, folder, line, failed=failed)
            assert not failed, line
            temuan = json.loads((folder.path / "Hasil LAKIP" / "temuan.json").read_text(encoding="utf-8"))
            files = temuan["offices"][0]["files"]
            state = tuple(sorted((file["path"], file["sha256"]) for file in files if file["status"] != "skipped"))
            refused = tuple(file["reason"] for file in files if file["status"] == "refused")
            self.checks.append((folder.path.name, state, refused))

        monkeypatch.setattr(watched.Watch, "take", take)
        thread = threading.Thread(target=self._work, daemon=True)
        thread.start()
        return thread

    def _work(self) -> None:
        self.code = watch_folders(self.folders, self.request, self.times, self.said.append, lambda: self.ended)

    def until(self, folder: Path, state: State) -> None:
        """Waits until a state was checked."""
        end = time.monotonic() + PATIENCE
        while not any(name == folder.name and seen == state for name, seen, _ in self.checks):
            assert time.monotonic() < end, (folder.name, state, self.checks, self.said)
            time.sleep(0.05)


@pytest.fixture
def watching(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Watcher]]:
    started: list[tuple[Watcher, threading.Thread]] = []

    def start(*folders: Path, **options: object) -> Watcher:
        watcher = Watcher(folders, **options)  # type: ignore[arg-type]
        started.append((watcher, watcher.run(monkeypatch)))
        return watcher

    yield start
    for watcher, thread in started:
        watcher.ended = True
        thread.join(PATIENCE)
        assert not thread.is_alive() and watcher.code == CHECKED


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A drop folder with two offices, and a place outside of it where workbooks are made."""
    drop, outside = tmp_path / "kotak [masuk]", tmp_path / "luar"
    outside.mkdir()
    for name in ("Dinas A", "Dinas B"):
        write_office(drop / name, {"Belanja.xlsx": SOUND})
    return drop / "Dinas A", drop / "Dinas B", outside


def in_pieces(source: Path, target: Path, pieces: int, pause: float) -> None:
    content = source.read_bytes()
    step = len(content) // pieces + 1
    with target.open("wb") as stream:
        for start in range(0, len(content), step):
            stream.write(content[start : start + step])
            stream.flush()
            time.sleep(pause)


def saved_by_excel(source: Path, target: Path) -> None:
    """As Excel saves: a lock, a temporary file beside, the old one away, the new one in its place."""
    lock, temporary = target.with_name(f"~${target.name}"), target.with_name("A1B2C3D4.tmp")
    lock.write_bytes(b"x" * 165)
    shutil.copyfile(source, temporary)
    target.unlink()
    time.sleep(0.7)
    temporary.rename(target)
    time.sleep(0.1)
    lock.unlink()


@pytest.mark.parametrize("poll", [None, 0.2], ids=["events", "polling"])
def test_each_final_state_is_checked_exactly_once(
    two: tuple[Path, Path, Path], watching: Callable[..., Watcher], poll: float | None
) -> None:
    a, b, outside = two
    watcher = watching(a.parent, times=Times(FAST.settle, FAST.patience, FAST.anyway, poll))
    finals: list[tuple[Path, State]] = []

    def final(*folders: Path) -> None:
        for folder in folders:
            finals.append((folder, state_of(folder)))
            watcher.until(*finals[-1])

    final(a, b)
    faulty, other = write_book(outside / "salah.xlsx", FAULTY), write_book(outside / "lain.xlsx", SOUND | {"Lain": SOUND_BUDGET})
    slow = threading.Thread(target=in_pieces, args=(faulty, a / "Belanja 2.xlsx", 6, 0.25))
    slow.start()  # a copy in pieces, while the other office is saved by Excel
    saved_by_excel(faulty, b / "Belanja.xlsx")
    slow.join()
    final(a, b)
    (a / "Belanja 2.xlsx").rename(a / "Belanja dua.xlsx")
    final(a)
    os.replace(shutil.copyfile(other, outside / "tiruan.xlsx"), a / "Belanja.xlsx")
    (a / "Belanja dua.xlsx").unlink()
    shutil.copyfile(other, b / "Tambahan.xlsx")
    final(a, b)
    write_office(a.parent / "Dinas Baru", {"Belanja.xlsx": FAULTY})
    final(a.parent / "Dinas Baru")
    (b / "Tambahan.xlsx").touch()  # the same content again is no change
    (b / "~$Belanja.xlsx").write_bytes(b"x")
    (b / "catatan.txt").write_text("bukan berkas Excel")
    shutil.copytree(b / "Hasil LAKIP", b / "Hasil lama")
    time.sleep(FAST.settle * 4)
    counts = Counter((name, state) for name, state, _ in watcher.checks)
    assert counts == Counter((folder.name, state) for folder, state in finals)
    assert not any(refused for _, _, refused in watcher.checks), "nothing is half-read"


def test_half_a_file_is_waited_for_and_then_said(two: tuple[Path, Path, Path], watching: Callable[..., Watcher]) -> None:
    a, b, outside = two
    watcher = watching(a.parent)
    watcher.until(a, state_of(a))
    watcher.until(b, state_of(b))
    whole = write_book(outside / "besar.xlsx", FAULTY).read_bytes()
    (a / "Besar.xlsx").write_bytes(whole[: len(whole) // 2])
    started = time.monotonic()
    watcher.until(a, (state_of(a)[0], ("Besar.xlsx", "")))
    assert time.monotonic() - started > FAST.patience * 0.8
    assert watcher.checks[-1][2][0].startswith("Besar.xlsx") and len(watcher.checks) == 3
    (a / "Besar.xlsx").write_bytes(whole)
    watcher.until(a, state_of(a))
    assert not watcher.checks[-1][2]


def test_an_empty_office_is_forgotten(two: tuple[Path, Path, Path]) -> None:
    a, _, _ = two
    now = [0.0]
    watch = Watch([a.parent], FAST, lambda: now[0])
    assert watch.settled() == [] and watch.restless
    now[0] += 1
    assert [folder.name for folder in watch.settled()] == ["Dinas A", "Dinas B"]
    for office in list(watch.offices):
        watch.take(next(folder for folder in watched.offices_within(a.parent) if folder.path == office), None)
    assert watch.settled() == [] and not watch.restless
    shutil.rmtree(a)
    assert watch.settled() == [] and len(watch.offices) == 1


def test_a_drive_that_is_gone_is_not_forgotten(two: tuple[Path, Path, Path]) -> None:
    a, _, outside = two
    now = [0.0]
    watch = Watch([a.parent], FAST, lambda: now[0])
    watch.settled()
    now[0] += 1
    for folder in watch.settled():
        watch.take(folder, None)
    a.parent.rename(outside / "putus")
    assert watch.settled() == [] and watch.unreachable == {a.parent} and len(watch.offices) == 2
    (outside / "putus").rename(a.parent)
    assert watch.settled() == [] and not watch.unreachable
    now[0] += 5
    assert watch.settled() == [], "what came back unchanged is not checked again"


def test_a_check_that_failed_is_made_again_a_few_times(two: tuple[Path, Path, Path]) -> None:
    a, _, _ = two
    now, made = [0.0], []
    watch = Watch([a], FAST, lambda: now[0])
    for _ in range(600):
        for folder in watch.settled():
            made.append(now[0])
            watch.take(folder, None, failed=True)
        now[0] += 1.0
    assert len(made) == 1 + watched.RETRIES


def test_a_file_that_was_held_is_read_when_it_is_free(two: tuple[Path, Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    a, _, _ = two
    now, held, checked = [0.0], True, 0
    opens, digest_of = watched.opens, watched.digest_of
    monkeypatch.setattr(watched, "opens", lambda path: not held and opens(path))
    monkeypatch.setattr(watched, "digest_of", lambda path: None if held else digest_of(path))
    watch = Watch([a], FAST, lambda: now[0])
    for moment in range(40):
        now[0] = moment * FAST.settle
        for folder in watch.settled():
            checked += 1
            watch.take(folder, None)
        if moment == 20:
            assert checked == 1
            held = False
    assert checked == 2


def test_a_result_of_ours_among_the_files_changes_nothing(two: tuple[Path, Path, Path]) -> None:
    a, _, _ = two
    now, checked = [0.0], 0
    watch = Watch([a], FAST, lambda: now[0])
    for moment in range(12):
        now[0] = moment * FAST.settle
        for folder in watch.settled():
            checked += 1
            watch.take(folder, None)
        if moment == 5:
            write_book(a / "LAKIP 2024.xlsx", SOUND, "lakip-xl")
    assert checked == 1


def test_memory_stays_bounded(two: tuple[Path, Path, Path]) -> None:
    a, _, _ = two
    now = [0.0]
    watch = Watch([a.parent], FAST, lambda: now[0])
    for number in range(200):
        (a / f"{number}.xlsx").write_bytes(b"PK")
        watch.settled()
        now[0] += 10
        for folder in watch.settled():
            watch.take(folder, None)
        (a / f"{number}.xlsx").unlink()
    watch.settled()
    now[0] += 10
    watch.settled()
    known = watch.offices[a]
    assert len(watch.offices) == 2 and len(known.look) == len(known.digests) == 1


def test_a_file_in_the_drop_folder_itself(tmp_path: Path) -> None:
    write_office(tmp_path, {"Belanja.xlsx": SOUND})
    write_office(tmp_path / "Dinas A", {"Belanja.xlsx": SOUND})
    write_office(tmp_path / "Hasil LAKIP", {"LAKIP.xlsx": SOUND})
    assert [office.path for office in watched.offices_within(tmp_path)] == [tmp_path, tmp_path / "Dinas A"]


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is sent as a signal")
def test_ctrl_c_ends_with_one_sentence(tmp_path: Path) -> None:
    write_office(tmp_path / "Dinas A", {"Belanja.xlsx": FAULTY})
    command = [sys.executable, "-m", "lakip_xl", "pantau", str(tmp_path), "--nama-verdict"]
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it is ignored, and that is inherited
    program = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    signal.signal(signal.SIGINT, before)
    end = time.monotonic() + PATIENCE
    while not list(tmp_path.glob("Dinas A/Hasil LAKIP/LAKIP * - * kesalahan.xlsx")) and time.monotonic() < end:
        time.sleep(0.1)
    time.sleep(0.5)
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=PATIENCE)
    assert program.returncode == INTERRUPTED and out == ""
    assert err.splitlines()[-1].startswith("Pemantauan dihentikan") and "Traceback" not in err
    assert "PERLU DIPERBAIKI" in err
    assert not [path for path in tmp_path.rglob("*") if path.name.startswith(".~lakip-")]


def test_several_offices_get_a_recap(two: tuple[Path, Path, Path], watching: Callable[..., Watcher]) -> None:
    a, b, _ = two
    watcher = watching(a.parent, request=Request((), diam=True))
    watcher.until(a, state_of(a))
    watcher.until(b, state_of(b))
    end = time.monotonic() + PATIENCE
    while not (a.parent / "Hasil LAKIP" / "Rekap LAKIP.xlsx").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert (a.parent / "Hasil LAKIP" / "Rekap LAKIP.xlsx").is_file()


def test_without_watchfiles_it_looks_from_time_to_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert not pantau._Events([tmp_path]).working


def test_help_and_wrong_usage(tmp_path: Path) -> None:
    assert "--jeda" in inside("pantau", "--help").out
    assert inside("pantau").code == 2
    assert inside("pantau", tmp_path / "tidak ada").code == 2


# --- the verdict in the name ------------------------------------------------------------------------------------------


def test_the_name_follows_the_verdict(tmp_path: Path) -> None:
    folder = write_office(tmp_path / "Dinas", {"Belanja.xlsx": FAULTY})
    request = Request((folder,), diam=True, nama_verdict=True)
    first = check_paths(request).reports[0].workbook
    assert first and first.name.endswith(" kesalahan.xlsx")
    mine = first.with_name(f"{first.name.rpartition(' - ')[0]} - 99 kesalahan.xlsx")
    shutil.copyfile(folder / "Belanja.xlsx", mine)
    write_book(folder / "Belanja.xlsx", SOUND)
    second = check_paths(request).reports[0].workbook
    assert second and second.name.endswith(" - siap.xlsx") and second.is_file()
    assert not first.exists(), "our older result makes way"
    assert mine.is_file(), "what is not ours stays"


def test_a_name_that_is_taken_by_a_foreign_file_is_left_alone(tmp_path: Path) -> None:
    foreign = write_book(tmp_path / "LAKIP X - siap.xlsx", SOUND)
    before = foreign.read_bytes()
    result = write_book(tmp_path / "LAKIP X.xlsx", SOUND, "lakip-xl")
    placed = put_verdict_in_name(result, "LAKIP X.xlsx", "siap")
    assert placed.name == "LAKIP X - siap (2).xlsx" and foreign.read_bytes() == before
