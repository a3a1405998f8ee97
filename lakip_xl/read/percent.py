"""Which percentage a column holds: a bare "%" behind "Sisa" may still be the realisasi's. The figures say it, not the place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from lakip_xl.model.equations import HUNDRED
from lakip_xl.model.figures import Angka, Teks
from lakip_xl.model.tables import Row, Table

Entries = Mapping[str, Teks | Angka | tuple[Angka, ...]]


def percentages_by_figures(table: Table) -> Table:
    """The table with a percent column renamed when another percentage of the kind, absent so far, fits more of its rows."""
    ratios = {heading.name: heading.ratio for heading in table.kind.headings.values() if heading.ratio}
    present = [name for name in ratios if table.found.column_of(name)]
    for own in present:
        for other, ratio in ratios.items():
            if other not in present and _fits(table, own, ratio) > _fits(table, own, ratios[own]):
                return _renamed(table, own, other)
    return table


def _fits(table: Table, column: str, ratio: tuple[str, str]) -> int:
    return sum(_row_fits(row, column, ratio) for row in table.rows)


def _row_fits(row: Row, column: str, ratio: tuple[str, str]) -> bool:
    printed, numerator, denominator = (row.figure(name) for name in (column, *ratio))
    if not printed or not numerator or not denominator or not printed.value or numerator.value is None or not denominator.value:
        return False
    exact = numerator.value * HUNDRED / denominator.value
    return any(abs(value - exact) <= TOLERANCE for value in (printed.value, printed.value * HUNDRED))


TOLERANCE = Decimal("0.51")
"""Half a point and a little: percentages may be shown without decimals."""


def _renamed(table: Table, old: str, new: str) -> Table:
    columns = tuple(replace(column, name=new) if column.name == old else column for column in table.found.columns)
    rows = tuple(replace(row, cells=_moved(row.cells, old, new)) for row in table.rows)
    return replace(table, found=replace(table.found, columns=columns), rows=rows)


def _moved(cells: Entries, old: str, new: str) -> Entries:
    return {new if name == old else name: entry for name, entry in cells.items()}
