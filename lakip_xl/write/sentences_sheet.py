"""Kalimat Siap Tempel: the sentences that the report's text needs, made from the tables, to be copied into it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lakip_xl.model.cells import Span
from lakip_xl.model.findings import Finding
from lakip_xl.model.hasil import Hasil
from lakip_xl.write.budget_rows import Budget
from lakip_xl.write.draft import Draft
from lakip_xl.write.measure import INDENT, abridged
from lakip_xl.write.sentences_budget import Sentence, budget_sentences
from lakip_xl.write.sentences_kinerja import achievement_sentences, efficiency_sentences, staff_sentences
from lakip_xl.write.wording import Facts
from lakip_xl.write.workings import Workings

NAME = "Kalimat Siap Tempel"
COLUMNS = (("Bagian", 34.0), ("Kalimat", 108.0), ("Dasar angka", 40.0))
MOST_SENTENCES = 1_500


def draft_sentences(hasil: Hasil, workings: Workings, findings: Sequence[Finding]) -> Draft:
    draft = Draft(NAME, len(COLUMNS), widths={index: width for index, (_, width) in enumerate(COLUMNS, start=1)})
    draft.titles.append("Kalimat Siap Tempel")
    draft.line("Kalimat Siap Tempel", "page_title")
    draft.line(
        "Salin kalimat ke naskah laporan. Angkanya diambil dari tabel; persentase, sisa, dan selisih dihitung ulang."
        " Angka yang terbukti keliru diganti dengan angka yang benar, dan disebutkan pada kolom Dasar angka. Periksa kembali"
        " setelah tabel diperbaiki.",
        "page_text",
    )  # fmt: skip
    draft.row += 1
    for column, (title, _) in enumerate(COLUMNS, start=1):
        draft.put(column, title, "heading")
    heading = draft.row
    draft.row += 1
    sentences = list(_all(hasil, Facts.of(hasil, workings, findings)))
    for sentence in sentences[:MOST_SENTENCES]:
        values = (sentence.section, sentence.text if sentence.made else f"({sentence.text})", sentence.basis)
        for column, (value, (_, width)) in enumerate(zip(values, COLUMNS, strict=True), start=1):
            draft.put(column, abridged(value, width - INDENT), "list" if sentence.made or column != 2 else "list_faint")
        draft.row += 1
    if sentences:
        draft.autofilter = Span(heading, 1, draft.row - 1, len(COLUMNS))
    else:
        draft.line("Belum ada kalimat yang dapat dibuat dari tabel yang dibaca.", "page_text")
    draft.freeze, draft.repeat = (heading + 1, 1), (heading, heading)
    return draft


def _all(hasil: Hasil, facts: Facts) -> Iterator[Sentence]:
    """In the order of the report."""
    laporan = hasil.laporan
    yield from staff_sentences(laporan, facts)
    yield from efficiency_sentences(laporan, facts)
    yield from achievement_sentences(laporan, facts)
    budget = Budget.of(laporan)
    if budget:
        first, *others = budget_sentences(laporan, budget, facts)
        yield from others
        yield first
