"""The published page of each rule is its test: the wrong example is found, the right one is silent."""

from __future__ import annotations

import answers as kept_answers
import pytest
from example import laporan_from

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.rules.engine import REPORTED
from lakip_xl.rules.registry import Rule, all_rules
from lakip_xl.rules.settle import settle

RULES = pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: f"{rule.code}-{rule.page.name}")


def answers(rule: Rule, text: str) -> list[Check]:
    laporan = laporan_from(text)
    assert laporan.tables, f"no table is recognised in:\n{text}"
    return list(rule.ask(settle(laporan)))


@RULES
def test_wrong_example_is_found(rule: Rule) -> None:
    found = answers(rule, rule.page.wrong)
    assert any(check.outcome in REPORTED for check in found), f"nothing is found in:\n{rule.page.wrong}"


@RULES
def test_right_example_is_silent(rule: Rule) -> None:
    given = answers(rule, rule.page.right)
    assert not [check for check in given if check.outcome in REPORTED]


@RULES
def test_right_example_is_really_asked(rule: Rule) -> None:
    given = answers(rule, rule.page.right)
    assert any(check.outcome is Outcome.HOLDS for check in given), f"{rule.code} says nothing about:\n{rule.page.right}"


@RULES
def test_each_answer_is_at_its_cell_with_its_figures(rule: Rule) -> None:
    """All of them, also those that hold: the cell, the row, what is written, what it should be, and from which cells."""
    kept = [line for line in kept_answers.KEPT.read_text(encoding="utf-8").splitlines() if line.startswith(f"{rule.code} ")]
    assert list(kept_answers.of(rule)) == kept, "if this is meant: python tests/answers.py"


@RULES
def test_what_is_reported_can_be_told(rule: Rule) -> None:
    given = [check for report in (rule.page.wrong, rule.page.right) for check in answers(rule, report)]
    assert all(map(kept_answers.is_told, given)), given


@RULES
def test_page_reads_well(rule: Rule) -> None:
    page = rule.page
    assert page.title and page.checked.endswith(".") and page.why.endswith(".") and page.repair.endswith(".")
    assert page.name == page.name.lower() and " " not in page.name
