"""One sheet through expat: the careful way, which takes every workbook that is well-formed."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from lakip_xl.model.cells import Grid
from lakip_xl.read.package import Broken, Package
from lakip_xl.read.xlsx_cells import SheetCells, is_on, place_of
from lakip_xl.read.xlsx_parts import Book, SheetPart, unescaped
from lakip_xl.read.xlsx_rows import read_rows
from lakip_xl.read.xlsx_xml import DEEPEST, LocalNames, Part, too_deep

SHEET_STEP = 256 * 1024


def read_sheet(package: Package, book: Book, sheet: SheetPart, fast: bool = True) -> tuple[Grid, list[str]]:
    """A sheet and what is to be said about it. Raises Broken where it is damaged.

    ``fast`` lets plain rows be read by their pattern (xlsx_rows); the tests read every sheet both ways.
    """
    if sheet.part is None:
        raise Broken(sheet.name)
    package.refuse_doubled(sheet.part)
    cells = SheetCells(book, package.budget)
    with _no_collection():
        reader = SheetReader(package.name, cells)
        chunks = package.chunks(sheet.part, SHEET_STEP)
        if fast:
            chunks = read_rows(chunks, cells, reader.stands_at_the_rows)
        for chunk in chunks:
            reader.feed(chunk)
            reader.settle()
        reader.part.feed(b"", last=True)
        reader.settle()
    if not reader.complete:
        raise Broken(sheet.name)
    cells.spend_repeated_texts()
    grid = cells.grid(package.name, sheet.name, sheet.hidden)
    return grid, cells.notes(grid)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Cells hold no cycles; looking for some costs a third of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


class SheetReader:
    """What expat says about a sheet, turned into cells."""

    def __init__(self, name: str, cells: SheetCells) -> None:
        self.cells = cells
        self.part = Part(name, self._start, self._end, self._text)
        self.depth = 0
        self.in_rows = False
        self.complete = False
        """Whether the root is a sheet: a part that holds something else has no cells, but is not empty."""
        self._name = name
        self._local = LocalNames()
        self._told = 0
        self._in_cell = False
        self._aids = 0
        self._open: list[str] | None = None
        self._reset({})

    def stands_at_the_rows(self) -> bool:
        return self.in_rows and self.depth == 2

    def feed(self, chunk: bytes) -> None:
        """In steps of expat's liking."""
        for at in range(0, len(chunk), 65_536):
            self.part.feed(chunk[at : at + 65_536])
            self.cells.budget.look_at_the_clock()

    def settle(self) -> None:
        """Takes the new cells from the budget."""
        self.cells.budget.spend(cells=self.cells.filled - self._told)
        self._told = self.cells.filled

    def _reset(self, attributes: dict[str, str]) -> None:
        self._cell = attributes
        self._stored: list[str] | None = None
        self._inline: list[str] | None = None
        self._formula: list[str] | None = None
        self._formula_attributes: dict[str, str] = {}

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise too_deep(self._name)
        local = self._local[tag]
        if self._in_cell:
            self._start_in_cell(local, attributes)
        elif self.in_rows:
            if local == "c":
                self._in_cell = True
                self._reset(attributes)
            elif local == "row":
                self.cells.start_row(attributes.get("r"), attributes.get("hidden"))
        else:
            self._start_outside(local, attributes)

    def _start_in_cell(self, local: str, attributes: dict[str, str]) -> None:
        if local == "v":
            self._open = self._stored = []
        elif local == "f":
            self._open = self._formula = []
            self._formula_attributes = attributes
        elif local == "is":
            self._inline = []
        elif local == "t" and self._inline is not None and not self._aids:
            self._open = self._inline
        elif local == "rPh":
            self._aids += 1

    def _start_outside(self, local: str, attributes: dict[str, str]) -> None:
        if self.depth == 1:
            self.complete = local == "worksheet"
        elif local == "sheetData" and self.depth == 2:
            self.in_rows = True
        elif local == "mergeCell":
            self.cells.merge(attributes.get("ref", ""))
        elif local == "col" and is_on(attributes.get("hidden")):
            self.cells.hide_columns(attributes.get("min", ""), attributes.get("max", ""))

    def _end(self, tag: str) -> None:
        self.depth -= 1
        local = self._local[tag]
        if self._in_cell:
            if local == "c":
                self._in_cell = False
                self._put()
            elif local == "rPh":
                self._aids -= 1
            self._open = None
        elif local == "sheetData":
            self.in_rows = False

    def _text(self, text: str) -> None:
        if self._open is not None:
            self._open.append(text)

    def _put(self) -> None:
        reference = self._cell.get("r")
        kind = self._cell.get("t", "n")
        row, column = self.cells.next_place() if reference is None else place_of(reference)
        self.cells.column = column
        if self._stored is None and self._inline is not None:
            kind = "inlineStr"
        stored = self._inline if kind == "inlineStr" and self._inline is not None else self._stored
        text = None if stored is None else "".join(stored)
        if text and kind in ("inlineStr", "str"):
            text = unescaped(text)
        formula = None
        if self._formula is not None:
            formula = self.cells.formula(row, column, self._formula_attributes, "".join(self._formula))
        self.cells.put(row, column, self._cell.get("s", "0"), kind, text, formula)
