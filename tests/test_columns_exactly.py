"""What mutants of the rules (make mutants) got away with: columns, tables and figures that no kind declares."""

from __future__ import annotations

import re

import pytest
from answers import line
from example import laporan_from
from test_rules_corners import MEASURED, angka, lines

from lakip_xl.model.equations import Equation, Jumlah, Persen, Selisih
from lakip_xl.model.figures import Unit
from lakip_xl.rules.found_equations import relations
from lakip_xl.rules.proof import prove

# --- columns that no kind declares --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "is_money"),
    [
        ("Realisasi tahun lalu", True), ("Anggaran tahun depan", True), ("Pagu lama", True), ("Belanja Modal", True),
        ("Usulan (Rp)", True), ("Usulan", False), ("Perkiraan L", False),
    ],
)  # fmt: skip
def test_a_lone_total_that_is_wrong_is_doubted_where_its_column_is_money(heading: str, is_money: bool) -> None:
    rows = "Kegiatan 1 | 3.000 | 2.600 | 2.200\nKegiatan 2 | 2.000 | 1.900 | 1.800\nJumlah | 5.000 | 4.500 | 4.100"
    report = f"Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi | {heading}\n{rows}"
    assert lines("KOL203", report) == (["!D5 Jumlah =4000 (D3 D4) [peringatan]"] if is_money else [])


@pytest.mark.parametrize(
    ("heading", "is_people"),
    [
        ("Honorer L", True), ("Honorer P", True), ("Honorer (pria)", True), ("THL Wanita", True), ("Kontrak laki-laki", True),
        ("Kontrak perempuan", True), ("Honorer", False),
    ],
)  # fmt: skip
def test_a_lone_total_that_is_wrong_is_doubted_where_its_column_counts_people(heading: str, is_people: bool) -> None:
    rows = "1 | S1 | 3 | 4 | 2 | 20\n2 | SMA | 2 | 1 | 6 | 11\n | JUMLAH | 5 | 5 | 9 | 31"
    report = f"Pegawai menurut Pendidikan\nNo | Pendidikan | Laki-laki | Perempuan | {heading} | Jumlah\n{rows}"
    assert lines("KOL203", report) == (["!E5 JUMLAH =8 (E3 E4) [peringatan]"] if is_people else [])


@pytest.mark.parametrize(
    ("heading", "outcome"),
    [("Jumlah", "?"), ("Jml", "?"), ("Total", "?"), ("Honorer", "?"), ("I", "")],
)
def test_a_golongan_that_holds_a_sum_is_none(heading: str, outcome: str) -> None:
    rows = "1 | Sarjana | 5 | 22 | 27 | 54\n2 | SMA | 1 | 2 | 3 | 6"
    columns = f"Golongan/II | Golongan/III | Golongan/{heading}"
    found = lines("PEG102", f"Pegawai menurut Golongan\nNo | Pendidikan | {columns} | Jumlah\n{rows}")
    parts = {"?": ("=27 (C3 D3)", "=3 (C4 D4)"), "": ("=54 (C3 D3 E3)", "=6 (C4 D4 E4)")}[outcome]
    assert found == [f"{outcome}F3 Sarjana {parts[0]}", f"{outcome}F4 SMA {parts[1]}"]


@pytest.mark.parametrize(("sisa", "sign"), [("5=2-3", ""), ("5=3-2", "!")])
@pytest.mark.parametrize("units", ["", " | Rp | Rp | % | Rp\n"])
def test_a_declaration_is_judged_at_its_own_cell_in_the_heading(units: str, sisa: str, sign: str) -> None:
    heading = f"Uraian | Pagu | Realisasi | % | Sisa\n1 | 2 | 3 | 4=3/2 | {sisa}\n{units}"
    rows = "A | 1.000 | 900 | 90 | 100\nB | 2.000 | 1.500 | 75 | 500\nC | 500 | 250 | 50 | 250"
    found = lines("KOL102", f"Realisasi Belanja Tahun 2020\n{heading}{rows}")
    assert found == ['!D3 kolom 4 "4=3/2"', f'{sign}E3 kolom 5 "{sisa}"']


# --- tables of no known kind --------------------------------------------------------------------------------------------

MEALS = "Konsumsi Rapat\nNo | Jenis | {} | Banyaknya\nA | Besar | {} | {}\n1 | Nasi | 20 | {}\n2 | Kue | 30 | {}\n{}"


