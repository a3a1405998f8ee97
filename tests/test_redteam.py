"""Layouts of other offices that were once read wrongly: each test shows the sheet and what must, or must not, be said of it."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from example import laporan_from

from lakip_xl.diagnose.origins import origins
from lakip_xl.model.cells import Place
from lakip_xl.model.figures import Angka
from lakip_xl.model.findings import Finding, Severity
from lakip_xl.model.tables import Table
from lakip_xl.read.identity import office_of, year_of
from lakip_xl.rules.engine import ask, findings_of
from lakip_xl.rules.registry import all_rules
from lakip_xl.rules.settle import settle


def checked(text: str) -> tuple[Table, list[Finding]]:
    """The only table of a sheet and the findings that are more than a remark."""
    laporan = settle(laporan_from(text))
    (table,) = laporan.tables
    found = findings_of(ask(laporan, all_rules()))
    return table, [finding for finding in found if finding.severity is not Severity.CATATAN]


def told(found: Iterable[Finding]) -> list[tuple[str, str, str | None]]:
    return [(finding.rule, finding.place.cell, finding.expected) for finding in found]


def columns(table: Table) -> dict[str, str]:
    """Each meaning with the first column that has it."""
    letters: dict[str, str] = {}
    for column in table.found.columns:
        if column.name:
            letters.setdefault(column.name, column.letter)
    return letters


def test_a_code_in_pieces_over_several_columns_tells_the_levels() -> None:
    table, found = checked("""
        Realisasi Anggaran Tahun 2020
        Kode | Kode | Kode | Kode | Kode | Uraian       | Pagu      | Realisasi
        1    | 02   | 01   |      |      | PENUNJANG    | 9.000.000 | 7.000.000
        1    | 02   | 01   | 2.01 |      | Perencanaan  | 9.000.000 | 7.000.000
        1    | 02   | 01   | 2.01 | 0001 | Dokumen      | 5.000.000 | 4.000.000
        1    | 02   | 01   | 2.01 | 0007 | Evaluasi     | 4.000.000 | 3.000.000
        1    | 02   | 02   |      |      | UPAYA        | 6.000.000 | 5.000.000
        1    | 02   | 02   | 2.01 |      | Fasilitas    | 6.000.000 | 5.000.000
        1    | 02   | 02   | 2.01 | 0002 | Puskesmas    | 6.000.000 | 5.000.000
             |      |      |      |      | TOTAL        | 15.000.000 | 12.000.000
    """)
    assert [row.depth for row in table.rows] == [0, 1, 2, 2, 0, 1, 2, 0]
    assert not found


def test_levels_are_told_from_the_figures_when_nothing_else_says_them() -> None:
    table, found = checked("""
        Realisasi Anggaran Tahun 2020
        Uraian            | Pagu       | Realisasi
        Penunjang Urusan  | 9.000.000  | 7.000.000
        Dokumen           | 5.000.000  | 4.000.000
        Evaluasi          | 4.000.000  | 3.000.000
        Upaya Kesehatan   | 6.000.000  | 5.000.000
        Puskesmas         | 2.500.000  | 2.000.000
        Obat              | 3.500.000  | 3.000.000
        TOTAL             | 15.000.000 | 12.000.000
    """)
    assert [row.depth for row in table.rows] == [0, 1, 1, 0, 1, 1, 0]
    assert not found


def test_headings_in_capitals_without_numbers_or_total_stand_over_their_rows() -> None:
    table, found = checked("""
        Realisasi Belanja BLUD Tahun 2020
        Uraian                  | Anggaran   | Realisasi
        BELANJA OPERASI         | 90.000.000 | 88.500.000
        Belanja Pegawai         | 40.000.000 | 39.500.000
        Belanja Barang dan Jasa | 50.000.000 | 49.000.000
        BELANJA MODAL           | 10.000.000 | 9.500.000
        Alat Kesehatan          | 6.000.000  | 5.700.000
        Mebel                   | 4.000.000  | 3.800.000
    """)
    assert [row.depth for row in table.rows] == [0, 1, 1, 0, 1, 1]
    assert not found


def test_rows_that_cannot_be_put_in_order_raise_no_alarm() -> None:
    """Only some kegiatan are listed: no sum over them says anything."""
    _, found = checked("""
        Realisasi Anggaran Tahun 2020
        No | Uraian            | Pagu       | Realisasi
        A  | Program Penunjang | 9.000.000  | 7.000.000
        1  | Dokumen           | 5.000.000  | 4.000.000
        B  | Program Upaya     | 6.000.000  | 5.000.000
        1  | Puskesmas         | 2.500.000  | 2.000.000
        C  | Program Sumber    | 3.000.000  | 2.000.000
        1  | Pelatihan         | 1.500.000  | 1.000.000
           | TOTAL             | 18.000.000 | 14.000.000
    """)
    assert not found


def test_percentages_under_a_bare_heading_are_known_by_their_figures() -> None:
    table, found = checked("""
        Realisasi Anggaran Tahun 2020
        Uraian     | Pagu      | Realisasi SP2D | Bobot (%) | PROSENTASI | Sisa Pagu
        Kegiatan A | 1.000.000 | 900.000        | 25,00     | 90,00      | 100.000
        Kegiatan B | 3.000.000 | 1.500.000      | 75,00     | 50,00      | 1.500.000
        Kegiatan C | 4.000.000 | 3.000.000      | 100,00    | 57,00      | 1.000.000
    """)
    assert columns(table)["serapan"] == "E"
    assert told(found) == [("ANG102", "E5", "75")]


def test_of_three_budgets_the_one_in_force_is_the_one_the_rest_follows() -> None:
    table, found = checked("""
        Realisasi Anggaran Tahun 2020
        Uraian     | Anggaran Pergeseran | Anggaran Perubahan Kedua | Realisasi | Sisa
        Kegiatan A | 1.000.000           | 1.200.000                | 900.000   | 300.000
        Kegiatan B | 3.000.000           | 2.500.000                | 1.500.000 | 1.000.000
        Kegiatan C | 4.000.000           | 4.000.000                | 3.000.000 | 1.000.000
    """)
    assert columns(table)["pagu"] == "C"
    assert not found


def test_a_difference_of_budgets_is_no_sisa() -> None:
    _, found = checked("""
        Realisasi Anggaran Tahun 2020
        Uraian     | APBD      | APBD-P    | Selisih  | Realisasi
        Kegiatan A | 1.000.000 | 1.200.000 | 200.000  | 900.000
        Kegiatan B | 3.000.000 | 2.500.000 | -500.000 | 1.500.000
        Kegiatan C | 4.000.000 | 4.100.000 | 100.000  | 3.000.000
    """)
    assert not found


def test_realisasi_up_to_the_end_of_a_period_is_the_realisasi() -> None:
    table, _ = checked("""
        Realisasi Semester Pertama Tahun 2020
        Kegiatan   | Anggaran  | Realisasi s/d Semester I | Prognosis 6 Bulan Berikutnya | % Realisasi
        Kegiatan A | 1.000.000 | 400.000                  | 600.000                      | 40,00
        Kegiatan B | 3.000.000 | 1.500.000                | 1.500.000                    | 50,00
    """)
    assert table.kind.kind == "realisasi-belanja"
    assert columns(table) == {"uraian": "A", "pagu": "B", "realisasi": "C", "serapan": "E"}


def test_names_may_stand_behind_figures_under_any_heading() -> None:
    table, found = checked("""
        Realisasi Anggaran Tahun 2020
        % Realisasi | No | Seksi      | Realisasi | Sisa    | Alokasi Anggaran (dalam ribuan)
        90,00       | 1  | Seksi Satu | 900       | 100     | 1.000
        50,00       | 2  | Seksi Dua  | 1.500     | 1.500   | 3.000
    """)
    assert table.kind.kind == "realisasi-belanja"
    assert columns(table) == {"serapan": "A", "no": "B", "uraian": "C", "realisasi": "D", "sisa": "E", "pagu": "F"}
    assert not found


def test_a_table_on_two_pages_is_one() -> None:
    table, found = checked("""
        Dinas Sosial
        Realisasi Anggaran Tahun 2020
        No | Uraian            | Pagu       | Realisasi
        A  | Program Penunjang | 9.000.000  | 7.000.000
        1  | Dokumen           | 5.000.000  | 4.000.000
        Dinas Sosial | | | Halaman 2

        No | Uraian            | Pagu       | Realisasi
        2  | Evaluasi          | 4.000.000  | 3.000.000
           | TOTAL             | 9.000.000  | 7.000.000
    """)
    assert table.found.span.range == "A3:D10"
    assert [row.name for row in table.rows] == ["Program Penunjang", "Dokumen", "Evaluasi", "TOTAL"]
    assert not found


def test_lebih_kurang_is_counted_the_way_the_table_counts_it() -> None:
    table, found = checked("""
        Realisasi Pendapatan Tahun 2020
        Jenis Pendapatan | Target Murni | Target Perubahan | Realisasi | %      | Lebih/(Kurang)
        Pajak Hotel      | 2.000.000    | 2.100.000        | 2.205.000 | 105,00 | 105.000
        Pajak Restoran   | 3.000.000    | 3.000.000        | 2.700.000 | 90,00  | (300.000)
        Pajak Hiburan    | 1.000.000    | 1.000.000        | 1.500.000 | 150,00 | 600.000
    """)
    assert columns(table)["induk"] == "B"
    assert told(found) == [("ANG101", "F5", "500000")]


def test_a_list_of_staff_is_no_count_of_staff() -> None:
    assert not laporan_from("""
        Daftar Nominatif Pegawai
        No | Nama     | Golongan | Jabatan   | Pendidikan
        1  | A. Fulan | IV/a     | Camat     | S2
        2  | B. Fulan | II/d     | Pelaksana | SMA
    """).tables


def test_values_of_an_asset_list_are_added() -> None:
    table, found = checked("""
        Daftar Aset
        No | Jenis Aset          | Jumlah | Nilai (Rp)
        1  | Tanah               | 3      | 1.250.000.000
        2  | Peralatan dan Mesin | 215    | 890.450.000
           | Total               | 218    | 2.150.450.000
    """)
    assert table.kind.kind == "aset"
    assert told(found) == [("AST201", "D5", "2140450000")]


def test_figures_in_millions_may_be_off_by_their_rounding_and_by_no_more() -> None:
    _, found = checked("""
        Realisasi Anggaran Tahun 2020 (dalam jutaan rupiah)
        Uraian     | Pagu     | Realisasi | Sisa   | %
        Kegiatan A | 1.000,25 | 900,12    | 100,12 | 89,99
        Kegiatan B | 2.000,25 | 1.500,12  | 500,12 | 75,00
        Kegiatan C | 3.000,00 | 2.500,00  | 510,00 | 83,33
        JUMLAH     | 6.000,51 | 4.900,25  | 1.100,25 | 81,66
    """)
    assert told(found) == [("ANG101", "D5", "500"), ("ANG201", "D6", "1110.24")]


def test_rows_of_one_name_in_two_tables_are_compared_only_when_they_agree_somewhere() -> None:
    several = laporan_from("""
        Realisasi Belanja Bidang Satu Tahun 2020
        Uraian                  | Pagu      | Realisasi
        Belanja Pegawai         | 1.000.000 | 900.000
        Belanja Barang dan Jasa | 2.000.000 | 1.500.000
        [Dua]
        Realisasi Belanja Bidang Dua Tahun 2020
        Uraian                  | Pagu      | Realisasi
        Belanja Pegawai         | 1.100.000 | 1.050.000
        Belanja Barang dan Jasa | 2.100.000 | 1.600.000
    """)
    assert not [finding for finding in findings_of(ask(several, all_rules())) if finding.rule == "SLG301"]


def test_the_fund_in_a_heading_changes_nothing() -> None:
    table, _ = checked("""
        Realisasi BOK Puskesmas Tahun 2020
        No | Puskesmas        | Pagu BOK  | Realisasi BOK | Capaian % | Peringkat | Status
        1  | Puskesmas Melati | 1.000.000 | 900.000       | 90,00     | 1         | Baik
        2  | Puskesmas Mawar  | 2.000.000 | 1.500.000     | 75,00     | 2         | Baik
    """)
    assert columns(table) == {"no": "A", "uraian": "B", "pagu": "C", "realisasi": "D", "serapan": "E"}


def test_a_figure_with_an_exponent_has_digits_too() -> None:
    figure = Angka(Place("a", "b", 1, 1), "5000", Decimal("5E+3"))
    assert Decimal(500) in origins(figure, Decimal("5E+3"))


def test_efficiency_as_capaian_less_serapan_is_checked_by_that() -> None:
    _, found = checked("""
        Analisis Efisiensi Penggunaan Sumber Daya Tahun 2020
        No | Sasaran     | % Capaian Kinerja | % Penyerapan Anggaran | Tingkat Efisiensi
        1  | Keselamatan | 102,50            | 95,20                 | 7,30
        2  | Layanan     | 100,00            | 98,10                 | 1,90
        3  | Kinerja     | 101,00            | 90,40                 | 10,06
    """)
    assert told(found) == [("EFI102", "E5", "10.6")]


def test_realisasi_of_last_year_beside_that_of_this_year() -> None:
    table, found = checked("""
        Laporan Realisasi Anggaran Tahun 2020
        Kode | Uraian         | Anggaran 2020 | Realisasi 2020 | %     | Realisasi 2019
        5.1  | BELANJA OPERASI | 800.000      | 760.000        | 95,00 | 700.000
        5.2  | BELANJA MODAL   | 300.000      | 270.000        | 91,00 | 260.000
        5.3  | BELANJA TAK TERDUGA | 100.000  | 50.000         | 50,00 | 60.000
    """)
    assert columns(table) == {"kode": "A", "uraian": "B", "pagu": "C", "realisasi": "D", "serapan": "E"}
    assert told(found) == [("ANG102", "E4", "90")]


def test_the_office_is_the_dinas_and_the_year_the_one_of_the_report() -> None:
    tables = laporan_from("""
        PEMERINTAH KABUPATEN LAMPUNG SELATAN
        DINAS KESEHATAN PER 31 DESEMBER 2022
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 900
    """).tables
    assert (office_of(tables), year_of(tables, ())) == ("DINAS KESEHATAN", 2022)
    tables = laporan_from("""
        SATPOL PP KOTA METRO
        PERBANDINGAN REALISASI TAHUN 2021 DAN 2022
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 900
    """).tables
    assert (office_of(tables), year_of(tables, ())) == ("SATPOL PP KOTA METRO", 2022)
