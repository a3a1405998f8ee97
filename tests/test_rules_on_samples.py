"""The rules about the samples, each sample read once: every answer is counted and every finding stands as it is kept beside it.

Quick, so that a changed rule is noticed at once (make mutants); that reading and diagnosis end in the same is tested in
test_samples.py.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import golden
import pytest

from lakip_xl.folder.offices import find_offices
from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Outcome
from lakip_xl.model.figures import plain
from lakip_xl.model.findings import Finding
from lakip_xl.model.hasil import RuleResult
from lakip_xl.model.laporan import Laporan
from lakip_xl.read.sheets import tables_in
from lakip_xl.read.years import parted
from lakip_xl.rules.engine import ask, findings_of
from lakip_xl.rules.registry import all_rules
from lakip_xl.rules.settle import settle
from lakip_xl.run import Options, check_office

SAMPLES = pytest.mark.parametrize("name", golden.with_golden())


@lru_cache
def read(name: str) -> Laporan:
    """As the sheets say it, before the equations settle what can be read two ways."""
    (folder,) = find_offices((golden.SAMPLES / name,))
    laporan = check_office(folder, Options(output=Path("tidak ada"))).laporan
    tables, previous = parted(tables_in(laporan.files, laporan.settings.headings), laporan.year)
    return replace(laporan, tables=tables, previous=previous)


def asked(name: str) -> tuple[RuleResult, ...]:
    return ask(settle(read(name)), all_rules())


@lru_cache
def kept(name: str) -> dict[str, Any]:
    (office,) = golden.kept(name)["offices"]
    return office


@SAMPLES
def test_every_answer_is_counted(name: str) -> None:
    found = {result.page.code: (result.made, result.passed, result.not_possible) for result in asked(name)}
    assert found == {one["rule"]: (one["made"], one["passed"], one["not_possible"]) for one in kept(name)["checks"]}


@SAMPLES
def test_every_finding_is_at_its_cell_with_its_figures(name: str) -> None:
    found = findings_of(asked(name), Place("", "", 1, 1))
    assert {one.id: as_found(one) for one in found} == {one["id"]: as_kept(one) for one in kept(name)["findings"]}


def as_found(one: Finding) -> tuple[object, ...]:
    figures = (one.written, None if one.value is None else plain(one.value), one.expected, one.difference, one.unit)
    return one.rule, one.severity.value, where(one.place), *figures, set(map(where, one.related))


def as_kept(one: dict[str, Any]) -> tuple[object, ...]:
    figures = (one[key] for key in ("written", "value", "expected", "difference", "unit"))
    return one["rule"], one["severity"], told(one["place"]), *figures, set(map(told, one["related"]))


@SAMPLES
def test_every_equation_is_told_with_its_figures(name: str) -> None:
    """Those of the message, in its order; the diagnosis adds its own behind them."""
    own = {one["id"]: re.match(r".*?\((?:selisih|sekitar) [^)]*\)", one["message"]) for one in kept(name)["findings"]}
    found = {one.id: one.message for one in findings_of(asked(name), Place("", "", 1, 1)) if one.equation}
    assert {id_: figures(text) for id_, text in found.items()} == {
        id_: figures(text.group() if (text := own[id_]) else "") for id_ in found
    }


def figures(message: str) -> list[str]:
    return re.findall(r"\d[\d.,]*%?", message)


@SAMPLES
def test_every_answer_can_be_told(name: str) -> None:
    """In words, whichever they are: the equation's, or a message; a row may have no name."""
    for result in asked(name):
        for check in result.checks:
            needed = [check.equation.words] if check.equation else [check.message] if check.outcome is not Outcome.HOLDS else []
            assert all(isinstance(text, str) and text for text in needed), (result.page.code, check)
            others = (check.subject, check.message, check.title, check.repair, check.written)
            assert all(isinstance(text, str) for text in others), (result.page.code, check)


def where(place: Place) -> str:
    return f"{place.file} > {place.sheet}!{place.cell}"


def told(place: dict[str, str]) -> str:
    return f"{place['file']} > {place['sheet']}!{place['cell']}"
