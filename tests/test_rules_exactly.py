"""What mutants of the rules (make mutants) got away with: which cells, which figures, how many, and where a rule is silent."""

from __future__ import annotations

from decimal import Decimal

import pytest
from answers import line
from example import laporan_from
from test_rules_corners import AGREED, BUDGET, CATEGORY, MEASURED, PLAN, angka, asked, lines

from lakip_xl.model.equations import Equation, Jumlah, Persen, Selisih
from lakip_xl.model.figures import Unit
from lakip_xl.model.settings import TargetNol
from lakip_xl.rules.base import base_of, rest_is_turned
from lakip_xl.rules.engine import expected_value
from lakip_xl.rules.pairing import pair_rows
from lakip_xl.rules.proof import prove
from lakip_xl.rules.usulan import proposals

# --- sums: which blank cells belong to them ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "realisasi", "sisa"),
    [
        # a percentage of what is not written, or another sisa than the whole pagu: the blank realisasi is one of the parts
        (" | 90,00 | ", "D4 D5", "F5"),
        (" |       | 10", "D4 D5", "F4 F5"),
        (" |       | 0", "D4 D5", "F4 F5"),
        # nothing was spent, so nothing is missed
        (" |       | 100", "D5", "F4 F5"),
        (" | 0     | 100", "D5", "F4 F5"),
        (" | 0     | ", "D5", "F5"),
        (" |       | ", "D5", "F5"),
        # a realisasi leaves a sisa
        ("90 |     | ", "D4 D5", "F4 F5"),
        ("100 |    | ", "D4 D5", "F5"),
    ],
)
def test_a_blank_cell_is_part_of_a_sum_where_its_row_says_that_it_holds_something(row: str, realisasi: str, sisa: str) -> None:
    rows = f"A | Program A | 300 | 195 | 65,00 | 115\n1 | Kegiatan 1 | 100 | {row}\n2 | Kegiatan 2 | 200 | 100 | 50,00 | 100"
    parts = {answer.split()[0].lstrip("!"): answer.rpartition("(")[2].rstrip(")") for answer in lines("ANG201", BUDGET + rows)}
    assert parts == {"C3": "C4 C5", "D3": realisasi, "F3": sisa}


# --- assets -----------------------------------------------------------------------------------------------------------

GOODS = """Daftar Barang Milik Daerah
No | Nama Barang | Satuan | {0} | {1} | Baik | Rusak Ringan | Rusak Berat | {2} | {3}
1  | Komputer    | unit   | 7   | 900 | 34   | 5            | 3           | 42  | 8
2  | Laptop      | unit   | 7   | 901 | 18   | 2            | 4           | 24  | 9
3  | Printer     | unit   | 7   | 902 | 20   | 2            | 4           | 27  | 6"""


@pytest.mark.parametrize(
    ("headings", "column"),
    [
        (("Merk", "Nilai (Rp)", "Jumlah", "Umur"), "I"),
        # a column that is not known may be one more condition, but only right beside those that are
        (("Nilai (Rp)", "Hilang", "Jumlah", "Umur"), None),
        (("Hilang", "Nilai (Rp)", "Jumlah", "Umur"), "I"),
        (("Nilai (Rp)", "Merk", "Hilang", "Jumlah"), None),
        (("Merk", "Nilai (Rp)", "Jumlah", "Hilang"), "I"),
    ],
)
def test_an_unknown_column_beside_the_conditions_may_be_one(headings: tuple[str, ...], column: str | None) -> None:
    found = [f"{column}3 Komputer =42 (F3 G3 H3)", f"{column}4 Laptop =24 (F4 G4 H4)", f"!{column}5 Printer =26 (F5 G5 H5)"]
    assert lines("AST101", GOODS.format(*headings)) == (found if column else [])


PRICED = """Daftar Aset
No | Nama Barang | Jumlah | {}
1  | Meja        | 10     | 1.500.000
2  | Kursi       | 20     | 750.000
   | JUMLAH      | {}     | 30.000.000"""


@pytest.mark.parametrize(
    ("heading", "number", "found"),
    [
        # the prices of one piece each are not added
        ("Harga (Rp)", "30", ["C5 JUMLAH =30 (C3 C4)", "?D5 JUMLAH =2250000 (D3 D4)"]),
        ("Jumlah Harga (Rp)", "30", ["C5 JUMLAH =30 (C3 C4)", "!D5 JUMLAH =2250000 (D3 D4)"]),
        ("Total Harga (Rp)", "30", ["C5 JUMLAH =30 (C3 C4)", "!D5 JUMLAH =2250000 (D3 D4)"]),
        ("Harga Perolehan (Rp)", "30", ["C5 JUMLAH =30 (C3 C4)", "!D5 JUMLAH =2250000 (D3 D4)"]),
        # no sum of the table holds: perhaps none is meant
        ("Nilai (Rp)", "35", ["!C5 JUMLAH =30 (C3 C4) [peringatan]", "!D5 JUMLAH =2250000 (D3 D4) [peringatan]"]),
    ],
)
def test_which_columns_of_goods_are_added_and_how_surely(heading: str, number: str, found: list[str]) -> None:
    assert lines("AST201", PRICED.format(heading, number)) == found


@pytest.mark.parametrize(
    ("measures", "found"),
    [
        (("unit", "buah", ""), "?C5 JUMLAH =30 (C3 C4)"),
        (("unit", "Unit", ""), "!C5 JUMLAH =30 (C3 C4) [peringatan]"),
        (("unit", "", ""), "!C5 JUMLAH =30 (C3 C4) [peringatan]"),
        (("unit", "unit", "buah"), "!C5 JUMLAH =30 (C3 C4) [peringatan]"),
    ],
)
def test_goods_in_different_measures_are_not_added(measures: tuple[str, ...], found: str) -> None:
    first, second, total = measures
    rows = f"1 | Meja | 10 | {first}\n2 | Kursi | 20 | {second}\n | JUMLAH | 35 | {total}"
    assert lines("AST201", f"Daftar Aset\nNo | Nama Barang | Jumlah | Satuan\n{rows}") == [found]


# --- indicators -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        (("10", "12"), []),
        # of the earlier agreements one that says the same is enough
        (("10", "12", "10"), ["C11 Jumlah koperasi =10 (C3) [peringatan]"]),
        (("10", "12", "12"), ["C11 Jumlah koperasi =12 (C7) [peringatan]"]),
        (("10", "12", "13"), ["!C11 Jumlah koperasi =12 (C7) [peringatan]"]),
        (("10", "", "10"), ["C11 Jumlah koperasi =10 (C3) [peringatan]"]),
    ],
)
def test_a_target_that_is_agreed_a_third_time(targets: tuple[str, ...], found: list[str]) -> None:
    titles = (AGREED, AGREED.replace("Kinerja Tahun", "Kinerja Perubahan Tahun"), AGREED)
    tables = (f"{title}Sasaran A | Jumlah koperasi | {target}\n" for title, target in zip(titles, targets, strict=False))
    assert lines("SLG306", "\n".join(tables)) == found


QUARTERS = MEASURED.replace("| Realisasi |", "| Realisasi/TW I | Realisasi/TW II | Realisasi/TW III | Realisasi/TW IV |")


