"""The referee: a second reader, over openpyxl's own sheet parser, that gives the same Grid.

It was the program's reader before ours; where the two do not agree, the difference is explained in differences.py.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE, is_date_format
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet._reader import FORMULA_TAG, INLINE_STRING, VALUE_TAG, Text, WorkSheetParser
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from lakip_xl.model.cells import Cell, Cells, CellValue, ErrorValue, Grid, Span, column_letters
from lakip_xl.read.display import show_number


def referee_grids(path: Path) -> tuple[Grid, ...]:
    """All sheets as openpyxl reads them; raises whatever openpyxl raises."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return tuple(_Package(path.read_bytes()).grids(path.name))


@dataclass(frozen=True, slots=True)
class _Look:
    """What matters of a cell's style."""

    number_format: str = "General"
    indent: int = 0


class _Package:
    """An opened workbook: what all its sheets share."""

    def __init__(self, content: bytes) -> None:
        reader = ExcelReader(io.BytesIO(content), read_only=True, keep_links=False)
        reader.read_manifest()
        reader.read_strings()
        reader.read_workbook()
        reader.read_custom()
        self._reader = reader
        self._workbook: Any = reader.wb

    def grids(self, name: str) -> Iterator[Grid]:
        apply_stylesheet(self._reader.archive, self._workbook)
        looks = tuple(
            _Look(self._format(style.numFmtId), self._indent(style.alignmentId)) for style in self._workbook._cell_styles
        )
        for sheet, rel in self._reader.parser.find_sheets():
            if rel.target in self._reader.valid_files and "chartsheet" not in rel.Type:
                with self._reader.archive.open(rel.target) as source:
                    parser = _SheetParser(source, self._reader.shared_strings, self._workbook.epoch, looks)
                    yield parser.grid(name, sheet.name, sheet.state in ("hidden", "veryHidden"))

    def _indent(self, alignment: int) -> int:
        alignments = self._workbook._alignments
        return int(alignments[alignment].indent or 0) if alignment < len(alignments) else 0

    def _format(self, number: int) -> str:
        if number < BUILTIN_FORMATS_MAX_SIZE:
            return str(BUILTIN_FORMATS.get(number, "General"))
        custom = self._workbook._number_formats
        index = number - BUILTIN_FORMATS_MAX_SIZE
        return str(custom[index]) if index < len(custom) else "General"


class _SheetParser(WorkSheetParser):  # type: ignore[misc]
    """openpyxl's sheet parser, but each cell comes with its formula and its cached value."""

    def __init__(self, source: Any, strings: Any, epoch: datetime, looks: tuple[_Look, ...]) -> None:
        super().__init__(source, strings, data_only=True, epoch=epoch)
        self._looks = looks

    def grid(self, file: str, sheet: str, hidden: bool) -> Grid:
        cells: dict[tuple[int, int], Cell] = {}
        for _, found in self.parse():
            cells.update({(cell.row, cell.column): cell for cell in found if cell is not None})
        merged = self.merged_cells.mergeCell if self.merged_cells else ()
        return Grid(
            file,
            sheet,
            Cells.of(cells.values()),
            tuple(Span(area.min_row, area.min_col, area.max_row, area.max_col) for area in merged),
            frozenset(int(row) for row, state in self.row_dimensions.items() if _is_on(state.get("hidden"))),
            frozenset(_hidden_columns(self.column_dimensions)),
            hidden,
        )

    def parse_cell(self, element: Any) -> Cell | None:
        row, column = self._position(element.get("r"))
        style = int(element.get("s", 0))
        look = self._looks[style] if style < len(self._looks) else _Look()
        formula = self._formula(element, row, column)
        value = self._value(element, look.number_format)
        if value is None and formula is None:
            return None
        return Cell(row, column, value, _shown(value, look.number_format), look.number_format, formula, look.indent)

    def _position(self, reference: str | None) -> tuple[int, int]:
        match = _REFERENCE.fullmatch(reference or "")
        if match:
            self.col_counter = column_index_from_string(match.group(1))
            return int(match.group(2)), self.col_counter
        self.col_counter += 1
        return self.row_counter, self.col_counter

    def _formula(self, element: Any, row: int, column: int) -> str | None:
        formula = element.find(FORMULA_TAG)
        if formula is None:
            return None
        if formula.get("t") == "shared" and not formula.text:
            origin = self.shared_formulae.get(formula.get("si"))
            return origin.translate_formula(_address(row, column)) if origin else "="
        parsed = self.parse_formula(element)
        if isinstance(parsed, ArrayFormula | DataTableFormula):
            return f"={str(getattr(parsed, 'text', '') or '').removeprefix('=')}"
        return str(parsed)

    def _value(self, element: Any, number_format: str) -> CellValue:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            child = element.find(INLINE_STRING)
            return None if child is None else (Text.from_tree(child).content or None)
        text = element.findtext(VALUE_TAG, None)
        if text is None or (text == "" and kind != "str"):
            return None
        if kind == "s":
            return str(self.shared_strings[int(text)]) or None
        if kind in ("str", "e", "b", "d"):
            return _special(kind, text)
        return _number(text, number_format, self.epoch)


_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


def _address(row: int, column: int) -> str:
    return f"{column_letters(column)}{row}"


def _special(kind: str, text: str) -> CellValue:
    if kind == "e":
        return ErrorValue(text)
    if kind == "b":
        return text == "1"
    return datetime.fromisoformat(text) if kind == "d" else text


def _number(text: str, number_format: str, epoch: datetime) -> CellValue:
    value = Decimal(text) if re.fullmatch(r"-?\d+", text) else Decimal(repr(float(text)))
    if not value.is_finite():
        return ErrorValue(text)
    if is_date_format(number_format):
        try:
            moment = from_excel(float(value), epoch)
        except (OverflowError, ValueError):
            return value
        if isinstance(moment, date):
            return moment
    return value


def _shown(value: CellValue, number_format: str) -> str:
    if isinstance(value, Decimal):
        return show_number(value, number_format)
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return f"{value:%d-%m-}{value.year:04}"
    return value.code if isinstance(value, ErrorValue) else value or ""


def _is_on(flag: str | None) -> bool:
    return flag in ("1", "true")


def _hidden_columns(dimensions: dict[str, Any]) -> Iterator[int]:
    for attributes in dimensions.values():
        if _is_on(attributes.get("hidden")):
            first, last = int(attributes["min"]), int(attributes["max"])
            yield from range(first, min(last, first + MOST_HIDDEN_COLUMNS) + 1)


MOST_HIDDEN_COLUMNS = 200
"""Excel hides "all columns to the right" as one run up to XFD; what lies further right holds no table."""
