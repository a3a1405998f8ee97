"""A small picture of a sheet around a cell: two rows above and below, with column letters, headings and row numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from lakip_xl.model.cells import Grid, Place, column_letters
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Table
from lakip_xl.write.html_text import text as _escaped
from lakip_xl.write.names import clean_text

ROWS_AROUND = 2
MOST_COLUMNS = 10
LONGEST = 90
"""Characters of a cell that are shown."""
LONGEST_HEADING = 40
LONG = 24
"""A text of more characters gets a column of some width."""
SELF, SUSPECT = "salah", "duga"
_FIGURE = re.compile(r"[0-9.,\-()% Rp]{1,30}")
_SAID = {SELF: "sel temuan", SUSPECT: "sel yang diduga keliru"}


class Gallery(NamedTuple):
    """Makes the pictures of one office's sheets."""

    grids: Mapping[tuple[str, str], Grid]
    tables: Sequence[Table]

    @classmethod
    def of(cls, laporan: Laporan) -> Gallery:
        grids = {(grid.file, grid.sheet): grid for file in laporan.files for grid in file.grids}
        return cls(grids, laporan.tables)

    def around(self, place: Place, marks: Mapping[Place, str]) -> str:
        """The picture as HTML; nothing for a place that no sheet has. ``marks`` says which cells stand out, and how."""
        grid = self.grids.get((place.file, place.sheet))
        if grid is None or not grid.cells:
            return ""
        rows, columns, headings = self._frame(grid, place)
        here = {other: look for other, look in marks.items() if (other.file, other.sheet) == (place.file, place.sheet)}
        own = {_shown_at(grid, other.row, other.column): look for other, look in here.items()}
        lines = "".join(_line(grid, row, columns, own) for row in rows)
        label = _escaped(f"Potongan lembar {place.sheet} di sekitar sel {place.cell}")
        head = "".join(_heading(column, headings) for column in _with_gaps(columns))
        return (
            f'<div class="gambar" role="region" tabindex="0" aria-label="{label}"><table>'
            f'<thead><tr><th><span class="samar">Baris</span></th>{head}</tr></thead><tbody>{lines}</tbody></table></div>'
        )

    def holds(self, place: Place, other: Place) -> bool:
        """Whether the picture around a place shows another place too."""
        grid = self.grids.get((place.file, place.sheet))
        if grid is None or (place.file, place.sheet) != (other.file, other.sheet):
            return False
        rows, columns, _ = self._frame(grid, place)
        return other.row in rows and other.column in columns

    def _frame(self, grid: Grid, place: Place) -> tuple[tuple[int, ...], tuple[int, ...], Mapping[int, str]]:
        """Which rows and columns are shown, and what stands over the columns."""
        table = self._table_at(grid, place)
        in_body = table is not None and place.row >= table.found.first_row
        near = range(table.found.first_row, table.found.last_row + 1) if table and in_body else None
        rows = _rows_around(grid, place.row, near)
        if table is None:
            filled = {cell.column for row in rows for cell in grid.line(row)} | {place.column}
            return rows, _nearest(sorted(filled), place.column, ()), {}
        known = {column.column: column.heading for column in table.found.columns}
        key = table.found.column_of(table.kind.key)
        first = [number for number in (table.found.number_column, key.column if key else None) if number]
        number = table.found.number_column
        all_columns = sorted({*known, place.column, *([number] if number else [])})
        return rows, _nearest(all_columns, place.column, first), known

    def _table_at(self, grid: Grid, place: Place) -> Table | None:
        near = (table for table in self.tables if table.found.grid is grid)
        return next((table for table in near if min(table.found.heading_rows) <= place.row <= table.found.last_row), None)


def _rows_around(grid: Grid, row: int, near: range | None) -> tuple[int, ...]:
    """``near`` are the rows of the cell's table: its heading is shown anyway, and what stands under it is another matter."""
    rows = grid.rows if near is None else [number for number in grid.rows if number in near]
    above = [number for number in rows if number < row][-ROWS_AROUND:]
    below = [number for number in rows if number > row][:ROWS_AROUND]
    return (*above, row, *below)


def _nearest(columns: Sequence[int], column: int, first: Sequence[int]) -> tuple[int, ...]:
    """At most so many columns: those that name the row, then those next to the cell."""
    by_distance = sorted(columns, key=lambda other: (other not in first, abs(other - column), other))
    return tuple(sorted(by_distance[:MOST_COLUMNS]))


def _with_gaps(columns: Sequence[int]) -> Iterator[int]:
    """The columns in order, with a 0 where some are left out."""
    before = columns[0] if columns else 0
    for column in columns:
        if column > before + 1:
            yield 0
        yield column
        before = column


def _shown_at(grid: Grid, row: int, column: int) -> tuple[int, int]:
    """A covered cell is seen at its own place all the same, unless the merged area runs sideways."""
    span = grid.span_at(row, column)
    return (row, span.left) if span and grid.at(row, column) is None else (row, column)


def _heading(column: int, headings: Mapping[int, str]) -> str:
    if column == 0:
        return '<th class="sela">&hellip;</th>'
    text = headings.get(column, "")
    return f'<th scope="col"><b>{column_letters(column)}</b>{_escaped(_short(text, LONGEST_HEADING))}</th>'


def _line(grid: Grid, row: int, columns: Sequence[int], marks: Mapping[tuple[int, int], str]) -> str:
    cells = "".join(_cell(grid, row, column, marks.get((row, column), "")) for column in _with_gaps(columns))
    return f'<tr><th scope="row">{row}</th>{cells}</tr>'


def _cell(grid: Grid, row: int, column: int, mark: str) -> str:
    if column == 0:
        return '<td class="sela"></td>'
    cell, own = grid.seen(row, column), grid.at(row, column)
    shown = _short(cell.shown, LONGEST) if cell else ""
    looks = [mark] if mark else []
    if cell and (isinstance(cell.value, Decimal) or _is_figure(cell.shown)):
        looks.append("a")
    elif len(shown) > LONG:
        looks.append("p")
    if cell and own is None:
        looks.append("t")
    text = _escaped(shown)
    if mark:
        text = f'{text or "(kosong)"}<span class="samar"> ({_SAID[mark]})</span>'
    attribute = f' class="{" ".join(looks)}"' if looks else ""
    return f"<td{attribute}>{text}</td>"


def _is_figure(text: str) -> bool:
    return text == "-" or bool(_FIGURE.fullmatch(text) and any(sign.isdigit() for sign in text))


def _short(text: str, most: int) -> str:
    line = " ".join(clean_text(text).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
