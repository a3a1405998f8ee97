"""Tables of no known kind: found by their totals or by rows of figures under headings, never by their words.

One without totals is kept only where its columns turn out to follow from each other (rules.settle).
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from lakip_xl.model.cells import Cell, Cells, Grid
from lakip_xl.model.declared import read_declaration
from lakip_xl.model.figures import State, Unit
from lakip_xl.model.tables import FoundColumn, FoundTable
from lakip_xl.read.body import last_row, notes_below, signs_off, titles_above
from lakip_xl.read.headings import HeadingBlock, HeadingColumn, block_from, known
from lakip_xl.read.labels import take_label
from lakip_xl.read.marks import is_total_by_words
from lakip_xl.read.numbers import read_text
from lakip_xl.read.words import words_of
from lakip_xl.tables import Lain

LONGEST_MARK = 10
"""Digits of a heading that counts on; more of them are a figure, and no number for int()."""


def other_tables(grid: Grid, found: tuple[FoundTable, ...]) -> tuple[FoundTable, ...]:
    """Each total row outside the known tables with the headings above it; tables with declared equations likewise."""
    taken = {row for table in found for row in range(table.span.top, table.last_row + 1)}
    tables: list[FoundTable] = []
    for row in grid.rows:
        if row not in taken and (_is_total_row(grid, row) or _declares(grid, row)):
            table = _table_around(grid, row, taken)
            if table:
                tables.append(table)
                taken |= set(range(table.span.top, table.last_row + 1))
    for last in _ends_of_figures(grid, taken):
        table = _table_around(grid, last, taken) if last not in taken else None
        if table:
            tables.append(table)
            taken |= set(range(table.span.top, table.last_row + 1))
    return tuple(tables)


LEAST_ROWS = 3
"""Fewer rows of figures than this are no table without a total."""


def _ends_of_figures(grid: Grid, taken: set[int]) -> list[int]:
    """The last rows of runs of rows with figures that no table holds: tables without a total."""
    runs: list[list[int]] = [[]]
    for row in grid.rows:
        figures = 0 if row in taken else sum(is_figure(cell) for cell in grid.line(row) if any(map(str.isdigit, cell.shown)))
        if figures < 2 or (runs[-1] and row != runs[-1][-1] + 1):
            runs.append([])
        if figures >= 2:
            runs[-1].append(row)
    return [run[-1] for run in runs if len(run) >= LEAST_ROWS]


def _is_total_row(grid: Grid, row: int) -> bool:
    cells = [cell for cell in grid.line(row) if cell.shown.strip()]
    names = [cell for cell in cells if isinstance(cell.value, str) and is_total_by_words(cell.shown.strip(" :"))]
    return bool(names) and names[0] is cells[0] and any(is_figure(cell) for cell in cells[1:])


def _declares(grid: Grid, row: int) -> bool:
    return sum(read_declaration(cell.shown) is not None for cell in grid.line(row) if isinstance(cell.value, str)) > 0


def is_figure(cell: Cell) -> bool:
    if isinstance(cell.value, Decimal):
        return True
    return isinstance(cell.value, str) and read_text(cell.value, _NOWHERE, Unit.BILANGAN).state in (State.FILLED, State.NIL)


def _table_around(grid: Grid, row: int, taken: set[int]) -> FoundTable | None:
    start = _heading_row(grid, row, taken)
    if start is None:
        return None
    return table_under(grid, block_from(grid, start), _end(grid, row, taken), max((at for at in taken if at < start), default=0))


def table_under(grid: Grid, block: HeadingBlock, end: int, after: int) -> FoundTable | None:
    """The table of no known kind under a block: names in one column at least, figures in others."""
    columns = _columns(grid, block, end)
    texts = {column.column for column in columns if column.name == "uraian"}
    figures = {column.column for column in columns if column.name == "angka"}
    if not texts or not figures:
        return None
    last = last_row(grid, block, end, texts, figures)
    if last <= block.last:
        return None
    number = next((column.column for column in columns if column.name == "no"), None)
    return FoundTable(
        Lain, grid, block.rows, block.last + 1, last, columns, 1.0, None,
        titles_above(grid, block, after), notes_below(grid, last, end), number,
    )  # fmt: skip


def _end(grid: Grid, row: int, taken: set[int]) -> int:
    return min((other for other in taken if other > row), default=grid.rows[-1] + 1)


def _heading_row(grid: Grid, row: int, taken: set[int]) -> int | None:
    """The first row of the headings above: the topmost of the rows of texts only that stand over the figures."""
    above = [other for other in grid.rows if other < row and other not in taken]
    seen_figures = _declares(grid, row)
    heading: int | None = None
    expected = row
    for other in reversed(above):
        cells = [cell for cell in grid.line(other) if cell.shown.strip()]
        if expected - other > 2 or (heading is not None and expected - other > 1):
            break
        expected = other
        below = None if heading is None else min(cell.column for cell in grid.line(heading))
        if not seen_figures or not _is_heading_row(cells, below):
            if heading is not None:
                break
            seen_figures = seen_figures or any(is_figure(cell) for cell in cells)
            continue
        heading = other
    return heading


def _is_heading_row(cells: list[Cell], below: int | None) -> bool:
    """Texts only, at least two of them; a single one only over headings that begin left of it, else it is a title."""
    if not cells or not all(isinstance(cell.value, str) for cell in cells) or signs_off(tuple(cells)):
        return False
    bare = [int(mark) for cell in cells if (mark := cell.shown.strip("() ")).isdecimal() and len(mark) < LONGEST_MARK]
    if len({later - one for one, later in pairwise(bare)} | {1, -1}) > 2:  # headings count on ("2021 2022"), figures do not
        return False
    if any(is_figure(cell) and not known(cell.shown) and not cell.shown.strip("() ").isdecimal() for cell in cells):
        return False
    if len(cells) == 1 and _UNIT_NOTE.fullmatch(cells[0].shown.strip()):
        return False
    return len(cells) >= 2 or (below is not None and len(cells) == 1 and cells[0].column > below)


_UNIT_NOTE = re.compile(r"\(.*\)|(?:dalam|satuan)\b.*", re.IGNORECASE)
"""What stands at the right over a whole table: "(Rp juta)", "dalam ribuan rupiah", "Satuan: ton"."""


def _columns(grid: Grid, block: HeadingBlock, end: int) -> tuple[FoundColumn, ...]:
    body = [row for row in grid.rows if block.last < row < end]
    found: list[FoundColumn] = []
    for column in block.columns:
        found.append(
            FoundColumn(column.column, column.text, _role(grid, column, body, found), 1.0, _label(column), column.numbering)
        )
    if any(column.name == "uraian" for column in found):
        return tuple(found)
    named = [column for column in found if column.name == "kode" or words_of(column.heading)[:1] == ("tahun",)][:1]
    return tuple(replace(column, name="uraian") if column in named else column for column in found)


def _label(column: HeadingColumn) -> str:
    label = take_label(column.levels).label
    return label.name if label else column.levels[-1]


def _role(grid: Grid, column: HeadingColumn, body: list[int], found: list[FoundColumn]) -> str | None:
    """The number column, the names (the first text column), figures, or nothing."""
    words = words_of(column.text)
    if words in (("no",), ("nomor",), ("no", "urut")):
        return "no"
    cells = [cell for row in body if (cell := grid.at(row, column.column)) and cell.shown.strip()]
    figures = sum(map(is_figure, cells))
    if cells and figures * 2 > len(cells):
        return "angka" if not _identifies(words) else None
    if "kode" in words and cells and sum(any(map(str.isdigit, cell.shown)) for cell in cells) * 2 > len(cells):
        return "kode" if not any(other.name == "kode" for other in found) else None
    return "uraian" if cells and not any(other.name == "uraian" for other in found) else None


def _identifies(words: tuple[str, ...]) -> bool:
    """Columns whose figures name something and are never added: years, codes, dates, phone numbers."""
    return bool({"tahun", "kode", "nip", "nik", "tanggal", "telepon", "nomor", "no"} & set(words)) and "jumlah" not in words


_NOWHERE = Grid("", "", Cells({})).place(1, 1)
