"""The one-pass reader: everything that openpyxl sees in two loads, and one plain sentence for what is no workbook."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from conftest import FAULTY_BUDGET, SAMPLES, SOUND_BUDGET, Books, check
from openpyxl.worksheet.formula import ArrayFormula

from lakip_xl.errors import UnreadableFile
from lakip_xl.model.cells import Cell, ErrorValue, Grid, Span
from lakip_xl.read.workbook import read_workbook

WORKBOOKS = sorted(path for path in SAMPLES.rglob("*.xlsx") if "Hasil LAKIP" not in path.parts)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument"


def grids(path: Path) -> tuple[Grid, ...]:
    return read_workbook(path, path.name).grids


def grid(path: Path) -> Grid:
    (only,) = grids(path)
    return only


def cell(path: Path, row: int, column: int) -> Cell:
    found = grid(path).at(row, column)
    assert found is not None
    return found


# --- against openpyxl -------------------------------------------------------------------------------------------------


def as_we_say_it(value: Any) -> Any:
    """openpyxl's value in our words: exact numbers, errors apart from texts, nothing for an empty text."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return Decimal(repr(value))
    if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "/A")):
        return ErrorValue(value)
    return value or None


def two_loads(path: Path, sheet: str) -> Iterator[tuple[tuple[int, int], tuple[Any, str | None, str]]]:
    """Each cell that is not empty: value, formula, number format."""
    values, formulas = openpyxl.load_workbook(path, data_only=True)[sheet], openpyxl.load_workbook(path)[sheet]
    for line in formulas.iter_rows():
        for own in line:
            value = values.cell(own.row, own.column)
            formula = own.value.text if isinstance(own.value, ArrayFormula) else str(own.value) if own.data_type == "f" else None
            if value.value not in (None, "") or formula:
                yield (own.row, own.column), (as_we_say_it(value.value), formula, value.number_format)


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_equals_two_loads_of_openpyxl(path: Path) -> None:
    found = grids(path)
    assert [one.sheet for one in found] == openpyxl.load_workbook(path).sheetnames
    for one in found:
        assert {place: (own.value, own.formula, own.number_format) for place, own in one.cells.items()} == dict(
            two_loads(path, one.sheet)
        )


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_merged_areas_equal_openpyxls(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for one in grids(path):
        assert sorted(span.range for span in one.merged) == sorted(str(area) for area in book[one.sheet].merged_cells.ranges)


# --- what Excel writes ------------------------------------------------------------------------------------------------


@pytest.fixture
def book(tmp_path: Path) -> Callable[[Callable[[Any, Any], None]], Path]:
    """Writes one sheet: ``book(lambda page, book: page.write(...))``."""

    def written(fill: Callable[[Any, Any], None]) -> Path:
        with xlsxwriter.Workbook(tmp_path / "contoh.xlsx") as made:
            fill(made.add_worksheet("Lembar"), made)
        return tmp_path / "contoh.xlsx"

    return written


Book = Callable[[Callable[[Any, Any], None]], Path]


@pytest.mark.parametrize(
    ("number", "number_format", "shown"),
    [
        (0.9539, "0.00%", "95,39%"),
        (0.155, "0.0%", "15,5%"),
        (6256458185, "#,##0", "6.256.458.185"),
        (92.19, "0.00", "92,19"),
        (98.2, "0.00", "98,20"),
        (1, "0.00%", "100,00%"),
        (0, '#,##0;-#,##0;"-"', "-"),
        (-2315, "#,##0.00;(#,##0.00)", "(2.315,00)"),
        (150335000, '"Rp "#,##0', "Rp 150.335.000"),
        (12, '0" kali"', "12 kali"),
        (1.5, "General", "1,5"),
        (2020, "General", "2020"),
    ],
)
def test_numbers_keep_value_format_and_look(book: Book, number: float, number_format: str, shown: str) -> None:
    path = book(lambda page, made: page.write_number(0, 0, number, made.add_format({"num_format": number_format})))
    found = cell(path, 1, 1)
    assert (found.value, found.number_format, found.shown) == (Decimal(repr(number)), number_format, shown)


def test_a_formula_comes_with_its_kept_result(book: Book) -> None:
    path = book(lambda page, _: page.write_formula("B2", "=SUM(A1:A2)*2", None, 42.5))
    assert (cell(path, 2, 2).value, cell(path, 2, 2).formula) == (Decimal("42.5"), "=SUM(A1:A2)*2")


def test_a_formula_whose_result_is_a_text(book: Book) -> None:
    path = book(lambda page, _: page.write_formula("A1", '="Pro"&"gram"', None, "Program"))
    assert (cell(path, 1, 1).value, cell(path, 1, 1).shown) == ("Program", "Program")


def test_an_array_formula(book: Book) -> None:
    path = book(lambda page, _: page.write_array_formula("A1:A1", "{=SUM(B1:B2*C1:C2)}", None, 7))
    assert (cell(path, 1, 1).value, cell(path, 1, 1).formula) == (Decimal(7), "=SUM(B1:B2*C1:C2)")


def test_dates_times_and_booleans(book: Book) -> None:
    def fill(page: Any, made: Any) -> None:
        page.write_datetime("A1", datetime(2021, 2, 5), made.add_format({"num_format": "dd/mm/yyyy"}))
        page.write_boolean("A2", True)

    path = book(fill)
    moment = cell(path, 1, 1).value
    assert isinstance(moment, date) and (moment.year, moment.month, moment.day) == (2021, 2, 5)
    assert cell(path, 2, 1).value is True


def test_a_number_that_fits_no_date_stays_a_number(book: Book) -> None:
    path = book(lambda page, made: page.write_number(0, 0, 3531906281, made.add_format({"num_format": "dd/mm/yyyy"})))
    assert cell(path, 1, 1).value == Decimal(3531906281)


def test_hidden_rows_columns_and_sheets(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "contoh.xlsx") as made:
        page, secret = made.add_worksheet("Terlihat"), made.add_worksheet("Rahasia")
        secret.hide()
        for sheet in (page, secret):
            sheet.write_string("C3", "isi")
        page.set_row(2, None, None, {"hidden": True})
        page.set_column("B:C", None, None, {"hidden": True})
    shown, hidden = grids(tmp_path / "contoh.xlsx")
    assert (shown.hidden, hidden.hidden) == (False, True)
    assert (shown.hidden_rows, shown.hidden_columns) == ({3}, {2, 3})
    assert (hidden.hidden_rows, hidden.hidden_columns) == (set(), set())
    assert shown.at(3, 3) is not None and hidden.at(3, 3) is not None


def test_merged_areas_are_seen_through(book: Book) -> None:
    path = book(lambda page, _: page.merge_range("B2:C3", "Jumlah Pegawai"))
    found = grid(path)
    assert found.merged == (Span(2, 2, 3, 3),)
    seen = found.seen(3, 3)
    assert seen is not None and seen.shown == "Jumlah Pegawai"
    assert found.at(3, 3) is None and found.seen(4, 4) is None


def test_only_filled_cells_count(book: Book) -> None:
    def fill(page: Any, made: Any) -> None:
        page.write_blank("A1", None, made.add_format({"bold": True}))
        page.write_string("XFD1048576", "terpencil")

    found = grid(book(fill))
    assert list(found.cells) == [(1_048_576, 16_384)]
    assert found.rows == (1_048_576,)


# --- what other programs write ----------------------------------------------------------------------------------------


def rewritten(path: Path, part: str, old: str, new: str) -> Path:
    """The workbook with one of its parts changed."""
    content = {name: zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist()}
    text = content[part].decode()
    assert old in text
    content[part] = text.replace(old, new).encode()
    with zipfile.ZipFile(path, "w") as package:
        for name, data in content.items():
            package.writestr(name, data)
    return path


SHEET = "xl/worksheets/sheet1.xml"
EMPTY = "<sheetData/>"


def sheet_of(book: Book, rows: str) -> Path:
    return rewritten(book(lambda page, _: None), SHEET, EMPTY, f"<sheetData>{rows}</sheetData>")


def test_shared_formulas_are_told_for_each_cell(book: Book) -> None:
    path = sheet_of(
        book,
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>3</v></c><c r="B2"><f t="shared" si="0"/><v>6</v></c></row>'
        '<row r="3"><c r="A3"><v>5</v></c><c r="B3"><f t="shared" si="0"/><v>10</v></c></row>',
    )
    assert [(cell(path, row, 2).formula, cell(path, row, 2).value) for row in (1, 2, 3)] == [
        ("=A1*2", Decimal(2)), ("=A2*2", Decimal(6)), ("=A3*2", Decimal(10)),
    ]  # fmt: skip


def test_a_formula_that_was_never_calculated_is_not_empty(book: Book) -> None:
    path = sheet_of(book, '<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c><c r="B1"><f>1+1</f><v></v></c></row>')
    assert [(cell(path, 1, column).value, cell(path, 1, column).formula) for column in (1, 2)] == [
        (None, "=SUM(B1:B9)"), (None, "=1+1"),
    ]  # fmt: skip


def test_inline_strings_and_rich_text(book: Book) -> None:
    path = sheet_of(
        book,
        '<row r="1"><c r="A1" t="inlineStr"><is><t>Program</t></is></c>'
        '<c r="B1" t="inlineStr"><is><r><t>Kegi</t></r><r><t>atan</t></r></is></c>'
        '<c r="C1" t="inlineStr"><is><t></t></is></c></row>',
    )
    assert {place: own.value for place, own in grid(path).cells.items()} == {(1, 1): "Program", (1, 2): "Kegiatan"}


@pytest.mark.parametrize("code", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!", "#NAME?"])
def test_error_cells_are_errors_and_no_texts(book: Book, code: str) -> None:
    path = sheet_of(book, f'<row r="1"><c r="A1" t="e"><v>{code}</v></c><c r="B1" t="e"><f>1/0</f><v>{code}</v></c></row>')
    assert cell(path, 1, 1).value == cell(path, 1, 2).value == ErrorValue(code)
    assert (cell(path, 1, 1).shown, cell(path, 1, 2).formula) == (code, "=1/0")


def test_cells_and_rows_without_their_address(book: Book) -> None:
    path = sheet_of(book, "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    assert {place: own.value for place, own in grid(path).cells.items()} == {
        (1, 1): Decimal(1), (1, 2): Decimal(2), (2, 1): Decimal(3),
    }  # fmt: skip


def test_a_wrong_dimension_hides_nothing(book: Book) -> None:
    path = book(lambda page, _: [page.write_number(row, 2, row) for row in range(40)] and None)
    rewritten(path, SHEET, 'ref="C1:C40"', 'ref="A1"')
    assert len(grid(path).cells) == 40


def test_values_under_a_merged_area_are_kept(book: Book) -> None:
    path = sheet_of(book, '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>')
    rewritten(path, SHEET, "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>')
    assert cell(path, 1, 2).value == Decimal(2)


def test_numbers_are_exact(book: Book) -> None:
    path = sheet_of(
        book,
        '<row r="1"><c r="A1"><v>9007199254740993</v></c><c r="B1"><v>0.1</v></c>'
        '<c r="C1"><v>1.5E+3</v></c><c r="D1"><v>-0</v></c></row>',
    )
    assert [cell(path, 1, column).value for column in (1, 2, 3, 4)] == [
        Decimal(9007199254740993), Decimal("0.1"), Decimal(1500), Decimal(0),
    ]  # fmt: skip


def test_strict_workbooks_are_read_or_refused_but_never_empty(book: Book) -> None:
    """The ISO namespaces, as "Strict Open XML Spreadsheet" in Excel's Save As."""
    path = book(lambda page, _: page.write_number("A1", 5))
    for part in ("_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/workbook.xml", "xl/styles.xml", SHEET):
        if part.startswith("xl/") and not part.endswith(".rels"):
            rewritten(path, part, MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main")
        if part.endswith(".rels") or part == "xl/workbook.xml":
            rewritten(path, part, f"{RELATIONS}/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
    try:
        found = cell(path, 1, 1).value
    except UnreadableFile as fault:
        assert fault.sentence.startswith("contoh.xlsx ")
    else:
        assert found == Decimal(5)


# --- what is no workbook ----------------------------------------------------------------------------------------------


def package(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        for name, text in parts.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return stream.getvalue()


def whole_sample() -> bytes:
    return WORKBOOKS[0].read_bytes()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
REFUSED = {
    "zero bytes": b"",
    "html": b"\xef\xbb\xbf\r\n<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>",
    "html table": b"<table border=1><tr><td>Pagu</td></tr></table>",
    "csv": b"Uraian;Pagu;Realisasi\r\nKegiatan A;1000;800\r\n",
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "word": package(word__document_dot_xml="<document/>"),
    "powerpoint": package(ppt__presentation_dot_xml="<presentation/>"),
    "xlsb": package(xl__workbook_dot_bin="x"),
    "plain zip": package(),
    "password": OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512),
    "old xls": OLE + "Workbook".encode("utf-16-le") + bytes(512),
    "cut off": whole_sample()[:2000],
    "cut off at the end": whole_sample()[:-30],
    "zero tail": whole_sample()[:3000] + bytes(len(whole_sample()) - 3000),
    "nothing but zeros": bytes(4096),
    "only the first two letters": b"PK",
}


@pytest.mark.parametrize("content", REFUSED.values(), ids=REFUSED)
def test_what_is_no_workbook_gets_a_sentence_with_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "Realisasi [2020].xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(path, path.name)
    assert caught.value.sentence.startswith("Realisasi [2020].xlsx ")
    assert not any(word in caught.value.sentence.lower() for word in ("zip", "xml", "traceback", "error", "exception"))


def test_classes_of_refused_files_have_different_sentences(tmp_path: Path) -> None:
    def sentence(kind: str) -> str:
        path = tmp_path / "contoh.xlsx"
        path.write_bytes(REFUSED[kind])
        with pytest.raises(UnreadableFile) as caught:
            read_workbook(path, path.name)
        return caught.value.sentence

    different = ("zero bytes", "html", "csv", "pdf", "word", "password", "old xls", "cut off")
    assert len({sentence(kind) for kind in different}) == len(different)
    assert sentence("cut off") == sentence("cut off at the end") == sentence("zero tail")


def test_the_other_files_are_still_checked(office: Callable[[Books], Path]) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}, "Lain.xlsx": {"Rekap": SOUND_BUDGET}})
    for kind, content in REFUSED.items():
        (folder / f"rusak {kind}.xlsx").write_bytes(content)
    run = check(folder)
    status = {file["path"]: file["status"] for file in run.office["files"]}
    assert run.code == 3
    assert status == {"Belanja.xlsx": "read", "Lain.xlsx": "read"} | {f"rusak {kind}.xlsx": "refused" for kind in REFUSED}
    assert "Belanja.xlsx" in {one["place"]["file"] for one in run.findings}
    for file in run.office["files"]:
        assert file["status"] == "read" or (file["path"] in file["reason"] and file["path"] in run.err)


def test_a_file_that_vanishes_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(tmp_path / "hilang.xlsx", "hilang.xlsx")
    assert "hilang.xlsx" in caught.value.sentence


def test_a_damaged_sheet_refuses_the_file_and_loses_no_other(office: Callable[[Books], Path]) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}})
    shutil.copy(folder / "Belanja.xlsx", folder / "Rusak.xlsx")
    rewritten(folder / "Rusak.xlsx", SHEET, "</sheetData>", "")
    run = check(folder)
    assert run.code == 3
    assert {file["path"]: file["status"] for file in run.office["files"]} == {"Belanja.xlsx": "read", "Rusak.xlsx": "refused"}
