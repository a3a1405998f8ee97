"""ANG1, whole columns: a sisa or percentage that fits no row at all is said once, and its rows are left in peace."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.figures import Unit
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import FoundColumn, Table
from lakip_xl.read.words import unit_of, words_of
from lakip_xl.rules.found_equations import OWN_SOURCE, is_figures, lines_of, relations, strangers_of
from lakip_xl.rules.registry import CATATAN, PERINGATAN, rule
from lakip_xl.tables import RealisasiBelanja, RealisasiPendapatan

OTHER_REMAINDERS = frozenset({"kas", "kontrak", "lelang", "up", "gu", "spd", "waktu", "hari", "target", "fisik", "lalu"})
"""A remainder of something else than the budget."""


@rule("ANG107", "kolom-sisa-tidak-cocok", PERINGATAN, source="Definisi kolom: sisa = pagu - realisasi")
def kolom_sisa_tidak_cocok(laporan: Laporan) -> Iterator[Check]:
    """Kolom sisa tidak cocok dengan pagu dan realisasi di satu baris pun.

    Diperiksa: kolom yang berjudul sisa dalam tabel yang memuat pagu dan realisasi, bila tidak ada baris yang cocok.
    Mengapa: kolomnya mungkin bergeser, atau sisa dihitung dari angka lain yang tidak ada di tabel.
    Perbaikan: hitung ulang kolomnya dari pagu dan realisasi, atau ganti judulnya bila memang sisa yang lain.

    Salah:
        Uraian     | Pagu  | Realisasi | Sisa
        Kegiatan A | 1.000 | 800       | 150
        Kegiatan B | 2.000 | 1.500     | 300
        Kegiatan C | 3.000 | 2.700     | 650
    Benar:
        Uraian     | Pagu  | Realisasi | Sisa
        Kegiatan A | 1.000 | 800       | 200
        Kegiatan B | 2.000 | 1.500     | 500
        Kegiatan C | 3.000 | 2.700     | 300
    """
    for table in laporan.of(RealisasiBelanja):
        if table.found.column_of("pagu") and table.found.column_of("realisasi"):
            column = table.found.column_of("sisa") or _left_over(table)
            if column:
                place = table.found.grid.place(table.found.heading_rows[0], column.column)
                message = f'Kolom "{column.heading}" tidak sama dengan pagu dikurangi realisasi di satu baris pun.'
                outcome = Outcome.HOLDS if column.name == "sisa" else Outcome.FAILS
                yield Check(place, outcome, f"kolom {column.letter}", message=message, written=column.heading)


@rule("ANG108", "kolom-persen-tidak-diperiksa", CATATAN, source="Definisi kolom: % realisasi = realisasi / pagu x 100")
def kolom_persen_tidak_diperiksa(laporan: Laporan) -> Iterator[Check]:
    """Kolom persen tidak cocok dengan pagu dan realisasi di satu baris pun, sehingga tidak diperiksa.

    Diperiksa: kolom persen dalam tabel yang memuat pagu dan realisasi tetapi tidak memuat persentase realisasi yang dikenal.
    Mengapa: bila kolom itu memang persentase realisasi, semua isinya keliru; bila bukan, judulnya belum lengkap.
    Perbaikan: lengkapi judulnya, misalnya "% Realisasi" atau "Bobot (%)", lalu hitung ulang bila isinya persentase realisasi.

    Salah:
        Uraian     | Pagu  | Realisasi | Ket (%)
        Kegiatan A | 1.000 | 800       | 15
        Kegiatan B | 2.000 | 1.500     | 30
        Kegiatan C | 3.000 | 2.700     | 65
    Benar:
        Uraian     | Pagu  | Realisasi | Ket (%)
        Kegiatan A | 1.000 | 800       | 80
        Kegiatan B | 2.000 | 1.500     | 75
        Kegiatan C | 3.000 | 2.700     | 90
    """
    for table in laporan.of(RealisasiBelanja, RealisasiPendapatan):
        if table.found.column_of("pagu") and table.found.column_of("realisasi"):
            known = table.found.column_of("serapan")
            column = known or _unknown_share(table)
            if column:
                place = table.found.grid.place(table.found.heading_rows[0], column.column)
                message = f'Kolom "{column.heading}" tidak diperiksa: isinya bukan realisasi dibagi pagu di satu baris pun.'
                outcome = Outcome.HOLDS if known else Outcome.FAILS
                yield Check(place, outcome, f"kolom {column.letter}", message=message, written=column.heading)


def _unknown_share(table: Table) -> FoundColumn | None:
    """A column of percentages of which neither the heading nor the figures say what they are."""
    strangers = [column for column in strangers_of(table) if is_figures(column, lines_of(table))]
    unsaid = [
        column
        for column in strangers
        if unit_of(words := words_of(column.heading)) is Unit.PERSEN and not (OWN_SOURCE | OTHER_SHARES) & set(words)
    ]
    explained = {relation.target.column for relation in relations(table, frozenset())} if unsaid else set()
    return next((column for column in unsaid if column.column not in explained), None)


OTHER_SHARES = frozenset({"deviasi", "tkdn", "kinerja", "lalu", "porsi", "kontribusi", "pertumbuhan", "sisa", "pajak", "ppn"})
"""Percentages of something else than the budget that was spent."""


def _left_over(table: Table) -> FoundColumn | None:
    """A column of money headed sisa that the figures did not bear out."""
    return next((column for column in table.found.columns if column.name is None and _says_sisa(words_of(column.heading))), None)


def _says_sisa(words: tuple[str, ...]) -> bool:
    return "sisa" in words and "%" not in words and not OTHER_REMAINDERS & set(words)
