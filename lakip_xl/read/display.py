"""What Excel displays for a stored number under its number format, in Indonesian notation."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from lakip_xl.model.figures import half_up, indonesian

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
_CUT = re.compile(r"(?<=[0#?]),+(?![0#?,])")
"""Each comma behind the last place of a digit leaves out three digits of the number: in thousands, in millions."""
_NO_PLAIN_DIGITS = re.compile(r"[0#?]\s*/|E[+-]", re.IGNORECASE)
"""Fractions and powers of ten: such a number is told as it is."""
GENERAL_DIGITS = 10
"""The General format shows about this many significant digits."""


@lru_cache(maxsize=512)
def decimals_of(number_format: str) -> int | None:
    """The decimals that a format shows; None for General and for texts, which show a number as it is."""
    section = _bare(number_format.split(";", maxsplit=1)[0])
    if not re.search(r"[0#?]", section):
        return None
    fraction = re.search(r"\.([0#?]+)", section)
    return len(fraction.group(1)) if fraction else 0


@lru_cache(maxsize=512)
def is_percent(number_format: str) -> bool:
    """Whether Excel multiplies by 100 for display: such a cell holds a fraction."""
    return "%" in _bare(number_format.split(";", maxsplit=1)[0])


def _bare(section: str) -> str:
    return _LITERAL.sub("", section)


def show_number(value: Decimal, number_format: str) -> str:
    """The number as its format displays it: 0.9539 with 0.00% is "95,39%", 0 with a section "-" is "-"."""
    return shower(number_format)(value)


@lru_cache(maxsize=2048)
def shower(number_format: str) -> Callable[[Decimal], str]:
    """What displays numbers in this format; made once, because a sheet has few formats and many numbers."""
    sections = number_format.split(";")
    if any(map(_CONDITION.search, sections)):
        return _conditional(sections)
    plain = _shower_of(sections[0], unsigned=False)
    if len(sections) == 1:
        return plain
    positive, negative = _shower_of(sections[0], unsigned=False), _shower_of(sections[1], unsigned=True)
    zero = _shower_of(sections[2], unsigned=False) if len(sections) > 2 else positive

    def show(value: Decimal) -> str:
        if value < 0:
            return negative(value)
        return positive(value) if value else zero(value)

    return show


_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9]+(?:\.[0-9]+)?)\]")
_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le, ">=": operator.ge, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "=": operator.eq,
}  # fmt: skip


def _conditional(sections: Sequence[str]) -> Callable[[Decimal], str]:
    """Sections that say for which numbers they are: "[>=1000000]0.0,,\\ "jt";0"; the first that fits shows the number."""
    choices = [(_CONDITION.search(section), _shower_of(section, unsigned=False)) for section in sections]

    def show(value: Decimal) -> str:
        fitting = (write for asked, write in choices if not asked or _HOLDS[asked[1]](value, Decimal(asked[2])))
        return next(fitting, _show_general)(value)

    return show


def _shower_of(section: str, unsigned: bool) -> Callable[[Decimal], str]:
    bare = _bare(section)
    if not re.search(r"[0#?]", bare):
        literal = _literals(section).strip()
        return _show_general if "general" in bare.casefold() or "@" in bare else lambda _: literal
    if _NO_PLAIN_DIGITS.search(bare):
        return _show_general
    factor = Decimal(100 if "%" in bare else 1).scaleb(-3 * sum(map(len, _CUT.findall(bare))))
    fraction = re.search(r"\.([0#?]+)", bare)
    step = Decimal(1).scaleb(-len(fraction.group(1)) if fraction else 0)
    write = (_grouped if fraction else _grouped_whole) if "," in _CUT.sub("", bare).split(".")[0] else _together
    before, after = _around_digits(_literals(section))

    def show(value: Decimal) -> str:
        scaled = value * factor
        return f"{before}{write((abs(scaled) if unsigned else scaled).quantize(step, ROUND_HALF_UP))}{after}".strip()

    return show


def _grouped(value: Decimal) -> str:
    return f"{value:,f}".replace(",", "\0").replace(".", ",").replace("\0", ".")


def _grouped_whole(value: Decimal) -> str:
    return f"{value:,f}".replace(",", ".")


def _together(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


def _around_digits(literals: str) -> tuple[str, str]:
    digits = re.search(r"[#0?][#0?,]*(?:\.[#0?]+,*)?", literals)
    return (literals[: digits.start()], literals[digits.end() :]) if digits else (literals, "")


def _literals(section: str) -> str:
    return _LITERAL.sub(lambda found: found.group(1) or found.group(2) or "", section)


def _show_general(value: Decimal) -> str:
    if value == value.to_integral_value():
        return indonesian(value).replace(".", "")
    rounded = half_up(value, max(GENERAL_DIGITS - len(str(abs(int(value)))), 0))
    return indonesian(rounded.normalize()).replace(".", "")
