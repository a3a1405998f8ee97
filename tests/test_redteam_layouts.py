"""More layouts of other offices that were once read wrongly, or whose faults were not seen."""

from __future__ import annotations

from example import laporan_from
from test_redteam import checked, columns, told

from lakip_xl.diagnose.diagnosis import diagnose
from lakip_xl.rules.engine import ask, findings_of
from lakip_xl.rules.registry import all_rules
from lakip_xl.rules.settle import settle


def accused(text: str) -> set[tuple[str, str | None]]:
    """The cells that are said to be wrong, with what they should hold."""
    laporan = settle(laporan_from(text))
    rules = ask(laporan, all_rules())
    found, _ = diagnose(laporan, rules, findings_of(rules))
    return {(finding.suspect.cell, finding.suggestion) for finding in found if finding.suspect}


def test_rows_of_figures_without_a_name_are_the_totals_of_their_group() -> None:
    sheet = """
        Realisasi Anggaran Dinas PUPR Tahun 2020
        Program/Kegiatan   | Anggaran      | Realisasi     | Persentase
        Program Jalan      |               |               |
        Rekonstruksi Jalan | 5.000.000.000 | 4.912.345.000 | 98,25
        Pemeliharaan Rutin | 1.200.000.000 | 1.150.770.000 | 95,90
                           | 6.200.000.000 | 6.063.115.000 | 97,79
        Program SDA        |               |               |
        Normalisasi Sungai | 900.000.000   | 845.600.000   | 93,96
        Embung             | 400.000.000   | 388.900.000   | 97,23
                           | 1.300.000.000 | 1.234.500.000 | 94,96
        Total              | 7.500.000.000 | 7.297.615.000 | 97,30
    """
    table, found = checked(sheet)
    assert [row.total for row in table.rows] == [False, False, False, True, False, False, False, True, True]
    assert not found
    _, found = checked(sheet.replace("6.063.115.000 |", "6.036.115.000 |"))
    assert ("ANG201", "C6", "6063115000") in told(found)


LRA = """
    Laporan Realisasi Anggaran Tahun 2020
    No. Urut | Uraian                  | Anggaran 2020  | Realisasi 2020 | (%)    | Realisasi 2019
    4        | PENDAPATAN              | 375.000.000    | 431.217.300    | 114,99 | 330.000.500
    4.1      | Pendapatan Asli Daerah  | 375.000.000    | 431.217.300    | 114,99 | 330.000.500
    4.1.2    | Retribusi Daerah        | 350.000.000    | 412.775.000    | 117,94 | 298.100.500
    4.1.4    | Lain-lain PAD yang Sah  | 25.000.000     | 18.442.300     | 73,77  | 31.900.000
             | JUMLAH PENDAPATAN       | 375.000.000    | 431.217.300    | 114,99 | 330.000.500
    5        | BELANJA                 | 3.375.700.000  | 3.233.492.700  | 95,79  | 3.033.559.900
    5.1      | BELANJA OPERASI         | 2.560.700.000  | 2.435.268.700  | 95,10  | 2.393.404.900
    5.1.1    | Belanja Pegawai         | 1.418.220.115  | 1.322.556.908  | 93,25  | 1.188.371.240
    5.1.2    | Belanja Barang          | 1.142.479.885  | 1.112.711.792  | 97,39  | 1.205.033.660
             | Jumlah Belanja Operasi  | 2.560.700.000  | 2.435.268.700  | 95,10  | 2.393.404.900
    5.2      | BELANJA MODAL           | 815.000.000    | 798.224.000    | 97,94  | 640.155.000
    5.2.2    | Peralatan dan Mesin     | 815.000.000    | 798.224.000    | 97,94  | 640.155.000
             | Jumlah Belanja Modal    | 815.000.000    | 798.224.000    | 97,94  | 640.155.000
             | JUMLAH BELANJA          | 3.375.700.000  | 3.233.492.700  | 95,79  | 3.033.559.900
             | SURPLUS / (DEFISIT)     | -3.000.700.000 | -2.802.275.400 | 93,39  | -2.703.559.400
"""


