"""SLG: the same thing in two tables: budgets, efficiency, agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Equation, Sama
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.read.identity import years_in
from lakip_xl.read.labels import periods_named
from lakip_xl.read.words import speaks_of, words_of
from lakip_xl.rules.efisiensi import formula
from lakip_xl.rules.names import Likeness, known_as, match, words
from lakip_xl.rules.pairing import Same, pair_rows
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import CATATAN, KESALAHAN, PERINGATAN, rule
from lakip_xl.rules.versions import called, superseded
from lakip_xl.tables import AnggaranProgram, Efisiensi, KeluaranKegiatan, PenetapanKinerja, RealisasiBelanja

MONEY = ("induk", "pagu", "realisasi", "sisa")


def _budget(laporan: Laporan) -> Table | None:
    """The budget table with the most rows: the one in which programs and kegiatan stand."""
    return max(laporan.of(RealisasiBelanja), key=lambda table: len(table.rows), default=None)


def _where(table: Table) -> str:
    return f"tabel {table.sheet}" if table.sheet else f"berkas {table.file}"


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
    names = Counter(words(row.name) for row in small.rows)
    for row in small.rows:
        if row.depth or len(words(row.name)) < 2 or names[words(row.name)] > 1:
            continue
        partners = [other for other in large.rows if words(other.name) == words(row.name)]
        if len(partners) == 1 and _are_one(row, partners[0]):
            yield from _equal_money(row, partners[0], large, MONEY)


def _are_one(row: Row, other: Row) -> bool:
    """Rows of one name in two tables are one thing when they agree somewhere: each bidang has its own "Belanja Pegawai"."""
    figures = ((row.figure(column), other.figure(column)) for column in MONEY)
    return any(mine and theirs and mine.value and mine.value == theirs.value for mine, theirs in figures)


def _equal_money(row: Row, other: Row, table: Table, columns: tuple[str, ...]) -> Iterator[Check]:
    for column in columns:
        mine, theirs = row.figure(column), other.figure(column)
        if mine and theirs and not mine.empty and not theirs.empty:
            yield prove(Sama(mine, theirs, f"{row.name} = angka yang sama di {_where(table)}"), row.name)


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
    budget = _budget(laporan)
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
        equations.append(Sama(row.serapan, budget_row.serapan, f"% realisasi {row.name} = angka yang sama di {_where(budget)}"))
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
    budget, tables = _budget(laporan), laporan.of(Efisiensi)
    if budget is None or not tables:
        return
    pairs = [pair for table in tables for pair in pair_rows(table, budget, laporan.settings.same_names).all]
    covered = {pair.right.index for pair in pairs}
    for program in budget.rows:
        if program.name.casefold().startswith("program") and not program.total:
            found = program.index in covered or bool(covered & set(program.parts))
            message = f"{program.name} tidak mempunyai bagian dalam {_where(tables[0])}."
            outcome = Outcome.HOLDS if found or not covered else Outcome.FAILS
            yield Check(program.place, outcome, program.name, message=message, written=program.name)


@rule(
    "SLG308",
    "anggaran-perjanjian-berbeda",
    KESALAHAN,
    source="PermenPAN-RB 53/2014: anggaran perjanjian kinerja = anggaran program",
)
def anggaran_perjanjian_berbeda(laporan: Laporan) -> Iterator[Check]:
    """Anggaran program dalam perjanjian kinerja berbeda dari tabel realisasi anggaran.

    Diperiksa: setiap program dalam perjanjian terhadap pagu (atau pagu induk) program yang sama dalam tabel realisasi anggaran.
    Mengapa: realisasi anggaran dilaporkan terhadap anggaran yang diperjanjikan.
    Perbaikan: pakai pagu yang sama, atau sertakan perjanjian kinerja perubahan.

    Salah:
        Perjanjian Kinerja Tahun 2020
        Program           | Anggaran | Keterangan
        Program Pembinaan | 1.200    | APBD

        Realisasi Belanja Tahun 2020
        Uraian            | Pagu  | Realisasi
        Program Pembinaan | 1.000 | 900
    Benar:
        Perjanjian Kinerja Tahun 2020
        Program           | Anggaran | Keterangan
        Program Pembinaan | 1.000    | APBD

        Realisasi Belanja Tahun 2020
        Uraian            | Pagu  | Realisasi
        Program Pembinaan | 1.000 | 900
    """
    budget = _budget(laporan)
    same = laporan.settings.same_names
    if budget is None:
        return
    tables = _agreements(laporan)
    for table in tables:
        replaced = superseded(table, tables)
        for pair in match(table.leaves(), _named_rows(budget), lambda row: known_as(row.name, same)).pairs:
            mine, theirs, first = pair.left.figure("pagu"), pair.right.figure("pagu"), pair.right.figure("induk")
            if replaced and first is None:
                continue  # a budget table of the change alone says nothing of the first agreement
            if mine and theirs and not mine.empty:
                other = first if first and (replaced or first.value == mine.value) else theirs
                yield prove(Sama(mine, other, f"Anggaran {pair.left.name} = pagu di {_where(budget)}"), pair.left.name)


def _agreements(laporan: Laporan) -> tuple[Table, ...]:
    """The program budgets that belong to an agreement: beside its indicators, or so called by title, sheet or file."""
    beside = {(table.file, table.sheet) for table in laporan.of(PenetapanKinerja)}
    return tuple(
        table
        for table in laporan.of(AnggaranProgram)
        if (table.file, table.sheet) in beside
        or any(speaks_of(called(table), word) for word in ("perjanjian", "penetapan", "pk"))
    )


def _named_rows(table: Table) -> tuple[Row, ...]:
    return tuple(row for row in table.rows if not row.total and len(words_of(row.name)) > 1)


@rule("SLG309", "nama-program-kegiatan-berbeda", CATATAN, source="Nomenklatur program dan kegiatan harus sama di seluruh laporan")
def nama_berbeda(laporan: Laporan) -> Iterator[Check]:
    """Program atau kegiatan yang sama ditulis dengan nama berbeda, atau tidak ada di tabel realisasi anggaran.

    Diperiksa: nama program dan kegiatan dalam tabel efisiensi dan keluaran terhadap tabel realisasi anggaran.
    Mengapa: pembaca mengira ada dua kegiatan; pencarian nama di laporan menjadi gagal.
    Perbaikan: pakai nama menurut DPA di seluruh laporan.

    Salah:
        Realisasi Belanja Tahun 2020
        No | Uraian                       | Pagu  | Realisasi
        A  | Program Pembinaan            | 1.000 | 900
        1  | Peningkatan Fungsi Pelayanan | 1.000 | 900

        Keluaran Kegiatan Tahun 2020
        No | Program / Kegiatan         | Keluaran
        1  | Program Pembinaan          | laporan
        a  | Peningkatan Fungsi Pelayan | 1 dokumen
    Benar:
        Realisasi Belanja Tahun 2020
        No | Uraian                       | Pagu  | Realisasi
        A  | Program Pembinaan            | 1.000 | 900
        1  | Peningkatan Fungsi Pelayanan | 1.000 | 900

        Keluaran Kegiatan Tahun 2020
        No | Program / Kegiatan           | Keluaran
        1  | Program Pembinaan            | laporan
        a  | Peningkatan Fungsi Pelayanan | 1 dokumen
    """
    budget = _budget(laporan)
    if budget is None:
        return
    for table in laporan.of(Efisiensi, KeluaranKegiatan):
        yield from _name_answers(table, budget, laporan.settings.same_names)


def _name_answers(table: Table, budget: Table, same: Same) -> Iterator[Check]:
    pairs = pair_rows(table, budget, same)
    for pair in pairs.named:
        outcome = Outcome.HOLDS if pair.likeness is Likeness.SAME else Outcome.FAILS
        message = f'Di sini "{pair.left.name}", di {_where(budget)} "{pair.right.name}".'
        yield Check(
            pair.left.place, outcome, pair.left.name, message=message, written=pair.left.name, expected=pair.right.name,
            related=(pair.right.place,),
        )  # fmt: skip
    if pairs.named:
        for row in pairs.left_over:
            message = f'Kegiatan "{row.name}" tidak ada di {_where(budget)}.'
            yield Check(
                row.place,
                Outcome.FAILS,
                row.name,
                message=message,
                written=row.name,
                title="Kegiatan tidak ada di tabel anggaran",
            )
