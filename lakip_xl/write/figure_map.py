"""Where each figure stands in the result, and how a formula names it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from lakip_xl.model.cells import Place
from lakip_xl.model.equations import Equation, Jumlah
from lakip_xl.model.figures import Angka, plain
from lakip_xl.model.sheets import Target
from lakip_xl.write.draft import Draft
from lakip_xl.write.names import quoted

LONGEST_FORMULA = 8_000
"""Excel takes 8,192 characters and 255 arguments of a function."""
MOST_ARGUMENTS = 250


class FigureMap(NamedTuple):
    """The cells of the result that hold the input's figures as numbers."""

    spots: Mapping[Place, Sequence[tuple[Angka, str, Target]]]

    @classmethod
    def of(cls, drafts: Iterable[Draft]) -> FigureMap:
        spots: dict[Place, list[tuple[Angka, str, Target]]] = {}
        for draft in drafts:
            for spot in draft.figures:
                spots.setdefault(spot[0].place, []).append(spot)
        return cls(spots)

    def target(self, figure: Angka, subject: str = "") -> Target | None:
        """The cell that shows a figure; where one input cell is shown in several lines, that of the row ``subject``."""
        own = self.spots.get(figure.place, ())
        if len(own) == 1:
            return own[0][2] if own[0][0].value == figure.value else None
        equal = [spot for spot in own if spot[0] == figure]
        named = next((target for _, name, target in equal if name == subject), None)
        return named or next((target for _, _, target in equal), None)

    def figure_at(self, place: Place, written: str) -> Angka | None:
        """The figure of an input cell as it was written there."""
        return next((figure for figure, _, _ in self.spots.get(place, ()) if figure.written == written), None)

    def ref(self, figure: Angka, home: str = "", subject: str = "") -> str:
        """The cell of a figure, with its sheet when that is not ``home``; a figure that has no cell stands as a number."""
        target = self.target(figure, subject)
        if target is not None:
            return address(target, home)
        value = plain(figure.value) if figure.value is not None else "0"
        return f"({value})" if value.startswith("-") else value

    def expression(self, equation: Equation, home: str = "", subject: str = "") -> str | None:
        """The right-hand side of an equation without its "="; sums by ranges. None when Excel would not take it."""
        if isinstance(equation, Jumlah):
            text = self._sum(equation.parts, home, subject)
        else:
            text = equation.excel(lambda figure: self.ref(figure, home, subject)).removeprefix("=")
        return text if text and len(text) <= LONGEST_FORMULA else None

    def _sum(self, parts: Sequence[Angka], home: str, subject: str) -> str | None:
        targets = [self.target(part, subject) for part in parts]
        cells = [target for target in targets if target is not None]
        others = [self.ref(part) for part, target in zip(parts, targets, strict=True) if target is None]
        if len(set(cells)) < len(cells):
            return "+".join([*(address(target, home) for target in cells), *others])
        ranges = [*ranges_of(cells, home), *others]
        if len(ranges) > MOST_ARGUMENTS:
            return None
        single = len(cells) == 1 and not others
        return ranges[0] if single else f"SUM({','.join(ranges)})"


def address(target: Target, home: str = "") -> str:
    """A cell as a formula on the sheet ``home`` names it."""
    return target.cell if target.sheet == home else f"{quoted(target.sheet)}!{target.cell}"


def ranges_of(cells: Iterable[Target], home: str = "") -> list[str]:
    """The cells with those that lie next to each other, downwards or sideways, as one range."""
    found: list[str] = []
    ordered = sorted(cells, key=lambda cell: (cell.sheet, cell.column, cell.row))
    for _, column in groupby(ordered, key=lambda cell: (cell.sheet, cell.column)):
        found.extend(_range(run, home) for run in _runs(list(column)))
    return found if len(found) < 3 else _sideways(list(cells), home) or found


def _runs(column: list[Target]) -> Iterator[list[Target]]:
    run: list[Target] = []
    for cell in column:
        if run and cell.row != run[-1].row + 1:
            yield run
            run = []
        run.append(cell)
    yield run


def _range(run: Sequence[Target], home: str) -> str:
    first = address(run[0], home)
    return first if len(run) == 1 else f"{first}:{run[-1].cell}"


def _sideways(cells: list[Target], home: str) -> list[str] | None:
    """One range when all the cells lie side by side in one row."""
    line = sorted(cells, key=lambda cell: cell.column)
    together = all(
        (right.sheet, right.row, right.column) == (left.sheet, left.row, left.column + 1) for left, right in pairwise(line)
    )
    return [_range(line, home)] if together else None


def in_quotes(text: str) -> str:
    """A text as a formula holds it."""
    return '"' + text.replace('"', '""') + '"'
