"""Tables of assets and comparisons with the nation: which sheets are one, and what is, or is not, said of them."""

from __future__ import annotations

import pytest
from example import laporan_from
from test_redteam import checked, columns, told

from lakip_xl.model.checks import Outcome
from lakip_xl.rules.engine import ask
from lakip_xl.rules.registry import all_rules


def kinds(text: str) -> list[str]:
    return [table.kind.kind for table in laporan_from(text).tables]


def left_open(text: str, code: str) -> int:
    """How many checks of a rule could not be made."""
    (result,) = (result for result in ask(laporan_from(text), all_rules()) if result.page.code == code)
    return sum(check.outcome is Outcome.NOT_POSSIBLE for check in result.checks)


# --- assets -----------------------------------------------------------------------------------------------------------


def test_goods_by_condition_are_added_in_their_rows_and_columns() -> None:
    table, found = checked("""
        Daftar Barang Milik Daerah
        No | Nama Barang | Jumlah | Satuan | Baik | Rusak Ringan | Rusak Berat
        1  | Meja        | 72     | unit   | 61   | 9            | 2
        2  | Kursi       | 113    | unit   | 88   | 14           | 11
        3  | Lemari      | 17     | unit   | 16   | 1            | 0
           | JUMLAH      | 202    | unit   | 165  | 42           | 13
    """)
    assert columns(table) == {
        "no": "A", "uraian": "B", "jumlah": "C", "satuan": "D", "baik": "E", "rusak_ringan": "F", "rusak_berat": "G",
    }  # fmt: skip
    assert ("AST201", "F6", "24") in told(found)


def test_a_number_that_is_no_sum_of_its_conditions() -> None:
    _, found = checked("""
        Sarana dan Prasarana
        No | Jenis Sarana dan Prasarana | Kondisi/Baik | Kondisi/Rusak Ringan | Kondisi/Rusak Berat | Jumlah
        1  | Komputer                   | 34           | 5                    | 3                   | 42
        2  | Laptop                     | 18           | 2                    | 4                   | 24
        3  | Printer                    | 22           | 6                    | 5                   | 32
    """)
    assert told(found) == [("AST101", "F5", "33")]


def test_a_number_that_never_is_the_sum_of_its_conditions_means_something_else() -> None:
    text = """
        Sarana dan Prasarana
        No | Nama Barang | Baik | Rusak Ringan | Rusak Berat | Jumlah
        1  | Komputer    | 34   | 5            | 3           | 50
        2  | Laptop      | 18   | 2            | 4           | 30
    """
    assert (checked(text)[1], left_open(text, "AST101")) == ([], 2)


def test_goods_that_are_lost_stand_beside_the_conditions() -> None:
    _, found = checked("""
        Daftar Inventaris
        No | Nama Barang | Baik | Rusak Ringan | Rusak Berat | Hilang | Jumlah
        1  | Komputer    | 34   | 5            | 3           | 1      | 43
        2  | Laptop      | 18   | 2            | 4           | 0      | 24
        3  | Printer     | 20   | 2            | 4           | 0      | 26
    """)
    assert not found


def test_square_metres_and_units_are_not_added_but_their_values_are() -> None:
    _, found = checked("""
        Rekapitulasi Aset
        No | Jenis Barang | Jumlah | Satuan | Nilai (Rp)
        1  | Tanah        | 1250   | m2     | 937.500.000
        2  | Gedung       | 1      | unit   | 2.145.600.000
        3  | Mobil        | 3      | unit   | 561.250.000
           | Jumlah Aset  | 4      |        | 3.644.530.000
    """)
    assert told(found) == [("AST201", "E6", "3644350000")]


def test_prices_of_one_piece_are_not_added() -> None:
    text = """
        Daftar Aset
        No | Nama Barang | Jumlah | Harga (Rp)
        1  | Meja        | 10     | 1.500.000
        2  | Kursi       | 20     | 750.000
           | JUMLAH      | 30     | 30.000.000
    """
    assert (checked(text)[1], left_open(text, "AST201")) == ([], 1)


def test_an_instrument_may_be_called_total_and_two_lines_may_be_the_same() -> None:
    table, found = checked("""
        Kartu Inventaris Barang
        No | Nama Barang   | Merk  | Tahun Perolehan | Harga Perolehan (Rp)
        1  | Total station | Leica | 2019            | 87.500.000
        2  | Laptop        | Acer  | 2020            | 12.500.000
        3  | Laptop        | Acer  | 2020            | 12.500.000
           | Total         |       |                 | 112.500.000
    """)
    assert [row.total for row in table.rows] == [False, False, False, True]
    assert not found


