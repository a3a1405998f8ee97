"""Stories for the families BTK, PEG and DOK: what looks wrong and is not must stay silent, what is wrong is found at its cell."""

from __future__ import annotations

from dataclasses import replace

import pytest
from answers import is_told
from example import laporan_from

from lakip_xl.model.cells import InputFile, Span
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.laporan import Laporan
from lakip_xl.read.sheets import tables_in
from lakip_xl.rules.engine import REPORTED
from lakip_xl.rules.registry import all_rules

BUDGET = "No | Program dan Kegiatan | APBD-P (Rp) | Realisasi Anggaran (Rp) | Realisasi Anggaran (%)\n"
PLAN = "No | Sasaran Strategis | Indikator Kinerja | Target\n"
STAFF = "No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah\n"


def faults(code: str, report: str | Laporan) -> list[Check]:
    laporan = laporan_from(report) if isinstance(report, str) else report
    assert laporan.tables, "no table is recognised"
    rule = next(rule for rule in all_rules() if rule.code == code)
    answers = list(rule.ask(laporan))
    assert all(map(is_told, answers)), answers
    return [check for check in answers if check.outcome in REPORTED]


def at(code: str, report: str | Laporan) -> list[tuple[str, str | None]]:
    """The cells that a rule complains about, and what it expects there."""
    return [(check.place.cell, check.expected) for check in faults(code, report)]


def budget(*lines: str) -> str:
    """A budget table from "mark:amount" or "mark:amount:name"; "_" is a row without a number."""
    rows = [_budget_row(number, *line.split(":")) for number, line in enumerate(lines, start=1)]
    return BUDGET + "\n".join(rows)


def _budget_row(number: int, mark: str, amount: str = "", name: str = "") -> str:
    amount = amount or str(number * number + 7)
    return f"{mark.replace('_', ' ')} | {name or f'Kegiatan {number}'} | {amount} | {amount} | 100"


@pytest.mark.parametrize(
    "lines",
    [
        # goes on over parents, and restarts below them
        ("A:3", "I:1", "II:2", "B:7", "III:3", "IV:4"),
        ("A:3", "1:1", "2:2", "B:7", "1:3", "2:4"),
        # codes
        ("2.23.01.2.01", "2.23.01.2.05", "2.23.01.2.06"),
        ("1.02", "1.05", "1.06"),
        ("511", "521", "524"),
        ("51", "53", "57"),
        # an extract starts where it starts
        ("IV", "V", "VI"),
        # details without a number, between rows that go on
        ("1", "_::rincian", "2", "3"),
        ("1:1", "2:2", "_:2:- rincian", "_:2:- rincian lain"),
        # no row has a number
        ("_", "_", "_"),
        # letters, with i among them
        tuple("abcdefghijk"),
        # closing lines
        ("1", "2", "3", "_:5:Surplus/Defisit"),
    ],
)
def test_usual_numberings_are_silent(lines: tuple[str, ...]) -> None:
    assert at("DOK101", budget(*lines)) == []


@pytest.mark.parametrize("second", [" | Sasaran A", " | ", "1 | Sasaran A"])
def test_one_number_for_several_indicators_of_a_sasaran_is_silent(second: str) -> None:
    rows = f"1 | Sasaran A | Indikator 1 | 5\n{second} | Indikator 2 | 6\n2 | Sasaran B | Indikator 3 | 7"
    assert at("DOK101", PLAN + rows) == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (("1", "2", "4"), [("A4", "3")]),
        (("1.", "2.", "_"), [("A4", "3")]),
        (("1", "_", "3"), [("A3", "2")]),
        (("1", "2", "2"), [("A4", "3")]),
        (("I", "II", "IV"), [("A4", "III")]),
        (("2.2.1", "2.2.2", "2.2.5"), [("A4", "2.2.3")]),
        (("A:3", "a:1", "b:2", "B:7", "b:3", "c:4"), [("A6", "a")]),
        (("A:3", "1:1", "2:2", "B:12", "1:3", "2:4", "_:5"), [("A8", "3")]),
    ],
)
def test_a_number_left_out_is_found(lines: tuple[str, ...], found: list[tuple[str, str]]) -> None:
    assert at("DOK101", budget(*lines)) == found


