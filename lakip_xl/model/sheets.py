"""A result sheet as plain data: composed without a writer library, written by one module (write/xlsx.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from lakip_xl.model.cells import Span, column_letters

PlannedValue = str | Decimal | int | None


class Target(NamedTuple):
    """One cell of one result sheet; rows and columns count from 1. A tuple, because there are thousands and all are looked up."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Comment:
    """A cell's comment and the size of its box in pixels, so that all of its text is seen."""

    text: str
    width: int
    height: int


class PlannedCell(NamedTuple):
    """A cell to write. A text is written as a text whatever it starts with; None is a cell with a look and no value.

    ``style`` is a name in write/styles.py; ``number_format``, ``indent`` and ``mark`` (the severity that colours the cell) are
    added to it. ``link`` leads to a cell of the same workbook. With a ``formula`` (starting with "=", never from the input)
    ``value`` is the cached value that is written beside it. ``file_link`` leads to one of our own files: its path as seen
    from the workbook's folder, with "/" between folders.
    """

    row: int
    column: int
    value: PlannedValue
    style: str
    number_format: str = ""
    indent: int = 0
    mark: str = ""
    comment: Comment | None = None
    link: Target | None = None
    formula: str | None = None
    file_link: str = ""


@dataclass(frozen=True, slots=True)
class Area:
    """Cells of one sheet, from which a chart takes a series; rows and columns count from 1."""

    sheet: str
    span: Span


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars. ``colours`` are for the single bars, where they differ from each other."""

    name: str
    values: Area
    colour: str
    colours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A native bar chart over cells, its first bar at the top. ``at`` is the cell of its upper left corner; sizes in pixels.

    The axis ends at ``most``, so that the figures have room beside the longest bar.

    ``title`` and the names of the series are the program's own words, never a text of the input.
    """

    title: str
    categories: Area
    series: tuple[Series, ...]
    at: tuple[int, int]
    width: int
    height: int
    most: float
    number_format: str = "#,##0"


@dataclass(frozen=True, slots=True)
class Choice:
    """A cell in which one of a few words is chosen from a list; with ``bottom`` all cells down to that row.

    Unless ``strict`` other words are taken as well, after a question.
    """

    row: int
    column: int
    words: tuple[str, ...]
    title: str
    message: str
    bottom: int | None = None
    strict: bool = True


@dataclass(frozen=True, slots=True)
class PrintSetup:
    """How a sheet is printed, ``landscape`` or upright. Header and footer are plain texts; in the footer {page} and {pages} stand
    for the numbers.

    ``repeat`` holds the first and the last row that are repeated on each page. The sheet is shrunk to one page in width,
    and with ``fit_height`` in height. ``paper`` is "A4" or "F4" (folio). ``last_column`` is the last that is printed; None
    prints all.
    """

    header_left: str = ""
    header_center: str = ""
    header_right: str = ""
    footer: str = "Halaman {page} dari {pages}"
    repeat: tuple[int, int] | None = None
    paper: str = "A4"
    landscape: bool = True
    fit_height: bool = False
    last_column: int | None = None


@dataclass(frozen=True)
class SheetPlan:
    """A sheet. ``titles`` are the lines at its top, for who needs them as texts; they are among the ``cells`` as well.

    ``freeze`` is the first cell that scrolls (row, column). ``widths`` are in characters, ``heights`` in points; a row that is
    not named keeps the writer's default. ``folded`` are rows that are put away under the row above them until they are asked
    for. ``named`` gives names that formulas of the whole workbook may use. ``protected`` keeps cells from being
    overwritten by mistake (no password), but for those whose style says "locked": False.
    """

    name: str
    titles: tuple[str, ...]
    cells: tuple[PlannedCell, ...]
    merged: tuple[Span, ...] = ()
    widths: Mapping[int, float] = field(default_factory=dict)
    heights: Mapping[int, float] = field(default_factory=dict)
    freeze: tuple[int, int] | None = None
    autofilter: Span | None = None
    printing: PrintSetup = PrintSetup()
    folded: frozenset[int] = frozenset()
    charts: tuple[Chart, ...] = ()
    choices: tuple[Choice, ...] = ()
    named: Mapping[str, Target] = field(default_factory=dict)
    hidden_columns: frozenset[int] = frozenset()
    protected: bool = False
