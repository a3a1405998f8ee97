"""SIPD "Rekapitulasi Belanja" exports: codes in four columns, figures as text, total lines above, below or nowhere."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from cases_book import ANGKA, PERSEN_FORMAT, TITIK_00, Book, Case, Gaya, Look, Page, fig, letters, write_book
from cases_lay import swapped
from cases_offices import Pos, draw, money

BORDER: Look = {"border": 1, "valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 8}
BOLD: Look = {**BORDER, "bold": True}
HEAD: Look = {**BOLD, "align": "center", "valign": "vcenter", "bg_color": "#E7E6E6"}
TITLE: Look = {"bold": True, "align": "center", "font_name": "Arial", "font_size": 11}
STAFF: Look = {"font_name": "Calibri", "font_size": 10}
STAFF_HEAD: Look = {**STAFF, "bold": True, "font_color": "#C00000"}
NOL_TEKS = Gaya(number_format="#,##0", zero="0,00")
"""Numbers, but zero left as the text that SIPD wrote."""
GROUPS = ("Operasi", "Modal", "Tak Terduga", "Transfer")
FIRST_FIGURE = 5
"""Column F: the first of eight figure columns."""
URAIAN = "Uraian Urusan, Organisasi, Program, Kegiatan dan Sub Kegiatan"

KUKM = "2.17.3.30.3.31.01.0000"
KUKM_NAMA = "DINAS KOPERASI, USAHA KECIL DAN MENENGAH, PERDAGANGAN DAN PERINDUSTRIAN"
ACCOUNTS = {
    "5.1.01.01.01.0001": "Belanja Gaji Pokok PNS",
    "5.1.01.01.02.0001": "Belanja Tunjangan Keluarga PNS",
    "5.1.02.01.01.0024": "Belanja Alat/Bahan untuk Kegiatan Kantor-Alat Tulis Kantor",
    "5.1.02.01.01.0026": "Belanja Alat/Bahan untuk Kegiatan Kantor-Bahan Cetak",
    "5.1.02.01.01.0052": "Belanja Makanan dan Minuman Rapat",
    "5.1.02.02.01.0003": "Honorarium Narasumber atau Pembahas, Moderator, Pembawa Acara, dan Panitia",
    "5.1.02.04.01.0001": "Belanja Perjalanan Dinas Biasa",
    "5.1.02.04.01.0003": "Belanja Perjalanan Dinas Dalam Kota",
    "5.2.02.05.01.0005": "Belanja Modal Alat Kantor Lainnya",
    "5.2.02.10.01.0002": "Belanja Modal Personal Computer",
}


@dataclass(frozen=True)
class Line:
    """A row: its code and name, the four codes of its place (urusan or bidang, SKPD, program.., account), its figures."""

    kode: tuple[str, str, str, str]
    own: int
    nama: str
    figures: tuple[Decimal, ...]
    parts: tuple[int, ...] = ()
    level: str = ""

    @property
    def single(self) -> tuple[str, str, str, str]:
        """Only the row's own code, in the column of its level."""
        one, two, three, four = (code if index == self.own else "" for index, code in enumerate(self.kode))
        return one, two, three, four


def sub(kode: str, nama: str, *accounts: tuple[str, str]) -> Pos:
    """A sub kegiatan with its accounts: code and millions."""
    leaves = tuple(Pos(code, ACCOUNTS[code], (), money(kode + code, millions)) for code, millions in accounts)
    return Pos(kode, nama, leaves)


