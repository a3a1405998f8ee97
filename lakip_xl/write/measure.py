"""How much room a text takes: widths in characters (the width of a digit), heights in points, comment boxes in pixels.

Excel does not fit merged cells by itself and LibreOffice prints what the file says, so the sizes are worked out here, once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import ceil

from lakip_xl.model.cells import Span
from lakip_xl.model.sheets import Comment, PlannedCell
from lakip_xl.write.styles import MARKS, STYLES

_ADVANCES = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[]\\ft",
    333: "()-`r{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jckxsvyz",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
"""Advance widths of Arial in thousandths of its size; what is not named is as wide as a digit (556)."""
_DIGIT = 556
_EAST_ASIAN = 0x1100
"""From here on characters are mostly twice as wide as a digit."""
BOLD = 1.09
FILLED = 0.97
"""The share of a column's width that text fills before it is wrapped."""
LINE_FACTOR = 1.3
ROW_PADDING = 4.0
DEFAULT_HEIGHT = 15.0
TALLEST = 409.0
DEEPEST = 28
"""Lines of 10 points in the tallest row."""
INDENT = 1.4
"""Characters that one step of indentation takes."""


class _Widths(dict[str, float]):
    """The width of each sign in digits; one that has no width of its own is added when it is first met."""

    def __missing__(self, sign: str) -> float:
        self[sign] = 1.0 if ord(sign) < _EAST_ASIAN else 2.0
        return self[sign]


_width_of = _Widths({sign: advance / _DIGIT for advance, signs in _ADVANCES.items() for sign in signs}).__getitem__


@lru_cache(maxsize=16_384)
def word_width(word: str) -> float:
    return sum(map(_width_of, word))


def text_width(text: str) -> float:
    """The width of the longest line of a text, in digits of a font of 10 points."""
    return max(map(word_width, text.split("\n")))


def longest_word(text: str) -> float:
    return max(map(word_width, text.split()), default=0.0)


def wrapped_lines(text: str, width: float) -> int:
    """The lines that a text takes in a column of ``width`` characters, broken between words as Excel does."""
    room = max(width, 1.0)
    return sum(_lines(line, room) for line in text.split("\n")) if "\n" in text else _lines(text, room)


def _lines(line: str, width: float) -> int:
    if word_width(line) <= width:
        return 1
    count, used = 1, 0.0
    space = word_width(" ")
    for word in line.split(" "):
        wide = word_width(word)
        if used and used + space + wide > width:
            count, used = count + 1, 0.0
        used += wide + (space if used else 0.0)
        if used > width:
            full = ceil(used / width) - 1
            count, used = count + full, used - full * width
    return count


def abridged(text: str, width: float) -> str:
    """The text, cut with "..." where it would be higher than a row can be in a column of ``width`` characters."""
    if wrapped_lines(text, width * FILLED) <= DEEPEST:
        return text
    short = text[: int(width * (DEEPEST - 6))]
    while short and wrapped_lines(f"{short} ...", width * FILLED) > DEEPEST:
        short = short[: len(short) * 9 // 10]
    return f"{short} ..."


def fitting_width(texts: Iterable[str], most: float) -> float:
    """The width for a column of wrapped texts: as wide as its longest line up to ``most``, and wider only where a text would
    be higher than a row can be."""
    known = tuple(texts)
    natural = max((text_width(text) for text in known), default=0.0) + 2
    for width in (most, most * 1.5, most * 2, most * 3):
        if natural <= width or all(wrapped_lines(text, width * FILLED) <= DEEPEST for text in known):
            return min(natural, width)
    return min(natural, 250.0)


def row_heights(cells: Iterable[PlannedCell], merged: Iterable[Span], widths: Mapping[int, float]) -> dict[int, float]:
    """The height of each row that needs more than one line. Cells merged downwards share the heights of their rows."""
    spans = {(span.top, span.left): span for span in merged}
    heights: dict[int, float] = {}
    tall: list[tuple[Span, float]] = []
    for cell in cells:
        if not isinstance(cell.value, str) or not cell.value:  # one line, and no span is lower than that
            continue
        span = spans.get((cell.row, cell.column))
        need = _needed_height(cell.value, cell, _room(cell, span, widths))
        if span and span.bottom > span.top:
            tall.append((span, need))
        elif need > heights.get(cell.row, DEFAULT_HEIGHT):
            heights[cell.row] = need
    for span, need in tall:
        _stretch(heights, span, need)
    return {row: min(height, TALLEST) for row, height in heights.items()}


def _room(cell: PlannedCell, span: Span | None, widths: Mapping[int, float]) -> float:
    columns = range(cell.column, span.right + 1) if span else (cell.column,)
    steps = cell.indent + int(STYLES[cell.style].get("indent", 0))
    return sum([widths.get(column, 8.43) for column in columns]) - steps * INDENT


def _needed_height(text: str, cell: PlannedCell, width: float) -> float:
    """The points that a cell's text takes in ``width`` characters."""
    size, scale = _letters_of(cell.style, cell.mark)
    lines = wrapped_lines(text, width * FILLED / scale) if scale else text.count("\n") + 1
    return max(DEFAULT_HEIGHT, lines * size * LINE_FACTOR + ROW_PADDING)


@cache
def _letters_of(style: str, mark: str) -> tuple[float, float | None]:
    """The points of a look's letters, and how much wider they are than plain ones of 10 points; None where nothing is wrapped."""
    look = STYLES[style]
    size = float(look.get("font_size", 10))
    bold = look.get("bold") or MARKS.get(mark, {}).get("bold")
    return size, size / 10 * (BOLD if bold else 1.0) if look.get("text_wrap") else None


def _stretch(heights: dict[int, float], span: Span, need: float) -> None:
    rows = range(span.top, span.bottom + 1)
    missing = need - sum(heights.get(row, DEFAULT_HEIGHT) for row in rows)
    if missing > 0:
        for row in rows:
            heights[row] = heights.get(row, DEFAULT_HEIGHT) + missing / len(rows)


COMMENT_WIDTH = 360
COMMENT_CHARACTERS = 50.0
"""What a line of a comment of that width holds in a font of 9 points."""
COMMENT_LINE = 15


def comment_box(text: str) -> Comment:
    """A comment in a box as high as its text."""
    lines = wrapped_lines(text, COMMENT_CHARACTERS)
    return Comment(text, COMMENT_WIDTH, lines * COMMENT_LINE + 16)


PAGE_WIDTH, PAGE_HEIGHT = 780.0, 495.0
"""The room of a landscape A4 page within its margins, in points."""
MOST_SHRUNK = 0.58
"""A sheet is not shrunk further than this to save its last page."""


def fits_one_page(widths: Mapping[int, float], heights: Mapping[int, float], rows: int) -> bool:
    """Whether a sheet that runs a little over its page is better shrunk onto it than left with a few lines on the next."""
    wide = sum((width * 7 + 5) * 0.75 for width in widths.values())
    high = sum(heights.get(row, DEFAULT_HEIGHT) for row in range(1, rows + 1))
    scale = min(1.0, PAGE_WIDTH / max(wide, 1.0))
    return scale * high <= PAGE_HEIGHT or PAGE_HEIGHT / max(high, 1.0) >= MOST_SHRUNK
