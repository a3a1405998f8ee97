"""Heading blocks: where in a sheet a table's headings stand, and the path of texts over each column.

A block has one to four rows of texts, merged or with blank right neighbours, with unit rows ("Rp", "%") and number rows
("1 2 3", "(1) (2)", "a b c", "13 = 9 + 10") among them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from lakip_xl.model.cells import Cell, Grid
from lakip_xl.model.figures import Unit
from lakip_xl.read.currency import holds_currency
from lakip_xl.read.fitting import fit, reached_by, telling_words, weight_of
from lakip_xl.read.labels import is_period
from lakip_xl.read.words import UNIT_WORDS, unit_of, words_of
from lakip_xl.tables import KINDS

DEEPEST = 7
"""Rows of a heading block, number and unit rows included."""
LONGEST_HEADING = 140


@dataclass(frozen=True)
class HeadingColumn:
    """A column of a block: its texts from the top down, what the number row calls it."""

    column: int
    levels: tuple[str, ...]
    numbering: str = ""

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(word for level in self.levels for word in words_of(level))

    @cached_property
    def unit(self) -> Unit | None:
        return unit_of(self.words)

    @cached_property
    def text(self) -> str:
        return " / ".join(" ".join(level.split()) for level in self.levels)

    @cached_property
    def bare(self) -> bool:
        """Only a unit stands there: the column says its meaning through its left neighbour."""
        return bool(self.words) and all(word in UNIT_WORDS for word in self.words)


@dataclass(frozen=True)
class HeadingBlock:
    rows: tuple[int, ...]
    columns: tuple[HeadingColumn, ...]

    @property
    def first(self) -> int:
        return self.rows[0]

    @property
    def last(self) -> int:
        return self.rows[-1]


@lru_cache(maxsize=1)
def _phrases() -> tuple[str, ...]:
    """Every declared heading, and every group over several declared headings; without what is written in cells as well."""
    whole = {word for kind in KINDS for heading in kind.headings.values() for word in heading.words}
    answers = {word for kind in KINDS for word in kind.answers}
    return tuple(sorted((whole | {word.split("/")[0] for word in whole if "/" in word}) - answers))


@lru_cache(maxsize=1)
def _phrases_by_word() -> Mapping[str, tuple[tuple[float, str], ...]]:
    """The phrases in which a word says something, each with its weight."""
    found: dict[str, list[tuple[float, str]]] = {}
    for phrase in _phrases():
        for word in telling_words(phrase):
            found.setdefault(word, []).append((weight_of(words_of(phrase)), phrase))
    return {word: tuple(phrases) for word, phrases in found.items()}


KNOWN = 0.8
"""A text this near to a declared heading is one."""


@lru_cache(maxsize=8192)
def known(text: str) -> bool:
    """Whether a text is a heading of some table kind."""
    words = words_of(text)
    weight = weight_of(words)
    if not weight or len(text) > LONGEST_HEADING:
        return False
    least, most = weight * KNOWN / (2 - KNOWN), weight * (2 - KNOWN) / KNOWN
    by_word = _phrases_by_word()
    near = {phrase for word in reached_by(words) for other, phrase in by_word.get(word, ()) if least <= other <= most}
    return any(fit(words, phrase) >= KNOWN for phrase in near)


_NUMBERING = re.compile(r"\(?\s*(?:\d{1,2}|[a-z]|[ivx]{1,5})\s*\)?|[©®]", re.IGNORECASE)
_EXPRESSION = re.compile(r"[(\[]?\s*(?:\d{1,2}|[a-z])\s*[)\]]?\s*=\s*[\d\s()a-z+\-*/x:×÷%=,.]+", re.IGNORECASE)


def numbering_of(cell: Cell | None) -> str:
    """What a cell of a number row says: "5" for "(5)", the whole text for "13 = 9 + 10"; empty for anything else."""
    text = " ".join(cell.shown.split()) if cell else ""
    if _NUMBERING.fullmatch(text):
        return text.strip("() ").replace("©", "c").replace("®", "r")
    return text if "=" in text and _EXPRESSION.fullmatch(text) else ""


def is_number_row(grid: Grid, row: int) -> bool:
    """A row of two or more running numbers or letters and nothing else."""
    cells, marks = [], []
    for cell in grid.line(row):
        if cell.shown.strip() not in ("", "-", "–"):
            cells.append(cell)
            marks.append(numbering_of(cell))
            if not marks[-1]:
                return False
    plain = [mark for mark in marks if "=" not in mark]
    if plain and all(mark.isdigit() for mark in plain):
        steps = [int(mark) for mark in plain]
        begins = steps[0] <= 2 or len(plain) < len(marks) or all(cell.shown.strip().startswith("(") for cell in cells)
        return len(plain) >= 2 and steps == sorted(steps) and len(set(steps)) == len(steps) and begins
    return len(plain) >= 3 and plain == sorted(plain) and plain[0] in ("a", "A", "I", "i")


def find_blocks(grid: Grid, own: frozenset[tuple[str, ...]] = frozenset()) -> tuple[HeadingBlock, ...]:
    """Every heading block of a sheet, top down; ``own`` are headings of the office's, as words, beside the declared."""
    blocks: list[HeadingBlock] = []
    for row in grid.rows:
        if (not blocks or row > blocks[-1].last) and _starts(grid, row, own):
            blocks.append(block_from(grid, row))
    return tuple(blocks)


