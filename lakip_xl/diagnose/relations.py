"""Equations as relations between numbered figures, quick to ask under changed values.

``exact`` relations (sums, differences, equalities) fix a value; the others (quotients in percent) only an interval: they acquit
within their rounding, and convict nothing but their own percentage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from lakip_xl.model.equations import HUNDRED, Equation, Jumlah, Persen, Sama, Selisih, agreement
from lakip_xl.model.figures import Angka, State, Unit, half_up

New = Mapping[int, Decimal]
"""Changed values by the number of their figure."""
ZERO = Decimal(0)
HALF_SEN = Decimal("0.005")


@dataclass(frozen=True)
class Habit:
    """How a column is written: the usual decimals, whether all is whole, whether figures below nought or a plain 0,00 occur."""

    places: int
    whole: bool
    signed: bool
    nought: bool


class Relation(Protocol):
    """What the search asks of every kind of equation."""

    @property
    def nodes(self) -> tuple[int, ...]: ...

    @property
    def target(self) -> int: ...

    @property
    def exact(self) -> bool: ...

    def holds(self, new: New) -> bool: ...

    def rounds(self, new: New) -> bool:
        """Whether it holds and nothing is merely cut off."""

    def solve(self, node: int, new: New) -> Decimal | None:
        """The value of ``node`` under which the relation holds; of an inexact relation's part one value of many."""


@dataclass(frozen=True, slots=True)
class Linear:
    """The weighted sum of its figures is nought; ``rest`` is what that sum is as the figures stand."""

    target: int
    weights: Mapping[int, int]
    values: tuple[Decimal, ...]
    rest: Decimal
    exact: bool = True

    @property
    def nodes(self) -> tuple[int, ...]:
        return tuple(self.weights)

    @property
    def is_sum(self) -> bool:
        return all(weight < 0 for node, weight in self.weights.items() if node != self.target)

    def _left(self, new: New) -> Decimal:
        weights, left = self.weights, self.rest
        for node in new if len(new) < len(weights) else weights:
            if node in weights and node in new:
                left += weights[node] * (new[node] - self.values[node])
        return left

    def holds(self, new: New) -> bool:
        return abs(self._left(new)) < HALF_SEN

    rounds = holds

    def solve(self, node: int, new: New) -> Decimal | None:
        weight = self.weights[node]
        if not weight:
            return None
        return new.get(node, self.values[node]) - self._left(new) / weight


@dataclass(frozen=True, slots=True)
class Ratio:
    """target = numerator / denominator x 100; with a denominator of nought the target is nought.

    ``lenient`` takes a percentage that is cut off for right: where the sheet itself cuts off, that convicts nobody.
    """

    figure: Angka
    target: int
    numerator: int
    denominator: int
    values: tuple[Decimal, ...]
    habit: Habit
    lenient: bool
    exact: bool = False

    @property
    def nodes(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys((self.target, self.numerator, self.denominator)))

    def share(self, new: New) -> Decimal | None:
        below = new.get(self.denominator, self.values[self.denominator])
        return new.get(self.numerator, self.values[self.numerator]) * HUNDRED / below if below else None

    def is_near(self, new: New) -> bool:
        """Whether it may hold, told quickly: within two units of the last place shown."""
        below = float(new.get(self.denominator, self.values[self.denominator]))
        if not below:
            return True
        share = float(new.get(self.numerator, self.values[self.numerator])) * 100 / below
        return (
            abs(share - float(new.get(self.target, self.values[self.target])))
            <= 2 * 10.0**-self.figure.places + abs(share) * 1e-9
        )

    def holds(self, new: New) -> bool:
        return self._agrees(new, ("holds", "cut off") if self.lenient else ("holds",))

    def rounds(self, new: New) -> bool:
        return self._agrees(new, ("holds",))

    def _agrees(self, new: New, answers: tuple[str, ...]) -> bool:
        share = self.share(new)
        if share is None:
            return not new.get(self.target, self.values[self.target])
        figure = self.figure
        if self.target in new:
            figure = replace(figure, value=new[self.target], places=self.habit.places)
        return agreement(figure, share) in answers

    def solve(self, node: int, new: New) -> Decimal | None:
        if node == self.target:
            share = self.share(new)
            return ZERO if share is None else _rounded(share, self.habit)
        printed = new.get(self.target, self.values[self.target])
        if node == self.numerator:
            return printed * new.get(self.denominator, self.values[self.denominator]) / HUNDRED
        return new.get(self.numerator, self.values[self.numerator]) * HUNDRED / printed if printed else None


