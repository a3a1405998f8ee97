"""Faults put into sound tables: each kind lists every outcome that it can have at a cell, so that likelihoods are known.

This is the trials' own list. It shares no code with lakip_xl.diagnose.causes.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from lakip_xl.model.figures import half_up


@dataclass(frozen=True)
class Typed:
    """What is typed into a cell: a value with its decimals."""

    value: Decimal
    places: int


@dataclass(frozen=True)
class Around:
    """A cell's value and what stands near it; ``exact`` is a percentage before rounding, ``parts`` a total's parts."""

    value: Decimal
    percent: bool
    places: int
    columns: tuple[Decimal, ...] = ()
    rows: tuple[Decimal, ...] = ()
    exact: Decimal | None = None
    parts: tuple[Decimal, ...] = ()

    @property
    def digits(self) -> str:
        return f"{abs(self.value):.{self.places}f}"


Kind = Callable[[Around], list[Typed]]


def _typed(texts: list[str], around: Around) -> list[Typed]:
    """Texts as figures; none with a leading nought, none that is the same figure."""
    found = []
    for text in dict.fromkeys(texts):
        whole, _, fraction = text.partition(".")
        if not whole or (len(whole) > 1 and whole[0] == "0"):
            continue
        value = Decimal(text).copy_sign(around.value)
        if value != around.value:
            found.append(Typed(value, len(fraction)))
    return found


def _positions(digits: str) -> list[int]:
    return [at for at, digit in enumerate(digits) if digit != "."]


def transpose(around: Around) -> list[Typed]:
    digits, at = around.digits, _positions(around.digits)
    return _typed([_put(digits, {left: digits[right], right: digits[left]}) for left, right in itertools.pairwise(at)], around)


def _put(digits: str, new: Mapping[int, str]) -> str:
    return "".join(new.get(at, digit) for at, digit in enumerate(digits))


def drop(around: Around) -> list[Typed]:
    digits = around.digits
    if len(_positions(digits)) < 2:
        return []
    return _typed([(digits[:at] + digits[at + 1 :]).rstrip(".") for at in _positions(digits)], around)


def insert(around: Around) -> list[Typed]:
    digits = around.digits
    return _typed([digits[:at] + new + digits[at:] for at in range(len(digits) + 1) for new in "0123456789"], around)


def substitute(around: Around) -> list[Typed]:
    digits = around.digits
    return _typed([_put(digits, {at: new}) for at in _positions(digits) for new in "0123456789"], around)


def separator(around: Around) -> list[Typed]:
    if around.percent:
        return _typed([around.digits.replace(".", "")], around) if around.places else []
    groups = f"{abs(around.value):,.0f}".split(",")
    lost = ["".join(groups[:at] + groups[at + 1 :]) for at in range(len(groups))] if len(groups) > 1 else []
    thousandth = half_up(abs(around.value) / 1000, 0)
    return _typed([str(thousandth), str(abs(around.value) * 1000), *lost] if around.value else [], around)


def fraction(around: Around) -> list[Typed]:
    if not around.percent or not around.value:
        return []
    return _typed([str(half_up(abs(around.value) / 100, places)) for places in (around.places, around.places + 2)], around)


def from_column(around: Around) -> list[Typed]:
    return [Typed(value, around.places) for value in around.columns if value != around.value]


def from_row(around: Around) -> list[Typed]:
    return [Typed(value, around.places) for value in around.rows if value != around.value]


def truncate(around: Around) -> list[Typed]:
    if not around.percent or around.exact is None:
        return []
    cut = around.exact.quantize(Decimal(1).scaleb(-around.places), rounding=ROUND_DOWN)
    return [Typed(cut, around.places)] if cut != around.value else []


def sign(around: Around) -> list[Typed]:
    return [Typed(-around.value, around.places)] if around.value else []


KINDS: Mapping[str, Kind] = {
    "transpose": transpose, "drop": drop, "insert": insert, "substitute": substitute, "separator": separator,
    "fraction": fraction,     "column": from_column, "row": from_row, "truncate": truncate, "sign": sign,
}  # fmt: skip


def two_digits(around: Around, draw: random.Random) -> list[Typed]:
    at = _positions(around.digits)
    if len(at) < 2 or not around.value:
        return []
    chosen = draw.sample(at, 2)
    new = {index: draw.choice([other for other in "0123456789" if other != around.digits[index]]) for index in chosen}
    return _typed([_put(around.digits, new)], around)


def far_swap(around: Around, draw: random.Random) -> list[Typed]:
    digits, at = around.digits, _positions(around.digits)
    pairs = [(left, right) for index, left in enumerate(at) for right in at[index + 2 :] if digits[left] != digits[right]]
    if not pairs:
        return []
    left, right = draw.choice(pairs)
    return _typed([_put(digits, {left: digits[right], right: digits[left]})], around)


def stale_total(around: Around, draw: random.Random) -> list[Typed]:
    """A total as it was before one of its parts changed by up to a fifth, to the thousand."""
    changed = [part for part in around.parts if part >= 10_000]
    if not changed:
        return []
    gap = half_up(draw.choice(changed) * Decimal(draw.randint(1, 200)) / 1000, -3)
    return [Typed(around.value - gap, 0)] if gap else []


def any_number(around: Around, draw: random.Random) -> list[Typed]:
    length = len(_positions(around.digits))
    value = Decimal(draw.randint(10 ** (length - 1), 10**length - 1)).scaleb(-around.places)
    return [Typed(value, around.places)] if around.value and value != around.value else []


def rounded(around: Around, draw: random.Random) -> list[Typed]:
    """Money to the thousand, ten thousand or million; a percentage to one place, written with two."""
    step = 1 if around.percent else -draw.choice((3, 4, 6))
    value = half_up(around.value, step)
    value = value if around.percent else Decimal(int(value))
    return [Typed(value, around.places)] if value and value != around.value else []


OddKind = Callable[[Around, random.Random], list[Typed]]
ODD_KINDS: Mapping[str, OddKind] = {
    "two digits": two_digits, "far swap": far_swap, "stale total": stale_total, "any number": any_number, "rounded": rounded,
}  # fmt: skip