@pytest.mark.parametrize(
    ("heading", "figures", "total", "found"),
    [
        # a row over others is their sum once a large figure shows it
        ("Banyak", (50, 1000, 600, 400), "", ["C3 Besar =50 (C4 C5)", "D3 Besar =1000 (D4 D5)"]),
        ("Banyak", (51, 1000, 600, 400), "", ["!C3 Besar =50 (C4 C5)", "D3 Besar =1000 (D4 D5)"]),
        ("Banyak", (51, 999, 599, 400), "", []),
        ("Banyak", (51, 1001, 600, 400), "", []),
        ("Banyak", (0, 999, 599, 400), "", []),
        # or where it is money and totals stand below
        ("Biaya (Rp)", (51, 999, 599, 400), "", []),
        (
            "Biaya (Rp)", (51, 999, 599, 400), " | JUMLAH | 51 | 999",
            ["!C3 Besar =50 (C4 C5)", "C6 JUMLAH =51 (C3)", "D6 JUMLAH =999 (D3)"],
        ),
        (
            "Biaya (Rp)", (51, 100, 60, 40), " | JUMLAH | 51 | 101",
            ["!C3 Besar =50 (C4 C5)", "C6 JUMLAH =51 (C3)", "!D6 JUMLAH =100 (D3)"],
        ),
        ("Banyak", (51, 999, 599, 400), " | JUMLAH | 51 | 1000", ["C6 JUMLAH =51 (C3)", "!D6 JUMLAH =999 (D3)"]),
        # the total of totals shows nothing of the rows above it
        ("Banyak", (51, 2000, 599, 400), " | JUMLAH | 51 | 2.000", ["C6 JUMLAH =51 (C3)", "D6 JUMLAH =2000 (D3)"]),
    ],
)  # fmt: skip
def test_which_rows_of_any_table_are_sums(heading: str, figures: tuple[int, ...], total: str, found: list[str]) -> None:
    assert lines("KOL301", MEALS.format(heading, *figures, total)) == found


@pytest.mark.parametrize(
    ("nasi", "kue", "total", "found"),
    [
        # decimals or a percent sign, and none of the greatest: an average, no sum
        ("30,5", "40", "35", "?C5 JUMLAH"),
        ("30", "40", "35,5", "?C5 JUMLAH"),
        ("30%", "40%", "35%", "?C5 JUMLAH"),
        ("30", "40", "35%", "?C5 JUMLAH"),
        ("30,5", "40", "30,5", "?C5 JUMLAH"),
        ("30,5", "40", "40", "?C5 JUMLAH"),
        ("30,5", "40", "41", "!C5 JUMLAH =70.5 (C3 C4)"),
        ("30,5", "40", "30", "!C5 JUMLAH =70.5 (C3 C4)"),
        ("30", "40", "35", "!C5 JUMLAH =70 (C3 C4)"),
        ("31", "41", "36", "!C5 JUMLAH =72 (C3 C4)"),
        ("0", "40", "35", "!C5 JUMLAH =40 (C3 C4)"),
    ],
)
def test_a_total_that_is_an_average_of_its_column(nasi: str, kue: str, total: str, found: str) -> None:
    rows = f"1 | Nasi | {nasi} | 20\n2 | Kue | {kue} | 30\n | JUMLAH | {total} | 50"
    assert lines("KOL301", f"Konsumsi Rapat\nNo | Jenis | Skor | Banyaknya\n{rows}") == [found, "D5 JUMLAH =50 (D3 D4)"]


