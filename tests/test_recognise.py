"""Tables are recognised by their headings, wherever they stand and whatever sheet and file are called."""

from __future__ import annotations

import pytest
from conftest import Run
from example import laporan_from

from lakip_xl.model.cells import Cell, Cells, Grid, Span
from lakip_xl.model.tables import FoundTable, Table
from lakip_xl.read.interpret import interpret
from lakip_xl.read.recognise import recognise


def tables(text: str) -> tuple[Table, ...]:
    return laporan_from(text).tables


def table(text: str) -> Table:
    (only,) = tables(text)
    return only


def columns(found: FoundTable) -> dict[str, str]:
    """Letters of the columns by their meaning; a series "E:G"."""
    names = dict.fromkeys(column.name for column in found.columns if column.name)
    letters = {name: [column.letter for column in found.columns_of(name)] for name in names}
    return {name: ":".join(dict.fromkeys((own[0], own[-1]))) for name, own in letters.items()}


def understood(text: str) -> tuple[str, dict[str, str]]:
    only = table(text)
    return only.kind.kind, columns(only.found)


def grid(rows: list[list[str]], *merged: str) -> Grid:
    """Rows of texts from A1, with merged areas such as "A1:B1"."""
    cells = {
        (row, column): Cell(row, column, text, text)
        for row, line in enumerate(rows, start=1) for column, text in enumerate(line, start=1) if text
    }  # fmt: skip
    return Grid("Berkas.xlsx", "Lembar", Cells.of(cells.values()), tuple(_span(area) for area in merged))


def _span(area: str) -> Span:
    first, last = area.split(":")
    return Span(int(first[1:]), ord(first[0]) - 64, int(last[1:]), ord(last[0]) - 64)


# --- each kind by its headings ----------------------------------------------------------------------------------------

BUDGET = {"uraian": "B", "pagu": "C", "realisasi": "D"}
KINDS = {
    "budget": (
        "No | Uraian     | Pagu (Rp) | Realisasi (Rp)\n1 | Kegiatan A | 1.000 | 800",
        ("realisasi-belanja", {"no": "A", **BUDGET}),
    ),
    "budget without units": (
        "No | Program dan Kegiatan | Pagu  | Realisasi\n1 | Kegiatan A | 1.000 | 800",
        ("realisasi-belanja", {"no": "A", **BUDGET}),
    ),
    "sisa right of a lone percent sign": (
        "No | Uraian     | Pagu  | Realisasi | % | Sisa\n1 | Kegiatan A | 1.000 | 800 | 80 | 200",
        ("realisasi-belanja", {"no": "A", **BUDGET, "serapan": "E", "sisa": "F"}),
    ),
    "sisa and its percent": (
        "No | Uraian     | Pagu  | Realisasi | Sisa | %\n1 | Kegiatan A | 1.000 | 800 | 200 | 20",
        ("realisasi-belanja", {"no": "A", **BUDGET, "sisa": "E", "sisa_persen": "F"}),
    ),
    "budget before and after the change": (
        "Kode | Uraian | Anggaran Sebelum Perubahan | Anggaran Setelah Perubahan | Realisasi (Rp) | Sisa (Rp)\n"
        "5.1 | Belanja Pegawai | 900 | 1.000 | 800 | 200",
        ("realisasi-belanja", {"kode": "A", "uraian": "B", "induk": "C", "pagu": "D", "realisasi": "E", "sisa": "F"}),
    ),
    "income": (
        "Realisasi Pendapatan Daerah\nNo | Uraian | Target (Rp) | Realisasi (Rp) | %\n1 | Retribusi Daerah | 1.000 | 800 | 80",
        ("realisasi-pendapatan", {"no": "A", **BUDGET, "serapan": "E"}),
    ),
    "plan with one target": (
        "Rencana Kinerja Tahunan\nNo | Sasaran Strategis | Indikator Kinerja | Satuan | Target\n1 | S | Persentase A | % | 80",
        ("rencana-kinerja", {"no": "A", "sasaran": "B", "indikator": "C", "satuan": "D", "target": "E"}),
    ),
    "agreement": (
        "Perjanjian Kinerja\nNo | Sasaran Strategis | Indikator Kinerja | Target\n1 | S | Persentase A | 80%",
        ("penetapan-kinerja", {"no": "A", "sasaran": "B", "indikator": "C", "target": "D"}),
    ),
    "budget of the agreement": (
        "Program | Anggaran | Keterangan\nProgram A | 1.000 | APBD",
        ("anggaran-program", {"uraian": "A", "pagu": "B", "keterangan": "C"}),
    ),
    "measurement": (
        "Sasaran | Indikator Kinerja | Satuan | Target | Realisasi | Capaian (%)\nS | Persentase A | % | 80 | 80 | 100",
        ("pengukuran-sasaran", {"sasaran": "A", "indikator": "B", "satuan": "C", "target": "D", "hasil": "E", "capaian": "F"}),
    ),
    "outputs": (
        "No | Program/Kegiatan | Keluaran\n1 | Kegiatan A | Laporan",
        ("keluaran-kegiatan", {"no": "A", "uraian": "B", "keluaran": "C"}),
    ),
    "efficiency": (
        "Kegiatan | Anggaran Kegiatan (Rp) | Target Kinerja | Realisasi Kinerja | Realisasi Anggaran (Rp) | E/I (Rp)\n"
        "Kegiatan A | 1.000 | 10% | 10% | 800 | 200",
        ("efisiensi", {"uraian": "A", "pagu": "B", "target": "C", "hasil": "D", "realisasi": "E", "efisiensi": "F"}),
    ),
    "staff by education": (
        "Pendidikan | Laki-laki | Perempuan | Jumlah\nSarjana / S1 | 1 | 2 | 3",
        ("pegawai-pendidikan", {"uraian": "A", "laki": "B", "perempuan": "C", "jumlah": "D"}),
    ),
    "staff by eselon": (
        "Eselon | L | P | Jumlah\nIII A | 1 | 2 | 3",
        ("pegawai-eselon", {"uraian": "A", "laki": "B", "perempuan": "C", "jumlah": "D"}),
    ),
}


