"""Hand-made recaps: numbering that runs on or restarts, indentation, totals at both ends, K/L forms, negative figures."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from cases_book import (
    ANGKA,
    KOMA,
    PERSEN,
    PERSEN_TEKS,
    PERSEN_TEKS_TITIK,
    TITIK,
    TITIK_00,
    Book,
    Case,
    Gaya,
    Look,
    Page,
    fig,
)
from cases_lay import ROMAN, Lay, lay, sum_of, swapped
from cases_offices import KESEHATAN, LINGKUNGAN, PERHUBUNGAN, PERTANIAN, Baris, Pos, draw, tree

GRID: Look = {"border": 1, "font_name": "Times New Roman", "font_size": 10, "valign": "top"}
WRAP: Look = {**GRID, "text_wrap": True}
RIGHT: Look = {**GRID, "align": "right"}
STRONG: Look = {**WRAP, "bold": True}
STRONG_RIGHT: Look = {**RIGHT, "bold": True}
HEAD: Look = {**STRONG, "align": "center", "valign": "vcenter"}
TITLE: Look = {"bold": True, "font_name": "Times New Roman", "font_size": 12, "align": "center"}
SELISIH = Gaya(number_format="#,##0;(#,##0);0")


def looks(line: Baris) -> Look:
    """Parents in bold."""
    return STRONG_RIGHT if line.children else RIGHT


def names(place: Lay, letter: str, name: "Sequence[str]") -> None:
    """The names of all lines."""
    for line, text in zip(place.lines, name, strict=True):
        place.page.put(f"{letter}{place.rows[line.index]}", text, STRONG if line.children else WRAP)


# --- A / I / 1.1 running on over the programs ------------------------------------------------------------------------


def running_numbers(lines: list[Baris]) -> Iterator[str]:
    """A, B for programs; I, II on and on for kegiatan; 1.1 for sub kegiatan."""
    programs = activities = items = 0
    for line in lines:
        if line.depth == 0:
            programs += 1
            yield chr(64 + programs)
        elif line.depth == 1:
            activities, items = activities + 1, 0
            yield ROMAN[activities - 1]
        else:
            items += 1
            yield f"{activities}.{items}"


def prefixed(lines: list[Baris]) -> list[str]:
    """Names with Kegiatan or Sub Kegiatan before them."""
    return [("", "Kegiatan ", "Sub Kegiatan ")[line.depth] + line.pos.nama for line in lines]


def midyear(pos: Pos) -> Decimal:
    """What was spent until the budget was changed."""
    if pos.anak:
        return sum(map(midyear, pos.anak), Decimal(0))
    return Decimal(min(pos.uang[0], pos.uang[2]) * 62 // 100)


def running_on() -> Case:
    """Spending against the budget before the change; then the changed budget and the difference of the two."""
    page = Page("Sheet10", widths={"A": 6, "B": 60, "C": 18, "D": 18, "E": 8, "F": 18, "G": 18, "H": 34})
    page.merge("A1:H1", "REALISASI DAN RENCANA PERUBAHAN PAGU ANGGARAN", TITLE)
    page.merge("A2:H2", "DINAS KESEHATAN KABUPATEN LEMBAH CONTOH TAHUN ANGGARAN 2022", TITLE)
    page.heading(
        HEAD, A4_A5="NO", B4_B5="PROGRAM DAN KEGIATAN", C4_C5="PAGU ANGGARAN SEBELUM (Rp)", D4_E4="REALISASI",
        D5="(Rp)", E5="(%)", F4_F5="PAGU ANGGARAN SETELAH (Rp)", G4_G5="SELISIH PAGU SEBELUM DAN SESUDAH", H4_H5="RINCIAN",
    )  # fmt: skip
    page.row(6, "A", list(map(str, range(1, 9))), HEAD)
    place = lay(page, tree("dinkes2022", KESEHATAN), 7)
    for line, number in zip(place.lines, running_numbers(place.lines), strict=True):
        page.put(f"A{place.rows[line.index]}", number, HEAD)
    names(place, "B", prefixed(place.lines))
    place.figures("C", lambda pos: pos.jumlah[0], ANGKA, looks)
    place.figures("D", midyear, ANGKA, looks)
    place.figures("F", lambda pos: pos.jumlah[1], ANGKA, looks)
    total = place.last + 1
    page.merge(f"A{total}:B{total}", "JUMLAH", HEAD)
    for letter in "CDF":
        place.total(total, letter, ANGKA, STRONG_RIGHT)
    for row in (*place.rows, total):
        page.share(f"E{row}", f"D{row}", f"C{row}", PERSEN, RIGHT)
        page.rest(f"G{row}", f"F{row}", f"C{row}", SELISIH, RIGHT)
        changed = page.truth(f"G{row}")
        reason = "pengurangan" if changed < 0 else "penambahan"
        page.put(f"H{row}", reason if changed and row % 3 == 0 else None, WRAP)
    columns = {"no": "A", "uraian": "B", "induk": "C", "realisasi": "D", "serapan": "E", "pagu": "F", "selisih": "G"}
    says = "% dihitung terhadap pagu SEBELUM (realisasi sampai perubahan); selisih = setelah - sebelum, bukan sisa"
    page.table("realisasi-belanja", f"A4:H{total}", columns, says=says)
    return Case(
        "rekap-a-i-1.1",
        "Rekap tangan A / I / 1.1; kegiatan bernomor terus; persen terhadap pagu sebelum; selisih pagu bukan sisa: "
        "tidak ada yang salah",
        (Book("Pagu Perubahan Dinkes 2022.xlsx", (page,)),),
        unsure=("% terhadap pagu sebelum atau setelah: dari angkanya pagu sebelum",),
    )


# --- Numbering that restarts, programs without money -----------------------------------------------------------------

SASARAN = (
    "Persentase pelayanan administrasi yang tepat waktu", "Rasio kecelakaan lalu lintas yang menurun",
    "Persentase dermaga yang layak",
)  # fmt: skip
SATU_TITIK = Gaya(1, thousands=",", point=".")


def restarting() -> Case:
    """Only the sub kegiatan have money; one of them is mistyped."""
    page = Page("Tabel 3.12", widths={"A": 5, "B": 36, "C": 64, "D": 18, "E": 18, "F": 14})
    page.merge("A2:F2", "Tabel 3.12  Program dan Kegiatan yang Mendukung Sasaran", TITLE)
    page.merge("A3:F3", "Dinas Perhubungan Kabupaten Muara Contoh Tahun 2022", TITLE)
    heads = (
        "NO", "INDIKATOR KINERJA", "PROGRAM/KINERJA", "ANGGARAN (Rp)", "REALISASI (Rp)", "CAPAIAN REALISASI ANGGARAN (%)",
    )  # fmt: skip
    page.row(5, "A", heads, HEAD)
    page.row(6, "A", list(map(str, range(1, 7))), HEAD)
    roots = tree("dishub2022", PERHUBUNGAN)
    place = lay(page, roots, 7)
    put_restarting_names(place)
    leaves = [line for line in place.lines if not line.children]
    for line in leaves:
        row = place.rows[line.index]
        page.row(row, "D", (fig(line.pos.jumlah[1], TITIK), fig(line.pos.jumlah[2], TITIK)), RIGHT)
        page.share(f"F{row}", f"E{row}", f"D{row}", SATU_TITIK, RIGHT)
    total = place.last + 1
    page.merge(f"A{total}:C{total}", "JUMLAH", HEAD)
    for letter in "DE":
        members = [f"{letter}{place.rows[line.index]}" for line in leaves]
        page.put(f"{letter}{total}", fig(sum_of(page, members), TITIK), STRONG_RIGHT)
        page.sums(f"{letter}{total}", members)
    page.share(f"F{total}", f"E{total}", f"D{total}", SATU_TITIK, RIGHT)
    wrong = f"E{place.row('2.15.02.2.05.01')}"
    page.plant(wrong, swapped(page.truth(wrong), 0), note="Dua angka depan tertukar; persen baris dan JUMLAH membuktikan")
    columns = {"no": "A", "indikator": "B", "uraian": "C", "pagu": "D", "realisasi": "E", "serapan": "F"}
    page.table("realisasi-belanja", f"A5:F{total}", columns, says="Program dan kegiatan tanpa angka: jumlahnya dari sub kegiatan")
    return Case(
        "rekap-restart",
        'Nomor mulai lagi pada setiap kegiatan ("1. Sub Kegiatan ..."), program dan kegiatan tanpa angka: '
        "satu realisasi sub kegiatan salah ketik",
        (Book("Tabel LKjIP Dishub 2022.xlsx", (page,)),),
        unsure=("Program dan kegiatan tidak memuat angka: jumlahnya tidak dicek, hanya jumlah seluruhnya",),
    )  # fmt: skip


def put_restarting_names(place: Lay) -> None:
    """Program with its indicator in front; kegiatan; "1. Sub Kegiatan ..." anew below each."""
    programs = number = 0
    for line in place.lines:
        row = place.rows[line.index]
        place.page.row(row, "A", (None,) * 6, WRAP)
        if line.depth == 0:
            programs += 1
            place.page.row(row, "A", (programs, SASARAN[programs - 1], line.pos.nama.title()), STRONG)
        elif line.depth == 1:
            number = 0
            place.page.put(f"C{row}", f"Kegiatan {line.pos.nama}", STRONG)
        else:
            number += 1
            place.page.put(f"C{row}", f"{number}. Sub Kegiatan {line.pos.nama}", WRAP)


# --- Indentation only ------------------------------------------------------------------------------------------------


def indented_page(name: str, title: str, roots: tuple[Pos, ...], spaces: bool) -> tuple[Page, Lay]:
    """Uraian | Pagu | Realisasi | Sisa, levels told by blanks before the name or by Excel's indentation."""
    page = Page(name, widths={"A": 3, "B": 3, "C": 70, "D": 18, "E": 18, "F": 18})
    page.put("C2", title, {**TITLE, "align": "left"})
    page.row(4, "C", ("URAIAN", "PAGU", "REALISASI", "SISA"), HEAD)
    place = lay(page, roots, 5)
    for line in place.lines:
        text = " " * (4 * line.depth) + line.pos.nama if spaces else line.pos.nama
        page.put(f"C{place.rows[line.index]}", text, GRID if spaces else {**GRID, "indent": 2 * line.depth})
    place.figures("D", lambda pos: pos.jumlah[1], KOMA, looks)
    place.figures("E", lambda pos: pos.jumlah[2], KOMA, looks)
    total = place.last + 1
    page.put(f"C{total}", "Jumlah", STRONG)
    for letter in "DE":
        place.total(total, letter, KOMA, STRONG_RIGHT)
    for row in (*place.rows, total):
        page.rest(f"F{row}", f"D{row}", f"E{row}", KOMA, RIGHT)
    page.table("realisasi-belanja", f"C4:F{total}", {"uraian": "C", "pagu": "D", "realisasi": "E", "sisa": "F"})
    return page, place


