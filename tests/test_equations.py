"""Equations: what they compute, how they are turned round, and when a printed figure agrees with an exact value."""

from __future__ import annotations

from dataclasses import replace
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lakip_xl.model.cells import Place
from lakip_xl.model.equations import Bilangan, Jumlah, Persen, Sama, Selisih, agreement
from lakip_xl.model.figures import Angka, State, Unit, cut_off, half_up, indonesian, plain
from lakip_xl.model.performance import Capaian, Efisiensi, Rumus

MONEY = st.integers(0, 10**13).map(Decimal)
SEN = st.decimals(-(10**12), 10**12, places=2)


def angka(value: Decimal | str | int | None, column: int = 1, unit: Unit = Unit.RUPIAH, places: int = 0) -> Angka:
    """A figure in its own cell: column A is 1."""
    known = None if value is None else Decimal(value)
    state = State.UNREADABLE if known is None else State.FILLED
    return Angka(Place("Contoh.xlsx", "Lembar", 1, column), str(value), known, unit, places, state)


def blank(column: int) -> Angka:
    return Angka(Place("Contoh.xlsx", "Lembar", 1, column), "", None, Unit.RUPIAH, 0, State.BLANK)


def persen(text: str, column: int = 9) -> Angka:
    """A percentage as printed: its decimals are those of the text."""
    return angka(text, column, Unit.PERSEN, len(text.partition(".")[2]))


def address(figure: Angka) -> str:
    return figure.place.cell


# --- computing and turning round --------------------------------------------------------------------------------------


@given(minuend=SEN, subtrahend=SEN)
def test_selisih(minuend: Decimal, subtrahend: Decimal) -> None:
    equation = Selisih(angka(minuend - subtrahend), angka(minuend, 2), angka(subtrahend, 3), "sisa")
    assert equation.compute() == equation.target.value
    assert equation.solve(equation.minuend) == minuend
    assert equation.solve(equation.subtrahend) == subtrahend


@given(parts=st.lists(SEN, min_size=1, max_size=60))
def test_jumlah_is_exact(parts: list[Decimal]) -> None:
    figures = tuple(angka(part, column) for column, part in enumerate(parts, start=2))
    equation = Jumlah(angka(sum(parts, Decimal(0))), figures, "jumlah")
    assert agreement(equation.target, equation.compute()) == "holds"
    assert [equation.solve(figure) for figure in figures] == parts
    one_sen_off = replace(equation, target=angka(equation.target.value + Decimal("0.01")))
    assert agreement(one_sen_off.target, one_sen_off.compute()) == "fails"


@given(target=SEN, parts=st.lists(SEN, min_size=2, max_size=9), which=st.integers(min_value=0))
def test_a_solved_part_makes_the_equation_hold(target: Decimal, parts: list[Decimal], which: int) -> None:
    figures = tuple(angka(part, column) for column, part in enumerate(parts, start=2))
    difference = Selisih(angka(target), figures[0], figures[1], "sisa")
    for equation in (Jumlah(angka(target), figures, "jumlah"), difference, Sama(angka(target), figures[0], "sama")):
        part = equation.parts[which % len(equation.parts)]
        mended = equation.with_figure(part, part.read_as(equation.solve(part)))
        assert mended.compute() == target
        assert mended.target == equation.target


@given(numerator=MONEY, denominator=MONEY.filter(bool))
def test_persen(numerator: Decimal, denominator: Decimal) -> None:
    equation = Persen(persen("0.00"), angka(numerator, 2), angka(denominator, 3), "serapan")
    assert abs(equation.compute() - 100 * numerator / denominator) < Decimal("1e-12") * (1 + equation.compute())


@given(other=MONEY)
def test_what_is_not_known_is_never_nought(other: Decimal) -> None:
    unread, known = angka(None, 2), angka(other, 3)
    assert Selisih(angka(1), unread, known, "sisa").compute() is None
    assert Jumlah(angka(1), (unread, known), "jumlah").compute() is None
    assert Persen(persen("1.00"), unread, known, "serapan").compute() is None
    assert Sama(angka(1), unread, "sama").compute() is None


def test_a_blank_adds_nothing_to_a_sum() -> None:
    assert Jumlah(angka(5), (angka(5, 2), blank(3)), "jumlah").compute() == 5
    assert Selisih(angka(5), angka(5, 2), blank(3), "sisa").compute() == 5
    assert Selisih(angka(5), blank(2), angka(5, 3), "sisa").compute() is None


def test_nothing_is_divided_by_nought() -> None:
    assert Persen(persen("100"), angka(0, 2), angka(0, 3), "serapan").compute() is None
    assert Capaian(persen("100"), angka(0, 2), angka(0, 3)).compute() is None
    assert Efisiensi(angka(0), angka(10, 2), angka(0, 3), angka(0, 4), angka(5, 5)).compute() is None
    assert Efisiensi(angka(0), angka(0, 2), angka(1, 3), angka(1, 4), angka(5, 5), share=True).compute() is None


def test_a_count_is_what_was_counted() -> None:
    assert Bilangan(angka(17), Decimal(18), "kegiatan").compute() == 18


