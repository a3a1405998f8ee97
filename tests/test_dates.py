"""Dates in signature lines, with Indonesian months; nothing else is ever taken for a date."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lakip_xl.read.dates import SignedDate, read_date, signed_on


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        ("Pangkalpinang, Januari 2021", SignedDate(1, 2021)),
        ("Bandung, 5 Februari 2024", SignedDate(2, 2024, 5)),
        ("Pangkalpinang,     Pebruari 2021", SignedDate(2, 2021)),
        ("Kab. Lima Puluh Kota, 2 Nopember 2020", SignedDate(11, 2020, 2)),
        ("Banjar Baru, 31 Des 2020", SignedDate(12, 2020, 31)),
        ("Jakarta,17 Agt 2020", SignedDate(8, 2020, 17)),
        ("Medan, 2 Mei 2020 KEPALA DINAS", SignedDate(5, 2020, 2)),
        ("Gorontalo, 05-02-2024", SignedDate(2, 2024, 5)),
        ("Gorontalo, 13/02/2024", SignedDate(2, 2024, 13)),
        ("Pada tanggal 5 Oktober 2020", SignedDate(10, 2020, 5)),
        ("pada tanggal : 7 Juli 2021", SignedDate(7, 2021, 7)),
        ("Sarilamak, ...... Januari 2021", SignedDate(1, 2021)),
        ("Palopo, …… Maret 2021", SignedDate(3, 2021)),
        ("Bandung, Januari ....", SignedDate(1)),
        ("Bandung, 5 Februari", SignedDate(2, None, 5)),
        ("Bandung, 29 Februari 2024", SignedDate(2, 2024, 29)),
    ],
)
def test_a_signature_line_says_when(line: str, signed: SignedDate) -> None:
    assert signed_on(line) == signed


@pytest.mark.parametrize(
    "line",
    [
        "",
        "KEPALA DINAS,",
        "KOPERASI, USAHA KECIL DAN MENENGAH",
        "Dra. Hj. Siti Maryam, M.Si",
        "NIP. 19700101 199003 1 001",
        "Sumber: LRA, 31 Desember 2020",
        "Tabel 1, Maret 2020",
        "Realisasi sampai 31 Desember 2020",
        "Nama, Marwan 2020",
        "Palopo, 2020",
        "Bandung, 31 Februari 2020",
        "6.256.458.185",
    ],
)
def test_other_lines_have_no_date(line: str) -> None:
    assert signed_on(line) is None


def test_what_is_left_open_stays_open() -> None:
    assert read_date("Januari 2021") == SignedDate(1, 2021)
    assert not SignedDate(1).known
    assert str(SignedDate(1, 2021)) == "Januari 2021"
    assert str(SignedDate(2, 2021, 5)) == "5 Februari 2021"
    assert read_date("2020") is None


MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert read_date(f"{day.day} {MONTHS[day.month - 1]} {day.year}") == SignedDate(day.month, day.year, day.day)


@given(st.text(max_size=60))
def test_no_text_breaks_it(line: str) -> None:
    signed_on(line)
    signed_on(f"Bandung, {line}")


def test_the_library_is_imported_at_first_use_only() -> None:
    code = "import sys, lakip_xl.read.dates; sys.exit('dateutil.parser' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
