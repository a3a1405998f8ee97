"""The office's own file comes back with marks, and with everything else as it was, byte for byte."""

from __future__ import annotations

import random
import re
import struct
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import openpyxl
import pytest
import python_calamine
from conftest import SAMPLES, TEXT
from lxml import etree
from rich_books import Parts, changed, parts_of, plain_book, rich_book, saved, strict, written, zipped

from lakip_xl.folder.offices import find_offices
from lakip_xl.model.cells import Place
from lakip_xl.model.findings import Cause, Certainty, Finding, Severity
from lakip_xl.read.workbook import read_workbook
from lakip_xl.run import Options, check_office
from lakip_xl.write.marked import UnmarkableFile, concerns, mark
from lakip_xl.write.styles import MARKS

FILE = "Belanja.xlsx"
WRONG = Severity.KESALAHAN
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ALLOWED = {
    "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "docProps/custom.xml",
}  # fmt: skip
PAYLOADS = (
    "=1+1", "=cmd|'/c calc'!A0", "{=1+1}", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"http://contoh.id\")", "http://contoh.id",
    "mailto:a@contoh.id", "external:lain.xlsx", "internal:A1", "<b>tebal</b>", "</t></is></c>", "]]>", "&amp;&#10;", "_x0041_",
    "\x01\x0b\x1f", "'petik'", '"petik"', "a" * 40_000,
)  # fmt: skip


def fault(cell: str, severity: Severity = WRONG, *, sheet: str = "Belanja", file: str = FILE, **more: Any) -> Finding:
    column, row = openpyxl.utils.cell.coordinate_from_string(cell)
    place = Place(file, sheet, row, openpyxl.utils.column_index_from_string(column))
    told = {"title": "Sisa salah", "message": "10 - 2 = 8, tertulis 9.", "written": "9", "expected": "8"}
    told["repair"] = "hitung ulang."
    return Finding(id=cell, rule="ANG101", severity=severity, place=place, unit="rupiah", **{**told, **more})


def marked(content: bytes, *findings: Finding) -> bytes:
    return mark(content, FILE, findings)


