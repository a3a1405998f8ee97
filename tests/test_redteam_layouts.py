"""More layouts of other offices that were once read wrongly, or whose faults were not seen."""

from __future__ import annotations

from test_redteam import checked, told


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
