"""Rows before their levels are known, and names that were broken over two lines of the sheet.

Tables pasted from Word or PDF give each line of a long name a row of its own: the second holds only the rest of the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lakip_xl.model.cells import Cell, Place
from lakip_xl.model.figures import Angka, State, Teks
from lakip_xl.model.making import maker
from lakip_xl.model.tables import FoundTable
from lakip_xl.read.marks import is_total_by_words

Entry = Teks | Angka | tuple[Angka, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    place: Place
    number: str
    codes: tuple[str, ...]
    name: str
    indent: int
    total: bool
    cells: Mapping[str, Entry]


make_draft = maker(Draft)


def figures_in(entry: Entry) -> tuple[Angka, ...]:
    if isinstance(entry, tuple):
        return entry
    return (entry,) if isinstance(entry, Angka) else ()


_OPEN = re.compile(
    r"(?:\b(?:yang|dan|di|ke|dari|dengan|untuk|pada|dalam|terhadap|oleh|atau|serta|per|atas|bagi|antara|tentang)|[,/(&-])\s*$",
    re.IGNORECASE,
)
_REST = re.compile(r"\s*(?:[a-z][a-z]|[(/&])")
"""A name goes on in small letters or with a bracket; "a. ..." begins one."""


def continued(found: FoundTable, own: frozenset[int]) -> Mapping[int, tuple[int, ...]]:
    """The lines that hold only the rest of texts above them, by the line in which those begin; ``own``: the table's rows."""
    texts = _texts(found)
    rest: dict[int, tuple[int, ...]] = {}
    base, previous, said = 0, 0, dict[int, str]()
    for row in found.body_rows:
        cells = [cell for cell in found.grid.line(row) if cell.shown.strip()]
        if (
            base
            and row == previous + 1
            and cells
            and all(cell.column in texts and _is_rest(found, said.get(cell.column, ""), cell) for cell in cells)
        ):
            rest[base] = (*rest.get(base, ()), row)
            said.update({cell.column: f"{said[cell.column]} {cell.shown}" for cell in cells})
        else:
            said = {cell.column: cell.shown.strip() for cell in cells if cell.column in texts}
            base = row if row in own and not any(map(is_total_by_words, said.values())) else 0
        previous = row
    return rest


def _texts(found: FoundTable) -> frozenset[int]:
    """The columns of names: of sasaran and indicators, programs and kegiatan."""
    named = (column for column in found.columns if column.name and column.name not in ("no", "kode", "satuan"))
    return frozenset(column.column for column in named if found.kind.headings[column.name or ""].unit is None)


def _is_rest(found: FoundTable, above: str, cell: Cell) -> bool:
    span = found.grid.span_at(cell.row, cell.column)
    if not above or not isinstance(cell.value, str) or (span and span.right > span.left):
        return False
    return _OPEN.search(above) is not None or (_REST.match(cell.shown) is not None and not above[:1].islower())


def whole_names(found: FoundTable, drafts: Sequence[Draft]) -> list[Draft]:
    """The rows, the first line of a name joined to its last where only beside that the figures stand."""
    rows: list[Draft] = []
    for draft in drafts:
        above = rows[-1] if rows else None
        if above and _goes_on(above, draft) and _adjoin(found, above.place, draft.place):
            rows[-1] = _joined(found, above, draft)
        else:
            rows.append(draft)
    return rows


def _goes_on(above: Draft, below: Draft) -> bool:
    if below.number or below.codes or below.total or above.total or not above.number:
        return False
    return _OPEN.search(above.name) is not None and _says_nothing(above) and not _says_nothing(below)


def _adjoin(found: FoundTable, above: Place, below: Place) -> bool:
    return above.row < below.row and not any(found.grid.line(row) for row in range(above.row + 1, below.row))


def _says_nothing(draft: Draft) -> bool:
    return all(figure.state is State.BLANK for entry in draft.cells.values() for figure in figures_in(entry))


def _joined(found: FoundTable, above: Draft, below: Draft) -> Draft:
    name = f"{above.name} {below.name}"
    key = above.cells.get(found.kind.key)
    place = key.place if isinstance(key, Teks) else above.place
    own = {column: entry for column, entry in above.cells.items() if isinstance(entry, Teks) and entry}
    return replace(above, name=name, cells={**below.cells, **own, found.kind.key: Teks(place, name)}, place=below.place)
