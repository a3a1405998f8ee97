"""The numbers in front of a table's rows: what is missing, left out or used twice.

Rows are followed group by group, a group being the rows under one parent. Restarting and going on over parents are both usual;
codes, bullets and rows that share one number are no numbering.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lakip_xl.model.tables import Row, Table
from lakip_xl.read.marks import Mark, read_mark

MOST_SKIPPED = 2
"""A jump over more numbers than this is no slip: the rows are an extract, or the numbers are codes."""
MOST_SECTION = 20
_NUMBERED_NAME = re.compile(r"\s*(?:[-•*–]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)", re.IGNORECASE)
_UNNUMBERED = re.compile(
    r"\s*(?:total|jumlah|jml|sub\s?total|rata|surplus|defisit|selisih|sisa|silpa|saldo|netto|neto|bruto)\b", re.IGNORECASE
)
_ZERO_LED = re.compile(r"(?:^|\.)0\d")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Answer:
    """A row and what is wrong with its number (``message`` empty: nothing), with the number that it should have."""

    row: Row
    message: str = ""
    expected: str | None = None


@dataclass
class _Progress:
    """What is known while a table is read: how many rows of each depth are numbered, where each style came to."""

    rows: int
    numbered: dict[int, int] = field(default_factory=dict)
    blank: dict[int, int] = field(default_factory=dict)
    reached: dict[tuple[int, str], Mark] = field(default_factory=dict)
    going_on: set[tuple[int, str]] = field(default_factory=set)


def numbering(table: Table) -> Iterator[Answer]:
    """An answer for each row that has a number or lacks one; none for a table without numbers."""
    groups = _groups(table)
    progress = _Progress(len(table.rows))
    for row in (row for group in groups for row in group):
        count = progress.numbered if row.text("no") else progress.blank
        count[row.depth] = count.get(row.depth, 0) + 1
    if progress.numbered:
        for group in groups:
            yield from _follow(group, progress, blanks_count=not table.doubtful)


def _groups(table: Table) -> list[list[Row]]:
    """The rows that could have a number of their own, by parent."""
    parents = {part: row.index for row in table.rows if not row.total for part in row.parts}
    shared = tuple(name for name, heading in table.kind.headings.items() if heading.fill)
    groups: dict[int | None, list[Row]] = {}
    before: Row | None = None
    for row in table.rows:
        if not row.total and row.text(row.key) and not _shares_number(row, before, shared):
            groups.setdefault(parents.get(row.index), []).append(row)
        before = row
    return list(groups.values())


def _shares_number(row: Row, before: Row | None, shared: tuple[str, ...]) -> bool:
    """Whether one number stands for several rows: a merged cell, a cell taken apart, or a sasaran with several indicators."""
    own = row.text("no")
    if not own and row.number:
        return True
    if before is None:
        return False
    if own and own.place == before.text("no").place:
        return True
    same = any(row.text(name) and row.text(name).text == before.text(name).text for name in shared)
    return same and (not own or own.text == before.text("no").text)


def _follow(group: list[Row], progress: _Progress, blanks_count: bool) -> Iterator[Answer]:
    last: tuple[Mark, str] | None = None
    waiting: list[Row] = []
    before: dict[str, int] = {}
    for row in group:
        text = row.text("no").text
        if not text:
            waiting.append(row)
            continue
        mark = read_mark(text, before)
        if not _counts(mark, text, progress.rows):
            yield from map(Answer, [*waiting, row])
            last, waiting = None, []
            continue
        if last and _same_run(last[0], mark):
            yield from _step(row, mark, last, waiting)
        else:
            yield from map(Answer, waiting)
            yield _start(row, mark, progress)
        before[mark.style] = mark.last
        progress.reached[row.depth, mark.style] = mark
        last, waiting = (mark, text), []
    yield from _at_the_end(waiting, last, progress, blanks_count)


def _counts(mark: Mark, text: str, rows: int) -> bool:
    """Whether a mark numbers a row: no bullet, no code (leading zeros, many parts, more than there are rows)."""
    if mark.style in ("", "lain") or len(mark.values) > 3 or _ZERO_LED.search(text.strip()):
        return False
    return max(mark.values) <= (MOST_SECTION if len(mark.values) > 1 else rows + MOST_SECTION)


def _same_run(last: Mark, mark: Mark) -> bool:
    return last.style == mark.style and last.values[:-1] == mark.values[:-1]


def _step(row: Row, mark: Mark, last: tuple[Mark, str], waiting: list[Row]) -> Iterator[Answer]:
    """One number after another: the next, the same again, a jump that the rows in between explain or do not."""
    step = mark.last - last[0].last
    follows = _shown(last[0], 1)
    if waiting and step == len(waiting) + 1:
        yield from (_without(missing, _shown(last[0], index)) for index, missing in enumerate(waiting, 1))
        yield Answer(row)
        return
    yield from map(Answer, waiting)
    if step == 0:
        yield Answer(row, f"Nomor {_bare(row)} sudah dipakai baris sebelumnya; nomor berikutnya {follows}.", follows)
    elif 1 < step <= MOST_SKIPPED + 1:
        left_out = follows if step == 2 else f"{follows} sampai {_shown(mark, -1)}"
        yield Answer(row, f"Nomor {_bare(row)} sesudah {last[1].strip()}: {left_out} terlewat.", follows)
    else:
        yield Answer(row)


def _start(row: Row, mark: Mark, progress: _Progress) -> Answer:
    """The first number of a group: 1 again, or on from the group before; the first of its style in a table is taken as it is."""
    key = (row.depth, mark.style)
    reached = progress.reached.get(key)
    if reached is None or mark.last <= 1:
        return Answer(row)
    goes_on = mark.last == reached.last + 1
    if goes_on:
        progress.going_on.add(key)
    begin = reached.last + 1 if key in progress.going_on else 1
    if goes_on or not begin < mark.last <= begin + MOST_SKIPPED:
        return Answer(row)
    expected = _shown(mark, begin - mark.last)
    return Answer(row, f"Penomoran mulai dari {_bare(row)}: {expected} tidak ada.", expected)


def _at_the_end(waiting: list[Row], last: tuple[Mark, str] | None, progress: _Progress, blanks_count: bool) -> Iterator[Answer]:
    """Rows without a number behind numbered ones lack it when most rows of their depth have one."""
    for index, row in enumerate(waiting, 1):
        usual = progress.blank.get(row.depth, 0) * 2 <= progress.numbered.get(row.depth, 0)
        yield _without(row, _shown(last[0], index)) if last and usual and blanks_count else Answer(row)


def _without(row: Row, expected: str) -> Answer:
    if _NUMBERED_NAME.match(row.name) or _UNNUMBERED.match(row.name):
        return Answer(row)
    return Answer(row, f"Baris ini tidak bernomor, padahal baris lain bernomor; nomornya {expected}.", expected)


def _bare(row: Row) -> str:
    return row.text("no").text.strip().rstrip(".")


def _shown(mark: Mark, ahead: int) -> str:
    """The number some steps ahead, in the mark's own style."""
    value = mark.last + ahead
    if mark.style.startswith("huruf"):
        text = chr(96 + value) if 1 <= value <= 26 else str(value)
    elif mark.style.startswith("romawi"):
        text = _roman(value)
    else:
        text = ".".join(map(str, (*mark.values[:-1], value)))
    return text.upper() if mark.style.endswith("besar") else text


def _roman(value: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        text += letters * count
    return text
