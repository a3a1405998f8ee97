"""Which row is part of which: rebuilt from codes, numbers, names or indentation, and proven by the sums.

Each way of reading the rows is a hypothesis. The one under which most sums hold is taken; where none holds and several fail, the
table is called doubtful and its sums prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lakip_xl.read.marks import Mark, read_mark


@dataclass(frozen=True)
class Line:
    """What the levels are told from: the row's mark, code, name, its leading blanks, and its money by column."""

    number: str
    code: str
    name: str
    indent: int
    total: bool
    money: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Levels:
    """For each row its depth and the rows that add up to it; ``held`` and ``failed`` count the sums under this reading."""

    depths: tuple[int, ...]
    parts: tuple[tuple[int, ...], ...]
    held: int = 0
    failed: int = 0

    @property
    def doubtful(self) -> bool:
        return self.held == 0 and self.failed >= DOUBTFUL_FAILURES and sum(bool(part) for part in self.parts) >= 2


DOUBTFUL_FAILURES = 4


def tell_levels(lines: Sequence[Line]) -> Levels:
    """The reading of the rows that their sums support best; with equal support the earlier one below."""
    readings = [reading for depths_of in _READINGS if (reading := depths_of(lines)) is not None]
    rated = [_rate(lines, depths) for depths in readings]
    return max(rated, key=lambda levels: (levels.held - levels.failed * 0.25))


Depths = tuple[int, ...]


def _by_code(lines: Sequence[Line]) -> Depths | None:
    """Dotted codes: a row stands below the nearest row above whose code begins its own."""
    codes = [tuple(line.code.strip(" .").split(".")) if re.fullmatch(r"\s*\d+(?:\.\d+)*\.?\s*", line.code) else () for line in lines]
    if sum(map(bool, codes)) * 2 <= len(lines):
        return None
    lengths = sorted({len(code) for code in codes if code})
    depth, found = 0, []
    for code in codes:
        depth = lengths.index(len(code)) if code else depth
        found.append(depth)
    return tuple(found)


def _by_mark(lines: Sequence[Line], below: int) -> Depths | None:
    """Number styles in the order in which they open: I, A, 1. Rows without a number go with the row above, or ``below`` it."""
    if not any(line.number for line in lines):
        return None
    open_styles: list[str] = []
    last: dict[str, int] = {}
    found: list[int] = []
    for line in lines:
        mark = read_mark(line.number, last)
        if line.total or not mark.style:
            found.append(_unmarked_depth(line, found, open_styles, below))
            continue
        _open(mark, open_styles, last)
        found.append(open_styles.index(mark.style))
    return tuple(found)


def _unmarked_depth(line: Line, found: list[int], open_styles: list[str], below: int) -> int:
    if line.total or not open_styles:
        return 0
    return len(open_styles) if below else found[-1]


def _open(mark: Mark, open_styles: list[str], last: dict[str, int]) -> None:
    if mark.style in open_styles:
        for closed in open_styles[open_styles.index(mark.style) + 1 :]:
            last.pop(closed, None)
        del open_styles[open_styles.index(mark.style) + 1 :]
    else:
        open_styles.append(mark.style)
    last[mark.style] = mark.last


_PREFIXES = (r"urusan\b", r"bidang urusan\b", r"program\b", r"(?:sub[ -]?kegiatan|subkegiatan)\b", r"kegiatan\b")
_RANK = {0: 0, 1: 1, 2: 2, 3: 4, 4: 3}


def _by_name(lines: Sequence[Line]) -> Depths | None:
    """Names that begin with Program, Kegiatan, Sub Kegiatan."""
    ranks = [_name_rank(line) for line in lines]
    known = {rank for rank in ranks if rank is not None}
    if len(known) < 2 or sum(rank is not None for rank in ranks) * 2 <= len(lines):
        return None
    order = sorted(known)
    depth, found = 0, []
    for line, rank in zip(lines, ranks, strict=True):
        depth = 0 if line.total else order.index(rank) if rank is not None else depth
        found.append(depth)
    return tuple(found)


def _name_rank(line: Line) -> int | None:
    bare = re.sub(r"^[\W\d]+", "", line.name).casefold()
    return next((_RANK[index] for index, prefix in enumerate(_PREFIXES) if re.match(prefix, bare)), None)


def _by_indent(lines: Sequence[Line]) -> Depths | None:
    steps = sorted({line.indent for line in lines if not line.total})
    if len(steps) < 2:
        return None
    return tuple(0 if line.total else steps.index(line.indent) for line in lines)


def _by_program(lines: Sequence[Line]) -> Depths | None:
    """Rows called "Program ..." over rows that are not."""
    ranks = [_name_rank(line) == 2 for line in lines]
    if not any(ranks) or all(ranks):
        return None
    return tuple(0 if line.total or program else 1 for line, program in zip(lines, ranks, strict=True))


def _flat(lines: Sequence[Line]) -> Depths | None:
    return tuple(0 for _ in lines)


_READINGS: tuple[Callable[[Sequence[Line]], Depths | None], ...] = (
    _by_code,
    lambda lines: _by_mark(lines, below=0),
    lambda lines: _by_mark(lines, below=1),
    _by_name,
    _by_program,
    _by_indent,
    _flat,
)


def _rate(lines: Sequence[Line], depths: Depths) -> Levels:
    parts = _parts(lines, depths)
    held = failed = 0
    for line, members in zip(lines, parts, strict=True):
        for column in range(len(line.money)):
            outcome = _sum_holds(line.money[column], [lines[index].money[column] for index in members])
            held += outcome is True
            failed += outcome is False
    return Levels(depths, parts, held, failed)


def _sum_holds(total: Decimal | None, members: list[Decimal | None]) -> bool | None:
    """None when there is nothing to compare; blanks add nothing."""
    known = [value for value in members if value is not None]
    if not known or total is None or (total == 0 and not any(known)):
        return None
    return sum(known, Decimal(0)) == total


def _parts(lines: Sequence[Line], depths: Depths) -> tuple[tuple[int, ...], ...]:
    children: list[list[int]] = [[] for _ in lines]
    open_rows: list[int] = []
    top: list[int] = []
    for index, line in enumerate(lines):
        if line.total:
            open_rows.clear()
            continue
        while open_rows and depths[open_rows[-1]] >= depths[index]:
            open_rows.pop()
        (children[open_rows[-1]] if open_rows else top).append(index)
        open_rows.append(index)
    for index, line in enumerate(lines):
        if line.total:
            children[index] = _total_parts(lines, index, top)
    return tuple(tuple(members) for members in children)


def _total_parts(lines: Sequence[Line], index: int, top: list[int]) -> list[int]:
    """What a total adds up: all rows at the top, or those since the total before it when only that fits."""
    previous = max((other for other in range(index) if lines[other].total), default=-1)
    since = [row for row in top if previous < row < index]
    if since and since != top and _fits(lines, index, since) > _fits(lines, index, top):
        return since
    return list(top)


def _fits(lines: Sequence[Line], total: int, members: list[int]) -> int:
    return sum(
        _sum_holds(lines[total].money[column], [lines[row].money[column] for row in members]) is True
        for column in range(len(lines[total].money))
    )
