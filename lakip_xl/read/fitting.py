"""How well the words of a heading fit a phrase that a column declares.

Each word of a heading is compared once with all words of all declared phrases; a phrase is then looked up, not compared. The
same headings stand over and over in an office's sheets, and each is asked for by every kind of table.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from lakip_xl.read.words import GOOD_WORD, LIGHT, UNIT_WORDS, words_of

SHORTEST = 5
"""Shorter words must be equal, or have one letter doubled."""
SPREAD = 1 - GOOD_WORD / 100
"""Two words whose lengths differ by more than this share of both are not alike, whatever their letters."""


class _Phrase(NamedTuple):
    """A declared phrase: its words with their weights, all of them, and those that say something."""

    words: tuple[tuple[str, float], ...]
    weight: float
    every: frozenset[str]
    telling: frozenset[str]


class _Told(NamedTuple):
    """The words of a heading: for each the declared words that it is, with its weight; and all of those together."""

    words: tuple[tuple[frozenset[str], float], ...]
    weight: float
    reached: frozenset[str]


_VOCABULARY: set[str] = set()
"""The words of all phrases that were asked for so far: it only grows, so its size names its state."""


@lru_cache(maxsize=8192)
def _phrase(declared: str) -> _Phrase:
    words = words_of(declared)
    _VOCABULARY.update(words)
    weighted = tuple((word, _weight(word)) for word in words)
    return _Phrase(weighted, weight_of(words), frozenset(words), frozenset(word for word, weight in weighted if weight))


@lru_cache(maxsize=8192)
def _told(words: tuple[str, ...], vocabulary: int) -> _Told:
    kin = tuple((_kin(word, vocabulary), _weight(word)) for word in words)
    return _Told(kin, weight_of(words), frozenset().union(*(own for own, _ in kin)))


@lru_cache(maxsize=8192)
def _kin(word: str, vocabulary: int) -> frozenset[str]:
    """The declared words that are this one, differently spelt."""
    return frozenset(other for other in _VOCABULARY if alike(word, other))


def alike(left: str, right: str) -> bool:
    """Whether two words are the same word but for its spelling; short words must be equal, or have one letter doubled."""
    if left == right:
        return True
    shorter, longer = (left, right) if len(left) <= len(right) else (right, left)
    if len(shorter) < SHORTEST:
        return len(shorter) == SHORTEST - 1 and len(longer) == SHORTEST and shorter in _with_one_less(longer)
    return len(longer) - len(shorter) <= SPREAD * (len(longer) + len(shorter)) and ratio(left, right) >= GOOD_WORD


def _with_one_less(word: str) -> list[str]:
    """A word without one of two equal letters that stand together."""
    return [word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1]]


@lru_cache(maxsize=8192)
def _weight(word: str) -> float:
    if word in UNIT_WORDS:
        return 0.0
    if word in LIGHT or re.fullmatch(r"(?:19|20)\d\d|\d{1,2}", word):
        return 0.1
    return 1.0


def weight_of(words: Sequence[str]) -> float:
    """How much a heading says: about the number of its words that are no units, small words or years."""
    return sum(map(_weight, words))


def telling_words(declared: str) -> frozenset[str]:
    """The words of a declared phrase that say something: a heading that has none of them does not fit it."""
    return _phrase(declared).telling


def reached_by(words: tuple[str, ...]) -> frozenset[str]:
    """The declared words that a heading's words are, as far as phrases were asked for."""
    return _told(words, len(_VOCABULARY)).reached


@lru_cache(maxsize=65536)
def fit(words: tuple[str, ...], declared: str) -> float:
    """How well a heading's words fit a declared phrase, 0 to 1: 1 when each explains the other.

    Units have no weight here; they are compared by themselves.
    """
    phrase = _phrase(declared)
    told = _told(words, len(_VOCABULARY))
    if not told.weight or told.reached.isdisjoint(phrase.telling):
        return 0.0
    found = sum(weight for word, weight in phrase.words if word in told.reached)
    explained = sum(weight for kin, weight in told.words if not kin.isdisjoint(phrase.every))
    recall, precision = found / phrase.weight, explained / told.weight
    return 2 * recall * precision / (recall + precision)


@lru_cache(maxsize=65536)
def holds_all(words: tuple[str, ...], declared: str) -> float:
    """For long headings: 0.7 and more when all words of a phrase stand in it, the more the longer the phrase; else 0."""
    phrase = [word for word, weight in _phrase(declared).words if weight == 1.0]
    reached = reached_by(words)
    if not phrase or not all(word in reached for word in phrase):
        return 0.0
    return 0.7 + 0.03 * min(len(phrase), 8)
