"""What a sound table's equations are, and by brute force which repairs a corrupted one allows.

Independent of lakip_xl.diagnose: plain dictionaries of integers and decimals, every cell tried. The equations come from the
sound table's rows and are checked to hold; the tool under trial has to infer them from the corrupted sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain

from benchmarks.slips import KINDS, Around
from lakip_xl.model.cells import Place
from lakip_xl.model.figures import Unit, half_up
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table

MONEY, PERCENT = ("induk", "pagu", "realisasi", "sisa"), ("serapan", "sisa_persen")
Values = dict[Place, Decimal]


@dataclass(frozen=True)
class Equation:
    """Either a weighted sum that is nought (``weights``) or target = part / whole x 100."""

    weights: Mapping[Place, int] = field(default_factory=dict)
    ratio: tuple[Place, Place, Place] | None = None

    @property
    def places(self) -> tuple[Place, ...]:
        return self.ratio or tuple(self.weights)

    def holds(self, values: Values, decimals: Mapping[Place, int]) -> bool:
        if self.ratio is None:
            return not sum(weight * values[place] for place, weight in self.weights.items())
        target, part, whole = self.ratio
        exact = values[part] * 100 / values[whole] if values[whole] else Decimal(0)
        return half_up(values[target], decimals[target]) == half_up(exact, decimals[target])

    def implied(self, place: Place, values: Values) -> Decimal | None:
        if self.ratio is None:
            weight = self.weights[place]
            return -sum((w * values[other] for other, w in self.weights.items() if other != place), Decimal(0)) / weight
        target, part, whole = self.ratio
        if place != target:
            return None
        return half_up(values[part] * 100 / values[whole], 2) if values[whole] else Decimal("0.00")


@dataclass(frozen=True)
class Truth:
    """A sound table: values, equations, which equations a cell is in, and what surrounds each cell."""

    values: Values
    equations: tuple[Equation, ...]
    of_cell: Mapping[Place, tuple[int, ...]]
    near: Mapping[Place, tuple[tuple[Place, ...], tuple[Place, ...], tuple[Place, ...]]]
    percents: frozenset[Place]
    nil: frozenset[Place]

    def around(self, place: Place, values: Values, value: Decimal | None = None) -> Around:
        columns, rows, parts = self.near[place]
        percent = place in self.percents
        return Around(
            values[place] if value is None else value, percent, 2 if percent else 0,
            tuple(values[other] for other in columns), tuple(values[other] for other in rows),
            self.exact(place, values), tuple(values[other] for other in parts),
        )  # fmt: skip

    def exact(self, place: Place, values: Values) -> Decimal | None:
        for index in self.of_cell[place]:
            ratio = self.equations[index].ratio
            if ratio and ratio[0] == place:
                return values[ratio[1]] * 100 / values[ratio[2]] if values[ratio[2]] else None
        return None

    def failing(self, values: Values, decimals: Mapping[Place, int], cells: Iterator[Place]) -> list[int]:
        touched = dict.fromkeys(index for cell in cells for index in self.of_cell[cell])
        return [index for index in touched if not self.equations[index].holds(values, decimals)]


def truth_of(laporan: Laporan) -> Truth:
    """Raises ValueError when the table is not sound."""
    values: Values = {}
    near: dict[Place, tuple[tuple[Place, ...], tuple[Place, ...], tuple[Place, ...]]] = {}
    percents: set[Place] = set()
    nil: set[Place] = set()
    equations = list(chain.from_iterable(map(_equations, laporan.tables))) + list(_links(laporan))
    for table in laporan.tables:
        for row in table.rows:
            for name in MONEY + PERCENT:
                figure = row.figure(name)
                if figure is None or figure.value is None:
                    continue
                values[figure.place] = figure.value
                near[figure.place] = _near(table, row, name)
                percents.update([figure.place] if figure.unit is Unit.PERSEN else [])
                nil.update([figure.place] if not figure.value else [])
    of_cell: dict[Place, list[int]] = {place: [] for place in values}
    for index, equation in enumerate(equations):
        for place in equation.places:
            of_cell[place].append(index)
    truth = Truth(
        values, tuple(equations), {place: tuple(own) for place, own in of_cell.items()}, near, frozenset(percents), frozenset(nil)
    )
    if truth.failing(values, dict.fromkeys(values, 2), iter(values)):
        raise ValueError("the table is not sound")
    return truth


def _places(row: Row, *names: str) -> list[Place] | None:
    figures = [row.figure(name) for name in names]
    return (
        [figure.place for figure in figures if figure] if all(figure and figure.value is not None for figure in figures) else None
    )


def _equations(table: Table) -> Iterator[Equation]:
    for row in table.rows:
        if places := _places(row, "sisa", "pagu", "realisasi"):
            yield Equation({places[0]: 1, places[1]: -1, places[2]: 1})
        for names in (("serapan", "realisasi", "pagu"), ("sisa_persen", "sisa", "pagu")):
            if places := _places(row, *names):
                yield Equation(ratio=(places[0], places[1], places[2]))
        for name in MONEY:
            parts = [figure for part in table.parts(row) if (figure := part.figure(name)) and figure.value is not None]
            if parts and (places := _places(row, name)):
                yield Equation({places[0]: 1, **{part.place: -1 for part in parts}})


def _links(laporan: Laporan) -> Iterator[Equation]:
    """The total of the table of indirect spending and its line in the table of direct spending."""
    lines = [row for table in laporan.tables for row in table.rows if row.name == "BELANJA TIDAK LANGSUNG"]
    for name in MONEY if len(lines) == 2 else ():
        pair = [figure.place for row in lines if (figure := row.figure(name))]
        yield Equation({pair[0]: 1, pair[1]: -1})


def _near(table: Table, row: Row, name: str) -> tuple[tuple[Place, ...], tuple[Place, ...], tuple[Place, ...]]:
    names = [other for other in (MONEY if name in MONEY else PERCENT) if row.figure(other)]
    at = names.index(name)
    beside = [row.figure(names[index]) for index in (at - 1, at + 1) if 0 <= index < len(names)]
    around = [table.rows[index].figure(name) for index in (row.index - 1, row.index + 1) if 0 <= index < len(table.rows)]
    parts = [part.figure(name) for part in table.parts(row)] if name in MONEY else []
    columns, rows, members = (
        tuple(one.place for one in group if one and one.value is not None) for group in (beside, around, parts)
    )
    return columns, rows, members


Repair = frozenset[tuple[Place, Decimal]]
Pair = tuple[Place, Place]


def repairs(truth: Truth, seen: Values, decimals: Mapping[Place, int], changed: list[Place]) -> list[Repair]:
    """All sets of one cell, else of two, whose change makes every equation hold: whole money, nothing below nought."""
    failing = truth.failing(seen, decimals, iter(changed))
    singles = [
        frozenset({(cell, value)}) for cell in _common(truth, failing) for value in _fits(truth, seen, decimals, (cell,), failing)
    ]
    return singles or list(dict.fromkeys(_pairs(truth, seen, decimals, failing)))


def _common(truth: Truth, failing: list[int]) -> list[Place]:
    shared = set(truth.equations[failing[0]].places) if failing else set()
    for index in failing[1:]:
        shared &= set(truth.equations[index].places)
    return sorted(shared)


def _fits(
    truth: Truth, seen: Values, decimals: Mapping[Place, int], cells: tuple[Place, ...], failing: list[int]
) -> Iterator[Decimal]:
    """The value of a single cell under which everything holds, if there is one."""
    (cell,) = cells
    for index in truth.of_cell[cell]:
        value = truth.equations[index].implied(cell, seen)
        if value is not None:
            if (
                value != seen[cell]
                and _valid(truth, cell, value)
                and _sound(truth, {**seen, cell: value}, decimals, [cell], failing)
            ):
                yield value
            return


def _valid(truth: Truth, cell: Place, value: Decimal) -> bool:
    return value >= 0 and (cell in truth.percents or value == value.to_integral_value())


def _sound(truth: Truth, values: Values, decimals: Mapping[Place, int], cells: list[Place], failing: list[int]) -> bool:
    new = {**decimals, **{cell: 2 for cell in cells}}
    return all(truth.equations[index].holds(values, new) for index in failing) and not truth.failing(values, new, iter(cells))


def _pairs(truth: Truth, seen: Values, decimals: Mapping[Place, int], failing: list[int]) -> Iterator[Repair]:
    if not failing:
        return
    first = min(failing, key=lambda index: len(truth.equations[index].places))
    for one in truth.equations[first].places:
        rest = [index for index in failing if index not in truth.of_cell[one]]
        others = _common(truth, rest) if rest else _neighbours(truth, one)
        for other in others:
            if other != one:
                yield from _solved(truth, seen, decimals, (one, other), failing)


def _neighbours(truth: Truth, cell: Place) -> list[Place]:
    return sorted({place for index in truth.of_cell[cell] for place in truth.equations[index].places})


def _solved(truth: Truth, seen: Values, decimals: Mapping[Place, int], pair: Pair, failing: list[int]) -> Iterator[Repair]:
    """Values of two cells: one from an equation without the other, the other from any."""
    for first, second in (pair, pair[::-1]):
        value = _alone(truth, seen, first, second)
        if value is None or value == seen[first] or not _valid(truth, first, value):
            continue
        new = {**seen, first: value}
        implied = (truth.equations[index].implied(second, new) for index in truth.of_cell[second])
        last = next((one for one in implied if one is not None), None)
        if last is None or last == seen[second] or not _valid(truth, second, last):
            continue
        if _sound(truth, {**new, second: last}, decimals, [first, second], failing):
            yield frozenset({(first, value), (second, last)})


def _alone(truth: Truth, seen: Values, cell: Place, other: Place) -> Decimal | None:
    """What the first equation without the other cell makes of a cell."""
    without = (index for index in truth.of_cell[cell] if other not in truth.equations[index].places)
    implied = (truth.equations[index].implied(cell, seen) for index in without)
    return next((value for value in implied if value is not None), None)


def is_listed(truth: Truth, repair: Repair, seen: Values) -> bool:
    """Whether every cell of a repair was mistyped by a kind on the trials' list."""
    meant = {**seen, **dict(repair)}
    for cell, _ in repair:
        around = truth.around(cell, meant)
        if not any(typed.value == seen[cell] for kind in KINDS.values() for typed in kind(around)):
            return False
    return True


def judged(truth: Truth, seen: Values, decimals: Mapping[Place, int], changed: list[Place]) -> str:
    """structural, explained, ambiguous or hidden (docs/diagnosis.md)."""
    found = repairs(truth, seen, decimals, changed)
    actual = frozenset((cell, truth.values[cell]) for cell in changed)
    if actual not in found:
        return "hidden"
    if len(found) == 1:
        return "structural"
    listed = [repair for repair in found if is_listed(truth, repair, seen)]
    return "explained" if listed == [actual] else "ambiguous"
