"""All checks of an office as a graph: figures joined by the equations in which they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lakip_xl.diagnose.formulas import computes
from lakip_xl.diagnose.relations import ZERO, Habit, Ratio, Relation, relation_of
from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Outcome
from lakip_xl.model.equations import Equation, Selisih
from lakip_xl.model.figures import Angka, State, Unit
from lakip_xl.model.hasil import RuleResult
from lakip_xl.model.laporan import Laporan

Column = tuple[str, str, int]
Key = tuple[Place, str]
Figures = tuple[str, tuple[Key, ...]]
EVIDENCE = (Outcome.HOLDS, Outcome.CUT_OFF, Outcome.FAILS)


@dataclass(frozen=True)
class Graph:
    """Figures by number, relations by number, and which relations each figure stands in.

    ``failing`` are the relations that do not hold, ``computed`` those of them whose target is a formula over its parts.
    ``of_equation`` finds a relation by its figures, ``of_nought`` one of a percentage of nought by the percentage.
    """

    figures: tuple[Angka, ...]
    values: tuple[Decimal, ...]
    relations: tuple[Relation, ...]
    by_node: tuple[tuple[int, ...], ...]
    failing: frozenset[int]
    computed: frozenset[int]
    habits: Mapping[Column, Habit]
    of_equation: Mapping[Figures, int]
    of_nought: Mapping[Key, int]

    def habit(self, node: int) -> Habit:
        return self.habits[column_of(self.figures[node])]

    def held_fast(self, node: int) -> bool:
        """Whether an exact relation that holds confirms the figure."""
        return any(self.relations[index].exact and index not in self.failing for index in self.by_node[node])

    def fits(self, node: int, value: Decimal) -> bool:
        """Whether the cell can hold the value at all: whole and not below nought, where its column is so."""
        habit = self.habit(node)
        if value < 0 and not habit.signed:
            return False
        return not habit.whole or value == value.to_integral_value() or self._is_repeated(node, value)

    def _is_repeated(self, node: int, value: Decimal) -> bool:
        """Whether another table gives a figure of some unit of its own just this value: it may be the only one with decimals."""
        exact = (relation for index in self.by_node[node] if (relation := self.relations[index]).exact)
        partners = {other for relation in exact for other in relation.nodes} - {node}
        return self.figures[node].unit is Unit.BILANGAN and any(self.values[other] == value for other in partners)


def column_of(figure: Angka) -> Column:
    return figure.place.file, figure.place.sheet, figure.place.column


def key_of(figure: Angka) -> Key:
    """One cell of a sheet may hold two figures."""
    return figure.place, figure.written


def figures_of(equation: Equation) -> Figures:
    """An equation's kind and figures: the same question asked by two rules is one."""
    return type(equation).__name__, tuple(key_of(figure) for figure in (equation.target, *equation.parts))


def build(laporan: Laporan, rules: Iterable[RuleResult]) -> Graph:
    """The graph of all answers that are evidence. An equation that two rules ask stands in it once."""
    checks = list(_evidence(rules))
    noughts = list(_noughts(laporan))
    figures = tuple({key_of(figure): figure for figure in _all_figures(checks, noughts)}.values())
    number = {key_of(figure): node for node, figure in enumerate(figures)}
    values = tuple(figure.term or ZERO for figure in figures)
    habits = {**(plain := _habits(figures)), **dict(_signed(plain, checks))}
    manner = tuple(habits[column_of(figure)] for figure in figures)
    relations: list[Relation] = []
    failing: list[int] = []
    of_equation: dict[Figures, int] = {}
    of_nought: dict[Key, int] = {}
    for outcome, equation in checks:
        key = figures_of(equation)
        if key not in of_equation:
            of_equation[key] = len(relations)
            own = {figure: number[key_of(figure)] for figure in (equation.target, *equation.parts)}
            failing.extend([len(relations)] if outcome is Outcome.FAILS else [])
            relations.append(relation_of(equation, own, values, manner, outcome is Outcome.CUT_OFF))
    for parts in noughts:
        target, numerator, denominator = (number[key_of(figure)] for figure in parts)
        of_nought[key_of(parts[0])] = len(relations)
        failing.extend([len(relations)] if parts[0].value else [])
        relations.append(Ratio(parts[0], target, numerator, denominator, values, manner[target], lenient=False))
    computed = frozenset(index for index in failing if _is_computed(figures, relations[index]))
    by_node = _by_node(len(figures), relations)
    return Graph(figures, values, tuple(relations), by_node, frozenset(failing), computed, habits, of_equation, of_nought)