def test_excel_formulas_stand_on_their_cells() -> None:
    a, b, c, d, e = (angka(1, column) for column in range(1, 6))
    assert Selisih(a, b, c, "").excel(address) == "=B1-C1"
    assert Jumlah(a, (b, c, d), "").excel(address) == "=B1+C1+D1"
    assert Sama(a, b, "").excel(address) == "=B1"
    assert Persen(a, b, c, "").excel(address) == "=IF(C1=0,0,B1/C1*100)"
    assert Capaian(a, b, c).excel(address) == "=C1/B1*100"
    assert Efisiensi(a, b, c, d, e).excel(address) == "=B1/C1*D1-E1"


# --- performance ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rumus", "target", "hasil", "capaian"),
    [
        (Rumus.POSITIF, "15.5", "15.5", "100"),
        (Rumus.POSITIF, "85", "81", "95.29"),
        (Rumus.NEGATIF, "10", "12", "80"),
        (Rumus.NEGATIF, "10", "8", "120"),
        (Rumus.TERBALIK, "30", "40", "75"),
    ],
)
def test_capaian(rumus: Rumus, target: str, hasil: str, capaian: str) -> None:
    exact = Capaian(persen(capaian), angka(target, 2), angka(hasil, 3), rumus).compute()
    assert agreement(persen(capaian), exact) == "holds"


def test_a_cap_holds_the_capaian_down_and_cannot_be_turned_round() -> None:
    equation = Capaian(persen("100"), angka(10, 2), angka(15, 3), cap=Decimal(100))
    assert equation.compute() == 100
    assert equation.solve(equation.reached) is None


def test_efisiensi_of_the_report() -> None:
    """2.2.1: (184.999.100 / 15,5 x 15,5) - 178.816.900 = 6.182.200, that is 3,34 %."""
    figures = (angka(184999100, 2), angka("15.5", 3), angka("15.5", 4), angka(178816900, 5))
    money = Efisiensi(angka(6182200), *figures)
    assert money.compute() == 6182200
    assert money.solve(money.realisasi) == 178816900
    assert money.solve(money.pagu) == 184999100
    share = Efisiensi(persen("3.34"), *figures, share=True)
    assert agreement(share.target, share.compute()) == "holds"


# --- agreement --------------------------------------------------------------------------------------------------------


@given(part=st.integers(0, 10**6), whole=st.integers(10**4, 10**6), places=st.integers(0, 3))
def test_rounded_half_up_holds_and_cut_off_is_told(part: int, whole: int, places: int) -> None:
    exact = Decimal(part) * 100 / Decimal(whole)
    step = Decimal(1).scaleb(-places)
    rounded, cut = exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN)
    assert agreement(persen(str(rounded)), exact) == "holds"
    if cut != rounded and abs(exact - cut - step / 2) > step / 1000:
        assert agreement(persen(str(cut)), exact) == "cut off"
    assert agreement(persen(str(rounded + 2 * step)), exact) == "fails"
    assert agreement(persen(str(rounded - 2 * step)), exact) == "fails"


@pytest.mark.parametrize(
    ("printed", "exact", "verdict"),
    [
        ("14.59", "14.588", "holds"),
        ("14.58", "14.588", "cut off"),
        ("0.95", "95.39", "fails"),
        ("2.5", "2.45", "holds"),
        ("2.4", "2.45", "holds"),
        ("100", "99.995", "holds"),
        ("99.99", "99.99987", "cut off"),
        ("-1.36", "-1.364", "holds"),
        ("-1.36", "-1.366", "cut off"),
        ("33.3333333333", "33.333333333333333", "holds"),
    ],
)
def test_agreement_of_percentages(printed: str, exact: str, verdict: str) -> None:
    assert agreement(persen(printed), Decimal(exact)) == verdict


@given(value=st.integers(-(10**13), 10**13), off=st.integers(1, 10**6))
def test_money_and_people_agree_only_when_equal(value: int, off: int) -> None:
    for unit in (Unit.RUPIAH, Unit.ORANG):
        assert agreement(angka(value, unit=unit), Decimal(value)) == "holds"
        assert agreement(angka(value, unit=unit), Decimal(value + off)) == "fails"


# --- figures as text --------------------------------------------------------------------------------------------------


@given(st.decimals(-(10**15), 10**15, places=6))
def test_plain_notation_is_the_number_itself(value: Decimal) -> None:
    text = plain(value)
    assert Decimal(text) == value and "e" not in text.lower()
    assert "." not in text or text[-1] not in "0."


@given(value=st.decimals(-(10**15), 10**15, places=4), places=st.integers(0, 4))
def test_indonesian_notation_is_the_rounded_number(value: Decimal, places: int) -> None:
    text = indonesian(value, places)
    assert Decimal(text.replace(".", "").replace(",", ".")) == half_up(value, places)
    assert len(text.partition(",")[2]) == places
    assert all(len(group) == 3 for group in text.partition(",")[0].split(".")[1:])


@given(value=st.decimals(-(10**9), 10**9, places=4), places=st.integers(0, 3))
def test_rounding_and_cutting_off(value: Decimal, places: int) -> None:
    step = Decimal(1).scaleb(-places)
    assume(value)
    assert abs(half_up(value, places) - value) <= step / 2
    assert abs(cut_off(value, places)) <= abs(value) and abs(value - cut_off(value, places)) < step
