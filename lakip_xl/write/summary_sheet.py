"""Ringkasan: one page with the verdict in words, what to mend, how the money and the targets went, what was read. No score."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xl import __version__
from lakip_xl.model.cells import InputFile
from lakip_xl.model.findings import Severity, Verdict
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.sheets import Choice, Target
from lakip_xl.model.tables import Table
from lakip_xl.write import evidence_sheet, sentences_sheet
from lakip_xl.write.draft import Draft
from lakip_xl.write.figures import COUNT
from lakip_xl.write.findings_sheet import NAME as LIST_NAME
from lakip_xl.write.formulas import CORRECTED, SWITCH, WRITTEN
from lakip_xl.write.marks import SEVERITY_WORDS
from lakip_xl.write.measure import comment_box
from lakip_xl.write.repairs import Repairs
from lakip_xl.write.summary_charts import ROW_PIXELS, SummaryCharts

NAME = "Ringkasan"
WIDTHS = {1: 34.0, 2: 12.0, 3: 24.0, 4: 30.0, 5: 2.0, 6: 104.0}
LEFT, CHARTS, LAST = 4, 6, len(WIDTHS)
CHART_WIDTH = 728
MOST_SHEETS = 24
MOST_SENTENCES = 10
SHORT_SHA = 16
MEANINGS = {
    Severity.KESALAHAN: "Dua angka saling bertentangan; harus diperbaiki.",
    Severity.PERINGATAN: "Kemungkinan besar keliru; perlu diperiksa.",
    Severity.CATATAN: "Masih dapat dipertanggungjawabkan; sebaiknya dilihat.",
}
STATUS_WORDS = {"refused": "Tidak dapat dibaca", "skipped": "Dilewati"}


def draft_summary(hasil: Hasil, tables: Sequence[tuple[Table, str]], derived: Sequence[str], charts: SummaryCharts) -> Draft:
    """``tables`` are the tables with the names of their sheets, in their order; ``derived`` the sheets made from them."""
    draft = Draft(NAME, LAST, widths=dict(WIDTHS), one_page=True)
    _put_head(draft, hasil)
    top = draft.row
    _put_counts(draft, hasil)
    _put_switch(draft)
    _put_sheets(draft, tables, derived)
    _put_files(draft, hasil)
    draft.charts.extend(charts.placed(top, CHARTS, CHART_WIDTH, draft.row - top - 1))
    draft.row = max([draft.row, *(chart.at[0] + chart.height // ROW_PIXELS + 1 for chart in draft.charts)])
    _put_sentences(draft, "Yang disimpulkan dari isi tabel", hasil.understood)
    _put_sentences(draft, "Yang belum ada", hasil.missing)
    draft.line(
        "Pada lembar tabel, sel yang perlu dilihat diberi warna dan bingkai; arahkan penunjuk ke sel itu untuk penjelasannya."
        f" Berkas asli tidak diubah. Diperiksa dengan lakip-xl {__version__}.",
        "source",
    )  # fmt: skip
    return draft


def _put_head(draft: Draft, hasil: Hasil) -> None:
    draft.titles.append("Ringkasan Pemeriksaan LAKIP")
    draft.line("Ringkasan Pemeriksaan LAKIP", "page_title")
    year = f"Tahun {hasil.laporan.year}" if hasil.laporan.year else "Tahun tidak ditemukan pada berkas"
    draft.line(f"{hasil.laporan.office or 'Nama instansi tidak ditemukan pada berkas'} - {year}", "value")
    draft.line(verdict_sentence(hasil), f"verdict_{hasil.verdict.value}")
    if hasil.findings:
        draft.line(Repairs.of(hasil).sentence, "lead")
    draft.row += 1


def verdict_sentence(hasil: Hasil) -> str:
    """The verdict as sentences that say no more than was checked."""
    wrong, doubtful, notes = (hasil.count(severity) for severity in Severity)
    if hasil.verdict is Verdict.TIDAK_TERBACA:
        return "Tidak terbaca. Tidak ada kesimpulan, karena berkas atau tabelnya tidak dapat dibaca; alasannya ada di bawah."
    extra = [text for count, text in ((doubtful, f"{doubtful} peringatan"), (notes, f"{notes} catatan")) if count]
    if hasil.verdict is Verdict.SIAP:
        looked = f" Ada {' dan '.join(extra)} yang sebaiknya dilihat." if extra else ""
        return f"Siap. Tidak ada kesalahan angka pada tabel yang dibaca.{looked}"
    also = f" Ada pula {' dan '.join(extra)}." if extra else ""
    found = f"Ada {wrong} kesalahan pada tabel yang dibaca." if wrong else "Tidak semua berkas terbaca."
    return f"Perlu diperbaiki. {found}{also} Mulailah dari nomor 1 pada lembar Daftar Perbaikan."


def _put_counts(draft: Draft, hasil: Hasil) -> None:
    _section(draft, "Temuan menurut tingkat")
    for severity in Severity:
        draft.put(1, SEVERITY_WORDS[severity], "text_strong", mark=severity.value)
        draft.put(2, hasil.count(severity), "figure", number_format=COUNT)
        draft.put(3, MEANINGS[severity], "text")
        draft.merge(3, LEFT)
        draft.row += 1
    made, passed, untold = (sum(getattr(result, name) for result in hasil.rules) for name in ("made", "passed", "not_possible"))
    draft.put(1, "Buka Daftar Perbaikan", "page_link", link=Target(LIST_NAME, 1, 1))
    _wide(draft, 2, f"{made} pemeriksaan dilakukan, {passed} benar; {untold} tidak dapat dilakukan.", "page_text")
    if hasil.resolved:
        _wide(draft, 1, f"Sudah diperbaiki sejak pemeriksaan sebelumnya: {len(hasil.resolved)} temuan.", "page_text")
    draft.row += 1


def _put_switch(draft: Draft) -> None:
    """The cell that says which figures all tables show."""
    _section(draft, "Angka yang ditampilkan")
    draft.put(1, f"Tampilkan: {WRITTEN} / {CORRECTED}", "text_strong")
    draft.named[SWITCH] = draft.put(2, WRITTEN, "choice")
    message = f"{WRITTEN} = seperti pada berkas; {CORRECTED} = dengan angka yang dikoreksi."
    draft.choices.append(Choice(draft.row, 2, (WRITTEN, CORRECTED), "Tampilkan angka", message))
    draft.merge(2, 2)
    _wide(draft, 3, "Pilih di sel ini: semua tabel, bukti, dan grafik ikut berubah.", "text")
    draft.row += 1


def _put_sheets(draft: Draft, tables: Sequence[tuple[Table, str]], derived: Sequence[str]) -> None:
    _section(draft, "Isi buku kerja")
    if not tables:
        _wide(draft, 1, "Tidak ada tabel LAKIP yang dikenali.", "page_text")
        draft.row += 1
        return
    for table, name in tables[:MOST_SHEETS]:
        draft.put(1, name, "text_link", link=Target(name, 1, 1))
        draft.put(2, len(table.rows), "figure", number_format=f'{COUNT}"baris"')
        _wide(draft, 3, f"{table.file}, {table.sheet} {table.found.span.range}", "text_small")
    if len(tables) > MOST_SHEETS:
        _wide(draft, 1, f"dan {len(tables) - MOST_SHEETS} tabel lain, masing-masing pada lembarnya.", "page_text")
    _put_derived(draft, [*derived, sentences_sheet.NAME, evidence_sheet.NAME])
    draft.row += 1


def _put_derived(draft: Draft, names: Sequence[str]) -> None:
    """The sheets that were made from the tables, three in a line."""
    for index in range(0, len(names), 3):
        for column, name in zip((1, 3, 4), names[index : index + 3], strict=False):
            draft.put(column, name, "text_link", link=Target(name, 1, 1))
        draft.put(2, "disusun", "text_small")
        draft.row += 1


def _put_files(draft: Draft, hasil: Hasil) -> None:
    files = hasil.laporan.files
    _section(draft, "Sumber")
    for column, title in ((1, "Berkas"), (2, "Tabel"), (3, "SHA-256")):
        draft.put(column, title, "heading")
    draft.put(LEFT, "Keadaan", "heading")
    draft.row += 1
    for file in files:
        _put_file(draft, file, sum(table.file == file.name for table in hasil.laporan.tables))
    draft.row += 1


def _put_file(draft: Draft, file: InputFile, tables: int) -> None:
    draft.put(1, file.name, "text")
    draft.put(2, tables, "figure", number_format=COUNT)
    short = f"{file.sha256[:SHORT_SHA]}..." if file.sha256 else ""
    draft.put(3, short, "text_small", comment=comment_box(f"SHA-256 {file.name}:\n{file.sha256}") if short else None)
    state = "Dibaca" if file.status == "read" else STATUS_WORDS.get(file.status, file.status)
    draft.put(LEFT, ": ".join(text for text in (state, file.reason) if text), "text_small")
    draft.row += 1


def _put_sentences(draft: Draft, title: str, sentences: Sequence[str]) -> None:
    if not sentences:
        return
    _section(draft, title, LAST)
    shown = sentences if len(sentences) <= MOST_SENTENCES else sentences[: MOST_SENTENCES - 1]
    for text in shown:
        draft.line(text, "page_text")
    if len(shown) < len(sentences):
        draft.line(f"... dan {len(sentences) - len(shown)} hal lain; lihat Lembar Pengecekan.", "page_text")
    draft.row += 1


def _section(draft: Draft, title: str, right: int = LEFT) -> None:
    for column in range(2, right + 1):
        draft.put(column, None, "section")
    draft.put(1, title, "section")
    draft.row += 1


def _wide(draft: Draft, left: int, text: str, style: str) -> None:
    """A text up to the end of the left half, and on to the next row."""
    draft.put(left, text, style)
    draft.merge(left, LEFT)
    draft.row += 1
