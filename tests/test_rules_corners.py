"""Where a rule cannot be asked, or what looks wrong has its own reason: the rarely taken ways through the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from answers import is_told, line
from example import laporan_from

from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Equation, Jumlah, Persen, Selisih
from lakip_xl.model.figures import Angka, Unit
from lakip_xl.model.hasil import RuleResult
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.settings import Pengaturan
from lakip_xl.read.numbers import read_text
from lakip_xl.rules.engine import findings_of
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import KESALAHAN, all_rules, rule
from lakip_xl.rules.rumus import equation_of, formula_note
from lakip_xl.rules.understood import found_out
from lakip_xl.rules.usulan import proposals

HOLDS, FAILS, IMPOSSIBLE = Outcome.HOLDS, Outcome.FAILS, Outcome.NOT_POSSIBLE
BUDGET = "Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi | Realisasi/% | Sisa\n"
MEASURED = "Pengukuran Kinerja Tahun 2020\nSasaran | Indikator Kinerja | Target | Realisasi | Capaian\n"
CATEGORY = "Pengukuran Kinerja Tahun 2020\nSasaran | Indikator Kinerja | Target | Realisasi | Capaian | Kategori\n"
AGREED = "Perjanjian Kinerja Tahun 2020\nSasaran Strategis | Indikator Kinerja | Target\n"
PLAN = "Rencana Kinerja Tahun 2020\nSasaran | Indikator Kinerja | Target\n"


def asked(code: str, report: str) -> list[Check]:
    laporan = laporan_from(report)
    assert laporan.tables, "no table is recognised"
    found = list(next(one for one in all_rules() if one.code == code).ask(laporan))
    assert all(map(is_told, found)), found
    return found


def answers(code: str, report: str) -> dict[str, Outcome]:
    """Each cell that a rule asks about, and what it answers."""
    return {check.place.cell: check.outcome for check in asked(code, report)}


# --- equations --------------------------------------------------------------------------------------------------------


def angka(text: str, row: int, unit: Unit = Unit.RUPIAH, coarse: bool = False) -> Angka:
    return replace(read_text(text, Place("Contoh.xlsx", "Lembar", row, 1), unit), coarse=coarse)


@pytest.mark.parametrize(
    ("equation", "outcome"),
    [
        (Persen(angka("5", 1, Unit.PERSEN), angka("5", 2), angka("0", 3), "serapan"), IMPOSSIBLE),
        (Selisih(angka("10", 1), angka("10", 2), angka("", 3), "sisa"), HOLDS),
        (Selisih(angka("7", 1), angka("10", 2), angka("", 3), "sisa"), IMPOSSIBLE),
        # a sum of blanks only says nothing; of a figure and a blank it can be wrong
        (Jumlah(angka("7", 1), (angka("", 2), angka("", 3)), "jumlah"), IMPOSSIBLE),
        (Jumlah(angka("7", 1), (angka("6", 2), angka("", 3)), "jumlah"), FAILS),
        # in millions each figure is rounded by itself: 2.5 / 3.5 and 1.5 / 4.5 are both "2 of 4"
        (Persen(angka("71,4", 1, Unit.PERSEN), angka("2", 2, coarse=True), angka("4", 3, coarse=True), "serapan"), HOLDS),
        (Persen(angka("95,4", 1, Unit.PERSEN), angka("2", 2, coarse=True), angka("4", 3, coarse=True), "serapan"), FAILS),
        (Jumlah(angka("8", 1, coarse=True), (angka("3", 2, coarse=True), angka("4", 3, coarse=True)), "jumlah"), HOLDS),
        (Jumlah(angka("9", 1, coarse=True), (angka("3", 2, coarse=True), angka("4", 3, coarse=True)), "jumlah"), FAILS),
    ],
)
def test_what_an_equation_can_answer(equation: Equation, outcome: Outcome) -> None:
    assert prove(equation, "Baris").outcome is outcome


# --- staff ------------------------------------------------------------------------------------------------------------

GOLONGAN = "Pegawai menurut Golongan\nNo | Pendidikan | Golongan/III | Golongan/IV | {} | Jumlah\n1 | Sarjana | 22 | 7 | {} | 31"


@pytest.mark.parametrize(
    ("heading", "figure", "outcome"),
    [("Keterangan", "lengkap", FAILS), ("Honorer", "2", IMPOSSIBLE), ("Keterangan", "", FAILS)],
)
def test_a_sum_over_columns_that_were_not_all_understood(heading: str, figure: str, outcome: Outcome) -> None:
    assert answers("PEG102", GOLONGAN.format(heading, figure)) == {"F3": outcome}


# --- indicators -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mine", "theirs", "outcome"),
    [
        ("WTP", "wtp", HOLDS),
        ("WTP", "WDP", IMPOSSIBLE),
        ("80-90%", "80-90%", HOLDS),
        ("0,85", "85%", HOLDS),
        ("85%", "0,85", HOLDS),
        ("0,85", "86%", FAILS),
        ("85", "85%", HOLDS),
    ],
)
def test_one_target_in_two_notations(mine: str, theirs: str, outcome: Outcome) -> None:
    report = f"{AGREED}Sasaran A | Opini atau nilai | {theirs}\n\n{MEASURED}Sasaran A | Opini atau nilai | {mine} | {mine} | 100"
    assert answers("SLG306", report) == {"C7": outcome}


@pytest.mark.parametrize(
    ("years", "target", "outcome"),
    [
        (("2019", "2020", "2021"), "16", HOLDS),
        (("2019", "2020", "2021"), "17", FAILS),
        (("2021", "2022", "2023"), "16", IMPOSSIBLE),
    ],
)
def test_a_plan_of_several_years_is_compared_in_the_column_of_the_report(
    years: tuple[str, ...], target: str, outcome: Outcome
) -> None:
    plan = f"Rencana Kinerja\nSasaran | Indikator Kinerja | {' | '.join(f'Target/{year}' for year in years)}\n"
    report = f"{plan}Sasaran A | Koperasi baru | 15 | 16 | 17\n\n{AGREED}Sasaran A | Koperasi baru | {target}"
    assert answers("SLG307", report) == {"C7": outcome}


# --- achievements -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("capaian", "category", "outcome", "severity", "expected"),
    [
        ("20", "Kurang", HOLDS, None, "Kurang"),
        ("20", "Baik", FAILS, None, "Kurang"),
        ("25,5", "Baik", FAILS, "peringatan", None),
        ("95", "Baik", HOLDS, None, "Baik"),
    ],
)
def test_a_capaian_in_a_hole_of_the_scale(
    capaian: str, category: str, outcome: Outcome, severity: str | None, expected: str | None
) -> None:
    scale = "Kurang: di bawah 25%\nBaik: lebih dari 26%\nKurang jelas bila tidak ada datanya"
    (only,) = asked("KIN104", f"{CATEGORY}Sasaran A | Indikator A | 100 | {capaian} | {capaian} | {category}\n\n{scale}")
    told = only.place.cell, only.outcome, only.severity and only.severity.value, only.expected
    assert told == ("F3", outcome, severity, expected)


def test_a_lone_class_is_no_scale() -> None:
    report = f"{CATEGORY}Sasaran A | Indikator A | 100 | 20 | 20 | Gagal\n\nGagal: kurang dari 60%"
    assert answers("KIN104", report) == {"F3": IMPOSSIBLE}


def test_one_scale_for_two_tables_is_told_once() -> None:
    table = f"{MEASURED}Sasaran A | Indikator A | 100 | 50 | 50"
    scale = "Tidak berhasil: 0 - 25%\nBerhasil: 26 - 100%"
    found = asked("KIN105", f"{table}\n\n{scale}\n[Lain]\n{table}")
    assert [(check.place.cell, check.place.sheet, check.outcome) for check in found] == [("A5", "Lembar", FAILS)]


def test_an_average_of_nothing_cannot_be_asked() -> None:
    assert answers("KIN107", f"{MEASURED}Sasaran A | Indikator A | 80 | n/a | \n | Rata-rata | | | 65,00") == {"E4": IMPOSSIBLE}
    assert answers("KIN107", f"{MEASURED}Sasaran A | Indikator A | 80 | 40 | 50\n | Rata-rata | | | 65,00") == {"E4": FAILS}


def test_only_indicators_with_a_target_need_a_result() -> None:
    report = f"{MEASURED}Sasaran A | Indikator A | 80 | | \nSasaran A | Indikator B | | | \nSasaran A | Indikator C | 5 | n/a |"
    assert answers("KIN108", report) == {"D3": FAILS, "D5": HOLDS}


# --- names that may be one --------------------------------------------------------------------------------------------


def test_names_that_share_a_good_part_of_their_words_are_proposed() -> None:
    report = f"""{BUDGET}A | Program Pembinaan | 1.000 | 900 | 90 | 100
