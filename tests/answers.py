"""A rule's answers as lines, so that a test can say them all: python tests/answers.py remakes tests/rule_answers.txt.

ANG104 salah  !C2 Kegiatan A "1.200" (B2)       fails; "as written", the cells that belong to it
ANG104 benar  C2 Kegiatan A                     holds
ANG101 salah  !D2 Kegiatan A =200 (B2 C2)       =what the equation gives, or what is expected
              ?D3 ...  ~D4 ...                  cannot be asked; cut off
BTK101 benar  A2 Realisasi Belanja x2           one answer for two cells
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from example import SHEET, laporan_from

from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.figures import plain
from lakip_xl.rules.registry import Rule, all_rules
from lakip_xl.rules.settle import settle

KEPT = Path(__file__).with_name("rule_answers.txt")
SIGNS = {Outcome.HOLDS: "", Outcome.FAILS: "!", Outcome.NOT_POSSIBLE: "?", Outcome.CUT_OFF: "~"}


def answers(rule: Rule, report: str) -> list[str]:
    """Each answer of a rule about a report, in the rule's order."""
    return [line(check) for check in rule.ask(settle(laporan_from(report)))]


def line(check: Check) -> str:
    exact = check.equation.compute() if check.equation else None
    due = check.expected if exact is None else plain(round(exact, 4))
    related = check.equation.parts if check.equation else ()
    cells = [cell(figure.place) for figure in related] or [cell(place) for place in check.related]
    parts = [
        f"{SIGNS[check.outcome]}{cell(check.place)}",
        check.subject,
        f'"{check.written}"' if check.written else "",
        f"={due}" if due is not None else "",
        f"({' '.join(cells)})" if cells else "",
        f"[{check.severity.value}]" if check.severity else "",
        f"x{check.cells}" if check.cells > 1 else "",
    ]
    return " ".join(part for part in parts if part)


def is_told(check: Check) -> bool:
    """Whether an answer names what it is about, and says in words, whichever they are, what is wrong or cannot be asked."""
    silent = check.outcome is Outcome.HOLDS and not check.equation
    words = [check.subject] if silent else [check.subject, check.equation.words if check.equation else check.message]
    rest = (check.message, check.title, check.repair, check.written)
    return all(isinstance(text, str) and text for text in words) and all(isinstance(text, str) for text in rest)


def cell(place: Place) -> str:
    return place.cell if place.sheet == SHEET else f"{place.sheet}!{place.cell}"


def of(rule: Rule) -> Iterator[str]:
    """The answers about the two examples of a rule's page."""
    for kind, report in (("salah", rule.page.wrong), ("benar", rule.page.right)):
        yield from (f"{rule.code} {kind}  {answer}" for answer in answers(rule, report))


if __name__ == "__main__":
    KEPT.write_text("".join(f"{answer}\n" for rule in all_rules() for answer in of(rule)), encoding="utf-8")
