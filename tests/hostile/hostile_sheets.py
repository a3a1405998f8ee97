"""Sheets of odd shape and odd values: all of them are read, or named."""

from __future__ import annotations

from collections.abc import Iterator

from hostile_parts import HEAD, MAIN, ROW, STYLES, Case, book, packed, parts_of, sheet_xml, strings_xml, two_sheets, workbook_xml


def cases() -> Iterator[Case]:
    yield from _shapes()
    yield from _values()
    yield from _texts()
    yield from _formulas()
    yield from _second_sheets()


def _shapes() -> Iterator[Case]:
    far = '<row r="1048576"><c r="XFD1048576"><v>7</v></c></row>'
    yield Case("sel terpencil", lambda: book(ROW + far), cells={"A1": "1", "XFD1048576": "7"}, notes=("terpencil",))
    yield Case("sel terpencil tanpa isi", lambda: book(ROW + far.replace("<v>7</v>", "")), cells={"A1": "1"})
    yield Case("ukuran tertulis sejuta", lambda: book(before='<dimension ref="A1:XFD1048576"/>'), cells={"A1": "1"})
    yield Case(
        "ukuran tertulis satu sel",
        lambda: book(ROW + '<row r="2"><c r="Z2"><v>2</v></c></row>', '<dimension ref="A1"/>'),
        cells={"Z2": "2"},
    )
    yield Case("ukuran tertulis salah", lambda: book(before='<dimension ref="???"/>'), cells={"A1": "1"})
    down = '<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'
    yield Case("baris tak berurutan", lambda: book(down), cells={"A1": "1", "B1": "2", "A3": "3"})
    yield Case(
        "tanpa alamat",
        lambda: book("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
        cells={"A1": "1", "B1": "2", "A2": "3"},
    )
    yield Case(
        "alamat sebagian",
        lambda: book('<row r="4"><c r="C4"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'),
        cells={"C4": "1", "D4": "2", "A5": "3"},
    )
    yield Case("alamat huruf kecil", lambda: book('<row r="1"><c r="b1"><v>1</v></c></row>'), cells={"B1": "1"})
    yield Case("alamat tetap", lambda: book('<row r="1"><c r="$B$1"><v>1</v></c></row>'), cells={"B1": "1"})
    yield Case("sel di baris lain", lambda: book('<row r="1"><c r="A9"><v>1</v></c></row>'), cells={"A9": "1"})
    yield Case(
        "sel dua kali",
        lambda: book('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
        cells={"A1": "2"},
        notes=("dua kali",),
    )
    yield Case("baris dua kali", lambda: book(ROW + ROW.replace("<v>1<", "<v>5<")), cells={"A1": "5"}, notes=("dua kali",))
    yield Case(
        "baris tertutup sendiri",
        lambda: book('<row r="1"/><row r="2"/>' + ROW.replace('"1"', '"3"').replace("A1", "A3").replace("B1", "B3")),
        cells={"A3": "1"},
    )
    yield Case("tanpa isi", lambda: packed(parts_of(f'{HEAD}<worksheet xmlns="{MAIN}"/>')), cells={})
    yield Case(
        "isi tertutup sendiri", lambda: packed(parts_of(f'{HEAD}<worksheet xmlns="{MAIN}"><sheetData/></worksheet>')), cells={}
    )
    yield Case(
        "isi dua kali",
        lambda: packed(parts_of(sheet_xml(ROW, after='<sheetData><row r="2"><c r="A2"><v>2</v></c></row></sheetData>'))),
        cells={"A1": "1", "A2": "2"},
    )
    ranges = ("A1:B1", "A1:B1", "B2:A1", "x", "")
    listed = "".join(f'<mergeCell ref="{ref}"/>' for ref in ranges)
    merged = f'<mergeCells count="9">{listed}<mergeCell/></mergeCells>'
    yield Case("gabungan tumpang tindih", lambda: book(after=merged), cells={"A1": "1", "B1": "Kegiatan"})
    yield Case(
        "gabungan selembar penuh",
        lambda: book(after='<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        cells={"A1": "1"},
    )
    odd = '<col min="x" max="" hidden="1"/><col min="²" max="3" hidden="1"/><col hidden="1"/>'
    hidden = f'<cols><col min="1" max="16384" hidden="1"/>{odd}</cols>'
    yield Case("semua kolom tersembunyi", lambda: book(before=hidden), cells={"A1": "1"})
    yield Case(
        "semua lembar tersembunyi",
        lambda: book(xl__workbook_dot_xml=workbook_xml(["A"]).replace("<sheet ", '<sheet state="veryHidden" ')),
        cells={"A1": "1"},
    )


def _cell(attributes: str, inside: str = "") -> bytes:
    return book(f'<row r="1"><c r="A1"{attributes}>{inside}</c></row>')


def _number(text: str, style: int = 0) -> bytes:
    return _cell(f' s="{style}"', f"<v>{text}</v>")


def _values() -> Iterator[Case]:
    for code in ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!"):
        yield Case(
            f"galat {code.strip('#!?').replace('/', '')}", lambda code=code: _cell(' t="e"', f"<v>{code}</v>"), cells={"A1": code}
        )
    numbers = {
        "bulat besar": ("9007199254740993", "9007199254740993"),
        "sangat besar": ("1E+300", "1E+300"),
        "tak terhingga": ("1E+999", "1E+999"),
        "bukan angka": ("NaN", "NaN"),
        "inf": ("-INF", "-INF"),
        "sangat kecil": ("1E-320", "0"),
        "nol negatif": ("-0", "-0"),
        "berspasi": (" 5 ", "5"),
        "bertanda": ("+5", "5"),
        "seribu angka": ("9" * 1000, "9" * 1000),
        "pangkat": ("1.5E3", "1500"),
        "pecahan": (".5", "0,5"),
        "ekor titik": ("5.", "5"),
    }
    for name, (text, shown) in numbers.items():
        yield Case(f"angka {name}", lambda text=text: _number(text), cells={"A1": shown})
    days = {
        "tanggal": ("44197", "01-01-2021"),
        "tanggal 60": ("60", "28-02-1900"),
        "tanggal 61": ("61", "01-03-1900"),
        "tanggal satu": ("1", "01-01-1900"),
        "tanggal negatif": ("-5", "25-12-1899"),
        "tanggal terakhir": ("2958465", "31-12-9999"),
        "tanggal lewat": ("2958466", None),
        "tanggal raksasa": ("3531906281", None),
        "jam saja": ("0.5", None),
        "tanggal jam": ("44197.75", "01-01-2021"),
    }
    for name, (text, shown_as) in days.items():
        yield Case(name, lambda text=text: _number(text, 2), cells=None if shown_as is None else {"A1": shown_as})
    yield Case(
        "epoch 1904",
        lambda: book(
            '<row r="1"><c r="A1" s="2"><v>42735</v></c></row>',
            xl__workbook_dot_xml=workbook_xml(["A"], before='<workbookPr date1904="1"/>'),
        ),
        cells={"A1": "01-01-2021"},
    )
    yield Case("tanggal iso", lambda: _cell(' t="d"', "<v>2021-02-05T00:00:00Z</v>"), cells={"A1": "05-02-2021"})
    yield Case("tanggal iso salah", lambda: _cell(' t="d"', "<v>2021-02-31</v>"), cells={"A1": "2021-02-31"})
    yield Case(
        "benar salah",
        lambda: book('<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>'),
        cells={"A1": "TRUE", "B1": "FALSE"},
    )
    yield Case("persen", lambda: _number("0.9539", 3), cells={"A1": "95,39%"})
    yield Case("gaya tak ada", lambda: _number("5", 999_999), cells={"A1": "5"})
    yield Case("gaya bukan angka", lambda: _cell(' s="x"', "<v>5</v>"), cells={"A1": "5"})
    yield Case("jenis tak dikenal", lambda: _cell(' t="angka"', "<v>5</v>"), cells={"A1": "5"})
    yield Case("benar salah lain", lambda: _cell(' t="b"', "<v>5</v>"), cells={"A1": "5"})
    inside = {"teks sebaris sebagai isi": (' t="inlineStr"', "<v>100</v>")}
    inside |= {"teks sebaris tanpa jenis": ("", "<is><t>100</t></is>")}
    inside |= {f"teks sebaris berjenis {kind}": (f' t="{kind}"', "<is><t>100</t></is>") for kind in ("n", "s", "str")}
    for name, (attributes, xml) in inside.items():
        yield Case(name, lambda attributes=attributes, xml=xml: _cell(attributes, xml), cells={"A1": "100"})
        prefixed = xml + "<!-- -->"
        yield Case(f"{name}, teliti", lambda attributes=attributes, xml=prefixed: _cell(attributes, xml), cells={"A1": "100"})
    yield Case(
        "teks bernomor berspasi", lambda: book('<row r="1"><c r="A1" t="s"><v> 0\n</v></c></row>'), cells={"A1": "Kegiatan"}
    )


def _texts() -> Iterator[Case]:
    texts = {
        "kaya": ("<r><t>Kegi</t></r><r><rPr><b/></rPr><t>atan</t></r>", "Kegiatan"),
        "bacaan": ("<t>Kegiatan</t><rPh sb='0' eb='1'><t>SALAH</t></rPh><phoneticPr fontId='1'/>", "Kegiatan"),
        "bertanda x000D": ("<t>a_x000D_b</t>", "a\rb"),
        "bertanda x005F": ("<t>a_x005F_x000D_b</t>", "a_x000D_b"),
        "bertanda pengganti": ("<t>a_xD800_b</t>", "a_xD800_b"),
        "bertanda nol": ("<t>a_x0000_b</t>", "a\0b"),
        "berspasi": ('<t xml:space="preserve">  a  </t>', "  a  "),
        "emoji": ("<t>&#128512; ✓ −</t>", "\U0001f600 ✓ −"),
        "kanan ke kiri": ("<t>\u202e txt</t>", "\u202e txt"),
        "32.768 huruf": (f"<t>{'x' * 32_768}</t>", "x" * 32_768),
        "rumus tiruan": ("<t>=cmd|' /C calc'!A0</t>", "=cmd|' /C calc'!A0"),
    }
    for name, (xml, shown) in texts.items():
        yield Case(
            f"teks {name}",
            lambda xml=xml: book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings_xml(xml)),
            cells={"A1": shown},
        )
        yield Case(f"teks sebaris {name}", lambda xml=xml: _cell(' t="inlineStr"', f"<is>{xml}</is>"), cells={"A1": shown})
    yield Case(
        "jumlah teks tertulis salah",
        lambda: book(strings=strings_xml("<t>Kegiatan</t>").replace("<sst", '<sst count="99999999" uniqueCount="5"')),
        cells={"B1": "Kegiatan"},
    )
    yield Case(
        "teks kosong", lambda: book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings=strings_xml("<t/>")), cells={}
    )


def _formulas() -> Iterator[Case]:
    yield Case("rumus belum dihitung", lambda: _cell("", "<f>SUM(B1:B9)</f>"), cells={"A1": ""}, notes=("belum dihitung",))
    yield Case("rumus bersama tanpa asal", lambda: _cell("", '<f t="shared" si="7"/><v>1</v>'), cells={"A1": "1"})
    yield Case("rumus larik", lambda: _cell("", '<f t="array" ref="A1:A1">SUM(B1:B2*C1:C2)</f><v>7</v>'), cells={"A1": "7"})
    yield Case(
        "tabel data", lambda: _cell("", '<f t="dataTable" ref="A1:A2" dt2D="1" r1="B1" r2="C1"/><v>7</v>'), cells={"A1": "7"}
    )
    yield Case("rumus dde", lambda: _cell("", "<f>cmd|'/C calc'!A0</f><v>0</v>"), cells={"A1": "0"})
    yield Case("rumus teks kosong", lambda: _cell(' t="str"', '<f>""</f><v></v>'), cells={"A1": ""})
    yield Case("rumus 9.000 huruf", lambda: _cell("", f"<f>{'1+' * 4500}1</f><v>4501</v>"), cells={"A1": "4501"})


def _second_sheets() -> Iterator[Case]:
    """Cells that cannot be: the sheet is named, the other one is read."""
    kinds = {
        "huruf sebagai angka": '<row r="1"><c r="A1"><v>seratus</v></c></row>',
        "garis bawah dalam angka": '<row r="1"><c r="A1"><v>1_000</v></c></row>',
        "angka arab": '<row r="1"><c r="A1"><v>١٢٣</v></c></row>',
        "heksadesimal": '<row r="1"><c r="A1"><v>0x10</v></c></row>',
        "teks di luar daftar": '<row r="1"><c r="A1" t="s"><v>99</v></c></row>',
        "teks bernomor negatif": '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        "baris nol": '<row r="0"><c r="A0"><v>1</v></c></row>',
        "baris terlalu jauh": '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
        "kolom terlalu jauh": '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        "alamat kacau": '<row r="1"><c r="1A"><v>1</v></c></row>',
        "teks bernomor pangkat": '<row r="1"><c r="A1" t="s"><v>²</v></c></row>',
        "teks bernomor arab": '<row r="1"><c r="A1" t="s"><v>٠</v></c></row>',
        "baris bernomor dua kali": '<row r="1" r="2"><c r="A1"><v>1</v></c></row>',
        "baris bernomor dua kali, tersembunyi": '<row r="1" hidden="1" hidden="0"><c r="A1"><v>1</v></c></row>',
        "baris bukan angka": '<row r="satu"><c><v>1</v></c></row>',
    }
    for name, rows in kinds.items():
        yield Case(f"lembar kedua {name}", lambda rows=rows: two_sheets(sheet_xml(rows)), cells={"A1": "1"}, unread=("Rusak",))
    yield Case(
        "format angka kacau",
        lambda: book(
            '<row r="1"><c r="A1" s="1"><v>5</v></c></row>',
            xl__styles_dot_xml=STYLES.replace("dd/mm/yyyy", "0." + "0" * 250).replace('numFmtId="4"', 'numFmtId="164"'),
        ),
    )