1 | Pelatihan Koperasi | 400 | 400 | 100 | 0
2 | Penyusunan  Profil Usaha Kecil Menengah | 600 | 500 | 83,33 | 100

Keluaran Kegiatan Tahun 2020
No | Program / Kegiatan | Keluaran
A | Program Pembinaan | laporan
1 | Pelatihan Koperasi | 1 dokumen
2 | Penyusunan Dokumen Usaha Mikro | 1 dokumen

{PLAN}Sasaran A | Persentase koperasi aktif | 80

{AGREED}Sasaran A | Persentase koperasi yang aktif dan sehat | 80
"""
    assert [(one.one, one.other, one.where) for one in proposals(laporan_from(report))] == [
        ("Persentase koperasi yang aktif dan sehat", "Persentase koperasi aktif", "Penetapan Kinerja - Rencana Kinerja"),
        ("Penyusunan Dokumen Usaha Mikro", "Penyusunan Profil Usaha Kecil Menengah", "Keluaran Kegiatan - Realisasi Belanja"),
    ]


def test_without_a_budget_no_activity_is_proposed() -> None:
    report = "Keluaran Kegiatan Tahun 2020\nNo | Program / Kegiatan | Keluaran\n1 | Pelatihan Koperasi | 1 dokumen"
    assert proposals(laporan_from(report)) == ()


# --- equations that a sheet declares ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "shares", "outcome", "severity"),
    [
        ("4 = 3 / 2 x 100", ("80,00", "70,00", "90,00"), HOLDS, None),
        ("4 = 3 / 2", ("80,00", "70,00", "90,00"), FAILS, None),
        ("4 = 3 / 2 x 100", ("0,80", "0,70", "0,90"), FAILS, "catatan"),
        ("4 = 3 / 2 x 100", ("31,00", "17,00", "64,00"), FAILS, None),
        ("4 = 9 / 2 x 100", ("80,00", "70,00", "90,00"), FAILS, None),
    ],
)
def test_an_equation_that_the_rows_do_not_follow(
    declared: str, shares: tuple[str, ...], outcome: Outcome, severity: str | None
) -> None:
    rows = (
        f"Kegiatan {name} | 1.000 | {spent} | {share}"
        for name, spent, share in zip("ABC", ("800", "700", "900"), shares, strict=True)
    )
    (only,) = asked("KOL102", f"Uraian | Pagu | Realisasi | Serapan\n1 | 2 | 3 | {declared}\n" + "\n".join(rows))
    assert (only.place.cell, only.outcome, only.severity and only.severity.value) == ("D2", outcome, severity)


# --- the other tables -------------------------------------------------------------------------------------------------


SPENT = """Realisasi Belanja Tahun 2020
No | Uraian | Pagu | Realisasi
A | Program Pembinaan | 1.000 | 900
1 | Pelatihan Koperasi | 1.000 | 900
"""


def test_what_the_analysis_computes_is_asked_with_the_money_of_the_budget() -> None:
    head = "\nAnalisis Efisiensi Tahun 2020\nNo | Indikator / Kegiatan | Anggaran Kegiatan | Realisasi Anggaran | E/I (Rp)\n"
    rows = "2.2.1 | Persentase Pembinaan | 1.000 | {} | {}\na | Pelatihan Koperasi | 1.000 | {} |"
    old = answers("SLG302", SPENT + head + rows.format("950", "50", "950"))
    assert {cell for cell, outcome in old.items() if outcome is FAILS} == {"D8", "E8", "D9"}
    half = answers("SLG302", SPENT + head + rows.format("950", "100", "950"))
    assert {cell for cell, outcome in half.items() if outcome is FAILS} == {"D8", "D9"}


def test_a_list_of_activities_with_no_name_of_the_budget_is_about_something_else() -> None:
    head = "\nKeluaran Kegiatan Tahun 2020\nNo | Program / Kegiatan | Keluaran\n"
    assert answers("SLG309", SPENT + head + "1 | Rapat Tahunan | 1 dokumen\n2 | Lomba Masak | 1 acara") == {}
    assert answers("SLG309", SPENT + head + "1 | Pelatihan Koperasi | 1 dokumen\n2 | Lomba Masak | 1 acara") == {
        "B8": HOLDS, "B9": FAILS,
    }  # fmt: skip


@pytest.mark.parametrize(("written", "outcome"), [("1.000", HOLDS), ("800", HOLDS), ("900", FAILS), ("", None)])
def test_an_agreement_may_quote_the_first_budget(written: str, outcome: Outcome | None) -> None:
    budget = "Realisasi Belanja Tahun 2020\nUraian | APBD | APBD-P | Realisasi\nProgram Pembinaan | 800 | 1.000 | 900\n"
    report = f"{budget}\nPerjanjian Kinerja Tahun 2020\nNo | Program | Anggaran (Rp)\n1 | Program Pembinaan | {written}"
    assert answers("SLG308", report) == ({"C7": outcome} if outcome else {})


def test_a_blank_realisasi_says_nothing_of_the_progress_on_the_ground() -> None:
    head = "Realisasi Belanja Tahun 2020\nUraian | Pagu | Fisik (%) | Realisasi | Realisasi/%\n"
    rows = "Kegiatan A | 1.000 | 100 | rusak | 1\nKegiatan B | 1.000 | 100 | 0 | 0\nKegiatan C | 1.000 | 100 | 980 | 98"
    assert answers("ANG105", head + rows) == {"C3": IMPOSSIBLE, "C4": FAILS, "C5": HOLDS}


def test_efficiency_needs_the_money() -> None:
    head = "Analisis Efisiensi Tahun 2020\nIndikator | Anggaran Kegiatan | {} | E/I (Rp)\n"
    assert answers("EFI101", head.format("Realisasi Anggaran") + "Program A | 1.000 | 900 | 100") == {"D3": HOLDS}
    assert answers("EFI101", head.format("Keterangan") + "Program A | 1.000 | selesai | 100") == {}


def test_years_without_all_three_columns_are_not_asked() -> None:
    head = "Perbandingan Capaian Kinerja\nIndikator | Target 2019 | Realisasi 2019 | Target 2020 | Realisasi 2020 | {} | "
    head += "Capaian 2020 (%)\n"
    row = "Indikator A | 50 | 40 | 60 | 45 | 80,00 | 75,00"
    assert answers("KIN201", head.format("Capaian 2019 (%)") + row) == {"F3": HOLDS, "G3": HOLDS}
    assert answers("KIN201", head.format("Capaian 2018 (%)") + row) == {"G3": HOLDS}


@pytest.mark.parametrize(
    ("target", "result", "capaian", "outcome"),
    [("80-90%", "72", "90,00", HOLDS), ("-", "72", "90,00", None), ("0", "72", "90,00", None), ("baik", "baik", "100", None)],
)
def test_a_range_may_be_a_target(target: str, result: str, capaian: str, outcome: Outcome | None) -> None:
    found = answers("KIN106", f"{MEASURED}Sasaran A | Indikator A | {target} | {result} | {capaian}")
    assert found == ({"E3": outcome} if outcome else {})


@pytest.mark.parametrize(("total", "outcome"), [("7", HOLDS), ("9", FAILS)])
def test_ages_and_unit_prices_are_not_added(total: str, outcome: Outcome) -> None:
    """The total of what was counted is asked; that of the ages only where it happens to be their sum."""
    report = (
        f"Barang Inventaris\nNo | Nama Barang | Banyak | Umur\n1 | Meja | 3 | 20\n2 | Kursi | 4 | 30\n | JUMLAH | {total} | 25"
    )
    assert answers("KOL301", report) == {"C5": outcome, "D5": IMPOSSIBLE}


def test_targets_and_results_in_words_have_no_formula() -> None:
    rows = (
        "Sasaran A | Indikator A | baik | 72 | 90\nSasaran A | Indikator B | 80 | 72 | 90\nSasaran A | Indikator C | 0 | 72 | 90"
    )
    assert answers("KIN106", MEASURED + rows) == {"E4": HOLDS}


def test_a_measurement_without_capaian_has_no_average() -> None:
    report = "Pengukuran Kinerja Kegiatan Tahun 2020\nProgram / Kegiatan | Indikator Kinerja | Target | Realisasi\n"
    assert answers("KIN107", f"{report}Kegiatan A | Indikator A | 5 | 5\nRata-rata | | | 5") == {}


@pytest.mark.parametrize(
    ("printed", "quoted", "found"),
    [
        (("40", "80,00"), ("40", "80,00"), {"B7": HOLDS, "C7": HOLDS}),
        (("40", "80,00"), ("44", "80,0"), {"B7": FAILS, "C7": HOLDS}),
        # 0,4 and 40% are one figure in two notations; what was printed with more places may be quoted with fewer
        (("40%", "80,04"), ("0,4", "80,0"), {"B7": HOLDS, "C7": HOLDS}),
        (("0,4", "80,04"), ("40%", "80,1"), {"B7": HOLDS, "C7": FAILS}),
        (("40,44", "80,05"), ("40,4", "80,0"), {"B7": HOLDS, "C7": HOLDS}),
        (("40%", "80,06"), ("0,5", "80,0"), {"B7": FAILS, "C7": Outcome.CUT_OFF}),
        (("", "80,00"), ("40", "80,00"), {"C7": HOLDS}),
        (("40", "80,00"), ("", "80,00"), {"C7": HOLDS}),
        (("n/a", "80,00"), ("40", "80,00"), {"B7": IMPOSSIBLE, "C7": HOLDS}),
    ],
)
def test_last_years_figures_as_they_are_quoted(
    printed: tuple[str, str], quoted: tuple[str, str], found: dict[str, Outcome]
) -> None:
    report = f"""Pengukuran Kinerja Tahun 2019
Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%)
Sasaran A | Koperasi baru | 50 | {printed[0]} | {printed[1]}
[Tahun ini]
Pengukuran Kinerja Tahun 2020
Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%)
Sasaran A | Koperasi baru | 60 | 45 | 75,00

