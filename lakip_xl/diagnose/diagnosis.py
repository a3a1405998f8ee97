"""From findings to root causes: which cell is wrong, what it should hold, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable

from lakip_xl.diagnose.order import as_typed, order_of
from lakip_xl.model.checks import Outcome
from lakip_xl.model.findings import Finding, Group
from lakip_xl.model.hasil import RuleResult
from lakip_xl.model.laporan import Laporan


def diagnose(
    laporan: Laporan, rules: Iterable[RuleResult], findings: Iterable[Finding]
) -> tuple[tuple[Finding, ...], tuple[Group, ...]]:
    """The findings with their causes, most serious first and each root before its symptoms; and the groups of one root."""
    results, told = tuple(rules), tuple(findings)
    if not any(check.outcome in (Outcome.FAILS, Outcome.CUT_OFF) for result in results for check in result.checks):
        return tuple(sorted(map(as_typed, told), key=order_of)), ()
    from lakip_xl.diagnose.roots import roots_of  # noqa: PLC0415 - the larger half of diagnosis; nothing to do where all holds

    return roots_of(laporan, results, told)