def indented() -> Case:
    """Two sheets; one kegiatan of the first has a wrong budget and so a wrong rest."""
    roots = tree("distan2020", PERTANIAN)
    one, place = indented_page("Penunjang & Sarana", "Realisasi Dinas Pertanian Kota Bukit Contoh TA 2020 (1)", roots[:2], True)
    two, _ = indented_page("Prasarana & Penyuluhan", "Realisasi Dinas Pertanian Kota Bukit Contoh TA 2020 (2)", roots[2:], False)
    at = f"D{place.row('3.27.02.2.01')}"
    one.plant(at, one.truth(at) + 10_000_000, note="Pagu kegiatan lebih 10 juta; sub kegiatan, program, dan sisa membuktikan")
    return Case(
        "rekap-indent",
        "Jenjang hanya dari takuk (lembar 1 spasi, lembar 2 takuk Excel), tanpa kode dan nomor: satu pagu kegiatan salah",
        (Book("realisasi per program (indent).xlsx", (one, two)),), unsure=("Jenjang lembar 2 hanya dari takuk sel",),
    )  # fmt: skip


# --- Totals at both ends ---------------------------------------------------------------------------------------------


def double_total() -> Case:
    """TOTAL BELANJA above the data, JUMLAH below; the lower one is wrong."""
    page = Page("Realisasi 2021", widths={"A": 12, "B": 60, "C": 18, "D": 18, "E": 9, "F": 18, "G": 9})
    page.merge("A1:G1", "LAPORAN REALISASI BELANJA DINAS LINGKUNGAN HIDUP PROVINSI CONTOH", TITLE)
    page.merge("A2:G2", "PER 31 DESEMBER 2021", TITLE)
    page.heading(HEAD, A4_A5="Kode", B4_B5="Program / Kegiatan / Sub Kegiatan", C4_C5="Anggaran (Rp)", D4_E4="Realisasi",
                 D5="Rp", E5="%", F4_G4="Sisa Anggaran", F5="Rp", G5="%")  # fmt: skip
    place = lay(page, tree("dlh2021", LINGKUNGAN), 7)
    for line in place.lines:
        page.put(f"A{place.rows[line.index]}", line.pos.kode, WRAP)
    names(place, "B", [line.pos.nama for line in place.lines])
    place.figures("C", lambda pos: pos.jumlah[1], TITIK, looks)
    place.figures("D", lambda pos: pos.jumlah[2], KOMA, looks)
    foot = place.last + 1
    page.row(6, "A", (None, "TOTAL BELANJA"), STRONG)
    page.merge(f"A{foot}:B{foot}", "JUMLAH", HEAD)
    for row in (6, foot):
        place.total(row, "C", TITIK, STRONG_RIGHT)
        place.total(row, "D", KOMA, STRONG_RIGHT)
    for row in (6, *place.rows, foot):
        page.share(f"E{row}", f"D{row}", f"C{row}", PERSEN_TEKS, RIGHT)
        page.rest(f"F{row}", f"C{row}", f"D{row}", TITIK, RIGHT)
        page.share(f"G{row}", f"F{row}", f"C{row}", PERSEN_TEKS, RIGHT)
    page.same(f"D{foot}", "D6")
    note = "JUMLAH di bawah berbeda dari TOTAL BELANJA di atas dan dari rinciannya"
    page.plant(f"D{foot}", swapped(page.truth(f"D{foot}")), note=note)
    columns = {"kode": "A", "uraian": "B", "pagu": "C", "realisasi": "D", "serapan": "E", "sisa": "F", "sisa_persen": "G"}
    page.table("realisasi-belanja", f"A4:G{foot}", columns)
    return Case(
        "rekap-total-ganda", "Jumlah di atas dan di bawah data: yang di bawah salah; pagu bertitik, realisasi berkoma",
        (Book("LRA DLH Desember 2021.xlsx", (page,)),), unsure=("Dua gaya pemisah ribuan dalam satu tabel",),
    )  # fmt: skip


