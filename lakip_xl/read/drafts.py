"""Rows before their levels are known, and names that were broken over two lines of the sheet.

Tables pasted from Word or PDF give each line of a long name a row of its own: the second holds only the rest of the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lakip_xl.model.cells import Place
from lakip_xl.model.figures import Angka, State, Teks
from lakip_xl.model.tables import FoundTable

Entry = Teks | Angka | tuple[Angka, ...]


@dataclass(frozen=True)
class Draft:
    place: Place
    number: str
    codes: tuple[str, ...]
    name: str
    indent: int
    total: bool
    cells: Mapping[str, Entry]


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


def whole_names(found: FoundTable, drafts: Sequence[Draft]) -> list[Draft]:
    """The rows, each line that holds only the rest of the name above it joined to that name.

    Where the figures stand beside the last line of a name, its first lines are joined to that one.
    """
    rows: list[Draft] = []
    for index, draft in enumerate(drafts):
        if rows and _adjoin(found, drafts[index - 1].place, draft.place) and _goes_on(found, rows[-1], draft):
            rows[-1] = _joined(found, rows[-1], draft)
        else:
            rows.append(draft)
    return rows


def _goes_on(found: FoundTable, above: Draft, below: Draft) -> bool:
    if below.number or below.codes or below.total or above.total:
        return False
    is_open = _OPEN.search(above.name) is not None
    if not is_open and (not _REST.match(below.name) or above.name[:1].islower()):
        return False
    return _is_lone(found, below) or (is_open and bool(above.number) and _says_nothing(above) and not _says_nothing(below))


def _adjoin(found: FoundTable, above: Place, below: Place) -> bool:
    return above.row < below.row and not any(found.grid.line(row) for row in range(above.row + 1, below.row))


def _is_lone(found: FoundTable, draft: Draft) -> bool:
    """Whether nothing but its name stands in the draft's line."""
    names = {column.column for column in found.columns_of(found.kind.key)}
    return all(cell.column in names for cell in found.grid.line(draft.place.row) if cell.shown.strip())


def _says_nothing(draft: Draft) -> bool:
    return all(figure.state is State.BLANK for entry in draft.cells.values() for figure in figures_in(entry))


def _joined(found: FoundTable, above: Draft, below: Draft) -> Draft:
    name = f"{above.name} {below.name}"
    filled = above if _is_lone(found, below) else below
    key = above.cells.get(found.kind.key)
    place = key.place if isinstance(key, Teks) else above.place
    own = {column: entry for column, entry in above.cells.items() if isinstance(entry, Teks) and entry}
    cells = {**filled.cells, **own, found.kind.key: Teks(place, name)}
    return replace(above, name=name, cells=cells, place=filled.place)
