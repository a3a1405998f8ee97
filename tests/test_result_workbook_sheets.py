"""The sheets that are made from the tables: recap, comparisons, efficiency, programs, sentences, evidence; and the list."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import Books, Run, check
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

LIST, SENTENCES, EVIDENCE = "Daftar Perbaikan", "Kalimat Siap Tempel", "Bukti"
Office = Callable[[Books], Path]


@pytest.fixture(scope="module")
def book(report: Run) -> Workbook:
    return openpyxl.load_workbook(report.workbook, data_only=True)


def rows(sheet: Worksheet) -> list[tuple[Any, ...]]:
    return [row for row in sheet.iter_rows(values_only=True) if any(value is not None for value in row)]


def made_from(office: Office, books: Books) -> Workbook:
    return openpyxl.load_workbook(check(office(books)).workbook, data_only=True)


# --- Daftar Perbaikan -------------------------------------------------------------------------------------------------


def test_the_list_leads_with_what_to_mend(report: Run, book: Workbook) -> None:
    claimed = [group for group in report.office["groups"] if group["certainty"] != "tidak-dapat-ditentukan"]
    cells = {(one["file"], one["sheet"], one["cell"]) for group in claimed for one in group["candidates"][0]["changes"]}
    gone = sum(len(group["findings"]) for group in claimed)
    rest = f"{len(report.findings) - gone} temuan lain perlu diperiksa satu per satu."
    said = f"Perbaiki {len(cells)} sel, {gone} temuan hilang; {rest}"
    assert book[LIST]["A2"].value == said
    assert said in [row[0] for row in rows(book["Ringkasan"])]


def test_symptoms_are_folded_under_their_root(report: Run, book: Workbook) -> None:
    sheet = book[LIST]
    numbered = {row[0].value: row for row in sheet.iter_rows() if isinstance(row[0].value, int)}
    claimed = [group for group in report.office["groups"] if group["certainty"] != "tidak-dapat-ditentukan"]
    symptoms = {one for group in claimed for one in group["findings"][1:]}
    assert len(symptoms) >= 6
    for number, finding in enumerate(report.findings, start=1):
        line = sheet.row_dimensions[numbered[number][0].row]
        assert bool(line.outlineLevel) == bool(line.hidden) == (finding["id"] in symptoms)
        if finding["id"] in symptoms:
            root = next(group["findings"][0] for group in report.office["groups"] if finding["id"] in group["findings"])
            assert f"Akibat dari no. {[one['id'] for one in report.findings].index(root) + 1}" in numbered[number][10].value
    assert "Satu sebab dengan no. 15" in numbered[16][10].value


def test_no_internal_id_is_shown(report: Run) -> None:
    """But in the hidden column by which explanations are found again."""
    shown = openpyxl.load_workbook(report.workbook)
    cells = [cell for sheet in shown for row in sheet.iter_rows() for cell in row]
    cells = [cell for cell in cells if not cell.parent.column_dimensions[get_column_letter(cell.column)].hidden]
    texts = [str(cell.value) for cell in cells if cell.value is not None]
    texts += [cell.comment.text for cell in cells if cell.comment and cell.parent.title != "Ringkasan"]
    ids = re.compile("|".join(one["id"] for one in report.findings))
    assert [text for text in texts if ids.search(text)] == []


def test_a_correction_says_what_it_changes(book: Workbook) -> None:
    root = next(row for row in rows(book[LIST]) if row[0] == 1)
    assert "Akibat koreksi: H8 dari 2.517.100 menjadi 6.182.200" in root[11]


def test_the_recap_gives_the_category_of_the_capaian_as_written(office: Office) -> None:
    """95 of 100 with a capaian written 9,50: the recap shows what is written; what a correction changes is told elsewhere."""
    book = made_from(office, {"Kinerja.xlsx": {"Pengukuran": """
PENGUKURAN KINERJA SASARAN TAHUN 2020
No | Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
1  | Sasaran A | Indikator A       | 50     | 40        | 80,00
2  | Sasaran B | Indikator B       | 100    | 95        | 9,50
3  | Sasaran C | Indikator C       | 80     | 60        | 75,00