@pytest.mark.parametrize(("text", "expected"), KINDS.values(), ids=KINDS)
def test_a_kind_is_told_by_its_headings(text: str, expected: tuple[str, dict[str, str]]) -> None:
    assert understood(text) == expected


@pytest.mark.parametrize(("text", "expected"), KINDS.values(), ids=KINDS)
def test_its_place_and_the_letter_case_do_not_matter(text: str, expected: tuple[str, dict[str, str]]) -> None:
    moved = "\n".join(["", "", *("| |" + line.upper() for line in text.splitlines())])
    kind, letters = understood(moved)
    assert kind == expected[0]
    assert letters == {name: chr(ord(letter) + 2) for name, letter in expected[1].items()}


@pytest.mark.parametrize(
    "text",
    [
        "Nama | Hadir\nAni | ya",
        "No | Nama | Jabatan | Tanda tangan\n1 | Ani | Staf |",
        "Catatan rapat hari Senin",
        "Bulan | Listrik | Air\nJanuari | 100 | 50",
        "Uraian | Pagu (Rp) | Realisasi (Rp)",
    ],
)
def test_what_is_no_table_of_a_lakip_is_left_alone(text: str) -> None:
    assert tables(text) == ()


# --- headings ---------------------------------------------------------------------------------------------------------

LEVELS = {
    "two rows, merged sideways": (
        grid(
            [
                ["NO", "URAIAN", "PAGU", "REALISASI ANGGARAN", "", "SISA ANGGARAN", ""],
                ["", "", "Rp", "Rp", "%", "Rp", "%"],
                ["1", "Kegiatan A", "1.000", "800", "80", "200", "20"],
            ],
            "A1:A2", "B1:B2", "D1:E1", "F1:G1",
        ),
        2,
    ),
    "two rows, nothing merged": (
        grid(
            [
                ["NO", "URAIAN", "PAGU", "REALISASI ANGGARAN", "", "SISA ANGGARAN", ""],
                ["", "", "Rp", "Rp", "%", "Rp", "%"],
                ["1", "Kegiatan A", "1.000", "800", "80", "200", "20"],
            ]
        ),
        2,
    ),
    "one row": (
        grid(
            [
                ["No", "Uraian", "Pagu (Rp)", "Realisasi Anggaran (Rp)", "Realisasi (%)", "Sisa Anggaran (Rp)", "Sisa (%)"],
                ["1", "Kegiatan A", "1.000", "800", "80", "200", "20"],
            ]
        ),
        1,
    ),
    "a number row": (
        grid(
            [
                ["No", "Uraian", "Pagu (Rp)", "Realisasi Anggaran (Rp)", "Realisasi (%)", "Sisa Anggaran (Rp)", "Sisa (%)"],
                ["1", "2", "3", "4", "5=4/3", "6=3-4", "7=6/3"],
                ["1", "Kegiatan A", "1.000", "800", "80", "200", "20"],
            ]
        ),
        2,
    ),
    "three rows and numbers in brackets": (
        grid(
            [
                ["NO", "URAIAN", "ANGGARAN", "", "", "", ""],
                ["", "", "PAGU", "REALISASI ANGGARAN", "", "SISA ANGGARAN", ""],
                ["", "", "Rp", "Rp", "%", "Rp", "%"],
                ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
                ["1", "Kegiatan A", "1.000", "800", "80", "200", "20"],
            ],
            "A1:A3", "B1:B3", "C1:G1", "D2:E2", "F2:G2",
        ),
        4,
    ),
}  # fmt: skip