# --- equations between columns that nobody declares ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "rows", "found"),
    [
        # a price times a number
        (
            "Barang | Banyak | Harga | Nilai",
            ["Meja | 12 | 450 | 5.000", "Kursi | 25 | 180 | 4.500", "Lemari | 4 | 1.200 | 4.800", "Rak | 7 | 300 | 2.100"],
            ["!D3 Meja =5400 (B3 C3)", "D4 Kursi =4500 (B4 C4)", "D5 Lemari =4800 (B5 C5)", "D6 Rak =2100 (B6 C6)"],
        ),
        # small figures agree by chance: three rows are not enough, four are
        (
            "Barang | Banyak | Harga | Nilai",
            ["Meja | 12 | 45 | 540", "Kursi | 25 | 18 | 450", "Lemari | 4 | 120 | 480", "Rak | 7 | 30 | 211"],
            [],
        ),
        (
            "Barang | Banyak | Harga | Nilai",
            [
                "Meja | 12 | 45 | 540", "Kursi | 25 | 18 | 450", "Lemari | 4 | 120 | 480", "Rak | 7 | 30 | 210",
                "Topi | 3 | 15 | 46",
            ],
            [
                "D3 Meja =540 (B3 C3)", "D4 Kursi =450 (B4 C4)", "D5 Lemari =480 (B5 C5)", "D6 Rak =210 (B6 C6)",
                "!D7 Topi =45 (B7 C7)",
            ],
        ),
        (
            "Barang | Banyak | Harga | Nilai",
            ["Meja | 1 | 4.500 | 4.500", "Kursi | 1 | 1.800 | 1.800", "Lemari | 1 | 1.200 | 1.200", "Rak | 7 | 300 | 2.101"],
            [],
        ),
        # three where the heading says what it is
        (
            "Loket | Pagi | Siang | Semua",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 | 41"],
            [],
        ),
        (
            "Loket | Pagi | Siang | Jumlah",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 | 41"],
            ["D3 A =43 (B3 C3)", "D4 B =43 (B4 C4)", "D5 C =52 (B5 C5)", "!D6 D =40 (B6 C6)"],
        ),
        (
            "Loket | Pagi | Siang | Total",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 | 41"],
            ["D3 A =43 (B3 C3)", "D4 B =43 (B4 C4)", "D5 C =52 (B5 C5)", "!D6 D =40 (B6 C6)"],
        ),
        (
            "Loket | Pagi | Siang | Semua",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 | 41", "E | 41 | 12 | 53"],
            ["D3 A =43 (B3 C3)", "D4 B =43 (B4 C4)", "D5 C =52 (B5 C5)", "!D6 D =40 (B6 C6)", "D7 E =53 (B7 C7)"],
        ),
        # a target has a source of its own
        (
            "Loket | Pagi | Siang | Target",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 | 41", "E | 41 | 12 | 53"],
            [],
        ),
        # two large ones are enough for a doubt
        (
            "Loket | Pagi | Siang | Semua",
            ["A | 1.000 | 2.000 | 3.000", "B | 3.500 | 1.000 | 4.500", "C | 7 | 8 | 16"],
            ["D3 A =3000 (B3 C3) [peringatan]", "D4 B =4500 (B4 C4) [peringatan]", "!D5 C =15 (B5 C5) [peringatan]"],
        ),
        (
            "Loket | Pagi | Siang | Semua",
            ["A | 1.000 | 999 | 1.999", "B | 3.500 | 999 | 4.499", "C | 7 | 8 | 16"],
            [],
        ),
        # a sum with a nought in it says nothing
        (
            "Loket | Pagi | Siang | Jumlah",
            ["A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 0 | 40", "D | 7 | 0 | 8"],
            [],
        ),
        (
            "Loket | Pagi | Siang | Jumlah",
            [
                "A | 12 | 31 | 43", "B | 25 | 18 | 43", "C | 40 | 12 | 52", "D | 7 | 33 |", "E | 1 | x | 5",
                "Rata-rata | 20 | 20 | 20",
            ],
            ["D3 A =43 (B3 C3)", "D4 B =43 (B4 C4)", "D5 C =52 (B5 C5)", "?D7 E (B7 C7)"],
        ),
        (
            "Loket | Pagi | Siang | Sore | Bersih",
            [
                "A | 12 | 31 | 5 | 48", "B | 25 | 18 | 6 | 49", "C | 40 | 12 | 7 | 59", "D | 41 | 12 | 8 | 61",
                "E | 7 | 33 | 9 | 50",
            ],
            [
                "E3 A =48 (B3 C3 D3)", "E4 B =49 (B4 C4 D4)", "E5 C =59 (B5 C5 D5)", "E6 D =61 (B6 C6 D6)",
                "!E7 E =49 (B7 C7 D7)",
            ],
        ),
        # differences; what changed from year to year is the later less the earlier
        (
            "Loket | Masuk | Keluar | Tinggal",
            ["A | 43 | 12 | 31", "B | 43 | 25 | 18", "C | 52 | 40 | 12", "D | 53 | 41 | 12", "E | 41 | 7 | 33"],
            ["D3 A =31 (B3 C3)", "D4 B =18 (B4 C4)", "D5 C =12 (B5 C5)", "D6 D =12 (B6 C6)", "!D7 E =34 (B7 C7)"],
        ),
        (
            "Loket | Tahun 2019 | Tahun 2020 | Naik/Turun",
            ["A | 43 | 52 | 9", "B | 43 | 25 | -18", "C | 52 | 40 | -13"],
            ["D3 A =9 (C3 B3) [peringatan]", "D4 B =-18 (C4 B4) [peringatan]", "!D5 C =-12 (C5 B5) [peringatan]"],
        ),
        (
            "Loket | Tahun 2020 | Tahun 2019 | Naik/Turun",
            ["A | 43 | 52 | 9", "B | 43 | 25 | -18", "C | 52 | 40 | -13"],
            [],
        ),
        (
            "Loket | Tahun 2019 | Tahun 2020 | Hasil",
            ["A | 43 | 52 | 9", "B | 43 | 25 | -18", "C | 52 | 40 | -13"],
            [],
        ),
        # percentages; with decimals two rows are enough for a doubt, 0 and 100 say nothing
        (
            "Loket | Sasaran | Layanan | Cakupan (%)",
            ["A | 80 | 60 | 75", "B | 40 | 30 | 75", "C | 50 | 20 | 40", "D | 90 | 45 | 51"],
            ["D3 A =75 (C3 B3)", "D4 B =75 (C4 B4)", "D5 C =40 (C5 B5)", "!D6 D =50 (C6 B6)"],
        ),
        (
            "Loket | Sasaran | Layanan | Cakupan (%)",
            ["A | 80 | 60 | 75,0", "B | 40 | 31 | 77,5", "C | 50 | 20 | 41,0"],
            ["D3 A =75 (C3 B3) [peringatan]", "D4 B =77.5 (C4 B4) [peringatan]", "!D5 C =40 (C5 B5) [peringatan]"],
        ),
        (
            "Loket | Sasaran | Layanan | Cakupan (%)",
            ["A | 80 | 60 | 75,0", "B | 40 | 40 | 100", "C | 50 | 0 | 0", "D | 50 | 20 | 41,0"],
            [],
        ),
        # where less is better, or no more than so much is counted
        (
            "Loket | Sasaran | Layanan | Cakupan (%)",
            [
                "A | 80 | 60 | 75,0", "B | 40 | 31 | 77,5", "C | 50 | 20 | 40,0", "D | 80 | 100 | 100", "E | 80 | 100 | 110",
                "F | 80 | 100 | 120", "G | 80 | 100 | 75,0", "H | 80 | 100 | 80,0", "I | 0 | 5 | 50,0", "J | 80 | 0 | 90,0",
                "K | 80 | 0 | 200",
            ],
            [
                "D3 A =75 (C3 B3)", "D4 B =77.5 (C4 B4)", "D5 C =40 (C5 B5)", "D6 D", "D7 E", "D8 F", "D9 G", "D10 H",
                "?D11 I (C11 B11)", "!D12 J =0 (C12 B12)", "D13 K",
            ],
        ),
        (
            "Loket | Sasaran | Layanan | Fisik (%)",
            ["A | 80 | 60 | 75,0", "B | 40 | 31 | 77,5", "C | 50 | 20 | 40,0"],
            [],
        ),
        (
            "Loket | Sasaran | Layanan | Target (%)",
            ["A | 80 | 60 | 75,0", "B | 40 | 31 | 77,5", "C | 50 | 20 | 40,0", "D | 50 | 20 | 41,0"],
            [],
        ),
        (
            "Loket | Sasaran | Layanan | Capaian target (%)",
            ["A | 80 | 60 | 75,0", "B | 40 | 31 | 77,5", "C | 50 | 20 | 40,0", "D | 50 | 20 | 41,0"],
            ["D3 A =75 (C3 B3)", "D4 B =77.5 (C4 B4)", "D5 C =40 (C5 B5)", "!D6 D =40 (C6 B6)"],
        ),
        # each row's share in the total
        (
            "Loket | Layanan | Bobot (%)",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            ["C3 A =30 (B3 B7)", "C4 B =15.5 (B4 B7)", "C5 C =29.5 (B5 B7)", "!C6 D =25 (B6 B7)", "C7 Jumlah =100 (B7 B7)"],
        ),
        (
            "Loket | Layanan | Bobot fisik (%)",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            [],
        ),
        (
            "Loket | Layanan | Target (%)",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            [],
        ),
        (
            "Loket | Layanan | Porsi (%)",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            ["C3 A =30 (B3 B7)", "C4 B =15.5 (B4 B7)", "C5 C =29.5 (B5 B7)", "!C6 D =25 (B6 B7)", "C7 Jumlah =100 (B7 B7)"],
        ),
        (
            "Loket | Layanan | Capaian",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            ["C3 A =30 (B3 B7)", "C4 B =15.5 (B4 B7)", "C5 C =29.5 (B5 B7)", "!C6 D =25 (B6 B7)", "C7 Jumlah =100 (B7 B7)"],
        ),
        (
            "Loket | Layanan | Bobot",
            ["A | 60 | 30,0", "B | 31 | 15,5", "C | 59 | 29,5", "D | 50 | 26,0", "Jumlah | 200 | 100"],
            [],
        ),
        (
            "Loket | Layanan | Bobot",
            ["A | 60 | 30,0%", "B | 31 | 15,5%", "C | 59 | 29,5%", "D | 50 | 26,0%", "Jumlah | 200 | 100"],
            ["C3 A =30 (B3 B7)", "C4 B =15.5 (B4 B7)", "C5 C =29.5 (B5 B7)", "!C6 D =25 (B6 B7)", "C7 Jumlah =100 (B7 B7)"],
        ),
        (
            "Loket | Layanan | Bobot (Rp)",
            ["A | 60 | 30,0%", "B | 31 | 15,5%", "C | 59 | 29,5%", "D | 50 | 26,0%", "Jumlah | 200 | 100%"],
            [],
        ),
    ],
)  # fmt: skip
def test_what_a_column_is_made_of(heading: str, rows: list[str], found: list[str]) -> None:
    assert lines("KOL202", "\n".join(["Data Layanan", heading, *rows])) == found