ATK, CETAK, RAPAT = "5.1.02.01.01.0024", "5.1.02.01.01.0026", "5.1.02.01.01.0052"
NARASUMBER, DINAS, DALAM = "5.1.02.02.01.0003", "5.1.02.04.01.0001", "5.1.02.04.01.0003"
GAJI, TUNJANGAN = "5.1.01.01.01.0001", "5.1.01.01.02.0001"
ALAT, KOMPUTER = "5.2.02.05.01.0005", "5.2.02.10.01.0002"
PENUNJANG = Pos("2.17.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", (
    Pos("2.17.01.2.01", "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah", (
        sub("2.17.01.2.01.0001", "Penyusunan Dokumen Perencanaan SKPD", (ATK, "4.2"), (RAPAT, "9"), (DALAM, "6")),
        sub("2.17.01.2.01.0006", "Koordinasi dan Penyusunan Laporan Capaian Kinerja SKPD", (ATK, "2.5"), (CETAK, "3.1")),
    )),
    Pos("2.17.01.2.02", "Administrasi Keuangan Perangkat Daerah", (
        sub("2.17.01.2.02.0001", "Penyediaan Gaji dan Tunjangan ASN", (GAJI, "9980"), (TUNJANGAN, "760")),
    )),
    Pos("2.17.01.2.07", "Pengadaan Barang Milik Daerah Penunjang Urusan Pemerintah Daerah", (
        sub("2.17.01.2.07.0006", "Pengadaan Peralatan dan Mesin Lainnya", (ALAT, "85"), (KOMPUTER, "142")),
    )),
))  # fmt: skip
DIKLAT = Pos("2.17.05", "PROGRAM PENDIDIKAN DAN LATIHAN PERKOPERASIAN", (
    Pos("2.17.05.2.01", "Pendidikan dan Latihan Perkoperasian dalam Daerah Kabupaten/Kota", (
        sub("2.17.05.2.01.0001", "Peningkatan Kapasitas SDM Koperasi", (ATK, "11"), (NARASUMBER, "48"), (DINAS, "62")),
        sub("2.17.05.2.01.0002", "Penumbuhan Kesadaran Keluarga melalui Pemahaman Perkoperasian", (RAPAT, "0")),
    )),
))  # fmt: skip
SARANA = Pos("3.30.03", "PROGRAM PENINGKATAN SARANA DISTRIBUSI PERDAGANGAN", (
    Pos("3.30.03.2.01", "Pembangunan dan Pengelolaan Sarana Distribusi Perdagangan", (
        sub("3.30.03.2.01.0002", "Fasilitasi Pengelolaan Sarana Distribusi", (ATK, "7"), (RAPAT, "12"), (ALAT, "210")),
    )),
))  # fmt: skip
HARGA = Pos("3.30.04", "PROGRAM STABILISASI HARGA BARANG KEBUTUHAN POKOK DAN BARANG PENTING", (
    Pos("3.30.04.2.02", "Pengendalian Harga dan Stok Barang Kebutuhan Pokok dan Barang Penting di Pasar Kabupaten/Kota", (
        sub("3.30.04.2.02.0001", "Pemantauan Harga dan Stok Barang Kebutuhan Pokok", (DALAM, "38"), (CETAK, "5.4")),
    )),
))  # fmt: skip
INDUSTRI = Pos("3.31.02", "PROGRAM PERENCANAAN DAN PEMBANGUNAN INDUSTRI", (
    Pos("3.31.02.2.01", "Penyusunan, Penerapan, dan Evaluasi Rencana Pembangunan Industri Kabupaten/Kota", (
        sub("3.31.02.2.01.0003", "Koordinasi Pembangunan Sumber Daya Industri", (NARASUMBER, "30"), (DINAS, "44"), (ALAT, "118")),
    )),
))  # fmt: skip
WAJIB = Pos("2", "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR", (
    Pos("2.17", "URUSAN PEMERINTAHAN BIDANG KOPERASI, USAHA KECIL, DAN MENENGAH", (Pos(KUKM, KUKM_NAMA, (PENUNJANG, DIKLAT)),)),
))  # fmt: skip
PILIHAN = Pos("3", "URUSAN PEMERINTAHAN PILIHAN", (
    Pos("3.30", "URUSAN PEMERINTAHAN BIDANG PERDAGANGAN", (Pos(KUKM, KUKM_NAMA, (SARANA, HARGA)),)),
    Pos("3.31", "URUSAN PEMERINTAHAN BIDANG PERINDUSTRIAN", (Pos(KUKM, KUKM_NAMA, (INDUSTRI,)),)),
))  # fmt: skip
ROOTS = (WAJIB, PILIHAN)
LEVELS = ("urusan", "bidang", "skpd", "program", "kegiatan", "sub", "akun")
CODE_COLUMN = (0, 0, 1, 2, 2, 2, 3)


def group_figures(pos: Pos) -> tuple[Decimal, ...]:
    """Budget and spending of the four groups, told by the account codes."""
    if pos.anak:
        return tuple(sum(values, Decimal(0)) for values in zip(*map(group_figures, pos.anak), strict=True))
    _, budget, spent = pos.jumlah
    group = 1 if pos.kode.startswith("5.2") else 0
    return tuple(amount if index == group else Decimal(0) for index in range(4) for amount in (budget, spent))


