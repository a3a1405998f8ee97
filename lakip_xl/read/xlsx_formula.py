"""A formula that several cells share, told for each of them: relative references move, fixed ones stay."""

from __future__ import annotations

import re

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


def column_number(letters: str) -> int:
    """ "A" -> 1, "AA" -> 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


class Shared:
    """A formula cut into pieces once, to be told for many cells: texts as they stand, references as their parts."""

    def __init__(self, formula: str) -> None:
        self.pieces: list[str | _Reference] = []
        end = 0
        for found in _PIECES.finditer(formula):
            ends = _ends(found)
            if ends:
                self.pieces += [formula[end : found.start()], ends]
                end = found.end()
        self.pieces.append(formula[end:])
        self.cost = len(formula) + 20 * len(self.pieces)
        """About what telling it once takes, in signs."""

    def moved(self, rows: int, columns: int) -> str:
        """The formula ``rows`` further down and ``columns`` further right; "#REF!" for what falls off the sheet."""
        return "".join(piece if isinstance(piece, str) else _moved(piece, rows, columns) for piece in self.pieces)


_Reference = tuple[tuple[str, str, str, str], ...]
"""Each end of a reference: "$" or "" and the column, "$" or "" and the row; a whole row has no column and the reverse."""


def _ends(found: re.Match[str]) -> _Reference | None:
    if not (found.group("cell") or found.group("rows") or found.group("columns")):
        return None
    return tuple(_PARTS.fullmatch(end).groups(default="") for end in found.group(0).split(":"))  # type: ignore[union-attr,misc]


_PARTS = re.compile(r"(\$(?=[A-Za-z]))?([A-Za-z]*)(\$?)(\d*)")


def _moved(reference: _Reference, rows: int, columns: int) -> str:
    ends = []
    for fixed_column, letters, fixed_row, digits in reference:
        column = _moved_number(column_number(letters), 0 if fixed_column else columns, MOST_COLUMNS) if letters else None
        row = _moved_number(int(digits), 0 if fixed_row else rows, MOST_ROWS) if digits else None
        if 0 in (column, row):
            return "#REF!"
        name = (letters if fixed_column else column_letters(column)) if column else ""
        ends.append(f"{fixed_column}{name}{fixed_row}{row or ''}")
    return ":".join(ends)


def _moved_number(number: int, by: int, most: int) -> int:
    """0 for a place that is not on the sheet; a fixed place stays as it is."""
    return number + by if not by or 1 <= number + by <= most else 0
