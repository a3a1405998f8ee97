"""One office's report of one year: everything that was read from its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lakip_xl.model.cells import InputFile
from lakip_xl.model.settings import SILENT, Pengaturan
from lakip_xl.model.tables import Row, RowT, Table


@dataclass(frozen=True)
class Laporan:
    """``office`` and ``year`` are empty and None when no title, option or folder name says them.

    ``previous`` are tables of earlier years: only the rules that compare years look at them.
    """

    folder: str
    office: str
    year: int | None
    files: tuple[InputFile, ...]
    tables: tuple[Table, ...]
    settings: Pengaturan = SILENT
    previous: tuple[Table, ...] = ()

    def of(self, *kinds: type[Row]) -> tuple[Table, ...]:
        """The tables of these kinds, in the order in which they were read."""
        return tuple(table for table in self.tables if issubclass(table.kind, kinds))

    def rows(self, kind: type[RowT]) -> Iterator[tuple[Table, RowT]]:
        """Every row of a kind with its table, whichever file it stands in."""
        for table in self.of(kind):
            for row in table.rows:
                assert isinstance(row, kind)
                yield table, row
