"""The command line: exit codes, what each command shows, and a start that costs nothing."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import FAULTY_BUDGET, SAMPLES, SOUND, SOUND_BUDGET, TEXT, Books, Run, copy_sample, inside, outside, write_office

from lakip_xl import __version__
from lakip_xl.cli import cli, main
from lakip_xl.rules.registry import all_rules

Office = Callable[[Books], Path]

SOUND_BOOK = {"Rekap": SOUND_BUDGET}
FAULTY_BOOK = {"Rekap": FAULTY_BUDGET}
STRANGE_BOOK = {"Catatan": "Rapat | Hadir\nSenin | Ani"}
HEAVY = ("openpyxl", "xlsxwriter", "rapidfuzz", "dateutil", "lakip_xl.run", "lakip_xl.periksa")


# --- exit codes -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("books", "broken", "code"),
    [
        ({"Belanja.xlsx": SOUND_BOOK}, "", 0),
        ({"Belanja.xlsx": FAULTY_BOOK}, "", 1),
        ({"Belanja.xlsx": SOUND_BOOK}, "Rusak.xlsx", 3),
        ({"Belanja.xlsx": FAULTY_BOOK}, "Rusak.xlsx", 3),
        ({"Rapat.xlsx": STRANGE_BOOK}, "", 4),
        ({"Rapat.xlsx": STRANGE_BOOK}, "Rusak.xlsx", 4),
        ({"Belanja.xlsx": SOUND_BOOK, "Rapat.xlsx": STRANGE_BOOK}, "", 0),
    ],
)
def test_the_highest_exit_code_wins(office: Office, books: Books, broken: str, code: int) -> None:
    folder = office(books)
    if broken:
        (folder / broken).write_bytes(b"")
    assert inside("periksa", folder).code == code


def test_a_folder_without_workbooks_has_no_table(tmp_path: Path) -> None:
    assert inside("periksa", tmp_path).code == 4


@pytest.mark.parametrize(
    "arguments",
    [
        ("periksa", "tidak ada"),
        ("periksa", "--tahun", "dua ribu"),
        ("periksa", "--tahun", "1066"),
        ("periksa", "--proses", "0"),
        ("periksa", "--tidak-dikenal"),
        ("kenali", "tidak ada.xlsx"),
        ("aturan", "XYZ999"),
        ("perintah-lain",),
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    run = inside(*arguments)
    assert (run.code, run.out) == (2, "")
    assert list(tmp_path.iterdir()) == []


# --- several offices --------------------------------------------------------------------------------------------------


def offices_of(run: Run) -> dict[str, str]:
    return {office["folder"]: office["verdict"] for office in run.temuan["offices"]}


def test_one_bad_office_never_stops_the_others(tmp_path: Path) -> None:
    write_office(tmp_path / "A", {"Belanja.xlsx": FAULTY_BOOK})
    write_office(tmp_path / "B", {})
    (tmp_path / "B" / "Rusak.xlsx").write_bytes(b"PK\x03\x04 terpotong")
    write_office(tmp_path / "C", {"Belanja.xlsx": SOUND_BOOK})
    run = inside("periksa", tmp_path, "--json", "-")
    assert offices_of(run) == {"A": "perlu-diperbaiki", "B": "tidak-terbaca", "C": "siap"}
    assert run.code == 3
    assert all((tmp_path / name / "Hasil LAKIP" / "temuan.json").is_file() for name in "ABC")


def test_offices_that_cannot_be_written_never_stop_the_others(tmp_path: Path) -> None:
    for name in "AB":
        write_office(tmp_path / name, {"Belanja.xlsx": SOUND_BOOK})
    (tmp_path / "A" / "Hasil LAKIP").write_text("sebuah berkas, bukan folder")
    run = inside("periksa", tmp_path, "--json", "-")
    assert run.code == 3
    assert (tmp_path / "B" / "Hasil LAKIP" / "temuan.json").is_file()
    assert offices_of(run)["B"] == "siap"


def test_parallel_offices_are_reported_in_their_order(tmp_path: Path) -> None:
    for name in "ABC":
        write_office(tmp_path / name, {"Belanja.xlsx": FAULTY_BOOK if name == "B" else SOUND_BOOK})
    one_by_one = inside("periksa", tmp_path, "--json", "-", "--hanya-periksa", "--keluaran", tmp_path / "satu")
    together = outside("periksa", tmp_path, "--json", "-", "--hanya-periksa", "--keluaran", tmp_path / "banyak", "--proses", 2)
    assert offices_of(one_by_one) == {"A": "siap", "B": "perlu-diperbaiki", "C": "siap"}
    assert together.temuan == one_by_one.temuan
    assert together.code == one_by_one.code == 1


# --- the program as a user starts it ----------------------------------------------------------------------------------


def test_the_current_folder_is_checked_when_none_is_named(tmp_path: Path) -> None:
    copy_sample(SOUND, tmp_path / SOUND)
    run = outside("periksa", "--json", "-", cwd=tmp_path / SOUND)
    assert run.code == 0 and run.office["folder"] == SOUND
    assert "Traceback" not in run.err and str(Path("Hasil LAKIP", "temuan.json")) in run.err


@pytest.mark.parametrize("encoding", ["ascii", "cp437"])
def test_an_old_console_gets_no_traceback(office: Office, encoding: str) -> None:
    folder = office({"Belanja “✓”.xlsx": {"Rekap ✓": FAULTY_BUDGET.replace("CONTOH", "CØNTØH ✓")}})
    run = outside("periksa", folder, PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert run.code == 1
    assert "!F6" in run.err and "Traceback" not in run.err


def test_help_imports_nothing_heavy() -> None:
    script = "import sys\nfrom lakip_xl.cli import cli\ntry: cli(['--help'])\nfinally: print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    assert "periksa" in done.stdout and "click" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_version() -> None:
    assert inside("--version").out.split() == ["lakip-xl", __version__]


@pytest.mark.parametrize("command", ["periksa", "kenali", "aturan"])
def test_each_command_has_help(command: str) -> None:
    assert inside(command, "--help").code == 0
    assert command in inside("--help").out


# --- kenali -----------------------------------------------------------------------------------------------------------


def test_kenali_shows_kind_range_and_each_column() -> None:
    run = inside("kenali", SAMPLES / TEXT / "Realisasi Anggaran 2020.xlsx")
    assert run.code == 0
    sheet = run.out.partition("Lembar Belanja Langsung")[2]
    assert "realisasi-belanja" in sheet and "A5:I33" in sheet
    meanings = {words[0]: words[-1] for line in sheet.splitlines() if len(words := line.split()) > 2}
    assert meanings.items() >= {
        "B": "uraian", "C": "induk", "D": "pagu", "E": "fisik", "F": "realisasi", "G": "serapan", "H": "sisa", "I": "sisa_persen",
    }.items()  # fmt: skip


def test_kenali_names_what_is_missing_and_writes_nothing(office: Office) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET, "Catatan": STRANGE_BOOK["Catatan"]}})
    run = inside("kenali", folder / "Belanja.xlsx")
    assert run.code == 0
    assert "Rekap" in run.out and "Catatan" in run.out
    assert "sisa_persen" in run.out and "fisik" in run.out
    assert [path.name for path in folder.iterdir()] == ["Belanja.xlsx"]


def test_kenali_of_a_table_with_all_its_columns(office: Office) -> None:
    whole = """
