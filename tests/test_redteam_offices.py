"""Whole offices, as they keep their files: several agreements, a table of bidang, comparisons that repeat the year's figures."""

from __future__ import annotations

from example import laporan_from

from lakip_xl.diagnose.diagnosis import diagnose
from lakip_xl.model.findings import Certainty, Finding, Severity
from lakip_xl.rules.engine import ask, findings_of
from lakip_xl.rules.registry import all_rules
from lakip_xl.rules.settle import settle

Told = set[tuple[str, str]]


def found_in(text: str) -> tuple[Finding, ...]:
    """What is more than a remark, with the cells that are called wrong."""
    laporan = settle(laporan_from(text))
    rules = ask(laporan, all_rules())
    found, _ = diagnose(laporan, rules, findings_of(rules))
    return tuple(finding for finding in found if finding.severity is not Severity.CATATAN)


def told(found: tuple[Finding, ...]) -> Told:
    return {(finding.rule, f"{finding.place.sheet}!{finding.place.cell}") for finding in found}


def roots(found: tuple[Finding, ...]) -> Told:
    """The cells that are called wrong, and how surely."""
    return {(finding.certainty.value, f"{finding.suspect.sheet}!{finding.suspect.cell}") for finding in found if finding.suspect}


OFFICE = """
[RKT 2020.xlsx > RKT]
Rencana Kinerja Tahunan Tahun 2020
No | Sasaran Strategis | Indikator Kinerja       | Target
1  | Kesehatan         | Angka Kematian Bayi     | 9,00
   |                   | Prevalensi Stunting     | 14,00
   |                   | Puskesmas terakreditasi | 75,00
2  | Tata kelola       | Nilai AKIP              | 70,00

[PK 2020.xlsx > PK Kadis]
Perjanjian Kinerja Tahun 2020
No | Sasaran     | Indikator Kinerja       | Target
1  | Kesehatan   | Angka Kematian Bayi     | 9,00
   |             | Prevalensi Stunting     | 14,00
   |             | Puskesmas terakreditasi | 75,00
2  | Tata kelola | Nilai AKIP              | 70,00

No | Program           | Anggaran
1  | Program Penunjang | 22.100.000
2  | Program Pelayanan | 31.250.000
   | Jumlah            | 53.350.000

[PK 2020.xlsx > PK Kabid]
Perjanjian Kinerja Tahun 2020
Bidang Kesehatan Masyarakat
No | Sasaran Program   | Indikator Kinerja                  | Target
1  | Kesehatan keluarga | Persentase persalinan di fasyankes | 98%
2  | Promosi kesehatan  | Persentase posyandu aktif          | 80%

[PK Perubahan 2020.xlsx > PK Perubahan]
Perubahan Perjanjian Kinerja Tahun 2020
No | Sasaran     | Indikator Kinerja       | Target
1  | Kesehatan   | Angka Kematian Bayi     | 9,00
   |             | Prevalensi Stunting     | 14,00
   |             | Puskesmas terakreditasi | 80,00
2  | Tata kelola | Nilai AKIP              | 70,00

No | Program           | Anggaran
1  | Program Penunjang | 22.845.300
2  | Program Pelayanan | 33.018.750
   | Jumlah            | 55.864.050

[Pengukuran 2020.xlsx > Tabel 3.1]
Pengukuran Kinerja Tahun 2020
No | Sasaran     | Indikator Kinerja       | Target | Realisasi | Capaian (%)
1  | Kesehatan   | Angka Kematian Bayi     | 9,00   | 9,45      | 95,00
   |             | Prevalensi Stunting     | 14,00  | 13,30     | 105,00
   |             | Puskesmas terakreditasi | 80,00  | 84,00     | 105,00
2  | Tata kelola | Nilai AKIP              | 70,00  | 69,30     | 99,00
   |             | Rata-rata               |        |           | 101,00

[Pengukuran 2020.xlsx > Tabel 3.2]
Perbandingan Realisasi dan Capaian 2019 dengan 2020
No | Indikator Kinerja       | 2019   |           |         | 2020   |           |
   |                         | Target | Realisasi | Capaian | Target | Realisasi | Capaian
1  | Angka Kematian Bayi     | 9,20   | 9,43      | 97,50   | 9,00   | 9,45      | 95,00
2  | Prevalensi Stunting     | 15,00  | 14,70     | 102,00  | 14,00  | 13,30     | 105,00
3  | Nilai AKIP              | 68,00  | 69,36     | 102,00  | 70,00  | 69,30     | 99,00

[Pengukuran 2020.xlsx > Tabel 3.3]
Perbandingan Realisasi Kinerja dengan Target Akhir Renstra
No | Indikator Kinerja       | Realisasi 2020 | Target Akhir Renstra 2024 | Tingkat Kemajuan (%)
1  | Puskesmas terakreditasi | 84,00          | 95,00                     | 88,42
2  | Nilai AKIP              | 69,30          | 80,00                     | 86,63

[Pengukuran 2020.xlsx > Tabel 3.4]
Perbandingan Realisasi Kinerja dengan Standar Nasional
No | Indikator Kinerja   | Realisasi 2020 | Standar Nasional | Keterangan
1  | Angka Kematian Bayi | 9,45           | 16,85            | Lebih baik
2  | Prevalensi Stunting | 13,30          | 21,50            | Lebih baik

[Keuangan.xlsx > Belanja]
Realisasi Anggaran Tahun 2020
Kode    | Program/Kegiatan        | Anggaran Murni | Anggaran Perubahan | Realisasi  | %
1.02.01 | Program Penunjang       | 22.100.000     | 22.845.300         | 22.001.755 | 96,31
1.02.01.2.02 | Administrasi Keuangan | 20.000.000  | 20.600.000         | 19.850.400 | 96,36
1.02.01.2.06 | Administrasi Umum  | 2.100.000      | 2.245.300          | 2.151.355  | 95,82
1.02.02 | Program Pelayanan       | 31.250.000     | 33.018.750         | 31.760.448 | 96,19
1.02.02.2.01 | Fasilitas Pelayanan | 12.000.000    | 12.900.000         | 12.410.220 | 96,20
1.02.02.2.02 | Layanan Kesehatan  | 19.250.000     | 20.118.750         | 19.350.228 | 96,18
        | Jumlah                  | 53.350.000     | 55.864.050         | 53.762.203 | 96,24

[Keuangan.xlsx > Efisiensi]
Efisiensi Anggaran Tahun 2020
No | Program           | Anggaran   | Realisasi  | Serapan (%) | Capaian (%) | Efisiensi (%)
1  | Program Penunjang | 22.845.300 | 22.001.755 | 96,31       | 99,00       | 2,69
2  | Program Pelayanan | 33.018.750 | 31.760.448 | 96,19       | 101,67      | 5,48
"""