Perbandingan Capaian Kinerja
Indikator | Realisasi 2019 | Capaian 2019 (%) | Realisasi 2020 | Capaian 2020 (%)
Koperasi baru | {quoted[0]} | {quoted[1]} | 45 | 75,00
"""
    assert answers("SLG401", report) == found


def test_a_sum_formula_that_counts_a_subtotal_and_its_parts() -> None:
    """In C9 all rows are added, the subtotal and the programs with their kegiatan among them; the program's own sum is right."""
    report = """Realisasi Belanja Tahun 2020
No | Uraian     | Pagu                | Realisasi
A  | Program A  | {=SUM(C4:C5)~200}   | {=SUM(D4:D5)~200}
1  | Kegiatan 1 | {100}               | {100}
2  | Kegiatan 2 | {100}               | {100}
   | Jumlah A   | {200}               | {200}
B  | Program B  | {100}               | {100}
1  | Kegiatan 3 | {100}               | {100}
   | JUMLAH     | {=SUM(C3:C8)~300}   | {=SUM(D3,D7)~300}
"""
    assert answers("BTK302", report) == {"C3": HOLDS, "D3": HOLDS, "C9": FAILS, "D9": HOLDS}


def test_a_declared_equation_over_a_column_of_names_says_nothing_of_the_rows() -> None:
    head = "Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi | Sisa\n1 | 2 | 3 | 4 | 5 = 3 - 2\n"
    report = f"{head}1 | Kegiatan A | 100 | 50 | 50\n2 | Kegiatan B | 200 | 50 | 150\n3 | Kegiatan C | 300 | 50 | 250"
    assert answers("KOL101", report) == dict.fromkeys(("E4", "E5", "E6"), IMPOSSIBLE)
    assert answers("KOL101", report.replace("3 - 2", "3 - 4")) == dict.fromkeys(("E4", "E5", "E6"), HOLDS)
    assert answers("KOL102", report.replace("3 - 2", "3 - 1")) == {"E3": FAILS}


