"""Corners of the result workbook: signatures, sentences, programs, evidence and formulas where figures are missing or odd."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from conftest import SOUND_BUDGET, Books, check
from openpyxl.workbook.workbook import Workbook

from lakip_xl.rules.skala import PERMENDAGRI

SENTENCES, EVIDENCE = "Kalimat Siap Tempel", "Bukti"
Office = Callable[[Books], Path]
SIGNED = """
Pengaturan     | Nilai
Kepala         | Dr. Siti Aminah
Jabatan kepala | Kepala Dinas
"""


def made(folder: Path, *, values: bool = True) -> Workbook:
    return openpyxl.load_workbook(check(folder).workbook, data_only=values)


def texts(sheet: Any) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def lines(sheet: Any) -> list[tuple[Any, ...]]:
    return [row for row in sheet.iter_rows(values_only=True) if any(value is not None for value in row)]


def sentences(book: Workbook, section: str) -> list[tuple[str, str]]:
    return [(str(row[1]), str(row[2])) for row in lines(book[SENTENCES]) if str(row[0]).startswith(section)]


# --- signature --------------------------------------------------------------------------------------------------------


def test_the_signature_of_the_settings_stands_below_every_table(office: Office) -> None:
    whole = f"{SIGNED}NIP kepala | 196501011990032001\nTempat | Kota Contoh\n"
    books = {"Belanja.xlsx": {"Rekap": SOUND_BUDGET}, "Pengaturan LAKIP.xlsx": {"Umum": whole}}
    book = made(office(books))
    for name in (book.sheetnames[2], "Rekap Kategori", "Serapan Program", "Kegiatan dan Keluaran"):
        cells = {str(cell.value): cell for row in book[name].iter_rows() for cell in row if cell.value is not None}
        found = [cells[text].row for text in ("Kepala Dinas", "Dr. Siti Aminah", "NIP. 196501011990032001")]
        place = next(cell for text, cell in cells.items() if text.startswith("Kota Contoh, ..."))
        assert found == [place.row + 1, place.row + 5, place.row + 6], name
        left = {cells[text].column for text in ("Kepala Dinas", "Dr. Siti Aminah")} | {place.column}
        assert left == {place.column} and place.column > 1


def test_what_the_settings_do_not_give_is_left_out_of_the_signature(office: Office) -> None:
    book = made(office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}, "Pengaturan LAKIP.xlsx": {"Umum": SIGNED}}))
    found = texts(book.worksheets[2])
    assert found.index("Dr. Siti Aminah") == found.index("Kepala Dinas") + 1
    assert not any(text.startswith(("NIP", ", ...")) for text in found)


def test_a_table_that_is_signed_by_the_office_gets_no_second_signature(office: Office) -> None:
    signed = f"{SOUND_BUDGET}\n | | | Kepala Dinas Contoh\n\n | | | Drs. Budi\n | | | NIP. 195912121985031002\n"
    book = made(office({"Belanja.xlsx": {"Rekap": signed}, "Pengaturan LAKIP.xlsx": {"Umum": SIGNED}}))
    found = texts(book.worksheets[2])
    assert "Drs. Budi" in found and "NIP. 195912121985031002" in found
    assert "Dr. Siti Aminah" not in found
    assert "Dr. Siti Aminah" in texts(book["Serapan Program"])


# --- sentences --------------------------------------------------------------------------------------------------------

MEASURED = """
PENGUKURAN KINERJA SASARAN TAHUN 2020
No | Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
1  | Sasaran A | Indikator A       | 0      | 12        |
2  | Sasaran B | Indikator B       | 100    | 95        |
3  | Sasaran C | Indikator C       | 200    | 181       | 90,50
4  | Sasaran D | Indikator D       | baik   | 3         |
"""


def test_a_sentence_for_each_way_in_which_a_capaian_can_be_missing(office: Office) -> None:
    book = made(office({"Kinerja.xlsx": {"Pengukuran": MEASURED}}))
    found = [text for text, _ in sentences(book, "3.1 Capaian")]
    assert found[0].startswith("Indikator Indikator A dengan target 0 terealisasi 12; capaiannya tidak dapat dihitung")
    assert found[1] == "Indikator Indikator B dengan target 100 terealisasi 95."
    assert found[2] == "Indikator Indikator C dengan target 200 terealisasi 181, sehingga capaiannya 90,5%."
    assert found[3] == "(Indikator D)"
    (overview,) = [text for text, _ in sentences(book, "3.1 Pengukuran")]
    assert "4 (empat) sasaran strategis dengan 4 (empat) indikator" in overview
    for part in ("karena targetnya 0", "2 (dua) indikator belum mempunyai capaian", "1 (satu) indikator berada di celah skala"):
        assert part in overview


EFFICIENCY = """
EFISIENSI PENGGUNAAN SUMBER DAYA TAHUN 2020
No | Indikator/Kegiatan | Anggaran Kegiatan | Target Kinerja | Realisasi Kinerja | Realisasi Anggaran | E/I
1  | Indikator A        | 1.000.000         | 10             | 10                | 1.000.000          | 0
2  | Indikator B        | 1.000.000         | 10             | 9                 | 1.000.000          | -100.000
3  | Indikator C        | 900.000.000.000   | 10             | 10                | 899.999.999.000    | 1.000
4  | Indikator D        | 1.000.000         | 0              | 9                 | 900.000            | 0
5  | Indikator E        |                   | 10             | 9                 | 900.000            | 0
6  | Indikator F        | 0                 | 10             | 9                 | 0                  | 0
"""


def test_gain_loss_and_neither_and_shares_too_small_for_two_decimals(office: Office) -> None:
    book = made(office({"Efisiensi.xlsx": {"Efisiensi": EFFICIENCY}}))
    found = {section: [text for text, _ in sentences(book, section)] for section in (f"{n} Indikator" for n in range(1, 7))}
    assert "tanpa efisiensi maupun inefisiensi" in found["1 Indikator"][2]
    assert "inefisiensinya sebesar Rp 100.000,- atau dengan persentase 10%" in found["2 Indikator"][2]
    assert "efisiensinya sebesar Rp 1.000,- atau dengan persentase 0,00000011%" in found["3 Indikator"][2]
    assert found["4 Indikator"][1:] == ["(Efisiensi Indikator D)"]
    assert found["5 Indikator"] == ["(Indikator E)"]
    assert "anggaran sebesar Rp 0,- dan realisasi anggaran sebesar Rp 0,-." in found["6 Indikator"][0]


def test_kegiatan_are_listed_only_where_each_has_its_money(office: Office) -> None:
    table = (
        EFFICIENCY[: EFFICIENCY.index("2  |")]
        + """a  | Kegiatan Satu | 400.000 | | | 500.000 |
