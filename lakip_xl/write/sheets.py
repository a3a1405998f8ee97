"""The result workbook, sheet by sheet, as plain data. A further sheet is one function and one line in ``compose``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lakip_xl.model.cells import Place
from lakip_xl.model.findings import Severity, Verdict
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.sheets import SheetPlan, Target
from lakip_xl.model.tables import Table
from lakip_xl.tables import BarisAnggaran, BarisKinerja, Efisiensi
from lakip_xl.write import (
    checks_sheet,
    efficiency_sheet,
    evidence_sheet,
    findings_sheet,
    history_sheet,
    program_sheets,
    recap_sheet,
    rules_sheet,
    sentences_sheet,
    summary_sheet,
    years_sheet,
)
from lakip_xl.write.budget_rows import Budget
from lakip_xl.write.draft import Draft, Header
from lakip_xl.write.figure_map import FigureMap
from lakip_xl.write.formulas import Live, live_cells, with_formula
from lakip_xl.write.lakip_tables import draft_table, in_report_order, sheet_titles
from lakip_xl.write.marks import Atlas, Mark, marked, marks_of, told_by_number
from lakip_xl.write.names import unique_names
from lakip_xl.write.repairs import Effects
from lakip_xl.write.signature import put_signature
from lakip_xl.write.summary_charts import SummaryCharts
from lakip_xl.write.workings import Workings

FIXED_NAMES = (
    summary_sheet.NAME, findings_sheet.NAME, recap_sheet.NAME, years_sheet.NAME, efficiency_sheet.NAME, program_sheets.PROGRAMS,
    program_sheets.OUTPUTS, sentences_sheet.NAME, evidence_sheet.NAME, checks_sheet.NAME, rules_sheet.NAME,
    history_sheet.NAME,
)  # fmt: skip
LEGEND = "Sel berwarna perlu dilihat: bingkai tebal = kesalahan, bingkai putus-putus = peringatan, bingkai titik-titik = catatan."
DERIVABLE = (BarisAnggaran, BarisKinerja, Efisiensi)
"""The kinds of table from which others are derived; an office without them gets no empty sheets."""


def compose(hasil: Hasil) -> tuple[SheetPlan, ...]:
    """Ringkasan, Daftar Perbaikan, the LAKIP tables as read, those derived from them, sentences, and what was checked."""
    tables = in_report_order(hasil.laporan)
    names = unique_names(sheet_titles(tables), taken=FIXED_NAMES)
    drafts = _draft_tables(tables, names, hasil.laporan)
    figures, atlas, findings = FigureMap.of(drafts), Atlas.of(drafts, hasil.laporan), told_by_number(hasil.findings)
    workings = Workings.of(hasil, figures)
    marks, live = marks_of(findings, atlas), live_cells(drafts, workings)
    derived, charts = _draft_derived(hasil, figures)
    rules, pages = rules_sheet.draft_rules(hasil)
    made = tuple(draft.name for draft in derived)
    summary = summary_sheet.draft_summary(hasil, tuple(zip(tables, names, strict=True)), made, charts)
    listed = findings_sheet.draft_findings(hasil, findings, atlas, pages, Effects.of(hasil, workings))
    behind = (
        sentences_sheet.draft_sentences(hasil, workings, findings),
        evidence_sheet.draft_evidence(findings, figures),
        checks_sheet.draft_checks(hasil, pages),
        *history_sheet.draft_history(hasil),
        rules,
    )
    header = Header(_header_office(hasil.laporan), "", draft_remark(hasil), hasil.laporan.settings.paper or "A4")
    return (
        *(draft.plan(header._replace(sheet=draft.name)) for draft in (summary, listed)),
        *(_table_plan(draft, marks, live, header) for draft in drafts),
        *(draft.plan(header._replace(sheet=draft.name)) for draft in (*derived, *behind)),
    )


def draft_remark(hasil: Hasil) -> str:
    """What each page says as long as the report is not to be handed in."""
    if hasil.verdict is Verdict.SIAP:
        return ""
    wrong = hasil.count(Severity.KESALAHAN)
    return f"DRAF - masih ada {wrong} kesalahan" if wrong else "DRAF - ada berkas yang tidak terbaca"


def _draft_tables(tables: Sequence[Table], names: Sequence[str], laporan: Laporan) -> tuple[Draft, ...]:
    heads = frozenset(place for table in tables for place in _own_places(table))
    return tuple(draft_table(table, name, laporan, heads) for table, name in zip(tables, names, strict=True))


def _own_places(table: Table) -> tuple[Place, ...]:
    """The title cells of a table and all that stands in it: they are no notes of the table above it."""
    span = table.found.span
    inside = tuple(
        table.found.grid.place(cell.row, cell.column)
        for cell in table.found.grid.texts(span.top, table.found.last_row)
        if span.left <= cell.column <= span.right
    )
    return (*(title.place for title in table.found.titles), *inside)


def _draft_derived(hasil: Hasil, figures: FigureMap) -> tuple[tuple[Draft, ...], SummaryCharts]:
    laporan = hasil.laporan
    if not laporan.of(*DERIVABLE):
        return (), SummaryCharts()
    recap, budget = recap_sheet.draft_recap(laporan, figures), Budget.of(laporan)
    drafts = [recap.draft, years_sheet.draft_years(laporan, figures), efficiency_sheet.draft_efficiency(laporan, figures)]
    programs = program_sheets.draft_programs(laporan, budget, figures) if budget else None
    if budget and programs:
        drafts += [programs.draft, program_sheets.draft_outputs(laporan, budget, figures)]
    for draft in drafts:
        put_signature(draft, laporan.settings)
    return tuple(drafts), SummaryCharts(programs, recap)


def _header_office(laporan: Laporan) -> str:
    return " - ".join(text for text in (laporan.office, str(laporan.year or "")) if text)


def _table_plan(draft: Draft, marks: Mapping[Target, Mark], live: Mapping[Target, Live], header: Header) -> SheetPlan:
    numbers: set[int] = set()
    for index, cell in enumerate(draft.cells):
        target = Target(draft.name, cell.row, cell.column)
        own, mark = live.get(target), marks.get(target)
        if own:
            draft.cells[index] = with_formula(cell, own)
        if mark:
            draft.cells[index] = marked(draft.cells[index], mark, own.remark if own else "")
            numbers.update(mark.numbers)
    if numbers and draft.foot:
        _put_remark(draft, draft.foot, sorted(numbers))
    return draft.plan(header._replace(sheet=draft.titles[0] if draft.titles else draft.name))


def _put_remark(draft: Draft, row: int, numbers: Sequence[int]) -> None:
    listed = ", ".join(map(str, numbers))
    draft.put(1, f"{LEGEND} Lihat Daftar Perbaikan nomor {listed}.", "source", row=row)
    draft.merge(1, draft.width, top=row)
