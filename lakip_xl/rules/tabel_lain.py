"""KOL3: totals of tables of no known kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.figures import Unit
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import FoundColumn, Table
from lakip_xl.read.words import unit_of, words_of
from lakip_xl.rules.registry import KESALAHAN, PERINGATAN, rule
from lakip_xl.rules.sums import sums
from lakip_xl.tables import Lain

NOT_ADDED = frozenset({"%", "persen", "persentase", "satuan", "rata", "rasio", "indeks", "umur", "usia", "bobot", "nilai"})
"""Columns with these words are often averaged or left out in a total row: prices per unit, percentages, ages."""


@rule("KOL301", "jumlah-tabel-lain", KESALAHAN, source="Baris jumlah = jumlah baris-baris di atasnya")
def jumlah_tabel_lain(laporan: Laporan) -> Iterator[Check]:
    """Baris jumlah tidak sama dengan rinciannya.

    Diperiksa: baris jumlah setiap tabel yang tidak dikenal jenisnya, kolom demi kolom; kolom persen, harga satuan, dan sejenisnya
        tidak dijumlahkan.
    Mengapa: jumlah yang salah dalam lampiran pun dikutip dalam laporan.
    Perbaikan: jumlahkan kembali barisnya, lalu cari baris yang berubah atau terlewat.

    Salah:
        Nama Barang | Merek | Banyaknya | Nilai Perolehan
        Meja        | A     | 10        | 5.000
        Kursi       | B     | 20        | 4.000
        JUMLAH      |       | 35        | 9.000
    Benar:
        Nama Barang | Merek | Banyaknya | Nilai Perolehan
        Meja        | A     | 10        | 5.000
        Kursi       | B     | 20        | 4.000
        JUMLAH      |       | 30        | 9.000
    """
    for table in laporan.of(Lain):
        yield from _answers(table)


def _answers(table: Table) -> Iterator[Check]:
    """A column whose total fits in no row is no fault when nothing else in the table shows that totals are sums."""
    checks = tuple(check for check in sums(table, ("angka",)) if _is_meant(table, check))
    columns = {column.column: column for column in table.found.columns}
    proven = any(check.outcome is Outcome.HOLDS for check in checks)
    for check in checks:
        column = columns[check.place.column]
        if check.outcome is not Outcome.FAILS or (proven and not _is_left_out(column)):
            yield check
        elif _is_left_out(column):
            yield Check(check.place, Outcome.NOT_POSSIBLE, check.subject, message="kolom ini tidak dijumlahkan")
        else:
            yield replace(check, severity=PERINGATAN)


def _is_meant(table: Table, check: Check) -> bool:
    """A total row means a sum; another row with parts where its figures are money, or add up all the same."""
    totals = {row.place.row for row in table.rows if row.total}
    column = next(column for column in table.found.columns if column.column == check.place.column)
    proven = check.outcome is Outcome.HOLDS
    return check.place.row in totals or proven or unit_of(words_of(column.heading)) is Unit.RUPIAH


def _is_left_out(column: FoundColumn) -> bool:
    words = set(words_of(column.heading))
    money = unit_of(tuple(words)) is Unit.RUPIAH and not {"satuan", "rata", "harga"} & words
    return bool(words & NOT_ADDED) and not money and not {"jumlah", "total", "perolehan"} & words
