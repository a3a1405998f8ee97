"""Corners of the derived sheets, the summary and the marks: what is missing, what is too much, what lies under merged cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import SOUND_BUDGET, Books, check
from example import grid_from, laporan_from
from openpyxl.workbook.workbook import Workbook
from test_result_workbook_formulas import composed

from lakip_xl.errors import UnwritableResult
from lakip_xl.folder.offices import find_offices
from lakip_xl.model.cells import Place, Span
from lakip_xl.model.findings import Finding, Severity, Verdict
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.sheets import Area, Chart, SheetPlan, Target
from lakip_xl.run import Options, check_office
from lakip_xl.write.draft import Draft, Spot
from lakip_xl.write.marks import Atlas, Mark, comment_text, marks_of
from lakip_xl.write.measure import DEEPEST, FILLED, abridged, fitting_width, wrapped_lines
from lakip_xl.write.sheets import compose
from lakip_xl.write.xlsx import workbook_bytes

Office = Callable[[Books], Path]


def made(folder: Path) -> Workbook:
    return openpyxl.load_workbook(check(folder).workbook, data_only=True)


def lines(sheet: Any) -> list[tuple[Any, ...]]:
    return [row for row in sheet.iter_rows(values_only=True) if any(value is not None for value in row)]


def finding(number: int, cell: tuple[int, int], suspect: tuple[int, int] | None = None) -> Finding:
    place, other = Place("A.xlsx", "L", *cell), Place("A.xlsx", "L", *suspect) if suspect else None
    return Finding(f"id{number}", "ANG101", Severity.KESALAHAN, f"Judul {number}", "Pesan.", place, suspect=other)


# --- efficiency and budget --------------------------------------------------------------------------------------------


def test_efficiency_without_targets_is_what_is_left_of_the_money(office: Office) -> None:
    book = made(office({"Efisiensi.xlsx": {"Efisiensi": """
EFISIENSI PENGGUNAAN SUMBER DAYA TAHUN 2020
No | Uraian       | Anggaran  | Realisasi Anggaran | E/I
1  | Program Satu | 1.000.000 | 900.000            | 100.000
2  | Program Dua  | 2.000.000 |                    |
   | Jumlah       | 3.000.000 | 900.000            | 2.100.000
"""}}))  # fmt: skip
    found = {row[1]: row for row in lines(book["Efisiensi Berdampingan"]) if isinstance(row[0], str) and row[0].isdigit()}
    assert list(found) == ["Program Satu", "Program Dua"]
    assert found["Program Satu"][6:10] == (100000, None, None, 90)
    assert found["Program Dua"][6:10] == (None, None, None, None)
    total = next(row for row in lines(book["Efisiensi Berdampingan"]) if str(row[0]).startswith("Jumlah baris"))
    assert total[6:8] == (None, None)


def test_a_range_is_told_as_no_single_figure(office: Office) -> None:
    book = made(office({"Efisiensi.xlsx": {"Efisiensi": """
EFISIENSI PENGGUNAAN SUMBER DAYA TAHUN 2020
No | Indikator   | Anggaran  | Target Kinerja | Realisasi Kinerja | Realisasi Anggaran | E/I
1  | Indikator A | 1.000.000 | 10 - 12        | 10                | 900.000            | 100.000
2  | Indikator B | 1.000.000 | 10             |                   | 900.000            | 100.000
"""}}))  # fmt: skip
    remarks = {row[1]: row[11] for row in lines(book["Efisiensi Berdampingan"]) if row[0] in ("1", "2")}
    assert "target kinerja bukan satu angka" in remarks["Indikator A"].casefold()
    assert "realisasi kinerja kosong" in remarks["Indikator B"].casefold()


def test_programs_are_known_by_their_codes_where_no_name_says_so(office: Office) -> None:
    book = made(office({"Belanja.xlsx": {"Rekap": """
