"""Sums over rows: what a row's parts add up to, column by column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Jumlah, Selisih
from lakip_xl.model.figures import Angka, State
from lakip_xl.model.tables import Row, Table, per_table
from lakip_xl.read.marks import is_surplus
from lakip_xl.rules.cells import heading_over
from lakip_xl.rules.proof import prove


def summed_columns(table: Table) -> tuple[str, ...]:
    """The names of the columns whose figures add up over rows: money and people."""
    return tuple(
        name for name, heading in table.kind.headings.items() if heading.unit in table.kind.added and table.found.column_of(name)
    )


@per_table
def column_sums(table: Table) -> tuple[Check, ...]:
    """The sums of all columns of money and people."""
    return tuple(sums(table, summed_columns(table)))


def sums(table: Table, columns: tuple[str, ...]) -> Iterator[Check]:
    """Each row with parts against their sum, column by column; impossible where the levels could not be told."""
    for row in table.rows:
        parts = table.parts(row)
        checks = [
            check
            for column in (columns if parts else ())
            for index, target in enumerate(figures_of(row, column))
            if (check := _sum_check(table, row, parts, column, index, target))
        ]
        yield from _surplus(row, checks) if is_surplus(row.name) else _net(row, checks) or checks


def _surplus(row: Row, checks: list[Check]) -> list[Check]:
    equations = [check.equation for check in checks if isinstance(check.equation, Jumlah) and len(check.equation.parts) == 2]
    return [prove(_difference(equation, "pendapatan - belanja"), row.name) for equation in equations]


def _net(row: Row, checks: list[Check]) -> list[Check]:
    """A total of two rows that is their difference (bruto - pengembalian) is so in most of its columns, not in one."""
    sums_of_two = [check.equation for check in checks if isinstance(check.equation, Jumlah) and len(check.equation.parts) == 2]
    if not (row.total or row.name.casefold().startswith("pembiayaan")) or len(sums_of_two) < len(checks):
        return []
    net = [prove(_difference(equation, "bruto - pengembalian"), row.name) for equation in sums_of_two]
    half = len(checks) / 2
    return net if _held(net) > half > _held(checks) else []


def _difference(equation: Jumlah, words: str) -> Selisih:
    first, second = equation.parts
    return Selisih(equation.target, first, second, equation.words.replace("jumlah rinciannya", words))


def _held(checks: list[Check]) -> int:
    return sum(check.outcome is Outcome.HOLDS for check in checks)


def figures_of(row: Row, column: str) -> tuple[Angka, ...]:
    """The figures of a row in a column: one, or all of a series, or none."""
    single = row.figure(column)
    return (single,) if single else row.series(column)


def _sum_check(table: Table, row: Row, parts: tuple[Row, ...], column: str, index: int, target: Angka) -> Check | None:
    members = tuple(
        figure
        for part in parts
        for figure in terms(table, part, column, index)
        if figure.state is not State.BLANK or _is_missed(part, column)
    )
    if target.empty or not members or all(member.empty for member in members):
        return None
    heading = heading_over(table, target.place)
    check = prove(Jumlah(target, members, f"{heading} {row.name} = jumlah rinciannya"), row.name)
    if check.outcome is Outcome.FAILS:
        check = replace(check, open=tuple(filter(None, (_left_open(part, column) for part in parts))))
    if table.doubtful:
        return Check(target.place, Outcome.NOT_POSSIBLE, row.name, message="susunan baris tidak dapat dipastikan")
    return check


def _left_open(row: Row, column: str) -> Place | None:
    """The blank cell of a row with a budget of which nothing is said: neither what was spent nor what is left."""
    said = [row.figure(name) for name in ("realisasi", "sisa", "serapan")]
    own, budget = row.figure(column), row.figure("pagu")
    silent = all(figure is None or figure.state is State.BLANK for figure in said)
    return own.place if own and own in said and silent and budget and budget.value else None


def _is_missed(row: Row, column: str) -> bool:
    """Whether the rest of a row says that its blank cell ought to hold something: a percentage of it, or what it leaves."""
    shares = [row.figure(name) for name, heading in row.headings.items() if heading.ratio and column in heading.ratio]
    if any(share and share.value for share in shares):
        return True
    other = {"realisasi": "sisa", "sisa": "realisasi"}.get(column)
    whole, left = row.figure("pagu"), row.figure(other) if other else None
    return bool(whole and left and whole.value is not None and left.value is not None and whole.value != left.value)


def terms(table: Table, row: Row, column: str, index: int) -> tuple[Angka, ...]:
    """What a row adds to the sum above it: its own figure, or, when that is blank, those of its parts."""
    own = figures_of(row, column)[index]
    if own.state is State.BLANK and row.parts and not row.total:
        return tuple(figure for part in table.parts(row) for figure in terms(table, part, column, index))
    return (own,)
