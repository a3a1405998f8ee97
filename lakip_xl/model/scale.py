"""The scale of success: classes of capaian, their holes and overlaps."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lakip_xl.model.cells import Place


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
"""The regulation's own classes, with its holes between them (domain.md 1.5)."""
