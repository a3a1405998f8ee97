"""Which table stands where: each heading block is compared with every declared kind; every guess can be shown.

Nothing is decided by position. A kind needs all its required columns; among those that fit, the one whose columns, titles and
first rows speak for it most is taken, and the runner-up is kept for ``kenali``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from lakip_xl.model.cells import Grid
from lakip_xl.model.figures import Teks, Unit
from lakip_xl.model.tables import FoundColumn, FoundTable, Row
from lakip_xl.read.assign import GOOD_FIT, Names, OwnWords, assign, names_in
from lakip_xl.read.beside import apart
from lakip_xl.read.body import last_row, notes_below, titles_above
from lakip_xl.read.headings import HeadingBlock, HeadingColumn, find_blocks
from lakip_xl.read.other import other_tables, table_under
from lakip_xl.read.pages import joined_pages
from lakip_xl.read.words import speaks_of, words_of
from lakip_xl.tables import KINDS, Lain


@dataclass(frozen=True)
class _Guess:
    kind: type[Row]
    columns: tuple[FoundColumn, ...]
    score: float


def recognise(grid: Grid, own: OwnWords = ()) -> tuple[FoundTable, ...]:
    """The tables of a sheet from the top down; none for a sheet that holds nothing known and no totals.

    ``own`` are headings that the office's settings add to the declared ones.
    """
    blocks = find_blocks(grid, frozenset(words_of(line.word) for line in own))
    found: list[FoundTable] = []
    after = 0
    for index, block in enumerate(blocks):
        if found and _repeats(grid, block, found[-1]):
            continue
        before = _next_start(grid, block, blocks[index + 1 :])
        tables = _tables_under(grid, block, after, before, own)
        found.extend(tables)
        after = max([table.last_row for table in tables], default=block.last)
    found = joined_pages(found)
    return tuple(sorted((*found, *other_tables(grid, tuple(found))), key=lambda table: (table.span.top, table.span.left)))


def _tables_under(grid: Grid, block: HeadingBlock, after: int, before: int, own: OwnWords) -> list[FoundTable]:
    """The tables under a block; one of no known kind only beside another, where nothing else would find it."""
    parts = apart(grid, block, before)
    known = [_table_at(grid, half, after, before, own) for part in parts for half in _side_by_side(grid, part, after, own)]
    if len(parts) == len(known) > 1 and any(known):
        known = [table or table_under(grid, part, before, after) for part, table in zip(parts, known, strict=True)]
    return [table for table in known if table]


def _next_start(grid: Grid, block: HeadingBlock, later: tuple[HeadingBlock, ...]) -> int:
    """Where the next table's headings stand; a repetition of the same headings after a page break is none."""
    return next((other.first for other in later if not _same_headings(block, other)), grid.rows[-1] + 1)


def _same_headings(one: HeadingBlock, other: HeadingBlock) -> bool:
    return [(column.column, column.levels) for column in one.columns] == [
        (column.column, column.levels) for column in other.columns
    ]


def _repeats(grid: Grid, block: HeadingBlock, table: FoundTable) -> bool:
    """Whether a block is the heading of the table above, printed again inside it."""
    return table.first_row <= block.first <= table.last_row


def _side_by_side(grid: Grid, block: HeadingBlock, after: int, own: OwnWords) -> tuple[HeadingBlock, ...]:
    """One block, or two where two tables stand beside each other and both are known by themselves."""
    titles = titles_above(grid, block, after)
    whole = max((guess.score for guess in _guesses(grid, block, titles, own)), default=None)
    best = (whole or 0.0) + SPLIT_COST
    parts: tuple[HeadingBlock, ...] = (block,)
    for cut in range(2, len(block.columns) - 1):
        halves = (HeadingBlock(block.rows, block.columns[:cut]), HeadingBlock(block.rows, block.columns[cut:]))
        total = _score_of_all(grid, halves, titles, own)
        if total > best:
            best, parts = total, halves
    return parts


def _score_of_all(grid: Grid, parts: tuple[HeadingBlock, ...], titles: tuple[Teks, ...], own: OwnWords) -> float:
    """What the parts score together; nothing when one of them is not known through and through."""
    total = 0.0
    for part in parts:
        score = max((guess.score for guess in _guesses(grid, part, titles, own) if not _strangers(guess)), default=None)
        if score is None:
            return 0.0
        total += score
    return total