# --- K/L -------------------------------------------------------------------------------------------------------------

RUPIAH_STRIP = Gaya(after=",-", zero="0,-")
WORKS = (
    ("Dukungan Manajemen dan Pelaksanaan Tugas Teknis Lainnya", 5184, 5460),
    ("Pembinaan Administrasi Peradilan", 0, 0),
    ("Pengadaan Sarana dan Prasarana di Lingkungan Mahkamah Contoh", 815, 790),
    ("Peningkatan Manajemen Peradilan Agama", 236, 241),
)


def ministry() -> Case:
    """PAGU AWAL | PAGU REVISI | REALISASI with ",-", a unit row, and a wrong JUMLAH."""
    page = Page("DIPA 01", widths={"B": 6, "C": 58, "D": 22, "E": 22, "F": 22, "G": 9})
    page.merge("B2:G2", "Pagu dan Realisasi DIPA (01) Badan Urusan Administrasi", TITLE)
    page.merge("B3:G3", "Pengadilan Agama Contoh Tahun Anggaran 2019", TITLE)
    page.row(5, "B", ("NO.", "KEGIATAN", "PAGU AWAL", "PAGU REVISI", "REALISASI", "%"), HEAD)
    page.row(6, "B", (None, None, "(Rp.)", "(Rp.)", "(Rp.)", None), HEAD)
    for row, (name, first, revised) in enumerate(WORKS, start=7):
        spent = revised * 1_000_000 * draw(name, 9300, 9950) // 10_000
        money = [fig(value, RUPIAH_STRIP) for value in (first * 1_000_000, revised * 1_000_000, spent)]
        page.row(row, "B", (f"{row - 6}.", name, *money), WRAP)
        page.share(f"G{row}", f"F{row}", f"E{row}", PERSEN_TEKS_TITIK, RIGHT)
    page.merge("B11:C11", "JUMLAH", HEAD)
    for letter in "DEF":
        members = [f"{letter}{row}" for row in range(7, 11)]
        page.put(f"{letter}11", fig(sum_of(page, members), RUPIAH_STRIP), STRONG_RIGHT)
        page.sums(f"{letter}11", members)
    page.share("G11", "F11", "E11", PERSEN_TEKS_TITIK, RIGHT)
    page.plant("F11", page.truth("F11") + 100_000_000, note="JUMLAH realisasi lebih 100 juta; rincian dan persennya membuktikan")
    columns = {"no": "B", "uraian": "C", "induk": "D", "pagu": "E", "realisasi": "F", "serapan": "G"}
    page.table("realisasi-belanja", "B5:G11", columns)
    return Case(
        "kl-pagu-revisi",
        'Formulir K/L: PAGU AWAL / PAGU REVISI, "2.592.320.000,-" dan "0,-", baris satuan (Rp.): JUMLAH realisasi salah',
        (Book("Realisasi DIPA 2019.xlsx", (page,)),),
    )  # fmt: skip


