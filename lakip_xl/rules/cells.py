"""What rules about single cells share: one answer for all cells that hold, the heading over a cell, and too many faults."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Check, holds
from lakip_xl.model.tables import Table

MOST = 10
"""More faults of one kind in one table than this are told as one."""


def heading_over(table: Table, place: Place) -> str:
    """What stands over a cell in the office's words."""
    found = next((column for column in table.found.columns if column.column == place.column), None)
    return found.heading.replace(" / ", " ") if found else ""


def few(table: Table, checks: Iterable[Check | None], what: str, holding: int = 0) -> Iterator[Check]:
    """The faults of a table as they are, and one answer for all cells that hold, which come as None or are counted as
    ``holding`` beforehand; but more than MOST faults become one at the first, which names the others."""
    answers = tuple(checks)
    faults = [check for check in answers if check is not None]
    if holding or len(faults) < len(answers):
        yield held(table, holding + len(answers) - len(faults))
    if len(faults) <= MOST:
        yield from faults
        return
    first, *others = faults
    message = f"{len(faults)} {what} dalam tabel ini. Yang pertama: {first.message}"
    yield replace(first, message=message, related=tuple(dict.fromkeys(check.place for check in others)))


def held(table: Table, cells: int) -> Check:
    """One answer for so many cells of a table that need no words."""
    return replace(holds(table.found.grid.place(table.found.first_row, table.found.span.left), table.kind.title), cells=cells)
