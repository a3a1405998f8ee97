"""Many faults at once, and figures that nothing guards: what is still claimed, and what is left undecided."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from example import laporan_from
from test_diagnosis import PROVEN, UNTOLD, Told, diagnosed
from test_diagnosis import with_cells as sound_with

from lakip_xl.diagnose.causes import all_causes, cause
from lakip_xl.diagnose.graph import build
from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Selisih
from lakip_xl.model.figures import Angka, Unit
from lakip_xl.model.hasil import RuleResult
from lakip_xl.rules.registry import all_rules

HEADINGS = """Realisasi Belanja Tahun 2020
No | Program dan Kegiatan | APBD-P (Rp) | Realisasi Anggaran Rp | Realisasi Anggaran % | Sisa Anggaran Rp
"""
AMOUNTS = [(2750, 2340), (1900, 1671), (2900, 2413), (2100, 1887), (650, 325), (2250, 1999), (900, 800)]


def money(thousands: int) -> str:
    return f"{thousands * 1000:,}".replace(",", ".")


def line(mark: str, name: str, pagu: int, spent: int) -> str:
    share = f"{spent * 100 / pagu:.2f}".replace(".", ",")
    return f"{mark} | {name} | {money(pagu)} | {money(spent)} | {share} | {money(pagu - spent)}"


def budget(**new: str) -> str:
    """One program with seven activities in rows 4 to 10, some cells typed otherwise."""
    rows = [line("A", "Program", sum(one for one, _ in AMOUNTS), sum(other for _, other in AMOUNTS))]
    rows += [line(str(at), f"Kegiatan {at}", *amounts) for at, amounts in enumerate(AMOUNTS, start=1)]
    lines = [one.split("|") for one in (HEADINGS + "\n".join(rows)).splitlines()]
    for name, text in new.items():
        lines[int(name[1:]) - 1][ord(name[0]) - ord("A")] = f" {text} "
    return "\n".join("|".join(parts) for parts in lines)


def test_a_table_without_faults_has_no_groups() -> None:
    assert diagnosed(budget()).groups == ()


def test_five_wrong_figures_under_one_sum_are_convicted_one_by_one() -> None:
    """Too many for one search; each is told by its sisa and its percentage, which agree."""
    told = diagnosed(budget(D4="2.430.000", D5="1.761.000", D6="2.143.000", D7="1.778.000", D9="1.199.000"))
    assert {cell: value for cell, (value, _) in told.claims.items()} == {
        "D4": "2340000", "D5": "1671000", "D6": "2413000", "D7": "1887000", "D9": "1999000",
    }  # fmt: skip
    assert {group.certainty for group in told.groups} == {PROVEN}


def test_what_is_convicted_is_taken_out_and_the_rest_is_searched_again() -> None:
    """The slips in D9 and D10 make up for each other, so that what is left of the two rows fits in two ways."""
    wrong = {"D4": "2.430.000", "D5": "1.761.000", "D6": "2.143.000", "D7": "1.778.000"}
    told = diagnosed(budget(**wrong, D9="1.919.000", E9="55,55", D10="880.000", E10="1,11"))
    assert {cell: told.claims[cell][0] for cell in wrong} == {"D4": "2340000", "D5": "1671000", "D6": "2413000", "D7": "1887000"}
    assert told.claims.keys().isdisjoint({"D9", "F9", "D10", "F10"})
    assert all(way.changes for group in told.groups for way in group.candidates), "a way to repair names a cell"
    assert all(group.candidates for group in told.groups if group.certainty is not UNTOLD)


def scrambled(columns: str) -> dict[str, str]:
    """Figures that have nothing to do with each other, in every row of some columns."""
    return {f"{one}{row}": money((ord(one) * 7919 + row * 104729) % 9973) for one in columns for row in range(3, 11)}


def test_a_column_of_wrong_figures_is_told_by_the_columns_beside_it() -> None:
    told = diagnosed(budget(**scrambled("C")))
    right = [sum(pagu for pagu, _ in AMOUNTS), *(pagu for pagu, _ in AMOUNTS)]
    assert {cell: value for cell, (value, _) in told.claims.items()} == {
        f"C{row}": f"{pagu}000" for row, pagu in enumerate(right, start=3)
    }


def test_a_table_in_which_nothing_fits_claims_no_cell() -> None:
    told = diagnosed(budget(**scrambled("CDF")))
    assert told.claims == {}
    assert {group.certainty for group in told.groups} == {UNTOLD}


OVERSPENT = {
    "E3": "8.971.000", "F3": "92,96", "G3": "679.000", "H3": "7,04",
    "E4": "4.671.000", "F4": "100,45", "G4": "-21.000", "H4": "-0,45",
    "E5": "3.000.000", "F5": "109,09", "G5": "-250.000", "H5": "-9,09",
}  # fmt: skip
"""More was spent than there was, and all figures say so."""


def test_a_percentage_below_nought_is_right_where_the_money_is_confirmed() -> None:
    assert diagnosed(sound_with(**OVERSPENT)).groups == ()
    told = diagnosed(sound_with(**{**OVERSPENT, "H5": "9,09"}))
    assert {cell: value for cell, (value, _) in told.claims.items()} == {"H5": "-9.09"}


def test_a_percentage_of_nothing_is_nought() -> None:
    head = "Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi | Realisasi/%\n"
    told = diagnosed(head + "Kegiatan A | 0 | 0 | 5,00\nKegiatan B | 1.000 | 800 | 80,00\nKegiatan C | 1.000 | 700 | 70,00")
    assert told.claims == {"D3": ("0", None)}
    assert [(finding.rule, finding.place.cell, finding.suggestion) for finding in told.findings] == [("ANG106", "D3", "0")]


def test_a_copied_column_that_only_percentages_contradict_is_not_filled_in() -> None:
    """Each percentage fits many amounts: that the column is a copy is no proof of what it should hold."""
    rows = [line("A", "Program", 9350, 7000), line("1", "Kegiatan 1", 2750, 2340), line("2", "Kegiatan 2", 1900, 1671)]
    rows += [line("3", "Kegiatan 3", 2900, 2413), line("4", "Kegiatan 4", 1800, 576)]
    parts = [row.split(" | ") for row in rows]
    head = "Realisasi Belanja Tahun 2020\nNo | Program dan Kegiatan | APBD-P (Rp) | Realisasi (Rp) | Serapan (%)\n"
    told = diagnosed(head + "\n".join(" | ".join((mark, name, pagu, pagu, share)) for mark, name, pagu, _, share, _ in parts))
    assert [finding.rule for finding in told.findings] == ["ANG102"] * 5
    assert told.claims.keys().isdisjoint(f"D{row}" for row in range(3, 8))


# --- what cannot be told, and what is told of other tables ------------------------------------------------------------


def ways(told: Told, rule: str) -> list[list[str]]:
    """The cells of each way to repair in the group of a rule's first finding."""
    group = next(finding.group for finding in told.findings if finding.rule == rule)
    return next(
        [[change.place.cell for change in way.changes] for way in one.candidates] for one in told.groups if one.id == group
    )