def test_an_lra_closes_each_group_with_its_total_and_ends_with_the_deficit() -> None:
    """A total ends the group that it names, not the ones above; income beyond the plan is no "pagu minus"."""
    table, found = checked(LRA)
    assert not found
    assert [row.depth for row in table.rows] == [0, 1, 2, 2, 0, 0, 1, 2, 2, 0, 1, 2, 0, 0, 0]


def test_a_stale_total_or_a_lost_sign_in_an_lra_is_found() -> None:
    _, found = checked(
        LRA.replace(
            "Jumlah Belanja Operasi  | 2.560.700.000  | 2.435.268.700", "Jumlah Belanja Operasi | 2.560.700.000 | 2.432.568.700"
        )
    )
    assert ("ANG201", "D12", "2435268700") in told(found)
    _, found = checked(LRA.replace("| -2.802.275.400", "| 2.802.275.400"))
    assert ("ANG201", "D17", "-2802275400") in told(found)


def test_abbreviated_and_english_headings_are_known() -> None:
    table, found = checked("""
        Real. Keu. s/d Des 2020
        no | prog/keg/sub keg  | angg. murni (rp) | angg. perub. (rp) | real. keu (rp) | %     | sisa angg.
        I  | Program Penunjang | 500.000.000      | 520.000.000       | 501.250.000    | 96,39 | 18.750.000
        1  | Adm keuangan      | 300.000.000      | 310.000.000       | 300.400.000    | 96,90 | 9.600.000
        2  | Adm umum          | 200.000.000      | 210.000.000       | 200.850.000    | 95,46 | 9.150.000
           | total             | 500.000.000      | 520.000.000       | 501.250.000    | 96,39 | 18.750.000
    """)
    assert columns(table) == dict(no="A", uraian="B", induk="C", pagu="D", realisasi="E", serapan="F", sisa="G")
    assert told(found) == [("ANG102", "F5", "95.64")]
    table, found = checked("""
        Budget Realization 2020
        No | Program       | Budget      | Realization | Percentage | Balance
        1  | Training      | 500.000.000 | 470.000.000 | 94,00      | 30.000.000
        2  | Certification | 250.000.000 | 245.000.000 | 98,00      | 50.000.000
           | Total         | 750.000.000 | 715.000.000 | 95,33      | 35.000.000
    """)
    assert ("ANG101", "F4", "5000000") in told(found)


def test_rp_in_a_column_of_its_own_is_no_column() -> None:
    table, found = checked("""
        Realisasi Anggaran Tahun 2020
        No | Kegiatan | Pagu Anggaran |             | Realisasi |             | %      | Sisa Anggaran |
        1  | Patroli  | Rp.           | 245.300.000 | Rp.       | 240.118.000 | 97,89  | Rp.           | 5.182.000
        2  | Linmas   | Rp.           | 120.000.000 | Rp.       | 96.700.500  | 80,85  | Rp.           | 23.299.500
           | Jumlah   | Rp.           | 365.300.000 | Rp.       | 336.818.500 | 92,20  | Rp.           | 28.481.500
    """)
    assert columns(table) == dict(no="A", uraian="B", pagu="D", realisasi="F", serapan="G", sisa="I")
    assert told(found) == [("ANG102", "G4", "80.58")]


