"""Findings without an equation that go away with a correction: asked again, not guessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lakip_xl.diagnose.graph import Graph
from lakip_xl.diagnose.verdicts import Judgement
from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Outcome
from lakip_xl.model.figures import State, indonesian
from lakip_xl.model.findings import Finding
from lakip_xl.model.laporan import Laporan
from lakip_xl.rules.registry import all_rules


def symptoms(
    laporan: Laporan, graph: Graph, judgements: Sequence[Judgement], findings: Iterable[Finding]
) -> dict[int, list[Finding]]:
    """By the number of a judgement the findings that its claim makes go away, such as a pagu minus at a wrong pagu."""
    claimed = {graph.figures[change.node].place: at for at, one in enumerate(judgements) for change in one.claim}
    touched = [(finding, at) for finding in findings if (at := _touches(finding, claimed)) is not None]
    if not touched:
        return {}
    still = _asked_again(_corrected(laporan, graph, judgements), {finding.rule for finding, _ in touched})
    found: dict[int, list[Finding]] = {}
    for finding, at in touched:
        if (finding.rule, finding.place) not in still:
            found.setdefault(at, []).append(finding)
    return found


def _touches(finding: Finding, claimed: Mapping[Place, int]) -> int | None:
    return next((claimed[place] for place in (finding.place, *finding.related) if place in claimed), None)


def _corrected(laporan: Laporan, graph: Graph, judgements: Iterable[Judgement]) -> Laporan:
    claimed = {change.node: change.value for one in judgements for change in one.claim if change.value is not None}
    new = {}
    for node, value in claimed.items():
        figure, places = graph.figures[node], graph.habit(node).places
        new[figure] = replace(figure, value=Decimal(value), state=State.FILLED, places=places, written=indonesian(value, places))
    return replace(laporan, tables=tuple(table.with_figures(new) for table in laporan.tables))


def _asked_again(laporan: Laporan, codes: set[str]) -> set[tuple[str, Place]]:
    """What the rules still find; a rule that crashes keeps all it said."""
    still: set[tuple[str, Place]] = set()
    for rule in all_rules():
        if rule.code in codes:
            checks = tuple(rule.ask(laporan))
            still.update((rule.code, check.place) for check in checks if check.outcome in (Outcome.FAILS, Outcome.CUT_OFF))
    return still