def test_a_search_that_meets_its_bound_claims_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lakip_xl.diagnose.search.MOST_STEPS", 1)
    told = diagnosed(budget(D4="2.430.000", C5="1"))
    assert told.claims == {}
    ((only,),) = [[group] for group in told.groups]
    assert (only.certainty, only.candidates, len(only.findings)) == (UNTOLD, (), 6)


def test_a_sum_of_more_cells_than_are_named_is_doubted_as_a_whole() -> None:
    told = diagnosed(budget(C8="", E8="", F8=""))
    assert told.claims == {}
    finding = next(one for one in told.findings if (one.rule, one.place.cell) == ("ANG201", "C3"))
    named = re.findall(r"\b[A-Z]\d+\b", finding.message.partition("Tidak dapat ditentukan")[2])
    assert named == ["C3", "C4", "C5", "C6", "C7", "C9"]
    assert " 1 sel lain" in finding.message


@pytest.mark.parametrize(
    ("blanks", "claimed"),
    [
        ({"D8": ""}, {"D8": "325000"}),
        ({"D8": "", "E10": ""}, {"D8": "325000"}),
        ({"D8": "", "E8": ""}, {"D8": "325000"}),
        ({"C8": ""}, {"C8": "650000"}),
        ({"F8": ""}, {"F8": "325000"}),
        # nothing in the row says that anything is missing: as well the program may be out of date
        ({"D8": "", "E8": "", "F8": ""}, {}),
    ],
)
def test_a_cell_that_was_left_blank_is_told_where_its_row_says_what_it_holds(
    blanks: dict[str, str], claimed: dict[str, str]
) -> None:
    told = diagnosed(budget(**blanks))
    assert {cell: value for cell, (value, _) in told.claims.items()} == claimed
    assert {cause for _, cause in told.claims.values()} <= {"sel-kosong"}


