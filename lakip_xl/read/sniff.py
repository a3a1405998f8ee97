"""What a file really is: from its first bytes, and for a package from the names of its parts."""

from __future__ import annotations

from lakip_xl.errors import UnreadableFile
from lakip_xl.read import xlsx_sentences as say
from lakip_xl.read.package import Broken, Package

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta", b"<style", b"<body", b"<div", b"<!--")
_SPREADSHEET_2003 = (b"urn:schemas-microsoft-com:office:spreadsheet", b"mso-application")
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08\x08\x00", b"\x09\x08\x10\x00")
_OLD_BOOKS = ("Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_OLD_OTHERS = (("WordDocument".encode("utf-16-le"), "Word"), ("PowerPoint Document".encode("utf-16-le"), "PowerPoint"))
_OTHERS = (
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"), "gambar"),
    ((b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\xfd7zXZ", b"BZh"), "kumpulan berkas lain"),
)
COPY_TABLES = "Salin tabelnya ke Excel, lalu jalankan lagi."
ASK_AGAIN = "Minta berkas Excel aslinya."
_EXCEL_ANEW = "Buka di Excel, Save As > Excel Workbook (.xlsx)."


def refuse_what_is_no_workbook(content: bytes, name: str) -> None:
    """Raises UnreadableFile with the sentence that fits what the file is; says nothing for a package."""
    sentence = _sentence(content, name)
    if sentence:
        raise UnreadableFile(sentence)


def _sentence(content: bytes, name: str) -> str | None:
    if not content:
        return f"{name} kosong (0 byte); penyalinan belum selesai. Salin ulang."
    if content.startswith(b"PK"):
        return None
    if content.startswith(_OLE):
        return _old_sentence(content, name)
    if content.startswith(_OLD_BIFF):
        return say.other_format(name, "Excel lama")
    for starts, kind in _OTHERS:
        if content.startswith(starts):
            return say.no_workbook(name, kind, ASK_AGAIN)
    return _text_sentence(content[:2048], name)


def _old_sentence(content: bytes, name: str) -> str:
    """What lies in an old file of Office is told by the names of its streams; a workbook may hold a letter as well."""
    if _ENCRYPTED in content:
        return say.locked_by_password(name)
    if not any(stream in content for stream in _OLD_BOOKS):
        for stream, kind in _OLD_OTHERS:
            if stream in content:
                return say.no_workbook(name, kind, COPY_TABLES)
    return say.other_format(name, "Excel lama")


def _text_sentence(head: bytes, name: str) -> str:
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", errors="ignore").strip().lower().encode()
    if text.startswith(b"<?xml") and any(mark in text for mark in _SPREADSHEET_2003):
        return say.other_format(name, "Excel 2003 (XML)")
    if text.startswith(_HTML) or (text.startswith(b"<?xml") and b"<html" in text):
        return f"{name} sebenarnya halaman web. {_EXCEL_ANEW}"
    if text.startswith(b"%pdf"):
        return say.no_workbook(name, "PDF", ASK_AGAIN)
    if text.startswith(b"{\\rtf"):
        return say.no_workbook(name, "Word", COPY_TABLES)
    if b"\0" in text:
        return say.damaged(name)
    return say.no_workbook(name, "teks biasa", _EXCEL_ANEW)


def _open_document(package: Package, name: str) -> str:
    try:
        kind = b"".join(package.chunks("mimetype"))
    except Broken:
        kind = b""
    if kind.startswith(b"application/vnd.oasis.opendocument.") and b"spreadsheet" not in kind:
        return say.no_workbook(name, "dokumen OpenDocument", COPY_TABLES)
    return say.other_format(name, "OpenDocument (.ods)")


def refuse_other_packages(package: Package, name: str) -> None:
    """Raises UnreadableFile for a package that is a document, a presentation, another spreadsheet or a plain archive."""
    if "xl/workbook.xml" in package:
        return
    parts = set(package.parts)
    for marks, sentence in (
        (("xl/workbook.bin",), say.other_format(name, "Excel biner (.xlsb)")),
        (("word/document.xml",), say.no_workbook(name, "Word", COPY_TABLES)),
        (("ppt/presentation.xml",), say.no_workbook(name, "PowerPoint", COPY_TABLES)),
        (("content.xml", "mimetype"), _open_document(package, name)),
        (("index/document.iwa",), say.no_workbook(name, "Apple Numbers", "Ekspor ke Excel, lalu jalankan lagi.")),
    ):
        if parts.issuperset(marks):
            raise UnreadableFile(sentence)
    if any(part.startswith("xl/") for part in parts):
        if not any(part.endswith("workbook.xml") for part in parts):
            raise UnreadableFile(say.damaged(name))
    elif not any(part.endswith("workbook.xml") for part in parts):
        raise UnreadableFile(say.no_workbook(name, "kumpulan berkas lain", ASK_AGAIN))
