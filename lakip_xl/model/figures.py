"""Figures and texts of a table, each with its place and the way it was written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal
from enum import Enum
from functools import cache

from lakip_xl.model.cells import Place
from lakip_xl.model.making import maker


class Unit(Enum):
    """What a column counts. The value is the word in temuan.json."""

    RUPIAH = "rupiah"
    PERSEN = "persen"
    ORANG = "orang"
    BILANGAN = "bilangan"


class State(Enum):
    """Blank, nil, unreadable and a figure are different things; none of them is silently 0."""

    FILLED = "terisi"
    NIL = "nihil"
    BLANK = "kosong"
    NOT_APPLICABLE = "tidak ada data"
    UNREADABLE = "tidak terbaca"
    UNCALCULATED = "belum dihitung"
    TEXT = "teks"
    COMPOSITE = "rentang atau daftar"


class Style(Enum):
    """Which sign separates thousands in the figure as written."""

    DOTS = "titik"
    COMMAS = "koma"
    PLAIN = "tanpa pemisah"
    NUMBER = "angka Excel"


class Fault(Enum):
    """What is odd about the way a figure is written, though it can be read."""

    SEPARATORS = "pemisah ribuan tidak per tiga angka"
    TWO_WAYS = "dapat dibaca dua cara"
    SEVERAL = "beberapa nilai dalam satu sel"


@dataclass(frozen=True, slots=True)
class Teks:
    """The text of a cell; ``text`` has its white space folded, and is empty for a blank cell."""

    place: Place
    text: str

    def __bool__(self) -> bool:
        return bool(self.text)


make_text = maker(Teks)


@dataclass(frozen=True, slots=True)
class Angka:
    """A figure as read.

    ``value`` is in ``unit`` (percent as 95.39, never as a fraction) and None unless ``state`` is FILLED or NIL (0).
    ``places`` counts the decimals shown. ``ways`` holds every way in which a text such as "1.672" can be read, the chosen one
    first; it may be left empty where there is only one. ``coarse``: shown in thousands or millions of rupiah, so that the figure
    itself is rounded.
    """

    place: Place
    written: str
    value: Decimal | None
    unit: Unit = Unit.BILANGAN
    places: int = 0
    state: State = State.FILLED
    style: Style = Style.PLAIN
    ways: tuple[Decimal, ...] = ()
    faults: frozenset[Fault] = frozenset()
    suffix: str = ""
    formula: str | None = None
    coarse: bool = False

    @property
    def readings(self) -> tuple[Decimal, ...]:
        return self.ways or (() if self.value is None else (self.value,))

    @property
    def known(self) -> bool:
        return self.value is not None

    @property
    def empty(self) -> bool:
        """Nothing was written there, or only "-"."""
        return self.state in (State.BLANK, State.NIL)

    @property
    def term(self) -> Decimal | None:
        """What the cell adds to a sum: blank and nil add nothing, an unreadable one makes the sum unknown."""
        return Decimal(0) if self.state is State.BLANK else self.value

    def read_as(self, value: Decimal) -> Angka:
        return replace(self, value=value)


make_figure = maker(Angka)


@cache
def _step(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def half_up(value: Decimal, places: int) -> Decimal:
    """Rounded as Excel does: a half goes away from zero."""
    return value.quantize(_step(places), ROUND_HALF_UP, _WIDE)


def cut_off(value: Decimal, places: int) -> Decimal:
    """The decimals beyond ``places`` dropped, not rounded."""
    return value.quantize(_step(places), ROUND_DOWN, _WIDE)


_WIDE = Context(prec=1_000)
"""A format may ask for 200 decimals, and a product of two figures has 36 digits: more than the 28 that Decimal takes to round."""


def plain(value: Decimal) -> str:
    """Plain decimal notation for programs: no exponent, no separators, no trailing zeros after the point."""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


_INDONESIAN_SIGNS = str.maketrans(",.", ".,")


def indonesian(value: Decimal, places: int | None = None) -> str:
    """As the office writes it: 6.869.197.469 and 95,39."""
    rounded = value if places is None else half_up(value, places)
    text = f"{rounded:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(_INDONESIAN_SIGNS)


def shown_figure(value: Decimal, unit: Unit, places: int) -> str:
    """A figure in a sentence: percentages with their sign, money without "Rp"."""
    if unit is Unit.PERSEN:
        return f"{indonesian(value, places)}%"
    return indonesian(value, places if places else None)