def opened(content: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(BytesIO(content), rich_text=True)


def sheet_part(parts: Parts, name: str) -> str:
    book = etree.fromstring(parts["xl/workbook.xml"])
    relation = next(sheet for sheet in book.iter("{*}sheet") if sheet.get("name") == name).values()[-1]
    rels = etree.fromstring(parts["xl/_rels/workbook.xml.rels"])
    return "xl/" + next(rel for rel in rels if rel.get("Id") == relation).get("Target", "")


MANY = (
    fault("B3"), fault("B5", Severity.PERINGATAN), fault("A1", Severity.CATATAN), fault("D4"), fault("B10"), fault("E20"),
    fault("B2", sheet="Sampul"),
)  # fmt: skip


@pytest.mark.parametrize("macros", [False, True])
def test_what_is_not_touched_stays_byte_for_byte(macros: bool) -> None:
    content = rich_book(macros=macros)
    before, after = parts_of(content), parts_of(marked(content, *MANY))
    touched = {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    assert {name for name in before if before[name] != after[name]} <= ALLOWED | touched
    assert list(after)[: len(before)] == list(before)
    assert set(after) - set(before) == {
        "xl/worksheets/_rels/sheet1.xml.rels", "xl/comments2.xml", "xl/drawings/vmlDrawing3.vml", "xl/worksheets/sheet5.xml",
    }  # fmt: skip
    for kind in ("media/", "charts/", "drawings/drawing", "pivot", "printerSettings", "customXml", "tables/", "chartsheets/"):
        assert any(kind in name and before[name] == after[name] for name in before), kind
    assert ("xl/vbaProject.bin" in after) is macros


def test_untouched_entries_keep_their_compressed_bytes_and_their_date() -> None:
    content = rich_book()
    copy = marked(content, *MANY)
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(BytesIO(copy)) as after:
        assert after.testzip() is None
        for info in before.infolist():
            other = after.getinfo(info.filename)
            assert other.date_time == info.date_time
            if before.read(info) == after.read(other):
                assert _raw(content, info) == _raw(copy, other)
                assert other.compress_type == info.compress_type


def _raw(content: bytes, info: zipfile.ZipInfo) -> bytes:
    name, extra = struct.unpack_from("<2H", content, info.header_offset + 26)
    start = info.header_offset + 30 + name + extra
    return content[start : start + info.compress_size]


def test_a_touched_sheet_differs_only_in_the_looks_of_the_marked_cells() -> None:
    content = rich_book()
    before = etree.fromstring(parts_of(content)["xl/worksheets/sheet2.xml"])
    after = etree.fromstring(parts_of(marked(content, fault("B3"), fault("A5")))["xl/worksheets/sheet2.xml"])
    for tree in (before, after):
        for cell in tree.iter(f"{MAIN}c"):
            if cell.get("r") in ("B3", "A5"):
                cell.attrib.pop("s", None)
    assert etree.tostring(before, method="c14n") == etree.tostring(after, method="c14n")


def test_a_mark_changes_the_fill_and_nothing_else_of_a_cells_look() -> None:
    content = plain_book()
    before, after = opened(content)["Belanja"]["B3"], opened(marked(content, fault("B3")))["Belanja"]["B3"]
    assert after.fill.fgColor.rgb == f"FF{str(MARKS['kesalahan']['bg_color'])[1:]}"
    for part in ("font", "border", "alignment", "number_format", "protection", "value"):
        assert repr(getattr(before, part)) == repr(getattr(after, part)), part


def test_one_look_stands_once_in_the_workbook() -> None:
    """Excel knows a limited number of fonts: a list of a hundred findings needs no more of them than one of ten."""
    few, many = (parts_of(marked(plain_book(), *(fault(f"B{row}") for row in range(3, last)))) for last in (13, 103))
    counts = [{group: len(etree.fromstring(parts["xl/styles.xml"]).find(MAIN + group)) for group in ("fonts", "fills", "borders")}
        for parts in (few, many)]  # fmt: skip
    assert counts[0] == counts[1]


def test_white_letters_become_dark_on_the_pale_colour() -> None:
    cell = opened(marked(plain_book(), fault("A1")))["Belanja"]["A1"]
    assert cell.font.color.rgb == "FF1F2933"
    assert cell.font.bold


@pytest.mark.parametrize("severity", list(Severity))
def test_the_colour_is_that_of_the_most_serious_finding(severity: Severity) -> None:
    book = opened(marked(plain_book(), fault("B3", Severity.CATATAN), fault("B3", severity)))
    assert book["Belanja"]["B3"].fill.fgColor.rgb == f"FF{str(MARKS[severity.value]['bg_color'])[1:]}"
    assert book["Belanja"]["B3"].comment.text.count("nomor") == 2


def test_a_comment_says_what_is_written_what_is_expected_why_and_what_to_do() -> None:
    suspect = Place(FILE, "Belanja", 4, 2)
    finding = fault("B3", suspect=suspect, suggestion="800", certainty=Certainty.TERBUKTI, cause=Cause("x", "Dua angka tertukar"))
    page = opened(marked(plain_book(), finding))["Belanja"]
    said = page["B3"].comment.text
    for part in ("KESALAHAN (nomor 1)", "Sisa salah", "Tertulis: 9", "Seharusnya: 8", "angka tertukar", "Ubah sel B4 menjadi"):
        assert part in said
    assert "terbukti sel inilah yang keliru" in page["B4"].comment.text


def test_comments_that_were_there_come_first_and_keep_their_author_and_their_look() -> None:
    content = rich_book()
    page = opened(marked(content, fault("B3"), fault("C2")))["Belanja"]
    assert page["B3"].comment.text.startswith("Komentar kepala bidang\n\nKESALAHAN")
    assert page["B3"].comment.author == "Ani"
    assert page["B5"].comment.text == "Komentar lain"
    assert page["C2"].comment.author == "lakip-xl"
    before, after = (parts_of(book)["xl/drawings/vmlDrawing1.vml"].decode() for book in (content, marked(content, fault("C2"))))
    start, end = before.rsplit("</xml>", 1)[0], after.rsplit("</xml>", 1)[0]
    assert end.startswith(start), "shapes that were there are untouched"
    assert after.count('ObjectType="Note"') == 3
    assert "Hitung" in after


def test_shape_numbers_are_unique_in_the_workbook() -> None:
    parts = parts_of(marked(rich_book(), *MANY))
    drawings = b"".join(text for name, text in parts.items() if name.endswith(".vml"))
    numbers = re.findall(rb' id="_x0000_s(\d+)"', drawings)
    assert len(numbers) == len(set(numbers)) == 8


def test_a_conversation_is_left_alone_but_its_cell_is_coloured() -> None:
    content = changed(rich_book(), "xl/comments1.xml", (">Ani<", ">tc={12345678-90AB-CDEF-1234-567890ABCDEF}<"))
    page = opened(marked(content, fault("B3"), fault("C3")))["Belanja"]
    assert page["B3"].comment.text == "Komentar kepala bidang"
    assert page["B3"].fill.fgColor.rgb != "00000000"
    assert page["C3"].comment


def test_a_plain_comment_text_keeps_standing_in_front() -> None:
    content = rich_book()
    text = parts_of(content)["xl/comments1.xml"].decode()
    plain = re.sub(r"<text><r>.*?<t[^>]*>(.*?)</t></r></text>", r"<text><t>\1</t></text>", text)
    page = opened(marked(zipped({**parts_of(content), "xl/comments1.xml": plain.encode()}), fault("B3")))["Belanja"]
    assert page["B3"].comment.text.startswith("Komentar kepala bidang\n\nKESALAHAN")


@pytest.mark.parametrize("cell", ["D3", "A30", "B7", "AA1", "E5"])
def test_a_cell_that_does_not_exist_is_made_in_its_place(cell: str) -> None:
    copy = marked(plain_book(), fault(cell))
    assert opened(copy)["Belanja"][cell].comment
    root = etree.fromstring(parts_of(copy)["xl/worksheets/sheet1.xml"])
    rows = [int(row.get("r", "0")) for row in root.iter(f"{MAIN}row")]
    assert rows == sorted(set(rows))
    for row in root.iter(f"{MAIN}row"):
        columns = [openpyxl.utils.cell.coordinate_from_string(found.get("r", ""))[0] for found in row]
        assert columns == sorted(columns, key=openpyxl.utils.column_index_from_string)
    wanted = {"A30": "A1:C30", "AA1": "A1:AA6", "D3": "A1:D6", "B7": "A1:C7", "E5": "A1:E6"}
    assert root.find(f"{MAIN}dimension").get("ref") == wanted[cell]


def test_a_made_cell_takes_the_look_of_its_row_or_its_column() -> None:
    def fill(book: Any) -> None:
        page = book.add_worksheet("Belanja")
        page.set_column("D:D", 12, book.add_format({"num_format": "0.00%"}))
        page.set_row(4, 20, book.add_format({"italic": True}))
        page.write_number("A1", 1)
        page.write_number("A5", 1)

    page = opened(marked(written(fill), fault("D1"), fault("B5")))["Belanja"]
    assert page["D1"].number_format == "0.00%"
    assert page["B5"].font.italic


def test_rows_and_cells_without_references() -> None:
    content = plain_book()
    part = "xl/worksheets/sheet1.xml"
    bare = re.sub(r'(<(?:c|row)) r="[A-Z]*\d+"', r"\1", parts_of(content)[part].decode())
    content = zipped({**parts_of(content), part: bare.encode()})
    page = opened(marked(content, fault("B3"), fault("A30"), fault("F2")))["Belanja"]
    assert page["B3"].value == 2000
    assert page["B3"].fill.fill_type == "solid"
    assert [page.cell(row, 2).value for row in range(2, 7)] == [1000, 2000, 3000, 4000, 5000]
    assert page["A30"].comment
    assert page["F2"].comment


def test_what_lies_under_merged_cells_is_told_at_the_cell_that_is_seen() -> None:
    page = opened(marked(rich_book(), fault("B10"), fault("A10", Severity.CATATAN)))["Belanja"]
    assert "Untuk sel B10" in page["A10"].comment.text
    assert page["A10"].comment.text.count("nomor") == 2
    assert page["A10"].fill.fgColor.rgb == f"FF{str(MARKS['kesalahan']['bg_color'])[1:]}"


def test_names_of_single_sheets_follow_their_sheets() -> None:
    content = rich_book()
    before, after = opened(content), opened(marked(content, *MANY))
    assert after.sheetnames == ["Daftar Perbaikan", *before.sheetnames]
    for name in before.sheetnames[:4]:
        assert _texts(before[name]) == _texts(after[name])
        assert before[name].print_title_rows == after[name].print_title_rows
        assert before[name].print_area == after[name].print_area
    assert after["Daftar Perbaikan"].print_title_rows == "$6:$6"
    assert after["Arsip"].sheet_state == "hidden"
    assert after["Belanja"].protection.sheet


def _texts(page: Any) -> dict[str, str]:
    return {name: defined.attr_text for name, defined in page.defined_names.items()}


def test_the_workbook_opens_on_one_sheet_only() -> None:
    on_list = marked(plain_book(), fault("B3"))
    assert opened(on_list).active.title == "Daftar Perbaikan"
    kept = marked(rich_book(), *MANY)
    assert opened(kept).active.title == "Gambar", "its sheet is not touched, so it stays the open one"
    for copy in (on_list, kept):
        assert sum(b'tabSelected="1"' in text for text in parts_of(copy).values()) == 1


def test_the_list_links_to_each_cell() -> None:
    copy = marked(plain_book(), fault("B3"), fault("C4", sheet="Lain"), fault("A1", file="Lain.xlsx"))
    page = opened(copy).worksheets[0]
    assert [(page.cell(row, 1).value, page.cell(row, 4).value) for row in (7, 8)] == [(1, "B3"), (2, "C4")]
    assert [page.cell(row, 4).hyperlink.location for row in (7, 8)] == ["'Belanja'!B3", "'Lain'!C4"]
    assert page.cell(9, 1).value is None
    assert "1 kesalahan" not in page["A2"].value
    assert "2 kesalahan" in page["A2"].value


def test_a_cell_that_a_finding_elsewhere_suspects_is_marked_and_listed() -> None:
    finding = fault("H9", file="Lain.xlsx", suspect=Place(FILE, "Belanja", 3, 2), suggestion="7", certainty=Certainty.KEMUNGKINAN)
    assert concerns(FILE, [finding])
    assert not concerns("Ketiga.xlsx", [finding])
    book = opened(marked(plain_book(), finding))
    assert "kemungkinan besar sel inilah" in book["Belanja"]["B3"].comment.text
    assert "berkas Lain.xlsx lembar Belanja sel H9" in book.worksheets[0]["F7"].value


def test_a_sheet_of_the_same_name_is_not_disturbed() -> None:
    def fill(book: Any) -> None:
        for name in ("daftar perbaikan", "Belanja"):
            book.add_worksheet(name).write_string(0, 0, name)

    assert opened(marked(written(fill), fault("A1"))).sheetnames == ["Daftar Perbaikan (2)", "daftar perbaikan", "Belanja"]


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_texts_from_the_input_stay_texts(payload: str) -> None:
    told = {key: payload for key in ("title", "message", "written", "expected", "subject", "repair")}
    copy = marked(plain_book(), fault("B3", cause=Cause("x", payload), **told))
    parts = parts_of(copy)
    own = parts["xl/worksheets/sheet3.xml"]
    assert b"<f>" not in own
    assert own.count(b"<hyperlink ") == 1
    assert b"r:id" not in own
    assert not any(b"External" in text for name, text in parts.items() if name.endswith(".rels"))
    for part in parts:
        if part.endswith((".xml", ".rels", ".vml")):
            etree.fromstring(parts[part])
    seen = openpyxl.load_workbook(BytesIO(copy)).worksheets[0]["G7"]
    assert seen.data_type in ("s", "inlineStr", "n")
    calamine = python_calamine.CalamineWorkbook.from_filelike(BytesIO(copy)).get_sheet_by_index(0).to_python()[6][6]
    clean = payload.replace("\x01\x0b\x1f", "")
    assert str(calamine).startswith(clean[:50])


@pytest.mark.parametrize("name", ["A'B", "A&B", "A<B", 'A"B', "=A1", "@x", "日本", "a_x0041_b"])
def test_odd_sheet_and_file_names(name: str) -> None:
    content = written(lambda book: book.add_worksheet(name).write_number(2, 1, 5))
    copy = mark(content, f"{name}.xlsx", [fault("B3", sheet=name, file=f"{name}.xlsx")])
    book = opened(copy)
    assert book[name]["B3"].comment
    assert book.worksheets[0]["D7"].hyperlink.location == "'" + name.replace("'", "''") + "'!B3"
    assert python_calamine.CalamineWorkbook.from_filelike(BytesIO(copy)).sheet_names[1] == name


def test_a_marked_copy_is_never_taken_as_input_and_keeps_other_properties() -> None:
    for content in (plain_book(), rich_book()):
        copy = marked(content, fault("B3"))
        assert read_workbook(saved(copy), FILE).status == "skipped"
    names = [found.name for found in opened(copy).custom_doc_props]
    assert names == ["Nomor DPA", "lakip-xl"]


def test_the_same_input_gives_the_same_bytes() -> None:
    content = rich_book()
    assert marked(content, *MANY) == marked(content, *MANY)


def test_a_file_without_findings_gets_an_empty_list() -> None:
    content = plain_book()
    before, copy = parts_of(content), marked(content)
    assert "tidak ada yang perlu diperbaiki" in opened(copy).worksheets[0]["A2"].value
    assert before["xl/worksheets/sheet1.xml"] == parts_of(copy)["xl/worksheets/sheet1.xml"]


def test_strict_workbooks_are_marked_in_their_own_namespaces() -> None:
    parts = parts_of(marked(strict(plain_book()), fault("B3")))
    for part, text in parts.items():
        assert b"schemas.openxmlformats.org/spreadsheetml" not in text, part
    assert b"purl.oclc.org/ooxml/spreadsheetml/main" in parts["xl/worksheets/sheet3.xml"]
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(zipped(parts)))
    assert book.sheet_names == ["Daftar Perbaikan", "Belanja", "Lain"]


def test_a_workbook_without_styles_gets_some() -> None:
    parts = parts_of(plain_book())
    del parts["xl/styles.xml"]
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        parts[name] = re.sub(rb"<(?:Override|Relationship) [^>]*styles[^>]*/>", b"", parts[name])
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb' s="\d+"', b"", parts["xl/worksheets/sheet1.xml"])
    assert opened(marked(zipped(parts), fault("B3")))["Belanja"]["B3"].fill.fill_type == "solid"


