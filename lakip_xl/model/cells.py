"""A sheet as it was read: cells with their value, their look and their place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache, cached_property
from itertools import chain, islice, takewhile
from operator import attrgetter, lt
from typing import NamedTuple

from lakip_xl.model.making import maker


@cache
def column_letters(column: int) -> str:
    """1 -> "A", 27 -> "AA"."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class Place(NamedTuple):
    """One cell of one sheet of one input file; rows and columns count from 1. A tuple, because it is looked up so often."""

    file: str
    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return f"{self.file} > {self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True)
class ErrorValue:
    """An Excel error such as ``#REF!``: neither a text nor a figure."""

    code: str


CellValue = str | Decimal | bool | date | datetime | ErrorValue | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty.

    ``value`` is the stored or cached value; ``shown`` the text that Excel displays; ``formula`` starts with "=" when the
    cell has one. ``value`` is None with a formula that was never calculated. ``indent`` is the alignment's, in Excel's steps.
    """

    row: int
    column: int
    value: CellValue
    shown: str
    number_format: str = "General"
    formula: str | None = None
    indent: int = 0


make_cell = maker(Cell)


@dataclass(frozen=True, slots=True)
class Span:
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    @property
    def range(self) -> str:
        return f"{column_letters(self.left)}{self.top}:{column_letters(self.right)}{self.bottom}"


_column_of = attrgetter("column")


class Cells(Mapping[tuple[int, int], Cell]):
    """The cells of a sheet by (row, column), kept row by row: a key for each of a million cells takes more than the cell."""

    __slots__ = ("_count", "lines")

    def __init__(self, lines: Mapping[int, Sequence[Cell]]) -> None:
        """``lines``: the cells of each row in any order; of two in one column the last counts."""
        self.lines = {row: _from_left_to_right(lines[row]) for row in sorted(lines)}
        self._count = sum(map(len, self.lines.values()))

    @classmethod
    def of(cls, cells: Iterable[Cell]) -> Cells:
        lines: dict[int, list[Cell]] = {}
        for cell in cells:
            lines.setdefault(cell.row, []).append(cell)
        return cls(lines)

    def at(self, row: int, column: int) -> Cell | None:
        """Most rows have no gaps: there a cell stands as many places behind the first as its column says."""
        line = self.lines.get(row)
        if line is None:
            return None
        place = column - line[0].column
        if place < 0:
            return None
        if place >= len(line) or line[place].column != column:
            place = bisect_left(line, column, hi=min(place, len(line)), key=_column_of)
            if place == len(line) or line[place].column != column:
                return None
        return line[place]

    def __getitem__(self, place: tuple[int, int]) -> Cell:
        found = self.at(*place)
        if found is None:
            raise KeyError(place)
        return found

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((cell.row, cell.column) for cell in chain.from_iterable(self.lines.values()))

    def __len__(self) -> int:
        return self._count


def _from_left_to_right(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    columns = [cell.column for cell in cells]
    if all(map(lt, columns, islice(columns, 1, None))):
        return tuple(cells)
    last = dict(zip(columns, cells, strict=True))
    return tuple(last[column] for column in sorted(last))


@dataclass(frozen=True)
class Grid:
    """One sheet: its cells by (row, column), its merged areas, what is hidden in it."""

    file: str
    sheet: str
    cells: Cells
    merged: tuple[Span, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    hidden: bool = False

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """The numbers of the rows that hold anything, in order."""
        return tuple(self.cells.lines)

    def rows_below(self, row: int) -> Iterator[int]:
        """The rows under a row that hold anything, from the top down."""
        return islice(self.rows, bisect_right(self.rows, row), None)

    @cached_property
    def _merged_from(self) -> dict[tuple[int, int], Span]:
        return {
            (row, column): span
            for span in self.merged
            if (span.bottom - span.top + 1) * (span.right - span.left + 1) <= MERGE_LIMIT
            for row in range(span.top, span.bottom + 1)
            for column in range(span.left, span.right + 1)
        }

    def line(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row that are not empty, from left to right."""
        return self.cells.lines.get(row, ())

    @cached_property
    def at(self) -> Callable[[int, int], Cell | None]:
        """Asked of a row and a column: the cell there, or None when it is empty."""
        return self.cells.at

    def span_at(self, row: int, column: int) -> Span | None:
        """The merged area that covers the cell, if any."""
        return self._merged_from.get((row, column))

    def seen(self, row: int, column: int) -> Cell | None:
        """The cell that a reader sees there: for a covered cell the first one of its merged area."""
        cell = self.at(row, column)
        if cell is not None:
            return cell
        span = self.span_at(row, column)
        return self.at(span.top, span.left) if span else None

    def place(self, row: int, column: int) -> Place:
        return Place(self.file, self.sheet, row, column)

    def texts(self, first: int, last: int) -> Iterator[Cell]:
        """The text cells of the rows from first to last, in reading order."""
        for row in takewhile(lambda row: row <= last, self.rows_below(first - 1)):
            yield from (cell for cell in self.line(row) if isinstance(cell.value, str))


MERGE_LIMIT = 20_000
"""A merged area of more cells than this is decoration, not a heading."""


@dataclass(frozen=True)
class InputFile:
    """A file of the office's folder and what became of it: read, refused or skipped (with the reason).

    ``unread`` holds a sentence for each sheet of a file that was read which could not be; such an office is never SIAP.
    ``notes`` are sentences about what was read: macros, links to other files, formulas without a result.
    """

    name: str
    status: str
    sha256: str = ""
    reason: str | None = None
    grids: tuple[Grid, ...] = field(default=(), repr=False)
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
