"""Which row is part of which when nothing in front of the rows says it: told from the figures alone, from the last row up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

LEAST = 1000
"""Smaller figures are equal by chance too easily."""
MOST_PARTS = 400


class Summand(Protocol):
    """A row as far as its sum is concerned."""

    @property
    def total(self) -> bool: ...

    @property
    def money(self) -> tuple[Decimal | None, ...]: ...


def parents_by_sums(lines: Sequence[Summand], strict: bool) -> tuple[int | None, ...] | None:
    """A row is the parent of the rows right below that add up to it in at least half of its columns; in all when ``strict``."""
    parents: list[int | None] = [None] * len(lines)
    top: list[int] = []
    for index in range(len(lines) - 1, -1, -1):
        if lines[index].total:
            top = []
            continue
        count = _parts(lines, index, top, strict)
        for part in top[:count]:
            parents[part] = index
        top = [index, *top[count:]]
    return tuple(parents) if any(parent is not None for parent in parents) else None


def _parts(lines: Sequence[Summand], index: int, below: Sequence[int], strict: bool) -> int:
    """How many of the open rows below add up to a row; 0 when none do."""
    wanted = {column: value for column, value in enumerate(lines[index].money) if value and abs(value) >= LEAST}
    if not wanted:
        return 0
    sums = dict.fromkeys(wanted, Decimal(0))
    for count, part in enumerate(below[:MOST_PARTS], start=1):
        for column in sums:
            sums[column] += lines[part].money[column] or 0
        equal = sum(sums[column] == value for column, value in wanted.items())
        if equal == len(wanted) > 1 or (equal * 2 >= len(wanted) and count > 1 and not strict):
            return count
        if all(abs(sums[column]) > abs(value) for column, value in wanted.items()):
            return 0
    return 0
