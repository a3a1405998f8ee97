"""A monthly RFK of one sub kegiatan down to the items: label and value above, four heading rows, letters, items with a dash."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from cases_book import AKUNTANSI, ANGKA, PERSEN, Book, Case, Look, Page, fig
from cases_lay import Lay, lay, swapped
from cases_offices import Baris, Pos, draw

GRID: Look = {"border": 1, "font_name": "Arial Narrow", "font_size": 8, "valign": "top"}
RIGHT: Look = {**GRID, "align": "right"}
STRONG: Look = {**GRID, "bold": True}
HEAD: Look = {**STRONG, "align": "center", "valign": "vcenter", "text_wrap": True}
LETTER: Look = {**GRID, "align": "center", "italic": True}
LABEL: Look = {"font_name": "Arial Narrow", "font_size": 9}


def item(name: str, millions: int) -> Pos:
    """An item without a code."""
    return Pos("", f"- {name}", (), (millions * 1_000_000, millions * 1_000_000, millions * draw(name, 930, 1000) * 1000))


ROOTS = (
    Pos("5.", "BELANJA DAERAH", (
        Pos("5.1.", "BELANJA OPERASI", (
            Pos("5.1.02.", "Belanja Barang dan Jasa", (
                Pos("5.1.02.01.", "Belanja Barang", (
                    Pos("5.1.02.01.001.00024", "Belanja Alat Tulis Kantor", (item("Kertas HVS", 12), item("Tinta", 7))),
                    Pos("5.1.02.01.001.00052", "Belanja Makanan dan Minuman", (item("Nasi kotak", 18), item("Kudapan", 9))),
                )),
                Pos("5.1.02.02.", "Belanja Jasa", (
                    Pos("5.1.02.02.001.0063", "Belanja Internet/TV Berlangganan", (item("Langganan internet", 36),)),
                    Pos("5.1.02.02.001.00003", "Honorarium Narasumber", (item("Narasumber", 24), item("Moderator", 6))),
                )),
            )),
        )),
        Pos("5.2.", "BELANJA MODAL", (
            Pos("5.2.02.", "Belanja Modal Peralatan dan Mesin", (
                Pos("5.2.02.10.001.00002", "Belanja Modal Komputer", (item("Komputer jinjing", 64), item("Pemindai", 9))),
            )),
        )),
    )),
)  # fmt: skip


def headings(page: Page) -> None:
    """Four heading rows and the letters."""
    page.heading(
        HEAD, A7_A10="KODE REKENING", B7_B10="URAIAN BELANJA", C7_G7="RENCANA KEGIATAN", C8_C10="VOL", D8_D10="SAT",
        E8_E10="LOKASI", F8_F10="JML PAKET", G8_G10="ANGGARAN", H7_P7="PELAKSANAAN KEGIATAN", H8_H10="KONTRAK",
        I8_I10="SWAKELOLA",
        J8_J10="SISA ANGGARAN", K8_P8="PROGRES", K9_M9="FISIK", K10="RENC", L10="REAL", M10="DEV", N9_P9="KEUANGAN", N10="RENC",
        O10="REAL Rp.", P10="%", Q7_Q10="SALDO",
    )  # fmt: skip
    page.row(11, "A", [chr(97 + index) for index in range(17)], LETTER)


def looks(line: Baris) -> Look:
    """Accounts in bold, items not."""
    return {**RIGHT, "bold": bool(line.children)}


def page_of(name: str, month: str, until: int) -> tuple[Page, Lay]:
    """One month: what was spent until then is a share of the year."""
    page = Page(name, widths={"A": 20, "B": 46, **dict.fromkeys("CDEFGHIJKLMNOPQ", 12)}, freeze="C12")
    labels = (
        ("PERANGKAT DAERAH", "DINAS KOMUNIKASI PROVINSI PULAU CONTOH"), ("PROGRAM", "Pengelolaan Informasi Publik"),
        ("SUB KEGIATAN", "Monitoring Opini dan Aspirasi Publik"), ("BULAN", f"{month} 2023"),
    )  # fmt: skip
    for row, (label, value) in enumerate(labels, start=1):
        page.row(row, "A", (label, f": {value}"), LABEL)
    headings(page)
    place = lay(page, ROOTS, 12)
    for line in place.lines:
        row = place.rows[line.index]
        page.row(row, "A", (line.pos.kode or None, line.pos.nama), STRONG if line.children else GRID)
        if not line.children:
            page.row(row, "C", (fig(12, ANGKA), "bulan", "Kota Contoh", fig(1, ANGKA)), GRID)
    for letter, amount in (("G", budget), ("H", contracts), ("I", own_work), ("O", until_month(until))):
        place.figures(letter, amount, AKUNTANSI, looks)
    for row in place.rows:
        page.claim(f"J{row}", [f"{letter}{row}" for letter in "GHI"], lambda v: v[0] - v[1] - v[2], "sisa")
        left = page.truth(f"G{row}") - page.truth(f"H{row}") - page.truth(f"I{row}")
        page.put(f"J{row}", fig(left, AKUNTANSI), RIGHT)
        plan, real = Decimal(until), Decimal(until - 2)
        page.row(row, "K", [fig(value, PERSEN) for value in (plan, real)], RIGHT)
        page.rest(f"M{row}", f"L{row}", f"K{row}", PERSEN, RIGHT)
        page.put(f"N{row}", fig(until, PERSEN), RIGHT)
        page.share(f"P{row}", f"O{row}", f"G{row}", PERSEN, RIGHT)
        page.rest(f"Q{row}", f"G{row}", f"O{row}", AKUNTANSI, RIGHT)
    columns = {"kode": "A", "uraian": "B", "pagu": "G", "fisik": "L", "realisasi": "O", "serapan": "P", "sisa": "Q"}
    says = "SALDO = ANGGARAN - REAL; SISA ANGGARAN = ANGGARAN - KONTRAK - SWAKELOLA; baris bertanda - rincian rekening di atasnya"
    page.table("realisasi-belanja", f"A7:Q{place.last}", columns, says=says)
    return page, place


def leaves_of(pos: Pos) -> Sequence[Pos]:
    """The items below a line."""
    return [leaf for child in pos.anak for leaf in leaves_of(child)] if pos.anak else [pos]


def budget(pos: Pos) -> Decimal:
    """The budget in force."""
    return pos.jumlah[1]


def contracts(pos: Pos) -> Decimal:
    """Items above 20 millions are bought by contract."""
    return sum((Decimal(leaf.uang[1]) for leaf in leaves_of(pos) if leaf.uang[1] > 20_000_000), Decimal(0))


def own_work(pos: Pos) -> Decimal:
    """The others without; a tenth of them is not planned yet."""
    return sum((Decimal(leaf.uang[1] * 9 // 10) for leaf in leaves_of(pos) if leaf.uang[1] <= 20_000_000), Decimal(0))


def until_month(share: int) -> Callable[[Pos], Decimal]:
    """What was spent until a month."""
    return lambda pos: sum((Decimal(leaf.uang[2] * share // 100_000 * 1000) for leaf in leaves_of(pos)), Decimal(0))


def two_months() -> Case:
    """February is sound; in November one item is mistyped."""
    early, _ = page_of("Peb", "Pebruari", 14)
    late, place = page_of("Nopember", "Nopember", 91)
    row = next(place.rows[line.index] for line in place.lines if line.pos.nama == "- Komputer jinjing")
    note = "Nopember: dua angka tertukar; rekening, persen, dan saldo membuktikan"
    late.plant(f"O{row}", swapped(late.truth(f"O{row}")), note=note)
    return Case(
        "rfk-rincian",
        "RFK bulanan sampai rincian belanja (lembar Peb dan Nopember), huruf a..q nomor kolom: satu realisasi Nopember salah",
        (Book("RFK Kominfo 2023.xlsx", (early, late)),),
        unsure=("Dua lebar kode rekening: 5.1.02.02.001.0063 dan 5.1.02.02.001.00003", "SALDO dan SISA ANGGARAN berbeda arti"),
    )


CASES = (two_months(),)