def test_ticks_under_the_conditions_are_no_figures_gone_wrong() -> None:
    table, found = checked("""
        Daftar Inventaris Ruangan
        No | Nama Barang | Jumlah | Baik | Rusak Ringan | Rusak Berat
        1  | Meja        | 4      | √    |              |
        2  | Kursi       | 8      |      | v            |
    """)
    assert table.kind.kind == "aset"
    assert not found


@pytest.mark.parametrize(
    "heading",
    [
        "No | Nama Barang | Pagu Anggaran | Realisasi",
        "No | Uraian | Jumlah | Nilai (Rp)",
        "No | Nama Barang | Kebutuhan | Jumlah | Nilai (Rp)",
        "No | Jenis Barang dan Jasa | Pagu | Realisasi | Sisa",
    ],
)
def test_budgets_needs_and_lists_without_a_word_of_goods_are_no_assets(heading: str) -> None:
    row = "1 | Meja | 5.000 | 4.000 | 1.000"
    assert "aset" not in kinds(f"Daftar Barang\n{heading}\n{row}\n{row.replace('Meja', 'Kursi')}")


# --- the nation -------------------------------------------------------------------------------------------------------


def test_a_gap_and_a_ratio_that_their_neighbours_contradict() -> None:
    table, found = checked("""
        Perbandingan Realisasi Kinerja dengan Standar Nasional
        No | Indikator Kinerja | Realisasi | Standar Nasional | Selisih | Capaian (%)
        1  | Indikator A       | 40,00     | 50,00            | -10,00  | 80,00
        2  | Indikator B       | 60,00     | 80,00            | -20,00  | 75,00
        3  | Indikator C       | 90,00     | 72,00            | 18,00   | 152,00
        4  | Indikator D       | 66,00     | 60,00            | 16,00   | 110,00
    """)
    assert table.kind.kind == "perbandingan-nasional"
    assert sorted(told(found)) == [("KIN203", "F5", "125"), ("KIN204", "E6", "6")]


def test_gaps_may_be_taken_either_way_or_printed_without_a_sign() -> None:
    _, found = checked("""
        Perbandingan dengan Rata-rata Nasional
        No | Indikator   | Realisasi Provinsi | Realisasi Nasional | Selisih
        1  | Indikator A | 40,00              | 50,00              | 10,00
        2  | Indikator B | 90,00              | 72,00              | 18,00
    """)
    assert not found


def test_a_ratio_against_the_province_is_no_wrong_ratio_against_the_nation() -> None:
    _, found = checked("""
        Perbandingan Capaian Nasional
        No | Indikator   | Realisasi | Realisasi Provinsi | Realisasi Nasional | Capaian (%)
        1  | Indikator A | 40,00     | 50,00              | 64,00              | 80,00
        2  | Indikator B | 60,00     | 80,00              | 96,00              | 75,00
    """)
    assert not found


def test_a_ratio_that_follows_neither_is_made_of_something_else() -> None:
    text = """
        Perbandingan dengan Standar Nasional
        No | Indikator   | Realisasi | Nasional | Capaian (%)
        1  | Indikator A | 40,00     | 50,00    | 91,00
        2  | Indikator B | 60,00     | 80,00    | 97,00
    """
    assert (checked(text)[1], left_open(text, "KIN203")) == ([], 2)


def test_for_a_negative_indicator_less_than_the_nation_is_more() -> None:
    _, found = checked("""
        Perbandingan dengan Angka Nasional
        No | Indikator           | Realisasi | Nasional | Capaian (%)
        1  | Prevalensi stunting | 18,00     | 24,00    | 125,00
        2  | Angka kemiskinan    | 5,00      | 10,00    | 150,00
    """)
    assert not found


def test_a_measurement_with_the_nation_beside_it_stays_a_measurement() -> None:
    assert kinds("""
        Perbandingan Capaian Kinerja dengan Standar Nasional
        No | Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian (%) | Realisasi Nasional
        1  | Sasaran A | Indikator A       | 10     | 8         | 80,00       | 9
        2  | Sasaran B | Indikator B       | 20     | 20        | 100,00      | 19
    """) == ["pengukuran-sasaran"]


def test_years_with_the_nation_beside_them_stay_a_comparison_of_years() -> None:
    assert kinds("""
        Perbandingan Realisasi Antar Tahun
        No | Indikator Kinerja | Realisasi 2018 | Realisasi 2019 | Realisasi 2020 | Nasional
        1  | Indikator A       | 10             | 8              | 9              | 9
        2  | Indikator B       | 20             | 20             | 21             | 19
    """) == ["perbandingan-tahun"]
