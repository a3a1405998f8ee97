"""Results beside the nation's (PermenPAN-RB 53/2014, III.A.4)."""

from decimal import Decimal

from cases_book import Book, Case, Gaya, Look, Page, fig

GRID: Look = {"border": 1, "font_name": "Cambria", "font_size": 10, "valign": "vcenter", "text_wrap": True}
CENTER: Look = {**GRID, "align": "center"}
HEAD: Look = {**GRID, "bold": True, "align": "center", "bg_color": "#FFE699"}
TITLE: Look = {"bold": True, "font_name": "Cambria", "font_size": 12, "align": "center"}
DUA = Gaya(2, number_format="0.00")
HEALTH = (
    ("Usia harapan hidup", "tahun", "70.72", "71.57"), ("Cakupan imunisasi dasar lengkap", "%", "88.40", "83.30"),
    ("Persentase ibu bersalin di fasilitas kesehatan", "%", "96.90", "90.92"),
    ("Cakupan pelayanan kesehatan usia lanjut", "%", "81.50", "78.10"),
    ("Persentase puskesmas terakreditasi", "%", "93.75", "95.12"),
)  # fmt: skip


def beside_the_nation() -> Page:
    """Realisasi, the nation's, their gap and their ratio; a wrong gap and a wrong ratio."""
    page = Page("Banding Nasional", widths={"A": 5, "B": 44, "C": 10, "D": 12, "E": 14, "F": 10, "G": 16, "H": 22})
    page.merge("A1:H1", "PERBANDINGAN REALISASI KINERJA DENGAN STANDAR NASIONAL", TITLE)
    page.merge("A2:H2", "DINAS KESEHATAN KABUPATEN CONTOH TAHUN 2021", TITLE)
    heads = (
        "No",
        "Indikator Kinerja",
        "Satuan",
        "Realisasi",
        "Standar Nasional",
        "Selisih",
        "Capaian terhadap Nasional (%)",
        "Ket",
    )
    page.row(4, "A", heads, HEAD)
    for row, (name, unit, own, nation) in enumerate(HEALTH, start=5):
        page.row(row, "A", (row - 4, name, unit, fig(own, DUA), fig(nation, DUA)), GRID)
        page.rest(f"F{row}", f"D{row}", f"E{row}", DUA, CENTER)
        page.share(f"G{row}", f"D{row}", f"E{row}", DUA, CENTER)
        page.put(f"H{row}", "Di atas nasional" if Decimal(own) > Decimal(nation) else "Di bawah nasional", GRID)
    page.plant("F7", "5.89", note="96,90 - 90,92 = 5,98: dua angka tertukar")
    page.plant("G9", "95.86", note="93,75 / 95,12 x 100 = 98,56")
    columns = {"no": "A", "indikator": "B", "satuan": "C", "hasil": "D", "nasional": "E", "selisih": "F", "banding": "G"}
    page.table("perbandingan-nasional", "A4:H9", {**columns, "keterangan": "H"})
    return page


def of_the_province() -> Page:
    """An office of the province: its own result is that of the province; the gap is printed without a sign."""
    page = Page("Provinsi", widths={"A": 5, "B": 44, "C": 14, "D": 14, "E": 12})
    page.merge("A1:E1", "PERBANDINGAN DENGAN CAPAIAN NASIONAL TAHUN 2021", TITLE)
    page.row(3, "A", ("No", "Indikator", "Capaian Provinsi", "Capaian Nasional", "Selisih"), HEAD)
    for row, (name, _, own, nation) in enumerate(HEALTH, start=4):
        page.row(row, "A", (row - 3, name, fig(own, DUA), fig(nation, DUA)), GRID)
        more, less = ("C", "D") if Decimal(own) > Decimal(nation) else ("D", "C")
        page.rest(f"E{row}", f"{more}{row}", f"{less}{row}", DUA, CENTER)
    columns = {"no": "A", "indikator": "B", "provinsi": "C", "nasional": "D", "selisih": "E"}
    page.table("perbandingan-nasional", "A3:E8", columns, says="Selisih tanpa tanda: kedua arah diterima")
    return page


CASES = (
    Case(
        "banding-nasional", "Perbandingan dengan nasional: satu selisih dan satu capaian salah; selisih tanpa tanda diterima",
        (Book("Perbandingan Nasional 2021.xlsx", (beside_the_nation(), of_the_province())),),
    ),
)  # fmt: skip
