"""From a text as an office types it to the figure that it means: value, places, style, and what is odd about it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.model.cells import Cell, CellValue, ErrorValue, Place
from lakip_xl.model.figures import Angka, Fault, State, Style, Unit
from lakip_xl.read.numbers import read_figure, read_text, split_figures

PLACE = Place("Contoh.xlsx", "Lembar", 1, 1)
DOTS, COMMAS, PLAIN = Style.DOTS, Style.COMMAS, Style.PLAIN


def read(text: str, unit: Unit = Unit.RUPIAH) -> Angka:
    return read_text(text, PLACE, unit)


@pytest.mark.parametrize(
    ("text", "value", "places", "style"),
    [
        # as printed in the 2020 report
        ("6.256.458.185", "6256458185", 0, DOTS),
        ("20,210,278,046", "20210278046", 0, COMMAS),
        ("170.000.000,00", "170000000", 2, DOTS),
        ("92.19", "92.19", 2, COMMAS),
        ("97,32", "97.32", 2, DOTS),
        ("0,95", "0.95", 2, DOTS),
        ("0.01", "0.01", 2, COMMAS),
        ("0,00", "0", 2, DOTS),
        ("100", "100", 0, PLAIN),
        ("100.00", "100", 2, COMMAS),
        ("0", "0", 0, PLAIN),
        ("15,5%", "15.5", 1, DOTS),
        ("0%", "0", 0, PLAIN),
        ("100 %", "100", 0, PLAIN),
        # money as typed
        ("Rp 150.335.000,-", "150335000", 0, DOTS),
        ("Rp150.335.000", "150335000", 0, DOTS),
        ("Rp. 150.335.000,00", "150335000", 2, DOTS),
        ("Rp.150.335.000,-", "150335000", 0, DOTS),
        ("Rp 1.000.000,--", "1000000", 0, DOTS),
        ("Rp 1.000.000,=", "1000000", 0, DOTS),
        ("1.000.000.-", "1000000", 0, DOTS),
        ("2.592.320.000,-", "2592320000", 0, DOTS),
        ("IDR 2,500,000.00", "2500000", 2, COMMAS),
        ("0,-", "0", 0, PLAIN),
        ("Rp. 0", "0", 0, PLAIN),
        ("106.439.453.000,00", "106439453000", 2, DOTS),
        ("1,234,567.89", "1234567.89", 2, COMMAS),
        ("1.500", "1500", 0, DOTS),
        ("12,345", "12345", 0, COMMAS),
        ("1000000", "1000000", 0, PLAIN),
        ("1234.567", "1234.567", 3, COMMAS),
        ("0.125", "0.125", 3, COMMAS),
        ("99999999999999999999", "99999999999999999999", 0, PLAIN),
        # white space of all kinds
        ("  7.500.000  ", "7500000", 0, DOTS),
        ("Rp\u00a07.500.000", "7500000", 0, DOTS),
        ("7\u00a0500\u00a0000", "7500000", 0, PLAIN),
        ("7.500.000\n", "7500000", 0, DOTS),
        ("７５", "75", 0, PLAIN),
        # less than nothing
        ("(2.315,00)", "-2315", 2, DOTS),
        ("(5)", "-5", 0, PLAIN),
        ("-5.000.000", "-5000000", 0, DOTS),
        ("−5.000.000", "-5000000", 0, DOTS),
        ("-Rp 5.000", "-5000", 0, DOTS),
        ("(Rp 5.000)", "-5000", 0, DOTS),
    ],
)  # fmt: skip
def test_a_figure_keeps_value_places_and_style(text: str, value: str, places: int, style: Style) -> None:
    figure = read(text)
    assert (figure.value, figure.places, figure.style) == (Decimal(value), places, style)
    assert figure.state is State.FILLED and not figure.faults
    assert figure.written == text


@pytest.mark.parametrize(
    ("text", "value", "suffix"),
    [
        ("12 kali", "12", "kali"),
        ("12 BLn", "12", "BLn"),
        ("232 Org", "232", "Org"),
        ("4 Desa/Kel", "4", "Desa/Kel"),
        ("1 keg.", "1", "keg"),
        ("70,00 Poin", "70", "Poin"),
        ("15,5%", "15.5", "%"),
        ("12 dokumen (Renja, RKA)", "12", "dokumen (Renja, RKA)"),
    ],
)
def test_a_unit_behind_the_figure_is_kept(text: str, value: str, suffix: str) -> None:
    figure = read(text, Unit.BILANGAN)
    assert (figure.value, figure.suffix) == (Decimal(value), suffix)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", State.BLANK),
        ("   ", State.BLANK),
        ("-", State.NIL),
        ("--", State.NIL),
        ("–", State.NIL),
        ("Rp -", State.NIL),
        ("Rp. -", State.NIL),
        ("Nihil", State.NIL),
        ("n/a", State.NOT_APPLICABLE),
        ("NA", State.NOT_APPLICABLE),
        ("Tidak ada data", State.NOT_APPLICABLE),
        ("WTP", State.TEXT),
        ("BB", State.TEXT),
        ("Sangat Baik", State.TEXT),
        ("80-90%", State.COMPOSITE),
        ("7-8 bulan", State.COMPOSITE),
        ("≤ 1", State.COMPOSITE),
        ("11 jenis; 50.000 lembar", State.COMPOSITE),
        ("1O0", State.UNREADABLE),
        ("12.345.67", State.UNREADABLE),
        ("1..2", State.UNREADABLE),
        ("(5", State.UNREADABLE),
        ("5)", State.UNREADABLE),
        ("1'000", State.UNREADABLE),
        ("100%%", State.UNREADABLE),
        ("1,4% 20%", State.UNREADABLE),
    ],
)
def test_what_is_no_figure_is_never_nought(text: str, state: State) -> None:
    figure = read(text, Unit.BILANGAN)
    assert figure.state is state
    assert figure.value == (Decimal(0) if state is State.NIL else None)


@pytest.mark.parametrize(
    ("text", "value", "style"),
    [("3531.906.281", "3531906281", DOTS), ("3531,906,281", "3531906281", COMMAS), ("1,234.567.890", "1234567890", COMMAS)],
)
def test_a_lost_separator_is_read_and_said(text: str, value: str, style: Style) -> None:
    figure = read(text)
    assert (figure.value, figure.style) == (Decimal(value), style)
    assert figure.faults == {Fault.SEPARATORS}


@pytest.mark.parametrize("unit", [Unit.BILANGAN, Unit.PERSEN])
@pytest.mark.parametrize("text", ["1.672", "1,672"])
def test_one_group_of_three_has_two_readings(text: str, unit: Unit) -> None:
    figure = read(text, unit)
    assert figure.readings == (Decimal(1672), Decimal("1.672"))
    assert figure.value == Decimal(1672)
    assert figure.faults == {Fault.TWO_WAYS}


@pytest.mark.parametrize("unit", [Unit.RUPIAH, Unit.ORANG])
def test_money_and_people_are_never_counted_in_thousandths(unit: Unit) -> None:
    figure = read("1.672", unit)
    assert figure.readings == (Decimal(1672),)
    assert not figure.faults


def cell(value: CellValue, shown: str, number_format: str = "General", formula: str | None = None) -> Cell:
    return Cell(1, 1, value, shown, number_format, formula)


def test_a_percent_cell_holds_a_fraction() -> None:
    figure = read_figure(cell(Decimal("0.9539"), "95,39%", "0.00%"), PLACE, Unit.PERSEN)
    assert (figure.value, figure.places, figure.style, figure.suffix) == (Decimal("95.39"), 2, Style.NUMBER, "%")


def test_a_number_shows_the_places_of_its_format() -> None:
    figure = read_figure(cell(Decimal("66.666666"), "66,67", "0.00"), PLACE, Unit.PERSEN)
    assert (figure.value, figure.places) == (Decimal("66.666666"), 2)


def test_a_nought_shown_as_a_dash_is_nil() -> None:
    assert read_figure(cell(Decimal(0), "-", '#,##0;-#,##0;"-"'), PLACE, Unit.RUPIAH).state is State.NIL
    assert read_figure(cell(Decimal(0), "0"), PLACE, Unit.RUPIAH).state is State.FILLED


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (None, State.BLANK),
        (cell(None, "", formula="=A1"), State.UNCALCULATED),
        (cell(ErrorValue("#REF!"), "#REF!"), State.UNREADABLE),
        (cell(ErrorValue("#N/A"), "#N/A"), State.NOT_APPLICABLE),
        (cell(True, "TRUE"), State.UNREADABLE),
        (cell(date(2020, 1, 10), "10-01-2020"), State.UNREADABLE),
    ],
)
def test_cells_without_a_figure_keep_apart(found: Cell | None, state: State) -> None:
    figure = read_figure(found, PLACE, Unit.RUPIAH)
    assert (figure.state, figure.value) == (state, None)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1,4% 20%", ("1,4%", "20%")),
        ("1,4%\n20%", ("1,4%", "20%")),
        ("- 1,4%\n- 20%", ("1,4%", "20%")),
        ("15,5%", ("15,5%",)),
        ("12 kali", ("12 kali",)),
    ],
)
def test_several_figures_of_one_cell_are_parted(text: str, parts: tuple[str, ...]) -> None:
    assert split_figures(text) == parts


rupiah = st.integers(min_value=0, max_value=10**16)
prefixes = st.sampled_from(["", "Rp", "Rp ", "Rp. ", "Rp.", "rp ", "IDR "])


@given(rupiah, prefixes, st.sampled_from(["", ",-", ",00"]))
def test_rupiah_with_dots_is_read_back(amount: int, prefix: str, tail: str) -> None:
    text = prefix + f"{amount:,}".replace(",", ".") + tail
    assert read(text).value == amount
    assert not read(text).faults


@given(rupiah, prefixes, st.sampled_from(["", ".-", ".00"]))
def test_rupiah_with_commas_is_read_back(amount: int, prefix: str, tail: str) -> None:
    text = f"{prefix}{amount:,}{tail}"
    assert read(text).value == amount
    assert not read(text).faults


@given(st.integers(min_value=1, max_value=10**16))
def test_parentheses_are_less_than_nothing(amount: int) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    assert read(f"({dotted})").value == read(f"-{dotted}").value == -amount


@given(st.decimals(min_value=0, max_value=1000, places=2))
def test_percentages_are_read_back_in_both_styles(percent: Decimal) -> None:
    english, indonesian = read(f"{percent:f}%", Unit.PERSEN), read(f"{percent:f}%".replace(".", ","), Unit.PERSEN)
    assert english.value == indonesian.value == percent
    assert english.places == indonesian.places == 2


@given(st.from_regex(r"[0-9.,]*[0-9][A-Za-z]+[0-9][0-9.,]*", fullmatch=True), st.sampled_from(list(Unit)))
def test_letters_between_digits_are_never_a_figure(text: str, unit: Unit) -> None:
    figure = read(text, unit)
    assert figure.value is None
    assert figure.state in (State.UNREADABLE, State.COMPOSITE)


@given(st.text(alphabet="0123456789.,-–() %Rpx/", max_size=14), st.sampled_from(list(Unit)))
def test_any_text_gives_an_answer(text: str, unit: Unit) -> None:
    figure = read(text, unit)
    assert (figure.value is not None) == (figure.state in (State.FILLED, State.NIL))
    assert figure.value is None or figure.value in figure.readings
