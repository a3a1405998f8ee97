"""Rekap LAKIP: the offices of one run, most serious first, with links to their results. Counts and sums, no score."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from lakip_xl.model.cells import Span, column_letters
from lakip_xl.model.figures import half_up
from lakip_xl.model.findings import Verdict
from lakip_xl.model.sheets import Area, Chart, PlannedCell, Series, SheetPlan
from lakip_xl.write.draft import Draft, Header
from lakip_xl.write.figures import COUNT
from lakip_xl.write.recap_line import RecapLine, RuleCount

FILE_NAME = "Rekap LAKIP.xlsx"
NAME, BY_RULE, LACKING, CHARTS = "Rekap", "Kesalahan menurut Jenis", "Tabel yang Belum Ada", "Grafik"
VERDICT_WORDS = {Verdict.SIAP: "Siap", Verdict.PERLU_DIPERBAIKI: "Perlu diperbaiki", Verdict.TIDAK_TERBACA: "Tidak terbaca"}
COLUMNS = (
    ("No", 6.0), ("Dinas", 52.0), ("Tahun", 8.0), ("Kesimpulan", 18.0), ("Kesalahan", 11.0), ("Peringatan", 11.0),
    ("Catatan", 10.0),
    ("Pagu (Rp)", 22.0), ("Realisasi (Rp)", 22.0), ("Serapan (%)", 11.0), ("Tabel yang belum ada", 34.0), ("Keterangan", 46.0),
)  # fmt: skip
RULE_COLUMNS = (("Kode", 10.0), ("Jenis kesalahan", 62.0), ("Banyaknya", 12.0), ("Banyaknya dinas", 12.0), ("Dinas", 70.0))
LACKING_COLUMNS = (("Tabel", 40.0), ("Selalu diperlukan", 14.0), ("Banyaknya dinas", 12.0), ("Dinas", 80.0))
OFFICE, FAULTS, PAGU, REALISASI, SERAPAN = 2, 5, 8, 9, 10
MONEY, PERCENT = "#,##0_)", "0.00_)"
RED, BLUE, MOST_BARS = "#B9564A", "#3E6A9C", 60
ROOM, PER_BAR, CHART_WIDTH, ROW_PIXELS = 90, 26, 900, 20
HUNDRED = Decimal(100)
BESIDE = 1.15
"""Room beside the longest bar for its figure."""


def compose_recap(lines: Sequence[RecapLine], folder: Path) -> tuple[SheetPlan, ...]:
    """The sheets of the recap; ``folder`` is where it will lie, from which the links to the results start."""
    ordered = sorted(lines, key=lambda line: line.seriousness)
    main = Draft(NAME, len(COLUMNS), widths=_widths(COLUMNS))
    _put_head(main, ordered)
    first = main.row
    for number, line in enumerate(ordered, start=1):
        _put_line(main, number, line, folder)
    last = main.row - 1
    _put_sums(main, ordered, first, last)
    by_rule = _draft_rules(ordered)
    drafts = [main, by_rule, _draft_lacking(ordered)]
    charts = _draft_charts(ordered, first, by_rule)
    return tuple(draft.plan(Header("Rekap LAKIP", draft.name)) for draft in [*drafts, *([charts] if charts.charts else [])])


def head_sentence(lines: Sequence[RecapLine]) -> str:
    """How many offices, and how many of each verdict."""
    verdicts = [line.verdict for line in lines]
    counted = [f"{verdicts.count(verdict)} {word.lower()}" for verdict, word in VERDICT_WORDS.items() if verdict in verdicts]
    return f"{len(lines)} dinas diperiksa: {', '.join(reversed(counted))}."


def _widths(columns: Sequence[tuple[str, float]]) -> dict[int, float]:
    return {index: width for index, (_, width) in enumerate(columns, start=1)}


def _heading(draft: Draft, columns: Sequence[tuple[str, float]]) -> None:
    for column, (title, _) in enumerate(columns, start=1):
        draft.put(column, title, "heading")
    draft.repeat = (draft.row, draft.row)
    draft.freeze = (draft.row + 1, 1)
    draft.row += 1


def _put_head(draft: Draft, lines: Sequence[RecapLine]) -> None:
    draft.titles.append("Rekap Pemeriksaan LAKIP")
    draft.line("Rekap Pemeriksaan LAKIP", "page_title")
    draft.line(head_sentence(lines), "lead")
    draft.line(
        "Urut dari yang paling perlu dilihat. Klik nama dinas untuk membuka hasilnya. Pagu dan realisasi adalah jumlah seperti"
        " tertulis pada tabel realisasi belanja dinas; kosong bila jumlahnya tidak ada atau tidak tunggal.",
        "page_text",
    )
    draft.row += 1
    _heading(draft, COLUMNS)


def _put_line(draft: Draft, number: int, line: RecapLine, folder: Path) -> None:
    row = draft.row
    link = _link(line.workbook, folder)
    draft.put(1, number, "list_center")
    draft.cells.append(PlannedCell(row, OFFICE, _name(line), "list_link" if link else "list", file_link=link))
    draft.put(3, line.year, "list_center", number_format="0")
    draft.put(4, VERDICT_WORDS[line.verdict], "list_verdict")
    known = line.verdict is not Verdict.TIDAK_TERBACA
    for column, count in enumerate((line.kesalahan, line.peringatan, line.catatan), start=FAULTS):
        draft.put(column, count if known or count else None, "list_figure", number_format=COUNT)
    draft.put(PAGU, line.pagu, "list_figure", number_format=MONEY)
    draft.put(REALISASI, line.realisasi, "list_figure", number_format=MONEY)
    _put_percent(draft, line.pagu, line.realisasi, "list_figure")
    others = f"{len(line.others)} tabel tambahan" if line.others else ""
    draft.put(11, "; ".join(filter(None, [*line.lacking, others])), "list")
    draft.put(12, line.remark, "list")
    draft.row += 1


def _name(line: RecapLine) -> str:
    """The office's own name and its folder, once when they say the same."""
    if not line.office or line.office.casefold() == line.folder.casefold():
        return line.folder
    return f"{line.office} ({line.folder})"