@pytest.mark.parametrize(
    ("row", "found"),
    [
        # counts are added, a level is the last; which it is the target says, unless the capaian holds with the other
        ("Jumlah koperasi | 80 | 10 | 20 | 30 | 20 | 100", ["H3 Jumlah koperasi =100 (C3 D3 E3 F3 G3)"]),
        ("Jumlah koperasi | 80 | 10 | 20 | 30 | 20 | 25", ["H3 Jumlah koperasi =25 (C3 G3)"]),
        ("Jumlah koperasi | 80 | 50 | 60 | 70 | 72 | 90", ["H3 Jumlah koperasi =90 (C3 G3)"]),
        ("Jumlah koperasi | 80 | 50 | 60 | 70 |    | 87,5", ["H3 Jumlah koperasi =87.5 (C3 F3)"]),
        ("Jumlah koperasi | 80 | 50 | 60 | 70 | 72 | 91", ["!H3 Jumlah koperasi =90 (C3 G3)"]),
        ("Jumlah koperasi | 80 | 20 | 20 | 20 | 10 | 88", ["H3 Jumlah koperasi =87.5 (C3 D3 E3 F3 G3)"]),
        ("Jumlah koperasi | 80 | 20 | 20 | 20 | 10 | 89", ["!H3 Jumlah koperasi =87.5 (C3 D3 E3 F3 G3)"]),
        ("Jumlah koperasi | 80 | 30 | 30 | 30 | 30 | 120", ["!H3 Jumlah koperasi =150 (C3 D3 E3 F3 G3)"]),
        ("Jumlah koperasi | 80 | 40 | 40 | 40 | 40 | 0", ["H3 Jumlah koperasi =0 (C3 D3 E3 F3 G3)"]),
        ("Angka kemiskinan | 80 | 30 | 30 | 30 | 30 | 100", ["H3 Angka kemiskinan =100 (C3 G3)"]),
        ("Angka kemiskinan | 80 | 50 | 60 | 70 | 72 | 91", ["!H3 Angka kemiskinan =110 (C3 G3)"]),
        # whether the sum or the last is nearer to the target; both as near: a level
        ("Jumlah koperasi | 80 | 5  | 5  | 5  | 75 | 50", ["!H3 Jumlah koperasi =93.75 (C3 G3)"]),
        ("Jumlah koperasi | 80 | 5  | 5  | 10 | 70 | 50", ["!H3 Jumlah koperasi =87.5 (C3 G3)"]),
        ("Jumlah koperasi | 80 | 0  | 0  | 0  | 79 | 50", ["!H3 Jumlah koperasi =98.75 (C3 G3)"]),
        ("Jumlah koperasi | 80 | 0  | 0  | 2  | 78 | 50", ["!H3 Jumlah koperasi =100 (C3 D3 E3 F3 G3)"]),
        # the cap that the first quarter alone would have is none of the sum's
        ("Jumlah koperasi | 10 | 15 | 0  | 0  | 0  | 100", ["!H3 Jumlah koperasi =150 (C3 D3 E3 F3 G3)"]),
        # nothing to reckon with
        ("Jumlah koperasi | 80 | 10 | 20 | 30 | 20 |", []),
        ("Jumlah koperasi |    | 10 | 20 | 30 | 20 | 100", ["?H3 Jumlah koperasi"]),
        ("Jumlah koperasi | 0  | 10 | 20 | 30 | 20 | 100", []),
        ("Jumlah koperasi | 80 |    |    |    |    | 100", ["?H3 Jumlah koperasi"]),
        ("Jumlah koperasi | 80 | 10 | 20 | 30 | 20 | baik", ["?H3 Jumlah koperasi"]),
    ],
)
def test_a_capaian_of_four_quarters(row: str, found: list[str]) -> None:
    assert lines("KIN101", f"{QUARTERS}Sasaran A | {row}") == found


DIRECTION = "\n[Pengaturan LAKIP.xlsx > Arah indikator]\nIndikator | Arah\nJumlah koperasi | {}"


@pytest.mark.parametrize(
    ("quarters", "found"),
    [
        ("50 | 60 | 70 | 72 | 91", "!H3 Jumlah koperasi =110 (C3 G3)"),
        ("20 | 20 | 20 | 10 | 89", "!H3 Jumlah koperasi =112.5 (C3 D3 E3 F3 G3)"),
    ],
)
def test_four_quarters_of_an_indicator_of_which_less_is_better_by_the_settings(quarters: str, found: str) -> None:
    assert lines("KIN101", f"{QUARTERS}Sasaran A | Jumlah koperasi | 80 | {quarters}{DIRECTION.format('negatif')}") == [found]


@pytest.mark.parametrize(
    ("settings", "capaian", "found"),
    [
        ("", "125", ['!E3 Jumlah koperasi "125"']), ("", "75", ["E3 Jumlah koperasi"]),
        ("negatif", "125", ["E3 Jumlah koperasi"]), ("negatif", "75", []),
        ("positif", "125", []), ("positif", "75", ["E3 Jumlah koperasi"]),
    ],
)  # fmt: skip
def test_the_direction_that_the_settings_say_is_the_formula(settings: str, capaian: str, found: list[str]) -> None:
    rows = f"Sasaran A | Jumlah koperasi | 80 | 60 | {capaian}\nSasaran A | Jumlah surat | 80 | 60 | 75"
    assert lines("KIN106", MEASURED + rows + (DIRECTION.format(settings) if settings else "")) == [*found, "E4 Jumlah surat"]


@pytest.mark.parametrize(
    ("row", "sign"),
    [
        ("80-90% | 85% | 100", ""), ("80-90% | 80% | 100", ""), ("80-90% | 90% | 100", ""), ("80-90% | 79% | 100", "?"),
        ("80-90% | 85% | 99", "?"), ("80-90% | | 100", "?"), (">= 80 | 80 | 100", ""), (">= 80 | 79 | 100", "?"),
        ("<= 3 | 3 | 100", ""), ("A | A | 100", ""), ("A | B | 100", "?"), ("1 : 12 | 1 : 12 | 100", ""),
    ],
)  # fmt: skip
def test_a_target_in_words_or_bounds_that_is_reached(row: str, sign: str) -> None:
    (found,) = lines("KIN101", f"{MEASURED}Sasaran A | Nilai | {row}")
    assert found.startswith(f"{sign}E3 Nilai")


# --- partners -----------------------------------------------------------------------------------------------------------

TWO_BUDGETS = """Realisasi Belanja Tahun 2020
No | Uraian | Pagu | Realisasi
1 | {} | {} | {}

Rincian Realisasi Belanja Tahun 2020
No | Uraian        | Pagu | Realisasi
A  | {}            | 300  | 200
1  | {}            | 100  | 90
2  | Kegiatan Lain | 200  | 110"""


@pytest.mark.parametrize(
    ("name", "pagu", "realisasi", "group", "detail", "partner"),
    [
        # a program and its kegiatan of one name: the same money tells which is meant, and what both call themselves before that
        ("Pelayanan Umum", 300, 200, "Pelayanan Umum", "Pelayanan Umum", "B7"),
        ("Pelayanan Umum", 100, 90, "Pelayanan Umum", "Pelayanan Umum", "B8"),
        ("Pelayanan Umum", 300, 1, "Pelayanan Umum", "Pelayanan Umum", "B7"),
        ("Pelayanan Umum", 1, 200, "Pelayanan Umum", "Pelayanan Umum", "B7"),
        ("Pelayanan Umum", 300, 90, "Pelayanan Umum", "Pelayanan Umum", "B8"),
        ("Program Pelayanan Umum", 100, 90, "Program Pelayanan Umum", "Kegiatan Pelayanan Umum", "B7"),
        ("Kegiatan Pelayanan Umum", 300, 200, "Program Pelayanan Umum", "Kegiatan Pelayanan Umum", "B8"),
        ("Pelayanan Umum", 300, 200, "Program Pelayanan Umum", "Kegiatan Pelayanan Umum", "B7"),
        ("Pelayanan Umum", 100, 90, "Program Pelayanan Umum", "Kegiatan Pelayanan Umum", "B8"),
    ],
)
def test_which_of_a_program_and_its_kegiatan_is_meant(
    name: str, pagu: int, realisasi: int, group: str, detail: str, partner: str
) -> None:
    short, whole = laporan_from(TWO_BUDGETS.format(name, pagu, realisasi, group, detail)).tables
    for left, right, cells in ((short, whole, ("B3", partner)), (whole, short, (partner, "B3"))):
        assert [(pair.left.place.cell, pair.right.place.cell) for pair in pair_rows(left, right).all] == [cells]