def test_items_under_an_account_are_its_parts_also_in_an_unknown_table() -> None:
    sheet = """
        Rincian Perhitungan
        Kode Rekening     | Uraian          | Volume | Satuan | Harga Satuan | Jumlah (Rp)
        5.1.02.01.01.0024 | Belanja ATK     |        |        |              | 7.475.000
                          | Kertas HVS      | 50     | rim    | 62.000       | 3.100.000
                          | Tinta printer   | 35     | botol  | 125.000      | 4.375.000
        5.1.02.01.01.0052 | Makanan         |        |        |              | 11.250.000
                          | Nasi kotak      | 250    | kotak  | 45.000       | 11.250.000
                          | JUMLAH          |        |        |              | 18.725.000
    """
    table, found = checked(sheet)
    assert [row.depth for row in table.rows] == [0, 1, 1, 0, 1, 0]
    assert not found
    _, found = checked(sheet.replace("62.000       | 3.100.000", "62.000       | 3.010.000"))
    assert ("KOL301", "F3", "7385000") in told(found)


def test_a_heading_that_is_totalled_again_below_stands_over_the_rows_between() -> None:
    sheet = """
        Neraca
        Uraian               | 31 Des 2020   | 31 Des 2019
        ASET                 | 9.412.330.000 | 9.127.450.000
        Kas                  | 0             | 12.500.000
        Persediaan           | 45.330.000    | 38.950.000
        Peralatan dan Mesin  | 4.367.000.000 | 4.076.000.000
        Gedung               | 5.000.000.000 | 5.000.000.000
        Jumlah Aset          | 9.412.330.000 | 9.127.450.000
    """
    assert not checked(sheet)[1]
    _, found = checked(sheet.replace("45.330.000 ", "43.530.000 "))
    assert ("KOL301", "B3", "9410530000") in told(found)


def test_a_row_called_kepala_dinas_with_figures_is_no_signature() -> None:
    sheet = """
        Jabatan dan Golongan
        Jabatan       | Gol. IV | Gol. III | Gol. II | Jumlah
        Kepala Dinas  | 1       | 0        | 0       | 1
        Kepala Bidang | 4       | 0        | 0       | 4
        Pelaksana     | 3       | 21       | 9       | 33
        Jumlah        | 8       | 21       | 9       | 38
    """
    table, found = checked(sheet)
    assert len(table.rows) == 4
    assert not found


def test_percentages_of_an_unknown_table_are_not_added_up() -> None:
    _, found = checked("""
        Pelayanan
        Loket  | Pemohon | Selesai | Mutu pelayanan
        Satu   | 1.200   | 1.140   | 95,00
        Dua    | 800     | 792     | 99,00
        Jumlah | 2.000   | 1.932   | 96,60
    """)
    assert not found


SPJ = """
    Laporan SPJ Fungsional
    Kode     | Uraian | Anggaran      | LS Gaji s.d. Bulan Lalu | LS Gaji Bulan Ini | LS Gaji s.d. Bulan Ini | UP s.d. Bulan Lalu | UP Bulan Ini | UP s.d. Bulan Ini | SPJ      | Sisa
    5.1.01.1 | Gaji   | 1.240.000.000 | 1.005.220.300 | 98.440.100 | 1.103.660.400 | 0           | 0          | 0           | 1.103.660.400 | 136.339.600
    5.1.02.1 | ATK    | 45.600.000    | 0             | 0          | 0             | 34.225.500  | 9.887.250  | 44.112.750  | 44.112.750    | 1.487.250
    5.1.02.2 | Jasa   | 276.000.000   | 12.000.000    | 0          | 12.000.000    | 241.000.000 | 23.000.000 | 264.000.000 | 276.000.000   | 0
    5.2.02.5 | Mebel  | 88.750.000    | 0             | 0          | 0             | 62.100.000  | 24.500.000 | 86.600.000  | 86.600.000    | 2.150.000
             | JUMLAH | 1.650.350.000 | 1.017.220.300 | 98.440.100 | 1.115.660.400 | 337.325.500 | 57.387.250 | 394.712.750 | 1.510.373.150 | 139.976.850
"""  # noqa: E501 - a table as wide as the real ones


