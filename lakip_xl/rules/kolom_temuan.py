"""KOL2: columns that nearly every row makes of other columns, though neither heading nor number row says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lakip_xl.model.checks import Check, Outcome, holds
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Table
from lakip_xl.rules.columns import series_of
from lakip_xl.rules.found_equations import excused, lines_of, relations
from lakip_xl.rules.kolom import bound_declarations
from lakip_xl.rules.periode import periods_of
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import KESALAHAN, PERINGATAN, rule


@rule(
    "KOL202", "baris-menyimpang-dari-kolomnya", KESALAHAN, source="Persamaan antarkolom yang diikuti hampir semua baris tabel itu"
)
def baris_menyimpang(laporan: Laporan) -> Iterator[Check]:
    """Isi sel tidak mengikuti hitungan yang diikuti baris-baris lain pada kolomnya.

    Diperiksa: kolom yang artinya tidak dikenal, bila pada hampir semua baris ia sama dengan jumlah, selisih, atau persentase
        kolom-kolom lain; baris yang menyimpang dilaporkan. Capaian yang dihitung terbalik atau dibatasi 100 tidak dilaporkan.
    Mengapa: satu baris yang tidak mengikuti hitungan kolomnya biasanya salah ketik, atau belum dihitung ulang.
    Perbaikan: hitung ulang sel itu seperti baris-baris lainnya.

    Salah:
        Pelayanan | Sasaran | Terlayani | Cakupan (%)
        Loket A   | 1.250   | 1.195     | 95,60
        Loket B   | 1.430   | 1.287     | 90,00
        Loket C   | 1.120   | 1.051     | 93,84
        Loket D   | 1.310   | 1.225     | 95,31
        Jumlah    | 5.110   | 4.758     | 93,11
    Benar:
        Pelayanan | Sasaran | Terlayani | Cakupan (%)
        Loket A   | 1.250   | 1.195     | 95,60
        Loket B   | 1.430   | 1.287     | 90,00
        Loket C   | 1.120   | 1.051     | 93,84
        Loket D   | 1.310   | 1.225     | 93,51
        Jumlah    | 5.110   | 4.758     | 93,11
    """
    for table in laporan.tables:
        for relation in relations(table, _explained(table)):
            columns = {column.column for column in (relation.target, *relation.operands)}
            for row, figures in (line for line in lines_of(table) if columns <= line[1].keys()):
                equation = relation.equation(figures)
                if equation.target.known and not equation.target.empty:
                    check = prove(equation, row.name)
                    if check.outcome is Outcome.FAILS and excused(equation):
                        check = holds(check.place, row.name)
                    yield check if relation.sure else replace(check, severity=PERINGATAN)


def _explained(table: Table) -> frozenset[int]:
    """Columns whose equations other rules know: declared in the number row, or the total of a series."""
    periods = (periods_of(table, series) for series in series_of(table))
    declared = (bound.column.column for bound in bound_declarations(table))
    return frozenset([*declared, *(found.total.column for found in periods if found)])
