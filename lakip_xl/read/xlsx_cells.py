"""The cells of one sheet as they come in: what each holds, and what is to be said about the sheet."""

from __future__ import annotations

import itertools
import re

from lakip_xl.model.cells import MERGE_LIMIT, Cell, Cells, CellValue, Grid, Span, column_letters, make_cell
from lakip_xl.read import xlsx_sentences as say
from lakip_xl.read.package import MOST_SIGNS, Broken, Budget
from lakip_xl.read.xlsx_formats import Look
from lakip_xl.read.xlsx_formula import MOST_COLUMNS, MOST_ROWS, Shared, column_number
from lakip_xl.read.xlsx_parts import Book
from lakip_xl.read.xlsx_values import number_and_look, shown, special

PLAIN_LOOK = Look()
MOST_HIDDEN_COLUMNS = 200
"""Excel hides "all columns to the right" as one run up to XFD; what lies further right holds no table."""
MOST_MERGED = 500_000
"""Cells in merged areas that are kept by name; more than these are no table."""
FAR_ROWS, FAR_COLUMNS = 1_000, 200
"""Blank rows or columns before a cell that stands apart from all others."""
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class _Looks(dict[str, Look]):
    """The look of a style by its number as it is written; the plain one for a style that is not there."""

    def __init__(self, looks: tuple[Look, ...]) -> None:
        super().__init__()
        self._all = looks

    def __missing__(self, style: str) -> Look:
        number = int(style) if style.isascii() and style.isdigit() and len(style) < 8 else 0
        found = self[style] = self._all[number] if number < len(self._all) else PLAIN_LOOK
        return found


