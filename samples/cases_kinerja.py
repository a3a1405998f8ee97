"""Performance tables: bands of sasaran, units inside the value, agreements with budgets, capaian formulas, odd headings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cases_book import ANGKA, PERSEN, PERSEN_TEKS, TITIK, TITIK_00, Book, Case, Fig, Gaya, Look, Page, fig
from cases_lay import Lay, lay, sum_of
from cases_offices import KESEHATAN, PERHUBUNGAN, draw, tree

GRID: Look = {"border": 1, "font_name": "Bookman Old Style", "font_size": 10, "valign": "vcenter", "text_wrap": True}
CENTER: Look = {**GRID, "align": "center"}
STRONG: Look = {**GRID, "bold": True}
HEAD: Look = {**STRONG, "align": "center", "bg_color": "#C6E0B4"}
BAND: Look = {**STRONG, "bg_color": "#F2F2F2"}
TITLE: Look = {"bold": True, "font_name": "Bookman Old Style", "font_size": 12, "align": "center"}
NOTE: Look = {"font_name": "Bookman Old Style", "font_size": 9}
SCALE = (
    ("> 90 - 100 : Sangat Baik", 90, "Sangat Baik"), ("> 75 - 90 : Baik", 75, "Baik"), ("> 65 - 75 : Cukup", 65, "Cukup"),
    ("> 50 - 65 : Kurang", 50, "Kurang"), ("0 - 50 : Sangat Kurang", -1, "Sangat Kurang"),
)  # fmt: skip


def predicate(capaian: Decimal) -> str:
    """The class of a capaian."""
    return next(label for _, low, label in SCALE if capaian > low)


@dataclass(frozen=True)
class Item:
    """An indicator: name, unit, target and result as numbers in a text; "" for what is not known yet."""

    name: str
    unit: str
    target: str
    result: str

    def figure(self, text: str, inside: bool) -> Fig | str:
        """The value, with its unit inside where the office writes so."""
        if not text:
            return "n/a"
        places = len(text.partition(".")[2])
        if not inside:
            return fig(text, Gaya(places, number_format="#,##0" + ("." + "0" * places if places else "")))
        return fig(text, Gaya(places, after="%" if self.unit == "%" else f" {self.unit}"))


SAMPANG = (
    ("Meningkatnya kualitas pengawasan internal", (
        Item("Persentase rekomendasi BPK yang ditindaklanjuti", "%", "85", "78.2"),
        Item("Level kapabilitas APIP", "Level", "3", "3"),
        Item("Jumlah perangkat daerah yang diperiksa", "OPD", "36", "35"),
    )),
    ("Meningkatnya akuntabilitas perangkat daerah", (
        Item("Persentase perangkat daerah dengan nilai SAKIP minimal B", "%", "70", "64.29"),
        Item("Persentase laporan keuangan yang direviu", "%", "100", "100"),
        Item("Nilai maturitas SPIP", "Poin", "3.1", ""),
    )),
    ("Terwujudnya pemerintahan yang bersih", (
        Item("Persentase pengaduan masyarakat yang ditangani", "%", "90", "61"),
        Item("Jumlah unit kerja berpredikat zona integritas", "Unit", "4", "2"),
    )),
)  # fmt: skip
LIBRARY = (
    ("Meningkatnya minat baca masyarakat", (
        Item("Frekuensi layanan perpustakaan keliling", "kali", "48", "45"),
        Item("Jumlah pengunjung perpustakaan", "orang", "9500", "10225"),
    )),
    ("Meningkatnya tertib arsip", (
        Item("Jumlah arsip yang dialihmediakan", "berkas", "1250", "1045"),
        Item("Persentase OPD yang tertib arsip", "%", "60", "51"),
        Item("Jumlah bimbingan teknis kearsipan", "kegiatan", "6", "4"),
    )),
)  # fmt: skip


def put_scale(page: Page, letter: str, row: int) -> None:
    """The scale below a table."""
    page.put(f"{letter}{row}", "Skala nilai capaian kinerja (%):", NOTE)
    for offset, (text, _, _) in enumerate(SCALE, start=1):
        page.put(f"{letter}{row + offset}", text, NOTE)


def average(page: Page, at: str, members: Sequence[str], look: Look) -> None:
    """The mean of the capaian that are known, written as they are."""
    page.put(at, fig(sum_of(page, members) / len(members), page.cells[members[0]].gaya or PERSEN_TEKS), look)
    page.claim(at, members, lambda values: sum(values, Decimal(0)) / len(values), "rata-rata")


def banded_page() -> Page:
    """Sasaran as merged rows inside the table."""
    page = Page("IKU 2019", widths={"A": 6, "B": 56, "C": 10, "D": 12, "E": 12, "F": 12, "G": 16})
    page.merge("A1:G1", "CAPAIAN INDIKATOR KINERJA UTAMA TAHUN 2019", TITLE)
    page.merge("A2:G2", "INSPEKTORAT KABUPATEN SELAT CONTOH", TITLE)
    page.row(4, "A", ("N0", "Indikator Kinerja Utama", "Satuan", "Target", "Realisasi", "Capaian (%)", "PREDIKET"), HEAD)
    row = 5
    for number, (goal, items) in enumerate(SAMPANG, start=1):
        page.merge(f"A{row}:G{row}", f"Sasaran {number} : {goal}", BAND)
        row += 1
        for item in items:
            page.row(row, "A", (row - 4 - number, item.name, item.unit), GRID)
            page.row(row, "D", (item.figure(item.target, False), item.figure(item.result, False)), CENTER)
            put_capaian(page, row, ("D", "E", "F", "G"), bool(item.result))
            row += 1
    known = [number for number in range(5, row) if f"F{number}" in page.cells and page.cells[f"F{number}"].truth is not None]
    members = [f"F{number}" for number in known]
    page.merge(f"A{row}:E{row}", "Rata-rata capaian", HEAD)
    average(page, f"F{row}", members, CENTER)
    page.put(f"G{row}", predicate(page.truth(f"F{row}")), CENTER)
    put_scale(page, "B", row + 2)
    page.plant("F6", "82", note="78,2 / 85 x 100 = 92,00; tertulis 82,00 (prediket dan rata-rata memakai yang benar)")
    columns = {"no": "A", "indikator": "B", "satuan": "C", "target": "D", "hasil": "E", "capaian": "F", "kategori": "G"}
    says = "Sasaran dari baris pita; satu indikator n/a tidak ikut rata-rata"
    page.table("pengukuran-sasaran", f"A4:G{row}", columns, says=says)
    return page


def put_capaian(page: Page, row: int, at: tuple[str, str, str, str], known: bool) -> None:
    """Capaian and its class, or n/a."""
    target, result, capaian, kind = at
    if not known:
        page.put(f"{capaian}{row}", "n/a", CENTER)
        page.put(f"{kind}{row}", "-", CENTER)
        return
    page.share(f"{capaian}{row}", f"{result}{row}", f"{target}{row}", PERSEN_TEKS, CENTER)
    page.put(f"{kind}{row}", predicate(page.truth(f"{capaian}{row}")), CENTER)


def per_goal_page() -> Page:
    """One small table for each sasaran, units inside the values, each with its average."""
    page = Page("Per Sasaran", widths={"A": 3, "B": 6, "C": 46, "D": 16, "E": 16, "F": 12, "G": 16})
    page.merge("B1:G1", "PENGUKURAN KINERJA TAHUN 2019", TITLE)
    row = 3
    for number, (goal, items) in enumerate(LIBRARY, start=1):
        page.put(f"B{row}", f"Sasaran {number}: {goal}", {**NOTE, "bold": True})
        head = row + 1
        page.row(head, "B", ("NO.", "INDIKATOR KINERJA", "TARGET", "REALISASI", "CAPAIAN%", "PREDIKET"), HEAD)
        for offset, item in enumerate(items, start=1):
            at = head + offset
            page.row(at, "B", (offset, item.name, item.figure(item.target, True), item.figure(item.result, True)), GRID)
            put_capaian(page, at, ("D", "E", "F", "G"), True)
        foot = head + len(items) + 1
        page.merge(f"B{foot}:E{foot}", "Rata-rata", HEAD)
        average(page, f"F{foot}", [f"F{at}" for at in range(head + 1, foot)], CENTER)
        page.put(f"G{foot}", predicate(page.truth(f"F{foot}")), CENTER)
        columns = {"no": "B", "indikator": "C", "target": "D", "hasil": "E", "capaian": "F", "kategori": "G"}
        page.table("pengukuran-sasaran", f"B{head}:G{foot}", columns, says="Satuan di dalam nilai")
        row = foot + 3
    put_scale(page, "C", row)
    return page


def per_goal() -> Case:
    """Bands, averages and classes with one fault of each."""
    one, two = banded_page(), per_goal_page()
    two.plant("F7", "100.96", "peringatan", "Rata-rata (93,75 + 107,63) / 2 = 100,69")
    two.put("G12", "Sangat Baik", CENTER)
    two.remark("G12", "kesalahan", "Capaian 83,60 termasuk Baik menurut skala", "Baik")
    return Case(
        "per-sasaran",
        'Satu capaian, satu rata-rata, dan satu prediket salah; sasaran sebagai baris pita, satuan di dalam nilai ("48 kali")',
        (Book("Capaian IKU Inspektorat dan Perpustakaan 2019.xlsx", (one, two)),),
        unsure=("Indikator n/a tidak dapat dihitung",),
    )  # fmt: skip


# --- Agreements ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Promise:
    """An indicator of an agreement: sasaran, name, target and result as written, capaian; how it was computed."""

    goal: str
    name: str
    target: str
    result: str
    capaian: str
    how: str = "R/T"


GOOD = "Meningkatnya akuntabilitas kinerja dinas"
SAFE = "Meningkatnya keselamatan lalu lintas"
TRIP = "Meningkatnya pelayanan angkutan"
TRANSPORT = (
    Promise(GOOD, "Predikat SAKIP dinas", "BB", "BB", "100,00", "nilai"),
    Promise(GOOD, "Nilai pengelolaan arsip", "A", "A", "100,00", "nilai"),
    Promise(GOOD, "Opini BPK atas pengelolaan aset terminal", "WTP", "WTP", "100,00", "nilai"),
    Promise(SAFE, "Angka kematian akibat kecelakaan lalu lintas", "12", "10", "116,67", "(2T-R)/T"),
    Promise(SAFE, "Persentase ruas jalan yang berperlengkapan", "70%", "68%", "97,14"),
    Promise(SAFE, "Persentase kendaraan yang melanggar muatan", "5-7 %", "6 %", "100,00", "rentang"),
    Promise(TRIP, "Rasio konektivitas daerah", "0,54", "0,56", "103,70"),
    Promise(TRIP, "Waktu tunggu angkutan umum (menit)", "<= 15", "15", "100,00", "batas"),
    Promise(TRIP, "Jumlah keluhan penumpang", "24", "30", "75,00", "(2T-R)/T"),
)
MOTHERS = "Menurunnya angka kematian ibu dan bayi"
FOOD = "Meningkatnya status gizi masyarakat"
HEALTH = (
    Promise(MOTHERS, "Angka kematian ibu per 100.000 kelahiran hidup", "120", "150", "80,00", "T/R"),
    Promise(MOTHERS, "Angka kematian bayi per 1.000 kelahiran hidup", "8", "6,4", "125,00", "T/R"),
    Promise(MOTHERS, "Persentase ibu bersalin di fasilitas kesehatan", "95%", "96,9%", "102,00"),
    Promise(FOOD, "Prevalensi stunting", "14%", "15,5%", "90,32", "T/R"),
    Promise(FOOD, "Cakupan balita yang ditimbang", "80-85 %", "76 %", "95,00", "rentang"),
)


def typed(text: str) -> Fig | str:
    """A figure where the text is one number."""
    bare = text.rstrip("%").strip()
    if not bare.replace(",", "").isdigit():
        return text
    places = len(bare.partition(",")[2])
    after = text[len(bare) :]
    return fig(bare.replace(",", "."), Gaya(places, after=after))


FORMULAS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "R/T": lambda t, r: r * 100 / t,
    "(2T-R)/T": lambda t, r: (2 * t - r) * 100 / t,
    "T/R": lambda t, r: t * 100 / r,
}


def put_promises(page: Page, promises: Sequence[Promise], row: int, measured: bool) -> int:
    """No | Sasaran | Indikator | Target, or with Realisasi and Capaian; gives the row below."""
    numbers = {goal: number for number, goal in enumerate(dict.fromkeys(item.goal for item in promises), start=1)}
    for goal, number in numbers.items():
        size = sum(item.goal == goal for item in promises)
        first = row + next(index for index, item in enumerate(promises) if item.goal == goal)
        page.merge(f"A{first}:A{first + size - 1}", number, CENTER)
        page.merge(f"B{first}:B{first + size - 1}", goal, GRID)
    for at, item in enumerate(promises, start=row):
        page.put(f"C{at}", item.name, GRID)
        page.put(f"D{at}", typed(item.target), CENTER)
        if measured:
            put_measure(page, at, item)
    return row + len(promises)


def put_measure(page: Page, at: int, item: Promise) -> None:
    """Realisasi, capaian and the equation between them."""
    page.put(f"E{at}", typed(item.result), CENTER)
    page.put(f"F{at}", fig(item.capaian.replace(",", "."), PERSEN_TEKS), CENTER)
    if item.how in FORMULAS:
        formula = FORMULAS[item.how]
        page.claim(f"F{at}", (f"D{at}", f"E{at}"), lambda values: formula(values[0], values[1]), item.how)


def measure_page(name: str, titles: tuple[str, str], promises: Sequence[Promise], how: str) -> Page:
    """Target, realisasi, capaian of the same indicators."""
    page = Page(name, widths={"A": 5, "B": 36, "C": 50, "D": 12, "E": 12, "F": 12})
    page.merge("A1:F1", titles[0], TITLE)
    page.merge("A2:F2", titles[1], TITLE)
    page.row(4, "A", ("No", "Sasaran Strategis", "Indikator Kinerja", "Target", "Realisasi", "Capaian (%)"), HEAD)
    below = put_promises(page, promises, 5, True)
    columns = {"no": "A", "sasaran": "B", "indikator": "C", "target": "D", "hasil": "E", "capaian": "F"}
    page.table("pengukuran-sasaran", f"A4:F{below - 1}", columns, says=how)
    return page


def budget_page(name: str, titles: tuple[str, str], source: str) -> tuple[Page, Lay]:
    """Kode | Uraian | Pagu | Realisasi | % | Sisa down to the sub kegiatan."""
    page = Page(name, widths={"A": 18, "B": 60, "C": 18, "D": 18, "E": 9, "F": 18})
    page.merge("A1:F1", titles[0], TITLE)
    page.merge("A2:F2", titles[1], TITLE)
    page.row(4, "A", ("Kode", "Program / Kegiatan / Sub Kegiatan", "Pagu", "Realisasi", "%", "Sisa"), HEAD)
    place = lay(page, tree(name + titles[1], source), 5)
    for line in place.lines:
        row = place.rows[line.index]
        page.row(row, "A", (line.pos.kode, line.pos.nama), STRONG if line.children else GRID)
    place.figures("C", lambda pos: pos.jumlah[1], ANGKA, lambda line: GRID)
    place.figures("D", lambda pos: pos.jumlah[2], ANGKA, lambda line: GRID)
    total = place.last + 1
    page.merge(f"A{total}:B{total}", "TOTAL", HEAD)
    place.total(total, "C", ANGKA, STRONG)
    place.total(total, "D", ANGKA, STRONG)
    for row in (*place.rows, total):
        page.share(f"E{row}", f"D{row}", f"C{row}", PERSEN, GRID)
        page.rest(f"F{row}", f"C{row}", f"D{row}", ANGKA, GRID)
    columns = {"kode": "A", "uraian": "B", "pagu": "C", "realisasi": "D", "serapan": "E", "sisa": "F"}
    page.table("realisasi-belanja", f"A4:F{total}", columns)
    return page, place


def agreed_money(page: Page, budget: tuple[Page, Lay], first: int, at: tuple[str, str, str], gaya: Gaya) -> int:
    """One row a program with its budget, and the total; gives the total's row."""
    name, money, note = at
    source, place = budget
    roots = [line for line in place.lines if line.depth == 0]
    for row, line in enumerate(roots, start=first):
        page.put(f"{name}{row}", line.pos.nama, GRID)
        page.put(f"{money}{row}", fig(line.pos.jumlah[1], gaya), GRID)
        page.put(f"{note}{row}", "APBD" if row % 2 else "APBD, DAU", CENTER)
        page.same(f"{money}{row}", source.full(f"C{place.rows[line.index]}"))
    total = first + len(roots)
    page.put(f"{name}{total}", "Jumlah", STRONG)
    members = [f"{money}{row}" for row in range(first, total)]
    page.put(f"{money}{total}", fig(sum_of(page, members), gaya), STRONG)
    page.put(f"{note}{total}", None, STRONG)
    page.sums(f"{money}{total}", members)
    return total


