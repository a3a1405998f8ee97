"""Performance tables of other offices, and tables pasted from Word, that were once read wrongly or whose faults were not seen."""

from __future__ import annotations

from test_redteam import checked, columns, told

from lakip_xl.read.words import words_of


def test_ratios_and_dates_are_words_not_unreadable_figures() -> None:
    """A ratio cannot be read as one figure, and "30 Des" is not thirty of something."""
    _, found = checked("""
        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja          | Target | Realisasi | Capaian
        Sasaran A | Rasio pendamping           | 1:10   | 1:12      | 83,33
        Sasaran A | Rasio guru                 | 1 : 16 | 1 : 16    | 100
        Sasaran A | Ketepatan penetapan APBD   | 31 Des | 30 Des    | 100
        Sasaran A | Penyampaian laporan        | 31 Januari 2021 | 29 Januari 2021 | 100
        Sasaran A | Persentase terlayani       | 80%    | 60%       | 75,00
    """)
    assert not found


def test_a_name_that_word_broke_over_two_or_three_rows_is_one_name() -> None:
    table, found = checked("""
        Capaian Kinerja Tahun 2020
        No | Indikator Kinerja              | Target    | Realisasi | Capaian
        1  | Persentase konflik sosial yang | 100 %     | 95 %      | 95 %
           | ditangani                      |           |           |
        2  | Jumlah ormas yang              | 120 ormas | 114 ormas | 95 %
           | Dibina dan                     |           |           |
           | Terdaftar                      |           |           |
        3  | Partisipasi pemilih dalam      |           |           |
           | pemilihan umum                 | 80,00 %   | 76,00 %   | 95 %
    """)
    assert not found
    assert [row.name for row in table.rows] == [
        "Persentase konflik sosial yang ditangani",
        "Jumlah ormas yang Dibina dan Terdaftar",
        "Partisipasi pemilih dalam pemilihan umum",
    ]


def test_a_line_that_begins_in_small_letters_under_others_alike_is_a_row() -> None:
    table, _ = checked("""
        Realisasi Anggaran Tahun 2020
        Uraian          | Pagu  | Realisasi
        belanja pegawai | 1.000 | 900
        belanja barang  |       |
        belanja modal   | 500   | 400
    """)
    assert len(table.rows) == 3


def test_a_line_between_two_pages_names_the_sasaran_of_what_follows() -> None:
    table, found = checked("""
        Capaian Kinerja Sasaran 1
        Indikator                      | Target  | Realisasi | Capaian
        Persentase PAD                 | 12,50 % | 11,25 %   | 90,00 %
        Capaian Kinerja Sasaran 2
        Indikator                      | Target  | Realisasi | Capaian
        Persentase aset tersertifikasi | 60,00 % | 63,00 %   | 105,00 %
        SiLPA                          | 3,00 %  | 2,70 %    | 90,00 %
    """)
    assert not found
    assert [row.text("sasaran").text for row in table.rows][1:] == ["Capaian Kinerja Sasaran 2"] * 2


YEAR_OVER = """
    Perbandingan Capaian Tahun 2019 dan 2020
    Indikator Kinerja Utama  | {2019}  |           |    | {2020} |           |
                             | Target  | Realisasi | %  | Target | Realisasi | %
    Persentase jalan mantap  | 78 %    | 75,66 %   | 97 | 80 %   | 78,40 %   | 98
    Persentase irigasi baik  | 65 %    | 61,75 %   | 95 | 67 %   | 66,33 %   | 99
    Indeks infrastruktur     | 61,00   | 59,78     | 98 | 62,00  | 63,24     | 102
"""


def test_years_over_target_realisasi_and_percent_make_a_comparison() -> None:
    """Also typed as numbers, and with a column headed by the percent sign alone."""
    table, found = checked(YEAR_OVER)
    assert not found
    assert table.kind.kind == "perbandingan-tahun"
    assert columns(table)["capaian_tahun"] == "D"
    _, found = checked(YEAR_OVER.replace("78,40 %   | 98", "78,40 %   | 89"))
    assert ("KIN201", "G4", "98") in told(found)


def test_a_capped_capaian_of_one_year_is_no_fault() -> None:
    _, found = checked(YEAR_OVER.replace("61,00   | 59,78     | 98", "61,00   | 75,78     | 100"))
    assert not found


def test_headings_broken_by_a_hyphen_are_mended() -> None:
    assert words_of("TAR-\nGET") == ("target",)
    assert words_of("CAPAI- \n AN (%)") == ("capaian", "%")
    assert words_of("Rata-\nrata") == ("rata", "rata")
    assert words_of("Sub-\nKegiatan") == ("sub", "kegiatan")