def test_many_faults_of_a_table_are_told_as_one() -> None:
    (only,) = faults("DOK101", budget(*(str(number) for number in range(1, 40, 2))))
    assert only.message.startswith("19 baris")
    assert len(only.related) == 18


@pytest.mark.parametrize(
    "lines",
    [
        # the same kegiatan under two programs, and accounts of one name
        ("A:5", "1:5:Kegiatan X", "B:5", "1:5:Kegiatan X"),
        ("_:9:Kegiatan 1", "_:5:Belanja ATK", "_:8:Kegiatan 2", "_:5:Belanja ATK"),
        # one name, other figures; no figures
        ("1:5:Kegiatan X", "2:6:Kegiatan X"),
        ("1:-:Kegiatan X", "2:-:Kegiatan X"),
    ],
)
def test_rows_of_one_name_are_no_doubles(lines: tuple[str, ...]) -> None:
    assert at("DOK102", budget(*lines)) == []


def test_one_indicator_under_two_sasaran_is_silent() -> None:
    assert at("DOK103", PLAN + "1 | Sasaran A | Nilai SAKIP | 70\n2 | Sasaran B | Nilai SAKIP | 70") == []
    assert at("DOK103", PLAN + "1 | Sasaran A | Nilai SAKIP | 70\n2 | Sasaran A | nilai  sakip | 71") == [("C3", None)]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Realisasi Belanja Tahun 2020", []),
        ("Realisasi Belanja T.A. 2019", [("A1", "2020")]),
        ("Realisasi Belanja Tahun Anggaran 2021", [("A1", "2020")]),
        ("Realisasi Belanja Renstra Tahun 2017-2022", []),
        ("Perbandingan Realisasi Tahun 2019 dan Tahun 2020", []),
        ("Realisasi Belanja sesuai Perda Nomor 5 Tahun 2016", []),
        ("Realisasi belanja dibandingkan tahun 2019", []),
        ("Realisasi pada tahun 2019 sebesar 90 persen dan naik lagi.", []),
        ("Realisasi Belanja", []),
    ],
)
def test_the_year_of_a_title(title: str, found: list[tuple[str, str]]) -> None:
    assert at("DOK201", f"{title}\n{BUDGET}1 | Kegiatan A | 5 | 5 | 100") == found


def test_without_a_year_the_titles_cannot_be_asked() -> None:
    laporan = replace(laporan_from(f"Realisasi Belanja Tahun 2019\n{BUDGET}1 | Kegiatan A | 5 | 5 | 100"), year=None)
    rule = next(rule for rule in all_rules() if rule.code == "DOK201")
    assert [check.outcome for check in rule.ask(laporan)] == [Outcome.NOT_POSSIBLE]


@pytest.mark.parametrize(
    ("signed", "wrong"),
    [
        ("Januari 2021", False),
        ("31 Desember 2020", False),
        ("5 Pebruari 2023", False),
        ("30 November 2020", True),
        ("Januari 2020", True),
        ("2 Januari 2024", True),
        ("Januari ....", False),
    ],
)
def test_results_are_signed_after_their_year(signed: str, wrong: bool) -> None:
    report = f"Realisasi Belanja Tahun 2020\n{BUDGET}1 | Kegiatan A | 5 | 5 | 100\n\nPangkalpinang, {signed}\nKEPALA DINAS"
    assert at("DOK202", report) == ([("A5", None)] if wrong else [])


def test_a_report_of_a_triwulan_is_signed_in_its_year() -> None:
    report = f"Realisasi Belanja s.d. Triwulan II Tahun 2020\n{BUDGET}1 | Kegiatan A | 5 | 5 | 100\n\nPangkalpinang, 5 Juli 2020"
    assert at("DOK202", report) == []


@pytest.mark.parametrize(
    ("signed", "wrong"), [("Januari 2020", False), ("Desember 2019", False), ("Januari 2021", True), ("Mei 2018", True)]
)
def test_plans_are_signed_before_or_in_their_year(signed: str, wrong: bool) -> None:
    report = f"Perjanjian Kinerja Tahun 2020\n{PLAN}1 | Sasaran A | Indikator 1 | 5\n\nPangkalpinang, {signed}\nKEPALA DINAS"
    assert at("DOK202", report) == ([("A5", None)] if wrong else [])