# --- columns that no kind declares --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "is_money"),
    [
        ("Realisasi tahun lalu", True), ("Anggaran tahun depan", True), ("Pagu lama", True), ("Belanja Modal", True),
        ("Usulan (Rp)", True), ("Usulan", False), ("Perkiraan L", False),
    ],
)  # fmt: skip
def test_a_lone_total_that_is_wrong_is_doubted_where_its_column_is_money(heading: str, is_money: bool) -> None:
    rows = "Kegiatan 1 | 3.000 | 2.600 | 2.200\nKegiatan 2 | 2.000 | 1.900 | 1.800\nJumlah | 5.000 | 4.500 | 4.100"
    report = f"Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi | {heading}\n{rows}"
    assert lines("KOL203", report) == (["!D5 Jumlah =4000 (D3 D4) [peringatan]"] if is_money else [])


@pytest.mark.parametrize(
    ("heading", "is_people"),
    [
        ("Honorer L", True), ("Honorer P", True), ("Honorer (pria)", True), ("THL Wanita", True), ("Kontrak laki-laki", True),
        ("Kontrak perempuan", True), ("Honorer", False),
    ],
)  # fmt: skip
def test_a_lone_total_that_is_wrong_is_doubted_where_its_column_counts_people(heading: str, is_people: bool) -> None:
    rows = "1 | S1 | 3 | 4 | 2 | 20\n2 | SMA | 2 | 1 | 6 | 11\n | JUMLAH | 5 | 5 | 9 | 31"
    report = f"Pegawai menurut Pendidikan\nNo | Pendidikan | Laki-laki | Perempuan | {heading} | Jumlah\n{rows}"
    assert lines("KOL203", report) == (["!E5 JUMLAH =8 (E3 E4) [peringatan]"] if is_people else [])


@pytest.mark.parametrize(
    ("heading", "outcome"),
    [("Jumlah", "?"), ("Jml", "?"), ("Total", "?"), ("Honorer", "?"), ("I", "")],
)
def test_a_golongan_that_holds_a_sum_is_none(heading: str, outcome: str) -> None:
    rows = "1 | Sarjana | 5 | 22 | 27 | 54\n2 | SMA | 1 | 2 | 3 | 6"
    columns = f"Golongan/II | Golongan/III | Golongan/{heading}"
    found = lines("PEG102", f"Pegawai menurut Golongan\nNo | Pendidikan | {columns} | Jumlah\n{rows}")
    parts = {"?": ("=27 (C3 D3)", "=3 (C4 D4)"), "": ("=54 (C3 D3 E3)", "=6 (C4 D4 E4)")}[outcome]
    assert found == [f"{outcome}F3 Sarjana {parts[0]}", f"{outcome}F4 SMA {parts[1]}"]


@pytest.mark.parametrize(("sisa", "sign"), [("5=2-3", ""), ("5=3-2", "!")])
@pytest.mark.parametrize("units", ["", " | Rp | Rp | % | Rp\n"])
def test_a_declaration_is_judged_at_its_own_cell_in_the_heading(units: str, sisa: str, sign: str) -> None:
    heading = f"Uraian | Pagu | Realisasi | % | Sisa\n1 | 2 | 3 | 4=3/2 | {sisa}\n{units}"
    rows = "A | 1.000 | 900 | 90 | 100\nB | 2.000 | 1.500 | 75 | 500\nC | 500 | 250 | 50 | 250"
    found = lines("KOL102", f"Realisasi Belanja Tahun 2020\n{heading}{rows}")
    assert found == ['!D3 kolom 4 "4=3/2"', f'{sign}E3 kolom 5 "{sisa}"']


# --- scales -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scale", "capaian", "category", "found"),
    [
        (("< 50,5", "50,5 - 75", "> 75"), "0,5", "Kurang", 'F3 Jumlah koperasi "Kurang" =Kurang (E3)'),
        (("< 50,5", "50,5 - 75", "> 75"), "50,6", "Cukup", 'F3 Jumlah koperasi "Cukup" =Cukup (E3)'),
        (("di bawah 50,5 %", "50,5 s.d. 75", "di atas 75"), "50,4", "Kurang", 'F3 Jumlah koperasi "Kurang" =Kurang (E3)'),
        (("kurang dari 50,5", "50,5 sampai dengan 75", "lebih dari 75"), "76", "Baik", 'F3 Jumlah koperasi "Baik" =Baik (E3)'),
        (("0 - 50,5", "51,5 - 75", "> 75"), "51", "Cukup", '!F3 Jumlah koperasi "Cukup" [peringatan]'),
    ],
)
def test_a_scale_with_decimals(scale: tuple[str, ...], capaian: str, category: str, found: str) -> None:
    classes = "\n".join(f"{bounds} {name}" for bounds, name in zip(scale, ("Kurang", "Cukup", "Baik"), strict=True))
    report = f"{CATEGORY}Sasaran A | Jumlah koperasi | 100 | {capaian} | {capaian} | {category}\n\n\nKriteria\n{classes}"
    assert lines("KIN104", report) == [found]
    assert lines("KIN105", report) == [f"{'!' if 'peringatan' in found else ''}A7 Skala keberhasilan"]


# --- what the settings say ----------------------------------------------------------------------------------------------

SAME = "\n[Pengaturan LAKIP.xlsx > Nama sama]\nNama | Sama dengan\n{} | {}"


def test_two_indicators_that_the_settings_call_the_same_are_not_proposed() -> None:
    rows = "Sasaran A | Persentase koperasi {} | 10\nSasaran A | Jumlah lomba masak | 5\n"
    report = f"{PLAN}{rows.format('aktif')}\n{AGREED}{rows.format('sehat')}"
    pair = ("Persentase koperasi sehat", "Persentase koperasi aktif")
    assert [(one.one, one.other) for one in proposals(laporan_from(report))] == [pair]
    assert proposals(laporan_from(report + SAME.format(*pair))) == ()


def test_a_kegiatan_has_the_name_that_the_settings_say() -> None:
    report = """Realisasi Belanja Tahun 2020
No | Uraian             | Pagu  | Realisasi
A  | Program Pembinaan  | 1.000 | 900
1  | Pelatihan Koperasi | 400   | 400
2  | Kursus Usaha       | 600   | 500

Keluaran Kegiatan Tahun 2020
No | Program / Kegiatan | Keluaran
1  | Program Pembinaan  | laporan
a  | Pelatihan Koperasi | 1 dokumen
b  | Bimbingan Teknis   | 1 dokumen
"""
    known = 'B10 Pelatihan Koperasi "Pelatihan Koperasi" =Pelatihan Koperasi (B4)'
    assert lines("SLG309", report) == [known, '!B11 Bimbingan Teknis "Bimbingan Teknis"']
    settings = SAME.format("Kursus Usaha", "Bimbingan Teknis")
    assert lines("SLG309", report + settings) == [known, 'B11 Bimbingan Teknis "Bimbingan Teknis" =Kursus Usaha (B5)']


# --- averages -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "average", "found"),
    [
        (("3 | 1 | 33", "3 | 2 | 67"), "50", "E5 Rata-rata =50 (E3 E4)"),
        # no more than 100 of each counted, 0 as 0
        (("3 | 1 | 33,3", "3 | 4 | 133,3"), "66,65", "E5 Rata-rata"),
        (("3 | 1 | 33,3", "3 | 4 | 133,3"), "66,68", "!E5 Rata-rata =83.3 (E3 E4)"),
        (("3 | 1 | 33", "3 | 4 | 133", "3 | 1 | 0"), "44,33", "E6 Rata-rata"),
        (("3 | 1 | 33", "3 | 4 | 133", "3 | 1 | 0"), "44,67", "!E6 Rata-rata =55.3333 (E3 E4 E5)"),
        # not rounded yet, but a capaian that is not its formula's counts as it is printed
        (("3 | 1 | 33", "3 | 2 | 70", "3 | 1 | 33"), "45,56", "E6 Rata-rata"),
        (("3 | 1 | 33", "3 | 2 | 0", "3 | 1 | 33"), "22,22", "E6 Rata-rata"),
        (("3 | 1 | 33", "3 | 2 | 70", "3 | 1 | 33"), "44,44", "!E6 Rata-rata =45.3333 (E3 E4 E5)"),
    ],
)
def test_an_average_of_what_is_capped_or_not_rounded(rows: tuple[str, ...], average: str, found: str) -> None:
    measured = "\n".join(f"Sasaran A | Jumlah lomba {at} | {row}" for at, row in enumerate(rows))
    assert lines("KIN107", f"{MEASURED}{measured}\nRata-rata | | | | {average}") == [found]