@pytest.mark.parametrize(
    ("heading", "rows", "equation"),
    [
        ("Pagi | Siang | Jumlah", ["12 | 31 | 43", "25 | 18 | 43", "40 | 12 | 52"], "D = B + C"),
        ("Masuk | Keluar | Tinggal", ["43 | 12 | 31", "43 | 25 | 18", "52 | 40 | 12", "53 | 41 | 12"], "D = B - C"),
        ("Banyak | Harga | Nilai", ["12 | 450 | 5.400", "25 | 180 | 4.500", "4 | 1.200 | 4.800"], "D = B x C"),
        ("Banyak | Tarif | Nilai", ["12 | 450 | 5.400", "25 | 180 | 4.500", "4 | 1.200 | 4.800"], "D = B x C"),
        ("Sasaran | Layanan | Cakupan (%)", ["80 | 60 | 75,0", "40 | 31 | 77,5", "50 | 20 | 40,0"], "D = C / B x 100"),
        ("Sasaran | Layanan | Cakupan Persen", ["80 | 60 | 75,0", "40 | 31 | 77,5", "50 | 20 | 40,0"], "D = C / B x 100"),
        ("Sasaran | Layanan | Persentase", ["80 | 60 | 75,0", "40 | 31 | 77,5", "50 | 20 | 40,0"], "D = C / B x 100"),
        # percentages by the signs in most of the cells; without them only where the heading says what they are
        ("Sasaran | Layanan | Cakupan", ["80 | 60 | 75,0%", "40 | 31 | 77,5%", "50 | 20 | 40,0"], "D = C / B x 100"),
        ("Sasaran | Layanan | Cakupan", ["80 | 60 | 75,0%", "40 | 31 | 77,5", "50 | 20 | 40,0", "50 | 30 | 60,0%"], None),
        ("Sasaran | Layanan | Cakupan", ["80 | 60 | 75,0", "40 | 31 | 77,5", "50 | 20 | 40,0"], None),
        ("Sasaran | Layanan | Cakupan Rupiah", ["80 | 60 | 75,0%", "40 | 31 | 77,5%", "50 | 20 | 40,0%"], None),
        ("Sasaran | Layanan | Capaian", ["80 | 60 | 75,0", "40 | 31 | 77,5", "50 | 20 | 40,0", "5 | 3 | 60"], "D = C / B x 100"),
        ("Sasaran | Layanan | Capaian", ["80 | 60 | 75,0", "40 | 31 | 77,5", "50 | 20 | 40", "50 | 30 | 60"], None),
        (
            "Pagi | Siang | Sore | Malam | Jumlah", ["12 | 31 | 5 | 7 | 55", "25 | 18 | 6 | 8 | 57", "40 | 12 | 7 | 9 | 68"],
            "F = B + C + D + E",
        ),
        (
            "Pagi | Siang | Sore | Malam | Subuh | Jumlah",
            ["12 | 31 | 5 | 7 | 2 | 57", "25 | 18 | 6 | 8 | 3 | 60", "40 | 12 | 7 | 9 | 4 | 72"], "G = B + ... + F",
        ),
    ],
)  # fmt: skip
def test_which_columns_make_a_column_and_how(heading: str, rows: list[str], equation: str | None) -> None:
    """The letters and the signs of an equation, without the headings that it names."""
    body = "\n".join(f"Loket {at} | {row}" for at, row in enumerate(rows))
    (table,) = laporan_from(f"Data Layanan\nLoket | {heading}\n{body}").tables
    said = [re.sub(r"kolom ([A-Z]+) \(.*?\)+(?= |$)", r"\1", one.words) for one in relations(table, frozenset())]
    assert said == ([equation] if equation else [])


