"""Workbooks with all that a load-and-save loses: pictures, charts, shapes, sparklines, macros, pivots, controls, old comments."""

from __future__ import annotations

import io
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import xlsxwriter

Parts = dict[str, bytes]
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def picture() -> bytes:
    """A PNG of four red points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\xff\0\0" * 2 for _ in range(2))
    head = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def written(fill: Callable[[Any], None], **options: Any) -> bytes:
    """What ``fill`` writes into a new workbook."""
    stream = io.BytesIO()
    book: Any = xlsxwriter.Workbook(stream, {"in_memory": True, **options})
    fill(book)
    book.close()
    return stream.getvalue()


def plain_book() -> bytes:
    """Two sheets of figures: "Belanja" with a framed total line, and "Lain"."""

    def fill(book: Any) -> None:
        for name in ("Belanja", "Lain"):
            page = book.add_worksheet(name)
            _figures(book, page)

    return written(fill)


def _figures(book: Any, page: Any) -> None:
    money = book.add_format({"num_format": "#,##0", "border": 1, "font_name": "Cambria"})
    dark = book.add_format({"bg_color": "#1F3864", "font_color": "#FFFFFF", "bold": True})
    page.write_string(0, 0, "Uraian", dark)
    page.write_string(0, 1, "Pagu", dark)
    for row in range(1, 6):
        page.write_string(row, 0, f"Kegiatan {row}")
        page.write_number(row, 1, row * 1000, money)
        page.write_formula(row, 2, f"=B{row + 1}*2", money, row * 2000)


def rich_book(*, macros: bool = False) -> bytes:
    """A workbook with nearly everything; "Belanja" is the second sheet, "Gambar" the one that is selected."""
    content = written(_fill_rich)
    parts = parts_of(content)
    _add_printer_settings(parts, "xl/worksheets/sheet2.xml", b"\0printer\1" * 40)
    parts["customXml/item1.xml"] = b"<office xmlns='urn:contoh'>milik instansi</office>"
    _add_pivot(parts)
    if macros:
        parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0" + bytes(range(256)) * 8
        plain, enabled = f"{_SHEETML}sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        types = parts["[Content_Types].xml"].replace(plain.encode(), enabled.encode())
        parts["[Content_Types].xml"] = types.replace(
            b"</Types>",
            b'<Override PartName="/xl/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        )
        _relate(parts, "xl/workbook.xml", "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "vbaProject.bin")
    return zipped(parts)


def _fill_rich(book: Any) -> None:
    first, spending, pictures, hidden = (book.add_worksheet(name) for name in ("Sampul", "Belanja", "Gambar", "Arsip"))
    _figures(book, first)
    _figures(book, spending)
    bold, red = book.add_format({"bold": True}), book.add_format({"font_color": "red"})
    spending.write_rich_string(7, 0, "biasa ", bold, "tebal ", red, "merah")
    spending.merge_range("A10:C10", "Gabungan", bold)
    spending.write_comment("B3", "Komentar kepala bidang", {"author": "Ani"})
    spending.write_comment("B5", "Komentar lain", {"author": "Budi", "visible": True})
    spending.insert_button("E2", {"caption": "Hitung", "macro": "Hitung"})
    spending.data_validation("B2:B6", {"validate": "integer", "criteria": ">=", "value": 0})
    spending.conditional_format("B2:B6", {"type": "data_bar", "data_bar_2010": True})
    spending.conditional_format("C2:C6", {"type": "cell", "criteria": ">", "value": 5000, "format": red})
    spending.add_sparkline("D2", {"range": "Belanja!B2:C2"})
    spending.add_table("H1:I4", {"columns": [{"header": "Satu"}, {"header": "Dua"}]})
    spending.set_header("&L&G", {"image_left": "logo.png", "image_data_left": io.BytesIO(picture())})
    spending.autofilter("A1:C6")
    spending.repeat_rows(0)
    spending.print_area("A1:C10")
    spending.protect("rahasia")
    spending.freeze_panes(1, 0)
    spending.ignore_errors({"number_stored_as_text": "A1:C6"})
    pictures.insert_image("B2", "logo.png", {"image_data": io.BytesIO(picture())})
    pictures.insert_textbox("D2", "Bentuk dengan teks")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "=Belanja!$B$2:$B$6", "categories": "=Belanja!$A$2:$A$6"})
    pictures.insert_chart("B10", chart)
    pictures.activate()
    hidden.write_string(0, 0, "arsip")
    hidden.hide()
    book.define_name("Arsip!Lokal", "=Arsip!$A$1")
    book.define_name("Umum", "=Belanja!$B$2")
    sheet = book.add_chartsheet("Grafik")
    other = book.add_chart({"type": "line"})
    other.add_series({"values": "=Belanja!$B$2:$B$6"})
    sheet.set_chart(other)
    book.set_custom_property("Nomor DPA", "1.02.03")


def _add_pivot(parts: Parts) -> None:
    """A pivot table over "Belanja" on the sheet "Arsip"."""
    definition = "".join(
        (
            f'<pivotCacheDefinition xmlns="{_MAIN}" xmlns:r="{_OFFICE}" r:id="rId1" refreshedBy="Ani" refreshedDate="44000" ',
            'createdVersion="6" refreshedVersion="6" minRefreshableVersion="3" recordCount="1"><cacheSource type="worksheet">',
            '<worksheetSource ref="A1:B3" sheet="Belanja"/></cacheSource><cacheFields count="2">',
            '<cacheField name="Uraian" numFmtId="0"><sharedItems count="1"><s v="Kegiatan 1"/></sharedItems></cacheField>',
            '<cacheField name="Pagu" numFmtId="0"><sharedItems containsSemiMixedTypes="0" containsString="0" ',
            'containsNumber="1" containsInteger="1" minValue="1000" maxValue="1000"/></cacheField>',
            "</cacheFields></pivotCacheDefinition>",
        )
    )
    table = "".join(
        (
            f'<pivotTableDefinition xmlns="{_MAIN}" name="Pivot1" cacheId="7" dataCaption="Nilai" createdVersion="6" ',
            'updatedVersion="6"><location ref="A3:B5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/>',
            '<pivotFields count="2"><pivotField axis="axisRow" showAll="0"><items count="2"><item x="0"/><item t="default"/>',
            '</items></pivotField><pivotField dataField="1" showAll="0"/></pivotFields>',
            '<rowFields count="1"><field x="0"/></rowFields><rowItems count="2"><i><x/></i><i t="grand"><x/></i></rowItems>',
            '<colItems count="1"><i/></colItems><dataFields count="1">',
            '<dataField name="Jumlah" fld="1" baseField="0" baseItem="0"/></dataFields></pivotTableDefinition>',
        )
    )
    records = f'<pivotCacheRecords xmlns="{_MAIN}" count="1"><r><x v="0"/><n v="1000"/></r></pivotCacheRecords>'
    base = "xl/pivotCache/pivotCacheDefinition1.xml"
    for part, text, content_type in (
        (base, definition, "pivotCacheDefinition"),
        ("xl/pivotCache/pivotCacheRecords1.xml", records, "pivotCacheRecords"),
        ("xl/pivotTables/pivotTable1.xml", table, "pivotTable"),
    ):
        parts[part] = text.encode()
        override = f'<Override PartName="/{part}" ContentType="{_SHEETML}{content_type}+xml"/></Types>'
        parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"</Types>", override.encode())
    _relate(parts, base, f"{_OFFICE}/pivotCacheRecords", "pivotCacheRecords1.xml")
    _relate(parts, "xl/pivotTables/pivotTable1.xml", f"{_OFFICE}/pivotCacheDefinition", "../pivotCache/pivotCacheDefinition1.xml")
    _relate(parts, "xl/worksheets/sheet4.xml", f"{_OFFICE}/pivotTable", "../pivotTables/pivotTable1.xml")
    relation = _relate(parts, "xl/workbook.xml", f"{_OFFICE}/pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml")
    caches = f'<pivotCaches><pivotCache cacheId="7" r:id="{relation}"/></pivotCaches></workbook>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</workbook>", caches.encode())


def _add_printer_settings(parts: Parts, owner: str, content: bytes) -> None:
    part = "xl/printerSettings/printerSettings1.bin"
    parts[part] = content
    default = f'<Default Extension="bin" ContentType="{_SHEETML}printerSettings"/>'
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(b"<Override", default.encode() + b"<Override", 1)
    relation = _relate(parts, owner, f"{_OFFICE}/printerSettings", "../" + part.removeprefix("xl/"))
    setup = f'<pageSetup orientation="portrait" r:id="{relation}"/>'
    parts[owner] = parts[owner].replace(b"<headerFooter", setup.encode() + b"<headerFooter", 1)


def _relate(parts: Parts, owner: str, kind: str, target: str) -> str:
    folder, _, name = owner.rpartition("/")
    part = f"{folder}/_rels/{name}.rels"
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    known = parts.get(part, empty)
    relation = f"rId{known.count(b'<Relationship ') + 1}"
    line = f'<Relationship Id="{relation}" Type="{kind}" Target="{target}"/></Relationships>'
    parts[part] = known.replace(b"</Relationships>", line.encode())
    return relation


def parts_of(content: bytes) -> Parts:
    """The parts of a file, unpacked, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {info.filename: package.read(info) for info in package.infolist()}


