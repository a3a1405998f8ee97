"""An invented, sound office in another layout: leaf figures by hand, everything derived is computed here."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate, groupby

from layout import Book, Cell, Column, Formula, Number, Row, Sheet, Signature, Span, Table, Unit, heading_depth

OFFICE = "DINAS PERPUSTAKAAN DAN KEARSIPAN KABUPATEN TANJUNG CONTOH"
YEAR = "TAHUN 2023"
SIGNING_OFFICE = ("KEPALA DINAS PERPUSTAKAAN DAN KEARSIPAN", "KABUPATEN TANJUNG CONTOH,")
START_OF_YEAR = Signature("Tanjung Contoh, Januari 2023", SIGNING_OFFICE)
AFTER_THE_YEAR = Signature("Tanjung Contoh, Januari 2024", SIGNING_OFFICE)
RUPIAH_FORMAT = "#,##0"
PERCENT_FORMAT = "0.00"


@dataclass(frozen=True)
class Indicator:
    """An indicator of a sasaran, its unit, and its leaf figures."""

    objective: str
    name: str
    unit: str
    target: Decimal
    actual: Decimal


@dataclass(frozen=True)
class Item:
    """A program, kegiatan or sub kegiatan; only a sub kegiatan has money (initial, revised, spent) of its own."""

    code: str
    name: str
    children: tuple["Item", ...] = ()
    money: tuple[int, int, int] = (0, 0, 0)


LITERACY = "Meningkatnya budaya literasi masyarakat"
SERVICE = "Meningkatnya kualitas layanan perpustakaan"
ACCOUNTABILITY = "Meningkatnya akuntabilitas kinerja dinas"
INDICATORS = (
    Indicator(LITERACY, "Indeks Pembangunan Literasi Masyarakat", "Poin", Decimal("62.50"), Decimal("64.10")),
    Indicator(LITERACY, "Jumlah kunjungan ke perpustakaan", "Orang", Decimal(12500), Decimal(13240)),
    Indicator(LITERACY, "Persentase sekolah yang memiliki pojok baca", "%", Decimal(85), Decimal(81)),
    Indicator(SERVICE, "Persentase perpustakaan yang dibina", "%", Decimal(45), Decimal(47)),
    Indicator(SERVICE, "Jumlah judul buku yang ditambahkan", "Judul", Decimal(1600), Decimal(1520)),
    Indicator(ACCOUNTABILITY, "Nilai evaluasi akuntabilitas kinerja dinas", "Poin", Decimal("72.00"), Decimal("72.85")),
)
PROGRAMS = (
    Item(
        "2.23.01",
        "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA",
        (
            Item(
                "2.23.01.2.01",
                "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah",
                (
                    Item(
                        "2.23.01.2.01.0001",
                        "Penyusunan Dokumen Perencanaan Perangkat Daerah",
                        money=(24_850_000, 22_350_000, 21_975_000),
                    ),
                    Item(
                        "2.23.01.2.01.0002",
                        "Koordinasi dan Penyusunan Dokumen RKA-SKPD",
                        money=(12_400_000, 12_400_000, 12_150_500),
                    ),
                ),
            ),
            Item(
                "2.23.01.2.02",
                "Administrasi Keuangan Perangkat Daerah",
                (
                    Item(
                        "2.23.01.2.02.0001",
                        "Penyediaan Gaji dan Tunjangan ASN",
                        money=(1_985_600_000, 1_988_100_000, 1_946_872_314),
                    ),
                    Item(
                        "2.23.01.2.02.0002",
                        "Penyediaan Administrasi Pelaksanaan Tugas ASN",
                        money=(84_000_000, 84_000_000, 82_800_000),
                    ),
                ),
            ),
        ),
    ),
    Item(
        "2.23.02",
        "PROGRAM PEMBINAAN PERPUSTAKAAN",
        (
            Item(
                "2.23.02.2.01",
                "Pengelolaan Perpustakaan Tingkat Daerah Kabupaten/Kota",
                (
                    Item(
                        "2.23.02.2.01.0001",
                        "Pengembangan dan Pemeliharaan Layanan Perpustakaan Elektronik",
                        money=(145_000_000, 152_500_000, 149_318_750),
                    ),
                    Item(
                        "2.23.02.2.01.0002",
                        "Pengembangan Bahan Pustaka",
                        money=(210_000_000, 210_000_000, 207_640_000),
                    ),
                ),
            ),
            Item(
                "2.23.02.2.02",
                "Pembudayaan Gemar Membaca Tingkat Daerah Kabupaten/Kota",
                (
                    Item(
                        "2.23.02.2.02.0001",
                        "Sosialisasi Budaya Baca dan Literasi kepada Masyarakat",
                        money=(96_750_000, 89_250_000, 87_912_400),
                    ),
                    Item(
                        "2.23.02.2.02.0002",
                        "Pemilihan Duta Baca Tingkat Daerah Kabupaten/Kota",
                        money=(48_200_000, 48_200_000, 46_935_000),
                    ),
                ),
            ),
        ),
    ),
)


def percent(part: Decimal, whole: Decimal) -> Decimal:
    """Part of a whole in percent, rounded half up to two decimals."""
    return (part / whole * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def shown(value: Decimal) -> Number:
    """A figure of an indicator with as many decimals as it was given."""
    return Number(value, "0.00" if value.as_tuple().exponent else RUPIAH_FORMAT)


def typed_target(indicator: Indicator) -> str:
    """The target as an agreement states it, with its unit: "85%", "12.500 Orang", "62,50 Poin"."""
    text = f"{indicator.target:,}".translate(str.maketrans(",.", ".,"))
    return f"{text}%" if indicator.unit == "%" else f"{text} {indicator.unit}"


# --- Indicators ------------------------------------------------------------------------------------------------------


def objective_cells() -> Iterator[tuple[Indicator, tuple[Cell, Cell]]]:
    """Each indicator with its number and sasaran cells, which are merged over the sasaran's indicators."""
    for number, (objective, group) in enumerate(groupby(INDICATORS, lambda indicator: indicator.objective), start=1):
        head: tuple[Cell, Cell] = (Number(Decimal(number), "0"), objective)
        for indicator in group:
            yield indicator, head
            head = (Span.ABOVE, Span.ABOVE)


