"""From a cell to a figure: value, places as shown, style and text as written. Nothing is ever guessed silently.

Texts are read in Indonesian and in English notation, cell by cell. What can be read two ways ("1.672") keeps both readings.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from lakip_xl.model.cells import Cell, ErrorValue, Place
from lakip_xl.model.figures import Angka, Fault, State, Style, Unit, make_figure
from lakip_xl.read.display import decimals_of, is_percent
from lakip_xl.read.dressing import is_several, undressed

NIL_TEXTS = frozenset({"-", "--", "---", "–", "—", ",-", "-,-", "-%", "- %", ",", ".", "nihil", "nil"})
NO_DATA_TEXTS = frozenset({"n/a", "na", "n.a", "n.a.", "tad", "t.a.d", "tidak ada", "tidak ada data", "belum ada data", "#n/a"})
_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-"})
_FIGURE = re.compile(
    r"""(?P<money>(?:rp|idr)\s*\.?\s*)?
        (?P<open>\()?\s*
        (?P<sign>-)?\s*
        (?:(?:rp|idr)\s*\.?\s*)?
        (?P<sign2>-)?\s*
        (?P<digits>[.,]?\d(?:[\d.,\ ]*\d)?)
        \s*(?P<nil>,-+|,=|\.-|[.,])?
        \s*(?P<close>\))?
        \s*(?P<suffix>%(?:\s*\([^\d)]*\))?|\([^\d()]*\)(?:\s+[^\W\d][^\d%]*)?|[^\W\d][^\d%]*|m[23]|km2|[^\W\d][^\d%]*\sm[23])?$""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_MAGNITUDES = {
    "ribu": 10**3,
    "rb": 10**3,
    "juta": 10**6,
    "jt": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "m": 10**9,
    "triliun": 10**12,
}
_SPACED_GROUPS = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Digits:
    """The readings of a run of digits and separators, the likelier first; none when it cannot be a figure."""

    readings: tuple[Decimal, ...]
    places: int = 0
    style: Style = Style.PLAIN
    broken: bool = False


def read_figure(cell: Cell | None, place: Place, unit: Unit) -> Angka:
    """The figure of a cell in ``unit``. Percentages come as 95.39, also from a cell that Excel formats as a percentage."""
    if cell is None:
        return Angka(place, "", None, unit, state=State.BLANK)
    if cell.value is None:
        return Angka(place, "", None, unit, state=State.UNCALCULATED, formula=cell.formula)
    if isinstance(cell.value, Decimal):
        return _from_number(cell, cell.value, place, unit)
    if isinstance(cell.value, str):
        return read_text(cell.value, place, unit, cell.formula)
    state = State.NOT_APPLICABLE if cell.value == ErrorValue("#N/A") else State.UNREADABLE
    if isinstance(cell.value, date):
        state = State.UNREADABLE
    return Angka(place, cell.shown, None, unit, state=state, formula=cell.formula)


def value_of(cell: Cell | None, unit: Unit) -> Decimal | None:
    """The value alone of the figure of a cell."""
    if cell is None:
        return None
    if isinstance(cell.value, Decimal):
        return cell.value * 100 if is_percent(cell.number_format) else cell.value
    return _value_of_text(cell.value, unit) if isinstance(cell.value, str) else None


@lru_cache(maxsize=8192)
def _value_of_text(text: str, unit: Unit) -> Decimal | None:
    """Places and funds stand in a column row by row."""
    return read_text(text, _NOWHERE, unit).value


_NOWHERE = Place("", "", 1, 1)


def _from_number(cell: Cell, value: Decimal, place: Place, unit: Unit) -> Angka:
    percent = is_percent(cell.number_format)
    decimals = decimals_of(cell.number_format)
    scaled = value * 100 if percent else value
    places = _own_places(scaled) if decimals is None else decimals
    state = State.NIL if scaled == 0 and cell.shown in NIL_TEXTS else State.FILLED
    return make_figure(
        place, cell.shown, scaled, unit, places, state, Style.NUMBER, suffix="%" if percent else "", formula=cell.formula
    )


def _own_places(value: Decimal) -> int:
    """The decimals of a number in General format, at most those that matter beside a rounded percentage."""
    exponent = value.normalize().as_tuple().exponent
    return min(max(-exponent, 0), MOST_PLACES) if isinstance(exponent, int) else 0


MOST_PLACES = 6
MOST_SIGNS = 27
"""A text of more digits and separators is no figure of any office, and more than sums are exact to."""