def zipped(parts: Mapping[str, bytes], date: tuple[int, int, int, int, int, int] = (2021, 3, 4, 5, 6, 8)) -> bytes:
    """A file of these parts, every second one stored without compression."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for index, (name, content) in enumerate(parts.items()):
            info = zipfile.ZipInfo(name, date)
            info.compress_type = zipfile.ZIP_DEFLATED if index % 2 else zipfile.ZIP_STORED
            package.writestr(info, content)
    return stream.getvalue()


def changed(content: bytes, part: str, *pairs: tuple[str, str]) -> bytes:
    """A file with texts in one of its parts replaced."""
    parts = parts_of(content)
    text = parts[part].decode()
    for old, new in pairs:
        assert old in text, f"{old} is not in {part}: {text[:2000]}"
        text = text.replace(old, new)
    return zipped({**parts, part: text.encode()})


def strict(content: bytes) -> bytes:
    """The file as "Strict Open XML Spreadsheet": other namespaces, else the same."""
    pairs = (
        (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
        (b"http://schemas.openxmlformats.org/drawingml/2006/main", b"http://purl.oclc.org/ooxml/drawingml/main"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties", b"http://purl.oclc.org/ooxml/officeDocument/extendedProperties"),
        (b"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", b"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes"),
        (b"relationships/extended-properties", b"relationships/extendedProperties"),
    )  # fmt: skip
    parts = parts_of(content)
    for old, new in pairs:
        parts = {name: text.replace(old, new) for name, text in parts.items()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"<workbook ", b'<workbook conformance="strict" ', 1)
    return zipped(parts)


def saved(content: bytes, name: str = "berkas.xlsx") -> Path:
    """The file on the disk, for readers that want a path."""
    path = Path(tempfile.mkdtemp()) / name
    path.write_bytes(content)
    return path