def test_an_office_with_two_agreements_and_one_of_a_bidang_is_in_order() -> None:
    """What the first agreement says is not held against the measurement, nor what a bidang promises against the office."""
    assert not found_in(OFFICE)


def test_a_target_that_only_the_changed_agreement_has_is_its_fault() -> None:
    found = found_in(OFFICE.replace("Puskesmas terakreditasi | 80,00\n", "Puskesmas terakreditasi | 85,00\n"))
    assert roots(found) == {("kemungkinan", "PK Perubahan!D5")}
    assert ("SLG306", "Tabel 3.1!D5") in told(found)


def test_a_plan_that_agrees_with_neither_agreement_is_said_once() -> None:
    found = found_in(OFFICE.replace("Puskesmas terakreditasi | 75,00", "Puskesmas terakreditasi | 70,00", 1))
    assert told(found) == {("SLG307", "PK Perubahan!D5")}


def test_the_first_agreements_budget_is_held_against_the_first_budget() -> None:
    found = found_in(OFFICE.replace("1  | Program Penunjang | 22.100.000", "1  | Program Penunjang | 21.200.000"))
    assert ("SLG308", "PK Kadis!C10") in told(found) or ("SLG308", "PK Kadis!C9") in told(found)
    assert {cell for _, cell in roots(found)} <= {"PK Kadis!C9", "PK Kadis!C10"}


def test_an_average_follows_its_capaian_and_is_no_second_fault() -> None:
    found = found_in(OFFICE.replace("69,30     | 99,00\n   |             | Rata", "69,30     | 90,00\n   |             | Rata"))
    assert roots(found) == {("terbukti", "Tabel 3.1!F6")}
    assert {rule for rule, _ in told(found)} == {"KIN101", "KIN107", "SLG311"}


def test_an_average_that_does_not_follow_is_the_fault() -> None:
    found = found_in(OFFICE.replace("| 101,00\n", "| 110,00\n"))
    assert told(found) == {("KIN107", "Tabel 3.1!F7")}


