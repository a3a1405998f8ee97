"""A table of the input as it will be seen: its columns side by side, and what each cell of a line shows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from lakip_xl.model.cells import Cell, Grid, Place, Span
from lakip_xl.model.columns import Heading
from lakip_xl.model.figures import Angka, Teks, Unit
from lakip_xl.model.sheets import PlannedValue
from lakip_xl.model.tables import FoundTable, Row, Table
from lakip_xl.read.numbers import read_figure
from lakip_xl.write.figures import shown

CENTERED = ("no", "kode", "satuan", "kategori")


class Line(NamedTuple):
    """A line of the result: a row of the table, or a line of the sheet that holds texts but was not taken for a row."""

    source: int
    row: Row | None


class Content(NamedTuple):
    """What a cell shows; ``look`` is a style name without the weight of its row. ``seen`` is its text, for measuring.

    ``figure`` is the row's figure where the cell holds it as a number or a blank.
    """

    value: PlannedValue
    look: str
    place: Place
    number_format: str = ""
    seen: str = ""
    figure: Angka | None = None


@dataclass(frozen=True)
class TableView:
    """A table with its columns numbered from 1 in the result."""

    table: Table

    @cached_property
    def found(self) -> FoundTable:
        return self.table.found

    @cached_property
    def grid(self) -> Grid:
        return self.found.grid

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """The sheet's columns that belong to the table, also those that were not understood."""
        known = {column.column for column in self.found.columns}
        if self.found.number_column is not None:
            known.add(self.found.number_column)
        return tuple(sorted(known))

    @cached_property
    def position(self) -> dict[int, int]:
        """The column of the result for each column of the sheet."""
        return {column: index for index, column in enumerate(self.columns, start=1)}

    @cached_property
    def width(self) -> int:
        return len(self.columns)

    @cached_property
    def names(self) -> dict[int, str | None]:
        return {column.column: column.name for column in self.found.columns}

    def heading(self, column: int) -> Heading | None:
        return self.found.kind.headings.get(self.names.get(column) or "")

    @cached_property
    def key_column(self) -> int | None:
        key = self.found.column_of(self.found.kind.key)
        return key.column if key else None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The rows in order, and between them what else stands in the table's lines, so that nothing is left out."""
        taken = {row.place.row for row in self.table.rows}
        covered = {row for span in self.grid.merged for row in range(span.top + 1, span.bottom + 1) if span.top in taken}
        shown = taken | covered
        others = [
            Line(number, None)
            for number in self.grid.rows
            if self.found.first_row <= number <= self.found.last_row
            and number not in shown
            and any(cell.column in self.position for cell in self.grid.line(number))
        ]
        rows = [Line(row.place.row, row) for row in self.table.rows]
        return tuple(sorted(rows + others, key=lambda line: line.source))

    def origin(self, place: Place) -> Place:
        """The first cell of the merged area in which a cell lies, else the cell itself."""
        span = self.grid.span_at(place.row, place.column)
        return self.grid.place(span.top, span.left) if span else place

    def inside(self, span: Span) -> tuple[int, ...]:
        """The table's columns that a merged area covers."""
        return tuple(column for column in self.columns if span.left <= column <= span.right)

    def is_wide(self, row: int, column: int) -> bool:
        """Whether the cell lies in an area merged over several of the table's columns."""
        span = self.grid.span_at(row, column)
        return span is not None and len(self.inside(span)) > 1

    @cached_property
    def contents(self) -> tuple[dict[int, Content], ...]:
        """What each line shows in each column of the sheet."""
        return tuple({column: self._content(line, column) for column in self.columns} for line in self.lines)

    def _content(self, line: Line, column: int) -> Content:
        """The row's own text or figure, else what the sheet shows there."""
        held = self._held(line.row, column) if line.row else None
        if isinstance(held, Angka):
            return _figure(held)
        if isinstance(held, Teks) and held.text:
            return self._text(held.text, column, self.origin(held.place))
        return self._copied(line, column)

    def _held(self, row: Row, column: int) -> Teks | Angka | None:
        name = self.names.get(column)
        found = row.cells.get(name) if name else None
        if isinstance(found, tuple):
            return next((figure for figure in found if figure.place.column == column), None)
        if found is not None and name and found.place.column != column and len(self.found.columns_of(name)) > 1:
            return None
        return found

    def _copied(self, line: Line, column: int) -> Content:
        place = self.grid.place(line.source, column)
        cell = self._cell(line.source, column)
        if column == self.found.number_column:
            number = line.row.number if line.row else ""
            return self._text((cell.shown.strip() if cell else "") or number, column, self.origin(place))
        if cell is not None and isinstance(cell.value, Decimal):
            return _figure(read_figure(cell, place, Unit.BILANGAN))
        return self._text(_shown(cell), column, self.origin(place))

    def _cell(self, row: int, column: int) -> Cell | None:
        """The cell seen there; a text merged over several columns is seen in the first of them only."""
        span = self.grid.span_at(row, column)
        return None if span and column in self.inside(span)[1:] else self.grid.seen(row, column)

    def _text(self, text: str, column: int, place: Place) -> Content:
        name = self.names.get(column)
        numbered = column == self.found.number_column or name in CENTERED
        heading = self.heading(column)
        look = "center" if numbered else "written" if heading and heading.unit else "text"
        value = _counted(text) if numbered else text or None
        return Content(value, look, place, "0" if isinstance(value, int) else "", text)


def _figure(figure: Angka) -> Content:
    found = shown(figure)
    look = "figure" if found.is_number or found.value is None else "written"
    return Content(found.value, look, figure.place, found.number_format, found.text, figure if look == "figure" else None)


def _shown(cell: Cell | None) -> str:
    return cell.shown.strip() if cell else ""


def _counted(text: str) -> PlannedValue:
    """A running number as a number; codes, "I", "a", "01" as texts."""
    if text.isascii() and text.isdigit() and len(text) < 10 and (text == "0" or not text.startswith("0")):
        return int(text)
    return text or None
