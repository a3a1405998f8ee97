"""How each figure of the tables is computed in the result: one equation for a cell, none in a circle, and what corrections do.

The equations are those that were checked. A cell that several equations could compute takes one that holds; where none holds, the
office's figure stays, and the equation comes to be shown when the workbook is switched to the corrected figures.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Bilangan, Equation, Jumlah, Sama, Selisih
from lakip_xl.model.figures import Angka, State, Unit, half_up
from lakip_xl.model.findings import Certainty, Change, Group
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.performance import Efisiensi
from lakip_xl.model.sheets import Target
from lakip_xl.write.figure_map import FigureMap

_RANK = {Outcome.HOLDS: 0, Outcome.CUT_OFF: 1, Outcome.FAILS: 2}
SEN = 2
NEAR = Decimal(10) ** -9
Values = Mapping[Target, Decimal]


@dataclass(frozen=True)
class Working:
    """The equation that computes a cell. ``parts`` are the cells of its parts that the result shows."""

    target: Target
    equation: Equation
    outcome: Outcome
    subject: str
    parts: tuple[Target, ...]

    @property
    def printed(self) -> Decimal:
        value = self.equation.target.value
        return Decimal(0) if value is None else value

    def places(self, claimed: Decimal | None = None) -> int | None:
        """The places to which a formula rounds; None where the office's cell holds more than it shows, and for whole sums.

        A corrected value that would be hidden as 0 is given the places it needs.
        """
        if claimed is None or self.equation.target.unit is not Unit.PERSEN:
            return self._shown_places
        return self._rounds_to(max(compared_places(self.equation), _places_of(claimed)))

    @cached_property
    def _shown_places(self) -> int | None:
        return self._rounds_to(compared_places(self.equation))

    def _rounds_to(self, places: int) -> int | None:
        return None if self._is_whole or half_up(self.printed, places) != self.printed else places

    @cached_property
    def _is_whole(self) -> bool:
        figures = (self.equation.target, *self.equation.parts)
        return isinstance(self.equation, Jumlah | Selisih) and all(
            figure.value is None or figure.value == figure.value.to_integral_value() for figure in figures
        )

    def rounded(self, exact: Decimal, claimed: Decimal | None = None) -> Decimal:
        places = self.places(claimed)
        return exact if places is None else half_up(exact, places)

    @cached_property
    def exact(self) -> Decimal | None:
        return self.equation.compute()

    @property
    def gives_printed(self) -> bool:
        """Whether the formula shows what the office printed, in every spreadsheet program: never at a tie of the rounding."""
        if self.exact is None:
            return False
        places = self.places()
        if self._is_whole:
            return self.exact == self.printed
        if places is None:
            return abs(self.exact - self.printed) <= max(abs(self.printed), Decimal(1)) * NEAR
        shown = half_up(self.exact, places)
        tie = abs(abs(self.exact - shown) - Decimal(5).scaleb(-places - 1)) < NEAR
        return shown == self.printed and not tie

    def value_with(self, values: Values, cells: Mapping[Angka, Target]) -> Decimal | None:
        """What the equation gives when some of its parts are corrected."""
        equation = self.equation
        for part in dict.fromkeys(equation.parts):
            cell = cells.get(part)
            if cell is not None and cell in values:
                equation = equation.with_figure(part, replace(part, value=values[cell], state=State.FILLED))
        return equation.compute()


def compared_places(equation: Equation) -> int:
    """The places to which both sides of an equation are compared: those shown, or the sen; E/I is written as it is rounded."""
    target = equation.target
    if target.unit is Unit.PERSEN or (isinstance(equation, Efisiensi) and not equation.share):
        return target.places
    return max(target.places, SEN)


def _places_of(value: Decimal) -> int:
    return max(0, -int(value.normalize().as_tuple().exponent))


@dataclass(frozen=True)
class Workings:
    """The workings of all cells, and what the claimed corrections make of them."""

    figures: FigureMap
    by_cell: Mapping[Target, Working]
    claims: Values

    @classmethod
    def of(cls, hasil: Hasil, figures: FigureMap) -> Workings:
        claims = claimed_values((change for group in hasil.groups for change in claim_of(group)), figures)
        return cls(figures, _chosen(hasil, figures), claims)

    @cached_property
    def _dependents(self) -> dict[Target, list[Target]]:
        found: dict[Target, list[Target]] = {}
        for cell, working in self.by_cell.items():
            for part in working.parts:
                found.setdefault(part, []).append(cell)
        return found

    @cached_property
    def corrected(self) -> Values:
        """The cells that hold something else once all claimed corrections are made."""
        return self.corrected_by(self.claims)

    def corrected_by(self, claims: Values) -> Values:
        """The same for some corrections only: the claimed cells and what is computed from them."""
        values: dict[Target, Decimal] = dict(claims)
        for cell in self._in_order(claims):
            working = self.by_cell[cell]
            if cell in claims or not working.gives_printed:
                continue
            exact = self.with_corrections(working, values)
            if exact is not None and working.rounded(exact) != working.printed:
                values[cell] = working.rounded(exact)
        return values

    def with_corrections(self, working: Working, values: Values) -> Decimal | None:
        if not any(part in values for part in working.parts):
            return working.exact
        cells = {
            part: cell for part in working.equation.parts if (cell := self.figures.target(part, working.subject)) is not None
        }
        return working.value_with(values, cells)

    def _in_order(self, claims: Iterable[Target]) -> list[Target]:
        """What is computed from the claimed cells, each after what it is computed from."""
        seen: set[Target] = set()
        order: list[Target] = []
        for start in claims:
            stack = [(start, iter(self._dependents.get(start, ())))]
            while stack:
                cell, rest = stack[-1]
                following = next((one for one in rest if one not in seen), None)
                if following is None:
                    stack.pop()
                    if stack:
                        order.append(cell)
                else:
                    seen.add(following)
                    stack.append((following, iter(self._dependents.get(following, ()))))
        return order[::-1]


def claim_of(group: Group) -> tuple[Change, ...]:
    """The cells that a group says are wrong; none where that cannot be told."""
    if group.certainty is Certainty.TIDAK_DAPAT_DITENTUKAN or not group.candidates:
        return ()
    return group.candidates[0].changes


def claimed_values(changes: Iterable[Change], figures: FigureMap) -> dict[Target, Decimal]:
    """The corrected values by the cell of the result that shows the figure."""
    found: dict[Target, Decimal] = {}
    for change in changes:
        figure = figures.figure_at(change.place, change.written)
        target = figures.target(figure) if figure else None
        if target is not None and change.value is not None:
            found[target] = change.value
    return found


def _chosen(hasil: Hasil, figures: FigureMap) -> dict[Target, Working]:
    chosen: dict[Target, Working] = {}
    found = [working for result in hasil.rules for check in result.checks if (working := _working(check, figures))]
    for working in sorted(found, key=lambda one: _RANK[one.outcome]):
        if working.target not in chosen and not _in_circle(working, chosen):
            chosen[working.target] = working
    return chosen


def _working(check: Check, figures: FigureMap) -> Working | None:
    """A check as a way to compute its cell: its figures all stand on the cell's own sheet."""
    equation = check.equation
    if equation is None or check.outcome not in _RANK or isinstance(equation, Sama | Bilangan) or equation.target.value is None:
        return None
    target = figures.target(equation.target, check.subject)
    if target is None:
        return None
    parts = [figures.target(part, check.subject) for part in equation.parts]
    home = equation.target.place
    strange = any(
        part.sheet != target.sheet if part else (figure.place.file, figure.place.sheet) != (home.file, home.sheet)
        for part, figure in zip(parts, equation.parts, strict=True)
    )
    return None if strange else Working(target, equation, check.outcome, check.subject, tuple(part for part in parts if part))


def _in_circle(working: Working, chosen: Mapping[Target, Working]) -> bool:
    """Whether the cell would be computed from itself."""
    stack, seen = list(working.parts), set(working.parts)
    while stack:
        cell = stack.pop()
        if cell == working.target:
            return True
        for part in _parts_of(chosen.get(cell)):
            if part not in seen:
                seen.add(part)
                stack.append(part)
    return False


def _parts_of(working: Working | None) -> Iterator[Target]:
    if working is not None:
        yield from working.parts
