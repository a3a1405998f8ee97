"""The styles that an office finds in Excel's gallery, and which cells follow them."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from conftest import Run
from lxml import etree
from openpyxl.workbook.workbook import Workbook
from recalculate import SOFFICE

from lakip_xl.model.sheets import PlannedCell, SheetPlan
from lakip_xl.write import xlsx as writer
from lakip_xl.write.styles import MARKS, NAMES, STYLES
from lakip_xl.write.templates import template_files

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEET = SheetPlan(
    "Lembar",
    (),
    (
        PlannedCell(1, 1, "Uraian", "heading"),
        PlannedCell(2, 1, "Kegiatan", "text", indent=1),
        PlannedCell(3, 1, "Program", "text"),
        PlannedCell(2, 2, Decimal(5), "figure", number_format="#,##0"),
        PlannedCell(3, 2, Decimal(5), "figure", number_format="#,##0", mark="kesalahan"),
        PlannedCell(4, 2, Decimal(5), "figure_strong", number_format="#,##0", mark="kesalahan"),
    ),
)


def written() -> bytes:
    return writer.workbook_bytes([SHEET], title="Judul", office="Dinas")


def style_names(book: Workbook) -> dict[str, str]:
    return {cell.coordinate: cell.style for row in book.active.iter_rows() for cell in row if cell.value is not None}


def format_of(content: bytes, cell: str) -> etree._Element:
    sheet, styles = part(content, "xl/worksheets/sheet1.xml"), part(content, "xl/styles.xml")
    number = next(found.get("s") for found in sheet.iter(f"{MAIN}c") if found.get("r") == cell)
    return styles.find(f"{MAIN}cellXfs")[int(number)]


def own_groups(content: bytes, cell: str) -> set[str]:
    """What a cell's format keeps when its style changes."""
    return {name for name, value in format_of(content, cell).items() if name.startswith("apply") and value == "1"}


def gallery(content: bytes) -> dict[str, str]:
    names = part(content, "xl/styles.xml").find(f"{MAIN}cellStyles")
    return {found.get("xfId"): found.get("name") for found in names}


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def looks(book: Workbook) -> Iterator[tuple[object, ...]]:
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            parts = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
            yield sheet.title, cell.coordinate, cell.number_format, *map(repr, parts)


def test_a_cell_follows_the_style_of_its_look_and_a_marked_cell_that_of_its_mark() -> None:
    names = style_names(openpyxl.load_workbook(io.BytesIO(written())))
    assert names == {
        "A1": "LAKIP Kepala tabel", "A2": "LAKIP Teks", "A3": "LAKIP Teks",
        "B2": "LAKIP Angka", "B3": "LAKIP Tanda kesalahan", "B4": "LAKIP Tanda kesalahan",
    }  # fmt: skip


def test_a_cell_keeps_of_its_own_only_what_its_style_does_not_say() -> None:
    content = written()
    assert own_groups(content, "A1") == {"applyNumberFormat"}
    assert own_groups(content, "A3") == {"applyNumberFormat"}
    assert own_groups(content, "A2") == {"applyNumberFormat", "applyAlignment"}
    assert own_groups(content, "B2") == {"applyNumberFormat"}


def test_a_style_leaves_the_number_format_to_the_cell() -> None:
    root = part(written(), "xl/styles.xml")
    ours = list(root.find(f"{MAIN}cellStyleXfs"))[1:]
    assert [xf.get("applyNumberFormat") for xf in ours] == ["0"] * 4
    assert root.find(f"{MAIN}cellStyles").get("count") == "5"


def test_the_least_indented_text_is_what_the_style_looks_like() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written()))
    style = next(style for style in book._named_styles if style.name == "LAKIP Teks")
    assert (style.alignment.indent, book.active["A3"].alignment.indent, book.active["A2"].alignment.indent) == (1, 1, 2)


def test_every_written_cell_of_a_result_follows_a_style_of_ours(report: Run) -> None:
    book = openpyxl.load_workbook(report.workbook)
    filled = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert len(filled) > 2000
    assert {cell.coordinate for cell in filled if not cell.style.startswith("LAKIP ")} == set()
    assert {"LAKIP Tanda kesalahan", "LAKIP Tanda peringatan", "LAKIP Tanda catatan"} <= {cell.style for cell in filled}


def test_names_change_no_look(monkeypatch: pytest.MonkeyPatch) -> None:
    named = openpyxl.load_workbook(io.BytesIO(written()))
    monkeypatch.setattr(writer, "name_styles", lambda content, followed: content)
    plain = openpyxl.load_workbook(io.BytesIO(written()))
    assert set(style_names(plain).values()) == {"Normal"}
    assert list(looks(named)) == list(looks(plain))


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert written() == written()


def test_every_look_has_a_name_and_one_name_means_one_look() -> None:
    assert set(NAMES) == {*STYLES, *MARKS}
    meant = {(name, tuple(sorted({**STYLES, **MARKS}[look].items()))) for look, name in NAMES.items()}
    assert len(meant) == len(set(NAMES.values()))


def test_blank_forms_carry_their_styles() -> None:
    name, content = template_files()[0]
    styles = {cell.style for sheet in openpyxl.load_workbook(io.BytesIO(content)) for row in sheet.iter_rows() for cell in row}
    assert {"LAKIP Kepala tabel", "LAKIP Isian angka"} <= styles, name


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_knows_the_styles(tmp_path: Path) -> None:
    source = tmp_path / "hasil.xlsx"
    source.write_bytes(written())
    command = [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(tmp_path / "lagi"), str(source)], capture_output=True, check=True, timeout=120)
    again = (tmp_path / "lagi" / "hasil.xlsx").read_bytes()
    styles = gallery(again)
    assert {"LAKIP Kepala tabel", "LAKIP Teks", "LAKIP Angka", "LAKIP Tanda kesalahan"} <= set(styles.values())
    assert styles[format_of(again, "B3").get("xfId")] == "LAKIP Tanda kesalahan"
