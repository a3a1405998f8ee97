"""AST: the table of assets, its rows and its totals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Jumlah
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import FoundColumn, Table
from lakip_xl.read.words import words_of
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import KESALAHAN, PERINGATAN, rule
from lakip_xl.rules.sums import column_sums
from lakip_xl.tables import Aset

CONDITIONS = ("baik", "rusak_ringan", "rusak_berat")


@rule("AST101", "jumlah-kondisi-aset", KESALAHAN, source="Definisi kolom: jumlah = baik + rusak ringan + rusak berat")
def jumlah_kondisi(laporan: Laporan) -> Iterator[Check]:
    """Jumlah barang tidak sama dengan jumlah menurut kondisinya.

    Diperiksa: setiap baris tabel aset yang memuat jumlah, baik, rusak ringan, dan rusak berat, bila persamaan itu memang
        diikuti sebagian besar barisnya.
    Mengapa: jumlah barang dikutip di Bab I; barang yang tidak ada kondisinya menimbulkan pertanyaan pemeriksa.
    Perbaikan: cocokkan keempat angka dengan Kartu Inventaris Barang (KIB).

    Salah:
        No | Nama Barang | Kondisi/Baik | Kondisi/Rusak Ringan | Kondisi/Rusak Berat | Jumlah
        1  | Meja        | 10           | 2                    | 1                   | 13
        2  | Kursi       | 20           | 0                    | 4                   | 24
        3  | Lemari      | 5            | 1                    | 0                   | 7
    Benar:
        No | Nama Barang | Kondisi/Baik | Kondisi/Rusak Ringan | Kondisi/Rusak Berat | Jumlah
        1  | Meja        | 10           | 2                    | 1                   | 13
        2  | Kursi       | 20           | 0                    | 4                   | 24
        3  | Lemari      | 5            | 1                    | 0                   | 6
    """
    for table in laporan.of(Aset):
        checks = tuple(_rows_checked(table))
        held, failed = (sum(check.outcome is outcome for check in checks) for outcome in (Outcome.HOLDS, Outcome.FAILS))
        for check in checks:
            yield check if held > failed or check.outcome is not Outcome.FAILS else _left_open(check, NOT_FOLLOWED)


NOT_FOLLOWED = "jumlah pada tabel ini tidak dihitung dari kondisinya"


def _rows_checked(table: Table) -> Iterator[Check]:
    """The rows of a table that has all three conditions and none that was not understood."""
    if not all(table.found.column_of(name) for name in CONDITIONS) or _other_conditions(table):
        return
    for row in table.rows:
        total, *conditions = (row.figure(name) for name in ("jumlah", *CONDITIONS))
        parts = tuple(filter(None, conditions))
        if total and not total.empty and not all(part.empty for part in parts):
            yield prove(Jumlah(total, parts, "Jumlah = baik + rusak ringan + rusak berat"), row.name)


def _other_conditions(table: Table) -> tuple[FoundColumn, ...]:
    """Columns beside the conditions that were not understood: "Hilang", "Dihapus"."""
    known = [column.column for name in CONDITIONS for column in table.found.columns_of(name)]
    return tuple(
        column for column in table.found.columns if column.name is None and min(known) - 1 <= column.column <= max(known) + 1
    )


@rule("AST201", "jumlah-aset", KESALAHAN, source="Baris jumlah = jumlah baris-baris di atasnya")
def jumlah_aset(laporan: Laporan) -> Iterator[Check]:
    """Jumlah aset tidak sama dengan rinciannya.

    Diperiksa: baris jumlah dan baris kelompok tabel aset, kolom demi kolom. Banyaknya barang dengan satuan yang berbeda dan
        harga satuan tidak dijumlahkan.
    Mengapa: nilai aset dicocokkan dengan neraca; jumlah yang salah dikutip dalam laporan.
    Perbaikan: jumlahkan kembali barisnya, lalu cari baris yang berubah atau terlewat.

    Salah:
        Nama Barang | Jumlah | Nilai (Rp)
        Meja        | 10     | 5.000.000
        Kursi       | 20     | 4.000.000
        JUMLAH      | 30     | 9.500.000
    Benar:
        Nama Barang | Jumlah | Nilai (Rp)
        Meja        | 10     | 5.000.000
        Kursi       | 20     | 4.000.000
        JUMLAH      | 30     | 9.000.000
    """
    for table in laporan.of(Aset):
        yield from _totals(table)


def _totals(table: Table) -> Iterator[Check]:
    """A sum of counts that holds nowhere may not be meant as one; without another that holds it is only probably wrong."""
    checks = column_sums(table)
    proven = any(check.outcome is Outcome.HOLDS for check in checks)
    for check in checks:
        reason = _not_added(table, check) if check.outcome is Outcome.FAILS else ""
        if reason:
            yield _left_open(check, reason)
        else:
            yield check if proven or check.outcome is not Outcome.FAILS else replace(check, severity=PERINGATAN)


def _not_added(table: Table, check: Check) -> str:
    """Why the figures of a column that do not add up need not do so."""
    column = next(column for column in table.found.columns if column.column == check.place.column)
    if column.name == "nilai":
        words = set(words_of(column.heading))
        return "kolom ini mungkin harga satuan" if "harga" in words and not words & {"jumlah", "total", "perolehan"} else ""
    measures = {row.satuan.text.casefold() for row in table.rows if isinstance(row, Aset) and not row.total and row.satuan.text}
    return "satuannya berbeda-beda" if len(measures) > 1 else ""


def _left_open(check: Check, reason: str) -> Check:
    return Check(check.place, Outcome.NOT_POSSIBLE, check.subject, check.equation, reason)