@pytest.mark.parametrize(("sheet", "depth"), LEVELS.values(), ids=LEVELS)
def test_headings_of_one_to_four_rows(sheet: Grid, depth: int) -> None:
    (found,) = recognise(sheet)
    assert found.heading_rows == tuple(range(1, depth + 1))
    assert columns(found) == {
        "no": "A", "uraian": "B", "pagu": "C", "realisasi": "D", "serapan": "E", "sisa": "F", "sisa_persen": "G",
    }  # fmt: skip
    assert [row.name for row in interpret(found).rows] == ["Kegiatan A"]


def test_years_under_one_heading_are_a_series() -> None:
    sheet = grid(
        [
            ["No", "Sasaran", "Indikator Kinerja", "Target Kinerja pada Tahun ke-", "", "", ""],
            ["", "", "", "1", "2", "3", "4"],
            ["1", "S", "Persentase A", "10", "20", "30", "40"],
        ],
        "A1:A2", "B1:B2", "C1:C2", "D1:G1",
    )  # fmt: skip
    (found,) = recognise(sheet)
    assert (found.kind.kind, columns(found)["target"]) == ("rencana-kinerja", "D:G")
    assert [column.label.split()[-1] for column in found.columns_of("target")] == ["1", "2", "3", "4"]
    (row,) = interpret(found).rows
    assert [str(figure.value) for figure in row.series("target")] == ["10", "20", "30", "40"]


def test_a_heading_that_is_not_known_is_kept_without_a_meaning() -> None:
    found = table("No | Uraian | Lokasi Pekerjaan | Pagu (Rp) | Realisasi (Rp)\n1 | Kegiatan A | Desa B | 1.000 | 800").found
    assert [(column.letter, column.name) for column in found.columns] == [
        ("A", "no"), ("B", "uraian"), ("C", None), ("D", "pagu"), ("E", "realisasi"),
    ]  # fmt: skip
    assert "sisa" in found.missing and "pagu" not in found.missing


# --- what surrounds a table -------------------------------------------------------------------------------------------

SIGNED = """
REALISASI BELANJA
DINAS CONTOH
TAHUN 2022

No | Uraian     | Pagu (Rp) | Realisasi (Rp)
1  | Kegiatan A | 1.000     | 800
2  | Kegiatan B | 2.000     | 900
   | JUMLAH     | 3.000     | 1.700

Keterangan: angka sementara

   |            | Contoh, 5 Januari 2023
   |            | KEPALA DINAS CONTOH
   |            | Nama Pejabat
   |            | NIP. 19700101 199001 1 001
"""


def test_titles_notes_and_signatures_are_no_rows() -> None:
    only = table(SIGNED)
    assert [row.name for row in only.rows] == ["Kegiatan A", "Kegiatan B", "JUMLAH"]
    assert (only.found.span.range, only.found.first_row, only.found.last_row) == ("A5:D8", 6, 8)
    assert [title.text for title in only.found.titles] == ["REALISASI BELANJA", "DINAS CONTOH", "TAHUN 2022"]
    assert {note.place.cell for note in only.found.notes} == {"A10", "C12", "C13", "C14", "C15"}


def test_blank_rows_within_a_table_do_not_end_it() -> None:
    text = SIGNED.replace("2  | Kegiatan B", "\n2  | Kegiatan B").replace("   | JUMLAH", "\n   | JUMLAH")
    assert [row.place.cell for row in table(text).rows] == ["B6", "B8", "B10"]


def test_a_repeated_heading_on_the_next_page_is_no_row() -> None:
    heading = "No | Uraian     | Pagu (Rp) | Realisasi (Rp)\n"
    text = SIGNED.replace("2  | Kegiatan B", heading + "1  | 2          | 3         | 4\n2  | Kegiatan B")
    names = [row.name for own in tables(text) for row in own.rows]
    assert names == ["Kegiatan A", "Kegiatan B", "JUMLAH"]


@pytest.mark.parametrize(
    "row", ["Sasaran A | Indeks Mutu | Baik | Baik | Baik", "Sasaran A | Indeks Mutu | Baik | Kurang Baik | 80,00"]
)
def test_a_target_in_words_is_no_heading_of_assets(row: str) -> None:
    only = table(f"Pengukuran Kinerja Tahun 2020\nSasaran | Indikator Kinerja | Target | Realisasi | Capaian\n{row}")
    assert (only.kind.kind, [line.name for line in only.rows]) == ("pengukuran-sasaran", ["Indeks Mutu"])


