"""Layouts of other offices that were once read wrongly: each test shows the sheet and what must, or must not, be said of it."""

from __future__ import annotations

from collections.abc import Iterable

from lakip_xl.model.findings import Finding, Severity
from lakip_xl.model.tables import Table
from lakip_xl.rules.engine import ask, findings_of
from lakip_xl.rules.registry import all_rules
from lakip_xl.rules.settle import settle
from example import laporan_from


def checked(text: str) -> tuple[Table, list[Finding]]:
    """The only table of a sheet and the findings that are more than a remark."""
    laporan = settle(laporan_from(text))
    (table,) = laporan.tables
    found = findings_of(ask(laporan, all_rules()))
    return table, [finding for finding in found if finding.severity is not Severity.CATATAN]


def told(found: Iterable[Finding]) -> list[tuple[str, str, str | None]]:
    return [(finding.rule, finding.place.cell, finding.expected) for finding in found]


def columns(table: Table) -> dict[str, str]:
    """Each meaning with the first column that has it."""
    letters: dict[str, str] = {}
    for column in table.found.columns:
        if column.name:
            letters.setdefault(column.name, column.letter)
    return letters


def test_a_code_in_pieces_over_several_columns_tells_the_levels() -> None:
    table, found = checked("""
        Realisasi Anggaran Tahun 2020
        Kode | Kode | Kode | Kode | Kode | Uraian       | Pagu      | Realisasi
        1    | 02   | 01   |      |      | PENUNJANG    | 9.000.000 | 7.000.000
        1    | 02   | 01   | 2.01 |      | Perencanaan  | 9.000.000 | 7.000.000
        1    | 02   | 01   | 2.01 | 0001 | Dokumen      | 5.000.000 | 4.000.000
        1    | 02   | 01   | 2.01 | 0007 | Evaluasi     | 4.000.000 | 3.000.000
        1    | 02   | 02   |      |      | UPAYA        | 6.000.000 | 5.000.000
        1    | 02   | 02   | 2.01 |      | Fasilitas    | 6.000.000 | 5.000.000
        1    | 02   | 02   | 2.01 | 0002 | Puskesmas    | 6.000.000 | 5.000.000
             |      |      |      |      | TOTAL        | 15.000.000 | 12.000.000
    """)
    assert [row.depth for row in table.rows] == [0, 1, 2, 2, 0, 1, 2, 0]
    assert not found


def test_levels_are_told_from_the_figures_when_nothing_else_says_them() -> None:
    table, found = checked("""
        Realisasi Anggaran Tahun 2020
        Uraian            | Pagu       | Realisasi
        Penunjang Urusan  | 9.000.000  | 7.000.000
        Dokumen           | 5.000.000  | 4.000.000
        Evaluasi          | 4.000.000  | 3.000.000
        Upaya Kesehatan   | 6.000.000  | 5.000.000
        Puskesmas         | 2.500.000  | 2.000.000
        Obat              | 3.500.000  | 3.000.000
        TOTAL             | 15.000.000 | 12.000.000
    """)
    assert [row.depth for row in table.rows] == [0, 1, 1, 0, 1, 1, 0]
    assert not found


def test_rows_that_cannot_be_put_in_order_raise_no_alarm() -> None:
    """Only some kegiatan are listed: no sum over them says anything."""
    _, found = checked("""
        Realisasi Anggaran Tahun 2020
        No | Uraian            | Pagu       | Realisasi
        A  | Program Penunjang | 9.000.000  | 7.000.000
        1  | Dokumen           | 5.000.000  | 4.000.000
        B  | Program Upaya     | 6.000.000  | 5.000.000
        1  | Puskesmas         | 2.500.000  | 2.000.000
        C  | Program Sumber    | 3.000.000  | 2.000.000
        1  | Pelatihan         | 1.500.000  | 1.000.000
           | TOTAL             | 18.000.000 | 14.000.000
    """)
    assert not found