def agreement_below() -> Case:
    """The budget of the agreement stands below its indicators; one program has another one's budget."""
    office = ("DINAS PERHUBUNGAN PROVINSI CONTOH", "DINAS PERHUBUNGAN PROVINSI CONTOH TAHUN 2024")
    budget = budget_page("Realisasi", ("REALISASI ANGGARAN", office[1]), PERHUBUNGAN)
    page = Page("Perjanjian Kinerja", widths={"A": 5, "B": 40, "C": 52, "D": 20})
    page.merge("A1:D1", "PERJANJIAN KINERJA PERUBAHAN TAHUN 2024", TITLE)
    page.merge("A2:D2", office[0], TITLE)
    page.row(4, "A", ("No", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "TARGET"), HEAD)
    page.row(5, "A", ("(1)", "(2)", "(3)", "(4)"), CENTER)
    below = put_promises(page, TRANSPORT, 6, False)
    columns = {"no": "A", "sasaran": "B", "indikator": "C", "target": "D"}
    says = '"A", "BB", "WTP", "5-7 %", "<= 15" bukan satu angka'
    page.table("penetapan-kinerja", f"A4:D{below - 1}", columns, says=says)
    head = below + 1
    page.row(head, "B", ("Program", "Anggaran", "Keterangan"), HEAD)
    total = agreed_money(page, budget, head + 1, ("B", "C", "D"), Gaya(before="Rp "))
    page.table("anggaran-program", f"B{head}:D{total}", {"uraian": "B", "pagu": "C", "keterangan": "D"})
    other = page.truth(f"C{head + 3}")
    page.plant(f"C{head + 1}", other, note="Anggaran program lain; jumlah dan tabel realisasi membuktikan")
    page.put(f"B{total + 3}", "Contoh, 7 Oktober 2024", NOTE)
    page.put(f"B{total + 4}", "Pihak Pertama,", NOTE)
    page.put(f"D{total + 4}", "Pihak Kedua,", NOTE)
    measured = measure_page("Capaian", ("CAPAIAN KINERJA", office[1]), TRANSPORT, "Indikator negatif memakai (2T-R)/T")
    return Case(
        "perjanjian-lengkap",
        "Perjanjian kinerja dengan anggaran program di bawahnya: anggaran satu program tertukar; target huruf, rentang, batas; "
        "indikator negatif dengan (2T-R)/T",
        (Book("PK Perubahan Dishub 2024.xlsx", (page, measured, budget[0])),),
        unsure=("Target BB, A, WTP", 'Target rentang "5-7 %" dan batas "<= 15"', "Dua indikator negatif dihitung (2T-R)/T"),
    )  # fmt: skip