class SheetCells:
    """Collects the cells of one sheet, in whatever order they come; of a cell that comes twice the last counts."""

    def __init__(self, book: Book, budget: Budget) -> None:
        self.strings = book.strings
        self.epoch = book.epoch
        self.looks = _Looks(book.looks)
        self.budget = budget
        self.lines: dict[int, list[Cell]] = {}
        self.row = self.column = 0
        self.filled = 0
        self.never_calculated: tuple[int, str] = (0, "")
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._merged: dict[Span, None] = {}
        self._merged_cells = 0
        self._origins: dict[str, tuple[int, int, Shared]] = {}

    def start_row(self, number: str | None, hidden: str | None) -> None:
        """A row begins; one without number follows the last."""
        if number is None:
            self.row += 1
        elif number.isascii() and number.isdigit() and len(number) < 9:
            self.row = int(number)
        else:
            raise Broken(f"row {number[:20]}")
        self.column = 0
        if is_on(hidden):
            self.hidden_rows.add(self.row)

    def next_place(self) -> tuple[int, int]:
        """Where a cell stands that does not say it."""
        return self.row, self.column + 1

    def put(self, row: int, column: int, style: str, kind: str, stored: str | None, formula: str | None) -> None:
        """A cell; ``stored`` is what its <v> or its inline text holds. Raises Broken for what cannot be in a cell."""
        look = self.looks[style]
        value, text = self._value(kind, stored, look)
        if value is None and formula is None:
            return
        if not (1 <= row <= MOST_ROWS and 1 <= column <= MOST_COLUMNS):
            raise Broken(f"row {row}, column {column}")
        if value is None:
            self._count_never_calculated(row, column)
        self.lines.setdefault(row, []).append(make_cell(row, column, value, text, look.number_format, formula, look.indent))
        self.filled += 1

    def _value(self, kind: str, stored: str | None, look: Look) -> tuple[CellValue, str]:
        if stored is None or (not stored and kind != "str"):
            return None, ""
        if kind in ("n", ""):
            return number_and_look(stored, look, self.epoch)
        if kind == "s":
            text = self.shared_text(stored)
            return text or None, text
        if kind == "inlineStr":
            return stored, stored
        if kind in ("str", "e", "b", "d"):
            value = special(kind, stored)
            return value, shown(value)
        return stored, stored

    def shared_text(self, number: str) -> str:
        number = number.strip(" \t\r\n")
        if self.strings is None or not (number.isascii() and number.isdigit()) or int(number) >= len(self.strings):
            raise Broken(f"text {number[:20]}")
        return self.strings[int(number)]

    def formula(self, row: int, column: int, attributes: dict[str, str], text: str) -> str:
        """A cell's formula with its "="; one that is shared comes from its first cell."""
        kind = attributes.get("t")
        if kind != "shared":
            return f"={text.removeprefix('=')}" if kind in ("array", "dataTable") else f"={text}"
        number = attributes.get("si", "")
        if text:
            self._origins[number] = row, column, Shared(text)
            return f"={text}"
        origin = self._origins.get(number)
        if origin is None:
            return "="
        top, left, shared = origin
        self.budget.spend(signs=shared.cost)
        return f"={shared.moved(row - top, column - left)}"

    def spend_repeated_texts(self) -> None:
        """A text is stored once and told by every cell that points to it: half a million of 32.000 letters are too many."""
        stored = self.strings or ()
        if max(map(len, stored), default=0) * self.filled > MOST_SIGNS:
            texts = (cell.value for line in self.lines.values() for cell in line if isinstance(cell.value, str))
            self.budget.spend(signs=max(sum(map(len, texts)) - sum(map(len, stored)), 0))

    def _count_never_calculated(self, row: int, column: int) -> None:
        count, first = self.never_calculated
        self.never_calculated = count + 1, first or f"{column_letters(column)}{row}"

    def hide_columns(self, first: str, last: str) -> None:
        if (first + last).isascii() and first.isdigit() and last.isdigit() and 1 <= int(first) <= MOST_COLUMNS:
            self.hidden_columns.update(range(int(first), min(int(last), int(first) + MOST_HIDDEN_COLUMNS) + 1))

    def merge(self, reference: str) -> None:
        """A merged area by its name; a damaged name merges nothing."""
        first, _, last = reference.partition(":")
        start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
        if not start or not end:
            return
        rows, columns = sorted((int(start[2]), int(end[2]))), sorted((column_number(start[1]), column_number(end[1])))
        span = Span(rows[0], columns[0], rows[1], columns[1])
        if span in self._merged:
            return
        area = (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1)
        self._merged_cells += area if area <= MERGE_LIMIT else 1
        if self._merged_cells <= MOST_MERGED:
            self._merged[span] = None

    def grid(self, file: str, sheet: str, hidden: bool) -> Grid:
        rows, columns = frozenset(self.hidden_rows), frozenset(self.hidden_columns)
        return Grid(file, sheet, Cells(self.lines), tuple(self._merged), rows, columns, hidden)

    def notes(self, grid: Grid) -> list[str]:
        """What the office should know about the sheet, beside its values."""
        found, file, sheet = [], grid.file, grid.sheet
        far = _far_cell(grid.cells)
        if far:
            found.append(say.far_cell(file, sheet, f"{column_letters(far[1])}{far[0]}"))
        if self.never_calculated[0]:
            found.append(say.never_calculated(file, sheet, *self.never_calculated))
        if self.filled > len(grid.cells):
            found.append(say.written_twice(file, sheet, self.filled - len(grid.cells)))
        if self._merged_cells > MOST_MERGED:
            found.append(say.many_merges(file, sheet))
        return found


def is_on(flag: str | None) -> bool:
    return flag in ("1", "true", "on")


def place_of(reference: str) -> tuple[int, int]:
    """ "B7" -> (7, 2). Raises Broken for what names no cell."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise Broken(f"cell {reference[:20]}")
    return int(found[2]), column_number(found[1])


def _far_cell(cells: Cells) -> tuple[int, int] | None:
    """The first cell after a long stretch of blank rows or columns, if there is one."""
    row = _after_gap(set(cells.lines), FAR_ROWS)
    if row:
        return row, cells.lines[row][0].column
    column = _after_gap({cell.column for line in cells.lines.values() for cell in line}, FAR_COLUMNS)
    return next(place for place in cells if place[1] == column) if column else None


def _after_gap(numbers: set[int], gap: int) -> int | None:
    if not numbers or max(numbers) - min(numbers) - len(numbers) < gap:
        return None
    ordered = sorted(numbers)
    return next((after for before, after in itertools.pairwise(ordered) if after - before > gap), None)
