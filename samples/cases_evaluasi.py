"""Evaluation forms E.80 (renstra) and E.81 (renja): K and Rp pairs, triwulan, number row between the heading rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from cases_book import ANGKA, PECAHAN, Book, Case, Fig, Gaya, Look, Page, fig, letters
from cases_lay import spread, sum_of, total_of

GRID: Look = {"border": 1, "font_name": "Arial Narrow", "font_size": 9, "valign": "top", "text_wrap": True}
RIGHT: Look = {"border": 1, "font_name": "Arial Narrow", "font_size": 9, "valign": "top", "align": "right"}
STRONG: Look = {**GRID, "bold": True}
HEAD: Look = {**STRONG, "align": "center", "valign": "vcenter"}
NUMBER: Look = {**HEAD, "bold": False, "italic": True, "font_size": 8}
TITLE: Look = {"bold": True, "font_name": "Arial Narrow", "font_size": 12, "align": "center"}
RASIO = Gaya(2, number_format="0.00", exact=True)
FRACTION = Gaya(2, number_format="0%", scale=100, exact=True)


@dataclass(frozen=True)
class Work:
    """A program, kegiatan or sub kegiatan: indicator, unit, target of the year in K, money of the year; parts below it."""

    name: str
    indicator: str
    unit: str
    target: int
    money: int = 0
    parts: tuple["Work", ...] = ()
    spent: int | None = None

    @property
    def amount(self) -> Decimal:
        """The money of the year with everything below it."""
        return Decimal(self.money) + sum((part.amount for part in self.parts), Decimal(0))

    def quarters(self) -> list[Decimal]:
        """The money of the four triwulan."""
        if self.parts:
            return total_of([part.quarters() for part in self.parts])
        spent = self.money * 94 // 100 if self.spent is None else self.spent
        return spread(self.name, Decimal(spent), 4)

    def before(self) -> Decimal:
        """The money spent in the years before."""
        return sum((part.before() for part in self.parts), Decimal(self.money * 29 // 10))

    def reached(self) -> list[Decimal]:
        """K of the four triwulan: a little less than the target where it is large."""
        return spread(self.name + "k", Decimal(self.target - self.target // 18), 4, 1)


def walk(works: Sequence[Work], depth: int = 0) -> Iterator[tuple[Work, int]]:
    """All lines from the top down with their depth."""
    for work in works:
        yield work, depth
        yield from walk(work.parts, depth + 1)


CATCH = Work("Kegiatan Pengelolaan Penangkapan Ikan di Sungai dan Danau", "Jumlah KUB yang dibina", "Kelompok", 36, parts=(
    Work("Sub Kegiatan Penyediaan Prasarana Perikanan Tangkap", "Jumlah prasarana yang tersedia", "Unit", 12, 742_350_000),
    Work("Sub Kegiatan Penjaminan Ketersediaan Sarana Tangkap", "Jumlah sarana yang tersedia", "Paket", 54, 518_400_000),
))  # fmt: skip
FISHERS = Work("Kegiatan Pemberdayaan Nelayan Kecil dalam Daerah", "Jumlah nelayan yang dibina", "Orang", 180, parts=(
    Work("Sub Kegiatan Pengembangan Kapasitas Nelayan Kecil", "Jumlah nelayan yang dilatih", "Orang", 90, 147_225_000),
))  # fmt: skip
PONDS = Work("Kegiatan Pengelolaan Pembudidayaan Ikan", "Jumlah pokdakan yang dibina", "Kelompok", 40, parts=(
    Work("Sub Kegiatan Penjaminan Ketersediaan Sarana Budidaya", "Jumlah benih yang disalurkan", "Ekor", 150_000, 963_000_000),
    Work("Sub Kegiatan Pengelolaan Kesehatan Ikan", "Jumlah sampel yang diuji", "Sampel", 120, 88_640_000),
))  # fmt: skip
WORKS = (
    Work("Program Pengelolaan Perikanan Tangkap", "Persentase peningkatan produksi tangkap", "%", 20, parts=(CATCH, FISHERS)),
    Work("Program Pengelolaan Perikanan Budidaya", "Persentase peningkatan produksi budidaya", "%", 18, parts=(PONDS,)),
)


@dataclass(frozen=True)
class Group:
    """A heading with its sub-headings and what the number row says under it."""

    heading: str
    subs: tuple[str, ...]
    number: str
    above: str = ""


PAIR = ("K", "Rp")


def e81_groups(quarter: tuple[str, ...], end: int = 2026, year: int = 2023) -> tuple[Group, ...]:
    """The columns of form E.81."""
    over = "Realisasi Kinerja Pada Triwulan"
    return (
        Group("No", (), "1"), Group("Sasaran", (), "2"), Group("Program/Kegiatan", (), "3"),
        Group("Indikator Kinerja Program (Outcome)/ Kegiatan (Output)", (), "4"), Group("Satuan", (), ""),
        Group(f"Target Renstra Perangkat Daerah pada Tahun {end}", PAIR, "5"),
        Group(f"Realisasi Capaian Kinerja Renstra s/d Renja Tahun Lalu ({year - 1})", PAIR, "6"),
        Group(f"Target Kinerja dan Anggaran Renja Tahun Berjalan ({year})", PAIR, "7"),
        *(Group(name, quarter, str(8 + index), over) for index, name in enumerate(("I", "II", "III", "IV"))),
        Group("Realisasi Capaian Kinerja dan Anggaran Renja yang Dievaluasi", PAIR, "12 = 8+9+10+11"),
        Group(f"Realisasi Kinerja dan Anggaran Renstra s/d Tahun {year}", PAIR, "13 = 6 + 12"),
        Group("Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra (%)", PAIR, "14=13/5 x100%"),
        Group("Unit Penanggung Jawab", (), "15"),
    )  # fmt: skip


def put_groups(page: Page, groups: Sequence[Group], first: str, row: int) -> dict[str, str]:
    """Two heading rows, the number row, then the row of sub-headings; gives the letters of "number/sub"."""
    found: dict[str, str] = {}
    start, index = ord(first) - 65, 0
    index = start
    for group in groups:
        width = max(1, len(group.subs))
        left, right = letters(index), letters(index + width - 1)
        put_group_heading(page, group, left, right, row)
        for offset, sub in enumerate(group.subs):
            page.put(f"{letters(index + offset)}{row + 3}", sub, HEAD)
            found[f"{group.number.split('=')[0].strip('() ')}/{sub}"] = letters(index + offset)
        if not group.subs:
            page.put(f"{left}{row + 3}", None, HEAD)
            found[group.heading] = left
        index += width
    put_common_headings(page, groups, start, row)
    return found


def put_group_heading(page: Page, group: Group, left: str, right: str, row: int) -> None:
    """The heading of a group, over two rows or below a common heading, and its number."""
    top = row + 1 if group.above else row
    page.merge(f"{left}{top}:{right}{row + 1}" if (left, top) != (right, row + 1) else f"{left}{top}", group.heading, HEAD)
    page.merge(f"{left}{row + 2}:{right}{row + 2}" if left != right else f"{left}{row + 2}", group.number or None, NUMBER)


def put_common_headings(page: Page, groups: Sequence[Group], start: int, row: int) -> None:
    """The headings over several groups."""
    index = start
    spans: dict[str, tuple[int, int]] = {}
    for group in groups:
        width = max(1, len(group.subs))
        if group.above:
            left = spans.get(group.above, (index, 0))[0]
            spans[group.above] = (left, index + width - 1)
        index += width
    for text, (left, right) in spans.items():
        page.merge(f"{letters(left)}{row}:{letters(right)}{row}", text, HEAD)


@dataclass(frozen=True)
class Form:
    """Where the columns of form E.81 stand, and how its ratios are written."""

    page: Page
    at: dict[str, str]
    ratio: Gaya
    unit: str = "Dinas Perikanan"
    formulas: bool = False

    def put_work(self, row: int, work: Work, depth: int, parts: list[int]) -> None:
        """A row: names, K and Rp of every group."""
        look = STRONG if depth == 0 else GRID
        self.page.put(f"{self.at['Program/Kegiatan']}{row}", work.name, look)
        self.page.put(f"{self.at['Indikator Kinerja Program (Outcome)/ Kegiatan (Output)']}{row}", work.indicator, GRID)
        self.page.put(f"{self.at['Satuan']}{row}", work.unit, GRID)
        self.page.put(f"{self.at['Unit Penanggung Jawab']}{row}", self.unit if depth == 0 else None, GRID)
        quantities = {"5": work.target * 5, "6": work.target * 3 - work.target // 10, "7": work.target}
        amounts = {"5": work.amount * 5, "6": work.before(), "7": work.amount}
        for number, reached, spent in zip(("8", "9", "10", "11"), work.reached(), work.quarters(), strict=True):
            quantities[number], amounts[number] = int(reached), spent
        for number, quantity in quantities.items():
            self.page.put(f"{self.at[number + '/K']}{row}", fig(quantity, ANGKA), RIGHT)
            self.put_amount(f"{self.at[number + '/Rp']}{row}", amounts[number], parts)
            if f"{number}/%" in self.at:
                at, part, target = (f"{self.at[name]}{row}" for name in (number + "/%", number + "/K", "7/K"))
                self.page.share(at, part, target, FRACTION, RIGHT, formula=True)
        self.put_results(row)

    def put_amount(self, at: str, amount: Decimal, parts: list[int]) -> None:
        """Money: typed for a leaf, a sum of the parts above it."""
        letter = at.rstrip("0123456789")
        members = [f"{letter}{part}" for part in parts]
        self.page.put(at, fig(amount, ANGKA, f"={'+'.join(members)}" if members and self.formulas else ""), RIGHT)
        if members:
            self.page.sums(at, members)

    def put_results(self, row: int) -> None:
        """Columns 12, 13 and 14 by their declarations."""
        for kind in PAIR:
            cell = {str(number): f"{self.at[f'{number}/{kind}']}{row}" for number in (5, 6, *range(8, 15))}
            quarters = [cell[number] for number in ("8", "9", "10", "11")]
            self.page.put(cell["12"], self.result(sum_of(self.page, quarters), ANGKA, "+".join(quarters)), RIGHT)
            self.page.sums(cell["12"], quarters)
            both = [cell["6"], cell["12"]]
            self.page.put(cell["13"], self.result(sum_of(self.page, both), ANGKA, "+".join(both)), RIGHT)
            self.page.sums(cell["13"], both)
            self.page.share(cell["14"], cell["13"], cell["5"], self.ratio, RIGHT, formula=self.ratio.scale == 100)

    def result(self, value: Decimal, gaya: Gaya, formula: str) -> Fig:
        """A computed figure, with its formula where the office calculated."""
        return fig(value, gaya, f"={formula}" if self.formulas else "")


def column_names(at: dict[str, str]) -> dict[str, str]:
    """The columns of an E.81 table by their declared names."""
    names = {"5": "renstra", "6": "lalu", "7": "target", "12": "renja", "13": "sd", "14": "capaian"}
    found = {
        "no": at["No"], "sasaran": at["Sasaran"], "uraian": at["Program/Kegiatan"],
        "indikator": at["Indikator Kinerja Program (Outcome)/ Kegiatan (Output)"], "satuan": at["Satuan"],
    }  # fmt: skip
    for number, name in names.items():
        found |= {f"{name}_{kind.lower()}": at[f"{number}/{kind}"] for kind in PAIR}
    for kind, name in (("K", "tw_k"), ("%", "tw_persen"), ("Rp", "tw_rp")):
        if f"8/{kind}" in at:
            found[name] = ",".join(at[f"{number}/{kind}"] for number in range(8, 12))
    return found


def e81(name: str, first: str, top: int, form: tuple[tuple[str, ...], Gaya, bool]) -> tuple[Page, Form, dict[str, int]]:
    """A page with the form, its body and its footer; gives the rows of all works by name."""
    quarter, ratio, formulas = form
    page = Page(name, widths={letters(index): 13 for index in range(30)} | {"A": 4, "B": 24, "C": 44, "D": 34})
    page.merge(f"{first}1:P1", "EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH LINGKUP KABUPATEN", TITLE)
    page.merge(f"{first}2:P2", "RENJA DINAS PERIKANAN KABUPATEN TELUK CONTOH TAHUN 2023", TITLE)
    at = put_groups(page, e81_groups(quarter), first, top)
    writer = Form(page, at, ratio, formulas=formulas)
    rows = {work.name: top + 4 + index for index, (work, _) in enumerate(walk(WORKS))}
    for work, depth in reversed(list(walk(WORKS))):
        writer.put_work(rows[work.name], work, depth, [rows[part.name] for part in work.parts])
    for number, work in enumerate(WORKS, start=1):
        page.put(f"{at['No']}{rows[work.name]}", number, GRID)
        page.put(f"{at['Sasaran']}{rows[work.name]}", f"Meningkatnya produksi perikanan ({number})", GRID)
    return page, writer, rows


BELOW = (
    "Faktor pendorong keberhasilan kinerja:",
    "Faktor penghambat pencapaian kinerja:",
    "Tindak lanjut yang diperlukan dalam triwulan berikutnya:",
)


def put_footer(page: Page, at: dict[str, str], row: int, rows: list[int]) -> None:
    """The average over the programs, the predikat and the lines to be filled in by hand."""
    left, right = at["No"], letters(ord(at["14/K"]) - 66)
    page.merge(f"{left}{row}:{right}{row}", "Rata-rata capaian kinerja (%)", HEAD)
    page.merge(f"{left}{row + 1}:{right}{row + 1}", "Predikat kinerja", HEAD)
    for kind in PAIR:
        letter = at[f"14/{kind}"]
        members = [f"{letter}{program}" for program in rows]
        page.put(f"{letter}{row}", fig(sum_of(page, members) / len(members), RASIO), RIGHT)
        page.claim(f"{letter}{row}", members, lambda values: sum(values, Decimal(0)) / len(values), "rata-rata")
        page.put(f"{letter}{row + 1}", "Tinggi", HEAD)
    for offset, text in enumerate(BELOW, start=2):
        page.merge(f"{left}{row + offset}:{at['Unit Penanggung Jawab']}{row + offset}", text, GRID)
    page.put(f"{at['14/K']}{row + 6}", "Teluk Contoh, 12 Januari 2024", {"font_name": "Arial Narrow"})
    page.put(f"{at['14/K']}{row + 7}", "KEPALA DINAS PERIKANAN,", {"font_name": "Arial Narrow"})


def sound_e81() -> Case:
    """Form E.81 with K | Rp, ratios as percent."""
    page, writer, rows = e81("E.81", "A", 5, (PAIR, RASIO, False))
    last = max(rows.values())
    put_footer(page, writer.at, last + 1, [rows[work.name] for work in WORKS])
    says = (
        "Persamaan kolom 12, 13, 14 dari baris nomor berlaku untuk K dan Rp; jenjang hanya dari kata Program, Kegiatan, "
        "Sub Kegiatan; rata-rata di bawah tabel dihitung dari program"
    )
    area = f"A5:{writer.at['Unit Penanggung Jawab']}{last}"
    page.table("evaluasi-renja", area, column_names(writer.at), says=says)
    return Case(
        "evaluasi-e81", "Formulir E.81 dengan pasangan K dan Rp, baris nomor di antara baris kepala: tidak ada yang salah",
        (Book("Evaluasi Renja TW IV 2023.xlsx", (page,)),),
    )  # fmt: skip


def double_count() -> Case:
    """Form E.81 with K | % | Rp; a program's formula counts a sub kegiatan twice."""
    page, writer, rows = e81("Form E81 Diskan", "A", 6, (("K", "%", "Rp"), PECAHAN, True))
    last = max(rows.values())
    program, twice = rows[WORKS[0].name], rows[WORKS[0].parts[0].parts[1].name]
    activity = [rows[part.name] for part in WORKS[0].parts]
    letter = writer.at["10/Rp"]
    extra = page.truth(f"{letter}{twice}")
    formula = f"={letter}{activity[0]}+{letter}{twice}+{letter}{activity[1]}"
    note = "Triwulan III program: sub kegiatan dihitung dua kali, sekali di dalam kegiatannya"
    page.plant(f"{letter}{program}", page.truth(f"{letter}{program}") + extra, formula=formula, note=note)
    for number in ("12", "13"):
        at = f"{writer.at[number + '/Rp']}{program}"
        page.plant(at, page.truth(at) + extra, note="dihitung dari triwulan III yang salah", symptom=True)
    at, whole = f"{writer.at['14/Rp']}{program}", page.truth(f"{writer.at['5/Rp']}{program}")
    share = (page.truth(f"{writer.at['13/Rp']}{program}") + extra) * 100 / whole
    page.plant(at, share, note="dihitung dari triwulan III yang salah", symptom=True)
    area = f"A6:{writer.at['Unit Penanggung Jawab']}{last}"
    says = "Persen triwulan dan tingkat capaian berupa pecahan (sebagian berformat 0%, sebagian tanpa format)"
    page.table("evaluasi-renja", area, column_names(writer.at), says=says)
    return Case(
        "evaluasi-e81-ganda",
        "Formulir E.81 dengan K, %, Rp setiap triwulan: rumus satu program menghitung satu sub kegiatan dua kali",
        (Book("E81_Diskan_2023 final.xlsx", (page,)),),
        unsure=("Tingkat capaian berupa pecahan tanpa format persen", "% triwulan dihitung terhadap target setahun"),
    )  # fmt: skip