def agreement_beside() -> Case:
    """The budget stands beside the indicators; negative indicators by T/R."""
    office = "DINAS KESEHATAN KOTA CONTOH TAHUN 2023"
    budget = budget_page("LRA", ("REALISASI BELANJA", office), KESEHATAN)
    page = Page("PK", widths={"A": 5, "B": 34, "C": 46, "D": 12, "E": 3, "F": 44, "G": 20, "H": 14})
    page.merge("A1:H1", "PERJANJIAN KINERJA " + office, TITLE)
    page.row(3, "A", ("No.", "Sasaran Strategis", "Indikator Kinerja", "Target"), HEAD)
    page.row(3, "F", ("Program", "Anggaran (Rp)", "Keterangan"), HEAD)
    below = put_promises(page, HEALTH, 4, False)
    total = agreed_money(page, budget, 4, ("F", "G", "H"), TITIK_00)
    page.table("penetapan-kinerja", f"A3:D{below - 1}", {"no": "A", "sasaran": "B", "indikator": "C", "target": "D"})
    page.table("anggaran-program", f"F3:H{total}", {"uraian": "F", "pagu": "G", "keterangan": "H"})
    measured = measure_page("Pengukuran", ("PENGUKURAN KINERJA", office), HEALTH, "Indikator negatif memakai T/R")
    return Case(
        "perjanjian-samping",
        "Perjanjian kinerja dengan anggaran program di sampingnya, indikator negatif dihitung T/R: tidak ada yang salah",
        (Book("PK Dinkes 2023.xlsx", (page, measured, budget[0])),),
        unsure=("Target rentang 80-85 %", "Indikator negatif dihitung T/R, bukan (2T-R)/T"),
    )


