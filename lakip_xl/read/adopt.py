"""Columns whose headings do not say enough: what they are is told by the figures under them, before the rows are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from lakip_xl.model.equations import HUNDRED
from lakip_xl.model.figures import Unit
from lakip_xl.model.tables import FoundColumn, FoundTable
from lakip_xl.read.numbers import value_of
from lakip_xl.read.words import unit_of, words_of

ENOUGH = 2
"""Rows that must bear a meaning out."""
NEAR = Decimal("0.51")
"""Percentages may be shown without decimals."""
LAST_PLACES = Decimal(2)
"""Rupiah by which a rest may be off."""
_PLANNED = re.compile(r"\b(?:prognosis|rencana|target|blokir|kas)\b", re.IGNORECASE)


_PLAIN_SHARE = re.compile(r"serap|\brealisasi\s+keuangan\b", re.IGNORECASE)


def settled_columns(found: FoundTable) -> FoundTable:
    """The table with its columns of percentages, its budget in force, its realisasi and its sisa as the figures tell them."""
    body = _of_this_year(_Body(found))
    if body.found.column_of("pagu") is None or body.found.column_of("realisasi") is None:
        return body.found
    for name in ("pagu", "realisasi"):
        body = _exchanged(body, name)
    return _with_percentages(_with_rest(_without_disproven(body))).found


@dataclass(frozen=True)
class _Body:
    """The figures of a table's columns, read when they are asked for, once under each unit."""

    found: FoundTable
    read: dict[tuple[int, Unit], tuple[Decimal | None, ...]] = field(default_factory=dict)

    @cached_property
    def rows(self) -> tuple[int, ...]:
        return self.found.body_rows

    def values(self, column: FoundColumn | None) -> tuple[Decimal | None, ...]:
        if column is None:
            return (None,) * len(self.rows)
        unit = Unit.PERSEN if unit_of(words_of(column.heading)) is Unit.PERSEN else Unit.RUPIAH
        key = column.column, unit
        if key not in self.read:
            self.read[key] = tuple(value_of(self.found.grid.at(row, column.column), unit) for row in self.rows)
        return self.read[key]

    def renamed(self, names: Mapping[int, str | None]) -> _Body:
        """The same figures with other names over them, by the sheet's column."""
        columns = (replace(one, name=names[one.column]) if one.column in names else one for one in self.found.columns)
        return replace(self, found=replace(self.found, columns=tuple(columns)))


def _of_this_year(body: _Body) -> _Body:
    """Of "Realisasi 2022" and "Realisasi 2021" the table's own is the one that, with its budget, sisa and percentage follow."""
    found = body.found
    own = {name: found.column_of(name) for name in ("pagu", "realisasi")}
    if all(own.values()) or not (found.column_of("sisa") or found.column_of("serapan")):
        return body
    choices = [[column] if column else list(found.columns_of(f"{name}_deret")) for name, column in own.items()]
    told = {name: body.values(found.column_of(name)) for name in ("sisa", "serapan")}
    rated = [
        (sum(_followed({**told, "pagu": body.values(pagu), "realisasi": body.values(spent)})), pagu, spent)
        for pagu in choices[0][:MOST_YEARS]
        for spent in choices[1][:MOST_YEARS]
    ]
    held, pagu, spent = max(rated, key=lambda one: one[0], default=(0, None, None))
    if pagu is None or spent is None or held < ENOUGH or held * 2 <= len(body.rows) - 1:
        return body
    body = body.renamed({pagu.column: "pagu", spent.column: "realisasi"})
    alone = {columns[0].column: None for name in own if len(columns := body.found.columns_of(f"{name}_deret")) == 1}
    return body.renamed(alone)


MOST_YEARS = 6


def _strangers(found: FoundTable, percent: bool) -> list[FoundColumn]:
    return [
        column
        for column in found.columns
        if column.name is None and (unit_of(words_of(column.heading)) is Unit.PERSEN) == percent
    ]


def _may_be_shares(body: _Body) -> list[FoundColumn]:
    """Columns headed by a percent sign, or by a word that leaves it open what they hold; there, fractions only as numbers."""
    found = body.found
    vague = [
        column
        for column in _strangers(found, percent=False)
        if _VAGUE.fullmatch(column.heading.strip())
        and (_are_numbers(found, column) or max(filter(None, body.values(column)), default=0) > MOST_FRACTION)
    ]
    return [*_strangers(found, percent=True), *vague]


_VAGUE = re.compile(
    r"(?:capaian|pencapaian|rasio|kinerja|progres+|ket(?:erangan|\.)?)(?:\s*(?:keuangan|anggaran))?", re.IGNORECASE
)


MOST_FRACTION = 2


def _are_numbers(found: FoundTable, column: FoundColumn) -> bool:
    cells = (found.grid.at(row, column.column) for row in found.body_rows)
    return all(isinstance(cell.value, Decimal) for cell in cells if cell and cell.shown.strip(" -"))


def _exchanged(body: _Body, name: str) -> _Body:
    """Another column in the place of a budget or realisasi, when sisa and percentages follow it where the two differ."""
    found = body.found
    own = found.column_of(name)
    strangers = _strangers(found, percent=False)
    if own is None or not strangers or not (found.column_of("sisa") or found.column_of("serapan")):
        return body
    values = {other: body.values(found.column_of(other)) for other in ("pagu", "realisasi", "sisa", "serapan")}
    mine = _followed(values)
    best, most = own, ENOUGH - 1
    for column in strangers:
        other = body.values(column)
        differs = [one != another and another is not None for one, another in zip(values[name], other, strict=True)]
        both = (mine, _followed({**values, name: other}))
        held = [sum(row and told for row, told in zip(differs, answers, strict=True)) for answers in both]
        if held[1] > max(most, held[0] * 2) and held[1] * 2 > sum(differs):
            best, most = column, held[1]
    return body if best is own else body.renamed({best.column: name, own.column: None})