REALISASI BELANJA TAHUN 2020
Kode             | Uraian              | Pagu (Rp)   | Realisasi (Rp) | %
2.17.01          | Penunjang Urusan    | 300.000.000 | 250.000.000    | 83,33
2.17.01.2.01     | Perencanaan         | 100.000.000 | 90.000.000     | 90,00
2.17.01.2.02     | Keuangan            | 200.000.000 | 160.000.000    | 80,00
2.17.02          | Izin Simpan Pinjam  | 50.000.000  | 50.000.000     | 100,00
2.17.02.2.01     | Penerbitan Izin     | 50.000.000  | 50.000.000     | 100,00
"""}}))  # fmt: skip
    found = [row[1:5] for row in lines(book["Serapan Program"]) if isinstance(row[0], int)]
    assert found == [("Penunjang Urusan", 300000000, 250000000, 83.33), ("Izin Simpan Pinjam", 50000000, 50000000, 100)]


# --- summary ----------------------------------------------------------------------------------------------------------


def test_the_summary_lists_some_tables_and_counts_the_rest(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lakip_xl.write.summary_sheet.MOST_SHEETS", 1)
    plan = "KINERJA TAHUN 2022\n\nSasaran | Indikator Kinerja | Satuan | Target\nSasaran A | Koperasi aktif | % | 80"
    kinds = {"RKT": f"RENCANA {plan}", "PK": f"PERJANJIAN {plan}"}
    book = made(office({"Kinerja.xlsx": kinds, "Belanja.xlsx": {"Rekap": SOUND_BUDGET}}))
    found = [str(row[0]) for row in lines(book["Ringkasan"])]
    tables = book.sheetnames[2:5]
    assert [name in found for name in tables] == [True, False, False]
    assert any(text.startswith("dan 2 tabel lain") for text in found)


def test_an_office_without_tables_gets_no_derived_sheets(office: Office) -> None:
    hasil = check_office(find_offices((office({"Surat.xlsx": {"Surat": "Undangan\nKepada Yth. | Bapak"}}),))[0], Options())
    sheets = compose(hasil)
    assert [sheet.name for sheet in sheets] == [
        "Ringkasan", "Daftar Perbaikan", "Kalimat Siap Tempel", "Bukti", "Lembar Pengecekan", "Penjelasan",
    ]  # fmt: skip
    assert not any(cell.link and cell.link.sheet not in {sheet.name for sheet in sheets} for cell in sheets[0].cells)


# --- marks ------------------------------------------------------------------------------------------------------------


def test_a_comment_tells_five_findings_and_counts_the_others() -> None:
    own = tuple((number, finding(number, (3, 2))) for number in range(1, 5))
    suspected = tuple((number, finding(number, (9, 9), (3, 2))) for number in range(5, 8))
    text = comment_text(Mark(own, suspected))
    assert [f"Judul {number}" in text or f"nomor {number}" in text for number in range(1, 8)] == [True] * 5 + [False] * 2
    assert "Dan 2 temuan lain pada sel ini" in text


def test_what_lies_under_a_merged_cell_is_marked_where_it_is_seen() -> None:
    grid = replace(grid_from("Judul\n\n\nKegiatan | {5}"), file="A.xlsx", sheet="L", merged=(Span(4, 2, 6, 3),))
    seen, suspect = Target("Hasil", 7, 2), Target("Hasil", 8, 2)
    draft = Draft("Hasil", 3)
    draft.spots = [Spot(Place("A.xlsx", "L", 4, 2), "", seen), Spot(Place("A.xlsx", "L", 9, 2), "", suspect)]
    atlas = Atlas([draft], {("A.xlsx", "L"): grid})
    found = marks_of([finding(1, (6, 3)), finding(2, (40, 1), (9, 2)), finding(3, (4, 2), (5, 2))], atlas)
    assert {target: mark.numbers for target, mark in found.items()} == {seen: (1, 3), suspect: (2,)}


# --- measures ---------------------------------------------------------------------------------------------------------


def test_a_text_higher_than_a_row_can_be_is_cut_or_given_a_wider_column() -> None:
    long = "\n".join(["baris"] * 500)
    short = abridged(long, 20)
    assert short.endswith(" ...")
    assert wrapped_lines(short, 20 * FILLED) <= DEEPEST < wrapped_lines(long, 20 * FILLED)
    assert abridged("pendek", 20) == "pendek"
    assert fitting_width(["kata " * 20], 40) == 40
    assert fitting_width(["kata " * 4_000], 40) == 250


# --- years, sentences and notes ---------------------------------------------------------------------------------------

LAST_YEAR = """
PENGUKURAN KINERJA TAHUN 2019
Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian (%)
Sasaran A | Koperasi baru     | 50     | 40        | 80,00
"""
THIS_YEAR = """
PENGUKURAN KINERJA TAHUN 2020
Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian (%)
Sasaran A | Koperasi baru     | 60     | 45        | 75,00
"""
BEFORE_LAST = """
PERBANDINGAN REALISASI KINERJA
Indikator Kinerja | Realisasi 2018 | Realisasi 2020 | Target Akhir Renstra
Koperasi baru     | 30             | 45             | 120
Jumlah            | 30             | 45             | 120
"""


@pytest.mark.parametrize(
    ("report", "lines_of_both"),
    [
        # last year's own table is set aside, and still tells what was reached
        (f"{LAST_YEAR}\n{THIS_YEAR}", [(40, 45, 5), (45, None, None)]),
        (f"{LAST_YEAR}\n{BEFORE_LAST}", [(40, 45, 5), (45, 120, Decimal("37.50"))]),
        (f"{THIS_YEAR}\n{BEFORE_LAST}", [(None, 45, None), (45, 120, Decimal("37.50"))]),
        (BEFORE_LAST.replace("2020", "2019"), [(45, None, None), (None, 120, None)]),
    ],
)
def test_this_year_beside_the_year_before_and_the_end_of_the_period(report: str, lines_of_both: list[tuple[Any, ...]]) -> None:
    plan = composed(report)["Perbandingan"]
    rows = [cell.row for cell in plan.cells if cell.value == "Koperasi baru"]
    by_place = {(cell.row, cell.column): cell.value for cell in plan.cells}
    assert [tuple(by_place[row, column] for column in (3, 4, 5)) for row in rows] == lines_of_both


DOUBTFUL = "No | Uraian | Pagu (Rp) | Realisasi (Rp)\n" + "".join(
    f"{mark} | Program {mark} | {9 - at}00 | {9 - at}0\n1 | Kegiatan {mark} | {at} | 1\n" for at, mark in enumerate("ABC", 1)
)


def test_of_a_table_whose_levels_cannot_be_told_no_program_is_listed() -> None:
    plan = composed(DOUBTFUL)["Serapan Program"]
    assert not any("Program A" in str(cell.value) or isinstance(cell.value, Decimal) for cell in plan.cells)


def test_no_sentence_about_a_group_or_an_income_that_cannot_be_read(office: Office) -> None:
    belanja = """
