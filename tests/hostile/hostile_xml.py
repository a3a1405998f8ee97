"""Parts that are dangerous, or no XML, or XML that few programs write."""

from __future__ import annotations

from collections.abc import Iterator

from hostile_parts import (
    HEAD,
    MAIN,
    REL,
    ROW,
    STRICT,
    STRICT_REL,
    STYLES,
    Case,
    book,
    packed,
    parts_of,
    relations,
    sheet_xml,
    strings_xml,
    two_sheets,
    workbook_xml,
)

DOCTYPE = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a '0123456789'>"
    + "".join(f"<!ENTITY {after} '{f'&{before};' * 10}'>" for before, after in zip("abcdefgh", "bcdefghi", strict=True))
    + "]>"
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PARAMETER = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd" [<!ENTITY % p SYSTEM "http://127.0.0.1:9/p">%p;]>'
NAMED = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="inlineStr"><is><t>&a;</t></is></c></row>'


def cases() -> Iterator[Case]:
    yield from _document_types()
    yield from _endless_tokens()
    yield from _seldom_written()
    yield from _no_xml()


def _document_types() -> Iterator[Case]:
    for name, dtd in (("dtd", DOCTYPE), ("seribu tawa", LAUGHS), ("berkas luar", OUTSIDE), ("jaringan", PARAMETER)):

        def sheet(dtd: str = dtd) -> bytes:
            return packed(parts_of(sheet_xml(NAMED, head=HEAD + dtd)))

        yield Case(f"{name} di lembar", sheet, "bahaya")
    for part, xml in (
        ("xl/workbook.xml", workbook_xml(["A"], head=HEAD + DOCTYPE)),
        ("xl/sharedStrings.xml", strings_xml("<t>x</t>").replace(HEAD, HEAD + LAUGHS)),
        ("xl/styles.xml", STYLES.replace(HEAD, HEAD + DOCTYPE)),
        ("xl/_rels/workbook.xml.rels", relations([("rId1", "worksheet", "worksheets/sheet1.xml")]).replace(HEAD, HEAD + DOCTYPE)),
        ("_rels/.rels", relations([("rId1", "officeDocument", "xl/workbook.xml")]).replace(HEAD, HEAD + OUTSIDE)),
    ):
        yield Case(
            f"dtd di {part.replace('/', '-')}",
            lambda part=part, xml=xml: packed({**parts_of(sheet_xml(ROW)), part: xml}),
            "bahaya",
        )
    yield Case(
        "dtd di utf-16",
        lambda: packed(
            parts_of(sheet_xml(NAMED, head=DOCTYPE))
            | {"xl/worksheets/sheet1.xml": ("\ufeff" + sheet_xml(NAMED, head=DOCTYPE)).encode("utf-16-le")}
        ),
        "bahaya",
    )
    yield Case("dtd di tema tidak dibaca", lambda: book(xl__theme__theme1_dot_xml=HEAD + DOCTYPE + "<x/>"), cells={"A1": "1"})
    yield Case(
        "dtd di teks sel",
        lambda: book('<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;!DOCTYPE x&gt;</t></is></c></row>'),
        cells={"A1": "<!DOCTYPE x>"},
    )


def _endless_tokens() -> Iterator[Case]:
    yield Case("komentar 20 MB", lambda: book(before=f"<!--{'x' * 20_000_000}-->"), "bahaya")
    yield Case("atribut 20 MB", lambda: book(f'<row r="1" spans="{"1 " * 10_000_000}"/>'), "bahaya")
    yield Case("sejuta atribut", lambda: book(_many_attributes(1_000_000)), "bahaya")
    yield Case("delapan puluh ribu atribut", lambda: book(_many_attributes(80_000) + ROW), cells={"A1": "1"})
    yield Case("pi 20 MB", lambda: book(before=f"<?x {'y' * 20_000_000}?>"), "bahaya")
    yield Case(
        "cdata 20 MB",
        lambda: book(f'<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[{"x" * 20_000_000}]]></t></is></c></row>'),
    )
    yield Case("nama unsur 2 MB", lambda: book(f"<{'x' * 2_000_000}/>"), "bahaya")
    yield Case("sarang sejuta lembar", lambda: book("<a>" * 1_000_000 + "</a>" * 1_000_000), "bahaya")
    yield Case("sarang sejuta teks", lambda: book(strings=strings_xml("<r>" * 1_000_000 + "</r>" * 1_000_000)), "bahaya")
    yield Case(
        "sarang sejuta buku",
        lambda: book(xl__workbook_dot_xml=workbook_xml(["A"], before="<a>" * 1_000_000 + "</a>" * 1_000_000)),
        "bahaya",
    )
    yield Case(
        "sejuta baris rujukan", lambda: book(xl__workbook_dot_xml=workbook_xml(["A"], before='<a b="c"/>' * 2_000_000)), "besar"
    )
    yield Case("sepuluh ribu lembar satu bagian", _many_names)


def _many_attributes(count: int) -> str:
    listed = " ".join(f'a{number}=""' for number in range(count))
    return f"<row r='1' {listed}/>"


def _many_names() -> bytes:
    sheets = "".join(f'<sheet name="L{number}" sheetId="{number}" r:id="rId1"/>' for number in range(1, 10_001))
    book_xml = f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{REL}"><sheets>{sheets}</sheets></workbook>'
    return packed({**parts_of(sheet_xml("")), "xl/workbook.xml": book_xml})


