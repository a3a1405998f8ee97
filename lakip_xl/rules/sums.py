"""Sums over rows: what a row's parts add up to, column by column."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Jumlah, Selisih
from lakip_xl.model.figures import Angka, State, Unit
from lakip_xl.model.tables import Row, Table
from lakip_xl.rules.proof import prove

SUMMED = (Unit.RUPIAH, Unit.ORANG)


def summed_columns(table: Table) -> tuple[str, ...]:
    """The names of the columns whose figures add up over rows: money and people."""
    return tuple(name for name, heading in table.kind.headings.items() if heading.unit in SUMMED and table.found.column_of(name))


def sums(table: Table, columns: tuple[str, ...]) -> Iterator[Check]:
    """Each row with parts against their sum, column by column; impossible where the levels could not be told."""
    for row in table.rows:
        for column in columns if row.parts else ():
            for index, target in enumerate(figures_of(row, column)):
                check = _sum_check(table, row, column, index, target)
                if check:
                    yield check


def figures_of(row: Row, column: str) -> tuple[Angka, ...]:
    """The figures of a row in a column: one, or all of a series, or none."""
    single = row.figure(column)
    return (single,) if single else row.series(column)


def _sum_check(table: Table, row: Row, column: str, index: int, target: Angka) -> Check | None:
    members = tuple(figure for part in table.parts(row) for figure in terms(table, part, column, index))
    if target.empty or not members or all(member.empty for member in members):
        return None
    heading = _heading(table, target)
    check = prove(Jumlah(target, members, f"{heading} {row.name} = jumlah rinciannya"), row.name)
    if table.doubtful:
        return Check(target.place, Outcome.NOT_POSSIBLE, row.name, message="susunan baris tidak dapat dipastikan")
    if check.outcome is Outcome.FAILS and len(members) == 2 and row.total:
        difference = prove(Selisih(target, members[0], members[1], f"{heading} {row.name} = bruto - pengembalian"), row.name)
        return difference if difference.outcome is Outcome.HOLDS else check
    return check


def terms(table: Table, row: Row, column: str, index: int) -> tuple[Angka, ...]:
    """What a row adds to the sum above it: its own figure, or, when that is blank, those of its parts."""
    own = figures_of(row, column)
    if index >= len(own):
        return ()
    if own[index].state is State.BLANK and row.parts and not row.total:
        return tuple(figure for part in table.parts(row) for figure in terms(table, part, column, index))
    return (own[index],)


def _heading(table: Table, figure: Angka) -> str:
    found = next((column for column in table.found.columns if column.column == figure.place.column), None)
    return found.heading.replace(" / ", " ") if found else ""
