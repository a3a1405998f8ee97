"""Efisiensi Berdampingan: three ways to measure efficiency, side by side and each called by its name."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from lakip_xl.model.figures import half_up
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.tables import Efisiensi
from lakip_xl.write.derived import HUNDRED, PLACES, POINTS, Page, lacking, reasons, share
from lakip_xl.write.draft import Draft
from lakip_xl.write.figure_map import FigureMap

NAME = "Efisiensi Berdampingan"
COLUMNS = (
    ("No", 8.0), ("Indikator / Program", 46.0), ("Anggaran (Rp)", 18.0), ("Target kinerja", 11.0), ("Realisasi kinerja", 11.0),
    ("Realisasi anggaran (Rp)", 18.0), ("E/I menurut laporan (Rp)", 18.0), ("Rasio PMK 214/2017 (%)", 14.0),
    ("Capaian kinerja (%)", 12.0), ("Serapan anggaran (%)", 12.0), ("Capaian - serapan (poin)", 13.0), ("Keterangan", 34.0),
)  # fmt: skip
MONEY = '#,##0_);-#,##0_);"-"_)'
LEGEND = (
    "E/I menurut laporan = ((anggaran / target kinerja) x realisasi kinerja) - realisasi anggaran; lebih dari 0 berarti efisien.",
    "Rasio PMK 214/2017 = ((anggaran x capaian) - realisasi anggaran) / (anggaran x capaian) x 100; capaian = hasil / target.",
    "Capaian - serapan = capaian kinerja (%) dikurangi serapan anggaran (%), dalam poin persen.",
    "Serapan anggaran bukan ukuran efisiensi: serapan tinggi dengan capaian rendah justru tidak efisien.",
)


@dataclass
class _Sums:
    """What PMK 214/2017 adds up over the rows: anggaran x capaian, and realisasi; and the rows that take part."""

    earned: Decimal = Decimal(0)
    spent: Decimal = Decimal(0)
    rows: list[int] = field(default_factory=list)


def draft_efficiency(laporan: Laporan, figures: FigureMap) -> Draft:
    year = f" TAHUN {laporan.year}" if laporan.year else ""
    page = Page.begin(NAME, [f"EFISIENSI PENGGUNAAN SUMBER DAYA{year}", *filter(None, [laporan.office])], COLUMNS, figures)
    rows = [(table, row) for table, row in laporan.rows(Efisiensi) if is_section(table, row)]
    if not rows:
        page.note(
            "Belum dapat disusun: tabel Efisiensi (anggaran, target kinerja, realisasi kinerja, dan realisasi anggaran setiap"
            " indikator) tidak ada pada berkas yang dibaca."
        )
        return page.draft
    page.heading([title for title, _ in COLUMNS])
    page.draft.freeze = (page.draft.row, 3)
    sums = _Sums()
    for _, row in rows:
        _put_row(page, row, sums)
    _put_total(page, sums)
    page.next()
    for text in LEGEND:
        page.note(text, "source")
    return page.draft


def is_section(table: Table, row: Efisiensi) -> bool:
    """A row for which efficiency is reckoned: one with targets, or where no row has any, one at the top."""
    if row.total:
        return False
    targets = any(_has_target(other) for other in table.rows)
    return _has_target(row) if targets else row.depth == 0


def _has_target(row: Row) -> bool:
    target = row.figure("target")
    return target is not None and bool(target.written.strip())


def _put_row(page: Page, row: Efisiensi, sums: _Sums) -> None:
    page.text(1, row.number, "center")
    page.text(2, row.name)
    pagu, target = page.figure(3, row.pagu), page.figure(4, row.target)
    reached, spent = page.figure(5, row.hasil), page.figure(6, row.realisasi)
    c, d, e, f = (page.cell(column) for column in (3, 4, 5, 6))
    earned = pagu * reached / target if pagu is not None and target and reached is not None else None
    if earned is not None and spent is not None:
        sums.earned, sums.spent = sums.earned + earned, sums.spent + spent
        sums.rows.append(page.draft.row)
    gain = _gain(pagu, earned, spent, targets=row.target is not None)
    plain_gain = f"={c}-{f}"
    page.computed(7, f"=ROUND({c}/{d}*{e}-{f},{PLACES})" if earned is not None else plain_gain, gain, MONEY)
    ratio = share(earned - spent, earned) if earned and spent is not None else None
    page.computed(8, f"=ROUND(({c}*{e}/{d}-{f})/({c}*{e}/{d})*100,{PLACES})", ratio, POINTS)
    capaian = page.percent(9, 5, 4, (reached, target))
    serapan = page.percent(10, 6, 3, (spent, pagu))
    points = capaian - serapan if capaian is not None and serapan is not None else None
    page.computed(11, f"=ROUND({page.cell(9)}-{page.cell(10)},{PLACES})", points, POINTS)
    page.text(12, _remark(row, target, pagu))
    page.next()


def _gain(pagu: Decimal | None, earned: Decimal | None, spent: Decimal | None, *, targets: bool) -> Decimal | None:
    if spent is None:
        return None
    if earned is not None:
        return half_up(earned - spent, PLACES)
    return pagu - spent if pagu is not None and not targets else None


def _remark(row: Efisiensi, target: Decimal | None, pagu: Decimal | None) -> str:
    return reasons(
        lacking(row.pagu, "anggaran"), lacking(row.target, "target kinerja"), lacking(row.hasil, "realisasi kinerja"),
        lacking(row.realisasi, "realisasi anggaran"), "target 0: tidak dapat dihitung" if target == 0 else "",
        "anggaran 0: tidak dapat dihitung" if pagu == 0 else "",
    )  # fmt: skip


def _put_total(page: Page, sums: _Sums) -> None:
    """The ratio of PMK 214/2017 over all rows: sums of anggaran x capaian against the sum of realisasi."""
    for column in range(1, len(COLUMNS) + 1):
        page.text(column, "Jumlah baris yang dapat dihitung" if column == 1 else None, "text_total")
    page.draft.merge(1, 2)
    if sums.rows and sums.earned:
        earned = "+".join(f"C{row}*E{row}/D{row}" for row in sums.rows)
        spent = "+".join(f"F{row}" for row in sums.rows)
        gain = half_up(sums.earned - sums.spent, PLACES)
        page.computed(7, f"=ROUND({earned}-({spent}),{PLACES})", gain, MONEY, "figure_total")
        ratio = half_up((sums.earned - sums.spent) * HUNDRED / sums.earned, PLACES)
        page.computed(8, f"=ROUND(({earned}-({spent}))/({earned})*100,{PLACES})", ratio, POINTS, "figure_total")
    page.next()
