"""Findings that come from the same wrong cell, told together: the root first, then its symptoms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lakip_xl.diagnose.graph import Graph, build, figures_of
from lakip_xl.diagnose.groups import Bundle, bundle, group_of
from lakip_xl.diagnose.judgements import judgements
from lakip_xl.diagnose.order import as_typed, order_of
from lakip_xl.diagnose.symptoms import symptoms
from lakip_xl.model.findings import Finding, Group
from lakip_xl.model.hasil import RuleResult
from lakip_xl.model.laporan import Laporan


def roots_of(
    laporan: Laporan, results: tuple[RuleResult, ...], told: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Group, ...]]:
    """The findings of an office in which some equation fails, with their causes, and the groups of one root."""
    graph = build(laporan, results)
    bundles = list(_bundles(laporan, graph, told))
    bundled = {finding.id for one in bundles for finding in one.findings}
    loose = [as_typed(finding) for finding in told if finding.id not in bundled]
    return _in_order(bundles, loose, graph)


def _bundles(laporan: Laporan, graph: Graph, findings: Sequence[Finding]) -> Iterator[Bundle]:
    by_relation: dict[int, list[Finding]] = {}
    lone: list[Finding] = []
    for finding in findings:
        index = _relation(finding, graph)
        (lone if index is None else by_relation.setdefault(index, [])).append(finding)
    found = judgements(laporan, graph, by_relation.keys() - graph.failing)
    gone = symptoms(laporan, graph, found, lone)
    for at, judgement in enumerate(found):
        made = bundle(judgement, gone.get(at, ()), by_relation, graph, laporan)
        if made.findings:
            yield made


def _relation(finding: Finding, graph: Graph) -> int | None:
    """The relation that a finding is about."""
    if finding.equation is not None:
        return graph.of_equation.get(figures_of(finding.equation))
    return graph.of_nought.get((finding.place, finding.written))


def _in_order(bundles: list[Bundle], loose: list[Finding], graph: Graph) -> tuple[tuple[Finding, ...], tuple[Group, ...]]:
    """Groups and lone findings among each other, most serious first."""
    entries: list[tuple[tuple[int, str, str, int, int], Bundle | Finding]] = [(one.order, one) for one in bundles]
    entries.extend((order_of(finding), finding) for finding in loose)
    found: list[Finding] = []
    groups: list[Group] = []
    for _, entry in sorted(entries, key=lambda pair: pair[0]):
        if isinstance(entry, Finding):
            found.append(entry)
            continue
        groups.append(group_of(entry, f"g{len(groups) + 1}", graph))
        found.extend(replace(finding, group=groups[-1].id) for finding in entry.findings)
    return tuple(found), tuple(groups)
