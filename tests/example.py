"""Small reports written as text, so that a test shows its whole input.

Each line is a row of one sheet, starting at A1; "|" parts the cells, a line without it is a title or a note in column A, a blank
line a blank row. Every cell is a text, as an office may have typed it, but for these notations:

    {1234.5}        a real Excel number (a point before the decimals)
    {=}             a formula that was never calculated; {=800} one with 800 as its kept result
    {=SUM(A1:A2)~5} a formula with its kept result
    {#REF!}         an Excel error
    {sembunyi} A|1  at the head of a line: the row is hidden
    [Nama]          a line that begins another sheet; [Nama, tersembunyi] a hidden one; [Berkas.xlsx > Nama] one of another file
"""

from __future__ import annotations

import re
from decimal import Decimal

from lakip_xl.model.cells import Cell, Cells, ErrorValue, Grid, InputFile
from lakip_xl.model.laporan import Laporan
from lakip_xl.read.display import show_number
from lakip_xl.read.settings import as_settings_file, is_settings, settings_from
from lakip_xl.read.sheets import tables_in
from lakip_xl.read.years import parted

FILE, SHEET, OFFICE, YEAR = "Contoh.xlsx", "Lembar", "Dinas Contoh", 2020
HIDDEN = "{sembunyi}"


def laporan_from(text: str, year: int = YEAR) -> Laporan:
    """The report of one office with one file."""
    grids = grids_from(text)
    names = dict.fromkeys(grid.file for grid in grids)
    read = [InputFile(name, "read", "", None, tuple(grid for grid in grids if grid.file == name)) for name in names]
    settings = settings_from(file for file in read if is_settings(file))
    files = tuple(as_settings_file(file) if is_settings(file) else file for file in read)
    tables, previous = parted(tables_in(files, settings.headings), year)
    return Laporan(OFFICE, OFFICE, year, files, tables, settings, previous)


def grids_from(text: str) -> tuple[Grid, ...]:
    """The sheets of a text."""
    parts = re.split(r"^\s*\[([^\]|]+)\]\s*$", text.strip("\n"), flags=re.MULTILINE)
    named = [(SHEET, parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]
    return tuple(_grid(name, body) for name, body in named)


def grid_from(text: str) -> Grid:
    """The only sheet of a text."""
    (grid,) = grids_from(text)
    return grid


def _grid(name: str, text: str) -> Grid:
    cells: dict[tuple[int, int], Cell] = {}
    hidden: set[int] = set()
    for row, line in enumerate(text.strip("\n").splitlines(), start=1):
        if line.lstrip().startswith(HIDDEN):
            hidden.add(row)
        for column, written in enumerate(line.replace(HIDDEN, "").split("|"), start=1):
            if written.strip():
                cells[row, column] = _cell(row, column, written.strip())
    named, _, state = name.partition(", ")
    file, sheet = named.split(" > ") if " > " in named else (FILE, named)
    return Grid(file, sheet, Cells.of(cells.values()), hidden_rows=frozenset(hidden), hidden=state == "tersembunyi")


def _cell(row: int, column: int, written: str) -> Cell:
    if not re.fullmatch(r"\{.+\}", written):
        return Cell(row, column, written, written)
    inner = written[1:-1]
    if inner.startswith("#"):
        return Cell(row, column, ErrorValue(inner), inner)
    formula, _, kept = inner.rpartition("~") if "~" in inner else ("", "", inner.removeprefix("="))
    value = kept.strip('"') if kept.startswith('"') else Decimal(kept) if kept else None
    shown = value or "" if not isinstance(value, Decimal) else show_number(value, "General")
    written_formula = formula or f"={kept or 'A1'}"
    return Cell(row, column, value, shown, "General", written_formula if inner.startswith("=") else None)