def test_columns_that_nearly_every_row_makes_of_others_are_checked_in_the_rest() -> None:
    """s.d. bulan ini = s.d. bulan lalu + bulan ini; SPJ of both; sisa: no heading that is known says so."""
    assert not checked(SPJ)[1]
    assert accused(SPJ.replace("34.225.500  | 9.887.250 ", "34.225.500  | 9.878.250 ")) == {("H4", "9887250")}


def test_percentages_and_totals_beside_those_of_the_kind_are_checked_too() -> None:
    sheet = """
        Capaian Kinerja dan Anggaran Tahun 2020
        No | Sasaran | Indikator | Target | Realisasi | Capaian % | Pagu (Rp)   | Realisasi (Rp) | Serapan %
        1  | S1      | Indeks A  | 75     | 77,2      | 102,93    | 410.000.000 | 402.118.000    | 98,08
        2  | S2      | Persen B  | 100    | 90        | 90,00     | 286.000.000 | 271.650.000    | 94,98
        3  | S3      | Persen C  | 70     | 66,5      | 95,00     | 180.000.000 | 177.300.000    | 98,50
        4  | S4      | Persen D  | 80     | 79,1      | 98,88     | 240.500.000 | 201.330.000    | 83,71
    """
    assert not checked(sheet)[1]
    assert told(checked(sheet.replace("98,50", "98,05"))[1]) == [("KOL202", "I5", "98.5")]


def test_a_capaian_reckoned_the_other_way_round_is_no_departure() -> None:
    _, found = checked("""
        Capaian IKU
        No | Indikator Kinerja | 2019        |                |         | 2020        |                |
           |                   | Target      | Realisasi      | %       | Target      | Realisasi      | %
        1  | KTP-el            | 92          | 93,1           | 101,20  | 94          | 95,2           | 101,28
        2  | Akta kelahiran    | 88          | 85,5           | 97,16   | 90          | 91,8           | 102,00
        3  | KIA               | 30          | 27,3           | 91,00   | 40          | 41,2           | 103,00
        4  | Kemiskinan        | 6,1         | 6,46           | 94,10   | 6,0         | 6,2            | 96,67
        5  | Inovasi           | 10          | 14             | 100,00  | 12          | 12             | 100,00
    """)
    assert not found


def test_a_lost_sign_in_a_column_without_other_signs_is_found() -> None:
    sheet = """
        Perubahan Anggaran
        Kode   | Uraian         | Sebelum (Rp)  | Sesudah (Rp)  | Bertambah/(Berkurang) (Rp) | Bertambah/(Berkurang) (%)
        5.1.01 | Belanja Pegawai | 4.200.000.000 | 4.350.000.000 | 150.000.000 | 3,57
        5.1.02 | Belanja Barang  | 2.850.000.000 | 2.610.400.000 | 239.600.000 | -8,41
        5.2.02 | Belanja Modal   | 600.000.000   | 742.500.000   | 142.500.000 | 23,75
               | JUMLAH          | 7.650.000.000 | 7.702.900.000 | 52.900.000  | 0,69
    """
    assert accused(sheet) == {("E4", "-239600000")}


def test_the_percentage_of_the_rest_is_checked_also_where_the_rest_is_not_printed() -> None:
    _, found = checked("""
        Realisasi Anggaran Tahun 2020
        Program | Pagu          | Realisasi     | % Realisasi | % Sisa
        A       | 700.000.000   | 655.000.000   | 93,57       | 6,43
        B       | 300.000.000   | 275.500.000   | 91,83       | 8,71
        C       | 150.000.000   | 149.250.000   | 99,50       | 0,50
    """)
    assert told(found) == [("ANG103", "E4", "8.17")]


def test_a_percentage_counted_a_hundred_times_over_is_told_in_words() -> None:
    _, found = checked("""
        Realisasi Anggaran Tahun 2020
        Program | Pagu        | Realisasi   | %
        A       | 700.000.000 | 655.000.000 | 93,57%
        B       | 300.000.000 | 275.500.000 | 9183,00%
        C       | 150.000.000 | 149.250.000 | 99,50%
    """)
    (one,) = found
    assert one.message.endswith(
        "tertulis 9183,00% (sekitar 100 kali terlalu besar: di sel berformat persen, 91,83 harus diketik 91,83%)."
    )