def _seldom_written() -> Iterator[Case]:
    expected = {"A1": "1", "B1": "Kegiatan"}
    prefixed = (
        f'{HEAD}<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c>'
        '<x:c r="B1" t="s"><x:v>0</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    plain = sheet_xml(ROW)
    kinds: dict[str, str | bytes] = {
        "awalan nama": prefixed,
        "tanpa ruang nama": plain.replace(f' xmlns="{MAIN}"', ""),
        "strict": sheet_xml(ROW, main=STRICT),
        "utf-16": ("\ufeff" + plain.replace("UTF-8", "UTF-16")).encode("utf-16-le"),
        "utf-16 terbalik": ("\ufeff" + plain.replace("UTF-8", "UTF-16")).encode("utf-16-be"),
        "latin-1": plain.replace("UTF-8", "ISO-8859-1").encode("latin-1"),
        "tanda urutan": b"\xef\xbb\xbf" + plain.encode(),
        "tanpa kepala": plain.replace(HEAD, ""),
        "berbaris rapi": plain.replace("><", ">\n  <").replace("<v>\n  ", "<v>"),
        "baris windows": plain.replace("><", ">\r\n<"),
        "komentar": plain.replace("</row>", "<!-- x --></row>").replace("<row", "<!-- </row><row r='9'> --><row"),
        "komentar berisi sel": plain.replace("</row>", '<!-- <c r="A1"><v>9</v></c> --></row>'),
        "komentar sebelum isi": plain.replace("<sheetData>", "<!-- <sheetData> --><sheetData>"),
        "komentar berisi dua baris": plain.replace("<row", '<!-- </row><row r="1"><c r="A1"><v>9</v></c></row> --><row'),
        "cdata": plain.replace("<v>1</v>", "<v><![CDATA[1]]></v>"),
        "cdata berisi sel": plain.replace("</row>", '<c r="C1" t="inlineStr"><is><t><![CDATA[</row>]]></t></is></c></row>'),
        "pi": plain.replace("<row", "<?x </row> ?><row"),
        "atribut asing": plain.replace('<row r="1"', '<row r="1" x:dyDescent="0.25" xmlns:x="urn:x" spans="1:2"'),
        "kutip tunggal": plain.replace('<c r="A1">', "<c r='A1'>"),
        "atribut terbalik": plain.replace('<c r="B1" t="s">', '<c t="s" r="B1">'),
        "angka dalam acuan huruf": plain.replace("<v>1</v>", "<v>&#49;</v>"),
        "perluasan di belakang": plain.replace(
            "</worksheet>", "<extLst><ext uri='{x}'><c r='A1'><v>9</v></c></ext></extLst></worksheet>"
        ),
        "unsur asing dalam sel": plain.replace("<v>1</v>", "<v>1</v><extLst><ext/></extLst>"),
    }
    for name, xml in kinds.items():
        yield Case(f"xml {name}", lambda xml=xml: packed({**parts_of(plain), "xl/worksheets/sheet1.xml": xml}), cells=expected)
    yield Case("xml strict seluruhnya", _strict, cells=expected)


def _strict() -> bytes:
    parts = parts_of(sheet_xml(ROW, main=STRICT))
    return packed(
        {name: xml.replace(MAIN, STRICT).replace(REL, STRICT_REL) if isinstance(xml, str) else xml for name, xml in parts.items()}
    )


def _no_xml() -> Iterator[Case]:
    """Damage in the second sheet: it is named, the first is read."""
    plain = sheet_xml(ROW)
    kinds: dict[str, str | bytes] = {
        "terpotong": plain[: len(plain) * 2 // 3],
        "tanpa penutup": plain.replace("</sheetData>", ""),
        "kosong": b"",
        "bukan xml": b"\x00\x01\x02" * 100,
        "web": "<html><body></body></html>",
        "dua akar": plain + "<worksheet/>",
        "acuan tak dikenal": plain.replace("<v>1</v>", "<v>&nbsp;</v>"),
        "ampersan telanjang": plain.replace("<v>1</v>", "<v>1 & 2</v>"),
        "tanda terlarang": plain.replace("<v>1</v>", "<v>\x01</v>"),
        "acuan tanda terlarang": plain.replace("<v>1</v>", "<v>&#0;</v>"),
        "utf-8 rusak": plain.encode().replace(b"<v>1</v>", b"<v>\xff\xfe</v>"),
        "utf-8 pengganti": plain.encode().replace(b"<v>1</v>", b"<v>\xed\xa0\x80</v>"),
        "penutup salah": plain.replace("</v></c><c", "</c></v><c"),
        "atribut ganda": plain.replace('<c r="A1">', '<c r="A1" r="A2">'),
        "penutup cdata telanjang": plain.replace("<v>1</v>", "<v>]]></v>"),
        "bahasa sandi tak dikenal": plain.replace("UTF-8", "KOI-7"),
    }
    for name, xml in kinds.items():
        yield Case(
            f"lembar kedua {name}",
            lambda xml=xml: two_sheets(None, xl__worksheets__sheet2_dot_xml=xml),
            cells={"A1": "1"},
            unread=("Rusak",),
        )
