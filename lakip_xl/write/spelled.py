"""Whole numbers in Indonesian words, as reports put them in brackets: "12 (dua belas) kegiatan"."""

from __future__ import annotations

_FIRST = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_SCALES = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1_000, "ribu"), (100, "ratus"), (10, "puluh"))


def spelled(number: int) -> str:
    if number < 0:
        return f"min {spelled(-number)}"
    if number < len(_FIRST):
        return _FIRST[number]
    if number < 20:
        return f"{_FIRST[number - 10]} belas"
    scale, word = next(pair for pair in _SCALES if number >= pair[0])
    many, rest = divmod(number, scale)
    head = f"se{word}" if many == 1 and scale <= 1_000 else f"{spelled(many)} {word}"
    return f"{head} {spelled(rest)}" if rest else head
