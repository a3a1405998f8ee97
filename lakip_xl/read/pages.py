"""A table that is printed on several pages, its headings again on each: one table, not several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from lakip_xl.model.tables import FoundTable
from lakip_xl.read.marks import begins_as_total
from lakip_xl.read.numbers import fold

_PAGE = re.compile(r"\b(?:halaman|hal\.?|lanjutan|sambungan|page)\b", re.IGNORECASE)


def is_page_mark(text: str) -> bool:
    """Whether a line says only which page this is."""
    return not any(map(str.isalpha, text)) or bool(_PAGE.search(text))


MOST_LINES = 4
"""Lines of a page's head, at most."""


def joined_pages(tables: Sequence[FoundTable]) -> list[FoundTable]:
    """The tables of a sheet from the top down, each that goes on under the same headings joined to what it goes on with."""
    found: list[FoundTable] = []
    for table in tables:
        above = _without_page_head(found[-1]) if found else None
        if above and _goes_on(above, table):
            skipped = above.skipped | frozenset(range(above.last_row + 1, table.first_row))
            found[-1] = replace(above, last_row=table.last_row, skipped=skipped, notes=table.notes)
        else:
            found.append(table)
    return found


def _goes_on(above: FoundTable, below: FoundTable) -> bool:
    if above.kind is not below.kind or _headings(above) != _headings(below):
        return False
    return not _ends(above) and _first_mark(above) != _first_mark(below) and _only_a_page_head(above, below)


def _headings(table: FoundTable) -> list[tuple[int, str]]:
    return [(column.column, column.heading) for column in table.columns]


def _ends(table: FoundTable) -> bool:
    """Whether the table has come to its total."""
    texts = [cell.shown for cell in table.grid.line(table.last_row) if isinstance(cell.value, str) and cell.shown.strip()]
    return any(begins_as_total(fold(text)) for text in texts[:2])


def _first_mark(table: FoundTable) -> str | None:
    """What numbers the first row: a table of its own begins like the one before. Rows without a number differ by nothing."""
    code = table.column_of("kode")
    columns = [column for column in (table.number_column, code.column if code else None) if column is not None]
    cells = (table.grid.at(table.first_row, column) for column in columns)
    return next((fold(cell.shown) for cell in cells if cell and cell.shown.strip()), None)


def _without_page_head(table: FoundTable) -> FoundTable:
    """The table without lines at its end that are the head of the next page."""
    rows = [row for row in table.grid.rows if table.first_row <= row <= table.last_row]
    while len(rows) > 1 and _heads_a_page(table, rows[-1]):
        rows.pop()
    return replace(table, last_row=rows[-1]) if rows else table


def _heads_a_page(table: FoundTable, row: int) -> bool:
    """Page numbers, or lines of the table's own title."""
    titles = {title.text.casefold() for title in table.titles}
    texts = [fold(cell.shown) for cell in table.grid.line(row) if cell.shown.strip()]
    return all(text.casefold() in titles or _PAGE.search(text) for text in texts)


def _only_a_page_head(above: FoundTable, below: FoundTable) -> bool:
    """Between the pages: nothing, or the head of the new one."""
    rows = [row for row in above.grid.rows if above.last_row < row < min(below.heading_rows) and above.grid.line(row)]
    return len(rows) <= MOST_LINES and all(_heads_a_page(above, row) for row in rows)
