"""The result workbook, read back by two other readers."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from conftest import FAULTY_BUDGET, Books, Run, check, outside
from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from python_calamine import CalamineWorkbook

from lakip_xl.errors import UnwritableResult
from lakip_xl.model.cells import Span
from lakip_xl.model.sheets import PlannedCell, SheetPlan, Target
from lakip_xl.read import workbook as reader
from lakip_xl.rules.registry import all_rules
from lakip_xl.write import xlsx as writer
from lakip_xl.write.xlsx import workbook_bytes

LIST = "Daftar Perbaikan"
DERIVED = ["Rekap Kategori", "Perbandingan", "Efisiensi Berdampingan", "Serapan Program", "Kegiatan dan Keluaran"]
Office = Callable[[Books], Path]


@pytest.fixture(scope="module")
def book(report: Run) -> Workbook:
    return openpyxl.load_workbook(report.workbook)


@pytest.fixture(scope="module")
def values(report: Run) -> Workbook:
    """The same with the values that are kept beside the formulas."""
    return openpyxl.load_workbook(report.workbook, data_only=True)


@pytest.fixture(scope="module")
def listed(book: Workbook) -> list[dict[str, Cell]]:
    """The lines of Daftar Perbaikan by their headings."""
    rows = list(book[LIST].iter_rows())
    top = next(index for index, row in enumerate(rows) if row[0].value == "No")
    names = [str(cell.value) for cell in rows[top]]
    return [dict(zip(names, row, strict=True)) for row in rows[top + 1 :] if isinstance(row[0].value, int | float)]


def rows_of(path: Path, sheet: str) -> dict[str, list[Any]]:
    """Each row of the budget under its name in column B, as calamine reads it."""
    found = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return {row[1].strip(): row for row in found if len(row) > 8 and isinstance(row[1], str) and row[1].strip()}


# --- sheets -----------------------------------------------------------------------------------------------------------


def test_sheets_in_the_order_of_the_report(report: Run, book: Workbook) -> None:
    names = book.sheetnames
    assert names == CalamineWorkbook.from_path(report.workbook).sheet_names
    assert (names[:2], names[-4:]) == (["Ringkasan", LIST], ["Kalimat Siap Tempel", "Bukti", "Lembar Pengecekan", "Penjelasan"])
    assert names[14:-4] == DERIVED
    tables = names[2:14]
    assert [re.match(r"[\d.]*", name).group() for name in tables[:4]] == ["1.1", "1.2", "1.3", "1.4"]
    assert [name[:3] for name in tables[4:6]] == ["2.1", "2.2"]
    assert tables[6].startswith("Efisiensi") and tables[7].startswith("3.1")
    assert tables[-2:] == ["BTL", "Belanja Langsung"]
    assert len(tables) == 12


def test_every_sheet_is_seen_and_the_first_is_open(book: Workbook) -> None:
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert book.active.title == "Ringkasan"


def test_every_rule_has_its_line_and_its_page(report: Run, book: Workbook) -> None:
    lines = book["Lembar Pengecekan"].iter_rows(values_only=True)
    counts = {line[0]: line[2:6] for line in lines if re.fullmatch(r"[A-Z]{3}\d+", str(line[0]))}
    assert counts == {
        one["rule"]: (one["made"], one["passed"], one["made"] - one["passed"], one["not_possible"])
        for one in report.office["checks"]
    }  # fmt: skip
    pages = " ".join(str(cell.value) for row in book["Penjelasan"].iter_rows() for cell in row if cell.value)
    assert all(rule.code in pages for rule in all_rules())


def test_summary_names_office_year_files_and_counts(report: Run, book: Workbook) -> None:
    values = [cell.value for row in book["Ringkasan"].iter_rows() for cell in row if cell.value is not None]
    said = " ".join(map(str, values))
    assert report.office["office"] in said and "2020" in said
    assert all(file["path"] in said for file in report.office["files"])
    for severity in ("kesalahan", "peringatan", "catatan"):
        assert sum(one["severity"] == severity for one in report.findings) in values


# --- figures ----------------------------------------------------------------------------------------------------------

MONEY, PERCENT = "CDFH", "EGI"


def test_figures_of_a_table_are_those_of_the_input(in_numbers: Run, report: Run) -> None:
    given = rows_of(in_numbers.folder / "Realisasi Anggaran 2020.xlsx", "Belanja Langsung")
    numbers, texts = rows_of(in_numbers.workbook, "Belanja Langsung"), rows_of(report.workbook, "Belanja Langsung")
    budget = {name: row for name, row in given.items() if isinstance(row[2], int | float) and isinstance(row[5], int | float)}
    compared = 0
    for name, row in budget.items():
        for letter in MONEY + PERCENT:
            column = ord(letter) - 65
            if name == "Program dan Kegiatan":
                continue
            expected = round(row[column] * (100 if letter in PERCENT else 1), 6)
            assert [round(shown[name][column], 6) for shown in (numbers, texts)] == [expected, expected], f"{name} {letter}"
            compared += 1
    assert compared >= 26 * 7


def test_figures_are_real_numbers_and_printed_as_the_office_did(values: Workbook) -> None:
    sheet = values["BTL"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)}
    assert cells[6869197469].number_format.startswith("#,##0")
    assert cells[96.38].number_format.startswith("0.00")
    assert 3531906281 in cells


def test_headings_and_number_row_are_the_offices_own(book: Workbook, report: Run) -> None:
    given = openpyxl.load_workbook(report.folder / "Realisasi Anggaran 2020.xlsx")["Belanja Langsung"]
    headings = {cell.value for row in given.iter_rows(min_row=5, max_row=7) for cell in row if cell.value}
    shown = {cell.value for row in book["Belanja Langsung"].iter_rows(max_row=9) for cell in row if cell.value}
    assert {str(text) for text in headings} <= {str(text) for text in shown}


# --- findings, marks and links ----------------------------------------------------------------------------------------


def test_the_list_has_every_finding_most_serious_first(report: Run, listed: list[dict[str, Cell]]) -> None:
    ranks = [("Kesalahan", "Peringatan", "Catatan").index(line["Tingkat"].value) for line in listed]
    assert ranks == sorted(ranks)
    told = [(line["Aturan"].value, line["Berkas"].value, line["Lembar"].value, line["Sel"].value) for line in listed]
    assert told == [(one["rule"], one["place"]["file"], one["place"]["sheet"], one["place"]["cell"]) for one in report.findings]


def target_of(cell: Cell, book: Workbook) -> Cell:
    sheet, _, address = cell.hyperlink.location.rpartition("!")
    return book[sheet.strip("'").replace("''", "'")][address]


def test_each_line_is_linked_to_its_marked_cell(
    report: Run, book: Workbook, values: Workbook, listed: list[dict[str, Cell]]
) -> None:
    assert len(listed) == len(report.findings)
    for line, finding in zip(listed, report.findings, strict=True):
        target = target_of(line["Sel"], book)
        assert target.parent.title not in ("Ringkasan", LIST, "Lembar Pengecekan", "Penjelasan")
        assert target.comment is not None and target.fill.fgColor.rgb not in ("00000000", None), finding["place"]
        if finding["value"] is not None:
            assert values[target.parent.title][target.coordinate].value == pytest.approx(float(finding["value"]))


def test_only_cells_with_findings_carry_comments(book: Workbook, listed: list[dict[str, Cell]], report: Run) -> None:
    """Ringkasan has comments of its own: the whole checksums."""
    tables = [sheet for sheet in book if sheet.title != "Ringkasan"]
    commented = {(sheet.title, cell.coordinate) for sheet in tables for row in sheet.iter_rows() for cell in row if cell.comment}
    linked = {(cell.parent.title, cell.coordinate) for cell in (target_of(line["Sel"], book) for line in listed)}
    assert linked <= commented
    suspects = {one["suspect"]["cell"] for one in report.findings if one["suspect"]}
    assert len(commented - linked) <= len(suspects)


def test_comments_tell_the_expected_value(book: Workbook, listed: list[dict[str, Cell]]) -> None:
    line = next(line for line in listed if (line["Lembar"].value, line["Sel"].value) == ("BTL", "G8"))
    assert line["Tertulis"].value == "0,95"
    assert str(line["Seharusnya"].value).startswith("95,39")
    assert "95,39" in target_of(line["Sel"], book).comment.text


def test_the_figure_of_an_equation_is_no_claim_where_the_wrong_cell_cannot_be_told(listed: list[dict[str, Cell]]) -> None:
    """The BTL total is 2 rupiah off, and another table bears it out: 6.869.197.467 is what the rows add up to, no more."""
    line = next(line for line in listed if (line["Lembar"].value, line["Sel"].value) == ("BTL", "D7"))
    assert line["Tertulis"].value == "6.869.197.469"
    assert line["Seharusnya"].value == "(hitungan: 6.869.197.467)"


def links(book: Workbook) -> Iterator[Cell]:
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink)


def test_links_lead_to_cells_of_this_workbook(book: Workbook) -> None:
    found = list(links(book))
    assert len(found) > 100
    for cell in found:
        assert cell.hyperlink.target is None
        target = target_of(cell, book)
        assert target.row <= target.parent.max_row and target.column <= target.parent.max_column


def test_printing_is_set_up(book: Workbook) -> None:
    for sheet in book:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToWidth in (None, 1)
        assert sheet.page_setup.paperSize == 9 and sheet.oddFooter.center.text


# --- texts stay texts -------------------------------------------------------------------------------------------------

PAYLOADS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "{=1+1}", "=cmd|'/c calc'!A0", "http://contoh.id/x", "https://contoh.id/" + "x" * 2100,
    "mailto:a@contoh.id", "external:'c:/a.xlsx'!A1", "internal:'BTL'!A1", "file:///etc/passwd", '=HYPERLINK("http://contoh.id")',
    "\\\\server\\berkas", "'=1+1", "_x000A_=1+1", "<b>&amp;</b>", "%PDF", "DDE(\"cmd\")", "=1+1\n=2",
]  # fmt: skip


def payload_office(folder: Path, payload: str) -> Path:
    """A budget in which the payload is title, heading, name, unit of a figure, note and signature."""
    folder.mkdir()
    lines = [
        [payload],
        ["No", "Program dan Kegiatan", payload, "Pagu (Rp)", "Realisasi (Rp)", "Sisa (Rp)"],
        ["1", f"Kegiatan {payload}", payload, "1.000", "800", "300"],
        ["2", payload, "", "2.000", "900", "1.100"],
        [payload, "", "", payload, payload, payload],
        [],
        ["", payload],
    ]
    sheet = re.sub(r"[\[\]:*?/\\']", "", payload)[:31]
    name = re.sub(r'[<>:"/\\|?*\n]', "", payload)[:60]
    with xlsxwriter.Workbook(folder / f"{name}.xlsx") as made:
        page = made.add_worksheet(sheet.replace("\n", ""))
        for row, line in enumerate(lines):
            for column, text in enumerate(line):
                page.write_string(row, column, text)
    return folder


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_texts_of_the_input_stay_texts(tmp_path: Path, payload: str) -> None:
    run = check(payload_office(tmp_path / "dinas", payload), "--instansi", f"Dinas {payload[:100]}")
    assert run.code == 1
    found = openpyxl.load_workbook(run.workbook)
    cells = [cell for sheet in found for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in cells if cell.data_type == "f" and not is_our_own(str(cell.value))] == []
    read_back = [row for sheet in CalamineWorkbook.from_path(run.workbook).sheet_names for row in
                 CalamineWorkbook.from_path(run.workbook).get_sheet_by_name(sheet).to_python()]  # fmt: skip
    told = {value for row in read_back for value in row if isinstance(value, str)}
    assert {payload, f"Kegiatan {payload}"} <= {value.replace("\r\n", "\n") for value in told} | folded(told, payload)
    assert no_outside_links(run.workbook)


FUNCTIONS = ("SUM", "IF", "AND", "ROUND", "MIN", "COUNTIF", "AVERAGEIFS", "ISNUMBER")
OWN_PARTS = re.compile(
    rf"""'(?:[^']|'')*'!|"[^"]*"|\$?[A-Z]{{1,3}}\$?\d+|{"|".join(FUNCTIONS)}|tampilkan|\d+(?:\.\d+)?|[-+*/=<>(),:&]"""
)


