"""The average capaian under a table of indicators, by the ways in which offices take it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from lakip_xl.model.checks import Check, Outcome, holds
from lakip_xl.model.equations import HUNDRED, agreement
from lakip_xl.model.figures import Angka, half_up
from lakip_xl.model.performance import Capaian, RataRata
from lakip_xl.model.settings import Pengaturan
from lakip_xl.model.tables import Row, Table
from lakip_xl.read.marks import is_average
from lakip_xl.rules.proof import prove
from lakip_xl.rules.rumus import equation_of, formulas_for
from lakip_xl.tables import PengukuranKegiatan, PengukuranSasaran

Known = tuple[Row, Angka]


def average_answers(table: Table, settings: Pengaturan) -> Iterator[Check]:
    """Each average of a table against what stands above it."""
    for row, printed, above in _averages(table):
        yield _check(row.name, printed, above, settings)


def _averages(table: Table) -> Iterator[tuple[Row, Angka, list[Known]]]:
    """Each average with the capaian that stand above it."""
    above: list[Known] = []
    for row in table.rows:
        printed = row.figure("capaian")
        if row.total and printed and printed.value is not None and is_average(row.name):
            yield row, printed, list(above)
        if printed and printed.value is not None:
            above.append((row, printed))


def borne_out(table: Table, name: str, equation: Capaian, settings: Pengaturan) -> Capaian:
    """A capaian that fits no formula, by the formula with which the average below it was taken, where there is one."""
    if prove(equation, "").outcome is not Outcome.FAILS or settings.cap is not None:
        return equation
    ways = [replace(equation, rumus=rumus, cap=None) for rumus in formulas_for(name, settings)]
    groups = [(printed, group) for _, printed, above in _averages(table) for group in _groups(above)]
    return next((way for way in ways for printed, group in groups if _is_meant(way, printed, group)), equation)


def _is_meant(way: Capaian, printed: Angka, group: list[Known]) -> bool:
    """Whether an average is right once a formula's value stands in the place of what is printed."""
    exact = way.compute()
    others = [figure.value or Decimal(0) for _, figure in group if figure != way.target]
    if exact is None or len(others) == len(group):
        return False
    return agreement(printed, _mean([*others, half_up(exact, way.target.places)])) != "fails"


def _check(name: str, printed: Angka, above: list[Known], settings: Pengaturan) -> Check:
    groups = _groups(above)
    if not groups:
        return Check(printed.place, Outcome.NOT_POSSIBLE, name, message="capaian di atas rata-rata kosong")
    ways = [RataRata(printed, tuple(figure for _, figure in group)) for group in groups]
    fits = next((way for way in ways if (mean := way.compute()) is not None and agreement(printed, mean) != "fails"), None)
    if fits:
        return prove(fits, name)
    others = (mean for group in groups for mean in (_mean(_unrounded(group, settings)), _mean(_capped(group))))
    if any(agreement(printed, mean) != "fails" for mean in others):
        return holds(printed.place, name)
    return prove(ways[0], name)


def _groups(above: list[Known]) -> list[list[Known]]:
    """The indicators since the last average; all of them; the averages of each sasaran."""
    last = max((index for index, (row, _) in enumerate(above) if row.total), default=-1)
    single = [one for one in above if not one[0].total]
    means = [one for one in above if one[0].total and is_average(one[0].name)]
    return [group for group in (above[last + 1 :], single, means) if group]


def _mean(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0)) / len(values)


def _unrounded(group: list[Known], settings: Pengaturan) -> list[Decimal]:
    """The capaian as Excel keeps it: computed from target and realisasi where its printed value agrees with that."""
    return [_exact(row, figure, settings) for row, figure in group]


def _exact(row: Row, figure: Angka, settings: Pengaturan) -> Decimal:
    equation = equation_of(row, settings) if isinstance(row, PengukuranSasaran | PengukuranKegiatan) and not row.total else None
    exact = equation.compute() if equation else None
    return exact if exact is not None and agreement(figure, exact) != "fails" else figure.value or Decimal(0)


def _capped(group: list[Known]) -> list[Decimal]:
    return [min(figure.value or Decimal(0), HUNDRED) for _, figure in group]