Tidak berhasil: 0 - 60%
Berhasil: 60 - 100%
"""}})  # fmt: skip
    recap = {row[2]: row[6] for row in rows(book["Rekap Kategori"]) if isinstance(row[0], int) and row[2]}
    assert recap["Indikator B"] == "tidak berhasil"
    assert recap["Indikator A"] == "berhasil"


# --- Bukti ------------------------------------------------------------------------------------------------------------


def test_each_failed_equation_is_evidence(report: Run, book: Workbook) -> None:
    lines = {row[0]: row for row in rows(book[EVIDENCE]) if isinstance(row[0], int)}
    assert lines.keys() == {number for number, one in enumerate(report.findings, start=1) if one["difference"] is not None}
    for number, line in lines.items():
        finding = report.findings[number - 1]
        assert line[6] == pytest.approx(float(finding["value"]))
        assert line[7] == pytest.approx(float(finding["expected"]))
        assert line[8] == pytest.approx(float(finding["difference"]))
        assert line[9] == "SALAH"
    formulas = openpyxl.load_workbook(report.workbook)[EVIDENCE]
    found = {row[0].value: row for row in formulas.iter_rows() if isinstance(row[0].value, int)}
    assert all(str(row[column].value).startswith("=") for row in found.values() for column in (6, 7, 8, 9))
    assert all(row[3].hyperlink and row[11].hyperlink for row in found.values())


# --- derived tables ---------------------------------------------------------------------------------------------------


def test_recap_counts_by_the_offices_own_scale(book: Workbook) -> None:
    found = rows(book["Rekap Kategori"])
    counts = {row[1]: row[3:5] for row in found if row[5] is None}
    assert counts["Berhasil"] == (4, 80) and counts["Tidak dapat dihitung"] == (1, 20)
    assert any("lembar Pengukuran Kinerja" in str(row[0]) for row in found)
    assert next(row for row in found if str(row[0]).startswith("Rata-rata"))[5] == 100


def test_recap_says_when_the_scale_is_the_regulations(office: Office) -> None:
    book = made_from(office, {"Kinerja.xlsx": {"Pengukuran": """
PENGUKURAN KINERJA SASARAN TAHUN 2020
No | Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
1  | Sasaran A | Indikator A       | 80     | 60        | 75,00
2  | Sasaran B | Indikator B       | 100    | 95        | 95,00
3  | Sasaran C | Indikator C       | 100    | 90,5      | 90,50
4  | Sasaran D | Indikator D       | 100    |           |
"""}})  # fmt: skip
    found = rows(book["Rekap Kategori"])
    assert any("skala baku" in str(row[0]) for row in found)
    categories = {row[2]: row[6] for row in found if isinstance(row[0], int) and str(row[2]).startswith("Indikator")}
    assert list(categories.values()) == ["sedang", "sangat tinggi", "di celah skala", "belum ada capaian"]


def test_missing_inputs_are_named(book: Workbook) -> None:
    texts = " ".join(str(value) for row in rows(book["Perbandingan"]) for value in row if value)
    assert "Realisasi kinerja 2019 tidak ada pada berkas yang dibaca" in texts
    assert "Indikator ini tidak ada dalam rencana strategis" in texts


def test_years_are_compared_where_their_figures_are_there(office: Office) -> None:
    book = made_from(office, {
        "Kinerja.xlsx": {"Pengukuran": """
PENGUKURAN KINERJA SASARAN TAHUN 2020
No | Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
1  | Sasaran A | Jumlah koperasi   | 80     | 60        | 75,00
"""},
        "Perbandingan.xlsx": {"Perbandingan": """