def test_an_average_named_in_the_column_of_the_sasaran_is_checked() -> None:
    _, found = checked("""
        Pengukuran Kinerja Tahun 2020
        No | Sasaran Strategis  | Indikator Kinerja | Target | Realisasi | Capaian (%)
        1  | Meningkatnya PAD   | Peningkatan PAD   | 8      | 9,2       | 115,00
        2  | Meningkatnya mutu  | IKM               | 84     | 85,26     | 101,50
           | Rata-rata Capaian  |                   |        |           | 108,52
    """)
    assert told(found) == [("KIN107", "F5", "108.25")]


def test_income_headed_jumlah_realisasi_is_income() -> None:
    table, found = checked("""
        I. Pendapatan Tahun 2020
        Kode Rek. | Uraian            | Jumlah Anggaran | Jumlah Realisasi | Lebih/(Kurang) | %
        4.1.02    | Retribusi Daerah  | 350.000.000     | 371.220.400      | 21.220.400     | 106,06
        4.1.04    | Lain-lain PAD     | 50.000.000      | 31.870.000       | (18.130.000)   | 63,74
                  | Jumlah Pendapatan | 400.000.000     | 403.090.400      | 3.090.400      | 100,77
    """)
    assert table.kind.kind == "realisasi-pendapatan"
    assert columns(table)["kode"] == "A"
    assert not found


def test_an_english_measurement_is_a_measurement() -> None:
    table, found = checked("""
        Performance Measurement 2020
        No | Strategic Objective | Performance Indicator | Target | Actual | Achievement (%)
        1  | Safe food           | % of safe samples     | 82     | 80,5   | 98,17
        2  | Better service      | Satisfaction index    | 90     | 92,4   | 106,27
    """)
    assert table.kind.kind == "pengukuran-sasaran"
    assert told(found) == [("KIN101", "F4", "102.67")]


def test_shares_under_a_word_that_says_little_are_known_by_their_figures() -> None:
    sheet = """
        Realisasi Anggaran Tahun 2020
        Uraian | Pagu        | Realisasi   | Capaian
        A      | 812.000.000 | 790.112.000 | 97,30
        B      | 400.500.000 | 377.904.000 | 94,36
        C      | 66.000.000  | 65.205.000  | 98,80
    """
    table, found = checked(sheet)
    assert columns(table)["serapan"] == "D"
    assert not found
    assert [(rule, cell) for rule, cell, _ in told(checked(sheet.replace("94,36", "49,36"))[1])] == [("ANG102", "D4")]


def test_fractions_typed_as_text_under_rasio_are_left_alone() -> None:
    _, found = checked("""
        Realisasi Anggaran Tahun 2020
        Uraian | Pagu        | Realisasi   | Rasio
        A      | 812.000.000 | 790.112.000 | 0,973
        B      | 400.500.000 | 377.904.000 | 0,944
    """)
    assert not found


def test_a_realisasi_equal_to_its_pagu_leaves_no_percentage_unchecked() -> None:
    _, found = checked("""
        Realisasi Gaji Tahun 2020
        Uraian    | Pagu        | Realisasi   | Capaian
        Gaji      | 100.000.000 | 100.000.000 | 100,00
        Tunjangan | 50.000.000  | 50.000.000  | 98,00
        TPP       | 25.000.000  | 25.000.000  | 100,00
    """)
    assert told(found) == [("ANG102", "D4", "100")]


