"""Connected pieces of failing relations, each with the smallest repairs that explain it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lakip_xl.diagnose.graph import Graph
from lakip_xl.diagnose.ranking import Ranking
from lakip_xl.diagnose.relations import New
from lakip_xl.diagnose.search import Budget, Repair, Search


@dataclass(frozen=True)
class Rated:
    """A repair and its share of the likelihood of all repairs of its piece."""

    repair: Repair
    share: float


@dataclass(frozen=True)
class Piece:
    """Failing relations and their repairs, likeliest first; ``complete`` is False when the search met its bound.

    ``fixed`` are cells that were convicted before and are taken as set right.
    """

    relations: frozenset[int]
    repairs: tuple[Rated, ...]
    complete: bool = True
    fixed: New = field(default_factory=dict)


def pieces(graph: Graph, ranking: Ranking, relations: Iterable[int], fixed: New) -> tuple[Piece, ...]:
    """Every one of the relations that still fails with ``fixed`` set right, in exactly one piece. The small ones come first."""
    found: list[Piece] = []
    budget = Budget()
    failing = [index for index in sorted(relations) if not fixed or not graph.relations[index].holds(fixed)]
    for part in sorted(_components(graph, failing, fixed), key=len):
        piece = _searched(graph, ranking, part, fixed, budget)
        found.extend([piece] if piece.repairs and piece.complete else _taken_apart(graph, ranking, piece, budget))
    return _merged(graph, found)


def _searched(graph: Graph, ranking: Ranking, part: frozenset[int], fixed: New, budget: Budget) -> Piece:
    search = Search(graph, part, fixed, budget)
    return Piece(part, _rate(ranking, search.smallest()), search.complete, fixed)


def _taken_apart(graph: Graph, ranking: Ranking, piece: Piece, budget: Budget) -> Iterator[Piece]:
    """A piece that resists: what can be convicted alone is taken out of it, cell by cell, and the rest is searched again."""
    part, then = piece.relations, dict(piece.fixed)
    while convicted := _convicted(graph, part, then):
        for node, value, settled in convicted:
            if node in then or not settled <= part:
                continue
            before = dict(then) if len(then) < MANY_FIXED else then
            then[node] = value
            gone = frozenset(index for index in graph.by_node[node] if index in part and graph.relations[index].holds(then))
            part -= gone
            yield Piece(gone, (Rated(Repair(frozenset({(node, value)})), 1.0),), fixed=before)
    if part == piece.relations:
        yield piece
        return
    for rest in _components(graph, part, then):
        yield _searched(graph, ranking, rest, then, budget)


MANY_FIXED = 50
"""Beyond so many cells that were set right before, their order is no longer kept."""


def _convicted(graph: Graph, part: frozenset[int], fixed: New) -> list[tuple[int, Decimal, frozenset[int]]]:
    """Cells that are convicted though others of their piece are wrong too, with the relations that they settle, most first.

    Nothing that holds confirms such a cell, all others of one of its failing relations are confirmed, and the value which that
    relation implies settles a second relation as well.
    """
    found: list[tuple[int, Decimal, frozenset[int]]] = []
    for index in sorted(part):
        relation = graph.relations[index]
        loose = [node for node in relation.nodes if node not in fixed and not graph.held_fast(node)] if relation.exact else []
        value = relation.solve(loose[0], fixed) if len(loose) == 1 else None
        if value is None or not graph.fits(loose[0], value):
            continue
        then = {**fixed, loose[0]: value}
        own = graph.by_node[loose[0]]
        settled = frozenset(other for other in own if other in part and graph.relations[other].holds(then))
        broken = any(not graph.relations[other].holds(then) for other in own if other not in part)
        if len(settled) >= 2 and not broken:
            found.append((loose[0], value, settled))
    return sorted(found, key=lambda one: (-len(one[2]), one[0]))


def _rate(ranking: Ranking, repairs: Iterable[Repair]) -> tuple[Rated, ...]:
    scores = [(ranking.score(repair), repair) for repair in repairs]
    whole = sum(score for score, _ in scores) or 1.0
    rated = [Rated(repair, score / whole) for score, repair in scores]
    return tuple(sorted(rated, key=lambda one: (-one.share, sorted(one.repair.changes))))


def _merged(graph: Graph, found: list[Piece]) -> tuple[Piece, ...]:
    """A repair that settles another piece in passing takes that piece over: together they need fewer cells."""
    result: list[Piece] = []
    taken: set[int] = set()
    for piece in sorted(found, key=lambda one: -max((len(rated.repair) for rated in one.repairs), default=0)):
        if piece.relations & taken:
            continue
        reach = {one: _reached(graph, one.repair, piece, found) for one in piece.repairs}
        most = max((len(relations) for relations in reach.values()), default=0)
        best = [one for one in piece.repairs if len(reach[one]) == most]
        whole = sum(one.share for one in best) or 1.0
        relations = piece.relations.union(*(reach[one] for one in best))
        taken |= relations
        rated = tuple(Rated(one.repair, one.share / whole) for one in best)
        result.append(Piece(relations, rated, piece.complete, piece.fixed))
    return tuple(sorted(result, key=lambda one: min(one.relations)))


def _reached(graph: Graph, repair: Repair, piece: Piece, found: Iterable[Piece]) -> frozenset[int]:
    """The relations of other pieces that the repair settles."""
    nodes = repair.nodes
    if len(nodes) < 2:
        return frozenset()
    others: Mapping[int, Piece] = {index: other for other in found if other is not piece for index in other.relations}
    touched = {index for node in nodes for index in graph.by_node[node]} & others.keys()
    return frozenset(index for start in touched for index in others[start].relations)


def _components(graph: Graph, failing: Iterable[int], fixed: New | None = None) -> list[frozenset[int]]:
    """Failing relations that share a cell that can still change, directly or by others."""
    left = set(failing)
    found = []
    of_node: dict[int, list[int]] = {}
    for index in failing:
        for node in graph.relations[index].nodes:
            of_node.setdefault(node, []).append(index)
    while left:
        border, part = [left.pop()], set()
        while border:
            index = border.pop()
            part.add(index)
            near = {other for node in graph.relations[index].nodes if node not in (fixed or {}) for other in of_node[node]} & left
            left -= near
            border.extend(near)
        found.append(frozenset(part))
    return sorted(found, key=min)
