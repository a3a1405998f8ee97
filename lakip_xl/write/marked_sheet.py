"""One sheet of the office's file: cells found or made, their look changed, and what lies where on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from lxml import etree

from lakip_xl.model.cells import column_letters
from lakip_xl.write.marked_styles import Styles
from lakip_xl.write.marked_xml import Document, Element, drop, insert_in_order, local_name

Position = tuple[int, int]
"""Row and column, counted from 1."""
_AFTER_COMMENTS = frozenset(
    (
        *("legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"),
        "AlternateContent",
    )
)
"""What the schema wants to stand behind ``legacyDrawing``; AlternateContent wraps controls and objects."""
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ON = ("1", "true")
DEFAULT_WIDTH, DEFAULT_HEIGHT = 64, 20
"""Pixels of a column and of a row that the file says nothing about."""


class Sheet:
    """A sheet's part on its way through. Raises ValueError for a part that is no worksheet."""

    def __init__(self, document: Document) -> None:
        self.document, self._name = document, document.family.name
        data = document.root.find(self._name("sheetData"))
        if data is None:
            raise ValueError("no sheetData")
        self._data = data

    def anchors(self, cells: Iterable[Position]) -> dict[Position, Position]:
        """Each cell with the one that shows it: for a cell in a merged area its first."""
        spans = [span_of(found.get("ref", "")) for found in self.document.root.iter(self._name("mergeCell"))]
        shown = {}
        for row, column in cells:
            span = next((s for s in spans if s[0] <= row <= s[2] and s[1] <= column <= s[3]), None)
            shown[row, column] = (span[0], span[1]) if span else (row, column)
        return shown

    def colour(self, cells: Mapping[Position, str], styles: Styles) -> None:
        """Gives each cell the colour of its severity; a cell that does not exist is made."""
        wanted: dict[int, set[int]] = {}
        for row, column in cells:
            wanted.setdefault(row, set()).add(column)
        found = {(row, column): cell for row in wanted for column, cell in self._cells(row) if column in wanted[row]}
        for position in sorted(cells):
            cell = found[position] if position in found else self._make(*position)
            cell.set("s", str(styles.marked(int(cell.get("s", "0")), cells[position])))

    def deselect(self) -> None:
        for view in self.document.root.iter(self._name("sheetView")):
            drop(view, "tabSelected")

    @property
    def comments_id(self) -> str | None:
        """The relationship of the drawing in which the comments' boxes lie."""
        found = self.document.root.find(self._name("legacyDrawing"))
        return None if found is None else found.get(self.document.family.id)

    def set_comments_id(self, relation: str) -> None:
        family = self.document.family
        own = etree.Element(self._name("legacyDrawing"), {family.id: relation}, nsmap={"r": family.relationships})
        before = frozenset(local_name(child) for child in self.document.root) - _AFTER_COMMENTS
        insert_in_order(self.document.root, own, before)

    def width(self, column: int) -> int:
        """Pixels."""
        for first, last, width in self._widths:
            if first <= column <= last:
                return width
        return self._default_width

    def height(self, row: int) -> int:
        """Pixels."""
        return self._heights.get(row, self._default_height)

    @cached_property
    def _rows(self) -> dict[int, Element]:
        rows: dict[int, Element] = {}
        number = 0
        for row in self._data.iterchildren(self._name("row")):
            number = int(row.get("r") or number + 1)
            rows.setdefault(number, row)
        return rows

    def _cells(self, row: int) -> Iterable[tuple[int, Element]]:
        column = 0
        for cell in self._rows[row].iterchildren(self._name("c")) if row in self._rows else ():
            match = _REFERENCE.fullmatch(cell.get("r", ""))
            column = _column(match.group(1)) if match else column + 1
            yield column, cell

    def _make(self, row: int, column: int) -> Element:
        line = self._rows[row] if row in self._rows else self._make_row(row)
        cells = list(self._cells(row))
        following = next((pair for pair in cells if pair[0] > column), None)
        cell = self.document.root.makeelement(self._name("c"), {"r": f"{column_letters(column)}{row}"})
        style = self._style_of_empty(line, column)
        if style:
            cell.set("s", style)
        if following is None:
            line.append(cell) if not cells else cells[-1][1].addnext(cell)
        else:
            following[1].set("r", f"{column_letters(following[0])}{row}")
            following[1].addprevious(cell)
        self._widen(line, row, column)
        return cell

    def _make_row(self, number: int) -> Element:
        line = self.document.root.makeelement(self._name("row"), {"r": str(number)})
        following = next(((other, row) for other, row in self._rows.items() if other > number), None)
        if following is None:
            self._data.append(line)
        else:
            following[1].set("r", str(following[0]))
            following[1].addprevious(line)
        self._rows[number] = line
        return line

    def _style_of_empty(self, line: Element, column: int) -> str | None:
        """The look that an empty cell has from its row or its column."""
        if line.get("customFormat") in _ON:
            return line.get("s")
        for found in self.document.root.iterfind(f"{self._name('cols')}/{self._name('col')}"):
            if int(found.get("min", "1")) <= column <= int(found.get("max", "1")):
                return found.get("style")
        return None

    def _widen(self, line: Element, row: int, column: int) -> None:
        """The hints about what is filled, where the file has them."""
        spans = line.get("spans", "")
        if re.fullmatch(r"\d+:\d+", spans):
            first, last = (int(number) for number in spans.split(":"))
            line.set("spans", f"{min(first, column)}:{max(last, column)}")
        dimension = self.document.root.find(self._name("dimension"))
        if dimension is not None and _REFERENCE.match(dimension.get("ref", "")):
            top, left, bottom, right = span_of(dimension.get("ref", ""))
            corner = f"{column_letters(min(left, column))}{min(top, row)}"
            dimension.set("ref", f"{corner}:{column_letters(max(right, column))}{max(bottom, row)}")

    @cached_property
    def _widths(self) -> tuple[tuple[int, int, int], ...]:
        found = self.document.root.iterfind(f"{self._name('cols')}/{self._name('col')}")
        return tuple((int(c.get("min", "1")), int(c.get("max", "1")), _pixels_wide(c, self._default_width)) for c in found)

    @cached_property
    def _heights(self) -> dict[int, int]:
        heights = {}
        for number, row in self._rows.items():
            if row.get("hidden") in _ON:
                heights[number] = 0
            elif row.get("ht"):
                heights[number] = round(float(row.get("ht", "15")) * 4 / 3)
        return heights

    @cached_property
    def _default_width(self) -> int:
        form = self.document.root.find(self._name("sheetFormatPr"))
        width = None if form is None else form.get("defaultColWidth")
        return int(float(width) * 7 + 5) if width else DEFAULT_WIDTH

    @cached_property
    def _default_height(self) -> int:
        form = self.document.root.find(self._name("sheetFormatPr"))
        height = None if form is None else form.get("defaultRowHeight")
        return round(float(height) * 4 / 3) if height else DEFAULT_HEIGHT


def _pixels_wide(column: Element, default: int) -> int:
    if column.get("hidden") in _ON:
        return 0
    width = column.get("width")
    return int(float(width) * 7 + 0.5) if width else default


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def span_of(reference: str) -> tuple[int, int, int, int]:
    """Top, left, bottom, right of "B2:C5"; nothing for what is no range."""
    corners = [(int(row), _column(letters)) for letters, row in _REFERENCE.findall(reference)]
    if not corners:
        return (0, 0, 0, 0)
    return (corners[0][0], corners[0][1], corners[-1][0], corners[-1][1])
