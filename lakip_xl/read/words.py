"""Heading texts as word lists, and how well one fits the words that a column declares."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from lakip_xl.model.figures import Unit
from lakip_xl.read.numbers import fold

LIGHT = frozenset(
    ["dan", "yang", "pada", "di", "ke", "per", "dari", "tahun", "ta", "th", "atau", "untuk", "dalam", "menurut"]
) | frozenset(["bok", "bos", "jkn", "blud", "dau", "dak", "did", "dbhcht", "apbn"])
"""Words that change nothing in what a column means: small words, and the fund from which the money comes."""
UNIT_WORDS = {
    "rp": Unit.RUPIAH, "rupiah": Unit.RUPIAH, "idr": Unit.RUPIAH, "%": Unit.PERSEN, "persen": Unit.PERSEN,
    "prosentase": Unit.PERSEN,
    "persentase": Unit.PERSEN, "orang": Unit.ORANG, "org": Unit.ORANG, "ribuan": Unit.RUPIAH, "ribu": Unit.RUPIAH,
    "jutaan": Unit.RUPIAH, "juta": Unit.RUPIAH, "miliar": Unit.RUPIAH, "milyar": Unit.RUPIAH, "miliaran": Unit.RUPIAH,
    "000": Unit.RUPIAH,
}  # fmt: skip
_SPELT = {
    "n0": "no",
    "prediket": "predikat",
    "prosentase": "persentase",
    "realiasi": "realisasi",
    "keg": "kegiatan",
    "ang": "anggaran",
    "angg": "anggaran",
    "perub": "perubahan",
    "prog": "program",
    "real": "realisasi",
    "keu": "keuangan",
    "jml": "jumlah",
    "prosen": "persen",
    "budget": "anggaran",
    "realization": "realisasi",
    "realisation": "realisasi",
    "actual": "realisasi",
    "balance": "sisa",
    "remaining": "sisa",
    "percentage": "persentase",
    "percent": "persen",
    "activity": "kegiatan",
    "activities": "kegiatan",
    "programme": "program",
    "description": "uraian",
    "indicator": "indikator",
    "achievement": "capaian",
    "performance": "kinerja",
    "objective": "sasaran",
    "strategic": "strategis",
    "rek": "rekening",
}
_WORD = re.compile(r"%|[^\W_]+", re.UNICODE)
GOOD_WORD = 84
"""Two words at least this alike (0 to 100) are one word, differently spelt."""


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a heading, folded: no case, no punctuation but "%", usual misspellings put right."""
    plain = _UP_TO.sub(" sd ", fold(text).casefold().replace("_", " "))
    return tuple(map(_put_right, _WORD.findall(plain)))


_UP_TO = re.compile(r"\bs\s?[./]?\s?d\b\.?|\bsampai dengan\b")
"""A running total is another column than its month: "s.d Bulan Ini" is not "Bulan Ini"."""


def _put_right(word: str) -> str:
    if len(word) >= 8 and max(ratio(word, "persentase"), ratio(word, "prosentase")) >= GOOD_WORD:
        return "persentase"
    return _SPELT.get(word, word)


@lru_cache(maxsize=65536)
def alike(left: str, right: str) -> bool:
    """Whether two words are the same word but for its spelling; short words must be equal, or have one letter doubled."""
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) < 5:
        doubled = (longer[:at] + longer[at + 1 :] for at in range(1, len(longer)) if longer[at] == longer[at - 1])
        return len(shorter) == 4 and shorter in doubled
    return ratio(left, right) >= GOOD_WORD


def unit_of(words: Sequence[str]) -> Unit | None:
    """The unit that a heading names: a percent sign anywhere counts more than "Rp"."""
    units = {UNIT_WORDS[word] for word in words if word in UNIT_WORDS}
    if Unit.PERSEN in units:
        return Unit.PERSEN
    if units:
        return units.pop()
    return Unit.RUPIAH if "keuangan" in words else None


@lru_cache(maxsize=8192)
def _weight(word: str) -> float:
    if word in UNIT_WORDS:
        return 0.0
    if word in LIGHT or re.fullmatch(r"(?:19|20)\d\d|\d{1,2}", word):
        return 0.1
    return 1.0


@lru_cache(maxsize=65536)
def fit(words: tuple[str, ...], declared: str) -> float:
    """How well a heading's words fit a declared phrase, 0 to 1: 1 when each explains the other.

    Units have no weight here; they are compared by themselves.
    """
    phrase = words_of(declared)
    wanted = sum(map(_weight, phrase))
    given = sum(map(_weight, words))
    if not wanted or not given:
        return 0.0
    found = sum(_weight(word) for word in phrase if any(alike(word, other) for other in words))
    explained = sum(_weight(word) for word in words if any(alike(word, other) for other in phrase))
    recall, precision = found / wanted, explained / given
    return 0.0 if recall + precision == 0 else 2 * recall * precision / (recall + precision)


def weight_of(words: Sequence[str]) -> float:
    """How much a heading says: about the number of its words that are no units, small words or years."""
    return sum(map(_weight, words))


@lru_cache(maxsize=65536)
def holds_all(words: tuple[str, ...], declared: str) -> float:
    """For long headings: 0.7 and more when all words of a phrase stand in it, the more the longer the phrase; else 0."""
    phrase = [word for word in words_of(declared) if _weight(word) == 1.0]
    if not phrase or not all(any(alike(word, other) for other in words) for word in phrase):
        return 0.0
    return 0.7 + 0.03 * min(len(phrase), 8)


def speaks_of(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand together in a text, in order."""
    words, wanted = words_of(text), words_of(phrase)
    return any(words[start : start + len(wanted)] == wanted for start in range(len(words) - len(wanted) + 1))