b  | Kegiatan Dua  | 600.000 | | | {spent} |
"""
    )
    books = {spent: {"Efisiensi.xlsx": {"Efisiensi": table.replace("{spent}", spent)}} for spent in ("500.000", "")}
    whole, part = (sentences(made(office(one)), "1 Indikator")[0][0] for one in books.values())
    assert part.endswith("yang terdiri dari 2 (dua) kegiatan.")
    assert whole.count("\n") == 2
    assert "\nb. Kegiatan Dua" in whole
    assert whole.endswith("alokasi anggaran sebesar Rp 600.000,- dan realisasi anggaran sebesar Rp 500.000,- atau 83,33%.")


STAFF = """
JUMLAH PEGAWAI (PNS) MENURUT TINGKAT PENDIDIKAN TAHUN 2020
No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah
1  | S2                 | 2         | 1         | 3
2  | S1                 | 4         | 3         | {last}
   | Jumlah             | {men}     | 4         | {total}
"""


@pytest.mark.parametrize(
    ("last", "men", "whole", "said"),
    [
        (
            "7",
            "6",
            "10",
            "10 (sepuluh) orang, terdiri dari S2 sebanyak 3 orang dan S1 sebanyak 7 orang, yaitu 6 orang laki-laki",
        ),
        ("7", "8", "12", "(Pegawai menurut pendidikan)"),
        ("tujuh", "6", "10", "(Pegawai menurut pendidikan)"),
    ],
)
def test_people_are_told_only_where_the_lines_make_a_whole(office: Office, last: str, men: str, whole: str, said: str) -> None:
    book = made(office({"Pegawai.xlsx": {"Pendidikan": STAFF.format(last=last, men=men, total=whole)}}))
    ((text, basis),) = sentences(book, "1.3.2")
    assert said in text
    assert ("rinciannya berjumlah 10, tetapi jumlah yang tertulis 12" in basis) is (whole == "12")


def test_men_and_women_make_up_a_line_without_a_sum(office: Office) -> None:
    book = made(office({"Pegawai.xlsx": {"Eselon": """
JUMLAH PEGAWAI MENURUT ESELON TAHUN 2020
No | Eselon     | Laki-laki | Perempuan
1  | Eselon II  | 1         | -
2  | Eselon III | 2         | 3
"""}}))  # fmt: skip
    ((text, _),) = sentences(book, "1.3.2")
    assert "sebanyak 6 (enam) orang, terdiri dari Eselon II sebanyak 1 orang dan Eselon III sebanyak 5 orang." in text


def test_the_scale_of_the_settings_is_named_in_the_recap(office: Office) -> None:
    settings = {"Umum": f"Pengaturan | Nilai\nSkala keberhasilan | {PERMENDAGRI.source}"}
    book = made(office({"Kinerja.xlsx": {"Pengukuran": MEASURED}, "Pengaturan LAKIP.xlsx": settings}))
    assert [text for text in texts(book["Rekap Kategori"]) if text.startswith("Skala: ")] == [f"Skala: {PERMENDAGRI.source}."]


# --- programs and evidence --------------------------------------------------------------------------------------------


def test_without_rows_that_are_programs_the_sheets_say_so(office: Office) -> None:
    book = made(office({"Belanja.xlsx": {"Rekap": """
REALISASI BELANJA TAHUN 2020
No | Uraian          | Pagu (Rp) | Realisasi (Rp) | %
1  | Belanja Pegawai | 1.000.000 | 900.000        | 90,00
"""}}))  # fmt: skip
    for name in ("Serapan Program", "Kegiatan dan Keluaran"):
        assert not any(isinstance(cell.value, int | float) for row in book[name].iter_rows() for cell in row)
        assert any("baris program tidak dikenali" in text for text in texts(book[name]))


def test_a_long_budget_is_cut_in_the_list_of_outputs(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lakip_xl.write.program_sheets.MOST_ROWS", 3)
    book = made(office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}}))
    found = [row[1] for row in lines(book["Kegiatan dan Keluaran"]) if row[3] and row[1] != "Program dan Kegiatan"]
    assert found == ["Program Satu", "Kegiatan Satu", "Kegiatan Dua"]
    assert "Dan 2 baris lain pada lembar Rekap." in texts(book["Kegiatan dan Keluaran"])


def test_a_program_with_a_budget_of_nought_has_no_share(office: Office) -> None:
    nought = SOUND_BUDGET.replace("{50000000}    | {50000000}    | 100 ", "{0} | {0} | - ")
    book = made(office({"Belanja.xlsx": {"Rekap": nought}}))
    row = next(row for row in lines(book["Serapan Program"]) if row[1] == "Program Dua")
    assert row[2:7] == (0, 0, None, 0, None)
    assert "persentase tidak dihitung" in row[7]
