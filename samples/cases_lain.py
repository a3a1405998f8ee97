"""Unknown tables, sheets without tables, number styles, percent scales, Excel formulas, hidden parts."""

from collections.abc import Sequence
from decimal import Decimal

from cases_book import ANGKA, KOMA, PERSEN, PERSEN_TEKS, TITIK, Book, Case, Fig, Gaya, Look, Page, fig
from cases_lay import sum_of, swapped
from cases_offices import draw

GRID: Look = {"border": 1, "font_name": "Calibri", "font_size": 11}
CENTER: Look = {**GRID, "align": "center"}
STRONG: Look = {**GRID, "bold": True}
HEAD: Look = {**STRONG, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#BDD7EE"}
TITLE: Look = {"bold": True, "font_size": 13}
TEXT: Look = {"font_size": 11, "text_wrap": True}

# --- A total of no known kind ----------------------------------------------------------------------------------------

MARKETS = (
    ("Pasar Mentok", 212, 96, 148), ("Pasar Toboali", 187, 74, 133), ("Pasar Koba", 143, 52, 88), ("Pasar Belinyu", 96, 41, 60),
)  # fmt: skip


def column_total(page: Page, row: int, first: int, columns: Sequence[str], look: Look = STRONG) -> None:
    """A total row: each column summed from a row on."""
    for letter in columns:
        members = [f"{letter}{number}" for number in range(first, row)]
        page.put(f"{letter}{row}", fig(sum_of(page, members), page.cells[members[0]].gaya or ANGKA), look)
        page.sums(f"{letter}{row}", members)


def unknown_total() -> Case:
    """Markets with a wrong total in one column."""
    page = Page("Pasar", widths={"A": 5, "B": 28, "C": 14, "D": 12, "E": 12})
    page.put("A1", "DATA PASAR RAKYAT TAHUN 2022", TITLE)
    page.row(3, "A", ("No", "Nama Pasar", "Pedagang", "Kios", "Los"), HEAD)
    for row, (name, sellers, stalls, stands) in enumerate(MARKETS, start=4):
        page.row(row, "A", (row - 3, name, *(fig(value, ANGKA) for value in (sellers, stalls, stands))), GRID)
    page.merge("A8:B8", "JUMLAH", HEAD)
    column_total(page, 8, 4, "CDE")
    page.plant("D8", 283, note="JUMLAH kios 263, tertulis 283")
    page.table("lain", "A3:E8", {"no": "A", "uraian": "B", "pedagang": "C", "kios": "D", "los": "E"})
    return Case(
        "lain-jumlah", "Tabel pasar yang jenisnya tidak dikenal: JUMLAH kios salah", (Book("Data Pasar 2022.xlsx", (page,)),)
    )


# --- Lists that are no tables ----------------------------------------------------------------------------------------

STAFF = (
    ("Drs. Ahmad Fauzi, M.Si", "Camat", "Jl. Merdeka No. 12", "0812-7001-2233"),
    ("Sri Wahyuni, S.IP", "Sekretaris Camat", "Jl. Pelajar Gg. 3 No. 7", "0813-6644-1020"),
    ("Budi Santoso", "Kasi Pemerintahan", "Perum Griya Asri Blok C/14", "0821-9988-7766"),
    ("Ratna Dewi, A.Md", "Kasubbag Umum dan Keuangan", "Jl. Kenanga No. 45", "0852-1010-3344"),
)
AGENDA = (
    ("Senin", "08.00", "Apel pagi dan pembagian tugas"), ("Selasa", "09.30", "Rapat koordinasi lurah"),
    ("Rabu", "10.00", "Monitoring dana desa"), ("Kamis", "13.00", "Penyusunan laporan kinerja"),
)  # fmt: skip


def list_page(name: str, title: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Page:
    """A plain list of texts."""
    page = Page(name, widths={"A": 30, "B": 28, "C": 34, "D": 18})
    page.put("A1", title, TITLE)
    page.row(2, "A", heads, STRONG)
    for number, row in enumerate(rows, start=3):
        page.row(number, "A", row, GRID)
    return page


def small_rows(page: Page, top: int, names: Sequence[str], gaya: Gaya = ANGKA) -> None:
    """Heading and rows No | Kegiatan | Pagu | Realisasi, with drawn money."""
    page.row(top, "A", ("No", "Kegiatan", "Pagu", "Realisasi", "%", "Sisa"), HEAD)
    for row, name in enumerate(names, start=top + 1):
        budget = draw(page.name + name, 40, 900) * 625_000
        spent = budget * draw(page.name + name + "r", 8800, 9970) // 10_000
        page.row(row, "A", (row - top, name, fig(budget, gaya), fig(spent, gaya)), GRID)


def small_table(page: Page, top: int, names: Sequence[str], formula: bool = False) -> int:
    """A small budget with its total at the foot; gives the total's row."""
    small_rows(page, top, names)
    total = top + len(names) + 1
    page.row(total, "A", (None, "JUMLAH"), STRONG)
    column_total(page, total, top + 1, "CD")
    if formula:
        for letter in "CD":
            text = f"=SUM({letter}{top + 1}:{letter}{total - 1})"
            page.put(f"{letter}{total}", fig(page.truth(f"{letter}{total}"), ANGKA, text), STRONG)
    for row in range(top + 1, total + 1):
        page.share(f"E{row}", f"D{row}", f"C{row}", PERSEN, GRID, formula=formula)
        page.rest(f"F{row}", f"C{row}", f"D{row}", ANGKA, GRID, formula=formula)
    page.table("realisasi-belanja", f"A{top}:F{total}", SMALL)
    return total


SMALL = {"no": "A", "uraian": "B", "pagu": "C", "realisasi": "D", "serapan": "E", "sisa": "F"}
VILLAGE = ("Penyelenggaraan pemerintahan kecamatan", "Pemberdayaan masyarakat kelurahan", "Pembinaan ketenteraman umum")


def without_totals() -> Case:
    """A small sound budget beside lists of texts."""
    budget = Page("Realisasi", widths={"B": 46, "C": 16, "D": 16, "F": 16})
    budget.put("A1", "Realisasi Belanja Kecamatan Contoh Tahun 2022", TITLE)
    small_table(budget, 3, VILLAGE)
    address = list_page("Daftar Alamat", "Daftar alamat pegawai", ("Nama", "Jabatan", "Alamat", "Telepon"), STAFF)
    agenda = list_page("Agenda", "Agenda mingguan", ("Hari", "Pukul", "Acara"), AGENDA)
    return Case(
        "lain-tanpa", "Dua lembar berisi daftar teks tanpa jumlah dan tanpa persamaan: dibiarkan; lembar realisasi benar",
        (Book("berkas kecamatan.xlsx", (address, budget, agenda)),), silent=("Daftar Alamat", "Agenda"),
    )  # fmt: skip


def no_table() -> Case:
    """A workbook without any table."""
    page = Page("Catatan", widths={"A": 90})
    texts = (
        "Catatan rapat persiapan penyusunan LKjIP tahun 2023",
        "Rapat dibuka oleh Sekretaris Dinas pukul 09.00 dan dihadiri oleh seluruh kepala bidang.",
        "Setiap bidang menyerahkan data capaian paling lambat tanggal 20 Januari 2024.",
        "Format tabel mengikuti laporan tahun sebelumnya.",
    )
    for row, text in enumerate(texts, start=1):
        page.put(f"A{2 * row - 1}", text, TITLE if row == 1 else TEXT)
    return Case(
        "tanpa-tabel", "Berkas tanpa satu tabel pun: kode keluar 4", (Book("notulen rapat.xlsx", (page,)),), exit_code=4,
        silent=("Catatan",),
    )  # fmt: skip


# --- Number styles ---------------------------------------------------------------------------------------------------

DISTRICTS = (
    ("Belinyu", 1672, 118, 12), ("Mentok", 1328, 96, 7), ("Toboali", 845, 41, 3), ("Koba", 2115, 204, 19),
)  # fmt: skip
TIGA = Gaya(3, thousands=",", point=".")
SATU = Gaya(1, thousands=",", point=".")


def styles_settled() -> Page:
    """Figures such as 1.672 that the sums beside them settle."""
    page = Page("UMKM", widths={"A": 5, "B": 24, "C": 12, "D": 12, "E": 12, "F": 12})
    page.merge("A1:F1", "JUMLAH USAHA MIKRO, KECIL DAN MENENGAH PER KECAMATAN TAHUN 2020", TITLE)
    page.row(3, "A", ("No", "Kecamatan", "Mikro", "Kecil", "Menengah", "Jumlah"), HEAD)
    for row, (name, micro, small, middle) in enumerate(DISTRICTS, start=4):
        page.row(row, "A", (row - 3, name), GRID)
        page.row(row, "C", [fig(value, TITIK) for value in (micro, small, middle, micro + small + middle)], CENTER)
    page.row(8, "A", (None, "Jumlah"), STRONG)
    column_total(page, 8, 4, "CDEF")
    for row in range(4, 9):
        page.sums(f"F{row}", [f"{letter}{row}" for letter in "CDE"])
    columns = {"no": "A", "uraian": "B", "mikro": "C", "kecil": "D", "menengah": "E", "jumlah": "F"}
    page.table("lain", "A3:F8", columns, says='"1.672" dan sejenisnya: ribuan, terbukti dari jumlah baris dan kolom')
    page.put("A11", "Capaian Indikator Tahun 2020", TITLE)
    page.row(12, "A", ("No", "Indikator Kinerja", "Target", "Realisasi", "Capaian"), HEAD)
    rows: tuple[tuple[str, Fig, Fig, Gaya], ...] = (
        ("Jumlah UMKM binaan", fig(1250, TITIK), fig(980, TITIK), PERSEN_TEKS),
        ("Jumlah UMKM naik kelas", fig(1125, TITIK), fig(1250, TITIK), PERSEN_TEKS),
        ("Pertumbuhan omzet UMKM", fig("2.375", TIGA), fig("2.5", SATU), Gaya(2, thousands=",", point=".")),
    )
    for row, (name, target, result, style) in enumerate(rows, start=13):
        page.row(row, "A", (row - 12, name, target, result), GRID)
        page.share(f"E{row}", f"D{row}", f"C{row}", style, GRID)
    columns = {"no": "A", "indikator": "B", "target": "C", "hasil": "D", "capaian": "E"}
    says = "C13 ribuan (1.250, realisasi 980 = 78,40), C15 desimal (2.375, realisasi 2.5 = 105.26); C14 dan D14 sama saja"
    page.table("pengukuran-sasaran", "A12:E15", columns, says=says)
    return page


def styles_open() -> Page:
    """Targets without equations: 1.672 among decimals cannot be settled."""
    page = Page("RKT", widths={"A": 5, "B": 40, "C": 48, "D": 14})
    page.put("A1", "Rencana Kinerja Tahunan 2020", TITLE)
    page.row(3, "A", ("No", "Sasaran", "Indikator Kinerja", "Target"), HEAD)
    targets = (
        ("Persentase peningkatan produk yang tersertifikasi", "1.672"), ("Persentase produk yang dikembangkan", "43,42"),
        ("Persentase kemitraan usaha kecil", "5,75"), ("Jumlah koperasi yang dinilai", "1,204"),
    )  # fmt: skip
    for row, (name, target) in enumerate(targets, start=4):
        page.row(row, "A", (row - 3, "Meningkatnya daya saing KUMKM", name, target), GRID)
    page.remark("D4", "peringatan", '"1.672" dapat dibaca 1672 atau 1,672; tidak ada persamaan yang menentukan')
    page.remark("D7", "peringatan", '"1,204" dapat dibaca 1204 atau 1,204; tidak ada persamaan yang menentukan')
    page.table("rencana-kinerja", "A3:D7", {"no": "A", "sasaran": "B", "indikator": "C", "target": "D"})
    return page


def number_styles() -> Case:
    """Two-way figures, settled on one sheet and open on the other."""
    return Case(
        "gaya-angka",
        "Angka yang dapat dibaca dua cara: pada lembar UMKM ditentukan oleh persamaan, pada lembar RKT tidak dapat",
        (Book("Data UMKM 2020.xlsx", (styles_settled(), styles_open())),),
        unsure=('RKT!D4 "1.672"', 'RKT!D7 "1,204"'),
    )  # fmt: skip


# --- Percent scales --------------------------------------------------------------------------------------------------

FRACTION = Gaya(4, number_format="General", scale=100, exact=True)
FORMAT = Gaya(1, number_format="0.0%", scale=100, exact=True)
ACTIVITIES = (
    "Pelayanan administrasi perkantoran", "Peningkatan sarana aparatur", "Pembinaan kelompok usaha", "Promosi produk unggulan",
    "Pelatihan kewirausahaan", "Penyusunan data dasar",
)  # fmt: skip


def scale_page(name: str, gaya: Gaya, title: str) -> Page:
    """A budget whose percentages stand in one scale."""
    page = Page(name, widths={"B": 40, "C": 16, "D": 16, "E": 12, "F": 16})
    page.put("A1", title, TITLE)
    small_rows(page, 3, [f"{activity} ({name.lower()})" for activity in ACTIVITIES])
    page.row(10, "A", (None, "JUMLAH"), STRONG)
    column_total(page, 10, 4, "CD")
    for row in range(4, 11):
        page.share(f"E{row}", f"D{row}", f"C{row}", gaya, GRID)
        page.rest(f"F{row}", f"C{row}", f"D{row}", ANGKA, GRID)
    page.table("realisasi-belanja", "A3:F10", SMALL, says=f"Skala persen: {name.lower()}")
    return page


def percent_scales() -> Case:
    """Fractions, percent, percent format; one wrong cell in each."""
    office = "Realisasi Belanja Dinas Koperasi Kota Contoh Tahun 2019, Bidang"
    one = scale_page("Pecahan", FRACTION, f"{office} I")
    two = scale_page("Persen", PERSEN, f"{office} II")
    three = scale_page("Format persen", FORMAT, f"{office} III")
    share = one.truth("E6").quantize(Decimal("0.01"))
    one.plant("E6", share * 100, note="Kolom berisi pecahan; sel ini diketik sebagai persen")
    fraction = (two.truth("E7") / 100).quantize(Decimal("0.01"))
    two.plant("E7", fraction, note="Kolom berisi persen; sel ini diketik sebagai pecahan")
    wrong = Decimal(swapped(three.truth("E8") * 10, 0)) / 10
    three.plant("E8", wrong, note="Dua angka tertukar; sel berformat 0.0%")
    return Case(
        "skala-persen",
        "Persen sebagai pecahan tanpa format, sebagai persen, dan berformat persen: satu sel salah pada setiap lembar",
        (Book("Realisasi per Bidang 2019.xlsx", (one, two, three)),),
    )  # fmt: skip


# --- Formulas --------------------------------------------------------------------------------------------------------


def formula_page(name: str, formula: bool = True) -> tuple[Page, int]:
    """A small budget with formulas in the last two columns and the total."""
    page = Page(name, widths={"B": 42, "C": 16, "D": 16, "E": 10, "F": 16})
    page.put("A1", f"Realisasi Belanja Bagian {name} Sekretariat Daerah Tahun 2023", TITLE)
    total = small_table(page, 3, [f"{activity} bagian {name.lower()}" for activity in ACTIVITIES[:5]], formula)
    return page, total


def uncalculated() -> Page:
    """Formulas that were never calculated: no cached values."""
    page, total = formula_page("Umum")
    for at, entry in list(page.cells.items()):
        if entry.formula:
            page.put(at, Fig(page.truth(at), entry.gaya or ANGKA, entry.formula, ""), entry.look)
    page.remark("E4", "peringatan", f"Rumus E4:F{total} dan jumlah C{total}:D{total} belum dihitung: tidak ada nilai tersimpan")
    return page


def without_claims(page: Page, at: str) -> None:
    """Forget the equations of a cell that will hold no figure."""
    page.claims[:] = [claim for claim in page.claims if page.full(at) not in (claim.target, *claim.parts)]


def errors() -> Page:
    """Error values: a division by a budget of 0, and a lost reference."""
    page, total = formula_page("Hukum")
    for at in ("C5", "D5"):
        page.put(at, fig(0, ANGKA), GRID)
    page.rest("F5", "C5", "D5", ANGKA, GRID, formula=True)
    again(page, total)
    right = page.truth("F6")
    for at, formula, shown in (("E5", "=ROUND(D5/C5*100,2)", "#DIV/0!"), ("F6", "=C6-#REF!", "#REF!")):
        without_claims(page, at)
        page.put(at, Fig(Decimal(0), page.cells[at].gaya or ANGKA, formula, shown), GRID)
    page.remark("E5", "kesalahan", "Nilai galat #DIV/0!: pagu 0")
    page.remark("F6", "kesalahan", "Nilai galat #REF!", f"{right:f}")
    return page


def again(page: Page, total: int) -> None:
    """The total row once more, after a change above it."""
    for letter in "CD":
        members = [f"{letter}{row}" for row in range(4, total)]
        page.put(f"{letter}{total}", fig(sum_of(page, members), ANGKA, f"=SUM({letter}4:{letter}{total - 1})"), STRONG)
    page.share(f"E{total}", f"D{total}", f"C{total}", PERSEN, GRID, formula=True)
    page.rest(f"F{total}", f"C{total}", f"D{total}", ANGKA, GRID, formula=True)


def text_results() -> Page:
    """A formula that gives the text "0%"."""
    page, total = formula_page("Protokol")
    text = Gaya(0, after="%")
    page.put("D7", fig(0, ANGKA), GRID)
    page.put("E7", Fig(Decimal(0), text, '=IF(D7=0,"0%",ROUND(D7/C7*100,2))'), GRID)
    page.rest("F7", "C7", "D7", ANGKA, GRID, formula=True)
    again(page, total)
    page.remark("E7", "catatan", 'Rumus menghasilkan teks "0%", bukan angka', "0")
    return page


def typed_over() -> Page:
    """Constants typed over formulas: an old value, and one that happens to be right."""
    page, _ = formula_page("Organisasi")
    page.plant("F5", page.truth("F5") + 1_250_000, formula="", note="Angka diketik menimpa rumus dan sudah lama: sisa salah")
    entry = page.cells["F7"]
    page.put("F7", Fig(page.truth("F7"), entry.gaya or ANGKA), GRID)
    page.remark("F7", "catatan", "Angka diketik menimpa rumus; nilainya masih benar", f"{page.truth('F7'):f}")
    return page


def left_out() -> Page:
    """SUM ranges: one leaves out the last row, its neighbour does not."""
    page, total = formula_page("Ekonomi")
    short = page.truth(f"D{total}") - page.truth(f"D{total - 1}")
    note = "Rentang SUM tidak memuat baris terakhir; kolom pagu memuatnya"
    page.plant(f"D{total}", short, formula=f"=SUM(D4:D{total - 2})", note=note)
    page.plant(f"E{total}", short * 100 / page.truth(f"C{total}"), note="dihitung dari jumlah yang salah", symptom=True)
    page.plant(f"F{total}", page.truth(f"C{total}") - short, note="dihitung dari jumlah yang salah", symptom=True)
    return page


GROUPS = (
    ("Program Penunjang", ("Gaji dan tunjangan", "Administrasi umum")),
    ("Program Kesejahteraan Rakyat", ("Bantuan rumah ibadah", "Pembinaan keagamaan", "Fasilitasi haji")),
)


def counted_twice() -> Page:
    """A total that sums subtotals together with their rows, in the first of two columns."""
    page = Page("Kesra", widths={"A": 5, "B": 42, "C": 16, "D": 16, "E": 10, "F": 16})
    page.put("A1", "Realisasi Belanja Bagian Kesra Sekretariat Daerah Tahun 2023", TITLE)
    page.row(3, "A", ("No", "Program / Kegiatan", "Pagu", "Realisasi", "%", "Sisa"), HEAD)
    row, subtotals = 4, []
    for group, (program, names) in enumerate(GROUPS):
        subtotals.append(row)
        page.row(row, "A", ("AB"[group], program), STRONG)
        for offset, name in enumerate(names, start=1):
            budget = draw(name, 90, 700) * 500_000
            spent = budget * draw(name + "r", 9000, 9950) // 10_000
            page.row(row + offset, "A", (offset, name, fig(budget, ANGKA), fig(spent, ANGKA)), GRID)
        for letter in "CD":
            members = [f"{letter}{row + offset}" for offset in range(1, len(names) + 1)]
            page.put(f"{letter}{row}", fig(sum_of(page, members), ANGKA, f"=SUM({members[0]}:{members[-1]})"), STRONG)
            page.sums(f"{letter}{row}", members)
        row += len(names) + 1
    page.row(row, "A", (None, "JUMLAH"), STRONG)
    for letter in "CD":
        members = [f"{letter}{subtotal}" for subtotal in subtotals]
        page.put(f"{letter}{row}", fig(sum_of(page, members), ANGKA, f"={'+'.join(members)}"), STRONG)
        page.sums(f"{letter}{row}", members)
    for number in range(4, row + 1):
        page.share(f"E{number}", f"D{number}", f"C{number}", PERSEN, GRID, formula=True)
        page.rest(f"F{number}", f"C{number}", f"D{number}", ANGKA, GRID, formula=True)
    page.table("realisasi-belanja", f"A3:F{row}", SMALL)
    double = page.truth(f"C{row}") * 2
    note = "SUM menjumlahkan program sekaligus kegiatannya: pagu terhitung dua kali"
    page.plant(f"C{row}", double, formula=f"=SUM(C4:C{row - 1})", note=note)
    page.plant(f"E{row}", page.truth(f"D{row}") * 100 / double, note="dihitung dari jumlah yang salah", symptom=True)
    page.plant(f"F{row}", double - page.truth(f"D{row}"), note="dihitung dari jumlah yang salah", symptom=True)
    return page


def excel_formulas() -> Case:
    """Six sheets, each with its own trouble with formulas."""
    pages = (uncalculated(), errors(), text_results(), typed_over(), left_out(), counted_twice())
    return Case(
        "rumus-excel",
        'Rumus tanpa nilai tersimpan, nilai galat, hasil teks "0%", angka menimpa rumus, SUM yang melewatkan baris, SUM yang '
        "menghitung subtotal dua kali",
        (Book("Realisasi per Bagian 2023.xlsx", pages),),
        unsure=("Lembar Umum: rumus belum dihitung, isinya tidak dapat dicek",),
    )


# --- Hidden parts ----------------------------------------------------------------------------------------------------


def hidden_page(name: str, old: bool = False) -> Page:
    """Kode | Kegiatan | Pagu Awal | Pagu | Realisasi | Sisa; ``old`` are the figures of an earlier month."""
    page = Page(name, widths={"A": 14, "B": 44, "C": 16, "D": 16, "E": 16, "F": 16})
    page.put("A1", "REALISASI BELANJA DINAS PEMUDA DAN OLAHRAGA KOTA CONTOH TAHUN 2022", TITLE)
    page.row(3, "A", ("Kode", "Kegiatan", "Pagu Awal", "Pagu", "Realisasi", "Sisa"), HEAD)
    for row, activity in enumerate((*ACTIVITIES, "Pembinaan cabang olahraga", "Pemusatan latihan daerah"), start=4):
        first = draw(activity + "h", 100, 900) * 1_000_000
        budget = first + draw(activity + "p", -30, 60) * 500_000
        spent = budget * draw(activity + "s", 8900, 9960) // 10_000 * (6 if old else 10) // 10
        page.row(row, "A", (f"2.19.0{row - 3}", activity), GRID)
        page.row(row, "C", [fig(value, KOMA) for value in (first, budget, spent)], GRID)
    page.row(12, "A", (None, "TOTAL"), STRONG)
    column_total(page, 12, 4, "CDE")
    for row in range(4, 13):
        page.rest(f"F{row}", f"D{row}", f"E{row}", KOMA, GRID)
    return page


def hidden_parts() -> Case:
    """Hidden rows and a hidden column belong to the sums; copies under filters; a hidden older sheet."""
    columns = {"kode": "A", "uraian": "B", "induk": "C", "pagu": "D", "realisasi": "E", "sisa": "F"}
    pages = [hidden_page(name) for name in ("Rekap", "Rekap (2)", "Rekap (3)")] + [hidden_page("Rekap Agt (lama)", old=True)]
    pages[0].hidden_rows, pages[0].hidden_columns = {6, 9}, {"C"}
    pages[0].remark("A6", "catatan", "Baris 6 dan 9 tersembunyi tetapi ikut dalam jumlah; kolom C tersembunyi")
    for page, rows in ((pages[1], {4, 5, 8, 10}), (pages[2], {6, 7, 9, 11})):
        page.filter, page.hidden_rows = "A3:F11", rows
        page.remark("A3", "catatan", "Salinan lembar Rekap dengan saringan lain: dibaca sekali")
    pages[3].hidden = True
    pages[0].table("realisasi-belanja", "A3:F12", columns, says="Rekap (2) dan (3) salinannya; lembar tersembunyi tidak dipakai")
    return Case(
        "tersembunyi",
        "Baris dan kolom tersembunyi ikut dalam jumlah; dua salinan dengan saringan lain; satu lembar lama tersembunyi: "
        "tidak ada yang salah",
        (Book("Realisasi Dispora 2022.xlsx", tuple(pages)),),
        unsure=("Lembar tersembunyi Rekap Agt (lama) memuat angka lain", "Rekap (2) dan (3) salinan Rekap"),
    )


CASES = (
    unknown_total(), without_totals(), no_table(), number_styles(), percent_scales(), excel_formulas(), hidden_parts(),
)  # fmt: skip
