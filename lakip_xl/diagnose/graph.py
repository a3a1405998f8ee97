"""All checks of an office as a graph: figures joined by the equations in which they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lakip_xl.diagnose.relations import ZERO, Ratio, Relation, relation_of
from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.figures import Angka, State, Unit
from lakip_xl.model.hasil import RuleResult
from lakip_xl.model.laporan import Laporan

Column = tuple[str, str, int]
EVIDENCE = (Outcome.HOLDS, Outcome.CUT_OFF, Outcome.FAILS)


@dataclass(frozen=True)
class Habit:
    """How a column is written: the usual decimals, whether all is whole, whether figures below nought occur."""

    places: int
    whole: bool
    signed: bool


@dataclass(frozen=True)
class Graph:
    """Figures by number, relations by number, and which relations each figure stands in.

    ``failing`` are the relations that do not hold; ``of_finding`` finds a relation by the place of its target and its words.
    """

    figures: tuple[Angka, ...]
    values: tuple[Decimal, ...]
    relations: tuple[Relation, ...]
    by_node: tuple[tuple[int, ...], ...]
    failing: tuple[int, ...]
    habits: Mapping[Column, Habit]
    of_finding: Mapping[tuple[Place, str, str], int]
    number: Mapping[tuple[Place, str], int]

    def habit(self, node: int) -> Habit:
        return self.habits[column_of(self.figures[node])]

    def fits(self, node: int, value: Decimal) -> bool:
        """Whether the cell can hold the value at all: whole and not below nought, where its column is so."""
        habit = self.habit(node)
        if value < 0 and not habit.signed:
            return False
        return not habit.whole or value == value.to_integral_value()


def column_of(figure: Angka) -> Column:
    return figure.place.file, figure.place.sheet, figure.place.column


def key_of(figure: Angka) -> tuple[Place, str]:
    """One cell of a sheet may hold two figures."""
    return figure.place, figure.written


def build(laporan: Laporan, rules: Iterable[RuleResult]) -> Graph:
    """The graph of all answers that are evidence. An equation that two rules ask stands in it once."""
    checks = list(_evidence(rules))
    noughts = list(_noughts(laporan))
    figures: list[Angka] = []
    number: dict[tuple[Place, str], int] = {}
    for figure in _all_figures(checks, noughts):
        if key_of(figure) not in number:
            number[key_of(figure)] = len(figures)
            figures.append(figure)
    values = tuple(figure.term or ZERO for figure in figures)
    habits = _habits(figures)
    places = {node: habits[column_of(figure)].places for node, figure in enumerate(figures)}
    relations: list[Relation] = []
    failing: list[int] = []
    of_finding: dict[tuple[Place, str, str], int] = {}
    for check in checks:
        equation = check.equation
        assert equation is not None
        key = (equation.target.place, equation.target.written, equation.words)
        if key in of_finding:
            continue
        of_finding[key] = len(relations)
        own = {figure: number[key_of(figure)] for figure in (equation.target, *equation.parts)}
        if check.outcome is Outcome.FAILS:
            failing.append(len(relations))
        relations.append(relation_of(equation, own, values, places, check.outcome is Outcome.CUT_OFF))
    for target, numerator, denominator in noughts:
        nodes = [number[key_of(figure)] for figure in (target, numerator, denominator)]
        if target.value:
            failing.append(len(relations))
        of_finding[(target.place, target.written, NOUGHT)] = len(relations)
        relations.append(Ratio(target, *nodes, values, places[nodes[0]], lenient=False))
    by_node: list[list[int]] = [[] for _ in figures]
    for index, relation in enumerate(relations):
        for node in relation.nodes:
            by_node[node].append(index)
    return Graph(
        tuple(figures), values, tuple(relations), tuple(map(tuple, by_node)), tuple(failing), habits, of_finding, number
    )  # fmt: skip


NOUGHT = "pagu 0"
"""The words of the relation that no rule asks as an equation: a percentage of nought is nought."""


def _evidence(rules: Iterable[RuleResult]) -> Iterator[Check]:
    for result in rules:
        for check in result.checks:
            if check.equation is not None and check.outcome in EVIDENCE:
                yield check


def _noughts(laporan: Laporan) -> Iterator[tuple[Angka, Angka, Angka]]:
    """Percentage, numerator and denominator of rows whose denominator is nought; a blank percentage says nothing."""
    for table in laporan.tables:
        for heading in table.kind.headings.values():
            if heading.ratio is None:
                continue
            for row in table.rows:
                figures = [row.figure(name) for name in (heading.name, *heading.ratio)]
                target, numerator, denominator = figures
                if target and numerator and denominator and denominator.value == 0:
                    if target.value is not None and numerator.value is not None:
                        yield target, numerator, denominator


def _all_figures(checks: Iterable[Check], noughts: Iterable[tuple[Angka, ...]]) -> Iterator[Angka]:
    for check in checks:
        assert check.equation is not None
        yield check.equation.target
        yield from check.equation.parts
    for figures in noughts:
        yield from figures


def _habits(figures: Iterable[Angka]) -> Mapping[Column, Habit]:
    columns: dict[Column, list[Angka]] = {}
    for figure in figures:
        columns.setdefault(column_of(figure), []).append(figure)
    return {column: _habit(own) for column, own in columns.items()}


def _habit(figures: list[Angka]) -> Habit:
    """A lone figure out of line (a slip, perhaps) makes no habit: one in ten does, two at least."""
    filled = [figure for figure in figures if figure.value is not None and figure.state is State.FILLED]
    few = max(2, len(filled) // 10) if len(filled) > 2 else 1
    percents = [figure.places for figure in filled if figure.unit is Unit.PERSEN]
    places = Counter(percents).most_common(1)[0][0] if percents else 0
    broken = sum(1 for figure in filled if figure.value is not None and figure.value != figure.value.to_integral_value())
    below = sum(1 for figure in filled if figure.value is not None and figure.value < 0)
    return Habit(places, not percents and broken < few, below >= few)
