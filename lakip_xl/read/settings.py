"""The settings workbook "Pengaturan LAKIP.xlsx": which file it is, and what its sheets say.

A line that cannot be used is kept with the reason; the rules SIS101 and SIS102 report it at its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from lakip_xl.model.cells import Cell, Grid, InputFile, Span, column_letters
from lakip_xl.model.settings import Keadaan, LembarSetelan, Pengaturan, Setelan
from lakip_xl.read.numbers import fold
from lakip_xl.read.settings_declared import BAGIAN, EXAMPLE, LEAFLET, NAME, Bagian
from lakip_xl.read.settings_lines import READERS, Gathered, Line, finish_scale, key_of

_BY_COLUMNS = sorted(BAGIAN, key=lambda part: -len(part.columns))
"""The sheet with more columns first: Usulan pemetaan has all columns of Nama sama."""


def is_settings(file: InputFile) -> bool:
    """Whether a file that was read is a settings workbook, by its name or by the first line of one of its sheets."""
    return is_settings_name(file.name) or any(
        (cell := grid.at(1, 1)) is not None and fold(cell.shown).casefold().startswith(NAME.casefold()) for grid in file.grids
    )


def is_settings_name(name: str) -> bool:
    return re.split(r"[/\\]", name)[-1].casefold().startswith(NAME.casefold())


def as_settings_file(file: InputFile) -> InputFile:
    """The file as it is listed among the office's: without sheets, so that none is taken for a table."""
    return replace(file, grids=(), notes=(*file.notes, f"{file.name} dibaca sebagai pengaturan."))


def settings_from(own: Iterable[InputFile], shared: Iterable[InputFile] = ()) -> Pengaturan:
    """What the settings workbooks of an office say; its own before those that it shares with other offices."""
    mine = _gathered(own)
    theirs = _gathered(shared)
    taken = {key_of(line.indikator) for line in mine.directions}
    values = {**theirs.values, **mine.values}
    if "cap" in mine.values or "uncapped" in mine.values:
        values = {name: value for name, value in values.items() if name not in ("cap", "uncapped") or name in mine.values}
    return Pengaturan(
        **values,
        directions=(*mine.directions, *(line for line in theirs.directions if key_of(line.indikator) not in taken)),
        headings=(*mine.headings, *theirs.headings),
        names=(*mine.names, *theirs.names),
        rules_off=(*mine.rules_off, *theirs.rules_off),
        lines=(*mine.lines, *theirs.lines),
        own_files=tuple(mine.files),
        sheets=(*mine.sheets, *theirs.sheets),
    )


def _gathered(files: Iterable[InputFile]) -> Gathered:
    found = Gathered()
    for file in sorted(files, key=lambda file: (len(file.name), file.name)):
        found.files.append(file.name)
        for grid in file.grids:
            _read_sheet(grid, found)
    finish_scale(found)
    return found


def _read_sheet(grid: Grid, found: Gathered) -> None:
    part: Bagian | None = None
    columns: Mapping[str, int] = {}
    known = fold(grid.sheet).casefold() == LEAFLET
    top = rows = 0
    for row in grid.rows:
        heading = _heading(grid, row)
        if heading:
            part, columns = heading
            known, top = True, top or row
        elif part:
            line = _line(grid, row, part, columns)
            if line:
                rows += 1
                READERS[part.name](line, found)
    if part:
        found.sheets.append(_understood(grid, top, rows, columns))
    if not known and grid.cells:
        place = grid.place(*next(iter(grid.cells)))
        why = f'lembar "{grid.sheet}" tidak mempunyai judul kolom pengaturan yang dikenal; isinya tidak dipakai'
        found.lines.append(Setelan(place, f"Lembar {grid.sheet}", "", Keadaan.TIDAK_DIKENAL, why))


def _understood(grid: Grid, top: int, rows: int, columns: Mapping[str, int]) -> LembarSetelan:
    span = Span(top, min(columns.values()), grid.rows[-1], max(columns.values()))
    letters = tuple((key_of(name), column_letters(column)) for name, column in columns.items())
    return LembarSetelan(grid.file, grid.sheet, span, rows, letters)


def _heading(grid: Grid, row: int) -> tuple[Bagian, Mapping[str, int]] | None:
    stands = {key_of(cell.shown): cell.column for cell in grid.line(row) if isinstance(cell.value, str)}
    for part in _BY_COLUMNS:
        if all(key_of(column) in stands for column in part.columns):
            return part, {column: stands[key_of(column)] for column in part.columns}
    return None


def _line(grid: Grid, row: int, part: Bagian, columns: Mapping[str, int]) -> Line | None:
    """None for a line without a value, and for an example."""
    texts = {name: _shown(grid.at(row, column)) for name, column in columns.items()}
    first, second = (texts[name] for name in part.columns[:2])
    if first.casefold().startswith(EXAMPLE) or not first or (not second and part.columns[1] not in part.optional):
        return None
    return Line(part, texts, {name: grid.place(row, column) for name, column in columns.items()})


def _shown(cell: Cell | None) -> str:
    return fold(cell.shown) if cell else ""