def is_our_own(formula: str) -> bool:
    """A formula over cells, of nothing but our functions, numbers, words and quoted sheet names."""
    return formula.startswith("=") and OWN_PARTS.sub("", formula) == "" and bool(re.search(r"[A-Z]\d|tampilkan", formula))


def folded(told: set[str], payload: str) -> set[str]:
    """Titles and names may have their white space folded."""
    return {text for text in (payload, f"Kegiatan {payload}") if " ".join(text.split()) in told}


def no_outside_links(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        relations = [package.read(name).decode() for name in package.namelist() if name.endswith(".rels")]
        return not any('TargetMode="External"' in text for text in relations) and not any(
            "externalLink" in name for name in package.namelist()
        )


# --- the writer's seam ------------------------------------------------------------------------------------------------

PLAIN = PlannedCell(1, 1, "isi", "text")


def written(*cells: PlannedCell, merged: tuple[Span, ...] = ()) -> bytes:
    return workbook_bytes([SheetPlan("Lembar", (), cells, merged)], title="Judul", office="Dinas")


def test_a_cell_outside_the_sheet_is_never_lost_silently() -> None:
    with pytest.raises(UnwritableResult):
        written(PLAIN._replace(row=2_000_000))


def test_a_formula_has_its_cached_value(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(written(PLAIN._replace(value=Decimal("2.5"), formula="=5/2")))
    assert openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)["Lembar"]["A1"].value == 2.5
    assert openpyxl.load_workbook(tmp_path / "a.xlsx")["Lembar"]["A1"].value == "=5/2"


@pytest.mark.parametrize(
    ("text", "kept"), [("_x000A_ baris", "_x005F_x000A_ baris"), ("bel\x07", "bel"), ("a_b & c", "a_b &amp; c")]
)
def test_the_kept_text_of_a_formula_is_read_as_it_was_written(text: str, kept: str, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(written(PLAIN._replace(value=text, formula="=B1")))
    with zipfile.ZipFile(tmp_path / "a.xlsx") as package:
        assert f"<v>{kept}</v>" in package.read("xl/worksheets/sheet1.xml").decode()


def test_a_link_whose_text_is_a_payload_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(written(PLAIN._replace(value="=1+1", link=Target("Lembar", 3, 2))))
    cell = openpyxl.load_workbook(tmp_path / "a.xlsx")["Lembar"]["A1"]
    assert (cell.value, cell.data_type, cell.hyperlink.location) == ("=1+1", "s", "'Lembar'!B3")


def test_reader_and_writer_agree_on_the_mark() -> None:
    assert reader.OWN_PROPERTY == writer.OWN_PROPERTY == "lakip-xl"


# --- the same bytes, and how it looks ---------------------------------------------------------------------------------


def test_the_same_input_gives_the_same_bytes(office: Office, tmp_path: Path) -> None:
    folder = office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}, "Lain.xlsx": {"Rekap": FAULTY_BUDGET}})
    for place, seed, zone in (("satu", "1", "Asia/Jakarta"), ("dua", "2", "UTC")):
        outside("periksa", folder, "--keluaran", tmp_path / place, PYTHONHASHSEED=seed, TZ=zone)
    one, other = ({path.name: path.read_bytes() for path in (tmp_path / place).glob("*.*")} for place in ("satu", "dua"))
    assert len(one) >= 2 and one == other


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="needs LibreOffice and poppler")
def test_no_figure_is_cut_off_in_print(report: Run, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(report.workbook)]
    subprocess.run(command, capture_output=True, check=True, timeout=120)
    (printed,) = tmp_path.glob("*.pdf")
    text = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, text=True, check=True).stdout
    assert "###" not in text
    assert "6.869.197.469" in text.replace(",", ".")
