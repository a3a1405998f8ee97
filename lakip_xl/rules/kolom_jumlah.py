"""KOL2: sums down the columns that no kind declares, in tables whose own columns show which rows add up to which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Jumlah, Selisih
from lakip_xl.model.figures import Angka, State, Unit
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import FoundColumn, Row, Table
from lakip_xl.read.marks import is_surplus
from lakip_xl.read.words import unit_of, words_of
from lakip_xl.rules.found_equations import is_figures, is_share, lines_of, strangers_of
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import KESALAHAN, PERINGATAN, rule
from lakip_xl.rules.sums import column_sums
from lakip_xl.rules.tabel_lain import is_left_out
from lakip_xl.tables import Lain

Lines = Mapping[int, Mapping[int, Angka]]


@rule("KOL203", "jumlah-kolom-lain", KESALAHAN, source="Baris jumlah = jumlah baris-barisnya, seperti pada kolom lain tabel itu")
def jumlah_kolom_lain(laporan: Laporan) -> Iterator[Check]:
    """Jumlah pada kolom yang artinya tidak dikenal tidak sama dengan rinciannya.

    Diperiksa: kolom angka yang artinya tidak dikenal, dalam tabel yang kolom-kolom lainnya terbukti dijumlahkan menurut baris
        yang sama; hanya peringatan bila kolom itu sendiri tidak cocok di satu baris pun.
    Mengapa: kolom seperti realisasi tahun lalu pun dikutip dalam laporan.
    Perbaikan: jumlahkan kembali rinciannya, lalu cari baris yang berubah atau terlewat.

    Salah:
        Uraian     | Pagu  | Realisasi | Realisasi tahun lalu
        Program A  | 5.000 | 4.500     | 4.000
        Kegiatan 1 | 3.000 | 2.600     | 2.200
        Kegiatan 2 | 2.000 | 1.900     | 1.800
        Program B  | 4.000 | 3.500     | 3.000
        Kegiatan 3 | 2.500 | 2.100     | 1.600
        Kegiatan 4 | 1.500 | 1.400     | 1.500
        Jumlah     | 9.000 | 8.000     | 7.000
    Benar:
        Uraian     | Pagu  | Realisasi | Realisasi tahun lalu
        Program A  | 5.000 | 4.500     | 4.000
        Kegiatan 1 | 3.000 | 2.600     | 2.200
        Kegiatan 2 | 2.000 | 1.900     | 1.800
        Program B  | 4.000 | 3.500     | 3.000
        Kegiatan 3 | 2.500 | 2.100     | 1.600
        Kegiatan 4 | 1.500 | 1.400     | 1.400
        Jumlah     | 9.000 | 8.000     | 7.000
    """
    for table in laporan.tables:
        if table.kind is Lain or table.doubtful or not strangers_of(table):
            continue
        own = [check.outcome for check in column_sums(table)]
        if own.count(Outcome.HOLDS) > own.count(Outcome.FAILS):
            yield from _columns(table)


def _columns(table: Table) -> Iterator[Check]:
    lines = lines_of(table)
    by_row = {row.index: figures for row, figures in lines}
    for column in strangers_of(table):
        if is_figures(column, lines) and not is_share(column, lines) and not is_left_out(column):
            checks = [check for row in table.rows if row.parts and (check := _check(table, row, column, by_row))]
            outcomes = [check.outcome for check in checks]
            if outcomes.count(Outcome.HOLDS) > outcomes.count(Outcome.FAILS):
                yield from checks
            elif Outcome.HOLDS not in outcomes and _is_amount(table, column) and len(checks) == 1:
                yield from (replace(check, severity=PERINGATAN) for check in checks)


def _is_amount(table: Table, column: FoundColumn) -> bool:
    """Money by its heading; people where the table counts people and the heading says of which sex they are."""
    words = set(words_of(column.heading))
    people = any(heading.unit is Unit.ORANG for heading in table.kind.headings.values())
    money = unit_of(tuple(words)) is Unit.RUPIAH or bool({"realisasi", "anggaran", "pagu", "belanja"} & words)
    return money or (people and bool({"l", "p", "laki", "perempuan", "pria", "wanita"} & words))


def _check(table: Table, row: Row, column: FoundColumn, by_row: Lines) -> Check | None:
    target = by_row.get(row.index, {}).get(column.column)
    members = tuple(figure for part in table.parts(row) for figure in _terms(table, part, column, by_row))
    if target is None or target.empty or not target.known or not any(member.value for member in members):
        return None
    name = f"{column.heading.replace(' / ', ' ')} {row.name}"
    check = prove(Jumlah(target, members, f"{name} = jumlah rinciannya"), row.name)
    if len(members) != 2 or check.outcome is not Outcome.FAILS:
        return None if is_surplus(row.name) and len(members) != 2 else check
    net = prove(Selisih(target, *members, f"{name} = pendapatan - belanja"), row.name)
    return net if is_surplus(row.name) or net.outcome is Outcome.HOLDS else check


def _terms(table: Table, row: Row, column: FoundColumn, by_row: Lines) -> tuple[Angka, ...]:
    figure = by_row.get(row.index, {}).get(column.column)
    if figure is None or figure.state is State.BLANK:
        below = table.parts(row) if not row.total else ()
        return tuple(term for part in below for term in _terms(table, part, column, by_row))
    return (figure,)
