"""Labels of column series: months, triwulan, years, kelompok belanja. What a column is called apart from its label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lakip_xl.read.marks import roman_value
from lakip_xl.read.words import words_of

MONTHS = (
    ("januari", "jan"), ("februari", "pebruari", "feb", "peb"), ("maret", "mar"), ("april", "apr"), ("mei",), ("juni", "jun"),
    ("juli", "jul"), ("agustus", "agt", "agu", "ags"), ("september", "sep", "sept"), ("oktober", "okt"),
    ("november", "nopember", "nov", "nop"), ("desember", "des"),
)  # fmt: skip
_MONTH_NUMBER = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
_CLASSES = (
    "operasi",
    "modal",
    "tak terduga",
    "tidak terduga",
    "transfer",
    "pegawai",
    "barang dan jasa",
    "barang jasa",
    "hibah",
    "bantuan sosial",
)
_QUARTER = re.compile(r"\b(?:triwulan|tri wulan|tw|triw)\s*(?:ke\s*)?(iv|iii|ii|i|[1-4])\b")
_QUARTER_GLUED = re.compile(r"\btw(iv|iii|ii|i|[1-4])\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_RANGE_OF_PERIODS = re.compile(r"\b(?:sd|sampai|hingga)\b")


@dataclass(frozen=True, slots=True)
class Label:
    """A member of a series: ``kind`` is bulan, triwulan, tahun, kelompok or ke (a running number whose unit stands above)."""

    kind: str
    order: int
    text: str

    @property
    def name(self) -> str:
        return f"{self.kind} {self.text}"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A heading path taken apart: its label, if any, and the words that are left."""

    words: tuple[str, ...]
    label: Label | None


@lru_cache(maxsize=4096)
def take_label(levels: tuple[str, ...]) -> Labelled:
    """The label that a heading path holds: a level of its own, or words within one ("Target Tw1", "Realisasi Januari")."""
    plain = [" ".join(words_of(level)) for level in levels]
    for index in range(len(plain) - 1, -1, -1):
        found = _label_in(plain[index], plain[:index])
        if found:
            label, rest = found
            words = tuple(word for level in [*plain[:index], rest, *plain[index + 1 :]] for word in level.split())
            return Labelled(words, label)
    return Labelled(tuple(word for level in plain for word in level.split()), None)


def _label_in(text: str, above: list[str]) -> tuple[Label, str] | None:
    if _RANGE_OF_PERIODS.search(text):
        return None
    return _month(text) or _quarter(text) or _class(text) or _year(text) or _running(text, above)


_NUMBERED_MONTH = re.compile(r"\b(?:bulan|bln)\s*(?:ke\s*)?(1[0-2]|[1-9])$")


def _month(text: str) -> tuple[Label, str] | None:
    numbered = _NUMBERED_MONTH.search(text)
    if numbered:
        return Label("bulan", int(numbered.group(1)), numbered.group(1)), text[: numbered.start()].strip()
    words = text.split()
    found = [word for word in words if word in _MONTH_NUMBER]
    if len(found) != 1 or len(words) > 4:
        return None
    rest = " ".join(word for word in words if word != found[0] and word != "bulan")
    return Label("bulan", _MONTH_NUMBER[found[0]], found[0]), rest


def _quarter(text: str) -> tuple[Label, str] | None:
    found = _QUARTER.search(text) or _QUARTER_GLUED.search(text)
    if not found:
        return None
    number = roman_value(found.group(1)) or int(found.group(1))
    return Label("triwulan", number, str(number)), (text[: found.start()] + text[found.end() :]).strip()


def _class(text: str) -> tuple[Label, str] | None:
    bare = text.removeprefix("belanja ").strip()
    return (Label("kelompok", _CLASSES.index(bare), bare), "") if bare in _CLASSES else None


def _year(text: str) -> tuple[Label, str] | None:
    years = _YEAR.findall(text)
    if len(years) != 1 or len(text.split()) > 6:
        return None
    rest = re.sub(r"\b(?:tahun|th|ta)\b\s*$", "", _YEAR.sub("", text).strip()).strip()
    return Label("tahun", int(years[0]), years[0]), re.sub(r"\s+", " ", rest)


_NAMED = re.compile(r"(golongan|tahun ke|semester)\s+(\d{1,2}|iv|iii|ii|i)")


def _running(text: str, above: list[str]) -> tuple[Label, str] | None:
    """A bare number is a label only under or after a heading that says of what."""
    named = _NAMED.fullmatch(text)
    if named:
        text, above = named.group(2), [*above, named.group(1)]
        kind = "semester" if named.group(1) == "semester" else "ke"
        return Label(kind, roman_value(text) or int(text), text), named.group(1)
    found = re.fullmatch(r"(?:ke\s*)?(\d{1,2}|iv|iii|ii|i|vi{0,3}|ix|x|xi|xii)", text)
    if not found or not above:
        return None
    number = int(found.group(1)) if found.group(1).isdigit() else roman_value(found.group(1)) or 0
    over = " ".join(above)
    kind = next((kind for word, kind in _UNITS if re.search(rf"\b{word}\b", over)), "ke")
    return Label(kind, number, str(number)), ""


_UNITS = (
    ("triwulan", "triwulan"),
    ("tw", "triwulan"),
    ("bulan", "bulan"),
    ("semester", "semester"),
    ("tahun", "ke"),
    ("golongan", "ke"),
)


_SPAN = re.compile(
    r"\s*\b(?:s d|sd|sampai dengan|sampai|hingga)"
    r"((?: (?:bulan|bln|triwulan|tw|semester|smt|tahun|ta|akhir|ini|tanggal|tgl|ke|pertama|kedua"
    rf"|i|ii|iii|iv|[1-4]|31|(?:19|20)\d\d|{'|'.join(_MONTH_NUMBER)}))+)$"
)


def without_span(text: str) -> str:
    """A heading's words without "s.d. triwulan IV", "s/d bulan ini" at their end: the figure of the year so far is the year's."""
    return _SPAN.sub("", text)


def is_period(text: str) -> bool:
    """Whether a text is nothing but a label: a month, a triwulan, a year, or a running number of one of them."""
    taken = take_label(("periode", text))
    return taken.label is not None and taken.words == ("periode",)


def periods_named(title: str, short: bool = False) -> frozenset[str]:
    """The months, triwulan and semesters that a title or a sheet's name speaks of; ``short`` also reads Jan, Peb, Nop."""
    words = words_of(title)
    months = {
        f"bulan {_MONTH_NUMBER[word]}" for word in words if word in _MONTH_NUMBER and (short or len(word) > 3 or word == "mei")
    }
    plain = " ".join(words)
    quarters = {f"triwulan {roman_value(found) or found}" for found in (*_QUARTER.findall(plain), *_QUARTER_GLUED.findall(plain))}
    halves = {f"semester {roman_value(found) or found}" for found in re.findall(r"\bsemester\s+(ii|i|1|2)\b", plain)}
    return frozenset(months | quarters | halves)
