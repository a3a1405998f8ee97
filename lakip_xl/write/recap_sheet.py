"""Rekap Kategori: how many indicators reached which category, by the office's scale or, said so, by the regulation's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from lakip_xl.model.cells import Span
from lakip_xl.model.figures import half_up, indonesian, plain
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.settings import Pengaturan, TargetNol
from lakip_xl.model.sheets import Area
from lakip_xl.model.tables import Table
from lakip_xl.rules.proof import is_zero
from lakip_xl.rules.rumus import less_is_better
from lakip_xl.rules.skala import PERMENDAGRI, Skala, scale_for
from lakip_xl.tables import PengukuranSasaran
from lakip_xl.write.derived import PERCENT, PLACES, Page, lacking, reasons, share
from lakip_xl.write.draft import Draft
from lakip_xl.write.figure_map import FigureMap, in_quotes
from lakip_xl.write.figures import COUNT_OR_DASH

NAME = "Rekap Kategori"
COLUMNS = (
    ("No", 6.0), ("Sasaran", 38.0), ("Indikator Kinerja", 46.0), ("Target", 12.0), ("Realisasi", 12.0), ("Capaian (%)", 13.0),
    ("Kategori", 22.0), ("Keterangan", 36.0), ("Untuk grafik", 40.0),
)  # fmt: skip
CATEGORY_COLUMN, LABEL_COLUMN = 7, 9
NOT_COMPUTABLE, IN_A_HOLE, NO_CAPAIAN = "tidak dapat dihitung", "di celah skala", "belum ada capaian"
NO_TABLE = "Belum dapat disusun: tabel Pengukuran Kinerja Sasaran (target, realisasi, capaian) tidak ada pada berkas yang dibaca."
OTHERS = (IN_A_HOLE, NOT_COMPUTABLE, NO_CAPAIAN)


class Recap(NamedTuple):
    """The sheet, and the cells that a chart of it needs: names and capaian, and each indicator's category."""

    draft: Draft
    names: Area | None = None
    capaian: Area | None = None
    categories: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    values: tuple[Decimal | None, ...] = ()


def indicators(laporan: Laporan) -> list[tuple[Table, PengukuranSasaran]]:
    """The measured indicators, without totals and averages."""
    return [
        (table, row)
        for table, row in laporan.rows(PengukuranSasaran)
        if not row.total and not row.parts and row.text("indikator")
    ]


def draft_recap(laporan: Laporan, figures: FigureMap) -> Recap:
    rows = indicators(laporan)
    year = f" TAHUN {laporan.year}" if laporan.year else ""
    page = Page.begin(
        NAME, [f"REKAPITULASI CAPAIAN INDIKATOR MENURUT KATEGORI{year}", *filter(None, [laporan.office])], COLUMNS, figures,
        helpers=1,
    )  # fmt: skip
    if not rows:
        page.note(NO_TABLE)
        return Recap(page.draft)
    skala = office_scale(laporan)
    page.note(_scale_words(skala), "subtitle")
    page.next()
    top = page.draft.row
    scale = skala or PERMENDAGRI
    labels = (*(kelas.label for kelas in scale.classes), *OTHERS)
    page.draft.row = top + len(labels) + 3
    first = page.draft.row + 1
    page.heading([title for title, _ in COLUMNS])
    shown = [_put_row(page, index, row, scale, laporan.settings) for index, (_, row) in enumerate(rows, start=1)]
    last = page.draft.row - 1
    _put_average(page, first, last, shown)
    bottom = page.draft.row
    page.draft.row = top
    _put_counts(page, scale, labels, Counter(category for category, _ in shown), (first, last))
    page.draft.row = bottom
    area = [Area(NAME, Span(first, column, last, column)) for column in (LABEL_COLUMN, 6)]
    classes = tuple(kelas.label for kelas in scale.classes)
    return Recap(
        page.draft, area[0], area[1], tuple(category for category, _ in shown), classes, tuple(value for _, value in shown)
    )


def office_scale(laporan: Laporan) -> Skala | None:
    """The scale of the settings or of the office's own sheets; None where none is written down."""
    return next((found for table in laporan.of(PengukuranSasaran) if (found := scale_for(laporan, table))), None)


def _scale_words(skala: Skala | None) -> str:
    if skala is None:
        return "Skala: Permendagri 86/2017 (skala baku; skala instansi tidak tertulis pada berkas yang dibaca)."
    if skala.source == PERMENDAGRI.source or skala.classes[0].place is None:
        return f"Skala: {skala.source}."
    return f"Skala: seperti tertulis pada lembar {skala.source}."


