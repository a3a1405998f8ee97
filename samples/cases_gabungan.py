"""A second sound office in another style: one file for each document, codes down to the sub kegiatan, everything ties."""

from collections.abc import Sequence
from decimal import Decimal

from cases_book import AKUNTANSI, ANGKA, PERSEN, PERSEN_TEKS, TITIK, Book, Case, Fig, Gaya, Look, Page, fig
from cases_evaluasi import PAIR, RASIO, Form, Work, column_names, e81_groups, put_groups, walk
from cases_kinerja import average
from cases_lay import Lay, lay, sum_of
from cases_offices import LINGKUNGAN, Baris, Pos, tree

GRID: Look = {"border": 1, "font_name": "Segoe UI", "font_size": 9, "valign": "top", "text_wrap": True}
RIGHT: Look = {**GRID, "align": "right", "text_wrap": False}
CENTER: Look = {**GRID, "align": "center"}
STRONG: Look = {**GRID, "bold": True}
HEAD: Look = {**STRONG, "align": "center", "valign": "vcenter", "font_color": "#FFFFFF", "bg_color": "#375623"}
NUMBER: Look = {**CENTER, "italic": True, "font_size": 8}
TITLE: Look = {"bold": True, "font_name": "Segoe UI", "font_size": 12}
SIGN: Look = {"font_name": "Segoe UI", "font_size": 9}
OFFICE = "DINAS LINGKUNGAN HIDUP PROVINSI SUNDA CONTOH"
ROOTS = tree("dlh2022", LINGKUNGAN)
DESIMAL = Gaya(2, number_format="#,##0.00")
QUALITY = "Meningkatnya kualitas lingkungan hidup"
WASTE = "Meningkatnya pengelolaan persampahan regional"
NATURE = "Terjaganya keanekaragaman hayati"
ACCOUNT = "Meningkatnya akuntabilitas kinerja dinas"
INDICATORS = (
    (QUALITY, "Indeks Kualitas Lingkungan Hidup", "Poin", "70.25", "69.10"),
    (QUALITY, "Indeks Kualitas Air", "Poin", "55.10", "53.80"),
    (QUALITY, "Indeks Kualitas Udara", "Poin", "86.00", "87.42"),
    (WASTE, "Persentase sampah yang tertangani di TPA regional", "%", "72", "68.40"),
    (WASTE, "Jumlah bank sampah yang dibina", "Unit", "45", "45"),
    (NATURE, "Luas taman keanekaragaman hayati", "Ha", "120", "118"),
    (NATURE, "Persentase usaha yang taat izin lingkungan", "%", "85", "61.20"),
    (ACCOUNT, "Nilai evaluasi akuntabilitas kinerja dinas", "Poin", "78.00", "77.55"),
)
SCALE = (
    ("> 85 - 100", 85, "Memuaskan"), ("> 75 - 85", 75, "Sangat Baik"), ("> 65 - 75", 65, "Baik"), ("> 50 - 65", 50, "Cukup Baik"),
    ("> 30 - 50", 30, "Agak Kurang"), ("0 - 30", -1, "Kurang"),
)  # fmt: skip


def shown(text: str) -> Fig:
    """A figure with as many places as it was given."""
    return fig(text, DESIMAL if "." in text else ANGKA)


def sign(page: Page, letter: str, row: int, place: str) -> None:
    """Place, date and the office that signs."""
    for offset, text in enumerate((place, "KEPALA DINAS LINGKUNGAN HIDUP", "PROVINSI SUNDA CONTOH,", "", "", "(nama pejabat)")):
        page.put(f"{letter}{row + offset}", text or None, SIGN)


def goals(page: Page, letter: str, first: int) -> None:
    """The sasaran, merged over their indicators, with their numbers on the left."""
    names = [item[0] for item in INDICATORS]
    number = chr(ord(letter) - 1)
    for count, goal in enumerate(dict.fromkeys(names), start=1):
        top, size = first + names.index(goal), names.count(goal)
        for side, what, look in ((number, count, CENTER), (letter, goal, GRID)):
            area = f"{side}{top}:{side}{top + size - 1}" if size > 1 else f"{side}{top}"
            page.merge(area, what, look)


