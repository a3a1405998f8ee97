"""A worksheet of the writer library that takes our cells as they are, and writes each of them in one step.

The library's own calls look at every cell again: is the first argument an address in letters, is the formula newer than Excel
2010, must an attribute be escaped. We know the answers, and the asking is half the time of a result. Our cells are kept where
the library keeps its own and in the same shape, so that its rows, charts and comments find them, and the file is the same to
the byte (tests/test_worksheet.py).
"""

from __future__ import annotations

from functools import cache
from math import isfinite
from typing import Any, NamedTuple

from xlsxwriter.worksheet import Worksheet

from lakip_xl.model.cells import column_letters
from lakip_xl.write.marked_xml import escaped

ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))


class Number(NamedTuple):
    """The library tells cells apart by the names of their classes; ``format`` is its own kind of object."""

    number: float | int
    format: Any


class String(NamedTuple):
    """``string`` is the number of the text in the list that all sheets share."""

    string: int
    format: Any


class Blank(NamedTuple):
    """A look without a value."""

    format: Any


class Formula(NamedTuple):
    """Without its "="; ``value`` is what it gives."""

    formula: str
    format: Any
    value: float | int | str


class PlainWorksheet(Worksheet):  # type: ignore[misc]  # the writer has no types
    """Rows and columns count from 0, as everywhere in the library."""

    def reach(self, row: int, column: int) -> int:
        """Says that cells may stand up to here; the library's code for a fault where a sheet has no such cell."""
        code: int = self._check_dimensions(row, column)
        return code

    def put_number(self, row: int, column: int, number: float | int, look: Any) -> int:
        """A code for a fault where the number is none that a file can hold."""
        if not isfinite(number):
            return -1
        self.table[row][column] = Number(number, look)
        return 0

    def put_text(self, row: int, column: int, text: str, look: Any) -> None:
        self.table[row][column] = String(self.str_table._get_shared_string_index(text), look)

    def put_blank(self, row: int, column: int, look: Any) -> None:
        self.table[row][column] = Blank(look)

    def put_formula(self, row: int, column: int, formula: str, value: float | int | str, look: Any) -> None:
        self.table[row][column] = Formula(formula.removeprefix("="), look, value)

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """Called by the library for each cell, in order."""
        start = f'<c r="{_letters(col)}{row + 1}" s="{cell.format._get_xf_index()}"'
        kind = type(cell).__name__
        if kind == "Number":
            text = f"{start}><v>{cell.number:.16G}</v></c>"
        elif kind == "String":
            text = f'{start} t="s"><v>{cell.string}</v></c>'
        elif kind == "Blank":
            text = f"{start}/>"
        else:
            text = f"{start}{_type_of(cell.value)}><f>{escaped(cell.formula)}</f><v>{_value(cell.value)}</v></c>"
        self.fh.write(text)


def _type_of(value: float | int | str) -> str:
    """What Excel is told of a formula's value; numbers, and texts that are empty, are the usual case."""
    if not isinstance(value, str) or not value:
        return ""
    return ' t="e"' if value in ERRORS else ' t="str"'


def _value(value: float | int | str) -> float | int | str:
    return escaped(value) if isinstance(value, str) else value


@cache
def _letters(column: int) -> str:
    return column_letters(column + 1)
