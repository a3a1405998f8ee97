"""Which capaian formula each row of a table uses, found out from its figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lakip_xl.model.checks import Check, Outcome, holds
from lakip_xl.model.figures import Angka, State, half_up, plain
from lakip_xl.model.performance import Capaian, Rumus
from lakip_xl.model.settings import SILENT, Arah, Pengaturan
from lakip_xl.model.tables import Table
from lakip_xl.read.numbers import bounds_of
from lakip_xl.rules.names import words
from lakip_xl.rules.proof import prove
from lakip_xl.tables import PengukuranKegiatan, PengukuranSasaran

CAPS = (Decimal(100), Decimal(110), Decimal(120), Decimal(150), Decimal(200))
_NEGATIVE_WORDS = (
    "angka (?:kematian|kemiskinan|kesakitan|putus|kecelakaan|stunting)", "kematian", "kemiskinan", "pengangguran",
    "penduduk miskin", "stunting", "gizi buruk", "keluhan", "pengaduan", "temuan", "pelanggaran", "kasus", "kecelakaan",
    "kejadian", "kerusakan",
    "keterlambatan", "inflasi", "prevalensi", "putus sekolah", "waktu tunggu", "lama(?:nya)? (?:waktu|proses|pelayanan)",
    "waktu (?:penyelesaian|pelayanan|tanggap|penerbitan|proses)", "response time", "death rate", "length of stay",
    "(?:indikator )?negatif", "semakin (?:kecil|rendah|sedikit|cepat|singkat|pendek|turun|menurun|berkurang)", "minimize",
    "kehilangan", "kebocoran", "kekumuhan", "kumuh", "rasio gini",
    "gini", "ketimpangan", "sampah yang tidak", "konflik", "sengketa", "emisi", "tunggakan", "piutang",
)  # fmt: skip
_NEGATIVE = re.compile(rf"\b(?:{'|'.join(_NEGATIVE_WORDS)})\b", re.IGNORECASE)
_FOUGHT = re.compile(
    r"\s*(?:persentase |jumlah |tingkat )?"
    r"(?:penurunan|penanganan|penyelesaian|menurunnya|berkurangnya|cakupan|tertanganinya)",
    re.IGNORECASE,
)
Measured = PengukuranSasaran | PengukuranKegiatan


def sounds_negative(indikator: str) -> bool:
    """Whether less is better, by the indicator's wording; "penurunan ..." counts what fell, so there more is better."""
    return bool(_NEGATIVE.search(indikator)) and not _FOUGHT.match(indikator)


def less_is_better(name: str, settings: Pengaturan) -> bool:
    """Whether an indicator is negative: as the settings say, else by its wording."""
    said = _said(name, settings)
    return sounds_negative(name) if said is None else said is Arah.NEGATIF


def _said(name: str, settings: Pengaturan) -> Arah | None:
    return next((line.arah for line in settings.directions if words(line.indikator) == words(name)), None)


def formulas_for(name: str, settings: Pengaturan) -> list[Rumus]:
    """The formulas that an indicator may use, the likeliest first; a direction in the settings leaves only its own."""
    said = _said(name, settings)
    if said is Arah.POSITIF:
        return [Rumus.POSITIF]
    negative = [Rumus.NEGATIF, Rumus.TERBALIK]
    if said is Arah.NEGATIF:
        return negative
    return [*negative, Rumus.POSITIF] if sounds_negative(name) else list(Rumus)


def equation_of(row: Measured, settings: Pengaturan = SILENT) -> Capaian | None:
    """The formula under which the row's capaian holds, the plainest first; the expected one when none does.

    None when the row lacks target, realisasi or capaian, or its target is 0 or no number: then nothing can be computed. A range
    or a limit as target counts by the bound that the formula holds with; when it holds with none, nothing is claimed.
    """
    if isinstance(row, PengukuranSasaran) and row.hasil is None and row.hasil_deret:
        return _by_periods(row, settings)
    if not row.target or not row.hasil or not row.capaian or row.hasil.value is None or row.capaian.value is None:
        return None
    if row.target.value is None:
        return _with_bounds(row.name, row.capaian, row.target, row.hasil, settings)
    if not row.target.value:
        return None
    return likeliest(row.name, row.capaian, row.target, row.hasil, settings)


