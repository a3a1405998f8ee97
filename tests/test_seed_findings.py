"""Every line of seed-findings.md, part "In the tables", at its cell and with its value; and silence on what is sound there.

A case names a cell of the 2020 report, how serious the finding is, and what should stand there (None where that cannot be said).
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import openpyxl
import pytest
from conftest import THREE_SHEETS, Run

from lakip_xl.tables import Efisiensi, KeluaranKegiatan, PegawaiEselon, PegawaiGolongan, PegawaiPendidikan, PengukuranSasaran

KESALAHAN, PERINGATAN, CATATAN = "kesalahan", "peringatan", "catatan"
FILES = {
    "Pendapatan": "Realisasi Anggaran 2020.xlsx",
    "BTL": "Realisasi Anggaran 2020.xlsx",
    "Belanja Langsung": "Realisasi Anggaran 2020.xlsx",
    "Rencana Kinerja": "Rencana Kinerja 2020.xlsx",
    "Penetapan Kinerja": "Penetapan Kinerja 2020.xlsx",
    "Pengukuran Kinerja": "Pengukuran Kinerja 2020.xlsx",
    "Golongan": "Kepegawaian 2020.xlsx",
    "Pendidikan": "Kepegawaian 2020.xlsx",
    "Eselon": "Kepegawaian 2020.xlsx",
    "Efisiensi": "Efisiensi 2020.xlsx",
    "Keluaran Kegiatan": "Keluaran Kegiatan 2020.xlsx",
}
SHEETS_OF_THREE = ("Pendapatan", "BTL", "Belanja Langsung", "Rencana Kinerja", "Penetapan Kinerja")

IN_ONE_TABLE = [
    ("Pendapatan!G7", CATATAN, "14.59"),
    ("Pendapatan!G8", CATATAN, "14.59"),
    ("Pendapatan!E7", PERINGATAN, None),
    ("Pendapatan!E8", PERINGATAN, None),
    ("BTL!G8", KESALAHAN, "95.39"),
    ("BTL!I8", KESALAHAN, "4.61"),
    ("BTL!I9", KESALAHAN, "2.68"),
    ("BTL!D7", KESALAHAN, "6869197467"),
    ("BTL!H7", KESALAHAN, "248696855"),
    ("Belanja Langsung!E14", PERINGATAN, None),
    ("Belanja Langsung!E18", PERINGATAN, None),
    ("Belanja Langsung!E22", PERINGATAN, None),
    ("Belanja Langsung!A14", CATATAN, "3"),
    ("Belanja Langsung!A15", CATATAN, "4"),
    ("Belanja Langsung!A19", CATATAN, "3"),
    ("Belanja Langsung!B33", PERINGATAN, None),
    ("Rencana Kinerja!E20", PERINGATAN, None),
]
ABOUT_WRITING = [
    ("BTL!D9", PERINGATAN, "3531906281"),
    ("Belanja Langsung!C8", CATATAN, None),
    ("Rencana Kinerja!E12", PERINGATAN, None),
    ("Penetapan Kinerja!D8", CATATAN, None),
    ("Penetapan Kinerja!D9", CATATAN, None),
]
PLAN_AND_AGREEMENT = [
    ("Penetapan Kinerja!C7", PERINGATAN, None),
    ("Penetapan Kinerja!C8", PERINGATAN, None),
    ("Penetapan Kinerja!C9", PERINGATAN, None),
]
WITH_OTHER_SHEETS = [
    ("Pengukuran Kinerja!C10", CATATAN, "Persentase SDM KUMKM yang bersertifikat"),
    ("Pengukuran Kinerja!F11", PERINGATAN, None),
    ("Pengukuran Kinerja!B14", PERINGATAN, None),
    ("Golongan!H11", KESALAHAN, "45"),
    ("Golongan!H12", KESALAHAN, "6"),
    ("Golongan!H10", KESALAHAN, "7"),
    ("Golongan!H9", KESALAHAN, "29"),
    ("Efisiensi!F8", KESALAHAN, "178816900"),
    ("Efisiensi!G8", KESALAHAN, "96.66"),
    ("Efisiensi!H8", KESALAHAN, "6182200"),
    ("Efisiensi!I8", KESALAHAN, "3.34"),
    ("Efisiensi!H12", KESALAHAN, "200"),
    ("Efisiensi!I12", KESALAHAN, "0.00013"),
    ("Efisiensi!C15", KESALAHAN, "150325000"),
    ("Efisiensi!G16", CATATAN, "89.16"),
    ("Efisiensi!G20", CATATAN, "80.52"),
    ("Efisiensi!A20", CATATAN, "2.2.4"),
    ("Belanja Langsung!B11", PERINGATAN, None),
]
FROM_THREE = IN_ONE_TABLE + ABOUT_WRITING + PLAN_AND_AGREEMENT
CASES = FROM_THREE + WITH_OTHER_SHEETS

FOLLOWING = [
    ("Efisiensi!C12", "its kegiatan c in C15 is 10.000 too high"),
    ("Efisiensi!G15", "99,99 was computed from the pagu in C15"),
]
"""The only further cells with a kesalahan: each follows from a line of the list."""

SOUND_COLUMNS = [("Belanja Langsung", "CDFGHI"), ("Pendidikan", "ABCDE"), ("Eselon", "ABCDE")]


def at(findings: list[dict[str, Any]], cell: str) -> list[dict[str, Any]]:
    sheet, _, address = cell.partition("!")
    return [one for one in findings if one["place"] == {"file": FILES[sheet], "sheet": sheet, "cell": address}]


def cell_of(finding: dict[str, Any]) -> str:
    return f"{finding['place']['sheet']}!{finding['place']['cell']}"


def found(run: Run, cell: str) -> list[tuple[str, str | None]]:
    return [(one["severity"], one["expected"]) for one in at(run.findings, cell)]


@pytest.mark.parametrize(("cell", "severity", "expected"), CASES)
def test_found_in_the_report(report: Run, cell: str, severity: str, expected: str | None) -> None:
    assert (severity, expected) in found(report, cell)


@pytest.mark.parametrize(("cell", "severity", "expected"), [case for case in CASES if case not in ABOUT_WRITING])
def test_found_in_real_numbers(in_numbers: Run, cell: str, severity: str, expected: str | None) -> None:
    assert (severity, expected) in found(in_numbers, cell)


@pytest.mark.parametrize(("cell", "severity", "expected"), FROM_THREE)
def test_found_with_the_three_sheets_alone(three_sheets: Run, cell: str, severity: str, expected: str | None) -> None:
    assert (severity, expected) in found(three_sheets, cell)


def test_each_of_the_five_agreed_indicators_is_missing_from_the_plan(report: Run) -> None:
    missing = [one for cell, _, _ in PLAN_AND_AGREEMENT for one in at(report.findings, cell) if one["severity"] == PERINGATAN]
    assert sorted(one["row"] for one in missing) == [
        "Persentase Koperasi yang diberdayakan",
        "Persentase Penerapan Mutu Pelatihan KUMKM",
        "Persentase SDM KUMKM yang bersertifikat",
        "Persentase UKM yang diberdayakan",
        "Persentase koperasi baru",
    ]


def test_two_indicators_of_one_cell_are_taken_apart(report: Run) -> None:
    tables = {table["kind"]: table for file in report.office["files"] for table in file["tables"]}
    assert tables["penetapan-kinerja"]["range"] == "A5:D9"
    assert tables["penetapan-kinerja"]["rows"] == 5


def test_programs_without_an_analysis_are_a_and_f(report: Run) -> None:
    rule = next(one["rule"] for one in at(report.findings, "Belanja Langsung!B11"))
    assert [cell_of(one) for one in report.findings if one["rule"] == rule] == ["Belanja Langsung!B11", "Belanja Langsung!B33"]


def test_no_other_kesalahan(report: Run, in_numbers: Run) -> None:
    allowed = {cell for cell, severity, _ in CASES if severity == KESALAHAN} | {cell for cell, _ in FOLLOWING}
    for run in (report, in_numbers):
        assert {cell_of(one) for one in run.findings if one["severity"] == KESALAHAN} == allowed


@pytest.mark.parametrize(("sheet", "columns"), SOUND_COLUMNS)
def test_what_is_sound_is_silent(report: Run, in_numbers: Run, sheet: str, columns: str) -> None:
    for run in (report, in_numbers):
        loud = [one for one in run.findings if one["place"]["sheet"] == sheet and one["severity"] != CATATAN]
        assert [cell_of(one) for one in loud if one["place"]["cell"][0] in columns] == []


def test_sound_columns_were_really_checked(report: Run) -> None:
    """26 rows with sisa, realisasi % and sisa %: silence there means that they hold."""
    made = {one["rule"]: one["made"] for one in report.office["checks"]}
    budget = [table for file in report.office["files"] for table in file["tables"] if table["kind"] == "realisasi-belanja"]
    assert sum(table["rows"] for table in budget) == 29
    assert made["ANG101"] == 29


def test_real_numbers_give_the_same_findings_but_for_the_writing(report: Run, in_numbers: Run) -> None:
    def told(run: Run) -> Counter[tuple[str | None, ...]]:
        kept = [one for one in run.findings if not one["rule"].startswith("BTK")]
        return Counter((one["rule"], one["severity"], cell_of(one), one["row"], one["expected"]) for one in kept)

    assert told(in_numbers) == told(report)
    about_writing = {cell_of(one) for one in in_numbers.findings if one["rule"].startswith("BTK")}
    assert about_writing <= {cell for cell, _, _ in ABOUT_WRITING}


def test_three_sheets_alone_are_enough(three_sheets: Run) -> None:
    assert three_sheets.code == 1
    assert {file["path"]: file["status"] for file in three_sheets.office["files"]} == dict.fromkeys(THREE_SHEETS, "read")
    assert three_sheets.workbook.stat().st_size > 0


def test_what_the_other_sheets_would_add_is_named(three_sheets: Run, report: Run) -> None:
    summary = openpyxl.load_workbook(three_sheets.workbook)["Ringkasan"]
    shown = " ".join(str(cell.value) for row in summary.iter_rows() for cell in row if cell.value)
    for kind in (PengukuranSasaran, Efisiensi, KeluaranKegiatan, PegawaiPendidikan, PegawaiEselon, PegawaiGolongan):
        assert any(kind.title in sentence for sentence in three_sheets.office["missing"])
        assert not any(kind.title in sentence for sentence in report.office["missing"])
        assert kind.title in shown


def test_three_sheets_give_the_same_findings_about_themselves(three_sheets: Run, report: Run) -> None:
    def within(run: Run) -> set[tuple[str, str, str | None]]:
        return {(one["rule"], cell_of(one), one["expected"]) for one in run.findings if one["place"]["sheet"] in SHEETS_OF_THREE}

    needs_others = {one["rule"] for one in at(report.findings, "Belanja Langsung!B11")}
    assert within(three_sheets) == {told for told in within(report) if told[0] not in needs_others}


def test_the_sound_office_is_ready(sound: Run) -> None:
    assert sound.code == 0
    assert sound.office["verdict"] == "siap"
    assert [(one["rule"], cell_of(one)) for one in sound.findings if one["severity"] != CATATAN] == []
    assert sum(one["made"] for one in sound.office["checks"]) > 300
