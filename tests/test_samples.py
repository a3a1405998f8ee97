"""The samples: what is kept beside each, what each case says of itself, and that layout does not matter."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import golden
import openpyxl
import pytest
from conftest import SAMPLES, SOUND, Run, check, copy_sample
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

# --- golden files -----------------------------------------------------------------------------------------------------


def lines(value: Any, path: str = "") -> Iterator[str]:
    """Each single value of a document with the way to it; members of lists are named by what they are called."""
    if isinstance(value, dict):
        for key, own in value.items():
            yield from lines(own, f"{path} {key}")
    elif isinstance(value, list):
        for index, own in enumerate(value):
            yield from lines(own, f"{path} {name_of(own) or index}")
    else:
        yield f"{path.strip()}: {value}"


def name_of(member: Any) -> str:
    if not isinstance(member, dict):
        return ""
    cell = f" {full(member['place'])}" if "place" in member else ""
    return next((f"{member[key]}{cell}" for key in ("id", "rule", "path") if key in member), "")


@pytest.mark.parametrize("name", golden.with_golden())
def test_findings_are_those_that_are_kept(name: str) -> None:
    kept, fresh = list(lines(golden.kept(name))), list(lines(golden.fresh(name)))
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


def agrees(expected: str | None, value: str | None) -> bool:
    """Whether a value is what the case expects, or that rounded to the places that are printed."""
    if expected is None or expected == value:
        return True
    try:
        exact, given = Decimal(expected), Decimal(value or "")
    except InvalidOperation:
        return False
    return exact.quantize(Decimal(1).scaleb(int(given.as_tuple().exponent)), ROUND_HALF_UP) == given


def full(place: dict[str, str]) -> str:
    return f"{place['sheet']}!{place['cell']}"


def cells_of(finding: dict[str, Any]) -> set[str]:
    """Where a finding lies, and the cell that it suspects."""
    return {full(place) for place in (finding["place"], finding["suspect"]) if place}


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
        if not any(severity == fault["severity"] and agrees(fault["expected"], value) for severity, value in told):
            yield f"{fault['cell']}: {fault['severity']}, expected {fault['expected']}, not among {sorted(map(str, told))}"
    roots = {fault["cell"] for fault in case.says["expect"]}
    known = roots | {fault["cell"] for fault in case.says.get("symptoms", ())}
    explained = {finding["group"] for finding in case.findings if roots & cells_of(finding)} - {None}
    for finding in case.findings:
        if finding["severity"] == "kesalahan" and not known & cells_of(finding) and finding["group"] not in explained:
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

TOGETHER = {
    "RKT 2023.xlsx": ("A", "B", "C", "D", "E"),
    "Perjanjian Kinerja 2023.xlsx": ("AB", "C", "D"),
    "Capaian 2023.xlsx": ("A", "B", "C", "D", "E", "F", "G"),
    "Realisasi Belanja 2023.xlsx": ("AB", "C", "D", "EF", "GH"),
}
"""The columns of the sound office that mean something only side by side: merged names, a figure and its percent."""
FAULTS = {
    "RKT 2023.xlsx": {"E10": 1700},
    "Perjanjian Kinerja 2023.xlsx": {"C16": 2606800001, "C9": "Persentase perpustakaan yg dibina"},
    "Capaian 2023.xlsx": {"G8": 92.59, "F11": None},
    "Realisasi Belanja 2023.xlsx": {"E8": 21957000, "G13": 8143580, "F16": 9.88, "F11": 97.92, "D20": 2606800100, "B9": None},
}
"""Figures and names spoilt in a copy of the sound office, so that there is something to find."""
TITLES = ("PEMERINTAH KABUPATEN TANJUNG CONTOH", "LAMPIRAN II", "Dicetak dari aplikasi")


@dataclass(frozen=True)
class Layout:
    """What an office may do to its sheets without changing what they say."""

    down: int
    right: int
    titles: tuple[str, ...]
    shuffles: tuple[float, ...]
    blank_after: frozenset[int]
    blank_rows: frozenset[int]

    def columns(self, groups: tuple[str, ...]) -> dict[str, int]:
        """The new column of each old one: groups change places, blank columns come between them."""
        order = sorted(range(len(groups)), key=lambda index: self.shuffles[index])
        placed, new = {}, self.right
        for step, index in enumerate(order):
            for letter in groups[index]:
                new += 1
                placed[letter] = new
            new += step in self.blank_after
        return placed

    def rows(self, sheet: Worksheet) -> dict[int, int]:
        """The new row of each old one: titles above, blank rows where no merged cell is torn."""
        torn = {row for area in sheet.merged_cells.ranges for row in range(area.min_row, area.max_row)}
        placed, new = {}, self.down + len(self.titles)
        for row in range(1, sheet.max_row + 1):
            new += 1
            placed[row] = new
            new += row in self.blank_rows and row not in torn
        return placed


Moves = dict[tuple[str, str], dict[str, str]]
"""For each file and sheet where its cells went."""


def laid_out(source: Path, target: Path, layout: Layout) -> Moves:
    """The office's workbooks with every sheet laid out anew; formulas become their values, as when pasted."""
    target.mkdir(parents=True)
    moves: Moves = {}
    for path in sorted(source.glob("*.xlsx")):
        old, new = openpyxl.load_workbook(path, data_only=True), openpyxl.Workbook()
        new.remove(new.active)
        for sheet in old:
            page = new.create_sheet(sheet.title)
            moves[path.name, sheet.title] = move_sheet(sheet, page, layout, TOGETHER[path.name])
        new.save(target / path.name)
    return moves


