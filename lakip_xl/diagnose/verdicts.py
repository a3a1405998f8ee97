"""From pieces to what is claimed: cells that every smallest repair changes are proven, the rest is likely or cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lakip_xl.diagnose.causes import DERIVED, OUTDATED
from lakip_xl.diagnose.graph import Graph
from lakip_xl.diagnose.pieces import Piece, Rated
from lakip_xl.diagnose.ranking import Ranking
from lakip_xl.diagnose.relations import Relation
from lakip_xl.model.findings import Cause, Certainty

SURE = 0.7
"""The share of the likelihood from which one of several repairs is claimed."""
MOST_CANDIDATES = 20


@dataclass(frozen=True)
class CellChange:
    node: int
    value: Decimal | None
    cause: Cause | None


@dataclass(frozen=True)
class Way:
    """One way to repair: cells that change together, and how likely it is among the ways."""

    changes: tuple[CellChange, ...]
    score: float


@dataclass(frozen=True)
class Judgement:
    """Failing relations with one root: how sure it is, and the ways to repair, best first.

    ``complete`` is False when the search met its bound; ``cause`` is one that needs no cell to be named.
    """

    relations: frozenset[int]
    certainty: Certainty
    ways: tuple[Way, ...]
    complete: bool = True
    cause: Cause | None = None

    @property
    def claim(self) -> tuple[CellChange, ...]:
        if self.certainty is Certainty.TIDAK_DAPAT_DITENTUKAN or not self.ways:
            return ()
        return self.ways[0].changes


def judge(piece: Piece, graph: Graph, ranking: Ranking) -> Iterator[Judgement]:
    """The judgements of a piece: one for each group of cells that are wrong in every repair, and one for the rest."""
    common = _common(piece) if piece.complete and piece.repairs else frozenset()
    agreed = dict(common)
    left = {index for index in piece.relations if not graph.relations[index].holds({**piece.fixed, **agreed})}
    first = dict(piece.repairs[0].repair.changes) if piece.repairs else {}
    derived = {node for node in agreed if ranking.cause(node, agreed[node], first) is DERIVED}
    parts = _linked(graph, set(agreed), derived, piece.relations)
    for nodes, own in _shared_out(graph, parts, piece.relations - left):
        changes = _changes(((node, agreed[node]) for node in nodes), first, ranking, frozenset())
        yield Judgement(own, _certainty(changes, piece, graph, ranking), (Way(changes, 1.0),))
    if left or not common:
        yield _rest(piece, common, frozenset(left), graph, ranking)


def _common(piece: Piece) -> frozenset[tuple[int, Decimal]]:
    shared = piece.repairs[0].repair.changes
    for rated in piece.repairs:
        shared = frozenset(change for change in shared & rated.repair.changes if change[0] not in rated.repair.open)
    return shared


def _shared_out(graph: Graph, parts: list[set[int]], relations: Iterable[int]) -> list[tuple[set[int], frozenset[int]]]:
    """Each relation to the cells that settle it: a percentage's own to the percentage, if that is wrong. None goes without."""
    homes = {index: at for index in relations for at in _homes(graph.relations[index], parts)[:1]}
    own = [{index for index, home in homes.items() if home == at} for at in range(len(parts))]
    full = [(set(part), settled) for part, settled in zip(parts, own, strict=True) if settled]
    for part, settled in zip(parts, own, strict=True):
        if not settled and full:
            near_by = {other for node in part for index in graph.by_node[node] for other in graph.relations[index].nodes}
            next((whole for whole, _ in full if whole & near_by), full[0][0]).update(part)
    return [(part, frozenset(settled)) for part, settled in full]


def _homes(relation: Relation, parts: list[set[int]]) -> list[int]:
    """The parts that may settle a relation, best first."""
    near = [at for at, part in enumerate(parts) if part & set(relation.nodes)]
    return [at for at in near if relation.target in parts[at] and not relation.exact] or near


def _certainty(changes: Iterable[CellChange], piece: Piece, graph: Graph, ranking: Ranking) -> Certainty:
    """The least sure of the cells decides; figures computed from another one follow it."""
    sure = [_cell_certainty(change, piece, graph, ranking) for change in changes if change.cause is not DERIVED]
    return max(sure, key=list(Certainty).index, default=Certainty.TIDAK_DAPAT_DITENTUKAN)


