"""From a figure as printed in the report to the real Excel number an office would have typed."""

import re
from dataclasses import replace
from decimal import Decimal

from layout import Book, Cell, Number, Row, Sheet, Table, Unit

# Figures whose printed form can be read two ways, or in no way at all.
OVERRIDES: dict[str, Number] = {
    "3531.906.281": Number(Decimal(3531906281), "#,##0"),
    "1.672": Number(Decimal(1672), "#,##0"),
}

GROUPED = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*(?:(?!(?P=mark))[.,](?P<decimals>\d+))?")
UNGROUPED = re.compile(r"\d+(?:[.,](?P<decimals>\d+))?")
COUNTED = (Unit.RUPIAH, Unit.PEOPLE)


def number_format(unit: Unit, decimals: int) -> str:
    """Number format that shows as many decimals as were printed."""
    whole = "#,##0" if unit in COUNTED else "0"
    fraction = "." + "0" * decimals if decimals else ""
    return whole + fraction + ("%" if unit is Unit.PERCENT else "")


def dash(unit: Unit) -> Number:
    """A zero shown as "-"."""
    shown = number_format(unit, 0)
    return Number(Decimal(0), f'{shown};-{shown};"-"')


def match_figure(printed: str, unit: Unit) -> re.Match[str]:
    """Match the separators; only counted units use groups of three."""
    match = (GROUPED.fullmatch(printed) if unit in COUNTED else None) or UNGROUPED.fullmatch(printed)
    if match is None:
        raise ValueError(f"no reading for {printed!r} as {unit.name}")
    return match


def figure(printed: str, unit: Unit) -> Number:
    """Number of one printed figure."""
    if printed in OVERRIDES:
        return OVERRIDES[printed]
    if printed == "-":
        return dash(unit)
    match = match_figure(printed.removesuffix("%"), unit)
    decimals = len(match["decimals"] or "")
    digits = Decimal(re.sub(r"\D", "", match[0])).scaleb(-decimals)
    value = digits / 100 if unit is Unit.PERCENT else digits
    return Number(value, number_format(unit, decimals))


def as_number(cell: Cell, unit: Unit) -> Cell:
    """The numeric form of a cell; blanks, texts, spans and cells with two figures stay as they are."""
    if not isinstance(cell, str) or unit is Unit.TEXT or not cell or "\n" in cell:
        return cell
    if unit is Unit.ORDINAL:
        return Number(Decimal(cell), "0") if cell.isdigit() else cell
    return figure(cell, unit)


def row_as_numbers(row: Row, units: tuple[Unit, ...]) -> Row:
    """The same row with real numbers."""
    return replace(row, cells=tuple(as_number(cell, unit) for cell, unit in zip(row.cells, units, strict=True)))


def table_as_numbers(table: Table) -> Table:
    """The same table with real numbers."""
    units = tuple(column.unit for column in table.columns)
    return replace(
        table,
        rows=tuple(row_as_numbers(row, units) for row in table.rows),
        column_numbers=tuple(as_number(cell, Unit.ORDINAL) for cell in table.column_numbers),
    )


def sheet_as_numbers(sheet: Sheet) -> Sheet:
    """The same sheet with real numbers."""
    return replace(sheet, tables=tuple(table_as_numbers(table) for table in sheet.tables))


def book_as_numbers(book: Book) -> Book:
    """The same workbook with real numbers."""
    return replace(book, sheets=tuple(sheet_as_numbers(sheet) for sheet in book.sheets))