def plan() -> Page:
    """Rencana Kinerja Tahunan."""
    page = Page("RKT 2022", widths={"A": 5, "B": 40, "C": 50, "D": 10, "E": 12})
    page.put("A1", "RENCANA KINERJA TAHUNAN 2022", TITLE)
    page.put("A2", OFFICE, TITLE)
    page.row(4, "A", ("NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA", "SATUAN", "TARGET"), HEAD)
    goals(page, "B", 5)
    for row, (_, name, unit, target, _) in enumerate(INDICATORS, start=5):
        page.row(row, "C", (name, unit, shown(target)), GRID)
    columns = {"no": "A", "sasaran": "B", "indikator": "C", "satuan": "D", "target": "E"}
    page.table("rencana-kinerja", "A4:E12", columns)
    sign(page, "C", 15, "Contoh, 10 Januari 2022")
    return page


def agreement(budget: Page, place: Lay) -> Page:
    """Perjanjian Kinerja with the budget of its programs below."""
    page = Page("PK 2022", widths={"A": 5, "B": 44, "C": 52, "D": 20})
    page.put("B1", "PERJANJIAN KINERJA PERUBAHAN TAHUN 2022", TITLE)
    page.put("B2", OFFICE, TITLE)
    page.row(4, "A", ("No.", "Sasaran Strategis", "Indikator Kinerja", "Target"), HEAD)
    goals(page, "B", 5)
    for row, (_, name, unit, target, _) in enumerate(INDICATORS, start=5):
        places = len(target.partition(".")[2])
        style = Gaya(places, after="%" if unit == "%" else f" {unit}")
        page.row(row, "C", (name, fig(target, style)), GRID)
    page.table("penetapan-kinerja", "A4:D12", {"no": "A", "sasaran": "B", "indikator": "C", "target": "D"})
    page.row(14, "B", ("Program", "Anggaran", "Keterangan"), HEAD)
    for row, root in enumerate(ROOTS, start=15):
        page.row(row, "B", (root.nama.title(), fig(root.jumlah[1], Gaya(2, before="Rp ")), "APBD"), GRID)
        page.same(f"C{row}", budget.full(f"D{place.row(root.kode)}"))
    members = [f"C{row}" for row in range(15, 15 + len(ROOTS))]
    total = 15 + len(ROOTS)
    page.row(total, "B", ("Jumlah", fig(sum_of(page, members), Gaya(2, before="Rp ")), None), STRONG)
    page.sums(f"C{total}", members)
    page.table("anggaran-program", f"B14:D{total}", {"uraian": "B", "pagu": "C", "keterangan": "D"})
    sign(page, "C", total + 3, "Contoh, 3 Oktober 2022")
    return page


def category(capaian: Decimal) -> str:
    """The class of a capaian."""
    return next(label for _, low, label in SCALE if capaian > low)


def measurement() -> Page:
    """Pengukuran with kategori and the scale as a table of its own."""
    page = Page("Pengukuran", widths={"A": 5, "B": 38, "C": 46, "D": 9, "E": 11, "F": 11, "G": 11, "H": 16})
    page.put("A1", "PENGUKURAN KINERJA TAHUN 2022", TITLE)
    page.put("A2", OFFICE, TITLE)
    page.heading(HEAD, A4_A5="NO", B4_B5="SASARAN STRATEGIS", C4_C5="INDIKATOR KINERJA", D4_D5="SATUAN", E4_F4="TAHUN 2022",
                 G4_G5="CAPAIAN (%)", H4_H5="KATEGORI", E5="TARGET", F5="REALISASI")  # fmt: skip
    goals(page, "B", 6)
    for row, (_, name, unit, target, result) in enumerate(INDICATORS, start=6):
        page.row(row, "C", (name, unit, shown(target), shown(result)), GRID)
        page.share(f"G{row}", f"F{row}", f"E{row}", PERSEN, CENTER)
        page.put(f"H{row}", category(page.truth(f"G{row}")), CENTER)
    page.merge("A14:F14", "Rata-rata capaian kinerja", {**HEAD})
    average(page, "G14", [f"G{row}" for row in range(6, 14)], CENTER)
    page.put("H14", category(page.truth("G14")), CENTER)
    columns = {
        "no": "A", "sasaran": "B", "indikator": "C", "satuan": "D", "target": "E", "hasil": "F", "capaian": "G", "kategori": "H",
    }  # fmt: skip
    page.table("pengukuran-sasaran", "A4:H14", columns)
    page.put("C17", "Skala pengukuran capaian kinerja", SIGN)
    page.row(18, "C", ("Rentang nilai (%)", "Kategori"), HEAD)
    for row, (text, _, label) in enumerate(SCALE, start=19):
        page.row(row, "C", (text, label), GRID)
    return page


