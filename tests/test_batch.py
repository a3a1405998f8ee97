"""Many offices in one run: workers that die cost one office, and the recap says what each office's own result says."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import batch_help
import openpyxl
import pytest
from conftest import FAULTY_BUDGET, SAMPLES, SOUND, SOUND_BUDGET, TEXT, copy_sample, inside, write_office

from lakip_xl import periksa
from lakip_xl.errors import CHECKED, FAULTS, UNREADABLE
from lakip_xl.mishaps import Done, Limits, Mishap
from lakip_xl.model.findings import Verdict
from lakip_xl.periksa import Request, check_all, check_paths
from lakip_xl.read.workbook import read_workbook
from lakip_xl.workers import run_all, sensible_count
from lakip_xl.write.recap import BY_RULE, FILE_NAME, LACKING, NAME, compose_recap
from lakip_xl.write.recap_line import RecapLine
from lakip_xl.write.xlsx import workbook_bytes

MANY = 50
FIRST_LINE = 6
"""Of the recap's offices."""


# --- workers ----------------------------------------------------------------------------------------------------------


def outcomes(orders: list[str], count: int, limits: Limits) -> dict[str, Any]:
    return {done.item: done.outcome or (done.mishap, done.detail) for done in run_all(batch_help.obey, orders, count, limits)}


def test_a_mishap_costs_one_item() -> None:
    orders = ["a", "die", "b", "end", "fail", "c", "eat", "hang", "d"]
    found = outcomes(orders, 2, Limits(step=3))
    assert {order: found[order] for order in "abcd"} == {order: order for order in "abcd"}
    assert found["die"][0] is found["end"][0] is Mishap.CRASHED and found["end"][1] == "7"
    assert found["fail"] == (Mishap.CRASHED, "ZeroDivisionError")
    assert found["eat"] == (Mishap.MEMORY, "MemoryError")
    assert found["hang"] == (Mishap.SILENT, "3")


def test_an_office_that_goes_on_is_not_silent() -> None:
    assert outcomes(["slow"], 1, Limits(silence=1, step=1)) == {"slow": "slow"}


def test_a_step_and_what_is_between_steps_have_limits_of_their_own() -> None:
    ((_, told),) = outcomes(["idle"], 1, Limits(silence=1)).items()
    assert told == (Mishap.SILENT, "1")


