"""What each column of a heading block means in a table kind: best fits first, each declared column once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from lakip_xl.model.columns import Heading
from lakip_xl.model.figures import Unit
from lakip_xl.model.settings import KataJudul
from lakip_xl.model.tables import FoundColumn, Row
from lakip_xl.read.fitting import fit, holds_all, reached_by, telling_words
from lakip_xl.read.headings import HeadingColumn
from lakip_xl.read.labels import Label, take_label, without_span
from lakip_xl.read.words import UNIT_WORDS, words_of

GOOD_FIT = 0.7
OwnWords = tuple[KataJudul, ...]


Key = tuple[tuple[str, ...], bool, tuple[str, ...], tuple[str, ...], Label | None, Unit | None]


@dataclass(frozen=True)
class Meaning:
    """A column's words; ``base`` without its label; ``label`` only where it has fellows of the same base: a series."""

    column: HeadingColumn
    words: tuple[str, ...]
    base: tuple[str, ...]
    label: Label | None
    unit: Unit | None

    @cached_property
    def key(self) -> Key:
        """All that says how well it fits a heading."""
        return self.column.levels, self.column.bare, self.words, self.base, self.label, self.unit


@lru_cache(maxsize=64)
def meanings(columns: tuple[HeadingColumn, ...]) -> tuple[Meaning, ...]:
    """All columns of a block; one headed only by a unit borrows the words of its left neighbour."""
    found = [_meaning(columns, index) for index in range(len(columns))]
    fellows: dict[tuple[tuple[str, ...], str], set[int]] = defaultdict(set)
    for meaning in found:
        if meaning.label:
            fellows[meaning.base, meaning.label.kind].add(meaning.label.order)
    return tuple(
        meaning
        if meaning.label and len(fellows[meaning.base, meaning.label.kind]) > 1
        else Meaning(meaning.column, meaning.words, meaning.words, None, meaning.unit)
        for meaning in found
    )


def _meaning(columns: tuple[HeadingColumn, ...], index: int) -> Meaning:
    column, levels = columns[index], columns[index].levels
    if column.bare and index and columns[index - 1].column == column.column - 1:
        levels = (*(level for level in columns[index - 1].levels if not _only_units(level)), *levels)
    elif index and _counts_its_neighbour(columns[index - 1], column):
        levels = (*columns[index - 1].levels, *levels[-1:])
    labelled = take_label(levels)
    words = tuple(word for level in levels for word in words_of(level))
    return Meaning(column, words, labelled.words, labelled.label, column.unit)


def _counts_its_neighbour(left: HeadingColumn, column: HeadingColumn) -> bool:
    """Whether "%" stands beside "Realisasi" under one group heading: it is the percentage of that."""
    above, last = column.levels[:-1], left.levels[-1]
    side_by_side = left.column == column.column - 1 and bool(above) and left.levels[:-1] == above
    return side_by_side and words_of(column.levels[-1]) == ("%",) and any(len(word) > 3 for word in words_of(last))


def _only_units(level: str) -> bool:
    return all(word in UNIT_WORDS for word in words_of(level))


Names = Mapping[int, tuple[str, float]]
"""By the sheet's column: the declared column that stands there, and how well its heading fits."""


def assign(columns: tuple[HeadingColumn, ...], names: Names) -> tuple[FoundColumn, ...]:
    """Each column with its name, None for what the kind does not declare."""
    return tuple(_found(meaning, names.get(meaning.column.column)) for meaning in meanings(columns))


def names_in(kind: type[Row], columns: tuple[HeadingColumn, ...], own: OwnWords = ()) -> Names:
    """What the columns of a block mean in a kind; a series takes all that fit it.

    ``own`` are headings that the office's settings add to those that are declared.
    """
    taken: dict[int, tuple[str, float]] = {}
    used: set[str] = set()
    known = meanings(columns)
    for score, meaning, heading in sorted(_fits(kind, known, own), key=lambda item: (-item[0], _turn(item[1]))):
        place = meaning.column.column
        if place in taken or (heading.name in used and not _takes_many(heading, meaning.column, columns, taken)):
            continue
        taken[place] = (heading.name, score)
        used.add(heading.name)
    _single_budget(kind, taken)
    _lone_years(kind, known, taken)
    return taken


