"""Equations between figures: declared once, used to compute, to solve, to explain, as Excel formulas and as evidence.

An equation says that its ``target`` must be what ``compute`` makes of its ``parts``. Figures keep their places, so an equation
is also an edge between cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol, TypeVar

from lakip_xl.model.figures import Angka, Unit, cut_off, half_up, shown_figure

HUNDRED = Decimal(100)
Ref = Callable[[Angka], str]
"""Turns a figure into the address of its cell in a workbook."""


class Equation(Protocol):
    """What every kind of equation can do."""

    @property
    def target(self) -> Angka: ...

    @property
    def parts(self) -> tuple[Angka, ...]: ...

    @property
    def words(self) -> str: ...

    def compute(self) -> Decimal | None:
        """The exact value that the target must have; None when a part is unknown or a divisor is zero."""

    def solve(self, part: Angka) -> Decimal | None:
        """The value that ``part`` must have so that the target is right as it stands; None when that is not determined."""

    def excel(self, ref: Ref) -> str:
        """The right-hand side as an Excel formula, with its "="."""

    def figures(self) -> str:
        """The right-hand side with its figures, for a sentence."""

    def with_figure(self, old: Angka, new: Angka) -> Equation:
        """The same equation with one of its figures replaced."""


def _shown(figure: Angka) -> str:
    if figure.value is None:
        return figure.written or "(kosong)"
    return shown_figure(figure.value, figure.unit, figure.places)


def _terms(figures: Iterable[Angka]) -> Decimal | None:
    total = Decimal(0)
    for figure in figures:
        if figure.term is None:
            return None
        total += figure.term
    return total


def _swap(figures: tuple[Angka, ...], old: Angka, new: Angka) -> tuple[Angka, ...]:
    return tuple(new if figure == old else figure for figure in figures)


@dataclass(frozen=True, slots=True)
class Selisih:
    """target = minuend - subtrahend: sisa = pagu - realisasi."""

    target: Angka
    minuend: Angka
    subtrahend: Angka
    words: str

    @property
    def parts(self) -> tuple[Angka, ...]:
        return (self.minuend, self.subtrahend)

    def compute(self) -> Decimal | None:
        if self.minuend.value is None or self.subtrahend.term is None:
            return None
        return self.minuend.value - self.subtrahend.term

    def solve(self, part: Angka) -> Decimal | None:
        if self.target.value is None:
            return None
        if part == self.minuend:
            return None if self.subtrahend.term is None else self.target.value + self.subtrahend.term
        return None if self.minuend.value is None else self.minuend.value - self.target.value

    def excel(self, ref: Ref) -> str:
        return f"={ref(self.minuend)}-{ref(self.subtrahend)}"

    def figures(self) -> str:
        return f"{_shown(self.minuend)} - {_shown(self.subtrahend)}"

    def with_figure(self, old: Angka, new: Angka) -> Selisih:
        target, minuend, subtrahend = _swap((self.target, self.minuend, self.subtrahend), old, new)
        return replace(self, target=target, minuend=minuend, subtrahend=subtrahend)


@dataclass(frozen=True, slots=True)
class Jumlah:
    """target = the sum of its parts: a program and its kegiatan, a year and its months."""

    target: Angka
    parts: tuple[Angka, ...]
    words: str

    def compute(self) -> Decimal | None:
        return _terms(self.parts)

    def solve(self, part: Angka) -> Decimal | None:
        others = _terms(figure for figure in self.parts if figure != part)
        return None if others is None or self.target.value is None else self.target.value - others

    def excel(self, ref: Ref) -> str:
        return "=" + "+".join(ref(part) for part in self.parts)

    def figures(self) -> str:
        if len(self.parts) <= SHOWN_TERMS:
            return " + ".join(_shown(part) for part in self.parts)
        head = " + ".join(_shown(part) for part in self.parts[: SHOWN_TERMS - 2])
        return f"{head} + ... + {_shown(self.parts[-1])} ({len(self.parts)} angka)"

    def with_figure(self, old: Angka, new: Angka) -> Jumlah:
        return replace(self, target=new if self.target == old else self.target, parts=_swap(self.parts, old, new))


SHOWN_TERMS = 8


@dataclass(frozen=True, slots=True)
class Persen:
    """target = numerator / denominator x 100, in percent."""

    target: Angka
    numerator: Angka
    denominator: Angka
    words: str

    @property
    def parts(self) -> tuple[Angka, ...]:
        return (self.numerator, self.denominator)

    def compute(self) -> Decimal | None:
        if self.numerator.term is None or not self.denominator.value:
            return None
        return self.numerator.term * HUNDRED / self.denominator.value

    def solve(self, part: Angka) -> Decimal | None:
        if self.target.value is None:
            return None
        if part == self.numerator:
            return None if self.denominator.value is None else self.target.value * self.denominator.value / HUNDRED
        return (
            None if self.numerator.value is None or not self.target.value else self.numerator.value * HUNDRED / self.target.value
        )

    def excel(self, ref: Ref) -> str:
        return f"=IF({ref(self.denominator)}=0,0,{ref(self.numerator)}/{ref(self.denominator)}*100)"

    def figures(self) -> str:
        return f"{_shown(self.numerator)} / {_shown(self.denominator)} x 100%"

    def with_figure(self, old: Angka, new: Angka) -> Persen:
        target, numerator, denominator = _swap((self.target, self.numerator, self.denominator), old, new)
        return replace(self, target=target, numerator=numerator, denominator=denominator)


@dataclass(frozen=True, slots=True)
class Sama:
    """target = the same figure elsewhere: another table, another file, a text."""

    target: Angka
    other: Angka
    words: str

    @property
    def parts(self) -> tuple[Angka, ...]:
        return (self.other,)

    def compute(self) -> Decimal | None:
        return self.other.value

    def solve(self, part: Angka) -> Decimal | None:
        return self.target.value

    def excel(self, ref: Ref) -> str:
        return f"={ref(self.other)}"

    def figures(self) -> str:
        return _shown(self.other)

    def with_figure(self, old: Angka, new: Angka) -> Sama:
        target, other = _swap((self.target, self.other), old, new)
        return replace(self, target=target, other=other)


@dataclass(frozen=True, slots=True)
class Bilangan:
    """target = a number counted from the table itself, such as the number of its rows."""

    target: Angka
    count: Decimal
    words: str

    @property
    def parts(self) -> tuple[Angka, ...]:
        return ()

    def compute(self) -> Decimal | None:
        return self.count

    def solve(self, part: Angka) -> Decimal | None:
        return None

    def excel(self, ref: Ref) -> str:
        return f"={self.count}"

    def figures(self) -> str:
        return str(self.count)

    def with_figure(self, old: Angka, new: Angka) -> Bilangan:
        return replace(self, target=new) if self.target == old else self


EquationT = TypeVar("EquationT", bound=Equation)


def agreement(target: Angka, exact: Decimal) -> str:
    """How the printed target stands to the exact value: "holds", "cut off" or "fails".

    Money and counts must be equal to the sen. Percentages and other quotients are compared at the places shown, rounded half
    up; a number that Excel keeps with more places than it shows holds as well when it is exact to 9 digits; at a tie both
    neighbours are right, because Excel itself works with binary fractions.
    """
    if target.value is None:
        raise ValueError("a target without a value cannot agree with anything")
    if target.value == exact:
        return "holds"
    if target.unit is not Unit.PERSEN:
        return "holds" if half_up(target.value, 2) == half_up(exact, 2) else "fails"
    printed, places = half_up(target.value, target.places), target.places
    if printed == half_up(exact, places) or _same_to_nine_digits(target.value, exact):
        return "holds"
    if abs(abs(printed - exact) - Decimal(5).scaleb(-places - 1)) < Decimal(1).scaleb(-places - 6):
        return "holds"
    return "cut off" if printed == cut_off(exact, places) else "fails"


def _same_to_nine_digits(left: Decimal, right: Decimal) -> bool:
    return abs(left - right) <= max(abs(left), abs(right)).scaleb(-9)
