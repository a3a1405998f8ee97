"""From the sheets of all files to the tables that are checked: copies are read once, stale hidden sheets stand back."""

from __future__ import annotations

from collections.abc import Iterable

from lakip_xl.model.cells import Grid, InputFile
from lakip_xl.model.tables import FoundTable, Table
from lakip_xl.read.assign import OwnWords
from lakip_xl.read.interpret import interpret, is_blank_form
from lakip_xl.read.recognise import recognise

SMALL = 12
"""Sheets with fewer cells than this are not called copies of each other."""


def found_tables(file: InputFile, own: OwnWords = ()) -> tuple[FoundTable, ...]:
    """The tables of a file, each sheet that is a copy of another one left out; ``own`` are headings of the office's settings."""
    copies = copied_sheets(file)
    return tuple(found for grid in file.grids if grid.sheet not in copies for found in recognise(grid, own))


def tables_in(files: Iterable[InputFile], own: OwnWords = ()) -> tuple[Table, ...]:
    """Every table of an office. One in a hidden sheet counts only when no visible table of its kind is there; a template that
    nobody has filled is none."""
    found = [table for file in files for table in found_tables(file, own)]
    visible = {table.kind for table in found if not table.grid.hidden}
    tables = (interpret(table) for table in found if not table.grid.hidden or table.kind not in visible)
    return tuple(table for table in tables if not is_blank_form(table))


def copied_sheets(file: InputFile) -> dict[str, str]:
    """The sheets that hold the very cells of another sheet of the file, with that one's name; visible sheets come first."""
    originals: list[Grid] = []
    copies: dict[str, str] = {}
    for grid in sorted(file.grids, key=lambda grid: (grid.hidden, len(grid.hidden_rows))):
        original = next((other for other in originals if _same_cells(other, grid)), grid)
        if original is grid:
            originals.append(grid)
        elif len(grid.cells) >= SMALL:
            copies[grid.sheet] = original.sheet
    return copies


def _same_cells(one: Grid, other: Grid) -> bool:
    return len(one.cells) == len(other.cells) and all(
        place in other.cells and cell.shown == other.cells[place].shown for place, cell in one.cells.items()
    )
