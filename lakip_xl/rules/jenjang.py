"""Levels of education under one name each, and the kinds of staff that a table's title speaks of."""

from __future__ import annotations

import re

_STEP = r"[\s.,-]*"
_LEVELS: tuple[tuple[str, str], ...] = (
    ("S3", rf"\bs{_STEP}(?:3|iii)\b|\bstrata{_STEP}(?:3|iii)\b|\bdoktor(?:al)?\b"),
    ("S2", rf"\bs{_STEP}(?:2|ii)\b|\bstrata{_STEP}(?:2|ii)\b|\bpasca{_STEP}sarjana\b|\bmagister\b"),
    ("D3", rf"\bd{_STEP}(?:3|iii)\b|\bdipl(?:oma)?{_STEP}(?:3|iii)\b|\bsarjana muda\b|\bakademi\b"),
    ("S1", rf"\bs{_STEP}(?:1|i)\b|\bstrata{_STEP}(?:1|i)\b|\bsarjana\b"),
    ("D4", rf"\bd{_STEP}(?:4|iv)\b|\bdipl(?:oma)?{_STEP}(?:4|iv)\b"),
    ("D2", rf"\bd{_STEP}(?:2|ii)\b|\bdipl(?:oma)?{_STEP}(?:2|ii)\b"),
    ("D1", rf"\bd{_STEP}(?:1|i)\b|\bdipl(?:oma)?{_STEP}(?:1|i)\b"),
    ("SLTA", r"\bslta\b|\bsma\b|\bsmu\b|\bsmk\b|\bstm\b|\bsmea\b|\bsekolah (?:lanjutan tingkat|menengah) atas\b"),
    ("SLTP", r"\bsltp\b|\bsmp\b|\bsekolah (?:lanjutan tingkat|menengah) pertama\b"),
    ("SD", r"\bsd\b|\bsekolah dasar\b"),
)
"""From the narrower name to the wider: "pasca sarjana" and "sarjana muda" are taken before "sarjana"."""
_LEFT_OVER = re.compile(r"\b(?:[1-4]|iv|i{1,3}|tidak|belum|non|bukan)\b")


def level_of(name: str) -> str | None:
    """S3, S2, S1, D4 to D1, SLTA, SLTP or SD; None for anything else and for several levels in one row ("D1/D2")."""
    rest, found = name.casefold(), []
    for level, pattern in _LEVELS:
        rest, count = re.subn(pattern, " ", rest)
        found.extend([level] if count else [])
    return found[0] if len(found) == 1 and not _LEFT_OVER.search(rest) else None


_OTHERS = re.compile(r"\b(?:non[\s-]?(?:pns|asn|pegawai negeri)|phl|thl|ptt|honor(?:er)?|kontrak|pjlp)\b")
_CIVIL = re.compile(r"\bc?pns\b|\basn\b|\bpegawai negeri\b")
_PPPK = re.compile(r"\bpppk\b|\bp3k\b")


def staff_of(title: str) -> frozenset[str]:
    """The kinds of staff that a title names: civil servants, those with a work agreement, others; empty when none."""
    text = title.casefold()
    rest = _OTHERS.sub(" ", text)
    named = {"pns": _CIVIL.search(rest), "pppk": _PPPK.search(rest), "lain": _OTHERS.search(text)}
    return frozenset(kind for kind, found in named.items() if found)