def lines_of(roots: tuple[Pos, ...]) -> list[Line]:
    """All rows from the top down."""
    lines: list[Line] = []

    def add(pos: Pos, depth: int, codes: tuple[str, str, str, str]) -> int:
        own = CODE_COLUMN[depth]
        one, two, three, four = (pos.kode if column == own else code for column, code in enumerate(codes))
        index = len(lines)
        lines.append(Line((one, two, three, four), own, pos.nama, group_figures(pos), level=LEVELS[depth]))
        parts = tuple(add(child, depth + 1, (one, two, three, four)) for child in pos.anak)
        lines[index] = replace(lines[index], parts=parts)
        return index

    for root in roots:
        add(root, 0, ("", "", "", ""))
    return lines


def wide_account(code: str) -> str:
    """5.1.02.01.01.0024 as SIPD-RI prints it: 5.1.02.01.001.00024."""
    parts = code.split(".")
    return ".".join((*parts[:4], f"{int(parts[4]):03d}", f"{int(parts[5]):05d}")) if len(parts) == 6 and code[0] == "5" else code


@dataclass(frozen=True)
class Export:
    """Where the parts of an export stand, and how its codes and figures are written."""

    top: int = 6
    total: str = ""
    codes: Callable[[Line], tuple[str, str, str, str]] = lambda line: line.kode
    style: Gaya = TITIK_00
    numbers: int = 6

    @property
    def first(self) -> int:
        """First body row: below three heading rows and the number row."""
        return self.top + 4 + (self.total == "atas")


def write_titles(page: Page, area: str, titles: tuple[str, ...]) -> None:
    """Merged title lines from row 1."""
    left, right = area.split(":")
    for row, title in enumerate(titles, start=1):
        page.merge(f"{left}{row}:{right}{row}", title, TITLE)


def write_headings(page: Page, export: Export) -> None:
    """Three heading rows and the number row, which counts the code columns as one and stops early."""
    top = export.top
    page.merge(f"A{top}:D{top + 2}", "Kode", HEAD)
    page.merge(f"E{top}:E{top + 2}", URAIAN, HEAD)
    page.merge(f"F{top}:M{top}", "Kelompok Belanja", HEAD)
    for index, group in enumerate(GROUPS):
        left, right = letters(FIRST_FIGURE + 2 * index), letters(FIRST_FIGURE + 2 * index + 1)
        page.merge(f"{left}{top + 1}:{right}{top + 1}", group, HEAD)
        page.row(top + 2, left, ("Anggaran", "Realisasi"), HEAD)
    page.merge(f"A{top + 3}:D{top + 3}", "1", HEAD)
    page.row(top + 3, "E", [str(number) for number in range(2, export.numbers + 1)], HEAD)


def write_body(page: Page, export: Export, lines: list[Line], order: list[int] | None = None) -> dict[int, int]:
    """All rows and their sums; gives the sheet row of each line."""
    write_headings(page, export)
    order = order or list(range(len(lines)))
    rows = {index: export.first + place for place, index in enumerate(order)}
    for index, line in enumerate(lines):
        look = BORDER if line.level in ("sub", "akun") else BOLD
        page.row(rows[index], "A", [code or None for code in export.codes(line)], look)
        page.put(f"E{rows[index]}", line.nama, look)
        write_figures(page, export, rows[index], line.figures, look)
        claim_sums(page, rows[index], [rows[part] for part in line.parts])
    write_total(page, export, lines, rows)
    return rows


def write_figures(page: Page, export: Export, row: int, figures: tuple[Decimal, ...], look: Look) -> None:
    """The eight figures of a row."""
    look = {**look, "align": "right", "text_wrap": False}
    page.row(row, letters(FIRST_FIGURE), [fig(value, export.style) for value in figures], look)


def claim_sums(page: Page, row: int, parts: list[int]) -> None:
    """A row is the sum of its parts in every figure column."""
    for letter in map(letters, range(FIRST_FIGURE, FIRST_FIGURE + 8)):
        if parts:
            page.sums(f"{letter}{row}", [f"{letter}{part}" for part in parts])


