"""SLG308, SLG309: programs and kegiatan elsewhere in the report against the table of the budget."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Sama
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.read.words import speaks_of, words_of
from lakip_xl.rules.names import Likeness, Pair, known_as, match
from lakip_xl.rules.pairing import Same, pair_rows
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import CATATAN, KESALAHAN, rule
from lakip_xl.rules.silang_bersama import budget_of, where_is
from lakip_xl.rules.versions import called, superseded
from lakip_xl.tables import AnggaranProgram, Efisiensi, KeluaranKegiatan, PenetapanKinerja


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
    budget = budget_of(laporan)
    same = laporan.settings.same_names
    if budget is None:
        return
    tables = _agreements(laporan)
    for table in tables:
        replaced = superseded(table, tables)
        pairs = match(table.leaves(), _named_rows(budget), lambda row: known_as(row.name, same)).pairs
        before = _follows_the_first(table, budget, pairs)
        for pair in pairs:
            mine, theirs, first = pair.left.figure("pagu"), pair.right.figure("pagu"), pair.right.figure("induk")
            if replaced and first is None:
                continue  # a budget table of the change alone says nothing of the first agreement
            if mine and theirs and not mine.empty:
                leans = before and theirs.value != mine.value
                other = first if first and (replaced or leans or first.value == mine.value) else theirs
                yield prove(Sama(mine, other, f"Anggaran {pair.left.name} = pagu di {where_is(budget)}"), pair.left.name)


def _follows_the_first(table: Table, budget: Table, pairs: tuple[Pair[Row], ...]) -> bool:
    """Whether an agreement's amounts, its total among them, are rather those of the budget before its change."""
    totals = [next((row for row in each.rows if row.total), None) for each in (table, budget)]
    rows = [(pair.left, pair.right) for pair in pairs]
    if totals[0] and totals[1]:
        rows.append((totals[0], totals[1]))
    amounts = [(left.figure("pagu"), right.figure("induk"), right.figure("pagu")) for left, right in rows]
    alike = [(mine.value == first.value, mine.value == now.value) for mine, first, now in amounts if mine and first and now]
    return sum(first for first, _ in alike) > sum(now for _, now in alike)


def _agreements(laporan: Laporan) -> tuple[Table, ...]:
    """The program budgets that belong to an agreement: beside its indicators, or so where_is by title, sheet or file."""
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
    budget = budget_of(laporan)
    if budget is None:
        return
    for table in laporan.of(Efisiensi, KeluaranKegiatan):
        yield from _name_answers(table, budget, laporan.settings.same_names)


def _name_answers(table: Table, budget: Table, same: Same) -> Iterator[Check]:
    pairs = pair_rows(table, budget, same)
    for pair in pairs.named:
        outcome = Outcome.HOLDS if pair.likeness is Likeness.SAME else Outcome.FAILS
        message = f'Di sini "{pair.left.name}", di {where_is(budget)} "{pair.right.name}".'
        yield Check(
            pair.left.place, outcome, pair.left.name, message=message, written=pair.left.name, expected=pair.right.name,
            related=(pair.right.place,),
        )  # fmt: skip
    if pairs.named:
        for row in pairs.left_over:
            message = f'Kegiatan "{row.name}" tidak ada di {where_is(budget)}.'
            yield Check(
                row.place,
                Outcome.FAILS,
                row.name,
                message=message,
                written=row.name,
                title="Kegiatan tidak ada di tabel anggaran",
            )
