"""Asks every rule and turns the answers that matter into findings.

A rule that crashes costs that rule: its answers are dropped and a finding names it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Equation, Sama
from lakip_xl.model.figures import Angka, Unit, half_up, plain, shown_figure
from lakip_xl.model.findings import Finding, Severity
from lakip_xl.model.hasil import RulePage, RuleResult
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.settings import Pembulatan
from lakip_xl.rules.hundredfold import hundredfold
from lakip_xl.rules.registry import Rule

NOWHERE = Place("", "", 1, 1)
FORM_RULES = ("BTK101", "BTK105", "BTK106", "BTK301")
"""Rules about the form of a cell that an equation may fill."""
OWN_FAMILY = "SIS"
"""Rules about the program and its settings; no setting switches them off."""
REPORTED = (Outcome.FAILS, Outcome.CUT_OFF)


def ask(laporan: Laporan, rules: Iterable[Rule]) -> tuple[RuleResult, ...]:
    """Every rule's answers, in the order of the rules; none from one that the office's settings switch off."""
    return tuple(_answers(laporan, rule) for rule in rules)


def _answers(laporan: Laporan, rule: Rule) -> RuleResult:
    off = laporan.settings.why_off(rule.code)
    if off and not rule.code.startswith(OWN_FAMILY):
        return RuleResult(rule.page, (), off=off)
    try:
        return RuleResult(rule.page, tuple(_counted(_as_settled(laporan, rule.ask(laporan)))))
    except Exception as fault:  # one faulty rule must not cost the office the others
        return RuleResult(rule.page, (), f"{type(fault).__name__}: {fault}")


def _as_settled(laporan: Laporan, checks: Iterable[Check]) -> Iterable[Check]:
    """Where the settings allow it, a percentage that was cut off is as good as a rounded one."""
    if laporan.settings.rounding is not Pembulatan.POTONG:
        return checks
    return (replace(check, outcome=Outcome.HOLDS) if check.outcome is Outcome.CUT_OFF else check for check in checks)


def _counted(checks: Iterable[Check]) -> Iterator[Check]:
    """The answers, those that hold and are no evidence as one: nobody asks where they are, but they may be a hundred thousand."""
    first, cells = None, 0
    for check in checks:
        if check.outcome is Outcome.HOLDS and check.equation is None:
            first, cells = first or check, cells + check.cells
        else:
            yield check
    if first:
        yield replace(first, cells=cells)


def findings_of(results: Iterable[RuleResult], home: Place = NOWHERE) -> tuple[Finding, ...]:
    """A finding for each answer that is wrong or cut off, and for each rule that crashed, which is said at ``home``.

    Ids are stable while rule, file, sheet and row name stay the same.
    """
    found: list[Finding] = []
    results = tuple(results)
    implied = _implied(results)
    for result in results:
        found.extend(_finding(result.page, check, implied) for check in result.checks if check.outcome in REPORTED)
        if result.crash:
            found.append(_crash(result, home))
    return _with_ids(found)


def _crash(result: RuleResult, home: Place) -> Finding:
    title = f"Aturan {result.page.code} tidak dapat dijalankan"
    message = f"{result.page.title}: aturan ini tidak dicek karena kesalahan program ({result.crash})."
    return Finding(
        "", result.page.code, Severity.PERINGATAN, title, message, home, repair="Laporkan berkas ini kepada pembuat program."
    )


def _implied(results: Sequence[RuleResult]) -> dict[Place, str]:
    """What cells without a usable figure should hold, by the first equation that says it."""
    values: dict[Place, str] = {}
    if not any(check.outcome is Outcome.FAILS for result in results if result.page.code in FORM_RULES for check in result.checks):
        return values
    for result in results:
        for check in result.checks:
            exact = check.equation.compute() if check.equation else None
            if check.equation and exact is not None:
                values.setdefault(check.place, plain(expected_value(check.equation.target, exact)))
    return values


def _finding(page: RulePage, check: Check, implied: Mapping[Place, str]) -> Finding:
    severity = check.severity or (Severity.CATATAN if check.outcome is Outcome.CUT_OFF else page.severity)
    common = Finding(
        "", page.code, severity, check.title or page.title, check.message, check.place, check.subject, check.written,
        expected=check.expected or (implied.get(check.place) if page.code in FORM_RULES else None),
        repair=check.repair or page.repair, related=check.related,
    )  # fmt: skip
    return common if check.equation is None else _with_equation(common, check, check.equation)


def _with_equation(finding: Finding, check: Check, equation: Equation) -> Finding:
    target, exact = equation.target, equation.compute()
    if exact is None or target.value is None:
        return finding
    expected = expected_value(target, exact)
    difference = target.value - expected
    return replace(
        finding,
        message=(check.message or equation_message(equation, target, exact, expected)) + _left_open(check),
        written=target.written,
        value=target.value,
        expected=plain(expected),
        difference=plain(difference),
        unit=target.unit.value,
        equation=equation,
        related=finding.related or tuple(dict.fromkeys(part.place for part in equation.parts if part.place != target.place)),
    )


def _left_open(check: Check) -> str:
    """What may be missing from a sum, named."""
    return f" Belum diisi: {', '.join(place.cell for place in check.open[:MOST_OPEN])}." if check.open else ""


MOST_OPEN = 5


def expected_value(target: Angka, exact: Decimal) -> Decimal:
    """What the cell should hold: the exact value at the places shown; two significant digits where that would hide it as 0."""
    if target.unit is not Unit.PERSEN:
        return half_up(exact, 2)
    rounded = half_up(exact, target.places)
    return rounded if rounded or not exact else half_up(exact, 1 - exact.adjusted())


def equation_message(equation: Equation, target: Angka, exact: Decimal, expected: Decimal) -> str:
    """The equation in words, with its figures, and how far the printed figure is off."""
    places = max(target.places, -int(expected.as_tuple().exponent)) if target.unit is Unit.PERSEN else target.places
    shown = shown_figure(expected, target.unit, places)
    gap = shown_figure(abs((target.value or Decimal(0)) - expected), target.unit, places)
    right = shown if isinstance(equation, Sama) else f"{equation.figures()} = {shown}"
    apart = hundredfold(target, expected) or f"selisih {gap}"
    return f"{equation.words}: {right}, tertulis {target.written.strip()} ({apart})."


def _with_ids(found: list[Finding]) -> tuple[Finding, ...]:
    """Eight hex digits of rule, file, sheet, row name and column; a running number tells rows of one name apart."""
    seen: Counter[str] = Counter()
    result = []
    for finding in found:
        key = "\0".join((finding.rule, finding.place.file, finding.place.sheet, finding.subject, str(finding.place.column)))
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\0{seen[key]}".encode()).hexdigest()[:8]
        result.append(replace(finding, id=digest))
    return tuple(result)