PERJANJIAN KINERJA TAHUN 2020
No | Kode | Tujuan   | Sasaran Strategis | Indikator Kinerja | Satuan | Target
1  | 2.17 | Tujuan A | Sasaran A         | Koperasi aktif    | persen | 80
"""
    run = inside("kenali", office({"Kinerja.xlsx": {"PK": whole}}) / "Kinerja.xlsx")
    meanings = {words[0]: words[-1] for line in run.out.splitlines() if len(words := line.split()) > 2}
    letters = dict(zip("BCDEFG", ("kode", "tujuan", "sasaran", "indikator", "satuan", "target"), strict=True))
    assert meanings.items() >= letters.items()
    assert not any(line.strip().startswith("tidak ada kolom") for line in run.out.splitlines())


def test_kenali_of_a_strange_and_of_a_broken_file(office: Office) -> None:
    folder = office({"Rapat.xlsx": STRANGE_BOOK})
    (folder / "Rusak.xlsx").write_bytes(b"%PDF-1.7")
    assert inside("kenali", folder / "Rapat.xlsx").code == 4
    broken = inside("kenali", folder / "Rusak.xlsx")
    assert (broken.code, broken.out) == (3, "") and "Rusak.xlsx" in broken.err


# --- aturan -----------------------------------------------------------------------------------------------------------


def test_aturan_lists_every_rule_once() -> None:
    codes = [line.split()[0] for line in inside("aturan").out.splitlines()]
    assert codes == [rule.code for rule in all_rules()]
    assert len(set(codes)) == len(codes) and len(codes) >= 30


@pytest.mark.parametrize("code", ["ANG102", "ang102"])
def test_aturan_prints_one_page(code: str) -> None:
    page = next(rule.page for rule in all_rules() if rule.code == "ANG102")
    run = inside("aturan", code)
    assert run.code == 0
    for part in (page.code, page.name, page.severity.value, page.source, *page.wrong.splitlines(), *page.right.splitlines()):
        assert part in run.out


# --- other files ------------------------------------------------------------------------------------------------------


def test_sarif_and_junit_are_written_where_asked(office: Office, tmp_path: Path) -> None:
    folder = office({"Belanja.xlsx": FAULTY_BOOK})
    run = inside("periksa", folder, "--sarif", tmp_path / "hasil.sarif", "--junit", tmp_path / "junit.xml")
    assert run.code == 1
    assert json.loads((tmp_path / "hasil.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    assert "<failure" in (tmp_path / "junit.xml").read_text(encoding="utf-8")


def test_a_document_that_cannot_be_written_is_a_sentence_and_the_others_are_written(office: Office, tmp_path: Path) -> None:
    folder = office({"Belanja.xlsx": SOUND_BOOK})
    (tmp_path / "berkas").write_text("bukan folder")
    run = outside("periksa", folder, "--json", tmp_path / "berkas" / "a.json", "--sarif", tmp_path / "a.sarif")
    assert run.code == 3 and "Traceback" not in run.err
    assert f"{tmp_path / 'berkas'} " in run.err
    assert (tmp_path / "a.sarif").exists() and len(list((folder / "Hasil LAKIP").glob("LAKIP*.xlsx"))) == 1


def test_a_document_never_takes_the_place_of_a_workbook(office: Office) -> None:
    folder = office({"Belanja.xlsx": SOUND_BOOK})
    before = (folder / "Belanja.xlsx").read_bytes()
    run = outside("periksa", folder, "--json", folder / "Belanja.xlsx")
    assert run.code == 3 and str(folder / "Belanja.xlsx") in run.err
    assert (folder / "Belanja.xlsx").read_bytes() == before


def test_a_result_never_takes_the_place_of_an_input(tmp_path: Path) -> None:
    """Results are asked for above a folder that is called as that of the marked copies."""
    folder = write_office(tmp_path / "Ditandai", {"Belanja.xlsx": FAULTY_BOOK})
    before = (folder / "Belanja.xlsx").read_bytes()
    assert inside("periksa", folder, "--keluaran", tmp_path).code == 1
    assert (folder / "Belanja.xlsx").read_bytes() == before
    assert (folder / "Belanja (2).xlsx").exists()


def test_the_last_net_is_a_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(**options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("lakip_xl.cli.cli", broken)
    monkeypatch.setattr(sys, "argv", ["lakip-xl", "periksa"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 3 and "ZeroDivisionError" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["lakip-xl", "periksa", "--debug"])
    with pytest.raises(ZeroDivisionError):
        main()


# --- every end has its sentence ---------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
@pytest.mark.parametrize("command", ["periksa {} --json - --diam", "kenali {}/Belanja.xlsx", "aturan"])
@pytest.mark.parametrize(("sink", "codes"), [(">/dev/full", {3}), (">&-", {0}), (">&- 2>&-", {0}), ("2>/dev/full", {0, 3})])
def test_an_output_that_is_full_or_closed(office: Office, command: str, sink: str, codes: set[int]) -> None:
    folder = office({"Belanja.xlsx": SOUND_BOOK})
    told = f"{sys.executable} -m lakip_xl {command.format(shlex.quote(str(folder)))} {sink}"
    done = subprocess.run(["bash", "-c", told], capture_output=True, text=True, check=False)
    assert done.returncode in codes
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


def test_an_interrupt_before_the_check_begins_is_no_fault_of_the_office(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.commands["aturan"], "callback", interrupted)
    monkeypatch.setattr(sys, "argv", ["lakip-xl", "aturan"])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder in which a program works")
def test_a_working_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "hilang"
    gone.mkdir()
    told = f"cd {shlex.quote(str(gone))}; rmdir {shlex.quote(str(gone))}; {sys.executable} -m lakip_xl periksa"
    done = subprocess.run(["bash", "-c", told], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr and "folder kerja" in done.stderr
