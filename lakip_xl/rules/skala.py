"""The scale of success: which category belongs to which capaian, as the office's own sheet says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from lakip_xl.model.cells import Grid
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.scale import PERMENDAGRI, Kelas, Skala
from lakip_xl.model.tables import Table

__all__ = ["PERMENDAGRI", "Kelas", "Skala", "label_in", "scale_for"]

LABELS = (
    "sangat tidak berhasil", "tidak berhasil", "kurang berhasil", "cukup berhasil", "sangat berhasil", "berhasil",
    "sangat tinggi",
    "sangat rendah", "tinggi", "sedang", "rendah", "sangat memuaskan", "memuaskan", "sangat baik", "cukup baik", "agak kurang",
    "sangat kurang", "kurang baik", "baik", "cukup", "kurang", "gagal", "tercapai", "tidak tercapai", "melampaui",
)  # fmt: skip
_RANGE = re.compile(
    r"(?P<low>\d{1,3}(?:[.,]\d+)?)\s*%?\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga|[<≤]\s*=?\s*(?:[a-z]\s*[<≤]\s*=?)?)\s*(?P<high>\d{1,3}(?:[.,]\d+)?)\s*%?",
    re.IGNORECASE,
)
_BELOW = re.compile(r"(?:<|≤|kurang dari|di ?bawah|lebih kecil)\s*=?\s*(?P<high>\d{1,3}(?:[.,]\d+)?)\s*%?", re.IGNORECASE)
_ABOVE = re.compile(r"(?:>|≥|lebih dari|di ?atas|lebih besar)\s*=?\s*(?P<low>\d{1,3}(?:[.,]\d+)?)\s*%?", re.IGNORECASE)


def label_in(text: str, own: tuple[str, ...] = ()) -> str | None:
    """The category that a text names; the longest one where several fit ("cukup berhasil", not "berhasil").

    ``own`` are labels of the office's scale beside the usual ones.
    """
    folded = " ".join(re.findall(r"[a-z]+", text.casefold()))
    found = [label for label in dict.fromkeys((*LABELS, *own)) if re.search(rf"\b{re.escape(label)}\b", folded)]
    return max(found, key=len) if found else None


def scale_for(laporan: Laporan, table: Table) -> Skala | None:
    """The scale of the settings, else that of the table's own sheet or of another of the office's; None when there is none."""
    if laporan.settings.scale:
        return laporan.settings.scale
    own = table.found.grid
    grids = [own, *(grid for file in laporan.files for grid in file.grids if grid is not own)]
    return next((skala for grid in grids if (skala := _in_sheet(grid, laporan.tables))), None)


def _in_sheet(grid: Grid, tables: Iterable[Table]) -> Skala | None:
    spans = [table.found.span for table in tables if table.found.grid is grid]
    rows = [row for row in grid.rows if not any(span.top <= row <= span.bottom for span in spans)]
    classes = [kelas for row in rows if (kelas := _class_in(grid, row))]
    if len(classes) < 2 or len({kelas.label for kelas in classes}) != len(classes):
        return None
    return Skala(tuple(sorted(classes, key=lambda kelas: kelas.low)), grid.sheet)


def _class_in(grid: Grid, row: int) -> Kelas | None:
    cells = [cell for cell in grid.line(row) if cell.shown.strip()]
    text = " ".join(cell.shown for cell in cells)
    label = label_in(text)
    if label is None or len(text) > 200:
        return None
    bounds = _bounds(text)
    return None if bounds is None else Kelas(label, *bounds, grid.place(row, cells[0].column))


def _bounds(text: str) -> tuple[Decimal, Decimal | None] | None:
    if found := _RANGE.search(text):
        return _decimal(found["low"]), _decimal(found["high"])
    if found := _ABOVE.search(text):
        return _decimal(found["low"]), None
    if found := _BELOW.search(text):
        return Decimal(0), _decimal(found["high"])
    return None


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))