def test_what_is_assumed_of_a_doubtful_table_is_said() -> None:
    rows = "".join(
        f"{mark} | Program {mark} | {9 - at}00 | {9 - at}0\n1 | Kegiatan {mark} | {at} | 1\n" for at, mark in enumerate("ABC", 1)
    )
    (said,) = found_out(laporan_from(f"No | Uraian | Pagu (Rp) | Realisasi (Rp)\n{rows}"))
    assert "Contoh.xlsx > Lembar" in said


def test_a_table_that_is_set_aside_is_named_with_its_year() -> None:
    last = MEASURED.replace("2020", "2019") + "Sasaran A | Koperasi baru | 50 | 40 | 80"
    said = found_out(laporan_from(f"[Lama]\n{last}\n[Kini]\n{MEASURED}Sasaran A | Koperasi baru | 60 | 45 | 75"))
    assert [re.findall(r"Contoh.xlsx > (\w+)|tahun (\d{4})", one) for one in said if "Lama" in one] == [
        [("Lama", ""), ("", "2019")]
    ]


def test_an_answer_whose_equation_gives_no_value_is_told_without_one() -> None:
    unknown = Selisih(angka("7", 1), angka("rusak", 2), angka("3", 3), "sisa = pagu - realisasi")
    page = next(one.page for one in all_rules() if one.code == "ANG101")
    check = Check(unknown.target.place, FAILS, "Kegiatan A", unknown, message="pesan")
    (finding,) = findings_of([RuleResult(page, (check,))])
    assert (finding.rule, finding.place.cell, finding.expected, finding.equation) == ("ANG101", "A1", None, None)


