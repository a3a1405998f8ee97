"""Shapes shared by the sample data and the workbook writer: columns, rows, tables, sheets, workbooks."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto


class Unit(Enum):
    """What the figures of a column mean; decides number format and alignment."""

    TEXT = auto()
    ORDINAL = auto()
    RUPIAH = auto()
    PERCENT = auto()
    PEOPLE = auto()
    PLAIN = auto()


class Span(Enum):
    """A cell that is only the continuation of a merged neighbour."""

    ABOVE = auto()
    LEFT = auto()


@dataclass(frozen=True)
class Number:
    """A real Excel number and the number format that shows it."""

    value: Decimal
    number_format: str


@dataclass(frozen=True)
class Formula:
    """An Excel formula, the value it must give, and its number format."""

    text: str
    value: Decimal
    number_format: str


Cell = str | Number | Formula | Span


@dataclass(frozen=True)
class Column:
    """One column: its heading from the top row down, the unit of its figures, its width in characters."""

    heading: tuple[str, ...]
    unit: Unit
    width: float


@dataclass(frozen=True)
class Row:
    """One body row of a table, one cell a column."""

    cells: tuple[Cell, ...]
    bold: bool = False


@dataclass(frozen=True)
class Table:
    """Title lines, headings, an optional row of column numbers, the body, and notes below it."""

    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    column_numbers: tuple[Cell, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Signature:
    """Place and date, then the lines of the office that signs."""

    place_and_date: str
    office: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """One worksheet: tables below each other and a signature block."""

    name: str
    tables: tuple[Table, ...]
    signature: Signature


@dataclass(frozen=True)
class Book:
    """One workbook file."""

    file_name: str
    sheets: tuple[Sheet, ...]


def heading_depth(columns: tuple[Column, ...]) -> int:
    """Number of heading rows."""
    return max(len(column.heading) for column in columns)
