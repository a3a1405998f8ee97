"""The rules about the samples, each sample read once: every answer is counted and every finding stands as it is kept beside it.

Quick, so that a changed rule is noticed at once (make mutants); that reading and diagnosis end in the same is tested in
test_samples.py.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import golden
import pytest

from lakip_xl.folder.offices import find_offices
from lakip_xl.model.cells import Place
from lakip_xl.model.laporan import Laporan
from lakip_xl.rules.engine import ask, findings_of
from lakip_xl.rules.registry import all_rules
from lakip_xl.run import Options, check_office

SAMPLES = pytest.mark.parametrize("name", golden.with_golden())


@lru_cache
def laporan_of(name: str) -> Laporan:
    (folder,) = find_offices((golden.SAMPLES / name,))
    return check_office(folder, Options(output=Path("tidak ada"))).laporan


@lru_cache
def kept(name: str) -> dict[str, Any]:
    (office,) = golden.kept(name)["offices"]
    return office


@SAMPLES
def test_every_answer_is_counted(name: str) -> None:
    found = {result.page.code: (result.made, result.passed, result.not_possible) for result in ask(laporan_of(name), all_rules())}
    assert found == {one["rule"]: (one["made"], one["passed"], one["not_possible"]) for one in kept(name)["checks"]}


@SAMPLES
def test_every_finding_is_at_its_cell_with_its_figures(name: str) -> None:
    found = findings_of(ask(laporan_of(name), all_rules()), Place("", "", 1, 1))
    own = {
        one.id: (one.rule, one.severity.value, where(one.place), one.written, one.expected, set(map(where, one.related)))
        for one in found
    }
    assert own == {
        one["id"]: (
            one["rule"], one["severity"], told(one["place"]), one["written"], one["expected"], set(map(told, one["related"])),
        )
        for one in kept(name)["findings"]
    }  # fmt: skip


def where(place: Place) -> str:
    return f"{place.file} > {place.sheet}!{place.cell}"


def told(place: dict[str, str]) -> str:
    return f"{place['file']} > {place['sheet']}!{place['cell']}"
