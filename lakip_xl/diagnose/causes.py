"""Slips of the pen: each says how likely a person who means one figure writes another.

A cause is one decorated function: from a Slip to the share of its kind that falls on just this outcome, 0 where it does not
explain it. Names are published in temuan.json and keep their meaning. To add a cause, add a function.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from lakip_xl.model.figures import cut_off, half_up
from lakip_xl.model.findings import Cause

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Slip:
    """A figure as it stands and as it should be, and what stands around it.

    ``places`` are the decimals of the column, ``seen_places`` those of the cell; ``exact`` is the value before rounding.
    ``beside``: the same row's neighbours left and right; ``around``: the column's above and below; ``row``: the row's other
    figures of that unit; ``elsewhere``: the same row and column in other tables; ``induk``: the row's first budget, for its pagu;
    ``parts``: what a sum adds up, ``below``: the parts of those. ``formula``: Excel computed it, nobody typed it.
    """

    seen: Decimal
    meant: Decimal
    percent: bool = False
    places: int = 0
    seen_places: int = 0
    exact: Decimal | None = None
    readings: tuple[Decimal, ...] = ()
    beside: tuple[Decimal, ...] = ()
    around: tuple[Decimal, ...] = ()
    row: tuple[Decimal, ...] = ()
    elsewhere: tuple[Decimal, ...] = ()
    induk: Decimal | None = None
    parts: tuple[Decimal, ...] = ()
    below: tuple[Decimal, ...] = ()
    blank: bool = False
    formula: bool = False

    @property
    def seen_digits(self) -> str:
        return _digits(self.seen, self.seen_places)

    @property
    def meant_digits(self) -> str:
        return _digits(self.meant, max(self.places, 0 if self.percent else _decimals(self.meant)))

    @property
    def same_sign(self) -> bool:
        return bool(self.seen) and bool(self.meant) and (self.seen < 0) == (self.meant < 0)


def _decimals(value: Decimal) -> int:
    """How many decimals a figure needs."""
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def _digits(value: Decimal, places: int) -> str:
    """The digits as typed, with the decimal sign where there is one."""
    return f"{abs(value):.{places}f}"


Likelihood = Callable[[Slip], float]
_CAUSES: dict[str, tuple[Cause, Likelihood]] = {}


def cause(name: str, text: str) -> Callable[[Likelihood], Likelihood]:
    """Declares a cause. Raises ValueError for a name that another function has."""

    def declare(function: Likelihood) -> Likelihood:
        if name in _CAUSES and _CAUSES[name][1].__qualname__ != function.__qualname__:
            raise ValueError(f"cause {name} is taken")
        _CAUSES[name] = (Cause(name, text), function)
        return function

    return declare


def all_causes() -> tuple[Cause, ...]:
    """Every slip that is known, in the order of the declarations."""
    return tuple(found for found, _ in _CAUSES.values())


def explain(slip: Slip) -> tuple[Cause | None, float]:
    """The likeliest cause, and how likely the slip is by all causes together."""
    known = [name for name in _CAUSES if not slip.formula or name in OF_FORMULAS]
    rated = [(_CAUSES[name][1](slip), _CAUSES[name][0]) for name in known]
    best = max(rated, key=lambda pair: pair[0])
    return (best[1] if best[0] > 0 else None), sum(likelihood for likelihood, _ in rated)


def named(name: str) -> Cause:
    return _CAUSES[name][0]


@cause("angka-tertukar", "Dua angka berdampingan tertukar")
def digits_swapped(slip: Slip) -> float:
    seen, meant = slip.seen_digits.replace(".", ""), slip.meant_digits.replace(".", "")
    if not slip.same_sign or len(seen) != len(meant) or slip.seen_places != slip.places:
        return 0.0
    differ = [at for at, (left, right) in enumerate(zip(seen, meant, strict=True)) if left != right]
    swapped = (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and seen[differ[0]] == meant[differ[1]]
        and seen[differ[1]] == meant[differ[0]]
    )
    return 0.1 / max(len(meant) - 1, 1) if swapped else 0.0


@cause("angka-salah", "Satu angka salah ketik")
def digit_wrong(slip: Slip) -> float:
    seen, meant = slip.seen_digits, slip.meant_digits
    if not slip.same_sign or len(seen) != len(meant):
        return 0.0
    return 0.1 / (9 * len(meant)) if sum(left != right for left, right in zip(seen, meant, strict=True)) == 1 else 0.0


@cause("angka-hilang", "Satu angka tidak terketik")
def digit_lost(slip: Slip) -> float:
    seen, meant = slip.seen_digits, slip.meant_digits
    return 0.1 / len(meant) if slip.same_sign and (_one_more(meant, seen) or _one_more_typed(meant, seen)) else 0.0


@cause("angka-ganda", "Satu angka terketik dua kali")
def digit_doubled(slip: Slip) -> float:
    seen, meant = slip.seen_digits, slip.meant_digits
    if not slip.same_sign or not _one_more(seen, meant):
        return 0.0
    return (
        0.03 / len(meant)
        if any(left == right and seen[:at] + seen[at + 1 :] == meant for at, (left, right) in enumerate(itertools.pairwise(seen)))
        else 0.0
    )


@cause("angka-kelebihan", "Satu angka kelebihan")
def digit_too_many(slip: Slip) -> float:
    seen, meant = slip.seen_digits, slip.meant_digits
    if not slip.same_sign:
        return 0.0
    if _one_more(seen, meant) or _one_more_typed(seen, meant):
        return 0.1 / (10 * (len(meant) + 1))
    whole, _, fraction = seen.partition(".")
    meant_whole, _, meant_fraction = meant.partition(".")
    return 0.0002 if fraction and fraction == meant_fraction and len(whole) == len(meant_whole) + 1 else 0.0


def _one_more_typed(longer: str, shorter: str) -> bool:
    """The same of figures whose closing decimal noughts nobody typed; a digit more does not move the decimal sign."""
    (whole, _, fraction), (other, _, rest) = longer.partition("."), shorter.partition(".")
    fraction, rest = fraction.rstrip("0"), rest.rstrip("0")
    return (fraction == rest and _one_more(whole, other)) or (whole == other and _one_more(fraction, rest))


def _one_more(longer: str, shorter: str) -> bool:
    if len(longer) != len(shorter) + 1 or longer.count(".") != shorter.count("."):
        return False
    at = next((index for index, (left, right) in enumerate(zip(longer, shorter, strict=False)) if left != right), len(shorter))
    return longer[at + 1 :] == shorter[at:]


@cause("dalam-ribuan", "Ditulis dalam ribuan, bukan rupiah")
def in_thousands(slip: Slip) -> float:
    if slip.percent or not slip.seen:
        return 0.0
    return 0.025 if slip.seen * 1000 in (slip.meant, half_up(slip.meant, -3)) else 0.0


@cause("kelipatan-sepuluh", "Nol kurang atau kelebihan: seharusnya kelipatan sepuluhnya")
def power_of_ten(slip: Slip) -> float:
    if not slip.meant or not slip.seen:
        return 0.0
    shifts = [power for power in range(-6, 7) if power and slip.seen == slip.meant.scaleb(power)]
    moved = 0.005 if _decimals(slip.seen) or _decimals(slip.meant) else 0.0  # else a nought is lost, or too many
    return {3: 0.02, -3: 0.0, 1: moved, -1: moved}.get(shifts[0], 0.005) if shifts else 0.0


@cause("tanda-desimal-hilang", "Tanda desimal tidak terketik atau terbaca sebagai pemisah ribuan")
def decimal_sign_lost(slip: Slip) -> float:
    lost = slip.places and slip.seen == slip.meant.scaleb(slip.places) and slip.meant
    return 0.08 if lost else 0.0


@cause("kelompok-angka-hilang", "Satu kelompok tiga angka hilang")
def group_lost(slip: Slip) -> float:
    if slip.percent or not slip.same_sign or abs(slip.meant) < 1000:
        return 0.0
    groups = f"{abs(slip.meant):,.0f}".split(",")
    shorter = {"".join(groups[:at] + groups[at + 1 :]).lstrip("0") for at in range(len(groups))}
    return 0.05 / len(groups) if str(abs(slip.seen)) in shorter else 0.0


@cause("pecahan", "Persen diketik sebagai pecahan")
def percent_as_fraction(slip: Slip) -> float:
    if not slip.percent or not slip.seen:
        return 0.0
    meant = {slip.meant, slip.exact or slip.meant}
    places = max(slip.places, slip.seen_places)
    as_fraction = {
        rounding(value / HUNDRED, digits)
        for value in meant
        for rounding in (half_up, cut_off)
        for digits in (places, slip.seen_places)
    }
    return 0.1 if slip.seen in as_fraction or slip.seen in {value / HUNDRED for value in meant} else 0.0


@cause("pecahan-dikali-seratus", "Persen dikalikan seratus dua kali")
def fraction_twice(slip: Slip) -> float:
    return 0.01 if slip.percent and slip.meant and slip.seen == half_up(slip.meant * HUNDRED, slip.seen_places) else 0.0


@cause("dipotong", "Dipotong, tidak dibulatkan")
def truncated(slip: Slip) -> float:
    if not slip.percent or slip.exact is None or slip.seen == slip.meant:
        return 0.0
    return 0.1 if slip.seen == cut_off(slip.exact, slip.seen_places) or slip.seen == cut_off(slip.exact, slip.places) else 0.0


@cause("tanda", "Tanda minus hilang atau kelebihan")
def sign(slip: Slip) -> float:
    return 0.1 if slip.seen and slip.seen == -slip.meant else 0.0


@cause("pagu-induk", "Pagu induk dipakai sebagai pagu perubahan")
def first_budget(slip: Slip) -> float:
    return 0.05 if slip.induk is not None and slip.seen == slip.induk else 0.0


@cause("disalin-dari-kolom-lain", "Disalin dari kolom lain pada baris yang sama")
def from_column(slip: Slip) -> float:
    if slip.seen in slip.beside:
        return 0.1 / len(slip.beside)
    return 0.01 if slip.seen in slip.row else 0.0


@cause("disalin-dari-baris-lain", "Disalin dari baris di atas atau di bawahnya")
def from_row(slip: Slip) -> float:
    return 0.1 / len(slip.around) if slip.seen in slip.around else 0.0


@cause("disalin-dari-tabel-lain", "Sama dengan angka lama di tabel lain")
def from_table(slip: Slip) -> float:
    """Not for percentages: what another table reckons to the same percent bears it out."""
    return 0.02 if slip.seen in slip.elsewhere and not slip.percent else 0.0


@cause("dibaca-dua-cara", "Pemisah ribuan dan tanda desimal dapat dibaca dua cara")
def other_reading(slip: Slip) -> float:
    return 0.2 if slip.meant in slip.readings[1:] else 0.0


@cause("sel-kosong", "Sel belum diisi")
def blank(slip: Slip) -> float:
    return 0.001 if slip.blank and slip.meant else 0.0


@cause("baris-tidak-terjumlah", "Satu baris tidak ikut dijumlahkan")
def part_left_out(slip: Slip) -> float:
    return 0.05 / len(slip.parts) if slip.meant - slip.seen in _told_apart(slip.parts) else 0.0


@cause("baris-terjumlah-dua-kali", "Satu baris ikut dijumlahkan dua kali")
def part_twice(slip: Slip) -> float:
    gap = slip.seen - slip.meant
    double = gap == slip.meant and len(slip.below) > 1
    return 0.05 / len(slip.parts) if slip.parts and (double or gap in _told_apart(slip.parts + slip.below)) else 0.0


def _told_apart(parts: tuple[Decimal, ...]) -> list[Decimal]:
    """Parts that a gap does not equal by chance: neither nought nor a digit with noughts."""
    return [part for part in parts if len(str(abs(part)).rstrip("0")) > 1] if len(parts) > 1 else []


@cause("rumus", "Rumusnya tidak menghitung apa yang seharusnya")
def wrong_formula(slip: Slip) -> float:
    return 0.01 if slip.formula else 0.0


OF_FORMULAS = ("baris-tidak-terjumlah", "baris-terjumlah-dua-kali", "rumus")
"""The causes of a figure that Excel computes."""
DERIVED = Cause("ikut-salah", "Dihitung dari angka yang salah")
OUTDATED = Cause("angka-lama", "Angka lama; yang dihitung darinya ikut salah")
MISSING_ROW = Cause("baris-tidak-ada", "Satu baris rincian tidak ada di lembar ini")
ROUNDING = Cause("pembulatan", "Selisih pembulatan di banyak baris")
TRUNCATED = named("dipotong")