def test_prefixes_and_unknown_attributes_stay() -> None:
    old = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14ac="urn:ac"'
    new = f'{old} {spaces} mc:Ignorable="x14ac"'
    content = changed(plain_book(), "xl/worksheets/sheet1.xml", (old, new), ('<row r="3"', '<row x14ac:dyDescent="0.25" r="3"'))
    text = parts_of(marked(content, fault("B3")))["xl/worksheets/sheet1.xml"].decode()
    assert text.startswith('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns=')
    assert all(part in text[:500] for part in ('mc:Ignorable="x14ac"', 'xmlns:x14ac="urn:ac"', "markup-compatibility"))
    assert '<row x14ac:dyDescent="0.25" r="3"' in text


def test_a_prefixed_workbook_is_marked_with_its_prefix() -> None:
    parts = parts_of(plain_book())
    part = "xl/worksheets/sheet1.xml"
    text = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", parts[part].decode()).replace("xmlns=", "xmlns:x=")
    copy = marked(zipped({**parts, part: text.encode()}), fault("B3"), fault("E9"))
    assert b"<x:legacyDrawing" in parts_of(copy)[part]
    assert opened(copy)["Belanja"]["B3"].comment


DTD = '<!DOCTYPE x [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_document_type_definition_is_refused(part: str) -> None:
    text = parts_of(plain_book())[part].decode()
    unsafe = re.sub(r"\?>\s*", lambda found: f"{found.group()}{DTD}", text, count=1)
    with pytest.raises(UnmarkableFile, match="tidak aman"):
        marked(zipped({**parts_of(plain_book()), part: unsafe.encode()}), fault("B3"))


