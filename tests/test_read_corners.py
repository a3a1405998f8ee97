"""Sheets at the edge of what is a table, settings that are said twice, and packages beyond the limits."""

from __future__ import annotations

import gc
import io
import zipfile
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from example import laporan_from
from test_recognise import grid, understood

from lakip_xl.errors import UnreadableFile
from lakip_xl.model.checks import Outcome
from lakip_xl.model.settings import Keadaan
from lakip_xl.read.headings import find_blocks
from lakip_xl.read.package import MOST_CELLS, MOST_SIGNS, Broken, Budget, Package
from lakip_xl.read.sniff import refuse_other_packages
from lakip_xl.read.workbook import read_workbook
from lakip_xl.read.xlsx_values import special
from lakip_xl.read.xlsx_xml import LocalNames
from lakip_xl.rules.registry import all_rules

SETTINGS = "Pengaturan LAKIP.xlsx"
OK, UNKNOWN, CONTRADICTS = Keadaan.DIPAKAI, Keadaan.TIDAK_DIKENAL, Keadaan.BERTENTANGAN

# --- settings ---------------------------------------------------------------------------------------------------------


def states(sheet: str, lines: str, more: str = "") -> list[tuple[str, Keadaan]]:
    """What became of each line of a settings sheet, at its cell."""
    settings = laporan_from(f"A\n[{SETTINGS} > {sheet}]\n{lines}{more}").settings
    return [(line.place.cell, line.keadaan) for line in settings.lines]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("Batas capaian | 0", [("B2", UNKNOWN)]),
        ("Batas capaian | 120%", [("B2", OK)]),
        ("Batas capaian | banyak", [("B2", UNKNOWN)]),
        ("Warna kesukaan | biru", [("A2", UNKNOWN)]),
        # the same said again says nothing new
        ("Kepala | Dr. Siti\nKepala | dr. siti", [("B2", OK)]),
        ("Kepala | Dr. Siti\nKepala | Dr. Budi", [("B2", OK), ("B3", CONTRADICTS)]),
        ("Skala keberhasilan | baris sendiri", [("B2", OK), ("B2", UNKNOWN)]),
    ],
)
def test_each_line_of_the_settings_is_used_or_told(lines: str, found: list[tuple[str, Keadaan]]) -> None:
    assert states("Umum", f"Pengaturan | Nilai\n{lines}") == found


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("Angka kematian | negatif\nangka kematian | negatif", [("B2", OK)]),
        ("Angka kematian | negatif\nAngka kematian | positif", [("B2", OK), ("B3", CONTRADICTS)]),
        ("Angka kematian | miring", [("B2", UNKNOWN)]),
    ],
)
def test_an_indicator_has_one_direction(lines: str, found: list[tuple[str, Keadaan]]) -> None:
    assert states("Arah indikator", f"Indikator | Arah\n{lines}") == found


def test_a_scale_that_was_chosen_goes_before_own_rows() -> None:
    scale = f"\n[{SETTINGS} > Skala]\nKategori | Dari (%) | Sampai (%)\nKurang | 0 | 60\nBaik | 60 |"
    report = f"A\n[{SETTINGS} > Umum]\nPengaturan | Nilai\nSkala keberhasilan | {{}}{scale}"
    own = laporan_from(report.format("baris sendiri")).settings.scale
    ready = laporan_from(report.format("Permendagri 86/2017"))
    assert own and [(kelas.label, str(kelas.low), str(kelas.high)) for kelas in own.classes] == [
        ("kurang", "0", "60"), ("baik", "60", "None"),
    ]  # fmt: skip
    assert ready.settings.scale and ready.settings.scale.label_of(Decimal(95)) == "sangat tinggi"
    (line,) = [one for one in ready.settings.lines if one.keadaan is CONTRADICTS]
    assert (line.place.cell, [place.cell for place in line.related]) == ("B2", ["B2", "B3"])


# --- headings ---------------------------------------------------------------------------------------------------------


def test_a_blank_row_inside_merged_headings_belongs_to_them() -> None:
    rows = [["No", "Program dan Kegiatan", "Pagu (Rp)", "Realisasi (Rp)"], [], ["1", "Kegiatan A", "1.000", "800"]]
    (merged,) = find_blocks(grid(rows, "A1:A2", "B1:B2"))
    (plain,) = find_blocks(grid(rows))
    assert (merged.rows, plain.rows) == ((1, 2), (1,))


def test_a_group_heading_reaches_only_over_its_own_sub_headings() -> None:
    rows = [
        ["No", "Uraian", "Realisasi", "", "", "Sisa"],
        ["", "", "Rp", "%", "", ""],
        ["1", "Kegiatan A", "800", "80", "", "200"],
    ]
    (block,) = find_blocks(grid(rows))
    assert [column.text for column in block.columns] == ["No", "Uraian", "Realisasi / Rp", "Realisasi / %", "Sisa"]


