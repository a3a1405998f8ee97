"""What one run found out about one office: everything that the results are written from."""

from __future__ import annotations

from dataclasses import dataclass

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.findings import Finding, Group, Severity, Verdict
from lakip_xl.model.history import Riwayat
from lakip_xl.model.laporan import Laporan


@dataclass(frozen=True, slots=True)
class RulePage:
    """What is published about a rule, all of it from its one declaration.

    ``wrong`` and ``right`` are the example tables as lines of text with "|" between the cells.
    """

    code: str
    name: str
    severity: Severity
    title: str
    checked: str
    why: str
    repair: str
    wrong: str
    right: str
    source: str


@dataclass(frozen=True)
class RuleResult:
    """Every answer that a rule gave, also those that hold and those that could not be made; ``crash`` when it gave none.

    ``off`` is the office's reason for switching the rule off; it was not asked then.
    """

    page: RulePage
    checks: tuple[Check, ...]
    crash: str = ""
    off: str = ""

    def count(self, *outcomes: Outcome) -> int:
        return sum(check.cells for check in self.checks if check.outcome in outcomes)

    @property
    def made(self) -> int:
        return sum(check.cells for check in self.checks) - self.not_possible

    @property
    def passed(self) -> int:
        return self.count(Outcome.HOLDS)

    @property
    def not_possible(self) -> int:
        return self.count(Outcome.NOT_POSSIBLE)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why checks could not be made, each reason once, in order."""
        return tuple(dict.fromkeys(check.message for check in self.checks if check.outcome is Outcome.NOT_POSSIBLE))


@dataclass(frozen=True)
class Hasil:
    """One office, checked. ``missing`` says in the office's words which sheets would have added checks; ``understood`` what was
    found out from the figures themselves, such as the capaian formula."""

    laporan: Laporan
    rules: tuple[RuleResult, ...]
    findings: tuple[Finding, ...]
    groups: tuple[Group, ...]
    verdict: Verdict
    missing: tuple[str, ...] = ()
    resolved: tuple[str, ...] = ()
    understood: tuple[str, ...] = ()
    history: Riwayat = Riwayat()  # noqa: RUF009 - frozen

    def count(self, severity: Severity) -> int:
        return sum(1 for finding in self.findings if finding.severity is severity)
