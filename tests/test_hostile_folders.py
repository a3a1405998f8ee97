"""Tricks of file systems and consoles, killed runs, full disks: no hang, no crash, nothing lost, nothing written elsewhere."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import FAULTY_BUDGET, SOUND_BUDGET, Books, Run, check, outside, write_book, write_office

from lakip_xl.errors import UnwritableResult
from lakip_xl.folder import results
from lakip_xl.folder.memory import recalled, remembered
from lakip_xl.folder.memory import told as history_of
from lakip_xl.folder.offices import find_offices, shown_name
from lakip_xl.folder.results import file_name, put_in_place, sweep

posix = pytest.mark.skipif(os.name != "posix", reason="POSIX only")
linux = pytest.mark.skipif(sys.platform != "linux", reason="names of bytes and such are Linux's")


def listing(folder: Path) -> dict[str, str]:
    """Everything below a folder but its results: names, and what the files hold."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "-"
        for path in sorted(folder.rglob("*"))
        if "Hasil LAKIP" not in path.parts
    }


# --- names and kinds of files -----------------------------------------------------------------------------------------

NAMES = (
    "Biasa.xlsx",
    "HURUF BESAR.XLSX",
    "[kurung].xlsx",
    "[b]tebal[-b].xlsx",
    "x" * 250 + ".xlsx",
    "a\x1b[31mmerah.xlsx",
    "baris\nbaru.xlsx",
    "tab\t.xlsx",
    unicodedata.normalize("NFD", "Café Señor.xlsx"),
    unicodedata.normalize("NFC", "Café Señor.xlsx"),
    "emoji 😀.xlsx",
    " spasi depan.xlsx",
    "'kutip' \"ganda\".xlsx",
    "-dash.xlsx",
    "%s %d.xlsx",
    "CON.xlsx",
    "titik. .xlsx",
    "\u202eslx.xlsx",
    "$(rm -rf).xlsx",
    "a;b|c.xlsx",
    "Makro.XLSM",
)


@linux
def test_a_folder_full_of_tricks(tmp_path: Path) -> None:
    """One run over all of them, from outside, as a user starts it."""
    folder = tmp_path / "dinas \x1b[7m[aneh]"
    folder.mkdir()
    whole = write_book(tmp_path / "asal.xlsx", {"Rekap": FAULTY_BUDGET}).read_bytes()
    for name in NAMES:
        (folder / name).write_bytes(whole)
    Path(os.fsdecode(os.fsencode(folder) + b"/bukan utf-8 \xff\xfe.xlsx")).write_bytes(whole)
    (folder / "folder.xlsx").mkdir()
    os.mkfifo(folder / "pipa.xlsx")
    (folder / "putaran.xlsx").symlink_to("putaran.xlsx")
    (folder / "nol.xlsx").symlink_to("/dev/zero")
    (folder / "sandi.xlsx").symlink_to("/etc/passwd")
    (folder / "induk").symlink_to(tmp_path, target_is_directory=True)
    before = {path.name for path in tmp_path.iterdir()}
    inputs = {path: path.read_bytes() for path in folder.iterdir() if path.is_file() and not path.is_symlink()}

    run = timed(folder, 120, "--json", "-")
    assert "Traceback" not in run.err and "Kesalahan program" not in run.err
    assert run.code == 1
    status = {file["path"]: file["status"] for file in run.office["files"]}
    assert all(status[name] == "read" for name in NAMES)
    assert status["bukan utf-8 \ufffd\ufffd.xlsx"] == "read"
    assert {status[name] for name in ("pipa.xlsx", "putaran.xlsx", "nol.xlsx", "sandi.xlsx")} == {"skipped"}
    assert "folder.xlsx" not in status
    assert not [sign for sign in run.err if unicodedata.category(sign) == "Cc" and sign not in "\n\t"]
    assert {path.name for path in tmp_path.iterdir()} == before
    assert {path: path.read_bytes() for path in inputs} == inputs
    assert {path.name for path in folder.iterdir() if path.name not in {p.name for p in inputs}} == {
        "folder.xlsx",
        "pipa.xlsx",
        "putaran.xlsx",
        "nol.xlsx",
        "sandi.xlsx",
        "induk",
        "Hasil LAKIP",
    }