SPLIT_COST = 1.0
"""What two tables must gain over one, so that one table is not torn apart."""


def _strangers(guess: _Guess) -> int:
    return sum(column.name is None for column in guess.columns)


def _table_at(grid: Grid, block: HeadingBlock, after: int, before: int, own: OwnWords) -> FoundTable | None:
    titles = titles_above(grid, block, after)
    guesses = sorted(_guesses(grid, block, titles, own), key=lambda guess: -guess.score)
    if not guesses:
        return None
    best = guesses[0]
    texts, figures = _column_roles(best)
    last = last_row(grid, block, before, texts, figures, best.kind.footers)
    if last <= block.last:
        return None
    return FoundTable(
        best.kind, grid, block.rows, block.last + 1, last, best.columns, best.score,
        guesses[1].kind.kind if len(guesses) > 1 else None, titles, notes_below(grid, last, before),
        _number_column(grid, block, best, last),
    )  # fmt: skip


def _column_roles(guess: _Guess) -> tuple[set[int], set[int]]:
    """The columns of texts and of figures of a guess."""
    headings = guess.kind.headings
    named = [(column.column, headings[column.name]) for column in guess.columns if column.name]
    figures = {column for column, heading in named if heading.unit is not None}
    texts = {column for column, heading in named if heading.unit is None and heading.name not in ("no", "satuan", "keterangan")}
    return texts, figures


def _guesses(grid: Grid, block: HeadingBlock, titles: tuple[Teks, ...], own: OwnWords) -> list[_Guess]:
    found = []
    for kind, named in _kinds_named(block.columns, own):
        columns = _with_key(grid, block, kind, assign(block.columns, named))
        if _has_required(kind, _told(kind, columns)) and _counts(grid, block, kind, columns):
            found.append(_Guess(kind, columns, _score(grid, block, kind, columns, titles)))
    return [guess for guess in found if guess.score >= LEAST_SCORE]


@lru_cache(maxsize=4096)
def _kinds_named(columns: tuple[HeadingColumn, ...], own: OwnWords) -> tuple[tuple[type[Row], Names], ...]:
    """The kinds that headings may be of, with what each column is called there. The same headings stand over one sheet after
    the other, and each place at which they may be cut in two is asked about again."""
    words = {word for column in columns for word in column.words}
    likely = (kind for kind in KINDS if kind is not Lain and words.isdisjoint(kind.unlike))
    named = ((kind, names_in(kind, columns, own)) for kind in likely)
    return tuple((kind, names) for kind, names in named if _has_required(kind, {kind.key, *(name for name, _ in names.values())}))


def _told(kind: type[Row], columns: tuple[FoundColumn, ...]) -> set[str | None]:
    """The columns that are there. Results of several years do not stand for the one of the report's year; and triwulan of
    which nothing says that they are results are targets, unless a percentage is made of them."""
    names = {column.name for column in columns}
    ratios = any(column.name and kind.headings[column.name].unit is Unit.PERSEN for column in columns)
    weak = {
        column.name
        for column in columns
        if column.name in _stand_ins(kind)
        and kind.headings[column.name].unit is Unit.BILANGAN
        and (column.label.startswith("tahun") or (column.score <= GOOD_FIT and not ratios))
    }
    return names - weak


def _stand_ins(kind: type[Row]) -> set[str]:
    return {name for names in kind.stand_ins.values() for name in names}


MOST_STRANGERS = 5
"""More unknown columns than this say no more against a kind: flat exports have dozens."""
LEAST_SCORE = 0.5
"""A kind whose columns are drowned by others that it does not know is none."""


def _counts(grid: Grid, block: HeadingBlock, kind: type[Row], columns: tuple[FoundColumn, ...]) -> bool:
    """Whether money and people are counted where the kind needs them: a column of words ("IV/a") counts nothing."""
    needed = {name for name, heading in kind.headings.items() if heading.required and heading.unit in (Unit.RUPIAH, Unit.ORANG)}
    for column in (column for column in columns if column.name in needed):
        cells = (grid.at(row, column.column) for row in grid.rows_below(block.last))
        below = list(islice((cell for cell in cells if cell and cell.shown.strip()), 8))
        if len(below) > 1 and all(re.fullmatch(r"\D*[^\W\d_]\D*", cell.shown) and isinstance(cell.value, str) for cell in below):
            return False
    return True