# --- tables of no known kind --------------------------------------------------------------------------------------------

MEALS = "Konsumsi Rapat\nNo | Jenis | {} | Banyaknya\nA | Besar | {} | {}\n1 | Nasi | 20 | {}\n2 | Kue | 30 | {}\n{}"


@pytest.mark.parametrize(
    ("heading", "figures", "total", "found"),
    [
        # a row over others is their sum once a large figure shows it
        ("Banyak", (50, 1000, 600, 400), "", ["C3 Besar =50 (C4 C5)", "D3 Besar =1000 (D4 D5)"]),
        ("Banyak", (51, 1000, 600, 400), "", ["!C3 Besar =50 (C4 C5)", "D3 Besar =1000 (D4 D5)"]),
        ("Banyak", (51, 999, 599, 400), "", []),
        ("Banyak", (51, 1001, 600, 400), "", []),
        ("Banyak", (0, 999, 599, 400), "", []),
        # or where it is money and totals stand below
        ("Biaya (Rp)", (51, 999, 599, 400), "", []),
        (
            "Biaya (Rp)", (51, 999, 599, 400), " | JUMLAH | 51 | 999",
            ["!C3 Besar =50 (C4 C5)", "C6 JUMLAH =51 (C3)", "D6 JUMLAH =999 (D3)"],
        ),
        (
            "Biaya (Rp)", (51, 100, 60, 40), " | JUMLAH | 51 | 101",
            ["!C3 Besar =50 (C4 C5)", "C6 JUMLAH =51 (C3)", "!D6 JUMLAH =100 (D3)"],
        ),
        ("Banyak", (51, 999, 599, 400), " | JUMLAH | 51 | 1000", ["C6 JUMLAH =51 (C3)", "!D6 JUMLAH =999 (D3)"]),
        # the total of totals shows nothing of the rows above it
        ("Banyak", (51, 2000, 599, 400), " | JUMLAH | 51 | 2.000", ["C6 JUMLAH =51 (C3)", "D6 JUMLAH =2000 (D3)"]),
    ],
)  # fmt: skip
def test_which_rows_of_any_table_are_sums(heading: str, figures: tuple[int, ...], total: str, found: list[str]) -> None:
    assert lines("KOL301", MEALS.format(heading, *figures, total)) == found


@pytest.mark.parametrize(
    ("nasi", "kue", "total", "found"),
    [
        # decimals or a percent sign, and none of the greatest: an average, no sum
        ("30,5", "40", "35", "?C5 JUMLAH"),
        ("30", "40", "35,5", "?C5 JUMLAH"),
        ("30%", "40%", "35%", "?C5 JUMLAH"),
        ("30", "40", "35%", "?C5 JUMLAH"),
        ("30,5", "40", "30,5", "?C5 JUMLAH"),
        ("30,5", "40", "40", "?C5 JUMLAH"),
        ("30,5", "40", "41", "!C5 JUMLAH =70.5 (C3 C4)"),
        ("30,5", "40", "30", "!C5 JUMLAH =70.5 (C3 C4)"),
        ("30", "40", "35", "!C5 JUMLAH =70 (C3 C4)"),
        ("31", "41", "36", "!C5 JUMLAH =72 (C3 C4)"),
        ("0", "40", "35", "!C5 JUMLAH =40 (C3 C4)"),
    ],
)
def test_a_total_that_is_an_average_of_its_column(nasi: str, kue: str, total: str, found: str) -> None:
    rows = f"1 | Nasi | {nasi} | 20\n2 | Kue | {kue} | 30\n | JUMLAH | {total} | 50"
    assert lines("KOL301", f"Konsumsi Rapat\nNo | Jenis | Skor | Banyaknya\n{rows}") == [found, "D5 JUMLAH =50 (D3 D4)"]