def _cell_certainty(change: CellChange, piece: Piece, graph: Graph, ranking: Ranking) -> Certainty:
    """Two equations agree, or all other cells of the one are confirmed elsewhere: proven. One equation and a slip: likely."""
    failing = [index for index in graph.by_node[change.node] if index in piece.relations]
    exact = [graph.relations[index] for index in failing if graph.relations[index].exact]
    if len(exact) >= 2 or not exact:
        return Certainty.TERBUKTI
    others = [node for node in exact[0].nodes if node != change.node]
    if len(failing) > 1 or all(graph.held_fast(node) for node in others):
        return Certainty.TERBUKTI
    alone = change.value is not None and len(piece.repairs[0].repair) == 1
    likely = change.cause not in (None, OUTDATED) or (alone and _as_long(graph.values[change.node], change.value or Decimal(0)))
    return Certainty.KEMUNGKINAN if likely else Certainty.TIDAK_DAPAT_DITENTUKAN


def _as_long(seen: Decimal, meant: Decimal) -> bool:
    """A figure of another length that no slip explains speaks for two faults that look like one."""
    return len(str(abs(seen).to_integral_value())) == len(str(abs(meant).to_integral_value()))


def _rest(
    piece: Piece, common: frozenset[tuple[int, Decimal]], relations: frozenset[int], graph: Graph, ranking: Ranking
) -> Judgement:
    told = (_way(rated, common, ranking) for rated in piece.repairs[:MOST_CANDIDATES])
    ways = tuple(way for way in told if way.changes)
    first = ways[0].changes if ways else ()
    explained = any(change.cause is not DERIVED for change in first) and all(
        change.cause not in (None, OUTDATED) and change.value is not None for change in first
    )
    told_apart = not any(_is_any_digit(change, graph) for change in first)
    sure = piece.complete and explained and told_apart and piece.repairs[0].share >= SURE
    certainty = Certainty.KEMUNGKINAN if sure else Certainty.TIDAK_DAPAT_DITENTUKAN
    return Judgement(relations, certainty, ways, piece.complete)


def _is_any_digit(change: CellChange, graph: Graph) -> bool:
    """One wrong digit of one or two explains whatever a sum of people asks for: by it alone none of them is claimed."""
    short = change.value is not None and max(abs(change.value), abs(graph.values[change.node])) < SHORT
    sums = all(graph.relations[index].exact for index in graph.by_node[change.node])
    return short and sums and change.cause is not None and change.cause.name == "angka-salah"


SHORT = 100
"""Whole figures below this have at most two digits."""


def _way(rated: Rated, common: frozenset[tuple[int, Decimal]], ranking: Ranking) -> Way:
    whole = dict(rated.repair.changes)
    return Way(_changes(rated.repair.changes - common, whole, ranking, rated.repair.open), rated.share)


def _changes(
    changes: Iterable[tuple[int, Decimal]], whole: dict[int, Decimal], ranking: Ranking, open_: frozenset[int]
) -> tuple[CellChange, ...]:
    """The root first, what was computed from it after it."""
    told = [
        CellChange(node, None, None) if node in open_ else CellChange(node, value, ranking.cause(node, value, whole))
        for node, value in changes
    ]
    if any(change.cause is DERIVED for change in told):
        told = [
            replace(change, cause=OUTDATED) if change.cause is None and change.value is not None else change for change in told
        ]
    return tuple(sorted(told, key=lambda change: (change.cause is DERIVED, change.node)))


def _linked(graph: Graph, nodes: set[int], derived: set[int], relations: Iterable[int]) -> list[set[int]]:
    """Cells that belong together: they share a failing exact relation, or one was computed from the other."""
    failing = {index for index in relations if graph.relations[index].exact}
    parts: list[set[int]] = []
    for node in sorted(nodes, key=lambda one: (one in derived, one)):
        near = set(graph.by_node[node]) & failing
        if node in derived:
            near |= {index for index in graph.by_node[node] if graph.relations[index].target == node}
        joined = [part for part in parts if any(near & set(graph.by_node[other]) for other in part)]
        parts = [part for part in parts if part not in joined]
        parts.append({node}.union(*joined))
    return parts