def test_an_item_may_be_tried_again_in_another_form() -> None:
    given = []

    def again(done: Done[str, str]) -> str | None:
        given.append((done.item, done.step, done.mishap))
        return "a" if done.item == "die" else None

    assert [done.outcome for done in run_all(batch_help.obey, ["die", "end"], 1, again=again)] == ["a", None]
    assert given == [("die", "at die", Mishap.CRASHED), ("end", "at end", Mishap.CRASHED)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process that is ended without notice, as POSIX does it")
def test_workers_end_with_their_program(tmp_path: Path) -> None:
    code = "import sys; sys.path.insert(0, sys.argv[1]); import batch_help; from lakip_xl.workers import run_all\n"
    code += "run = run_all(batch_help.who, ['a', 'b'], 1); print(next(run).outcome, flush=True); input()"
    command = [sys.executable, "-c", code, str(Path(__file__).parent)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        worker = int(program.stdout.readline())
        os.kill(worker, 0)
        program.kill()
    ended = time.monotonic() + 10
    while time.monotonic() < ended and is_alive(worker):
        time.sleep(0.05)
    assert not is_alive(worker)


def is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z" if Path("/proc").exists() else True


# --- files that end their reader ---------------------------------------------------------------------------------------


def office_with(folder: Path, *names: str) -> Path:
    write_office(folder, {name: {"Rekap": FAULTY_BUDGET} for name in names})
    return folder


def test_files_that_end_their_reader_cost_a_sentence_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periksa, "check_one", batch_help.check_with_evil_files)
    office = office_with(tmp_path / "Dinas", "a gantung.xlsx", "b.xlsx", "c gugur.xlsx", "d mati.xlsx")
    (report,) = check_paths(Request((office,), diam=True, limits=Limits(step=2))).reports
    assert report.temuan and report.code == UNREADABLE
    reasons = {file["path"]: file["reason"] for file in report.temuan["files"] if file["status"] == "refused"}
    assert list(reasons) == ["a gantung.xlsx", "c gugur.xlsx", "d mati.xlsx"]
    assert all(reason.startswith(f"{name} ") and reason in report.summary for name, reason in reasons.items())
    parts = zip(("2 detik", "terlalu besar", "rusak"), reasons.values(), strict=True)
    assert all(part in reason for part, reason in parts)
    assert {found["place"]["file"] for found in report.temuan["findings"] if found["severity"] == "kesalahan"} == {"b.xlsx"}


def test_a_settings_workbook_may_be_such_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = office_with(tmp_path / "kota" / "Dinas", "b.xlsx")
    for folder in (office, office.parent):
        shutil.copy(Path(__file__).parent.parent / "templates" / "Pengaturan LAKIP.xlsx", folder)
    monkeypatch.setattr(periksa, "check_one", batch_help.check_with_evil_files)
    (report,) = check_paths(Request((office,), diam=True)).reports
    assert report.temuan
    status = {file["path"]: file["status"] for file in report.temuan["files"]}
    assert status == {"b.xlsx": "read", "Pengaturan LAKIP.xlsx": "refused", "../Pengaturan LAKIP.xlsx": "refused"}


def test_progress_is_told_by_item() -> None:
    told: list[tuple[str, str]] = []
    assert len(list(run_all(batch_help.obey, ["a", "b"], 2, progress=lambda item, text: told.append((item, text))))) == 2
    assert sorted(told) == [("a", "at a"), ("b", "at b")]


def test_a_worker_is_replaced_before_it_grows() -> None:
    done = list(run_all(batch_help.who, list("abcdef"), 1, Limits(items=2)))
    assert len({one.outcome for one in done}) == 3


def test_an_early_end_stops_the_workers() -> None:
    started = time.monotonic()
    run = run_all(batch_help.obey, ["a", "hang"], 2)
    assert next(run).outcome == "a"
    run.close()  # type: ignore[attr-defined]
    assert time.monotonic() - started < 20


def test_no_more_workers_than_offices() -> None:
    assert sensible_count(3, 8) == 3 and sensible_count(8, 2) == 2 and sensible_count(0, None) == 1
    assert 1 <= sensible_count(8, None) <= 8


# --- fifty offices ----------------------------------------------------------------------------------------------------


def with_other_figures(source: Path, target: Path, factor: int) -> None:
    """The sound office with one budget and its total changed in step wherever they stand: cheap, without a workbook library."""
    target.mkdir()
    for file in source.glob("*.xlsx"):
        with zipfile.ZipFile(file) as old, zipfile.ZipFile(target / file.name, "w", zipfile.ZIP_DEFLATED) as new:
            for entry in old.infolist():
                content = old.read(entry)
                if entry.filename.startswith(("xl/worksheets/", "xl/sharedStrings")):
                    content = content.replace(b"499950000", str(499950000 + factor).encode())
                    content = content.replace(b"2606800000", str(2606800000 + factor).encode())
                new.writestr(entry, content)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """50 offices: the sound one with other figures, so that other figures no longer fit; every fifth has the faults of 2020."""
    folder = tmp_path_factory.mktemp("kota [x] & y 50%")
    for number in range(1, MANY + 1):
        office = folder / f"Dinas {number:02}"
        if number % 5 == 0:
            copy_sample(TEXT, office, "Realisasi Anggaran 2020.xlsx", "Penetapan Kinerja 2020.xlsx")
        else:
            with_other_figures(SAMPLES / SOUND, office, number * 1000)
    (folder / "Dinas 03" / "Rusak.xlsx").write_bytes(b"PK\x03\x04 terpotong")
    return folder


def rows_of(book: Any, sheet: str, first: int) -> list[tuple[Any, ...]]:
    return [row for row in book[sheet].iter_rows(min_row=first, values_only=True) if row[0] is not None]


def test_fifty_offices_with_one_poisoned(many: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(periksa, "check_one", batch_help.check_poisoned)
    started = time.monotonic()
    checked = check_paths(Request((many,), diam=True, proses=2))
    seconds = time.monotonic() - started
    print(f"\n{MANY} offices on two workers: {seconds:.1f} s")
    assert len(checked.reports) == MANY and checked.code == UNREADABLE
    lines = {report.line.folder: report.line for report in checked.reports}
    assert list(lines) == [f"Dinas {number:02}" for number in range(1, MANY + 1)]
    dead = lines.pop(batch_help.POISONED)
    assert dead.verdict is Verdict.TIDAK_TERBACA and dead.remark.startswith("Kesalahan program") and dead.workbook is None
    assert all(line.workbook and line.workbook.is_file() for line in lines.values())
    assert lines["Dinas 03"].remark.startswith("Rusak.xlsx")
    assert checked.recap == many / "Hasil LAKIP" / FILE_NAME
    recap_is_right(checked.recap, [*lines.values(), dead])
    assert read_workbook(checked.recap, FILE_NAME).status == "skipped", "the recap is never an input"


def recap_is_right(recap: Path, lines: list[RecapLine]) -> None:
    book = openpyxl.load_workbook(recap, data_only=True)
    rows = rows_of(book, NAME, FIRST_LINE)[:MANY]
    assert [row[0] for row in rows] == list(range(1, MANY + 1))
    assert rows[0][1].endswith(batch_help.POISONED) and rows[0][3] == "Tidak terbaca" and rows[0][4] is None
    by_folder = {line.folder: line for line in lines}
    for row in rows[1:]:
        line = by_folder[row[1].rpartition("(")[2].rstrip(")")]
        assert row[4:7] == (line.kesalahan, line.peringatan, line.catatan)
        assert row[7:9] == (float(line.pagu or 0), float(line.realisasi or 0))
        assert row[9] == pytest.approx(float((line.realisasi or Decimal(0)) / (line.pagu or Decimal(1)) * 100), abs=0.006)
    seriousness = [(row[3] != "Tidak terbaca", row[3] != "Perlu diperbaiki", -(row[4] or 0)) for row in rows]
    assert seriousness == sorted(seriousness)
    links = [cell.hyperlink.target for cell in book[NAME]["B"] if cell.hyperlink]
    assert len(links) == MANY - 1 and all(link.startswith("..\\Dinas%20") and link.endswith(".xlsx") for link in links)
    total = next(row for row in book[NAME].iter_rows(min_row=FIRST_LINE + MANY, values_only=True) if row[1] == "Jumlah")
    assert total[4] == sum(line.kesalahan for line in lines)
    assert total[7] == float(sum(line.pagu or 0 for line in lines))
    counted = {row[0]: (row[2], row[3]) for row in rows_of(book, BY_RULE, 4)}
    codes = {rule.code for line in lines for rule in line.rules}
    assert counted == {
        code: (
            sum(rule.count for line in lines for rule in line.rules if rule.code == code),
            sum(code in {rule.code for rule in line.rules} for line in lines),
        )
        for code in codes
    }
    lacking = {row[0]: row[2] for row in rows_of(book, LACKING, 4)}
    assert lacking["Rencana Kinerja"] == sum("Rencana Kinerja" in line.lacking for line in lines) == MANY // 5


def test_every_result_is_as_if_the_office_stood_alone(many: Path, tmp_path: Path) -> None:
    together = check_paths(Request((many,), diam=True, proses=2, keluaran=tmp_path / "semua"))
    for name in ("Dinas 05", "Dinas 08"):
        alone = check_paths(Request((many / name,), diam=True, keluaran=tmp_path / name))
        report = next(report for report in together.reports if report.line.folder == name)
        assert report.temuan == alone.reports[0].temuan
        assert report.workbook and alone.reports[0].workbook
        assert report.workbook.read_bytes() == alone.reports[0].workbook.read_bytes()
    assert together.recap == tmp_path / "semua" / FILE_NAME


# --- the recap --------------------------------------------------------------------------------------------------------

LINE = RecapLine("Dinas A", "Dinas A", 2024, Verdict.SIAP, pagu=Decimal(100), realisasi=Decimal(50))


def test_the_recap_is_the_same_bytes_whatever_the_order(tmp_path: Path) -> None:
    faulty = replace(LINE, folder="Dinas C", kesalahan=2, verdict=Verdict.PERLU_DIPERBAIKI)
    lines = [LINE, replace(LINE, folder="Dinas B"), faulty]
    one, other = (
        workbook_bytes(compose_recap(some, tmp_path), title="Rekap LAKIP", office="") for some in (lines, list(reversed(lines)))
    )
    assert one == other


def test_an_office_without_a_certain_total_is_left_out_of_the_sum(tmp_path: Path) -> None:
    sheets = compose_recap([LINE, replace(LINE, folder="Dinas B", pagu=None, realisasi=None)], tmp_path)
    texts = [str(cell.value) for cell in sheets[0].cells]
    assert "Jumlah pagu dan realisasi memuat 1 dari 2 dinas." in texts


def test_a_result_on_another_drive_is_named_without_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def apart(*_: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    line = replace(LINE, workbook=tmp_path / "Dinas A" / "LAKIP.xlsx")
    links = []
    for there in (False, True):
        if there:
            monkeypatch.setattr("lakip_xl.write.recap.os.path.relpath", apart)
        links.append([cell.file_link for cell in compose_recap([line], tmp_path)[0].cells if "Dinas A" in str(cell.value)])
    assert links == [["Dinas A/LAKIP.xlsx"], [""]]


def test_a_chart_stands_only_where_there_is_something_to_show(tmp_path: Path) -> None:
    faulty = replace(LINE, pagu=None, realisasi=None, kesalahan=2, verdict=Verdict.PERLU_DIPERBAIKI)
    charts = {
        name: [len(plan.charts) for plan in compose_recap([line], tmp_path) if plan.charts]
        for name, line in {"sound": LINE, "faulty": faulty, "empty": replace(LINE, pagu=None)}.items()
    }
    assert charts == {"sound": [1], "faulty": [1], "empty": []}


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "Dinas\x1b[31m", "A" * 300, "[b]Dinas[/b]", "http://x"])
def test_names_of_offices_stay_texts(tmp_path: Path, name: str) -> None:
    content = workbook_bytes(compose_recap([replace(LINE, folder=name, office=""), LINE], tmp_path), title="Rekap", office="")
    (tmp_path / FILE_NAME).write_bytes(content)
    book = openpyxl.load_workbook(tmp_path / FILE_NAME)
    shown = [cell for cell in book[NAME]["B"] if cell.value and cell.row >= FIRST_LINE]
    assert all(cell.data_type == "s" and not cell.hyperlink for cell in shown)


def test_one_office_gets_no_recap(tmp_path: Path) -> None:
    write_office(tmp_path / "A", {"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    assert inside("periksa", tmp_path).code == CHECKED
    assert not (tmp_path / "Hasil LAKIP").exists()


def test_no_recap_with_hanya_periksa(tmp_path: Path) -> None:
    for name in "AB":
        write_office(tmp_path / name, {"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}})
    assert inside("periksa", tmp_path, "--hanya-periksa").code == FAULTS
    assert not (tmp_path / "Hasil LAKIP").exists()


def test_a_second_run_takes_no_result_for_an_office(tmp_path: Path) -> None:
    for name in "AB":
        write_office(tmp_path / name, {"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    first = check_paths(Request((tmp_path,), diam=True))
    second = check_paths(Request((tmp_path,), diam=True))
    assert first.recap and [report.line.folder for report in second.reports] == ["A", "B"]


def test_files_of_one_folder_are_one_office(tmp_path: Path) -> None:
    folder = write_office(tmp_path / "A", {name: {"Rekap": SOUND_BUDGET} for name in ("1.xlsx", "2.xlsx", "3.xlsx")})
    checked = check_paths(Request((folder / "1.xlsx", folder / "2.xlsx"), diam=True))
    (report,) = checked.reports
    assert report.temuan and [file["path"] for file in report.temuan["files"]] == ["1.xlsx", "2.xlsx"]


def test_offices_of_one_name_do_not_share_results(tmp_path: Path) -> None:
    for parent in ("x", "y"):
        write_office(tmp_path / parent / "Dinas", {"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    request = Request((tmp_path / "x" / "Dinas", tmp_path / "y" / "Dinas"), diam=True, keluaran=tmp_path / "hasil")
    workbooks = {report.workbook for report in check_paths(request).reports}
    assert {book.parent.name for book in workbooks if book} == {"Dinas", "Dinas (2)"}


def test_many_offices_get_a_line_each(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in "ABCDE":
        write_office(tmp_path / name, {"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    shutil.copy(SAMPLES / SOUND / "RKT 2023.xlsx", tmp_path / "A")
    check_all(Request((tmp_path,), diam=True))
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 6 and said[0].startswith("A: SIAP") and said[-1].startswith("Rekap: ")