# --- equations between columns that nobody declares ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "rows", "found"),
    [
        # a price times a number
        (
            "Barang | Banyak | Harga | Nilai",
            ["Meja | 12 | 450 | 5.000", "Kursi | 25 | 180 | 4.500", "Lemari | 4 | 1.200 | 4.800", "Rak | 7 | 300 | 2.100"],
            ["!D3 Meja =5400 (B3 C3)", "D4 Kursi =4500 (B4 C4)", "D5 Lemari =4800 (B5 C5)", "D6 Rak =2100 (B6 C6)"],
        ),
        # small figures agree by chance: three rows are not enough, four are
        (
            "Barang | Banyak | Harga | Nilai",
            ["Meja | 12 | 45 | 540", "Kursi | 25 | 18 | 450", "Lemari | 4 | 120 | 480", "Rak | 7 | 30 | 211"],
            [],
        ),
        (
            "Barang | Banyak | Harga | Nilai",
            [
                "Meja | 12 | 45 | 540", "Kursi | 25 | 18 | 450", "Lemari | 4 | 120 | 480", "Rak | 7 | 30 | 210",
                "Topi | 3 | 15 | 46",
            ],
            [
                "D3 Meja =540 (B3 C3)", "D4 Kursi =450 (B4 C4)", "D5 Lemari =480 (B5 C5)", "D6 Rak =210 (B6 C6)",
                "!D7 Topi =45 (B7 C7)",
            ],
        ),
        (
            "Barang | Banyak | Harga | Nilai",
            ["Meja | 1 | 4.500 | 4.500", "Kursi | 1 | 1.800 | 1.800", "Lemari | 1 | 1.200 | 1.200", "Rak | 7 | 300 | 2.101"],
            [],
        ),
        # three where the heading says what it is
        (
            "Loket | Pagi | Siang | Semua",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 | 41"],
            [],
        ),
        (
            "Loket | Pagi | Siang | Jumlah",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 | 41"],
            ["D3 A =43 (B3 C3)", "D4 B =43 (B4 C4)", "D5 C =52 (B5 C5)", "!D6 D =40 (B6 C6)"],
        ),
        (
            "Loket | Pagi | Siang | Total",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 | 41"],
            ["D3 A =43 (B3 C3)", "D4 B =43 (B4 C4)", "D5 C =52 (B5 C5)", "!D6 D =40 (B6 C6)"],
        ),
        (
            "Loket | Pagi | Siang | Semua",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 | 41", "E | 41 | 12 | 53"],
            ["D3 A =43 (B3 C3)", "D4 B =43 (B4 C4)", "D5 C =52 (B5 C5)", "!D6 D =40 (B6 C6)", "D7 E =53 (B7 C7)"],
        ),
        # a target has a source of its own
        (
            "Loket | Pagi | Siang | Target",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 | 41", "E | 41 | 12 | 53"],
            [],
        ),
        # two large ones are enough for a doubt
        (
            "Loket | Pagi | Siang | Semua",
            ["A | 1.000 | 2.000 | 3.000", "B | 3.500 | 1.000 | 4.500", "C | 7 | 8 | 16"],
            ["D3 A =3000 (B3 C3) [peringatan]", "D4 B =4500 (B4 C4) [peringatan]", "!D5 C =15 (B5 C5) [peringatan]"],
        ),
        (
            "Loket | Pagi | Siang | Semua",
            ["A | 1.000 | 999 | 1.999", "B | 3.500 | 999 | 4.499", "C | 7 | 8 | 16"],
            [],
        ),
        # a sum with a nought in it says nothing
        (
            "Loket | Pagi | Siang | Jumlah",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 0 | 40", "D | 7 | 0 | 8"],
            [],
        ),
        (
            "Loket | Pagi | Siang | Jumlah",
            [
                "A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 |", "E | 1 | x | 5",
                "Rata-rata | 20 | 20 | 20",
            ],
            ["D3 A =43 (B3 C3)", "D4 B =43 (B4 C4)", "D5 C =52 (B5 C5)", "?D7 E (B7 C7)"],
        ),
        (
            "Loket | Pagi | Siang | Sore | Bersih",
            [
                "A | 12 | 31 | 5 | 48", "B | 25 | 18 | 6 | 49", "C | 40 | 12 | 7 | 59", "D | 41 | 12 | 8 | 61",
                "E | 7 | 33 | 9 | 50",
            ],
            [
                "E3 A =48 (B3 C3 D3)", "E4 B =49 (B4 C4 D4)", "E5 C =59 (B5 C5 D5)", "E6 D =61 (B6 C6 D6)",
                "!E7 E =49 (B7 C7 D7)",
            ],
        ),
        # differences; what changed from year to year is the later less the earlier
        (
            "Loket | Masuk | Keluar | Tinggal",
            ["A | 43 | 12 | 31", "B | 43 | 25 | 18", "C | 52 | 40 | 12", "D | 53 | 41 | 12", "E | 41 | 7 | 33"],
            ["D3 A =31 (B3 C3)", "D4 B =18 (B4 C4)", "D5 C =12 (B5 C5)", "D6 D =12 (B6 C6)", "!D7 E =34 (B7 C7)"],
        ),
        (
            "Loket | Tahun 2019 | Tahun 2020 | Naik/Turun",
            ["A | 43 | 52 | 9", "B | 43 | 25 | -18", "C | 52 | 40 | -13"],
            ["D3 A =9 (C3 B3) [peringatan]", "D4 B =-18 (C4 B4) [peringatan]", "!D5 C =-12 (C5 B5) [peringatan]"],
        ),
        (
            "Loket | Tahun 2020 | Tahun 2019 | Naik/Turun",
            ["A | 43 | 52 | 9", "B | 43 | 25 | -18", "C | 52 | 40 | -13"],
            [],
        ),
        (
            "Loket | Tahun 2019 | Tahun 2020 | Hasil",
            ["A | 43 | 52 | 9", "B | 43 | 25 | -18", "C | 52 | 40 | -13"],
            [],
        ),
        # percentages; with decimals two rows are enough for a doubt, 0 and 100 say nothing
        (
            "Loket | Sasaran | Layanan | Cakupan (%)",
            ["A | 80 | 60 | 75", "B | 40 | 30 | 75", "C | 50 | 20 | 40", "D | 90 | 45 | 51"],
            ["D3 A =75 (C3 B3)", "D4 B =75 (C4 B4)", "D5 C =40 (C5 B5)", "!D6 D =50 (C6 B6)"],
        ),
        (
            "Loket | Sasaran | Layanan | Cakupan (%)",
            ["A | 80 | 60 | 75,0", "B | 40 | 31 | 77,5", "C | 50 | 20 | 41,0"],
            ["D3 A =75 (C3 B3) [peringatan]", "D4 B =77.5 (C4 B4) [peringatan]", "!D5 C =40 (C5 B5) [peringatan]"],
        ),
        (
            "Loket | Sasaran | Layanan | Cakupan (%)",
            ["A | 80 | 60 | 75,0", "B | 40 | 40 | 100", "C | 50 | 0 | 0", "D | 50 | 20 | 41,0"],
            [],
        ),
        # where less is better, or no more than so much is counted
        (
            "Loket | Sasaran | Layanan | Cakupan (%)",
            [
                "A | 80 | 60 | 75,0", "B | 40 | 31 | 77,5", "C | 50 | 20 | 40,0", "D | 80 | 100 | 100", "E | 80 | 100 | 110",
                "F | 80 | 100 | 120", "G | 80 | 100 | 75,0", "H | 80 | 100 | 80,0", "I | 0 | 5 | 50,0", "J | 80 | 0 | 90,0",
                "K | 80 | 0 | 200",
            ],
            [
                "D3 A =75 (C3 B3)", "D4 B =77.5 (C4 B4)", "D5 C =40 (C5 B5)", "D6 D", "D7 E", "D8 F", "D9 G", "D10 H",
                "?D11 I (C11 B11)", "!D12 J =0 (C12 B12)", "D13 K",
            ],
        ),
        (
            "Loket | Sasaran | Layanan | Fisik (%)",
            ["A | 80 | 60 | 75,0", "B | 40 | 31 | 77,5", "C | 50 | 20 | 40,0"],
            [],
        ),
        (
            "Loket | Sasaran | Layanan | Target (%)",
            ["A | 80 | 60 | 75,0", "B | 40 | 31 | 77,5", "C | 50 | 20 | 40,0", "D | 50 | 20 | 41,0"],
            [],
        ),
        (
            "Loket | Sasaran | Layanan | Capaian target (%)",
            ["A | 80 | 60 | 75,0", "B | 40 | 31 | 77,5", "C | 50 | 20 | 40,0", "D | 50 | 20 | 41,0"],
            ["D3 A =75 (C3 B3)", "D4 B =77.5 (C4 B4)", "D5 C =40 (C5 B5)", "!D6 D =40 (C6 B6)"],
        ),
        # each row's share in the total
        (
            "Loket | Layanan | Bobot (%)",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            ["C3 A =30 (B3 B7)", "C4 B =15.5 (B4 B7)", "C5 C =29.5 (B5 B7)", "!C6 D =25 (B6 B7)", "C7 Jumlah =100 (B7 B7)"],
        ),
        (
            "Loket | Layanan | Bobot fisik (%)",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            [],
        ),
        (
            "Loket | Layanan | Target (%)",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            [],
        ),
        (
            "Loket | Layanan | Porsi (%)",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            ["C3 A =30 (B3 B7)", "C4 B =15.5 (B4 B7)", "C5 C =29.5 (B5 B7)", "!C6 D =25 (B6 B7)", "C7 Jumlah =100 (B7 B7)"],
        ),
        (
            "Loket | Layanan | Capaian",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            ["C3 A =30 (B3 B7)", "C4 B =15.5 (B4 B7)", "C5 C =29.5 (B5 B7)", "!C6 D =25 (B6 B7)", "C7 Jumlah =100 (B7 B7)"],
        ),
        (
            "Loket | Layanan | Bobot",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            [],
        ),
        (
            "Loket | Layanan | Bobot",
            ["A | 60 | 30,0%", "B | 31 | 15,5%", "C | 59 | 29,5%", "D | 50 | 26,0%", "Jumlah | 200 | 100"],
            ["C3 A =30 (B3 B7)", "C4 B =15.5 (B4 B7)", "C5 C =29.5 (B5 B7)", "!C6 D =25 (B6 B7)", "C7 Jumlah =100 (B7 B7)"],
        ),
        (
            "Loket | Layanan | Bobot (Rp)",
            ["A | 60 | 30,0%", "B | 31 | 15,5%", "C | 59 | 29,5%", "D | 50 | 26,0%", "Jumlah | 200 | 100%"],
            [],
        ),
    ],
)  # fmt: skip
def test_what_a_column_is_made_of(heading: str, rows: list[str], found: list[str]) -> None:
    assert lines("KOL202", "\n".join(["Data Layanan", heading, *rows])) == found


# --- several tables of one kind -----------------------------------------------------------------------------------------


def agreement(title: str, *names: str) -> str:
    rows = "".join(f"A | {name} | 10\n" for name in names)
    return f"{title} Tahun 2020\nSasaran Strategis | Indikator Kinerja | Target\n{rows}"


def measurement(title: str, *names: str) -> str:
    rows = "".join(f"A | {name} | 10 | 8 | 80\n" for name in names)
    return f"{title} Tahun 2020\nSasaran | Indikator Kinerja | Target | Realisasi | Capaian\n{rows}"