def bold(line: Baris) -> Look:
    """Parents in bold."""
    return {**RIGHT, "bold": bool(line.children)}


def budget() -> tuple[Page, Lay]:
    """Realisasi belanja by code with fisik, percentages and rests."""
    page = Page("LRA Belanja", widths={"A": 20, "B": 60, "C": 18, "D": 18, "E": 9, "F": 18, "G": 9, "H": 18, "I": 9}, freeze="C7")
    page.put("A1", "REALISASI ANGGARAN BELANJA PER PROGRAM, KEGIATAN DAN SUB KEGIATAN", TITLE)
    page.put("A2", OFFICE + " TAHUN ANGGARAN 2022", TITLE)
    page.heading(HEAD, A4_A5="KODE", B4_B5="PROGRAM / KEGIATAN / SUB KEGIATAN", C4_C5="APBD (Rp)", D4_D5="APBD-P (Rp)",
                 E4_E5="FISIK (%)", F4_G4="REALISASI ANGGARAN", F5="KEUANGAN (Rp)", G5="%", H4_I4="SISA ANGGARAN",
                 H5="KEUANGAN (Rp)", I5="%")  # fmt: skip
    page.row(6, "A", list(map(str, range(1, 10))), NUMBER)
    place = lay(page, ROOTS, 7)
    for line in place.lines:
        row = place.rows[line.index]
        page.row(row, "A", (line.pos.kode, line.pos.nama), STRONG if line.children else GRID)
    for letter, which in (("C", 0), ("D", 1), ("F", 2)):
        place.figures(letter, lambda pos, which=which: pos.jumlah[which], AKUNTANSI, bold)  # type: ignore[misc]
    total = place.last + 1
    page.merge(f"A{total}:B{total}", "JUMLAH BELANJA", HEAD)
    for letter in "CDF":
        place.total(total, letter, AKUNTANSI, {**RIGHT, "bold": True})
    for row in (*place.rows, total):
        page.put(f"E{row}", fig(100 if row % 4 else "98.5", PERSEN), RIGHT)
        page.share(f"G{row}", f"F{row}", f"D{row}", PERSEN, RIGHT, formula=True)
        page.rest(f"H{row}", f"D{row}", f"F{row}", AKUNTANSI, RIGHT, formula=True)
        page.share(f"I{row}", f"H{row}", f"D{row}", PERSEN, RIGHT, formula=True)
    columns = {
        "kode": "A", "uraian": "B", "induk": "C", "pagu": "D", "fisik": "E", "realisasi": "F", "serapan": "G", "sisa": "H",
        "sisa_persen": "I",
    }  # fmt: skip
    page.table("realisasi-belanja", f"A4:I{total}", columns)
    sign(page, "F", total + 3, "Contoh, 6 Januari 2023")
    return page, place


INCOME = (
    ("Retribusi pemakaian laboratorium lingkungan", 425_000_000, 450_000_000, 462_318_500),
    ("Retribusi pengolahan limbah cair", 60_000_000, 60_000_000, 51_240_000),
)