KURUNG = Gaya(2, parens=True, zero="-")
TYPES = (("51", "Belanja Pegawai", 4_105_662_000, 3_987_114_215), ("52", "Belanja Barang", 1_316_540_000, 1_279_402_870),
         ("53", "Belanja Modal", 240_000_000, 236_775_000))  # fmt: skip
RETURNED = (("51", "Pengembalian Belanja Pegawai", 2_315), ("52", "Pengembalian Belanja Barang", 418_500))


def negative() -> Case:
    """Bruto, pengembalian in parentheses, netto: all tie."""
    page = Page("Belanja", widths={"A": 12, "B": 42, "C": 22, "D": 22, "E": 10})
    page.merge("A1:E1", "Rincian Anggaran dan Realisasi Belanja TA 2013", TITLE)
    page.merge("A2:E2", "Pengadilan Negeri Contoh", TITLE)
    page.heading(
        HEAD, A4_A5="Kode Jenis Belanja", B4_B5="Uraian", C4_C5="Anggaran (Rp)", D4_E4="Realisasi Belanja", D5="(Rp)", E5="(%)"
    )
    for row, (code, name, budget, spent) in enumerate(TYPES, start=6):
        page.row(row, "A", (code, name, fig(budget, TITIK_00), fig(spent, TITIK_00)), GRID)
    page.row(9, "B", ("Total Belanja Bruto",), STRONG)
    for row, (code, name, amount) in enumerate(RETURNED, start=10):
        page.row(row, "A", (code, name, "-", fig(-amount, KURUNG), "-"), GRID)
    page.row(12, "B", ("Jumlah Pengembalian", fig(0, KURUNG)), STRONG)
    page.row(13, "B", ("Total Belanja Netto",), STRONG)
    for target, letter, members in (
        ("C9", "C", (6, 7, 8)), ("D9", "D", (6, 7, 8)), ("D12", "D", (10, 11)), ("C13", "C", (9, 12)), ("D13", "D", (9, 12)),
    ):  # fmt: skip
        cells = [f"{letter}{row}" for row in members]
        page.put(target, fig(sum_of(page, cells), KURUNG if target == "D12" else TITIK_00), STRONG_RIGHT)
        page.sums(target, cells)
    for row in (6, 7, 8, 9, 13):
        page.share(f"E{row}", f"D{row}", f"C{row}", PERSEN_TEKS, RIGHT)
    columns = {"kode": "A", "uraian": "B", "pagu": "C", "realisasi": "D", "serapan": "E"}
    says = "Total bruto = jumlah belanja; jumlah pengembalian negatif dalam kurung; netto = bruto + pengembalian"
    page.table("realisasi-belanja", "A4:E13", columns, says=says)
    return Case(
        "negatif-kurung", "Total bruto, pengembalian dalam kurung (2.315,00), total netto: semuanya cocok",
        (Book("Lampiran LK 2013.xlsx", (page,)),),
        unsure=("Kode 51 dan 52 muncul dua kali: sekali belanja, sekali pengembaliannya",),
    )  # fmt: skip


CASES = (running_on(), restarting(), indented(), double_total(), ministry(), negative())
