"""The samples: what is kept beside each, what each case says of itself, and that layout does not matter."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import golden
import openpyxl
import pytest
from conftest import SAMPLES, SOUND, Run, check, copy_sample
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

# --- golden files -----------------------------------------------------------------------------------------------------


def lines(temuan: dict[str, Any]) -> list[str]:
    """One line for each thing that a document says, short enough to read in a difference."""
    (office,) = temuan["offices"]
    head = [f"{key}: {office[key]}" for key in ("office", "year", "verdict", "missing", "resolved") if key in office]
    tables = [f"{file['path']} {file['status']} {table}" for file in office["files"] for table in file["tables"] or [file["reason"]]]
    return [*head, *tables, *map(str, office["checks"]), *map(str, office["findings"]), *map(str, office["groups"])]


@pytest.mark.parametrize("name", golden.with_golden())
def test_findings_are_those_that_are_kept(name: str) -> None:
    kept, fresh = lines(golden.kept(name)), lines(golden.fresh(name))
    gone, new = Counter(kept) - Counter(fresh), Counter(fresh) - Counter(kept)
    told = [*(f"- {line}" for line in gone), *(f"+ {line}" for line in new)]
    assert not told, f"\n{chr(10).join(told)}\nIf this is meant: python tests/golden.py {name}"
    assert kept == fresh, "the same things in another order"


# --- cases ------------------------------------------------------------------------------------------------------------

NOT_YET: dict[str, str] = {}
"""Cases that the program does not handle yet, each with the reason; one that suddenly passes fails here until it is taken out."""

CASES = sorted(path.parent.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("kasus.json"))
MARKED = [
    pytest.param(name, marks=pytest.mark.xfail(reason=NOT_YET[name], strict=True)) if name in NOT_YET else name for name in CASES
]


@dataclass(frozen=True)
class Case:
    says: dict[str, Any]
    run: Run

    @property
    def tables(self) -> list[dict[str, Any]]:
        offices = self.run.temuan["offices"]
        return [{**table, "file": file["path"]} for office in offices for file in office["files"] for table in file["tables"]]

    @property
    def findings(self) -> list[dict[str, Any]]:
        return [finding for office in self.run.temuan["offices"] for finding in office["findings"]]

    def told(self, cell: str) -> Iterator[tuple[str, str | None]]:
        """What is said of a cell: where it fails with what it should be, or as the suspect with what it should hold."""
        for finding in self.findings:
            if full(finding["place"]) == cell:
                yield finding["severity"], finding["expected"]
            if finding["suspect"] and full(finding["suspect"]) == cell:
                yield finding["severity"], finding["suggestion"]


def full(place: dict[str, str]) -> str:
    return f"{place['sheet']}!{place['cell']}"


def problems(case: Case) -> Iterator[str]:
    """Everything that is not as the case says."""
    if case.run.code != case.says["exit"]:
        yield f"exit code {case.run.code}, not {case.says['exit']}"
    for table in case.says["tables"]:
        kinds = {table["kind"], *table.get("alternatives", ())}
        found = [(own["kind"], own["range"]) for own in case.tables if own["sheet"] == table["sheet"]]
        if not any(kind in kinds and where == table["range"] for kind, where in found):
            yield f"{table['sheet']}: {table['kind']} {table['range']} not among {found}"
    for fault in case.says["expect"]:
        told = set(case.told(fault["cell"]))
        if not any(severity == fault["severity"] and fault["expected"] in (None, value) for severity, value in told):
            yield f"{fault['cell']}: {fault['severity']}, expected {fault['expected']}, not among {sorted(map(str, told))}"
    roots = {fault["cell"] for fault in case.says["expect"]}
    known = roots | {fault["cell"] for fault in case.says.get("symptoms", ())}
    for finding in case.findings:
        suspected = full(finding["suspect"]) if finding["suspect"] else None
        if finding["severity"] == "kesalahan" and full(finding["place"]) not in known and suspected not in roots:
            yield f"{full(finding['place'])}: {finding['rule']} {finding['message']}"
        if full(finding["place"]) in case.says.get("silent", ()):
            yield f"{full(finding['place'])} must be silent: {finding['rule']} {finding['message']}"


@pytest.mark.parametrize("name", MARKED)
def test_a_case_is_as_it_says(name: str, tmp_path: Path) -> None:
    says = json.loads((SAMPLES / name / "kasus.json").read_text(encoding="utf-8"))
    case = Case(says, check(SAMPLES / name, "--hanya-periksa", "--keluaran", tmp_path / "hasil"))
    found = list(problems(case))
    assert not found, "\n" + "\n".join(found)


def test_every_excuse_is_for_a_case() -> None:
    assert set(NOT_YET) <= set(CASES)


# --- layout does not matter -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Layout:
    """What an office may do to a sheet without changing what it says."""

    down: int
    right: int
    blank_columns: frozenset[int]
    order: tuple[int, ...]
    titles: tuple[str, ...]
    blank_row_above_body: bool

    def columns(self, last: int) -> dict[int, int]:
        """The new column of each old one."""
        order = [column for column in self.order if column <= last]
        placed, new = {}, self.right
        for column in order:
            new += 1 + (column in self.blank_columns)
            placed[column] = new
        return placed


def moves(sheet: Worksheet, layout: Layout) -> dict[str, str]:
    """Where each cell of a sheet goes: old address to new."""
    placed = layout.columns(sheet.max_column)
    below = layout.down + len(layout.titles)
    return {
        cell.coordinate: f"{get_column_letter(placed[cell.column])}{cell.row + below}"
        for row in sheet.iter_rows() for cell in row
    }  # fmt: skip


def rewrite(path: Path, layout: Layout) -> dict[str, dict[str, str]]:
    """The workbook with its sheets laid out anew; formulas become their values, as when pasted."""
    old, new = openpyxl.load_workbook(path, data_only=True), openpyxl.Workbook()
    new.remove(new.active)
    moved = {}
    for sheet in old:
        moved[sheet.title] = moves(sheet, layout)
        page = new.create_sheet(sheet.title)
        for row, title in enumerate(layout.titles, start=1):
            page.cell(row, 1 + layout.right, title)
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            put(page, cell, moved[sheet.title][cell.coordinate])
    new.save(path)
    return moved


def put(page: Worksheet, cell: Cell | MergedCell, address: str) -> None:
    """Merged cells of the body are filled, those of titles and headings come first in their area."""
    if cell.value is not None:
        page[address] = cell.value
        page[address].number_format = cell.number_format


def told(run: Run, moved: dict[str, dict[str, dict[str, str]]] | None = None) -> Counter[tuple[Any, ...]]:
    """The findings without their layout: cells of the old layout are told in the new one."""

    def where(place: dict[str, str]) -> tuple[str, str, str]:
        address = moved[place["file"]][place["sheet"]].get(place["cell"], place["cell"]) if moved else place["cell"]
        return place["file"], place["sheet"], address

    return Counter(
        (one["rule"], one["severity"], where(one["place"]), one["row"], one["value"], one["expected"], one["difference"])
        for one in run.findings
    )


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """The table moved, columns put in between or changed about, titles on top."""
    return Layout(
        down=draw(st.integers(0, 6)),
        right=draw(st.integers(0, 4)),
        blank_columns=draw(st.frozensets(st.integers(2, 9), max_size=2)),
        order=tuple(draw(st.permutations(range(1, 10)))) if draw(st.booleans()) else tuple(range(1, 10)),
        titles=tuple(draw(st.lists(st.sampled_from(["PEMERINTAH KABUPATEN CONTOH", "LAMPIRAN II"]), max_size=2, unique=True))),
        blank_row_above_body=False,
    )