REALISASI BELANJA TAHUN 2020
No | Uraian                 | Pagu  | Realisasi
A  | Belanja Tidak Langsung | 1.000 | {spent}
B  | Belanja Langsung       | 3.000 | 2.000
1  | Program Satu           | 1.000 | 900
1.1 | Kegiatan Satu         | 1.000 | 900
2  | Program Dua            | 2.000 | 1.100
2.1 | Kegiatan Dua          | 2.000 | 1.100
"""
    pendapatan = """
REALISASI PENDAPATAN TAHUN 2020
No | Uraian    | Target   | Realisasi | Lebih/(Kurang)
1  | Retribusi | {target} | 5.000     | 0
"""
    told = []
    for spent, target in (("800", "5.000"), ("rusak", "rusak")):
        plans = composed(f"{belanja.format(spent=spent)}[Pendapatan]{pendapatan.format(target=target)}")
        text = next(str(cell.value) for cell in plans["Kalimat Siap Tempel"].cells if "Rp 3.000,-" in str(cell.value))
        told.append(("Rp 800,-" in text, "Rp 5.000,-" in text))
    assert told == [(True, True), (False, False)]


def test_the_staffs_own_columns_keep_their_numbers_and_brackets_their_figures() -> None:
    plan = composed("""
REALISASI BELANJA TAHUN 2020
No | Uraian     | Pagu  | Realisasi | Sisa  | PPTK | Bobot
1  | Kegiatan A | 1.000 | 1.200     | (200) | Ani  | {2.5}
2  | Kegiatan B | 1.000 | 800       | 200   | Budi | {3}
""")["Realisasi Belanja"]
    by_place = {(cell.row, cell.column): cell for cell in plan.cells}
    first = next(cell.row for cell in plan.cells if cell.value == "Kegiatan A")
    assert [by_place[first, column].value for column in (5, 6, 7)] == [Decimal(-200), "Ani", Decimal("2.5")]
    assert "(#,##0)" in by_place[first, 5].number_format


def test_a_sasaran_in_a_line_of_its_own_is_shown_in_one() -> None:
    plan = composed("""
