"""Files that are no workbooks, damaged ones, and such as grow beyond all bounds when they are opened."""

from __future__ import annotations

import gzip
import io
import struct
import zipfile
from collections.abc import Iterator

from hostile_parts import ROW, Case, Parts, book, packed, parts_of, sheet_xml, strings_xml

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def cases() -> Iterator[Case]:
    yield from _no_workbooks()
    yield from _damaged()
    yield from _too_large()


def _no_workbooks() -> Iterator[Case]:
    contents = {
        "nol byte": ("kosong", b""),
        "satu byte": ("teks", b"x"),
        "hanya nol": ("rusak", bytes(4096)),
        "halaman web": ("web", b"\xef\xbb\xbf\r\n<!DOCTYPE html><html><body><table><tr><td>1</td></tr></table></body></html>"),
        "tabel web": ("web", b"<table border=1><tr><td>Pagu</td></tr></table>"),
        "web besar": ("web", b"<HTML xmlns:x='urn:schemas-microsoft-com:office:excel'><HEAD></HEAD></HTML>"),
        "web xhtml": ("web", b'<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"></html>'),
        "web utf-16": ("web", "\ufeff<html><body></body></html>".encode("utf-16-le")),
        "csv": ("teks", b"Uraian;Pagu;Realisasi\r\nKegiatan A;1000;800\r\n"),
        "tsv utf-16": ("teks", "\ufeffUraian\tPagu\r\n".encode("utf-16-le")),
        "json": ("teks", b'{"pagu": 1}'),
        "pdf": ("pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
        "rtf": ("word", b"{\\rtf1\\ansi Laporan}"),
        "png": ("gambar", b"\x89PNG\r\n\x1a\n" + bytes(64)),
        "jpg": ("gambar", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(64)),
        "gif": ("gambar", b"GIF89a" + bytes(64)),
        "gzip": ("arsip", gzip.compress(b"laporan" * 10, mtime=0)),
        "rar": ("arsip", b"Rar!\x1a\x07\x01\x00" + bytes(64)),
        "7z": ("arsip", b"7z\xbc\xaf\x27\x1c\x00\x04" + bytes(64)),
        "doc": ("word", OLE + "WordDocument".encode("utf-16-le") + bytes(512)),
        "kerangka office lama": ("xls", OLE + bytes(512)),
        "ppt": ("powerpoint", OLE + "PowerPoint Document".encode("utf-16-le") + bytes(512)),
        "xls berisi word": ("xls", OLE + "Workbook".encode("utf-16-le") + "WordDocument".encode("utf-16-le") + bytes(512)),
        "xls 5 berisi word": ("xls", OLE + "Book\0".encode("utf-16-le") + "WordDocument".encode("utf-16-le") + bytes(512)),
        "xml 2003": ("xml2003", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>'),
        "xls": ("xls", OLE + "Workbook".encode("utf-16-le") + bytes(512)),
        "xls biff2": ("xls", b"\x09\x00\x04\x00\x02\x00\x10\x00" + bytes(20)),
        "xls biff8 telanjang": ("xls", b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(20)),
        "kata sandi": ("sandi", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(512)),
        "word": ("word", packed({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})),
        "powerpoint": ("powerpoint", packed({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"})),
        "ods": (
            "ods",
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<d/>"}, stored=True),
        ),
        "odt": (
            "odt",
            packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<d/>"}, stored=True),
        ),
        "ods jenis rusak": ("ods", _wrong_sum(packed({"mimetype": "x" * 50, "content.xml": "<d/>"}), "mimetype")),
        "xlsb": ("xlsb", packed({"[Content_Types].xml": "<Types/>", "xl/workbook.bin": b"\x83\x01\x00"})),
        "apple numbers": ("numbers", packed({"Index/Document.iwa": b"x", "Metadata/Properties.plist": b"x"})),
        "arsip biasa": ("arsip", packed({"catatan.txt": "x"})),
        "arsip kosong": ("arsip", packed({})),
        "hanya dua huruf": ("rusak", b"PK"),
        "arsip bersandi": ("sandi", _encrypted(book())),
    }
    for name, (must, content) in contents.items():
        yield Case(name, lambda content=content: content, must)


def _encrypted(content: bytes) -> bytes:
    """The flag of a package whose parts are locked, in both places where it stands."""
    changed = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.find(mark)
        while place >= 0:
            changed[place + at] |= 1
            place = changed.find(mark, place + 4)
    return bytes(changed)


def _damaged() -> Iterator[Case]:
    whole = book(ROW * 1 + "".join(f'<row r="{row}"><c r="A{row}"><v>{row * 7919 % 1000}</v></c></row>' for row in range(2, 400)))
    for share in (10, 50, 90, 99):
        yield Case(f"terpotong {share} persen", lambda share=share: whole[: len(whole) * share // 100], "rusak")
    yield Case("terpotong di ujung", lambda: whole[:-30], "rusak")
    yield Case("ekor nol", lambda: whole[: len(whole) // 2] + bytes(len(whole) // 2), "rusak")
    yield Case("jumlah periksa salah", lambda: _wrong_sum(whole, "xl/worksheets/sheet1.xml"), "rusak")
    yield Case("jumlah periksa daftar lembar salah", lambda: _wrong_sum(whole, "xl/workbook.xml"), "rusak")
    yield Case("data rusak di tengah", lambda: _overwritten(whole, "xl/worksheets/sheet1.xml"), "rusak")
    yield Case("cara kempa tak dikenal", lambda: _with_method(whole, 99), "rusak")
    yield Case("cara kempa lain", lambda: _with_method(whole, 14), "rusak")
    yield Case("ukuran tertulis terlalu kecil", lambda: _with_size(whole, 100), "rusak")
    yield Case("sampah di depan", lambda: b"sampah" * 50 + whole, "rusak")
    yield Case("sampah di belakang", lambda: whole + b"sampah" * 50, cells={"A1": "1"})
    yield Case("catatan di belakang", lambda: whole[:-2] + struct.pack("<H", 5) + b"salam", cells={"A1": "1"})


def _place(content: bytes, part: str) -> zipfile.ZipInfo:
    return zipfile.ZipFile(io.BytesIO(content)).getinfo(part)


def _directory_entry(content: bytes, part: str) -> int:
    return content.rfind(part.encode()) - 46


def _wrong_sum(content: bytes, part: str) -> bytes:
    changed = bytearray(content)
    changed[_directory_entry(content, part) + 16] ^= 0xFF
    return bytes(changed)


def _overwritten(content: bytes, part: str) -> bytes:
    info = _place(content, part)
    start = info.header_offset + 30 + len(part) + info.compress_size // 2
    return content[:start] + b"\xff" * 40 + content[start + 40 :]


def _with_method(content: bytes, method: int) -> bytes:
    part = "xl/worksheets/sheet1.xml"
    changed = bytearray(content)
    changed[_directory_entry(content, part) + 10] = method
    changed[_place(content, part).header_offset + 8] = method
    return bytes(changed)


def _with_size(content: bytes, size: int) -> bytes:
    at = _directory_entry(content, "xl/worksheets/sheet1.xml") + 24
    return content[:at] + struct.pack("<I", size) + content[at + 4 :]


def _too_large() -> Iterator[Case]:
    line = '<c t="s"><v>0</v></c>' * 100
    pointers = "".join(f'<row r="{row}">{line}</row>' for row in range(1, 501))
    long = strings_xml(f"<t>{'panjang ' * 4_000}</t>")
    both = long.replace("</sst>", "<si><t>pendek</t></si></sst>")
    yield Case("teks panjang ditunjuk berulang", lambda: book(pointers, strings=long), "besar")
    short = pointers.replace("<v>0<", "<v>1<")
    yield Case("teks panjang tidak ditunjuk", lambda: book(short, strings=both), cells={"A1": "pendek"})
    yield Case("bom 450 MB", lambda: _bomb(450_000_000), "besar")
    yield Case("bom satu lembar 310 MB", lambda: _bomb(310_000_000), "besar")
    yield Case("bom 90 MB spasi", lambda: _bomb(90_000_000), cells={"A1": "1"})
    yield Case("bom dua lapis", lambda: packed({"dalam.zip": _bomb(450_000_000)}), "arsip")
    yield Case(
        "sebelas ribu bagian", lambda: packed({**parts_of(sheet_xml(ROW)), **{f"x/{n}": "" for n in range(11_000)}}), "besar"
    )
    yield Case("daftar bagian raksasa", _huge_directory, "besar")
    yield Case("dua juta lebih sel", _many_cells, "besar")
    yield Case("teks bersama 80 MB", lambda: book(strings=strings_xml(f"<t>{'a' * 80_000_000}</t>")), cells={"A1": "1"})
    yield Case("rumus bersama beranak", _long_shared_formula, "besar")
    yield Case("sel gabungan tak terhingga", _many_merges, cells={"A1": "1"}, notes=("gabungan",))
    yield Case("satu juta baris berformat", _formatted_rows, cells={"A1": "1"})


def _bomb(size: int) -> bytes:
    """A sheet of blanks, written without ever being held in memory."""
    parts: Parts = parts_of(sheet_xml(ROW))
    sheet = str(parts.pop("xl/worksheets/sheet1.xml")).replace("</worksheet>", "").encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(zipfile.ZipInfo(name), content)
        info = zipfile.ZipInfo("xl/worksheets/sheet1.xml")
        info.compress_type = zipfile.ZIP_DEFLATED
        with made.open(info, "w", force_zip64=True) as target:
            target.write(sheet)
            for _ in range(size // 1_000_000):
                target.write(b" " * 1_000_000)
            target.write(b"</worksheet>")
    return stream.getvalue()


def _huge_directory() -> bytes:
    """Two hundred thousand parts without content, written by hand because zipfile takes a minute."""
    entries, directory = bytearray(), bytearray()
    for number in range(200_000):
        name = f"{number:06}".encode()
        directory += (
            struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0, 0, 0, 0, 0, len(entries)) + name
        )
        if number < 2:
            entries += struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 0, 0, 33, 0, 0, 0, len(name), 0) + name
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65535, 65535, len(directory), len(entries), 0)
    return bytes(entries + directory + end)


def _many_cells() -> bytes:
    cells = "".join(f'<c r="{letter}{{0}}"><v>1</v></c>' for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return book("".join(f'<row r="{row}">{cells.format(row)}</row>' for row in range(1, 77_000)))


def _long_shared_formula() -> bytes:
    text = "+".join(["A1"] * 2700)
    first = f'<row r="1"><c r="B1"><f t="shared" ref="B1:B50000" si="0">{text}</f><v>1</v></c></row>'
    return book(
        first + "".join(f'<row r="{row}"><c r="B{row}"><f t="shared" si="0"/><v>1</v></c></row>' for row in range(2, 50_000))
    )


def _many_merges() -> bytes:
    merges = "".join(f'<mergeCell ref="A{row}:Z{row + 700}"/>' for row in range(1, 2000))
    return book(after=f"<mergeCells>{merges}</mergeCells>")


def _formatted_rows() -> bytes:
    rows = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(2, 1_048_577))
    return book(ROW + rows)
