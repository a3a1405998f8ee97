"""Dates in texts that are known to hold one, such as "Pangkalpinang, 5 Pebruari 2021". Never asked about a free cell.

python-dateutil reads them, with Indonesian months; it is imported at first use, so that the program starts fast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lakip_xl.read.numbers import fold

if TYPE_CHECKING:
    from dateutil.parser import parserinfo

_MONTHS = (
    ("Jan", "Januari", "January"),
    ("Feb", "Februari", "February", "Peb", "Pebruari"),
    ("Mar", "Maret", "March", "Mrt"),
    ("Apr", "April"),
    ("Mei", "May"),
    ("Jun", "Juni", "June"),
    ("Jul", "Juli", "July"),
    ("Agu", "Agustus", "Agt", "Ags", "Aug", "August"),
    ("Sep", "September", "Sept"),
    ("Okt", "Oktober", "Oct", "October"),
    ("Nov", "November", "Nop", "Nopember"),
    ("Des", "Desember", "Dec", "December"),
)
_WEEKDAYS = (("Senin",), ("Selasa",), ("Rabu",), ("Kamis",), ("Jumat", "Jum'at"), ("Sabtu",), ("Minggu", "Ahad"))
_JUMP = (" ", ".", ",", ";", "-", "/", "'", "tanggal", "tgl", "bulan", "tahun", "pada", "hari", ":")

_MONTH_NAMES = "|".join(sorted((name for month in _MONTHS for name in month), key=len, reverse=True))
_GAP = r"[\s.…_]*"
"""What stands for a part of a date that is still to be written by hand."""
_DATE = rf"(?:\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}|{_GAP}(?:\d{{1,2}}\b)?{_GAP}(?:{_MONTH_NAMES})\b{_GAP}(?:\d{{4}}\b)?)"
_SIGNATURE = re.compile(rf"(?:[^\W\d_][^,:;\d]{{1,50}},\s*|(?:pada )?tanggal\s*:?\s*)({_DATE})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SignedDate:
    """A date as far as it is written: the day, or the year, may still be missing."""

    month: int
    year: int | None = None
    day: int | None = None

    @property
    def known(self) -> bool:
        """Whether a year is written, so that the date can be compared."""
        return self.year is not None

    def __str__(self) -> str:
        parts = (str(self.day) if self.day else "", _MONTHS[self.month - 1][1], str(self.year) if self.year else "")
        return " ".join(part for part in parts if part)


def signed_on(line: str) -> SignedDate | None:
    """The date in a line of a signature block: after the town ("Bandung, 5 Februari 2024") or after "pada tanggal"."""
    found = _SIGNATURE.match(fold(line))
    return read_date(found.group(1)) if found else None


def read_date(text: str) -> SignedDate | None:
    """A date whose text is nothing else: "5 Februari 2024", "Pebruari 2021", "05-02-2024", "Januari ...."."""
    bare = re.sub(r"[…_]+|\.{2,}", " ", fold(text)).strip(" .,:")
    first, second = (_parsed(bare, default) for default in _DEFAULTS)
    if first is None or second is None or first.month != second.month:
        return None
    return SignedDate(
        first.month, first.year if first.year == second.year else None, first.day if first.day == second.day else None
    )


_DEFAULTS = (datetime(1996, 1, 1), datetime(2000, 2, 2))
"""What a text leaves open comes out as in the default: two defaults tell what it says. Both years have a 29 February."""


def _parsed(text: str, default: datetime) -> date | None:
    from dateutil.parser import parse  # noqa: PLC0415

    try:
        found = parse(text, parserinfo=_months(), default=default)
    except (ValueError, OverflowError):
        return None
    return found.date() if isinstance(found, datetime) else None


@lru_cache(maxsize=1)
def _months() -> parserinfo:
    from dateutil.parser import parserinfo  # noqa: PLC0415

    class IndonesianMonths(parserinfo):
        """Day before month; Indonesian months and weekdays, English months beside them."""

        MONTHS: Any = _MONTHS
        WEEKDAYS: Any = _WEEKDAYS
        JUMP: Any = _JUMP

    return IndonesianMonths(dayfirst=True)
