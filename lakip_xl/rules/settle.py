"""Figures that can be read two ways are settled by the equations in which they stand, then by their column.

What neither decides keeps its fault and is reported. Percent columns that hold fractions without a percent format are told the
same way: by the scale under which more of their equations hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal

from lakip_xl.model.checks import Outcome
from lakip_xl.model.equations import HUNDRED, Equation
from lakip_xl.model.figures import Angka, Fault, Style, Unit
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Table
from lakip_xl.rules.engine import ask
from lakip_xl.rules.found_equations import relations
from lakip_xl.rules.kolom import bound_declarations
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import all_rules
from lakip_xl.tables import Lain


def settle(laporan: Laporan) -> Laporan:
    """The report with every figure that its equations or its column settle read that way, without tables that say nothing."""
    laporan = replace(laporan, tables=tuple(table for table in laporan.tables if _says_something(table)))
    if not any(_fractions(table) or _two_ways(table) for table in laporan.tables):
        return laporan
    equations = tuple(
        check.equation for result in ask(_all_on(laporan), all_rules()) for check in result.checks if check.equation
    )
    new: dict[Angka, Angka] = {}
    for table in laporan.tables:
        for figures in _fractions(table):
            new.update(_scaled(figures, equations))
        for figure in _two_ways(table):
            new.update(_settled(figure, table, equations))
    return replace(laporan, tables=tuple(table.with_figures(new) for table in laporan.tables))


def _says_something(table: Table) -> bool:
    """An unknown table has totals or declared equations, or columns that follow from each other; else nothing is known of it."""
    if table.kind is not Lain or any(row.total for row in table.rows) or bound_declarations(table):
        return True
    return any(relations(table, frozenset()))


def _all_on(laporan: Laporan) -> Laporan:
    """How figures are read does not hang on which rules the office wants to be told about."""
    return replace(laporan, settings=replace(laporan.settings, rules_off=()))


def _fractions(table: Table) -> list[tuple[Angka, ...]]:
    """The percent columns that may hold fractions: no percent sign, nothing above 2, not all nought."""
    columns = (table.column(name) for name, heading in table.kind.headings.items() if heading.unit is Unit.PERSEN)
    unsigned = (tuple(figure for figure in column if _may_be_fraction(figure)) for column in columns)
    return [figures for figures in unsigned if _mostly_small(figures)]


def _may_be_fraction(figure: Angka) -> bool:
    """Only real numbers: who types "0,67" beside other percentages has typed a fraction for a percentage."""
    return figure.value is not None and figure.style is Style.NUMBER and "%" not in figure.suffix


def _mostly_small(figures: tuple[Angka, ...]) -> bool:
    values = [abs(figure.value) for figure in figures if figure.value]
    return bool(values) and sum(value <= 2 for value in values) * 2 > len(values)


def _scaled(figures: tuple[Angka, ...], equations: Iterable[Equation]) -> Mapping[Angka, Angka]:
    """All figures of a column times 100 when more of their equations hold so."""
    new = {figure: _as_percent(figure) for figure in figures}
    own = [equation for equation in equations if equation.target in new]
    as_written = sum(_holds(equation) for equation in own)
    as_fraction = sum(_holds(equation.with_figure(equation.target, new[equation.target])) for equation in own)
    return new if as_fraction > as_written else {}


def _as_percent(figure: Angka) -> Angka:
    value = None if figure.value is None else figure.value * HUNDRED
    return replace(figure, value=value, places=max(figure.places - 2, 0), ways=figure.readings)


def _holds(equation: Equation) -> bool:
    return prove(equation, "").outcome in (Outcome.HOLDS, Outcome.CUT_OFF)


def _two_ways(table: Table) -> list[Angka]:
    return [figure for row in table.rows for _, figure in row.figures if Fault.TWO_WAYS in figure.faults]


def _settled(figure: Angka, table: Table, equations: Iterable[Equation]) -> Mapping[Angka, Angka]:
    """The reading under which most equations hold, else the one that its column writes elsewhere; else nothing.

    In a column of targets each row has its own unit: there the column gives a reading, but settles nothing.
    """
    own = [equation for equation in equations if figure == equation.target or figure in equation.parts]
    held = {
        reading: sum(_holds(equation.with_figure(figure, _read(figure, reading))) for equation in own)
        for reading in figure.readings
    }
    best = [reading for reading in figure.readings if held[reading] == max(held.values())]
    if len(best) == 1:
        return {figure: _read(figure, best[0])}
    style = _company_style(figure, table) or _column_style(figure, table)
    if style is None:
        return {}
    chosen = _read(figure, figure.readings[0] if style is figure.style else figure.readings[1])
    certain = figure.unit is not Unit.BILANGAN or _company_style(figure, table) is not None
    return {figure: chosen if certain else replace(chosen, faults=figure.faults)}


def _read(figure: Angka, reading: Decimal) -> Angka:
    exponent = reading.as_tuple().exponent
    places = max(-exponent, 0) if isinstance(exponent, int) else 0
    return replace(figure, value=reading, places=places, faults=figure.faults - {Fault.TWO_WAYS})


COMPANY = 3
"""As many figures of one row or column with three digits after the sign are not all decimals by chance."""


def _company_style(figure: Angka, table: Table) -> Style | None:
    """Thousands, when several figures of the row or column are written so and none otherwise: decimals would differ in length."""
    sign = "." if figure.style is Style.DOTS else ","
    near = [
        other
        for row in table.rows
        for _, other in row.figures
        if (other.place.row == figure.place.row or other.place.column == figure.place.column) and sign in other.written
    ]
    alike = [other for other in near if Fault.TWO_WAYS in other.faults]
    return figure.style if len(alike) >= COMPANY and len(alike) == len(near) else None


def _column_style(figure: Angka, table: Table) -> Style | None:
    """The thousands sign that the column proves: the very sign in question, used in one way only elsewhere."""
    sign = "." if figure.style is Style.DOTS else ","
    name = next(name for row in table.rows for name, own in row.figures if own == figure)
    others = [
        other for other in table.column(name) if sign in other.written and len(other.readings) == 1 and other.value is not None
    ]
    styles = {other.style for other in others}
    return styles.pop() if len(styles) == 1 else None