# --- Capaian formulas ------------------------------------------------------------------------------------------------

MANY = (
    "Jumlah koperasi yang dibina", "Jumlah UMKM yang naik kelas", "Jumlah wirausaha baru", "Jumlah pasar yang direvitalisasi",
    "Jumlah pedagang yang ditertibkan", "Jumlah alat ukur yang ditera", "Jumlah IKM yang bersertifikat halal",
    "Jumlah sentra industri yang difasilitasi", "Jumlah tenaga kerja yang dilatih", "Jumlah pencari kerja yang ditempatkan",
    "Jumlah perusahaan yang dibina", "Jumlah desa wisata yang dikembangkan", "Jumlah kunjungan wisatawan",
    "Jumlah pelaku ekonomi kreatif", "Jumlah investor baru", "Jumlah izin yang diterbitkan",
    "Jumlah pemuda yang dilatih", "Jumlah cabang olahraga yang dibina",
    "Jumlah guru yang disertifikasi", "Jumlah ruang kelas yang direhabilitasi", "Jumlah siswa penerima bantuan",
    "Jumlah rumah layak huni yang dibangun", "Jumlah sambungan air minum baru",
)  # fmt: skip


def formula_page(name: str, title: str, rows: Sequence[tuple[str, int, int]], how: str, cap: int | None = None) -> Page:
    """No | Indikator | Target | Realisasi | Capaian by one formula."""
    page = Page(name, widths={"A": 5, "B": 52, "C": 12, "D": 12, "E": 12})
    page.put("A1", title, {**TITLE, "align": "left"})
    page.row(3, "A", ("No", "Indikator", "Target", "Realisasi", "Capaian (%)"), HEAD)
    formula = FORMULAS[how]

    def compute(values: Sequence[Decimal]) -> Decimal | None:
        if not values[0]:
            return None
        exact = formula(values[0], values[1])
        return exact if cap is None else min(exact, Decimal(cap))

    for row, (indicator, target, result) in enumerate(rows, start=4):
        page.row(row, "A", (row - 3, indicator, fig(target, ANGKA), fig(result, ANGKA)), GRID)
        value = compute((Decimal(target), Decimal(result)))
        page.put(f"E{row}", "-" if value is None else fig(value, PERSEN), GRID)
        if value is not None:
            page.claim(f"E{row}", (f"C{row}", f"D{row}"), compute, how)
    columns = {"no": "A", "indikator": "B", "target": "C", "hasil": "D", "capaian": "E"}
    limit = f", dibatasi {cap}" if cap else ""
    page.table("pengukuran-sasaran", f"A3:E{3 + len(rows)}", columns, says=f"Rumus capaian: {how}{limit}")
    return page


