"""The scale of success: which category belongs to which capaian, as the office's own sheet says it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lakip_xl.model.cells import Grid, Place
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Table

LABELS = (
    "sangat tidak berhasil", "tidak berhasil", "kurang berhasil", "cukup berhasil", "sangat berhasil", "berhasil", "sangat tinggi",
    "sangat rendah", "tinggi", "sedang", "rendah", "sangat memuaskan", "memuaskan", "sangat baik", "cukup baik", "agak kurang",
    "sangat kurang", "kurang baik", "baik", "cukup", "kurang", "gagal", "tercapai", "tidak tercapai", "melampaui",
)  # fmt: skip
_RANGE = re.compile(
    r"(?P<low>\d{1,3}(?:[.,]\d+)?)\s*%?\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga|≤\s*x?\s*≤)\s*(?P<high>\d{1,3}(?:[.,]\d+)?)\s*%?"
)
_BELOW = re.compile(r"(?:<|≤|kurang dari|di ?bawah|lebih kecil)\s*=?\s*(?P<high>\d{1,3}(?:[.,]\d+)?)\s*%?", re.IGNORECASE)
_ABOVE = re.compile(r"(?:>|≥|lebih dari|di ?atas|lebih besar)\s*=?\s*(?P<low>\d{1,3}(?:[.,]\d+)?)\s*%?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kelas:
    """One class of a scale, both ends included; ``high`` None is open above."""

    label: str
    low: Decimal
    high: Decimal | None
    place: Place | None = None

    def holds(self, capaian: Decimal) -> bool:
        return self.low <= capaian and (self.high is None or capaian <= self.high)


@dataclass(frozen=True, slots=True)
class Skala:
    """The classes from the lowest up; ``source`` names where they come from."""

    classes: tuple[Kelas, ...]
    source: str

    def label_of(self, capaian: Decimal) -> str | None:
        """The class of a capaian; above the highest class its label, in a hole between two classes None."""
        for kelas in self.classes:
            if kelas.holds(capaian):
                return kelas.label
        return self.classes[-1].label if capaian > self.classes[-1].low else None

    def holes(self) -> tuple[tuple[Kelas, Kelas], ...]:
        """Neighbours between which a capaian has no class: 0-25 and 26-60."""
        steps = zip(self.classes, self.classes[1:], strict=False)
        return tuple((lower, upper) for lower, upper in steps if lower.high is not None and upper.low > lower.high)

    def overlaps(self) -> tuple[tuple[Kelas, Kelas], ...]:
        """Neighbours that share more than their common bound."""
        steps = zip(self.classes, self.classes[1:], strict=False)
        return tuple((lower, upper) for lower, upper in steps if lower.high is not None and upper.low < lower.high)

    @property
    def top(self) -> Decimal | None:
        return self.classes[-1].high


PERMENDAGRI = Skala(
    (
        Kelas("sangat rendah", Decimal(0), Decimal(50)),
        Kelas("rendah", Decimal(51), Decimal(65)),
        Kelas("sedang", Decimal(66), Decimal(75)),
        Kelas("tinggi", Decimal(76), Decimal(90)),
        Kelas("sangat tinggi", Decimal(91), None),
    ),
    "Permendagri 86/2017",
)


def label_in(text: str) -> str | None:
    """The category that a text names; the longest one where several fit ("cukup berhasil", not "berhasil")."""
    folded = " ".join(re.findall(r"[a-z]+", text.casefold()))
    found = [label for label in LABELS if re.search(rf"\b{label}\b", folded)]
    return max(found, key=len) if found else None


def scale_for(laporan: Laporan, table: Table) -> Skala | None:
    """The scale in the table's own sheet, else in another sheet of the office; None when none is written down."""
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
