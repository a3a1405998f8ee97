"""What mutants of the rules (make mutants) got away with: sums over rows, of budgets and of goods."""

from __future__ import annotations

import pytest
from example import laporan_from
from test_rules_corners import BUDGET, asked, lines
from test_rules_exactly import QUARTERS

from lakip_xl.rules.base import base_of, rest_is_turned

# --- sums: which blank cells belong to them ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "realisasi", "sisa"),
    [
        # a percentage of what is not written, or another sisa than the whole pagu: the blank realisasi is one of the parts
        (" | 90,00 | ", "D4 D5", "F5"),
        (" |       | 10", "D4 D5", "F4 F5"),
        (" |       | 0", "D4 D5", "F4 F5"),
        # nothing was spent, so nothing is missed
        (" |       | 100", "D5", "F4 F5"),
        (" | 0     | 100", "D5", "F4 F5"),
        (" | 0     | ", "D5", "F5"),
        (" |       | ", "D5", "F5"),
        # a realisasi leaves a sisa
        ("90 |     | ", "D4 D5", "F4 F5"),
        ("100 |    | ", "D4 D5", "F5"),
    ],
)
def test_a_blank_cell_is_part_of_a_sum_where_its_row_says_that_it_holds_something(row: str, realisasi: str, sisa: str) -> None:
    rows = f"A | Program A | 300 | 195 | 65,00 | 115\n1 | Kegiatan 1 | 100 | {row}\n2 | Kegiatan 2 | 200 | 100 | 50,00 | 100"
    parts = {answer.split()[0].lstrip("!"): answer.rpartition("(")[2].rstrip(")") for answer in lines("ANG201", BUDGET + rows)}
    assert parts == {"C3": "C4 C5", "D3": realisasi, "F3": sisa}


# --- assets -----------------------------------------------------------------------------------------------------------

GOODS = """Daftar Barang Milik Daerah
No | Nama Barang | Satuan | {0} | {1} | Baik | Rusak Ringan | Rusak Berat | {2} | {3}
1  | Komputer    | unit   | 7   | 900 | 34   | 5            | 3           | 42  | 8
2  | Laptop      | unit   | 7   | 901 | 18   | 2            | 4           | 24  | 9
3  | Printer     | unit   | 7   | 902 | 20   | 2            | 4           | 27  | 6"""


@pytest.mark.parametrize(
    ("headings", "column"),
    [
        (("Merk", "Nilai (Rp)", "Jumlah", "Umur"), "I"),
        # a column that is not known may be one more condition, but only right beside those that are
        (("Nilai (Rp)", "Hilang", "Jumlah", "Umur"), None),
        (("Hilang", "Nilai (Rp)", "Jumlah", "Umur"), "I"),
        (("Nilai (Rp)", "Merk", "Hilang", "Jumlah"), None),
        (("Merk", "Nilai (Rp)", "Jumlah", "Hilang"), "I"),
    ],
)
def test_an_unknown_column_beside_the_conditions_may_be_one(headings: tuple[str, ...], column: str | None) -> None:
    found = [f"{column}3 Komputer =42 (F3 G3 H3)", f"{column}4 Laptop =24 (F4 G4 H4)", f"!{column}5 Printer =26 (F5 G5 H5)"]
    assert lines("AST101", GOODS.format(*headings)) == (found if column else [])


PRICED = """Daftar Aset
No | Nama Barang | Jumlah | {}
1  | Meja        | 10     | 1.500.000
2  | Kursi       | 20     | 750.000
   | JUMLAH      | {}     | 30.000.000"""


@pytest.mark.parametrize(
    ("heading", "number", "found"),
    [
        # the prices of one piece each are not added
        ("Harga (Rp)", "30", ["C5 JUMLAH =30 (C3 C4)", "?D5 JUMLAH =2250000 (D3 D4)"]),
        ("Jumlah Harga (Rp)", "30", ["C5 JUMLAH =30 (C3 C4)", "!D5 JUMLAH =2250000 (D3 D4)"]),
        ("Total Harga (Rp)", "30", ["C5 JUMLAH =30 (C3 C4)", "!D5 JUMLAH =2250000 (D3 D4)"]),
        ("Harga Perolehan (Rp)", "30", ["C5 JUMLAH =30 (C3 C4)", "!D5 JUMLAH =2250000 (D3 D4)"]),
        # no sum of the table holds: perhaps none is meant
        ("Nilai (Rp)", "35", ["!C5 JUMLAH =30 (C3 C4) [peringatan]", "!D5 JUMLAH =2250000 (D3 D4) [peringatan]"]),
    ],
)
def test_which_columns_of_goods_are_added_and_how_surely(heading: str, number: str, found: list[str]) -> None:
    assert lines("AST201", PRICED.format(heading, number)) == found