def test_shared_workbooks_and_odd_packages_get_a_sentence() -> None:
    rels = "xl/_rels/workbook.xml.rels"
    line = '<Relationship Id="rId99" Type="http://x/revisionHeaders" Target="revisions/revisionHeaders.xml"/></Relationships>'
    with pytest.raises(UnmarkableFile, match="Shared Workbook"):
        marked(changed(plain_book(), rels, ("</Relationships>", line)), fault("B3"))
    stream = BytesIO(plain_book())
    with zipfile.ZipFile(stream, "a") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package.writestr("xl/workbook.xml", b"<dua/>")
    for content in (stream.getvalue(), b"", b"PK\x03\x04", plain_book()[:4000]):
        with pytest.raises(UnmarkableFile, match=re.escape(FILE)):
            marked(content, fault("B3"))


def test_damaged_files_give_a_copy_or_a_sentence() -> None:
    rng = random.Random(5)
    parts = parts_of(rich_book())
    names = [name for name in parts if name.endswith((".xml", ".rels", ".vml"))]
    for _ in range(150):
        name = rng.choice(names)
        text = bytearray(parts[name])
        for _ in range(rng.randint(1, 6)):
            at = rng.randrange(len(text))
            text[at : at + rng.randint(0, 9)] = bytes(rng.choices(b'<>/"=&x0 \xff', k=rng.randint(0, 3)))
        try:
            marked(zipped({**parts, name: bytes(text)}), *MANY)
        except UnmarkableFile as fault_found:
            assert FILE in fault_found.sentence


