"""From a found table to its rows: texts, figures, levels. An unreadable figure stays an Angka without a value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from lakip_xl.model.cells import Cell, Grid, Place
from lakip_xl.model.columns import Heading
from lakip_xl.model.figures import Angka, Fault, State, Style, Teks, Unit, make_text
from lakip_xl.model.tables import FoundTable, Row, Table
from lakip_xl.read.adopt import settled_columns
from lakip_xl.read.coarse import coarse_money
from lakip_xl.read.codes import clean_code, join_code, leading_code
from lakip_xl.read.drafts import Draft, Entry, continued, figures_in, make_draft, whole_names
from lakip_xl.read.headings import is_number_row
from lakip_xl.read.level_totals import with_nameless_totals
from lakip_xl.read.levels import Levels, Line, tell_levels
from lakip_xl.read.numbers import fold, read_figure, read_text, split_figures
from lakip_xl.read.pages import is_page_mark
from lakip_xl.read.percent import percentages_by_figures
from lakip_xl.read.several import several_names
from lakip_xl.read.totals import is_total_row
from lakip_xl.tables import BarisKinerja


def interpret(found: FoundTable) -> Table:
    """All rows of a table with their levels. Rows that hold nothing, repeated headings and number rows are no rows."""
    found = settled_columns(found)
    drafts: list[Draft] = []
    carried: dict[str, Teks] = {}
    own = frozenset(row for row in found.body_rows if _is_row(found, row))
    rest = continued(found, own)
    skipped = {row for rows in rest.values() for row in rows}
    for row in found.body_rows:
        if row in own and row not in skipped:
            drafts.extend(_drafts(found, row, carried, rest.get(row, ())))
    drafts = whole_names(found, drafts)
    lines = with_nameless_totals([_line(draft, found.kind.added) for draft in drafts])
    levels = tell_levels(lines) if lines else Levels((), ())
    rows = tuple(
        found.kind(index, draft.place, draft.number, draft.cells, levels.depths[index], levels.parts[index], lines[index].total)
        for index, draft in enumerate(drafts)
    )
    return coarse_money(_even_places(percentages_by_figures(Table(found, rows, levels.doubtful))))


def _even_places(table: Table) -> Table:
    """A number in General format loses its trailing zeros: it shows as many places as the others of its column."""
    new: dict[Angka, Angka] = {}
    for name, heading in table.kind.headings.items():
        if heading.unit is Unit.PERSEN:
            general = [figure for figure in table.column(name) if _is_general(table.found.grid, figure)]
            most = max((figure.places for figure in general), default=0)
            new.update({figure: replace(figure, places=most) for figure in general if figure.places < most <= USUAL_PLACES})
    return table.with_figures(new)


USUAL_PLACES = 3
"""Percentages are not written with more places than this; a longer number was calculated, not typed."""


def _is_general(grid: Grid, figure: Angka) -> bool:
    cell = grid.at(figure.place.row, figure.place.column)
    return figure.style is Style.NUMBER and cell is not None and cell.number_format == "General"


def _is_row(found: FoundTable, row: int) -> bool:
    return not is_number_row(found.grid, row) and not _is_heading(found, row) and not is_example(found.grid, row)


_EXAMPLE = re.compile(r"\s*contoh\s*:", re.IGNORECASE)


def is_example(grid: Grid, row: int) -> bool:
    """A row of a template that shows how to fill it ("Contoh: Program ..."): it is never counted."""
    return any(isinstance(cell.value, str) and _EXAMPLE.match(cell.value) for cell in grid.line(row))


def is_blank_form(table: Table) -> bool:
    """A template in which nothing is filled in: its example, and at most totals without a figure."""
    found = table.found
    filled = any(not row.total or any(figure.known for _, figure in row.figures) for row in table.rows)
    return not filled and any(is_example(found.grid, row) for row in range(found.first_row, found.last_row + 1))


def _is_heading(found: FoundTable, row: int) -> bool:
    """Whether a row repeats one of the heading rows, or stands over them, as at the head of a new page."""
    if row in found.skipped:
        return True
    return any(_same_line(found.grid.line(row), found.grid.line(head)) for head in found.heading_rows)


def _same_line(one: tuple[Cell, ...], other: tuple[Cell, ...]) -> bool:
    return len(one) == len(other) and all(
        mine.column == theirs.column and fold(mine.shown) == fold(theirs.shown) for mine, theirs in zip(one, other, strict=True)
    )


def _drafts(found: FoundTable, row: int, carried: dict[str, Teks], rest: tuple[int, ...]) -> list[Draft]:
    kind, grid = found.kind, found.grid
    if _is_band(found, row):
        carried["sasaran"] = _band_text(grid, row)
        return []
    cells: dict[str, Entry] = {}
    for heading, columns in found.declared:
        entry = _entry(grid, row, columns, heading)
        cells[heading.name] = _with_rest(found, entry, columns, rest) if rest else entry
    if "kode" in cells:
        cells["kode"] = _code(grid, row, [column.column for column in found.columns_of("kode")])
    number = _number(found, row)
    if "no" not in cells and found.number_column is not None:
        cells["no"] = _text(grid, row, (found.number_column,), fill=False)
    if not _says_anything(cells, number):
        _carry_down(found.carried, cells, carried)
        return []
    name = _name(found, row, cells)
    total = is_total_row(kind, name, cells)
    if not total:
        _carry_down(found.carried, cells, carried)
    if total and name and not _text_of(cells, kind.key):
        cells[kind.key] = Teks(_key_place(found, row), name)
    draft = make_draft(_key_place(found, row), number, _codes(found, row), name, _indent(found, row), total, cells)
    return _taken_apart(kind, draft)


def _text_of(cells: Mapping[str, Entry], name: str) -> str:
    entry = cells.get(name)
    return entry.text if isinstance(entry, Teks) else ""


def _entry(grid: Grid, row: int, columns: tuple[int, ...], heading: Heading) -> Entry:
    if heading.unit is None:
        return _text(grid, row, columns, heading.fill)
    if not heading.series:
        return read_figure(grid.at(row, columns[0]), grid.place(row, columns[0]), heading.unit)
    return tuple(read_figure(grid.at(row, column), grid.place(row, column), heading.unit) for column in columns)


def _with_rest(found: FoundTable, entry: Entry, columns: tuple[int, ...], rest: tuple[int, ...]) -> Entry:
    """A text with what its column holds in the lines that go on with it."""
    if not isinstance(entry, Teks) or not entry:
        return entry
    more = (_text(found.grid, row, columns, fill=False).text for row in rest)
    return replace(entry, text=" ".join(filter(None, (entry.text, *more))))


def _text(grid: Grid, row: int, columns: tuple[int, ...], fill: bool) -> Teks:
    for column in reversed(columns):
        cell = grid.seen(row, column) if fill else grid.at(row, column)
        if cell and cell.shown.strip():
            return make_text(grid.place(cell.row, cell.column), _clean(cell))
    return make_text(grid.place(row, columns[0]), "")


def _code(grid: Grid, row: int, columns: list[int]) -> Teks:
    """One code from one or more code columns, at the place of the last one that is filled."""
    filled = [cell for column in columns if (cell := grid.at(row, column)) and cell.shown.strip()]
    place = grid.place(row, filled[-1].column if filled else columns[0])
    return make_text(place, join_code([cell.shown for cell in filled]))


def _codes(found: FoundTable, row: int) -> tuple[str, ...]:
    """The row's codes, one for each code column that is filled; parts of one code are joined. Without such a column, the
    code with which its name begins."""
    columns = found.columns_of("kode")
    if not columns:
        named = found.column_of(found.kind.key)
        cell = found.grid.at(row, named.column) if named else None
        code = leading_code(cell.shown) if cell else ""
        return (code,) if code else ()
    cells = [found.grid.at(row, column.column) for column in columns]
    filled = tuple(cell.shown for cell in cells if cell and cell.shown.strip() and not _is_word(cell.shown))
    whole = join_code(filled)
    return filled if not filled or whole == clean_code(filled[-1]) else (whole,)


def _is_word(text: str) -> bool:
    return not any(map(str.isdigit, text)) and text.strip().casefold() != "x"


def _clean(cell: Cell) -> str:
    """Lines are kept: they may be several indicators; other white space is folded."""
    lines = cell.shown.splitlines()
    return fold(lines[0]) if len(lines) == 1 else "\n".join(filter(None, map(fold, lines)))


_LEADING_MARK = re.compile(r"\s*(\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[IVXivx]{1,5})[.)])\s+\S")


def _number(found: FoundTable, row: int) -> str:
    """What numbers a row: its number cell, its code, or the mark with which its name begins ("1. Sub Kegiatan ...")."""
    columns = [found.number_column] if found.number_column is not None else []
    for column in (*columns, *(other.column for other in found.columns_of("kode"))):
        cell = found.grid.seen(row, column) if found.grid.span_at(row, column) else found.grid.at(row, column)
        if cell and cell.shown.strip():
            return fold(cell.shown)
    key = found.column_of(found.kind.key)
    name = found.grid.at(row, key.column) if key else None
    mark = _LEADING_MARK.match(name.shown) if name and found.number_column is None else None
    return mark.group(1) if mark else ""


def _says_anything(cells: Mapping[str, Entry], number: str) -> bool:
    named = [name for name, entry in cells.items() if isinstance(entry, Teks) and entry.text and name != "no"]
    if any(name not in ("tujuan", "sasaran") for name in named) or (named and number):
        return True
    return any(figure.state not in (State.BLANK, State.UNCALCULATED) for entry in cells.values() for figure in figures_in(entry))


def _name(found: FoundTable, row: int, cells: Mapping[str, Entry]) -> str:
    """The key text; for a total whose word stands in the number column, that."""
    key = cells.get(found.kind.key)
    if isinstance(key, Teks) and key.text:
        return fold(key.text)
    texts = [cell for cell in found.grid.line(row) if isinstance(cell.value, str) and any(map(str.isalpha, cell.shown))]
    return fold(texts[0].shown) if texts else ""


def _carry_down(names: tuple[str, ...], cells: dict[str, Entry], carried: dict[str, Teks]) -> None:
    for name in names:
        entry = cells.get(name)
        if isinstance(entry, Teks) and entry.text:
            carried[name] = entry
        elif name in carried and (entry is None or isinstance(entry, Teks)):
            cells[name] = carried[name]


def _is_band(found: FoundTable, row: int) -> bool:
    """A row of one text merged over the figure columns, or right above a repeated heading: it names the sasaran of the rows
    that follow."""
    if not issubclass(found.kind, BarisKinerja):
        return False
    cells = [cell for cell in found.grid.line(row) if cell.shown.strip()]
    if len(cells) == 1 and _is_heading(found, row + 1):
        return isinstance(cells[0].value, str) and not is_page_mark(cells[0].shown)
    figures = [column.column for column in found.columns if column.name and found.kind.headings[column.name].unit is not None]
    if not cells or not figures or len(cells) > 2:
        return False
    span = found.grid.span_at(row, cells[-1].column)
    return span is not None and span.right >= min(figures) and isinstance(cells[-1].value, str)


def _band_text(grid: Grid, row: int) -> Teks:
    cell = grid.line(row)[-1]
    return Teks(grid.place(cell.row, cell.column), fold(cell.shown))


def _key_place(found: FoundTable, row: int) -> Place:
    column = found.column_of(found.kind.key)
    return found.grid.place(row, column.column if column else found.span.left)


def _indent(found: FoundTable, row: int) -> int:
    """Leading blanks of the name, and how far right of the first name column it stands."""
    columns = [column.column for column in found.columns_of(found.kind.key)]
    for step, column in enumerate(columns):
        cell = found.grid.at(row, column)
        if cell and cell.shown.strip():
            return step * 10 + cell.indent * 2 + len(cell.shown) - len(cell.shown.lstrip())
    return 0


def _line(draft: Draft, units: tuple[Unit, ...]) -> Line:
    money = tuple(figure.value for entry in draft.cells.values() for figure in figures_in(entry) if figure.unit in units)
    return Line(draft.number, draft.codes, draft.name, draft.indent, draft.total, money)


def _taken_apart(kind: type[Row], draft: Draft) -> list[Draft]:
    """Several indicators with as many targets in one line of the sheet become as many rows."""
    key = draft.cells.get(kind.key)
    names = several_names(key.text) if isinstance(key, Teks) else ()
    if len(names) < 2:
        return [draft]
    figures = {name: entry for name, entry in draft.cells.items() if isinstance(entry, Angka) and entry.state is not State.BLANK}
    pieces = {name: split_figures(entry.written) for name, entry in figures.items()}
    if not pieces or not all(len(piece) in (1, len(names)) for piece in pieces.values()):
        return [draft]
    if all(len(piece) == 1 for piece in pieces.values()):
        return [draft]
    return [_piece(kind, draft, index, name, figures, pieces) for index, name in enumerate(names)]


def _piece(
    kind: type[Row], draft: Draft, index: int, name: str, figures: Mapping[str, Angka], pieces: Mapping[str, tuple[str, ...]]
) -> Draft:
    cells = dict(draft.cells)
    key = cells[kind.key]
    cells[kind.key] = Teks(key.place if isinstance(key, Teks) else draft.place, name)
    for column, figure in figures.items():
        text = pieces[column][index] if len(pieces[column]) > 1 else pieces[column][0]
        read = read_text(text, figure.place, figure.unit, figure.formula)
        cells[column] = replace(read, faults=read.faults | {Fault.SEVERAL})
    return replace(draft, name=name, cells=cells)