def timed(folder: Path, seconds: float, *options: object) -> Run:
    command = [sys.executable, "-m", "lakip_xl", "periksa", folder, *map(str, options)]
    done = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace"), folder)


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may open everything")
def test_a_folder_that_may_not_be_opened_is_a_sentence(office: Callable[[Books], Path]) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    folder.chmod(0)
    try:
        (found,) = find_offices((folder,))
    finally:
        folder.chmod(0o755)
    assert "tidak dapat dibuka" in (found.left_out[0].reason or "")


def test_a_folder_that_cannot_be_listed_is_a_sentence(office: Callable[[Books], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})

    def refuse(path: Path) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("lakip_xl.folder.offices.os.scandir", refuse)
    (found,) = find_offices((folder,))
    assert (found.inputs, found.left_out[0].status) == ((), "refused")
    assert found.left_out[0].reason == f"{folder.name} tidak dapat dibuka. Periksa izin folder, lalu jalankan lagi."


@posix
def test_a_pipe_that_is_asked_for_by_name_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.xlsx")
    (found,) = find_offices((tmp_path / "pipa.xlsx",))
    assert (found.inputs, found.left_out[0].status) == ((), "refused")


@posix
def test_a_link_to_a_workbook_elsewhere_gets_its_results_where_it_lies(tmp_path: Path) -> None:
    write_office(tmp_path / "lain", {"asal.xlsx": {"Rekap": SOUND_BUDGET}})
    (tmp_path / "dinas").mkdir()
    (tmp_path / "dinas" / "a.xlsx").symlink_to(tmp_path / "lain" / "asal.xlsx")
    (found,) = find_offices((tmp_path / "dinas" / "a.xlsx",))
    assert found.path == tmp_path / "dinas"


def test_names_that_differ_only_in_case_come_in_one_order(tmp_path: Path) -> None:
    for name in ("b.xlsx", "a.xlsx", "B.xlsx", "A.xlsx"):
        (tmp_path / name).write_bytes(b"")
    names = [path.name for path in find_offices((tmp_path,))[0].inputs]
    assert names == sorted(names, key=lambda name: (name.casefold(), name))


def test_the_lock_file_tells_of_the_workbook_that_is_open(tmp_path: Path) -> None:
    for name in ("Belanja.xlsx", "~$Belanja.xlsx", "~$hilang.xlsx"):
        (tmp_path / name).write_bytes(b"x")
    reasons = {file.name: file.reason or "" for file in find_offices((tmp_path,))[0].left_out}
    assert "Belanja.xlsx sedang dibuka di Excel, yang dibaca adalah simpanan terakhir" in reasons["~$Belanja.xlsx"]
    assert "sedang dibuka" not in reasons["~$hilang.xlsx"]


def test_a_name_that_is_no_text_gets_marks() -> None:
    assert shown_name(os.fsdecode(b"a\xffb") if os.name == "posix" else "a\udcffb") == "a\ufffdb"


@pytest.mark.parametrize("text", ["x" * 500, "😀" * 200, "é" * 300])
def test_names_fit_into_every_file_system(text: str) -> None:
    assert 1 <= len(f"{file_name(text)} (19).xlsx".encode()) <= 255


# --- consoles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "cp437"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "utf-8", "NO_COLOR": "1", "TERM": "dumb"},
    ],
    ids=lambda environment: " ".join(environment.values()),
)
def test_old_consoles_show_what_they_can(office: Callable[[Books], Path], environment: dict[str, str]) -> None:
    folder = office({"Belanja − ✓ 中文.xlsx": {"Rekap ✓": FAULTY_BUDGET.replace("Kegiatan Satu", "Kegiatan ✓ − 中文 😀")}})
    for command in (
        ("periksa", folder, "--hanya-periksa"),
        ("kenali", next(folder.glob("*.xlsx"))),
        ("aturan",),
        ("aturan", "ANG101"),
    ):
        run = outside(*command, **environment)
        assert "Traceback" not in run.err and "UnicodeEncodeError" not in run.err
        assert run.code in (0, 1)


# --- results ----------------------------------------------------------------------------------------------------------