def _with_key(grid: Grid, block: HeadingBlock, kind: type[Row], columns: tuple[FoundColumn, ...]) -> tuple[FoundColumn, ...]:
    """Rows are named by their first column of texts before the last figures, whatever stands over it ("Bidang", "Seksi")."""
    if any(column.name == kind.key for column in columns) or kind.key != "uraian" or kind.named:
        return columns
    figures = [column.column for column in columns if column.name and kind.headings[column.name].unit is not None]
    strangers = [column for column in columns if column.name is None and figures and column.column < max(figures)]
    key = next((column for column in strangers if _holds_names(grid, block, column.column)), None)
    return tuple(replace(column, name=kind.key, score=UNNAMED) if column is key else column for column in columns)


UNNAMED = 0.6
"""What a column of names under an unknown heading counts."""


def _holds_names(grid: Grid, block: HeadingBlock, column: int) -> bool:
    rows = list(islice(grid.rows_below(block.last), 8))
    texts = [cell.shown for row in rows if (cell := grid.at(row, column)) and isinstance(cell.value, str)]
    return sum(len(text) > 3 and any(map(str.isalpha, text)) for text in texts) * 2 > len(rows)


def _has_required(kind: type[Row], names: set[str | None]) -> bool:
    if kind.one_of and names.isdisjoint(kind.one_of):
        return False
    required = (heading.name for heading in kind.headings.values() if heading.required)
    return all(name in names or not names.isdisjoint(kind.stand_ins.get(name, ())) for name in required)


def _score(grid: Grid, block: HeadingBlock, kind: type[Row], columns: tuple[FoundColumn, ...], titles: tuple[Teks, ...]) -> float:
    named = {column.name: column.score for column in columns if column.name and column.name not in ("no", "kode")}
    fitting = sum(score * (1.0 if kind.headings[name].required else 0.7) for name, score in named.items())
    strangers = min(sum(1 for column in columns if column.name is None), MOST_STRANGERS)
    singles = 0.05 * sum(1 for heading in kind.headings.values() if heading.series and _is_single(columns, heading.name))
    over = " ".join(title.text for title in titles)
    evidence = _title_bonus(kind.titles, over, grid.sheet, grid.file) + _body_bonus(grid, block, kind, columns)
    unproven = 0.3 if kind.body_words and not evidence else 0.0
    return fitting - 0.35 * strangers - singles + evidence - unproven


def _is_single(columns: tuple[FoundColumn, ...], name: str) -> bool:
    return sum(column.name == name for column in columns) == 1


@lru_cache(maxsize=1024)
def _title_bonus(phrases: tuple[str, ...], over: str, sheet: str, file: str) -> float:
    """Words over the table count most, then the sheet's name, then the file's; a longer phrase more than a shorter."""
    sources = [(0.8, over), (0.4, sheet), (0.3, file)]
    return max(
        (
            weight * (1 + 0.1 * len(words_of(phrase)))
            for weight, text in sources
            for phrase in phrases
            if speaks_of(text, phrase)
        ),
        default=0.0,
    )


def _body_bonus(grid: Grid, block: HeadingBlock, kind: type[Row], columns: tuple[FoundColumn, ...]) -> float:
    key = next((column.column for column in columns if column.name == kind.key), None)
    if not kind.body_words or key is None:
        return 0.0
    texts = [cell.shown for row in islice(grid.rows_below(block.last), 5) if (cell := grid.at(row, key))]
    return 0.6 if any(speaks_of(text, word) for text in texts for word in kind.body_words) else 0.0


def _number_column(grid: Grid, block: HeadingBlock, guess: _Guess, last: int) -> int | None:
    """The column that numbers the rows: the one headed so, else a column of short marks left of the names."""
    named = next((column.column for column in guess.columns if column.name == "no"), None)
    if named is not None:
        return named
    key = min((column.column for column in guess.columns if column.name), default=1)
    for column in range(key - 1, 0, -1):
        marks = [cell.shown.strip() for row in grid.rows if block.last < row <= last and (cell := grid.at(row, column))]
        if marks and all(len(mark) <= 8 for mark in marks):
            return column
    return None
