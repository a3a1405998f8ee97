"""Whatever is typed into one money cell of a sound table: when two equations break, that cell is found, and its value."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from example import laporan_from
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_diagnosis import HOME, PROVEN, Told

from lakip_xl.diagnose.diagnosis import diagnose
from lakip_xl.rules.engine import ask, findings_of
from lakip_xl.rules.registry import all_rules
from lakip_xl.rules.settle import settle

HEADING = (
    "Realisasi Belanja Tahun 2020\n"
    "No | Program dan Kegiatan | APBD-P | Realisasi Anggaran/Rp | Realisasi Anggaran/% | Sisa Anggaran/Rp | Sisa Anggaran/%"
)
MONEY = {"C": 0, "D": 1, "F": 2}
Figures = list[int]

kegiatan = st.tuples(st.integers(10_000, 10**10), st.integers(5_000, 9_990)).map(
    lambda pair: (pair[0], pair[0] * pair[1] // 10_000)
)
programs = st.lists(st.lists(kegiatan, min_size=2, max_size=4), min_size=2, max_size=3)


def money_of(programs: list[list[tuple[int, int]]]) -> list[tuple[str, str, Figures]]:
    """Number, name and money (pagu, realisasi, sisa) of every row, the total first."""
    rows: list[tuple[str, str, Figures]] = []
    for letter, parts in zip("ABC", programs, strict=False):
        rows.append((letter, f"Program {letter}", [sum(one[0] for one in parts), sum(one[1] for one in parts)]))
        rows.extend((str(at), f"Kegiatan {letter}{at}", [*one]) for at, one in enumerate(parts, 1))
    heads = [figures for number, _, figures in rows if number.isalpha()]
    rows.insert(0, ("", "TOTAL BELANJA", [sum(one[0] for one in heads), sum(one[1] for one in heads)]))
    return [(number, name, [pagu, spent, pagu - spent]) for number, name, (pagu, spent) in rows]


def share(part: int, whole: int) -> str:
    return str((Decimal(part) * 100 / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)).replace(".", ",")


def text_of(rows: list[tuple[str, str, Figures]], wrong: tuple[int, int, int] | None = None) -> str:
    """The table as typed; ``wrong`` is a row, one of its money columns and what stands there instead."""
    lines = [HEADING]
    for at, (number, name, (pagu, spent, rest)) in enumerate(rows):
        shown = [f"{value:,}".replace(",", ".") for value in (pagu, spent, rest)]
        if wrong and wrong[0] == at:
            shown[wrong[1]] = f"{wrong[2]:,}".replace(",", ".")
        cells = (number, name, shown[0], shown[1], share(spent, pagu), shown[2], share(rest, pagu))
        lines.append(" | ".join(cells))
    return "\n".join(lines)


def diagnosed(text: str) -> Told:
    laporan = settle(laporan_from(text))
    results = ask(laporan, all_rules())
    return Told(*diagnose(laporan, results, findings_of(results, HOME)))


@given(programs)
@settings(max_examples=25, deadline=None)
def test_a_sound_table_has_no_groups(parts: list[list[tuple[int, int]]]) -> None:
    assert not diagnosed(text_of(money_of(parts))).groups


@given(programs, st.data())
@settings(max_examples=100, deadline=None)
def test_any_wrong_money_cell_is_found_with_its_value(parts: list[list[tuple[int, int]]], data: st.DataObject) -> None:
    rows = money_of(parts)
    at = data.draw(st.integers(0, len(rows) - 1))
    column = data.draw(st.sampled_from(sorted(MONEY)))
    true = rows[at][2][MONEY[column]]
    typed = data.draw(st.one_of(st.integers(0, 10**11), st.sampled_from([value for _, _, figures in rows for value in figures])))
    assume(typed != true)
    told = diagnosed(text_of(rows, (at, MONEY[column], typed)))
    assert {cell: value for cell, (value, _) in told.claims.items()} == {f"{column}{at + 3}": str(true)}
    assert {group.certainty for group in told.groups} == {PROVEN}
