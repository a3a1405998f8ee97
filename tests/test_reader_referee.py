"""Two readers, one truth: ours and openpyxl's see the same cells in every sample, template, fixture and made file.

Each difference is explained in hostile/differences.py; a difference that is listed and does not show up fails as well.
"""

from __future__ import annotations

import math
import sys
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.styles.numbers import is_date_format as openpyxls_is_date_format
from openpyxl.utils.datetime import from_excel

sys.path.insert(0, str(Path(__file__).parent / "hostile"))
import differences
from hostile_parts import Case, packed, parts_of, sheet_xml
from make_hostile import all_cases, file_of
from openpyxl_reader import referee_grids

from lakip_xl.model.cells import ErrorValue, Grid, column_letters
from lakip_xl.read.package import Package
from lakip_xl.read.workbook import read_workbook
from lakip_xl.read.xlsx_formats import BUILT_IN, is_date_format
from lakip_xl.read.xlsx_formula import Shared
from lakip_xl.read.xlsx_parts import MAC_EPOCH, WINDOWS_EPOCH, read_book
from lakip_xl.read.xlsx_sheet import read_sheet
from lakip_xl.read.xlsx_values import day_of, exact_number

ROOT = Path(__file__).parent.parent
WORKBOOKS = sorted(
    path for folder in ("samples", "templates") for path in (ROOT / folder).rglob("*.xlsx") if "Hasil LAKIP" not in path.parts
)
READABLE = [case for case in all_cases() if case.must == "read"]
HUGE = {"bom 90 MB spasi", "teks bersama 80 MB", "sepuluh ribu lembar satu bagian", "cdata 20 MB", "satu juta baris berformat"}
"""Readable, but a test of patience for the referee."""


def careful_grids(path: Path) -> tuple[Grid, ...]:
    """Every sheet by expat alone."""
    package = Package(path.read_bytes(), path.name)
    book = read_book(package)
    return tuple(read_sheet(package, book, sheet, fast=False)[0] for sheet in book.sheets)


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_both_readers_see_the_same_cells(path: Path) -> None:
    ours = read_workbook(path, path.name).grids
    assert ours == referee_grids(path)
    assert ours == careful_grids(path)


@pytest.mark.parametrize("case", [case for case in READABLE if case.name not in HUGE], ids=lambda case: case.name)
def test_differences_on_hostile_files_are_the_listed_ones(case: Case, tmp_path: Path) -> None:
    path = tmp_path / file_of(case)
    path.write_bytes(case.make())
    file = read_workbook(path, path.name)
    try:
        theirs = referee_grids(path)
    except Exception as fault:
        assert case.name in differences.RAISES, f"openpyxl raises {fault!r}, which is not listed"
        return
    assert case.name not in differences.RAISES, "listed as one on which openpyxl gives up, and it does not"
    assert (file.grids != theirs) is (case.name in differences.OTHERWISE)
    if not file.unread:
        assert file.grids == careful_grids(path)


def test_every_listed_difference_has_its_file() -> None:
    assert {*differences.RAISES, *differences.OTHERWISE} <= {case.name for case in READABLE} - HUGE


# --- made files -------------------------------------------------------------------------------------------------------

FORMATS = (
    "General",
    "0",
    "#,##0",
    "#,##0.00",
    "0.00%",
    "0.0%",
    '"Rp "#,##0',
    "dd/mm/yyyy",
    "@",
    '#,##0;(#,##0);"-"',
    "[h]:mm",
    "#.##0",
    '0" kali"',
)
numbers = st.one_of(
    st.integers(-(10**15), 10**15),
    st.floats(-1e12, 1e12, allow_nan=False),
    st.decimals(-(10**9), 10**9, places=2).map(float),
    st.fractions(0, 1).map(float),
)
texts = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"), max_size=30).filter(
    lambda text: "_x" not in text
)
contents = st.one_of(
    st.tuples(st.just("number"), numbers, st.sampled_from(FORMATS)),
    st.tuples(st.just("text"), texts, st.sampled_from(FORMATS)),
    st.tuples(st.just("formula"), numbers, st.sampled_from(FORMATS)),
    st.tuples(st.just("boolean"), st.booleans(), st.just("General")),
)
sheets = st.dictionaries(st.tuples(st.integers(0, 60), st.integers(0, 30)), contents, max_size=25)


