"""What a stored cell holds: exact numbers, dates by their format only, errors apart from texts; and how it is shown."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from lakip_xl.model.cells import CellValue, ErrorValue
from lakip_xl.read.package import Broken
from lakip_xl.read.xlsx_formats import Look
from lakip_xl.read.xlsx_parts import WINDOWS_EPOCH

MOST_DIGITS = 18
"""A number of more digits before the point is no figure of any office: it stays a text, and is shown as it is stored."""
_WHOLE = re.compile(r"-?[0-9]+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[+-]?(?:nan|inf(?:inity)?)|-?1\.#.*", re.IGNORECASE)
MEMORY = 5_000
"""How many numbers of a look are remembered with what they show."""


def number_and_look(text: str, look: Look, epoch: datetime) -> tuple[CellValue, str]:
    """A stored number and what its cell shows. Raises Broken for what is no number."""
    known = look.known.get(text)
    if known is not None:
        return known
    value = exact_number(text)
    if not isinstance(value, Decimal):
        return value, value.code if isinstance(value, ErrorValue) else value
    if look.is_date:
        day = day_of(value, epoch)
        if day is not None:
            return day, shown_day(day)
    try:
        shown = look.show(value)
    except (InvalidOperation, ValueError):  # more places than a number can have
        shown = text
    if len(look.known) < MEMORY:
        look.known[text] = value, shown
    return value, shown


def exact_number(text: str) -> Decimal | ErrorValue | str:
    """Whole numbers digit by digit, others as the shortest text that means the stored one."""
    if len(text) <= MOST_DIGITS and text.isascii() and text.isdigit():
        return Decimal(text)
    plain = text.strip()
    if not _NUMBER.fullmatch(plain):
        if _NO_NUMBER.fullmatch(plain):
            return ErrorValue(text)
        raise Broken(f"no number: {text[:40]}")
    value = Decimal(plain) if _WHOLE.fullmatch(plain) else Decimal(repr(float(plain)))
    if not value.is_finite():
        return ErrorValue(text)
    return value if value.adjusted() < MOST_DIGITS or not value else text


def day_of(value: Decimal, epoch: datetime) -> datetime | None:
    """The day that a number stands for; None for times of the day and for what fits no calendar.

    Excel counts a 29 February 1900 that never was: before it, its days are one behind.
    """
    whole, fraction = divmod(float(value), 1)
    rest = timedelta(milliseconds=round(fraction * 86_400 * 1000))
    if 0 <= value < 1 and not rest.days:
        return None
    if 0 < value < 60 and epoch == WINDOWS_EPOCH:
        whole += 1
    try:
        return epoch + timedelta(days=whole) + rest
    except OverflowError:
        return None


def shown_day(day: date) -> str:
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


_TRUTH = {"1": True, "true": True, "0": False, "false": False}


def special(kind: str, text: str) -> CellValue:
    """The value of a cell that holds neither a number nor a shared text."""
    if kind == "e":
        return ErrorValue(text)
    if kind == "b":
        return _TRUTH.get(text.strip(), text)
    return _iso_day(text) or text if kind == "d" else text


def _iso_day(text: str) -> date | None:
    """A date that is stored as a text; None for times and for what is no date."""
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(?:\.(\d{1,9}))?Z?)?", text.strip())
    if not found:
        return None
    year, month, day, hours, minutes, seconds, fraction = found.groups(default="0")
    try:
        return datetime.combine(
            date(int(year), int(month), int(day)), time(int(hours), int(minutes), int(seconds), int(f"{fraction:0<6}"[:6]))
        )
    except ValueError:
        return None


def shown(value: CellValue) -> str:
    """What the cell of a value that is no number shows."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, ErrorValue):
        return value.code
    return shown_day(value) if isinstance(value, date) else ""
