"""Figures by column, also of columns that no kind declares; and columns that belong together as a series."""

from __future__ import annotations

from collections import defaultdict

from lakip_xl.model.figures import Angka, Unit
from lakip_xl.model.tables import FoundColumn, Row, Table
from lakip_xl.read.labels import take_label
from lakip_xl.read.numbers import read_figure
from lakip_xl.read.words import unit_of, words_of


def figure_at(table: Table, row: Row, column: FoundColumn, quotient: bool) -> Angka:
    """A row's figure in any column, also one that no kind declares."""
    if column.name:
        place = (row.place.row, column.column)
        known = next((figure for _, figure in row.figures if (figure.place.row, figure.place.column) == place), None)
        if known:
            return known
    grid = table.found.grid
    unit = unit_of(words_of(column.heading)) or (Unit.PERSEN if quotient else Unit.BILANGAN)
    return read_figure(grid.at(row.place.row, column.column), grid.place(row.place.row, column.column), unit)


def series_of(table: Table) -> tuple[tuple[FoundColumn, ...], ...]:
    """The series of a table: columns of one name, or of the same words, whose labels are periods or kelompok."""
    groups: dict[tuple[str, ...], list[FoundColumn]] = defaultdict(list)
    for column in table.found.columns:
        labelled = take_label(tuple(column.heading.split(" / ")))
        if labelled.label and _is_figures(table, column):
            groups[(column.name or "", labelled.label.kind, *labelled.words)].append(column)
    return tuple(tuple(columns) for columns in groups.values() if len(columns) > 1)


def _is_figures(table: Table, column: FoundColumn) -> bool:
    heading = table.kind.headings.get(column.name or "")
    return heading is not None and heading.unit is not None and heading.unit is not Unit.PERSEN
