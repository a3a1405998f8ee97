"""Heading texts as word lists: their units, their usual misspellings, and which words change nothing in what a column means."""

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


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """The words of a heading, folded: no case, no punctuation but "%", usual misspellings put right."""
    whole = _BROKEN.sub(_mended, text) if "-" in text else text
    plain = _UP_TO.sub(" sd ", fold(whole).casefold().replace("_", " "))
    return tuple(map(_put_right, _WORD.findall(plain)))


_BROKEN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,})-[ \t]*[\r\n]+[ \t]*([^\W\d_]{2,})")
"""A word that a narrow column broke over two lines: "TAR-" and below it "GET". Asked only where a word begins."""


def _mended(found: re.Match[str]) -> str:
    """Without its hyphen, but for words that are doubled or joined by one ("rata-rata", "sub-kegiatan")."""
    first, second = found.group(1).casefold(), found.group(2).casefold()
    return found.group(0) if first in (second, "sub", "non", "pra", "pasca") else found.group(1) + found.group(2)


_UP_TO = re.compile(r"\bs\s?[./]?\s?d\b\.?|\bsampai dengan\b")
"""A running total is another column than its month: "s.d Bulan Ini" is not "Bulan Ini"."""


def _put_right(word: str) -> str:
    return "persentase" if len(word) >= 8 and _is_percentage(word) else _SPELT.get(word, word)


@lru_cache(maxsize=8192)
def _is_percentage(word: str) -> bool:
    return max(ratio(word, "persentase"), ratio(word, "prosentase")) >= GOOD_WORD


GOOD_WORD = 84
"""Two words at least this alike (0 to 100) are one word, differently spelt."""


def unit_of(words: Sequence[str]) -> Unit | None:
    """The unit that a heading names: a percent sign anywhere counts more than "Rp"."""
    units = {UNIT_WORDS[word] for word in words if word in UNIT_WORDS}
    if Unit.PERSEN in units:
        return Unit.PERSEN
    if units:
        return units.pop()
    return Unit.RUPIAH if "keuangan" in words else None


def speaks_of(text: str, phrase: str) -> bool:
    """Whether the words of a phrase stand together in a text, in order."""
    words, wanted = words_of(text), words_of(phrase)
    return any(words[start : start + len(wanted)] == wanted for start in range(len(words) - len(wanted) + 1))