@dataclass(frozen=True, slots=True)
class Other:
    """Any other equation, asked through its own ``compute`` and ``solve``."""

    equation: Equation
    target: int
    figures: Mapping[int, Angka]
    habits: Mapping[int, Habit]
    lenient: bool
    exact: bool

    @property
    def nodes(self) -> tuple[int, ...]:
        return tuple(self.figures)

    def _with(self, new: New) -> tuple[Equation, Mapping[int, Angka]]:
        equation, figures = self.equation, dict(self.figures)
        for node, value in new.items():
            if node in figures:
                changed = replace(figures[node], value=value, state=State.FILLED, places=self.habits[node].places)
                equation = equation.with_figure(figures[node], changed)
                figures[node] = changed
        return equation, figures

    def holds(self, new: New) -> bool:
        return self._agrees(new, ("holds", "cut off") if self.lenient else ("holds",))

    def rounds(self, new: New) -> bool:
        return self._agrees(new, ("holds",))

    def _agrees(self, new: New, answers: tuple[str, ...]) -> bool:
        equation, _ = self._with(new)
        exact = equation.compute()
        if exact is None or equation.target.value is None:
            return True
        return agreement(equation.target, exact) in answers

    def solve(self, node: int, new: New) -> Decimal | None:
        equation, figures = self._with(new)
        value = equation.compute() if node == self.target else equation.solve(figures[node])
        if value is None:
            return None
        if figures[node].unit is Unit.PERSEN:
            return _rounded(value, self.habits[node])
        rounded = half_up(value, 2)
        return rounded.to_integral_value() if rounded == rounded.to_integral_value() else rounded


def _rounded(share: Decimal, habit: Habit) -> Decimal:
    """At the places of its column; two significant digits where that would hide it as nought and no other cell there does."""
    rounded = half_up(share, habit.places)
    return rounded if rounded or not share or habit.nought else half_up(share, 1 - share.adjusted())


def relation_of(
    equation: Equation, number: Mapping[Angka, int], values: tuple[Decimal, ...], habits: Sequence[Habit], lenient: bool
) -> Relation:
    """The quickest form of an equation. ``number`` gives the number of each of its figures."""
    target = number[equation.target]
    if isinstance(equation, Persen) and equation.target.unit is Unit.PERSEN:
        numerator, denominator = number[equation.numerator], number[equation.denominator]
        return Ratio(equation.target, target, numerator, denominator, values, habits[target], lenient)
    if isinstance(equation, Selisih | Jumlah | Sama) and equation.target.unit is not Unit.PERSEN:
        return _linear(equation, number, values)
    figures = {number[figure]: figure for figure in (equation.target, *equation.parts)}
    exact = isinstance(equation, Sama | Selisih | Jumlah) or equation.target.unit is not Unit.PERSEN
    return Other(equation, target, figures, {node: habits[node] for node in figures}, lenient, exact)


def _linear(equation: Selisih | Jumlah | Sama, number: Mapping[Angka, int], values: tuple[Decimal, ...]) -> Linear:
    weights = {number[equation.target]: 1}
    for part in equation.parts:
        sign = 1 if isinstance(equation, Selisih) and part is equation.subtrahend else -1
        weights[number[part]] = weights.get(number[part], 0) + sign
    rest = sum((weight * values[node] for node, weight in weights.items()), ZERO)
    return Linear(number[equation.target], weights, values, rest)