PERBANDINGAN REALISASI KINERJA TAHUN 2020
No | Indikator Kinerja | Realisasi 2019 | Realisasi 2020 | Target Akhir Renstra
1  | Jumlah koperasi   | 50             | 60             | 120
"""},
    })  # fmt: skip
    lines = [row for row in rows(book["Perbandingan"]) if row[1] == "Jumlah koperasi"]
    assert [line[2:5] for line in lines] == [(50, 60, 10), (60, 120, 50)]


def test_three_ways_of_efficiency_side_by_side(book: Workbook) -> None:
    lines = {row[0]: row[6:11] for row in rows(book["Efisiensi Berdampingan"])}
    assert lines["2.2.3"] == (540018140, 10.84, 100, 89.16, 10.84)
    total = lines["Jumlah baris yang dapat dihitung"]
    assert total[:2] == (1218212975, 13.86)
    legend = " ".join(str(key) for key in lines)
    assert "PMK 214/2017" in legend and "bukan ukuran efisiensi" in legend


def test_programs_and_outputs(book: Workbook) -> None:
    programs = [row for row in rows(book["Serapan Program"]) if isinstance(row[0], int)]
    fourth = ("Program Peningkatan Pemberdayaan Usaha Kecil", 4980986010, 4440967870, 89.16, 540018140, 10.84)
    assert len(programs) == 6 and programs[3][1:7] == fourth
    outputs = {row[1]: row for row in rows(book["Kegiatan dan Keluaran"])}
    assert "2 Unit" in outputs["Peningkatan Kelembagaan dan Perizinan Koperasi"][2]


# --- Kalimat Siap Tempel ----------------------------------------------------------------------------------------------


def sentences(book: Workbook) -> list[tuple[str, str, str]]:
    return [(str(row[0]), str(row[1]), str(row[2])) for row in rows(book[SENTENCES])[3:]]


def test_the_paragraph_of_finance_in_the_reports_own_words(book: Workbook) -> None:
    text, basis = next((text, basis) for section, text, basis in sentences(book) if section.startswith("3.3"))
    for part in (
        "6 (enam) program dengan 17 (tujuh belas) kegiatan",
        "belanja langsung pada APBD Induk sebesar Rp 10.679.998.005,- dan pada APBD Perubahan menjadi Rp 13.341.080.577,-",
        "mengalami penambahan sebesar Rp 2.661.082.572,-",
        "sebesar Rp 12.011.381.795,- atau 90,03% dengan sisa anggaran sebesar Rp 1.329.698.782,- atau 9,97%",
        "Alokasi belanja tidak langsung pada APBD Induk sebesar Rp 6.256.458.185,-",
        "dan pada APBD Perubahan menjadi Rp 6.869.197.469,-",
        "mengalami penambahan sebesar Rp 612.739.284,-",
        "pendapatan asli daerah, target anggaran untuk tahun 2020 sebesar Rp 170.000.000,-",
        "dan terealisasi sebesar Rp 24.800.000,- atau 14,59%",
    ):
        assert part in text
    assert "no. 15" in basis, "the total of belanja tidak langsung is still open"


def test_sentences_use_what_is_proven_and_say_so(book: Workbook) -> None:
    found = [(text, basis) for section, text, basis in sentences(book) if section.startswith("2.2.1")]
    equation = next((text, basis) for text, basis in found if "E/I" in text)
    assert "((Rp 184.999.100,- / 15,5%) x 15,5%) - Rp 178.816.900,-\n      = Rp 6.182.200,-" in equation[0]
    assert "Efisiensi!F8 182.482.000 menjadi 178.816.900" in equation[1]
    assert "a. Peningkatan Kelembagaan dan Perizinan Koperasi dilaksanakan oleh Dinas Koperasi" in found[0][0]


def test_sentences_about_kegiatan_achievement_and_staff(book: Workbook) -> None:
    texts = " ".join(text for _, text, _ in sentences(book))
    assert "dengan alokasi anggaran sebesar Rp 82.811.800,- dan realisasi anggaran sebesar Rp 81.651.000,- atau 98,60%" in texts
    assert "target 15,5% terealisasi 15,5%, sehingga capaiannya 100% dengan kategori berhasil" in texts
    assert "PNS/CPNS menurut tingkat pendidikan sebanyak 48 (empat puluh delapan) orang" in texts
    assert "terdiri dari Pasca Sarjana/ S2 sebanyak 6 orang" in texts


def test_no_sentence_from_figures_that_cannot_be_read(office: Office) -> None:
    book = made_from(office, {"Belanja.xlsx": {"Rekap": """
