"""Many faults at once, and figures that nothing guards: what is still claimed, and what is left undecided."""

from __future__ import annotations

from test_diagnosis import PROVEN, UNTOLD, diagnosed
from test_diagnosis import with_cells as sound_with

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
