"""Equations between columns that nobody declares: a column is the sum, difference or percentage of others in nearly every row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations, permutations

from lakip_xl.model.declared import Node, Persamaan
from lakip_xl.model.equations import HUNDRED, Equation, Jumlah, Persen, Selisih, agreement
from lakip_xl.model.figures import Angka, Unit
from lakip_xl.model.tables import FoundColumn, Row, Table, per_table
from lakip_xl.read.labels import take_label
from lakip_xl.read.marks import is_average
from lakip_xl.read.words import words_of
from lakip_xl.rules.columns import figure_at
from lakip_xl.tables import EvaluasiRenja, Lain

REACH = 14
"""How many columns of figures left of a column its equation may use."""
LARGE = 1000
"""Smaller figures add up by chance too easily."""
MOST_FAILURES = 4
OWN_SOURCE = frozenset({"fisik", "bobot", "target", "rencana", "prognosis", "kontrak", "kas", "lelang", "blokir", "volume"})
"""Columns with these words have a source of their own, though they often equal what the others give."""
LEFT_OVER = frozenset({"sisa", "selisih", "kekurangan"})
"""With these words a column is a difference, also of a target: "Sisa Target"."""
ACHIEVED = frozenset({"capaian", "pencapaian", "terhadap", "thd", "dibanding"})
"""With these words the target is what a percentage is measured by."""

Figures = Mapping[int, Angka]
Line = tuple[Row, Figures]


@dataclass(frozen=True)
class Relation:
    """A column that nearly every row makes of others; ``held`` counts the rows that bear it out and could have failed."""

    way: type[Jumlah | Selisih | Persen | Persamaan]
    target: FoundColumn
    operands: tuple[FoundColumn, ...]
    held: int = 0
    failed: int = 0
    whole: Angka | None = None
    """The figure of the total row, for each row's share in the total."""
    grows: bool = False
    """Whether it is by how many percent the first operand grew to the second."""

    def equation(self, figures: Figures) -> Jumlah | Selisih | Persen | Persamaan:
        target, *parts = (figures[column.column] for column in (self.target, *self.operands))
        if self.way is Jumlah:
            return Jumlah(target, tuple(parts), self.words)
        if self.way is Selisih:
            return Selisih(target, parts[0], parts[1], self.words)
        if self.grows:
            return Persamaan(replace(target, unit=Unit.PERSEN), GROWTH, GROWTH.names(), (parts[1], parts[0]), self.words)
        if self.way is Persamaan:
            return Persamaan(target, PRODUCT, PRODUCT.names(), tuple(parts), self.words)
        return Persen(replace(target, unit=Unit.PERSEN), parts[0], self.whole or parts[1], self.words)

    @property
    def words(self) -> str:
        names = [_short(column) for column in self.operands]
        if self.whole:
            return f"{_short(self.target)} = {names[0]} / jumlahnya x 100"
        if self.grows:
            return f"{_short(self.target)} = ({names[1]} - {names[0]}) / {names[0]} x 100"
        sign = {Jumlah: " + ", Selisih: " - ", Persen: " / ", Persamaan: " x "}[self.way]
        right = sign.join(names) if len(names) < SHOWN_NAMES else f"{names[0]} + ... + {names[-1]}"
        return f"{_short(self.target)} = {right}{' x 100' if self.way is Persen else ''}"

    @property
    def sure(self) -> bool:
        return self.held >= SURE and self.held >= self.failed * SURE


PRODUCT = Node("*", Node("", name="a"), Node("", name="b"))
"""Volume times price."""
GROWTH = Node("*", Node("/", Node("-", Node("", name="b"), Node("", name="a")), Node("", name="a")), Node("", value=HUNDRED))
"""By how many percent a figure is more than the one before it."""
SURE = 3
SHOWN_NAMES = 5


def _short(column: FoundColumn) -> str:
    return f"kolom {column.letter} ({column.heading.replace(' / ', ' ')})"


@per_table
def strangers_of(table: Table) -> tuple[FoundColumn, ...]:
    """The columns that no kind declares and that may hold figures."""
    return tuple(column for column in table.found.columns if column.name is None and _has_digits(table, column))


@per_table
def lines_of(table: Table) -> tuple[Line, ...]:
    """The rows of a table with their figures by column, also those of columns that no kind declares; averages left out."""
    strangers, found = strangers_of(table), []
    for row in table.rows:
        if not (row.total and is_average(row.name)):
            figures = {figure.place.column: figure for _, figure in row.figures if figure.place.row == row.place.row}
            figures.update({column.column: figure_at(table, row, column, False) for column in strangers})
            found.append((row, figures))
    return tuple(found)


