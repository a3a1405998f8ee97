"""Which row is part of which: rebuilt from codes, numbers, names or indentation, and proven by the sums.

Each way of reading the rows is a hypothesis. The one under which most sums hold is taken; where none holds and several fail, the
table is called doubtful and its sums prove nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from lakip_xl.read.codes import clean_code, code_parents, code_ranks
from lakip_xl.read.level_parts import parts_of, sum_holds
from lakip_xl.read.level_sums import parents_by_sums
from lakip_xl.read.level_totals import parents_by_totals, still_open
from lakip_xl.read.marks import Mark, name_rank, read_mark


@dataclass(frozen=True)
class Line:
    """What the levels are told from: the row's mark, its codes column by column, its name and leading blanks, its money."""

    number: str
    codes: tuple[str, ...]
    name: str
    indent: int
    total: bool
    money: tuple[Decimal | None, ...]

    @cached_property
    def code(self) -> str:
        return clean_code(self.codes[-1]) if self.codes else ""

    def as_total(self) -> Line:
        return replace(self, total=True)


@dataclass(frozen=True)
class Levels:
    """For each row its depth and the rows that add up to it; ``held`` and ``failed`` count the sums under this reading.

    ``broken`` counts the rows with parts of which no column's sum holds, of ``summed`` rows in all; one that has a broken part
    is not counted, because one wrong row breaks two sums.
    """

    depths: tuple[int, ...]
    parts: tuple[tuple[int, ...], ...]
    held: int = 0
    failed: int = 0
    broken: int = 0
    summed: int = 0
    held_below: int = 0

    @property
    def doubtful(self) -> bool:
        """One row whose sums all fail may lack a part; when many rows do, the rows are not what they were taken for.

        A total that is the sum of its parts' parts, where a row between them is wrong in every column, bears the reading out.
        """
        nothing = (
            self.held + self.held_below == 0 and self.failed >= DOUBTFUL_FAILURES and sum(bool(part) for part in self.parts) >= 2
        )
        return nothing or (self.broken >= 2 and self.broken * 3 > self.summed)


DOUBTFUL_FAILURES = 4
Depths = tuple[int, ...]
Parents = tuple[int | None, ...]


def tell_levels(lines: Sequence[Line]) -> Levels:
    """The reading of the rows that their sums support best; with equal support, or none at all, the earlier one below."""
    readings = [parents for read in _READINGS if (parents := read(lines)) is not None]
    rated = [_rate(lines, parents) for parents in dict.fromkeys(readings)]
    proven = [levels for levels in rated if levels.held]
    best = max(proven, key=lambda levels: levels.held - levels.failed * 0.25, default=rated[0])
    if best.held and not best.doubtful:
        return best
    by_sums = parents_by_sums(lines, strict=not best.doubtful)
    other = _rate(lines, by_sums) if by_sums is not None else best
    return other if other.held > best.held and (other.failed < best.failed or not other.failed) else best


def _stacked(lines: Sequence[Line], depths: Depths) -> Parents:
    """Each row is part of the nearest row above that stands higher; a total ends what is open, or what it names."""
    open_rows: list[int] = []
    parents: list[int | None] = []
    for index, line in enumerate(lines):
        if line.total:
            del open_rows[still_open(lines, open_rows, index) :]
            parents.append(None)
            continue
        while open_rows and depths[open_rows[-1]] >= depths[index]:
            open_rows.pop()
        parents.append(open_rows[-1] if open_rows else None)
        open_rows.append(index)
    return tuple(parents)


def _by_code_path(lines: Sequence[Line]) -> Parents | None:
    """Codes decide alone, wherever the rows stand: bidang, SKPD, program and account side by side, or whole in one column."""
    return code_parents([tuple(map(clean_code, line.codes)) for line in lines])


def _by_budget_code(lines: Sequence[Line]) -> Parents | None:
    """Codes of the budget: urusan, bidang, SKPD, program, kegiatan, sub kegiatan, account."""
    ranks = code_ranks([line.code for line in lines])
    if ranks is None:
        return None
    order = sorted({rank for rank in ranks if rank is not None})
    return _stacked(lines, _carried([None if rank is None else order.index(rank) for rank in ranks]))


