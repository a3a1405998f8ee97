"""Which year a table belongs to, and which tables are those of earlier years: set aside, compared with, never mixed in.

A sub-folder named by a year decides for all its files. In one folder the titles decide, but a title alone may be stale: a table
is set aside only where one of the report's own year stands for the same and something else says that it is the older one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lakip_xl.model.cells import InputFile
from lakip_xl.model.tables import Table
from lakip_xl.read.identity import years_in
from lakip_xl.read.numbers import fold
from lakip_xl.tables import AnggaranProgram, PenetapanKinerja, RencanaKinerja

_FOLDER = re.compile(
    r"(?:(?:lakip|lkjip|lkj|lkip|laporan|sakip|kinerja|tahun|anggaran|th|thn|ta|t\.a\.?|data|berkas|arsip|opd)[\s._-]*)*"
    r"((?:19|20)\d\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_COMPARES = re.compile(
    r"\b(?:renstra|rencana strategis|rpjmd|perbandingan|dibanding\w*|perkembangan|lima tahun|s\.?\s?/?d\.?|sampai)\b",
    re.IGNORECASE,
)
_LAW = re.compile(r"\b(?:nomor|no\.|peraturan|keputusan|undang|perda|perbup|pergub|perwali|permen|perpres)", re.IGNORECASE)
LONGEST_TITLE = 120
PLANS = (RencanaKinerja, PenetapanKinerja, AnggaranProgram)
"""A report holds the next year's too: they do not make that its year."""
ALIKE = 0.5
"""The part of the smaller table's names that two tables of one thing share at least."""
WHOLE = 2
"""Tables of one year that make a file that year's."""


def year_of_folder(name: str) -> int | None:
    """The year by which a folder is named ("2019", "LAKIP 2019"); None for every other name, an office's among them."""
    found = _FOLDER.fullmatch(name.strip())
    return int(found[1]) if found else None


def year_of_file(name: str) -> int | None:
    """The year of the sub-folder in which a file lies ("2019/Realisasi.xlsx")."""
    folder, inside, _ = name.rpartition("/")
    return year_of_folder(folder) if inside else None


def titled_year(table: Table) -> int | None:
    """The one year that a table's titles name; None where they name several, or where the table compares years."""
    titles = [title.text for title in table.found.titles]
    headings = {year for column in table.found.columns for year in _YEAR.findall(f"{column.heading} {column.label}")}
    if len(headings) > 1 or any(_COMPARES.search(title) for title in titles):
        return None
    short = (title for title in titles if len(title) <= LONGEST_TITLE and not _LAW.search(title))
    named = {year for title in short for year in years_in(title)}
    return named.pop() if len(named) == 1 else None


def year_of_table(table: Table) -> int | None:
    """The year that titles name, else the one of the sub-folder, else the one in the name of the sheet or the file."""
    return titled_year(table) or year_of_file(table.file) or _year_in_names(table)


def _year_in_names(table: Table) -> int | None:
    for name in (table.sheet, table.file.rpartition("/")[2]):
        years = set(_YEAR.findall(name))
        if len(years) == 1:
            return int(years.pop())
    return None


@dataclass(frozen=True)
class FilesByYear:
    """The files of the report's year, those of earlier ones, and those that are neither, each as it is listed."""

    current: tuple[InputFile, ...]
    earlier: tuple[InputFile, ...]
    others: tuple[InputFile, ...]
    year: int | None

    def listed(self, earlier: Iterable[str]) -> tuple[InputFile, ...]:
        """All files; those of earlier years without their sheets, so that no rule looks into them."""
        names = {*earlier, *(file.name for file in self.earlier)}
        own = tuple(_as_earlier(file) if file.name in names else file for file in self.current)
        return (*own, *map(_as_earlier, self.earlier), *self.others)