def test_several_tables_below_each_other() -> None:
    first, second = tables("""
        Tabel 1.1 Pendidikan PNS
        Pendidikan | Laki-laki | Perempuan | Jumlah
        S1         | 1         | 2         | 3
        JUMLAH     | 1         | 2         | 3

        Tabel 1.2 Pendidikan Tenaga Kontrak
        Pendidikan | Laki-laki | Perempuan | Jumlah
        SLTA       | 4         | 5         | 9
    """)
    assert (first.found.span.range, second.found.span.range) == ("A2:D4", "A7:D8")
    assert [title.text for title in second.found.titles] == ["Tabel 1.2 Pendidikan Tenaga Kontrak"]
    assert [row.name for own in (first, second) for row in own.rows] == ["S1", "JUMLAH", "SLTA"]


def test_every_table_of_the_report_has_its_range(report: Run) -> None:
    ranges = {(table["kind"], table["sheet"], table["range"]) for file in report.office["files"] for table in file["tables"]}
    assert ranges == {
        ("pegawai-pendidikan", "Pendidikan", "A4:E13"), ("pegawai-pendidikan", "Pendidikan", "A18:E23"),
        ("pegawai-eselon", "Eselon", "A5:E15"), ("pegawai-golongan", "Golongan", "A5:H13"),
        ("rencana-kinerja", "Rencana Kinerja", "A5:I20"), ("penetapan-kinerja", "Penetapan Kinerja", "A5:D9"),
        ("pengukuran-sasaran", "Pengukuran Kinerja", "A5:F11"), ("efisiensi", "Efisiensi", "A5:I24"),
        ("keluaran-kegiatan", "Keluaran Kegiatan", "A5:C29"), ("realisasi-pendapatan", "Pendapatan", "A5:G8"),
        ("realisasi-belanja", "BTL", "A5:I9"), ("realisasi-belanja", "Belanja Langsung", "A5:I33"),
    }  # fmt: skip


# --- rows -------------------------------------------------------------------------------------------------------------


def test_two_indicators_with_two_targets_in_one_cell_are_two_rows() -> None:
    sheet = grid(
        [
            ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"],
            ["1", "S", "- Persentase A\n- Persentase B", "1,4%\n20%"],
            ["2", "T", "a. Persentase C\nb. Persentase D", "1,4%\n20%"],
            ["3", "U", "Persentase E yang\nditulis dua baris", "5%"],
        ]
    )
    (found,) = recognise(sheet)
    rows = interpret(found).rows
    assert [(" ".join(row.name.split()), str(row.figure("target").value), row.figure("target").place.cell) for row in rows] == [
        ("Persentase A", "1.4", "D2"), ("Persentase B", "20", "D2"),
        ("Persentase C", "1.4", "D3"), ("Persentase D", "20", "D3"),
        ("Persentase E yang ditulis dua baris", "5", "D4"),
    ]  # fmt: skip


def test_a_merged_sasaran_stands_for_all_its_indicators() -> None:
    sheet = grid(
        [
            ["No", "Sasaran Strategis", "Indikator Kinerja", "Target"],
            ["1", "Naiknya mutu", "Persentase sekolah", "1%"],
            ["", "", "Persentase guru", "2%"],
            ["2", "Naiknya minat", "Persentase siswa", "3%"],
        ],
        "A2:A3", "B2:B3",
    )  # fmt: skip
    (found,) = recognise(sheet)
    assert [(row.text("sasaran").text, row.name) for row in interpret(found).rows] == [
        ("Naiknya mutu", "Persentase sekolah"), ("Naiknya mutu", "Persentase guru"), ("Naiknya minat", "Persentase siswa"),
    ]  # fmt: skip


def test_figures_keep_value_places_text_and_cell() -> None:
    written = ["6.256.458.185", "20,210,278,046", "Rp 150.335.000,-", "0,-", "(2.315,00)", "-", "", "n/a"]
    lines = "\n".join(f"{number} | Kegiatan {number} | 1 | {text}" for number, text in enumerate(written, start=1))
    rows = table(f"No | Uraian | Pagu (Rp) | Realisasi (Rp)\n{lines}").rows
    figures = [row.figure("realisasi") for row in rows]
    assert [figure.written for figure in figures] == written
    assert [figure.place.cell for figure in figures] == [f"D{row}" for row in range(2, 10)]
    assert [figure.value if figure.value is None else str(figure.value + 0) for figure in figures] == [
        "6256458185", "20210278046", "150335000", "0", "-2315.00", "0", None, None,
    ]  # fmt: skip
