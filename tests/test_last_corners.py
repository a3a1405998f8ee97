"""Corners of reading and rules that no other story comes by."""

from __future__ import annotations

from decimal import Decimal

import pytest
from example import grids_from, laporan_from
from test_redteam import checked, told
from test_redteam_layouts import accused

from lakip_xl.model.cells import InputFile, Place
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.figures import Angka, Unit
from lakip_xl.read.sheets import copied_sheets
from lakip_xl.rules.hundredfold import hundredfold
from lakip_xl.rules.registry import all_rules
from lakip_xl.rules.settle import settle


def answers(code: str, text: str) -> list[Check]:
    (rule,) = (rule for rule in all_rules() if rule.code == code)
    return list(rule.ask(settle(laporan_from(text))))


def test_a_row_with_a_year_as_a_number_begins_no_table() -> None:
    text = "Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi\nKegiatan A | 1.000 | 800"
    (table,) = laporan_from(f"{text}\n\n\n\n\nKendaraan | {{2019}}\nMeja | {{2018}}").tables
    assert [row.name for row in table.rows] == ["Kegiatan A"]


def test_two_names_with_three_figures_stay_one_row() -> None:
    text = "Penetapan Kinerja Tahun 2020\nSasaran | Indikator Kinerja | Target\nSasaran A | - Persen A\\n- Persen B | 1% 2% 3%"
    (table,) = laporan_from(text.replace("\\n", " ")).tables
    assert len(table.rows) == 1


def test_figures_without_headings_are_no_table() -> None:
    assert laporan_from("Corat-coret\n1.000 | 2.000 | 3.000\n4.000 | 5.000 | 9.000\n7.000 | 8.000 | 15.000").tables == ()


def test_small_sheets_that_are_alike_are_no_copies() -> None:
    text = "[Satu]\nNo | Uraian\n1 | Meja\n[Dua]\nNo | Uraian\n1 | Meja"
    assert copied_sheets(InputFile("Contoh.xlsx", "read", grids=grids_from(text)[1:])) == {}


BUDGET = """
    Realisasi Anggaran Tahun 2020
    Uraian                                 | Anggaran  | Realisasi
    Pendapatan                             | 5.000.000 | 4.900.000
    Belanja                                | 6.000.000 | 5.700.000
    Surplus/(Defisit)                      | -1.000.000 | -800.000
    Penerimaan Pembiayaan                  | 1.500.000 | 1.500.000
    Pengeluaran Pembiayaan                 | 500.000   | 450.000
    Pembiayaan Netto                       | 1.000.000 | 1.050.000
    Sisa Lebih Pembiayaan Anggaran (SILPA) | 0         | 250.000
"""


def test_silpa_is_surplus_and_netto_together() -> None:
    assert not checked(BUDGET)[1]
    assert ("ANG201", "C9", "250000") in told(checked(BUDGET.replace("| 250.000", "| 205.000"))[1])


@pytest.mark.parametrize(
    ("written", "value", "expected", "is_told"),
    [
        ("9.538,78", "9538.78", "95.39", True),
        ("9538,78%", "9538.78", "95.39", True),
        ("95,39", "9539", "95.39", True),
        ("95,39", "95.39", "95.39", False),
        ("9.538,78", "9538.78", "0", False),
        # from fifty times too great to two hundred times
        ("2.500,00", "2500", "50", True),
        ("2.499,00", "2499", "50", False),
        ("9.000,00", "9000", "45", True),
        ("9.001,00", "9001", "45", False),
        ("200,00", "200", "2", True),
        ("199,00", "199", "2", False),
    ],
)
def test_what_counts_a_hundredfold_is_told_apart_from_what_is_merely_wrong(
    written: str, value: str, expected: str, is_told: bool
) -> None:
    figure = Angka(Place("a.xlsx", "L", 1, 1), written, Decimal(value), Unit.PERSEN, places=2)
    assert bool(hundredfold(figure, Decimal(expected))) is is_told


def test_a_detail_behind_the_numbered_rows_needs_no_number() -> None:
    text = (
        "Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi\n1 | Kegiatan A | 1.000 | 800\n2 | Kegiatan B | 900 | 700"
    )
    assert [check.outcome for check in answers("DOK101", f"{text}\n | - Rincian | 900 | 700")] == [Outcome.HOLDS]
    (_, fault) = answers("DOK101", f"{text}\n | Kegiatan C | 500 | 400")
    assert (fault.place.cell, fault.expected) == ("A5", "3")


AVERAGE = """Pengukuran Kinerja Tahun 2020
Sasaran | Indikator Kinerja | Target | Realisasi | Capaian
Sasaran A | Jumlah lomba | 3 kali | 1 kali | 33
Sasaran A | Jumlah rapat | 3 kali | 1 kali | 33
Sasaran A | Jumlah kursus | 3 kali | 2 kali | 67
Rata-rata capaian | | | | {}"""


