"""KOL1: equations between columns that the sheet declares itself in its number row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.declared import Declaration, Node, Persamaan, read_declaration
from lakip_xl.model.figures import Unit
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import FoundColumn, Row, Table
from lakip_xl.rules.columns import figure_at
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import CATATAN, KESALAHAN, PERINGATAN, rule

HUNDREDFOLD = Node("", value=Decimal(100))


@dataclass(frozen=True)
class Bound:
    """A declaration bound to the sheet's columns: which column it is for and which ones it reads."""

    declaration: Declaration
    column: FoundColumn
    operands: tuple[FoundColumn, ...]
    node: Node


def bound_declarations(table: Table) -> tuple[Bound, ...]:
    """Every declared equation of a table that can be bound; a number over a pair of columns (K, Rp) binds pair by pair."""
    by_number: dict[str, list[FoundColumn]] = defaultdict(list)
    declared: list[tuple[Declaration, FoundColumn]] = []
    for column in table.found.columns:
        declaration = read_declaration(column.numbering)
        by_number[declaration.target if declaration else column.numbering.casefold()].append(column)
        if declaration:
            declared.append((declaration, column))
    found = (_bind(declaration, column, by_number) for declaration, column in declared)
    return tuple(bound for bound in found if bound)


def _bind(declaration: Declaration, column: FoundColumn, by_number: dict[str, list[FoundColumn]]) -> Bound | None:
    position = by_number[declaration.target].index(column)
    operands = []
    for name in declaration.node.names():
        candidates = by_number.get(name, [])
        chosen = _partner(column, position, candidates)
        if chosen is None or chosen is column:
            return None
        operands.append(chosen)
    return Bound(declaration, column, tuple(operands), declaration.node)


def _partner(column: FoundColumn, position: int, candidates: list[FoundColumn]) -> FoundColumn | None:
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    own = column.heading.split(" / ")[-1].casefold()
    same = [other for other in candidates if other.heading.split(" / ")[-1].casefold() == own]
    return same[0] if len(same) == 1 else candidates[position] if position < len(candidates) else None


def _equation(table: Table, row: Row, bound: Bound) -> Persamaan:
    target = figure_at(table, row, bound.column, bound.node.divides)
    if bound.node.divides and target.unit is Unit.BILANGAN:
        target = replace(target, unit=Unit.PERSEN)
    parts = tuple(figure_at(table, row, operand, False) for operand in bound.operands)
    return Persamaan(target, bound.node, bound.declaration.node.names(), parts, f"Kolom {bound.declaration.written}")


def _rows_checked(table: Table, bound: Bound) -> list[Check]:
    equations = [(row, _equation(table, row, bound)) for row in table.rows]
    return [prove(equation, row.name) for row, equation in equations if not equation.target.empty and equation.target.known]


@dataclass(frozen=True)
class _Judged:
    """The answers of a declaration on every row, and whether the declaration itself can be right."""

    checks: tuple[Check, ...]
    doubt: str = ""


def _judge(table: Table, bound: Bound) -> _Judged:
    """A declaration that most rows contradict is itself in doubt: a forgotten "x 100", or not followed at all."""
    checks = _rows_checked(table, bound)
    held, failed = _count(checks)
    if failed <= held or (held == 0 and failed < FEW and not bound.node.divides):
        return _Judged(tuple(checks))
    for node, hint in ((Node("*", bound.node, HUNDREDFOLD), FORGOTTEN), (Node("/", bound.node, HUNDREDFOLD), FRACTIONS)):
        others = _rows_checked(table, replace(bound, node=node))
        if hint is FORGOTTEN and _bear_signs(others) and _count(others)[0] > _count(others)[1]:
            return _Judged(tuple(others))
        if _count(others)[0] > _count(others)[1]:
            return _Judged(tuple(others), f"persamaan {bound.declaration.written} {hint}")
    return _Judged((), f"persamaan {bound.declaration.written} tidak cocok dengan {failed} dari {held + failed} baris")


FORGOTTEN = "kurang x 100"
FRACTIONS = "memakai x 100, padahal isinya pecahan"
"""0,768 where the declaration says 76,8: another scale, no contradiction."""
FEW = 3
"""With fewer rows than this, rows that contradict a sum say nothing against the sum."""