def _link(workbook: Path | None, folder: Path) -> str:
    """The way from the recap to a result; none where there is no relative way, as between two drives."""
    if workbook is None:
        return ""
    try:
        return Path(os.path.relpath(os.path.abspath(workbook), os.path.abspath(folder))).as_posix()
    except ValueError:
        return ""


def _put_percent(draft: Draft, pagu: Decimal | None, realisasi: Decimal | None, style: str) -> None:
    if not pagu or realisasi is None:
        draft.put(SERAPAN, None, style)
        return
    upper, lower = f"{column_letters(REALISASI)}{draft.row}", f"{column_letters(PAGU)}{draft.row}"
    share, formula = half_up(realisasi / pagu * HUNDRED, 2), f"=ROUND({upper}/{lower}*100,2)"
    draft.put(SERAPAN, share, style, number_format=PERCENT, formula=formula)


def _put_sums(draft: Draft, lines: Sequence[RecapLine], first: int, last: int) -> None:
    draft.autofilter = Span(first - 1, 1, last, len(COLUMNS))
    for column in range(1, len(COLUMNS) + 1):
        if column not in (FAULTS, FAULTS + 1, FAULTS + 2, PAGU, REALISASI, SERAPAN):
            draft.put(column, "Jumlah" if column == OFFICE else None, "text_total")
    counts = (sum(line.kesalahan for line in lines), sum(line.peringatan for line in lines), sum(line.catatan for line in lines))
    for column, count in enumerate(counts, start=FAULTS):
        draft.put(column, count, "figure_total", number_format=COUNT, formula=_sum(column, first, last))
    with_money = [line for line in lines if line.pagu is not None and line.realisasi is not None]
    pagu = sum((line.pagu or Decimal(0) for line in with_money), Decimal(0))
    realisasi = sum((line.realisasi or Decimal(0) for line in with_money), Decimal(0))
    for column, value in ((PAGU, pagu), (REALISASI, realisasi)):
        draft.put(column, value, "figure_total", number_format=MONEY, formula=_sum(column, first, last))
    _put_percent(draft, pagu, realisasi, "figure_total")
    draft.row += 1
    if len(with_money) < len(lines):
        draft.line(f"Jumlah pagu dan realisasi memuat {len(with_money)} dari {len(lines)} dinas.", "source")


def _sum(column: int, first: int, last: int) -> str:
    letter = column_letters(column)
    return f"=SUM({letter}{first}:{letter}{last})"