@posix
def test_a_results_folder_that_is_a_link_is_not_written_to(office: Callable[[Books], Path], tmp_path: Path) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    (tmp_path / "lain").mkdir()
    (folder / "Hasil LAKIP").symlink_to(tmp_path / "lain", target_is_directory=True)
    run = check(folder)
    assert run.code not in (0, 1) and "tautan" in run.err
    assert list((tmp_path / "lain").iterdir()) == []


@posix
@pytest.mark.parametrize("leads_to", ["../../lain", ".."])
def test_a_folder_of_marked_copies_that_is_a_link_is_not_written_to(
    office: Callable[[Books], Path], tmp_path: Path, leads_to: str
) -> None:
    """ ".." are the inputs themselves: the marked copies have their names."""
    folder = office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}})
    before = (folder / "Belanja.xlsx").read_bytes()
    (folder.parent / "lain").mkdir()
    (folder / "Hasil LAKIP").mkdir()
    (folder / "Hasil LAKIP" / "Ditandai").symlink_to(leads_to, target_is_directory=True)
    run = check(folder)
    assert run.code == 1 and "Ditandai adalah tautan" in run.err
    assert (folder / "Belanja.xlsx").read_bytes() == before
    assert list((folder.parent / "lain").iterdir()) == []


@posix
def test_a_result_never_replaces_a_device_nor_a_pipe_that_is_linked_to(tmp_path: Path) -> None:
    """``--json /dev/stdout`` of an administrator would leave a file in its place."""
    os.mkfifo(tmp_path / "pipa")
    (tmp_path / "layar").symlink_to("pipa")
    (tmp_path / "nol").symlink_to("/dev/null")
    for name in ("layar", "nol"):
        with pytest.raises(UnwritableResult, match=name):
            put_in_place(tmp_path / name, b"{}")
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_symlink()) == ["layar", "nol"]