def _has_digits(table: Table, column: FoundColumn) -> bool:
    cells = (table.found.grid.at(row, column.column) for row in table.found.body_rows)
    return any(cell is not None and _DIGIT.search(cell.shown) for cell in cells)


_DIGIT = re.compile(r"\d")


def relations(table: Table, taken: frozenset[int]) -> Iterator[Relation]:
    """The best supported equation of each column that no other rule explains; ``taken`` are columns with equations already."""
    open_kind = table.kind in (Lain, EvaluasiRenja)
    if not open_kind and not strangers_of(table) and not any(_counts_people(table, column) for column in table.found.columns):
        return
    lines = lines_of(table)
    columns = [column for column in table.found.columns if is_figures(column, lines)]
    seen: set[frozenset[int]] = set()
    for place, target in enumerate(columns):
        unknown = target.name is None or open_kind
        if (unknown or _counts_people(table, target)) and target.column not in taken:
            left = columns[max(0, place - REACH) : place]
            if not unknown:
                left = [column for column in left if column.name is None and _last(column) == _last(target)]
            right = [column for column in columns[place + 1 : place + 3] if column.name and target.name is None]
            best = _best(_borne_out(target, left, lines)) or (right and _best(_borne_out(target, [*left, *right], lines)))
            key = frozenset(column.column for column in (target, *best.operands)) if best else frozenset()
            if best and key not in seen:
                seen.add(key)
                yield best


def _counts_people(table: Table, column: FoundColumn) -> bool:
    """Men in all may be those of each golongan, which stand left of them under headings that no kind declares."""
    heading = table.kind.headings.get(column.name or "")
    return heading is not None and heading.unit is Unit.ORANG


def _last(column: FoundColumn) -> str:
    return column.heading.split(" / ")[-1]


def _best(found: Iterable[Relation]) -> Relation | None:
    return max(found, key=lambda one: (one.held - one.failed * 2, -len(one.operands)), default=None)


def is_figures(column: FoundColumn, lines: Sequence[Line]) -> bool:
    """Whether most of what stands in a column is figures."""
    cells = [figures[column.column] for _, figures in lines if column.column in figures]
    filled = [figure for figure in cells if not figure.empty]
    return len(filled) > 1 and sum(figure.value is not None for figure in filled) * 3 > len(filled) * 2


def _borne_out(target: FoundColumn, near: list[FoundColumn], lines: Sequence[Line]) -> Iterator[Relation]:
    cells = [figures[target.column] for _, figures in lines if target.column in figures and figures[target.column].value]
    broken = sum(figure.places > 0 for figure in cells) * 2 > len(cells)
    for relation in _candidates(target, near, lines):
        held, failed, strong = _tried(relation, lines, only=relation.way is Persen and len(near) == len(relation.operands))
        few = strong >= 2 and failed * 2 <= held
        many = held >= (SURE if _says_sum(relation) or broken else SURE + 1) and failed * SURE <= held
        told = _says_difference(relation) and held >= 2 and failed * 2 <= held
        if few or many or told:
            yield replace(relation, held=held, failed=failed)


def _says_sum(relation: Relation) -> bool:
    return relation.way is Jumlah and bool({"jumlah", "total"} & set(words_of(relation.target.heading)))


_CHANGE = frozenset(
    [
        "naik", "turun", "kenaikan", "penurunan", "peningkatan", "selisih", "bertambah", "berkurang", "perubahan", "pertumbuhan",
        "laju",
    ]
)  # fmt: skip


def _says_difference(relation: Relation) -> bool:
    """ "Naik/Turun" beside results of two years is the later less the earlier: two rows are enough to believe it."""
    years = [take_label(tuple(column.heading.split(" / "))).label for column in relation.operands]
    later = len(years) == 2 and years[0] and years[1] and years[0].kind == years[1].kind and years[0].order > years[1].order
    return relation.way is Selisih and bool(later) and not _CHANGE.isdisjoint(words_of(relation.target.heading))