# --- told line by line (answers.py) -----------------------------------------------------------------------------------


def lines(code: str, report: str) -> list[str]:
    return [line(check) for check in asked(code, report)]


ANALYSIS = """Realisasi Belanja Tahun 2020
No | Uraian             | Pagu  | Realisasi | %
A  | Program Pembinaan  | 1.000 | 900       | 90,00
1  | Pelatihan Koperasi | 1.000 | 900       | 90,00

Analisis Efisiensi Tahun 2020
No | Indikator / Kegiatan | Anggaran | Target Kinerja | Hasil | Realisasi Anggaran | Realisasi Anggaran/% | E/I (Rp) | E/I (%)
1  | Persentase Pembinaan | 1.000    | {target} | {target} | {spent} | 95,00 | 50 | 5,00
a  | Pelatihan Koperasi   | 1.000    |          |          | {spent} |       |    |
"""


@pytest.mark.parametrize(
    ("target", "spent", "found"),
    [
        (
            "10",
            "950",
            [
                "!G8 Persentase Pembinaan =90 (E3)",
                "!H8 Persentase Pembinaan =100 (C3 D8 E8 D3)",
                "!I8 Persentase Pembinaan =10 (C3 D8 E8 D3)",
            ],
        ),
        # without targets the share is made of the row's own efficiency, which is asked already
        ("", "950", ["!G8 Persentase Pembinaan =90 (E3)", "!H8 Persentase Pembinaan =100 (C3 D3)"]),
        # the money is the budget's: then the row's own rules ask what it computes
        ("10", "900", []),
    ],
)
def test_what_an_analysis_computes_from_money_that_is_not_the_budgets(target: str, spent: str, found: list[str]) -> None:
    told = lines("SLG302", ANALYSIS.format(target=target, spent=spent))
    assert [one for one in told if one[:2] in ("!G", "!H", "!I")] == found


