"""Which cell is wrong and what it should hold: small tables with their faults, as an office may have typed them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from example import laporan_from

from lakip_xl.diagnose.diagnosis import diagnose
from lakip_xl.diagnose.graph import build
from lakip_xl.diagnose.search import Budget, Search
from lakip_xl.model.cells import Place
from lakip_xl.model.findings import Certainty, Finding, Group
from lakip_xl.rules.engine import ask, findings_of
from lakip_xl.rules.registry import all_rules
from lakip_xl.rules.settle import settle

PROVEN, LIKELY, UNTOLD = Certainty.TERBUKTI, Certainty.KEMUNGKINAN, Certainty.TIDAK_DAPAT_DITENTUKAN
HOME = Place("Contoh.xlsx", "Lembar", 1, 1)


@dataclass(frozen=True)
class Told:
    """A diagnosis, with what the tests ask of it."""

    findings: tuple[Finding, ...]
    groups: tuple[Group, ...]

    @property
    def claims(self) -> dict[str, tuple[str, str | None]]:
        """The claimed cells with their value and the name of the cause."""
        sure = [group for group in self.groups if group.certainty is not UNTOLD]
        changes = [change for group in sure for change in group.candidates[0].changes]
        return {one.place.cell: (str(one.value), one.cause.name if one.cause else None) for one in changes}

    def group_of(self, cell: str) -> Group:
        """The group whose first candidate changes a cell."""
        return next(
            group for group in self.groups if any(one.place.cell == cell for way in group.candidates for one in way.changes)
        )

    def of(self, group: Group) -> list[Finding]:
        return [finding for finding in self.findings if finding.group == group.id]


def diagnosed(text: str) -> Told:
    laporan = settle(laporan_from(text))
    results = ask(laporan, all_rules())
    return Told(*diagnose(laporan, results, findings_of(results, HOME)))


SOUND = """
Realisasi Belanja Tahun 2020
No | Program dan Kegiatan | APBD       | APBD-P    | Realisasi Anggaran Rp | Realisasi Anggaran % | Sisa Anggaran Rp | Sisa %
   | TOTAL BELANJA        | 11.200.000 | 9.650.000 | 8.311.000             | 86,12                | 1.339.000        | 13,88