_AMOUNT = re.compile(r"\s*(?:Rp)?[\s\d]*\d[.,]\d[\d.,]*%?\s*|\s*\d+\s*%\s*|\s*-\s*")
"""A figure with a separator or a percent sign, or a nil: no row of headings has one."""


def _starts(grid: Grid, row: int, own: frozenset[tuple[str, ...]]) -> bool:
    if any(not isinstance(cell.value, str) and _is_other_than_year(cell.shown.strip()) for cell in grid.line(row)):
        return False
    cells = [cell for cell in grid.line(row) if cell.shown.strip()]
    years = [cell for cell in cells if _YEAR.fullmatch(cell.shown.strip())]
    if len(cells) < 2:
        return False
    if any(_AMOUNT.fullmatch(cell.shown) for cell in cells):
        return False
    hits = sum(_is_heading(cell.shown) or words_of(cell.shown) in own for cell in cells)
    if years and hits and _over_headings(grid, row, years):
        hits += len(years)
    elif any(not isinstance(cell.value, str) for cell in years):
        return False
    return hits >= 2 and hits * 2 >= len(cells)


_YEAR = re.compile(r"(?:19|20)\d\d")


def _is_other_than_year(text: str) -> bool:
    return bool(text) and not _YEAR.fullmatch(text)


def _over_headings(grid: Grid, row: int, years: list[Cell]) -> bool:
    """Whether each year stands over headings of its own ("2022" over "Target | Realisasi | %"), which the next row holds."""
    below = [cell for cell in grid.line(row + 1) if cell.shown.strip()]
    starts = {cell.column for cell in years}
    under = [cell for cell in below if cell.column >= min(starts)]
    return (
        starts <= {cell.column for cell in under}
        and len(under) >= 2 * len(years)
        and all(isinstance(cell.value, str) and _is_subheading(cell, False) for cell in below)
    )


def _is_heading(text: str) -> bool:
    return known(text) or (any(map(str.isalpha, text)) and is_period(text))


def block_from(grid: Grid, start: int) -> HeadingBlock:
    """The block that begins in a row: the rows below that still are headings, and what stands over each column."""
    rows, texts, number_rows = [start], [start], []
    _merge_bottom = max((span.bottom for cell in grid.line(start) if (span := grid.span_at(start, cell.column))), default=start)
    for row in range(start + 1, start + DEEPEST):
        if not grid.line(row):
            if row > _merge_bottom:
                break
            rows.append(row)
        elif is_number_row(grid, row) and not _is_series(grid, row, texts[-1]):
            rows.append(row)
            number_rows.append(row)
        elif _continues(grid, row, texts[-1]):
            rows.append(row)
            texts.append(row)
        else:
            break
    return HeadingBlock(tuple(rows), _columns(grid, texts, number_rows))


def _groups(grid: Grid, row: int) -> set[int]:
    """The columns that stand under a heading merged over several columns, or followed by blank cells that continue it."""
    cells = [cell for cell in grid.line(row) if cell.shown.strip()]
    columns: set[int] = set()
    for cell, following in zip(cells, [*cells[1:], None], strict=True):
        span = grid.span_at(row, cell.column)
        if span:
            columns |= set(range(span.left, span.right + 1)) if span.right > span.left else set()
        elif following and following.column > cell.column + 1 and not grid.span_at(row, cell.column + 1):
            columns |= set(range(cell.column, following.column))
    return columns


