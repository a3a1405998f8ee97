"""SLG: what other tables say of the report's own year, against the measurement of that year."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.figures import Angka
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.read.years import year_of_table
from lakip_xl.rules.names import known_as, match
from lakip_xl.rules.registry import KESALAHAN, rule
from lakip_xl.rules.silang_bersama import where_is
from lakip_xl.rules.tahun_lalu import same_figure, years_of
from lakip_xl.rules.versions import indicators, of_a_period, pooled
from lakip_xl.tables import PenetapanKinerja, PengukuranSasaran, PerbandinganNasional, PerbandinganTahun

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
OF_A_YEAR = (("target_tahun", "target"), ("hasil_tahun", "hasil"), ("capaian_tahun", "capaian"))
WORDS = {"target": "Target", "hasil": "Realisasi", "capaian": "Capaian"}


@rule(
    "SLG311",
    "angka-tahun-ini-berbeda",
    KESALAHAN,
    source="PermenPAN-RB 53/2014 III.A: semua perbandingan memakai realisasi yang dilaporkan dalam pengukuran kinerja",
)
def angka_tahun_ini(laporan: Laporan) -> Iterator[Check]:
    """Angka tahun laporan di tabel lain berbeda dari pengukuran kinerja.

    Diperiksa: target, realisasi, dan capaian tahun laporan dalam tabel perbandingan dengan tahun lalu, target akhir, standar
        nasional, dan tabel capaian lain, terhadap tabel pengukuran kinerja setahun, per indikator, bila paling sedikit separuh
        angka kedua tabel sama.
    Mengapa: pembaca melihat dua angka untuk satu indikator dan satu tahun.
    Perbaikan: pakai angka tabel pengukuran kinerja di semua tabel, lalu hitung ulang perbandingannya.

    Salah:
        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja        | Target | Realisasi | Capaian (%)
        Sasaran A | Persentase koperasi baru | 60     | 45        | 75,00

        Perbandingan Capaian Kinerja
        Indikator                | Realisasi 2019 | Capaian 2019 (%) | Realisasi 2020 | Capaian 2020 (%)
        Persentase koperasi baru | 40             | 80,00            | 54             | 75,00
    Benar:
        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja        | Target | Realisasi | Capaian (%)
        Sasaran A | Persentase koperasi baru | 60     | 45        | 75,00

        Perbandingan Capaian Kinerja
        Indikator                | Realisasi 2019 | Capaian 2019 (%) | Realisasi 2020 | Capaian 2020 (%)
        Persentase koperasi baru | 40             | 80,00            | 45             | 75,00
    """
    measured = [table for table in laporan.of(PengukuranSasaran) if _of_the_year(laporan, table)]
    measured.sort(key=lambda table: -len(table.rows))
    for index, table in enumerate(measured):
        yield from _answers(laporan, table, measured[:index])
    for table in laporan.of(PerbandinganTahun, PerbandinganNasional):
        yield from _answers(laporan, table, measured)


def _answers(laporan: Laporan, table: Table, measured: list[Table]) -> Iterator[Check]:
    """Tables speak of one thing when at least half of their figures agree: each UPT has indicators of the same names."""
    for other in measured:
        checks = [check for column in _columns(laporan, table) for check in _compared(laporan, table, other, column)]
        if checks and sum(check.outcome is Outcome.HOLDS for check in checks) * 2 >= len(checks):
            yield from checks


Column = tuple[str, str, int | None]
"""A column's name, that of the measurement's column, and its place in a series."""


def _columns(laporan: Laporan, table: Table) -> list[Column]:
    years = [
        (series, name, place)
        for series, name in OF_A_YEAR
        if series in table.kind.headings
        for place, year in years_of(table, series)
        if year == laporan.year
    ]
    single = [(name, name, None) for name in WORDS if name in table.kind.headings and _is_of_the_year(laporan, table, name)]
    return [*years, *single]


def _of_the_year(laporan: Laporan, table: Table) -> bool:
    return not of_a_period(table) and year_of_table(table) in (None, laporan.year)


def _compared(laporan: Laporan, table: Table, other: Table, column: Column) -> Iterator[Check]:
    """The figures of one column against those of the measurement, row by row."""
    own, name, place = column
    if not _is_of_the_year(laporan, other, name):
        return
    same = laporan.settings.same_names
    rows = [row for row in table.rows if row.name and not row.total and not row.parts]
    for pair in match(rows, indicators(other), lambda row: known_as(row.name, same)).pairs:
        mine, theirs = _figure(pair.left, own, place), pair.right.figure(name)
        if mine and theirs and not mine.empty and not theirs.empty:
            yield same_figure(mine, theirs, f"{WORDS[name]} = angka yang sama di {where_is(other)}", pair.left.name)


def _figure(row: Row, column: str, place: int | None) -> Angka | None:
    return row.figure(column) if place is None else row.series(column)[place]


def _is_of_the_year(laporan: Laporan, table: Table, column: str) -> bool:
    """Whether a column's heading names no other year than the report's."""
    years = {int(year) for found in table.found.columns_of(column) for year in _YEAR.findall(found.heading)}
    return not years or years == {laporan.year}


def compared_with_the_agreement(laporan: Laporan) -> Iterator[Check]:
    """The targets of the report's year in a comparison of years, against the agreement: where one table is both the comparison
    and the measurement. Both speak of one thing when at least half of their targets agree."""
    if any(_of_the_year(laporan, table) for table in laporan.of(PengukuranSasaran)):
        return
    agreed = pooled(laporan.of(PenetapanKinerja))
    for table in laporan.of(PerbandinganTahun):
        places = [place for place, year in years_of(table, "target_tahun") if year == laporan.year]
        checks = [check for place in places for check in _targets(laporan, table, place, agreed)]
        if checks and sum(check.outcome is Outcome.HOLDS for check in checks) * 2 >= len(checks):
            yield from checks


def _targets(laporan: Laporan, table: Table, place: int, agreed: tuple[Row, ...]) -> Iterator[Check]:
    same = laporan.settings.same_names
    for pair in match(indicators(table), agreed, lambda row: known_as(row.name, same)).pairs:
        mine, theirs = pair.left.series("target_tahun")[place], pair.right.figure("target")
        if theirs and not mine.empty and not theirs.empty:
            yield same_figure(mine, theirs, "Target tahun ini = target perjanjian kinerja", pair.left.name)
