"""Series of columns: months, cumulative months, triwulan, years."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from cases_book import ANGKA, KOMA, PERSEN, PERSEN_TEKS, TITIK, Book, Case, Gaya, Look, Page, fig, letters
from cases_lay import Lay, by_period, lay, running, spread, sum_of, swapped
from cases_offices import PERHUBUNGAN, PERTANIAN, Baris, Pos, tree

LONG_MONTHS = (
    "Januari", "Pebruari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "Nopember", "Desember",
)  # fmt: skip
SHORT_MONTHS = ("Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des")
GRID: Look = {"border": 1, "font_name": "Tahoma", "font_size": 8}
RIGHT: Look = {**GRID, "align": "right"}
STRONG: Look = {**GRID, "bold": True}
HEAD: Look = {**STRONG, "align": "center", "valign": "vcenter", "text_wrap": True, "bg_color": "#DDEBF7"}
TITLE: Look = {"bold": True, "font_name": "Tahoma", "font_size": 11}


def figure_look(line: Baris) -> Look:
    """Parents in bold."""
    return {**RIGHT, "bold": bool(line.children)}


def put_names(place: Lay, code: str, name: str) -> None:
    """Codes and names."""
    for line in place.lines:
        look = STRONG if line.children else GRID
        place.page.put(f"{code}{place.rows[line.index]}", line.pos.kode, look)
        place.page.put(f"{name}{place.rows[line.index]}", line.pos.nama, look)


def put_periods(place: Lay, first: str, values: dict[str, list[Decimal]], gaya: Gaya) -> list[str]:
    """One column a period; gives their letters."""
    start = letters_index(first)
    names = [letters(start + index) for index in range(len(next(iter(values.values()))))]
    for index, letter in enumerate(names):
        place.figures(letter, lambda pos, index=index: values[pos.kode][index], gaya, figure_look)  # type: ignore[misc]
    return names


def letters_index(letter: str) -> int:
    """Index from 0 of column letters."""
    return next(index for index in range(200) if letters(index) == letter)


def months(roots: tuple[Pos, ...], which: int) -> dict[str, list[Decimal]]:
    """The twelve months of every line: of the budget (1) or of the spending (2)."""
    table: dict[str, list[Decimal]] = {}

    def visit(pos: Pos) -> None:
        table[pos.kode] = by_period(pos, lambda leaf: spread(leaf.kode + str(which), leaf.jumlah[which], 12))
        for child in pos.anak:
            visit(child)

    for root in roots:
        visit(root)
    return table


def monthly_page(name: str, title: str, roots: tuple[Pos, ...], which: int, heads: Sequence[str]) -> tuple[Page, Lay]:
    """Kode | Uraian | Anggaran | twelve months | Jumlah, from column B and row 5."""
    page = Page(name, widths={"A": 2, "B": 17, "C": 50, "D": 16, **{letters(index): 14 for index in range(4, 17)}}, freeze="E7")
    for row, text in enumerate((title, "DINAS PERHUBUNGAN KABUPATEN MUARA CONTOH", "TAHUN ANGGARAN 2021"), start=1):
        page.put(f"B{row}", text, TITLE)
    page.heading(HEAD, B5_B6="Kode Rekening", C5_C6="Uraian", D5_D6="Anggaran (Rp)", E5_P5="Bulan", Q5_Q6="Jumlah (Rp)")
    page.row(6, "E", heads, HEAD)
    place = lay(page, roots, 7)
    put_names(place, "B", "C")
    place.figures("D", lambda pos: pos.jumlah[1], ANGKA, figure_look)
    names = put_periods(place, "E", months(roots, which), ANGKA)
    place.figures("Q", lambda pos: pos.jumlah[which], ANGKA, figure_look)
    total = place.last + 1
    page.merge(f"B{total}:C{total}", "JUMLAH", {**STRONG, "align": "center"})
    for letter in ("D", *names, "Q"):
        place.total(total, letter, ANGKA, {**RIGHT, "bold": True})
    for row in (*place.rows, total):
        page.sums(f"Q{row}", [f"{letter}{row}" for letter in names])
    return page, place


def per_month() -> Case:
    """Spending by month with one wrong month; the plan by month beside it is sound."""
    roots = tree("dishub2021", PERHUBUNGAN)
    spent, place = monthly_page("Realisasi 2021", "REALISASI BELANJA PER BULAN", roots, 2, LONG_MONTHS)
    numbers = [str(number) for number in range(1, 13)]
    plan, plan_place = monthly_page("Anggaran Kas", "ANGGARAN KAS PER BULAN", roots, 1, numbers)
    for row in (*plan_place.rows, plan_place.last + 1):
        plan.same(f"Q{row}", f"D{row}")
    wrong = f"L{place.row('2.15.02.2.02.03')}"
    spent.plant(wrong, swapped(spent.truth(wrong)), note="Agustus: dua angka tertukar; jumlah baris dan kolom membuktikan")
    columns = {"kode": "B", "uraian": "C", "pagu": "D", "realisasi": "Q", "deret": "E:P"}
    last = place.last + 1
    spent.table("realisasi-belanja", f"B5:Q{last}", columns, says="Deret 12 bulan, tidak kumulatif: jumlahnya = Jumlah")
    plan.table(
        "realisasi-belanja", f"B5:Q{last}", {"kode": "B", "uraian": "C", "pagu": "D", "deret": "E:P", "jumlah": "Q"}, ("lain",),
        says="Deret bulan 1..12, per bulan: jumlahnya = Anggaran; tidak ada realisasi",
    )  # fmt: skip
    return Case(
        "deret-bulan", "Realisasi per bulan: satu bulan salah ketik; anggaran kas per bulan pada lembar kedua benar",
        (Book("RAK dan Realisasi Bulanan 2021.xlsx", (spent, plan)),), unsure=("Anggaran kas tidak memuat realisasi",),
    )  # fmt: skip


def cumulative() -> Case:
    """Months that run up to the year; nothing says so but the figures."""
    roots = tree("distan2021", PERTANIAN)
    page = Page("Serapan", widths={"A": 5, "B": 15, "C": 46, **{letters(index): 15 for index in range(3, 18)}})
    page.merge("A1:R1", "SERAPAN ANGGARAN DINAS PERTANIAN KOTA BUKIT CONTOH TA 2021", {**TITLE, "align": "center"})
    heads = ("No", "Kode", "Program / Kegiatan / Sub Kegiatan", "Pagu", *SHORT_MONTHS, "Realisasi", "Sisa Pagu")
    page.row(3, "A", heads, HEAD)
    place = lay(page, roots, 4)
    put_names(place, "B", "C")
    for line in place.lines:
        page.put(f"A{place.rows[line.index]}", line.index + 1, GRID)
    place.figures("D", lambda pos: pos.jumlah[1], KOMA, figure_look)
    summed = {code: running(values) for code, values in months(roots, 2).items()}
    put_periods(place, "E", summed, KOMA)
    place.figures("Q", lambda pos: pos.jumlah[2], KOMA, figure_look)
    for row in place.rows:
        page.same(f"Q{row}", f"P{row}")
        page.rest(f"R{row}", f"D{row}", f"Q{row}", KOMA, RIGHT)
    columns = {"no": "A", "kode": "B", "uraian": "C", "pagu": "D", "deret": "E:P", "realisasi": "Q", "sisa": "R"}
    page.table("realisasi-belanja", f"A3:R{place.last}", columns, says="Deret 12 bulan kumulatif: Desember = Realisasi")
    return Case(
        "deret-bulan-kumulatif",
        "Realisasi per bulan ditulis kumulatif tanpa dikatakan; angka teks dengan koma: tidak ada yang salah",
        (Book("serapan distan.xlsx", (page,)),), unsure=("Kumulatif atau per bulan ditentukan dari angkanya",),
    )  # fmt: skip


# --- Triwulan --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Quarter:
    """An indicator with the target and the result of each triwulan; ``how`` they make the year: jumlah or akhir."""

    name: str
    unit: str
    target: tuple[str, ...]
    result: tuple[str, ...]
    how: str = "jumlah"

    def year(self, values: Sequence[str]) -> Decimal:
        """The figure of the year."""
        return sum(map(Decimal, values), Decimal(0)) if self.how == "jumlah" else Decimal(values[-1])


QUARTERS = (
    Quarter("Jumlah kendaraan yang lulus uji berkala", "Unit", ("450", "600", "600", "550"), ("438", "612", "587", "571")),
    Quarter("Jumlah rambu lalu lintas yang terpasang", "Buah", ("0", "40", "60", "20"), ("0", "36", "60", "26")),
    Quarter("Jumlah juru parkir yang dibina", "Orang", ("25", "25", "25", "25"), ("25", "31", "22", "27")),
    Quarter("Jumlah laporan kinerja yang disusun tepat waktu", "Dokumen", ("1", "1", "1", "1"), ("1", "1", "1", "1")),
    Quarter("Persentase halte dalam kondisi baik", "%", ("62", "64", "66", "70"), ("61", "64", "67", "68"), "akhir"),
    Quarter("Indeks kepuasan pengguna terminal", "Poin", ("78", "78", "79", "80"), ("77", "79", "80", "81"), "akhir"),
)
TW = ("TW I", "TW II", "TW III", "TW IV")


def quarter_page() -> Page:
    """Target and realisasi of each triwulan, beginning in column C."""
    page = Page("Kinerja", widths={"A": 3, "B": 3, "C": 5, "D": 46, "E": 10})
    page.put("C2", "Tabel 4. Pengukuran Kinerja Triwulanan Tahun 2021", TITLE)
    page.put("C3", "Dinas Perhubungan Kabupaten Muara Contoh", TITLE)
    page.heading(
        HEAD, C5_C6="No.", D5_D6="Indikator Kinerja", E5_E6="Satuan", F5_I5="Target", J5_J6="Target 2021", K5_N5="Realisasi",
        O5_O6="Realisasi 2021", P5_P6="Capaian (%)",
    )  # fmt: skip
    page.row(6, "F", TW, HEAD)
    page.row(6, "K", TW, HEAD)
    page.row(7, "C", [f"({number})" for number in range(1, 15)], {**HEAD, "bold": False, "italic": True})
    for row, item in enumerate(QUARTERS, start=8):
        page.row(row, "C", (row - 7, item.name, item.unit), GRID)
        page.row(row, "F", [fig(value, ANGKA) for value in item.target], RIGHT)
        page.put(f"J{row}", fig(item.year(item.target), ANGKA), RIGHT)
        page.row(row, "K", [fig(value, ANGKA) for value in item.result], RIGHT)
        page.put(f"O{row}", fig(item.year(item.result), ANGKA), RIGHT)
        page.share(f"P{row}", f"O{row}", f"J{row}", PERSEN, RIGHT)
        for year, first in (("J", "F"), ("O", "K")):
            names = [f"{letters(letters_index(first) + index)}{row}" for index in range(4)]
            page.sums(f"{year}{row}", names) if item.how == "jumlah" else page.same(f"{year}{row}", names[-1])
    return page


def four_quarters(leaf: Pos) -> list[Decimal]:
    """The spending of a leaf by triwulan."""
    return spread(leaf.kode + "tw", leaf.jumlah[2], 4)


def money_quarters(roots: tuple[Pos, ...]) -> Page:
    """Spending by triwulan with its share of the budget under each."""
    page = Page("Keuangan", widths={"A": 17, "B": 48, **{letters(index): 15 for index in range(2, 13)}})
    page.put("A1", "Realisasi Keuangan per Triwulan, Dinas Perhubungan Kabupaten Muara Contoh, Tahun Anggaran 2021", TITLE)
    page.heading(HEAD, A3_A4="Kode", B3_B4="Program / Kegiatan / Sub Kegiatan", C3_C4="Pagu (Rp)")
    for index, name in enumerate(("Triwulan I", "Triwulan II", "Triwulan III", "Triwulan IV", "Jumlah")):
        left, right = letters(3 + 2 * index), letters(4 + 2 * index)
        page.merge(f"{left}3:{right}3", name, HEAD)
        page.row(4, left, ("Rp", "%"), HEAD)
    place = lay(page, roots, 5)
    put_names(place, "A", "B")
    place.figures("C", lambda pos: pos.jumlah[1], TITIK, figure_look)
    for index in range(4):
        place.figures(
            letters(3 + 2 * index),
            lambda pos, index=index: by_period(pos, four_quarters)[index],  # type: ignore[misc]
            TITIK, figure_look,
        )  # fmt: skip
    place.figures("L", lambda pos: pos.jumlah[2], TITIK, figure_look)
    total = place.last + 1
    page.row(total, "A", (None, "TOTAL"), STRONG)
    for letter in ("C", "D", "F", "H", "J", "L"):
        place.total(total, letter, TITIK, {**RIGHT, "bold": True})
    for row in (*place.rows, total):
        page.sums(f"L{row}", [f"{letter}{row}" for letter in "DFHJ"])
        for letter in "DFHJL":
            page.share(f"{letters(letters_index(letter) + 1)}{row}", f"{letter}{row}", f"C{row}", PERSEN_TEKS, RIGHT)
    columns = {"kode": "A", "uraian": "B", "pagu": "C", "deret": "D,F,H,J", "realisasi": "L", "serapan": "M"}
    page.table("realisasi-belanja", f"A3:M{total}", columns, says="Triwulan per periode, masing-masing Rp dan % dari pagu")
    return page


def quarterly() -> Case:
    """Targets and results by triwulan; one result of the year is not the sum."""
    page, money_page = quarter_page(), money_quarters(tree("dishub2021", PERHUBUNGAN))
    page.plant("O8", 2308, note="Realisasi 2021 tertulis 2.308; jumlah triwulan 2.208 dan capaian 100,36% membuktikannya")
    page.table(
        "pengukuran-sasaran", f"C5:P{7 + len(QUARTERS)}",
        {
            "no": "C", "indikator": "D", "satuan": "E", "target": "J", "hasil": "O", "capaian": "P", "target_deret": "F:I",
            "hasil_deret": "K:N",
        },
        says="Baris 8-11: jumlah triwulan = tahun; baris 12-13: triwulan terakhir = tahun (tidak dijumlahkan)",
    )  # fmt: skip
    return Case(
        "deret-triwulan",
        "Satu realisasi setahun tidak sama dengan jumlah triwulannya; indikator persen dan indeks memakai triwulan akhir",
        (Book("Monev Triwulan 2021.xlsx", (page, money_page)),),
        unsure=("Baris 11 (1+1+1+1 = 4): dijumlahkan", "Baris 12-13: nilai akhir, bukan jumlah"),
    )  # fmt: skip


# --- Years -----------------------------------------------------------------------------------------------------------

YEARS = ("2018", "2019", "2020", "2021", "2022")
GOAL = "Meningkatnya produksi dan produktivitas tanaman pangan"
VALUE = "Meningkatnya nilai tambah hasil pertanian"
PLAN = (
    (GOAL, "Produktivitas padi sawah", "Kw/Ha", ("52,10", "52,85", "53,40", "54,10", "55,00")),
    (GOAL, "Produksi jagung", "Ton", ("18.450", "18.900", "19.350", "19.800", "20.250")),
    (GOAL, "Persentase jaringan irigasi usaha tani dalam kondisi baik", "%", ("61", "64", "67", "70", "74")),
    (VALUE, "Jumlah kelompok tani yang naik kelas", "Kelompok", ("12", "12", "15", "15", "18")),
    (VALUE, "Nilai Tukar Petani", "Poin", ("98,40", "99,10", "99,90", "100,60", "101,50")),
)


def plan_page() -> Page:
    """Targets of the five years of the renstra."""
    page = Page("Target Renstra", widths={"A": 5, "B": 34, "C": 44, "D": 10})
    title = "TARGET INDIKATOR KINERJA RENSTRA DINAS PERTANIAN KOTA BUKIT CONTOH 2018-2022"
    page.merge("A1:I1", title, {**TITLE, "align": "center"})
    page.heading(HEAD, A3_A4="No", B3_B4="Sasaran", C3_C4="Indikator Sasaran", D3_D4="Satuan", E3_I3="Target Kinerja pada Tahun")
    page.row(4, "E", YEARS, HEAD)
    for row, (goal, name, unit, targets) in enumerate(PLAN, start=5):
        page.row(row, "A", (row - 4, None, name, unit, *targets), GRID)
        if row in (5, 8):
            page.merge("B5:B7" if row == 5 else "B8:B9", goal, {**GRID, "valign": "vcenter", "text_wrap": True})
    columns = {"no": "A", "sasaran": "B", "indikator": "C", "satuan": "D", "target": "E:I"}
    page.table("rencana-kinerja", "A3:I9", columns)
    return page


FUNDING = (
    ("1", "Program Peningkatan Produksi Pertanian", (
        ("Jumlah poktan yang menerima sarana produksi", "Poktan", 40), ("Luas lahan yang dioptimasi", "Ha", 120),
    )),
    ("2", "Program Pengembangan Prasarana Pertanian", (
        ("Panjang jaringan irigasi yang dibangun", "M", 1500), ("Panjang jalan usaha tani yang dibangun", "M", 2200),
        ("Jumlah embung yang dibangun", "Unit", 2),
    )),
    ("3", "Program Penyuluhan Pertanian", (("Jumlah penyuluh yang dilatih", "Orang", 30),)),
)  # fmt: skip


def funding_page() -> tuple[Page, int]:
    """K and Rp of five years and of the whole period; the Rp of a program is the sum of its kegiatan."""
    page = Page("Pendanaan", widths={"A": 5, "B": 44, "C": 10})
    page.merge("A1:O1", "RENCANA PROGRAM, KEGIATAN DAN PENDANAAN INDIKATIF RENSTRA 2018-2022", {**TITLE, "align": "center"})
    page.merge("A2:O2", "Dinas Pertanian Kota Bukit Contoh (dalam ribu rupiah)", {"align": "center", "font_name": "Tahoma"})
    page.heading(HEAD, A4_A5="No", B4_B5="Program / Indikator Kegiatan", C4_C5="Satuan")
    for index, name in enumerate((*YEARS, "Kondisi Akhir")):
        left, right = letters(3 + 2 * index), letters(4 + 2 * index)
        page.merge(f"{left}4:{right}4", name, HEAD)
        page.row(5, left, ("K", "Rp"), HEAD)
    row, programs = 6, []
    for number, program, items in FUNDING:
        program_row, row = row, row + 1
        programs.append(program_row)
        page.row(program_row, "A", (number, program), STRONG)
        for name, unit, quantity in items:
            fund_item(page, row, name, unit, quantity)
            row += 1
        fund_sums(page, program_row, list(range(program_row + 1, row)))
    page.merge(f"A{row}:C{row}", "JUMLAH", {**STRONG, "align": "center"})
    fund_sums(page, row, programs)
    return page, row


def fund_item(page: Page, row: int, name: str, unit: str, quantity: int) -> None:
    """A kegiatan: quantities that add up, money of each year and of the period."""
    page.row(row, "A", (None, name, unit), GRID)
    amounts = spread(name, Decimal(quantity) * 9_500, 5, 250)
    for index, amount in enumerate(amounts):
        page.put(f"{letters(3 + 2 * index)}{row}", fig(quantity + index * max(quantity // 20, 0), TITIK), RIGHT)
        page.put(f"{letters(4 + 2 * index)}{row}", fig(amount, TITIK), RIGHT)
    quantities, money = [f"{letter}{row}" for letter in "DFHJL"], [f"{letter}{row}" for letter in "EGIKM"]
    page.put(f"N{row}", fig(sum_of(page, quantities), TITIK), RIGHT)
    page.put(f"O{row}", fig(sum_of(page, money), TITIK), RIGHT)
    page.sums(f"N{row}", quantities)
    page.sums(f"O{row}", money)


def fund_sums(page: Page, row: int, parts: list[int]) -> None:
    """The money of a row that sums up others."""
    for letter in "EGIKMO":
        page.put(f"{letter}{row}", fig(sum_of(page, [f"{letter}{part}" for part in parts]), TITIK), {**RIGHT, "bold": True})
        page.sums(f"{letter}{row}", [f"{letter}{part}" for part in parts])
    page.sums(f"O{row}", [f"{letter}{row}" for letter in "EGIKM"])


def yearly() -> Case:
    """Five years of targets, and K | Rp under each year with one wrong amount."""
    page, total = funding_page()
    page.plant("I10", swapped(page.truth("I10")), note="2020: dua angka tertukar; jumlah baris dan jumlah program membuktikan")
    columns = {
        "no": "A", "uraian": "B", "satuan": "C", "deret_k": "D,F,H,J,L", "deret_rp": "E,G,I,K,M", "jumlah_k": "N",
        "jumlah_rp": "O",
    }  # fmt: skip
    page.table("lain", f"A4:O{total}", columns, ("rencana-kinerja", "evaluasi-renja", "realisasi-belanja"),
               says="K dan Rp lima tahun; jumlahnya = Kondisi Akhir; Rp program = jumlah kegiatannya")  # fmt: skip
    return Case(
        "deret-tahun", "Target renstra 2018-2022 benar; pada pendanaan (K | Rp setiap tahun) satu angka tahun 2020 salah ketik",
        (Book("Renstra Distan 2018-2022.xlsx", (plan_page(), page)),), unsure=("Satuan ribu rupiah menurut judul lembar",),
    )  # fmt: skip


CASES = (per_month(), cumulative(), quarterly(), yearly())
