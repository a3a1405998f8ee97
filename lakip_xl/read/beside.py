"""Tables beside each other under one row of headings, told apart by the blank column between them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count, takewhile

from lakip_xl.model.cells import Cell, Grid
from lakip_xl.read.headings import HeadingBlock, HeadingColumn
from lakip_xl.read.marks import is_total_by_words
from lakip_xl.read.other import is_figure

Columns = tuple[HeadingColumn, ...]


def apart(grid: Grid, block: HeadingBlock, before: int) -> tuple[HeadingBlock, ...]:
    """The block in as many parts as tables stand under it. A blank column alone is no more than a spacer: a second table begins
    behind it with names of its own, goes on with figures, and has a total or rows of its own."""
    body = _rows_below(grid, block, before)
    for at in range(2, len(block.columns) - 1):
        left, right = block.columns[:at], block.columns[at:]
        if right[0].column - left[-1].column > 1 and _are_two(grid, left, right, body):
            return (HeadingBlock(block.rows, left), *apart(grid, HeadingBlock(block.rows, right), before))
    return (block,)


def _rows_below(grid: Grid, block: HeadingBlock, before: int) -> list[int]:
    """The rows down to the first blank one: notes and signatures stand where they like."""
    rows = takewhile(lambda row: row < before, grid.rows_below(block.last))
    return [row for expected, row in zip(count(block.last + 1), rows, strict=False) if row == expected]


def _are_two(grid: Grid, left: Columns, right: Columns, body: list[int]) -> bool:
    if any(grid.at(row, column) for row in body for column in range(left[-1].column + 1, right[0].column)):
        return False
    names = next((column.column for column in right[:2] if _holds(grid, column, body, _is_name)), None)
    if names is None or not _holds(grid, left[-1], body, is_figure) or not _holds(grid, right[-1], body, is_figure):
        return False
    if not any(_holds(grid, column, body, _is_name) for column in left[:-1]):
        return False
    own = (cell for row in body if (cell := grid.at(row, names)) and _is_name(cell))
    return any(is_total_by_words(cell.shown) or not _stands_left(grid, left, cell.row) for cell in own)


def _stands_left(grid: Grid, left: Columns, row: int) -> bool:
    return any((cell := grid.at(row, column.column)) and cell.shown.strip() for column in left)


def _holds(grid: Grid, column: HeadingColumn, body: list[int], what: Callable[[Cell], bool]) -> bool:
    cells = [cell for row in body if (cell := grid.at(row, column.column)) and cell.shown.strip()]
    return len(cells) > 1 and sum(map(what, cells)) * 2 > len(cells)


def _is_name(cell: Cell) -> bool:
    return not is_figure(cell) and any(map(str.isalpha, cell.shown))