def write_total(page: Page, export: Export, lines: list[Line], rows: dict[int, int]) -> None:
    """The total line, above the data or below."""
    if not export.total:
        return
    roots = [index for index, line in enumerate(lines) if line.level == "urusan"]
    row = export.top + 4 if export.total == "atas" else export.first + len(lines)
    page.merge(f"A{row}:E{row}", "JUMLAH TOTAL" if export.total == "atas" else "Jumlah", {**BOLD, "align": "center"})
    sums = tuple(sum(values, Decimal(0)) for values in zip(*(lines[index].figures for index in roots), strict=True))
    write_figures(page, export, row, sums, BOLD)
    claim_sums(page, row, [rows[index] for index in roots])


PAGU, REALISASI = "F,H,J,L", "G,I,K,M"
COLUMNS = {"kode": "A:D", "uraian": "E", "pagu_deret": PAGU, "realisasi_deret": REALISASI}
GROUPED = "Empat kelompok belanja: tidak ada kolom pagu dan realisasi tunggal; jumlah menurut kode, bukan letak baris"


def note_table(page: Page, export: Export, last: int, right: str = "M", extra: dict[str, str] | None = None) -> None:
    """The table for kasus.json."""
    page.table("realisasi-belanja", f"A{export.top}:{right}{last}", {**COLUMNS, **(extra or {})}, says=GROUPED)


def new_page(name: str, titles: tuple[str, ...]) -> Page:
    """A page with the widths and titles of an export."""
    widths = {"A": 7, "B": 20, "C": 17, "D": 17, "E": 58, **dict.fromkeys(map(letters, range(5, 13)), 18)}
    page = Page(name, widths=widths)
    write_titles(page, "A:M", titles)
    return page


def bottom() -> Case:
    """Codes of all levels in every row, total at the bottom."""
    export = Export(total="bawah")
    page = new_page("Rekapitulasi Belanja", (
        "PEMERINTAH KABUPATEN TANJUNG CONTOH", "REKAPITULASI REALISASI BELANJA MENURUT URUSAN PEMERINTAHAN DAERAH,",
        "ORGANISASI, PROGRAM, KEGIATAN DAN SUB KEGIATAN", "TAHUN ANGGARAN 2023",
    ))  # fmt: skip
    lines = lines_of(ROOTS)
    write_body(page, export, lines)
    note_table(page, export, export.first + len(lines))
    return Case(
        "sipd-rekapitulasi", "Ekspor SIPD apa adanya, semua angka berupa teks, jumlah di bawah: tidak ada yang salah",
        (Book("Rekapitulasi Belanja 2023.xlsx", (page,)),), unsure=("SKPD yang sama berdiri di bawah tiga bidang urusan",),
    )  # fmt: skip


def top() -> Case:
    """One code in each row, wide account codes, total at the head."""
    export = Export(total="atas", numbers=10, codes=lambda line: (*line.single[:3], wide_account(line.single[3])))
    page = new_page("LRA Rekap", (
        "KABUPATEN TANJUNG CONTOH", "LAPORAN REALISASI ANGGARAN BELANJA DAERAH MENURUT URUSAN, ORGANISASI,",
        "PROGRAM, KEGIATAN, SUB KEGIATAN DAN KELOMPOK BELANJA", "TAHUN ANGGARAN 2024",
    ))  # fmt: skip
    lines = lines_of(ROOTS)
    write_body(page, export, lines)
    note_table(page, export, export.first + len(lines) - 1)
    return Case(
        "sipd-total-atas",
        "Ekspor SIPD-RI dengan kode rekening lebar (5.1.02.01.001.00024) dan jumlah di atas data: tidak ada yang salah",
        (Book("lra_rekap_2024 (1).xlsx", (page,)),), unsure=("SKPD yang sama berdiri di bawah tiga bidang urusan",),
    )  # fmt: skip


