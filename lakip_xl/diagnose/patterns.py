"""Faults of whole rows and columns: one cause for many wrong cells.

Each pattern is one decorated function that proposes new values; a proposal counts only if it settles several failing relations
and breaks none. To add a pattern, add a function.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, permutations

from lakip_xl.diagnose.graph import Graph, Key, key_of
from lakip_xl.diagnose.relations import New
from lakip_xl.model.figures import Angka, Unit
from lakip_xl.model.findings import Cause
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table

LEAST_SETTLED = 3
"""A pattern explains more than single cells do from so many failing relations on."""
LEAST_ROWS = 3
MOST_DERIVED = 200


@dataclass(frozen=True)
class Proposal:
    """New values for many figures, and the cause that explains them all; ``derived`` are those computed from the others."""

    cause: Cause
    new: Mapping[int, Decimal]
    derived: frozenset[int]
    settled: frozenset[int]


@dataclass(frozen=True)
class Field:
    """What a pattern is told of: the graph, one table, and the number of each figure that stands in an equation."""

    graph: Graph
    table: Table
    number: Mapping[Key, int]
    failing: frozenset[int]

    def node(self, figure: Angka | None) -> int | None:
        return None if figure is None else self.number.get(key_of(figure))

    def column(self, name: str) -> dict[int, int]:
        """The figures of a column by the index of their row."""
        nodes = {row.index: self.node(row.figure(name)) for row in self.table.rows}
        return {index: node for index, node in nodes.items() if node is not None}

    def fails(self, node: int) -> bool:
        return any(index in self.failing for index in self.graph.by_node[node])

    def fails_in_row(self, node: int) -> bool:
        """Whether a relation of its row's figures alone fails."""
        place = self.graph.figures[node].place
        return any(
            index in self.failing
            and all(self.graph.figures[other].place.row == place.row for other in self.graph.relations[index].nodes)
            for index in self.graph.by_node[node]
        )

    def value(self, node: int) -> Decimal:
        return self.graph.values[node]


Shape = Callable[[Field], Iterator[tuple[str, New]]]
_PATTERNS: dict[str, Shape] = {}


def pattern(name: str) -> Callable[[Shape], Shape]:
    """Declares a pattern under the stable name of its cause; the function gives the cause's sentence with the new values."""

    def declare(function: Shape) -> Shape:
        _PATTERNS[name] = function
        return function

    return declare


def proposals(graph: Graph, laporan: Laporan, failing: frozenset[int]) -> tuple[Proposal, ...]:
    """The patterns that hold, none touching the figures of another; those that settle most come first."""
    if len(failing) < LEAST_SETTLED:
        return ()
    number = {key_of(figure): node for node, figure in enumerate(graph.figures)}
    found: list[Proposal] = []
    for table in laporan.tables:
        field = Field(graph, table, number, failing)
        if any(field.fails(node) for row in table.rows for _, figure in row.figures if (node := field.node(figure)) is not None):
            found.extend(_proposed(field))
    chosen: list[Proposal] = []
    for one in sorted(found, key=lambda proposal: (-len(proposal.settled), len(proposal.new))):
        if not any(one.settled & other.settled or one.new.keys() & other.new.keys() for other in chosen):
            chosen.append(one)
    return tuple(chosen)


def _proposed(field: Field) -> Iterator[Proposal]:
    for name, shape in _PATTERNS.items():
        for text, new in shape(field):
            changed = {node: value for node, value in new.items() if value != field.value(node)}
            whole = _with_derived(field.graph, changed)
            settled = _settled(field, whole) if whole else frozenset()
            if whole and len(settled) >= LEAST_SETTLED:
                yield Proposal(Cause(name, text), whole, frozenset(whole.keys() - changed.keys()), settled)


def _with_derived(graph: Graph, new: New) -> dict[int, Decimal] | None:
    """The new values and what is computed from them, again and again until all is at rest; None when something would break."""
    whole = dict(new)
    waiting = list(new)
    for _ in range(MOST_DERIVED + 4 * len(new)):
        if not waiting:
            return whole
        node = waiting.pop(0)
        for index in graph.by_node[node]:
            relation = graph.relations[index]
            if relation.holds(whole) or not relation.holds({}):
                continue
            value = relation.solve(relation.target, whole)
            if relation.target in new or value is None:
                return None
            whole[relation.target] = value
            waiting.append(relation.target)
    return None


def _settled(field: Field, new: New) -> frozenset[int]:
    """The failing relations that hold under the new values; none when one of those that they touch still fails."""
    touched = {index for node in new for index in field.graph.by_node[node]} & field.failing
    held = frozenset(index for index in touched if field.graph.relations[index].holds(new))
    return held if len(held) * 10 >= len(touched) * 9 else frozenset()


def _money(table: Table) -> list[str]:
    return [name for name, heading in table.kind.headings.items() if heading.unit is Unit.RUPIAH and table.found.column_of(name)]


def _heading(table: Table, name: str) -> str:
    found = table.found.column_of(name)
    return found.heading.replace(" / ", " ") if found else name


