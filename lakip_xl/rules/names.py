"""When two names mean one thing: the same words, the same words differently spelt, or the only ones left under one parent."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

_PREFIX = re.compile(r"^(?:program|kegiatan|sub[ -]?kegiatan|subkegiatan)\s+", re.IGNORECASE)
_NUMBER = re.compile(
    r"^\s*(?:[-•*]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[\dx](?:\.\w{1,5}){1,11}\.?(?:\s*[-–:])?)\s+(?=\D)", re.IGNORECASE
)
_LIGHT = frozenset(
    [
        "dan",
        "yang",
        "di",
        "ke",
        "pada",
        "dari",
        "untuk",
        "dalam",
        "atau",
        "serta",
        "dengan",
        "para",
        "se",
        "terhadap",
        "tentang",
        "oleh",
        "melalui",
    ]
)
_OPPOSITES = frozenset(
    [
        "baru",
        "aktif",
        "lama",
        "laki",
        "perempuan",
        "naik",
        "turun",
        "rendah",
        "tinggi",
        "langsung",
        "tidak",
        "masuk",
        "keluar",
        "positif",
        "negatif",
        "usaha",
        "kecil",
        "menengah",
        "besar",
        "mikro",
        "makro",
        "barat",
        "timur",
        "utara",
        "selatan",
        "dalam",
        "luar",
        "provinsi",
        "kabupaten",
        "kota",
        "desa",
        "pertama",
        "kedua",
        "sd",
        "smp",
        "sma",
    ]
)


@lru_cache(maxsize=64)
def _representatives(same: tuple[tuple[str, str], ...]) -> dict[tuple[str, ...], str]:
    """For each name that the office says means the same as another, the first name of its circle."""
    circles: list[tuple[str, set[tuple[str, ...]]]] = []
    for pair in same:
        own = {words(name) for name in pair}
        touched = [circle for circle in circles if circle[1] & own]
        first = touched[0][0] if touched else pair[0]
        circles = [circle for circle in circles if circle not in touched]
        circles.append((first, own.union(*(circle[1] for circle in touched))))
    return {name: first for first, names in circles for name in names}


def known_as(name: str, same: tuple[tuple[str, str], ...]) -> str:
    """A name, or the one under which the office's settings put it together with others (Pengaturan.same_names)."""
    return _representatives(same).get(words(name), name) if same else name


class Likeness(Enum):
    """How two names belong together."""

    SAME = "sama"
    SPELLING = "ejaan berbeda"
    REWORDED = "kata berbeda"


Item = TypeVar("Item")


@dataclass(frozen=True)
class Pair(Generic[Item]):
    left: Item
    right: Item
    likeness: Likeness


@dataclass(frozen=True)
class Matching(Generic[Item]):
    """Pairs, and what found no partner on either side."""

    pairs: tuple[Pair[Item], ...]
    left_over: tuple[Item, ...]
    right_over: tuple[Item, ...]


LONGEST_NAME = 1_000
"""Letters that tell one name from another; what goes on longer is a story, and 4.000 of 32.000 letters took over a gigabyte."""


@lru_cache(maxsize=16384)
def words(name: str) -> tuple[str, ...]:
    """A name's words without case, punctuation, numbering and the leading "Program", "Kegiatan", "Sub Kegiatan"."""
    bare = _PREFIX.sub("", _NUMBER.sub("", " ".join(name.split())))
    return tuple(re.findall(r"[^\W_]+", bare[:LONGEST_NAME].casefold()))


@lru_cache(maxsize=65536)
def same_word(left: str, right: str) -> bool:
    """One word in two spellings: KUMKM / KUKM, Pelayan / Pelayanan, parekras / parekraf; never two words that oppose."""
    if left == right:
        return True
    if left in _OPPOSITES or right in _OPPOSITES or min(len(left), len(right)) < 4 or left.isdigit() or right.isdigit():
        return False
    return Levenshtein.distance(left, right) <= 1 or (min(len(left), len(right)) >= 6 and ratio(left, right) >= 85)


