"""Offices with tables of every kind, right and wrong, whose outputs ``tools/check_outputs.py`` opens and recalculates.

A table has the headings of its blank form and figures that fit each other, as numbers, as texts or as formulas; most have a few
wrong cells, and some names and sheet names are such as a spreadsheet program stumbles over. The same seed gives the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter

from lakip_xl.model.cells import column_letters
from lakip_xl.model.figures import Angka, Unit, half_up, indonesian
from lakip_xl.model.tables import Row
from lakip_xl.write.template_columns import FormColumn, equation_for, form_columns, line_of
from lakip_xl.write.templates import FORMS

PER_OFFICE = 4
FIRST_HEADING = 4
NAMES = (
    "Pembinaan usaha mikro", "Program penunjang urusan pemerintahan daerah", '=HYPERLINK("http://contoh","klik")', "+62 811",
    "@SUM(A1)", "-", 'Kegiatan "kutip" & <tanda>', "Emoji \U0001f600 dan huruf \u0639\u0631\u0628\u064a", "Dua\nbaris",
    "Tab\tdi tengah", "Tanda \x07 yang tidak tampak", "_x000A_ dan &amp;", "'apostrof", "Total Station", "2020", "1.5",
    "Nama panjang " + "sekali " * 45, "Peningkatan  kapasitas   aparatur ", "TRUE", "#REF!",
)  # fmt: skip
SHEETS = (
    "Belanja", "Ringkasan", "Daftar Perbaikan", "Tabel 'a' & b", "Lembar Pengecekan", "Bukti", "3.1", "Tabel \U0001f600",
    "Nama lembar tiga puluh satu hrf", "R1C1", "A1", "1 + 1 = 2", "Riwayat", "Realisasi (2)", "Penjelasan",
)  # fmt: skip
ODD_TEXTS = ("n/a", "-", "", "12 bulan", "Rp 1.250.000,-", "1.25.000", "#DIV/0!", "8O0", "1.672", "(2.315,00)", "12 34")
STYLES = ("angka", "teks", "rumus")


@dataclass(frozen=True)
class _Cell:
    """What is written: a value, or a text in its place; with a formula beside the value."""

    value: Decimal | None
    text: str = ""
    formula: str = ""


@dataclass(frozen=True)
class MadeTable:
    """One sheet: its kind, its headings, its rows of cells, how its figures are written."""

    kind: type[Row]
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[_Cell, ...], ...]
    style: str


def write_offices(folder: Path, tables: int, seed: int) -> int:
    """Folders of one workbook each, with ``tables`` sheets in all; the number of folders."""
    draw = random.Random(seed)
    kinds = [FORMS[number % len(FORMS)] for number in range(tables)]
    draw.shuffle(kinds)
    offices = [kinds[start : start + PER_OFFICE] for start in range(0, tables, PER_OFFICE)]
    for number, chosen in enumerate(offices, start=1):
        office = folder / f"dinas-{number:03}"
        office.mkdir(parents=True)
        _write(office / f"Tabel {number}.xlsx", [made_table(kind, draw) for kind in chosen], draw)
    return len(offices)


def made_table(kind: type[Row], draw: random.Random) -> MadeTable:
    """A table whose figures fit, then with a few wrong ones in two of three."""
    columns = tuple(_kept_columns(kind, draw))
    first = FIRST_HEADING + max(len(column.levels) for column in columns) + 1
    rows = [_row(kind, columns, first + index, draw) for index in range(draw.randint(1, 14))]
    if draw.random() < 0.7:
        rows.append(_total(columns, rows, first))
    if draw.random() < 0.67:
        for _ in range(draw.randint(1, 4)):
            _spoil(rows, columns, draw)
    return MadeTable(kind, columns, tuple(rows), draw.choice(STYLES))


def _kept_columns(kind: type[Row], draw: random.Random) -> Iterator[FormColumn]:
    """All that others are computed from; texts and results that need not be there are left out now and then."""
    columns = form_columns(kind)
    blank = line_of(columns, 1, {})
    for column in columns:
        computed = column.heading.unit is None or equation_for(kind, column, blank)
        if column.heading.required or not computed or column.label or draw.random() > 0.2:
            yield column


def _row(kind: type[Row], columns: Sequence[FormColumn], row: int, draw: random.Random) -> tuple[_Cell, ...]:
    figures = dict(line_of(columns, row, {}))
    for column in columns:
        own = figures.get((column.heading.name, column.label))
        if own and not equation_for(kind, column, figures):
            figures[column.heading.name, column.label] = own.read_as(_drawn(column.heading.name, own.unit, draw))
    formulas: dict[tuple[str, str], str] = {}
    for column in [*columns, *columns]:
        key = (column.heading.name, column.label)
        equation = equation_for(kind, column, figures) if key in figures else None
        exact = equation.compute() if equation else None
        if equation and exact is not None:
            places = 2 if figures[key].unit in (Unit.PERSEN, Unit.BILANGAN) else 0
            figures[key] = figures[key].read_as(half_up(exact, places))
            formulas[key] = f"=ROUND({equation.excel(_address).removeprefix('=')},{places})"
    return tuple(_content(column, row, figures, formulas, draw) for column in columns)


def _address(figure: Angka) -> str:
    return f"{column_letters(figure.place.column)}{figure.place.row}"


def _content(
    column: FormColumn, row: int, figures: dict[tuple[str, str], Angka], formulas: dict[tuple[str, str], str], draw: random.Random
) -> _Cell:  # fmt: skip
    key = (column.heading.name, column.label)
    if key in figures:
        return _Cell(figures[key].value, formula=formulas.get(key, ""))
    texts = {"no": str(row), "satuan": draw.choice(("orang", "%", "unit")), "kategori": draw.choice(("Tinggi", "Rendah"))}
    return _Cell(None, texts.get(column.heading.name, f"{draw.choice(NAMES)} {row if draw.random() < 0.7 else ''}"))


def _drawn(name: str, unit: Unit, draw: random.Random) -> Decimal:
    spent = any(word in name for word in ("realisasi", "hasil", "lalu", "tw_"))
    if unit is Unit.RUPIAH:
        most = 10 ** draw.choice((6, 8, 10))
        return Decimal(draw.randint(0 if spent else most // 2, most // 2 if spent else most))
    if unit is Unit.ORANG:
        return Decimal(draw.randint(0, 60))
    return Decimal(draw.randint(0 if draw.random() < 0.1 else 1, 20_000)).scaleb(-draw.choice((0, 0, 1, 2)))


def _total(columns: Sequence[FormColumn], rows: Sequence[tuple[_Cell, ...]], first: int) -> tuple[_Cell, ...]:
    """JUMLAH under the names; money and people are added."""
    named = next((index for index, column in enumerate(columns) if column.heading.name in ("uraian", "indikator")), 0)
    cells = []
    for index, column in enumerate(columns):
        letter = column_letters(index + 1)
        if index == named:
            cells.append(_Cell(None, "JUMLAH"))
        elif column.heading.unit in (Unit.RUPIAH, Unit.ORANG):
            value = sum((row[index].value or Decimal(0) for row in rows), Decimal(0))
            cells.append(_Cell(value, formula=f"=SUM({letter}{first}:{letter}{first + len(rows) - 1})"))
        else:
            cells.append(_Cell(None))
    return tuple(cells)


def _spoil(rows: list[tuple[_Cell, ...]], columns: Sequence[FormColumn], draw: random.Random) -> None:
    """One figure with other digits, in another magnitude, or with something in it that is no figure."""
    at = draw.randrange(len(rows))
    filled = [index for index, cell in enumerate(rows[at]) if cell.value is not None and columns[index].heading.unit]
    if not filled:
        return
    index = draw.choice(filled)
    value = rows[at][index].value or Decimal(0)
    wrong = draw.choice(
        [
            _Cell(value + draw.choice((1, -1, 9, 90, 100_000))), _Cell(value * 1000), _Cell(-value), _Cell(value.scaleb(-2)),
            _Cell(None, draw.choice(ODD_TEXTS)), _Cell(None, draw.choice(ODD_TEXTS)),
        ]
    )  # fmt: skip
    rows[at] = (*rows[at][:index], wrong, *rows[at][index + 1 :])


def _write(path: Path, tables: Sequence[MadeTable], draw: random.Random) -> None:
    names = draw.sample(SHEETS, len(tables))
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2021, 1, 1)})
        looks = {unit: book.add_format({"num_format": shape, "border": 1}) for unit, shape in _FORMATS.items()}
        for table, name in zip(tables, names, strict=True):
            _write_table(book.add_worksheet(name), table, looks)


_FORMATS = {None: "General", Unit.RUPIAH: "#,##0", Unit.PERSEN: "0.00", Unit.ORANG: "0", Unit.BILANGAN: "General"}


def _write_table(sheet: Any, table: MadeTable, looks: dict[Unit | None, Any]) -> None:
    sheet.write_string(0, 0, table.kind.title.upper())
    sheet.write_string(1, 0, "DINAS CONTOH KABUPATEN CONTOH TAHUN 2022")
    depth = max(len(column.levels) for column in table.columns)
    for index, column in enumerate(table.columns):
        for level, text in enumerate(column.levels):
            sheet.write_string(FIRST_HEADING - 1 + level, index, text)
        unit = column.unit_line
        if unit:
            sheet.write_string(FIRST_HEADING - 1 + depth, index, unit)
    for row, cells in enumerate(table.rows, start=FIRST_HEADING + depth):
        for index, cell in enumerate(cells):
            _put(sheet, row, index, replace(cell, formula=cell.formula if table.style == "rumus" else ""), table, looks)


def _put(sheet: Any, row: int, index: int, cell: _Cell, table: MadeTable, looks: dict[Unit | None, Any]) -> None:
    unit = table.columns[index].heading.unit
    if cell.value is None:
        sheet.write_string(row, index, cell.text, looks[None])
    elif cell.formula:
        sheet.write_formula(row, index, cell.formula, looks[unit], float(cell.value))
    elif table.style == "teks" and unit:
        sheet.write_string(row, index, indonesian(cell.value, 2 if unit is Unit.PERSEN else None), looks[unit])
    else:
        sheet.write_number(row, index, float(cell.value), looks[unit])
