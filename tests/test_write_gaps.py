"""Corners of the derived sheets, the summary and the marks: what is missing, what is too much, what lies under merged cells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import SOUND_BUDGET, Books, check
from example import grid_from
from openpyxl.workbook.workbook import Workbook

from lakip_xl.folder.offices import find_offices
from lakip_xl.model.cells import Place, Span
from lakip_xl.model.findings import Finding, Severity
from lakip_xl.model.sheets import Target
from lakip_xl.run import Options, check_office
from lakip_xl.write.draft import Spot
from lakip_xl.write.marks import Atlas, Mark, comment_text, marks_of
from lakip_xl.write.measure import DEEPEST, FILLED, abridged, fitting_width, wrapped_lines
from lakip_xl.write.sheets import compose

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
    spots = {
        Place("A.xlsx", "L", 4, 2): (Spot(Place("A.xlsx", "L", 4, 2), "", seen),),
        Place("A.xlsx", "L", 9, 2): (Spot(Place("A.xlsx", "L", 9, 2), "", suspect),),
    }
    atlas = Atlas(spots, {("A.xlsx", "L"): grid})
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
