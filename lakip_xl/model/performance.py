"""Equations of performance: capaian by its formula, and the efficiency of the report's section 2.2."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from lakip_xl.model.equations import HUNDRED, Ref
from lakip_xl.model.figures import Angka, half_up, indonesian


@dataclass(frozen=True, slots=True)
class _Formula:
    words: str
    compute: Callable[[Decimal, Decimal], Decimal | None]
    excel: str
    reached: Callable[[Decimal, Decimal], Decimal | None]
    """What was reached, by target and capaian."""
    planned: Callable[[Decimal, Decimal], Decimal | None]
    """What was planned, by result and capaian."""


class Rumus(Enum):
    """How capaian comes from target (T) and realisasi (R). Sources: domain.md 1.5."""

    POSITIF = _Formula(
        "realisasi / target x 100", lambda t, r: r * HUNDRED / t if t else None, "{r}/{t}*100",
        lambda t, c: c * t / HUNDRED, lambda r, c: r * HUNDRED / c if c else None,
    )  # fmt: skip
    NEGATIF = _Formula(
        "(2 x target - realisasi) / target x 100", lambda t, r: (2 * t - r) * HUNDRED / t if t else None, "(2*{t}-{r})/{t}*100",
        lambda t, c: (2 - c / HUNDRED) * t, lambda r, c: r / (2 - c / HUNDRED) if c != 2 * HUNDRED else None,
    )  # fmt: skip
    TERBALIK = _Formula(
        "target / realisasi x 100", lambda t, r: t * HUNDRED / r if r else None, "{t}/{r}*100",
        lambda t, c: t * HUNDRED / c if c else None, lambda r, c: c * r / HUNDRED,
    )  # fmt: skip


def _shown(figure: Angka) -> str:
    if figure.value is None:
        return "(kosong)"
    unit = f"{'' if figure.suffix.startswith('%') else ' '}{figure.suffix}" if figure.suffix else ""
    return indonesian(figure.value, figure.places or None) + unit


@dataclass(frozen=True, slots=True)
class Capaian:
    """capaian = the formula of target and realisasi, in percent; at most ``cap`` percent where the table caps it. ``more`` are
    the further triwulan of a realisasi that is nowhere added up."""

    target: Angka
    planned: Angka
    reached: Angka
    rumus: Rumus = Rumus.POSITIF
    cap: Decimal | None = None
    more: tuple[Angka, ...] = ()

    @property
    def parts(self) -> tuple[Angka, ...]:
        return (self.planned, self.reached, *self.more)

    @property
    def words(self) -> str:
        limit = f", paling tinggi {indonesian(self.cap)}" if self.cap is not None else ""
        formula = self.rumus.value.words
        return f"Capaian = {formula.replace('realisasi', 'jumlah realisasi') if self.more else formula}{limit}"

    def _total(self, but: Angka | None = None) -> Decimal | None:
        """All that was reached, without one of the figures."""
        values = [figure.value or Decimal(0) for figure in self.more if figure != but]
        if self.reached == but:
            return sum(values, Decimal(0))
        return None if self.reached.value is None else sum(values, self.reached.value)

    def compute(self) -> Decimal | None:
        total = self._total()
        if self.planned.value is None or total is None:
            return None
        exact = self.rumus.value.compute(self.planned.value, total)
        return exact if exact is None or self.cap is None else min(exact, self.cap)

    def solve(self, part: Angka) -> Decimal | None:
        """A capped capaian says nothing about its parts."""
        if self.cap is not None or self.target.value is None:
            return None
        if part != self.planned:
            others = self._total(but=part)
            whole = None if self.planned.value is None else self.rumus.value.reached(self.planned.value, self.target.value)
            return None if whole is None or others is None else whole - others
        total = self._total()
        return None if total is None else self.rumus.value.planned(total, self.target.value)

    def excel(self, ref: Ref) -> str:
        reached = f"({'+'.join(map(ref, (self.reached, *self.more)))})" if self.more else ref(self.reached)
        formula = self.rumus.value.excel.format(t=ref(self.planned), r=reached)
        return f"=MIN({formula},{self.cap})" if self.cap is not None else f"={formula}"

    def figures(self) -> str:
        target, reached = _shown(self.planned), " + ".join(map(_shown, (self.reached, *self.more)))
        reached = f"({reached})" if self.more else reached
        if self.rumus is Rumus.NEGATIF:
            return f"(2 x {target} - {reached}) / {target} x 100%"
        return f"{target} / {reached} x 100%" if self.rumus is Rumus.TERBALIK else f"{reached} / {target} x 100%"

    def with_figure(self, old: Angka, new: Angka) -> Capaian:
        target, planned, reached = (new if figure == old else figure for figure in (self.target, self.planned, self.reached))
        more = tuple(new if figure == old else figure for figure in self.more)
        return replace(self, target=target, planned=planned, reached=reached, more=more)


@dataclass(frozen=True, slots=True)
class RataRata:
    """target = the mean of its parts: the capaian of all indicators."""

    target: Angka
    parts: tuple[Angka, ...]
    words: str = "Rata-rata capaian di atasnya"

    def compute(self) -> Decimal | None:
        total = self._sum(self.parts)
        return None if total is None or not self.parts else total / len(self.parts)

    def solve(self, part: Angka) -> Decimal | None:
        others = self._sum(tuple(figure for figure in self.parts if figure != part))
        return None if others is None or self.target.value is None else self.target.value * len(self.parts) - others

    @staticmethod
    def _sum(figures: tuple[Angka, ...]) -> Decimal | None:
        values = [figure.value for figure in figures if figure.value is not None]
        return sum(values, Decimal(0)) if len(values) == len(figures) else None

    def excel(self, ref: Ref) -> str:
        return f"=({'+'.join(map(ref, self.parts))})/{len(self.parts)}"

    def figures(self) -> str:
        few = self.parts if len(self.parts) <= MOST_SHOWN else (*self.parts[: MOST_SHOWN - 2], self.parts[-1])
        shown = [_shown(figure) for figure in few]
        if len(few) < len(self.parts):
            shown.insert(-1, "...")
        return f"({' + '.join(shown)}) / {len(self.parts)}"

    def with_figure(self, old: Angka, new: Angka) -> RataRata:
        parts = tuple(new if figure == old else figure for figure in self.parts)
        return replace(self, target=new if self.target == old else self.target, parts=parts)


MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Efisiensi:
    """E/I = (anggaran / target x hasil) - realisasi, in rupiah; ``share`` gives it in percent of the anggaran."""

    target: Angka
    pagu: Angka
    planned: Angka
    reached: Angka
    realisasi: Angka
    share: bool = False

    @property
    def parts(self) -> tuple[Angka, ...]:
        return (self.pagu, self.planned, self.reached, self.realisasi)

    @property
    def words(self) -> str:
        core = "((anggaran / target x realisasi kinerja) - realisasi anggaran)"
        return f"% efisiensi = {core} / anggaran x 100" if self.share else f"E/I = {core}"

    def compute(self) -> Decimal | None:
        pagu, planned, reached, spent = (figure.value for figure in self.parts)
        if pagu is None or not planned or reached is None or spent is None:
            return None
        gain = pagu * reached / planned - spent
        if not self.share:
            return half_up(gain, self.target.places)  # a quotient of rupiah is written in whole rupiah
        return gain * HUNDRED / pagu if pagu else None

    def solve(self, part: Angka) -> Decimal | None:
        """Turned round for the two amounts of money only; targets repeat too easily to be told from an amount."""
        pagu, planned, reached, spent = (figure.value for figure in self.parts)
        if self.target.value is None or not planned or not reached or self.share:
            return None
        if part == self.realisasi:
            return None if pagu is None else pagu * reached / planned - self.target.value
        return (self.target.value + spent) * planned / reached if part == self.pagu and spent is not None else None

    def excel(self, ref: Ref) -> str:
        gain = f"{ref(self.pagu)}/{ref(self.planned)}*{ref(self.reached)}-{ref(self.realisasi)}"
        return f"=({gain})/{ref(self.pagu)}*100" if self.share else f"={gain}"

    def figures(self) -> str:
        gain = f"({_shown(self.pagu)} / {_shown(self.planned)} x {_shown(self.reached)}) - {_shown(self.realisasi)}"
        return f"({gain}) / {_shown(self.pagu)} x 100%" if self.share else gain

    def with_figure(self, old: Angka, new: Angka) -> Efisiensi:
        figures = (self.target, *self.parts)
        target, pagu, planned, reached, realisasi = (new if figure == old else figure for figure in figures)
        return replace(self, target=target, pagu=pagu, planned=planned, reached=reached, realisasi=realisasi)