def without() -> Case:
    """No total line; one bidang row stands behind its SKPD."""
    export = Export(top=6)
    page = new_page("Sheet1", (
        "PEMERINTAH KABUPATEN TANJUNG CONTOH", "REKAPITULASI BELANJA MENURUT URUSAN PEMERINTAHAN DAERAH, ORGANISASI,",
        "PROGRAM DAN KEGIATAN BESERTA KELOMPOK BELANJA", "TAHUN ANGGARAN 2022",
    ))  # fmt: skip
    lines = lines_of(ROOTS)
    order = list(range(len(lines)))
    bidang = next(index for index, line in enumerate(lines) if line.kode[0] == "3.30" and line.level == "bidang")
    order[bidang], order[bidang + 1] = order[bidang + 1], order[bidang]
    write_body(page, export, lines, order)
    note_table(page, export, export.first + len(lines) - 1)
    return Case(
        "sipd-tanpa-total", "Ekspor SIPD tanpa baris jumlah, baris bidang 3.30 berdiri di bawah SKPD-nya: tidak ada yang salah",
        (Book("REKAP BELANJA SIPD TA 2022.xlsx", (page,)),), unsure=("Tidak ada baris jumlah: jumlah seluruhnya tidak dicek",),
    )  # fmt: skip


def with_staff_columns(page: Page, export: Export, lines: list[Line], rows: dict[int, int]) -> None:
    """The columns that the staff added on the right: formulas over text, which Excel evaluated."""
    top = export.top
    page.merge(f"N{top + 1}:P{top + 1}", "Total", STAFF_HEAD)
    page.row(top + 2, "N", ("Anggaran", "Realisasi", "%", "SISA", "% SISA", "PPTK", "ALASAN"), STAFF_HEAD)
    for index, line in enumerate(lines):
        row = rows[index]
        budget, spent = sum(line.figures[::2], Decimal(0)), sum(line.figures[1::2], Decimal(0))
        shares = [spent * 100 / budget, (budget - spent) * 100 / budget] if budget else [Decimal(0), Decimal(0)]
        page.row(row, "N", (
            fig(budget, ANGKA, f"=F{row}+H{row}+J{row}+L{row}"), fig(spent, ANGKA, f"=G{row}+I{row}+K{row}+M{row}"),
            fig(shares[0], PERSEN_FORMAT, f"=IF(N{row}=0,0,O{row}/N{row})"), fig(budget - spent, ANGKA, f"=N{row}-O{row}"),
            fig(shares[1], PERSEN_FORMAT, f"=IF(N{row}=0,0,Q{row}/N{row})"), *staff_notes(line, index),
        ), STAFF)  # fmt: skip
        page.sums(f"N{row}", [f"{letter}{row}" for letter in "FHJL"])
        page.sums(f"O{row}", [f"{letter}{row}" for letter in "GIKM"])
        page.minus(f"Q{row}", f"N{row}", f"O{row}")
        page.ratio(f"P{row}", f"O{row}", f"N{row}")
        page.ratio(f"R{row}", f"Q{row}", f"N{row}")


def staff_notes(line: Line, index: int) -> tuple[str | None, str | None]:
    """Who answers for a sub kegiatan, and why money was left."""
    if line.level != "sub":
        return None, None
    names = ("SITI RAHMAWATI, SE", "H. ABDUL GANI, S.Sos", "Ir. MARTHA LENA")
    reasons = ("efisiensi perjalanan dinas", None, "sisa lelang", "refocusing; kegiatan tidak dilaksanakan")
    return names[index % 3], reasons[index % 4]


STAFF_COLUMNS = {"pagu": "N", "realisasi": "O", "serapan": "P", "sisa": "Q", "sisa_persen": "R"}


def staff() -> Case:
    """Numbers with "0,00" as text among them and staff columns."""
    export = Export(total="bawah", style=NOL_TEKS)
    page = new_page("SIPD per 31 Des", (
        "PEMERINTAH KABUPATEN TANJUNG CONTOH", "REKAPITULASI REALISASI BELANJA MENURUT URUSAN PEMERINTAHAN DAERAH, ORGANISASI,",
        "PROGRAM, KEGIATAN DAN SUB KEGIATAN", "TAHUN ANGGARAN 2023",
    ))  # fmt: skip
    lines = lines_of(ROOTS)
    rows = write_body(page, export, lines)
    with_staff_columns(page, export, lines, rows)
    note_table(page, export, export.first + len(lines), "T", STAFF_COLUMNS)
    return Case(
        "sipd-kolom-tambahan",
        'Ekspor SIPD dengan angka dan "0,00" sebagai teks, dan kolom buatan staf di kanan (rumus atas teks yang dihitung Excel): '
        "tidak ada yang salah",
        (Book("rekap SIPD + analisa.xlsx", (page,)),),
        unsure=('"0,00" berupa teks di antara angka', "Kolom staf tanpa baris jumlah"),
    )  # fmt: skip


