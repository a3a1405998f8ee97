"""Names that may mean the same: what found no partner on either side and shares a good part of its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.rules.names import Likeness, known_as, match
from lakip_xl.rules.pairing import pair_rows
from lakip_xl.tables import Efisiensi, KeluaranKegiatan, PenetapanKinerja, PengukuranSasaran, RealisasiBelanja, RencanaKinerja

LEAST = 0.34
"""Share of words from which two names are proposed as one."""
_COMPARED = ((PenetapanKinerja, RencanaKinerja), (PengukuranSasaran, PenetapanKinerja))


@dataclass(frozen=True, slots=True)
class Usulan:
    """Two names that the office may confirm as one, and where each was found."""

    one: str
    other: str
    where: str


def proposals(laporan: Laporan) -> tuple[Usulan, ...]:
    """Each pair of names once, in the order of the tables."""
    found = [*_indicators(laporan), *_activities(laporan)]
    return tuple(dict.fromkeys(found))


def _indicators(laporan: Laporan) -> Iterator[Usulan]:
    for left, right in _COMPARED:
        mine, theirs = ([row for _, row in laporan.rows(kind) if row.name and not row.total] for kind in (left, right))
        yield from _proposed(laporan, mine, theirs, f"{left.title} - {right.title}")


def _activities(laporan: Laporan) -> Iterator[Usulan]:
    budget: Table | None = max(laporan.of(RealisasiBelanja), key=lambda table: len(table.rows), default=None)
    if budget is None:
        return
    for table in laporan.of(Efisiensi, KeluaranKegiatan):
        pairs = pair_rows(table, budget, laporan.settings.same_names)
        yield from _proposed(laporan, pairs.left_over, pairs.right_over, f"{table.kind.title} - {budget.kind.title}")


def _proposed(laporan: Laporan, mine: Sequence[Row], theirs: Sequence[Row], where: str) -> Iterator[Usulan]:
    same = laporan.settings.same_names
    for pair in match(mine, theirs, lambda row: known_as(row.name, same), reworded=LEAST).pairs:
        if pair.likeness is not Likeness.SAME:
            yield Usulan(" ".join(pair.left.name.split()), " ".join(pair.right.name.split()), where)