def _is_series(grid: Grid, row: int, above: int) -> bool:
    """Whether "1 2 3 4 5" counts the periods of one group heading, and is no number row of the table."""
    columns = {cell.column for cell in grid.line(row) if cell.shown.strip()}
    if any("=" in cell.shown for cell in grid.line(row)):
        return False
    heads = [cell for cell in grid.line(above) if cell.shown.strip()]
    return columns <= _groups(grid, above) and len(heads) > 1 and min(columns) > heads[0].column


def _continues(grid: Grid, row: int, above: int) -> bool:
    """Whether a row still belongs to the headings: each of its cells is a sub-heading, a unit or a period."""
    cells = [cell for cell in grid.line(row) if cell.shown.strip()]
    if not cells or not all(isinstance(cell.value, str) or is_period(cell.shown) for cell in cells):
        return False
    grouped = _groups(grid, above)
    fits = [_is_subheading(cell, cell.column in grouped) for cell in cells]
    strangers = [cell for cell, fit_ in zip(cells, fits, strict=True) if not fit_]
    return not strangers or (len(fits) >= 4 and sum(fits) >= 0.6 * len(fits) and all(_is_short_word(cell) for cell in strangers))


def _is_short_word(cell: Cell) -> bool:
    """What the staff puts over its own columns ("PPTK"): a word or two, no figure."""
    return isinstance(cell.value, str) and len(cell.shown) <= 30 and not any(map(str.isdigit, cell.shown))


def _is_subheading(cell: Cell, grouped: bool) -> bool:
    words = words_of(cell.shown)
    if not words or len(cell.shown) > LONGEST_HEADING:
        return False
    if all(word in UNIT_WORDS for word in words) or known(cell.shown):
        return True
    bare_number = cell.shown.strip().isdigit() and len(cell.shown.strip()) < 4
    return (is_period(cell.shown) and (grouped or not bare_number)) or (grouped and not any(map(str.isdigit, cell.shown)))


def _columns(grid: Grid, texts: list[int], number_rows: list[int]) -> tuple[HeadingColumn, ...]:
    reach = [cell.column for row in texts for cell in grid.line(row) if cell.shown.strip()]
    spans = [span for row in texts for cell in grid.line(row) if (span := grid.span_at(row, cell.column))]
    first, last = min(reach), max([*reach, *(span.right for span in spans)])
    found = []
    for column in range(first, last + 1):
        levels = _levels(grid, texts, column)
        numbering = next((mark for row in number_rows if (mark := numbering_of(grid.seen(row, column)))), "")
        if levels:
            found.append(HeadingColumn(column, levels, numbering))
    return _without_currency(grid, max([*texts, *number_rows]), tuple(found))


def _without_currency(grid: Grid, last: int, columns: tuple[HeadingColumn, ...]) -> tuple[HeadingColumn, ...]:
    """A heading that stands over "Rp" alone is that of the figures right of it."""
    headed = {column.column for column in columns}
    moved = [replace(one, column=one.column + 1) if holds_currency(grid, last, one.column) else one for one in columns]
    return tuple(new for one, new in zip(columns, moved, strict=True) if new is one or new.column not in headed)


def _levels(grid: Grid, texts: list[int], column: int) -> tuple[str, ...]:
    levels: list[str] = []
    for index, row in enumerate(texts):
        text = _heading_text(grid, row, column) or _from_the_left(grid, texts[index:], column)
        if text and (not levels or levels[-1] != text):
            levels.append(text)
    return tuple(levels)


def _heading_text(grid: Grid, row: int, column: int) -> str:
    cell = grid.seen(row, column)
    return cell.shown.strip() if cell else ""


def _from_the_left(grid: Grid, texts: list[int], column: int) -> str:
    """The group heading that a blank cell continues: the nearest text to the left, when both have sub-headings below."""
    row, below = texts[0], texts[1:]
    if not any(_heading_text(grid, lower, column) for lower in below) or grid.span_at(row, column):
        return ""
    for left in range(column - 1, max(column - 40, 0), -1):
        text = _heading_text(grid, row, left)
        if text:
            return text if any(_own_text(grid, lower, left) for lower in below) and not _spans_down(grid, row, left) else ""
        if not any(_heading_text(grid, lower, left) for lower in below):
            return ""
    return ""


def _own_text(grid: Grid, row: int, column: int) -> bool:
    cell = grid.at(row, column)
    return cell is not None and bool(cell.shown.strip())


def _spans_down(grid: Grid, row: int, column: int) -> bool:
    span = grid.span_at(row, column)
    return span is not None and (span.bottom > span.top or span.right > span.left)
