"""Native bar charts: plain data becomes a chart of the writer library, whose book is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lakip_xl.model.sheets import Area, Chart, Series
from lakip_xl.write.styles import FONT, INK, LINE

_SMALL = {"name": FONT, "size": 8, "color": INK}
_EDGE = {"color": INK, "width": 0.5}
_TITLE = {"name": FONT, "size": 10, "bold": True, "color": INK}


def insert_chart(book: Any, sheet: Any, chart: Chart, names: Mapping[str, str]) -> None:
    """Bars from left to right, the first at the top; values stand at the bars, so that the colours say nothing alone."""
    made = book.add_chart({"type": "bar"})
    for series in chart.series:
        made.add_series(_series(series, chart, names))
    made.set_title({"name": chart.title, "name_font": _TITLE, "overlay": False})
    made.set_x_axis({"visible": False, "min": 0, "max": chart.most, "major_gridlines": {"visible": False}})
    axis = {"reverse": True, "label_position": "low", "major_tick_mark": "none", "num_font": _SMALL, "line": {"color": LINE}}
    made.set_y_axis(axis)
    made.set_legend({"position": "bottom", "font": _SMALL} if len(chart.series) > 1 else {"none": True})
    made.set_chartarea({"border": {"color": LINE}, "fill": {"color": "#FFFFFF"}})
    made.set_size({"width": chart.width, "height": chart.height})
    sheet.insert_chart(chart.at[0] - 1, chart.at[1] - 1, made, {"object_position": 1, "description": chart.title})


def _series(series: Series, chart: Chart, names: Mapping[str, str]) -> dict[str, Any]:
    options: dict[str, Any] = {
        "name": series.name,
        "categories": _cells(chart.categories, names),
        "values": _cells(series.values, names),
        "fill": {"color": series.colour},
        "border": _EDGE,
        "gap": 60,
        "data_labels": {"value": True, "font": _SMALL, "num_format": chart.number_format},
    }
    if series.colours:
        options["points"] = [{"fill": {"color": colour}, "border": _EDGE} for colour in series.colours]
    return options


def _cells(area: Area, names: Mapping[str, str]) -> list[Any]:
    span = area.span
    return [names.get(area.sheet, area.sheet), span.top - 1, span.left - 1, span.bottom - 1, span.right - 1]