@pattern("kolom-tertukar")
def exchanged(field: Field) -> Iterator[tuple[str, New]]:
    """Two columns in each other's place."""
    units = {
        name: heading.unit
        for name, heading in field.table.kind.headings.items()
        if field.table.found.column_of(name) and heading.unit
    }
    for left, right in ((one, other) for one, other in permutations(units, 2) if one < other and units[one] is units[other]):
        ours, theirs = field.column(left), field.column(right)
        shared = ours.keys() & theirs.keys()
        differ = [index for index in shared if field.value(ours[index]) != field.value(theirs[index])]
        bad = sum(field.fails(ours[index]) or field.fails(theirs[index]) for index in differ)
        if bad >= LEAST_ROWS and bad * 2 >= len(differ):
            new = {ours[index]: field.value(theirs[index]) for index in shared}
            new |= {theirs[index]: field.value(ours[index]) for index in shared}
            yield f"Kolom {_heading(field.table, left)} dan {_heading(field.table, right)} tertukar", new


@pattern("kolom-bergeser")
def shifted(field: Field) -> Iterator[tuple[str, New]]:
    """A run of a column moved up or down by a row; the row at its end is computed."""
    for name in _money(field.table):
        column = field.column(name)
        order = sorted(column)
        bad = [at for at, index in enumerate(order) if field.fails_in_row(column[index])]
        for start, end in _runs(bad, len(order)):
            run = [column[index] for index in order[start : end + 1]]
            for new, text in ((_moved(field, run[::-1]), "atas"), (_moved(field, run), "bawah")):
                if new is not None:
                    yield f"Isi kolom {_heading(field.table, name)} bergeser satu baris ke {text}", new


def _runs(bad: list[int], count: int) -> Iterator[tuple[int, int]]:
    """First and last place of a run that the failing places mark: a shifted figure may by chance be right."""
    if len(bad) < LEAST_ROWS or len(bad) * 2 < bad[-1] - bad[0]:
        return
    for start in range(max(bad[0] - 1, 0), min(bad[0] + 3, bad[-1])):
        for end in range(max(bad[-1] - 2, start + LEAST_ROWS - 1), min(bad[-1] + 2, count)):
            yield start, end


def _moved(field: Field, run: list[int]) -> dict[int, Decimal] | None:
    """Each figure takes the value of the next one; the last one's follows from its row."""
    new = {to: field.value(source) for to, source in pairwise(run)}
    value = _from_row(field, run[-1], new)
    return None if value is None else {**new, run[-1]: value}


def _from_row(field: Field, node: int, new: New) -> Decimal | None:
    """What the short exact relation of its row makes of a figure."""
    graph = field.graph
    relations = [graph.relations[index] for index in graph.by_node[node] if graph.relations[index].exact]
    row = graph.figures[node].place.row
    for relation in sorted(relations, key=lambda one: len(one.nodes)):
        if all(graph.figures[other].place.row == row for other in relation.nodes):
            value = relation.solve(node, new)
            return value if value is not None and graph.fits(node, value) else None
    return None


@pattern("kolom-disalin")
def copied(field: Field) -> Iterator[tuple[str, New]]:
    """A column that repeats another one of the table, while its own figures follow from the row."""
    names = _money(field.table)
    for name, source in permutations(names, 2):
        ours, theirs = field.column(name), {row.index: row.figure(source) for row in field.table.rows}
        same = [index for index, node in ours.items() if (figure := theirs[index]) and figure.value == field.value(node)]
        bad = [index for index in same if field.fails(ours[index])]
        if len(bad) < LEAST_ROWS or len(same) * 10 < len(ours) * 9:
            continue
        values = {ours[index]: _from_row(field, ours[index], {}) for index in same}
        new = {node: value for node, value in values.items() if value is not None}
        yield f"Kolom {_heading(field.table, name)} berisi salinan kolom {_heading(field.table, source)}", new


@pattern("baris-tidak-terjumlah")
def left_out(field: Field) -> Iterator[tuple[str, New]]:
    """A total without one of its rows, in every column."""
    for row, part, new in _off_by_a_row(field, sign=-1):
        yield f"{row.name or 'Jumlah'} tidak memuat baris {part.name or part.place.cell}", new


@pattern("baris-terjumlah-dua-kali")
def counted_twice(field: Field) -> Iterator[tuple[str, New]]:
    """A total that holds one of its rows twice, in every column."""
    for row, part, new in _off_by_a_row(field, sign=1):
        yield f"{row.name or 'Jumlah'} memuat baris {part.name or part.place.cell} dua kali", new


def _off_by_a_row(field: Field, sign: int) -> Iterator[tuple[Row, Row, New]]:
    """A row whose sums are off by just one of its parts, in two columns at least; with what its sums should be."""
    for row in field.table.rows:
        sums = {name: gap for name in _money(field.table) if (gap := _gap(field, row, name))}
        if sum(bool(gap) for _, gap, _ in sums.values()) < 2:
            continue
        fitting = [
            part
            for part in field.table.parts(row)
            if all(_is(part.figure(name), gap * sign) for name, (_, gap, _) in sums.items())
        ]
        if len(fitting) == 1:
            yield row, fitting[0], {node: total for node, _, total in sums.values()}


def _gap(field: Field, row: Row, name: str) -> tuple[int, Decimal, Decimal] | None:
    """A sum's figure, how far it is off, and what its parts add up to."""
    node = field.node(row.figure(name))
    parts = [figure for part in field.table.parts(row) if (figure := part.figure(name))]
    if node is None or not parts:
        return None
    total = sum((figure.term or Decimal(0) for figure in parts), Decimal(0))
    return node, field.value(node) - total, total


def _is(figure: Angka | None, value: Decimal) -> bool:
    return (figure.term if figure else None) == value