def test_a_memory_that_may_not_be_looked_at_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A results folder of another user: what is wrong with it is told when the result cannot be put there."""

    def denied(self: Path) -> bool:
        raise PermissionError(13, "denied", str(self))

    monkeypatch.setattr(Path, "is_file", denied)
    assert remembered(tmp_path / "temuan.json", "dinas") == ()


@pytest.mark.parametrize(
    "told",
    [
        '"history": [{"run": 1e999, "kesalahan": 0, "peringatan": 0, "catatan": 0, "new": 0, "resolved": 0, "files": {}}]',
        '"history": 7',
    ],
)
def test_a_memory_of_odd_numbers_still_knows_its_findings(tmp_path: Path, told: str) -> None:
    entry = f'{{"folder": "dinas", "files": [], "findings": [{{"id": "a1", "place": "di mana-mana"}}], {told}}}'
    (tmp_path / "temuan.json").write_text(f'{{"offices": [{entry}]}}', encoding="utf-8")
    assert remembered(tmp_path / "temuan.json", "dinas") == ("a1",)
    memory = recalled(tmp_path / "temuan.json", "dinas")
    assert [gone.where for gone in history_of(memory, (), ("a1",), (), ()).gone] == [""]


@posix
def test_a_pipe_in_the_place_of_the_memory_is_not_waited_for(office: Callable[[Books], Path]) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    (folder / "Hasil LAKIP").mkdir()
    os.mkfifo(folder / "Hasil LAKIP" / "temuan.json")
    assert check(folder).code == 0
    assert (folder / "Hasil LAKIP" / "temuan.json").is_file()


def test_a_folder_in_the_place_of_the_result_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    (tmp_path / "a.xlsx" / "isi").write_bytes(b"x")
    assert put_in_place(tmp_path / "a.xlsx", b"baru") == tmp_path / "a (2).xlsx"
    assert (tmp_path / "a.xlsx" / "isi").read_bytes() == b"x"


@posix
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"lama")
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(UnwritableResult) as caught:
            put_in_place(tmp_path / "a.xlsx", b"baru")
    finally:
        tmp_path.chmod(0o755)
    assert "tidak dapat ditulisi" in caught.value.sentence and (tmp_path / "a.xlsx").read_bytes() == b"lama"


@pytest.mark.parametrize("after", [0, 1, 100, 4095, 4096, 9_999])
def test_a_disk_that_fills_up_at_any_size_leaves_the_old_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"lama")
    really = os.fdopen

    def small(handle: int, mode: str) -> object:
        stream = really(handle, mode)

        class Full:
            def __enter__(self) -> Full:
                return self

            def __exit__(self, *_: object) -> None:
                stream.close()

            def write(self, content: bytes) -> None:
                stream.write(content[:after])
                raise OSError(28, "No space left on device")

        return Full()

    monkeypatch.setattr(results.os, "fdopen", small)
    with pytest.raises(UnwritableResult):
        put_in_place(tmp_path / "a.xlsx", b"b" * 10_000)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.xlsx": b"lama"}


@linux
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    """The kernel's own limit on the size of a file, in a process of its own."""
    (tmp_path / "a.xlsx").write_bytes(b"lama")
    program = (
        "import resource, signal, sys; from pathlib import Path; from lakip_xl.folder.results import put_in_place\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))\n"
        "try: put_in_place(Path(sys.argv[1]), b'b' * 100_000)\n"
        "except Exception as fault: print(type(fault).__name__)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path / "a.xlsx")], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "UnwritableResult"
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.xlsx": b"lama"}


@posix
def test_killed_runs_leave_the_old_result_or_the_new_one(tmp_path: Path) -> None:
    """Twenty kills at random moments of a process that does nothing but put results in place."""
    target = tmp_path / "a.xlsx"
    old, new = b"lama" * 500_000, b"baru" * 500_000
    target.write_bytes(old)
    program = (
        "import sys; from pathlib import Path; from lakip_xl.folder.results import put_in_place\n"
        "print('mulai', flush=True)\n"
        "while True:\n    put_in_place(Path(sys.argv[1]), b'baru' * 500_000); put_in_place(Path(sys.argv[1]), b'lama' * 500_000)"
    )
    chance = random.Random(1)
    for _ in range(20):
        with subprocess.Popen([sys.executable, "-c", program, str(target)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None and process.stdout.readline()
            time.sleep(chance.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
        assert target.read_bytes() in (old, new)
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"], "what killed processes left is swept by the next run"


def test_only_what_no_running_process_owns_is_swept(tmp_path: Path) -> None:
    names = {
        f".~lakip-{results._machine()}-{os.getpid()}-1.tmp": True,
        f".~lakip-{'0' * 8}-999999-1.tmp": True,
        f".~lakip-{results._machine()}-{2**22 + 1}-1.tmp": os.name != "posix",
        f".~lakip-{results._machine()}-99999999999-1.tmp": True,
        "milik orang.tmp": True,
    }
    for name in names:
        (tmp_path / name).write_bytes(b"")
    sweep(tmp_path)
    assert {name: (tmp_path / name).exists() for name in names} == names


def test_an_interrupted_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(results.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        put_in_place(tmp_path / "a.xlsx", b"baru")
    assert list(tmp_path.iterdir()) == []


def runs(folder: Path, target: Path) -> Iterator[dict[str, str]]:
    """The same office under other hash seeds, time zones and locales; the order in the folder differs too."""
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Jakarta", "C.UTF-8"), ("2", "America/New_York", "C")):
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        for path in sorted(folder.glob("*.xlsx"), key=lambda path: hash((path.name, seed))):
            shutil.copy(path, target / path.name)
        run = outside("periksa", target, PYTHONHASHSEED=seed, TZ=zone, LC_ALL=locale)
        assert run.code in (0, 1), run.err
        yield {
            str(path.relative_to(target)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(target.rglob("*"))
            if path.is_file()
        }


def test_the_same_input_gives_the_same_bytes(office: Callable[[Books], Path], tmp_path: Path) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}, "Lain.xlsx": {"Rekap": SOUND_BUDGET}})
    first, *others = runs(folder, tmp_path / "lain" if not (tmp_path / "lain").exists() else tmp_path / "lain2")
    assert first and all(other == first for other in others)


def test_inputs_are_left_as_they_are(office: Callable[[Books], Path]) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}})
    times = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    before = listing(folder)
    check(folder)
    with contextlib.suppress(json.JSONDecodeError):
        check(folder)
    assert listing(folder) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times