def move_sheet(sheet: Worksheet, page: Worksheet, layout: Layout, groups: tuple[str, ...]) -> dict[str, str]:
    columns, rows = layout.columns(groups), layout.rows(sheet)
    moved: dict[str, str] = {}
    for row, title in enumerate(layout.titles, start=1):
        page.cell(row, 1, title)
    for cell in (cell for line in sheet.iter_rows() for cell in line):
        address = moved[cell.coordinate] = f"{get_column_letter(columns[get_column_letter(cell.column)])}{rows[cell.row]}"
        if cell.value is not None:
            page[address].value = cell.value
            page[address].number_format = cell.number_format
    for area in sheet.merged_cells.ranges:
        letters = [get_column_letter(column) for column in range(area.min_col, area.max_col + 1)]
        if any(set(letters) <= set(group) for group in groups):
            first, last = (moved[f"{letter}{row}"] for letter, row in ((letters[0], area.min_row), (letters[-1], area.max_row)))
            page.merge_cells(f"{first}:{last}")
    return moved


def told(run: Run, moves: Moves | None = None) -> Counter[tuple[Any, ...]]:
    """What was read, asked and found; places as they are after ``moves``."""

    def where(place: dict[str, str]) -> tuple[str, str, str]:
        cell = place["cell"]
        return place["file"], place["sheet"], moves[place["file"], place["sheet"]].get(cell, cell) if moves else cell

    tables = [(file["path"], table["kind"], table["rows"]) for file in run.office["files"] for table in file["tables"]]
    checks = [tuple(check.values()) for check in run.office["checks"]]
    keys = ("rule", "severity", "row", "value", "expected", "difference", "unit")
    findings = [(where(one["place"]), *(one[key] for key in keys)) for one in run.findings]
    return Counter([*tables, *checks, *findings])


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound office with a few faults, its sheets where they were."""
    folder = copy_sample(SOUND, tmp_path_factory.mktemp("layout") / SOUND)
    for name, cells in FAULTS.items():
        book = openpyxl.load_workbook(folder / name, data_only=True)
        for address, value in cells.items():
            book.active[address].value = value
        book.save(folder / name)
    return folder


@pytest.fixture(scope="module")
def before(spoilt: Path) -> Run:
    run = check(spoilt)
    assert {one["severity"] for one in run.findings} == {"kesalahan", "peringatan", "catatan"} and len(run.findings) >= 8
    return run


LAYOUTS = st.builds(
    Layout,
    down=st.integers(0, 7),
    right=st.integers(0, 4),
    titles=st.lists(st.sampled_from(TITLES), max_size=2, unique=True).map(tuple),
    shuffles=st.just(tuple(range(9))) | st.permutations(range(9)).map(tuple),
    blank_after=st.frozensets(st.integers(0, 6), max_size=2),
    blank_rows=st.frozensets(st.integers(3, 20), max_size=3),
)


@given(layout=LAYOUTS)
@settings(max_examples=25, deadline=None)
def test_layout_does_not_change_what_is_found(
    spoilt: Path, before: Run, tmp_path_factory: pytest.TempPathFactory, layout: Layout
) -> None:
    folder = tmp_path_factory.mktemp("layout") / SOUND
    moves = laid_out(spoilt, folder, layout)
    after = check(folder, "--hanya-periksa")
    assert told(after) == told(before, moves)