REALISASI BELANJA TAHUN 2020
No | Program dan Kegiatan | Pagu (Rp) | Realisasi (Rp)
A  | Program Satu         | 3.000     | sekitar 2.500
1  | Kegiatan Satu        | 1.000     | 900
2  | Kegiatan Dua         | 2.000     |
"""}})  # fmt: skip
    found = {section: (text, basis) for section, text, basis in sentences(book)}
    for section in ("3.2 Program Satu", "3.2 - Kegiatan Dua"):
        assert found[section][0].startswith("(") and found[section][1].startswith("Tidak dibuat")
    assert "Rp 900,-" in found["3.2 - Kegiatan Satu"][0]


# --- Ringkasan and print ----------------------------------------------------------------------------------------------


def test_summary_is_one_page_with_two_charts_and_the_switch(report: Run) -> None:
    sheet = openpyxl.load_workbook(report.workbook)["Ringkasan"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((1, 1), (None, None))
    assert sheet.page_setup.orientation == "landscape" and len(sheet._charts) == 2
    (choice,) = sheet.data_validations.dataValidation
    assert choice.formula1 == '"tertulis,seharusnya"'
    assert sheet[str(choice.sqref)].value == "tertulis"


def test_checksums_stand_short_with_the_whole_in_a_comment(report: Run) -> None:
    sheet = openpyxl.load_workbook(report.workbook)["Ringkasan"]
    whole = {file["sha256"] for file in report.office["files"]}
    commented = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
    comments = {cell.comment.text.split("\n")[-1].strip(): cell.value for cell in commented}
    assert set(comments) == whole and all(text.startswith(short.rstrip(".")) for text, short in comments.items())


def test_draft_stands_in_the_header_while_kesalahan_remain(report: Run, sound: Run) -> None:
    for sheet in openpyxl.load_workbook(report.workbook):
        assert "DRAF - masih ada 19 kesalahan" in sheet.oddHeader.center.text
    for sheet in openpyxl.load_workbook(sound.workbook):
        assert "DRAF" not in (sheet.oddHeader.center.text or "")


def test_a_table_is_not_printed_again_below_the_table_above_it(book: Workbook) -> None:
    """Two tables stand on one sheet of the office's; the signature below both belongs to both."""
    for sheet in (book["1.1 Pegawai menurut Pendidikan"], book["1.2 Pegawai menurut Pendidikan"]):
        texts = [str(cell.value).split(" ")[0] for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert (texts.count("JUMLAH"), texts.count("No"), texts.count("NIP.")) == (1, 1, 1)


def test_a_long_title_in_the_header_is_cut_between_words_and_says_so(book: Workbook) -> None:
    assert book["1.1 Pegawai menurut Pendidikan"].oddHeader.right.text.endswith("Tabel 1.1 Klasifikasi Pegawai ...")
    assert book["BTL"].oddHeader.right.text.endswith("Realisasi Belanja Tidak Langsung")


def test_a_table_a_little_longer_than_its_page_is_printed_on_one(book: Workbook) -> None:
    assert book["Belanja Langsung"].page_setup.fitToHeight in (1, None)
    assert book["Keluaran Kegiatan"].page_setup.fitToHeight == 0


def test_what_only_a_chart_needs_is_not_printed_and_explanations_stand_upright(book: Workbook) -> None:
    assert book["Rekap Kategori"].print_area == f"'Rekap Kategori'!$A$1:$H${book['Rekap Kategori'].max_row}"
    assert {sheet.title for sheet in book if sheet.print_area} == {"Rekap Kategori"}
    assert {sheet.title for sheet in book if sheet.page_setup.orientation != "landscape"} == {"Penjelasan"}
