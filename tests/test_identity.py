"""Whose report of which year it is: from the titles over the tables, else from names."""

from __future__ import annotations

import pytest
from conftest import Run
from example import laporan_from

from lakip_xl.model.tables import Table
from lakip_xl.read.identity import office_of, year_of, years_in

BODY = """
Uraian     | Pagu (Rp) | Realisasi (Rp)
Kegiatan A | 1.000     | 800
"""


def tables(*titles: str) -> tuple[Table, ...]:
    """A table under these title lines."""
    return laporan_from("\n".join(titles) + BODY).tables


@pytest.mark.parametrize(
    ("titles", "office"),
    [
        (("REALISASI BELANJA", "DINAS PERIKANAN KOTA CONTOH", "TAHUN ANGGARAN 2022"), "DINAS PERIKANAN KOTA CONTOH"),
        (("Realisasi Belanja Dinas Koperasi, UKM Provinsi Contoh Tahun 2020",), "Dinas Koperasi, UKM Provinsi Contoh"),
        (("Realisasi Belanja pada Badan Contoh Kabupaten Contoh TA 2021",), "Badan Contoh Kabupaten Contoh"),
        (("Realisasi Belanja", "Kecamatan Contoh"), "Kecamatan Contoh"),
        (("REALISASI BELANJA", "PEMERINTAH KABUPATEN CONTOH"), "PEMERINTAH KABUPATEN CONTOH"),
        (("Realisasi Belanja", "Tahun 2020"), ""),
    ],
)
def test_the_titles_name_the_office(titles: tuple[str, ...], office: str) -> None:
    assert office_of(tables(*titles)) == office


def test_the_office_that_most_titles_name_is_taken() -> None:
    three = [*tables("Dinas A Kota B"), *tables("Dinas A Kota B"), *tables("Dinas Lain Kota B")]
    assert office_of(three) == office_of(reversed(three)) == "Dinas A Kota B"


@pytest.mark.parametrize(
    ("titles", "names", "year"),
    [
        (("TAHUN ANGGARAN 2022",), (), 2022),
        (("Tabel 2.1 Rencana Kinerja Tahun 2020",), ("Rencana 2019.xlsx",), 2020),
        (("T.A. 2021",), (), 2021),
        (("Realisasi Belanja",), ("Realisasi Anggaran 2020.xlsx",), 2020),
        (("Realisasi Belanja",), ("Lembar1", "laporan-2019", "Belanja 2019.xlsx"), 2019),
        (("Rencana Strategis Tahun 2018-2022",), (), None),
        (("Peraturan Nomor 12 Tahun 2017", "TAHUN ANGGARAN 2022", "Tahun 2022"), (), 2022),
        (("Realisasi Belanja",), (), None),
    ],
)
def test_the_year(titles: tuple[str, ...], names: tuple[str, ...], year: int | None) -> None:
    assert year_of(tables(*titles), names) == year


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Tahun 2020", (2020,)),
        ("TAHUN ANGGARAN : 2021", (2021,)),
        ("dari Tahun 2020 ke Tahun 2021", (2020, 2021)),
        ("Tahun 2018 - 2022", ()),
        ("Tahun 2018 s.d. 2022", ()),
        ("2020", ()),
        ("Rp 2020", ()),
    ],
)
def test_years_in_a_text(text: str, years: tuple[int, ...]) -> None:
    assert years_in(text) == years


def test_the_report_of_2020(report: Run) -> None:
    """Its titles spell the office in three ways; most of them in full."""
    assert report.office["office"] == "Dinas Koperasi, Usaha Kecil dan Menengah Provinsi Kepulauan Bangka Belitung"
    assert report.office["year"] == 2020
