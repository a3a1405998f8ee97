"""What Excel displays for a stored number under its number format, in Indonesian notation."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from lakip_xl.model.figures import half_up, indonesian

_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[[^\]]*\]')
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
    sections = number_format.split(";")
    section = _section_for(value, sections)
    bare = _bare(section)
    if not re.search(r"[0#?]", bare):
        return _show_general(value) if "general" in bare.casefold() or "@" in bare else _literals(section).strip()
    scaled = value * 100 if "%" in bare else value
    signed = abs(scaled) if len(sections) > 1 and value < 0 else scaled
    fraction = re.search(r"\.([0#?]+)", bare)
    digits = indonesian(signed, len(fraction.group(1)) if fraction else 0)
    if "," not in bare.split(".")[0]:
        digits = digits.replace(".", "")
    return re.sub(r"[#0?][#0?,]*(?:\.[#0?]+)?", lambda _: digits, _literals(section), count=1).strip()


def _section_for(value: Decimal, sections: list[str]) -> str:
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def _literals(section: str) -> str:
    return _LITERAL.sub(lambda found: found.group(1) or found.group(2) or "", section)


def _show_general(value: Decimal) -> str:
    if value == value.to_integral_value():
        return indonesian(value).replace(".", "")
    rounded = half_up(value, max(GENERAL_DIGITS - len(str(abs(int(value)))), 0))
    return indonesian(rounded.normalize()).replace(".", "")
