"""From an equation to an answer: holds, cut off, fails, or cannot be asked and why."""

from __future__ import annotations

from decimal import Decimal

from lakip_xl.model.checks import Check, Outcome, make_check
from lakip_xl.model.equations import HUNDRED, Equation, Jumlah, Persen, Sama, Selisih, agreement
from lakip_xl.model.figures import Angka, State

_OUTCOMES = {"holds": Outcome.HOLDS, "cut off": Outcome.CUT_OFF, "fails": Outcome.FAILS}


def prove(equation: Equation, subject: str) -> Check:
    """The answer to an equation at its target's cell.

    A blank, unreadable or never calculated figure makes the check impossible, never wrong; in a sum and as what is taken away,
    a blank counts as nothing, and the check is still impossible when it then fails.
    """
    reason = _why_not(equation)
    exact = None if reason else equation.compute()
    if reason is None and exact is None:
        reason = f"{equation.words}: pembagi 0, tidak dapat dihitung"
    if reason is not None or exact is None:
        return Check(equation.target.place, Outcome.NOT_POSSIBLE, subject, equation, reason or "")
    outcome = _OUTCOMES[agreement(equation.target, exact)]
    if outcome is not Outcome.HOLDS and _within_rounding(equation, exact):
        return Check(equation.target.place, Outcome.HOLDS, subject, equation)
    if outcome is not Outcome.HOLDS and _leans_on_a_blank(equation):
        return Check(equation.target.place, Outcome.NOT_POSSIBLE, subject, equation, f"{equation.words}: ada sel yang kosong")
    return make_check(equation.target.place, outcome, subject, equation)


def _why_not(equation: Equation) -> str | None:
    target, parts = equation.target, equation.parts
    blank = False
    for figure in (target, *parts):
        if figure.state is State.BLANK:
            if figure == target:
                return f"{equation.words}: sel hasil kosong"
            blank = True
        elif figure.value is None:
            return f"{equation.words}: {figure.state.value}"
    if blank and all(part.state is State.BLANK for part in parts):
        return f"{equation.words}: rincian kosong"
    return None


HALF = Decimal("0.5")


def _within_rounding(equation: Equation, exact: Decimal) -> bool:
    """Whether figures in thousands or millions, each rounded by itself, can be as far from each other as these are."""
    target = equation.target
    if target.value is None or not any(figure.coarse for figure in (target, *equation.parts)):
        return False
    slack = HALF.scaleb(-target.places)
    rounding = sum((HALF.scaleb(-part.places) for part in equation.parts), Decimal(0))
    if isinstance(equation, Persen):
        whole = abs(equation.denominator.value or Decimal(0))
        slack += rounding * HUNDRED / whole if whole else Decimal(0)
    elif isinstance(equation, Jumlah | Selisih | Sama):
        slack += rounding
    return abs(target.value - exact) <= slack


def _leans_on_a_blank(equation: Equation) -> bool:
    return not isinstance(equation, Jumlah) and any(part.state is State.BLANK for part in equation.parts)


def is_zero(figure: Angka | None) -> bool:
    """A figure that says nought: 0 or "-"; a blank says nothing."""
    return figure is not None and figure.value == Decimal(0)
