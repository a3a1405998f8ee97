"""The signature block below a table, as the office's settings give it. A name is never made up: what is not given is left out."""

from __future__ import annotations

from collections.abc import Iterable

from lakip_xl.model.settings import Pengaturan
from lakip_xl.write.draft import Draft

ROOM = 3
"""Blank rows for the signature itself."""
DOTS = "......................"
WIDE = 40.0
"""Characters that the block takes at least."""


def put_signature(draft: Draft, settings: Pengaturan) -> None:
    """Place and a blank for the date, position, room, name, NIP: at the right below what stands there."""
    if not settings.head and not settings.position:
        return
    left = _left(draft)
    draft.row += 1
    _line(draft, left, f"{settings.town}, {DOTS}" if settings.town else "")
    _line(draft, left, settings.position)
    draft.row += ROOM
    _line(draft, left, settings.head)
    _line(draft, left, f"NIP. {settings.nip}" if settings.nip else "")


def has_signature(texts: Iterable[str]) -> bool:
    """Whether the notes below a table hold a signature block of their own."""
    return any(text.strip().upper().startswith(("NIP.", "NIP ", "NIP:")) for text in texts)


def _left(draft: Draft) -> int:
    """The first column of the block: as many at the right as it needs."""
    width, column = 0.0, draft.width + 1
    while column > 1 and width < WIDE:
        column -= 1
        width += draft.widths.get(column, 8.43)
    return column


def _line(draft: Draft, left: int, text: str) -> None:
    if text:
        draft.put(left, text, "note_center")
        draft.merge(left, draft.width)
        draft.row += 1