def _put_row(page: Page, number: int, row: PengukuranSasaran, scale: Skala, settings: Pengaturan) -> tuple[str, Decimal | None]:
    page.text(1, number, "center")
    page.text(2, row.text("sasaran").text)
    page.text(3, row.text("indikator").text)
    target, reached = page.figure(4, row.target), page.figure(5, row.hasil)
    remark = ""
    if row.capaian is not None and row.capaian.value is not None:
        value = page.figure(6, row.capaian)
    else:
        value, remark = _put_computed(page, row, target, reached, settings)
    nought = is_nought(row, settings)
    category = category_of(value, scale, nought=nought)
    asked = page.cell(4) if target is not None and (target or nought) else ""
    page.draft.put(CATEGORY_COLUMN, category, "center", formula=_category_formula(page.cell(6), asked, scale))
    zero = "target 0: capaian tidak dapat dihitung" if nought else ""
    columns = ((row.target, "target"), (row.hasil, "realisasi"), (row.capaian, "capaian"))
    missing = [lacking(figure, name) for figure, name in columns] if value is None else []
    page.text(8, reasons(zero, remark) or reasons(*missing))
    label = f"{row.text('indikator').text} ({category})"
    page.draft.put(LABEL_COLUMN, label, "text_small", formula=f'={page.cell(3)}&" ("&{page.cell(CATEGORY_COLUMN)}&")"')
    page.next()
    return category, value


def _put_computed(
    page: Page, row: PengukuranSasaran, target: Decimal | None, reached: Decimal | None, settings: Pengaturan
) -> tuple[Decimal | None, str]:
    """A capaian that the table does not give, where its formula is beyond doubt."""
    printed = row.capaian is not None and not row.capaian.empty
    if printed or less_is_better(row.name, settings) or not target or reached is None:
        page.draft.put(6, None, "figure")
        return None, ""
    return page.percent(6, 5, 4, (reached, target)), "capaian dihitung: realisasi / target x 100"


def is_nought(row: PengukuranSasaran, settings: Pengaturan) -> bool:
    """A target of 0, of which no capaian can be computed; unless the settings count 100 when nothing was to be reached."""
    allowed = settings.zero_target is TargetNol.SERATUS and is_zero(row.hasil)
    return is_zero(row.target) and not allowed


def category_of(capaian: Decimal | None, scale: Skala, *, nought: bool) -> str:
    if nought:
        return NOT_COMPUTABLE
    return NO_CAPAIAN if capaian is None else scale.label_of(capaian) or IN_A_HOLE


def _category_formula(capaian: str, target: str, scale: Skala) -> str:
    """The same as ``category_of`` in Excel's words."""
    top = scale.classes[-1]
    text = f"IF({capaian}>{plain(top.low)},{in_quotes(top.label)},{in_quotes(IN_A_HOLE)})"
    for kelas in reversed(scale.classes):
        above = f"{capaian}>={plain(kelas.low)}"
        test = above if kelas.high is None else f"AND({above},{capaian}<={plain(kelas.high)})"
        text = f"IF({test},{in_quotes(kelas.label)},{text})"
    text = f'IF({capaian}="",{in_quotes(NO_CAPAIAN)},{text})'
    return f"=IF(AND(ISNUMBER({target}),{target}=0),{in_quotes(NOT_COMPUTABLE)},{text})" if target else f"={text}"


def _put_average(page: Page, first: int, last: int, shown: Sequence[tuple[str, Decimal | None]]) -> None:
    values = [value for category, value in shown if value is not None and category != NOT_COMPUTABLE]
    for column in range(1, len(COLUMNS) + 1):
        page.text(column, "Rata-rata capaian yang dapat dihitung" if column == 1 else None, "text_total")
    page.draft.merge(1, 5)
    mean = half_up(sum(values, Decimal(0)) / len(values), PLACES) if values else None
    formula = f'=ROUND(AVERAGEIFS(F{first}:F{last},G{first}:G{last},"<>{NOT_COMPUTABLE}"),{PLACES})'
    page.computed(6, formula, mean, style="figure_total")
    page.next()


def _put_counts(page: Page, scale: Skala, labels: Sequence[str], counts: Counter[str], rows: tuple[int, int]) -> None:
    page.heading(["No", "Kategori", "Rentang capaian", "Jumlah", "%"], repeated=False)
    begin, total = page.draft.row, sum(counts.values())
    end = begin + len(labels)
    ranges = {kelas.label: _range_words(kelas.low, kelas.high) for kelas in scale.classes}
    for index, label in enumerate(labels, start=1):
        page.text(1, index, "center")
        page.text(2, label.capitalize())
        page.text(3, ranges.get(label, ""), "center")
        formula = f"=COUNTIF($G${rows[0]}:$G${rows[1]},{in_quotes(label)})"
        page.draft.put(4, counts[label], "figure", number_format=COUNT_OR_DASH, formula=formula)
        page.computed(5, f"=ROUND(D{page.draft.row}/D${end}*100,{PLACES})", share(Decimal(counts[label]), Decimal(total)))
        page.next()
    for column in range(1, 4):
        page.text(column, "Jumlah indikator" if column == 1 else None, "text_total")
    page.draft.merge(1, 3)
    page.draft.put(4, total, "figure_total", number_format=COUNT_OR_DASH, formula=f"=SUM(D{begin}:D{end - 1})")
    page.computed(5, f"=ROUND(D{end}/D{end}*100,{PLACES})", Decimal(100), PERCENT, "figure_total")


def _range_words(low: Decimal, high: Decimal | None) -> str:
    return f"{indonesian(low)} - {indonesian(high)}" if high is not None else f"{indonesian(low)} ke atas"
