"""Whose report of which year it is: from the titles over the tables, else from names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from lakip_xl.model.tables import Table

_OFFICE = re.compile(
    r"\b(?:dinas|badan|inspektorat|sekretariat|kecamatan|kelurahan|kantor|rumah sakit|rsud|satuan polisi|puskesmas|balai|bagian|"
    r"direktorat|pengadilan|komisi|biro|satpol|bappeda|bappeko|bpkad|bpkpd|bkd|bkpsdm|bpbd|dpmptsp|dispora|disnaker|dishub|disdik|"
    r"dinkes|dinsos|disperindag|diskominfo|kementerian|upt|uptd)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*\b(?:pada\s+)?(?:per\s+\d+|menurut|berdasarkan|tahun|t\.?a\.?|periode|triwulan|semester|bulan)\b.*$", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?![\d/])(?!\s*[-–]\s*(?:19|20)\d\d)")
_NAMED_YEAR = re.compile(
    r"(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?|anggaran)\s*:?\s*((?:19|20)\d\d)"
    r"(?!\s*(?:[-–/]|s\.?d\.?|dan|dengan|&)\s*(?:tahun\s+)?(?:19|20)?\d\d)",
    re.IGNORECASE,
)
_LATEST = re.compile(r"(?:desember|\b(?:19|20)\d\d\s+(?:dan|dengan|&))\s+(?:tahun\s+)?((?:19|20)\d\d)", re.IGNORECASE)
"""A year that is said without "tahun": the end of it, or the later of two."""
_GOVERNMENT = re.compile(r"\bpemerintah\s+(?:provinsi|kabupaten|kota)\b.*", re.IGNORECASE)


def office_of(tables: Iterable[Table]) -> str:
    """The institution that the titles name most often; empty when none does."""
    titles = _titles(tables)
    names = Counter(filter(None, map(_office_in, titles))) or Counter(filter(None, map(_government_in, titles)))
    if not names:
        return ""
    most = max(names.values())
    return max((name for name, count in names.items() if count == most), key=len)


def _titles(tables: Iterable[Table]) -> list[str]:
    return [title.text for table in tables for title in table.found.titles]


def _office_in(title: str) -> str:
    return _named(_OFFICE.search(title), title)


def _government_in(title: str) -> str:
    """Over most offices' tables the government stands as well; it is the office only where no other is named."""
    return _named(_GOVERNMENT.search(title), title)


def _named(found: re.Match[str] | None, title: str) -> str:
    if not found:
        return ""
    return _TAIL.sub("", re.sub(r"\s*\(dalam.*", "", title[found.start() :], flags=re.IGNORECASE)).strip(" :,.-")


def years_in(text: str) -> tuple[int, ...]:
    """The single years that a text names after "tahun" or "TA"; the ends of a range are none."""
    return tuple(int(year) for year in _NAMED_YEAR.findall(text))


def year_of(tables: Iterable[Table], names: Iterable[str]) -> int | None:
    """The year that most titles name; else the one in the names of sheets, files and folder, when there is just one."""
    titles = _titles(tables)
    titled = Counter(year for title in titles for year in years_in(title))
    titled = titled or Counter(int(year) for title in titles for year in _LATEST.findall(title))
    if titled:
        return max(titled, key=lambda year: (titled[year], year))
    named = Counter(int(year) for name in names for year in _YEAR.findall(name))
    return max(named, key=lambda year: (named[year], year)) if named else None
