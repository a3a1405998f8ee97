"""Totals among the rows: which are totals though nothing says so, which open row one closes, and what one adds up."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence, Set
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
    nameless = {index for index, line in enumerate(lines) if _is_nameless(line)}
    if not any(_sums_up(lines, index, nameless) for index in sorted(nameless)):
        return lines
    return [line.as_total() if index in nameless else line for index, line in enumerate(lines)]


def _is_nameless(line: Totalled) -> bool:
    silent = not line.total and not line.number and not line.code and not any(map(str.isalnum, line.name))
    return silent and any(line.money)


def _sums_up(lines: Sequence[Totalled], index: int, nameless: Set[int]) -> bool:
    start = next((other + 1 for other in range(index - 1, -1, -1) if lines[other].total or other in nameless), 0)
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
    headings = Meant()
    for index, line in enumerate(lines):
        if not line.total:
            headings.add(index, line)
            continue
        heading = headings.last(line)
        for row in range(index if heading is None else heading + 1, index):
            if parents[row] is None and not lines[row].total:
                parents[row] = heading
    return tuple(parents) if any(parent is not None for parent in parents) else None


class Meant:
    """Rows that a total further down may name or equal, looked up by their names and by their money."""

    def __init__(self) -> None:
        self._by_name: dict[str, int] = {}
        self._by_money: dict[tuple[Decimal | None, ...], int] = {}
        self._nameless: dict[tuple[Decimal | None, ...], int] = {}

    def add(self, index: int, line: Totalled) -> None:
        name = _bare(line.name)
        if name:
            self._by_name[name] = index
        if _is_much(line.money):
            self._by_money[line.money] = index
            if not name:
                self._nameless[line.money] = index

    def last(self, total: Totalled) -> int | None:
        """The last of the rows that a total means, by its name or by what it holds."""
        found = [row for row in (self.named(total), self._by_money.get(total.money)) if row is not None]
        return max(found, default=None)

    def named(self, total: Totalled) -> int | None:
        """The last of them of the same name; one without a name holds the same."""
        name = _bare(total.name)
        return self._by_name.get(name) if name else self._nameless.get(total.money)


def _means(total: Totalled, row: Totalled) -> bool:
    return (bool(bare := _bare(total.name)) and bare == _bare(row.name)) or _equal(total.money, row.money)


@lru_cache(maxsize=8192)
def _bare(name: str) -> str:
    return " ".join(re.findall(r"\w+", _TOTAL_WORDS.sub("", name).casefold()))


def _equal(one: tuple[Decimal | None, ...], other: tuple[Decimal | None, ...]) -> bool:
    return one == other and _is_much(one)


def _is_much(money: tuple[Decimal | None, ...]) -> bool:
    return any(value and abs(value) >= LEAST for value in money)


def ways(
    parts: Sequence[Sequence[int]], index: int, top: Sequence[int], totals: Sequence[int], meant: tuple[int | None, int | None]
) -> list[Sequence[int]]:
    """What a total may add up, in the ways that people mean it: first the parts of the row that it names.

    ``meant`` are the last rows with parts above it that it names, and that it names or equals.
    """
    own = bisect_left(totals, index)
    before = totals[own - 1] if own else -1
    after = totals[own + 1] if own + 1 < len(totals) else None
    start, here = bisect_right(top, before), bisect_left(top, index)
    end = len(top) if after is None else bisect_left(top, after)
    since = top[start:here]
    named, equal = ([parts[row]] if row is not None else [] for row in meant)
    return [
        *named, top, since, top[:here], top[here:end],
        [before, *since] if before >= 0 and since else [], totals[:own], *equal,
    ]  # fmt: skip


class Sums:
    """What rows that stand at the top add up to, column by column, for any run of them without adding them again."""

    def __init__(self, rows: Sequence[int], value: Callable[[int, int], Decimal | None]) -> None:
        self.rows = rows
        self._places = {row: place for place, row in enumerate(rows)}
        self._value = value
        self._running: dict[int, list[tuple[Decimal, int, int]]] = {}

    def support(self, money: tuple[Decimal | None, ...], run: Sequence[int]) -> int | None:
        """In how many columns a run of the rows adds up to a total's money; None where it is no run of them."""
        first, last = self._places.get(run[0]), self._places.get(run[-1])
        if first is None or last is None or last - first + 1 != len(run):
            return None
        return sum(self._holds(total, column, first, last + 1) for column, total in enumerate(money) if total is not None)

    def _holds(self, total: Decimal, column: int, first: int, end: int) -> bool:
        """Blanks add nothing, and a total of nought over nothing but noughts says nothing."""
        running = self._column(column)
        (before, known, filled), (after, more, others) = running[first], running[end]
        return more > known and (total != 0 or others > filled) and after - before == total

    def _column(self, column: int) -> list[tuple[Decimal, int, int]]:
        """The sum, the figures and the figures other than nought of the first rows, for each number of them."""
        if column not in self._running:
            running = [(Decimal(0), 0, 0)]
            for row in self.rows:
                value, (total, known, filled) = self._value(row, column), running[-1]
                running.append((total, known, filled) if value is None else (total + value, known + 1, filled + (value != 0)))
            self._running[column] = running
        return self._running[column]


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