@settings(max_examples=60, deadline=None)
@given(cells=sheets, mac=st.booleans(), shared=st.booleans())
def test_written_workbooks_are_read_the_same(
    tmp_path_factory: Any, cells: dict[tuple[int, int], Any], mac: bool, shared: bool
) -> None:
    path = tmp_path_factory.mktemp("made") / "made.xlsx"
    with xlsxwriter.Workbook(path, {"date_1904": mac, "constant_memory": not shared}) as book:
        page = book.add_worksheet()
        for (row, column), (kind, value, number_format) in sorted(cells.items()):
            look = book.add_format({"num_format": number_format, "indent": row % 3})
            if kind == "number":
                page.write_number(row, column, value, look)
            elif kind == "text":
                page.write_string(row, column, value, look)
            elif kind == "formula":
                page.write_formula(row, column, "=SUM($A1:B$2)&\"<a & 'b'>\"", look, value)
            else:
                page.write_boolean(row, column, value)
    ours = read_workbook(path, path.name).grids
    assert ours == referee_grids(path) == careful_grids(path)


OPERANDS = st.sampled_from(
    (
        "A1",
        "$A1",
        "A$1",
        "$A$1",
        "B2:C3",
        "$B2:C$3",
        "A:A",
        "$A:B",
        "3:5",
        "$3:5",
        "'Lembar 1'!A1",
        "Lembar1!B2",
        "'A1''s B2'!C3",
        "1.5",
        "1E5",
        '"A1 ""x"" B2"',
        "TRUE",
        "nama_A1",
        "{1,2}",
        "#REF!",
        "#N/A",
        "D7%",
        "Pagu2020",
        "A1B",
        "Q1_2021",
        "ABCD12",
        "b7",
        "Tabel1[Kolom A1]",
        "Tabel1[[#Headers],[A1]]",
        "[1]Lembar1!A1",
    )
)
FORMULAS = st.recursive(
    OPERANDS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(("+", "-", "*", "&", "=", "<>", ",")), inner).map("".join),
        st.tuples(st.sampled_from(("SUM(", "LOG10(", "IF(", "-(", "(")), inner, st.just(")")).map("".join),
    ),
    max_leaves=6,
)


@settings(max_examples=400, deadline=None)
@given(formula=FORMULAS, rows=st.integers(0, 5), columns=st.integers(0, 5))
def test_shared_formulas_move_as_openpyxl_moves_them(formula: str, rows: int, columns: int) -> None:
    theirs = Translator(f"={formula}", "A1").translate_formula(f"{column_letters(1 + columns)}{1 + rows}")
    assert f"={Shared(formula).moved(rows, columns)}" == theirs


@pytest.mark.parametrize(
    ("formula", "rows", "columns", "moved"),
    [
        ("A1+B2", -1, 0, "#REF!+B1"),
        ("A1", 0, -1, "#REF!"),
        ("$A1", 0, -1, "$A1"),
        ("XFD1048576", 1, 0, "#REF!"),
        ("XFD1", 0, 1, "#REF!"),
        ("A:C", 0, 16_382, "#REF!"),
        ("SUM(A1:A9)", 2, 1, "SUM(B3:B11)"),
    ],
)
def test_what_falls_off_the_sheet_is_no_reference(formula: str, rows: int, columns: int, moved: str) -> None:
    assert Shared(formula).moved(rows, columns) == moved


# --- formats, days, numbers -------------------------------------------------------------------------------------------


def test_the_built_in_formats_are_openpyxls() -> None:
    assert BUILT_IN == BUILTIN_FORMATS


@given(st.text(st.sampled_from('dmyhsDMYHS0#.,;"[]\\_ $-General@hh:mm%Rp'), max_size=14))
def test_dates_are_told_from_numbers_as_openpyxl_does(number_format: str) -> None:
    assert is_date_format(number_format) == openpyxls_is_date_format(number_format)


@given(
    st.one_of(
        st.integers(-700_000, 3_000_000).map(Decimal),
        st.floats(-10, 100_000).map(repr).map(Decimal),
        st.integers(0, 10**12).map(Decimal),
    ),
    st.sampled_from((WINDOWS_EPOCH, MAC_EPOCH)),
)
def test_days_are_openpyxls(value: Decimal, epoch: datetime) -> None:
    try:
        theirs = from_excel(float(value), epoch)
    except (OverflowError, ValueError):
        theirs = None
    assert day_of(value, epoch) == (theirs if isinstance(theirs, datetime) else None)