@pytest.mark.parametrize(
    ("heading", "outcome"),
    [
        ("Harga Satuan (Rp)", IMPOSSIBLE),
        ("Harga Persatuan, Satuan (Rp)", IMPOSSIBLE),
        ("Nilai Rata-rata (Rp)", IMPOSSIBLE),
        ("Nilai Harga (Rp)", IMPOSSIBLE),
        ("Nilai", IMPOSSIBLE),
        ("Bobot", IMPOSSIBLE),
        ("Nilai (Rp)", FAILS),
        ("Jumlah Nilai", FAILS),
        ("Total Nilai", FAILS),
        ("Nilai Perolehan", FAILS),
        ("Banyak", FAILS),
    ],
)
def test_which_columns_of_any_table_are_added(heading: str, outcome: Outcome) -> None:
    rows = "1 | Nasi | 3 | 20\n2 | Kue | 4 | 30\n | JUMLAH | 9 | {}"
    report = f"Konsumsi Rapat\nNo | Jenis | {heading} | Banyaknya\n{rows}"
    assert answers("KOL301", report.format(50)) == {"C5": outcome, "D5": HOLDS}
    # where nothing shows that totals are sums, it is only doubtful
    (first, second) = asked("KOL301", report.format(55))
    severity = None if outcome is IMPOSSIBLE else "peringatan"
    assert (first.outcome, first.severity and first.severity.value) == (outcome, severity)
    assert (second.outcome, second.severity and second.severity.value) == (FAILS, "peringatan")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("10 | 8 | 80", "10 | 15 | 150"), [("", 2, 2)]),
        # a row below the cap follows the capped formula as well, unless one lies above it
        (("10 | 8 | 80", "10 | 15 | 100"), [("100", 2, 2)]),
        (("10 | 8 | 80", "10 | 15 | 120"), [("120", 2, 2)]),
        (("10 | 8 | 80", "10 | 8 | 80", "10 | 15 | 100", "10 | 10 | 77"), [("100", 3, 4)]),
        (("10 | 15 | 100", "10 | 25 | 100"), [("100", 2, 2)]),
        (("10 | 8 | 80", "10 | 15 | 100", "10 | 15 | 150"), [("", 2, 3), ("100", 1, 3)]),
        (("10 | 12 | 100", "10 | 12 | 100", "10 | 11 | 110", "10 | 5 | 50"), [("100", 2, 4), ("", 2, 4)]),
        (("10 | 12 | 100", "10 | 15 | 120", "10 | 5 | 50"), [("100", 1, 3), ("120", 1, 3), ("", 1, 3)]),
        (("10 | 8 | 77",), []),
    ],
)
def test_which_formula_a_table_uses_and_in_how_many_rows(rows: tuple[str, ...], told: list[tuple[str, int, int]]) -> None:
    (table,) = laporan_from(MEASURED + "\n".join(f"Sasaran A | Indikator {at} | {row}" for at, row in enumerate(rows))).tables
    parts = (formula_note(table) or "").split("; ") if told else []
    found = [re.search(r"([0-9]*) \((\d+) dari (\d+) baris\)", part.replace("x 100", "x seratus")) for part in parts]
    assert sorted((one[1], int(one[2]), int(one[3])) for one in found if one) == sorted(told)
    assert (formula_note(table) is None) is (not told)