@pytest.mark.parametrize("target", ["WTP", "Sangat Baik", "Level 3", "n/a", "-", "12 kali", "80-90%", "3 (tiga) dokumen", "≤ 1"])
def test_targets_in_words_are_fine(target: str) -> None:
    assert at("BTK101", PLAN + f"1 | Sasaran A | Indikator 1 | {target}") == []


@pytest.mark.parametrize("target", ["1O0", "12.345.67", "(5"])
def test_a_figure_gone_wrong_is_found_in_a_target_too(target: str) -> None:
    assert at("BTK101", PLAN + f"1 | Sasaran A | Indikator 1 | {target}") == [("D2", None)]


def test_a_word_in_a_money_column_is_found_but_not_a_dotted_line() -> None:
    assert at("BTK101", BUDGET + "1 | Kegiatan A | 5 | belum cair | -") == [("D2", None)]
    assert at("BTK101", BUDGET + "1 | Kegiatan A | 5 | ......... | -") == []


@pytest.mark.parametrize("target", ["1.672 unit", "12.500 Orang", "1.000 kali", "15,5%", "0.125", "1.234.567"])
def test_figures_that_can_be_read_in_one_way_only(target: str) -> None:
    assert at("BTK103", PLAN + f"1 | Sasaran A | Indikator 1 | {target}") == []


@pytest.mark.parametrize("target", ["1.672", "1,672", "1.672%", "1.250 Ha"])
def test_figures_that_can_be_read_in_two_ways(target: str) -> None:
    (only,) = faults("BTK103", PLAN + f"1 | Sasaran A | Indikator 1 | {target}")
    assert " atau " in only.message


def test_the_unit_column_settles_what_can_be_read_two_ways() -> None:
    heading = "No | Sasaran Strategis | Indikator Kinerja | Satuan | Target\n"
    assert at("BTK103", heading + "1 | Sasaran A | Jumlah kunjungan | Orang | 12.500") == []
    assert at("BTK103", heading + "1 | Sasaran A | Produksi | Ton | 12.500") == [("E2", None)]


def test_the_expected_figure_of_lost_separators_is_plain() -> None:
    (only,) = faults("BTK102", BUDGET + "1 | Kegiatan A | 3531.906.281 | 5 | 1")
    assert (only.place.cell, only.expected) == ("C2", "3531906281")
    assert "3.531.906.281" in only.message


def test_errors_are_told_by_their_kind() -> None:
    broken, missing = faults("BTK105", BUDGET + "1 | Kegiatan A | 5 | {#REF!} | {#N/A}")
    assert (broken.place.cell, broken.severity) == ("D2", None)
    assert (missing.place.cell, missing.severity and missing.severity.value) == ("E2", "peringatan")
    assert at("BTK105", BUDGET + "1 | Kegiatan A | 5 | #DIV/0! | 5") == [("D2", None)]


def test_units_behind_figures_are_no_numbers_typed_as_texts() -> None:
    rows = "1 | Sasaran A | Indikator 1 | {5}\n2 | Sasaran B | Indikator 2 | {6}\n3 | Sasaran C | Indikator 3 | 12 kali"
    assert at("BTK202", PLAN + rows) == []


STAFF_REPORT = f"""Pegawai PNS menurut Tingkat Pendidikan
{STAFF}1 | S2 | 2 | 1 | 3
2 | S1 | 4 | 4 | 8
3 | D4 | 1 | - | 1
  | JUMLAH | 7 | 5 | 12

Keadaan Pegawai PNS menurut Golongan
No | Pendidikan | Golongan/III | Golongan/IV | Jumlah
"""


def test_a_narrower_level_may_be_counted_in_the_wider_one() -> None:
    assert at("PEG302", STAFF_REPORT + "1 | Pasca Sarjana | 1 | 2 | 3\n2 | Sarjana | 9 | - | 9\n | JUMLAH | 10 | 2 | 12") == []


def test_a_level_that_only_one_table_has_is_found() -> None:
    levels = "1 | Pasca Sarjana | 1 | 2 | 3\n2 | Sarjana | 8 | - | 8\n3 | Diploma-IV | - | - | -\n4 | SLTA | 1 | - | 1\n"
    assert at("PEG302", f"{STAFF_REPORT}{levels} | JUMLAH | 10 | 2 | 12") == [("E12", None), ("E13", None)]


