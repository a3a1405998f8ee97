"""Texts and formats that no office types and every attacker does: figures of thousands of digits, words of 32.767 letters."""

from __future__ import annotations

import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from conftest import SOUND_BUDGET, Books, check
from example import grid_from

from lakip_xl.model.cells import Place
from lakip_xl.model.figures import State, Unit, cut_off, half_up
from lakip_xl.read.body import MOST_NOTES, notes_below
from lakip_xl.read.display import show_number
from lakip_xl.read.marks import read_mark
from lakip_xl.read.numbers import read_text
from lakip_xl.read.other import other_tables
from lakip_xl.read.words import words_of
from lakip_xl.rules.names import LONGEST_NAME, words

HERE = Place("a.xlsx", "Lembar", 1, 1)
LONGEST = 32_767
"""Letters that Excel takes in one cell."""


@pytest.mark.parametrize("digits", ["9" * 30, "9" * 5_000, "0," + "0" * 60 + "1", "9" * LONGEST])
def test_a_figure_of_too_many_digits_is_unreadable(digits: str) -> None:
    figure = read_text(digits, HERE, Unit.RUPIAH)
    assert (figure.value, figure.state) == (None, State.UNREADABLE)


@pytest.mark.parametrize("text", ["9" * 30, "9" * 38, "9" * 5_000, "0," + "0" * 30 + "1"])
@pytest.mark.parametrize("place", ["Pagu (Rp)    ", "{100000000}", "{350000000}", "100  ", "1  | Kegiatan Satu"])
def test_long_figures_in_a_table_do_not_end_the_check(office: Callable[[Books], Path], place: str, text: str) -> None:
    run = check(office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET.replace(place, text)}}), "--hanya-periksa")
    assert "Kesalahan program" not in run.err
    assert run.temuan["offices"][0]["files"][0]["status"] == "read"


def test_rounding_takes_more_digits_than_a_sum_of_money_has() -> None:
    assert half_up(Decimal("123456789012345678901234567890.125"), 2) == Decimal("123456789012345678901234567890.13")
    assert half_up(Decimal(1_000_000), 200) == 1_000_000  # a number format of 200 decimals
    assert cut_off(Decimal("123456789012345678901234567890.129"), 2) == Decimal("123456789012345678901234567890.12")


def test_a_heading_of_thousands_of_digits_counts_nothing_on() -> None:
    long = "9" * 5_000
    grid = grid_from(f"Jenis | {long} | 2021 | 2022\nA | 1 | 2 | 3\nB | 2 | 3 | 4\nJumlah | 3 | 5 | 7")
    assert [table.first_row for table in other_tables(grid, ())] == [2]


def test_a_mark_of_thousands_of_digits_is_none() -> None:
    assert read_mark("1.1." + "9" * 5_000, {}).style == "lain"
    assert read_mark("1.1.9", {}).style == "titik3"


@pytest.mark.parametrize("text", ["x" * LONGEST, "ab-\n" * (LONGEST // 4), "TAR-" + "\n" * LONGEST + "GET"])
def test_a_long_word_is_folded_at_once(text: str) -> None:
    started = time.process_time()
    words_of(text)
    assert time.process_time() - started < 1


def test_a_name_of_thousands_of_words_is_told_apart_by_its_first() -> None:
    assert len(words("kegiatan " * 20_000)) == LONGEST_NAME // len("kegiatan ") + 1
    assert words("Program Satu " + "x " * LONGEST) != words("Program Dua " + "x " * LONGEST)


def test_raw_data_below_a_table_are_no_notes() -> None:
    grid = grid_from("\n".join(f"data {row}" for row in range(1, 2 * MOST_NOTES)))
    notes = notes_below(grid, 9, 100_000)
    assert (len(notes), notes[0].text) == (MOST_NOTES, "data 10")


@pytest.mark.parametrize(
    ("number_format", "value", "shown"),
    [
        ("#,##0,", "7000000", "7.000"),
        ("#,##0.0,,", "7500000", "7,5"),
        ('"Rp"#,##0.00,', "1500", "Rp1,50"),
        ('[>=1000000]#,##0.0,,\\ "jt";#,##0', "7500000", "7,5 jt"),
        ('[>=1000000]#,##0.0,,\\ "jt";#,##0', "7500", "7.500"),
        ("[<100]0.0;[>=100]#,##0;@", "50", "50,0"),
        ('[=1]"satu";[=2]"dua"', "3", "3"),
        ('[Red][<>0]0.0;"nihil"', "0", "nihil"),
        ("0.00E+00", "12345", "12345"),
        ("# ?/?", "0.5", "0,5"),
        ("#,##0;[Red]-#,##0", "-1500", "-1.500"),
    ],
)
def test_a_number_is_told_as_its_cell_shows_it(number_format: str, value: str, shown: str) -> None:
    """In thousands and millions, under a condition; fractions and powers of ten as the figure that they stand for."""
    assert show_number(Decimal(value), number_format) == shown
