"""Seeded trials: which cells of a sound table are corrupted, and how."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from benchmarks.slips import KINDS, ODD_KINDS, Typed
from benchmarks.tables import Book, Content, Edits
from benchmarks.truth import Truth, Values
from lakip_xl.model.cells import Place
from lakip_xl.model.figures import indonesian

SETTINGS = ("k1", "k2", "k2near", "odd1", "clean")
MOST_TRIES = 2_000


@dataclass(frozen=True)
class Fault:
    """One cell, what was typed into it instead, and the kind of slip."""

    place: Place
    typed: Typed
    kind: str


@dataclass(frozen=True)
class Trial:
    faults: tuple[Fault, ...]

    def seen(self, truth: Truth) -> Values:
        return {**truth.values, **{fault.place: fault.typed.value for fault in self.faults}}

    def decimals(self, truth: Truth, numbers: bool) -> dict[Place, int]:
        """Decimals as shown: those typed, or in a number cell those of its format."""
        typed = {} if numbers else {fault.place: fault.typed.places for fault in self.faults}
        return {**dict.fromkeys(truth.values, 2), **typed}

    @property
    def cells(self) -> list[Place]:
        return [fault.place for fault in self.faults]


def draw_trial(setting: str, truth: Truth, numbers: bool, draw: random.Random) -> Trial:
    """Kind uniform, then cell uniform where the kind can act, then outcome uniform."""
    if setting == "clean":
        return Trial(())
    for _ in range(MOST_TRIES):
        first = _fault(truth, list(truth.values), setting == "odd1", draw)
        if first is None:
            continue
        faults = [first]
        if setting in ("k2", "k2near"):
            cells = [
                cell
                for cell in (_mates(truth, first.place) if setting == "k2near" else list(truth.values))
                if cell != first.place
            ]
            second = _fault(truth, cells, False, draw)
            if second is None:
                continue
            faults.append(second)
        trial = Trial(tuple(faults))
        if _is_seen(truth, trial, numbers):
            return trial
    raise RuntimeError(f"no trial found for {setting}")


def _mates(truth: Truth, place: Place) -> list[Place]:
    return sorted({other for index in truth.of_cell[place] for other in truth.equations[index].places})


def _is_seen(truth: Truth, trial: Trial, numbers: bool) -> bool:
    """Each fault is one by itself: a percentage with fewer places that is rounded right is none."""
    for fault in trial.faults:
        alone = Trial((fault,))
        if not truth.failing(alone.seen(truth), alone.decimals(truth, numbers), iter([fault.place])):
            return False
    return bool(truth.failing(trial.seen(truth), trial.decimals(truth, numbers), iter(trial.cells)))


def _fault(truth: Truth, cells: list[Place], odd: bool, draw: random.Random) -> Fault | None:
    kind = draw.choice(list(ODD_KINDS if odd else KINDS))
    for place in draw.sample(cells, len(cells)):
        around = truth.around(place, truth.values)
        outcomes = ODD_KINDS[kind](around, draw) if odd else KINDS[kind](around)
        if outcomes:
            return Fault(place, draw.choice(outcomes), kind)
    return None


def edits_of(trial: Trial, book: Book) -> Edits:
    return {
        (fault.place.sheet, fault.place.row, fault.place.column): _content(fault, book) for fault in trial.faults
    }  # fmt: skip


def _content(fault: Fault, book: Book) -> str | Decimal:
    """The figure as that cell's column writes it."""
    if book.numbers:
        return fault.typed.value
    value, places = fault.typed.value, fault.typed.places
    model = next(_models(book, fault.place), "1.000,00")
    money = model.endswith(",00") and model.count(".") > 0
    if not value and "-" in {text for text in _column(book, fault.place)}:
        return "-"
    text = indonesian(value, places) + (",00" if money and not places else "")
    return text if _is_indonesian(model) else text.translate(str.maketrans(",.", ".,"))


def _models(book: Book, place: Place) -> Iterator[str]:
    """Figures of the column whose style is plain to see, the nearest first."""
    sheet = next(sheet for sheet in book.sheets if sheet.name == place.sheet)
    rows = sorted(range(1, len(sheet.rows) + 1), key=lambda row: abs(row - place.row))
    for row in rows:
        content: Content = sheet.rows[row - 1][place.column - 1]
        if isinstance(content, str) and ("," in content or "." in content) and content[:1].isdigit():
            yield content


def _column(book: Book, place: Place) -> Iterator[str]:
    sheet = next(sheet for sheet in book.sheets if sheet.name == place.sheet)
    for row in sheet.rows:
        content = row[place.column - 1]
        if isinstance(content, str):
            yield content


def _is_indonesian(model: str) -> bool:
    last = max(model.rfind(","), model.rfind("."))
    thousands = len(model) - last == 4
    return (model[last] == ".") if thousands else (model[last] == ",")
