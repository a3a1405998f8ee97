"""How likely each repair is: the slip that must have happened, and how natural the figures are before and after it.

Per changed cell: P(written | meant) summed over the causes, times P(meant) / P(written) for a figure that no equation computes
(how long its column's figures are, how many noughts they end in, how often neighbours are equal anyway). A slip that no cause
explains is a stranger: it could have left any figure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from math import prod

from lakip_xl.diagnose.causes import DERIVED, Slip, explain
from lakip_xl.diagnose.graph import Column, Graph, column_of, key_of
from lakip_xl.diagnose.relations import Linear, Other, Ratio, Relation
from lakip_xl.diagnose.search import Repair
from lakip_xl.diagnose.spots import Spot
from lakip_xl.model.cells import Place
from lakip_xl.model.figures import Angka, State, Unit
from lakip_xl.model.findings import Cause
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.performance import Capaian

STRANGER = 0.005
"""The share of slips that no cause in the list explains."""
OPEN = 1e-4
"""How likely it is that a figure of which only an interval is known is a wrong one that ends up in it."""
DERIVED_WRONG = 0.3
"""A figure that was computed from a wrong one is wrong as a matter of course."""
MOST_ZEROS = 6
MOST_SAMPLED = 300
"""Figures of a column that are looked at to learn its habits."""


@dataclass(frozen=True)
class Manner:
    """How the figures of a column look that no equation computes: lengths, closing noughts, equal neighbours."""

    lengths: Mapping[int, int]
    zeros: Mapping[int, int]
    count: int
    nought: int

    def density(self, value: Decimal) -> float:
        """How likely just this figure is."""
        if not value:
            return (self.nought + 0.05) / (self.count + 1)
        digits = str(abs(value).to_integral_value())
        zeros = min(len(digits) - len(digits.rstrip("0")), MOST_ZEROS)
        length = (self.lengths.get(len(digits), 0) + 0.2) / (self.count + 3)
        closing = (self.zeros.get(zeros, 0) + 0.2) / (self.count + 2)
        return float(length * closing / 10 ** max(len(digits) - zeros - 1, 0))


@dataclass
class Ranking:
    """Rates repairs. What it learns of the tables is learnt once, when first asked."""

    laporan: Laporan
    graph: Graph
    _manners: dict[Column, Manner] = field(default_factory=dict)
    _rates: dict[tuple[Column, bool], tuple[float, float]] = field(default_factory=dict)

    @cached_property
    def _spots(self) -> Mapping[tuple[Place, str], Spot]:
        return {
            key_of(figure): Spot(table, index, name)
            for table in self.laporan.tables
            for index, row in enumerate(table.rows)
            for name, figure in row.figures
        }

    @cached_property
    def _by_column(self) -> Mapping[Column, list[int]]:
        columns: dict[Column, list[int]] = {}
        for node, figure in enumerate(self.graph.figures):
            columns.setdefault(column_of(figure), []).append(node)
        return columns

    @cached_property
    def _twins(self) -> Mapping[tuple[str, str], list[tuple[Place, Decimal]]]:
        """Rows of one name in several tables: the figures of each column."""
        found: dict[tuple[str, str], list[tuple[Place, Decimal]]] = {}
        for table in self.laporan.tables:
            for row in table.rows:
                for name, figure in row.figures:
                    if figure.value is not None:
                        found.setdefault((row.name.casefold(), name), []).append((figure.place, figure.value))
        return found

    def is_computed(self, node: int) -> bool:
        return any(self.graph.relations[index].target == node for index in self.graph.by_node[node])

    def score(self, repair: Repair) -> float:
        """Up to a common factor, how likely the tables look as they do when just these cells are wrong."""
        result = 1.0
        changes = dict(repair.changes)
        for node, value in repair.changes:
            result *= self._cell_score(node, value, changes, node in repair.open)
        return result * self._natural_capaian(changes)

    def _natural_capaian(self, changes: Mapping[int, Decimal]) -> float:
        """How usual the capaian are that a repair leaves or makes: of two repairs, that to 9,61% is the less likely."""
        relations = [self.graph.relations[index] for node in changes for index in self.graph.by_node[node]]
        capaian = {one.target for one in relations if self._is_capaian(one)}
        return prod(_how_usual(changes.get(node, self.graph.values[node])) for node in capaian)

    def _is_capaian(self, relation: Relation) -> bool:
        """Performance against its target; what was spent of the money is another matter."""
        if isinstance(relation, Ratio):
            return self.graph.figures[relation.denominator].unit is Unit.BILANGAN
        return isinstance(relation, Other) and isinstance(relation.equation, Capaian)

    def _cell_score(self, node: int, value: Decimal, changes: Mapping[int, Decimal], is_open: bool) -> float:
        if is_open:
            return OPEN
        if self._is_derived(node, changes):
            return DERIVED_WRONG
        slip = self.slip(node, value, changes)
        _, likelihood = explain(slip)
        before = self.density(node, slip.seen)
        computed = self.is_computed(node)
        if computed and not slip.percent:
            return likelihood + STRANGER * before
        ratio = 1.0 if computed else self.density(node, value) / before
        for rate in self._equal_by_nature(node, slip):
            ratio *= before / rate
        return (likelihood + STRANGER * before) * ratio

    def _is_derived(self, node: int, changes: Mapping[int, Decimal]) -> bool:
        """Whether a figure is what a relation made of another figure that is wrong."""
        graph = self.graph
        if not graph.values[node]:
            return False
        for index in graph.by_node[node]:
            relation = graph.relations[index]
            if relation.target == node and relation.holds({}) and any(part in changes for part in relation.nodes if part != node):
                return True
        return False

    def cause(self, node: int, value: Decimal, changes: Mapping[int, Decimal]) -> Cause | None:
        if self._is_derived(node, changes):
            return DERIVED
        return explain(self.slip(node, value, changes))[0]

    def density(self, node: int, value: Decimal) -> float:
        figure = self.graph.figures[node]
        if figure.unit is Unit.PERSEN:
            return 1e-4
        return self._manner(column_of(figure)).density(value)

    def _manner(self, column: Column) -> Manner:
        if column not in self._manners:
            own = [node for node in self._by_column[column] if not self.is_computed(node)] or self._by_column[column]
            values = [self.graph.values[node] for node in own]
            texts = [str(abs(value).to_integral_value()) for value in values if value]
            self._manners[column] = Manner(
                Counter(map(len, texts)),
                Counter(min(len(text) - len(text.rstrip("0")), MOST_ZEROS) for text in texts),
                len(values),
                sum(not value for value in values),
            )
        return self._manners[column]

    def _equal_by_nature(self, node: int, slip: Slip) -> list[float]:
        """How often a figure of this column equals its neighbours without any slip: for each neighbour that this one equals."""
        equal = [near.count(slip.seen) for near in (slip.around, slip.beside)]
        if not any(equal):
            return []
        rates = self._equal_rates(column_of(self.graph.figures[node]), bool(slip.seen))
        return [rate for rate, count in zip(rates, equal, strict=True) for _ in range(count)]

    def _equal_rates(self, column: Column, filled: bool) -> tuple[float, float]:
        """The share of a column's figures that equal one above or below, and one left or right; noughts by themselves."""
        if (column, filled) not in self._rates:
            spots = [
                (self.graph.values[node], self._spots.get(key_of(self.graph.figures[node])))
                for node in self._by_column[column][:MOST_SAMPLED]
            ]
            own = [(value, spot) for value, spot in spots if spot and bool(value) == filled]
            above = sum(value in _values(spot.around()) for value, spot in own)
            beside = sum(value in _values(spot.beside()) for value, spot in own)
            self._rates[column, filled] = (above + 0.3) / (len(own) + 1), (beside + 0.3) / (len(own) + 1)
        return self._rates[column, filled]

    def slip(self, node: int, value: Decimal, changes: Mapping[int, Decimal]) -> Slip:
        """What there is to know of a slip: what stood around the cell as it is written, and as it should be."""
        figure, habit = self.graph.figures[node], self.graph.habit(node)
        percent = figure.unit is Unit.PERSEN
        slip = Slip(
            self.graph.values[node],
            value,
            percent,
            habit.places,
            figure.places if figure.state is State.FILLED else habit.places,
            self._exact(node, changes) if percent else None,
            figure.readings,
            parts=self._parts(node, changes),
            blank=figure.state is State.BLANK,
            formula=figure.formula is not None,
        )
        slip = replace(slip, below=self._below(node)) if slip.parts else slip
        spot = self._spots.get(key_of(figure))
        if spot is None:
            return slip
        meant = {self.graph.figures[other].place: new for other, new in changes.items() if other != node}
        induk = spot.row.figure("induk") if spot.column == "pagu" else None
        return replace(
            slip,
            beside=_values(spot.beside(), meant),
            around=_values(spot.around(), meant),
            row=_values(spot.others(), meant),
            elsewhere=self._elsewhere(figure, spot),
            induk=induk.value if induk else None,
        )

    def _exact(self, node: int, changes: Mapping[int, Decimal]) -> Decimal | None:
        for index in self.graph.by_node[node]:
            relation = self.graph.relations[index]
            share = getattr(relation, "share", None)
            if share is not None and relation.target == node:
                found: Decimal | None = share({other: value for other, value in changes.items() if other != node})
                return found
        return None

    def _parts(self, node: int, changes: Mapping[int, Decimal]) -> tuple[Decimal, ...]:
        """What is added up to a figure, as it should be."""
        return tuple(changes.get(part, self.graph.values[part]) for part in self._part_nodes(node))

    def _below(self, node: int) -> tuple[Decimal, ...]:
        return tuple(self.graph.values[low] for part in self._part_nodes(node) for low in self._part_nodes(part))

    def _part_nodes(self, node: int) -> tuple[int, ...]:
        for index in self.graph.by_node[node]:
            relation = self.graph.relations[index]
            if isinstance(relation, Linear) and relation.target == node and len(relation.weights) > 2 and relation.is_sum:
                return tuple(part for part in relation.weights if part != node)
        return ()

    def _elsewhere(self, figure: Angka, spot: Spot) -> tuple[Decimal, ...]:
        twins = self._twins.get((spot.row.name.casefold(), spot.column), [])
        return tuple(value for place, value in twins if place != figure.place)


def _how_usual(capaian: Decimal) -> float:
    return next((share for low, high, share in USUAL if low <= capaian <= high), UNUSUAL)


USUAL = ((50, 150, 1.0), (10, 1000, 0.1))
"""Capaian in percent, from, to, and how usual one is there against one between 50 and 150."""
UNUSUAL = 0.01


def _values(figures: Iterable[Angka], meant: Mapping[Place, Decimal] | None = None) -> tuple[Decimal, ...]:
    """The values as written, and beside them those that are meant."""
    found = [figure.value for figure in figures if figure.value is not None]
    return tuple(found) + tuple(meant[figure.place] for figure in figures if meant and figure.place in meant)
