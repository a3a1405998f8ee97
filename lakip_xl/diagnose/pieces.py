"""Connected pieces of failing relations, each with the smallest repairs that explain it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from lakip_xl.diagnose.graph import Graph
from lakip_xl.diagnose.ranking import Ranking
from lakip_xl.diagnose.relations import New
from lakip_xl.diagnose.search import Repair, Search


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
    """Every one of the relations that still fails with ``fixed`` set right, in exactly one piece."""
    found: list[Piece] = []
    failing = [index for index in sorted(relations) if not fixed or not graph.relations[index].holds(fixed)]
    for part in _components(graph, failing, fixed):
        found.extend(_explained(graph, ranking, part, fixed))
    return _merged(graph, found)


def _explained(graph: Graph, ranking: Ranking, part: frozenset[int], fixed: New) -> Iterator[Piece]:
    """The part as one piece; where it resists, what can be convicted alone is taken out and the rest is searched again."""
    search = Search(graph, part, fixed)
    repairs = search.smallest()
    peeled = None if repairs and search.complete else _peel(graph, part, fixed)
    if peeled is None:
        yield Piece(part, _rate(ranking, repairs), search.complete, fixed)
        return
    node, value = peeled
    then = {**fixed, node: value}
    gone = frozenset(index for index in part if node in graph.relations[index].nodes and graph.relations[index].holds(then))
    yield Piece(gone, (Rated(Repair(frozenset({peeled})), 1.0),), fixed=fixed)
    left = [index for index in part if index not in gone]
    for rest in _components(graph, left, then):
        yield from _explained(graph, ranking, rest, then)


def _peel(graph: Graph, part: frozenset[int], fixed: New) -> tuple[int, Decimal] | None:
    """A cell that is convicted though others of its piece are wrong too.

    Nothing that holds confirms it, all others of one of its failing relations are confirmed, and the value which that relation
    implies settles a second relation as well.
    """
    best: tuple[int, int, Decimal] | None = None
    for index in sorted(part):
        relation = graph.relations[index]
        if not relation.exact:
            continue
        loose = [node for node in relation.nodes if node not in fixed and not _confirmed(graph, node, part)]
        if len(loose) != 1:
            continue
        value = relation.solve(loose[0], fixed)
        if value is None or not graph.fits(loose[0], value):
            continue
        then = {**fixed, loose[0]: value}
        own = graph.by_node[loose[0]]
        settled = sum(graph.relations[other].holds(then) for other in own if other in part)
        broken = any(not graph.relations[other].holds(then) for other in own if other not in part)
        if settled >= 2 and not broken and (best is None or settled > best[0]):
            best = (settled, loose[0], value)
    return None if best is None else best[1:]


def _confirmed(graph: Graph, node: int, part: frozenset[int]) -> bool:
    return any(index not in part and graph.relations[index].exact for index in graph.by_node[node])


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