def plan() -> Table:
    """RKT: targets of the year with their units."""
    columns = (
        Column(("No",), Unit.ORDINAL, 6),
        Column(("Sasaran Strategis",), Unit.TEXT, 40),
        Column(("Indikator Kinerja",), Unit.TEXT, 48),
        Column(("Satuan",), Unit.ORDINAL, 12),
        Column(("Target",), Unit.PLAIN, 14),
    )
    rows = tuple(Row((*head, item.name, item.unit, shown(item.target))) for item, head in objective_cells())
    return Table(("RENCANA KINERJA TAHUNAN", OFFICE, YEAR), columns, rows)


def agreement() -> Table:
    """Perjanjian Kinerja: the same targets, the unit written in the value."""
    columns = (
        Column(("No",), Unit.ORDINAL, 6),
        Column(("Sasaran Strategis",), Unit.TEXT, 46),
        Column(("Indikator Kinerja",), Unit.TEXT, 48),
        Column(("Target",), Unit.PLAIN, 16),
    )
    rows = tuple(Row((*head, item.name, typed_target(item))) for item, head in objective_cells())
    return Table(("PERJANJIAN KINERJA", OFFICE, YEAR), columns, rows)


def agreed_budget() -> Table:
    """The money of the agreement, one row a program; it stands below the agreement and shares its columns."""
    columns = (
        Column(("Program",), Unit.TEXT, 6),
        Column(("Program",), Unit.TEXT, 46),
        Column(("Anggaran",), Unit.RUPIAH, 48),
        Column(("Keterangan",), Unit.ORDINAL, 16),
    )
    budgets = [(program.name, total_money(program)[1]) for program in PROGRAMS]
    rows = tuple(Row((name, Span.LEFT, Number(budget, RUPIAH_FORMAT), "APBD")) for name, budget in budgets)
    whole = Number(sum((budget for _, budget in budgets), Decimal(0)), RUPIAH_FORMAT)
    return Table((), columns, (*rows, Row(("Jumlah", Span.LEFT, whole, ""), bold=True)))


def achievement() -> Table:
    """Capaian: target, realisasi and the achievement in percent."""
    columns = (
        Column(("NO",), Unit.ORDINAL, 6),
        Column(("SASARAN",), Unit.TEXT, 40),
        Column(("INDIKATOR KINERJA",), Unit.TEXT, 48),
        Column(("SATUAN",), Unit.ORDINAL, 12),
        Column(("TARGET",), Unit.PLAIN, 14),
        Column(("REALISASI",), Unit.PLAIN, 14),
        Column(("CAPAIAN (%)",), Unit.PLAIN, 14),
    )
    rows = tuple(
        Row((*head, item.name, item.unit, shown(item.target), shown(item.actual), achieved(item)))
        for item, head in objective_cells()
    )
    return Table(("PENGUKURAN CAPAIAN KINERJA", OFFICE, YEAR), columns, rows)