PLAN_OF_ACTION = """
        Rencana Aksi dan Realisasi Triwulan Tahun 2020
        No | Sasaran   | Indikator      | Satuan | Target Tahunan | Target |       |        |       | Realisasi |       |        |       | Capaian (%)
           |           |                |        |                | TW I   | TW II | TW III | TW IV | TW I      | TW II | TW III | TW IV |
        1  | Pelayanan | IKM            | Indeks | 84,00          | 84,00  | 84,00 | 84,00  | 84,00 | 83,10     | 83,90 | 84,20  | 84,50 | 100,60
        2  | Pelayanan | Surat dilayani | Surat  | 1.200          | 300    | 300   | 300    | 300   | 310       | 295   | 288    | 315   | 100,67
        3  | Ketertiban | Patroli       | Kali   | 48             | 12     | 12    | 12     | 12    | 12        | 12    | 12     | 11    | 97,92
"""  # noqa: E501


def test_an_action_plan_with_quarters_and_no_yearly_result_is_a_measurement() -> None:
    table, found = checked(PLAN_OF_ACTION)
    assert table.kind.kind == "pengukuran-sasaran"
    assert not found
    _, found = checked(PLAN_OF_ACTION.replace("| 100,67", "| 106,67"))  # a count: the quarters together
    assert ("KIN101", "N5", "100.67") in told(found)
    _, found = checked(PLAN_OF_ACTION.replace("| 100,60", "| 106,60"))  # a level: the last quarter
    assert ("KIN101", "N4", "100.6") in told(found)


def test_standar_target_is_a_target() -> None:
    table, found = checked("""
        Pengukuran Kinerja RSUD Tahun 2020
        No | Indikator         | Standar/Target | Realisasi | Capaian (%)
        1  | BOR               | 60-85%         | 72,30%    | 100
        2  | Ketersediaan obat | 100%           | 98,70%    | 98,70
    """)
    assert not found
    assert columns(table)["target"] == "C"


def test_a_number_of_things_is_whole_without_a_unit() -> None:
    _, found = checked("""
        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja | Target  | Realisasi | Capaian
        Kunjungan | Jumlah wisatawan  | 120.000 | 186.540   | 120,00
        Kunjungan | Lama tinggal      | 2,00    | 1,85      | 92,50
        PAD       | Jumlah event      | 10      | 12        | 120,00
    """)
    assert not found


def test_a_mark_behind_a_figure_leads_to_a_note_below() -> None:
    table, found = checked("""
        Realisasi Anggaran Tahun 2020
        Uraian          | Pagu       | Realisasi | %
        Belanja Pegawai | 1.250.000*) | 1.000.000* | 80,00
        Belanja Barang  | 500.000**  | 400.000¹⁾ | 80,00%²
        Jumlah          | 1.750.000  | 1.400.000 | 80,00
        *) data sementara
    """)
    assert not found
    assert [str(figure.value) for figure in table.column("realisasi")] == ["1000000", "400000", "1400000"]


def test_rows_of_figures_as_text_are_no_headings() -> None:
    """A letter in one figure makes the line no row of headings."""
    table, found = checked("""
        Jumlah Koperasi menurut Kecamatan
        No | Kecamatan | Aktif | Tidak Aktif | Jumlah
        1  | Sukajadi  | 125   | 32          | 157
        2  | Andir     | 98    | 41          | 139
        4  | Lengkong  | 76    | l2          | 88
        5  | Regol     | 104   | 20          | 124
           | Jumlah    | 403   | 105         | 508
    """)
    assert table.found.heading_rows == (2,)
    assert {(rule, cell) for rule, cell, _ in told(found)} == {("BTK101", "D5")}


def test_years_that_fall_are_headings_too() -> None:
    table, found = checked("""
        Neraca per 31 Desember
        Uraian           | 2020       | 2019
        Kas              | 1.250.000  | 1.100.000
        Persediaan       | 410.500    | 398.250
        Peralatan        | 8.300.000  | 8.000.000
        Jumlah Aset      | 9.960.500  | 9.498.250
    """)
    assert table.found.heading_rows == (2,)
    assert not found


def test_results_of_years_do_not_stand_for_the_years_result() -> None:
    table, found = checked("""
        IKU RSUD Tahun 2020
        No | Indikator Kinerja Utama | Realisasi |       | Tahun 2020 |           |             | Naik/Turun
           |                         | 2018      | 2019  | Target     | Realisasi | Capaian (%) |
        1  | Kepuasan pasien         | 80,10     | 81,40 | 82,00      | 83,64     | 102,00      | 2,24
        2  | BOR                     | 61,00     | 64,20 | 70,00      | 66,50     | 95,00       | 2,30
        3  | Akreditasi              | 90,00     | 92,00 | 95,00      | 95,00     | 100,00      | 3,00
    """)
    assert table.kind.kind == "perbandingan-tahun"
    assert not found