def wrong() -> Case:
    """One sub kegiatan and one program with a wrong figure; both stand in two sums."""
    export = Export(total="bawah", codes=lambda line: line.single)
    page = new_page("REKAP", (
        "PEMERINTAH KABUPATEN TANJUNG CONTOH", "REKAPITULASI REALISASI BELANJA MENURUT URUSAN PEMERINTAHAN DAERAH,",
        "ORGANISASI, PROGRAM, KEGIATAN DAN SUB KEGIATAN", "TAHUN ANGGARAN 2023",
    ))  # fmt: skip
    lines = lines_of(ROOTS)
    rows = write_body(page, export, lines)
    child = f"F{rows[find(lines, 'sub', '2.17.05.2.01.0001')]}"
    parent = f"I{rows[find(lines, 'program', '3.30.03')]}"
    page.plant(child, swapped(page.truth(child)), note="Dua angka sub kegiatan tertukar; induk dan rekeningnya benar")
    page.plant(parent, page.truth(parent) + 1_000_000, note="Realisasi modal program lebih satu juta; rinciannya benar")
    note_table(page, export, export.first + len(lines))
    return Case(
        "sipd-salah", "Satu sub kegiatan dan satu program salah ketik; keduanya terbukti dari jumlah di atas dan di bawahnya",
        (Book("Rekap SIPD (edit).xlsx", (page,)),),
    )  # fmt: skip


def find(lines: list[Line], level: str, code: str) -> int:
    """Index of the line of a level with a code."""
    return next(index for index, line in enumerate(lines) if line.level == level and code in line.kode)


# --- A large export, written only on demand --------------------------------------------------------------------------


def large_tree() -> Iterator[Pos]:
    """Urusan, bidang, SKPD and so on of a whole regency: about 4.500 lines."""
    for urusan in ("1", "2", "3"):
        name = f"URUSAN PEMERINTAHAN {urusan}"
        yield Pos(urusan, name, tuple(large_field(f"{urusan}.{number:02d}") for number in range(1, 6)))


def large_field(bidang: str) -> Pos:
    """One bidang with two SKPD."""
    offices = tuple(large_office(bidang, f"{bidang}.0.00.0.00.{number:02d}.0000") for number in (1, 2))
    return Pos(bidang, f"BIDANG URUSAN {bidang}", offices)


def large_office(bidang: str, kode: str) -> Pos:
    """One SKPD with four programs of three kegiatan."""
    programs = tuple(
        Pos(code, f"PROGRAM {code}", tuple(large_activity(kode, f"{code}.2.{number:02d}") for number in range(1, 4)))
        for code in (f"{bidang}.{number:02d}" for number in range(1, 5))
    )
    return Pos(kode, f"SKPD {kode}", programs)


def large_activity(office: str, kode: str) -> Pos:
    """One kegiatan with two sub kegiatan of four to six accounts."""
    codes = sorted(ACCOUNTS)
    subs = []
    for number in (1, 2):
        own = f"{kode}.{number:04d}"
        start = draw(office + own, 0, 4)
        chosen = codes[start : start + 4 + draw(own, 0, 1)]
        leaves = tuple(
            Pos(code, ACCOUNTS[code], (), money(office + own + code, str(draw(own + code, 2, 900)))) for code in chosen
        )
        subs.append(Pos(own, f"Sub kegiatan {own}", leaves))
    return Pos(kode, f"Kegiatan {kode}", tuple(subs))


def write_large(path: Path) -> None:
    """Write one sound export of about 4.500 rows with eight figures as text in each."""
    export = Export(total="bawah")
    page = new_page("Rekapitulasi Belanja", (
        "PEMERINTAH KABUPATEN TANJUNG CONTOH", "REKAPITULASI REALISASI BELANJA MENURUT URUSAN PEMERINTAHAN DAERAH,",
        "ORGANISASI, PROGRAM, KEGIATAN DAN SUB KEGIATAN", "TAHUN ANGGARAN 2023",
    ))  # fmt: skip
    lines = lines_of(tuple(large_tree()))
    write_body(page, export, lines)
    write_book(path.parent, Book(path.name, (page,)))
    print(f"{len(lines)} baris, {sum(entry.gaya is TITIK_00 for entry in page.cells.values())} angka teks")


CASES = (bottom(), top(), without(), staff(), wrong())
