"""KOL2: months, triwulan, years and kelompok belanja against their total; per period or cumulative is found out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lakip_xl.model.checks import Check, Outcome, holds
from lakip_xl.model.equations import Jumlah, Sama
from lakip_xl.model.figures import State, Unit
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import FoundColumn, Row, Table
from lakip_xl.rules.columns import figure_at, series_of
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import KESALAHAN, rule


@dataclass(frozen=True)
class Periods:
    """How a series belongs to a total column, row by row: as a sum of its members, or, when cumulative, as its last."""

    total: FoundColumn
    cumulative: bool
    held: int
    failed: int


@rule(
    "KOL201",
    "jumlah-periode-tidak-sama",
    KESALAHAN,
    source="Jumlah bulan, triwulan, tahun, atau kelompok belanja = kolom jumlahnya",
)
def jumlah_periode(laporan: Laporan) -> Iterator[Check]:
    """Jumlah kolom-kolom berurutan tidak sama dengan kolom jumlahnya.

    Diperiksa: bulan, triwulan, dan kelompok belanja terhadap kolom setahun atau jumlahnya. Apakah angkanya per periode atau
        kumulatif ditentukan dari isi tabel: yang dipenuhi sebagian besar baris.
    Mengapa: realisasi setahun yang tidak sama dengan jumlah periodenya berarti ada angka yang tidak ikut diperbarui.
    Perbaikan: cocokkan setiap periode dengan LRA-nya, lalu jumlahkan kembali.

    Salah:
        Uraian     | Pagu | Januari | Februari | Maret | Realisasi
        Kegiatan A | 900  | 100     | 200      | 300   | 600
        Kegiatan B | 900  | 100     | 100      | 300   | 500
        Kegiatan C | 900  | 150     | 150      | 200   | 550
    Benar:
        Uraian     | Pagu | Januari | Februari | Maret | Realisasi
        Kegiatan A | 900  | 100     | 200      | 300   | 600
        Kegiatan B | 900  | 100     | 100      | 300   | 500
        Kegiatan C | 900  | 150     | 150      | 200   | 500
    """
    for table in laporan.tables:
        for series in series_of(table):
            yield from _series_checks(table, series)


def periods_of(table: Table, series: tuple[FoundColumn, ...]) -> Periods | None:
    """The total column and the way that most rows support; None when no column is supported by most of them."""
    return max(_believed(table, series), key=lambda periods: periods.held - periods.failed, default=None)


def _believed(table: Table, series: tuple[FoundColumn, ...]) -> list[Periods]:
    members = {column.column for column in series}
    totals = [column for column in table.found.columns if column.column not in members and _may_be_total(table, column, series)]
    found = [_support(table, series, total, cumulative) for total in totals for cumulative in (False, True)]
    return [periods for periods in found if periods.held > periods.failed and periods.held >= FEW]


FEW = 2
"""Rows that must support a total column before it is believed."""


ONCE_A_YEAR = {"target", "hasil", "pagu", "realisasi"}
"""Columns of the year that may have a series of periods: "hasil_deret" is that of "hasil"."""


def _may_be_total(table: Table, column: FoundColumn, series: tuple[FoundColumn, ...]) -> bool:
    """A column of the same unit that is no member of a series itself: what was reached never adds up to a target."""
    heading, member = table.kind.headings.get(column.name or ""), table.kind.headings.get(series[0].name or "")
    if heading is None or member is None:
        return heading is None
    own = (series[0].name or "").removesuffix("_deret")
    stranger = {own, column.name} <= ONCE_A_YEAR and own != column.name
    if heading.unit is not member.unit or (heading.series and heading.labelled) or stranger:
        return False
    tail = column.heading.split(" / ")[-1].casefold()
    return tail not in ("k", "rp") or tail == series[0].heading.split(" / ")[-1].casefold()


def _equation(
    table: Table, row: Row, series: tuple[FoundColumn, ...], total: FoundColumn, cumulative: bool
) -> Sama | Jumlah | None:
    members = tuple(figure_at(table, row, column, False) for column in series)
    target = figure_at(table, row, total, False)
    filled = [member for member in members if member.state is not State.BLANK]
    if not target.known or target.empty or len(filled) < 2 or not any(member.value for member in filled):
        return None
    if cumulative:
        return Sama(target, filled[-1], f"{total.heading} = angka kumulatif terakhir")
    return Jumlah(target, members, f"{total.heading} = jumlah kolom-kolomnya")


def _support(table: Table, series: tuple[FoundColumn, ...], total: FoundColumn, cumulative: bool) -> Periods:
    equations = (_equation(table, row, series, total, cumulative) for row in table.rows)
    outcomes = [prove(equation, "").outcome for equation in equations if equation]
    return Periods(total, cumulative, outcomes.count(Outcome.HOLDS), outcomes.count(Outcome.FAILS))


def _holds(table: Table, row: Row, series: tuple[FoundColumn, ...], periods: Periods) -> bool:
    equation = _equation(table, row, series, periods.total, periods.cumulative)
    return equation is not None and prove(equation, "").outcome is Outcome.HOLDS


def _series_checks(table: Table, series: tuple[FoundColumn, ...]) -> Iterator[Check]:
    """Money follows one way throughout; of performance a row may be a count (summed) or a level (the last one stands). Where the
    series may as well be of another column, a row that fits that one is no fault."""
    periods = periods_of(table, series)
    heading = table.kind.headings.get(series[0].name or "")
    if periods is None or heading is None:
        return
    other_way = replace(periods, cumulative=not periods.cumulative)
    rivals = [one for one in _believed(table, series) if one.total != periods.total]
    for row in table.rows:
        equation = _equation(table, row, series, periods.total, periods.cumulative)
        if equation is None:
            continue
        check = prove(equation, row.name)
        failed = check.outcome is Outcome.FAILS
        if failed and heading.unit is not Unit.RUPIAH and _holds(table, row, series, other_way):
            check = holds(check.place, row.name)
        elif failed and any(_holds(table, row, series, rival) for rival in rivals):
            check = Check(check.place, Outcome.NOT_POSSIBLE, row.name, message="angka berurutan ini mungkin milik kolom lain")
        yield check