KOPERASI, EKSPOR, JALAN, WARGA = "Jumlah koperasi aktif", "Nilai ekspor daerah", "Persen jalan mantap", "Kepuasan warga"
OFFICE = agreement("Perjanjian Kinerja", KOPERASI, EKSPOR, JALAN)
YEAR = measurement("Pengukuran Kinerja", KOPERASI, EKSPOR)


@pytest.mark.parametrize(
    ("tables", "found"),
    [
        ((OFFICE, YEAR), "B3 B4 !B5 B9 B10"),
        # an agreement of a bidang has indicators of its own, of which none must be measured
        ((OFFICE, agreement("Perjanjian Kinerja Bidang", "Rapat bidang", "Surat keluar"), YEAR), "B3 B4 !B5 B14 B15"),
        # nor of one that repeats the office's, but of one that is measured by half with indicators that only it has
        ((OFFICE, agreement("Perjanjian Kinerja Bidang", "Rapat bidang", KOPERASI), YEAR), "B3 B4 B10 !B5 B14 B15"),
        (
            (
                OFFICE, agreement("Perjanjian Kinerja Bidang", "Rapat bidang", WARGA),
                measurement("Pengukuran Kinerja", KOPERASI, EKSPOR, WARGA),
            ),
            "B3 B4 B10 !B5 !B9 B14 B15 B16",
        ),
        # what was changed is asked first, and what it replaced for nothing that is gone
        ((OFFICE, agreement("Perjanjian Kinerja Perubahan", KOPERASI, EKSPOR), YEAR), "B9 B10 B3 B4 B14 B15"),
        # a triwulan need not measure everything, unless there is nothing else
        ((OFFICE, YEAR, measurement("Pengukuran Kinerja Triwulan I", KOPERASI, "Surat keluar")), "B3 B4 !B5 B9 B10 B14"),
        ((OFFICE, measurement("Pengukuran Kinerja Triwulan I", KOPERASI, "Surat keluar")), "B3 !B4 !B5 B9 !B10"),
        # a plan of action repeats the agreement
        ((OFFICE, agreement("Rencana Aksi Perjanjian Kinerja", KOPERASI, EKSPOR, JALAN), YEAR), "B3 B4 B9 B10 !B5 B15 B16"),
        # nothing in common
        ((OFFICE, measurement("Pengukuran Kinerja", "Surat keluar")), "!B3 !B4 !B5 !B9"),
    ],
)  # fmt: skip
def test_which_indicators_must_be_measured(tables: tuple[str, ...], found: str) -> None:
    assert " ".join(one.split()[0] for one in lines("SLG305", "\n".join(tables))) == found


# --- budgets ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kegiatan", "program", "found"),
    [
        # where a kegiatan has nothing of its own, what stands below it counts
        ("", "250", ["!D3 Program A =240 (D5 D6)"]),
        ("", "240", ["D3 Program A =240 (D5 D6)"]),
        ("240", "250", ["!D3 Program A =240 (D4)", "D4 Kegiatan 1 =240 (D5 D6)"]),
        ("300", "240", ["!D3 Program A =300 (D4)", "!D4 Kegiatan 1 =240 (D5 D6)"]),
    ],
)
def test_what_a_kegiatan_without_a_figure_adds_to_its_program(kegiatan: str, program: str, found: list[str]) -> None:
    first = f"A | Program A | 300 | {program}\n1 | Kegiatan 1 | 300 | {kegiatan}\na | Sub 1 | 100 | 90\nb | Sub 2 | 200 | 150"
    second = "B | Program B | 10 | 5\n1 | Kegiatan 2 | 10 | 5\na | Sub 3 | 10 | 5\n | JUMLAH | 310 | 245"
    told = lines("ANG201", f"Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi\n{first}\n{second}")
    total = "D10 JUMLAH =245 (D3 D7)" if program == "240" else "!D10 JUMLAH =255 (D3 D7)"
    fixed = ["D7 Program B =5 (D8)", "D8 Kegiatan 2 =5 (D9)", total]
    assert [one for one in told if one.lstrip("!").startswith("D")] == [*found, *fixed]


@pytest.mark.parametrize(
    ("pagu", "spent", "other", "left_open"),
    [("100", "", "150", ["D4"]), ("0", "", "150", []), ("", "", "150", []), ("100", "0", "150", []), ("100", "", "250", [])],
)
def test_a_sum_that_is_wrong_may_lack_what_was_left_blank(pagu: str, spent: str, other: str, left_open: list[str]) -> None:
    rows = f"A | Program A | 300 | 250\n1 | Kegiatan 1 | {pagu} | {spent}\n2 | Kegiatan 2 | 200 | {other}"
    found = asked("ANG201", f"Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi\n{rows}")
    assert [place.cell for check in found for place in check.open] == left_open


@pytest.mark.parametrize(
    ("total", "signs"),
    [
        # most columns tell whether a total of two rows is their sum or what is left of the first
        ("200 | 120 | 80", {"B5": "=200", "C5": "=120", "D5": "=80"}),
        ("200 | 120 | 81", {"B5": "=200", "C5": "=120", "!D5": "=80"}),
        ("200 | 121 | 81", {"!B5": "=400", "!C5": "=280", "!D5": "=120"}),
        ("400 | 280 | 81", {"B5": "=400", "C5": "=280", "!D5": "=120"}),
        ("201 | 280 | 120", {"!B5": "=400", "C5": "=280", "D5": "=120"}),
    ],
)
def test_a_total_may_be_what_was_returned_less(total: str, signs: dict[str, str]) -> None:
    heading = "Uraian | Pagu | Realisasi | Tahun lalu (Rp)"
    rows = f"Belanja Bruto | 300 | 200 | 100\nPengembalian | 100 | 80 | 20\nJUMLAH | {total}"
    found = (one.split() for one in lines("ANG201", f"Laporan Realisasi Anggaran Tahun 2020\n{heading}\n{rows}"))
    assert {place: due for place, _, due, *_ in found} == signs


@pytest.mark.parametrize(
    ("title", "sheet", "is_agreement"),
    [
        ("Perjanjian Kinerja", "Lampiran", True), ("Penetapan", "Lampiran", True), ("Anggaran PK", "Lampiran", True),
        ("Anggaran Program", "PK", True), ("Anggaran Program", "Penetapan", True), ("Anggaran Program", "Perjanjian", True),
        ("Anggaran Program", "Lampiran", False),
    ],
)  # fmt: skip
def test_which_budgets_of_programs_belong_to_the_agreement(title: str, sheet: str, is_agreement: bool) -> None:
    agreed = f"[{sheet}]\n{title} Tahun 2020\nProgram | Anggaran | Keterangan\nProgram Pembinaan | 1.200 | APBD"
    spent = "[Anggaran]\nRealisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi\nProgram Pembinaan | 1.000 | 900"
    expected = [f"!{sheet}!B3 Program Pembinaan =1000 (Anggaran!B3)"] if is_agreement else []
    assert lines("SLG308", f"{agreed}\n\n{spent}") == expected


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            ("100 | 200 | 300 | 600", "100 | 100 | 300 | 500", "150 | 150 | 200 | 550"),
            ["F3 A =600 (C3 D3 E3)", "F4 B =500 (C4 D4 E4)", "!F5 C =500 (C5 D5 E5)"],
        ),
        # running totals
        (
            ("100 | 200 | 300 | 300", "100 | 100 | 300 | 300", "150 | 150 | 200 | 250"),
            ["F3 A =300 (E3)", "F4 B =300 (E4)", "!F5 C =200 (E5)"],
        ),
        # one row, or as many that contradict as hold, show nothing
        (("100 | 200 | 300 | 600", "100 | 100 | 300 | 501", "150 | 150 | 200 | 550"), []),
        (("100 | 200 | 300 | 600", "100 | 100 | 300 | 500", "1 | 2 | 3 | 7", "1 | 2 | 4 | 8"), []),
        # nor does a single month, or none
        (
            ("100 | 200 | 300 | 600", " | 100 | | 100", "150 | 150 | | 300", " | | | 0"),
            ["F3 A =600 (C3 D3 E3)", "F5 C =300 (C5 D5 E5)"],
        ),
        (("100 | 200 | 300 | 600", "100 | 100 | 300 | 500", "0 | 0 | 0 | 5"), ["F3 A =600 (C3 D3 E3)", "F4 B =500 (C4 D4 E4)"]),
    ],
)  # fmt: skip
def test_months_are_added_or_go_on(rows: tuple[str, ...], found: list[str]) -> None:
    body = "\n".join(f"{name} | 900 | {row}" for name, row in zip("ABCD", rows, strict=False))
    heading = "Realisasi Belanja Tahun 2020\nUraian | Pagu | Januari | Februari | Maret | Realisasi"
    assert lines("KOL201", f"{heading}\n{body}") == found


