"""What the budget cases share: rows of a tree with their sums."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cases_book import Gaya, Look, Page, fig
from cases_offices import Baris, Pos, draw, flatten

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI")


@dataclass(frozen=True)
class Lay:
    """Rows of a tree on a page: ``rows`` gives the sheet row of each line."""

    page: Page
    lines: list[Baris]
    rows: tuple[int, ...]

    @property
    def last(self) -> int:
        """The last body row."""
        return max(self.rows)

    @property
    def roots(self) -> list[int]:
        """The sheet rows of the lines at the top."""
        return [self.rows[line.index] for line in self.lines if line.depth == 0]

    def row(self, kode: str) -> int:
        """The sheet row of a code."""
        return next(self.rows[line.index] for line in self.lines if line.pos.kode == kode)

    def figures(self, letter: str, value: Callable[[Pos], Decimal], gaya: Gaya, look: Callable[[Baris], Look]) -> None:
        """A column of figures of all lines, summed from the bottom up."""
        for line in self.lines:
            self.page.put(f"{letter}{self.rows[line.index]}", fig(value(line.pos), gaya), look(line))
            if line.children:
                self.page.sums(f"{letter}{self.rows[line.index]}", [f"{letter}{self.rows[child]}" for child in line.children])

    def total(self, row: int, letter: str, gaya: Gaya, look: Look) -> None:
        """The sum of the lines at the top."""
        members = [f"{letter}{root}" for root in self.roots]
        self.page.put(f"{letter}{row}", fig(sum_of(self.page, members), gaya), look)
        self.page.sums(f"{letter}{row}", members)


def lay(page: Page, roots: tuple[Pos, ...], first: int, skip: Sequence[int] = ()) -> Lay:
    """Places for all lines from a row down; rows in ``skip`` stay free."""
    lines = flatten(roots)
    rows: list[int] = []
    row = first
    for _ in lines:
        while row in skip:
            row += 1
        rows.append(row)
        row += 1
    return Lay(page, lines, tuple(rows))


def sum_of(page: Page, members: Sequence[str]) -> Decimal:
    """The sum of the true values of cells."""
    return sum((page.truth(at) for at in members), Decimal(0))


def spread(seed: str, whole: Decimal, parts: int, step: int = 1000) -> list[Decimal]:
    """A sum spread over periods, none negative; the last takes what is left."""
    weights = [draw(f"{seed}{index}", 1, 9) for index in range(parts)]
    unit = whole / sum(weights)
    amounts = [Decimal(int(unit * weight) // step * step) for weight in weights]
    amounts[-1] += whole - sum(amounts)
    return amounts


def running(values: Sequence[Decimal]) -> list[Decimal]:
    """Sums up to each period."""
    return [sum(values[: index + 1], Decimal(0)) for index in range(len(values))]


def total_of(parts: Sequence[Sequence[Decimal]]) -> list[Decimal]:
    """Column by column sums."""
    return [sum(values, Decimal(0)) for values in zip(*parts, strict=True)]


def by_period(pos: Pos, leaf: Callable[[Pos], list[Decimal]]) -> list[Decimal]:
    """The periods of a line: of a leaf its own, of any other the sums of its children."""
    return total_of([by_period(child, leaf) for child in pos.anak]) if pos.anak else leaf(pos)


def swapped(value: Decimal, at: int = 1) -> Decimal:
    """The figure with two neighbouring, different digits swapped, from a place on."""
    digits = list(f"{value:.0f}")
    while digits[at] == digits[at + 1]:
        at += 1
    digits[at], digits[at + 1] = digits[at + 1], digits[at]
    return Decimal("".join(digits))
