"""One question put to the figures, and its answer. Answers of all three kinds are kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from lakip_xl.model.cells import Place
from lakip_xl.model.equations import Equation
from lakip_xl.model.findings import Severity
from lakip_xl.model.making import maker


class Outcome(Enum):
    """Whether what was asked holds; CUT_OFF is a percentage whose last places were dropped instead of rounded."""

    HOLDS = "benar"
    CUT_OFF = "dipotong"
    FAILS = "salah"
    NOT_POSSIBLE = "tidak dapat dicek"


@dataclass(frozen=True, slots=True)
class Check:
    """An answer at one cell.

    ``subject`` names the row in the office's words. ``message`` says what is wrong, or why the check could not be made; for an
    equation it is made from its figures. ``severity``, ``title`` and ``repair`` stand in for the rule's own where one row is
    special. ``written`` and ``expected`` are for answers without an equation. ``cells``: how many cells the answer is for; only
    one that needs no words is for several. ``open``: cells that were left blank and may be what a failing sum lacks; such a sum
    accuses no cell.
    """

    place: Place
    outcome: Outcome
    subject: str = ""
    equation: Equation | None = None
    message: str = ""
    written: str = ""
    expected: str | None = None
    related: tuple[Place, ...] = ()
    severity: Severity | None = None
    title: str = ""
    repair: str = ""
    cells: int = 1
    open: tuple[Place, ...] = ()


make_check = maker(Check)


def holds(place: Place, subject: str = "") -> Check:
    """An answer that needs no words."""
    return Check(place, Outcome.HOLDS, subject)
