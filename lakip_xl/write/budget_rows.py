"""The programs and kegiatan of the budget table, and the money of a row, whichever columns hold it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from lakip_xl.model.figures import Angka
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.read.codes import PROGRAM, clean_code, code_ranks
from lakip_xl.rules.base import base_of
from lakip_xl.tables import RealisasiBelanja

KELOMPOK = "kelompok"


@dataclass(frozen=True)
class Budget:
    """The table with the most rows, and its programs in their order."""

    table: Table
    programs: tuple[Row, ...]

    @classmethod
    def of(cls, laporan: Laporan) -> Budget | None:
        table = max(laporan.of(RealisasiBelanja), key=lambda one: len(one.rows), default=None)
        return None if table is None else cls(table, _programs(table))

    @cached_property
    def base(self) -> str:
        """ "pagu", or "induk" where the table itself reckons with the first budget."""
        return base_of(self.table)

    def kegiatan(self, program: Row) -> tuple[Row, ...]:
        return self.table.parts(program)

    def money(self, row: Row, name: str) -> tuple[Angka, ...]:
        """The figures that make up a row's money: one, or those of the kelompok belanja side by side; () when unreadable."""
        single = row.figure(name)
        if single is not None:
            return (single,) if single.term is not None else ()
        columns = self.table.found.columns_of(f"{name}_deret")
        figures = row.series(f"{name}_deret")
        whole = bool(columns) and all(column.label.startswith(KELOMPOK) for column in columns)
        return figures if whole and all(figure.term is not None for figure in figures) else ()


def total_of(figures: Sequence[Angka]) -> Decimal | None:
    """The sum of a row's money; None when there is none, or only blanks."""
    if not figures or all(figure.value is None for figure in figures):
        return None
    return sum((figure.term or Decimal(0) for figure in figures), Decimal(0))


def _programs(table: Table) -> tuple[Row, ...]:
    """Rows called a program, else those with a program's code, else the rows nearest to the top that stand side by side."""
    if table.doubtful:
        return ()
    rows = [row for row in table.rows if not row.total]
    named = tuple(row for row in rows if row.name.casefold().startswith("program "))
    if named:
        return named
    ranks = code_ranks([clean_code(row.number) for row in rows])
    coded = tuple(row for row, rank in zip(rows, ranks or (), strict=False) if rank == PROGRAM)
    if coded:
        return coded
    depths = sorted({row.depth for row in rows})
    return next((side for depth in depths if len(side := tuple(row for row in rows if row.depth == depth)) > 1), ())