def achieved(indicator: Indicator) -> Number:
    """Realisasi against target in percent."""
    return Number(percent(indicator.actual, indicator.target), PERCENT_FORMAT)


# --- Budget ----------------------------------------------------------------------------------------------------------

BUDGET_TITLES = ("LAPORAN REALISASI BELANJA", OFFICE, "TAHUN ANGGARAN 2023")
BUDGET_COLUMNS = (
    Column(("KODE",), Unit.TEXT, 20),
    Column(("URAIAN",), Unit.TEXT, 60),
    Column(("PAGU AWAL",), Unit.RUPIAH, 18),
    Column(("PAGU PERUBAHAN",), Unit.RUPIAH, 18),
    Column(("REALISASI",), Unit.RUPIAH, 18),
    Column(("%",), Unit.PLAIN, 10),
    Column(("SISA",), Unit.RUPIAH, 18),
    Column(("% SISA",), Unit.PLAIN, 10),
)
# Excel row of the first program: below the titles, a blank row and the headings.
FIRST_BUDGET_ROW = len(BUDGET_TITLES) + 1 + heading_depth(BUDGET_COLUMNS) + 1


def total_money(item: Item) -> tuple[Decimal, Decimal, Decimal]:
    """Initial budget, revised budget and spending of an item with everything below it."""
    parts = [tuple(map(Decimal, item.money)), *map(total_money, item.children)]
    initial, revised, spent = (sum(column, Decimal(0)) for column in zip(*parts, strict=True))
    return initial, revised, spent


def size(item: Item) -> int:
    """Number of rows an item takes with everything below it."""
    return 1 + sum(map(size, item.children))


def row_numbers(items: tuple[Item, ...], first: int) -> tuple[int, ...]:
    """Excel rows of items that stand below each other with everything below them."""
    return tuple(accumulate(map(size, items), initial=first))[: len(items)]


def amount_cells(item: Item, child_rows: tuple[int, ...]) -> tuple[Cell, ...]:
    """Initial, revised and spent: numbers of a sub kegiatan, sums of everything above it."""
    amounts = zip("CDE", total_money(item), strict=True)
    if not child_rows:
        return tuple(Number(amount, RUPIAH_FORMAT) for _, amount in amounts)
    return tuple(
        Formula(f"=SUM({','.join(f'{letter}{row}' for row in child_rows)})", amount, RUPIAH_FORMAT) for letter, amount in amounts
    )


def money_cells(item: Item, row: int, child_rows: tuple[int, ...]) -> tuple[Cell, ...]:
    """The six money cells of a row."""
    _, revised, spent = total_money(item)
    rest = revised - spent
    return (
        *amount_cells(item, child_rows),
        Formula(f"=ROUND(E{row}/D{row}*100,2)", percent(spent, revised), PERCENT_FORMAT),
        Formula(f"=D{row}-E{row}", rest, RUPIAH_FORMAT),
        Formula(f"=ROUND(G{row}/D{row}*100,2)", percent(rest, revised), PERCENT_FORMAT),
    )


def item_rows(item: Item, row: int) -> Iterator[Row]:
    """The row of an item and the rows of everything below it."""
    child_rows = row_numbers(item.children, row + 1)
    yield Row((item.code, item.name, *money_cells(item, row, child_rows)), bold=bool(item.children))
    for child, child_row in zip(item.children, child_rows, strict=True):
        yield from item_rows(child, child_row)


def budget() -> Table:
    """Realisasi Belanja: the tree of programs and the total at the bottom."""
    program_rows = row_numbers(PROGRAMS, FIRST_BUDGET_ROW)
    rows = [row for program, number in zip(PROGRAMS, program_rows, strict=True) for row in item_rows(program, number)]
    whole = money_cells(Item("", "JUMLAH", PROGRAMS), FIRST_BUDGET_ROW + len(rows), program_rows)
    return Table(BUDGET_TITLES, BUDGET_COLUMNS, (*rows, Row(("JUMLAH", Span.LEFT, *whole), bold=True)))


BOOKS = (
    Book("RKT 2023.xlsx", (Sheet("RKT", (plan(),), START_OF_YEAR),)),
    Book("Perjanjian Kinerja 2023.xlsx", (Sheet("PK", (agreement(), agreed_budget()), START_OF_YEAR),)),
    Book("Capaian 2023.xlsx", (Sheet("Capaian", (achievement(),), AFTER_THE_YEAR),)),
    Book("Realisasi Belanja 2023.xlsx", (Sheet("Realisasi", (budget(),), AFTER_THE_YEAR),)),
)
