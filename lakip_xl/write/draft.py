"""A sheet while it is being composed: cells put down row by row, and where each cell of the input is shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lakip_xl.model.cells import Place, Span
from lakip_xl.model.figures import Angka
from lakip_xl.model.sheets import Chart, Choice, Comment, PlannedCell, PlannedValue, PrintSetup, SheetPlan, Target
from lakip_xl.write.measure import fits_one_page, row_heights
from lakip_xl.write.names import clean_text


class Spot(NamedTuple):
    """Where a cell of the input is shown. ``subject`` tells the lines apart that come from one line of the input."""

    place: Place
    subject: str
    target: Target


class Header(NamedTuple):
    """What is printed above each page: office, sheet, and, while something is wrong, that this is a draft; and the paper."""

    office: str
    sheet: str
    remark: str = ""
    paper: str = "A4"


@dataclass
class Draft:
    """A sheet in the making. ``row`` is the next row to fill; ``foot`` the row kept for a remark on the marked cells.

    ``upright`` prints it in portrait; columns behind ``width`` only help others and are not printed.

    ``figures`` are the figures that stand in it as numbers or blanks, each with the name of its row and its cell.
    """

    name: str
    width: int
    row: int = 1
    foot: int | None = None
    titles: list[str] = field(default_factory=list)
    cells: list[PlannedCell] = field(default_factory=list)
    merged: list[Span] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    figures: list[tuple[Angka, str, Target]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    freeze: tuple[int, int] | None = None
    autofilter: Span | None = None
    repeat: tuple[int, int] | None = None
    folded: set[int] = field(default_factory=set)
    charts: list[Chart] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    named: dict[str, Target] = field(default_factory=dict)
    one_page: bool = False
    upright: bool = False
    hidden_columns: set[int] = field(default_factory=set)

    def put(
        self, column: int, value: PlannedValue, style: str, *, row: int | None = None, indent: int = 0, number_format: str = "",
        mark: str = "", link: Target | None = None, formula: str | None = None,
        comment: Comment | None = None,
    ) -> Target:  # fmt: skip
        """Write a cell in the current row, or in ``row``; an empty text is a blank. ``value`` is what ``formula`` gives."""
        line = self.row if row is None else row
        cleaned = clean_text(value) or None if isinstance(value, str) else value
        self.cells.append(PlannedCell(line, column, cleaned, style, number_format, indent, mark, comment, link, formula))
        return Target(self.name, line, column)

    def merge(self, left: int, right: int, *, top: int | None = None, bottom: int | None = None) -> None:
        """Merge cells of the current row, or of the rows from ``top`` to ``bottom``; a single cell needs no merging."""
        first = self.row if top is None else top
        span = Span(first, left, first if bottom is None else bottom, right)
        if (span.top, span.left) != (span.bottom, span.right):
            self.merged.append(span)

    def line(self, value: str, style: str, *, left: int = 1, right: int | None = None, indent: int = 0) -> Target:
        """A text over the whole width, and on to the next row."""
        target = self.put(left, value, style, indent=indent)
        self.merge(left, right or self.width)
        self.row += 1
        return target

    def plan(self, header: Header) -> SheetPlan:
        """The finished sheet. Heights are worked out here."""
        cells = tuple(self.cells)
        heights = row_heights(cells, self.merged, self.widths)
        printed = {column: width for column, width in self.widths.items() if column <= self.width}
        one_page = self.one_page or fits_one_page(printed, heights, self.row)
        printing = PrintSetup(
            header.office, header.remark, header.sheet, repeat=self.repeat, landscape=not self.upright, paper=header.paper,
            fit_height=one_page, last_column=self.width if len(printed) < len(self.widths) else None,
        )  # fmt: skip
        return SheetPlan(
            self.name, tuple(self.titles), cells, tuple(self.merged), dict(self.widths), heights, self.freeze, self.autofilter,
            printing, frozenset(self.folded), tuple(self.charts), tuple(self.choices), dict(self.named),
            frozenset(self.hidden_columns),
        )  # fmt: skip