@pytest.mark.parametrize(("printed", "outcome"), [("44,44", Outcome.HOLDS), ("44,33", Outcome.HOLDS), ("45,44", Outcome.FAILS)])
def test_an_average_may_be_made_of_what_was_not_rounded_yet(printed: str, outcome: Outcome) -> None:
    (check,) = answers("KIN107", AVERAGE.format(printed))
    assert (check.place.cell, check.outcome) == ("E6", outcome)


def test_a_capaian_without_any_quarter_is_not_asked() -> None:
    text = """Capaian Kinerja Tahun 2020
Sasaran | Indikator Kinerja | Target | Realisasi TW I | Realisasi TW II | Realisasi TW III | Realisasi TW IV | Capaian
Sasaran A | Jumlah lomba | 4 | 1 | 2 | 3 | 4 | 100,00
Sasaran A | Jumlah rapat | 4 | | | | | 75,00"""
    assert [(check.place.row, check.outcome) for check in answers("KIN101", text)] == [
        (3, Outcome.HOLDS), (4, Outcome.NOT_POSSIBLE),
    ]  # fmt: skip


def test_the_first_agreement_is_not_compared_with_a_budget_of_the_change_alone() -> None:
    program = "Program | Anggaran | Keterangan\nProgram Pembinaan | {} | APBD\nProgram Pemasaran | 500 | APBD"
    text = "\n".join([
        f"[PK]\nPerjanjian Kinerja Tahun 2020\n{program.format('1.200')}",
        f"[PK Perubahan]\nPerjanjian Kinerja Perubahan Tahun 2020\n{program.format('1.000')}",
        "[Realisasi]\nRealisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi",
        "Program Pembinaan | 1.000 | 900\nProgram Pemasaran | 500 | 400",
    ])  # fmt: skip
    found = [(check.place.sheet, check.place.cell, check.outcome) for check in answers("SLG308", text)]
    assert found == [("PK Perubahan", "B3", Outcome.HOLDS), ("PK Perubahan", "B4", Outcome.HOLDS)]


VISITS = """
    Rekap Kunjungan Tahun 2020
    No | Hari   | Loket Umum | Loket Khusus | Kunjungan
    1  | Senin  | 1.203      | 2.117        | 3.320
    2  | Selasa | 1.342      | 2.025        | 3.367
    3  | Rabu   | 1.118      | 1.996        | 3.114
    4  | Kamis  | 1.250      | 2.301        | 3.551
    5  | Jumat  | 1.405      | 2.210        | {}
       | JUMLAH | 6.318      | 10.649       | 16.967
"""


def test_a_blank_cell_of_a_column_that_others_make_is_no_fault_of_that_column() -> None:
    def found(text: str) -> list[tuple[str, Outcome]]:
        return [(check.place.cell, check.outcome) for check in answers("KOL202", text)]

    right = [(f"E{row}", Outcome.HOLDS) for row in (3, 4, 5, 6)]
    lines = "\n".join(line.strip() for line in VISITS.strip().splitlines())
    assert found(lines.format("3.615")) == [*right, ("E7", Outcome.HOLDS), ("E8", Outcome.HOLDS)]
    assert found(lines.format("3.651")) == [*right, ("E7", Outcome.FAILS), ("E8", Outcome.HOLDS)]
    assert found(lines.format("")) == [*right, ("E8", Outcome.HOLDS)]
    assert ("E7", "3615") in accused(lines.format("3.651"))


def test_a_nation_that_is_not_known_is_not_compared_with() -> None:
    text = """Perbandingan dengan Nasional Tahun 2020
Indikator Kinerja | Realisasi 2020 | Realisasi Nasional | Perbandingan (%)
Angka melek huruf | 90 | 100 | 90,00
Angka harapan hidup | 72 | n/a | 98,00"""
    assert {check.place.row for check in answers("KIN203", text)} == {3}


NUMBERED = "\n".join(f"{at} | Kegiatan {name} | 900 | 700" for at, name in enumerate("ABCD", start=1))


@pytest.mark.parametrize(
    ("name", "missing"), [("- Rincian", None), ("Saldo awal", None), ("a. Rincian", None), ("Kegiatan E", "5")]
)
def test_behind_numbered_rows_only_what_is_like_them_lacks_a_number(name: str, missing: str | None) -> None:
    found = answers("DOK101", f"Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi\n{NUMBERED}\n | {name} | 500 | 400")
    assert [check.expected for check in found if check.outcome is Outcome.FAILS] == ([missing] if missing else [])
    assert sum(check.cells for check in found) == 5


