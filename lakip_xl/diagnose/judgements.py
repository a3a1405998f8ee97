"""Everything that is to be said of an office's failing relations: rounding, whole rows and columns, single cells, cut-offs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from lakip_xl.diagnose.causes import DERIVED, TRUNCATED
from lakip_xl.diagnose.graph import Column, Graph, column_of
from lakip_xl.diagnose.missing_rows import missing_rows
from lakip_xl.diagnose.patterns import Proposal, proposals
from lakip_xl.diagnose.pieces import pieces
from lakip_xl.diagnose.ranking import Ranking
from lakip_xl.diagnose.relations import Ratio
from lakip_xl.diagnose.rounding import gathered, rounded_sums
from lakip_xl.diagnose.verdicts import CellChange, Judgement, Way, judge
from lakip_xl.model.findings import Certainty
from lakip_xl.model.laporan import Laporan


def judgements(laporan: Laporan, graph: Graph, cut: Iterable[int]) -> list[Judgement]:
    """Every failing relation in one judgement. ``cut`` are the relations whose percentage is cut off."""
    found = _not_of_copies(list(_of_failing(laporan, graph)), graph)
    return gathered(_with_cut_off(found, cut, graph), graph)


EQUAL_ROWS = 3
"""So many rows in which two figures are the same are no chance."""


def _not_of_copies(found: list[Judgement], graph: Graph) -> list[Judgement]:
    """Percentages that would all have to be 100: two columns are equal in their rows, so one is a copy, perhaps."""
    columns: dict[Column, dict[int, Ratio]] = {}
    for at, one in enumerate(found):
        ratio = _lone_ratio(one, graph)
        if ratio is not None and graph.values[ratio.numerator] == graph.values[ratio.denominator]:
            columns.setdefault(column_of(graph.figures[ratio.target]), {})[at] = ratio
    doubtful = {at: ratio for same in columns.values() if len(same) >= EQUAL_ROWS for at, ratio in same.items()}
    return [_untold(one, doubtful[at]) if at in doubtful else one for at, one in enumerate(found)]


def _untold(judgement: Judgement, ratio: Ratio) -> Judgement:
    """Any of the three cells may be the wrong one."""
    ways = tuple(Way((CellChange(node, None, None),), 1 / 3) for node in (ratio.target, ratio.numerator, ratio.denominator))
    return replace(judgement, certainty=Certainty.TIDAK_DAPAT_DITENTUKAN, ways=ways)


def _lone_ratio(judgement: Judgement, graph: Graph) -> Ratio | None:
    """The percentage's own equation, when its judgement claims the percentage and nothing else."""
    if len(judgement.claim) != 1 or len(judgement.relations) != 1:
        return None
    relation = graph.relations[next(iter(judgement.relations))]
    return relation if isinstance(relation, Ratio) and relation.target == judgement.claim[0].node else None


def _of_failing(laporan: Laporan, graph: Graph) -> Iterator[Judgement]:
    rounded = list(rounded_sums(graph))
    yield from rounded
    left = graph.failing.difference(*(one.relations for one in rounded))
    fixed: dict[int, Decimal] = {}
    for proposal in proposals(graph, laporan, left):
        fixed.update(proposal.new)
        yield _of_pattern(proposal)
        left = left - proposal.settled
    lacking = list(missing_rows(graph, left))
    yield from lacking
    left = left.difference(*(one.relations for one in lacking))
    ranking = Ranking(laporan, graph)
    for piece in pieces(graph, ranking, left, fixed):
        yield from judge(piece, graph, ranking)


def _of_pattern(proposal: Proposal) -> Judgement:
    changes = [CellChange(node, value, proposal.cause) for node, value in proposal.new.items() if node not in proposal.derived]
    derived = [CellChange(node, proposal.new[node], DERIVED) for node in sorted(proposal.derived)]
    return Judgement(proposal.settled, Certainty.TERBUKTI, (Way((*changes, *derived), 1.0),))


def _with_cut_off(found: list[Judgement], cut: Iterable[int], graph: Graph) -> list[Judgement]:
    """The judgements, and one for each percentage that is cut off.

    Where a claimed correction turns the percentage into a rounded one it was never cut off: that goes with the claim. Where a
    cell of it may be wrong, but that cannot be told, nothing is claimed of it either.
    """
    claimed = {change.node: change.value for one in found for change in one.claim if change.value is not None}
    doubted = {node for one in found if not one.claim for node in _doubted(one, graph)}
    for index in sorted(cut):
        relation = graph.relations[index]
        at = next((at for at, one in enumerate(found) if {change.node for change in one.claim} & set(relation.nodes)), None)
        if at is not None and relation.rounds(claimed):
            found[at] = replace(found[at], relations=found[at].relations | {index})
            continue
        value = relation.solve(relation.target, claimed)
        certainty = Certainty.TIDAK_DAPAT_DITENTUKAN if doubted & set(relation.nodes) else Certainty.TERBUKTI
        found.append(Judgement(frozenset({index}), certainty, (Way((CellChange(relation.target, value, TRUNCATED),), 1.0),)))
    return found


def _doubted(judgement: Judgement, graph: Graph) -> set[int]:
    """The figures of which one is wrong, though it cannot be told which."""
    if judgement.ways:
        return {change.node for way in judgement.ways for change in way.changes}
    return {node for index in judgement.relations for node in graph.relations[index].nodes}