def test_a_percentage_that_nothing_explains_is_said_to_be_unchecked() -> None:
    laporan = settle(
        laporan_from("""
        Realisasi Anggaran Tahun 2020
        Uraian | Pagu        | Realisasi  | Ket %
        A      | 100.000.000 | 90.000.000 | 19,00
        B      | 50.000.000  | 40.000.000 | 18,00
        C      | 25.000.000  | 22.000.000 | 44,00
    """)
    )
    found = findings_of(ask(laporan, all_rules()))
    assert ("ANG108", "D2") in [(finding.rule, finding.place.cell) for finding in found]


def test_men_and_women_of_each_golongan_add_up_to_those_in_all() -> None:
    sheet = """
        Keadaan Pegawai Tahun 2020
        No | Bidang      | Gol IV |   | Gol III |    | Jumlah |    | Total
           |             | L      | P | L       | P  | L      | P  |
        1  | Sekretariat | 2      | 1 | 5       | 7  | 7      | 8  | 15
        2  | Anggaran    | 1      | 1 | 4       | 6  | 5      | 7  | 12
        3  | Akuntansi   | 2      | 1 | 6       | 3  | 8      | 4  | 12
        4  | Aset        | 1      | 1 | 7       | 2  | 8      | 3  | 11
           | Jumlah      | 6      | 4 | 22      | 18 | 28     | 22 | 50
    """
    assert not checked(sheet)[1]
    assert accused(sheet.replace("| 4       | 6  |", "| 4       | 8  |")) == {("F5", "6")}


def test_figures_outside_all_known_tables_are_said_to_be_unchecked() -> None:
    laporan = settle(
        laporan_from("""
        Perkembangan Panen
        Tahun | Hasil panen | Luas lahan
        2018  | 412.350     | 51.200
        2019  | 433.910     | 52.750
        2020  | 428.005     | 52.300
    """)
    )
    found = findings_of(ask(laporan, all_rules()))
    assert not laporan.tables
    assert [(finding.rule, finding.message) for finding in found] == [
        ("BTK404", "Baris 3 sampai 5 memuat angka, tetapi tabelnya tidak dikenali; tidak diperiksa.")
    ]


def test_a_table_without_a_total_is_read_where_its_columns_follow_from_each_other() -> None:
    sheet = """
        Perkembangan PAD
        Tahun | Target (Rp)   | Realisasi (Rp) | Capaian (%) | Lebih/Kurang (Rp)
        2017  | 1.100.000.000 | 1.142.300.000  | 103,85      | 42.300.000
        2018  | 800.000.000   | 715.550.000    | 89,44       | (84.450.000)
        2019  | 900.000.000   | 933.120.500    | 103,68      | 33.120.500
        2020  | 1.050.000.000 | 1.101.774.000  | 104,93      | 51.774.000
    """
    assert not checked(sheet)[1]
    assert accused(sheet.replace("(84.450.000)", "84.450.000")) == {("E4", "-84450000")}
    assert accused(sheet.replace("933.120.500 ", "939.120.500 ")) == {("C5", "933120500")}


def test_volume_times_price_is_the_amount() -> None:
    sheet = """
        Rincian Biaya
        Uraian     | Volume | Satuan | Harga Satuan | Jumlah
        Konsumsi   | 50     | orang  | 75.000       | 3.750.000
        Transport  | 50     | orang  | 150.000      | 7.500.000
        Narasumber | 3      | JP     | 900.000      | 2.700.000
        ATK        | 1      | paket  | 650.000      | 650.000
        Jumlah     |        |        |              | 14.600.000
    """
    assert not checked(sheet)[1]
    assert accused(sheet.replace("2.700.000", "2.070.000")) == {("E5", "2700000")}


def test_the_thousandth_row_is_no_part_of_the_row_before() -> None:
    rows = "\n".join(f"        {n} | Kegiatan {n} | 5.{n % 900 + 100}.000 | 4.{n % 900 + 100}.000" for n in range(1, 1013))
    table, found = checked(f"""
        Realisasi Anggaran Tahun 2020
        No | Uraian | Pagu | Realisasi
{rows}
    """)
    assert {row.depth for row in table.rows} == {0}
    assert not found
