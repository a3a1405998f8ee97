"""Slips of the pen: what each explains, and what it must leave alone. Figures are as typed, in Indonesian notation."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lakip_xl.diagnose.causes import Slip, all_causes, explain
from lakip_xl.diagnose.origins import origins
from lakip_xl.model.cells import Place
from lakip_xl.model.figures import Unit
from lakip_xl.read.numbers import read_text

PLACE = Place("Contoh.xlsx", "Lembar", 1, 1)


def figure(text: str, unit: Unit = Unit.RUPIAH) -> Decimal:
    value = read_text(text, PLACE, unit).value
    assert value is not None
    return value


def money(seen: str, meant: str, **around: tuple[Decimal, ...]) -> Slip:
    return Slip(figure(seen), figure(meant), **around)  # type: ignore[arg-type]


def percent(seen: str, meant: str, exact: str | None = None) -> Slip:
    read = read_text(seen, PLACE, Unit.PERSEN)
    value = figure(meant, Unit.PERSEN)
    return Slip(read.value or Decimal(0), value, True, 2, read.places, Decimal(exact) if exact else None)


COPIED = figure("152.835.000")
CASES = [
    ("angka-tertukar", money("6.869.179.469", "6.869.197.469")),
    ("angka-tertukar", percent("9,70", "9,07")),
    ("angka-salah", money("150.335.000", "150.325.000")),
    ("angka-salah", percent("93,39", "95,39")),
    ("angka-hilang", money("15.325.000", "150.325.000")),
    ("angka-ganda", money("1.550.325.000", "150.325.000")),
    ("angka-kelebihan", money("1.507.325.000", "150.325.000")),
    ("angka-kelebihan", percent("13,68", "2,68")),
    ("dalam-ribuan", money("150.325", "150.325.000")),
    ("dalam-ribuan", money("150.326", "150.325.749")),
    ("kelipatan-sepuluh", money("150.325.000.000", "150.325.000")),
    ("kelompok-angka-hilang", money("150.000", "150.325.000")),
    ("tanda-desimal-hilang", percent("9539", "95,39")),
    ("pecahan", percent("0,95", "95,39", "95.3856")),
    ("pecahan", percent("0,9539", "95,39", "95.3856")),
    ("pecahan", percent("0,05", "4,61", "4.6144")),
    ("dipotong", percent("14,58", "14,59", "14.5882")),
    ("tanda", money("(2.315.000)", "2.315.000")),
    ("pagu-induk", Slip(figure("3.000.000"), figure("2.750.000"), induk=figure("3.000.000"))),
    ("disalin-dari-kolom-lain", money("152.835.000", "200", beside=(COPIED,))),
    ("disalin-dari-kolom-lain", money("152.835.000", "200", row=(COPIED,))),
    ("disalin-dari-baris-lain", money("152.835.000", "2.510.000", around=(COPIED,))),
    ("disalin-dari-tabel-lain", money("182.482.000", "178.816.900", elsewhere=(figure("182.482.000"),))),
    ("dibaca-dua-cara", Slip(Decimal("1.672"), Decimal(1672), readings=(Decimal("1.672"), Decimal(1672)))),
    ("baris-tidak-terjumlah", money("2.340.000", "4.011.000", parts=(figure("2.340.000"), figure("1.671.000")))),
    ("baris-terjumlah-dua-kali", money("5.682.000", "4.011.000", parts=(figure("2.340.000"), figure("1.671.000")))),
    ("rumus", Slip(figure("4.012.000"), figure("4.011.000"), formula=True)),
    ("sel-kosong", Slip(Decimal(0), figure("2.510.000"), blank=True)),
]


@pytest.mark.parametrize(("name", "slip"), CASES)
def test_a_slip_is_explained(name: str, slip: Slip) -> None:
    cause, likelihood = explain(slip)
    assert cause is not None
    assert cause.name == name
    assert 0 < likelihood < 1


@pytest.mark.parametrize(
    "slip",
    [
        money("182.482.000", "178.816.900"),
        money("6.879.197.496", "6.869.197.469"),
        money("0", "99"),
        percent("66,85", "14,59", "14.5882"),
        percent("0,96", "95,29", "95.2856"),
    ],
)
def test_an_unrelated_figure_has_no_cause(slip: Slip) -> None:
    assert explain(slip) == (None, 0)


def test_every_cause_has_a_case_and_a_sentence() -> None:
    shown = {name for name, _ in CASES}
    assert {cause.name for cause in all_causes()} - shown <= {"pecahan-dikali-seratus"}
    assert all(cause.text[0].isupper() and not cause.text.endswith(".") for cause in all_causes())


@pytest.mark.parametrize("meant", ["150.325.000", "200", "6.869.197.469", "1"])
@pytest.mark.parametrize("seen", ["150.335.000", "15.032.500", "1.503.325.000", "510.325.000"])
def test_origins_hold_every_digit_slip(seen: str, meant: str) -> None:
    """What one wrong, swapped, lost or added digit explains is among the figures from which the written one can come."""
    cause, _ = explain(money(seen, meant))
    written = read_text(seen, PLACE, Unit.RUPIAH)
    by_digit = cause is not None and cause.name.startswith("angka-")
    assert not by_digit or figure(meant) in origins(written, figure(seen))