@pytest.mark.parametrize(
    ("measures", "found"),
    [
        (("unit", "buah", ""), "?C5 JUMLAH =30 (C3 C4)"),
        (("unit", "Unit", ""), "!C5 JUMLAH =30 (C3 C4) [peringatan]"),
        (("unit", "", ""), "!C5 JUMLAH =30 (C3 C4) [peringatan]"),
        (("unit", "unit", "buah"), "!C5 JUMLAH =30 (C3 C4) [peringatan]"),
    ],
)
def test_goods_in_different_measures_are_not_added(measures: tuple[str, ...], found: str) -> None:
    first, second, total = measures
    rows = f"1 | Meja | 10 | {first}\n2 | Kursi | 20 | {second}\n | JUMLAH | 35 | {total}"
    assert lines("AST201", f"Daftar Aset\nNo | Nama Barang | Jumlah | Satuan\n{rows}") == [found]


# --- budgets ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kegiatan", "program", "found"),
    [
        # where a kegiatan has nothing of its own, what stands below it counts
        ("", "250", ["!D3 Program A =240 (D5 D6)"]),
        ("", "240", ["D3 Program A =240 (D5 D6)"]),
        ("240", "250", ["!D3 Program A =240 (D4)", "D4 Kegiatan 1 =240 (D5 D6)"]),
        ("300", "240", ["!D3 Program A =300 (D4)", "!D4 Kegiatan 1 =240 (D5 D6)"]),
    ],
)
def test_what_a_kegiatan_without_a_figure_adds_to_its_program(kegiatan: str, program: str, found: list[str]) -> None:
    first = f"A | Program A | 300 | {program}\n1 | Kegiatan 1 | 300 | {kegiatan}\na | Sub 1 | 100 | 90\nb | Sub 2 | 200 | 150"
    second = "B | Program B | 10 | 5\n1 | Kegiatan 2 | 10 | 5\na | Sub 3 | 10 | 5\n | JUMLAH | 310 | 245"
    told = lines("ANG201", f"Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi\n{first}\n{second}")
    total = "D10 JUMLAH =245 (D3 D7)" if program == "240" else "!D10 JUMLAH =255 (D3 D7)"
    fixed = ["D7 Program B =5 (D8)", "D8 Kegiatan 2 =5 (D9)", total]
    assert [one for one in told if one.lstrip("!").startswith("D")] == [*found, *fixed]


@pytest.mark.parametrize(
    ("pagu", "spent", "other", "left_open"),
    [("100", "", "150", ["D4"]), ("0", "", "150", []), ("", "", "150", []), ("100", "0", "150", []), ("100", "", "250", [])],
)
def test_a_sum_that_is_wrong_may_lack_what_was_left_blank(pagu: str, spent: str, other: str, left_open: list[str]) -> None:
    rows = f"A | Program A | 300 | 250\n1 | Kegiatan 1 | {pagu} | {spent}\n2 | Kegiatan 2 | 200 | {other}"
    found = asked("ANG201", f"Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi\n{rows}")
    assert [place.cell for check in found for place in check.open] == left_open


@pytest.mark.parametrize(
    ("total", "signs"),
    [
        # most columns tell whether a total of two rows is their sum or what is left of the first
        ("200 | 120 | 80", {"B5": "=200", "C5": "=120", "D5": "=80"}),
        ("200 | 120 | 81", {"B5": "=200", "C5": "=120", "!D5": "=80"}),
        ("200 | 121 | 81", {"!B5": "=400", "!C5": "=280", "!D5": "=120"}),
        ("400 | 280 | 81", {"B5": "=400", "C5": "=280", "!D5": "=120"}),
        ("201 | 280 | 120", {"!B5": "=400", "C5": "=280", "D5": "=120"}),
    ],
)
def test_a_total_may_be_what_was_returned_less(total: str, signs: dict[str, str]) -> None:
    heading = "Uraian | Pagu | Realisasi | Tahun lalu (Rp)"
    rows = f"Belanja Bruto | 300 | 200 | 100\nPengembalian | 100 | 80 | 20\nJUMLAH | {total}"
    found = (one.split() for one in lines("ANG201", f"Laporan Realisasi Anggaran Tahun 2020\n{heading}\n{rows}"))
    assert {place: due for place, _, due, *_ in found} == signs


