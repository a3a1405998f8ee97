"""What mutants of the rules (make mutants) got away with: indicators, partners, years, scales and settings."""

from __future__ import annotations

from decimal import Decimal

import pytest
from example import laporan_from
from test_rules_corners import AGREED, CATEGORY, MEASURED, PLAN, angka, lines

from lakip_xl.model.figures import Unit
from lakip_xl.model.settings import TargetNol
from lakip_xl.rules.engine import expected_value
from lakip_xl.rules.pairing import pair_rows
from lakip_xl.rules.usulan import proposals
from lakip_xl.rules.versions import of_a_period

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


# --- which part of the year, and what is hidden -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "sheet", "file", "of_period"),
    [
        ("Pengukuran Kinerja", "Lembar", "Contoh.xlsx", False), ("Pengukuran Kinerja Triwulan I", "Lembar", "Contoh.xlsx", True),
        ("Pengukuran Kinerja", "TW II", "Contoh.xlsx", True), ("Pengukuran Kinerja", "Lembar", "Triwulan III.xlsx", True),
    ],
)  # fmt: skip
def test_title_sheet_or_file_say_that_a_table_is_of_a_period(title: str, sheet: str, file: str, of_period: bool) -> None:
    report = f"[{file} > {sheet}]\n{measurement(title, 'Jumlah')}"
    (table,) = laporan_from(report).tables
    assert of_a_period(table) is of_period


@pytest.mark.parametrize(
    ("hidden", "found"),
    [
        ((), "A3"), ((0,), "!A3"), ((1,), "!A4"), ((2,), "!A5"), ((3,), "A3"), ((0, 1), "!A3"), ((1, 2, 3), "!A4"),
    ],
)  # fmt: skip
def test_the_first_row_that_is_hidden_within_a_table_is_named(hidden: tuple[int, ...], found: str) -> None:
    rows = ("Kegiatan A | 1.000 | 900", "Kegiatan B | 500 | 400", "Jumlah | 1.500 | 1.300")
    marked = "\n".join(("{sembunyi} " if at in hidden else "") + row for at, row in enumerate(rows))
    note = "\n\n\n" + ("{sembunyi} " if 3 in hidden else "") + "Catatan"
    report = f"Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi\n{marked}{note}"
    assert lines("BTK401", report) == [f"{found} Realisasi Belanja"]


def test_hidden_sheets_and_copies_are_told_at_their_first_cell() -> None:
    table = "Uraian | Pagu | Realisasi\nKegiatan A | 1.000 | 900\nKegiatan B | 500 | 400\nJumlah | 1.500 | 1.300"
    other = table.replace("900", "800")
    report = f"{table}\n[Lama, tersembunyi]\n\n\n | catatan\n[Kosong, tersembunyi]\n\n[Baru]\n{other}"
    assert lines("BTK402", report)[1:] == ["!Lama!B1 Lama", "Baru!A1 Baru"]
    report = "\n".join(f"[{name}]\nJudul\n{text}" for name, text in (("Asli", table), ("Salinan", table), ("Lain", other)))
    assert lines("BTK403", report)[1:] == ["Asli!A1 Asli", "!Salinan!A2 Salinan", "Lain!A1 Lain"]