# --- E.80 ------------------------------------------------------------------------------------------------------------

RENSTRA_YEARS = ("2016", "2017", "2018", "2019")
KOMA_K = Gaya(thousands=",", point=".")
RASIO_TEKS = Gaya(2, thousands=",", point=".")
HEALTH = (
    Work("Program Upaya Kesehatan Masyarakat", "Cakupan pelayanan kesehatan dasar", "Bulan", 12, parts=(
        Work("Pelayanan Kesehatan Penduduk Miskin di Puskesmas", "Jumlah bulan pelayanan", "Bulan", 12, 1_250_400_000),
        Work("Peningkatan Kesehatan Masyarakat", "Jumlah desa yang dibina", "Desa", 73, 318_750_000),
    )),
    Work("Program Perbaikan Gizi Masyarakat", "Jumlah balita yang dipantau", "Balita", 4_200, parts=(
        Work("Pemberian Tambahan Makanan dan Vitamin", "Jumlah paket makanan tambahan", "Paket", 1_150, 486_300_000),
        Work("Penanggulangan Kurang Energi Protein", "Jumlah kasus yang ditangani", "Kasus", 36, 97_500_000),
    )),
)  # fmt: skip


def e80_groups() -> tuple[Group, ...]:
    """The columns of form E.80, (1) to (18)."""
    named = (("Target Renstra pada Tahun Ke-", 7), ("Realisasi Capaian Tahun Ke-", 11), ("Rasio Capaian pada Tahun Ke-", 15))
    years = [Group(f"{index + 1}", PAIR, f"({start + index})", heading) for heading, start in named for index in range(4)]
    return (
        Group("No", (), "(1)"), Group("Sasaran", (), "(2)"), Group("Program/Kegiatan", (), "(3)"),
        Group("Indikator Kinerja", (), "(4)"),
        Group("Data Capaian pada Awal Tahun Perencanaan", (), "(5)"),
        Group("Target Capaian pada Akhir Tahun Perencanaan", PAIR, "(6)"), *years,
    )  # fmt: skip