PERJANJIAN KINERJA TAHUN 2020
No | Sasaran Strategis | Indikator Kinerja | Target
1  | Sasaran A         | Koperasi aktif    | 5
   | Sasaran B         |                   |
2  |                   | Koperasi baru     | 7
""")["Penetapan Kinerja"]
    first = next(cell.row for cell in plan.cells if cell.value == "Koperasi aktif")
    by_place = {(cell.row, cell.column): cell.value for cell in plan.cells}
    assert [by_place[first + 1, column] for column in (1, 2, 3, 4)] == [None, "Sasaran B", None, None]
    assert [by_place[first + 2, column] for column in (2, 3, 4)] == ["Sasaran B", "Koperasi baru", Decimal(7)]


def test_a_heading_merged_from_above_the_headings_is_seen_where_it_reaches(tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    folder.mkdir()
    book = openpyxl.Workbook()
    for row in (
        ["REALISASI BELANJA TAHUN 2020"],
        [None, None, None, "Realisasi"],
        ["No", "Uraian", "Pagu", None, None, "Sisa"],
        ["1", "Kegiatan A", "1.000", "900", "90", "100"],
        ["2", "Kegiatan B", "2.000", "900", "45", "1.100"],
    ):
        book.active.append(row)
    book.active.merge_cells("D2:E3")
    book.save(folder / "Belanja.xlsx")
    found = lines(made(folder)["Realisasi Belanja"])
    assert ("No", "Uraian", "Pagu", "Realisasi", None, "Sisa") in found
    assert next(row for row in found if row[1] == "Kegiatan B")[2:] == (2000, 900, 45, 1100)


def test_notes_beside_the_table_share_its_last_column() -> None:
    """What stands further right than the table has only the table's last column to go to; nothing is left out."""
    plan = composed("""
REALISASI BELANJA TAHUN 2020
No | Uraian     | Pagu  | Realisasi
1  | Kegiatan A | 1.000 | 900

Sumber: LRA | | | | Lampiran | Halaman
""")["Realisasi Belanja"]
    row = next(cell.row for cell in plan.cells if cell.value == "Sumber: LRA")
    told = {cell.column: str(cell.value).split() for cell in plan.cells if cell.row == row}
    assert told == {1: ["Sumber:", "LRA"], 4: ["Lampiran", "Halaman"]}


# --- formulas that Excel would not take, checks that nobody made ------------------------------------------------------


def test_where_no_formula_fits_into_a_cell_the_figures_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """The total is wrong by its columns and its rows; without formulas the switch turns from one figure to the other."""
    faulty = SOUND_BUDGET.replace("{300000000}   | 85,71 | {50000000}", "{310000000}   | 85,71 | {50000000}")
    report = re.sub(r"[{}]", "", faulty)
    monkeypatch.setattr("lakip_xl.write.figure_map.LONGEST_FORMULA", 1)
    name, plan = next((name, plan) for name, plan in composed(report).items() if name.startswith("Realisasi Belanja"))
    made_of = {cell.formula for cell in plan.cells if cell.formula}
    assert len(made_of) == 1, name
    assert re.fullmatch(r'=IF\(.+="[^"]+",300000000,310000000\)', made_of.pop())


def test_a_result_without_rules_has_a_page_of_checks_without_lines() -> None:
    laporan = laporan_from(THIS_YEAR)
    plans = {plan.name: plan for plan in compose(Hasil(laporan, (), (), (), Verdict.SIAP))}
    assert plans["Lembar Pengecekan"].autofilter is None


# --- the writer's seam ------------------------------------------------------------------------------------------------


def test_a_sheet_without_cells_is_a_blank_sheet(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(workbook_bytes([SheetPlan("Kosong", (), ())], title="Judul", office="Dinas"))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["Kosong"] and book["Kosong"].dimensions == "A1:A1"


def test_a_chart_of_nothing_is_refused() -> None:
    chart = Chart("Judul", Area("L", Span(1, 1, 1, 1)), (), (1, 1), 100, 100, most=1.0)
    with pytest.raises(UnwritableResult):
        workbook_bytes([SheetPlan("L", (), (), charts=(chart,))], title="Judul", office="Dinas")
