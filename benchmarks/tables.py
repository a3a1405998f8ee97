"""Sound tables for trials: the 2020 report's, alone and linked to its neighbours, and generated ones of any length."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import openpyxl

from lakip_xl.model.cells import Cell, Cells, Grid, InputFile
from lakip_xl.model.figures import half_up, indonesian
from lakip_xl.model.laporan import Laporan
from lakip_xl.read.display import show_number
from lakip_xl.read.sheets import tables_in
from lakip_xl.read.workbook import read_workbook
from lakip_xl.rules.settle import settle

Content = str | Decimal | None
Edits = Mapping[tuple[str, int, int], str | Decimal]
"""New contents by sheet, row and column."""
SEED = Path(__file__).parent.parent / "samples" / "dinas-koperasi-ukm-2020" / "Realisasi Anggaran 2020.xlsx"
RUPIAH_FORMAT, PERCENT_FORMAT = "#,##0", "0.00"


@dataclass(frozen=True)
class Sheet:
    """A sheet as rows of contents."""

    name: str
    rows: tuple[tuple[Content, ...], ...]


@dataclass(frozen=True)
class Book:
    """A sound workbook and how it is read. ``numbers``: figures are Excel numbers, not texts."""

    name: str
    sheets: tuple[Sheet, ...]
    numbers: bool

    def xlsx(self, edits: Edits) -> bytes:
        """The workbook with some cells changed, as a file."""
        book = openpyxl.Workbook()
        book.remove(book.active)
        for sheet in self.sheets:
            page = book.create_sheet(sheet.name)
            for row, contents in enumerate(sheet.rows, 1):
                for column, content in enumerate(contents, 1):
                    new = edits.get((sheet.name, row, column), content)
                    if new is not None:
                        cell = page.cell(row, column)
                        cell.value = new
                        if isinstance(new, str):
                            cell.data_type = "s"
                        else:
                            cell.number_format = number_format(sheet, row, column)
        target = io.BytesIO()
        book.save(target)
        return target.getvalue()


def number_format(sheet: Sheet, row: int, column: int) -> str:
    """Percentages with two places; the first row of the column that holds a number tells."""
    content = sheet.rows[row - 1][column - 1]
    is_percent = isinstance(content, Decimal) and content.as_tuple().exponent == -2
    return PERCENT_FORMAT if is_percent else RUPIAH_FORMAT


def read_slowly(book: Book, edits: Edits, folder: Path) -> tuple[Grid, ...]:
    """Through a file, as the office's workbook is read."""
    path = folder / f"{book.name}.xlsx"
    path.write_bytes(book.xlsx(edits))
    return read_workbook(path, path.name).grids


def read_quickly(book: Book, sound: tuple[Grid, ...], edits: Edits) -> tuple[Grid, ...]:
    """The sound workbook's parsed cells with some replaced; equal to ``read_slowly``, which trials assert."""
    grids = []
    for grid in sound:
        cells = dict(grid.cells)
        for (sheet, row, column), content in edits.items():
            if sheet == grid.sheet:
                old = cells[row, column]
                cells[row, column] = replace(old, value=content, shown=_shown(content, old))
        grids.append(replace(grid, cells=Cells.of(cells.values())))
    return tuple(grids)


def _shown(content: str | Decimal, old: Cell) -> str:
    return content if isinstance(content, str) else show_number(content, old.number_format)


def laporan_of(grids: tuple[Grid, ...], name: str) -> Laporan:
    """What the rules are asked about; the levels are told from the sheet, nothing is given."""
    file = InputFile(f"{name}.xlsx", "read", grids=grids)
    return settle(Laporan(name, "", 2020, (file,), tables_in((file,))))


def seed() -> Book:
    """Realisasi Belanja Langsung 2020 as printed: it is sound."""
    return Book("seed", tuple(sheet for sheet in _printed() if sheet.name == "Belanja Langsung"), numbers=False)


def seeddoc() -> Book:
    """The same with Belanja Tidak Langsung and Pendapatan beside it, their printed errors set right."""
    return Book("seeddoc", tuple(_sound(sheet) for sheet in _printed()), numbers=False)


@cache
def _printed() -> tuple[Sheet, ...]:
    book = openpyxl.load_workbook(SEED)
    return tuple(
        Sheet(
            page.title,
            tuple(tuple(None if value is None else str(value) for value in row) for row in page.iter_rows(values_only=True)),
        )
        for page in book
    )


