"""From pieces to what is claimed: cells that every smallest repair changes are proven, the rest is likely or cannot be told."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from lakip_xl.diagnose.causes import DERIVED
from lakip_xl.diagnose.graph import Graph
from lakip_xl.diagnose.pieces import Piece, Rated
from lakip_xl.diagnose.ranking import Ranking
from lakip_xl.diagnose.search import Repair
from lakip_xl.model.findings import Certainty, Cause

SURE = 0.9
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
    """Failing relations with one root: how sure it is, and the ways to repair, best first."""

    relations: frozenset[int]
    certainty: Certainty
    ways: tuple[Way, ...]
    complete: bool = True

    @property
    def claim(self) -> tuple[CellChange, ...]:
        if self.certainty is Certainty.TIDAK_DAPAT_DITENTUKAN or not self.ways:
            return ()
        return self.ways[0].changes


def judge(piece: Piece, graph: Graph, ranking: Ranking) -> Iterator[Judgement]:
    """The judgements of a piece: one for each group of cells that are wrong in every repair, and one for the rest."""
    if not piece.repairs:
        yield Judgement(piece.relations, Certainty.TIDAK_DAPAT_DITENTUKAN, (), complete=False)
        return
    common = _common(piece) if piece.complete else frozenset()
    whole = {rated.repair: dict(rated.repair.changes) for rated in piece.repairs}
    first = whole[piece.repairs[0].repair]
    left = set(piece.relations)
    derived = {node for node, value in common if ranking.cause(node, value, first) is DERIVED}
    for nodes in _linked(graph, {node for node, _ in common}, derived, piece.relations):
        own = frozenset(index for index in left if nodes & set(graph.relations[index].nodes))
        left -= own
        changes = _changes(((node, first[node]) for node in nodes), first, ranking, frozenset())
        yield Judgement(own, Certainty.TERBUKTI, (Way(changes, 1.0),))
    if len(piece.repairs) > 1 or not common:
        yield _rest(piece, common, frozenset(left), graph, ranking)


def _common(piece: Piece) -> frozenset[tuple[int, Decimal]]:
    shared = piece.repairs[0].repair.changes
    for rated in piece.repairs:
        shared = frozenset(change for change in shared & rated.repair.changes if change[0] not in rated.repair.open)
    return shared


def _rest(
    piece: Piece, common: frozenset[tuple[int, Decimal]], relations: frozenset[int], graph: Graph, ranking: Ranking
) -> Judgement:
    ways = tuple(_way(rated, common, ranking) for rated in piece.repairs[:MOST_CANDIDATES])
    top = piece.repairs[0]
    explained = all(change.cause is not None and change.value is not None for change in ways[0].changes)
    sure = piece.complete and explained and top.share >= SURE
    certainty = Certainty.KEMUNGKINAN if sure else Certainty.TIDAK_DAPAT_DITENTUKAN
    return Judgement(relations, certainty, ways, piece.complete)


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


__all__ = ["CellChange", "Judgement", "Repair", "Way", "judge"]
