"""The two charts of Ringkasan: the money of each program, and the capaian of each indicator in the colour of its category."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from lakip_xl.model.sheets import Area, Chart, Series
from lakip_xl.write.program_sheets import Programs
from lakip_xl.write.recap_sheet import IN_A_HOLE, Recap

MOST_BARS = 12
ROOM, PER_BAR = 70, 22
ROW_PIXELS, GAP_ROWS = 22, 1
BESIDE_MONEY, BESIDE_CAPAIAN = 1.2, 1.15
"""How far the axis goes beyond the longest bar, for the figure that stands beside it."""
SCALE = ("#E3A79E", "#EBC08A", "#F0DE9B", "#C9DDA8", "#A4CFA6", "#86BFA9")
"""From the lowest category to the highest; the category stands beside its bar as well."""
GREY = "#C3C9D0"
BUDGET, SPENT = "#C9D3DF", "#3E6A9C"


class SummaryCharts(NamedTuple):
    """What the charts are made of; a chart is left out where its figures are not there."""

    programs: Programs | None = None
    recap: Recap | None = None

    def placed(self, row: int, column: int, width: int, rows: int) -> tuple[Chart, ...]:
        """Both charts below each other from a cell on; as high as their bars need, or as the ``rows`` beside them."""
        made = [chart for chart in (self._money(width), self._capaian(width)) if chart]
        wanted = sum(chart.height for chart in made)
        spare = max(rows * ROW_PIXELS - GAP_ROWS * ROW_PIXELS * (len(made) - 1) - wanted, 0)
        placed: list[Chart] = []
        for chart in made:
            height = chart.height + spare * chart.height // wanted
            lines = height // ROW_PIXELS
            placed.append(replace(chart, at=(row, column), height=lines * ROW_PIXELS))
            row += lines + GAP_ROWS
        return tuple(placed)

    def _money(self, width: int) -> Chart | None:
        programs = self.programs
        if programs is None or programs.names is None or programs.budget is None or programs.spent is None:
            return None
        count = min(programs.count, MOST_BARS)
        shown = "" if programs.count <= MOST_BARS else f" ({MOST_BARS} program pertama dari {programs.count})"
        series = (
            Series("Anggaran", _first(programs.budget, count), BUDGET),
            Series("Realisasi", _first(programs.spent, count), SPENT),
        )
        title = f"Serapan anggaran menurut program, dalam juta rupiah{shown}"
        most = float(programs.largest) * BESIDE_MONEY or 1.0
        return Chart(title, _first(programs.names, count), series, (1, 1), width, ROOM + count * PER_BAR * 2, most, "#,##0,,")

    def _capaian(self, width: int) -> Chart | None:
        recap = self.recap
        if recap is None or recap.names is None or recap.capaian is None or all(value is None for value in recap.values):
            return None
        total = len(recap.categories)
        count = min(total, MOST_BARS)
        shown = "" if total <= MOST_BARS else f" ({MOST_BARS} indikator pertama dari {total})"
        colours = tuple(_colour(category, recap.labels) for category in recap.categories[:count])
        series = Series("Capaian", _first(recap.capaian, count), GREY, colours)
        title = f"Capaian indikator kinerja, dalam persen{shown}"
        most = float(max((value for value in recap.values if value is not None), default=0)) * BESIDE_CAPAIAN or 1.0
        return Chart(title, _first(recap.names, count), (series,), (1, 1), width, ROOM + count * PER_BAR, most, "0.00")


def _first(area: Area, count: int) -> Area:
    return Area(area.sheet, replace(area.span, bottom=area.span.top + count - 1))


def _colour(category: str, labels: tuple[str, ...]) -> str:
    """The colour of a category by its place in the scale; grey for what has none."""
    if category not in labels or category == IN_A_HOLE:
        return GREY
    steps = max(len(labels) - 1, 1)
    return SCALE[round(labels.index(category) * (len(SCALE) - 1) / steps)]