_CORRECTIONS = {
    "Pendapatan": {"14,58": "14,59", "100,00": "14,59"},
    "BTL": {"0,95": "95,39", "0,05": "4,61", "13,68": "2,68", "3531.906.281": "3.531.906.283", "94.699.336": "94.699.338"},
}


def _sound(sheet: Sheet) -> Sheet:
    new = _CORRECTIONS.get(sheet.name, {})
    return replace(
        sheet, rows=tuple(tuple(new.get(text, text) if isinstance(text, str) else text for text in row) for row in sheet.rows)
    )


@dataclass(frozen=True)
class _Line:
    code: str
    name: str
    money: tuple[int, int, int]


HEADINGS: tuple[tuple[Content, ...], ...] = (
    ("Realisasi Belanja", *[None] * 8),
    ("Tahun Anggaran 2020", *[None] * 8),
    (None,) * 9,
    ("Kode", "Uraian", "APBD", "APBD-P", "Fisik", "Realisasi Anggaran", None, "Sisa Anggaran", None),
    (None, None, "Rp", "Rp", "%", "Rp", "%", "Rp", "%"),
)


def generated(rows: int, numbers: bool, number: int = 1) -> Book:
    """Programs, kegiatan and sub kegiatan with a total: ``rows`` lines in all."""
    draw = random.Random(rows * 1000 + number)
    lines: list[_Line] = []
    program = 0
    while len(lines) < rows - 1:
        program += 1
        lines.extend(_program(draw, program, rows - 1 - len(lines)))
    programs = [line for line in lines if line.code.count(".") == 0]
    total = _Line("", "JUMLAH", _added(programs))
    body = tuple(_contents(line, numbers) for line in (*lines, total))
    return Book(f"syn{rows}", (Sheet("Realisasi", HEADINGS + body),), numbers)


def _program(draw: random.Random, program: int, room: int) -> list[_Line]:
    found: list[_Line] = []
    heads: list[_Line] = []
    for kegiatan in range(1, draw.randint(2, 5) + 1):
        if room - 1 - len(found) < 2:
            break
        count = min(draw.randint(2, 7), room - 2 - len(found))
        subs = [
            _Line(f"{program}.{kegiatan:02}.{sub:02}", f"Sub Kegiatan {program}-{kegiatan}-{sub}", _leaf(draw))
            for sub in range(1, count + 1)
        ]
        heads.append(_Line(f"{program}.{kegiatan:02}", f"Kegiatan {program}-{kegiatan}", _added(subs)))
        found.extend([heads[-1], *subs])
    if not heads:
        return [_Line(f"{program}", f"Program {program}", _leaf(draw))]
    return [_Line(f"{program}", f"Program {program}", _added(heads)), *found]


def _added(lines: list[_Line]) -> tuple[int, int, int]:
    first, second, third = (sum(line.money[at] for line in lines) for at in range(3))
    return first, second, third


def _leaf(draw: random.Random) -> tuple[int, int, int]:
    """First budget, budget in force, spent: round by habit, now and then unchanged, fully spent, or struck out."""
    first = _round(draw, draw.randint(10**6, 10 ** draw.choice((7, 8, 9))))
    second = first if draw.random() < 0.25 else _round(draw, int(first * draw.uniform(0.3, 1.6)))
    if draw.random() < 0.05:
        return first, 0, 0
    spent = second if draw.random() < 0.08 else int(second * draw.uniform(0.55, 0.999))
    return first, second, spent if draw.random() < 0.3 else max(1, spent // 50 * 50)


def _round(draw: random.Random, value: int) -> int:
    step = draw.choice((1, 10, 500, 1000, 5000))
    return max(step, value // step * step)


def _contents(line: _Line, numbers: bool) -> tuple[Content, ...]:
    first, second, spent = map(Decimal, line.money)
    share = half_up(spent * 100 / second, 2) if second else Decimal("0.00")
    rest = half_up((second - spent) * 100 / second, 2) if second else Decimal("0.00")
    figures = (first, second, share, spent, share, second - spent, rest)
    if numbers:
        return (line.code, line.name, *figures)
    places = (0, 0, 2, 0, 2, 0, 2)
    return (line.code, line.name, *(indonesian(figure, count) for figure, count in zip(figures, places, strict=True)))


TABLES: Mapping[str, Callable[[], Book]] = {
    "seed": seed,
    "seeddoc": seeddoc,
    "syn200": lambda: generated(200, numbers=False),
    "syn1000": lambda: generated(1000, numbers=True),
}