def _as_earlier(file: InputFile) -> InputFile:
    if file.status != "read":
        return file
    note = f"{file.name} berasal dari tahun sebelumnya: dipakai sebagai pembanding, tidak diperiksa sendiri."
    return replace(file, grids=(), notes=(note,), unread=())


def files_by_year(files: Sequence[InputFile], asked: int | None, direct_year: int | None) -> FilesByYear:
    """By the sub-folders named by years: the year that was asked for, else that of the files beside them, else the newest."""
    years = {file.name: year_of_file(file.name) for file in files}
    named = {year for file in files if file.status == "read" and (year := years[file.name])}
    if not named:
        return FilesByYear(tuple(files), (), (), None)
    newest = asked if asked in named else asked or direct_year or max(named)
    newest = newest if newest in named or direct_year else max((year for year in named if year <= newest), default=max(named))
    direct = direct_year is not None
    current = tuple(file for file in files if (year := years[file.name]) is None or (year == newest and not direct))
    earlier = tuple(file for file in files if (year := years[file.name]) and year < newest)
    rest = tuple(file for file in files if file not in current and file not in earlier)
    return FilesByYear(current, earlier, tuple(_as_other(file, newest) for file in rest), newest)


def _as_other(file: InputFile, year: int) -> InputFile:
    reason = f"foldernya bukan folder tahun sebelum {year}; tidak dipakai"
    return replace(file, status="skipped", reason=reason, grids=(), notes=(), unread=()) if file.status == "read" else file


def newest_year(tables: Sequence[Table], year: int | None) -> int | None:
    """The report's year: the one found, or a later one of which the same things are there, by the names of its files."""
    years = [titled_year(table) for table in tables]
    for later in sorted({one for one in years if one and year and one > year}, reverse=True):
        told = [table for own, table in zip(years, tables, strict=True) if own == later and not issubclass(table.kind, PLANS)]
        if any(_confirmed(table, later, tables) and _counterpart(table, year, tables) for table in told):
            return later
    return year


def parted(tables: Sequence[Table], year: int | None) -> tuple[tuple[Table, ...], tuple[Table, ...]]:
    """The tables of the report and those of earlier years, for files that lie in one folder."""
    earlier = [table for table in tables if year and _is_earlier(table, year, tables)]
    return tuple(table for table in tables if table not in earlier), tuple(earlier)


def _is_earlier(table: Table, year: int, tables: Sequence[Table]) -> bool:
    titled = titled_year(table)
    own = titled or _year_in_names(table)
    if own is None or own >= year or (titled is None and _compares(table)):
        return False
    twins = [other for other in tables if other.kind is table.kind and _reports(other, year)]
    if not twins:
        return False
    return titled is None or _confirmed(table, own, tables) or any(_alike(table, other) for other in twins)


def _reports(table: Table, year: int) -> bool:
    return year_of_table(table) == year


def _counterpart(table: Table, year: int | None, tables: Sequence[Table]) -> bool:
    return any(other.kind is table.kind and year is not None and titled_year(other) == year for other in tables)


def _compares(table: Table) -> bool:
    headings = {year for column in table.found.columns for year in _YEAR.findall(f"{column.heading} {column.label}")}
    return bool(headings) or any(_COMPARES.search(title.text) for title in table.found.titles)


def _confirmed(table: Table, year: int, tables: Sequence[Table]) -> bool:
    """Whether the name of sheet or file says the year too, or the file holds several tables of that year and none of another."""
    if _year_in_names(table) == year:
        return True
    of_file = Counter(titled_year(other) for other in tables if other.file == table.file)
    del of_file[None]
    return of_file[year] >= WHOLE and len(of_file) == 1


def _alike(one: Table, other: Table) -> bool:
    first, second = _names(one), _names(other)
    return len(first & second) >= max(1.0, ALIKE * min(len(first), len(second)))


def _names(table: Table) -> set[str]:
    return {fold(row.name).casefold() for row in table.rows if not row.total and any(map(str.isalpha, row.name))}