# --- figures outside the tables -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (["Uang makan | 1.500.000 | x | 2.000.000"] * 3, "!Lain!A1 Lain"),
        (["Uang makan | 1.500.000 | x | 2.000.000"] * 2, "Lain!A1 Lain"),
        # years and small figures are no amounts
        (["Uang | {1500} | {1000}"] * 3, "!Lain!A1 Lain"),
        (["Uang | {1500} | {999}"] * 3, "Lain!A1 Lain"),
        (["Uang | {1500} | {2101}"] * 3, "!Lain!A1 Lain"),
        (["Uang | {1500} | {2100}"] * 3, "Lain!A1 Lain"),
        (["Uang | {1500} | {1900}"] * 3, "Lain!A1 Lain"),
        (["Uang | {1500} | {1899}"] * 3, "!Lain!A1 Lain"),
        (["Uang | {-1500} | {-2000}"] * 3, "!Lain!A1 Lain"),
        # many numbers, however small
        (["x | {1} | {2} | {3} | {4}"] * 3, "!Lain!A1 Lain"),
        (["x | {1} | {2} | {3}"] * 3, "Lain!A1 Lain"),
        # the longest run of rows
        ([*["a | 1.500 | 2.000"] * 3, "kosong", *["b | 1.500 | 2.000"] * 4], "!Lain!A5 Lain"),
        ([*["b | 1.500 | 2.000"] * 4, "kosong", *["c | 1.500 | 2.000"] * 3], "!Lain!A1 Lain"),
    ],
)
def test_rows_of_figures_outside_the_tables_are_told(rows: list[str], found: str) -> None:
    sheet = "\n".join(rows)
    assert lines("BTK404", f"{MEASURED}Sasaran A | Jumlah koperasi | 10 | 8 | 80\n[Lain]\n{sheet}") == ["A1 Lembar", found]


