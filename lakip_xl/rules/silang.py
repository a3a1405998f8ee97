"""SLG: the same thing in two tables: budgets, efficiency, agreement."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Equation, Sama
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.read.identity import years_in
from lakip_xl.read.labels import periods_named
from lakip_xl.rules.efisiensi import formula
from lakip_xl.rules.names import words
from lakip_xl.rules.pairing import pair_rows
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import KESALAHAN, PERINGATAN, rule
from lakip_xl.rules.silang_bersama import budget_of, where_is
from lakip_xl.tables import Efisiensi, RealisasiBelanja

MONEY = ("induk", "pagu", "realisasi", "sisa")


@rule("SLG301", "angka-berbeda-antar-tabel", KESALAHAN, source="Angka yang sama dalam dua tabel anggaran harus sama")
def angka_berbeda(laporan: Laporan) -> Iterator[Check]:
    """Jumlah kelompok belanja berbeda antara dua tabel.

    Diperiksa: baris paling atas sebuah tabel belanja terhadap baris bernama sama di tabel belanja lain dari tahun yang sama.
    Mengapa: pembaca melihat dua angka untuk hal yang sama.
    Perbaikan: cocokkan kedua tabel dengan DPA dan LRA, lalu perbaiki yang salah.

    Salah:
        Realisasi Belanja Tidak Langsung Tahun 2020
        Uraian                 | Pagu  | Realisasi
        Belanja Tidak Langsung | 1.000 | 900

        Realisasi Belanja Tahun 2020
        Uraian                 | Pagu  | Realisasi
        Belanja Tidak Langsung | 1.200 | 900
        Belanja Langsung       | 2.000 | 800
    Benar:
        Realisasi Belanja Tidak Langsung Tahun 2020
        Uraian                 | Pagu  | Realisasi
        Belanja Tidak Langsung | 1.000 | 900

        Realisasi Belanja Tahun 2020
        Uraian                 | Pagu  | Realisasi
        Belanja Tidak Langsung | 1.000 | 900
        Belanja Langsung       | 2.000 | 800
    """
    tables = laporan.of(RealisasiBelanja)
    for index, one in enumerate(tables):
        for other in tables[index + 1 :]:
            if _same_period(one, other):
                small, large = sorted((one, other), key=lambda table: len(table.rows))
                yield from _same_rows(small, large)


def _same_period(one: Table, other: Table) -> bool:
    """Tables of different years, months or triwulan are not expected to agree; what neither names is taken as the same."""
    titles = [" ".join(title.text for title in table.found.titles) for table in (one, other)]
    years = [set(years_in(title)) for title in titles]
    periods = [
        periods_named(title) | periods_named(table.sheet, short=True) for title, table in zip(titles, (one, other), strict=True)
    ]
    return (years[0] == years[1] or not all(years)) and periods[0] == periods[1]


def _same_rows(small: Table, large: Table) -> Iterator[Check]:
    ours, theirs = _by_name(small), _by_name(large)
    for name, rows in ours.items():
        partners = theirs.get(name, [])
        if len(rows) == len(partners) == 1 and not rows[0].depth and len(name) > 1 and _are_one(rows[0], partners[0]):
            yield from _equal_money(rows[0], partners[0], large, MONEY)


def _by_name(table: Table) -> dict[tuple[str, ...], list[Row]]:
    """The rows of each name, in the order in which the names come."""
    named: dict[tuple[str, ...], list[Row]] = {}
    for row in table.rows:
        named.setdefault(words(row.name), []).append(row)
    return named


def _are_one(row: Row, other: Row) -> bool:
    """Rows of one name in two tables are one thing when they agree somewhere: each bidang has its own "Belanja Pegawai"."""
    figures = ((row.figure(column), other.figure(column)) for column in MONEY)
    return any(mine and theirs and mine.value and mine.value == theirs.value for mine, theirs in figures)


def _equal_money(row: Row, other: Row, table: Table, columns: tuple[str, ...]) -> Iterator[Check]:
    for column in columns:
        mine, theirs = row.figure(column), other.figure(column)
        if mine and theirs and not mine.empty and not theirs.empty:
            yield prove(Sama(mine, theirs, f"{row.name} = angka yang sama di {where_is(table)}"), row.name)


@rule(
    "SLG302",
    "efisiensi-berbeda-dari-realisasi",
    KESALAHAN,
    source="Anggaran dan realisasi dalam analisis efisiensi = tabel realisasi anggaran",
)
def efisiensi_berbeda(laporan: Laporan) -> Iterator[Check]:
    """Angka analisis efisiensi berbeda dari tabel realisasi anggaran.

    Diperiksa: anggaran, realisasi, persentase, dan nilai efisiensi setiap bagian dan kegiatan terhadap tabel realisasi anggaran.
    Mengapa: angka yang sudah lama atau salah salin di sini membuat seluruh kesimpulan efisiensi salah.
    Perbaikan: perbarui angkanya dari tabel realisasi anggaran, lalu hitung ulang.

    Salah:
        Realisasi Belanja Tahun 2020
        No | Uraian             | Pagu  | Realisasi
        A  | Program Pembinaan  | 1.000 | 900
        1  | Pelatihan Koperasi | 1.000 | 900

        Analisis Efisiensi Tahun 2020
        No    | Indikator / Kegiatan | Anggaran Kegiatan | Realisasi Anggaran | E/I (Rp)
        2.2.1 | Persentase Pembinaan | 1.000             | 950                | 50
        a     | Pelatihan Koperasi   | 1.000             | 950                |
    Benar:
        Realisasi Belanja Tahun 2020
        No | Uraian             | Pagu  | Realisasi
        A  | Program Pembinaan  | 1.000 | 900
        1  | Pelatihan Koperasi | 1.000 | 900

        Analisis Efisiensi Tahun 2020
        No    | Indikator / Kegiatan | Anggaran Kegiatan | Realisasi Anggaran | E/I (Rp)
        2.2.1 | Persentase Pembinaan | 1.000             | 900                | 100
        a     | Pelatihan Koperasi   | 1.000             | 900                |
    """
    budget = budget_of(laporan)
    if budget is None:
        return
    for table in laporan.of(Efisiensi):
        pairs = ((pair.left, pair.right) for pair in pair_rows(table, budget, laporan.settings.same_names).all)
        known = ((one, other) for one, other in pairs if isinstance(one, Efisiensi) and isinstance(other, RealisasiBelanja))
        for row, budget_row in known:
            yield from _equal_money(row, budget_row, budget, ("pagu", "realisasi"))
            yield from _recomputed(row, budget_row, budget)


def _recomputed(row: Efisiensi, budget_row: RealisasiBelanja, budget: Table) -> Iterator[Check]:
    """What the row computes, computed from the budget table's money; asked only where that money differs from the row's own."""
    own, theirs = (row.pagu, row.realisasi), (budget_row.pagu, budget_row.realisasi)
    if (
        None in own
        or None in theirs
        or [figure and figure.value for figure in own] == [figure and figure.value for figure in theirs]
    ):
        return
    equations: list[Equation] = []
    if row.serapan and budget_row.serapan and not row.serapan.empty:
        equations.append(Sama(row.serapan, budget_row.serapan, f"% realisasi {row.name} = angka yang sama di {where_is(budget)}"))
    for target, share in ((row.efisiensi, False), (row.efisiensi_persen, True)):
        if target and not target.empty:
            equation = formula(row, target, share, budget_row.pagu, budget_row.realisasi)
            equations.extend([equation] if equation and equation.target == target and (row.target or not share) else [])
    for equation in equations:
        check = prove(equation, row.name)
        if check.outcome is Outcome.FAILS:
            yield check


@rule(
    "SLG303",
    "program-tanpa-analisis-efisiensi",
    PERINGATAN,
    source="PermenPAN-RB 53/2014: analisis efisiensi penggunaan sumber daya",
)
def program_tanpa_efisiensi(laporan: Laporan) -> Iterator[Check]:
    """Program belum dianalisis efisiensinya.

    Diperiksa: setiap program dalam tabel realisasi anggaran terhadap tabel efisiensi, bila tabel efisiensi ada.
    Mengapa: evaluator menanyakan program yang tidak dianalisis.
    Perbaikan: tambahkan bagian analisis efisiensi untuk program tersebut.

    Salah:
        Realisasi Belanja Tahun 2020
        No | Uraian             | Pagu  | Realisasi
        A  | Program Pembinaan  | 1.000 | 900
        1  | Pelatihan Koperasi | 1.000 | 900
        B  | Program Pelayanan  | 500   | 400
        1  | Surat Menyurat     | 500   | 400

        Analisis Efisiensi Tahun 2020
        No    | Indikator / Kegiatan | Anggaran Kegiatan | Realisasi Anggaran | E/I (Rp)
        2.2.1 | Persentase Pembinaan | 1.000             | 900                | 100
        a     | Pelatihan Koperasi   | 1.000             | 900                |
    Benar:
        Realisasi Belanja Tahun 2020
        No | Uraian             | Pagu  | Realisasi
        A  | Program Pembinaan  | 1.000 | 900
        1  | Pelatihan Koperasi | 1.000 | 900

        Analisis Efisiensi Tahun 2020
        No    | Indikator / Kegiatan | Anggaran Kegiatan | Realisasi Anggaran | E/I (Rp)
        2.2.1 | Persentase Pembinaan | 1.000             | 900                | 100
        a     | Pelatihan Koperasi   | 1.000             | 900                |
    """
    budget, tables = budget_of(laporan), laporan.of(Efisiensi)
    if budget is None or not tables:
        return
    pairs = [pair for table in tables for pair in pair_rows(table, budget, laporan.settings.same_names).all]
    covered = {pair.right.index for pair in pairs}
    for program in budget.rows:
        if program.name.casefold().startswith("program") and not program.total:
            found = program.index in covered or bool(covered & set(program.parts))
            message = f"{program.name} tidak mempunyai bagian dalam {where_is(tables[0])}."
            outcome = Outcome.HOLDS if found or not covered else Outcome.FAILS
            yield Check(program.place, outcome, program.name, message=message, written=program.name)