def test_a_sub_heading_with_nothing_over_it_takes_no_heading_from_further_left() -> None:
    rows = [
        ["No", "Program dan Kegiatan", "Pagu (Rp)", "", "", "Realisasi (Rp)"],
        ["", "", "", "", "%", ""],
        ["1", "Kegiatan A", "1.000", "", "5", "800"],
    ]
    (block,) = find_blocks(grid(rows))
    assert [column.text for column in block.columns] == ["No", "Program dan Kegiatan", "Pagu (Rp)", "%", "Realisasi (Rp)"]


# --- tables of no known kind ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah | 5",
        "Catatan rapat\nJumlah | 5",
        "Nama | Alamat\nMeja | Gudang\nJumlah | 5",
    ],
)
def test_a_total_without_headings_and_rows_is_no_table(text: str) -> None:
    assert laporan_from(text).tables == ()


def test_a_total_under_headings_and_rows_is_a_table() -> None:
    text = "Nama Barang | Banyak\nMeja | 3\nKursi | 2\nJumlah | 5"
    assert understood(text) == ("lain", {"uraian": "A", "angka": "B"})


def test_figures_without_names_are_no_table() -> None:
    """A number column and figures: nothing says what they count. Nor do names without figures, though a line says Jumlah."""
    assert laporan_from("No | Banyak\n1 | 3\n2 | 2\nJumlah | 5").tables == ()
    assert laporan_from("Kolom | Arti\n4 = 2 x 3 | hasil kali").tables == ()


def test_a_bare_percentage_belongs_to_the_amount_that_it_fits() -> None:
    """Behind sisa stands a percentage of the realisasi; a row without a pagu says nothing of it."""
    head = "Realisasi Belanja Tahun 2020\nNo | Uraian | Pagu | Realisasi | Sisa | %\n"
    rows = "1 | Kegiatan A | 1.000 | 800 | 200 | {}\n2 | Kegiatan B | 1.000 | 700 | 300 | {}\n3 | Kegiatan C | | | | 5"
    assert understood(head + rows.format("80", "70"))[1]["serapan"] == "F"
    assert understood(head + rows.format("20", "30"))[1]["sisa_persen"] == "F"


# --- packages ---------------------------------------------------------------------------------------------------------


def package(*names: str) -> Package:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name in names:
            file.writestr(name, "isi")
    return Package(content.getvalue(), "Berkas.xlsx")


@pytest.mark.parametrize(("cells", "signs"), [(MOST_CELLS + 1, 0), (0, MOST_SIGNS + 1)])
def test_a_file_may_cost_so_much_and_no_more(cells: int, signs: int) -> None:
    budget = Budget("Berkas.xlsx")
    budget.spend(MOST_CELLS if cells else 0, MOST_SIGNS if signs else 0)
    assert budget.cells * budget.signs == 0
    with pytest.raises(UnreadableFile):
        Budget("Berkas.xlsx").spend(cells, signs)


def test_more_names_than_any_workbook_has_are_read_but_not_kept() -> None:
    names = LocalNames()
    assert {names[f"x:c{number}"] for number in range(1200)} == {f"c{number}" for number in range(1200)}
    assert len(names) == 1000


def test_a_part_is_found_whatever_its_letters_and_slashes() -> None:
    book = package("xl\\Workbook.xml", "xl/worksheets/sheet1.xml")
    assert "XL/workbook.XML" in book and "xl/styles.xml" not in book
    assert b"".join(book.chunks("/xl/worksheets/Sheet1.xml")) == b"isi"
    with pytest.raises(Broken):
        list(book.chunks("xl/styles.xml"))


def test_a_workbook_of_charts_alone_has_nothing_to_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Grafik")
    book.save(tmp_path / "Dua.xlsx")
    book.remove(book.worksheets[0])
    book.save(tmp_path / "Grafik.xlsx")
    assert [one.sheet for one in read_workbook(tmp_path / "Dua.xlsx", "Dua.xlsx").grids] == ["Sheet"]
    with pytest.raises(UnreadableFile):
        read_workbook(tmp_path / "Grafik.xlsx", "Grafik.xlsx")


@pytest.mark.parametrize(
    ("names", "refused"),
    [
        (("xl/workbook.xml",), False),
        (("other/workbook.xml",), False),
        (("xl/other/workbook.xml",), False),
        (("xl/styles.xml",), True),
        (("foto.jpg",), True),
        (("word/document.xml",), True),
    ],
)
def test_a_package_without_a_workbook_is_refused(names: tuple[str, ...], refused: bool) -> None:
    book = package(*names)
    if refused:
        with pytest.raises(UnreadableFile):
            refuse_other_packages(book, "Berkas.xlsx")
    else:
        assert any(part.endswith("workbook.xml") for part in book.parts)
        refuse_other_packages(book, "Berkas.xlsx")


@pytest.mark.parametrize(
    ("text", "day"),
    [("2020-12-31", (2020, 12, 31)), ("2020-12-31T08:30:00", (2020, 12, 31)), ("2020-13-31", None), ("08:30:00", None)],
)
def test_a_date_stored_as_a_text(text: str, day: tuple[int, int, int] | None) -> None:
    value = special("d", text)
    assert value == text if day is None else (value.year, value.month, value.day) == day  # type: ignore[union-attr]


