"""What stands below a table: the office's notes and signature block where they stood, and where the table comes from."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lakip_xl.model.cells import Place
from lakip_xl.model.figures import Teks
from lakip_xl.model.settings import Pengaturan
from lakip_xl.write.draft import Draft, Spot
from lakip_xl.write.signature import has_signature, put_signature
from lakip_xl.write.table_view import TableView

BESIDE = "   "
"""Between two notes that stood beside the table, and here stand in its last column."""
WIDEST_GAP = 4
"""Blank rows kept between two notes: room for a signature, and no more."""


def put_notes(draft: Draft, view: TableView, foreign: frozenset[Place], settings: Pengaturan) -> None:
    """Notes, the signature block of the settings where the office's own is not there, a row for the remark on marked cells, the
    source."""
    notes = sorted((note for note in view.found.notes if note and note.place not in foreign), key=lambda note: note.place)
    previous = view.found.last_row
    for row, own in groupby(notes, key=lambda note: note.place.row):
        draft.row += min(row - previous - 1, WIDEST_GAP) if row > previous else 0
        _put_row(draft, view, tuple(own))
        previous = row
    if not has_signature(note.text for note in notes):
        put_signature(draft, settings)
    draft.row += 1
    draft.foot = draft.row
    draft.row += 1
    draft.line(_source(view), "source")


def _put_row(draft: Draft, view: TableView, notes: Sequence[Teks]) -> None:
    by_left: dict[int, list[Teks]] = {}
    for note in notes:
        by_left.setdefault(_left(view, note), []).append(note)
    for left, own in by_left.items():
        first, text = own[0], BESIDE.join(note.text for note in own)
        right = _right(view, first, left, min((other for other in by_left if other > left), default=view.width + 1) - 1)
        target = draft.put(left, text, "note_center" if view.grid.span_at(first.place.row, first.place.column) else "note")
        draft.merge(left, right)
        draft.spots.extend(Spot(note.place, "", target) for note in own)
    draft.row += 1


def _left(view: TableView, note: Teks) -> int:
    """The note's column in the result; for one outside the table the nearest column to its left."""
    return max((place for column, place in view.position.items() if column <= note.place.column), default=1)


def _right(view: TableView, note: Teks, left: int, most: int) -> int:
    span = view.grid.span_at(note.place.row, note.place.column)
    inside = view.inside(span) if span else ()
    return max(left, min(view.position[inside[-1]], most)) if inside else most


def _source(view: TableView) -> str:
    return f"Sumber: {view.table.file}, lembar {view.table.sheet}, {view.found.span.range}."