def test_the_years_figures_are_the_same_in_every_comparison() -> None:
    for old, new, cell in (
        ("14,00  | 13,30     | 105,00\n3", "14,00  | 13,03     | 105,00\n3", "Tabel 3.2!G5"),
        ("| 84,00          | 95,00", "| 81,40          | 95,00", "Tabel 3.3!C3"),
        ("| 13,30          | 21,50", "| 13,60          | 21,50", "Tabel 3.4!C4"),
    ):
        found = found_in(OFFICE.replace(old, new))
        assert ("SLG311", cell) in told(found), cell
        assert cell in {place for _, place in roots(found)} or not roots(found), cell
        assert Certainty.TERBUKTI not in {finding.certainty for finding in found} or cell in {place for _, place in roots(found)}


def test_programs_in_the_efficiency_table_are_those_of_the_budget() -> None:
    found = found_in(OFFICE.replace("33.018.750 | 31.760.448 | 96,19       |", "33.018.750 | 31.706.448 | 96,19       |"))
    assert ("SLG302", "Efisiensi!D4") in told(found)
    assert {cell for _, cell in roots(found)} == {"Efisiensi!D4"}


def test_a_kegiatan_of_its_programs_name_is_not_the_program() -> None:
    budget = """
        [Belanja.xlsx > Belanja]
        Realisasi Anggaran Tahun 2020
        No | Uraian                       | Pagu  | Realisasi
        A  | Program Pengelolaan Sampah   | 1.500 | 1.300
        1  | Pengelolaan Sampah           | 1.000 | 900
        2  | Kebersihan Jalan             | 500   | 400

        [Efisiensi.xlsx > Efisiensi]
        Analisis Efisiensi Tahun 2020
        No | Program                    | Anggaran | Realisasi | Efisiensi (Rp)
        1  | Program Pengelolaan Sampah | 1.500    | 1.300     | 200
    """
    assert not found_in(budget)
    assert not found_in(budget.replace("1  | Program Pengelolaan Sampah", "1  | Pengelolaan Sampah        "))


def test_tables_of_two_units_with_the_same_indicators_are_two_things() -> None:
    assert not found_in("""
        [UPT.xlsx > UPT Utara]
        Pengukuran Kinerja UPT Utara Tahun 2020
        Indikator Kinerja | Target | Realisasi | Capaian (%)
        Kepuasan          | 80     | 60        | 75,00
        Jumlah layanan    | 100    | 90        | 90,00

        [UPT.xlsx > UPT Selatan]
        Pengukuran Kinerja UPT Selatan Tahun 2020
        Indikator Kinerja | Target | Realisasi | Capaian (%)
        Kepuasan          | 80     | 72        | 90,00
        Jumlah layanan    | 120    | 90        | 75,00
    """)


ACTION = """
[Renaksi 2020.xlsx > Renaksi]
Rencana Aksi Perjanjian Kinerja Tahun 2020
No | Sasaran     | Indikator Kinerja        | Target Tahunan | Target Triwulan |      |      |
   |             |                          |                | I               | II   | III  | IV
1  | Kesehatan   | Angka Kematian Bayi      | 9,00           | -               | -    | -    | 9,00
   |             | Stunting                 | 14,00          | -               | -    | -    | 14,00
   |             | Puskesmas terakreditasi  | 80,00          | -               | -    | -    | 80,00
2  | Tata kelola | Nilai AKIP               | 70,00          | -               | -    | -    | 70,00
"""


def test_a_plan_of_action_repeats_the_agreement() -> None:
    """Its shorter names are no indicators that nobody measures, but its targets are those of the agreement."""
    assert not found_in(OFFICE + ACTION)
    found = found_in(OFFICE + ACTION.replace("| 70,00          |", "| 71,00          |"))
    assert told(found) == {("SLG306", "Renaksi!D7")}


def test_a_unit_or_an_abbreviation_in_brackets_makes_no_other_indicator() -> None:
    office = """
        [PK.xlsx > PK]
        Perjanjian Kinerja Tahun 2020
        No | Sasaran | Indikator Kinerja                       | Target
        1  | Mutu    | Maturitas SPIP                          | Level 3
        2  | Mutu    | Nilai Survei Kepuasan Masyarakat (SKM)  | 84,00
        3  | Mutu    | BOR                                     | 70,00
        4  | Mutu    | Persentase belanja (DAK)                | 60,00

        [Ukur.xlsx > Ukur]
        Pengukuran Kinerja Tahun 2020
        No | Sasaran | Indikator Kinerja        | Target | Realisasi | Capaian (%)
        1  | Mutu    | Maturitas SPIP (level)   | 3      | 3         | 100,00
        2  | Mutu    | Nilai SKM                | 84,00  | 85,26     | 101,50
        3  | Mutu    | Bed Occupancy Rate (BOR) | 70,00  | 63,00     | 90,00
        4  | Mutu    | Persentase belanja (DAU) | 60,00  | 60,00     | 100,00
    """
    assert told(found_in(office)) == {("SLG305", "PK!C6"), ("SLG305", "Ukur!C6")}
    found = found_in(office.replace("(SKM)  | 84,00", "(SKM)  | 88,00"))
    assert ("SLG306", "Ukur!D4") in told(found)