@pytest.mark.parametrize("more", [{}, {"E10": ""}, {"E10": "", "F10": ""}, {"E9": "", "E10": ""}])
def test_a_row_that_was_left_open_is_named_and_accuses_nobody(more: dict[str, str]) -> None:
    told = diagnosed(budget(D8="", E8="", F8="", **more))
    assert told.claims == {} and told.groups == ()
    named = {one.place.cell: re.findall(r"\b[A-Z]\d+\b", one.message.partition("Belum diisi")[2]) for one in told.findings}
    assert named["D3"] == ["D8"] and named["F3"] == ["F8"]


def test_beside_a_row_that_was_left_open_a_slip_is_proven_all_the_same() -> None:
    told = diagnosed(budget(D8="", E8="", F8="", D4="2.430.000"))
    assert {cell: value for cell, (value, _) in told.claims.items()} == {"D4": "2340000"}
    assert {group.certainty for group in told.groups} == {PROVEN}


def test_a_figure_of_last_year_may_be_the_wrong_one() -> None:
    told = diagnosed("""
Pengukuran Kinerja Tahun 2019
Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%)
Sasaran A | Koperasi baru | 50 | 40 | 80,00
[Tahun ini]
Pengukuran Kinerja Tahun 2020
Sasaran | Indikator Kinerja | Target | Realisasi | Capaian (%)
Sasaran A | Koperasi baru | 60 | 45 | 75,00

Perbandingan Capaian Kinerja
Indikator | Realisasi 2019 | Capaian 2019 (%) | Realisasi 2020 | Capaian 2020 (%)
Koperasi baru | 40 | 0 | 45 | 75,00
""")
    assert told.claims == {}
    assert ways(told, "SLG401") == [["C7"], ["E3"]]


def test_the_second_of_two_tables_side_by_side_is_told_by_its_own_columns() -> None:
    told = diagnosed("""
Perjanjian Kinerja Tahun 2020
No | Sasaran Strategis | Indikator Kinerja | Target | | No | Program | Anggaran (Rp)
1 | Sasaran A | Koperasi aktif | 80 | | 1 | Program Satu | 1.000
2 | Sasaran A | Koperasi baru | 60 | | 2 | Program Dua | 2.000
3 | Sasaran A | Usaha kecil | 50 | | | Jumlah | 4.000
""")
    assert sorted(ways(told, "ANG201")) == [["H3"], ["H4"], ["H5"]]
    assert "Anggaran (Rp)" in next(finding.message for finding in told.findings if finding.rule == "ANG201")


EFFICIENCY = """Analisis Efisiensi Tahun 2020
No | Indikator / Kegiatan | Anggaran | Target Kinerja | Hasil | Realisasi Anggaran | Realisasi Anggaran/% | E/I (Rp) | E/I (%)
"""