def test_months_that_may_be_of_two_columns_make_neither_wrong() -> None:
    """Kegiatan C spent 50 too much or its realisasi is wrong, D did not spend all: a pagu is not held against what was spent."""
    rows = "A | 600 | 100 | 200 | 300 | 600\nB | 500 | 100 | 100 | 300 | 500\nC | 500 | 150 | 150 | 200 | 550\n"
    rows += "D | 900 | 200 | 200 | 200 | 600"
    found = lines("KOL201", f"Realisasi Belanja Tahun 2020\nUraian | Pagu | Januari | Februari | Maret | Realisasi\n{rows}")
    assert found == ["B3 A =600 (C3 D3 E3)", "B4 B =500 (C4 D4 E4)", "B5 C =500 (C5 D5 E5)", "?B6 D"]


def test_quarters_of_the_realisasi_are_never_added_up_to_the_target() -> None:
    heading = QUARTERS.replace("| Capaian", "| Realisasi/Tahun | Capaian")
    rows = "S | A | 10 | 1 | 2 | 3 | 4 | 10 | 100\nS | B | 8 | 2 | 2 | 2 | 2 | 8 | 100\nS | C | 4 | 1 | 1 | 1 | 1 | 5 | 125\n"
    assert lines("KOL201", f"{heading}{rows}S | D | 10 | 2 | 2 | 2 | 2 | 8 | 80") == [
        "H3 A =10 (D3 E3 F3 G3)", "H4 B =8 (D4 E4 F4 G4)", "!H5 C =4 (D5 E5 F5 G5)", "H6 D =8 (D6 E6 F6 G6)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shares", "base"),
    [
        (("90,00", "85,71"), "induk"), (("81,82", "78,26"), "pagu"), (("90,00", "78,26"), "pagu"), (("90,00", ""), "pagu"),
        (("", ""), "pagu"),
    ],
)  # fmt: skip
def test_which_budget_the_percentages_follow(shares: tuple[str, str], base: str) -> None:
    """Rows with one budget only, or the same twice, tell nothing."""
    first, second = shares
    same = "C | 700 | 700 | 600 | 85,71\nD | | 800 | 600 | 75,00"
    rows = f"A | 1.000 | 1.100 | 900 | {first}\nB | 1.050 | 1.150 | 900 | {second}\n{same}"
    (table,) = laporan_from(f"Realisasi Belanja Tahun 2020\nUraian | APBD | APBD-P | Realisasi | Realisasi (%)\n{rows}").tables
    assert base_of(table) == base


@pytest.mark.parametrize(
    ("rests", "turned"),
    [
        (("-100", "-150"), True), (("100", "150"), False), (("-100", "150"), False), (("0", "-150"), True),
        (("(100)", "(150)"), True), (("-99", "-149"), False),
    ],
)  # fmt: skip
def test_a_rest_that_is_counted_the_other_way_round(rests: tuple[str, str], turned: bool) -> None:
    rows = f"A | 1.000 | 900 | {rests[0]}\nB | 1.050 | 900 | {rests[1]}\nC | | 5 | 5\nD | 5 | 5 | 0"
    (table,) = laporan_from(f"Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi | Lebih/(Kurang)\n{rows}").tables
    assert rest_is_turned(table, "pagu") is turned


# --- from year to year --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "found"),
    [
        ("50 | 40 | 80,00", ["D3 Indikator A =80 (B3 C3)"]), ("0 | 40 | 80,00", []), ("50 | x | 80,00", []), ("50 | 40 | ", []),
        ("50 | | 80,00", []), ("x | 40 | 80,00", []),
    ],
)  # fmt: skip
def test_the_capaian_of_each_year_that_can_be_reckoned(year: str, found: list[str]) -> None:
    years = " | ".join(f"Target {at} | Realisasi {at} | Capaian {at} (%)" for at in (2019, 2020))
    report = f"Perbandingan Capaian Kinerja\nIndikator | {years}\nIndikator A | {year} | 60 | 45 | 57,00"
    assert lines("KIN201", report) == [*found, "!G3 Indikator A =75 (E3 F3)"]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("40 | 45 | 60 | 75,00", ["E3 Indikator A =75 (C3 D3)"]),
        ("40 | 45 | 60 | 66,67", ["!E3 Indikator A =75 (C3 D3)"]),
        ("40 | x | 60 | 75,00", []), ("40 | 45 | 0 | 75,00", []), ("40 | 45 | 60 |", []), ("40 | | 60 | 75,00", []),
        ("40 | 45 | x | 75,00", ["?E3 Indikator A (C3 D3)"]),
    ],
)  # fmt: skip
def test_progress_is_that_of_the_last_year(row: str, found: list[str]) -> None:
    heading = "Indikator | Realisasi 2019 | Realisasi 2020 | Target Akhir Renstra | Tingkat Kemajuan (%)"
    assert lines("KIN202", f"Perbandingan Capaian Kinerja\n{heading}\nIndikator A | {row}") == found


@pytest.mark.parametrize(
    ("other", "nearest"),
    [("Persentase koperasi yang sehat dan aktif", " (B8)"), ("Persentase koperasi sehat", " (B8)"), ("Persentase jalan", "")],
)
def test_the_nearest_indicator_is_named_where_it_is_near(other: str, nearest: str) -> None:
    name = "Persentase koperasi aktif"
    first, *_ = lines("SLG305", agreement("Perjanjian Kinerja", name) + "\n" + measurement("Pengukuran", "Surat keluar", other))
    assert first == f'!B3 {name} "{name}"{nearest}'


@pytest.mark.parametrize(
    ("written", "unit", "exact", "expected"),
    [
        ("10", Unit.RUPIAH, "10.125", "10.13"),
        ("10,5", Unit.BILANGAN, "10.125", "10.13"),
        ("12,34", Unit.PERSEN, "12.345", "12.35"),
        ("12", Unit.PERSEN, "12.345", "12"),
        # two digits, where the places shown would make it 0
        ("12", Unit.PERSEN, "0.0444", "0.044"),
        ("12,0", Unit.PERSEN, "0.00876", "0.0088"),
        ("12", Unit.PERSEN, "0", "0"),
    ],
)
def test_what_a_cell_should_hold_in_its_own_places(written: str, unit: Unit, exact: str, expected: str) -> None:
    assert expected_value(angka(written, 1, unit), Decimal(exact)) == Decimal(expected)