# --- proofs -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("equation", "found"),
    [
        (Persen(angka("50", 1, Unit.PERSEN), angka("5", 2), angka("10", 3), "serapan"), "A1 Baris =50 (A2 A3)"),
        (Persen(angka("51", 1, Unit.PERSEN), angka("5", 2), angka("10", 3), "serapan"), "!A1 Baris =50 (A2 A3)"),
        (Persen(angka("66,6", 1, Unit.PERSEN), angka("2", 2), angka("3", 3), "serapan"), "~A1 Baris =66.6667 (A2 A3)"),
        (Persen(angka("50", 1, Unit.PERSEN), angka("5", 2), angka("0", 3), "serapan"), "?A1 Baris (A2 A3)"),
        (Persen(angka("", 1, Unit.PERSEN), angka("5", 2), angka("10", 3), "serapan"), "?A1 Baris =50 (A2 A3)"),
        (Persen(angka("x", 1, Unit.PERSEN), angka("5", 2), angka("10", 3), "serapan"), "?A1 Baris =50 (A2 A3)"),
        (Selisih(angka("7", 1), angka("10", 2), angka("", 3), "sisa"), "?A1 Baris =10 (A2 A3)"),
        (Selisih(angka("10", 1), angka("10", 2), angka("", 3), "sisa"), "A1 Baris =10 (A2 A3)"),
        (Selisih(angka("8", 1, coarse=True), angka("10", 2), angka("3", 3), "sisa"), "A1 Baris =7 (A2 A3)"),
        (Selisih(angka("9", 1, coarse=True), angka("10", 2), angka("3", 3), "sisa"), "!A1 Baris =7 (A2 A3)"),
        (Jumlah(angka("8", 1), (angka("", 2), angka("", 3)), "jumlah"), "?A1 Baris =0 (A2 A3)"),
    ],
)
def test_each_answer_of_a_proof_names_its_row_its_cells_and_its_equation(equation: Equation, found: str) -> None:
    check = prove(equation, "Baris")
    assert (line(check), check.equation) == (found, equation)
    assert bool(check.message) is found.startswith("?")
