"""Which table a rule trusts, and by which formula or budget it reckons: more of the rarely taken ways."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from answers import is_told, line
from example import laporan_from
from test_rules_corners import AGREED, CATEGORY, FAILS, HOLDS, IMPOSSIBLE, MEASURED, SPENT, angka, answers, asked, lines

from lakip_xl.model.checks import Outcome
from lakip_xl.model.figures import Fault, Unit
from lakip_xl.model.performance import Capaian, Rumus
from lakip_xl.rules.base import base_of
from lakip_xl.rules.jenjang import staff_of
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import all_rules
from lakip_xl.rules.settle import settle
from lakip_xl.rules.usulan import proposals


@pytest.mark.parametrize(("sisa", "base"), [("100 | 150", "induk"), ("200 | 250", "pagu"), ("100 | 250", "pagu")])
def test_the_budget_that_most_rows_reckon_with(sisa: str, base: str) -> None:
    """A row without realisasi says nothing of it."""
    first, second = sisa.split(" | ")
    head = "Realisasi Belanja Tahun 2020\nUraian | APBD | APBD-P | Realisasi | Sisa Anggaran (Rp)\n"
    rows = f"Kegiatan A | 1.000 | 1.100 | 900 | {first}\nKegiatan B | 1.050 | 1.150 | 900 | {second}\nKegiatan C | 700 | 800 | |"
    (table,) = laporan_from(head + rows).tables
    assert base_of(table) == base


def test_the_share_of_efficiency_without_targets_is_of_the_budget() -> None:
    head = "Indikator | Anggaran Kegiatan | Realisasi Anggaran | E/I (Rp) | E/I (%)\n"
    rows = "Program A | 1.000 | 900 | 100 | 10,00\nProgram B | 2.000 | 1.500 | 500 | {}"
    assert answers("EFI102", head + rows.format("25,00")) == {"E2": HOLDS, "E3": HOLDS}
    assert answers("EFI102", head + rows.format("50,00")) == {"E2": HOLDS, "E3": FAILS}


def test_a_capaian_in_coarse_figures_is_still_reckoned_as_it_stands() -> None:
    planned, reached = angka("4", 2), angka("2", 3, coarse=True)
    assert prove(Capaian(angka("50", 1, Unit.PERSEN), planned, reached, Rumus.POSITIF), "").outcome is HOLDS
    assert prove(Capaian(angka("52", 1, Unit.PERSEN), planned, reached, Rumus.POSITIF), "").outcome is FAILS


@pytest.mark.parametrize(
    ("indikator", "capaian", "outcome"),
    [
        ("Jumlah koperasi", "75,00", HOLDS),
        ("Jumlah koperasi", "125,00", FAILS),
        ("Angka kemiskinan", "125,00", HOLDS),
        ("Jumlah koperasi", "60,00", None),
    ],
)
def test_a_capaian_by_the_formula_of_negative_indicators(indikator: str, capaian: str, outcome: Outcome | None) -> None:
    found = answers("KIN106", f"{MEASURED}Sasaran A | {indikator} | 80 | 60 | {capaian}")
    assert found == ({"E3": outcome} if outcome else {})


STAFF = """Pegawai {} menurut Tingkat Pendidikan
No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah
1 | S2 | {} | 1 | {}
2 | S1 | 4 | 4 | 8
 | JUMLAH | {} | 5 | {}

