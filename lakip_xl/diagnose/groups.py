"""Findings with their judgement: cause, suspect, suggestion, certainty; the root first, its symptoms after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lakip_xl.diagnose.causes import DERIVED
from lakip_xl.diagnose.doubt import doubt
from lakip_xl.diagnose.graph import Graph
from lakip_xl.diagnose.verdicts import CellChange, Judgement
from lakip_xl.model.cells import Place
from lakip_xl.model.figures import plain
from lakip_xl.model.findings import Candidate, Change, Finding, Group
from lakip_xl.model.laporan import Laporan


@dataclass(frozen=True)
class Bundle:
    """A judgement with its findings, the root first."""

    judgement: Judgement
    findings: tuple[Finding, ...]

    @property
    def order(self) -> tuple[int, str, str, int, int]:
        root = self.findings[0]
        place = root.suspect or root.place
        return min(one.severity.rank for one in self.findings), place.file, place.sheet, place.row, place.column


def bundle(
    judgement: Judgement,
    findings: Sequence[Finding],
    by_relation: Mapping[int, Sequence[Finding]],
    graph: Graph,
    laporan: Laporan,
) -> Bundle:
    """The findings of a judgement with what it says of them. ``findings`` are those that are no equation's."""
    own = [finding for index in sorted(judgement.relations) for finding in by_relation.get(index, ())]
    claimed = {graph.figures[change.node].place: change for change in judgement.claim}
    told = [_told(finding, judgement, claimed, graph) for finding in own]
    if not claimed and told:
        told = [replace(told[0], message=f"{told[0].message} {doubt(judgement, graph, laporan)}"), *told[1:]]
    ordered = sorted(told, key=lambda finding: _rootness(finding, claimed))
    rest = [_told(finding, judgement, claimed, graph) for finding in findings]
    return Bundle(judgement, _as_symptoms([*ordered, *rest], claimed))


def _told(finding: Finding, judgement: Judgement, claimed: Mapping[Place, CellChange], graph: Graph) -> Finding:
    change = _suspect_of(finding, claimed)
    if change is None:
        return replace(finding, certainty=judgement.certainty, cause=judgement.cause)
    figure = graph.figures[change.node]
    return replace(
        finding, suspect=figure.place, certainty=judgement.certainty, cause=change.cause,
        suggestion=None if change.value is None else plain(change.value),
    )  # fmt: skip


def _suspect_of(finding: Finding, claimed: Mapping[Place, CellChange]) -> CellChange | None:
    """The wrong cell that stands in the finding's equation, its own place first."""
    own = (
        [finding.place, *(part.place for part in finding.equation.parts)]
        if finding.equation
        else [finding.place, *finding.related]
    )
    return next((claimed[place] for place in own if place in claimed), next(iter(claimed.values()), None))


def _rootness(finding: Finding, claimed: Mapping[Place, CellChange]) -> tuple[bool, bool, int]:
    """The finding at the wrong cell itself is the root, what was computed from it is not; else the first of the most serious."""
    return finding.place not in claimed, finding.cause is DERIVED, finding.severity.rank


def _as_symptoms(findings: Sequence[Finding], claimed: Mapping[Place, CellChange]) -> tuple[Finding, ...]:
    """Says of each but the root from which finding it comes; a finding at another wrong cell is no symptom."""
    if not findings or not claimed:
        return tuple(findings)
    root = findings[0]
    told = [root]
    for finding in findings[1:]:
        if (
            finding.place in claimed
            and finding.suspect == finding.place
            and finding.cause is not DERIVED
            and finding.place != root.place
        ):
            told.append(finding)
            continue
        cell = (root.suspect or root.place).cell
        told.append(replace(finding, message=f"{finding.message} (akibat dari temuan {root.id}: {cell})"))
    return tuple(told)


def group_of(bundle: Bundle, name: str, graph: Graph) -> Group:
    candidates = tuple(
        Candidate(round(way.score, 4), tuple(_change(change, graph) for change in way.changes)) for way in bundle.judgement.ways
    )
    return Group(name, bundle.judgement.certainty, tuple(finding.id for finding in bundle.findings), candidates)


def _change(change: CellChange, graph: Graph) -> Change:
    figure = graph.figures[change.node]
    return Change(figure.place, figure.written, change.value, change.cause)