def spelt_differently(left: str, right: str) -> bool:
    """Whether two names differ in spelling and small words only: every other word has its partner, in order.

    A unit in brackets at the end ("(%)", "(level)") says nothing more, and an abbreviation in brackets may stand for its words;
    but two names with different brackets ("(pria)", "(wanita)") are two.
    """
    ones, others = _wordings(left), _wordings(right)
    return any(_spelt_alike(ones[0], other) for other in others) or any(_spelt_alike(one, others[0]) for one in ones)


_OFFICE = re.compile(r"\b(?:perangkat daerah|skpd)\b", re.IGNORECASE)
"""What an office is called in general, by the law in force and by the one before."""
_BRACKET = re.compile(r"\s*\(([^()]+)\)")


@lru_cache(maxsize=16384)
def _wordings(name: str) -> tuple[str, ...]:
    """The name as it is; without a unit at its end; with the long or the short form of what it abbreviates in brackets."""
    name = _OFFICE.sub("OPD", name)
    found = _BRACKET.search(name)
    if not found:
        return (name,)
    before, inner, after = name[: found.start()], found.group(1).strip(), name[found.end() :]
    meant = before.split()[-len(inner) :]
    if inner.isupper() and len(inner) > 2 and "".join(word[0] for word in meant).upper() == inner:
        return (name, before + after, " ".join([*before.split()[: -len(inner)], inner, after]))
    return (name, before) if not after.strip() and inner == inner.lower() else (name,)


def _spelt_alike(left: str, right: str) -> bool:
    first = [word for word in words(left) if word not in _LIGHT]
    second = [word for word in words(right) if word not in _LIGHT]
    if len(first) != len(second):
        return "".join(first) == "".join(second)
    return all(same_word(one, other) for one, other in zip(first, second, strict=True))


def shared(left: str, right: str) -> float:
    """The share of words, 0 to 1, that two names have in common."""
    first = {word for word in words(left) if word not in _LIGHT}
    second = {word for word in words(right) if word not in _LIGHT}
    common = sum(any(same_word(one, other) for other in second) for one in first)
    return common / max(len(first), len(second), 1)


def match(left: Sequence[Item], right: Sequence[Item], name_of: Callable[[Item], str], reworded: float = 2.0) -> Matching[Item]:
    """Partners for two lists of named things, each used once: equal names first, then other spellings, then, when
    ``reworded`` is at most 1, what shares that part of its words and has no nearer partner."""
    equal, free_left, free_right = _equal(left, right, name_of)
    pairs = list(equal)
    for likeness, least in ((Likeness.SPELLING, 0.0), (Likeness.REWORDED, reworded)):
        if len(free_left) * len(free_right) > MOST_COMPARED or least > 1:
            continue
        for score, one, other in _scored(free_left, free_right, name_of, likeness):
            if (
                score > 0
                and score >= least
                and any(one is item for item in free_left)
                and any(other is item for item in free_right)
            ):
                pairs.append(Pair(one, other, likeness))
                free_left = [item for item in free_left if item is not one]
                free_right = [item for item in free_right if item is not other]
    return Matching(tuple(pairs), tuple(free_left), tuple(free_right))


MOST_COMPARED = 200_000
"""More pairs than this are not compared word by word: only equal names are partners then."""


def _equal(
    left: Sequence[Item], right: Sequence[Item], name_of: Callable[[Item], str]
) -> tuple[list[Pair[Item]], list[Item], list[Item]]:
    waiting: dict[tuple[str, ...], list[Item]] = {}
    for item in right:
        waiting.setdefault(words(name_of(item)), []).append(item)
    pairs, free_left = [], []
    for item in left:
        partners = waiting.get(words(name_of(item)))
        if partners:
            pairs.append(Pair(item, partners.pop(0), Likeness.SAME))
        else:
            free_left.append(item)
    free = {id(item) for items in waiting.values() for item in items}
    return pairs, free_left, [item for item in right if id(item) in free]


def _scored(
    left: Sequence[Item], right: Sequence[Item], name_of: Callable[[Item], str], likeness: Likeness
) -> list[tuple[float, Item, Item]]:
    def score(one: str, other: str) -> float:
        return shared(one, other) if likeness is Likeness.REWORDED or spelt_differently(one, other) else 0.0

    scored = [(score(name_of(one), name_of(other)), one, other) for one in left for other in right]
    return sorted(scored, key=lambda item: -item[0])