A  | Program Pembinaan    | 5.200.000  | 4.650.000 | 4.011.000             | 86,26                | 639.000          | 13,74
1  | Pelatihan Koperasi   | 3.000.000  | 2.750.000 | 2.340.000             | 85,09                | 410.000          | 14,91
2  | Pengawasan Koperasi  | 2.200.000  | 1.900.000 | 1.671.000             | 87,95                | 229.000          | 12,05
B  | Program Pemasaran    | 6.000.000  | 5.000.000 | 4.300.000             | 86,00                | 700.000          | 14,00
1  | Pameran Daerah       | 3.600.000  | 2.900.000 | 2.413.000             | 83,21                | 487.000          | 16,79
2  | Pasar Murah          | 2.400.000  | 2.100.000 | 1.887.000             | 89,86                | 213.000          | 10,14
"""


def with_cells(**new: str) -> str:
    """The sound table with some cells typed otherwise; the first line is row 1."""
    lines = SOUND.strip("\n").splitlines()
    for cell, text in new.items():
        row, column = int(cell[1:]) - 1, ord(cell[0]) - ord("A")
        parts = lines[row].split("|")
        parts[column] = f" {text} "
        lines[row] = "|".join(parts)
    return "\n".join(lines)


def test_a_sound_table_is_left_alone() -> None:
    told = diagnosed(SOUND)
    assert not told.groups
    assert all(finding.equation is None for finding in told.findings)


def test_one_wrong_pagu_is_one_root_and_its_symptoms() -> None:
    told = diagnosed(with_cells(D5="2.570.000"))
    (group,) = told.groups
    assert group.certainty is PROVEN
    assert told.claims == {"D5": ("2750000", "angka-tertukar")}
    findings = told.of(group)
    assert len(findings) == 4
    assert {finding.suspect and finding.suspect.cell for finding in findings} == {"D5"}
    assert {finding.suggestion for finding in findings} == {"2750000"}
    root, *symptoms = findings
    assert "akibat" not in root.message
    assert all(finding.message.endswith(f"(akibat dari temuan {root.id}: D5)") for finding in symptoms)
    assert group.findings == tuple(finding.id for finding in findings)


@pytest.mark.parametrize(
    ("cell", "typed", "value", "cause"),
    [
        ("F5", "0,85", "85.09", "pecahan"),
        ("H5", "114,91", "14.91", "angka-ganda"),
        ("H8", "36,79", "16.79", "angka-salah"),
        ("H8", "6,79", "16.79", "angka-hilang"),
        ("F9", "89,85", "89.86", "dipotong"),
        ("D8", "2.900", "2900000", "dalam-ribuan"),
        ("E8", "241.300.000", "2413000", "kelipatan-sepuluh"),
        ("E4", "4.110.000", "4011000", None),
        ("G9", "-213.000", "213000", "tanda"),
        ("G9", "1.887.000", "213000", "disalin-dari-kolom-lain"),
        ("E6", "4.300.000", "1671000", "disalin-dari-baris-lain"),
        ("D6", "2.200.000", "1900000", "pagu-induk"),
        ("D3", "965.000", "9650000", "angka-hilang"),
    ],
)
def test_a_single_slip_is_proven_with_value_and_cause(cell: str, typed: str, value: str, cause: str | None) -> None:
    told = diagnosed(with_cells(**{cell: typed}))
    assert told.claims == {cell: (value, cause)}
    assert {group.certainty for group in told.groups} == {PROVEN}


def test_two_faults_in_one_sum_are_both_found() -> None:
    told = diagnosed(with_cells(D5="2.570.000", D6="1.990.000"))
    assert told.claims == {"D5": ("2750000", "angka-tertukar"), "D6": ("1900000", "angka-salah")}


def test_a_percentage_and_its_money_are_told_apart() -> None:
    told = diagnosed(with_cells(E8="2.431.000", F8="0,83"))
    assert told.claims == {"E8": ("2413000", "angka-tertukar"), "F8": ("83.21", "pecahan")}


def test_what_a_single_equation_guards_is_likely_when_one_slip_explains_it() -> None:
    told = diagnosed(with_cells(C5="3.000.000.000"))
    assert told.claims == {"C5": ("3000000", "kelipatan-sepuluh")}
    assert told.groups[0].certainty is LIKELY


def test_what_a_single_equation_guards_cannot_be_told_when_several_slips_fit() -> None:
    told = diagnosed(with_cells(C8="3.500.000"))
    (group,) = told.groups
    (finding,) = told.of(group)
    assert group.certainty is UNTOLD
    assert (finding.suspect, finding.suggestion, finding.cause) == (None, None, None)
    assert {change.place.cell for way in group.candidates for change in way.changes} == {"C8", "C9"}
    assert "C8" in finding.message
    assert "C9" in finding.message
    assert "Angka di kolom APBD hanya dijaga satu persamaan; cocokkan dengan DPA awal." in finding.message


def test_a_cut_off_percentage_is_a_group_of_its_own() -> None:
    told = diagnosed(with_cells(F9="89,85", D8="2.600.000"))
    assert told.claims == {"D8": ("2900000", "angka-salah"), "F9": ("89.86", "dipotong")}
    assert [group.findings for group in told.groups if group is told.group_of("F9")] == [
        tuple(finding.id for finding in told.findings if finding.place.cell == "F9" and finding.equation)
    ]


def test_percentages_that_only_look_cut_off_go_with_their_money() -> None:
    """Of the wrong pagu 83,21 and 16,79 are cut off; of the right one they are rounded."""
    told = diagnosed(with_cells(D8="2.899.650"))
    assert told.claims == {"D8": ("2900000", None)}
    (group,) = told.groups
    assert [finding.severity.value for finding in told.of(group)] == ["kesalahan", "kesalahan", "catatan", "catatan"]


def test_dropped_places_are_a_note_with_certainty() -> None:
    told = diagnosed(with_cells(F9="89,85"))
    (finding,) = [one for one in told.findings if one.equation]
    assert finding.severity.value == "catatan"
    assert (finding.certainty, finding.suggestion) == (PROVEN, "89.86")
    assert finding.cause is not None
    assert finding.cause.name == "dipotong"


def test_a_pagu_minus_goes_away_with_its_root() -> None:
    """The rule has no equation: it is asked again with the corrected figure."""
    told = diagnosed(with_cells(D5="275.000"))
    (group,) = told.groups
    overdrawn = next(finding for finding in told.of(group) if finding.rule == "ANG104")
    assert overdrawn.suspect is not None
    assert overdrawn.suspect.cell == "D5"


ALIKE = """
Realisasi Belanja Tahun 2020
Uraian     | Pagu      | Fisik % | Realisasi Rp | Realisasi %
Kegiatan A | 4.000.000 | 22,50   | 900.000      | 22,50
Kegiatan B | 5.000.000 | 34,00   | 1.700.000    | 34,00
Kegiatan C | 3.000.000 | 41,00   | 1.230.000    | 41,00
Kegiatan D | 8.000.000 | 75,00   | 6.000.000    | 75,00
Kegiatan E | 2.000.000 | 85,00   | 1.700.000    | 85,00
Kegiatan F | 7.000.000 | 61,00   | 1.713.000    | 61,00
"""


def test_a_percentage_equal_to_its_neighbour_by_habit_is_no_copy() -> None:
    """Physical and money progress are alike in every row: that says nothing of the row whose figures do not fit."""
    (group,) = diagnosed(ALIKE).groups
    assert group.certainty is UNTOLD
    assert {change.place.cell for way in group.candidates for change in way.changes} == {"B8", "D8", "E8"}


TWO_TABLES = """
[BTL]
Realisasi Belanja Tidak Langsung Tahun 2020
No | Uraian Kegiatan          | APBD-P        | Realisasi Anggaran/Rp | Sisa Anggaran/Rp
I  | BELANJA TIDAK LANGSUNG   | 6.869.197.469 | 6.620.500.612         | 248.696.857
A  | GAJI DAN TUNJANGAN       | 3.337.291.186 | 3.183.293.667         | 153.997.519
B  | TAMBAHAN PENGHASILAN PNS | 3.531.906.281 | 3.437.206.945         | 94.699.336