def income() -> Page:
    """Realisasi pendapatan; more came in than was planned."""
    page = Page("Pendapatan", widths={"A": 6, "B": 52, "C": 18, "D": 18, "E": 18, "F": 10})
    page.put("A1", "REALISASI PENDAPATAN TAHUN ANGGARAN 2022", TITLE)
    page.put("A2", OFFICE, TITLE)
    page.row(4, "A", ("NO", "URAIAN PENDAPATAN", "TARGET AWAL (Rp)", "TARGET PERUBAHAN (Rp)", "REALISASI (Rp)", "%"), HEAD)
    for row, (name, *amounts) in enumerate(INCOME, start=6):
        page.row(row, "A", (row - 5, name, *(fig(value, TITIK) for value in amounts)), GRID)
    page.row(5, "A", ("I", "PENDAPATAN ASLI DAERAH"), STRONG)
    for letter in "CDE":
        page.put(f"{letter}5", fig(sum_of(page, [f"{letter}6", f"{letter}7"]), TITIK), STRONG)
        page.sums(f"{letter}5", [f"{letter}6", f"{letter}7"])
    for row in (5, 6, 7):
        page.share(f"F{row}", f"E{row}", f"D{row}", PERSEN_TEKS, GRID)
    columns = {"no": "A", "uraian": "B", "induk": "C", "pagu": "D", "realisasi": "E", "serapan": "F"}
    page.table("realisasi-pendapatan", "A4:F7", columns)
    return page


USE = (("100", "100"), ("80", "76"), ("120", "118"), ("72", "68.40"))
"""Target and result of each program."""


def efficiency(source: Page, place: Lay) -> Page:
    """E/I = (anggaran / target x hasil) - realisasi, for each program."""
    page = Page("Efisiensi", widths={"A": 5, "B": 54, "C": 18, "D": 10, "E": 10, "F": 18, "G": 9, "H": 18, "I": 9})
    page.put("A1", "ANALISIS EFISIENSI PENGGUNAAN SUMBER DAYA TAHUN 2022", TITLE)
    page.put("A2", OFFICE, TITLE)
    page.heading(HEAD, A4_A5="No", B4_B5="Program", C4_C5="Anggaran (Rp)", D4_D5="Target Kinerja", E4_E5="Realisasi Kinerja",
                 F4_G4="Realisasi Anggaran", F5="Rp", G5="%", H4_I4="E/I", H5="Rp", I5="%")  # fmt: skip
    for row, (root, (target, result)) in enumerate(zip(ROOTS, USE, strict=True), start=6):
        page.row(row, "A", (row - 5, root.nama, fig(root.jumlah[1], ANGKA), shown(target), shown(result)), GRID)
        page.put(f"F{row}", fig(root.jumlah[2], ANGKA), RIGHT)
        page.same(f"C{row}", source.full(f"D{place.row(root.kode)}"))
        page.same(f"F{row}", source.full(f"F{place.row(root.kode)}"))
        page.share(f"G{row}", f"F{row}", f"C{row}", PERSEN, RIGHT)
        gain = root.jumlah[1] / Decimal(target) * Decimal(result) - root.jumlah[2]
        page.put(f"H{row}", fig(gain, ANGKA), RIGHT)
        page.claim(f"H{row}", [f"{letter}{row}" for letter in "CDEF"], lambda v: v[0] / v[1] * v[2] - v[3], "efisiensi")
        page.share(f"I{row}", f"H{row}", f"C{row}", PERSEN, RIGHT)
    columns = {
        "no": "A", "uraian": "B", "pagu": "C", "target": "D", "hasil": "E", "realisasi": "F", "serapan": "G", "efisiensi": "H",
        "efisiensi_persen": "I",
    }  # fmt: skip
    page.table("efisiensi", f"A4:I{5 + len(ROOTS)}", columns)
    page.put(f"A{8 + len(ROOTS)}", "E/I = ((Anggaran / Target Kinerja) x Realisasi Kinerja) - Realisasi Anggaran", SIGN)
    return page


EDUCATION = (("S2", 9, 7), ("S1", 31, 28), ("D-III", 4, 6), ("SLTA", 17, 8))
ESELON = (("II.a", 1, 0), ("III.a", 3, 2), ("IV.a", 8, 9), ("Fungsional", 21, 19), ("Pelaksana", 28, 19))
GOLONGAN = (("S2", 0, 9, 7), ("S1", 0, 55, 4), ("D-III", 4, 6, 0), ("SLTA", 21, 4, 0))