def _is_computed(figures: Sequence[Angka], relation: Relation) -> bool:
    parts = tuple(figures[node].place for node in relation.nodes if node != relation.target)
    return computes(figures[relation.target], parts)


def _by_node(count: int, relations: Sequence[Relation]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(count)]
    for index, relation in enumerate(relations):
        for node in relation.nodes:
            found[node].append(index)
    return tuple(map(tuple, found))


def _evidence(rules: Iterable[RuleResult]) -> Iterator[tuple[Outcome, Equation]]:
    for result in rules:
        for check in result.checks:
            if check.equation is not None and check.outcome in EVIDENCE and not check.open:
                yield check.outcome, check.equation


def _noughts(laporan: Laporan) -> Iterator[tuple[Angka, Angka, Angka]]:
    """Percentage, numerator and denominator of rows whose denominator is nought; a blank percentage says nothing."""
    for table in laporan.tables:
        for heading in table.kind.headings.values():
            if heading.ratio is None:
                continue
            for row in table.rows:
                figures = [row.figure(name) for name in (heading.name, *heading.ratio)]
                target, numerator, denominator = figures
                if not (target and numerator and denominator) or denominator.value != 0:
                    continue
                if target.value is not None and numerator.value is not None:
                    yield target, numerator, denominator


def _all_figures(checks: Iterable[tuple[Outcome, Equation]], noughts: Iterable[tuple[Angka, ...]]) -> Iterator[Angka]:
    for _, equation in checks:
        yield equation.target
        yield from equation.parts
    for figures in noughts:
        yield from figures


def _habits(figures: Iterable[Angka]) -> Mapping[Column, Habit]:
    columns: dict[Column, list[Angka]] = {}
    sheets: dict[tuple[str, str], Counter[int]] = {}
    for figure in figures:
        columns.setdefault(column_of(figure), []).append(figure)
        if figure.unit is Unit.PERSEN and figure.state is State.FILLED:
            sheets.setdefault(column_of(figure)[:2], Counter())[figure.places] += 1
    return {column: _habit(own, sheets.get(column[:2], Counter())) for column, own in columns.items()}


def _signed(habits: Mapping[Column, Habit], checks: Iterable[tuple[Outcome, Equation]]) -> Iterator[tuple[Column, Habit]]:
    """Columns where a difference below nought stands without its sign: they may hold what is below nought."""
    for _, equation in checks:
        exact = equation.compute() if isinstance(equation, Selisih) else None
        if exact is not None and exact < 0 and equation.target.value == -exact:
            yield column_of(equation.target), replace(habits[column_of(equation.target)], signed=True)


FEW = 4
"""Fewer percentages than this do not show how their column is written; the sheet's do."""


def _habit(figures: list[Angka], sheet: Counter[int]) -> Habit:
    """A lone figure out of line (a slip, perhaps) makes no habit: one in ten does, two at least. Targets and results are of a
    unit of their own in each row: there a single one with decimals says that others may have them."""
    filled = [figure for figure in figures if figure.value is not None and figure.state is State.FILLED]
    few = max(2, len(filled) // 10) if len(filled) > 2 else 1
    percents = Counter(figure.places for figure in filled if figure.unit is Unit.PERSEN)
    votes = percents if percents.total() >= FEW else sheet
    places = min(votes, key=lambda one: (-votes[one], abs(one - 2))) if percents else 0
    broken = sum(1 for figure in filled if figure.value is not None and figure.value != figure.value.to_integral_value())
    below = sum(1 for figure in filled if figure.value is not None and figure.value < 0)
    nought = any(not figure.value and figure.places == places for figure in filled)
    mixed = any(figure.unit is Unit.BILANGAN for figure in filled)
    return Habit(places, not percents and broken < (1 if mixed else few), below >= few, nought)