def test_a_measurement_and_its_budget_under_one_heading_are_two_tables() -> None:
    sheet = """
        Pengukuran Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja | Target | Realisasi | %      | Program           | Anggaran  |           |
                          |                   |        |           |        |                   | Pagu      | Realisasi | %
        Pengawasan        | Tindak lanjut BPK | 85,00  | 88,40     | 104,00 | Program Kebijakan | 615.300   | 601.200   | 97,71
        Akuntabilitas     | Nilai SAKIP       | 60,00  | 55,20     | 92,00  | Program Penunjang | 9.112.500 | 8.870.025 | 97,34
        JUMLAH            |                   |        |           |        |                   | 9.727.800 | 9.471.225 | 97,36
    """
    assert not found_in(sheet)
    assert ("ANG201", "Lembar!H6") in told(found_in(sheet.replace("9.727.800 | 9.471.225", "9.727.800 | 9.417.225")))


def test_a_result_with_decimals_among_counts_is_called_wrong_itself() -> None:
    """Each row of a measurement has a unit of its own: a column of counts may hold an index as well."""
    sheet = """
        [Capaian.xlsx > Capaian]
        Capaian Kinerja
        Indikator Kinerja | Realisasi 2019 | Target 2020 | Realisasi 2020 | Capaian 2020 (%) | Target Akhir Renstra | Tingkat Kemajuan (%)
        Nilai investasi   | 1.250          | 1.400       | 1.498          | 107,00           | 1.900                | 78,84
        Investor baru     | 84             | 90          | 81             | 90,00            | 120                  | 67,50
        Indeks kepuasan   | 82,10          | 83,00       | 84,66          | 102,00           | 88,00                | 96,20
    """  # noqa: E501
    assert not found_in(sheet)
    assert roots(found_in(sheet.replace("| 84,66 ", "| 84,06 "))) <= {("kemungkinan", "Capaian!D5"), ("terbukti", "Capaian!D5")}


def test_efficiency_as_what_was_not_spent() -> None:
    sheet = """
        [Efisiensi.xlsx > Efisiensi]
        Efisiensi Anggaran Tahun 2020
        No | Sasaran     | Capaian (%) | Program           | Anggaran   | Realisasi  | Serapan (%) | Efisiensi (%)
        1  | Mutu        | 102,00      | Program Pelayanan | 33.018.750 | 31.760.448 | 96,19       | 3,81
        2  | Tata kelola | 111,50      | Program Penunjang | 22.845.300 | 22.001.755 | 96,31       | 3,69
    """
    assert not found_in(sheet)
    assert ("EFI102", "Efisiensi!H3") in told(found_in(sheet.replace("| 3,81", "| 3,18")))


def test_what_rose_and_fell_is_believed_after_two_rows() -> None:
    sheet = """
        [Banding.xlsx > Banding]
        Perbandingan Kinerja dengan Tahun Sebelumnya
        Indikator Kinerja | Realisasi |        |        | Kenaikan/ Penurunan
                          | {2018}    | {2019} | {2020} |
        Nilai SKM         | 86,10     | 87,75  | 89,21  | 1,46
        Nilai AKIP        | 68,40     | 69,95  | 70,66  | 0,71
        Kelurahan aktif   | 95,00     | 100,00 | 100,00 | 0,00
        Trantibum         | 90,20     | 92,50  | 93,10  | 0,60
    """
    assert not found_in(sheet)
    assert ("KOL202", "Banding!E4") in told(found_in(sheet.replace("| 1,46", "| 1,64")))


def test_the_general_names_of_an_office_are_one() -> None:
    assert not found_in("""
        [RKT.xlsx > RKT]
        Rencana Kinerja Tahun 2020
        Sasaran     | Indikator Kinerja | Target
        Tata kelola | Nilai SAKIP OPD   | 70,00

        [PK.xlsx > PK]
        Perjanjian Kinerja Tahun 2020
        Sasaran     | Indikator Kinerja            | Target
        Tata kelola | Nilai SAKIP Perangkat Daerah | 70,00
    """)