"""


@pytest.mark.parametrize(
    ("total", "found"),
    [
        # as many as the one table counts: level by level with that one
        (("3", "8", "11"), {}),
        (("2", "9", "11"), {"E15": FAILS, "E16": FAILS}),
        # as many as both together count
        (("7", "16", "23"), {}),
    ],
)
def test_staff_by_rank_is_compared_with_the_table_that_counts_as_many(total: tuple[str, ...], found: dict[str, Outcome]) -> None:
    education = STAFF.format("PNS", 2, 3, 6, 11) + STAFF.format("Kontrak", 3, 4, 7, 12)
    head = "Pegawai menurut Golongan\nNo | Pendidikan | Golongan/III | Golongan/IV | Jumlah\n"
    rows = "".join(
        f"{mark} | {name} | {count} | - | {count}\n"
        for mark, name, count in zip("12 ", ("S2", "S1", "JUMLAH"), total, strict=True)
    )
    asked = answers("PEG302", education + head + rows)
    assert {cell: outcome for cell, outcome in asked.items() if outcome is not HOLDS} == found


def test_names_in_settings_for_many_offices_may_stand_nowhere() -> None:
    settings = "[Pengaturan LAKIP.xlsx > Nama sama]\nNama | Sama dengan\nPelatihan Koperasi | Lomba Masak"
    own = laporan_from(f"{SPENT}\n{settings}")
    shared = replace(own, settings=replace(own.settings, own_files=()))
    rule = next(one for one in all_rules() if one.code == "SIS101")
    faults = [[check for check in rule.ask(report) if check.outcome is FAILS] for report in (own, shared)]
    assert [[(check.place.cell, check.written) for check in some] for some in faults] == [[("A2", "Lomba Masak")], []]


def test_a_table_whose_levels_cannot_be_told_is_not_added_up() -> None:
    doubtful = laporan_from(
        "Pegawai menurut Tingkat Pendidikan\nNo | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah\n"
        "1 | S2 | 2 | 1 | 3\n2 | S1 | 4 | 4 | 8\n | JUMLAH | 9 | 5 | 11"
    )
    rule = next(one for one in all_rules() if one.code == "PEG201")
    told = {check.place.cell: check.outcome for check in rule.ask(doubtful)}
    assert told == {"C5": FAILS, "D5": HOLDS, "E5": HOLDS}
    unsure = replace(doubtful, tables=tuple(replace(table, doubtful=True) for table in doubtful.tables))
    assert {check.place.cell: check.outcome for check in rule.ask(unsure)} == dict.fromkeys(told, IMPOSSIBLE)
    assert all(is_told(check) and check.subject == "JUMLAH" for check in rule.ask(unsure))


@pytest.mark.parametrize(
    ("result", "capaian", "found"),
    [("wtp", "100", {"E3": HOLDS}), ("WDP", "100", {"E3": IMPOSSIBLE}), ("WTP", "90", {"E3": IMPOSSIBLE}), ("WTP", "", {})],
)
def test_a_result_in_words_reaches_a_target_in_words(result: str, capaian: str, found: dict[str, Outcome]) -> None:
    assert answers("KIN101", f"{MEASURED}Sasaran A | Opini BPK | WTP | {result} | {capaian}") == found


# --- told line by line (answers.py): staff ----------------------------------------------------------------------------

EDUCATION, GOLONGAN = "Pegawai menurut Tingkat Pendidikan", "Keadaan Pegawai menurut Golongan"


def by_education(rows: str, title: str = EDUCATION) -> str:
    """ "S2 4 2 6, S1 18 12 30" as a table; "_" is a blank."""
    return f"{title}\nNo | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah\n{_rows(rows)}"


def by_golongan(rows: str, title: str = GOLONGAN) -> str:
    return f"{title}\nNo | Pendidikan | Golongan/III | Golongan/IV | Jumlah\n{_rows(rows)}"


def by_eselon(rows: str, title: str) -> str:
    return f"{title}\nNo | Tingkat Eselon | Laki-laki | Perempuan | Jumlah\n{_rows(rows)}"


def _rows(rows: str) -> str:
    parts = [row.split() for row in rows.split(", ")]
    lines_ = (f"{at} | {' | '.join(part)}\n" for at, part in enumerate(parts, start=1))
    return "".join(lines_).replace("_", " ")


@pytest.mark.parametrize(
    ("education", "golongan", "found"),
    [
        # each level against the other table's; the totals agree
        (
            "S2 4 2 6, S1 18 12 30, JUMLAH 22 14 36",
            "S1 22 7 29, S2 3 4 7, JUMLAH 25 11 36",
            ["!E9 S1 =30 (E4)", "!E10 S2 =6 (E3)"],
        ),
        # Diploma-IV may be counted with Sarjana where it has no row, and with nothing else
        (
            "S2 4 2 6, S1 18 9 27, D-IV 2 1 3, JUMLAH 24 12 36",
            "S1 23 7 30, S2 2 4 6, JUMLAH 25 11 36",
            ["E10 S1 =30 (E4 E5)", "E11 S2 =6 (E3)"],
        ),
        (
            "S2 4 2 6, S1 18 9 27, D-IV 2 1 3, JUMLAH 24 12 36",
            "S1 23 6 29, S2 3 4 7, JUMLAH 26 10 36",
            ["!E10 S1 =27 (E4)", "!E11 S2 =6 (E3)"],
        ),
        # a level that only one of them has
        (
            "S2 4 2 6, S1 18 9 27, SLTA 2 1 3, JUMLAH 24 12 36",
            "S1 23 7 30, S2 2 4 6, JUMLAH 25 11 36",
            ["!E10 S1 =27 (E4)", "E11 S2 =6 (E3)", '!E5 SLTA "3"'],
        ),
        (
            "S2 4 2 6, S1 18 12 30, JUMLAH 22 14 36",
            "S1 22 5 27, D4 1 2 3, S2 2 4 6, JUMLAH 25 11 36",
            ["!E9 S1 =30 (E4)", "E11 S2 =6 (E3)", '!E10 D4 "3"'],
        ),
        # unless a row counts several levels
        (
            "S2 4 2 6, S1 18 9 27, D1/D2 2 1 3, JUMLAH 24 12 36",
            "S1 23 4 27, D3 1 2 3, S2 2 4 6, JUMLAH 26 10 36",
            ["E10 S1 =27 (E4)", "E12 S2 =6 (E3)"],
        ),
        # of a row without a sum men and women are counted
        (
            "S2 4 2 _, S1 18 12 30, JUMLAH 22 14 36",
            "S1 23 7 30, S2 2 4 6, JUMLAH 25 11 36",
            ["E9 S1 =30 (E4)", "E10 S2 =6 (C3 D3)"],
        ),
        (
            "S2 4 2 _, S1 18 12 30, JUMLAH 22 14 _",
            "S1 23 7 30, S2 2 4 7, JUMLAH 25 11 36",
            ["E9 S1 =30 (E4)", "!E10 S2 =6 (C3 D3)"],
        ),
        # the totals differ: only that is said, as a warning
        (
            "S2 4 2 6, S1 18 12 30, JUMLAH 22 14 36",
            "S1 22 7 29, S2 3 4 7, JUMLAH 25 10 35",
            ["!E11 JUMLAH =36 (E5) [peringatan]"],
        ),
    ],
)
def test_the_same_people_by_education_and_by_golongan(education: str, golongan: str, found: list[str]) -> None:
    assert lines("PEG302", f"{by_education(education)}\n{by_golongan(golongan)}") == found


@pytest.mark.parametrize(
    ("education", "golongan", "found"),
    [
        ("Pegawai PNS menurut Tingkat Pendidikan", "Pegawai Honorer menurut Golongan", ["?E11 JUMLAH"]),
        (f"{EDUCATION} Tahun 2019", f"{GOLONGAN} Tahun 2020", []),
        (f"{EDUCATION} Tahun 2020", GOLONGAN, ["!E11 JUMLAH =36 (E5) [peringatan]"]),
        (f"{EDUCATION} Tahun 2020", f"{GOLONGAN} Tahun 2020", ["!E11 JUMLAH =36 (E5) [peringatan]"]),
    ],
)
def test_other_people_or_another_year_are_not_compared(education: str, golongan: str, found: list[str]) -> None:
    one = by_education("S2 4 2 6, S1 18 12 30, JUMLAH 22 14 36", education)
    other = by_golongan("S1 22 7 29, S2 3 4 7, JUMLAH 25 10 35", golongan)
    assert lines("PEG302", f"{one}\n{other}") == found
    titles = [bool(check.title) for check in asked("PEG302", f"{one}\n{other}") if check.outcome is FAILS]
    assert all(titles)


CIVIL = by_education("S1 12 5 17, JUMLAH 12 5 17", "Pegawai PNS menurut Tingkat Pendidikan")
HIRED = by_education("S1 9 5 14, JUMLAH 9 5 14", "Pegawai Honorer menurut Tingkat Pendidikan")
WHOLE = by_education("S1 10 6 16, JUMLAH 10 6 16")
CHIEFS = by_eselon("IV_A 11 5 16, JUMLAH 11 5 16", "Pegawai PNS menurut Eselon")


@pytest.mark.parametrize(
    ("report", "found"),
    [
        # by the title, whatever the total
        (f"{CIVIL}\n{HIRED}\n{CHIEFS}", ["!C14 JUMLAH =12 (C4)", "D14 JUMLAH =5 (D4)", "!E14 JUMLAH =17 (E4)"]),
        # else by the total
        (f"{WHOLE}\n{CHIEFS}", ["!C9 JUMLAH =10 (C4)", "!D9 JUMLAH =6 (D4)", "E9 JUMLAH =16 (E4)"]),
        # two that may be meant, none that fits, another year
        (f"{CIVIL}\n{CIVIL}\n{CHIEFS}", []),
        (f"{WHOLE}\n{WHOLE}\n{CHIEFS}", []),
        (f"{HIRED}\n{CHIEFS}", []),
        (f"{CIVIL.replace('Pendidikan', 'Pendidikan Tahun 2019', 1)}\n{CHIEFS.replace('Eselon', 'Eselon Tahun 2020', 1)}", []),
    ],
)
def test_which_table_counts_the_same_staff_as_the_chiefs(report: str, found: list[str]) -> None:
    assert lines("PEG301", report) == found


def test_an_average_below_the_total_counts_nobody() -> None:
    chiefs = by_eselon("IV_A 11 5 16, JUMLAH 11 5 16, Rata-rata 5 2 8", "Pegawai menurut Eselon")
    assert lines("PEG301", f"{WHOLE}\n{chiefs}") == ["!C9 JUMLAH =10 (C4)", "!D9 JUMLAH =6 (D4)", "E9 JUMLAH =16 (E4)"]


@pytest.mark.parametrize(("label", "outcome"), [("Jumlah PNS", "?"), ("Jml III", "?"), ("Total", "?"), ("II", "!")])
def test_a_kelompok_that_is_a_sum_itself_is_not_added(label: str, outcome: str) -> None:
    head = f"Pegawai menurut Golongan\nNo | Pendidikan | Golongan/III | Golongan/IV | Golongan/{label} | Jumlah\n"
    (only,) = lines("PEG102", f"{head}1 | Sarjana | 22 | 7 | 2 | 32")
    assert only.startswith(f"{outcome}F3 Sarjana")


# --- budget, dates, averages, categories ------------------------------------------------------------------------------


def test_progress_on_the_ground_beside_the_money() -> None:
    head = "Realisasi Belanja Tahun 2020\nUraian | Pagu | Fisik (%) | Realisasi\n"
    rows = "A | 1.000 | 100% | 500\nB | 1.000 | 100 | 499\nC | 1.000 | 0 | 500\nD | 1.000 | 0 | 501\nE | - | 0 | -\n"
    report = f"{head}{rows}F | - | 5 % | -\nG | 3.000 | 100 | 1.000\nH | 1.000 | 0 | 496\nI | 1.000 | 100 | rusak"
    assert lines("ANG105", report) == [
        'C3 A "100%" (B3 D3)', '!C4 B "100" (B4 D4)', 'C5 C "0" (B5 D5)', '!C6 D "0" (B6 D6)', 'C7 E "0" (B7 D7)',
        '!C8 F "5 %" (B8 D8)', '!C9 G "100" (B9 D9)', 'C10 H "0" (B10 D10)', "?C11 I",
    ]  # fmt: skip
    told = {check.place.cell: check.message for check in asked("ANG105", report)}
    assert [re.findall(r"[\d,]+%", told[cell]) for cell in ("C4", "C8", "C9")] == [["100%", "49,90%"], ["5%"], ["100%", "33,33%"]]
    assert told["C7"] == ""


@pytest.mark.parametrize(
    ("day", "plan", "result"),
    [
        ("31 Desember 2018", "!", "!"),
        ("1 Januari 2019", "", "!"),
        ("30 November 2020", "", "!"),
        ("31 Desember 2020", "", ""),
        ("1 Januari 2021", "!", ""),
        (".... Januari 2021", "!", ""),
        ("5 Januari ....", "?", "?"),
    ],
)
def test_when_a_plan_and_when_a_result_may_be_signed(day: str, plan: str, result: str) -> None:
    planned = f"{AGREED}Sasaran A | Koperasi aktif | 5\n\nPangkalpinang, {day}"
    spent = f"Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi\nA | 1.000 | 900\n\nPangkalpinang, {day}"
    for report, sign in ((planned, plan), (spent, result)):
        (only,) = asked("DOK202", report)
        assert (line(only).partition("A5")[0], only.subject) == (sign, f"Pangkalpinang, {day}")


@pytest.mark.parametrize(
    ("title", "day", "found"),
    [
        # the title's own year, a law's year aside; of two years the report's
        ("Realisasi Belanja Tahun 2019", "5 Januari 2020", HOLDS),
        ("Realisasi Belanja Tahun 2019", "5 Januari 2019", FAILS),
        ("Realisasi Belanja sesuai Perda Nomor 5 Tahun 2016", "5 Januari 2021", HOLDS),
        ("Realisasi Belanja sesuai Perda Nomor 5 Tahun 2016", "5 Januari 2017", FAILS),
        ("Realisasi Belanja Tahun 2019 dan 2020", "5 Januari 2021", HOLDS),
        ("Realisasi Belanja Tahun 2019 dan 2020", "5 Januari 2020", FAILS),
        ("Realisasi Belanja Triwulan III Tahun 2020", "5 Oktober 2020", None),
    ],
)
def test_which_year_a_signature_belongs_to(title: str, day: str, found: Outcome | None) -> None:
    report = f"{title}\nUraian | Pagu | Realisasi\nA | 1.000 | 900\n\nPangkalpinang, {day}"
    assert answers("DOK202", report) == ({"A5": found} if found else {})


def test_a_signature_below_a_plan_of_several_years_is_free() -> None:
    head = "Rencana Kinerja Tahun 2020\nSasaran | Indikator Kinerja | {}\nSasaran A | Koperasi aktif | {}\n\nKota, 5 Oktober 2017"
    assert answers("DOK202", head.format("Target 2020 | Target 2021", "1 | 2")) == {}
    assert answers("DOK202", head.format("Target 2020", "1")) == {"A5": FAILS}


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("Sasaran B | K | 80 | 72 | 90\n | Rata-rata | | | 90", "E7 Rata-rata =90 (E6)"),
        # since the average before, or of all
        ("Sasaran B | K | 80 | 72 | 90\n | Rata-rata | | | 71,67", "E7 Rata-rata =71.6667 (E3 E4 E6)"),
        ("Sasaran B | K | 80 | 72 | 90\n | Rata-rata | | | 76,25", "!E7 Rata-rata =90 (E6)"),
        ("Sasaran B | K | 80 | 72 | 90\nSasaran B | L | 80 | 60 | 75\n | Rata-rata | | | 83", "E8 Rata-rata =82.5 (E6 E7)"),
    ],
)
def test_an_average_is_of_the_rows_since_the_last_one_or_of_all(last: str, found: str) -> None:
    rows = f"{MEASURED}Sasaran A | I | 80 | 40 | 50\nSasaran A | J | 80 | 60 | 75\n | Rata-rata | | | 62,5\n{last}"
    first, second = lines("KIN107", rows)
    assert (first, second) == ("E5 Rata-rata =62.5 (E3 E4)", found)


@pytest.mark.parametrize(
    ("categories", "found"),
    [
        (("Sangat Tinggi",), ['F3 Indikator 1 "Sangat Tinggi" =Sangat Tinggi (E3)']),
        (("Tinggi",), ['!F3 Indikator 1 "Tinggi" =Sangat Tinggi (E3)']),
        (("Baik",), ["?F3 Indikator 1"]),
        (("Unggul",), ["?F3 Indikator 1"]),
        (
            ("Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi"),
            [
                *(f'!F{at + 2} Indikator {at} "{name}" =Sangat Tinggi (E{at + 2})'
                  for at, name in enumerate(("Sangat Rendah", "Rendah", "Sedang", "Tinggi"), start=1)),
                'F7 Indikator 5 "Sangat Tinggi" =Sangat Tinggi (E7)',
            ],
        ),
        ((), []),
    ],
)  # fmt: skip
def test_without_a_scale_the_words_of_the_regulation_speak_for_it(categories: tuple[str, ...], found: list[str]) -> None:
    rows = "\n".join(
        f"Sasaran A | Indikator {at} | 100 | 95 | 95 | {name}" for at, name in enumerate(categories or ("",), start=1)
    )
    assert lines("KIN104", CATEGORY + rows) == found


def test_holes_of_a_scale_are_told_by_their_bounds() -> None:
    report = f"{CATEGORY}Sasaran A | Indikator A | 100 | 95 | 95 | Baik\n\nKurang: 0 - 50%\nBaik: 60 - 100%"
    (only,) = asked("KIN105", report)
    assert (only.place.cell, only.outcome, re.findall(r"\d+", only.message)) == ("A5", FAILS, ["50", "60", "100"])
    ends = asked("KIN105", report.replace("60 - 100%", "lebih dari 50%"))
    assert [check.outcome for check in ends] == [HOLDS]


def test_an_efficiency_that_no_known_formula_gives_is_not_called_wrong() -> None:
    head = "Analisis Efisiensi Tahun 2020\nIndikator | Anggaran Kegiatan | Realisasi Anggaran | E/I (Rp)\n"
    assert lines("EFI101", f"{head}Indikator A | 1.000 | 900 | 7\nIndikator B | 1.000 | 800 | 9") == [
        "?D3 Indikator A",
        "?D4 Indikator B",
    ]
    assert lines("EFI101", f"{head}Indikator A | 1.000 | 900 | 7") == ["!D3 Indikator A =100 (B3 C3)"]
    gap = "Analisis Efisiensi Tahun 2020\nIndikator | Anggaran | Realisasi Anggaran | Capaian Kinerja (%) | "
    gap += "Penyerapan Anggaran (%) | Tingkat Efisiensi (%)\n"
    assert lines("EFI102", f"{gap}Indikator A | 1.000 | 900 | 95 | 90 | 5\nIndikator B | 1.000 | 800 | 95 | 80 | 15") == [
        "F3 Indikator A =5 (D3 E3)", "F4 Indikator B =15 (D4 E4)",
    ]  # fmt: skip


# --- two budgets, two years -------------------------------------------------------------------------------------------


def two_budgets(titles: tuple[str, str], sheets: tuple[str, str] | None = None, rows: tuple[str, str] = ("", "")) -> str:
    first, second = (f"Realisasi Belanja {title}\nUraian | Pagu | Realisasi\n" for title in titles)
    first += rows[0] or "Belanja Tidak Langsung | 1.000 | 900"
    second += rows[1] or "Belanja Tidak Langsung | 1.200 | 900\nBelanja Langsung | 2.000 | 800"
    return f"[{sheets[0]}]\n{first}\n[{sheets[1]}]\n{second}" if sheets else f"{first}\n\n{second}"


@pytest.mark.parametrize(
    ("titles", "sheets", "compared"),
    [
        (("Tahun 2020", "Tahun 2020"), None, True),
        (("", "Tahun 2020"), None, True),
        (("Tahun 2019", "Tahun 2020"), None, False),
        (("Triwulan I Tahun 2020", "Triwulan I Tahun 2020"), None, True),
        (("Triwulan I Tahun 2020", "Triwulan II Tahun 2020"), None, False),
        (("", ""), ("TW II", "TW II lagi"), True),
        (("", ""), ("TW I", "TW II"), False),
        (("", ""), ("Jan", "Feb"), False),
    ],
)
def test_budgets_of_different_times_need_not_agree(
    titles: tuple[str, str], sheets: tuple[str, str] | None, compared: bool
) -> None:
    outcomes = [check.outcome for check in asked("SLG301", two_budgets(titles, sheets))]
    assert outcomes == ([FAILS, HOLDS] if compared else [])


@pytest.mark.parametrize(
    "rows",
    [
        # nothing in which they agree; a name of one word; a name that stands twice, here or there
        ("Belanja Tidak Langsung | 1.000 | 950", ""),
        ("Belanja | 1.000 | 900", "Belanja | 1.200 | 900\nBelanja Langsung | 2.000 | 800"),
        (
            "Belanja Tidak Langsung | 1.000 | 900\nBelanja Tidak Langsung | 1.000 | 900",
            "Belanja Tidak Langsung | 1.200 | 900\nBelanja Langsung | 2.000 | 800\nBelanja Modal | 5 | 4",
        ),
        ("", "Belanja Tidak Langsung | 1.200 | 900\nBelanja Tidak Langsung | 2.000 | 900"),
    ],
)
def test_rows_that_may_be_two_things_are_not_compared(rows: tuple[str, str]) -> None:
    assert lines("SLG301", two_budgets(("Tahun 2020", "Tahun 2020"), rows=rows)) == []


def programs(year: int, *names: str) -> str:
    rows = "\n".join(f"Program {name} | 1.000 | 900" for name in names)
    return f"Realisasi Belanja Tahun {year}\nUraian | Pagu | Realisasi\n{rows}\n"


@pytest.mark.parametrize(
    ("first", "found", "word"),
    [
        ("Pembinaan Koperasi", [], ""),
        ("Pembinaan Koprasi", ['!Kini!A3 Program Pembinaan Koprasi "Program Pembinaan Koprasi" (A3)'], "ditulis"),
        (
            "Pembinaan Koperasi dan UKM",
            ['!Kini!A3 Program Pembinaan Koperasi dan UKM "Program Pembinaan Koperasi dan UKM" (A3)'],
            "tampaknya",
        ),
        ("Penunjang Urusan", ['!A3 Program Pembinaan Koperasi "Program Pembinaan Koperasi"'], "tidak ada lagi"),
    ],
)
def test_a_program_of_last_year_goes_on_is_renamed_or_gone(first: str, found: list[str], word: str) -> None:
    last = programs(2019, "Pembinaan Koperasi", "Pelayanan Kantor", "Pengembangan Pasar")
    report = f"{last}\n[Kini]\n{programs(2020, first, 'Pelayanan Kantor', 'Pengembangan Pasar')}"
    told = [check for check in asked("SLG403", report) if check.outcome is not HOLDS]
    assert [line(check) for check in told] == found
    assert all(word in check.message and "2019" in check.message and check.title for check in told)
    # the office's settings may say that they are one
    same = f"[Pengaturan LAKIP.xlsx > Nama sama]\nNama | Sama dengan\nProgram Pembinaan Koperasi | Program {first}"
    assert {check.outcome for check in asked("SLG403", f"{report}{same}")} == {HOLDS}


# --- equations that a sheet declares, targets in words ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "shares", "rows", "declaration"),
    [
        ("4 = 3 / 2 x 100", ("70,00", "71,00", "5"), ["D3", "D4", "!D5"], ("", [])),
        # most rows contradict it: then it is the declaration that is in doubt
        ("4 = 3 / 2 x 100", ("70,00", "5", "6"), [], ("!", ["2", "3"])),
        ("4 = 2 - 3", ("5", "6", "7"), [], ("!", ["3", "3"])),
        # a few rows say nothing against a sum; as many that hold neither
        ("4 = 2 - 3", ("5", "6"), ["!D3", "!D4"], ("", [])),
        ("4 = 2 - 3", ("300", "5"), ["D3", "!D4"], ("", [])),
        ("4 = 2 - 3", ("300", "290", "5", "6"), ["D3", "D4", "!D5", "!D6"], ("", [])),
        # a word and a blank say nothing
        ("4 = 2 - 3", ("300", "x", "", "6"), ["D3", "!D6"], ("", [])),
        ("4 = 3 / 2", ("70", "71,00", "72"), ["D3", "D4", "D5"], ("!", [])),
    ],
)
def test_rows_and_declarations_judge_each_other(
    declared: str, shares: tuple[str, ...], rows: list[str], declaration: tuple[str, list[str]]
) -> None:
    body = "\n".join(f"Kegiatan {at} | 1.000 | {700 + at * 10} | {share}" for at, share in enumerate(shares))
    report = f"Uraian | Pagu | Realisasi | Serapan\n1 | 2 | 3 | {declared}\n{body}"
    assert [one.split()[0] for one in lines("KOL101", report)] == rows
    (only,) = asked("KOL102", report)
    counts = re.search(r"(\d+) dari (\d+)", only.message)
    assert (line(only).partition("D2")[0], list(counts.groups()) if counts else []) == declaration


@pytest.mark.parametrize(
    ("target", "result", "capaian", "found"),
    [
        ("WTP", "wtp", "100", ["E3 Indikator A"]),
        ("WTP", "WTP", "99", ["?E3 Indikator A"]),
        ("WTP", "WDP", "100", ["?E3 Indikator A"]),
        ("baik", "baik", "", []),
        ("80-90", "79", "100", ["?E3 Indikator A"]),
        ("80-90", "80", "100", ["E3 Indikator A =100 (C3 D3)"]),
        ("80-90", "90", "100", ["E3 Indikator A =100 (C3 D3)"]),
        ("80-90", "", "100", ["?E3 Indikator A"]),
        (">= 3", "5", "100", ["E3 Indikator A =100 (C3 D3)"]),
        ("<= 3", "3", "100", ["E3 Indikator A =100 (C3 D3)"]),
        ("n/a", "5", "100", ["?E3 Indikator A"]),
    ],
)
def test_targets_that_are_no_single_figure(target: str, result: str, capaian: str, found: list[str]) -> None:
    assert lines("KIN101", f"{MEASURED}Sasaran A | Indikator A | {target} | {result} | {capaian}") == found


def test_columns_that_no_kind_declares_are_reckoned_by_what_is_written_over_them() -> None:
    """The share is shown with no percent sign; what the declaration divides is taken for a percentage."""
    head = "Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi | Honor (Rp) | Bahan | Jumlah Lain (Rp) | Porsi\n"
    rows = "Kegiatan A | 1.000 | 900 | 100 | 200 | 300 | 33,33\nKegiatan B | 1.000 | 800 | 150 | 150 | 310 | 50\n"
    rows += "Kegiatan C | 1.000 | 700 | 50 | 50 | 100 | 50,0"
    assert lines("KOL101", f"{head}1 | 2 | 3 | 4 | 5 | 6 = 4 + 5 | 7 = 4 / 6 x 100\n{rows}") == [
        "F4 Kegiatan A =300 (D4 E4)", "!F5 Kegiatan B =300 (D5 E5)", "F6 Kegiatan C =100 (D6 E6)",
        "G4 Kegiatan A =33.3333 (D4 F4)", "!G5 Kegiatan B =48.3871 (D5 F5)", "G6 Kegiatan C =50 (D6 F6)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("added", "complete"),
    [("C4:C5,C7", True), ("C3,C6", True), ("C3,C7", True), ("C4,C7", False), ("C3:C5", False), ("C3,C4,C5,C6", False)],
)
def test_a_program_is_added_itself_or_by_all_its_kegiatan(added: str, complete: bool) -> None:
    rows = "A | Program A | {200} | {200}\n1 | Kegiatan 1 | {100} | {100}\n2 | Kegiatan 2 | {100} | {100}\n"
    rows += "B | Program B | {100} | {100}\n1 | Kegiatan 3 | {100} | {100}\n"
    report = f"Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi\n{rows} | JUMLAH | {{=SUM({added})~300}} | {{300}}"
    assert answers("BTK302", report) == {"C8": HOLDS if complete else FAILS}


def test_proposals_of_the_analysis_look_into_the_largest_budget_and_know_the_settings() -> None:
    report = """Realisasi Belanja Lain Tahun 2020