# --- what a sheet remembers, and what it may cost ---------------------------------------------------------------------


def book_of(tmp_path: Path, *rows: list[object]) -> Path:
    path = tmp_path / "contoh.xlsx"
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_more_numbers_of_one_look_than_are_remembered_are_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book_of(tmp_path, [1.25, 2.5, 3.75], [1.25, 2.5, 3.75])
    monkeypatch.setattr("lakip_xl.read.xlsx_values.MEMORY", 2)
    (sheet,) = read_workbook(path, path.name).grids
    assert [cell.shown for cell in sheet.cells.values()] == ["1,25", "2,5", "3,75"] * 2


def test_more_headings_than_are_remembered_are_understood_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    headings = "No | Uraiian Kegiatann | Pagu Anggarann Setelahh | Realisasii Anggarann"
    report = f"Realisasi Belanja Tahun 2020\n{headings}\n1 | Kegiatan A | 1.000 | 800"
    monkeypatch.setattr("lakip_xl.read.assign.MOST_FITS", 3)
    forgetful = understood(report)
    monkeypatch.undo()
    assert forgetful == understood(report)
    assert forgetful[0] == "realisasi-belanja"


@pytest.mark.parametrize("on", [True, False])
def test_reading_leaves_the_collection_of_garbage_as_it_was(tmp_path: Path, on: bool) -> None:
    path = book_of(tmp_path, [1])
    was = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        read_workbook(path, path.name)
        assert gc.isenabled() is on
    finally:
        (gc.enable if was else gc.disable)()


def test_a_workbook_that_does_not_fit_into_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    path = book_of(tmp_path, [1])
    monkeypatch.setattr("lakip_xl.read.workbook.read_sheet", full)
    with pytest.raises(UnreadableFile, match=r"contoh\.xlsx.*1 GB"):
        read_workbook(path, path.name)


def test_a_link_whose_own_relations_are_damaged_names_no_file(tmp_path: Path) -> None:
    path, linked = book_of(tmp_path, [1]), tmp_path / "tertaut.xlsx"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(f'<Relationship Id="x{at}" Type="{kind}/externalLink" Target="links/l{at}.xml"/>' for at in (1, 2))
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(linked, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            new.writestr(
                name, text.replace("</Relationships>", links + "</Relationships>") if "workbook.xml.rels" in name else text
            )
        new.writestr("xl/links/_rels/l1.xml.rels", "<Relationships><Relationship")
        whole = f'<Relationships><Relationship Id="r" Type="{kind}/externalLinkPath" Target="file:///C:\\data\\Lain.xlsx"/>'
        new.writestr("xl/links/_rels/l2.xml.rels", whole + "</Relationships>")
    read = read_workbook(linked, linked.name)
    assert [[place for place in one.cells] for one in read.grids] == [[(1, 1)]]
    assert ["Lain.xlsx" in note for note in read.notes] == [True]


# --- headings and rows ------------------------------------------------------------------------------------------------


def test_a_block_of_headings_ends_somewhere() -> None:
    headings = ["No", "Uraian", "Pagu", "Realisasi"]
    first, second = find_blocks(grid([headings] * 10))
    assert (len(first.rows), len(second.rows)) == (7, 3)


def test_sub_headings_left_of_all_headings_stand_alone() -> None:
    (block,) = find_blocks(grid([["", "", "Uraian", "Pagu"], ["Rp", "%", "", ""], ["1", "2", "a", "1"]]))
    assert [column.text for column in block.columns] == ["Rp", "%", "Uraian", "Pagu"]


def test_a_sasaran_in_a_line_of_its_own_is_no_row_but_holds_for_the_rows_below() -> None:
    head = "Perjanjian Kinerja Tahun 2020\nNo | Sasaran Strategis | Indikator Kinerja | Target\n"
    (table,) = laporan_from(f"{head}1 | Sasaran A | Koperasi aktif | 5\n | Sasaran B | |\n2 | | Koperasi baru | 7").tables
    assert [(row.place.row, row.name, row.text("sasaran").text) for row in table.rows] == [
        (3, "Koperasi aktif", "Sasaran A"), (5, "Koperasi baru", "Sasaran B"),
    ]  # fmt: skip


def test_one_indicator_under_two_sasaran_is_not_written_twice() -> None:
    head = "Perjanjian Kinerja Tahun 2020\nNo | Sasaran Strategis | Indikator Kinerja | Target\n"
    report = laporan_from(f"{head}1 | Sasaran A | Koperasi aktif | 5\n | Sasaran B | |\n2 | | Koperasi aktif | 7")
    rule = next(one for one in all_rules() if one.code == "DOK103")
    assert [(check.outcome, check.cells) for check in rule.ask(report)] == [(Outcome.HOLDS, 2)]


@pytest.mark.parametrize("name", ["Keterangan:", "Mengetahui", "Kepala Dinas"])
def test_a_total_below_a_signature_or_a_note_is_no_table(name: str) -> None:
    assert laporan_from(f"Nama | Banyak\n{name} | 5\nJumlah | 5").tables == ()
