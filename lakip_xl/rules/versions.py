"""Which of several tables of one kind speak for the office, and how their indicators belong together.

An office keeps the first agreement beside the changed one, those of its bidang beside its own, and measurements of triwulan
beside that of the year. Rows of one name in several tables are one indicator, not several.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.read.labels import periods_named
from lakip_xl.read.words import speaks_of
from lakip_xl.rules.names import Matching, Pair, known_as, match, words
from lakip_xl.tables import RencanaKinerja

CHANGED = ("perubahan", "revisi", "pergeseran", "perub", "p apbd")
ALIKE = 0.5
"""The part of its rows that a table shares with its counterpart when it is of the same level, or a version of the same."""


def titled(table: Table) -> str:
    return " ".join(title.text for title in table.found.titles)


def called(table: Table) -> str:
    """All that a table is called by: its titles, its sheet, its file."""
    return f"{titled(table)} {table.sheet} {table.file}"


def is_changed(table: Table) -> bool:
    """Whether a table calls itself the changed one."""
    return any(speaks_of(called(table), word) for word in CHANGED)


def of_a_period(table: Table) -> bool:
    """A measurement of a triwulan or a month is not that of the year."""
    return bool(periods_named(titled(table)) | periods_named(table.sheet, short=True) | periods_named(table.file))


def superseded(table: Table, tables: Iterable[Table]) -> bool:
    """Whether another table holds the same after a change."""
    own = names_in(table)
    return not is_changed(table) and any(
        is_changed(other) and len(own & names_in(other)) >= max(1.0, ALIKE * min(len(own), len(names_in(other))))
        for other in tables
        if other is not table and other.kind is table.kind
    )


def names_in(table: Table) -> set[tuple[str, ...]]:
    return {words(row.name) for row in table.rows if row.name and not row.total}


def indicators(table: Table) -> list[Row]:
    return [row for row in table.rows if row.text("indikator") and not row.total and not row.parts]


@dataclass(frozen=True)
class Compared:
    """The indicators of one kind against those of another; ``left_over`` are those of the office's own level only."""

    left: tuple[Row, ...]
    right: tuple[Row, ...]
    pairs: tuple[Pair[Row], ...]
    left_over: tuple[Row, ...]
    right_title: str


def compare(laporan: Laporan, left: type[Row], right: type[Row]) -> Compared | None:
    """None when one of the two tables is not there."""
    tables = in_order([table for table in laporan.of(left) if indicators(table)])
    others = pooled(laporan.of(right))
    if not tables or not others:
        return None
    matchings = [_matched(laporan, table, others) for table in tables]
    own = _of_the_office(laporan, tables, matchings)
    return Compared(
        tuple(row for table in tables for row in indicators(table)),
        others,
        tuple(pair for matching in matchings for pair in matching.pairs),
        tuple(row for index in own for row in matchings[index].left_over),
        right.title.casefold(),
    )


def _of_the_office(laporan: Laporan, tables: list[Table], matchings: list[Matching[Row]]) -> list[int]:
    """The tables, by their places, of which every indicator must have its partner: not those of bidang, of triwulan, that were
    replaced, or that repeat another, as a plan of action does the agreement."""
    shares = [len(matching.pairs) / len(indicators(table)) for table, matching in zip(tables, matchings, strict=True)]
    whole = [not of_a_period(table) and not superseded(table, tables) for table in tables]
    places = [place for place, is_whole in enumerate(whole) if is_whole] or list(range(len(tables)))
    best = max(shares[place] for place in places)
    own: list[int] = []
    for place in sorted(places, key=lambda place: -shares[place]):
        repeats = any(_repeats(laporan, tables[place], tables[other]) for other in own)
        if shares[place] >= min(best, ALIKE) and not repeats:
            own.append(place)
    return sorted(own)


def _repeats(laporan: Laporan, table: Table, other: Table) -> bool:
    return len(_matched(laporan, table, tuple(indicators(other))).pairs) >= ALIKE * len(indicators(table))


def _matched(laporan: Laporan, table: Table, others: tuple[Row, ...]) -> Matching[Row]:
    same = laporan.settings.same_names
    return match(indicators(table), others, lambda row: known_as(row.name, same))


def pooled(tables: tuple[Table, ...]) -> tuple[Row, ...]:
    """The rows of all tables, each name from the table that speaks for the office; names that recur within it are kept."""
    rows: list[Row] = []
    known: set[tuple[str, ...]] = set()
    for table in in_order(tables):
        own = [row for row in indicators(table) if words(row.name) not in known]
        rows.extend(own)
        known |= {words(row.name) for row in own}
    return tuple(rows)


def in_order(tables: Iterable[Table]) -> list[Table]:
    """The agreement in force before the one it replaced, the year before its periods, the year's plan before the five years'."""
    every = list(tables)
    return sorted(every, key=lambda table: (of_a_period(table), superseded(table, every), _several_years(table)))


def _several_years(table: Table) -> bool:
    return issubclass(table.kind, RencanaKinerja) and len(table.found.columns_of("target")) > 1