def drawn(names: Sequence[str], low: int, high: int) -> list[tuple[str, int, int]]:
    """Targets drawn from the names, results between two percentages of them."""
    targets = [(name, draw(name, 8, 240) * 5) for name in names]
    return [(name, target, target * draw(name + "r", low, high) // 100) for name, target in targets]


NEGATIVE = (
    "Angka kecelakaan kerja", "Jumlah pengaduan konsumen", "Tingkat pengangguran terbuka", "Jumlah temuan BPK",
    "Jumlah kasus sengketa", "Prevalensi gizi buruk",
)  # fmt: skip
ZERO = (
    ("Jumlah konflik sosial", 0, 0),
    ("Jumlah kejadian luar biasa yang ditangani", 4, 4),
    ("Jumlah desa yang dialiri listrik", 6, 5),
)


def formulas() -> Case:
    """Six sheets, each with its own formula; three of them with one row that differs."""
    office = "Kabupaten Rawa Contoh Tahun 2021"
    main = formula_page("IKU", f"Pengukuran Capaian Kinerja {office}", drawn(MANY, 72, 128), "R/T")
    main.plant("E15", main.truth("E15") + 9, note="Satu dari 23 baris tidak sesuai R/T, dan tidak sesuai rumus lain")
    capped = formula_page("Batas 120", f"Capaian Kinerja Bidang Ekonomi {office}", drawn(MANY[:10], 90, 150), "R/T", 120)
    mixed = formula_page("Batas 100", f"Capaian Kinerja Bidang Sosial {office}", drawn(MANY[10:19], 84, 125), "R/T", 100)
    mixed_row = next(row for row in range(4, 13) if mixed.truth(f"D{row}") > mixed.truth(f"C{row}"))
    over = mixed.truth(f"D{mixed_row}") * 100 / mixed.truth(f"C{mixed_row}")
    mixed.plant(f"E{mixed_row}", over, "catatan", "Baris lain dibatasi 100, baris ini tidak")
    negative = formula_page("Negatif", f"Capaian Indikator Negatif {office}", drawn(NEGATIVE, 80, 120), "(2T-R)/T")
    inverse = formula_page("Negatif T-R", f"Capaian Indikator Negatif (B) {office}", drawn(NEGATIVE[:5], 70, 125), "T/R")
    zero = formula_page("Nol", f"Capaian Indikator Bertarget Nol {office}", ZERO, "R/T")
    zero.put("E4", fig(100, PERSEN), GRID)
    zero.remark("E4", "peringatan", "Target 0 dan realisasi 0: capaian tidak dapat dihitung, tertulis 100,00")
    return Case(
        "rumus-capaian",
        "Rumus R/T, batas 120, batas 100, (2T-R)/T, T/R, dan 0/0, masing-masing satu lembar; 22 dari 23 baris IKU memakai R/T",
        (Book("Rumus Capaian 2021.xlsx", (main, capped, mixed, negative, inverse, zero)),),
        unsure=("Batas 100 dan 120 tidak tertulis pada lembar", "Indikator negatif: dua rumus dalam satu berkas"),
    )


# --- Odd headings ----------------------------------------------------------------------------------------------------


def odd_headings() -> Case:
    """Misspelt headings, line breaks, doubled blanks, blank columns; two tables in one sheet."""
    page = Page("Lembar kerja", widths={"A": 4, "B": 5, "C": 50, "D": 2, "E": 18, "F": 2, "G": 18, "H": 12, "I": 18, "J": 14})
    page.put("B2", "REALISASI  ANGGARAN\nDINAS SOSIAL KABUPATEN CONTOH  TAHUN  2022", {**TITLE, "text_wrap": True})
    heads = (
        "N0", "PROGRAM  /\nKEGIATAN", None, "PAGU\n  ANGGARAN  (Rp)", None, "REALIASI\nANGGARAN (Rp)", "PROSENTASE\n( % )",
        "SISA   ANGGARAN\n(Rp)",
    )  # fmt: skip
    page.row(4, "B", heads, HEAD)
    for row, name in enumerate(("Rehabilitasi Sosial", "Perlindungan dan Jaminan Sosial", "Penanganan Bencana"), start=5):
        budget = draw(name, 200, 1900) * 1_500_000
        page.row(row, "B", (row - 4, "Program " + name), GRID)
        page.put(f"E{row}", fig(budget, TITIK), GRID)
        page.put(f"G{row}", fig(budget * draw(name + "r", 9000, 9960) // 10_000, TITIK), GRID)
    page.row(8, "B", (None, "J U M L A H"), STRONG)
    for letter in "EG":
        members = [f"{letter}{row}" for row in (5, 6, 7)]
        page.put(f"{letter}8", fig(sum_of(page, members), TITIK), STRONG)
        page.sums(f"{letter}8", members)
    for row in range(5, 9):
        page.share(f"H{row}", f"G{row}", f"E{row}", PERSEN_TEKS, GRID)
        page.rest(f"I{row}", f"E{row}", f"G{row}", TITIK, GRID)
    columns = {"no": "B", "uraian": "C", "pagu": "E", "realisasi": "G", "serapan": "H", "sisa": "I"}
    page.table("realisasi-belanja", "B4:I8", columns, says='"J U M L A H" adalah baris jumlah; kolom D dan F kosong')
    odd_measure(page)
    return Case(
        "judul-aneh",
        'Judul kolom aneh ("N0", "PREDIKET", "REALIASI", ganti baris, spasi ganda) dan kolom kosong: tidak ada yang salah',
        (Book("kertas kerja dinsos (2).xlsx", (page,)),),
    )  # fmt: skip


def odd_measure(page: Page) -> None:
    """The second table of the sheet with odd headings."""
    page.put("B11", "CAPAIAN   KINERJA  TAHUN 2022", TITLE)
    heads = (
        "N0", "INDIKATOR\nKINERJA", None, "TARGET \n(Tahun  2022)", None, "REALISASI\n(Tahun  2022)", "CAPAIAN\n( % )", None,
        "PREDIKET",
    )  # fmt: skip
    page.row(12, "B", heads, HEAD)
    items = (("Jumlah PMKS yang tertangani", 40, 37), ("Jumlah KPM graduasi", 120, 126), ("Jumlah Karang Taruna aktif", 64, 64))
    for row, (name, target, result) in enumerate(items, start=13):
        page.row(row, "B", (row - 12, name), GRID)
        page.put(f"E{row}", fig(target, ANGKA), CENTER)
        page.put(f"G{row}", fig(result, ANGKA), CENTER)
        page.share(f"H{row}", f"G{row}", f"E{row}", PERSEN_TEKS, CENTER)
        page.put(f"J{row}", predicate(page.truth(f"H{row}")), CENTER)
    put_scale(page, "C", 18)
    columns = {"no": "B", "indikator": "C", "target": "E", "hasil": "G", "capaian": "H", "kategori": "J"}
    page.table("pengukuran-sasaran", "B12:J15", columns)


CASES = (per_goal(), agreement_below(), agreement_beside(), formulas(), odd_headings())
