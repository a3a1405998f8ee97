"""What rules between tables share: the budget table with which the others are compared, and what the office calls a table."""

from __future__ import annotations

from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Table
from lakip_xl.tables import RealisasiBelanja


def budget_of(laporan: Laporan) -> Table | None:
    """The budget table with the most rows: the one in which programs and kegiatan stand."""
    return max(laporan.of(RealisasiBelanja), key=lambda table: len(table.rows), default=None)


def where_is(table: Table) -> str:
    return f"tabel {table.sheet}" if table.sheet else f"berkas {table.file}"