def test_goods_without_a_number_or_a_condition_are_not_added() -> None:
    text = """Daftar Aset Tahun 2020
No | Nama Barang | Jumlah | Baik | Rusak Ringan | Rusak Berat
1 | Meja | 10 | 8 | 1 | 1
2 | Kursi | 20 | 17 | 1 | 1
3 | Lemari | 5 | | |
4 | Rak | | 1 | 1 | 1
5 | Papan | 3 | 1 | 1 | 1"""
    assert [(check.place.cell, check.outcome) for check in answers("AST101", text)] == [
        ("C3", Outcome.HOLDS), ("C4", Outcome.FAILS), ("C7", Outcome.HOLDS),
    ]  # fmt: skip


@pytest.mark.parametrize(("share", "outcome"), [("125,00", "holds"), ("100,00", "holds"), ("80,00", "holds"), ("90,00", "fails")])
def test_a_share_may_be_capped_or_turned_round(share: str, outcome: str) -> None:
    """Loket E reached 125 of 100: as it is, at most 100, or the other way round where less is better."""
    rows = ["125 | 119 | 95,20", "143 | 128 | 89,51", "112 | 105 | 93,75", "131 | 122 | 93,13", f"100 | 125 | {share}"]
    lines = [f"{at} | Loket {at} | {row}" for at, row in enumerate(rows, start=1)]
    head = "Rekap Layanan Tahun 2020\nNo | Layanan | Sasaran Layanan | Terlayani | Cakupan (%)"
    found = answers("KOL202", "\n".join([head, *lines, " | Jumlah | 611 | 599 | 98,04"]))
    assert {check.outcome for check in found if check.place.cell == "E7"} == {
        Outcome.HOLDS if outcome == "holds" else Outcome.FAILS
    }


def test_an_average_below_the_rows_is_no_row_of_an_equation() -> None:
    rows = ["125 | 119 | 95,20", "143 | 128 | 89,51", "112 | 105 | 93,75", "131 | 122 | 93,13", "100 | 90 | 90,00"]
    lines = [f"{at} | Loket {at} | {row}" for at, row in enumerate(rows, start=1)]
    head = "Rekap Layanan Tahun 2020\nNo | Layanan | Sasaran Layanan | Terlayani | Cakupan (%)"
    below = [" | Jumlah | 611 | 564 | 92,31", " | Rata-rata | 122,20 | 112,80 | 92,32"]
    found = answers("KOL202", "\n".join([head, *lines, *below]))
    assert {check.place.cell for check in found} == {f"E{row}" for row in range(3, 9)}
    assert all(check.outcome is Outcome.HOLDS for check in found)


def test_a_nation_at_nought_is_not_divided_by() -> None:
    text = """Perbandingan dengan Nasional Tahun 2020
Indikator Kinerja | Realisasi 2020 | Realisasi Nasional | Perbandingan (%)
Angka melek huruf | 90 | 100 | 90,00
Angka buta huruf | 72 | 0 | 98,00
Angka partisipasi | 72 | 80 | 90,00"""
    assert {check.place.row for check in answers("KIN203", text)} == {3, 5}


def test_totals_that_nothing_bears_out_prove_nothing() -> None:
    text = """Rekap Bantuan Tahun 2020
No | Uraian | Unit | Paket | Lokasi Kirim
1 | Bidang A | 10 | 20 | 30
 | Jumlah A | 99 | 98 | 97
2 | Bidang B | 11 | 21 | 31
3 | Bidang C | 12 | 22 | 32
 | Jumlah B | 55 | 54 | 53
 | JUMLAH | 1000 | 2000 | 3000"""
    (table,) = laporan_from(text).tables
    assert table.doubtful and {check.outcome for check in answers("KOL301", text)} == {Outcome.NOT_POSSIBLE}


def test_a_measurement_of_another_year_is_not_compared_with_this_years_figures() -> None:
    text = """[Ukur]
Pengukuran Kinerja Tahun 2020
Sasaran | Indikator Kinerja | Target | Realisasi {} | Capaian
Sasaran A | Angka melek | 50 | 40 | 80,00
Sasaran A | Angka sehat | 60 | 45 | 75,00
[Banding]
Perbandingan Kinerja Tahun 2020
Indikator | Realisasi 2019 | Realisasi 2020
Angka melek | 39 | 40
Angka sehat | 45 | 46"""
    assert answers("SLG311", text.format(2019)) == []
    assert [(check.place.cell, check.outcome) for check in answers("SLG311", text.format(2020))] == [
        ("C3", Outcome.HOLDS), ("C4", Outcome.FAILS),
    ]  # fmt: skip
