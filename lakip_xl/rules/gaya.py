"""BTK: the style in which the figures of a column or a table are written."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xl.model.checks import Check, Outcome, holds
from lakip_xl.model.figures import Angka, Fault, State, Style, Unit
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.rules.cells import heading_over
from lakip_xl.rules.registry import CATATAN, rule


@rule("BTK201", "dua-gaya-pemisah", CATATAN, source="PUEBI: titik untuk ribuan, koma untuk desimal")
def dua_gaya_pemisah(laporan: Laporan) -> Iterator[Check]:
    """Dua gaya pemisah dalam satu tabel: sebagian angka memakai titik untuk ribuan, sebagian memakai koma.

    Diperiksa: semua angka dalam satu tabel yang diketik sebagai teks dengan titik atau koma.
    Mengapa: pembaca, dan Excel, mudah salah membaca 1.234 dan 1,234 bila keduanya dipakai.
    Perbaikan: pakai satu gaya di seluruh tabel: titik untuk ribuan, koma untuk desimal.

    Salah:
        Uraian     | Pagu      | Realisasi | %
        Kegiatan A | 2.000.000 | 1,500,000 | 75.00
    Benar:
        Uraian     | Pagu      | Realisasi | %
        Kegiatan A | 2.000.000 | 1.500.000 | 75,00
    """
    for table in laporan.tables:
        styled = [
            (row, figure)
            for row, figure in table.typed
            if figure.style in (Style.DOTS, Style.COMMAS) and figure.known and Fault.TWO_WAYS not in figure.faults
        ]
        if styled:
            yield _one_style(table, styled)


def _one_style(table: Table, styled: list[tuple[Row, Angka]]) -> Check:
    dots = [(row, figure) for row, figure in styled if figure.style is Style.DOTS]
    commas = [(row, figure) for row, figure in styled if figure.style is Style.COMMAS]
    if not dots or not commas:
        return holds(styled[0][1].place, table.kind.title)
    row, first = min(dots, commas, key=len)[0]
    with_dots, with_commas = f"{len(dots)} angka bergaya 1.234,56", f"{len(commas)} bergaya 1,234.56"
    message = f"{with_dots} ({_columns(table, dots)}) dan {with_commas} ({_columns(table, commas)})."
    return Check(first.place, Outcome.FAILS, row.name, message=message, written=first.written)


def _columns(table: Table, styled: list[tuple[Row, Angka]]) -> str:
    places = {figure.place.column: figure.place for _, figure in styled}
    headings = dict.fromkeys(heading_over(table, place) for _, place in sorted(places.items()))
    return f"kolom {', '.join(headings)}"


@rule("BTK202", "angka-sebagai-teks", CATATAN, source="Excel tidak menjumlahkan teks")
def angka_sebagai_teks(laporan: Laporan) -> Iterator[Check]:
    """Sebagian angka dalam satu kolom berupa teks, padahal yang lain angka Excel.

    Diperiksa: setiap kolom yang sebagian besar isinya angka Excel.
    Mengapa: SUM dan rumus lain melewatkan teks tanpa memberi tahu, sehingga jumlahnya kurang.
    Perbaikan: ubah selnya menjadi angka (Data > Text to Columns, atau ketik ulang).

    Salah:
        Uraian     | Pagu   | Realisasi
        Kegiatan A | {1000} | {800}
        Kegiatan B | {2000} | {900}
        Kegiatan C | 3.000  | {700}
    Benar:
        Uraian     | Pagu   | Realisasi
        Kegiatan A | {1000} | {800}
        Kegiatan B | {2000} | {900}
        Kegiatan C | {3000} | {700}
    """
    for table in laporan.tables:
        texts: dict[int, list[tuple[Row, Angka]]] = {}
        for row, figure in table.typed:
            if figure.state is State.FILLED and Fault.SEVERAL not in figure.faults and _is_bare(figure):
                texts.setdefault(figure.place.column, []).append((row, figure))
        for column, figures in sorted(table.numbers.items()):
            numbers = [figure for figure in figures if figure.state is State.FILLED]
            if len(numbers) > len(texts.get(column, ())):
                yield _all_numbers(table, numbers, texts.get(column, []))


def _all_numbers(table: Table, numbers: list[Angka], texts: list[tuple[Row, Angka]]) -> Check:
    """One answer for a column of numbers; a text with its unit ("12 kali") is no number that was meant to be one."""
    heading = heading_over(table, numbers[0].place)
    if not texts:
        return holds(numbers[0].place, heading)
    row, first = texts[0]
    message = f"{len(texts)} dari {len(numbers) + len(texts)} angka di kolom {heading} berupa teks; rumus Excel melewatkannya."
    return Check(
        first.place, Outcome.FAILS, row.name, message=message, written=first.written,
        related=tuple(figure.place for _, figure in texts[1:]),
    )  # fmt: skip


def _is_bare(figure: Angka) -> bool:
    return not figure.suffix or (figure.suffix == "%" and figure.unit is Unit.PERSEN)
