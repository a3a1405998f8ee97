"""Small reports written as text, so that a test shows its whole input.

Each line is a row of one sheet, starting at A1; "|" parts the cells, a line without it is a title or a note in column A, a blank
line a blank row. Every cell is a text, as an office may have typed it, but for three notations:

    {1234.5}   a real Excel number (a point before the decimals)
    {=}        a formula that was never calculated; {=800} one with 800 as its kept result
    {#REF!}    an Excel error
"""

from __future__ import annotations

import re
from decimal import Decimal

from lakip_xl.model.cells import Cell, ErrorValue, Grid, InputFile
from lakip_xl.model.laporan import Laporan
from lakip_xl.read.display import show_number
from lakip_xl.read.interpret import interpret
from lakip_xl.read.recognise import recognise

FILE, SHEET, OFFICE, YEAR = "Contoh.xlsx", "Lembar", "Dinas Contoh", 2020


def laporan_from(text: str, year: int = YEAR) -> Laporan:
    """The report of one office with one file of one sheet."""
    grid = grid_from(text)
    tables = tuple(interpret(found) for found in recognise(grid))
    return Laporan(OFFICE, OFFICE, year, (InputFile(FILE, "read", "", None, (grid,)),), tables)


def grid_from(text: str) -> Grid:
    """The sheet of a text."""
    cells: dict[tuple[int, int], Cell] = {}
    for row, line in enumerate(text.strip("\n").splitlines(), start=1):
        for column, written in enumerate(line.split("|"), start=1):
            if written.strip():
                cells[row, column] = _cell(row, column, written.strip())
    return Grid(FILE, SHEET, cells)


def _cell(row: int, column: int, written: str) -> Cell:
    if not re.fullmatch(r"\{.+\}", written):
        return Cell(row, column, written, written)
    inner = written[1:-1]
    if inner.startswith("#"):
        return Cell(row, column, ErrorValue(inner), inner)
    kept = inner.removeprefix("=")
    value = Decimal(kept) if kept else None
    shown = "" if value is None else show_number(value, "General")
    return Cell(row, column, value, shown, "General", f"={kept or 'A1'}" if inner.startswith("=") else None)