def _turn(meaning: Meaning) -> int:
    """From the left; but of "s.d. TW I" to "s.d. TW IV" the last is the year's."""
    words = " ".join(meaning.words)
    return meaning.column.column if without_span(words) == words else -meaning.column.column


def _lone_years(kind: type[Row], known: tuple[Meaning, ...], taken: dict[int, tuple[str, float]]) -> None:
    """Beside results of several years stand the target and the capaian of one of them: members of series of their own."""
    headings = [heading for heading in kind.headings.values() if heading.labels == ("tahun",)]
    names = {heading.name for heading in headings}
    free = [one for one in known if taken.get(one.column.column, ("",))[0] not in names]
    years = {one.label.order for one in known if one.label and one not in free}
    for meaning in free:
        labelled = take_label(meaning.column.levels)
        if labelled.label and labelled.label.kind == "tahun" and labelled.label.order in years:
            alone = replace(meaning, base=labelled.words, label=labelled.label)
            score, name = max((_fit(alone, heading), heading.name) for heading in headings)
            if score >= GOOD_FIT:
                taken[meaning.column.column] = (name, score)


def _single_budget(kind: type[Row], taken: dict[int, tuple[str, float]]) -> None:
    """A table with one budget column has the budget in force, whatever the column is called."""
    names = {name: column for column, (name, _) in taken.items()}
    if "pagu" in kind.headings and "pagu" not in names and "induk" in names:
        column = names["induk"]
        taken[column] = ("pagu", taken[column][1])


def _takes_many(heading: Heading, column: HeadingColumn, columns: tuple[HeadingColumn, ...], taken: Names) -> bool:
    """A series has many columns; a text may stand under one heading merged over several."""
    if heading.series or (heading.name == "uraian" and _is_budget_level(column)):
        return True
    same = [other for other in columns if other.column in taken and taken[other.column][0] == heading.name]
    return heading.unit is None and any(other.levels == column.levels for other in same)


_BUDGET_LEVELS = frozenset({"nama", "uraian", "program", "kegiatan", "sub", "subkegiatan", "akun", "rekening"})


def _is_budget_level(column: HeadingColumn) -> bool:
    """Columns headed Program, Kegiatan, Sub Kegiatan name the rows together: the deepest that is filled."""
    return set(column.words) <= _BUDGET_LEVELS


def _fits(kind: type[Row], known: tuple[Meaning, ...], own: OwnWords) -> list[tuple[float, Meaning, Heading]]:
    return [(score, meaning, heading) for meaning in known for score, heading in _known_fits(kind, meaning.key, meaning, own)]


def _known_fits(kind: type[Row], key: Key, meaning: Meaning, own: OwnWords) -> tuple[tuple[float, Heading], ...]:
    """The same few headings are compared over and over: for every kind, every place where a table may begin, every cut."""
    fits = _FITS.get((kind, own, key))
    if fits is None:
        if len(_FITS) >= MOST_FITS:
            _FITS.clear()
        fits = _FITS[kind, own, key] = tuple(_new_fits(kind, meaning, own))
    return fits


MOST_FITS = 20_000
_FITS: dict[tuple[type[Row], OwnWords, Key], tuple[tuple[float, Heading], ...]] = {}


def _new_fits(kind: type[Row], meaning: Meaning, own: OwnWords) -> Iterator[tuple[float, Heading]]:
    for heading in kind.headings.values():
        words = tuple(line.word for line in own if (line.kind, line.column) == (kind.kind, heading.name))
        phrasings = [heading, replace(heading, words=words)] if words else [heading]
        score = max((_fit(meaning, one) for one in phrasings if _shares_a_word(meaning, one)), default=0.0)
        if score >= GOOD_FIT:
            yield score, heading


def _shares_a_word(meaning: Meaning, heading: Heading) -> bool:
    """Without a word in common nothing fits; but a heading that is all label has no words of its own."""
    return "" in heading.words or not _telling(heading.words).isdisjoint(reached_by(meaning.words))


@lru_cache(maxsize=1024)
def _telling(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(telling_words, phrases))


