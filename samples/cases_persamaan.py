"""Number rows that declare equations: "10 = 6 + 7 + 8 + 9", letters, "©" for (c), one that cannot be right, pairs of columns."""

from decimal import Decimal

from cases_book import ANGKA, PERSEN, PERSEN_TEKS, TITIK, Book, Case, Look, Page, fig
from cases_lay import spread, swapped
from cases_offices import draw

GRID: Look = {"border": 4, "font_name": "Cambria", "font_size": 10}
RIGHT: Look = {**GRID, "align": "right"}
HEAD: Look = {**GRID, "bold": True, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#FCE4D6"}
NUMBER: Look = {**GRID, "align": "center", "font_size": 8, "text_wrap": True}
TITLE: Look = {"bold": True, "font_name": "Cambria", "font_size": 12}
FIELDS = ("Sekretariat", "Bidang Ketersediaan Pangan", "Bidang Distribusi Pangan", "Bidang Konsumsi Pangan", "UPTD Laboratorium")
OFFICE = "DINAS KETAHANAN PANGAN PROVINSI CONTOH TAHUN 2022"


def rows_sum(page: Page, row: int, first: int, columns: str, look: Look) -> None:
    """A total row at the foot."""
    for letter in columns:
        members = [f"{letter}{number}" for number in range(first, row)]
        value = sum((page.truth(at) for at in members), Decimal(0))
        gaya = page.cells[members[0]].gaya or ANGKA
        page.put(f"{letter}{row}", fig(value, gaya), look)
        page.sums(f"{letter}{row}", members)


def numbers_page() -> Page:
    """Twelve numbered columns; one realisasi is not the sum that its number declares."""
    page = Page("Tabel A", widths={"A": 5, "B": 32, **dict.fromkeys("CDEFGHIJKL", 15)})
    page.merge("A1:L1", "REKAPITULASI REALISASI ANGGARAN PER BIDANG", {**TITLE, "align": "center"})
    page.merge("A2:L2", OFFICE, {**TITLE, "align": "center"})
    heads = ("No", "Bidang", "Pagu Awal", "Pergeseran", "Pagu", "TW I", "TW II", "TW III", "TW IV", "Realisasi", "Sisa", "%")
    page.row(4, "A", heads, HEAD)
    numbers = ("1", "2", "3", "4", "5 = 3 + 4", "6", "7", "8", "9", "10 = 6 + 7 + 8 + 9", "11 = 5 - 10", "12=10/5 x 100%")
    page.row(5, "A", numbers, NUMBER)
    for row, name in enumerate(FIELDS, start=6):
        page.row(row, "A", (row - 5, name), GRID)
        first = draw(name, 400, 2600) * 500_000
        moved = draw(name + "m", -20, 25) * 750_000
        amounts = spread(name, Decimal((first + moved) * 92 // 100), 4)
        page.row(row, "C", [fig(value, ANGKA) for value in (first, moved, first + moved, *amounts, sum(amounts))], RIGHT)
    rows_sum(page, 11, 6, "CDEFGHIJ", {**RIGHT, "bold": True})
    page.row(11, "A", (None, "JUMLAH"), {**GRID, "bold": True})
    for row in range(6, 12):
        page.sums(f"E{row}", (f"C{row}", f"D{row}"))
        page.sums(f"J{row}", [f"{letter}{row}" for letter in "FGHI"])
        page.rest(f"K{row}", f"E{row}", f"J{row}", ANGKA, RIGHT)
        page.share(f"L{row}", f"J{row}", f"E{row}", PERSEN, RIGHT)
    note = "10 = 6 + 7 + 8 + 9 tidak dipenuhi; sisa, persen, dan jumlah kolom membuktikan"
    page.plant("J8", swapped(page.truth("J8")), note=note)
    columns = {
        "no": "A", "uraian": "B", "induk": "C", "pergeseran": "D", "pagu": "E", "deret": "F:I", "realisasi": "J", "sisa": "K",
        "serapan": "L",
    }  # fmt: skip
    says = "Persamaan: 5 = 3 + 4; 10 = 6 + 7 + 8 + 9; 11 = 5 - 10; 12 = 10/5 x 100"
    page.table("realisasi-belanja", "A4:L11", columns, says=says)
    return page


def letters_page() -> Page:
    """Letters a to e; Word made "©" of (c)."""
    page = Page("Tabel B", widths={"B": 30, "C": 18, "D": 18, "E": 18, "F": 10})
    page.put("B2", "Belanja menurut Jenis, " + OFFICE, TITLE)
    page.row(4, "B", ("Uraian", "Anggaran", "Realisasi", "Lebih/(Kurang)", "Persen"), HEAD)
    page.row(5, "B", ("(a)", "(b)", "©", "(d = b - c)", "(e = c/b x 100%)"), NUMBER)
    for row, name in enumerate(("Belanja Pegawai", "Belanja Barang dan Jasa", "Belanja Modal"), start=6):
        budget = draw(name + "x", 300, 8000) * 1_250_000
        page.row(row, "B", (name, fig(budget, TITIK), fig(budget * draw(name, 880, 990) // 1000, TITIK)), GRID)
    rows_sum(page, 9, 6, "CD", RIGHT)
    page.put("B9", "Jumlah", GRID)
    for row in range(6, 10):
        page.rest(f"E{row}", f"C{row}", f"D{row}", TITIK, RIGHT)
        page.share(f"F{row}", f"D{row}", f"C{row}", PERSEN_TEKS, RIGHT)
    columns = {"uraian": "B", "pagu": "C", "realisasi": "D", "sisa": "E", "serapan": "F"}
    page.table("realisasi-belanja", "B4:F9", columns, says="Persamaan huruf: d = b - c; e = c/b x 100; © dibaca (c)")
    return page


INDICATORS = (
    ("Meningkatnya ketersediaan pangan", "Ketersediaan energi per kapita", "Kkal/hari", "2.400", "2.388"),
    ("Meningkatnya ketersediaan pangan", "Jumlah desa mandiri pangan", "Desa", "40", "43"),
    ("Meningkatnya konsumsi pangan beragam", "Skor Pola Pangan Harapan", "Poin", "88,5", "87,9"),
    ("Meningkatnya keamanan pangan", "Persentase pangan segar yang aman", "%", "92", "95"),
)


def impossible_page() -> Page:
    """Column 7 declares 6/5 but holds percent."""
    page = Page("Tabel C", widths={"A": 5, "B": 34, "C": 34})
    page.merge("A1:G1", "Pengukuran Kinerja " + OFFICE.title(), TITLE)
    page.row(3, "A", ("No", "Sasaran Strategis", "Indikator Kinerja", "Satuan", "Target", "Realisasi", "Capaian (%)"), HEAD)
    page.row(4, "A", ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7=(6/5))"), NUMBER)
    for row, (goal, name, unit, target, result) in enumerate(INDICATORS, start=5):
        style = PERSEN if "," in target else ANGKA
        values = [Decimal(text.replace(".", "").replace(",", ".")) for text in (target, result)]
        page.row(row, "A", (row - 4, goal, name, unit, *(fig(value, style) for value in values)), GRID)
        page.share(f"G{row}", f"F{row}", f"E{row}", PERSEN, RIGHT)
    note = "Persamaan 7=(6/5) tidak mungkin benar: isinya persen, seharusnya 6/5 x 100; angkanya sendiri benar"
    page.remark("G4", "peringatan", note)
    columns = {"no": "A", "sasaran": "B", "indikator": "C", "satuan": "D", "target": "E", "hasil": "F", "capaian": "G"}
    page.table("pengukuran-sasaran", "A3:G8", columns)
    return page


WORKS = (
    ("Pengadaan cadangan pangan", "Ton", 40, 380),
    ("Pembinaan lumbung pangan", "Lumbung", 12, 145),
    ("Uji mutu pangan segar", "Sampel", 260, 98),
    ("Gerakan pangan murah", "Kali", 24, 212),
)


def pairs_page() -> Page:
    """One number over each pair of columns; one amount is not the sum of the two semesters."""
    page = Page("Tabel D", widths={"A": 5, "B": 30, "C": 10, **dict.fromkeys("DEFGHIJKLM", 14)})
    page.put("A1", "Evaluasi Kegiatan " + OFFICE.title(), TITLE)
    page.heading(HEAD, A3_A5="No", B3_B5="Kegiatan", C3_C5="Satuan", D3_E3="Target", F3_G3="Semester I",
                 H3_I3="Semester II", J3_K3="Realisasi", L3_M3="Tingkat Capaian (%)")  # fmt: skip
    page.heading(NUMBER, D4_E4="4", F4_G4="5", H4_I4="6", J4_K4="7 = 5 + 6", L4_M4="8 = 7/4 x 100")
    page.row(5, "D", ("K", "Rp") * 5, HEAD)
    for row, (name, unit, quantity, millions) in enumerate(WORKS, start=6):
        page.row(row, "A", (row - 5, name, unit), GRID)
        halves = spread(name, Decimal(quantity - quantity // 9), 2, 1)
        money = spread(name + "rp", Decimal(millions * 930_000), 2, 500)
        page.row(row, "D", [fig(value, ANGKA) for value in (quantity, millions * 1_000_000)], RIGHT)
        for letter_k, letter_rp, k, rp in zip("FH", "GI", halves, money, strict=True):
            page.row(row, letter_k, (fig(k, ANGKA), fig(rp, ANGKA)), RIGHT)
            page.put(f"{letter_rp}{row}", fig(rp, ANGKA), RIGHT)
        for total, one, two, ratio, target in (("J", "F", "H", "L", "D"), ("K", "G", "I", "M", "E")):
            page.put(f"{total}{row}", fig(page.truth(f"{one}{row}") + page.truth(f"{two}{row}"), ANGKA), RIGHT)
            page.sums(f"{total}{row}", (f"{one}{row}", f"{two}{row}"))
            page.share(f"{ratio}{row}", f"{total}{row}", f"{target}{row}", PERSEN, RIGHT)
    note = "7 = 5 + 6 tidak dipenuhi pada kolom Rp; tingkat capaian membuktikan"
    page.plant("K7", page.truth("K7") + 3_000_000, note=note)
    columns = {
        "no": "A", "uraian": "B", "satuan": "C", "target_k": "D", "target_rp": "E", "tw_k": "F,H", "tw_rp": "G,I",
        "renja_k": "J", "renja_rp": "K", "capaian_k": "L", "capaian_rp": "M",
    }  # fmt: skip
    says = "Satu nomor untuk sepasang kolom: 7 = 5 + 6 untuk K dan untuk Rp"
    page.table("evaluasi-renja", "A3:M9", columns, ("lain",), says=says)
    return page


CASES = (
    Case(
        "persamaan-kolom",
        "Persamaan pada baris nomor: satu jumlah salah (Tabel A), satu salah pada kolom Rp (Tabel D), satu persamaan yang "
        "tidak mungkin benar (Tabel C); Tabel B benar",
        (Book("Tabel Lampiran DKP 2022.xlsx", (numbers_page(), letters_page(), impossible_page(), pairs_page())),),
        unsure=("Tabel C: 7=(6/5) tanpa x 100", "Tabel B: © dibaca sebagai (c)"),
    ),
)
