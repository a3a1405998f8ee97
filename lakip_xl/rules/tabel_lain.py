"""KOL3: totals of tables of no known kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.figures import Unit
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import FoundColumn, Table
from lakip_xl.read.words import unit_of, words_of
from lakip_xl.rules.registry import KESALAHAN, PERINGATAN, rule
from lakip_xl.rules.sums import sums
from lakip_xl.tables import Lain

NOT_ADDED = frozenset(
    {"%", "persen", "persentase", "satuan", "rata", "rasio", "indeks", "umur", "usia", "bobot", "nilai", "capaian"}
)
"""Columns with these words are often averaged or left out in a total row: prices per unit, percentages, ages."""


@rule("KOL301", "jumlah-tabel-lain", KESALAHAN, source="Baris jumlah = jumlah baris-baris di atasnya")
def jumlah_tabel_lain(laporan: Laporan) -> Iterator[Check]:
    """Baris jumlah tidak sama dengan rinciannya.

    Diperiksa: baris jumlah setiap tabel yang tidak dikenal jenisnya, kolom demi kolom; kolom persen, harga satuan, dan sejenisnya
        tidak dijumlahkan.
    Mengapa: jumlah yang salah dalam lampiran pun dikutip dalam laporan.
    Perbaikan: jumlahkan kembali barisnya, lalu cari baris yang berubah atau terlewat.

    Salah:
        Nama Pasar | Pengelola | Pedagang | Retribusi
        Pasar A    | UPTD      | 10       | 5.000
        Pasar B    | Desa      | 20       | 4.000
        JUMLAH     |           | 35       | 9.000
    Benar:
        Nama Pasar | Pengelola | Pedagang | Retribusi
        Pasar A    | UPTD      | 10       | 5.000
        Pasar B    | Desa      | 20       | 4.000
        JUMLAH     |           | 30       | 9.000
    """
    for table in laporan.of(Lain):
        yield from _answers(table)


def _answers(table: Table) -> Iterator[Check]:
    """A column whose total fits in no row is no fault when nothing else in the table shows that totals are sums."""
    checks = _meant(table, sums(table, ("angka",)))
    columns = {column.column: column for column in table.found.columns}
    proven = any(check.outcome is Outcome.HOLDS for check in checks)
    for told in checks:
        check = _within_rounding(told, columns[told.place.column])
        left_out = is_left_out(columns[check.place.column]) or _is_quotient(check)
        if check.outcome is not Outcome.FAILS or (proven and not left_out):
            yield check
        elif left_out:
            yield Check(check.place, Outcome.NOT_POSSIBLE, check.subject, message="kolom ini tidak dijumlahkan")
        else:
            yield replace(check, severity=PERINGATAN)


def _within_rounding(check: Check, column: FoundColumn) -> Check:
    """Shares that are each rounded need not make 100,00 exactly."""
    if check.outcome is not Outcome.FAILS or check.equation is None or unit_of(words_of(column.heading)) is not Unit.PERSEN:
        return check
    exact, target, parts = check.equation.compute(), check.equation.target, check.equation.parts
    slack = sum((HALF.scaleb(-figure.places) for figure in (target, *parts)), Decimal(0))
    return replace(check, outcome=Outcome.HOLDS) if exact is not None and abs((target.value or exact) - exact) <= slack else check


HALF = Decimal("0.5")


def _is_quotient(check: Check) -> bool:
    """Percentages, averages, indexes: figures with decimals or a percent sign, of which the total is none of the greatest."""
    if check.equation is None or check.equation.target.value is None:
        return False
    parts = [part.value for part in check.equation.parts if part.value is not None]
    shown = [check.equation.target, *check.equation.parts]
    broken = any(figure.written.strip().endswith("%") or (figure.value or 0) % 1 for figure in shown)
    return broken and len(parts) > 1 and min(parts) <= check.equation.target.value <= max(parts)


def _meant(table: Table, checks: Iterable[Check]) -> tuple[Check, ...]:
    """A total row means a sum; another row with parts where its figures are money, or once one of them adds up."""
    totals = {row.place.row for row in table.rows if row.total}
    columns = {column.column: column for column in table.found.columns}
    told = [(check, unit_of(words_of(columns[check.place.column].heading)) is Unit.RUPIAH) for check in checks]
    proven = any(check.outcome is Outcome.HOLDS and check.place.row not in totals and _is_large(check) for check, _ in told)
    return tuple(check for check, money in told if proven or (money and totals) or check.place.row in totals)


def _is_large(check: Check) -> bool:
    return check.equation is not None and abs(check.equation.target.value or Decimal(0)) >= LEAST


LEAST = 1000
"""Smaller figures are equal by chance too easily."""


def is_left_out(column: FoundColumn) -> bool:
    """Whether a heading speaks of averages, shares or prices, which no total adds up."""
    words = set(words_of(column.heading))
    money = unit_of(tuple(words)) is Unit.RUPIAH and not {"satuan", "rata", "harga"} & words
    return bool(words & NOT_ADDED) and not money and not {"jumlah", "total", "perolehan"} & words