def read_text(text: str, place: Place, unit: Unit, formula: str | None = None) -> Angka:
    """A figure from a text as typed: "Rp 150.335.000,-", "15,5%", "(2.315,00)", "12 kali", "-", "n/a"."""
    folded = fold(undressed(text))
    state = _state_without_figure(folded)
    if state is State.NIL:
        return Angka(place, text, Decimal(0), unit, state=State.NIL, formula=formula)
    if state is not None:
        return Angka(place, text, None, unit, state=state, formula=formula)
    if is_several(folded):
        state = State.COMPOSITE if unit is Unit.BILANGAN else State.UNREADABLE
        return Angka(place, text, None, unit, state=state, formula=formula)
    found = _FIGURE.fullmatch(folded.translate(_MINUS))
    digits = read_digits(found.group("digits"), unit) if found else Digits(())
    if not found or not digits.readings or bool(found.group("open")) != bool(found.group("close")):
        return Angka(place, text, None, unit, state=_textual(folded), formula=formula)
    negative = bool(found.group("open") or found.group("sign") or found.group("sign2"))
    return _from_digits(text, place, unit, digits, negative, (found.group("suffix") or "").strip(), formula)


def _from_digits(text: str, place: Place, unit: Unit, digits: Digits, negative: bool, suffix: str, formula: str | None) -> Angka:
    factor = _factor(suffix, unit)
    readings = tuple(value * factor * (-1 if negative else 1) for value in digits.readings)
    faults = frozenset(fault for fault, on in ((Fault.SEPARATORS, digits.broken), (Fault.TWO_WAYS, len(readings) > 1)) if on)
    ways = readings if len(readings) > 1 else ()
    return Angka(
        place, text, readings[0], unit, digits.places, State.FILLED, digits.style, ways, faults, suffix.rstrip("."), formula
    )


def _factor(suffix: str, unit: Unit) -> int:
    """ "2,5 miliar" in a column of rupiah is a number of rupiah; elsewhere the words after a figure are its unit."""
    first = suffix.casefold().split()[:1]
    return _MAGNITUDES.get(first[0].rstrip(".,-"), 1) if first and unit is Unit.RUPIAH else 1


@lru_cache(maxsize=16384)
def fold(text: str) -> str:
    """One line, ordinary spaces, no space at the ends nor between letters that are set apart."""
    usual = text if text.isascii() else unicodedata.normalize("NFKC", text).replace("\u200b", "")
    plain = " ".join(usual.split())
    folded = _SPREAD.sub(lambda found: found.group(0).replace(" ", ""), plain) if plain.count(" ") > 2 else plain
    return text if folded == text else folded  # one text is kept, not two that are equal


_SPREAD = re.compile(r"\b(?:[^\W\d_] ){3,}[^\W\d_]\b")
"""Letters set apart for looks: "T A R G E T", "J U M L A H"."""


def _state_without_figure(folded: str) -> State | None:
    lowered = folded.casefold()
    if not lowered:
        return State.BLANK
    if lowered in NIL_TEXTS or re.fullmatch(r"rp\.?\s*[-–—,]+", lowered):
        return State.NIL
    return State.NOT_APPLICABLE if lowered in NO_DATA_TEXTS else None


def _textual(folded: str) -> State:
    """A text without any digit is a word (WTP, BB); one with several numbers is a range, a limit or a list."""
    if folded.startswith("#"):
        return State.UNREADABLE
    if not any(sign.isdigit() for sign in folded):
        return State.TEXT
    return State.COMPOSITE if _COMPOSITE.search(folded) else State.UNREADABLE


_COMPOSITE = re.compile(
    r"^\s*(?:<|>|≤|≥|=|min|max|maks|di ?(?:atas|bawah)|lebih|kurang)"
    r"|\d\s*%?\s*(?:-|–|s\.?/?d\.?|sampai)\s*\d|[a-z]\D*[;,/&+]\D*\d|\d\s+\d",
    re.IGNORECASE,
)


def read_digits(digits: str, unit: Unit) -> Digits:
    """Every reading of a run of digits with dots, commas and spaces.

    A single group of three after one separator can be thousands or decimals; rupiah and people are never counted in
    thousandths, so there only the first. Groups of three but for one lost separator are read and marked as broken.
    """
    spaced = digits.strip()
    if " " in spaced and not _SPACED_GROUPS.fullmatch(spaced) and not _near_signs(spaced):
        return Digits(())
    compact = spaced.replace(" ", "").rstrip(".,")
    if len(compact) > MOST_SIGNS:
        return Digits(())
    dots, commas = compact.count("."), compact.count(",")
    if not dots and not commas:
        return Digits((Decimal(compact),))
    if dots and commas:
        return _both_signs(compact)
    sign = "." if dots else ","
    return _one_sign(compact.split(sign), Style.DOTS if dots else Style.COMMAS, unit)


