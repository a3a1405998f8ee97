"""Corners of the marked copy: files built in ways that Excel seldom writes, each marked rightly or refused with a sentence."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from lxml import etree
from rich_books import Parts, changed, parts_of, plain_book, rich_book, written, zipped
from test_marked import FILE, MAIN, fault, marked, opened, sheet_part

from lakip_xl.write import marked_styles, marked_zip
from lakip_xl.write.marked import UnmarkableFile
from lakip_xl.write.marked_zip import Package
from lakip_xl.write.styles import MARKS

SHEET, STYLES, VML = "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/drawings/vmlDrawing1.vml"
RED = f"FF{str(MARKS['kesalahan']['bg_color'])[1:]}"


def without(content: bytes, part: str, *patterns: str) -> bytes:
    """The file with texts in one of its parts taken out."""
    text = parts_of(content)[part].decode()
    for pattern in patterns:
        text, count = re.subn(pattern, "", text, flags=re.DOTALL)
        assert count, pattern
    return zipped({**parts_of(content), part: text.encode()})


def refused(content: bytes, *cells: str) -> None:
    with pytest.raises(UnmarkableFile, match=re.escape(FILE)):
        marked(content, *map(fault, cells or ("B3",)))


def numbers(parts: Parts, name: str) -> list[int]:
    return [int(number) for number in re.findall(rb' id="_x0000_s(\d+)"', parts[name])]


# --- cells and rows ---------------------------------------------------------------------------------------------------


def test_a_made_cell_and_a_made_row_come_before_those_that_follow() -> None:
    def fill(book: Any) -> None:
        page = book.add_worksheet("Belanja")
        page.set_column("F:F", 12, book.add_format({"num_format": "0.00%"}))
        page.write_number("C1", 1)
        page.write_number("E6", 6)

    copy = marked(written(fill), fault("B1"), fault("A4"), fault("D6"))
    root = etree.fromstring(parts_of(copy)[SHEET])
    assert [cell.get("r") for cell in root.iter(f"{MAIN}c")] == ["B1", "C1", "A4", "D6", "E6"]
    assert [row.get("r") for row in root.iter(f"{MAIN}row")] == ["1", "4", "6"]
    page = opened(copy)["Belanja"]
    assert (page["C1"].value, page["E6"].value, page["B1"].number_format) == (1, 6, "General")


def test_a_sheet_that_does_not_say_how_far_it_reaches() -> None:
    copy = marked(without(plain_book(), SHEET, r"<dimension [^>]*/>", r' spans="\d+:\d+"'), fault("H9"))
    assert opened(copy)["Belanja"]["H9"].fill.fgColor.rgb == RED
    assert b"<dimension" not in parts_of(copy)[SHEET]


def test_a_merged_area_that_names_no_cells_hides_none() -> None:
    odd = ("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="#REF!"/></mergeCells>')
    root = etree.fromstring(parts_of(marked(changed(plain_book(), SHEET, odd), fault("B3")))[SHEET])
    styles = {cell.get("r"): cell.get("s") for cell in root.iter(f"{MAIN}c")}
    assert styles["B3"] != styles["B4"] == styles["B2"]


def test_boxes_reach_over_hidden_columns_and_rows_as_the_writer_library_draws_them() -> None:
    def fill(book: Any, *size: float) -> None:
        page = book.add_worksheet("Belanja")
        page.set_column("D:E", 12, None, {"hidden": True})
        page.set_row(3, None, None, {"hidden": True})
        page.set_row(5, 90)
        page.write_number("B3", 1)
        if size:
            page.write_comment("B3", "x", {"width": size[0], "height": size[1]})

    ours = parts_of(marked(written(fill), fault("B3")))[VML].decode()
    size = [int(points) * 4 / 3 for points in re.findall(r"width:(\d+)pt;height:(\d+)pt", ours)[0]]
    theirs = parts_of(written(lambda book: fill(book, *size)))[VML].decode()
    anchors = [[int(part) for part in re.findall(r"<x:Anchor>\s*([^<]+)<", text)[0].split(",")] for text in (ours, theirs)]
    assert anchors[0][0::2] == anchors[1][0::2]


def test_a_sheet_without_cells_or_of_another_kind_is_refused() -> None:
    refused(without(plain_book(), SHEET, r"<sheetData.*</sheetData>"))
    refused(changed(plain_book(), SHEET, ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "urn:contoh")))


# --- workbook, styles, properties -------------------------------------------------------------------------------------


def test_a_workbook_that_names_no_window_opens_on_the_list() -> None:
    book = opened(marked(without(plain_book(), "xl/workbook.xml", r"<bookViews>.*</bookViews>"), fault("B3")))
    assert book.active.title == "Daftar Perbaikan"
    assert len(book.views) == 1


def test_a_workbook_without_a_list_of_sheets_is_refused() -> None:
    refused(without(plain_book(), "xl/workbook.xml", r"<sheets>.*</sheets>"))


def test_styles_that_lack_all_groups_get_them_in_the_order_of_the_schema() -> None:
    content = without(plain_book(), SHEET, r' s="\d+"')
    empty = f'<styleSheet xmlns="{MAIN[1:-1]}"/>'.encode()
    parts = parts_of(marked(zipped({**parts_of(content), STYLES: empty}), fault("B3")))
    styles = etree.fromstring(parts[STYLES])
    assert [etree.QName(group).localname for group in styles] == ["fonts", "fills", "borders", "cellXfs"]
    assert all(int(group.get("count", "0")) == len(group) > 1 for group in styles)
    cell = next(cell for cell in etree.fromstring(parts[SHEET]).iter(f"{MAIN}c") if cell.get("r") == "B3")
    look = styles.findall(f"{MAIN}cellXfs/{MAIN}xf")[int(cell.get("s", "0"))]
    colour = styles.findall(f"{MAIN}fills/{MAIN}fill")[int(look.get("fillId", "0"))].find(f"{MAIN}patternFill/{MAIN}fgColor")
    assert colour is not None
    assert colour.get("rgb") == RED
    assert not any(found.get("xfId") for found in list(styles[3])[2:]), "there are no named styles to name"


def test_more_cell_formats_than_excel_takes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marked_styles, "MOST_LOOKS", 2)
    refused(plain_book())


def test_a_copy_marked_again_names_its_origin_once() -> None:
    parts = parts_of(marked(marked(plain_book(), fault("B3")), fault("B4")))
    properties = [name for name in parts if name.startswith("docProps/custom")]
    assert [parts[name].count(b'name="lakip-xl"') for name in properties] == [1]
    book = opened(zipped(parts))
    assert book.sheetnames == ["Daftar Perbaikan (2)", "Daftar Perbaikan", "Belanja", "Lain"]
    assert book["Belanja"]["B4"].fill.fgColor.rgb == RED


def test_drawings_of_another_type_under_the_same_ending_keep_it() -> None:
    own = '<Default Extension="vml" ContentType="application/x-milik-instansi"/><Override'
    types = parts_of(changed(plain_book(), "[Content_Types].xml", ("<Override", own)))
    types["[Content_Types].xml"] = (
        types["[Content_Types].xml"].replace(own.encode(), b"<Override").replace(b"<Override", own.encode(), 1)
    )
    text = parts_of(marked(zipped(types), fault("B3")))["[Content_Types].xml"].decode()
    assert text.count('Extension="vml"') == text.count("application/x-milik-instansi") == 1
    assert re.search(r'PartName="/xl/drawings/vmlDrawing1\.vml" ContentType="[^"]*vmlDrawing"', text)


# --- comments and their boxes -----------------------------------------------------------------------------------------


def test_where_only_a_conversation_is_marked_no_comment_is_touched() -> None:
    content = changed(rich_book(), "xl/comments1.xml", (">Ani<", ">tc={12345678-90AB-CDEF-1234-567890ABCDEF}<"))
    before, after = parts_of(content), parts_of(marked(content, fault("B3")))
    assert all(before[name] == after[name] for name in ("xl/comments1.xml", VML))
    assert sheet_part(after, "Belanja") in {name for name in before if before[name] != after[name]}
    assert not any("comments" in name for name in after.keys() - before.keys())


def test_a_comment_without_text_and_a_list_without_authors_take_ours() -> None:
    bare = without(rich_book(), "xl/comments1.xml", r"<text>.*?</text>", r"<authors>.*</authors>")
    copy = marked(bare, fault("B3"), fault("C2"))
    root = etree.fromstring(parts_of(copy)["xl/comments1.xml"])
    assert [etree.QName(child).localname for child in root] == ["authors", "commentList"]
    assert [author.text for author in root.iter(f"{MAIN}author")] == ["lakip-xl"]
    said = {found.get("ref"): "".join(map(str, found.itertext())) for found in root.iter(f"{MAIN}comment")}
    assert list(said) == ["C2", "B3", "B5"]
    assert "KESALAHAN (nomor 1)" in said["B3"]
    assert "KESALAHAN (nomor 2)" in said["C2"]
    assert said["B5"] == ""


def test_a_full_block_of_shape_numbers_is_followed_by_one_of_its_own() -> None:
    content = rich_book()
    block = int(re.findall(rb'<o:idmap [^>]*data="(\d+)"', parts_of(content)[VML])[0])
    first = numbers(parts_of(content), VML)[0]
    full = changed(content, VML, (f'"_x0000_s{first}"', f'"_x0000_s{block * 1024 + 1023}"'))
    after = parts_of(marked(full, fault("C2"), fault("C3")))
    drawings = [name for name in after if name.endswith(".vml")]
    used = [number for name in drawings for number in numbers(after, name)]
    assert len(used) == len(set(used))
    blocks = re.findall(r'<o:idmap [^>]*data="([\d,]+)"', after[VML].decode())[0].split(",")
    assert len(blocks) == 2
    assert {str(number // 1024) for number in numbers(after, VML)} == set(blocks)
    others = [after[name].decode() for name in drawings if name != VML]
    assert not any(re.search(rf'<o:idmap [^>]*data="[^"]*\b{blocks[1]}\b', text) for text in others)


def test_a_box_whose_place_cannot_be_read_stays_as_it_was() -> None:
    anchor = re.findall(r"<x:Anchor>[^<]*</x:Anchor>", parts_of(rich_book())[VML].decode())
    content = changed(rich_book(), VML, *((text, "<x:Anchor>di mana saja</x:Anchor>") for text in anchor))
    copy = marked(content, fault("B3"))
    assert parts_of(copy)[VML].count(b"<x:Anchor>di mana saja<") == len(anchor)
    assert "KESALAHAN (nomor 1)" in opened(copy)["Belanja"]["B3"].comment.text


def test_a_drawing_that_does_not_end_is_refused() -> None:
    refused(without(rich_book(), VML, r"</xml>\s*$"), "C2")


# --- the zip ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("limit", ["MOST_PARTS", "LARGEST_PART", "LARGEST_ZIP"])
def test_a_package_beyond_a_limit_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    monkeypatch.setattr(marked_zip, limit, 5)
    refused(plain_book())


def test_an_entry_whose_own_head_is_damaged_is_refused() -> None:
    content = bytearray(plain_book())
    with zipfile.ZipFile(BytesIO(content)) as package:
        at = package.getinfo("docProps/app.xml").header_offset
    content[at : at + 4] = b"PK\x09\x09"
    refused(bytes(content))


def test_a_changed_part_is_read_as_it_now_is_by_any_spelling_of_its_name() -> None:
    package = Package(plain_book())
    package.put("XL/Worksheets/Sheet1.xml", b"<baru/>")
    assert package.read(SHEET) == b"<baru/>"
    assert package.head("/xl/worksheets/sheet1.xml", 5) == b"<baru"
    assert parts_of(package.to_bytes())[SHEET] == b"<baru/>"
