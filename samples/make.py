"""Write the sample workbooks: python samples/make.py

Three folders next to this script: the 2020 report with every figure as text, the same with real numbers, and an
invented sound office. The same input gives the same bytes.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import takewhile
from pathlib import Path
from textwrap import wrap

import clean_office
import figures
import xlsxwriter
from layout import Book, Cell, Column, Formula, Number, Row, Sheet, Signature, Span, Table, Unit, heading_depth
from printed import book_as_numbers

HERE = Path(__file__).parent
CREATED = datetime(2021, 1, 4, 8, 0, 0)
A4 = 9
LANDSCAPE_FROM = 100
LINE_HEIGHT = 15
# Share of a column's width in characters that wrapped text fills.
FILLED = 0.9
SIGNATURE_WIDTH = 40
SIGNATURE_GAP = 3
SIGNER = ("(nama pejabat)", "NIP. ....................")
Properties = dict[str, str | int | bool]
TITLE: Properties = {"bold": True, "font_size": 12, "align": "center", "valign": "vcenter"}
HEADING: Properties = {
    "bold": True,
    "border": 1,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "bg_color": "#D9D9D9",
}
COLUMN_NUMBER: Properties = {"italic": True, "border": 1, "align": "center", "valign": "vcenter", "font_size": 9}
CENTERED: Properties = {"align": "center"}
ALIGNMENT = {
    Unit.TEXT: "left",
    Unit.ORDINAL: "center",
    Unit.RUPIAH: "right",
    Unit.PERCENT: "center",
    Unit.PEOPLE: "center",
    Unit.PLAIN: "center",
}


@dataclass(frozen=True)
class Block:
    """A cell and the rectangle it covers, counted from the top left corner of its table part."""

    cell: Cell
    top: int
    left: int
    height: int
    width: int


def run_length(cells: Iterator[Cell], span: Span) -> int:
    """Number of leading cells that continue a merge."""
    return sum(1 for _ in takewhile(lambda cell: cell is span, cells))


def body_blocks(rows: tuple[Row, ...]) -> Iterator[Block]:
    """The cells of the body, merges taken together."""
    for top, row in enumerate(rows):
        for left, cell in enumerate(row.cells):
            if not isinstance(cell, Span):
                height = 1 + run_length((below.cells[left] for below in rows[top + 1 :]), Span.ABOVE)
                width = 1 + run_length(iter(row.cells[left + 1 :]), Span.LEFT)
                yield Block(cell, top, left, height, width)


def heading_blocks(columns: tuple[Column, ...]) -> Iterator[Block]:
    """The headings: equal neighbours merged sideways, the last level merged down."""
    depth = heading_depth(columns)
    for left, column in enumerate(columns):
        for level, text in enumerate(column.heading):
            path = column.heading[: level + 1]
            if left and columns[left - 1].heading[: level + 1] == path:
                continue
            width = sum(other.heading[: level + 1] == path for other in columns[left:])
            height = depth - level if level == len(column.heading) - 1 else 1
            yield Block(text, level, left, height, width)


def line_count(block: Block, columns: tuple[Column, ...]) -> int:
    """Number of lines the text of a block takes; a block that covers several rows has room enough."""
    if not isinstance(block.cell, str) or block.height > 1:
        return 1
    width = sum(column.width for column in columns[block.left : block.left + block.width])
    return sum(max(1, len(wrap(line, int(width * FILLED)))) for line in block.cell.split("\n"))


def number_format(cell: Cell) -> Properties:
    """Number format of a cell that has one."""
    return {"num_format": cell.number_format} if isinstance(cell, Number | Formula) else {}


def plain(value: Decimal) -> int | float:
    """The value as Excel stores it: whole numbers without a fraction."""
    return int(value) if value == value.to_integral_value() else float(value)


class SheetWriter:
    """Writes the parts of one sheet from the top down."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Sheet) -> None:
        self.book = book
        self.page = book.add_worksheet(sheet.name)
        self.columns = sheet.tables[0].columns
        self.row = 0

    def write_sheet(self, sheet: Sheet) -> None:
        """Write tables and signature, then set up the page."""
        for table in sheet.tables:
            self.write_table(table)
            self.row += 1
        self.write_signature(sheet.signature)
        self.set_up_page()

    def set_up_page(self) -> None:
        """Column widths and paper."""
        for index, column in enumerate(self.columns):
            self.page.set_column(index, index, column.width)
        self.page.set_paper(A4)
        self.page.fit_to_pages(1, 0)
        if sum(column.width for column in self.columns) > LANDSCAPE_FROM:
            self.page.set_landscape()

    def write_table(self, table: Table) -> None:
        """Write titles, headings, column numbers, body and notes."""
        self.write_titles(table.titles)
        self.write_headings(table.columns)
        self.write_column_numbers(table.column_numbers)
        self.write_body(table)
        self.write_notes(table.notes)

    def write_titles(self, titles: tuple[str, ...]) -> None:
        """Write the title lines over the whole width and leave a row blank."""
        for title in titles:
            self.put(Block(title, 0, 0, 1, len(self.columns)), TITLE)
            self.row += 1
        self.row += bool(titles)

    def write_headings(self, columns: tuple[Column, ...]) -> None:
        """Write the heading rows."""
        for block in heading_blocks(columns):
            self.put(block, HEADING)
        self.row += heading_depth(columns)

    def write_column_numbers(self, numbers: tuple[Cell, ...]) -> None:
        """Write the row of column numbers, if the table has one."""
        for left, cell in enumerate(numbers):
            self.put(Block(cell, 0, left, 1, 1), COLUMN_NUMBER)
        self.row += bool(numbers)

    def write_body(self, table: Table) -> None:
        """Write the body rows."""
        for block in body_blocks(table.rows):
            unit = table.columns[block.left].unit
            bold = table.rows[block.top].bold
            look: Properties = {"border": 1, "valign": "vcenter", "text_wrap": True, "align": ALIGNMENT[unit]}
            self.put(block, look | {"bold": bold} | number_format(block.cell))
        self.set_heights(table)
        self.row += len(table.rows)

    def set_heights(self, table: Table) -> None:
        """Make the body rows high enough for their longest text."""
        lines = Counter[int]()
        for block in body_blocks(table.rows):
            lines[block.top] = max(lines[block.top], line_count(block, table.columns))
        for top, count in lines.items():
            self.page.set_row(self.row + top, LINE_HEIGHT * count)

    def write_notes(self, notes: tuple[str, ...]) -> None:
        """Write the notes in column B, one line a row, after a blank row."""
        self.row += bool(notes)
        for note in notes:
            self.put(Block(note, 0, 1, 1, 1), {})
            self.row += 1

    def write_signature(self, signature: Signature) -> None:
        """Write the signature block over the right-hand columns."""
        first = self.signature_column()
        gap = ("",) * SIGNATURE_GAP
        for line in (signature.place_and_date, *signature.office, *gap, *SIGNER):
            if line:
                self.put(Block(line, 0, first, 1, len(self.columns) - first), CENTERED)
            self.row += 1

    def signature_column(self) -> int:
        """Leftmost of the right-hand columns that together are wide enough for the signature."""
        first = len(self.columns) - 1
        while sum(column.width for column in self.columns[first:]) < SIGNATURE_WIDTH:
            first -= 1
        return first

    def put(self, block: Block, properties: Properties) -> None:
        """Write one block, merged where it covers more than one cell."""
        look = self.book.add_format(properties)
        top, left = self.row + block.top, block.left
        if block.height * block.width > 1:
            self.page.merge_range(top, left, top + block.height - 1, left + block.width - 1, "", look)
        match block.cell:
            case Number(value, _):
                self.page.write_number(top, left, plain(value), look)
            case Formula(text, value, _):
                self.page.write_formula(top, left, text, look, plain(value))
            case str(text):
                self.page.write_string(top, left, text, look)


def write_book(folder: Path, book: Book) -> None:
    """Write one workbook file."""
    with xlsxwriter.Workbook(folder / book.file_name) as workbook:
        workbook.set_properties({"created": CREATED})
        for sheet in book.sheets:
            SheetWriter(workbook, sheet).write_sheet(sheet)


def write_folder(name: str, books: tuple[Book, ...]) -> None:
    """Write all workbooks of a folder."""
    folder = HERE / name
    folder.mkdir(exist_ok=True)
    for book in books:
        write_book(folder, book)


def main() -> None:
    """Write the three sample folders."""
    write_folder("dinas-koperasi-ukm-2020", figures.BOOKS)
    write_folder("dinas-koperasi-ukm-2020-angka", tuple(map(book_as_numbers, figures.BOOKS)))
    write_folder("bersih", clean_office.BOOKS)


if __name__ == "__main__":
    main()
