"""A rounding difference spread over many rows is one remark, not many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from lakip_xl.diagnose.causes import ROUNDING, TRUNCATED
from lakip_xl.diagnose.graph import Column, Graph, column_of
from lakip_xl.diagnose.relations import Linear
from lakip_xl.diagnose.verdicts import Judgement, Way
from lakip_xl.model.findings import Certainty

MANY = 5
"""So many rows of one column are a habit of whoever made the table."""
LAST_PLACES = 2
"""A percentage is off by rounding when it is off by so many units of its last place at most."""


def rounded_sums(graph: Graph) -> Iterator[Judgement]:
    """Sums of one column that are off by less than their parts' rounding can make, in many rows."""
    columns: dict[Column, list[int]] = {}
    for index in sorted(graph.failing):
        relation = graph.relations[index]
        if isinstance(relation, Linear) and abs(relation.rest) < len(relation.nodes):
            columns.setdefault(column_of(graph.figures[relation.target]), []).append(index)
    for indexes in columns.values():
        if len(indexes) >= MANY:
            yield Judgement(frozenset(indexes), Certainty.TIDAK_DAPAT_DITENTUKAN, (), cause=ROUNDING)


def gathered(judgements: Iterable[Judgement], graph: Graph) -> list[Judgement]:
    """Percentages of one column that are cut off, or off in their last place, in many rows: one judgement for all of them."""
    found: list[Judgement] = []
    columns: dict[tuple[Column, bool], list[Judgement]] = {}
    for one in judgements:
        key = _key(one, graph)
        if key is None:
            found.append(one)
        else:
            columns.setdefault(key, []).append(one)
    for (_, cut), same in columns.items():
        found.extend(same if len(same) < MANY else [_together(same, cut)])
    return found


def _key(judgement: Judgement, graph: Graph) -> tuple[Column, bool] | None:
    if len(judgement.claim) != 1 or judgement.claim[0].value is None:
        return None
    change = judgement.claim[0]
    relations = [graph.relations[index] for index in judgement.relations]
    if any(relation.exact or relation.target != change.node for relation in relations):
        return None
    unit = Decimal(1).scaleb(-graph.habit(change.node).places)
    gap = abs(graph.values[change.node] - (change.value or Decimal(0)))
    cut = change.cause is TRUNCATED
    return (column_of(graph.figures[change.node]), cut) if cut or gap <= LAST_PLACES * unit else None


def _together(same: list[Judgement], cut: bool) -> Judgement:
    changes = tuple(change for one in same for change in one.claim)
    told = changes if cut else tuple(replace(change, cause=ROUNDING) for change in changes)
    return Judgement(frozenset(index for one in same for index in one.relations), Certainty.TERBUKTI, (Way(told, 1.0),))