def test_a_cap_of_the_settings_is_named_only_where_it_makes_a_difference() -> None:
    (table,) = laporan_from(f"{MEASURED}Sasaran A | Indikator A | 10 | 12 | 120\nSasaran A | Indikator B | 10 | 15 | 120").tables
    first, second = (equation_of(row, Pengaturan(cap=Decimal(120))) for row in table.rows)  # type: ignore[arg-type]
    assert [one and one.cap for one in (first, second)] == [None, Decimal(120)]


def test_a_name_of_the_settings_that_is_nowhere_is_a_remark_about_that_name() -> None:
    settings = "[Pengaturan LAKIP.xlsx > Nama sama]\nNama | Sama dengan\nPelatihan Koperasi | Lomba"
    (name,) = [check for check in asked("SIS101", f"{SPENT}\n{settings}") if check.outcome is FAILS and check.written == "Lomba"]
    assert (name.subject, name.severity and name.severity.value, bool(name.title)) == ("Lomba", "catatan", True)


# --- the register of rules --------------------------------------------------------------------------------------------


def test_a_code_has_one_rule_and_every_rule_its_page() -> None:
    def page(_: Laporan) -> Iterator[Check]:
        """Judul.

        Diperiksa: a.
        """
        yield from ()

    with pytest.raises(ValueError, match="ANG101 is taken"):
        rule("ANG101", "lain", KESALAHAN, source="contoh")(page)
    with pytest.raises(ValueError, match="Mengapa, Perbaikan, Salah, Benar"):
        rule("ZZZ999", "lain", KESALAHAN, source="contoh")(page)
    assert "ZZZ999" not in {one.code for one in all_rules()}