def people(name: str, title: str, head: str, rows: Sequence[tuple[str, int, int]], kind: str) -> Page:
    """Men, women and their sum."""
    page = Page(name, widths={"A": 5, "B": 30, "C": 12, "D": 12, "E": 12})
    page.put("A1", title, TITLE)
    page.put("A2", OFFICE + " TAHUN 2022", TITLE)
    page.heading(HEAD, A4_A5="No", B4_B5=head, C4_D4="Jenis Kelamin", C5="L", D5="P", E4_E5="Jumlah")
    for row, (label, men, women) in enumerate(rows, start=6):
        page.row(row, "A", (row - 5, label, *(fig(value, ANGKA) for value in (men, women, men + women))), CENTER)
    total = 6 + len(rows)
    page.merge(f"A{total}:B{total}", "Jumlah", HEAD)
    for letter in "CDE":
        members = [f"{letter}{row}" for row in range(6, total)]
        page.put(f"{letter}{total}", fig(sum_of(page, members), ANGKA), HEAD)
        page.sums(f"{letter}{total}", members)
    for row in range(6, total + 1):
        page.sums(f"E{row}", (f"C{row}", f"D{row}"))
    page.table(kind, f"A4:E{total}", {"no": "A", "uraian": "B", "laki": "C", "perempuan": "D", "jumlah": "E"})
    return page


def ranks() -> Page:
    """Golongan by education."""
    page = Page("Golongan", widths={"A": 5, "B": 24, "C": 10, "D": 10, "E": 10, "F": 12})
    page.put("A1", "KEADAAN PEGAWAI MENURUT GOLONGAN DAN PENDIDIKAN", TITLE)
    page.put("A2", OFFICE + " TAHUN 2022", TITLE)
    page.heading(HEAD, A4_A5="No", B4_B5="Pendidikan", C4_E4="Golongan", C5="II", D5="III", E5="IV", F4_F5="Jumlah")
    for row, (label, *counts) in enumerate(GOLONGAN, start=6):
        page.row(row, "A", (row - 5, label, *(fig(value, ANGKA) for value in (*counts, sum(counts)))), CENTER)
    page.merge("A10:B10", "Jumlah", HEAD)
    for letter in "CDEF":
        members = [f"{letter}{row}" for row in range(6, 10)]
        page.put(f"{letter}10", fig(sum_of(page, members), ANGKA), HEAD)
        page.sums(f"{letter}10", members)
    for row in range(6, 11):
        page.sums(f"F{row}", [f"{letter}{row}" for letter in "CDE"])
    page.table("pegawai-golongan", "A4:F10", {"no": "A", "uraian": "B", "golongan": "C:E", "jumlah": "F"})
    return page


PAST = (
    ("68.90", "68.15", "69.50", "68.80", "73.00"), ("54.00", "52.10", "54.60", "53.25", "57.00"),
    ("85.20", "85.90", "85.60", "86.75", "87.00"), ("64", "60.20", "68", "65.10", "80"), ("35", "35", "40", "41", "60"),
    ("110", "110", "115", "114", "140"), ("75", "58.40", "80", "60.00", "95"), ("76.00", "75.20", "77.00", "76.85", "81.00"),
)  # fmt: skip
"""Target and result of 2020 and 2021, and the target at the end of the renstra (2024)."""


