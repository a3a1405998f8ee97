"""Which row of one table is which row of another: kegiatan by name, programs by their kegiatan, the rest under one parent."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from lakip_xl.model.tables import Row, Table
from lakip_xl.read.marks import name_rank
from lakip_xl.rules.names import Likeness, Pair, known_as, match, words

HALF = 0.5


@dataclass(frozen=True)
class RowPairs:
    """Pairs of rows; ``groups`` are rows that belong together through their parts, whatever they are called."""

    named: tuple[Pair[Row], ...]
    groups: tuple[Pair[Row], ...]
    left_over: tuple[Row, ...]
    right_over: tuple[Row, ...]

    @property
    def all(self) -> tuple[Pair[Row], ...]:
        return self.named + self.groups


Same = tuple[tuple[str, str], ...]
"""Pairs of names that mean one thing, by the office's settings."""


def pair_rows(left: Table, right: Table, same: Same = ()) -> RowPairs:
    """Partners between two tables of programs and kegiatan. Totals have none; names that stand in a table twice neither."""
    across = _across_levels(left, right, same)
    crossed = {id(row) for pair in across for row in (pair.left, pair.right)}
    mine, theirs = ([row for row in _unique(table.leaves()) if id(row) not in crossed] for table in (left, right))
    leaves = match(mine, theirs, lambda row: known_as(row.name, same))
    groups = (*_paired_groups(left, right, leaves.pairs, same), *across)
    rest = _under_paired_groups(left, right, groups, leaves.left_over, leaves.right_over)
    pairs = (*leaves.pairs, *rest)
    taken_left = {pair.left.index for pair in (*pairs, *groups)}
    taken_right = {pair.right.index for pair in (*pairs, *groups)}
    return RowPairs(
        pairs,
        groups,
        tuple(row for row in left.leaves() if row.index not in taken_left),
        tuple(row for row in right.leaves() if row.index not in taken_right),
    )


def _unique(rows: tuple[Row, ...]) -> list[Row]:
    names = Counter(row.name.casefold() for row in rows)
    return [row for row in rows if names[row.name.casefold()] == 1]


def _paired_groups(left: Table, right: Table, leaves: tuple[Pair[Row], ...], same: Same) -> tuple[Pair[Row], ...]:
    """Groups of equal name; else the group to which most of the paired parts belong."""
    groups_left = [row for row in left.rows if row.parts and not row.total]
    groups_right = [row for row in right.rows if row.parts and not row.total]
    by_name = match(_unique(tuple(groups_left)), _unique(tuple(groups_right)), lambda row: known_as(row.name, same))
    partner = {pair.left.index: pair.right for pair in leaves}
    found = list(by_name.pairs)
    for group in by_name.left_over:
        parents = Counter(
            parent.index for part in left.parts(group) if (other := partner.get(part.index)) and (parent := right.parent(other))
        )
        if parents:
            found.append(Pair(group, right.rows[parents.most_common(1)[0][0]], Likeness.REWORDED))
    return tuple(found)


def _across_levels(left: Table, right: Table, same: Same) -> tuple[Pair[Row], ...]:
    """A table of programs alone has as leaves what the other divides into kegiatan. A kegiatan may have its program's name:
    then the one that calls itself the same, or has the same money, is meant."""
    crossings = (*_crossings(left, right, same, turned=False), *_crossings(right, left, same, turned=True))
    return tuple(
        Pair(group, leaf, Likeness.SAME) if turned else Pair(leaf, group, Likeness.SAME)
        for leaf, group, turned in crossings
        if _is_nearest(leaf, group, left if turned else right)
    )


def _is_nearest(leaf: Row, group: Row, table: Table) -> bool:
    twins = (row for row in table.leaves() if words(row.name) == words(group.name))
    return all(_nearness(leaf, group) > _nearness(leaf, twin) for twin in twins)


def _crossings(leaves: Table, groups: Table, same: Same, *, turned: bool) -> list[tuple[Row, Row, bool]]:
    """Each leaf of one table with the group of its name in the other."""
    whole = _unique(tuple(row for row in groups.rows if row.parts and not row.total))
    pairs = match(_unique(leaves.leaves()), whole, lambda row: known_as(row.name, same)).pairs
    return [(pair.left, pair.right, turned) for pair in pairs if pair.likeness is Likeness.SAME]


def _nearness(row: Row, other: Row) -> tuple[bool, int]:
    """Whether both call themselves program (or kegiatan), and how many of their amounts are equal."""
    figures = ((row.figure(name), other.figure(name)) for name in ("pagu", "realisasi"))
    rank = name_rank(row.name)
    says_so = rank is not None and rank == name_rank(other.name)
    return says_so, sum(bool(one and two and one.value == two.value) for one, two in figures)


def _under_paired_groups(
    left: Table, right: Table, groups: tuple[Pair[Row], ...], left_over: tuple[Row, ...], right_over: tuple[Row, ...]
) -> list[Pair[Row]]:
    """What is left over under partners shares at least half of its words with its only likely partner."""
    found: list[Pair[Row]] = []
    for pair in groups:
        mine = [row for row in left_over if row.index in pair.left.parts]
        theirs = [row for row in right_over if row.index in pair.right.parts]
        found.extend(match(mine, theirs, lambda row: row.name, reworded=HALF).pairs)
    return found