@pytest.mark.parametrize(
    ("title", "sheet", "is_agreement"),
    [
        ("Perjanjian Kinerja", "Lampiran", True), ("Penetapan", "Lampiran", True), ("Anggaran PK", "Lampiran", True),
        ("Anggaran Program", "PK", True), ("Anggaran Program", "Penetapan", True), ("Anggaran Program", "Perjanjian", True),
        ("Anggaran Program", "Lampiran", False),
    ],
)  # fmt: skip
def test_which_budgets_of_programs_belong_to_the_agreement(title: str, sheet: str, is_agreement: bool) -> None:
    agreed = f"[{sheet}]\n{title} Tahun 2020\nProgram | Anggaran | Keterangan\nProgram Pembinaan | 1.200 | APBD"
    spent = "[Anggaran]\nRealisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi\nProgram Pembinaan | 1.000 | 900"
    expected = [f"!{sheet}!B3 Program Pembinaan =1000 (Anggaran!B3)"] if is_agreement else []
    assert lines("SLG308", f"{agreed}\n\n{spent}") == expected


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            ("100 | 200 | 300 | 600", "100 | 100 | 300 | 500", "150 | 150 | 200 | 550"),
            ["F3 A =600 (C3 D3 E3)", "F4 B =500 (C4 D4 E4)", "!F5 C =500 (C5 D5 E5)"],
        ),
        # running totals
        (
            ("100 | 200 | 300 | 300", "100 | 100 | 300 | 300", "150 | 150 | 200 | 250"),
            ["F3 A =300 (E3)", "F4 B =300 (E4)", "!F5 C =200 (E5)"],
        ),
        # one row, or as many that contradict as hold, show nothing
        (("100 | 200 | 300 | 600", "100 | 100 | 300 | 501", "150 | 150 | 200 | 550"), []),
        (("100 | 200 | 300 | 600", "100 | 100 | 300 | 500", "1 | 2 | 3 | 7", "1 | 2 | 4 | 8"), []),
        # nor does a single month, or none
        (
            ("100 | 200 | 300 | 600", " | 100 | | 100", "150 | 150 | | 300", " | | | 0"),
            ["F3 A =600 (C3 D3 E3)", "F5 C =300 (C5 D5 E5)"],
        ),
        (("100 | 200 | 300 | 600", "100 | 100 | 300 | 500", "0 | 0 | 0 | 5"), ["F3 A =600 (C3 D3 E3)", "F4 B =500 (C4 D4 E4)"]),
    ],
)  # fmt: skip
def test_months_are_added_or_go_on(rows: tuple[str, ...], found: list[str]) -> None:
    body = "\n".join(f"{name} | 900 | {row}" for name, row in zip("ABCD", rows, strict=False))
    heading = "Realisasi Belanja Tahun 2020\nUraian | Pagu | Januari | Februari | Maret | Realisasi"
    assert lines("KOL201", f"{heading}\n{body}") == found


def test_months_that_may_be_of_two_columns_make_neither_wrong() -> None:
    """Kegiatan C spent 50 too much or its realisasi is wrong, D did not spend all: a pagu is not held against what was spent."""
    rows = "A | 600 | 100 | 200 | 300 | 600\nB | 500 | 100 | 100 | 300 | 500\nC | 500 | 150 | 150 | 200 | 550\n"
    rows += "D | 900 | 200 | 200 | 200 | 600"
    found = lines("KOL201", f"Realisasi Belanja Tahun 2020\nUraian | Pagu | Januari | Februari | Maret | Realisasi\n{rows}")
    assert found == ["B3 A =600 (C3 D3 E3)", "B4 B =500 (C4 D4 E4)", "B5 C =500 (C5 D5 E5)", "?B6 D"]


def test_quarters_of_the_realisasi_are_never_added_up_to_the_target() -> None:
    heading = QUARTERS.replace("| Capaian", "| Realisasi/Tahun | Capaian")
    rows = "S | A | 10 | 1 | 2 | 3 | 4 | 10 | 100\nS | B | 8 | 2 | 2 | 2 | 2 | 8 | 100\nS | C | 4 | 1 | 1 | 1 | 1 | 5 | 125\n"
    assert lines("KOL201", f"{heading}{rows}S | D | 10 | 2 | 2 | 2 | 2 | 8 | 80") == [
        "H3 A =10 (D3 E3 F3 G3)", "H4 B =8 (D4 E4 F4 G4)", "!H5 C =4 (D5 E5 F5 G5)", "H6 D =8 (D6 E6 F6 G6)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shares", "base"),
    [
        (("90,00", "85,71"), "induk"), (("81,82", "78,26"), "pagu"), (("90,00", "78,26"), "pagu"), (("90,00", ""), "pagu"),
        (("", ""), "pagu"),
    ],
)  # fmt: skip
def test_which_budget_the_percentages_follow(shares: tuple[str, str], base: str) -> None:
    """Rows with one budget only, or the same twice, tell nothing."""
    first, second = shares
    same = "C | 700 | 700 | 600 | 85,71\nD | | 800 | 600 | 75,00"
    rows = f"A | 1.000 | 1.100 | 900 | {first}\nB | 1.050 | 1.150 | 900 | {second}\n{same}"
    (table,) = laporan_from(f"Realisasi Belanja Tahun 2020\nUraian | APBD | APBD-P | Realisasi | Realisasi (%)\n{rows}").tables
    assert base_of(table) == base


@pytest.mark.parametrize(
    ("rests", "turned"),
    [
        (("-100", "-150"), True), (("100", "150"), False), (("-100", "150"), False), (("0", "-150"), True),
        (("(100)", "(150)"), True), (("-99", "-149"), False),
    ],
)  # fmt: skip
def test_a_rest_that_is_counted_the_other_way_round(rests: tuple[str, str], turned: bool) -> None:
    rows = f"A | 1.000 | 900 | {rests[0]}\nB | 1.050 | 900 | {rests[1]}\nC | | 5 | 5\nD | 5 | 5 | 0"
    (table,) = laporan_from(f"Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi | Lebih/(Kurang)\n{rows}").tables
    assert rest_is_turned(table, "pagu") is turned