def _by_periods(row: PengukuranSasaran, settings: Pengaturan) -> Capaian | None:
    """The capaian of a realisasi that only its triwulan tell: their last where it is a level, their sum where it is a count."""
    known = [figure for figure in row.hasil_deret if figure.value is not None]
    if not row.target or not row.target.value or not row.capaian or row.capaian.value is None or not known:
        return None
    level = likeliest(row.name, row.capaian, row.target, known[-1], settings)
    count = replace(likeliest(row.name, row.capaian, row.target, known[0], settings), more=tuple(known[1:]), cap=None)
    counts = [replace(count, rumus=rumus) for rumus in formulas_for(row.name, settings)]
    total = sum((figure.value or Decimal(0) for figure in known), Decimal(0))
    is_count = abs(total - row.target.value) < abs((known[-1].value or Decimal(0)) - row.target.value)
    ways = [*counts, level] if is_count else [level, *counts]
    return next((way for way in ways if _holds(way)), ways[0])


def likeliest(name: str, capaian: Angka, planned: Angka, reached: Angka, settings: Pengaturan = SILENT) -> Capaian:
    """The formula under which a capaian holds, the plainest first; the expected one when none does."""
    candidates = _candidates(name, capaian, planned, reached, settings)
    holding = next((equation for equation in candidates if _holds(equation)), None)
    return holding or next((equation for equation in candidates if _is_mistyped(equation)), candidates[0])


def _is_mistyped(equation: Capaian) -> bool:
    """Whether a capaian has the very digits that a formula gives, at another scale or with two neighbours exchanged: then it is
    this formula that was meant."""
    exact, printed = equation.compute(), equation.target
    if exact is None or printed.value is None or equation.cap is not None:
        return False
    typed, meant = _digits(printed.value), _digits(half_up(exact, printed.places or MOST_PLACES))
    swapped = (meant[:at] + meant[at : at + 2][::-1] + meant[at + 2 :] for at in range(len(meant) - 1))
    return len(meant) > 1 and (typed == meant or typed in swapped)


MOST_PLACES = 2
"""How many places a capaian has where its slip left none."""


def _digits(value: Decimal) -> str:
    return plain(abs(value)).replace(".", "").strip("0")


def _candidates(name: str, capaian: Angka, planned: Angka, reached: Angka, settings: Pengaturan) -> list[Capaian]:
    order = formulas_for(name, settings)
    formulas = [Capaian(capaian, planned, reached, rumus) for rumus in order]
    if settings.cap is not None:
        return [_capped(formula, settings.cap) for formula in formulas]
    if settings.uncapped:
        return formulas
    return formulas + [Capaian(capaian, planned, reached, order[0], cap) for cap in CAPS if capaian.value == cap]


def _capped(formula: Capaian, cap: Decimal) -> Capaian:
    """The formula with the cap of the settings, where it makes a difference."""
    exact = formula.compute()
    return replace(formula, cap=cap) if exact is not None and exact > cap else formula


def _with_bounds(name: str, capaian: Angka, target: Angka, reached: Angka, settings: Pengaturan) -> Capaian | None:
    """The formula with one bound of a range ("80-90%") or a limit ("<= 3") as target, when it holds."""
    planned = [replace(target, value=bound) for bound in bounds_of(target.written, target.unit) or () if bound]
    found = (equation for bound in planned for equation in _candidates(name, capaian, bound, reached, settings))
    return next((equation for equation in found if _holds(equation)), None)


def reached_words(row: Measured) -> bool:
    """A target in words (A, WTP, 1 : 12) or a range that the result meets, with a capaian of 100."""
    if not row.target or not row.hasil or not row.capaian or row.capaian.value != CAPS[0]:
        return False
    if row.target.state is State.TEXT or row.hasil.state is State.COMPOSITE:
        return row.target.written.strip().casefold() == row.hasil.written.strip().casefold()
    low, high = bounds_of(row.target.written, row.target.unit) or (None, None)
    value = row.hasil.value
    return value is not None and (low, high) != (None, None) and (low is None or low <= value) and (high is None or value <= high)