def test_a_percentage_that_stays_cut_off_once_its_figure_is_put_right_is_told_apart() -> None:
    told = diagnosed(f"""{EFFICIENCY}1 | Indikator A | 3.000.000 | 10 | 10 | 2.749.100 | 91,63 | 251.000 | 8,3
a | Kegiatan A | 1.000.000 | | | 1.000.000 | 100 | |
b | Kegiatan B | 2.000.000 | | | 1.749.000 | 87,45 | |""")
    assert told.claims == {"F3": ("2749000", "angka-salah"), "I3": ("8.37", "dipotong")}


def test_a_percentage_of_nothing_that_no_rule_asks_about_makes_no_group() -> None:
    told = diagnosed(f"""{EFFICIENCY}1 | Indikator A | 0 | 10 | 10 | 0 | 5,00 | 0 | 0
2 | Indikator B | 1.000 | 10 | 10 | 900 | 90,00 | 150 | 10,00""")
    assert {cell: value for cell, (value, _) in told.claims.items()} == {"H4": "100"}
    assert len(told.groups) == 1


def test_a_negative_result_needs_a_sign_and_no_negative_capaian() -> None:
    head = "Pengukuran Kinerja Tahun 2020\nSasaran | Indikator Kinerja | Target | Realisasi | Capaian (%)\n"
    told = diagnosed(f"{head}Sasaran A | Koperasi baru | 60 | -45 | 75,00\nSasaran A | Koperasi aktif | 30 | 20 | 66,67")
    assert told.claims == {"D3": ("45", "tanda")}
    assert all("E3" not in cells for cells in ways(told, "KIN101"))


def test_a_progress_may_be_wrong_by_its_result_its_target_or_itself() -> None:
    """The result of this year is the target's figure again: that slip is the likeliest."""
    told = diagnosed("""
Perbandingan Capaian Kinerja
Indikator | Realisasi 2019 | Capaian 2019 (%) | Realisasi 2020 | Capaian 2020 (%) | Target Akhir | Kemajuan (%)
Koperasi baru | 40 | 80,00 | 45 | 75,00 | 90 | 50,00
Koperasi aktif | 20 | 66,67 | 60 | 66,66 | 60 | 33,33
""")
    assert ways(told, "KIN202") == [["D4"], ["D4"], ["F4"], ["G4"]]
    assert told.claims == {"D4": ("20", "angka-salah")}


def test_figures_copied_from_each_other_in_a_column_are_all_claimed() -> None:
    told = diagnosed("""
Pegawai menurut Tingkat Pendidikan Tahun 2020
No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah
1 | S2 | 2 | 0 | 3
2 | S1 | 2 | 0 | 3
 | JUMLAH | 4 | 2 | 6
""")
    assert {cell: value for cell, (value, _) in told.claims.items()} == {"D3": "1", "D4": "1"}


def test_one_cell_is_convicted_among_sums_that_lack_a_figure() -> None:
    """That of a stands in the budget and in its own percentage; what b lacks, its percentages and its realisasi tell."""
    told = diagnosed(f"""{EFFICIENCY}1 | Koperasi baru | 3.000 | 60 | 45 | 2.000 | 66,67 | 250 | 8,33
a | Pelatihan Koperasi | 1.000 | | | 36061 | 80,00 | |
b | Pembinaan Koperasi | | | | 1.200 | 60,00 | |

Realisasi Belanja Tahun 2020
No | Uraian | Pagu | Realisasi | % | Sisa | % Sisa
A | Program Satu | 3.000 | 2.000 | 66,67 | 1.000 | 33,33
1 | Pelatihan Koperasi | 1.000 | 800 | 80,00 | 200 | 20,00
2 | Pembinaan Koperasi | 2.000 | 1.200 | 60,00 | | 40,00
 | JUMLAH | 3.000 | 2.000 | 66,67 | 1.000 | 33,33""")
    assert {cell: value for cell, (value, _) in told.claims.items()} == {"F4": "800", "C5": "2000", "F11": "800"}