def put_e80_row(page: Page, at: dict[str, str], row: int, work: Work, parts: list[int]) -> None:
    """K with its unit inside the cell, Rp with commas, ratios with a point."""
    unit = "BLn" if work.unit == "Bulan" and work.parts else work.unit
    quantity = Gaya(thousands=",", point=".", after=f" {unit}")
    page.row(row, "C", (work.name, work.indicator, f"{work.target} {unit}"), STRONG if work.parts else GRID)
    for index in range(4):
        target, result, ratio = str(7 + index), str(11 + index), str(15 + index)
        reached = work.target - (index * work.target // 40 if work.target > 30 else 0)
        page.put(f"{at[target + '/K']}{row}", fig(work.target, quantity), RIGHT)
        page.put(f"{at[result + '/K']}{row}", fig(reached, quantity), RIGHT)
        put_e80_money(page, f"{at[target + '/Rp']}{row}", leaf_money(work, index, False), parts)
        put_e80_money(page, f"{at[result + '/Rp']}{row}", leaf_money(work, index, True), parts)
        for kind in PAIR:
            share, part, whole = (f"{at[f'{number}/{kind}']}{row}" for number in (ratio, result, target))
            page.share(share, part, whole, RASIO_TEKS, RIGHT)
    for kind, style in (("K", quantity), ("Rp", KOMA_K)):
        years = [f"{at[f'{number}/{kind}']}{row}" for number in range(7, 11)]
        page.put(f"{at['6/' + kind]}{row}", fig(sum_of(page, years), style), RIGHT)
        page.sums(f"{at['6/' + kind]}{row}", years)


def leaf_money(work: Work, year: int, spent: bool) -> Decimal:
    """The money of a year; the plan grows, what is spent stays a little below."""
    if work.parts:
        return sum((leaf_money(part, year, spent) for part in work.parts), Decimal(0))
    plan = work.money * (100 + 6 * year) // 100_000 * 1000
    return Decimal(plan * (89 + 2 * year) // 100 if spent else plan)


def put_e80_money(page: Page, at: str, amount: Decimal, parts: list[int]) -> None:
    """Money, the sum of the parts above a leaf."""
    page.put(at, fig(amount, KOMA_K), RIGHT)
    if parts:
        letter = at.rstrip("0123456789")
        page.sums(at, [f"{letter}{part}" for part in parts])


def sound_e80() -> Case:
    """Form E.80 of a renstra of four years."""
    page = Page("E.80", widths={letters(index): 13 for index in range(31)} | {"A": 5, "B": 30, "C": 40, "D": 32})
    page.merge("A1:P1", "EVALUASI TERHADAP HASIL RENSTRA PERANGKAT DAERAH LINGKUP KABUPATEN", TITLE)
    page.merge("A2:P2", "DINAS KESEHATAN KABUPATEN TANJUNG CONTOH TAHUN 2016-2019", TITLE)
    at = put_groups(page, e80_groups(), "A", 4)
    rows = {work.name: 8 + index for index, (work, _) in enumerate(walk(HEALTH))}
    for work, _ in walk(HEALTH):
        put_e80_row(page, at, rows[work.name], work, [rows[part.name] for part in work.parts])
    for number, work in enumerate(HEALTH, start=1):
        page.put(f"A{rows[work.name]}", number, GRID)
        page.put(f"B{rows[work.name]}", "Meningkatnya derajat kesehatan masyarakat", GRID)
    columns = {"no": "A", "sasaran": "B", "uraian": "C", "indikator": "D", "awal": "E", "renstra_k": "F", "renstra_rp": "G"}
    for name, start in (("target_tahun", 7), ("realisasi_tahun", 11), ("rasio_tahun", 15)):
        for kind in PAIR:
            columns[f"{name}_{kind.lower()}"] = ",".join(at[f"{start + index}/{kind}"] for index in range(4))
    last = max(rows.values())
    says = "Jumlah target 4 tahun = target akhir; rasio = realisasi / target"
    page.table("evaluasi-renja", f"A4:{at['18/Rp']}{last}", columns, says=says)
    return Case(
        "evaluasi-e80",
        'Formulir E.80 Renstra 2016-2019, satuan di dalam sel ("12 Bulan", "12 BLn"), ribuan dengan koma: '
        "tidak ada yang salah",
        (Book("Form E.80 Dinkes.xlsx", (page,)),), unsure=('"12 BLn" dan "12 Bulan" satuan yang sama',),
    )  # fmt: skip


CASES = (sound_e81(), double_count(), sound_e80())