def _draft_rules(lines: Sequence[RecapLine]) -> Draft:
    draft = _page(BY_RULE, "Kesalahan menurut Jenis", RULE_COLUMNS)
    found: dict[str, list[tuple[RuleCount, str]]] = {}
    for line in lines:
        for rule in line.rules:
            found.setdefault(rule.code, []).append((rule, line.folder))
    for code, hits in sorted(found.items(), key=lambda one: (-sum(rule.count for rule, _ in one[1]), one[0])):
        draft.put(1, code, "list_center")
        draft.put(2, hits[0][0].title, "list")
        draft.put(3, sum(rule.count for rule, _ in hits), "list_figure", number_format=COUNT)
        draft.put(4, len(hits), "list_figure", number_format=COUNT)
        draft.put(5, "; ".join(folder for _, folder in hits), "list")
        draft.row += 1
    if not found:
        draft.line("Tidak ada kesalahan.", "page_text")
    return draft


def _draft_lacking(lines: Sequence[RecapLine]) -> Draft:
    draft = _page(LACKING, "Tabel yang Belum Ada", LACKING_COLUMNS)
    needed = list(dict.fromkeys(title for line in lines for title in line.lacking))
    others = list(dict.fromkeys(title for line in lines for title in line.others))
    for title in [*needed, *others]:
        offices = [line.folder for line in lines if title in (*line.lacking, *line.others)]
        draft.put(1, title, "list")
        draft.put(2, "ya" if title in needed else "", "list_center")
        draft.put(3, len(offices), "list_figure", number_format=COUNT)
        draft.put(4, "; ".join(offices), "list")
        draft.row += 1
    if not needed and not others:
        draft.line("Tidak ada tabel yang kurang pada dinas yang terbaca.", "page_text")
    return draft


def _page(name: str, title: str, columns: Sequence[tuple[str, float]]) -> Draft:
    draft = Draft(name, len(columns), widths=_widths(columns))
    draft.titles.append(title)
    draft.line(title, "page_title")
    draft.row += 1
    _heading(draft, columns)
    return draft


def _draft_charts(lines: Sequence[RecapLine], first: int, by_rule: Draft) -> Draft:
    """Kesalahan by office, by kind, and serapan by office; a chart is left out where there is nothing to show."""
    draft = Draft(CHARTS, 1, widths={1: 120.0})
    draft.titles.append("Grafik")
    draft.line("Grafik", "page_title")
    offices = min(len(lines), MOST_BARS)
    first_office = Span(first, OFFICE, first + offices - 1, OFFICE)
    if any(line.kesalahan for line in lines[:offices]):
        most = max(line.kesalahan for line in lines[:offices])
        _put_chart(draft, "Kesalahan menurut dinas", Area(NAME, first_office), FAULTS, most=most)
    counts = [cell for cell in by_rule.cells if cell.column == 3 and isinstance(cell.value, int)][:MOST_BARS]
    if counts:
        names = Area(BY_RULE, Span(counts[0].row, 2, counts[-1].row, 2))
        _put_chart(draft, "Kesalahan menurut jenis", names, 3, most=max(int(cell.value or 0) for cell in counts))
    shares = [line.realisasi / line.pagu * HUNDRED for line in lines[:offices] if line.pagu and line.realisasi is not None]
    if shares:
        title = "Serapan anggaran menurut dinas, dalam persen"
        _put_chart(draft, title, Area(NAME, first_office), SERAPAN, most=max(shares), colour=BLUE, look="0.00")
    return draft


def _put_chart(
    draft: Draft, title: str, names: Area, values: int, *, most: Decimal | int, colour: str = RED, look: str = "#,##0"
) -> None:
    """Bars for the cells of column ``values`` beside the names."""
    count = names.span.bottom - names.span.top + 1
    height = ROOM + count * PER_BAR
    series = Series(title, Area(names.sheet, replace(names.span, left=values, right=values)), colour)
    shown = f"{title} ({count} yang pertama)" if count == MOST_BARS else title
    room = float(most) * BESIDE or 1.0
    draft.charts.append(Chart(shown, names, (series,), (draft.row, 1), CHART_WIDTH, height, most=room, number_format=look))
    draft.row += height // ROW_PIXELS + 2
