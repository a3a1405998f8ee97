"""The heading block of a table, copied as the office made it: levels, merged cells, unit row, number row."""

from __future__ import annotations

import re

from lakip_xl.model.cells import Cell, Span
from lakip_xl.write.draft import Draft, Spot
from lakip_xl.write.table_view import TableView

_RUNNING = re.compile(r"\(?\s*(?:\d{1,2}|[a-zA-Z])\s*[).]?")


def put_heading(draft: Draft, view: TableView) -> None:
    """Every row of the block in the table's columns."""
    rows = [row for row in range(min(view.found.heading_rows), view.found.first_row) if _is_used(view, row)]
    target_of = {row: draft.row + index for index, row in enumerate(rows)}
    covered = _merge(draft, view, target_of)
    for row in rows:
        style = "numbering" if _is_numbering(view, row) else "heading"
        for column in view.columns:
            if (row, column) not in covered:
                _put_cell(draft, view, row, column, style)
        draft.row += 1


def _put_cell(draft: Draft, view: TableView, row: int, column: int, style: str) -> None:
    cell = view.grid.seen(row, column)
    target = draft.put(view.position[column], cell.shown.strip() if cell else None, style)
    draft.spots.append(Spot(view.grid.place(row, column), "", target))
    if cell and (cell.row, cell.column) != (row, column):
        draft.spots.append(Spot(view.grid.place(cell.row, cell.column), "", target))


def _is_used(view: TableView, row: int) -> bool:
    return any(view.grid.seen(row, column) for column in view.columns)


def _is_numbering(view: TableView, row: int) -> bool:
    """A row of running numbers under most of the columns; "1 2 3 4 5" under one group heading counts the years."""
    texts = [cell.shown.strip() for cell in view.grid.line(row) if cell.column in view.position and cell.shown.strip()]
    return len(texts) * 3 >= view.width * 2 and all(_RUNNING.fullmatch(text) or "=" in text for text in texts)


def _merge(draft: Draft, view: TableView, target_of: dict[int, int]) -> set[tuple[int, int]]:
    """Merge what the office merged; gives the cells of the sheet that are covered by it."""
    covered: set[tuple[int, int]] = set()
    for span in view.grid.merged:
        rows = [row for row in target_of if span.top <= row <= span.bottom]
        columns = [column for column in view.columns if span.left <= column <= span.right]
        cells = {(row, column) for row in rows for column in columns}
        if len(cells) > 1 and not cells & covered and not _hides(view, span, cells):
            draft.merge(view.position[columns[0]], view.position[columns[-1]], top=target_of[rows[0]], bottom=target_of[rows[-1]])
            covered |= cells - {(rows[0], columns[0])}
    return covered


def _hides(view: TableView, span: Span, cells: set[tuple[int, int]]) -> bool:
    """Whether texts lie under the merged area."""
    found: list[Cell | None] = [view.grid.at(row, column) for row, column in cells if (row, column) != (span.top, span.left)]
    return any(cell and cell.shown.strip() for cell in found)