# --- kegiatan, nought, settings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("KIN101", ["E3 Kegiatan A =75 (C3 D3)", "E5 Kegiatan C =125 (C5 D5)"]),
        ("KIN102", ['!E6 Kegiatan D "100" (C6)']),
        ("KIN103", ["C3 Kegiatan A", "!C4 Kegiatan B", "C5 Kegiatan C", "C6 Kegiatan D"]),
        ("KIN106", ["E3 Kegiatan A", '!E5 Kegiatan C "125"']),
        ("KIN107", ["!E7 Rata-rata =100 (E3 E5 E6)"]),
        ("KIN108", ["D3 Kegiatan A (C3)", "D5 Kegiatan C (C5)", "D6 Kegiatan D (C6)"]),
    ],
)
def test_a_measurement_of_kegiatan_is_asked_as_one_of_sasaran(code: str, found: list[str]) -> None:
    report = """Pengukuran Kinerja Kegiatan Tahun 2020
Kegiatan   | Indikator Kinerja | Target | Realisasi | Capaian
Kegiatan A | Jumlah koperasi   | 80     | 60        | 75
Kegiatan B | Jumlah lomba      |        | 5         |
Kegiatan C | Jumlah surat      | 80     | 60        | 125
Kegiatan D | Jumlah rapat      | 0      | 0         | 100
Rata-rata  |                   |        |           | 101"""
    assert lines(code, report) == found


@pytest.mark.parametrize(
    ("row", "allowed", "found"),
    [
        ("0 | 0 | 100", True, '"100" (C3)'), ("0 | - | 100", True, '"100" (C3)'), ("0 | 0 | 99", False, '"99" (C3)'),
        ("0 | 5 | 100", False, '"100" (C3)'), ("- | 0 | 100", True, '"100" (C3)'),
    ],
)  # fmt: skip
def test_a_target_of_nought_is_reached_with_nought_where_the_settings_say_so(row: str, allowed: bool, found: str) -> None:
    report = f"{MEASURED}Sasaran A | Jumlah koperasi | {row}"
    settings = f"[Pengaturan LAKIP.xlsx > Umum]\nPengaturan | Nilai\nTarget nol | {TargetNol.SERATUS.value}"
    assert lines("KIN102", report) == [f"!E3 Jumlah koperasi {found}"]
    assert lines("KIN102", f"{report}\n{settings}") == [f"{'' if allowed else '!'}E3 Jumlah koperasi {found}"]


@pytest.mark.parametrize("capaian", ["", "-"])
def test_a_target_of_nought_without_a_capaian_is_in_order(capaian: str) -> None:
    (found,) = lines("KIN102", f"{MEASURED}Sasaran A | Jumlah koperasi | 0 | 0 | {capaian}")
    assert found.startswith("E3 Jumlah koperasi")


def test_rules_that_are_switched_off_must_exist_and_not_be_those_about_settings() -> None:
    rows = "KIN999 | sebab\nKIN101 | sebab\nSIS101 | sebab\nKIN102 |"
    settings = f"[Pengaturan LAKIP.xlsx > Aturan dimatikan]\nKode | Alasan\n{rows}"
    sheet = "Aturan dimatikan"
    known = [f'{sheet}!B{row} {sheet}: {code} "sebab"' for row, code in ((2, "KIN999"), (3, "KIN101"), (4, "SIS101"))]
    report = f"{MEASURED}Sasaran A | Jumlah koperasi | 10 | 8 | 80\n{settings}"
    assert lines("SIS101", report) == [
        *known, f"!{sheet}!B5 {sheet}: KIN102", f'!{sheet}!A2 KIN999 "KIN999"', f'{sheet}!A3 KIN101 "KIN101"',
        f'{sheet}!A4 SIS101 "SIS101"',
    ]  # fmt: skip
    assert lines("SIS102", report) == [*known, f'!{sheet}!A4 SIS101 "SIS101"']


def test_a_name_of_the_settings_may_be_a_sasaran() -> None:
    rows = "Jumlah koperasi | negatif\nJumlah lomba | negatif\nSasaran A | positif"
    settings = f"[Pengaturan LAKIP.xlsx > Arah indikator]\nIndikator | Arah\n{rows}"
    found = lines("SIS101", f"{MEASURED}Sasaran A | Jumlah koperasi | 10 | 8 | 80\n{settings}")
    assert [one.split()[1] for one in found if "[catatan]" in one] == [
        "indikator!B2", "indikator!B3", "indikator!B4",
    ]  # fmt: skip
    assert [one for one in found if one.startswith("!")] == ['!Arah indikator!B3 Jumlah lomba "Jumlah lomba" [catatan]']


# --- figures outside the tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["Uang makan | 1.500.000 | x | 2.000.000"] * 3, "!Lain!A1 Lain"),
        (["Uang makan | 1.500.000 | x | 2.000.000"] * 2, "Lain!A1 Lain"),
        # years and small figures are no amounts
        (["Uang | {1500} | {1000}"] * 3, "!Lain!A1 Lain"),
        (["Uang | {1500} | {999}"] * 3, "Lain!A1 Lain"),
        (["Uang | {1500} | {2101}"] * 3, "!Lain!A1 Lain"),
        (["Uang | {1500} | {2100}"] * 3, "Lain!A1 Lain"),
        (["Uang | {1500} | {1900}"] * 3, "Lain!A1 Lain"),
        (["Uang | {1500} | {1899}"] * 3, "!Lain!A1 Lain"),
        (["Uang | {-1500} | {-2000}"] * 3, "!Lain!A1 Lain"),
        # many numbers, however small
        (["x | {1} | {2} | {3} | {4}"] * 3, "!Lain!A1 Lain"),
        (["x | {1} | {2} | {3}"] * 3, "Lain!A1 Lain"),
        # the longest run of rows
        ([*["a | 1.500 | 2.000"] * 3, "kosong", *["b | 1.500 | 2.000"] * 4], "!Lain!A5 Lain"),
        ([*["b | 1.500 | 2.000"] * 4, "kosong", *["c | 1.500 | 2.000"] * 3], "!Lain!A1 Lain"),
    ],
)
def test_rows_of_figures_outside_the_tables_are_told(rows: list[str], found: str) -> None:
    sheet = "\n".join(rows)
    assert lines("BTK404", f"{MEASURED}Sasaran A | Jumlah koperasi | 10 | 8 | 80\n[Lain]\n{sheet}") == ["A1 Lembar", found]


# --- proofs -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("equation", "found"),
    [
        (Persen(angka("50", 1, Unit.PERSEN), angka("5", 2), angka("10", 3), "serapan"), "A1 Baris =50 (A2 A3)"),
        (Persen(angka("51", 1, Unit.PERSEN), angka("5", 2), angka("10", 3), "serapan"), "!A1 Baris =50 (A2 A3)"),
        (Persen(angka("66,6", 1, Unit.PERSEN), angka("2", 2), angka("3", 3), "serapan"), "~A1 Baris =66.6667 (A2 A3)"),
        (Persen(angka("50", 1, Unit.PERSEN), angka("5", 2), angka("0", 3), "serapan"), "?A1 Baris (A2 A3)"),
        (Persen(angka("", 1, Unit.PERSEN), angka("5", 2), angka("10", 3), "serapan"), "?A1 Baris =50 (A2 A3)"),
        (Persen(angka("x", 1, Unit.PERSEN), angka("5", 2), angka("10", 3), "serapan"), "?A1 Baris =50 (A2 A3)"),
        (Selisih(angka("7", 1), angka("10", 2), angka("", 3), "sisa"), "?A1 Baris =10 (A2 A3)"),
        (Selisih(angka("10", 1), angka("10", 2), angka("", 3), "sisa"), "A1 Baris =10 (A2 A3)"),
        (Selisih(angka("8", 1, coarse=True), angka("10", 2), angka("3", 3), "sisa"), "A1 Baris =7 (A2 A3)"),
        (Selisih(angka("9", 1, coarse=True), angka("10", 2), angka("3", 3), "sisa"), "!A1 Baris =7 (A2 A3)"),
        (Jumlah(angka("8", 1), (angka("", 2), angka("", 3)), "jumlah"), "?A1 Baris =0 (A2 A3)"),
    ],
)
def test_each_answer_of_a_proof_names_its_row_its_cells_and_its_equation(equation: Equation, found: str) -> None:
    check = prove(equation, "Baris")
    assert (line(check), check.equation) == (found, equation)
    assert bool(check.message) is found.startswith("?")
