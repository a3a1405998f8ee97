"""Packages of which parts are missing, doubled, misnamed or point elsewhere; and what rides along with a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from hostile_parts import (
    HEAD,
    MAIN,
    REL,
    ROW,
    STYLES,
    Case,
    Parts,
    book,
    packed,
    parts_of,
    relations,
    sheet_xml,
    two_sheets,
    workbook_xml,
)

GOOD = {"A1": "1", "B1": "Kegiatan"}
CUSTOM = '<Properties xmlns="urn:c"><property fmtid="{{x}}" pid="2" name="{}"><x>1</x></property></Properties>'


def cases() -> Iterator[Case]:
    yield from _missing()
    yield from _broken_styles()
    yield from _doubled()
    yield from _pointing()
    yield from _names()
    yield from _riding_along()


def _without(part: str) -> bytes:
    parts = parts_of(sheet_xml(ROW))
    parts.pop(part)
    return packed(parts)


def _with(**changed: str | bytes | None) -> bytes:
    return book(**changed)


def _missing() -> Iterator[Case]:
    yield Case("tanpa buku", lambda: _without("xl/workbook.xml"), "rusak")
    yield Case("tanpa hubungan buku", lambda: _without("xl/_rels/workbook.xml.rels"), "rusak")
    yield Case("tanpa hubungan akar", lambda: _without("_rels/.rels"), cells=GOOD)
    yield Case("tanpa daftar jenis", lambda: _without("[Content_Types].xml"), cells=GOOD)
    yield Case("tanpa lembar satu-satunya", lambda: _without("xl/worksheets/sheet1.xml"), "rusak")
    yield Case("tanpa teks bersama", lambda: _without("xl/sharedStrings.xml"), "rusak")
    yield Case("tanpa gaya", lambda: _without("xl/styles.xml"), cells=GOOD, notes=("format",))
    yield Case("lembar kedua hilang", lambda: two_sheets(None), cells=GOOD, unread=("Rusak",))
    yield Case(
        "teks bersama terpotong", lambda: _with(xl__sharedStrings_dot_xml=f'{HEAD}<sst xmlns="{MAIN}"><si><t>Kegi'), "rusak"
    )
    numbers = parts_of(sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>'), sheet_xml(ROW), names=("Baik", "Rusak"))
    yield Case(
        "teks bersama terpotong, angka terbaca",
        lambda: packed({**numbers, "xl/sharedStrings.xml": "<sst><si>"}),
        cells={"A1": "1"},
        unread=("Rusak",),
    )
    yield Case("buku terpotong", lambda: _with(xl__workbook_dot_xml=workbook_xml(["A"])[:-20]), "rusak")
    yield Case("buku kosong", lambda: _with(xl__workbook_dot_xml=""), "rusak")
    yield Case("tanpa lembar sama sekali", lambda: _with(xl__workbook_dot_xml=workbook_xml([])), "tanpa lembar")
    chart = relations([("rId1", "chartsheet", "chartsheets/sheet1.xml")])
    yield Case("hanya lembar grafik", lambda: _with(**{"xl___rels__workbook_dot_xml_dot_rels": chart}), "tanpa lembar")
    yield Case("hubungan buku rusak", lambda: _with(**{"xl___rels__workbook_dot_xml_dot_rels": "<Relationships>"}), "rusak")


def _broken_styles() -> Iterator[Case]:
    kinds = {
        "terpotong": (STYLES[:-40], ("format",)),
        "kosong": ("", ("format",)),
        "bukan xml": ("gaya", ("format",)),
        "indentasi kacau": (STYLES.replace('indent="2"', 'indent="dua"'), ()),
        "nomor kacau": (STYLES.replace('numFmtId="4"', 'numFmtId="-4"'), ()),
        "format tanpa nomor": (STYLES.replace('numFmtId="164" formatCode', "formatCode"), ()),
        "warna kacau": (STYLES.replace("<cellXfs", '<fonts><font><color rgb="merah"/></font></fonts><cellXfs'), ()),
    }
    for name, (xml, notes) in kinds.items():
        yield Case(f"gaya {name}", lambda xml=xml: _with(xl__styles_dot_xml=xml), cells=GOOD, notes=notes)


def _doubled() -> Iterator[Case]:
    def twice(part: str) -> bytes:
        pairs = list(parts_of(sheet_xml(ROW)).items())
        return packed([*pairs, *((name, content) for name, content in pairs if name == part)])

    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml"):
        yield Case(f"dua kali {part.rpartition('/')[2]}", lambda part=part: twice(part), "ganda")
    yield Case("dua kali daftar jenis", lambda: twice("[Content_Types].xml"), cells=GOOD)
    pairs = [*parts_of(sheet_xml(ROW)).items(), ("XL/Worksheets/SHEET1.xml", sheet_xml(""))]
    yield Case("dua kali beda huruf besar", lambda: packed(pairs), "ganda")


def _pointing() -> Iterator[Case]:
    def to(target: str, **more: str) -> bytes:
        return packed(
            {
                **parts_of(sheet_xml(ROW)),
                **more,
                "xl/_rels/workbook.xml.rels": relations(
                    [("rId1", "worksheet", target), ("rId2", "sharedStrings", "sharedStrings.xml")]
                ),
            }
        )

    yield Case("sasaran mutlak", lambda: to("/xl/worksheets/sheet1.xml"), cells=GOOD)
    yield Case("sasaran garis miring terbalik", lambda: to("worksheets\\sheet1.xml"), cells=GOOD)
    yield Case("sasaran huruf besar", lambda: to("Worksheets/Sheet1.XML"), cells=GOOD)
    yield Case("sasaran naik turun", lambda: to("../xl/worksheets/../worksheets/sheet1.xml"), cells=GOOD)
    for target in (
        "../../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "http://127.0.0.1:9/x",
        "",
        "sharedStrings.xml",
        "workbook.xml",
    ):
        yield Case(f"sasaran {target.replace('/', '-').replace(':', '') or 'kosong'}", lambda target=target: to(target), "rusak")
    moved: Parts = {name.replace("xl/workbook.xml", "xl/buku.xml"): xml for name, xml in parts_of(sheet_xml(ROW)).items()}
    moved["_rels/.rels"] = relations([("rId1", "officeDocument", "/xl/buku.xml")])
    moved["xl/_rels/buku.xml.rels"] = moved.pop("xl/_rels/workbook.xml.rels")
    yield Case("buku bernama lain", lambda: packed({**moved, "xl/x/workbook.xml": ""}), cells=GOOD)
    yield Case(
        "nama keluar folder",
        lambda: packed({**parts_of(sheet_xml(ROW)), "../../keluar.xml": "x", "/mutlak.xml": "x"}),
        cells=GOOD,
    )
    back: Parts = {name.replace("/", "\\"): xml for name, xml in parts_of(sheet_xml(ROW)).items()}
    yield Case("bagian bergaris miring terbalik", lambda: packed(back), cells=GOOD)
    yield Case(
        "bagian huruf besar", lambda: packed({name.upper(): xml for name, xml in parts_of(sheet_xml(ROW)).items()}), cells=GOOD
    )
    yield Case(
        "lembar tanpa hubungan", lambda: _with(xl__workbook_dot_xml=workbook_xml(["A"]).replace(' r:id="rId1"', "")), "rusak"
    )
    yield Case(
        "hubungan berawalan lain",
        lambda: _with(xl__workbook_dot_xml=workbook_xml(["A"]).replace("r:id", "q:id").replace("xmlns:r", "xmlns:q")),
        cells=GOOD,
    )


def _names() -> Iterator[Case]:
    def named(*names: str) -> bytes:
        return packed({**parts_of(sheet_xml(ROW), sheet_xml(ROW), names=names)})

    yield Case("dua lembar senama", lambda: named("Rekap", "Rekap"), cells=GOOD)
    yield Case("nama lembar panjang", lambda: named("x" * 100_000, "b"), cells=GOOD)
    yield Case("nama lembar terlarang", lambda: named("[a]:*?/\\'", "&#9;&#10;"), cells=GOOD)
    yield Case("nama lembar kosong", lambda: named("", " "), cells=GOOD)
    yield Case("nama lembar bertanda", lambda: named("a_x001B_[31m", "[/b]"), cells=GOOD)


def _riding_along() -> Iterator[Case]:
    yield Case("makro.xlsm", lambda: _with(xl__vbaProject_dot_bin=b"\xd0\xcf\x11\xe0makro"), cells=GOOD, notes=("makro",))
    links = relations(
        [
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "sharedStrings.xml"),
            ("rId3", "externalLink", "externalLinks/externalLink1.xml"),
        ]
    )
    other = "<Relationships>"
    other += f'<Relationship Id="rId1" Type="{REL}/externalLinkPath" Target="file:///C:\\data\\Lain.xlsx"/></Relationships>'
    linked: Parts = {
        "xl/_rels/workbook.xml.rels": links,
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": other,
    }
    yield Case("berkas lain", lambda: packed({**parts_of(sheet_xml(ROW)), **linked}), cells=GOOD, notes=("tautan",))
    yield Case("hasil sendiri", lambda: _with(docProps__custom_dot_xml=CUSTOM.format("lakip-xl")), "skipped")
    yield Case("sifat orang lain", lambda: _with(docProps__custom_dot_xml=CUSTOM.format("lakip")), cells=GOOD)
    yield Case("sifat rusak", lambda: _with(docProps__custom_dot_xml="<Properties>"), cells=GOOD)
    yield Case(
        "lampiran word", lambda: _with(xl__embeddings__a_dot_docx=packed({"word/document.xml": "x"}, stored=True)), cells=GOOD
    )
    yield Case("gambar rusak", lambda: _with(xl__media__image1_dot_png=b"bukan gambar"), cells=GOOD)