def _bear_signs(checks: list[Check]) -> bool:
    """Whether the cells show "%" themselves: 98,5% is 0,985, and its equation needs no "x 100"."""
    return all(check.equation is not None and check.equation.target.suffix.startswith("%") for check in checks)


def _count(checks: list[Check]) -> tuple[int, int]:
    held = sum(check.outcome in (Outcome.HOLDS, Outcome.CUT_OFF) for check in checks)
    return held, sum(check.outcome is Outcome.FAILS for check in checks)


@rule("KOL101", "persamaan-kolom-tidak-dipenuhi", KESALAHAN, source="Baris nomor kolom pada tabel itu sendiri")
def persamaan_tidak_dipenuhi(laporan: Laporan) -> Iterator[Check]:
    """Isi kolom tidak mengikuti persamaan yang tertulis pada nomor kolomnya.

    Diperiksa: setiap baris terhadap persamaan pada baris nomor kolom, misalnya 13 = 9 + 10 + 11 + 12 atau 14 = 13/5 x 100.
    Mengapa: persamaan itu dibuat oleh instansi sendiri; pembaca akan menghitung menurut persamaan tersebut.
    Perbaikan: hitung ulang kolom itu menurut persamaannya.

    Salah:
        Uraian     | Pagu  | Realisasi | Sisa
        1          | 2     | 3         | 4 = 2 - 3
        Kegiatan A | 1.000 | 800       | 200
        Kegiatan B | 1.000 | 700       | 200
        Kegiatan C | 1.000 | 600       | 400
    Benar:
        Uraian     | Pagu  | Realisasi | Sisa
        1          | 2     | 3         | 4 = 2 - 3
        Kegiatan A | 1.000 | 800       | 200
        Kegiatan B | 1.000 | 700       | 300
        Kegiatan C | 1.000 | 600       | 400
    """
    for table in laporan.tables:
        for bound in bound_declarations(table):
            performance = bound.column.heading.split(" / ")[-1].casefold() == "k"
            for check in _judge(table, bound).checks:
                yield replace(check, severity=PERINGATAN) if performance and check.outcome is Outcome.FAILS else check


@rule("KOL102", "persamaan-kolom-keliru", PERINGATAN, source="Baris nomor kolom pada tabel itu sendiri")
def persamaan_keliru(laporan: Laporan) -> Iterator[Check]:
    """Persamaan pada nomor kolom tidak mungkin benar.

    Diperiksa: persamaan pada baris nomor kolom terhadap isi kolomnya: kolom yang tidak ada, perkalian 100 yang terlupa, atau
        persamaan yang tidak diikuti sebagian besar baris.
    Mengapa: pembaca yang menghitung menurut persamaan itu mendapat angka lain.
    Perbaikan: betulkan persamaan pada nomor kolom, atau hitung ulang kolomnya.

    Salah:
        Uraian     | Pagu  | Realisasi | Serapan
        1          | 2     | 3         | 4 = 3 / 2
        Kegiatan A | 1.000 | 800       | 80,00
        Kegiatan B | 1.000 | 700       | 70,00
    Benar:
        Uraian     | Pagu  | Realisasi | Serapan
        1          | 2     | 3         | 4 = 3 / 2 x 100
        Kegiatan A | 1.000 | 800       | 80,00
        Kegiatan B | 1.000 | 700       | 70,00
    """
    for table in laporan.tables:
        bound = bound_declarations(table)
        for column in table.found.columns:
            declaration = read_declaration(column.numbering)
            if declaration:
                judged = [_judge(table, one) for one in bound if one.column is column]
                doubt = judged[0].doubt if judged else f"persamaan {declaration.written} menunjuk kolom yang tidak ada"
                place = table.found.grid.place(_number_row(table, column), column.column)
                yield Check(
                    place, Outcome.FAILS if doubt else Outcome.HOLDS, f"kolom {declaration.target}",
                    message=f"Kolom {column.heading}: {doubt}.", written=declaration.written,
                    severity=CATATAN if FRACTIONS in doubt else None,
                )  # fmt: skip


def _number_row(table: Table, column: FoundColumn) -> int:
    grid = table.found.grid
    rows = [row for row in table.found.heading_rows if (cell := grid.seen(row, column.column)) and "=" in cell.shown]
    return rows[-1] if rows else table.found.heading_rows[-1]
