"""Penjelasan: the page of each rule, with its wrong and its right example."""

from __future__ import annotations

from lakip_xl.model.hasil import Hasil, RulePage
from lakip_xl.model.sheets import Target
from lakip_xl.write.draft import Draft
from lakip_xl.write.marks import SEVERITY_WORDS
from lakip_xl.write.names import as_sentence

NAME = "Penjelasan"
WIDTHS = {1: 16.0, 2: 112.0}
MONO_WIDTH = 0.98
"""A character of the example lines, in characters of the column."""
WIDEST = 200.0


def draft_rules(hasil: Hasil) -> tuple[Draft, dict[str, Target]]:
    """The sheet, and the cell at which each rule's page begins."""
    draft = Draft(NAME, 2, widths=dict(WIDTHS), upright=True)
    draft.titles.append("Penjelasan")
    draft.line("Penjelasan", "page_title")
    draft.line("Apa yang diperiksa setiap aturan, mengapa, dan bagaimana memperbaikinya.", "page_text")
    draft.row += 1
    pages = {result.page.code: _put(draft, result.page) for result in hasil.rules}
    draft.widths[2] = min(max(WIDTHS[2], _widest_example(hasil) * MONO_WIDTH + 1), WIDEST)
    return draft, pages


def _put(draft: Draft, page: RulePage) -> Target:
    draft.put(2, f"{page.title.rstrip('.')} ({SEVERITY_WORDS[page.severity].lower()})", "rule")
    target = draft.put(1, page.code, "rule")
    draft.row += 1
    for label, text in (("Diperiksa", page.checked), ("Mengapa", page.why), ("Perbaikan", page.repair)):
        _put_text(draft, label, text)
    _put_example(draft, "Contoh salah", page.wrong)
    _put_example(draft, "Contoh benar", page.right)
    _put_text(draft, "Sumber", page.source)
    draft.row += 1
    return target


def _put_text(draft: Draft, label: str, text: str) -> None:
    draft.put(1, label, "label")
    draft.put(2, as_sentence(text), "page_text")
    draft.row += 1


def _put_example(draft: Draft, label: str, text: str) -> None:
    for index, line in enumerate(example_lines(text)):
        draft.put(1, "" if index else label, "label")
        draft.put(2, line, "mono")
        draft.row += 1


def example_lines(text: str) -> list[str]:
    """The lines of an example table, with its cells padded so that they stand under each other."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines() if line.strip()]
    count = max((len(row) for row in rows), default=0)
    sizes = [max((len(row[index]) for row in rows if index < len(row)), default=0) for index in range(count)]
    return [" | ".join(cell.ljust(size) for cell, size in zip(row, sizes, strict=False)).rstrip() for row in rows]


def _widest_example(hasil: Hasil) -> int:
    texts = (text for result in hasil.rules for text in (result.page.wrong, result.page.right))
    return max((len(line) for text in texts for line in example_lines(text)), default=0)