def _by_dotted_code(lines: Sequence[Line], below: int) -> Parents | None:
    """Any dotted codes: the more parts, the deeper. Rows without a code go with the row above, or ``below`` it."""
    lengths = [line.code.count(".") + 1 if re.fullmatch(r"\w+(?:\.\w+)*", line.code) else 0 for line in lines]
    order = sorted({length for length in lengths if length})
    if not order or (not below and sum(map(bool, lengths)) * 2 <= len(lines)):
        return None
    if below:
        return _stacked(lines, tuple(order.index(length) if length else len(order) for length in lengths))
    return _stacked(lines, _carried([order.index(length) if length else None for length in lengths]))


def _carried(depths: Sequence[int | None]) -> Depths:
    """Rows without a code of their own stand with the row above."""
    found: list[int] = []
    for depth in depths:
        found.append(depth if depth is not None else found[-1] if found else 0)
    return tuple(found)


def _by_mark(lines: Sequence[Line], below: int) -> Parents | None:
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
    return _stacked(lines, tuple(found))


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


def _by_name(lines: Sequence[Line]) -> Parents | None:
    """Names that begin with Program, Kegiatan, Sub Kegiatan."""
    ranks = [name_rank(line.name) for line in lines]
    known = {rank for rank in ranks if rank is not None}
    if len(known) < 2 or sum(rank is not None for rank in ranks) * 2 <= len(lines):
        return None
    order = sorted(known)
    depth, found = 0, []
    for line, rank in zip(lines, ranks, strict=True):
        depth = 0 if line.total else order.index(rank) if rank is not None else depth
        found.append(depth)
    return _stacked(lines, tuple(found))


def _by_indent(lines: Sequence[Line]) -> Parents | None:
    steps = sorted({line.indent for line in lines if not line.total})
    depths = tuple(0 if line.total else steps.index(line.indent) for line in lines)
    return _stacked(lines, depths) if len(steps) > 1 else None


def _by_program(lines: Sequence[Line]) -> Parents | None:
    """Rows called "Program ..." over rows that are not."""
    ranks = [name_rank(line.name) == 2 for line in lines]
    if not any(ranks) or all(ranks):
        return None
    return _stacked(lines, tuple(0 if line.total or program else 1 for line, program in zip(lines, ranks, strict=True)))


def _flat(lines: Sequence[Line]) -> Parents | None:
    return tuple(None for _ in lines)


_READINGS: tuple[Callable[[Sequence[Line]], Parents | None], ...] = (
    _by_code_path,
    _by_budget_code,
    lambda lines: _by_dotted_code(lines, below=0),
    lambda lines: _by_mark(lines, below=0),
    lambda lines: _by_mark(lines, below=1),
    _by_name,
    _by_program,
    _by_indent,
    lambda lines: _by_dotted_code(lines, below=1),
    parents_by_totals,
    _flat,
)


def _rate(lines: Sequence[Line], parents: Parents) -> Levels:
    parts = parts_of(lines, parents)
    rows = [
        [sum_holds(lines, parts, index, members, column) for column in range(len(lines[index].money) if members else 0)]
        for index, members in enumerate(parts)
    ]
    held, failed = (sum(outcomes.count(outcome) for outcomes in rows) for outcome in (True, False))
    fails = [outcomes.count(False) > 1 and True not in outcomes for outcomes in rows]
    broken = sum(fail and not any(fails[part] for part in members) for fail, members in zip(fails, parts, strict=True))
    summed = sum(True in outcomes or False in outcomes for outcomes in rows)
    below = sum(
        outcome is False and _leaves(lines, parts, index, column) == lines[index].money[column]
        for index, outcomes in enumerate(rows)
        for column, outcome in enumerate(outcomes)
    )
    return Levels(_depths(lines, parents), parts, held, failed, broken, summed, below)


def _leaves(lines: Sequence[Line], parts: Sequence[Sequence[int]], index: int, column: int) -> Decimal:
    """What the rows without parts add up to below a row; blanks add nothing."""
    if not parts[index]:
        return lines[index].money[column] or Decimal(0)
    return sum((_leaves(lines, parts, member, column) for member in parts[index]), Decimal(0))


def _depths(lines: Sequence[Line], parents: Parents) -> Depths:
    depths = [0] * len(lines)
    for index in range(len(lines)):
        above, steps = parents[index], 0
        while above is not None and steps <= len(lines):
            above, steps = parents[above], steps + 1
        depths[index] = steps
    return tuple(depths)