Uraian | Pagu | Realisasi
Penyusunan Dokumen Usaha Menengah | 5 | 4

Realisasi Belanja Tahun 2020
No | Uraian | Pagu | Realisasi
A | Program Pembinaan | 1.000 | 900
1 | Pelatihan Koperasi | 400 | 400
2 | Penyusunan Profil Usaha Kecil Menengah | 600 | 500

Analisis Efisiensi Tahun 2020
No | Indikator / Kegiatan | Anggaran Kegiatan | Realisasi Anggaran | E/I (Rp)
1 | Pelatihan Koperasi | 400 | 400 | 0
2 | Penyusunan Dokumen Usaha Mikro | 600 | 500 | 100
3 | Lomba Masak | 6 | 5 | 1
"""
    settings = "[Pengaturan LAKIP.xlsx > Nama sama]\nNama | Sama dengan\nPenyusunan Dokumen Usaha Mikro | "
    settings += "Penyusunan Profil Usaha Kecil Menengah"
    pair = ("Penyusunan Dokumen Usaha Mikro", "Penyusunan Profil Usaha Kecil Menengah")
    where = "Efisiensi Penggunaan Sumber Daya - Realisasi Belanja"
    assert [(one.one, one.other, one.where) for one in proposals(laporan_from(report))] == [(*pair, where)]
    assert proposals(laporan_from(report + settings)) == ()


@pytest.mark.parametrize(
    ("title", "staff"),
    [
        ("Pegawai PNS", {"pns"}),
        ("Pegawai Non PNS", {"lain"}),
        ("ASN dan PPPK", {"pns", "pppk"}),
        ("Tenaga honorer dan CPNS", {"pns", "lain"}),
        ("Pegawai", set()),
    ],
)
def test_the_staff_that_a_title_names(title: str, staff: set[str]) -> None:
    assert staff_of(title) == staff


# --- figures that can be read two ways --------------------------------------------------------------------------------


def settled(report: str, column: str) -> list[tuple[str, int, bool]]:
    """The figures of a column once their equations and their column have spoken: value, places, and whether doubt is left."""
    (table,) = settle(laporan_from(report)).tables
    figures = (figure for row in table.rows for _, figure in row.figures if figure.place.cell.startswith(column))
    return [(str(figure.value), figure.places, Fault.TWO_WAYS in figure.faults) for figure in figures if figure.value is not None]


SHARES = "Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi | %\n"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # Excel numbers are fractions where more of their equations hold so; a typed one beside them is what it is
        (("900 | {0.9}", "855 | {0.855}", "700 |"), [("90.0", 1), ("85.500", 1)]),
        (("900 | {0.9}", "855 | {0.855}", "700 | 0,7"), [("90.0", 1), ("85.500", 1), ("0.7", 1)]),
        (("9 | {0.9}", "8,55 | {0.855}"), [("0.9", 3), ("0.855", 3)]),
        (("900 | {0.9}", "8 | {0.8}"), [("0.9", 1), ("0.8", 1)]),
        (("900 | {0.9}", "855 | {0.855}", "8 | {0.8}"), [("90.0", 1), ("85.500", 1), ("80.0", 1)]),
    ],
)
def test_percentages_that_are_fractions_of_excel(rows: tuple[str, ...], found: list[tuple[str, int]]) -> None:
    body = "\n".join(f"Kegiatan {at} | 1.000 | {row}" for at, row in enumerate(rows))
    assert settled(SHARES + body, "D") == [(value, places, False) for value, places in found]
    off = "[Pengaturan LAKIP.xlsx > Aturan]\nAturan | Aktif | Alasan\nANG102 | tidak | belum"
    assert settled(f"{SHARES}{body}\n{off}", "D") == settled(SHARES + body, "D"), "whatever rules the office wants to hear"


@pytest.mark.parametrize(
    ("row", "target", "result"),
    [
        ("1.672 | 836 | 50", ("1672", 0, False), ("836", 0, False)),
        ("1.672 | 0,836 | 50", ("1.672", 3, False), ("0.836", 3, False)),
        ("1.500 | 3 | 200", ("1500", 0, False), ("3", 0, False)),
    ],
)
def test_the_equation_says_which_sign_is_meant(row: str, target: tuple[str, int, bool], result: tuple[str, int, bool]) -> None:
    report = f"{MEASURED}Sasaran A | Indikator A | {row}"
    assert (settled(report, "C"), settled(report, "D")) == ([target], [result])


@pytest.mark.parametrize(
    ("targets", "found"),
    [
        # the column's other figures give a reading, but each target has its own unit
        (("1.672", "2.500.000"), [("1672", 0, True), ("2500000", 0, False)]),
        (("1,672", "2,5"), [("1.672", 3, True), ("2.5", 1, False)]),
        (("1,672", "2.500.000"), [("1672", 0, True), ("2500000", 0, False)]),
        # three written so, and none otherwise, are no chance
        (("1.672", "2.500", "3.755"), [("1672", 0, False), ("2500", 0, False), ("3755", 0, False)]),
        (("1.672", "2.500", "3.755", "2,5"), [("1672", 0, False), ("2500", 0, False), ("3755", 0, False), ("2.5", 1, False)]),
        (("1.672", "2.500", "3.75"), [("1.672", 3, True), ("2.500", 3, True), ("3.75", 2, False)]),
        (("1.672", "2.500"), [("1672", 0, True), ("2500", 0, True)]),
        (("1,672", "2,500", "3,755"), [("1672", 0, False), ("2500", 0, False), ("3755", 0, False)]),
    ],
)  # fmt: skip
def test_the_column_says_which_sign_is_meant(targets: tuple[str, ...], found: list[tuple[str, int, bool]]) -> None:
    rows = "\n".join(f"Sasaran A | Indikator {at} | {target}" for at, target in enumerate(targets))
    assert settled(AGREED + rows, "C") == found


@pytest.mark.parametrize(
    ("shares", "found"),
    [
        (("85.125", "7,5", "85.5"), ["85.125", "7.5", "85.5"]),
        (("85,125", "7,5"), ["85.125", "7.5"]),
        (("85,125", "1,500,000"), ["85125", "1500000"]),
    ],
)
def test_in_a_column_of_percentages_the_column_settles_it(shares: tuple[str, ...], found: list[str]) -> None:
    rows = "\n".join(f"Kegiatan {at} | 1.000 | 900 | {share}" for at, share in enumerate(shares))
    assert [(value, doubt) for value, _, doubt in settled(SHARES.replace("%", "Fisik (%)") + rows, "D")] == [
        (value, False) for value in found
    ]
