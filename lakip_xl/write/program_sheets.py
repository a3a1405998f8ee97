"""Serapan Program, the money of each program, and Kegiatan dan Keluaran, each kegiatan with its output."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lakip_xl.model.cells import Span
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.sheets import Area
from lakip_xl.model.tables import Row
from lakip_xl.rules.pairing import pair_rows
from lakip_xl.tables import KeluaranKegiatan
from lakip_xl.write.budget_rows import Budget
from lakip_xl.write.derived import Page, reasons
from lakip_xl.write.draft import Draft
from lakip_xl.write.figure_map import FigureMap

PROGRAMS, OUTPUTS = "Serapan Program", "Kegiatan dan Keluaran"
PROGRAM_COLUMNS = (
    ("No", 6.0), ("Program", 62.0), ("Anggaran (Rp)", 20.0), ("Realisasi (Rp)", 20.0), ("Serapan (%)", 13.0), ("Sisa (Rp)", 20.0),
    ("Sisa (%)", 12.0), ("Keterangan", 34.0),
)  # fmt: skip
OUTPUT_COLUMNS = (
    ("No", 6.0), ("Program dan Kegiatan", 52.0), ("Keluaran", 60.0), ("Anggaran (Rp)", 18.0), ("Realisasi (Rp)", 18.0),
    ("Serapan (%)", 12.0), ("Fisik (%)", 11.0), ("Keterangan", 32.0),
)  # fmt: skip
MOST_ROWS = 1_500


@dataclass(frozen=True)
class Programs:
    """The sheet, and the cells that a chart of it needs."""

    draft: Draft
    names: Area | None = None
    budget: Area | None = None
    spent: Area | None = None
    count: int = 0
    largest: Decimal = Decimal(0)


def draft_programs(laporan: Laporan, budget: Budget, figures: FigureMap) -> Programs:
    page = Page.begin(PROGRAMS, _titles("SERAPAN ANGGARAN MENURUT PROGRAM", laporan), PROGRAM_COLUMNS, figures)
    if not budget.programs:
        page.note("Belum dapat disusun: baris program tidak dikenali pada tabel realisasi belanja.")
        return Programs(page.draft)
    page.heading([title for title, _ in PROGRAM_COLUMNS])
    first = page.draft.row
    totals = [_put_program(page, index, row, budget) for index, row in enumerate(budget.programs, start=1)]
    last = page.draft.row - 1
    _put_total(page, first, last, totals)
    where = f"lembar {budget.table.sheet} ({budget.table.file})"
    page.note(f"Sumber: {where}. Serapan = realisasi / {_base_words(budget)} x 100.", "source")
    names, money, spent = (Area(PROGRAMS, Span(first, column, last, column)) for column in (2, 3, 4))
    largest = max((value for pair in totals for value in pair if value is not None), default=Decimal(0))
    return Programs(page.draft, names, money, spent, len(budget.programs), largest)


def _base_words(budget: Budget) -> str:
    return "anggaran induk" if budget.base == "induk" else "anggaran"


def _titles(title: str, laporan: Laporan) -> list[str]:
    year = f" TAHUN {laporan.year}" if laporan.year else ""
    return [f"{title}{year}", *filter(None, [laporan.office])]


def _put_program(page: Page, number: int, row: Row, budget: Budget) -> tuple[Decimal | None, Decimal | None]:
    page.text(1, number, "center")
    page.text(2, row.name)
    pagu = page.money(3, budget.money(row, budget.base))
    spent = page.money(4, budget.money(row, "realisasi"))
    _put_rest(page, pagu, spent, "figure")
    missing = [f"{what} kosong atau tidak terbaca" for what, value in (("anggaran", pagu), ("realisasi", spent)) if value is None]
    page.text(8, reasons(*missing, "anggaran 0: persentase tidak dihitung" if pagu == 0 else ""))
    page.next()
    return pagu, spent


def _put_rest(page: Page, pagu: Decimal | None, spent: Decimal | None, style: str) -> None:
    rest = None if pagu is None or spent is None else pagu - spent
    page.percent(5, 4, 3, (spent, pagu), style)
    page.computed(6, f"={page.cell(3)}-{page.cell(4)}", rest, '#,##0_);-#,##0_);"-"_)', style)
    page.percent(7, 6, 3, (rest, pagu), style)


def _put_total(page: Page, first: int, last: int, totals: list[tuple[Decimal | None, Decimal | None]]) -> None:
    for column in range(1, len(PROGRAM_COLUMNS) + 1):
        page.text(column, "Jumlah program" if column == 1 else None, "text_total")
    page.draft.merge(1, 2)
    sums = [sum((pair[side] or Decimal(0) for pair in totals), Decimal(0)) for side in (0, 1)]
    for column, letter, total in ((3, "C", sums[0]), (4, "D", sums[1])):
        page.computed(column, f"=SUM({letter}{first}:{letter}{last})", total, "#,##0_)", "figure_total")
    _put_rest(page, sums[0], sums[1], "figure_total")
    page.next()


def draft_outputs(laporan: Laporan, budget: Budget, figures: FigureMap) -> Draft:
    """Each program and kegiatan of the budget with the output that the report names."""
    page = Page.begin(OUTPUTS, _titles("PROGRAM, KEGIATAN, DAN KELUARAN", laporan), OUTPUT_COLUMNS, figures)
    if not budget.programs:
        page.note("Belum dapat disusun: baris program tidak dikenali pada tabel realisasi belanja.")
        return page.draft
    outputs = outputs_of(laporan, budget)
    if not laporan.of(KeluaranKegiatan):
        page.note("Kolom keluaran kosong: tabel Keluaran Kegiatan tidak ada pada berkas yang dibaca.", "subtitle")
        page.next()
    page.heading([title for title, _ in OUTPUT_COLUMNS])
    page.draft.freeze = (page.draft.row, 3)
    known = bool(laporan.of(KeluaranKegiatan))
    rows = [(program, own) for program in budget.programs for own in (program, *budget.kegiatan(program))]
    for program, row in rows[:MOST_ROWS]:
        _put_output(page, row, outputs.get(row.index, ""), budget, is_program=row is program, known=known)
    if len(rows) > MOST_ROWS:
        page.note(f"Dan {len(rows) - MOST_ROWS} baris lain pada lembar {budget.table.sheet}.")
    page.note(f"Sumber: lembar {budget.table.sheet} ({budget.table.file}).", "source")
    return page.draft


def outputs_of(laporan: Laporan, budget: Budget) -> dict[int, str]:
    """The output of each row of the budget that the table of outputs names as well."""
    found: dict[int, str] = {}
    for table in laporan.of(KeluaranKegiatan):
        for pair in pair_rows(table, budget.table, laporan.settings.same_names).all:
            if isinstance(pair.left, KeluaranKegiatan) and pair.left.keluaran.text:
                found.setdefault(pair.right.index, pair.left.keluaran.text)
    return found


def _put_output(page: Page, row: Row, output: str, budget: Budget, *, is_program: bool, known: bool) -> None:
    weight = "_strong" if is_program else ""
    page.text(1, row.number, f"center{weight}")
    page.draft.put(2, row.name, f"text{weight}", indent=0 if is_program else 1)
    page.text(3, output)
    pagu = page.money(4, budget.money(row, budget.base), f"figure{weight}")
    spent = page.money(5, budget.money(row, "realisasi"), f"figure{weight}")
    page.percent(6, 5, 4, (spent, pagu), f"figure{weight}")
    page.figure(7, row.figure("fisik"))
    missing = "keluaran tidak tertulis" if known and not output and not row.parts else ""
    page.text(8, reasons(missing, "" if pagu is not None else "anggaran kosong", "" if spent is not None else "realisasi kosong"))
    page.next()