def _holds(equation: Capaian) -> bool:
    if equation.cap is not None:
        exact = equation.rumus.value.compute(equation.planned.value or Decimal(0), equation.reached.value or Decimal(0))
        if exact is None or exact <= equation.cap:
            return False
    return prove(equation, "").outcome in (Outcome.HOLDS, Outcome.CUT_OFF)


def formula_answers(table: Table, settings: Pengaturan = SILENT) -> Iterator[Check]:
    """Each row whose capaian holds: does it hold by the formula that its neighbours use?

    A cap that all rows above it keep is said once; where capped and uncapped rows mix, the fewer are named.
    """
    rows = [row for row in table.rows if isinstance(row, PengukuranSasaran | PengukuranKegiatan) and not row.total]
    held = [(row, equation) for row in rows if (equation := equation_of(row, settings)) and _agrees(equation)]
    capped = [row for row, equation in held if equation.cap is not None and settings.cap is None]
    above = [row for row, equation in held if equation.cap is None and capped and _is_above(row, capped)]
    named = _fewer(capped, above)
    for row, equation in held:
        if row in named:
            limit = plain(min(cap for _, other in held if (cap := other.cap) is not None))
            mixed = "sebagian capaian yang melampaui batas dibatasi dan sebagian tidak"
            yield _other_formula(row, mixed if above else equation.words[10:], limit if row in above else None)
        elif equation.rumus is not Rumus.POSITIF and not less_is_better(row.name, settings):
            yield _other_formula(row, equation.words[10:])
        else:
            yield holds(equation.target.place, row.name)


def _fewer(capped: list[Measured], above: list[Measured]) -> list[Measured]:
    if not above:
        return capped[:1]
    if len(capped) == len(above):
        return [*capped, *above]
    return min(capped, above, key=len)


def _is_above(row: Measured, capped: list[Measured]) -> bool:
    """Whether a row's capaian lies above the lowest cap that the table keeps elsewhere."""
    cap = min(other.capaian.value for other in capped if other.capaian and other.capaian.value is not None)
    return row.capaian is not None and row.capaian.value is not None and row.capaian.value > cap


def _agrees(equation: Capaian) -> bool:
    return prove(equation, "").outcome in (Outcome.HOLDS, Outcome.CUT_OFF)


def _other_formula(row: Measured, formula: str, expected: str | None = None) -> Check:
    place = row.capaian.place if row.capaian else row.place
    written = row.capaian.written if row.capaian else ""
    return Check(
        place, Outcome.FAILS, row.name, message=f"Capaian {written.strip()}: {formula}.", written=written, expected=expected
    )


def _below_the_cap_too(used: Counter[str], capped: Capaian, equations: list[Capaian]) -> Counter[str]:
    """Rows below the cap follow the capped formula as well, when no row exceeds it."""
    plain_formula = replace(capped, cap=None).words
    exceeds = any(equation.cap is None and (equation.target.value or 0) > (capped.cap or 0) for equation in equations)
    if exceeds or not used[plain_formula]:
        return used
    merged = Counter(used)
    merged[capped.words] += merged.pop(plain_formula)
    return merged


def formula_note(table: Table, settings: Pengaturan = SILENT) -> str | None:
    """Which formula the table uses, in how many of its rows: "22 dari 23 baris"; None when nothing can be told."""
    rows = [row for row in table.rows if isinstance(row, PengukuranSasaran | PengukuranKegiatan) and not row.total]
    equations = [equation for row in rows if (equation := equation_of(row, settings))]
    used = Counter(equation.words for equation in equations if _agrees(equation))
    if not used:
        return None
    capped = {equation.cap: equation for equation in equations if equation.cap is not None and _agrees(equation)}
    if len(capped) == 1:
        used = _below_the_cap_too(used, next(iter(capped.values())), equations)
    parts = [f"{words} ({count} dari {len(equations)} baris)" for words, count in used.most_common()]
    return "; ".join(parts)