def test_rows_of_several_levels_are_not_compared() -> None:
    assert at("PEG302", STAFF_REPORT + "1 | S2/S3 | 1 | 2 | 3\n2 | S1/D4 | 9 | - | 9\n | JUMLAH | 10 | 2 | 12") == []


def test_other_totals_are_one_warning() -> None:
    golongan = "1 | Pasca Sarjana | 1 | 2 | 3\n2 | Sarjana | 10 | - | 10\n | JUMLAH | 11 | 2 | 13"
    (only,) = faults("PEG302", STAFF_REPORT + golongan)
    assert (only.place.cell, only.severity and only.severity.value) == ("E12", "peringatan")


def test_tables_about_other_staff_are_not_compared() -> None:
    golongan = STAFF_REPORT.replace("Keadaan Pegawai PNS", "Keadaan Pegawai PNS dan Tenaga Kontrak")
    assert at("PEG302", golongan + "1 | Pasca Sarjana | 1 | 2 | 3\n2 | Sarjana | 10 | - | 10\n | JUMLAH | 11 | 2 | 13") == []


def test_blank_and_nil_count_as_nothing() -> None:
    assert at("PEG101", STAFF + "1 | S3 | - | - | -\n2 | S2 | | 3 | 3\n3 | S1 | - | 4 | 4") == []
    assert at("PEG201", STAFF + "1 | S3 | - | - | -\n2 | S2 | | 3 | 3\n | JUMLAH | - | 3 | 3") == []


# --- texts among figures, and figures put right -----------------------------------------------------------------------

MONEY = "Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi | Sisa\n"


@pytest.mark.parametrize(
    ("figures", "found"),
    [
        ("100 | batal | 20", ["D3"]),
        ("| batal |", ["D3"]),
        ("batal | batal | 5", ["C3", "D3"]),
        # a dotted line; a row of nothing but texts
        ("100 | ........ | 20", []),
        ("batal | batal |", []),
        ("batal | batal | batal", []),
    ],
)
def test_a_word_among_the_figures_of_a_row(figures: str, found: list[str]) -> None:
    assert [cell for cell, _ in at("BTK101", f"{MONEY}1 | Kegiatan A | {figures}")] == found


@pytest.mark.parametrize(("right", "found"), [(4, []), (3, ["C3"])])
def test_a_word_written_over_several_columns_is_a_remark(right: int, found: list[str]) -> None:
    report = laporan_from(f"{MONEY}1 | Kegiatan A | dibatalkan | | 20")
    grid = replace(report.tables[0].found.grid, merged=(Span(3, 3, 3, right),))
    (table,) = tables_in((InputFile("Contoh.xlsx", "read", "", None, (grid,)),))
    assert [cell for cell, _ in at("BTK101", replace(report, tables=(table,)))] == found


def test_the_capaian_of_a_target_in_words_may_be_a_word() -> None:
    head = "Pengukuran Kinerja Tahun 2020\nSasaran | Indikator Kinerja | Target | Realisasi | Capaian\n"
    assert at("BTK101", f"{head}Sasaran A | Indikator A | baik | 5 | sesuai\nSasaran A | Indikator B | 5 | 5 | sesuai") == [
        ("E4", None)
    ]


@pytest.mark.parametrize(
    ("written", "right", "value"),
    [
        ("3531.906.281", "3.531.906.281", "3531906281"),
        ("3531,906,281.5", "3,531,906,281.5", "3531906281.5"),
        ("3531.906.281,50", "3.531.906.281,50", "3531906281.5"),
    ],
)
def test_a_figure_is_put_right_in_the_style_in_which_it_is_written(written: str, right: str, value: str) -> None:
    (only,) = faults("BTK102", f"{MONEY}1 | Kegiatan A | {written} | 0 | 0")
    assert (only.place.cell, only.expected) == ("C3", value)
    assert f" {right}:" in only.message


@pytest.mark.parametrize(("marks", "told"), [(("1.", "2.", "2."), "2"), (("1.", "2.", "4."), "4")])
def test_a_number_is_told_without_the_dot_behind_it(marks: tuple[str, ...], told: str) -> None:
    (only,) = faults("DOK101", budget(*marks))
    assert f"Nomor {told} " in only.message
