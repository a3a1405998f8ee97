"""The module that knows the writer library: sheets as data become the bytes of a workbook."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from lakip_xl import __version__
from lakip_xl.errors import UnwritableResult
from lakip_xl.model.cells import Span, column_letters
from lakip_xl.model.sheets import Choice, Comment, PlannedCell, PrintSetup, SheetPlan, Target
from lakip_xl.write.named_styles import name_styles
from lakip_xl.write.names import as_kept_text, clean_text, one_line, quoted, shorten, unique_names
from lakip_xl.write.styles import FONT, MARKS, NAMES, STYLES
from lakip_xl.write.xlsx_chart import insert_chart
from lakip_xl.write.xlsx_worksheet import PlainWorksheet

OWN_PROPERTY = "lakip-xl"
"""The custom document property by which the reader knows our own files."""
CREATED = datetime(2020, 1, 1)
"""The same input gives the same bytes, so the file does not say when it was made."""
PAPERS = {"A4": 9, "F4": 14}
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.75, "bottom": 0.6}
PROTECTION = {name: True for name in ("format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort")}
"""What stays allowed on a protected sheet."""
LONGEST_HEADER = {"L": 84, "C": 40, "R": 44}
"""Excel takes 255 characters for a header in all, codes included."""
CUT = " ..."
"""Behind a header that is cut."""
HEADER_FONT = f'&8&"{FONT},Regular"'
"""The font stands last, so that a text which begins with digits is not taken for a size."""
LINK_REFUSED = (-3, -4)
"""The writer's codes for a link that is too long and for more links than a sheet can have."""


def workbook_bytes(plans: Sequence[SheetPlan], *, title: str, office: str, own: bool = True) -> bytes:
    """The workbook, whole. Unless ``own`` it is meant to be filled and read as input: it does not carry our property.

    Raises UnwritableResult when a cell cannot be written; nothing is left out silently."""
    stream = io.BytesIO()
    book: Any = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"title": one_line(title), "company": one_line(office), "created": CREATED})
    if own:
        book.set_custom_property(OWN_PROPERTY, __version__, "text")
    looks = _Looks(book)
    names = dict(zip((plan.name for plan in plans), unique_names(plan.name for plan in plans), strict=True))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for plan in plans:
                _Sheet(book.add_worksheet(names[plan.name], PlainWorksheet), plan, looks, names).write()
                for name, target in plan.named.items():
                    book.define_name(name, f"={quoted(names[target.sheet])}!{absolute(target)}")
            for plan in plans:
                for chart in plan.charts:
                    insert_chart(book, book.get_worksheet_by_name(names[plan.name]), chart, names)
            book.close()
    except XlsxWriterException as fault:
        raise UnwritableResult(f"Buku kerja hasil tidak dapat disusun: {fault}") from fault
    return name_styles(stream.getvalue(), looks.followed())


