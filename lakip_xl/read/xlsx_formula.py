"""A formula that several cells share, told for each of them: relative references move, fixed ones stay."""

from __future__ import annotations

import re
from collections.abc import Callable

from lakip_xl.model.cells import column_letters

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384

_PIECES = re.compile(
    r"""
      "(?:[^"]|"")*"                                      # a text
    | '(?:[^']|'')*'                                      # a sheet's name
    | \[(?:[^\[\]]|\[[^\[\]]*\])*\]                       # a table's column, or another workbook
    | \#[A-Z/0]+[!?]?                                     # an error value
    | (?<![\w.$])(?P<rows>\$?[1-9]\d{0,6}:\$?[1-9]\d{0,6})(?![\w.($!])
    | (?<![\w.$])(?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w.($!])
    | (?<![\w.$])(?P<cell>\$?[A-Za-z]{1,3}\$?[1-9]\d{0,6})(?![\w.(!\[])
    | [\w.$]+                                             # a name, a function, a number
    """,
    re.VERBOSE,
)
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d+)")


def column_number(letters: str) -> int:
    """"A" -> 1, "AA" -> 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def moved(formula: str, rows: int, columns: int) -> str:
    """The formula as it stands ``rows`` further down and ``columns`` further right; "#REF!" for what falls off the sheet."""
    return _PIECES.sub(_mover(rows, columns), formula)


def _mover(rows: int, columns: int) -> Callable[[re.Match[str]], str]:
    def move(found: re.Match[str]) -> str:
        text = found.group(0)
        try:
            if found.group("cell"):
                return _moved_cell(text, rows, columns)
            if found.group("rows"):
                return ":".join(_moved_row(end, rows) for end in text.split(":"))
            if found.group("columns"):
                return ":".join(_moved_column(end, columns) for end in text.split(":"))
        except ValueError:
            return "#REF!"
        return text

    return move


def _moved_cell(text: str, rows: int, columns: int) -> str:
    fixed_column, letters, fixed_row, digits = _CELL.fullmatch(text).groups()  # type: ignore[union-attr]
    return _moved_column(fixed_column + letters, columns) + _moved_row(fixed_row + digits, rows)


def _moved_row(text: str, rows: int) -> str:
    if text.startswith("$"):
        return text
    row = int(text) + rows
    if not 1 <= row <= MOST_ROWS:
        raise ValueError(text)
    return str(row)


def _moved_column(text: str, columns: int) -> str:
    if text.startswith("$"):
        return text
    column = column_number(text) + columns
    if not 1 <= column <= MOST_COLUMNS:
        raise ValueError(text)
    return column_letters(column)