def _followed(values: Mapping[str, tuple[Decimal | None, ...]]) -> list[bool]:
    """In which rows sisa or the percentage follows from budget and realisasi."""
    rows = zip(values["pagu"], values["realisasi"], values["sisa"], values["serapan"], strict=True)
    return [bool(pagu and spent is not None and _follows(pagu, spent, rest, share)) for pagu, spent, rest, share in rows]


def _follows(pagu: Decimal, spent: Decimal, rest: Decimal | None, share: Decimal | None) -> bool:
    if rest is not None:
        return _is_rest(rest, spent, pagu)
    return share is not None and _is_share(share, spent, pagu)


def _is_rest(rest: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Less or more than planned: "Lebih/(Kurang)" may be counted either way. A slip in the last place is no other column."""
    return abs(abs(rest) - abs(whole - part)) <= min(LAST_PLACES, abs(whole) / 10_000)


def _is_share(share: Decimal, part: Decimal, whole: Decimal) -> bool:
    exact = part * HUNDRED / whole
    return any(abs(value - exact) <= NEAR for value in (share, share * HUNDRED))


def _without_disproven(body: _Body) -> _Body:
    """A sisa or percentage that not one of several rows bears out is something else: a bobot, a change of the budget.

    Not where it is borne out by the others once one of them is set right: then every row is wrong, and is told so.
    """
    found = body.found
    spent = body.values(found.column_of("realisasi"))
    budgets = [body.values(found.column_of(name)) for name in ("pagu", "induk") if found.column_of(name)]
    checks: tuple[tuple[str, Callable[[Decimal, Decimal, Decimal], bool]], ...] = (("sisa", _is_rest), ("serapan", _is_share))
    disproven: dict[int, str | None] = {}
    for name, holds in checks:
        column = found.column_of(name)
        if column is None or (name == "serapan" and _PLAIN_SHARE.search(column.heading)):
            continue
        told = body.values(column)
        rows = [
            [holds(value, part, whole) for whole in wholes if whole]
            for value, part, *wholes in zip(told, spent, *budgets, strict=True)
            if value and part and any(wholes)
        ]
        if len(rows) > ENOUGH and not any(map(any, rows)) and not _one_is_wrong(body):
            disproven[column.column] = None
    return body.renamed(disproven)


def _one_is_wrong(body: _Body) -> bool:
    """Whether sisa and percentage agree on another budget or realisasi than those given, or sisa stands a row off."""
    spent, rests, shares, budgets = (body.values(body.found.column_of(name)) for name in ("realisasi", "sisa", "serapan", "pagu"))
    known = [(a, b, c) for a, b, c in zip(spent, rests, shares, strict=True) if a and b and c is not None and a + b]
    told = [_is_share(c, a, a + b) or _is_share(c, b, a + b) for a, b, c in known]
    true = [None if a is None or b is None else a - b for a, b in zip(budgets, spent, strict=True)]
    moved = [
        [a == b for a, b in pairs if a and b]
        for pairs in (zip(rests[1:], true, strict=False), zip(rests, true[1:], strict=False))
    ]
    return any(len(held) > ENOUGH and sum(held) * 2 > len(held) for held in (told, *moved))


def _with_rest(body: _Body) -> _Body:
    """A column of money that is budget less realisasi in most rows, whatever it is called."""
    found = body.found
    if "sisa" not in found.kind.headings or found.column_of("sisa"):
        return body
    pagu, spent = body.values(found.column_of("pagu")), body.values(found.column_of("realisasi"))

    def fits(column: FoundColumn) -> tuple[int, int]:
        rows = zip(body.values(column), spent, pagu, strict=True)
        known = [_is_rest(c, b, a) for c, b, a in rows if a is not None and b is not None and c is not None and a != b]
        return sum(known), len(known)

    candidates = [column for column in _strangers(found, percent=False) if not _PLANNED.search(column.heading)]
    return _named_by(body, "sisa", candidates, fits)


def _with_percentages(body: _Body) -> _Body:
    """A column of percentages that are those of two other columns in most rows, under a heading that does not say of which."""
    for heading in body.found.kind.headings.values():
        if heading.ratio is None or body.found.column_of(heading.name):
            continue
        parts, wholes = (body.values(body.found.column_of(name)) for name in heading.ratio)

        def fits(column: FoundColumn) -> tuple[int, int]:
            rows = zip(body.values(column), parts, wholes, strict=True)  # noqa: B023 - used within this turn only
            known = [(share, part, whole) for share, part, whole in rows if share is not None and part is not None and whole]
            return sum(_is_share(share, part, whole) for share, part, whole in known if whole), len(known)

        body = _named_by(body, heading.name, _may_be_shares(body), fits)
    return body


def _named_by(body: _Body, name: str, candidates: list[FoundColumn], fits: Callable[[FoundColumn], tuple[int, int]]) -> _Body:
    """The first candidate whose figures fit in more than half of its rows gets the name."""
    for column in candidates:
        held, known = fits(column)
        if held * 2 > known and held >= min(ENOUGH, known):
            return body.renamed({column.column: name})
    return body
