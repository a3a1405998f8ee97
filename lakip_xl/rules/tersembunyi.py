"""BTK4: what does not show: hidden rows, columns and sheets, and sheets that are copies. Reported, never skipped silently."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xl.model.cells import Grid, Place, column_letters
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Table
from lakip_xl.read.sheets import copied_sheets
from lakip_xl.rules.registry import CATATAN, rule

SOURCE = "Baris, kolom, dan lembar tersembunyi tetap ikut dalam jumlah"


@rule("BTK401", "baris-tersembunyi", CATATAN, source=SOURCE)
def baris_tersembunyi(laporan: Laporan) -> Iterator[Check]:
    """Tabel memuat baris atau kolom tersembunyi.

    Diperiksa: baris dan kolom tersembunyi (juga karena saringan) di dalam setiap tabel; isinya tetap ikut dijumlahkan.
    Mengapa: pembaca yang menjumlah baris yang tampak mendapat angka lain.
    Perbaikan: tampilkan barisnya, atau hapus bila memang tidak dipakai.

    Salah:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 900
        {sembunyi} Kegiatan B | 500 | 400
        Jumlah     | 1.500 | 1.300
    Benar:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 900
        Kegiatan B | 500   | 400
        Jumlah     | 1.500 | 1.300
    """
    for table in laporan.tables:
        rows, columns = _hidden_in(table)
        parts = [
            f"baris {', '.join(map(str, rows[:MOST_NAMED]))}" if rows else "",
            f"kolom {', '.join(columns)}" if columns else "",
        ]
        named = " dan ".join(part for part in parts if part)
        more = f" (dan {len(rows) - MOST_NAMED} baris lain)" if len(rows) > MOST_NAMED else ""
        row = rows[0] if rows else table.found.first_row
        yield Check(
            table.found.grid.place(row, table.found.span.left), Outcome.FAILS if named else Outcome.HOLDS, table.kind.title,
            message=f"Tersembunyi: {named}{more}; isinya tetap dihitung.",
        )  # fmt: skip


MOST_NAMED = 10


def _hidden_in(table: Table) -> tuple[list[int], list[str]]:
    span, grid = table.found.span, table.found.grid
    rows = sorted(row for row in grid.hidden_rows if span.top <= row <= span.bottom and grid.line(row))
    columns = sorted(column.column for column in table.found.columns if column.column in grid.hidden_columns)
    return rows, [column_letters(column) for column in columns]


@rule("BTK402", "lembar-tersembunyi", CATATAN, source=SOURCE)
def lembar_tersembunyi(laporan: Laporan) -> Iterator[Check]:
    """Berkas memuat lembar tersembunyi.

    Diperiksa: setiap lembar yang berisi. Lembar tersembunyi tidak dipakai bila ada lembar tampak yang sejenis.
    Mengapa: lembar lama yang tersembunyi sering masih dirujuk rumus dan angkanya sudah tidak berlaku.
    Perbaikan: hapus lembar yang tidak dipakai, atau tampilkan.

    Salah:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 900
        [Lama, tersembunyi]
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 800
    Benar:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 900
        [Baru]
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 800
    """
    for file in laporan.files:
        for grid in file.grids:
            if grid.cells:
                message = f'Lembar "{grid.sheet}" tersembunyi; tidak dipakai bila ada lembar tampak yang sejenis.'
                yield Check(_corner(grid), Outcome.FAILS if grid.hidden else Outcome.HOLDS, grid.sheet, message=message)


@rule("BTK403", "lembar-salinan", CATATAN, source="Satu tabel, satu lembar")
def lembar_salinan(laporan: Laporan) -> Iterator[Check]:
    """Lembar ini salinan lembar lain.

    Diperiksa: lembar yang isinya sama sel demi sel dengan lembar lain dalam satu berkas (misalnya hanya beda saringan).
    Mengapa: perbaikan di satu lembar tidak ikut ke salinannya.
    Perbaikan: simpan satu lembar saja, lalu pakai saringan.

    Salah:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 900
        Kegiatan B | 500   | 400
        Jumlah     | 1.500 | 1.300
        [Salinan]
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 900
        Kegiatan B | 500   | 400
        Jumlah     | 1.500 | 1.300
    Benar:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 900
        Kegiatan B | 500   | 400
        Jumlah     | 1.500 | 1.300
    """
    for file in laporan.files:
        copies = copied_sheets(file)
        for grid in file.grids:
            original = copies.get(grid.sheet)
            spans = [table.found.span for table in laporan.tables if (table.file, table.sheet) == (file.name, original)]
            place = grid.place(spans[0].top, spans[0].left) if spans else _corner(grid)
            message = f'Lembar "{grid.sheet}" sama dengan lembar "{original}"; dibaca satu kali.'
            yield Check(place, Outcome.FAILS if original else Outcome.HOLDS, grid.sheet, message=message)


def _corner(grid: Grid) -> Place:
    return grid.place(*next(iter(grid.cells))) if grid.cells else grid.place(1, 1)
