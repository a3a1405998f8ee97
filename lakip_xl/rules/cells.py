"""What rules about single cells share: every figure once, the heading over it, and when findings are too many to list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.figures import Angka, State
from lakip_xl.model.tables import Row, Table

MOST = 10
"""More faults of one kind in one table than this are told as one."""


def figure_cells(table: Table) -> Iterator[tuple[Row, str, Angka]]:
    """Each figure that is not blank with its row and column name; several values of one cell come as the cell's first."""
    seen: set[Place] = set()
    for row in table.rows:
        for name, figure in row.figures():
            if figure.state is not State.BLANK and figure.place not in seen:
                seen.add(figure.place)
                yield row, name, figure


def heading_over(table: Table, place: Place) -> str:
    """What stands over a cell in the office's words."""
    found = next((column for column in table.found.columns if column.column == place.column), None)
    return found.heading.replace(" / ", " ") if found else ""


def few(checks: Iterable[Check], what: str) -> Iterator[Check]:
    """The answers about one table as they are; but more than MOST faults become one at the first, which names the others."""
    answers = tuple(checks)
    faults = [check for check in answers if check.outcome is Outcome.FAILS]
    if len(faults) <= MOST:
        yield from answers
        return
    first, *others = faults
    yield from (check for check in answers if check.outcome is not Outcome.FAILS)
    message = f"{len(faults)} {what} dalam tabel ini. Yang pertama: {first.message}"
    yield replace(first, message=message, related=tuple(dict.fromkeys(check.place for check in others)))