class _Looks:
    """The cell formats, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, str, str, int], Any] = {}

    def of(self, cell: PlannedCell) -> Any:
        key = (cell.style, cell.mark, cell.number_format, cell.indent)
        if key not in self._made:
            look: dict[str, str | int | bool] = {**STYLES[cell.style], **MARKS.get(cell.mark, {})}
            if cell.number_format:
                look["num_format"] = cell.number_format
            if cell.indent:
                look["indent"] = int(look.get("indent", 0)) + cell.indent
            self._made[key] = self._book.add_format(look)
        return self._made[key]

    def followed(self) -> dict[int, str]:
        """For each format in the finished book the named style that it follows, the least indented format of a style first."""
        made = sorted(self._made.items(), key=lambda item: item[0][3])
        return {look.xf_index: NAMES[mark or style] for (style, mark, _, _), look in made if look.xf_index is not None}


class _Sheet:
    """One sheet on its way into the workbook."""

    def __init__(self, sheet: Any, plan: SheetPlan, looks: _Looks, names: Mapping[str, str]) -> None:
        self._sheet, self._plan, self._looks, self._names = sheet, plan, looks, names

    def write(self) -> None:
        plan, sheet = self._plan, self._sheet
        for column, width in plan.widths.items():
            hidden = {"hidden": True} if column in plan.hidden_columns else {}
            self._check(sheet.set_column(column - 1, column - 1, width, None, hidden), 1, column)
        self._set_rows()
        self._write_cells()
        if plan.freeze:
            sheet.freeze_panes(plan.freeze[0] - 1, plan.freeze[1] - 1)
        if plan.autofilter:
            area = plan.autofilter
            sheet.autofilter(area.top - 1, area.left - 1, area.bottom - 1, area.right - 1)
        for choice in plan.choices:
            self._offer(choice)
        if plan.protected:
            sheet.protect("", PROTECTION)
        sheet.hide_gridlines(2)
        self._set_up_printing(plan.printing)

    def _write_cells(self) -> None:
        cells, spans = self._plan.cells, {(span.top, span.left): span for span in self._plan.merged}
        if not cells:
            return
        rows, columns = {cell.row for cell in cells}, {cell.column for cell in cells}
        for row, column in ((min(rows), min(columns)), (max(rows), max(columns))):
            self._check(self._sheet.reach(row - 1, column - 1), row, column)
        for cell in cells:
            self._write(cell, spans.get((cell.row, cell.column)))
        self._sheet.ignore_errors({"number_stored_as_text": Span(1, 1, max(rows), max(columns)).range})

    def _set_rows(self) -> None:
        """Heights, and rows folded away under the row above them."""
        plan = self._plan
        for row in sorted({*plan.heights, *plan.folded, *(row - 1 for row in plan.folded)}):
            options: dict[str, int | bool] = {"level": 1, "hidden": True} if row in plan.folded else {}
            if row + 1 in plan.folded and row not in plan.folded:
                options["collapsed"] = True
            self._check(self._sheet.set_row(row - 1, plan.heights.get(row), None, options), row, 1)
        if plan.folded:
            self._sheet.outline_settings(symbols_below=False)

    def _offer(self, choice: Choice) -> None:
        row, column = choice.row - 1, choice.column - 1
        options = {
            "validate": "list", "source": list(choice.words), "input_title": choice.title, "input_message": choice.message,
            "error_title": choice.title, "error_message": f"Pilih salah satu: {', '.join(choice.words)}.",
        }  # fmt: skip
        if not choice.strict:
            options["error_type"] = "warning"
        last = (choice.bottom or choice.row) - 1
        self._check(self._sheet.data_validation(row, column, last, column, options), choice.row, choice.column)

    def _write(self, cell: PlannedCell, span: Span | None) -> None:
        look = self._looks.of(cell)
        if span:
            area = (span.top - 1, span.left - 1, span.bottom - 1, span.right - 1)
            self._check(self._sheet.merge_range(*area, "", look), cell.row, cell.column)
        self._put(cell, look)
        if cell.comment:
            self._comment(cell.row, cell.column, cell.comment)

    def _put(self, cell: PlannedCell, look: Any) -> None:
        """The one way into a cell: a text stays a text whatever it starts with, and every return code is looked at."""
        sheet, row, column, value = self._sheet, cell.row - 1, cell.column - 1, cell.value
        if cell.formula is not None:
            cached = "" if value is None else as_kept_text(value) if isinstance(value, str) else _number(value)
            sheet.put_formula(row, column, cell.formula, cached, look)
        elif value is None:
            sheet.put_blank(row, column, look)
        elif not isinstance(value, str):
            self._check(sheet.put_number(row, column, _number(value), look), cell.row, cell.column)
        elif cell.link or cell.file_link:
            self._put_linked(cell, clean_text(value), look)
        else:
            sheet.put_text(row, column, clean_text(value), look)

    def _put_linked(self, cell: PlannedCell, text: str, look: Any) -> None:
        row, column = cell.row - 1, cell.column - 1
        address = self._address(cell.link) if cell.link else _file_address(cell.file_link)
        code = self._sheet.write_url(row, column, address, look, text)
        if code in LINK_REFUSED:
            self._sheet.put_text(row, column, text, look)
        else:
            self._check(code, cell.row, cell.column)

    def _address(self, target: Target) -> str:
        return f"internal:{quoted(self._names.get(target.sheet, target.sheet))}!{target.cell}"

    def _comment(self, row: int, column: int, comment: Comment) -> None:
        options = {"width": comment.width, "height": comment.height, "font_name": FONT, "font_size": 9, "author": "lakip-xl"}
        self._check(self._sheet.write_comment(row - 1, column - 1, clean_text(comment.text), options), row, column)

    def _check(self, code: int | None, row: int, column: int) -> None:
        if code:
            place = Target(self._plan.name, row, column)
            raise UnwritableResult(f"Lembar {place.sheet} sel {place.cell} pada hasil tidak dapat ditulis (kode {code}).")

    def _set_up_printing(self, setup: PrintSetup) -> None:
        sheet = self._sheet
        if setup.landscape:
            sheet.set_landscape()
        sheet.set_paper(PAPERS[setup.paper])
        sheet.set_margins(**MARGINS)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 1 if setup.fit_height else 0)
        if setup.last_column and self._plan.cells:
            sheet.print_area(0, 0, max(cell.row for cell in self._plan.cells) - 1, setup.last_column - 1)
        if setup.repeat:
            sheet.repeat_rows(setup.repeat[0] - 1, setup.repeat[1] - 1)
        left, center, right = _header(setup.header_left, "L"), _header(setup.header_center, "C"), _header(setup.header_right, "R")
        remark = f'&C&9&"{FONT},Bold"\n{center}' if center else ""
        sheet.set_header(f"&L{HEADER_FONT}{left}{remark}&R{HEADER_FONT}{right}")
        footer = _header(setup.footer, "C").replace("{page}", "&P").replace("{pages}", "&N")
        sheet.set_footer(f"&C{HEADER_FONT}{footer}")


def _number(value: Decimal | int) -> float | int:
    """Whole numbers without a point, so that a cached value reads as it is written."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


def _file_address(path: str) -> str:
    """A relative path as the address of a link; signs that would mean something in an address are escaped."""
    return "external:" + re.sub(r"[%#?\[\]{}^`\"<> ]", lambda sign: f"%{ord(sign[0]):02X}", path)


def absolute(target: Target) -> str:
    return f"${column_letters(target.column)}${target.row}"


def _header(text: str, place: str) -> str:
    """A text in a header, where "&" would start a code."""
    plain, most = one_line(text).replace("&", "&&"), LONGEST_HEADER[place]
    short = shorten(plain, most)
    return plain if short == plain else shorten(plain, most - len(CUT)).rstrip("& ") + CUT
