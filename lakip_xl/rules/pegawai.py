"""PEG: staff tables, each by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Jumlah
from lakip_xl.model.figures import Angka
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.read.marks import is_average
from lakip_xl.rules.cells import heading_over
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import KESALAHAN, rule
from lakip_xl.tables import PegawaiEselon, PegawaiGolongan, PegawaiPendidikan

ByGender = PegawaiPendidikan | PegawaiEselon


@rule("PEG101", "jumlah-pegawai-baris", KESALAHAN, source="Definisi kolom: jumlah = laki-laki + perempuan")
def jumlah_pegawai_baris(laporan: Laporan) -> Iterator[Check]:
    """Jumlah pegawai tidak sama dengan laki-laki ditambah perempuan.

    Diperiksa: setiap baris tabel pegawai menurut pendidikan dan menurut eselon.
    Mengapa: jumlah pegawai dikutip di Bab I dan dipakai untuk membandingkan tabel satu dengan yang lain.
    Perbaikan: cocokkan ketiga angka dengan daftar pegawai.

    Salah:
        No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah
        1  | Sarjana / S1       | 18        | 12        | 31
    Benar:
        No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah
        1  | Sarjana / S1       | 18        | 12        | 30
    """
    for table in laporan.of(PegawaiPendidikan, PegawaiEselon):
        for row in table.rows:
            if isinstance(row, ByGender) and row.jumlah and row.laki and row.perempuan and not is_idle(row):
                yield prove(Jumlah(row.jumlah, (row.laki, row.perempuan), "Jumlah = laki-laki + perempuan"), row.name)


def is_idle(row: Row) -> bool:
    """A row without any figure, such as a heading inside the table, or an average."""
    return all(figure.empty for _, figure in row.figures) or is_average(row.name)


@rule("PEG102", "jumlah-golongan-baris", KESALAHAN, source="Definisi kolom: jumlah = jumlah semua golongan")
def jumlah_golongan_baris(laporan: Laporan) -> Iterator[Check]:
    """Jumlah pegawai tidak sama dengan jumlah golongannya.

    Diperiksa: setiap baris tabel pegawai menurut golongan.
    Mengapa: jumlah per baris dicocokkan dengan tabel pendidikan; satu angka yang tertinggal membuat keduanya berbeda.
    Perbaikan: cocokkan angka setiap golongan dengan daftar pegawai.

    Salah:
        No | Pendidikan   | Golongan/II | Golongan/III | Golongan/IV | Jumlah
        1  | Sarjana (S1) | -           | 22           | 7           | 44
    Benar:
        No | Pendidikan   | Golongan/II | Golongan/III | Golongan/IV | Jumlah
        1  | Sarjana (S1) | -           | 22           | 7           | 29
    """
    for table, row in laporan.rows(PegawaiGolongan):
        if row.jumlah and row.golongan and not is_idle(row):
            yield _sure(table, prove(Jumlah(row.jumlah, row.golongan, "Jumlah = jumlah semua golongan"), row.name))


def _sure(table: Table, check: Check) -> Check:
    """A sum over the columns proves nothing where a column with figures was not understood: honorer, or a sum of some."""
    if not any(column.name is None and _holds_figures(table, column.column) for column in table.found.columns):
        return check
    return replace(check, outcome=Outcome.NOT_POSSIBLE, message="Jumlah golongan: ada kolom angka yang tidak dikenali")


def _holds_figures(table: Table, column: int) -> bool:
    rows = range(table.found.first_row, table.found.last_row + 1)
    return any((cell := table.found.grid.at(row, column)) and any(map(str.isdigit, cell.shown)) for row in rows)


@rule("PEG201", "jumlah-pegawai-kolom", KESALAHAN, source="Baris jumlah = jumlah baris-barisnya")
def jumlah_pegawai_kolom(laporan: Laporan) -> Iterator[Check]:
    """Baris jumlah pegawai tidak sama dengan jumlah baris-barisnya.

    Diperiksa: baris jumlah tabel pegawai menurut pendidikan, eselon, dan golongan, untuk setiap kolom.
    Mengapa: jumlah pegawai dikutip di Bab I; pembaca menjumlahkannya dengan sekali pandang.
    Perbaikan: cari baris yang tertinggal atau salah ketik, lalu cocokkan dengan daftar pegawai.

    Salah:
        No | Tingkat Eselon | Laki-laki | Perempuan | Jumlah
        1  | III A          | 2         | 2         | 4
        2  | IV A           | 10        | 3         | 13
           | JUMLAH         | 12        | 6         | 18
    Benar:
        No | Tingkat Eselon | Laki-laki | Perempuan | Jumlah
        1  | III A          | 2         | 2         | 4
        2  | IV A           | 10        | 3         | 13
           | JUMLAH         | 12        | 5         | 17
    """
    for table in laporan.of(PegawaiPendidikan, PegawaiEselon, PegawaiGolongan):
        for row in table.rows:
            if row.total and not is_average(row.name):
                yield from _column_sums(table, row)


def _column_sums(table: Table, total: Row) -> Iterator[Check]:
    """The total of each column; a column of a series is met by its place in the sheet."""
    columns: dict[int, list[Angka]] = {}
    for part in table.parts(total):
        for _, figure in part.figures:
            columns.setdefault(figure.place.column, []).append(figure)
    for _, target in total.figures:
        members = tuple(columns.get(target.place.column, ()))
        if members and not target.empty:
            heading = heading_over(table, target.place)
            check = prove(Jumlah(target, members, f"{total.name} {heading} = jumlah baris-barisnya"), total.name)
            if table.doubtful:
                check = Check(target.place, Outcome.NOT_POSSIBLE, total.name, message="susunan baris tidak dapat dipastikan")
            yield check
