"""What a file really is, from its first bytes, before any library sees it."""

from __future__ import annotations

from lakip_xl.errors import UnreadableFile

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def refuse_what_is_no_workbook(content: bytes, name: str) -> None:
    """Raises UnreadableFile with the sentence that fits what the file is; says nothing for a zip package."""
    sentence = _sentence(content, name)
    if sentence:
        raise UnreadableFile(sentence)


def _sentence(content: bytes, name: str) -> str | None:
    if not content:
        return f"{name} kosong (0 byte); penyalinan belum selesai. Salin ulang."
    if content.startswith(b"PK"):
        return _package_sentence(content, name)
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            return f"{name} dikunci kata sandi. Buka di Excel, hapus kata sandinya (File > Info > Protect Workbook), simpan, lalu jalankan lagi."
        return f"{name} masih format Excel lama. Simpan ulang sebagai .xlsx."
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<meta")):
        return f"{name} sebenarnya halaman web. Buka di Excel, Save As > Excel Workbook (.xlsx)."
    if head.startswith(b"%pdf"):
        return f"{name} bukan buku kerja Excel (isinya PDF). Minta berkas Excel aslinya."
    if b"\0" in content[:1024]:
        return f"{name} rusak atau belum selesai disalin. Salin ulang dari sumbernya."
    return f"{name} bukan buku kerja Excel (isinya teks biasa). Buka di Excel, Save As > Excel Workbook (.xlsx)."


def _package_sentence(content: bytes, name: str) -> str | None:
    if b"word/document.xml" in content:
        return f"{name} bukan buku kerja Excel (isinya Word). Salin tabelnya ke Excel, lalu jalankan lagi."
    if b"ppt/presentation.xml" in content:
        return f"{name} bukan buku kerja Excel (isinya PowerPoint). Salin tabelnya ke Excel, lalu jalankan lagi."
    if b"mimetypeapplication/vnd.oasis" in content[:200]:
        return f"{name} masih format OpenDocument (.ods). Simpan ulang sebagai .xlsx."
    if b"xl/workbook.bin" in content:
        return f"{name} masih format Excel biner (.xlsb). Simpan ulang sebagai .xlsx."
    return None