def comparison() -> Page:
    """Three years side by side, and the progress towards the end of the renstra."""
    page = Page("Perbandingan", widths={"A": 5, "B": 48, "C": 9})
    page.put("A1", "PERBANDINGAN CAPAIAN KINERJA TAHUN 2020 - 2022 DAN TARGET AKHIR RENSTRA", TITLE)
    page.put("A2", OFFICE, TITLE)
    page.heading(HEAD, A4_A5="No", B4_B5="Indikator Kinerja", C4_C5="Satuan", D4_F4="2020", G4_I4="2021", J4_L4="2022",
                 M4_M5="Target Akhir Renstra (2024)", N4_N5="Tingkat Kemajuan (%)")  # fmt: skip
    page.row(5, "D", ("Target", "Realisasi", "Capaian (%)") * 3, HEAD)
    for row, ((_, name, unit, target, result), past) in enumerate(zip(INDICATORS, PAST, strict=True), start=6):
        page.row(row, "A", (row - 5, name, unit), GRID)
        for left, pair in zip("DGJ", (past[:2], past[2:4], (target, result)), strict=True):
            middle, right = chr(ord(left) + 1), chr(ord(left) + 2)
            page.row(row, left, [shown(text) for text in pair], RIGHT)
            page.share(f"{right}{row}", f"{middle}{row}", f"{left}{row}", PERSEN, RIGHT)
        page.put(f"M{row}", shown(past[4]), RIGHT)
        page.share(f"N{row}", f"K{row}", f"M{row}", PERSEN, RIGHT)
    columns = {"no": "A", "indikator": "B", "satuan": "C", "target": "D,G,J", "hasil": "E,H,K", "capaian": "F,I,L", "akhir": "M",
               "kemajuan": "N"}  # fmt: skip
    page.table("perbandingan-tahun", "A4:N13", columns, ("lain", "pengukuran-sasaran"))
    return page


def as_work(pos: Pos, depth: int) -> Work:
    """A line of the budget as a line of the evaluation form."""
    name = ("", "Kegiatan ", "Sub Kegiatan ")[depth] + pos.nama.title()
    parts = tuple(as_work(child, depth + 1) for child in pos.anak)
    unit, target = ("%", 20) if depth == 0 else ("Dokumen", 12)
    money, spent = (0, 0) if parts else (pos.uang[1], pos.uang[2])
    return Work(name, f"Capaian {pos.nama.lower()}", unit, target, money, parts, spent)


def evaluation() -> Page:
    """Form E.81 with the money of the budget table."""
    works = tuple(as_work(root, 0) for root in ROOTS)
    page = Page("E.81 TW IV", widths={"A": 5, "B": 28, "C": 48, "D": 36})
    page.put("A1", "EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH", TITLE)
    page.put("A2", OFFICE + " TAHUN 2022", TITLE)
    at = put_groups(page, e81_groups(PAIR, 2024, 2022), "A", 4)
    writer = Form(page, at, RASIO, "Dinas Lingkungan Hidup")
    rows = {work.name: 8 + index for index, (work, _) in enumerate(walk(works))}
    for work, depth in reversed(list(walk(works))):
        writer.put_work(rows[work.name], work, depth, [rows[part.name] for part in work.parts])
    for number, work in enumerate(works, start=1):
        page.row(rows[work.name], "A", (number, (QUALITY, QUALITY, NATURE, WASTE)[number - 1]), GRID)
    area = f"A4:{at['Unit Penanggung Jawab']}{max(rows.values())}"
    page.table("evaluasi-renja", area, column_names(at))
    return page


def office() -> Case:
    """The whole office."""
    lra, place = budget()
    books = (
        Book("01 RKT 2022.xlsx", (plan(),)),
        Book("02 PK Perubahan 2022.xlsx", (agreement(lra, place),)),
        Book("03 Pengukuran Kinerja 2022.xlsx", (measurement(),)),
        Book("04 Realisasi Anggaran 2022.xlsx", (lra, income())),
        Book("05 Analisis Efisiensi 2022.xlsx", (efficiency(lra, place),)),
        Book("06 Data Pegawai 2022.xlsx", (
            people("Pendidikan", "PEGAWAI MENURUT TINGKAT PENDIDIKAN", "Tingkat Pendidikan", EDUCATION, "pegawai-pendidikan"),
            people("Eselon", "PEGAWAI MENURUT ESELON", "Tingkat Eselon", ESELON, "pegawai-eselon"), ranks(),
        )),
        Book("07 Perbandingan 2020-2022.xlsx", (comparison(),)),
        Book("08 Evaluasi Renja 2022.xlsx", (evaluation(),)),
    )  # fmt: skip
    return Case(
        "gabungan-2022",
        "Dinas lain yang semuanya benar: RKT, PK, pengukuran dengan kategori dan skala, realisasi, efisiensi, pegawai, "
        "perbandingan, evaluasi renja",
        books,
    )  # fmt: skip


CASES = (office(),)
