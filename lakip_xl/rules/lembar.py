"""BTK404: figures that stand outside all tables that were understood. What nobody checked is said, never passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from lakip_xl.model.cells import Cell, Grid
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.laporan import Laporan
from lakip_xl.read.interpret import is_example
from lakip_xl.read.sheets import copied_sheets
from lakip_xl.rules.registry import CATATAN, rule

LEAST_ROWS = 3
"""Fewer rows of figures than this are no table."""
MANY = 4
"""A row of so many numbers is one of a table, however small they are."""
LEAST = 1000
_AMOUNT = re.compile(r"\s*(?:Rp\.?\s*)?\(?-?\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{1,2})?\)?(?:,-)?\s*", re.IGNORECASE)


@rule("BTK404", "angka-tidak-diperiksa", CATATAN, source="Setiap angka dalam berkas diperiksa, atau dikatakan tidak diperiksa")
def angka_tidak_diperiksa(laporan: Laporan) -> Iterator[Check]:
    """Lembar memuat angka di luar tabel yang dikenali, sehingga tidak diperiksa.

    Diperiksa: lembar tampak dengan sedikitnya tiga baris angka berurutan yang bukan bagian tabel yang dikenali.
    Mengapa: tanpa catatan ini, lembar yang tidak terbaca tampak seolah-olah sudah diperiksa dan benar.
    Perbaikan: periksa apakah judul kolomnya ada dan lazim, atau tambahkan baris Jumlah; bila memang bukan tabel LAKIP, biarkan.

    Salah:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 900
        [Panen]
        Tahun | Hasil panen | Luas lahan
        2018  | 412.350     | 51.200
        2019  | 433.910     | 52.750
        2020  | 428.005     | 52.300
    Benar:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 900
        [Panen]
        Kecamatan | Hasil panen | Luas lahan
        Utara     | 412.350     | 51.200
        Tengah    | 433.910     | 52.750
        Selatan   | 428.005     | 52.300
        Jumlah    | 1.274.265   | 156.250
    """
    spans = [table.found for table in (*laporan.tables, *laporan.previous)]
    for file in laporan.files:
        copies = copied_sheets(file)
        for grid in file.grids:
            if grid.hidden or grid.sheet in copies:
                continue
            covered = [
                found.span
                for found in spans
                if found.grid is grid or (found.grid.file, found.grid.sheet) == (file.name, grid.sheet)
            ]
            rows = _left_out(grid, {row for span in covered for row in range(span.top, span.bottom + 1)})
            first = rows[0] if rows else next(iter(grid.rows), 1)
            message = (
                f"Baris {rows[0]} sampai {rows[-1]} memuat angka, tetapi tabelnya tidak dikenali; tidak diperiksa."
                if rows
                else ""
            )
            yield Check(grid.place(first, 1), Outcome.FAILS if rows else Outcome.HOLDS, grid.sheet, message=message)


def _left_out(grid: Grid, covered: set[int]) -> list[int]:
    """The longest run of rows of figures outside the tables; empty when it is too short to be a table."""
    runs: list[list[int]] = [[]]
    for row in grid.rows:
        cells = () if row in covered or is_example(grid, row) else grid.line(row)
        amounts, numbers = sum(map(_is_amount, cells)), sum(isinstance(cell.value, Decimal) for cell in cells)
        if amounts < 2 and numbers < MANY:
            runs.append([])
        else:
            runs[-1].append(row)
    longest = max(runs, key=len)
    return longest if len(longest) >= LEAST_ROWS else []


def _is_amount(cell: Cell) -> bool:
    """Money or a large count: years, numbers of rows and small figures in a text are none."""
    if isinstance(cell.value, Decimal):
        return abs(cell.value) >= LEAST and not (1900 <= cell.value <= 2100)
    return isinstance(cell.value, str) and bool(_AMOUNT.fullmatch(cell.value))