def test_many_slips_at_once_convict_only_what_three_equations_agree_on() -> None:
    """And the blank sisa, which its row and its program tell alike."""
    told = diagnosed(sound_with(F3="86,1", D4="6.174.876", H4="", G5="", H5="14,9", E7="88711", C8="3.600.0000"))
    assert {cell: value for cell, (value, _) in told.claims.items()} == {"E7": "4300000", "D4": "4650000", "G5": "410000"}


def test_nine_slips_at_once_are_taken_apart_cell_by_cell() -> None:
    typed = {"D3": "19.650.000", "C4": "5.200.0800", "G4": "693.000", "E6": "", "F6": "287,95", "F8": "8321", "G8": "487.00"}
    told = diagnosed(sound_with(**typed, C9="2400.000"))
    assert {cell: Decimal(value) for cell, (value, _) in told.claims.items()} == {
        "D3": 9650000, "G4": 639000, "E6": 1671000, "F8": Decimal("83.21"), "G8": 487000, "C9": 2400000,
    }  # fmt: skip


def test_a_figure_on_both_sides_of_an_equation_says_nothing_of_itself() -> None:
    target, part, again = (Angka(Place("a.xlsx", "L", 1, at), "5", Decimal(5), Unit.RUPIAH) for at in (1, 2, 2))
    page = next(rule.page for rule in all_rules() if rule.code == "ANG101")
    equation = Selisih(target, part, again, "sisa = pagu - pagu")
    graph = build(laporan_from(HEADINGS), [RuleResult(page, (Check(target.place, Outcome.FAILS, "", equation),))])
    (relation,) = graph.relations
    assert [relation.solve(node, {}) for node in relation.nodes] == [Decimal(0), None]


def test_a_name_of_a_cause_belongs_to_one_function() -> None:
    with pytest.raises(ValueError, match="tanda"):
        cause("tanda", "lain")(lambda slip: 0.0)
    assert sum(known.name == "tanda" for known in all_causes()) == 1


def test_a_percentage_is_put_right_by_the_same_one_in_another_table() -> None:
    """The budget's own share, typed as an amount, is what is wrong; the money beside it in the analysis was left blank."""
    told = diagnosed(f"""{EFFICIENCY}1 | Program Satu | 3.000 | 60 | 45 | 2.000 | 66,67 | 250 | 8,33
a | Pelatihan Koperasi | 1.000 | | | | 80,00 | |
b | Pembinaan Koperasi | 2.000 | | | 1.200 | 60,00 | |

Realisasi Belanja Tahun 2020
No | Uraian | Pagu | Realisasi | % | Sisa | % Sisa
A | Program Satu | 3.000 | 2.000 | 66,67 | 1.000 | 33,33
1 | Pelatihan Koperasi | 1.000 | 800 | 3.000 | 200 | 20,00
2 | Pembinaan Koperasi | 2.000 | 1.200 | 60,00 | 800 | 40,00
 | JUMLAH | 3.000 | 2.000 | 66,67 | 1.000 | 33,33""")
    assert told.claims == {"E10": ("80.00", None), "F4": ("800", "sel-kosong")}
    assert {finding.rule for finding in told.of(told.group_of("E10"))} == {"ANG102", "SLG302"}


def test_a_percentage_and_its_amount_that_are_both_wrong_make_one_group() -> None:
    told = diagnosed(budget(C3="", C9="19.990.000", D4="6.000", E4="0"))
    assert {cell: value for cell, (value, _) in told.claims.items()} == {"D4": "2340000", "E4": "85.09", "C9": "2250000"}
    assert told.group_of("D4") is told.group_of("E4") is not told.group_of("C9")