def _fit(meaning: Meaning, heading: Heading) -> float:
    if not _units_agree(meaning.unit, heading) or (heading.labelled and meaning.label is None):
        return 0.0
    if heading.labels and (meaning.label is None or meaning.label.kind not in heading.labels):
        return 0.0
    if heading.loose and heading.unit is Unit.RUPIAH and meaning.unit is not Unit.RUPIAH:
        return 0.0
    if meaning.label is not None and not heading.series and heading.unit is not None:
        return 0.0
    words = _compared_words(meaning, heading)
    if not [word for word in words if word not in UNIT_WORDS]:
        says_percent = heading.unit is not Unit.PERSEN or meaning.unit is Unit.PERSEN
        return 0.7 if heading.labelled and "" in heading.words and says_percent else 0.0
    best = max(
        _best_phrase(words, heading), *(_best_phrase(tail, heading) - loss for tail, loss in _tails(meaning, heading)), 0.0
    )
    unsaid = 0.05 if heading.unit is Unit.PERSEN and meaning.unit is None else 0.0
    return best + (0.03 if meaning.unit is not None and meaning.unit is heading.unit else 0.0) - unsaid


def _best_phrase(words: tuple[str, ...], heading: Heading) -> float:
    percent = "%" in words or "persentase" in words
    fits = (
        _phrase_fit(words, phrase, heading.loose) - 0.002 * rank
        for rank, phrase in enumerate(heading.words)
        if percent or not phrase.endswith("/%")
    )
    return max(fits, default=0.0)


SPAN = 0.02
"""What it costs to read "Realisasi s.d. Triwulan IV" as "Realisasi"."""
UPPER_LEVEL = 0.06
"""What it costs to read a heading without its topmost level ("Rencana Kegiatan / Anggaran" as "Anggaran")."""


def _tails(meaning: Meaning, heading: Heading) -> Iterator[tuple[tuple[str, ...], float]]:
    """The lower levels of a deep heading, when they say something by themselves, and a heading without its "s.d. bulan ini";
    not for series, whose levels are labels."""
    levels = meaning.column.levels
    if heading.series or heading.loose or meaning.column.bare:
        return
    spanless = tuple(word for level in levels for word in without_span(" ".join(words_of(level))).split())
    if spanless != meaning.words and any(word not in UNIT_WORDS for word in spanless):
        yield spanless, SPAN
    for dropped in range(1, len(levels)):
        words = tuple(word for level in levels[dropped:] for word in words_of(level))
        if any(word not in UNIT_WORDS for word in words):
            yield words, UPPER_LEVEL * dropped


def _compared_words(meaning: Meaning, heading: Heading) -> tuple[str, ...]:
    if heading.series and meaning.label is not None:
        return meaning.base
    levels = meaning.column.levels
    if heading.series and not heading.labelled and len(levels) > 1:
        return tuple(word for level in levels[:-1] for word in words_of(level))
    return meaning.words


PERFORMANCE = "/k"
"""The sub-heading K (kinerja) of a pair K, Rp; a declared phrase that ends so fits no column without it."""


def _phrase_fit(words: tuple[str, ...], phrase: str, loose: bool) -> float:
    if phrase.endswith(PERFORMANCE) and PERFORMANCE[1:] not in words:
        return 0.0
    score = fit(words, phrase)
    return max(score, holds_all(words, phrase)) if loose else score


def _units_agree(unit: Unit | None, heading: Heading) -> bool:
    if unit is Unit.PERSEN:
        return heading.unit in (Unit.PERSEN, Unit.BILANGAN) or (heading.unit is None and heading.name != "uraian")
    if unit is Unit.RUPIAH:
        return heading.unit in (Unit.RUPIAH, Unit.BILANGAN)
    return True


def _found(meaning: Meaning, taken: tuple[str, float] | None) -> FoundColumn:
    name, score = taken or (None, 0.0)
    column = meaning.column
    own = meaning.label or (take_label(column.levels).label if name and name.endswith("_tahun") else None)
    label = own.name if own else column.levels[-1] if len(column.levels) > 1 else ""
    return FoundColumn(column.column, column.text, name, round(score, 3), label, column.numbering)
