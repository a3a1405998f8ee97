"""Builds packages part by part, right or wrong; and the shape of a hostile case."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE_REL = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
WHEN = (2021, 1, 1, 0, 0, 0)

Parts = dict[str, str | bytes]


@dataclass(frozen=True)
class Case:
    """A hostile file: its name, what makes it, and what must become of it.

    ``must`` is "read", "skipped" or the key of the sentence in SENTENCES; ``cells`` are what the first sheet must show, by
    address; ``unread`` names the sheets that must be told as unread, ``notes`` the keys of what must be said about the file.
    """

    name: str
    make: Callable[[], bytes]
    must: str = "read"
    cells: Mapping[str, str] | None = None
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


SENTENCES = {
    "rusak": "rusak atau belum selesai disalin. Salin ulang dari sumbernya.",
    "sandi": "dikunci kata sandi. Buka di Excel, hapus kata sandinya",
    "kosong": "kosong (0 byte); penyalinan belum selesai. Salin ulang.",
    "web": "sebenarnya halaman web. Buka di Excel, Save As",
    "teks": "bukan buku kerja Excel (isinya teks biasa).",
    "pdf": "bukan buku kerja Excel (isinya PDF).",
    "word": "bukan buku kerja Excel (isinya Word).",
    "powerpoint": "bukan buku kerja Excel (isinya PowerPoint).",
    "gambar": "bukan buku kerja Excel (isinya gambar). Minta berkas Excel aslinya.",
    "odt": "bukan buku kerja Excel (isinya dokumen OpenDocument). Salin tabelnya ke Excel",
    "numbers": "bukan buku kerja Excel (isinya Apple Numbers).",
    "arsip": "bukan buku kerja Excel (isinya kumpulan berkas lain).",
    "xls": "masih format Excel lama. Simpan ulang sebagai .xlsx.",
    "xml2003": "masih format Excel 2003 (XML). Simpan ulang sebagai .xlsx.",
    "xlsb": "masih format Excel biner (.xlsb). Simpan ulang sebagai .xlsx.",
    "ods": "masih format OpenDocument (.ods). Simpan ulang sebagai .xlsx.",
    "bahaya": "berisi data yang tidak aman dan tidak dibuka.",
    "besar": "terlalu besar (",
    "lama": "terlalu rumit untuk dibaca dalam",
    "ganda": "berisi dua lembar dengan nama bagian sama. Simpan ulang di Excel.",
    "tanpa lembar": "tidak memuat lembar kerja.",
}
"""The one sentence of each class, by a key; reliability.md 2.1."""

NOTES = {
    "makro": "makronya tidak pernah dijalankan",
    "tautan": "bergantung pada berkas lain (",
    "terpencil": "ada isi terpencil di sel ",
    "belum dihitung": "belum pernah dihitung Excel",
    "dua kali": "sel dua kali; yang terakhir dipakai",
    "gabungan": "terlalu banyak sel gabungan",
    "format": "angka dibaca tanpa formatnya",
}


def packed(parts: Mapping[str, str | bytes] | Iterable[tuple[str, str | bytes]], stored: bool = False) -> bytes:
    """A package; pairs allow two parts of one name."""
    stream = io.BytesIO()
    pairs = parts.items() if isinstance(parts, Mapping) else parts
    with zipfile.ZipFile(stream, "w") as made:
        for name, content in pairs:
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            made.writestr(info, content)
    return stream.getvalue()


def sheet_xml(rows: str = "", before: str = "", after: str = "", head: str = HEAD, main: str = MAIN) -> str:
    return f'{head}<worksheet xmlns="{main}" xmlns:r="{REL}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def workbook_xml(
    names: Iterable[str], before: str = "", after: str = "", head: str = HEAD, main: str = MAIN, rel: str = REL
) -> str:
    sheets = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, start=1)
    )
    return f'{head}<workbook xmlns="{main}" xmlns:r="{rel}">{before}<sheets>{sheets}</sheets>{after}</workbook>'


def relations(targets: Iterable[tuple[str, str, str]], rel: str = REL) -> str:
    listed = "".join(f'<Relationship Id="{name}" Type="{rel}/{kind}" Target="{target}"/>' for name, kind, target in targets)
    return f'{HEAD}<Relationships xmlns="{PACKAGE_REL}">{listed}</Relationships>'


def strings_xml(*texts: str) -> str:
    return f'{HEAD}<sst xmlns="{MAIN}">{"".join(f"<si>{text}</si>" for text in texts)}</sst>'


STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<cellXfs count="4">'
    '<xf numFmtId="0"/><xf numFmtId="4" applyNumberFormat="1"/><xf numFmtId="164"/>'
    '<xf numFmtId="10"><alignment indent="2"/></xf></cellXfs></styleSheet>'
)
ROW = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>'


def content_types(sheets: int) -> str:
    kinds = {"/xl/workbook.xml": "sheet.main", "/xl/styles.xml": "styles", "/xl/sharedStrings.xml": "sharedStrings"}
    kinds |= {f"/xl/worksheets/sheet{number}.xml": "worksheet" for number in range(1, sheets + 1)}
    listed = "".join(
        f'<Override PartName="{part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in kinds.items()
    )
    return f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{listed}</Types>'


def parts_of(*sheets: str, names: Iterable[str] | None = None, strings: str = "") -> Parts:
    """The parts of a right workbook around sheets that may be wrong."""
    listed = list(names or (f"Lembar {number}" for number in range(1, len(sheets) + 1)))
    targets = [(f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(listed) + 1)]
    targets += [("rIdS", "styles", "styles.xml"), ("rIdT", "sharedStrings", "sharedStrings.xml")]
    made: Parts = {
        "[Content_Types].xml": content_types(len(listed)),
        "_rels/.rels": relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": workbook_xml(listed),
        "xl/_rels/workbook.xml.rels": relations(targets),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": strings or strings_xml("<t>Kegiatan</t>"),
    }
    made |= {f"xl/worksheets/sheet{number}.xml": sheet for number, sheet in enumerate(sheets, start=1)}
    return made


def book(rows: str = ROW, before: str = "", after: str = "", strings: str = "", **changed: str | bytes | None) -> bytes:
    """A workbook of one sheet; ``changed`` replaces parts (None leaves one out), "__" stands for "/", "_dot_" for "."."""
    return packed(changed_parts(parts_of(sheet_xml(rows, before, after), strings=strings), changed))


def changed_parts(parts: Parts, changed: Mapping[str, str | bytes | None]) -> Parts:
    for key, content in changed.items():
        name = key.replace("__", "/").replace("_dot_", ".")
        if content is None:
            parts.pop(name)
        else:
            parts[name] = content
    return parts


def two_sheets(second: str | None, **changed: str | bytes | None) -> bytes:
    """A workbook of a good sheet and one that may be damaged or missing."""
    parts = parts_of(sheet_xml(ROW), *([] if second is None else [second]), names=("Baik", "Rusak"))
    return packed(changed_parts(parts, changed))
