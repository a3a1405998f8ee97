"""The widths of a table's columns, from what is seen in them: no figure is ever too wide for its column."""

from __future__ import annotations

from lakip_xl.write.measure import BOLD, INDENT, fitting_width, longest_word, text_width
from lakip_xl.write.table_view import Content, TableView

CAPS = (60.0, 45.0, 36.0)
"""The widest column of wrapped text in a table with one, two, three or more of them."""
WIDE_TEXT = 28.0
FIGURE_PADDING = 3.5
NARROWEST = 6.0
COMFORTABLE = 96.0
MOST_SPREAD = 1.7
WIDEST = 200.0
"""Excel takes no column wider than 255 characters."""
LONGEST_HEADING_WORD = 24.0


def column_widths(view: TableView) -> dict[int, float]:
    """The width of each column of the result."""
    contents = {column: tuple(line[column] for line in view.contents) for column in view.columns}
    texts = {column: _texts(view, column, found) for column, found in contents.items()}
    wide = sum(1 for found in texts.values() if max((text_width(text) for text in found), default=0) > WIDE_TEXT)
    cap = CAPS[min(max(wide, 1), len(CAPS)) - 1]
    return _spread(
        {
            view.position[column]: max(
                NARROWEST,
                _heading_width(view, column),
                _figure_width(contents[column]),
                fitting_width(texts[column], cap) * (BOLD if texts[column] else 1) + _indent(view, column),
            )
            for column in view.columns
        }
    )


def _spread(widths: dict[int, float]) -> dict[int, float]:
    """A narrow table is made wider, so that its titles and its signature block have room."""
    factor = min(max(COMFORTABLE / sum(widths.values()), 1.0), MOST_SPREAD)
    return {column: min(width * factor, WIDEST) for column, width in widths.items()}


def _texts(view: TableView, column: int, contents: tuple[Content, ...]) -> tuple[str, ...]:
    """The wrapped texts of a column, without those that the office merged over several columns."""
    return tuple(
        content.seen
        for line, content in zip(view.lines, contents, strict=True)
        if content.seen and content.look != "figure" and not view.is_wide(line.source, column)
    )


def _figure_width(contents: tuple[Content, ...]) -> float:
    """Marked figures are bold, so every figure is given the room of a bold one."""
    return max((text_width(found.seen) for found in contents if found.look == "figure"), default=0.0) * BOLD + FIGURE_PADDING


def _heading_width(view: TableView, column: int) -> float:
    rows = range(min(view.found.heading_rows), view.found.first_row)
    cells = [view.grid.at(row, column) for row in rows if not view.is_wide(row, column)]
    longest = max((longest_word(cell.shown) for cell in cells if cell), default=0.0)
    return min(longest * BOLD + 2, LONGEST_HEADING_WORD)


def _indent(view: TableView, column: int) -> float:
    depths = [line.row.depth for line in view.lines if line.row] if column == view.key_column else []
    return max(depths, default=0) * INDENT
