"""The smallest sets of cells whose change makes all failing relations hold and breaks none (Fellegi and Holt).

Cells of exact relations are searched: some cell of a violated relation must change, to a value that a violated relation implies.
A percentage that still fails is set right at the end and counts as one more changed cell. Every search has a bound of steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from lakip_xl.diagnose.graph import Graph
from lakip_xl.diagnose.origins import origins
from lakip_xl.diagnose.relations import New, Ratio, Relation
from lakip_xl.model.figures import Unit

MOST_CELLS = 3
"""Cells of exact relations that are changed together in one search, percentages aside."""
MOST_STEPS = 6_000
"""Steps of one search; beyond, it is said that the cell cannot be told."""
MOST_REPAIRS = 400


@dataclass
class Budget:
    """Steps that are left for all searches of an office together: no table, however broken, takes long."""

    steps: int = 60_000


@dataclass(frozen=True)
class Repair:
    """Cells and the values that they must hold; ``open`` are those of which only an interval is known."""

    changes: frozenset[tuple[int, Decimal]]
    open: frozenset[int] = frozenset()

    @property
    def nodes(self) -> frozenset[int]:
        return frozenset(node for node, _ in self.changes)

    def __len__(self) -> int:
        return len(self.changes)


@dataclass
class Search:
    """One search from some failing relations. ``complete`` is False once the bound was met."""

    graph: Graph
    start: frozenset[int]
    fixed: New = field(default_factory=dict)
    budget: Budget = field(default_factory=Budget)
    found: dict[Repair, None] = field(default_factory=dict)
    steps: int = 0
    complete: bool = True

    def smallest(self) -> tuple[Repair, ...]:
        """All repairs of the least size, percentages counted."""
        best: int | None = None
        for cells in range(MOST_CELLS + 1):
            if best is not None and cells > best:
                break
            self._extend(dict(self.fixed), self.start, frozenset(), cells)
            best = min((len(repair) for repair in self.found), default=None)
            if not self.complete:
                break
        return tuple(repair for repair in self.found if len(repair) == best)

    def _extend(self, new: dict[int, Decimal], violated: frozenset[int], open_: frozenset[int], left: int) -> None:
        self.steps += 1
        self.budget.steps -= 1
        if self.steps > MOST_STEPS or self.budget.steps < 0 or len(self.found) > MOST_REPAIRS:
            self.complete = False
            return
        relations = self.graph.relations
        exact = [index for index in violated if relations[index].exact]
        if left == 0 or not violated:
            if not exact:
                self._settle(new, violated, open_)
            return
        for node in self._choices(exact or list(violated), new, left):
            for value, is_open in self._values(node, violated, new, left):
                then = {**new, node: value}
                self._extend(then, self._after(violated, node, then), open_ | {node} if is_open else open_, left - 1)

    def _after(self, violated: frozenset[int], node: int, new: New) -> frozenset[int]:
        relations, own = self.graph.relations, self.graph.by_node[node]
        return violated.difference(own) | {index for index in own if not relations[index].holds(new)}

    def _choices(self, violated: list[int], new: New, left: int) -> Iterator[int]:
        """Cells of which one must change: of the smallest violated relation; the last one stands in all of them.

        A figure that Excel computes of the parts must change itself.
        """
        relations = self.graph.relations
        smallest = min(violated, key=lambda index: (len(relations[index].nodes), index))
        forced = next((index for index in violated if index in self.graph.computed and relations[index].target not in new), None)
        for node in relations[smallest].nodes if forced is None else (relations[forced].target,):
            if node in new:
                continue
            own = self.graph.by_node[node]
            if left > 1 or all(index in own for index in violated if relations[index].exact):
                yield node

    def _values(self, node: int, violated: frozenset[int], new: New, left: int) -> Iterator[tuple[Decimal, bool]]:
        """The values that the violated relations imply, and whether each is one of many."""
        graph = self.graph
        own = graph.by_node[node]
        held_exact = any(self._is_held(index, violated) and graph.relations[index].exact for index in own)
        if left == 1 and held_exact:
            return
        bound = [graph.relations[index] for index in own if index in violated]
        firm = [relation for relation in bound if relation.exact]
        seen: set[Decimal] = set()
        for relation in firm:
            value = relation.solve(node, new)
            if value is not None and value not in seen and value != graph.values[node] and graph.fits(node, value):
                seen.add(value)
                yield value, False
            if left == 1:
                return
        if not firm and not held_exact:
            yield from self._weak_values(node, new)

    def _is_held(self, index: int, violated: frozenset[int]) -> bool:
        """A relation of another piece fails as well, though it is not in this search."""
        return index not in violated and (index in self.start or index not in self.graph.failing)

    def _weak_values(self, node: int, new: New) -> Iterator[tuple[Decimal, bool]]:
        """A part of quotients alone: slips that fit all of them, and that some other value would."""
        graph = self.graph
        own = [graph.relations[index] for index in graph.by_node[node]]
        if any(relation.target == node for relation in own):
            return
        for relation in own:
            value = relation.solve(node, new)
            if value is not None:
                near = self._near(node, value)
                whole = next((one for one in near if all(each.holds({**new, node: one}) for each in own)), None)
                if whole is not None and graph.fits(node, whole) and whole != graph.values[node]:
                    yield whole, True
                    break
        ratios = [relation for relation in own if isinstance(relation, Ratio)]
        for value in origins(graph.figures[node], graph.values[node]):
            then = {**new, node: value}
            if all(ratio.is_near(then) for ratio in ratios) and graph.fits(node, value) and all(one.holds(then) for one in own):
                yield value, False

    def _near(self, node: int, value: Decimal) -> Iterator[Decimal]:
        """The value as the cell may hold it: whole where its column or, among figures of many units, it is itself."""
        figure = self.graph.figures[node]
        if self.graph.habit(node).whole or (figure.unit is Unit.BILANGAN and not figure.places):
            yield value.to_integral_value()
        if not self.graph.habit(node).whole:
            yield value.quantize(Decimal("0.01"))

    def _settle(self, new: dict[int, Decimal], violated: Iterable[int], open_: frozenset[int]) -> None:
        """Sets the percentages that still fail right; a percentage that another relation holds fast spoils the repair.

        Those of which others are made, as of capaian their average, come first.
        """
        relations = self.graph.relations
        then = dict(new)
        failing = {index: relations[index] for index in violated}
        targets = {relation.target for relation in failing.values()}
        for relation in sorted(failing.values(), key=lambda relation: len(targets.intersection(relation.nodes))):
            if relation.holds(then):
                continue
            if relation.target in then:
                return
            value = relation.solve(relation.target, then)
            if value is None or (value < 0 and not self._may_be_negative(relation)):
                return
            then[relation.target] = value
        added = then.keys() - new.keys()
        touched = {index for node in added for index in self.graph.by_node[node]}
        changes = frozenset((node, value) for node, value in then.items() if node not in self.fixed)
        if changes and all(relations[index].holds(then) for index in touched):
            self.found[Repair(changes, open_)] = None

    def _may_be_negative(self, relation: Relation) -> bool:
        """A percentage below nought is right only of figures that other relations confirm."""
        graph = self.graph
        parts = [node for node in relation.nodes if node != relation.target]
        return graph.habit(relation.target).signed or all(
            any(graph.relations[index].exact for index in graph.by_node[node]) for node in parts
        )