def _candidates(target: FoundColumn, near: list[FoundColumn], lines: Sequence[Line]) -> Iterator[Relation]:
    words = set(words_of(target.heading))
    share = is_share(target, lines)
    if share and (words & ACHIEVED or not words & OWN_SOURCE) and "fisik" not in words:
        amounts = [column for column in reversed(near) if not is_share(column, lines)]
        yield from (Relation(Persen, target, pair) for pair in permutations(amounts, 2))
    if share and not words & (OWN_SOURCE - {"bobot"}):
        whole = next((figures for row, figures in reversed(lines) if row.total), {})
        known = [column for column in near if not is_share(column, lines) and column.column in whole]
        yield from (Relation(Persen, target, (column,), whole=whole[column.column]) for column in known)
    if share and words & _CHANGE:
        amounts = [column for column in near if not is_share(column, lines)]
        yield from (Relation(Persamaan, target, pair, grows=True) for pair in combinations(amounts, 2))
    prices = [column for column in near if {"harga", "tarif"} & set(words_of(column.heading))]
    yield from (Relation(Persamaan, target, (amount, price)) for price in prices for amount in near if amount is not price)
    alike = [column for column in near if is_share(column, lines) == share]
    if words & LEFT_OVER:
        yield from (Relation(Selisih, target, pair) for pair in permutations(reversed(alike), 2))
    if not words & OWN_SOURCE:
        yield from (Relation(Jumlah, target, pair) for pair in combinations(alike, 2))
        yield from (Relation(Selisih, target, pair) for pair in permutations(reversed(alike), 2))
        yield from (Relation(Jumlah, target, tuple(alike[start:])) for start in range(len(alike) - 2))
        ends: dict[str, list[FoundColumn]] = {}
        for column in alike:
            ends.setdefault(_last(column), []).append(column)
        yield from (Relation(Jumlah, target, tuple(group)) for group in ends.values() if len(group) > 2)


def is_share(column: FoundColumn, lines: Sequence[Line]) -> bool:
    """Whether a column holds percentages: by its heading, by its cells' percent signs, or as small figures with decimals."""
    words = set(words_of(column.heading))
    if words & {"%", "persen", "persentase"}:
        return True
    if "rp" in words or "rupiah" in words:
        return False
    values = [figures[column.column] for _, figures in lines if column.column in figures]
    values = [figure for figure in values if figure.value]
    signed = sum(figure.suffix == "%" for figure in values)
    small = sum(figure.places > 0 and abs(figure.value or Decimal(0)) < LARGE for figure in values)
    return signed * 2 > len(values) or ("capaian" in words and small * 2 > len(values))


def _tried(relation: Relation, lines: Sequence[Line], only: bool) -> tuple[int, int, int]:
    """Rows that hold, rows that fail, and of the first those that cannot hold by chance; ``only`` where no others are tried."""
    held = failed = strong = 0
    for _, figures in lines:
        equation = relation.equation(figures) if all(c.column in figures for c in (relation.target, *relation.operands)) else None
        exact = _exact(equation) if equation else None
        if equation is None or exact is None:
            continue
        if agreement(equation.target, exact) == "fails":
            failed += not excused(equation)
        elif _says_something(equation):
            held += 1
            strong += _is_strong(equation) or only
        if failed > MOST_FAILURES and failed * 2 > held:
            break
    return held, failed, strong


def _exact(equation: Equation) -> Decimal | None:
    if equation.target.value is None or equation.target.empty or any(part.value is None for part in equation.parts):
        return None
    return equation.compute()


def _says_something(equation: Equation) -> bool:
    """A sum with a nought in it, or a percentage of nothing or of all, would hold in many other ways."""
    if isinstance(equation, Persen):
        return equation.target.value not in (0, HUNDRED)
    if isinstance(equation, Persamaan):
        return bool(equation.target.value) and not any(part.value in (0, 1) for part in equation.parts)
    return bool(equation.target.value) and sum(bool(part.value) for part in equation.parts) > 1


def _is_strong(equation: Equation) -> bool:
    if isinstance(equation, Persen):
        return equation.target.places > 0
    if isinstance(equation, Persamaan):
        return abs(equation.target.value or Decimal(0)) >= LARGE
    return all(abs(figure.value or Decimal(0)) >= LARGE for figure in (equation.target, *equation.parts) if figure.value)


def excused(equation: Equation) -> bool:
    """A capaian that is reckoned otherwise: where less is better, or where more than 100 is not given; a fall without sign."""
    if isinstance(equation, Persamaan) and equation.target.unit is Unit.PERSEN and equation.target.value is not None:
        exact = equation.compute()
        return exact is not None and agreement(equation.target, -exact) != "fails"
    if not isinstance(equation, Persen):
        return False
    told, part, whole = equation.target, equation.numerator.value, equation.denominator.value
    money = Unit.RUPIAH in (equation.numerator.unit, equation.denominator.unit)
    if money or told.value is None or part is None or not whole:
        return False
    other = [(whole * 2 - part) * HUNDRED / whole, *([whole * HUNDRED / part] if part else [])]
    return any(agreement(told, one) != "fails" for one in other) or (told.value in CAPS and part * HUNDRED / whole > told.value)


CAPS = tuple(map(Decimal, (100, 110, 120, 150)))
