"""What the derived sheets share: a title, a heading, and cells that are computed from the cells of the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lakip_xl.model.cells import column_letters
from lakip_xl.model.figures import Angka, State, half_up
from lakip_xl.model.sheets import PlannedValue
from lakip_xl.write.budget_rows import total_of
from lakip_xl.write.draft import Draft
from lakip_xl.write.figure_map import FigureMap, address, ranges_of
from lakip_xl.write.figures import PAD, number_format

PLACES = 2
PERCENT = f"0.00{PAD}"
POINTS = f"0.00{PAD};-0.00{PAD}"
HUNDRED = Decimal(100)


@dataclass
class Page:
    """A derived sheet in the making; what a cell shows is computed from other cells and its value is kept beside the formula."""

    draft: Draft
    figures: FigureMap

    @classmethod
    def begin(
        cls, name: str, titles: Sequence[str], columns: Sequence[tuple[str, float]], figures: FigureMap, *, helpers: int = 0
    ) -> Page:
        """``helpers`` of the columns at the right are not printed."""
        widths = {index: width for index, (_, width) in enumerate(columns, start=1)}
        draft = Draft(name, len(columns) - helpers, widths=widths)
        for text in titles:
            draft.line(text, "subtitle" if draft.titles else "title")
            draft.titles.append(text)
        draft.row += 1
        return cls(draft, figures)

    def heading(self, titles: Sequence[str], *, repeated: bool = True) -> None:
        for column, title in enumerate(titles, start=1):
            self.draft.put(column, title, "heading")
        if repeated:
            self.draft.repeat = (self.draft.row, self.draft.row)
            self.draft.freeze = (self.draft.row + 1, 1)
        self.draft.row += 1

    def cell(self, column: int) -> str:
        """The cell of the current row, as a formula of this sheet names it."""
        return f"{column_letters(column)}{self.draft.row}"

    def text(self, column: int, value: PlannedValue, style: str = "text") -> None:
        self.draft.put(column, value, style, number_format="0" if isinstance(value, int) else "")

    def figure(self, column: int, figure: Angka | None, style: str = "figure") -> Decimal | None:
        """The cell of a figure, the figure itself where the result has no cell for it, or a blank; gives its value."""
        if figure is None or figure.value is None:
            self.draft.put(column, None, style)
            return None
        target = self.figures.target(figure)
        formula = f"={address(target)}" if target else None
        self.draft.put(column, figure.value, style, number_format=number_format(figure), formula=formula)
        return figure.value

    def money(self, column: int, figures: Sequence[Angka], style: str = "figure") -> Decimal | None:
        """The sum of some figures, or a blank; gives its value."""
        total = total_of(figures)
        targets = [target for figure in figures if (target := self.figures.target(figure))]
        if total is None or len(targets) < len(figures):
            self.draft.put(column, None, style)
            return None
        ranges = ranges_of(targets)
        formula = f"={ranges[0]}" if len(targets) == 1 else f"=SUM({','.join(ranges)})"
        shape = f'#,##0{PAD};-#,##0{PAD};"-"{PAD}' if total == total.to_integral_value() else f"#,##0.00{PAD}"
        self.draft.put(column, total, style, number_format=shape, formula=formula)
        return total

    def computed(
        self, column: int, formula: str, value: Decimal | None, shape: str = PERCENT, style: str = "figure"
    ) -> Decimal | None:
        """A formula over cells of this row; a blank where it has no value."""
        self.draft.put(column, value, style, number_format=shape, formula=formula if value is not None else None)
        return value

    def percent(
        self, column: int, over: int, under: int, values: tuple[Decimal | None, Decimal | None], style: str = "figure"
    ) -> Decimal | None:
        """The share of one column in another, of this row; a blank where there is nothing to divide by."""
        return self.computed(column, f"=ROUND({self.cell(over)}/{self.cell(under)}*100,{PLACES})", share(*values), style=style)

    def note(self, text: str, style: str = "note") -> None:
        self.draft.line(text, style)

    def next(self) -> None:
        self.draft.row += 1


def share(over: Decimal | None, under: Decimal | None) -> Decimal | None:
    """In percent, at two places."""
    return half_up(over * HUNDRED / under, PLACES) if over is not None and under else None


def lacking(figure: Angka | None, what: str) -> str:
    """Which input is missing, in the office's words; nothing where it is there."""
    if figure is None:
        return f"{what} tidak ada pada tabel"
    if figure.value is not None:
        return ""
    return f"{what} kosong" if figure.state is State.BLANK else f"{what} bukan satu angka"


def reasons(*texts: str) -> str:
    """The remarks of a row as one sentence."""
    told = "; ".join(text for text in texts if text)
    return f"{told[:1].upper()}{told[1:]}." if told else ""
