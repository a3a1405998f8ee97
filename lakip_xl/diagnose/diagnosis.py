"""From findings to root causes."""

from __future__ import annotations

from collections.abc import Iterable

from lakip_xl.model.findings import Finding, Group
from lakip_xl.model.hasil import RuleResult
from lakip_xl.model.laporan import Laporan


def diagnose(
    laporan: Laporan, rules: Iterable[RuleResult], findings: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Group, ...]]:
    """The findings, most serious first."""
    return tuple(sorted(findings, key=_order)), ()


def _order(finding: Finding) -> tuple[int, str, str, int, int]:
    place = finding.place
    return finding.severity.rank, place.file, place.sheet, place.row, place.column