def test_sasaran_and_indicator_that_word_broke_over_the_same_rows() -> None:
    table, found = checked("""
        Perjanjian Kinerja Tahun 2020
        No | Sasaran Strategis       | Indikator Kinerja         | Target
        1  | Meningkatnya kualitas   | Persentase jalan          | 78%
           | infrastruktur jalan     | kondisi mantap            |
           | dan jembatan            |                           |
        12 |                         |                           |
        LKjIP Dinas PUPR 2020
        No | Sasaran Strategis       | Indikator Kinerja         | Target
        2  | Meningkatnya akses air  | Persentase rumah tangga   | 91%
           | minum                   | berakses air minum layak  |
    """)
    assert not found
    assert [row.name for row in table.rows] == [
        "Persentase jalan kondisi mantap",
        "Persentase rumah tangga berakses air minum layak",
    ]
    assert [row.text("sasaran").text for row in table.rows] == [
        "Meningkatnya kualitas infrastruktur jalan dan jembatan",
        "Meningkatnya akses air minum",
    ]


def test_pairs_of_target_and_result_by_quarter_are_a_measurement() -> None:
    sheet = """
        Realisasi Kinerja Tahun 2020
        No | Indikator Kinerja   | Satuan | Target Tahun | Triwulan I |    | Triwulan II |    | Triwulan III |    | Triwulan IV |       | Capaian Tahun (%)
           |                     |        |              | T          | R  | T           | R  | T            | R  | T           | R     |
        1  | Skor PPH            | Skor   | 92,00        | -          | -  | -           | -  | -            | -  | 92,00       | 90,16 | 98,00
        2  | Desa mandiri pangan | Desa   | 24           | 6          | 6  | 6           | 5  | 6            | 7  | 6           | 6     | 100,00
        3  | Pengawasan pangan   | Sampel | 120          | 30         | 28 | 30          | 31 | 30           | 30 | 30          | 25    | 95,00
    """  # noqa: E501
    _, found = checked(sheet)
    assert not found
    _, found = checked(sheet.replace("| 95,00", "| 59,00"))
    assert ("KIN101", "M6", "95") in told(found)


ONE_YEAR = """
    Capaian Kinerja
    Sasaran   | Indikator Kinerja | Tahun 2019 | Tahun 2020 |           |             | Target Akhir Renstra (2023)
              |                   | Realisasi  | Target     | Realisasi | % Realisasi |
    Investasi | Nilai investasi   | 1.250,50   | 1.400,00   | 1.498,00  | 107,00      | 1.900,00
              | Investor baru     | 84         | 90         | 81        | 90,00       | 120
    Layanan   | Indeks kepuasan   | 82,10      | 83,00      | 84,66     | 102,00      | 88,00
"""


def test_target_and_capaian_of_one_year_stand_beside_results_of_two() -> None:
    table, found = checked(ONE_YEAR)
    assert not found
    assert (columns(table)["target_tahun"], columns(table)["capaian_tahun"]) == ("D", "F")
    _, found = checked(ONE_YEAR.replace("| 90,00 ", "| 70,00 "))
    assert ("KIN201", "F5", "90") in told(found)


def test_quarters_of_an_agreement_are_targets() -> None:
    """Nothing says that they are results, and no capaian is made of them."""
    table, found = checked("""
        Perjanjian Kinerja Tahun 2020
        Kepala Bidang Kesehatan Masyarakat
        No | Sasaran Program | Indikator Kinerja | Satuan   | Target Tahunan | TW I | TW II | TW III | TW IV
        1  | Kesehatan ibu   | Cakupan K4        | %        | 95             | 25   | 50    | 75     | 95
        2  | Promosi         | Posyandu aktif    | Posyandu | 150            | 30   | 40    | 40     | 40
    """)
    assert table.kind.kind == "penetapan-kinerja"
    assert not found


def test_of_running_results_the_last_is_the_years() -> None:
    sheet = """
        Capaian Kinerja Tahun 2020
        No | Indikator      | Satuan    | Target | Realisasi s.d. TW I | Realisasi s.d. TW II | Realisasi s.d. TW III | Realisasi s.d. TW IV | Capaian (%)
        1  | Uji KIR        | Kendaraan | 4.200  | 1.010               | 2.050                | 3.120                 | 4.158                | 99,00
        2  | Rambu          | Unit      | 150    | 20                  | 60                   | 110                   | 147                  | 98,00
    """  # noqa: E501
    table, found = checked(sheet)
    assert not found
    assert columns(table)["hasil"] == "H"
    _, found = checked(sheet.replace("| 98,00", "| 89,00"))
    assert ("KIN101", "I4", "98") in told(found)


def test_an_apostrophe_before_a_figure_is_pasted_from_excel() -> None:
    _, found = checked("""
        Realisasi Belanja Tahun 2020
        Uraian          | Anggaran       | Realisasi      | Persentase
        Belanja Pegawai | '1.842.300.000 | '1.798.455.120 | '97,62
        Belanja Barang  | '965.750.000   | '941.220.300   | '97,46
        Jumlah          | '2.808.050.000 | '2.739.675.420 | '97,57
    """)
    assert not found