def test_a_page_has_the_sections_of_its_docstring() -> None:
    source = "Definisi kolom: sisa = pagu - realisasi"
    kept = next(one for one in all_rules() if one.code == "ANG101")
    rule("ANG101", "sisa-bukan-selisih", KESALAHAN, source=source)(kept.ask)
    again = next(one for one in all_rules() if one.code == "ANG101")
    page = again.page
    assert again.ask is kept.ask
    assert (page.code, page.name, page.severity.value, page.source) == ("ANG101", "sisa-bukan-selisih", "kesalahan", source)
    assert page.title == "Sisa anggaran tidak sama dengan pagu dikurangi realisasi"
    assert [text.split()[0] for text in (page.checked, page.why, page.repair)] == ["setiap", "sisa", "hitung"]
    assert not any("\n" in text or "  " in text for text in (page.title, page.checked, page.why, page.repair))
    assert [text.splitlines()[1].split("|")[-1].strip() for text in (page.wrong, page.right)] == ["300", "200"]
    assert all(not text.startswith((" ", "\n")) and not text.endswith("\n") for text in (page.wrong, page.right))


def test_a_rule_that_crashes_is_one_finding_at_home() -> None:
    page = next(one.page for one in all_rules() if one.code == "ANG101")
    home = Place("Contoh.xlsx", "Lembar", 3, 2)
    (finding,) = findings_of([RuleResult(page, (), "KeyError: 'x'")], home)
    assert (finding.rule, finding.severity.value, finding.place) == ("ANG101", "peringatan", home)
    assert len(finding.id) == 8 and "ANG101" in finding.title and "KeyError: 'x'" in finding.message and finding.repair
