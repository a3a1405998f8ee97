"""Totals among the rows: which are totals though nothing says so, which open row one closes, and what one adds up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Protocol, TypeVar

from lakip_xl.read.marks import is_remainder, is_surplus

LEAST = 1000
"""Smaller figures are equal by chance too easily."""


LineT = TypeVar("LineT", bound="Totalled")


class Totalled(Protocol):
    """A row as far as totals are concerned."""

    @property
    def number(self) -> str: ...

    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...

    @property
    def total(self) -> bool: ...

    @property
    def money(self) -> tuple[Decimal | None, ...]: ...

    def as_total(self: LineT) -> LineT: ...


_TOTAL_WORDS = re.compile(r"^(?:\W|\b(?:sub|grand|total|jumlah|jml)\b)+", re.IGNORECASE)


def with_nameless_totals(lines: Sequence[LineT]) -> Sequence[LineT]:
    """Rows of figures without any text are totals of a group, once one of them is the sum of the rows since the last total."""
    nameless = [index for index, line in enumerate(lines) if _is_nameless(line)]
    if not any(_sums_up(lines, index, nameless) for index in nameless):
        return lines
    return [line.as_total() if index in nameless else line for index, line in enumerate(lines)]


def _is_nameless(line: Totalled) -> bool:
    silent = not line.total and not line.number and not line.code and not any(map(str.isalnum, line.name))
    return silent and any(line.money)


def _sums_up(lines: Sequence[Totalled], index: int, nameless: Sequence[int]) -> bool:
    start = max((other for other in range(index) if lines[other].total or other in nameless), default=-1) + 1
    since = lines[start:index]
    columns = [column for column, value in enumerate(lines[index].money) if value and abs(value) >= LEAST]
    added = any(sum((line.money[column] or 0 for line in since), Decimal(0)) == lines[index].money[column] for column in columns)
    repeated = bool(since) and all(since[0].money[column] == lines[index].money[column] for column in columns)
    return len(since) > 1 and bool(columns) and (added or repeated)


def still_open(lines: Sequence[Totalled], open_rows: Sequence[int], total: int) -> int:
    """How many of the open rows a total leaves open: those above the row whose total it is; none when it names and equals none.

    "Jumlah Belanja Operasi" ends Belanja Operasi; Belanja, of which that is a part, goes on.
    """
    for place, index in enumerate(open_rows):
        if _means(lines[total], lines[index]):
            return place
    return 0


def parents_by_totals(lines: Sequence[Totalled]) -> tuple[int | None, ...] | None:
    """A heading whose total is given again below its rows ("Aset" ... "Jumlah Aset") stands over the rows between the two."""
    parents: list[int | None] = [None] * len(lines)
    for total in (index for index, line in enumerate(lines) if line.total):
        above = (row for row in range(total - 1, -1, -1) if not lines[row].total and _means(lines[total], lines[row]))
        heading = next(above, total)
        for row in range(heading + 1, total):
            if parents[row] is None and not lines[row].total:
                parents[row] = heading
    return tuple(parents) if any(parent is not None for parent in parents) else None


def _means(total: Totalled, row: Totalled) -> bool:
    return (bool(bare := _bare(total.name)) and bare == _bare(row.name)) or _equal(total.money, row.money)


@lru_cache(maxsize=8192)
def _bare(name: str) -> str:
    return " ".join(re.findall(r"\w+", _TOTAL_WORDS.sub("", name).casefold()))


def _equal(one: tuple[Decimal | None, ...], other: tuple[Decimal | None, ...]) -> bool:
    return one == other and any(value and abs(value) >= LEAST for value in one)


def ways(
    lines: Sequence[Totalled], parts: Sequence[Sequence[int]], index: int, top: Sequence[int], totals: Sequence[int]
) -> list[list[int]]:
    """What a total may add up, in the ways that people mean it: first the parts of the row that it names."""
    before = max((other for other in totals if other < index), default=-1)
    after = min((other for other in totals if other > index), default=len(lines))
    since = [row for row in top if before < row < index]
    same = [row for row in range(index) if parts[row] and not lines[row].total and _means(lines[index], lines[row])]
    named = [row for row in same if _bare(lines[row].name) == _bare(lines[index].name)]
    return [
        *(list(parts[row]) for row in named[-1:]),
        list(top),
        since,
        [row for row in top if row < index],
        [row for row in top if index < row < after],
        [before, *since] if before >= 0 and since else [],
        [other for other in totals if other < index],
        *(list(parts[row]) for row in same[-1:]),
    ]


def surplus_pairs(lines: Sequence[Totalled], index: int) -> list[list[int]]:
    """What a surplus may be the difference of: income and expenditure, their totals before their headings; SILPA the sum of."""
    if is_remainder(lines[index].name):
        closing = [row for row in range(index) if is_surplus(lines[row].name)]
        return [closing[-2:]] if len(closing) > 1 else []
    rows = sorted(range(index), key=lambda row: (not lines[row].total, len(lines[row].name)))
    income, spending = ([row for row in rows if words.search(lines[row].name)][:MOST] for words in (_INCOME, _SPENDING))
    return [[one, other] for one in income for other in spending if one < other]


MOST = 6
_INCOME = re.compile(r"\b(?:pendapatan|penerimaan)\b", re.IGNORECASE)
_SPENDING = re.compile(r"\b(?:belanja|beban|biaya|pengeluaran)\b", re.IGNORECASE)
