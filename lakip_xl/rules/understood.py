"""What was found out from the figures themselves, said so that nobody has to guess what was assumed."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xl.model.laporan import Laporan
from lakip_xl.model.settings import Pengaturan
from lakip_xl.model.tables import Table
from lakip_xl.read.years import year_of_table
from lakip_xl.rules.base import base_of
from lakip_xl.rules.columns import series_of
from lakip_xl.rules.periode import periods_of
from lakip_xl.rules.rumus import formula_note
from lakip_xl.tables import BarisAnggaran, PengukuranKegiatan, PengukuranSasaran


def found_out(laporan: Laporan) -> tuple[str, ...]:
    """One sentence for each thing: the capaian formula, periods or running totals, the budget that percentages follow, doubt."""
    said = tuple(sentence for table in laporan.tables for sentence in _about(table, laporan.settings))
    return said + tuple(map(_set_aside, laporan.previous))


def _set_aside(table: Table) -> str:
    year = year_of_table(table)
    of = f"tahun {year}" if year else "tahun sebelumnya"
    return f"{table.file} > {table.sheet}: tabel {table.kind.title} {of}; hanya dipakai sebagai pembanding."


def _about(table: Table, settings: Pengaturan) -> Iterator[str]:
    where = f"{table.file} > {table.sheet}"
    if issubclass(table.kind, PengukuranSasaran | PengukuranKegiatan):
        note = formula_note(table, settings)
        if note:
            yield f"{where}: {note}."
    if issubclass(table.kind, BarisAnggaran) and base_of(table) == "induk":
        yield f"{where}: sisa dan persentase tabel ini dihitung dari pagu induk, bukan pagu perubahan."
    if table.doubtful:
        yield f"{where}: susunan baris (program, kegiatan) tidak dapat dipastikan; jumlahnya tidak dicek."
    for series in series_of(table):
        periods = periods_of(table, series)
        if periods:
            way = "kumulatif" if periods.cumulative else "per periode"
            rows = f"{periods.held} dari {periods.held + periods.failed} baris"
            columns = f"kolom {series[0].letter}-{series[-1].letter}"
            yield f"{where}: {columns} berisi angka {way} untuk {periods.total.heading} ({rows})."
