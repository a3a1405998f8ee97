"""What mutants of the reader of figures (make mutants) got away with: every field of a figure, and ranges and limits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lakip_xl.model.cells import Cell, CellValue, ErrorValue, Place
from lakip_xl.model.figures import Angka, Fault, State, Style, Unit
from lakip_xl.read.numbers import bounds_of, fold, read_digits, read_figure, read_text, split_figures

PLACE = Place("Contoh.xlsx", "Lembar", 7, 3)
FORMULA = "=B2&C2"
DOTS, COMMAS, PLAIN = Style.DOTS, Style.COMMAS, Style.PLAIN


def cell(value: CellValue, shown: str, number_format: str = "General") -> Cell:
    return Cell(7, 3, value, shown, number_format, FORMULA)


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", State.BLANK),
        ("n/a", State.NOT_APPLICABLE),
        ("WTP", State.TEXT),
        ("80-90%", State.COMPOSITE),
        ("1..2", State.UNREADABLE),
        ("#REF! 1-2", State.UNREADABLE),
    ],
)
def test_a_text_without_a_figure_says_where_what_and_how(text: str, state: State) -> None:
    assert read_text(text, PLACE, Unit.PERSEN, FORMULA) == Angka(PLACE, text, None, Unit.PERSEN, state=state, formula=FORMULA)


def test_nil_is_a_nought_with_one_reading() -> None:
    nought = Decimal(0)
    expected = Angka(PLACE, "-", nought, Unit.ORANG, state=State.NIL, formula=FORMULA)
    assert read_text("-", PLACE, Unit.ORANG, FORMULA) == expected
    assert expected.readings == (nought,)


@pytest.mark.parametrize(
    ("value", "shown", "written", "state"),
    [
        (None, "", "", State.UNCALCULATED),
        (None, "0", "", State.UNCALCULATED),
        (ErrorValue("#REF!"), "#REF!", "#REF!", State.UNREADABLE),
        (ErrorValue("#N/A"), "#N/A", "#N/A", State.NOT_APPLICABLE),
        (date(2020, 1, 10), "10-01-2020", "10-01-2020", State.UNREADABLE),
    ],
)
def test_a_cell_without_a_figure_says_where_what_and_how(value: CellValue, shown: str, written: str, state: State) -> None:
    expected = Angka(PLACE, written, None, Unit.RUPIAH, state=state, formula=FORMULA)
    assert read_figure(cell(value, shown), PLACE, Unit.RUPIAH) == expected


def test_no_cell_is_a_blank_with_nothing_written() -> None:
    assert read_figure(None, PLACE, Unit.ORANG) == Angka(PLACE, "", None, Unit.ORANG, state=State.BLANK)


@pytest.mark.parametrize(
    ("value", "number_format", "read", "places", "suffix"),
    [
        ("0.125", "General", "0.125", 3, ""),
        ("5.50", "General", "5.5", 1, ""),
        ("12", "General", "12", 0, ""),
        ("1200", "General", "1200", 0, ""),
        ("0.333333333333", "General", "0.333333333333", 6, ""),
        ("12.5", "0.00", "12.5", 2, ""),
        ("0.5", "0%", "50", 0, "%"),
    ],
)
def test_a_number_cell_has_one_reading(value: str, number_format: str, read: str, places: int, suffix: str) -> None:
    figure = read_figure(cell(Decimal(value), value, number_format), PLACE, Unit.PERSEN)
    assert (figure.value, figure.readings, figure.places) == (Decimal(read), (Decimal(read),), places)
    assert (figure.suffix, figure.state, figure.style, figure.formula) == (suffix, State.FILLED, Style.NUMBER, FORMULA)


@pytest.mark.parametrize(
    ("text", "unit", "value", "suffix"),
    [
        ("2,5 miliar", Unit.RUPIAH, "2500000000", "miliar"),
        ("-2,5 Juta", Unit.RUPIAH, "-2500000", "Juta"),
        ("Rp 750 juta rupiah", Unit.RUPIAH, "750000000", "juta rupiah"),
        ("3 rb.", Unit.RUPIAH, "3000", "rb"),
        ("2,5 jt. rupiah", Unit.RUPIAH, "2500000", "jt. rupiah"),
        ("5 %", Unit.RUPIAH, "5", "%"),
        ("2,5 juta", Unit.ORANG, "2.5", "juta"),
        ("12 BOX.", Unit.BILANGAN, "12", "BOX"),
    ],
)
def test_words_of_magnitude_count_in_rupiah_only(text: str, unit: Unit, value: str, suffix: str) -> None:
    figure = read_text(text, PLACE, unit)
    assert (figure.value, figure.suffix) == (Decimal(value), suffix)


@pytest.mark.parametrize(
    ("text", "value", "places", "style"),
    [
        ("1234.567,50", "1234567.50", 2, DOTS),
        ("1.234567,50", "1234567.50", 2, DOTS),
        ("1234,567.5", "1234567.5", 1, COMMAS),
        ("1.234567,500", "1234567500", 0, DOTS),
        ("1.234567.890", "1234567890", 0, DOTS),
    ],
)
def test_a_lost_separator_keeps_the_decimals(text: str, value: str, places: int, style: Style) -> None:
    figure = read_text(text, PLACE, Unit.RUPIAH)
    assert (figure.value, figure.places, figure.style) == (Decimal(value), places, style)
    assert figure.faults == {Fault.SEPARATORS}


@pytest.mark.parametrize("text", ["1.23.456", "1.23.456,7", "12.34,567", ".5.000", ".500.000", "5..000", "..5"])
def test_groups_that_are_not_of_three_are_no_figure(text: str) -> None:
    figure = read_text(text, PLACE, Unit.RUPIAH)
    assert (figure.value, figure.readings, figure.state) == (None, (), State.UNREADABLE)
    assert read_digits(text, Unit.RUPIAH).readings == ()


@pytest.mark.parametrize(("text", "value", "style"), [(".95", "0.95", COMMAS), (",5", "0.5", DOTS)])
def test_a_nought_before_the_decimals_may_be_left_out(text: str, value: str, style: Style) -> None:
    figure = read_text(text, PLACE, Unit.PERSEN)
    assert (figure.value, figure.style) == (Decimal(value), style)


def test_a_figure_with_two_readings_shows_no_decimals() -> None:
    assert read_text("1.672", PLACE, Unit.BILANGAN).places == 0


@pytest.mark.parametrize("text", ["12 34", "12 345 6", "1 2"])
def test_blanks_between_digits_make_two_numbers(text: str) -> None:
    assert read_digits(text, Unit.RUPIAH).readings == ()
    assert read_text(text, PLACE, Unit.RUPIAH).state is State.COMPOSITE


def test_blanks_beside_separators_are_slips() -> None:
    digits = read_digits("1. 234. 567", Unit.RUPIAH)
    assert (digits.readings, digits.style, digits.broken) == ((Decimal(1234567),), DOTS, False)


def test_a_separator_at_the_end_of_the_digits_is_dropped() -> None:
    assert read_digits("1.000.", Unit.RUPIAH).readings == read_digits("1.000", Unit.RUPIAH).readings == (Decimal(1000),)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("T A R G E T", "TARGET"),
        ("J U M L A H  2020", "JUMLAH 2020"),
        ("A B C", "A B C"),
        ("1\u200b00", "100"),
        ("  a\n b ", "a b"),
    ],
)
def test_letters_set_apart_are_one_word(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("-\n20%", ("-", "20%")),
        ("- 5\n• 6\n* 7", ("5", "6", "7")),
        ("1 X\nX 2", ("1 X", "X 2")),
        ("1\n\n- 3", ("1", "3")),
        ("-\n-", ("-", "-")),
        (" 12 ", (" 12 ",)),
    ],
)
def test_the_lines_of_a_cell_lose_their_bullets_only(text: str, parts: tuple[str, ...]) -> None:
    assert split_figures(text) == parts


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5-7 %", "5", "7"),
        ("5 – 7", "5", "7"),
        ("5 s.d. 7 hari", "5", "7"),
        ("80 hingga 90 persen", "80", "90"),
        ("2,5 sampai dengan 3,5", "2.5", "3.5"),
        ("<= 3", None, "3"),
        ("≤ 1", None, "1"),
        ("maks. 3 hari", None, "3"),
        ("paling banyak 10", None, "10"),
        (">= 80", "80", None),
        ("min 75%", "75", None),
        ("lebih  dari\n1.500", "1500", None),
    ],
)
def test_a_range_or_a_limit_has_bounds(text: str, low: str | None, high: str | None) -> None:
    expected = (None if low is None else Decimal(low), None if high is None else Decimal(high))
    assert bounds_of(text, Unit.ORANG) == expected


@pytest.mark.parametrize("text", ["12", "WTP", "", "80; 90"])
def test_anything_else_has_no_bounds(text: str) -> None:
    assert bounds_of(text, Unit.ORANG) is None


def test_a_bound_that_cannot_be_read_is_unknown() -> None:
    assert bounds_of("< 12.34.5", Unit.ORANG) == (None, None)


@pytest.mark.parametrize(
    ("text", "figures"), [("-5\n-7", ("-5", "-7")), ("- 5\n- 7", ("5", "7")), ("•5\n*7", ("5", "7")), ("5\n-", ("5", "-"))]
)
def test_a_dash_that_touches_its_figure_is_a_sign(text: str, figures: tuple[str, ...]) -> None:
    assert split_figures(text) == figures


@pytest.mark.parametrize(
    ("text", "rupiah"), [("Rp 2,5 milyar,-", "2500000000"), ("5 M", "5000000000"), ("Rp 5 M,-", "5000000000")]
)
def test_a_magnitude_keeps_its_meaning_before_the_dash_of_an_amount(text: str, rupiah: str) -> None:
    assert read_text(text, PLACE, Unit.RUPIAH).value == Decimal(rupiah)
