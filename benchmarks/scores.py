"""What one diagnosis is worth against the truth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.trials import Trial
from benchmarks.truth import Truth
from lakip_xl.model.cells import Place
from lakip_xl.model.findings import Certainty, Change, Finding, Group

Diagnosed = tuple[tuple[Finding, ...], tuple[Group, ...], float]
CLAIMS = (Certainty.TERBUKTI, Certainty.KEMUNGKINAN)


@dataclass(frozen=True)
class Score:
    """``wrong``: a claim that is not fully right; ``wrong_proven``: such a claim with certainty terbukti."""

    kinds: tuple[str, ...]
    money: bool
    category: str
    detected: bool
    located: bool
    restored: bool
    wrong: bool
    wrong_proven: bool
    top1: bool
    top3: bool
    seconds: float

    @property
    def determinable(self) -> bool:
        return self.category in ("structural", "explained")


def score(trial: Trial, truth: Truth, category: str, diagnosed: Diagnosed) -> Score:
    findings, groups, seconds = diagnosed
    actual = {fault.place: truth.values[fault.place] for fault in trial.faults}
    claims = [(change, group.certainty) for group in groups if group.certainty in CLAIMS for change in _first(group)]
    claimed = {change.place: change.value for change, _ in claims}
    amiss = [certainty for change, certainty in claims if not _is_right(change, actual)]
    best = {change.place for group in groups for change in _first(group)}
    return Score(
        tuple(sorted(fault.kind for fault in trial.faults)),
        not any(fault.place in truth.percents for fault in trial.faults),
        category,
        any(finding.equation is not None or finding.place in actual for finding in findings),
        set(claimed) == set(actual),
        claimed == actual,
        bool(amiss),
        Certainty.TERBUKTI in amiss,
        best == set(actual),
        set(actual) <= set(_named(groups, 3 * len(actual))),
        seconds,
    )  # fmt: skip


def _first(group: Group) -> tuple[Change, ...]:
    return group.candidates[0].changes if group.candidates else ()


def _is_right(change: Change, actual: dict[Place, Decimal]) -> bool:
    return change.place in actual and change.value == actual[change.place]


def _named(groups: Iterable[Group], most: int) -> list[Place]:
    """The cells named, the best of every group first."""
    ranked: dict[Place, None] = {}
    groups = list(groups)
    for rank in range(max((len(group.candidates) for group in groups), default=0)):
        for group in groups:
            if rank < len(group.candidates):
                ranked.update(dict.fromkeys(change.place for change in group.candidates[rank].changes))
    return list(ranked)[:most]
