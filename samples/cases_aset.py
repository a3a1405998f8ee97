"""Assets: goods by condition, vehicles, and lists in which a total may not be meant as a sum."""

from cases_book import ANGKA, TITIK, Book, Case, Look, Page, fig
from cases_lain import column_total

GRID: Look = {"border": 1, "font_name": "Calibri", "font_size": 11}
CENTER: Look = {**GRID, "align": "center"}
STRONG: Look = {**GRID, "bold": True}
HEAD: Look = {**STRONG, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#BDD7EE"}
TITLE: Look = {"bold": True, "font_size": 13}
GOODS = (
    ("Komputer desktop", "Lenovo", 34, 5, 3), ("Laptop", "Acer", 18, 2, 4), ("Printer", "Epson", 22, 6, 5),
    ("Meja kerja", "Olympic", 61, 9, 2), ("Kursi kerja", "Chitose", 88, 14, 11), ("Lemari arsip", "Lion", 16, 1, 0),
)  # fmt: skip
CARS = (
    ("Toyota Avanza", "2016", 187_500_000), ("Mitsubishi L300", "2014", 168_250_000), ("Honda Supra X 125", "2018", 17_850_000),
    ("Yamaha NMAX", "2020", 31_400_000),
)  # fmt: skip


def inventory() -> Case:
    """Equipment by condition with a wrong total; below it vehicles with a right one."""
    page = Page("Inventaris", widths={"A": 2, "B": 5, "C": 26, "D": 14, "E": 10, "F": 14, "G": 14, "H": 10})
    page.put("B1", "DAFTAR PERALATAN KANTOR KECAMATAN CONTOH TAHUN 2022", TITLE)
    page.heading(HEAD, B3_B4="No", C3_C4="Nama Barang", D3_D4="Merk", E3_G3="Kondisi", H3_H4="Banyaknya",
                 E4="Baik", F4="Rusak Ringan", G4="Rusak Berat")  # fmt: skip
    for row, (name, brand, good, light, heavy) in enumerate(GOODS, start=5):
        page.row(row, "B", (row - 4, name, brand), GRID)
        page.row(row, "E", [fig(value, ANGKA) for value in (good, light, heavy, good + light + heavy)], CENTER)
    page.merge("B11:D11", "JUMLAH", HEAD)
    column_total(page, 11, 5, "EFGH")
    for row in range(5, 12):
        page.sums(f"H{row}", [f"{letter}{row}" for letter in "EFG"])
    page.plant("F11", 39, note="JUMLAH rusak ringan 37, tertulis 39; banyaknya 301 membuktikan")
    columns = {"no": "B", "uraian": "C", "merk": "D", "baik": "E", "rusak_ringan": "F", "rusak_berat": "G", "jumlah": "H"}
    page.table("aset", "B3:H11", columns, says="Banyaknya = baik + rusak ringan + rusak berat pada setiap baris")
    page.put("B14", "Kendaraan Dinas", TITLE)
    page.row(15, "B", ("No", "Jenis Kendaraan", "Tahun", "Harga Perolehan (Rp)"), HEAD)
    for row, (name, year, price) in enumerate(CARS, start=16):
        page.row(row, "B", (row - 15, name, year, fig(price, TITIK)), GRID)
    page.row(20, "B", (None, "Jumlah", None), STRONG)
    column_total(page, 20, 16, "E")
    page.table("aset", "B15:E20", {"no": "B", "uraian": "C", "nilai": "E"})
    return Case(
        "aset", "JUMLAH rusak ringan salah, terbukti dari banyaknya; tabel kendaraan di bawahnya benar",
        (Book("KIB B Kecamatan 2022.xlsx", (page,)),),
    )  # fmt: skip


# --- Lists in which nothing is wrong ---------------------------------------------------------------------------------

LAND = (
    ("Tanah bangunan kantor", "m2", 1_250, 937_500_000), ("Gedung kantor", "unit", 1, 2_145_600_000),
    ("Kendaraan roda empat", "unit", 3, 561_250_000), ("Laptop", "unit", 1, 12_500_000), ("Laptop", "unit", 1, 12_500_000),
    ("Total station", "unit", 1, 87_500_000),
)  # fmt: skip


def sound_lists() -> Case:
    """Different units that are not added, two equal lines, an instrument called total, conditions by letter."""
    one = Page("Rekap Aset", widths={"A": 5, "B": 28, "C": 10, "D": 10, "E": 18, "F": 22})
    one.put("A1", "REKAPITULASI BARANG MILIK DAERAH DINAS CONTOH TAHUN 2023", TITLE)
    one.row(3, "A", ("No", "Jenis Barang", "Jumlah", "Satuan", "Nilai (Rp)", "Keterangan"), HEAD)
    for row, (name, unit, count, value) in enumerate(LAND, start=4):
        one.row(row, "A", (row - 3, name, fig(count, ANGKA), unit, fig(value, TITIK), None), GRID)
    one.row(10, "A", (None, "JUMLAH", fig(7, ANGKA), None), STRONG)
    column_total(one, 10, 4, "E")
    columns = {"no": "A", "uraian": "B", "jumlah": "C", "satuan": "D", "nilai": "E", "keterangan": "F"}
    one.table("aset", "A3:F10", columns, says="JUMLAH 7 adalah banyaknya unit; tanah dalam m2 tidak dijumlahkan")
    two = Page("Inventaris Ruangan", widths={"A": 5, "B": 28, "C": 14, "D": 10, "E": 8, "F": 8, "G": 8})
    two.put("A1", "DAFTAR INVENTARIS RUANGAN TAHUN 2023", TITLE)
    two.heading(HEAD, A3_A4="No", B3_B4="Nama Barang", C3_C4="Merk", D3_D4="Jumlah", E3_G3="Kondisi", E4="B", F4="RR", G4="RB")
    for row, (name, brand, marks) in enumerate(
        (
            ("Meja kerja", "Olympic", ("v", None, None)),
            ("Kursi putar", "Chitose", (None, "v", None)),
            ("AC", "LG", ("v", None, None)),
        ),
        start=5,
    ):
        two.row(row, "A", (row - 4, name, brand, fig(row, ANGKA), *marks), CENTER)
    two.table("aset", "A3:G7", {"no": "A", "uraian": "B", "merk": "C", "jumlah": "D", "baik": "E", "rusak_ringan": "F"})
    return Case(
        "aset-benar", "Satuan yang berbeda tidak dijumlahkan, dua barang sama, alat bernama total, kondisi dengan centang: benar",
        (Book("Aset Dinas 2023.xlsx", (one, two)),),
    )  # fmt: skip


CASES = (inventory(), sound_lists())