def _near_signs(digits: str) -> bool:
    """Blanks beside a separator ("1. 234. 567") are slips; blanks between digits are two numbers."""
    return not re.search(r"\d \d", digits)


def _both_signs(compact: str) -> Digits:
    decimal_sign = max(".,", key=compact.rindex)
    thousands_sign = "," if decimal_sign == "." else "."
    whole, _, fraction = compact.rpartition(decimal_sign)
    style = Style.DOTS if thousands_sign == "." else Style.COMMAS
    if decimal_sign in whole:
        return _broken(re.split(r"[.,]", compact), style)
    groups = whole.split(thousands_sign)
    if _in_threes(groups):
        return Digits((Decimal(f"{''.join(groups)}.{fraction}"),), len(fraction), style)
    if len(fraction) == 3 or not _nearly_in_threes(groups):
        return _broken([*groups, fraction], style)
    return Digits((Decimal(f"{''.join(groups)}.{fraction}"),), len(fraction), style, broken=True)


def _one_sign(groups: list[str], style: Style, unit: Unit) -> Digits:
    decimal_style = Style.COMMAS if style is Style.DOTS else Style.DOTS
    if len(groups) > 2:
        return Digits((Decimal("".join(groups)),), 0, style) if _in_threes(groups) else _broken(groups, style)
    whole, fraction = groups
    as_decimal = Decimal(f"{whole or '0'}.{fraction}")
    if len(fraction) != 3 or len(whole) > 3 or whole.startswith("0") or not whole:
        return Digits((as_decimal,), len(fraction), decimal_style)
    as_thousands = Decimal(whole + fraction)
    if unit in (Unit.RUPIAH, Unit.ORANG):
        return Digits((as_thousands,), 0, style)
    return Digits((as_thousands, as_decimal), 0, style)


def _in_threes(groups: list[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:])


def _nearly_in_threes(groups: list[str]) -> bool:
    return bool(groups[0]) and all(group and len(group) % 3 == 0 for group in groups[1:])


def _broken(groups: list[str], style: Style) -> Digits:
    if _nearly_in_threes(groups):
        return Digits((Decimal("".join(groups)),), 0, style, broken=True)
    return Digits(())


def split_figures(text: str) -> tuple[str, ...]:
    """The single figures of a cell that holds several: by line, else by white space ("1,4% 20%")."""
    lines = tuple(_BULLET.sub("", line.strip()) for line in text.splitlines() if line.strip())
    if len(lines) > 1:
        return lines
    words = fold(text).split(" ")
    return tuple(words) if len(words) > 1 and all(_LONE_FIGURE.fullmatch(word) for word in words) else (text,)


_BULLET = re.compile(r"^[-•*]\s+|^[•*]+(?=\S)|\s+-$")
"""A dash that touches its figure is a sign, or the ",-" of an amount."""
_LONE_FIGURE = re.compile(r"-?\d[\d.,]*%?|-")


_NUMBER = r"(\d[\d.,]*)\s*%?\s*(?:[^\W\d]+\s*)?"
_BETWEEN = re.compile(rf"{_NUMBER}(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?:\s+dengan)?|hingga)\s*{_NUMBER}", re.IGNORECASE)
_AT_MOST = re.compile(
    rf"(?:<=?|≤|maks(?:imal|\.)?|paling (?:tinggi|banyak|lama)|di ?bawah|kurang dari|max)\s*=?\s*{_NUMBER}", re.IGNORECASE
)
_AT_LEAST = re.compile(
    rf"(?:>=?|≥|min(?:imal|\.)?|paling (?:rendah|sedikit)|di ?atas|lebih dari)\s*=?\s*{_NUMBER}", re.IGNORECASE
)


def bounds_of(text: str, unit: Unit) -> tuple[Decimal | None, Decimal | None] | None:
    """The lower and upper bound of a range or a limit: "5-7 %" is (5, 7), "<= 3" is (None, 3); None for any other text."""
    plain = fold(text).translate(_MINUS)
    for pattern, pick in ((_BETWEEN, (1, 2)), (_AT_MOST, (None, 1)), (_AT_LEAST, (1, None))):
        found = pattern.fullmatch(plain.strip())
        if found:
            low, high = (None if group is None else _first_reading(found.group(group), unit) for group in pick)
            return low, high
    return None


def _first_reading(digits: str, unit: Unit) -> Decimal | None:
    readings = read_digits(digits, unit).readings
    return readings[0] if readings else None
