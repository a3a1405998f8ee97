"""Which row is part of which: told from codes, numbers, names or indentation, and proven by the sums."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from example import laporan_from
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lakip_xl.model.cells import Cell, Cells, Grid
from lakip_xl.model.tables import Table
from lakip_xl.read.interpret import interpret
from lakip_xl.read.recognise import recognise

ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII")
FEW = settings(max_examples=40, deadline=None)

# --- any tree of money ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Node:
    """A row with the rows that add up to it; a row without parts has an amount of its own."""

    parts: tuple[Node, ...] = ()
    amount: int = 0

    @property
    def total(self) -> int:
        return sum(part.total for part in self.parts) if self.parts else self.amount


@dataclass(frozen=True)
class Line:
    """A row of the table: its steps from the top (0-based), its amount, the indexes of its parts."""

    path: tuple[int, ...]
    amount: int
    parts: list[int] = field(default_factory=list)

    @property
    def step(self) -> int:
        return self.path[-1]

    @property
    def depth(self) -> int:
        return len(self.path) - 1

    @property
    def name(self) -> str:
        return f"Urusan {'-'.join(chr(97 + step) * 2 for step in self.path)}"


def flatten(nodes: tuple[Node, ...]) -> list[Line]:
    lines: list[Line] = []

    def visit(node: Node, path: tuple[int, ...]) -> int:
        index = len(lines)
        lines.append(Line(path, node.total))
        lines[index].parts.extend(visit(part, (*path, step)) for step, part in enumerate(node.parts))
        return index

    for step, node in enumerate(nodes):
        visit(node, (step,))
    return lines


def shaped(depth: int) -> st.SearchStrategy[Node]:
    if depth == 1:
        return st.builds(Node)
    return st.builds(Node, st.lists(shaped(depth - 1), max_size=3).map(tuple))


def with_amounts(nodes: tuple[Node, ...], amounts: Iterator[int]) -> tuple[Node, ...]:
    """Each leaf gets an amount; powers of two make every sum of leaves a different one."""
    return tuple(Node(with_amounts(node.parts, amounts), 0 if node.parts else next(amounts)) for node in nodes)


@st.composite
def trees(draw: st.DrawFn) -> list[Line]:
    """Programs, kegiatan and sub kegiatan with correct sums."""
    nodes = tuple(draw(st.lists(shaped(3), min_size=2, max_size=4)))
    leaves = sum(not line.parts for line in flatten(nodes))
    amounts = draw(st.permutations([1000 * 2**power for power in range(leaves)]))
    lines = flatten(with_amounts(nodes, iter(amounts)))
    assume(any(line.parts for line in lines))
    return lines


Written = tuple[str, str]
"""What stands in front of a row, and its name."""


def by_code(line: Line) -> Written:
    return ".".join(f"{step + 1:02d}" for step in line.path), line.name


def by_number(line: Line) -> Written:
    """A, 1, a: one style for each level."""
    return (chr(65 + line.step), str(line.step + 1), f"{chr(97 + line.step)}.")[line.depth], line.name


def by_roman(line: Line) -> Written:
    return (ROMANS[line.step], chr(65 + line.step), f"{line.step + 1}.")[line.depth], line.name


def by_name(line: Line) -> Written:
    return "", f"{('Program', 'Kegiatan', 'Sub Kegiatan')[line.depth]} {line.name}"


def by_indent(line: Line) -> Written:
    return "", "   " * line.depth + line.name


Style = Callable[[Line], Written]
STYLES = pytest.mark.parametrize("style", [by_code, by_number, by_roman, by_name, by_indent])


def table_of(rows: list[tuple[str, str, int | None]], number: str = "No") -> Table:
    """A budget: number or code, name and amount; realisasi is half of it."""
    cells: dict[tuple[int, int], Cell] = {}
    headings = (number, "Uraian", "Pagu (Rp)", "Realisasi (Rp)")
    body = ((mark, name, amount, amount and amount // 2) for mark, name, amount in rows)
    for row, line in enumerate([headings, *body], start=1):
        for column, value in enumerate(line, start=1):
            if isinstance(value, int):
                cells[row, column] = Cell(row, column, Decimal(value), str(value))
            elif value:
                cells[row, column] = Cell(row, column, value, value)
    (found,) = recognise(Grid("Belanja.xlsx", "Realisasi Belanja", Cells.of(cells.values())))
    return interpret(found)


def written(lines: list[Line], style: Style) -> list[tuple[str, str, int | None]]:
    return [(*style(line), line.amount) for line in lines]


def headed(style: Style) -> str:
    return "Kode" if style is by_code else "No"


def total_of(lines: list[Line]) -> tuple[str, str, int]:
    return "", "JUMLAH", sum(line.amount for line in lines if line.depth == 0)


def parts(table: Table) -> list[list[int]]:
    return [list(row.parts) for row in table.rows]


@STYLES
@given(lines=trees())
@FEW
def test_correct_sums_tell_the_levels(style: Style, lines: list[Line]) -> None:
    table = table_of(written(lines, style), headed(style))
    assert parts(table) == [line.parts for line in lines]
    assert [row.depth for row in table.rows] == [line.depth for line in lines]
    assert not table.doubtful


@STYLES
@given(lines=trees())
@FEW
def test_a_total_below_adds_up_the_rows_at_the_top(style: Style, lines: list[Line]) -> None:
    table = table_of([*written(lines, style), total_of(lines)], headed(style))
    assert parts(table)[:-1] == [line.parts for line in lines]
    assert parts(table)[-1] == [index for index, line in enumerate(lines) if line.depth == 0]
    assert [row.total for row in table.rows] == [False] * len(lines) + [True]


@STYLES
@given(lines=trees())
@FEW
def test_a_total_above_adds_up_the_rows_at_the_top(style: Style, lines: list[Line]) -> None:
    table = table_of([total_of(lines), *written(lines, style)], headed(style))
    assert parts(table)[0] == [index + 1 for index, line in enumerate(lines) if line.depth == 0]
    assert parts(table)[1:] == [[index + 1 for index in line.parts] for line in lines]


@pytest.mark.parametrize("style", [by_code, by_number, by_roman])
@given(lines=trees(), which=st.integers(min_value=0), off=st.sampled_from([-14, 2, 10, 1000]))
@FEW
def test_one_wrong_figure_moves_no_row(style: Style, lines: list[Line], which: int, off: int) -> None:
    assume(sum(bool(line.parts) for line in lines) >= 3)
    rows = written(lines, style)
    spoilt = which % len(rows)
    rows[spoilt] = (*rows[spoilt][:2], lines[spoilt].amount + off)
    assert parts(table_of(rows, headed(style))) == [line.parts for line in lines]


@STYLES
@given(lines=trees())
@FEW
def test_levels_are_told_without_any_amount_in_the_rows_with_parts(style: Style, lines: list[Line]) -> None:
    """An office that leaves the sums blank has the same levels; nothing then fails."""
    rows = [(*style(line), None if line.parts else line.amount) for line in lines]
    table = table_of(rows, headed(style))
    assert parts(table) == [line.parts for line in lines]
    assert not table.doubtful


# --- stories ----------------------------------------------------------------------------------------------------------


def parts_by_name(text: str) -> dict[str, list[str]]:
    (table,) = laporan_from(text).tables
    return {row.name: [part.name for part in table.parts(row)] for row in table.rows if row.parts}


def test_a_row_without_a_number_stays_with_its_neighbours() -> None:
    assert parts_by_name("""
        No | Uraian    | Pagu (Rp) | Realisasi (Rp)
        A  | Program A | 60        | 6
        1  | Satu      | 10        | 1
        2  | Dua       | 20        | 2
           | Tiga      | 30        | 3
        B  | Program B | 5         | 4
        1  | Empat     | 5         | 4
    """) == {"Program A": ["Satu", "Dua", "Tiga"], "Program B": ["Empat"]}


def test_numbering_that_goes_on_over_the_programs() -> None:
    assert parts_by_name("""
        No | Uraian    | Pagu (Rp) | Realisasi (Rp)
        A  | Program A | 30        | 3
        1  | Satu      | 10        | 1
        2  | Dua       | 20        | 2
        B  | Program B | 70        | 7
        3  | Tiga      | 30        | 3
        4  | Empat     | 40        | 4
    """) == {"Program A": ["Satu", "Dua"], "Program B": ["Tiga", "Empat"]}


def test_the_letter_c_after_b_is_no_roman_hundred_and_i_is_one() -> None:
    assert parts_by_name("""
        No | Uraian       | Pagu (Rp) | Realisasi (Rp)
        I  | Belanja      | 7.000     | 7.000
        A  | Program A    | 1.000     | 1.000
        B  | Program B    | 2.000     | 2.000
        C  | Program C    | 4.000     | 4.000
        II | Belanja lain | 8.000     | 8.000
        A  | Program D    | 8.000     | 8.000
    """) == {"Belanja": ["Program A", "Program B", "Program C"], "Belanja lain": ["Program D"]}


def test_two_totals_each_add_up_their_own_rows() -> None:
    assert parts_by_name("""
        No | Uraian           | Pagu (Rp) | Realisasi (Rp)
        1  | Satu             | 10        | 1
        2  | Dua              | 20        | 2
           | Jumlah Operasi   | 30        | 3
        1  | Tiga             | 40        | 4
        2  | Empat            | 50        | 5
           | Jumlah Modal     | 90        | 9
    """) == {"Jumlah Operasi": ["Satu", "Dua"], "Jumlah Modal": ["Tiga", "Empat"]}


def test_rows_on_one_level_have_no_parts() -> None:
    assert (
        parts_by_name("""
        No | Uraian | Pagu (Rp) | Realisasi (Rp)
        1  | Satu   | 10        | 1
        2  | Dua    | 20        | 2
        3  | Tiga   | 30        | 3
    """)
        == {}
    )


def test_levels_that_numbers_tell_stay_though_no_sum_holds() -> None:
    """The only program's sum is wrong in both columns: the numbers still say what its parts are."""
    assert parts_by_name("""
        No | Uraian    | Pagu (Rp) | Realisasi (Rp)
        A  | Program A | 1.500     | 950
        1  | Satu      | 1.000     | 600
        2  | Dua       | 400       | 300
    """) == {"Program A": ["Satu", "Dua"]}


def test_sums_that_never_hold_are_doubtful() -> None:
    (table,) = laporan_from("""
        No | Uraian    | Pagu (Rp) | Realisasi (Rp)
        A  | Program A | 900       | 90
        1  | Satu      | 1         | 1
        B  | Program B | 800       | 80
        1  | Dua       | 2         | 1
        C  | Program C | 700       | 70
        1  | Tiga      | 4         | 1
    """).tables
    assert table.doubtful
