"""One sound office in a dozen layouts that offices and their applications really use (domain.md 2.2, 2.3)."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from cases_book import (
    AKUNTANSI,
    ANGKA,
    KOMA,
    KOMA_00,
    PECAHAN,
    PERSEN,
    PERSEN_TEKS,
    TITIK,
    TITIK_00,
    Book,
    Case,
    Gaya,
    Look,
    Page,
    fig,
    letters,
)
from cases_deret import LONG_MONTHS
from cases_lay import ROMAN, by_period, lay, spread, sum_of
from cases_offices import PERIKANAN, Baris, Pos, draw, flatten, tree

GRID: Look = {"border": 1, "font_name": "Arial", "font_size": 9}
RIGHT: Look = {**GRID, "align": "right"}
STRONG: Look = {**GRID, "bold": True}
HEAD: Look = {**STRONG, "align": "center", "valign": "vcenter", "text_wrap": True}
BARE: Look = {"font_name": "Calibri", "font_size": 10}
BARE_HEAD: Look = {**BARE, "bold": True}
TITLE: Look = {"bold": True, "font_name": "Arial", "font_size": 11}
DINAS = "DINAS PERIKANAN KABUPATEN TELUK CONTOH"
SKPD = "3.25.0.00.0.00.01.0000"
ROOTS = tree("diskan2023", PERIKANAN)
LINES = flatten(ROOTS)
LEAVES = [line for line in LINES if not line.children]


def bold(line: Baris) -> Look:
    """Parents in bold."""
    return {**RIGHT, "bold": bool(line.children)}


def bare(_: Baris) -> Look:
    """No borders."""
    return BARE


def plan_months(pos: Pos) -> list[Decimal]:
    """The budget in force by month."""
    return by_period(pos, lambda leaf: spread(leaf.kode + "rak", leaf.jumlah[1], 12))


def spent_months(pos: Pos) -> list[Decimal]:
    """The spending by month."""
    return by_period(pos, lambda leaf: spread(leaf.kode + "lra", leaf.jumlah[2], 12))


def parts_until(pos: Pos, months: int, of: Callable[[Pos], list[Decimal]]) -> Decimal:
    """The sum of the first months."""
    return sum(of(pos)[:months], Decimal(0))


# --- X5: RAK Belanja -------------------------------------------------------------------------------------------------


def rak() -> Page:
    """One heading row, the SKPD row twice, months until July, a freeze pane far down."""
    page = Page("RAK Belanja", widths={"A": 24, "B": 60, **{letters(index): 15 for index in range(2, 14)}}, freeze="C25")
    page.put("A1", f"RENCANA ANGGARAN KAS BELANJA {DINAS} JANUARI s.d. JULI 2023", TITLE)
    heads = (
        "Kode Rekening", "Uraian", "Anggaran Tahun Ini", "Total RAK", "Realisasi", *LONG_MONTHS[:7], "Total Jan Jul",
        "Persen RAK",
    )  # fmt: skip
    page.row(3, "A", heads, BARE_HEAD)
    skpd = Pos(SKPD, DINAS, ROOTS)
    place = lay(page, (skpd,), 5)
    for line in place.lines:
        page.row(place.rows[line.index], "A", (line.pos.kode, line.pos.nama), BARE)
    place.figures("C", lambda pos: pos.jumlah[1], ANGKA, bare)
    place.figures("D", lambda pos: pos.jumlah[1], ANGKA, bare)
    place.figures("E", lambda pos: parts_until(pos, 7, spent_months), ANGKA, bare)
    for month in range(7):
        place.figures(letters(5 + month), lambda pos, month=month: plan_months(pos)[month], ANGKA, bare)  # type: ignore[misc]
    place.figures("M", lambda pos: parts_until(pos, 7, plan_months), ANGKA, bare)
    for row in place.rows:
        page.same(f"D{row}", f"C{row}")
        page.sums(f"M{row}", [f"{letters(5 + month)}{row}" for month in range(7)])
        page.share(f"N{row}", f"M{row}", f"D{row}", PERSEN, BARE)
    for letter in map(letters, range(14)):
        page.cells[f"{letter}4"] = page.cells[f"{letter}5"]
    columns = {"kode": "A", "uraian": "B", "pagu": "C", "total_rak": "D", "realisasi": "E", "deret": "F:L", "jumlah_deret": "M"}
    says = "Baris SKPD berdiri dua kali (4 dan 5); bulan Januari..Juli dijumlah pada kolom M, bukan setahun"
    page.table("realisasi-belanja", f"A3:N{place.last}", columns, ("lain",), says=says)
    return page


# --- X7: NO / URAIAN / ANGGARAN / REALISASI / % / SISA / % SISA ------------------------------------------------------


def seven() -> Page:
    """Seven columns, numbers I, 1, a; the total last."""
    page = Page("Sheet8", widths={"B": 6, "C": 62, "D": 20, "E": 20, "F": 10, "G": 20, "H": 10})
    page.put("C2", f"REALISASI BELANJA {DINAS} TAHUN 2023", TITLE)
    page.row(4, "B", ("NO", "URAIAN", "ANGGARAN", "REALISASI", "%", "SISA", "% SISA"), HEAD)
    place = lay(page, ROOTS, 5)
    counts = [0, 0, 0]
    for line in place.lines:
        counts[line.depth] += 1
        counts[line.depth + 1 :] = [0] * (2 - line.depth)
        marks = (ROMAN[counts[0] - 1], str(counts[1]), chr(96 + counts[2]))
        page.row(place.rows[line.index], "B", (marks[line.depth], line.pos.nama), STRONG if line.children else GRID)
    place.figures("D", lambda pos: pos.jumlah[1], TITIK_00, bold)
    place.figures("E", lambda pos: pos.jumlah[2], TITIK_00, bold)
    total = place.last + 1
    page.row(total, "B", (None, "TOTAL"), STRONG)
    for letter in "DE":
        place.total(total, letter, TITIK_00, STRONG)
    for row in (*place.rows, total):
        page.share(f"F{row}", f"E{row}", f"D{row}", PERSEN_TEKS, RIGHT)
        page.rest(f"G{row}", f"D{row}", f"E{row}", TITIK_00, RIGHT)
        page.share(f"H{row}", f"G{row}", f"D{row}", PERSEN_TEKS, RIGHT)
    columns = {"no": "B", "uraian": "C", "pagu": "D", "realisasi": "E", "serapan": "F", "sisa": "G", "sisa_persen": "H"}
    page.table("realisasi-belanja", f"B4:H{total}", columns)
    return page


# --- X8: flattened, totals above the data ----------------------------------------------------------------------------

FLAT = (
    "Tahun", "Daerah", "Kode Urusan", "Nama Urusan", "Kode SKPD", "Nama SKPD", "Kode Program", "Nama Program", "Kode Kegiatan",
    "Nama Kegiatan", "Kode Sub Kegiatan", "Nama Sub Kegiatan", "Kode Akun", "Nama Akun", "Nilai Rincian", "Total RAK",
)  # fmt: skip


def flat_rak() -> Page:
    """One row a sub kegiatan with every level repeated, twelve months and four TW; the totals row stands above the data."""
    page = Page("RAK", widths={letters(index): 16 for index in range(32)})
    page.put("A1", "Rencana Anggaran Kas 2023 (ekspor)", BARE)
    periods = [f"bulan{number}" for number in range(1, 13)] + [f"TW {number}" for number in range(1, 5)]
    page.row(3, "A", (*FLAT, *periods), BARE_HEAD)
    for row, line in enumerate(LEAVES, start=5):
        program, activity = line.path[0], line.path[1]
        page.row(row, "A", (
            2023, "Kabupaten Teluk Contoh", "3.25", "KELAUTAN DAN PERIKANAN", SKPD, DINAS, program.kode, program.nama,
            activity.kode, activity.nama, line.pos.kode, line.pos.nama, "5.1.02", "Belanja Barang dan Jasa",
        ), BARE)  # fmt: skip
        months = plan_months(line.pos)
        quarters = [sum(months[start : start + 3], Decimal(0)) for start in range(0, 12, 3)]
        figures = (line.pos.jumlah[1], line.pos.jumlah[1], *months, *quarters)
        page.row(row, "O", [fig(value, ANGKA_POLOS) for value in figures], BARE)
        page.sums(f"P{row}", [f"{letters(16 + month)}{row}" for month in range(12)])
        page.same(f"O{row}", f"P{row}")
        for quarter in range(4):
            page.sums(f"{letters(28 + quarter)}{row}", [f"{letters(16 + 3 * quarter + month)}{row}" for month in range(3)])
    last = 4 + len(LEAVES)
    for letter in map(letters, range(14, 32)):
        members = [f"{letter}{row}" for row in range(5, last + 1)]
        page.put(f"{letter}4", fig(sum_of(page, members), ANGKA_POLOS, f"=SUM({letter}5:{letter}{last})"), BARE_HEAD)
        page.sums(f"{letter}4", members)
    columns = {"uraian": "L", "kode": "K", "pagu": "O", "total_rak": "P", "deret": "Q:AB", "deret_tw": "AC:AF"}
    says = "Baris 4 di atas data adalah jumlah tanpa nama; TW = jumlah tiga bulan"
    page.table("realisasi-belanja", f"A3:AF{last}", columns, ("lain",), says=says)
    return page


ANGKA_POLOS = Gaya(number_format="0")

# --- X10: RFK, stray number row, no merged cells ---------------------------------------------------------------------


def rfk() -> Page:
    """Bulan Lalu, Bulan Ini, s.d Bulan Ini; a stray 0..13 before the headings; nothing merged."""
    page = Page("Desember", widths={"A": 5, "B": 60, **{letters(index): 15 for index in range(2, 14)}})
    page.put("B1", f"LAPORAN REALISASI FISIK DAN KEUANGAN {DINAS}", TITLE)
    page.put("B2", "BULAN DESEMBER TAHUN ANGGARAN 2023", TITLE)
    page.row(3, "A", list(range(14)), {**BARE, "font_color": "#808080"})
    page.row(4, "A", ("No.", "Program/Kegiatan/Sub Kegiatan", "Jumlah Anggaran (Rp)", "Bobot (%)",
                      "Realisasi Pelaksanaan Anggaran", *(None,) * 8, "Sisa Anggaran (Rp)"), HEAD)  # fmt: skip
    page.row(5, "A", (*(None,) * 4, "Bulan Lalu", None, None, "Bulan Ini", None, None, "s.d Bulan Ini", *(None,) * 3), HEAD)
    page.row(6, "A", (*(None,) * 4, *("Keuangan", None, "Fisik") * 3, None), HEAD)
    page.row(7, "A", (*(None,) * 4, *("Rp", "%", "%") * 3, None), HEAD)
    page.row(8, "A", [str(number) for number in range(1, 15)], HEAD)
    place = lay(page, ROOTS, 9)
    counts = [0, 0, 0]
    for line in place.lines:
        counts[line.depth] += 1
        counts[line.depth + 1 :] = [0] * (2 - line.depth)
        number = ".".join(map(str, counts[: line.depth + 1]))
        page.row(place.rows[line.index], "A", (number, line.pos.nama), STRONG if line.children else GRID)
    place.figures("C", lambda pos: pos.jumlah[1], AKUNTANSI, bold)
    place.figures("E", lambda pos: parts_until(pos, 11, spent_months), AKUNTANSI, bold)
    place.figures("H", lambda pos: spent_months(pos)[11], AKUNTANSI, bold)
    place.figures("K", lambda pos: pos.jumlah[2], AKUNTANSI, bold)
    total = place.last + 1
    page.row(total, "A", (None, "JUMLAH"), STRONG)
    for letter in "CEHK":
        place.total(total, letter, AKUNTANSI, STRONG)
    for row in (*place.rows, total):
        rfk_shares(page, row, total)
    columns = {"no": "A", "uraian": "B", "pagu": "C", "bobot": "D", "realisasi": "K", "serapan": "L", "fisik": "M", "sisa": "N"}
    says = "s.d Bulan Ini = Bulan Lalu + Bulan Ini; realisasi dan sisa memakai s.d Bulan Ini; baris 0..13 dan 1..14 bukan data"
    page.table("realisasi-belanja", f"A4:N{total}", columns, says=says)
    return page


def rfk_shares(page: Page, row: int, total: int) -> None:
    """Weights, percentages, physical progress, and what is left."""
    page.share(f"D{row}", f"C{row}", f"C{total}", PERSEN, RIGHT)
    for money, percent in (("E", "F"), ("H", "I"), ("K", "L")):
        page.share(f"{percent}{row}", f"{money}{row}", f"C{row}", PERSEN, RIGHT)
    now = draw(str(row), 4, 12)
    for letter, value in (("G", 100 - now), ("J", now), ("M", 100)):
        page.put(f"{letter}{row}", fig(value, PERSEN), RIGHT)
    page.sums(f"K{row}", (f"E{row}", f"H{row}"))
    page.sums(f"M{row}", (f"G{row}", f"J{row}"))
    page.rest(f"N{row}", f"C{row}", f"K{row}", AKUNTANSI, RIGHT)


# --- X12: months by kelompok belanja ---------------------------------------------------------------------------------


def deviation() -> Page:
    """Bulan | RAK Tahunan [51 52 53 54] | Realisasi RAK [51 52 53 54], Jumlah at the foot."""
    page = Page("Deviasi", widths={"A": 16, **{letters(index): 17 for index in range(1, 9)}})
    page.put("A1", f"DEVIASI RENCANA ANGGARAN KAS {DINAS} TAHUN 2023", TITLE)
    page.heading(HEAD, A3_A4="Bulan", B3_E3="RAK Tahunan (Rupiah)", F3_I3="Realisasi RAK (Rupiah)")
    page.row(4, "B", ("51", "52", "53", "54") * 2, HEAD)
    plan, spent = (months_of_office(of) for of in (plan_months, spent_months))
    for row, month in enumerate(LONG_MONTHS, start=5):
        page.put(f"A{row}", month, GRID)
        for first, amount in (("B", plan[row - 5]), ("F", spent[row - 5])):
            capital = amount * 18 // 100
            page.row(row, first, [fig(value, TITIK) for value in (amount - capital, capital, 0, 0)], RIGHT)
    page.put("A17", "Jumlah", STRONG)
    for letter in "BCDEFGHI":
        members = [f"{letter}{row}" for row in range(5, 17)]
        page.put(f"{letter}17", fig(sum_of(page, members), TITIK), STRONG)
        page.sums(f"{letter}17", members)
    page.table("lain", "A3:I17", {"uraian": "A", "rak": "B:E", "realisasi": "F:I"}, ("realisasi-belanja",))
    return page


def months_of_office(of: Callable[[Pos], list[Decimal]]) -> list[Decimal]:
    """The twelve months of the whole office."""
    return [sum((of(root)[month] for root in ROOTS), Decimal(0)) for month in range(12)]


# --- X13 and X14: flat lists -----------------------------------------------------------------------------------------


def flat_apbd() -> Page:
    """Code and name in one cell, one row a sub kegiatan."""
    page = Page("APBD", widths=dict.fromkeys("ABCDEFGH", 34))
    heads = ("SKPD", "PROGRAM", "KEGIATAN", "SUBKEGIATAN", "URAIAN BELANJA", "SUMBERDANA", "JUMLAH", "JUMLAH PERUBAHAN")
    page.row(1, "A", heads, BARE_HEAD)
    for row, line in enumerate(LEAVES, start=2):
        names = [f"{pos.kode} {pos.nama}" for pos in (*line.path, line.pos)]
        source = "DAU" if row % 3 else "DAK"
        page.row(row, "A", (f"{SKPD} - {DINAS}", *names, "Belanja Barang dan Jasa", source), BARE)
        page.row(row, "G", [fig(value, ANGKA_POLOS) for value in line.pos.jumlah[:2]], BARE)
    last = 1 + len(LEAVES)
    page.put(f"A{last + 1}", "TOTAL", BARE_HEAD)
    for letter in "GH":
        members = [f"{letter}{row}" for row in range(2, last + 1)]
        page.put(f"{letter}{last + 1}", fig(sum_of(page, members), ANGKA_POLOS), BARE_HEAD)
        page.sums(f"{letter}{last + 1}", members)
    columns = {"uraian": "D", "induk": "G", "pagu": "H"}
    says = "Kode dan nama dalam satu sel; tidak ada realisasi"
    page.table("realisasi-belanja", f"A1:H{last + 1}", columns, ("lain", "anggaran-program"), says=says)
    return page


def flat_rkpd() -> Page:
    """The change of the plan: machine headings, no total, nothing to add up."""
    page = Page("rkpd", widths=dict.fromkeys("ABCDEFGH", 22))
    heads = ("kode_opd", "kode_subkegiatan", "target", "satuan", "anggaran", "menjadi_target", "menjadi_anggaran", "tahun")
    page.row(1, "A", heads, BARE_HEAD)
    for row, line in enumerate(LEAVES, start=2):
        first, changed = line.pos.jumlah[:2]
        figures = (fig(first, KOMA_00), 12, fig(changed, KOMA_00), 2023)
        page.row(row, "A", (SKPD, line.pos.kode, 12, "Dokumen", *figures), BARE)
    return page


# --- D9: months of performance and of money --------------------------------------------------------------------------

OUTPUTS = (
    ("Terlaksananya penyaluran sarana tangkap", "Jumlah alat tangkap yang disalurkan", "Unit", 240, 236),
    ("Terlaksananya pembinaan nelayan", "Jumlah nelayan yang dibina", "Orang", 180, 184),
    ("Terlaksananya uji mutu", "Jumlah sampel yang diuji", "Sampel", 96, 92),
)


def monthly_forms() -> Page:
    """Realisasi [1..12] of indicators; below it Alokasi and Realisasi [1..12] of the programs."""
    page = Page("Pengukuran Bulanan", widths={"A": 22, "B": 40, "C": 34, **{letters(index): 12 for index in range(3, 19)}})
    page.put("A1", f"PENGUKURAN KINERJA BULANAN {DINAS} 2023", TITLE)
    page.heading(HEAD, A3_A4="Pejabat", B3_B4="Sasaran Kegiatan/Sub", C3_C4="Indikator", D3_D4="Satuan", E3_E4="Target",
                 F3_Q3="Realisasi", R3_R4="Jumlah", S3_S4="Target Kinerja (%)")  # fmt: skip
    numbers = [str(number) for number in range(1, 13)]
    page.row(4, "F", numbers, HEAD)
    for row, (goal, name, unit, target, result) in enumerate(OUTPUTS, start=5):
        page.row(row, "A", (f"Kepala Bidang {row - 4}", goal, name, unit, fig(target, KOMA)), GRID)
        page.row(row, "F", [fig(value, KOMA) for value in spread(name, Decimal(result), 12, 1)], RIGHT)
        months = [f"{letters(5 + month)}{row}" for month in range(12)]
        page.put(f"R{row}", fig(sum_of(page, months), KOMA), RIGHT)
        page.sums(f"R{row}", months)
        page.share(f"S{row}", f"R{row}", f"E{row}", KOMA_00, RIGHT)
    columns = {"sasaran": "B", "indikator": "C", "satuan": "D", "target": "E", "hasil_deret": "F:Q", "hasil": "R", "capaian": "S"}
    page.table("pengukuran-sasaran", "A3:S7", columns)
    page.heading(HEAD, A10_A11="Kode", B10_B11="Program", C10_C11="Penanggung Jawab", D10_E11="Alokasi", F10_Q10="Realisasi",
                 R10_R11="Jumlah", S10_S11="Realisasi (%)")  # fmt: skip
    page.row(11, "F", numbers, HEAD)
    for row, root in enumerate(ROOTS, start=12):
        page.row(row, "A", (root.kode, root.nama, "Kepala Bidang"), GRID)
        page.merge(f"D{row}:E{row}", fig(root.jumlah[1], KOMA), RIGHT)
        page.row(row, "F", [fig(value, KOMA) for value in spent_months(root)], RIGHT)
        page.put(f"R{row}", fig(root.jumlah[2], KOMA), RIGHT)
        page.sums(f"R{row}", [f"{letters(5 + month)}{row}" for month in range(12)])
        page.share(f"S{row}", f"R{row}", f"D{row}", KOMA_00, RIGHT)
    columns = {"kode": "A", "uraian": "B", "pagu": "D", "deret": "F:Q", "realisasi": "R", "serapan": "S"}
    page.table("realisasi-belanja", f"A10:S{11 + len(ROOTS)}", columns)
    return page


# --- D11 and D14: performance ----------------------------------------------------------------------------------------

FRACTIONS = (
    ("Meningkatnya mutu hasil perikanan", "Persentase sampel yang memenuhi syarat", "90", "23", ("118", "131")),
    ("Meningkatnya mutu hasil perikanan", "Persentase UPI yang bersertifikat", "75", "40", ("27", "60")),
    ("Meningkatnya kapasitas nelayan", "Persentase nelayan yang memiliki kartu KUSUKA", "85", "50", ("1846", "3210")),
)
TANDA = Gaya(2, thousands=",", point=".", after="%")


def quarter_report() -> Page:
    """Pembilang, penyebut, realisasi; capaian against the target of the triwulan."""
    page = Page("Lapkin TW II", widths={"A": 32, "B": 40, **dict.fromkeys("CDEFGH", 14)})
    page.put("A1", f"LAPORAN KINERJA TRIWULAN II TAHUN 2023 {DINAS}", TITLE)
    page.heading(HEAD, A3_A4="sasaran strategis", B3_B4="Indikator", C3_C4="target 2023", D3_D4="Target Triwulan (kumulatif)",
                 E3_G3="Realisasi Per Triwulan (kumulatif)", E4="pembilang", F4="penyebut", G4="realisasi",
                 H3_H4="Capaian terhadap target")  # fmt: skip
    for row, (goal, name, target, until, (part, whole)) in enumerate(FRACTIONS, start=5):
        figures = (fig(target, TANDA), fig(until, TANDA), fig(part, ANGKA), fig(whole, ANGKA))
        page.row(row, "A", (goal, name, *figures), GRID)
        page.share(f"G{row}", f"E{row}", f"F{row}", TANDA, RIGHT)
        page.share(f"H{row}", f"G{row}", f"C{row}", TANDA, RIGHT)
    columns = {"sasaran": "A", "indikator": "B", "target": "C", "target_tw": "D", "pembilang": "E", "penyebut": "F", "hasil": "G",
               "capaian": "H"}  # fmt: skip
    says = "realisasi = pembilang / penyebut x 100; capaian terhadap target 2023, bukan target triwulan"
    page.table("pengukuran-sasaran", "A3:H7", columns, says=says)
    return page


IKU = (
    ("Produksi perikanan tangkap", "Ton", "4200", "4310"), ("Produksi perikanan budidaya", "Ton", "1850", "1822"),
    ("Angka konsumsi ikan", "Kg/kapita", "48.5", "48.9"), ("Nilai tukar nelayan", "Poin", "102", "101.2"),
    ("Persentase kelompok yang berbadan hukum", "%", "60", "60"),
)  # fmt: skip


def indicators() -> Page:
    """A plain measurement with its average, above 100."""
    page = Page("Capaian IKU", widths={"C": 6, "D": 44, "E": 12, "F": 12, "G": 12, "H": 12})
    page.put("C2", f"CAPAIAN INDIKATOR KINERJA UTAMA TAHUN 2023 {DINAS}", TITLE)
    page.row(4, "C", ("NO", "INDIKATOR KINERJA UTAMA", "SATUAN", "TARGET", "REALISASI", "% CAPAIAN"), HEAD)
    for row, (name, unit, target, result) in enumerate(IKU, start=5):
        style = Gaya(1) if "." in target + result else Gaya()
        page.row(row, "C", (row - 4, name, unit, fig(target, style), fig(result, style)), GRID)
        page.share(f"H{row}", f"G{row}", f"F{row}", PERSEN_TEKS, RIGHT)
    page.merge("C10:G10", "Rata-rata capaian", HEAD)
    members = [f"H{row}" for row in range(5, 10)]
    page.put("H10", fig(sum_of(page, members) / 5, PERSEN_TEKS), HEAD)
    page.claim("H10", members, lambda values: sum(values, Decimal(0)) / len(values), "rata-rata")
    columns = {"no": "C", "indikator": "D", "satuan": "E", "target": "F", "hasil": "G", "capaian": "H"}
    page.table("pengukuran-sasaran", "C4:H10", columns, says="Beberapa target ditulis ribuan bertitik (4.200), realisasi 4.310")
    return page


# --- Codes split over five columns -----------------------------------------------------------------------------------


def split_codes() -> Page:
    """3 | 25 | 01 | 2.01 | 0001 in five columns, percent as fractions."""
    page = Page("Lampiran APBD", widths={**dict.fromkeys("ABCDE", 6), "F": 60, "G": 20, "H": 20, "I": 20, "J": 10})
    page.merge("A1:J1", f"RINGKASAN REALISASI BELANJA {DINAS}", TITLE)
    page.merge("A2:J2", "TAHUN ANGGARAN 2023", TITLE)
    page.heading(HEAD, A4_E5="KODE", F4_F5="URAIAN", G4_H4="ANGGARAN", G5="SEBELUM PERUBAHAN", H5="SETELAH PERUBAHAN",
                 I4_I5="REALISASI", J4_J5="%")  # fmt: skip
    place = lay(page, ROOTS, 6)
    for line in place.lines:
        parts = line.pos.kode.split(".")
        pieces = [*parts[:3], ".".join(parts[3:5]), ".".join(parts[5:])]
        row = place.rows[line.index]
        page.row(row, "A", (*(piece or None for piece in pieces), line.pos.nama), STRONG if line.children else GRID)
    for letter, which in (("G", 0), ("H", 1), ("I", 2)):
        place.figures(letter, lambda pos, which=which: pos.jumlah[which], TITIK_00, bold)  # type: ignore[misc]
    total = place.last + 1
    page.merge(f"A{total}:F{total}", "JUMLAH BELANJA", HEAD)
    for letter in "GHI":
        place.total(total, letter, TITIK_00, STRONG)
    for row in (*place.rows, total):
        page.share(f"J{row}", f"I{row}", f"H{row}", PECAHAN, RIGHT)
    columns = {"kode": "A:E", "uraian": "F", "induk": "G", "pagu": "H", "realisasi": "I", "serapan": "J"}
    page.table("realisasi-belanja", f"A4:J{total}", columns, says="Kode terbagi dalam lima kolom; % berupa pecahan")
    return page


# --- D17: RKA before and after the change ----------------------------------------------------------------------------

GOODS = (
    ("5.1.02.01.01.0024", "Alat Tulis Kantor", "Paket", (4, 1_250_000), (5, 1_250_000)),
    ("5.1.02.01.01.0052", "Makanan dan Minuman Rapat", "Kotak", (300, 45_000), (220, 45_000)),
    ("5.1.02.04.01.0001", "Perjalanan Dinas Biasa", "OH", (24, 1_870_000), (0, 0)),
    ("5.2.02.10.01.0002", "Personal Computer", "Unit", (0, 0), (2, 14_600_000)),
)
RP = Gaya(before="Rp. ", zero="Rp. 0")
TAMBAH = Gaya(before="Rp. ", zero="Rp. 0", parens=True)


def change() -> Page:
    """Label and value above; Koefisien, Harga, Jumlah before and after; Bertambah/(Berkurang)."""
    page = Page("RKPA 2.2", widths={"A": 20, "B": 34, **dict.fromkeys("CDEFGHI", 18)})
    preamble = (("Organisasi", f"{SKPD} {DINAS}"), ("Sub Kegiatan", "Evaluasi Kinerja"), ("Tahun", "2023"))
    for row, (label, value) in enumerate(preamble, start=1):
        page.row(row, "A", (label, f": {value}"), BARE)
    page.heading(HEAD, A5_A6="Kode Rekening", B5_B6="Uraian", C5_E5="Sebelum Perubahan", F5_H5="Setelah Perubahan",
                 I5_I6="Bertambah/(Berkurang)")  # fmt: skip
    page.row(6, "C", ("Koefisien", "Harga", "Jumlah") * 2, HEAD)
    for row, (code, name, unit, before, after) in enumerate(GOODS, start=7):
        page.row(row, "A", (code, name), GRID)
        for first, (count, price) in (("C", before), ("F", after)):
            page.row(row, first, (f"{count} {unit}", fig(price, RP), fig(count * price, RP)), RIGHT)
        page.put(f"I{row}", fig(after[0] * after[1] - before[0] * before[1], TAMBAH), RIGHT)
        page.minus(f"I{row}", f"H{row}", f"E{row}")
    page.merge("A11:D11", "Jumlah", HEAD)
    for letter, style in (("E", RP), ("H", RP), ("I", TAMBAH)):
        members = [f"{letter}{row}" for row in range(7, 11)]
        page.put(f"{letter}11", fig(sum_of(page, members), style), STRONG)
        page.sums(f"{letter}11", members)
    page.minus("I11", "H11", "E11")
    columns = {"kode": "A", "uraian": "B", "induk": "E", "pagu": "H", "selisih": "I"}
    says = "Bertambah/(Berkurang) = setelah - sebelum"
    page.table("lain", "A5:I11", columns, ("realisasi-belanja", "anggaran-program"), says=says)
    return page


def office() -> Case:
    """The office with all its workbooks."""
    pages: Sequence[tuple[str, Page]] = (
        ("RAK belanja per Juli.xlsx", rak()), ("rekap 7 kolom.xlsx", seven()), ("rak_flat_export.xlsx", flat_rak()),
        ("RFK Desember 2023.xlsx", rfk()), ("deviasi rak.xlsx", deviation()), ("apbd_flat.xlsx", flat_apbd()),
        ("rkpd_perubahan.xlsx", flat_rkpd()), ("simkinerja bulanan.xlsx", monthly_forms()),
        ("lapkin tw2.xlsx", quarter_report()), ("capaian iku.xlsx", indicators()), ("lampiran apbd.xlsx", split_codes()),
        ("rkpa sub kegiatan.xlsx", change()),
    )  # fmt: skip
    return Case(
        "tata-letak",
        "Satu dinas dalam dua belas tata letak (RAK, RFK, ekspor rata, deviasi, lapkin, RKPA): tidak ada yang salah",
        tuple(Book(file, (page,)) for file, page in pages),
        unsure=(
            "rkpd: tanpa jumlah dan persamaan", "RAK per Juli: realisasi bukan setahun",
            'Capaian IKU: "4.200" dan "4.310" dapat dibaca dua cara, capaiannya sama',
        ), silent=("rkpd",),
    )  # fmt: skip


CASES = (office(),)
