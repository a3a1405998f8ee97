"""Lembar Pengecekan: every rule with what was asked, what held, what did not, and what could not be asked and why."""

from __future__ import annotations

from collections.abc import Mapping

from lakip_xl.model.cells import Span
from lakip_xl.model.hasil import Hasil, RuleResult
from lakip_xl.model.sheets import Target
from lakip_xl.write.draft import Draft
from lakip_xl.write.figures import COUNT_OR_DASH

NAME = "Lembar Pengecekan"
COLUMNS: tuple[tuple[str, float], ...] = (
    ("Kode", 10),
    ("Aturan", 58),
    ("Dibuat", 10),
    ("Benar", 10),
    ("Salah", 10),
    ("Tidak dapat dicek", 12),
    ("Sebab tidak dapat dicek", 60),
)
MOST_REASONS = 6


def draft_checks(hasil: Hasil, pages: Mapping[str, Target]) -> Draft:
    """One line for each rule, also for those that found nothing; ``pages`` tells where each is explained."""
    draft = Draft(NAME, len(COLUMNS), widths={index: width for index, (_, width) in enumerate(COLUMNS, start=1)})
    draft.titles.append("Lembar Pengecekan")
    draft.line("Lembar Pengecekan", "page_title")
    draft.line("Setiap aturan, berapa kali diperiksa, dan hasilnya. Klik kode untuk membaca penjelasannya.", "page_text")
    draft.row += 1
    for column, (title, _) in enumerate(COLUMNS, start=1):
        draft.put(column, title, "heading")
    heading = draft.row
    draft.row += 1
    for result in hasil.rules:
        _put(draft, result, pages.get(result.page.code))
    if hasil.rules:
        draft.autofilter = Span(heading, 1, draft.row - 1, len(COLUMNS))
        _put_sum(draft, hasil)
    draft.freeze, draft.repeat = (heading + 1, 1), (heading, heading)
    return draft


def _put(draft: Draft, result: RuleResult, page: Target | None) -> None:
    draft.put(1, result.page.code, "center_link" if page else "center", link=page)
    draft.put(2, result.page.title, "text")
    made, passed, untold = result.made, result.passed, result.not_possible
    for column, count in enumerate((made, passed, made - passed, untold), start=3):
        draft.put(column, count, "figure", number_format=COUNT_OR_DASH)
    draft.put(7, reasons_text(result), "text")
    draft.row += 1


def reasons_text(result: RuleResult) -> str:
    """The reasons, each on its line; beyond some only how many more there are."""
    reasons = [reason for reason in result.reasons if reason]
    if result.off:
        reasons.insert(0, f"Dimatikan: {result.off}")
    if result.crash:
        reasons.insert(0, "Aturan ini gagal dijalankan; angka yang diperiksanya belum diperiksa.")
    rest = len(reasons) - MOST_REASONS
    return "\n".join([*reasons[:MOST_REASONS], f"... dan {rest} sebab lain"] if rest > 0 else reasons)


def _put_sum(draft: Draft, hasil: Hasil) -> None:
    made, passed = sum(result.made for result in hasil.rules), sum(result.passed for result in hasil.rules)
    draft.put(1, "Jumlah", "text_total")
    draft.merge(1, 2)
    for column, count in enumerate((made, passed, made - passed, sum(result.not_possible for result in hasil.rules)), start=3):
        draft.put(column, count, "figure_total", number_format=COUNT_OR_DASH)
    draft.put(7, None, "text_total")
    draft.row += 1