[Belanja Langsung]
Realisasi Belanja Tahun 2020
No | Program dan Kegiatan   | APBD-P         | Realisasi Anggaran/Rp | Sisa Anggaran/Rp
   | TOTAL BELANJA          | 20.210.278.046 | 18.631.882.407        | 1.578.395.639
I  | BELANJA TIDAK LANGSUNG | 6.869.197.469  | 6.620.500.612         | 248.696.857
II | BELANJA LANGSUNG       | 13.341.080.577 | 12.011.381.795        | 1.329.698.782
"""


def test_the_other_table_acquits_the_total_and_leaves_two_rows() -> None:
    """As printed in 2020: the total stands, a row is 2 rupiah short, and which of the two cannot be told."""
    told = diagnosed(TWO_TABLES)
    (group,) = [one for one in told.groups if len(one.candidates) > 1]
    assert group.certainty is UNTOLD
    ways = [{change.place.cell: change.value for change in way.changes} for way in group.candidates]
    assert {"C4": Decimal(3337291188), "E4": Decimal(153997521)} in ways
    assert {"C5": Decimal(3531906283), "E5": Decimal(94699338)} in ways
    assert len(ways) == 2


def test_an_outdated_figure_carries_what_was_computed_from_it() -> None:
    """The realisasi of the first line is out of date, and its sisa fits it: one root, and what follows from it."""
    printed = "6.869.197.469 | 6.620.500.612         | 248.696.857"
    sound = TWO_TABLES.replace("3.531.906.281", "3.531.906.283").replace("94.699.336", "94.699.338")
    told = diagnosed(sound.replace(printed, "6.869.197.469 | 6.511.402.118         | 357.795.351"))
    (group,) = told.groups
    assert group.certainty is PROVEN
    assert told.claims == {"D3": ("6620500612", "angka-lama"), "E3": ("248696857", "ikut-salah")}
    root, *symptoms = told.of(group)
    assert root.place.cell == "D3"
    assert all("akibat dari temuan" in finding.message for finding in symptoms)


def test_serious_groups_come_first_and_stay_together() -> None:
    told = diagnosed(with_cells(F9="89,85", H8="6,79", D5="2.570.000"))
    ranks = [finding.severity.rank for finding in told.findings if finding.group]
    assert ranks == sorted(ranks)
    named = [finding.group for finding in told.findings if finding.group]
    assert [name for at, name in enumerate(named) if name not in named[:at]] == [group.id for group in told.groups]
    assert named == [group.id for group in told.groups for _ in group.findings]


def test_a_search_that_meets_its_bound_says_so() -> None:
    laporan = settle(laporan_from(with_cells(D5="2.570.000", D6="1.990.000")))
    graph = build(laporan, ask(laporan, all_rules()))
    search = Search(graph, frozenset(graph.failing), budget=Budget(3))
    search.smallest()
    assert not search.complete


FORMULAS = """
Realisasi Belanja Bagian Ekonomi Tahun 2023
No | Kegiatan    | Pagu                     | Realisasi                | %      | Sisa
1  | Kegiatan A  | {223125000}              | {201682687}              | {90.39} | {=C3-D3~21442313}
2  | Kegiatan B  | {155000000}              | {153186500}              | {98.83} | {=C4-D4~1813500}
3  | Kegiatan C  | {560000000}              | {514640000}              | {91.9}  | {=C5-D5~45360000}
   | JUMLAH      | {=SUM(C3:C5)~938125000}  | {=SUM(D3:D4)~354869187}  | {37.83} | {=C6-D6~583255813}
"""


def test_a_formula_that_misses_a_row_is_wrong_and_not_the_row() -> None:
    """Were a part wrong, Excel would have added up the wrong part: only the formula can make such a sum fail."""
    told = diagnosed(FORMULAS)
    assert told.claims == {
        "D6": ("869509187", "baris-tidak-terjumlah"),
        "F6": ("68615813", "ikut-salah"),
        "E6": ("92.69", "ikut-salah"),
    }
    assert {group.certainty for group in told.groups} == {PROVEN}
