"""The rows that add up to a row: its children; and for a total the rows that its figures say it adds up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lakip_xl.read.level_totals import Meant, Sums, Totalled, surplus_pairs, ways
from lakip_xl.read.marks import is_remainder, is_surplus

Parts = Sequence[Sequence[int]]


def sum_holds(lines: Sequence[Totalled], parts: Parts, index: int, members: Sequence[int], column: int) -> bool | None:
    """None when there is nothing to compare; blanks add nothing, a blank row with parts counts as their sum."""
    total = lines[index].money[column]
    if total is None or not members:
        return None
    known = [value for member in members if (value := _value(lines, parts, member, column)) is not None]
    if is_surplus(lines[index].name) and len(known) > 1:
        known[1:] = [-value for value in known[1:]]
    if not known or (total == 0 and not any(known)):
        return None
    return sum(known, Decimal(0)) == total


def _value(lines: Sequence[Totalled], parts: Parts, index: int, column: int) -> Decimal | None:
    own = lines[index].money[column]
    if own is not None or not parts[index] or lines[index].total:
        return own
    known = [value for member in parts[index] if (value := _value(lines, parts, member, column)) is not None]
    return sum(known, Decimal(0)) if known else None


def parts_of(lines: Sequence[Totalled], parents: Sequence[int | None]) -> tuple[tuple[int, ...], ...]:
    children: list[list[int]] = [[] for _ in lines]
    top: list[int] = []
    for index, line in enumerate(lines):
        if not line.total:
            parent = parents[index]
            (top if parent is None else children[parent]).append(index)
    totals = [index for index, line in enumerate(lines) if line.total]
    whole, meant = Sums(top, lambda row, column: _value(lines, children, row, column)), Meant()
    for index, line in enumerate(lines):
        if line.total:
            children[index] = _total_parts(lines, children, index, totals, whole, meant)
        elif children[index]:
            meant.add(index, line)
    return tuple(tuple(members) for members in children)


def _total_parts(lines: Sequence[Totalled], parts: Parts, index: int, totals: list[int], whole: Sums, meant: Meant) -> list[int]:
    """What a total adds up: of the ways that people mean it, the one that its figures support best; all rows in doubt."""
    line = lines[index]
    if is_surplus(line.name) or is_remainder(line.name):
        return _surplus_parts(lines, parts, index)

    def support(way: Sequence[int]) -> int:
        held = whole.support(line.money, way)
        return _support(lines, parts, index, way) if held is None else held

    found = ways(parts, index, whole.rows, totals, (meant.named(line), meant.last(line)))
    best = max((way for way in found if way), key=support, default=None)
    return list(best or ())


def _surplus_parts(lines: Sequence[Totalled], parts: Parts, index: int) -> list[int]:
    """The two rows of which a surplus is the difference; nothing where no figure bears any two out."""
    pairs = [pair for pair in surplus_pairs(lines, index) if _support(lines, parts, index, pair)]
    return max(pairs, key=lambda pair: _support(lines, parts, index, pair), default=[])


def _support(lines: Sequence[Totalled], parts: Parts, total: int, members: Sequence[int]) -> int:
    columns = range(len(lines[total].money))
    return sum(sum_holds(lines, parts, total, members, column) is True for column in columns)
