"""What is said beside the findings: which tables are missing, what was found out from the figures; and what rules share."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from example import laporan_from

from lakip_xl.model.figures import Unit
from lakip_xl.rules.cells import heading_over
from lakip_xl.rules.columns import figure_at
from lakip_xl.rules.missing import missing_sheets
from lakip_xl.rules.understood import found_out
from lakip_xl.tables import NEEDED, PengukuranSasaran, RealisasiBelanja

BUDGET = "Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi\nKegiatan A | 1.000 | 800\nKegiatan B | 2.000 | 1.500"
PLAN = "[RKT]\nRencana Kinerja Tahun 2020\nTujuan | Sasaran | Indikator | Target\nTujuan A | Sasaran A | Indikator A | 50"


def kinds_named(text: str) -> list[bool]:
    """For each needed kind whether its title is said to be missing, and whether the measurement is."""
    said = " ".join(missing_sheets(laporan_from(text)))
    return [f"tabel {kind.title}" in said for kind in (*NEEDED, PengukuranSasaran)]


def test_tables_that_are_there_are_not_missed() -> None:
    assert [kind.kind for kind in NEEDED] == ["rencana-kinerja", "penetapan-kinerja", "realisasi-belanja"]
    assert kinds_named(BUDGET) == [True, True, False, True]
    assert kinds_named(f"{BUDGET}\n{PLAN}") == [False, True, False, True]


def test_without_any_table_nothing_is_missed_and_without_a_budget_it_is() -> None:
    assert missing_sheets(laporan_from("Catatan rapat\nTidak ada tabel")) == ()
    assert kinds_named(PLAN.partition("\n")[2]) == [False, True, True, True]


HEADS = "Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu Induk | Pagu Perubahan | Realisasi | % Realisasi | Sisa"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (BUDGET, []),
        # percentages and sisa follow the first budget
        (
            f"{HEADS}\n1 | Kegiatan A | 1.000 | 2.000 | 800 | 80,00 | 200\n2 | Kegiatan B | 500 | 400 | 300 | 60,00 | 200",
            [("Contoh.xlsx > Lembar", "pagu induk")],
        ),
        (f"{HEADS}\n1 | Kegiatan A | 1.000 | 2.000 | 800 | 40,00 | 1.200\n2 | Kegiatan B | 500 | 400 | 300 | 75,00 | 100", []),
    ],
)
def test_which_budget_percentages_follow_is_said(text: str, told: list[tuple[str, str]]) -> None:
    said = found_out(laporan_from(text))
    assert [(one.partition(":")[0], one.partition("dari ")[2].partition(",")[0]) for one in said] == told


MONTHS = "Realisasi Belanja Tahun 2020\nUraian | Pagu | Januari | Februari | Maret | Realisasi"


@pytest.mark.parametrize(
    ("rows", "way", "held"),
    [
        (["Kegiatan A | 1.000 | 100 | 200 | 300 | 600", "Kegiatan B | 900 | 40 | 50 | 60 | 150"], "per periode", "2 dari 2"),
        (["Kegiatan A | 1.000 | 100 | 300 | 600 | 600", "Kegiatan B | 900 | 40 | 90 | 150 | 150"], "kumulatif", "2 dari 2"),
        (
            [
                "Kegiatan A | 1.000 | 100 | 200 | 300 | 600",
                "Kegiatan B | 2.000 | 400 | 500 | 600 | 1.500",
                "Kegiatan C | 900 | 100 | 100 | 100 | 400",
            ],
            "per periode",
            "2 dari 3",
        ),
    ],
)  # fmt: skip
def test_how_months_add_up_is_said_with_the_rows_that_bear_it_out(rows: list[str], way: str, held: str) -> None:
    (said,) = found_out(laporan_from("\n".join([MONTHS, *rows])))
    assert re.search(r"kolom (\w-\w) berisi angka (.+) untuk (.+) \((.+) baris\)", said).groups() == (  # type: ignore[union-attr]
        "C-E", way, "Realisasi", held,
    )  # fmt: skip


def test_a_table_of_last_year_is_said_to_be_compared_with_only() -> None:
    text = f"{BUDGET}\n[Lama]\n{BUDGET.replace('2020', '2019')}"
    (said,) = (one for one in found_out(laporan_from(text)) if "pembanding" in one)
    assert said.partition(":")[0] == "Contoh.xlsx > Lama" and "tahun 2019" in said and RealisasiBelanja.title in said


def test_a_heading_of_two_levels_is_named_in_one_line() -> None:
    (table,) = laporan_from(
        "Realisasi Belanja Tahun 2020\nUraian | Pagu | Realisasi Anggaran |\n | | Rp | %\nKegiatan A | 1.000 | 800 | 80,00"
    ).tables
    (row,) = table.rows
    assert row.realisasi and heading_over(table, row.realisasi.place) == "Realisasi Anggaran Rp"  # type: ignore[attr-defined]
    assert heading_over(table, table.found.grid.place(4, 9)) == ""


def test_a_figure_under_any_heading_is_read_by_what_the_heading_counts() -> None:
    headings = "Uraian | Pagu | Realisasi | Blokir (Rp) | Bobot (%) | Paket"
    (table,) = laporan_from(f"Realisasi Belanja Tahun 2020\n{headings}\nKegiatan A | 1.000 | 800 | 1.234 | 12 | 3").tables
    (row,) = table.rows
    read = {column.heading: figure_at(table, row, column, quotient=False) for column in table.found.columns[1:]}
    assert {heading: (figure.value, figure.unit, figure.place.cell) for heading, figure in read.items()} == {
        "Pagu": (Decimal(1000), Unit.RUPIAH, "B3"),
        "Realisasi": (Decimal(800), Unit.RUPIAH, "C3"),
        "Blokir (Rp)": (Decimal(1234), Unit.RUPIAH, "D3"),
        "Bobot (%)": (Decimal(12), Unit.PERSEN, "E3"),
        "Paket": (Decimal(3), Unit.BILANGAN, "F3"),
    }
    assert read["Pagu"] is row.figure("pagu")
    assert figure_at(table, row, table.found.columns[-1], quotient=True).unit is Unit.PERSEN