@given(st.one_of(st.integers(-(10**17), 10**17), st.floats(-1e17, 1e17, allow_nan=False)))
def test_numbers_are_exact(number: float) -> None:
    """Every double comes back as itself; whole numbers digit by digit."""
    value = exact_number(repr(number))
    assert isinstance(value, Decimal)
    assert value == Decimal(repr(number))


@given(st.text(st.sampled_from("0123456789.+-eE _,x١²"), max_size=8))
@example("1E310")
def test_what_is_a_number_is_a_number_to_python_too(text: str) -> None:
    try:
        value = exact_number(text)
    except Exception as fault:
        assert type(fault).__name__ == "Broken"
    else:
        told = isinstance(value, ErrorValue) and not math.isfinite(float(text))
        assert told or value == text or value == Decimal(repr(float(text))) or value == Decimal(text)


# --- rows: the fast way and the careful way ---------------------------------------------------------------------------

TOKENS = st.sampled_from(
    (
        '<row r="1">',
        "<row>",
        "</row>",
        '<row r="3" hidden="1"/>',
        '<c r="A1">',
        '<c r="B2" s="1">',
        '<c r="C3" t="s">',
        "<c>",
        "</c>",
        '<c r="D1" s="2"/>',
        "<v>1</v>",
        "<v>0</v>",
        "<v/>",
        "<v>1.5</v>",
        "<f>A1*2</f>",
        '<f t="shared" si="0" ref="A1:B2">A1</f>',
        '<f t="shared" si="0"/>',
        "<f/>",
        "<is><t>a</t></is>",
        '<c r="E5" t="inlineStr">',
        '<c r="F6" t="str">',
        "<v>a &amp; b</v>",
        "<!-- x -->",
        "<!--",
        "-->",
        "<![CDATA[1]]>",
        " ",
        "\r\n",
        "&",
        "&lt;",
        "&#49;",
        "x",
        "<?p?>",
        "<extLst/>",
        "]]>",
        '<c r="G7" t="b">',
        '<c r="H8" t="e">',
        "<v>#REF!</v>",
        "</sheetData>",
        "<sheetData>",
    )
)
WHOLE = st.sampled_from(
    (
        '<row r="1"><c r="A1"><v>1</v></c></row>',
        '<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" s="1"><f>A1*2</f><v>2</v></c></row>',
        '<row r="4" hidden="1"/>',
        "<row><c><v>3</v></c></row>",
        '<row r="5"><c r="A5" t="str"><f>x</f><v>a &lt; b</v></c></row>',
    )
)


def outcome(rows: str, fast: bool) -> Any:
    package = Package(packed(parts_of(sheet_xml(rows))), "a.xlsx")
    book = read_book(package)
    try:
        return read_sheet(package, book, book.sheets[0], fast)
    except Exception as fault:
        return type(fault).__name__


@settings(max_examples=400, deadline=None)
@given(st.lists(st.one_of(WHOLE, TOKENS), max_size=10).map("".join))
def test_the_fast_way_reads_what_the_careful_way_reads(rows: str) -> None:
    assert outcome(rows, fast=True) == outcome(rows, fast=False)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 400), st.sampled_from((b"<", b">", b"&", b"\0", b"/", b'"', b"x", b"\xff", b"!", b"-->", b"<!--")))
def test_one_wrong_sign_makes_no_difference_between_the_ways(at: int, sign: bytes) -> None:
    xml = sheet_xml(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'
        '<row r="2"><c r="A2" s="1"><f>A1+1</f><v>2</v></c></row>'
    ).encode()
    changed = xml[: at % len(xml)] + sign + xml[at % len(xml) + 1 :]

    def read(fast: bool) -> Any:
        package = Package(packed({**parts_of("x"), "xl/worksheets/sheet1.xml": changed}), "a.xlsx")
        book = read_book(package)
        try:
            return read_sheet(package, book, book.sheets[0], fast)
        except Exception as fault:
            return type(fault).__name__

    assert read(True) == read(False)
