"""The result workbook, sheet by sheet, as plain data. A further sheet is one function and one line in ``compose``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lakip_xl.model.cells import Place
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.sheets import PlannedCell, SheetPlan, Target
from lakip_xl.model.tables import Table
from lakip_xl.write import checks_sheet, findings_sheet, rules_sheet, summary_sheet
from lakip_xl.write.draft import Draft
from lakip_xl.write.lakip_tables import draft_table, in_report_order, sheet_titles
from lakip_xl.write.marks import Atlas, Mark, marked, marks_of
from lakip_xl.write.names import unique_names

FIXED_NAMES = (summary_sheet.NAME, findings_sheet.NAME, checks_sheet.NAME, rules_sheet.NAME)
LEGEND = "Sel berwarna perlu dilihat: bingkai tebal = kesalahan, bingkai putus-putus = peringatan, bingkai titik-titik = catatan."


def compose(hasil: Hasil) -> tuple[SheetPlan, ...]:
    """Ringkasan, Daftar Perbaikan, the LAKIP tables, Lembar Pengecekan, Penjelasan."""
    tables = in_report_order(hasil.laporan)
    names = unique_names(sheet_titles(tables), taken=FIXED_NAMES)
    drafts = _draft_tables(tables, names, hasil.laporan)
    atlas = Atlas.of(drafts, hasil.laporan)
    marks = marks_of(hasil.findings, atlas)
    rules, pages = rules_sheet.draft_rules(hasil)
    summary = summary_sheet.draft_summary(hasil, tuple(zip(tables, names, strict=True)))
    findings = findings_sheet.draft_findings(hasil, atlas, pages)
    checks = checks_sheet.draft_checks(hasil, pages)
    header = _header_office(hasil.laporan)
    return (
        *(draft.plan((header, draft.name)) for draft in (summary, findings)),
        *(_marked_plan(draft, marks, header) for draft in drafts),
        *(draft.plan((header, draft.name)) for draft in (checks, rules)),
    )


def _draft_tables(tables: Sequence[Table], names: Sequence[str], laporan: Laporan) -> tuple[Draft, ...]:
    heads = frozenset(place for table in tables for place in _own_places(table))
    return tuple(draft_table(table, name, laporan, heads) for table, name in zip(tables, names, strict=True))


def _own_places(table: Table) -> tuple[Place, ...]:
    """The title cells of a table: they are no notes of the table above it."""
    return tuple(title.place for title in table.found.titles)


def _header_office(laporan: Laporan) -> str:
    return " - ".join(text for text in (laporan.office, str(laporan.year or "")) if text)


def _marked_plan(draft: Draft, marks: Mapping[Target, Mark], header: str) -> SheetPlan:
    changed: dict[Target, PlannedCell] = {}
    for cell in draft.cells:
        target = Target(draft.name, cell.row, cell.column)
        if target in marks:
            changed[target] = marked(cell, marks[target])
    if changed and draft.foot:
        _put_remark(draft, draft.foot, sorted({number for target in changed for number in marks[target].numbers}))
    return draft.plan((header, draft.titles[0] if draft.titles else draft.name), changed)


def _put_remark(draft: Draft, row: int, numbers: Sequence[int]) -> None:
    listed = ", ".join(map(str, numbers))
    draft.put(1, f"{LEGEND} Lihat Daftar Perbaikan nomor {listed}.", "source", row=row)
    draft.merge(1, draft.width, top=row)