def test_the_sample_is_marked_whole() -> None:
    office = find_offices((SAMPLES / TEXT,))[0]
    hasil = check_office(office, Options())
    listed = 0
    for path in office.inputs:
        book = opened(mark(path.read_bytes(), path.name, hasil.findings))
        own = [finding for finding in hasil.findings if finding.place.file == path.name]
        for finding in own:
            page = book[finding.place.sheet]
            spans = [span for span in page.merged_cells.ranges if finding.place.cell in span]
            cell = page[spans[0].coord.partition(":")[0] if spans else finding.place.cell]
            assert cell.fill.fill_type == "solid"
            assert finding.title in cell.comment.text
        listed += sum(book.worksheets[0].cell(row, 1).value is not None for row in range(7, 200))
    assert listed >= len(hasil.findings)


def test_the_xml_library_is_loaded_only_when_something_is_marked() -> None:
    code = "import sys, lakip_xl.run, lakip_xl.cli; sys.exit('lxml.etree' in sys.modules)"
    hidden = "import sys; sys.modules['lxml'] = None; "
    done = subprocess.run([sys.executable, "-c", hidden + code], check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_many_findings_on_a_large_sheet() -> None:
    def fill(book: Any) -> None:
        page = book.add_worksheet("Belanja")
        for row in range(20_000):
            page.write_row(row, 0, range(8))

    findings: Sequence[Finding] = [fault(f"{'ABCDEFGHIJ'[row % 10]}{row * 30 + 1}") for row in range(600)]
    page = opened(mark(written(fill), FILE, findings))["Belanja"]
    assert all(page[finding.place.cell].comment for finding in findings)


def test_the_boxes_lie_where_the_writer_library_puts_its_own() -> None:
    """The same comment written by xlsxwriter on a sheet with wide columns and high rows."""

    def fill(book: Any, comment: str = "") -> None:
        page = book.add_worksheet("Belanja")
        page.set_column("B:D", 30)
        page.set_row(4, 50)
        page.write_number("B3", 1)
        if comment:
            page.write_comment("B3", comment, {"width": 360, "height": 106})

    ours = parts_of(marked(written(fill), fault("B3")))["xl/drawings/vmlDrawing1.vml"].decode()
    theirs = parts_of(written(lambda book: fill(book, "x")))["xl/drawings/vmlDrawing1.vml"].decode()
    anchors = [[int(part) for part in re.findall(r"<x:Anchor>\s*([^<]+)<", text)[0].split(",")] for text in (ours, theirs)]
    assert anchors[0][0::2] == anchors[1][0::2]
