"""A row that the sheet lacks: the gaps of its total's sums are themselves a row that bears its own equations out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xl.diagnose.causes import MISSING_ROW
from lakip_xl.diagnose.graph import Graph
from lakip_xl.diagnose.relations import Linear
from lakip_xl.diagnose.verdicts import Judgement
from lakip_xl.model.findings import Certainty

LEAST_GAPS = 3
"""Pagu, realisasi and sisa: with fewer figures no equation tells that the gaps belong together."""


def missing_rows(graph: Graph, failing: frozenset[int]) -> Iterator[Judgement]:
    """Rows whose parts add up to too little in three columns at least. No cell of them is wrong, so none is named."""
    rows: dict[tuple[str, str, int], dict[int, int]] = {}
    for index in sorted(failing):
        relation = graph.relations[index]
        if isinstance(relation, Linear) and relation.is_sum and len(relation.nodes) > 1:
            place = graph.figures[relation.target].place
            rows.setdefault((place.file, place.sheet, place.row), {})[relation.target] = index
    for sums in rows.values():
        gaps = {node: _gap(graph, node, index) for node, index in sums.items()}
        if len(gaps) >= LEAST_GAPS and all(gap > 0 for gap in gaps.values()) and _is_row(graph, gaps):
            yield Judgement(frozenset(sums.values()), Certainty.TIDAK_DAPAT_DITENTUKAN, (), cause=MISSING_ROW)


def gaps_of(graph: Graph, relations: frozenset[int]) -> tuple[Decimal, ...]:
    """What the row would hold, column by column."""
    return tuple(_gap(graph, graph.relations[index].target, index) for index in sorted(relations))


def _gap(graph: Graph, node: int, index: int) -> Decimal:
    """How much a sum's figure is above what its parts add up to."""
    value = graph.relations[index].solve(node, {})
    return graph.values[node] - (graph.values[node] if value is None else value)


def _is_row(graph: Graph, gaps: dict[int, Decimal]) -> bool:
    """Whether an equation of the total's own row holds, and holds of the gaps too; and none of them is denied by one."""
    own = {index for node in gaps for index in graph.by_node[node]}
    told = [
        sum((weight * gaps[node] for node, weight in relation.weights.items()), Decimal(0))
        for index in own
        if isinstance(relation := graph.relations[index], Linear)
        and index not in graph.failing
        and len(relation.nodes) >= LEAST_GAPS
        and gaps.keys() >= set(relation.nodes)
    ]
    return bool(told) and not any(told)
