"""Where a figure stands in its table, and what stands around it: what a copyist may have seen."""

from __future__ import annotations

from dataclasses import dataclass

from lakip_xl.model.figures import Angka
from lakip_xl.model.tables import Row, Table


@dataclass(frozen=True)
class Spot:
    """A figure's table, the index of its row, the name of its column."""

    table: Table
    index: int
    column: str

    @property
    def row(self) -> Row:
        return self.table.rows[self.index]

    def around(self) -> tuple[Angka, ...]:
        """The figures above and below."""
        rows = self.table.rows
        near = [rows[index] for index in (self.index - 1, self.index + 1) if 0 <= index < len(rows)]
        return tuple(figure for row in near if (figure := row.figure(self.column)) and figure.value is not None)

    def beside(self) -> tuple[Angka, ...]:
        """The nearest figures of the same unit left and right."""
        own = self.row.figure(self.column)
        if own is None:
            return ()
        same = sorted((figure for _, figure in self.row.figures if figure.unit is own.unit), key=lambda one: one.place.column)
        at = next(index for index, figure in enumerate(same) if figure is own)
        near = [same[index] for index in (at - 1, at + 1) if 0 <= index < len(same)]
        return tuple(figure for figure in near if figure.value is not None)

    def others(self) -> tuple[Angka, ...]:
        """The row's other figures of the same unit; nought is no copy of anything."""
        own = self.row.figure(self.column)
        if own is None:
            return ()
        return tuple(figure for _, figure in self.row.figures if figure.value and figure is not own and figure.unit is own.unit)
