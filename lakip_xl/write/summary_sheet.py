"""Ringkasan: the verdict in words, what was read, what was not, what is missing. No score."""

from __future__ import annotations

from collections.abc import Sequence

from lakip_xl.model.cells import InputFile
from lakip_xl.model.findings import Severity, Verdict
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.sheets import Target
from lakip_xl.model.tables import Table
from lakip_xl.write.draft import Draft
from lakip_xl.write.figures import COUNT
from lakip_xl.write.findings_sheet import NAME as LIST_NAME
from lakip_xl.write.marks import SEVERITY_WORDS

NAME = "Ringkasan"
WIDTHS = {1: 30.0, 2: 26.0, 3: 34.0, 4: 14.0, 5: 10.0, 6: 34.0}
LAST = len(WIDTHS)
MEANINGS = {
    Severity.KESALAHAN: "Dua angka saling bertentangan; harus diperbaiki.",
    Severity.PERINGATAN: "Kemungkinan besar keliru; perlu diperiksa.",
    Severity.CATATAN: "Masih dapat dipertanggungjawabkan; sebaiknya dilihat.",
}
STATUS_WORDS = {"refused": "Tidak dapat dibaca", "skipped": "Dilewati"}


def draft_summary(hasil: Hasil, tables: Sequence[tuple[Table, str]]) -> Draft:
    """``tables`` are the tables with the names of their sheets, in their order."""
    draft = Draft(NAME, LAST, widths=dict(WIDTHS))
    _put_head(draft, hasil)
    _put_counts(draft, hasil)
    _put_tables(draft, tables)
    _put_unread(draft, hasil.laporan.files)
    _put_sentences(draft, "Yang disimpulkan dari isi tabel", hasil.understood)
    _put_sentences(draft, "Yang belum ada", hasil.missing)
    _put_how_to_read(draft)
    return draft


def _put_head(draft: Draft, hasil: Hasil) -> None:
    draft.titles.append("Ringkasan Pemeriksaan LAKIP")
    draft.line("Ringkasan Pemeriksaan LAKIP", "page_title")
    draft.row += 1
    year = str(hasil.laporan.year) if hasil.laporan.year else "(tidak ditemukan pada berkas)"
    for label, value in (("Instansi", hasil.laporan.office or "(tidak ditemukan pada berkas)"), ("Tahun", year)):
        draft.put(1, label, "label")
        draft.line(value, "value", left=2)
    draft.row += 1
    text = verdict_sentence(hasil)
    style = f"verdict_{hasil.verdict.value}"
    draft.line(text, style)
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
    _heading(draft, ("Tingkat", "Arti", "", "Jumlah"), merged=(2, 3))
    for severity in Severity:
        draft.put(1, SEVERITY_WORDS[severity], "text_strong", mark=severity.value)
        draft.put(2, MEANINGS[severity], "text")
        draft.merge(2, 3)
        draft.put(4, hasil.count(severity), "figure", number_format=COUNT)
        draft.row += 1
    draft.put(1, "Buka Daftar Perbaikan", "page_link", link=Target(LIST_NAME, 1, 1))
    made = sum(result.made for result in hasil.rules)
    passed = sum(result.passed for result in hasil.rules)
    untold = sum(result.not_possible for result in hasil.rules)
    draft.line(
        f"Dasar: {made} pemeriksaan dilakukan, {passed} di antaranya benar; {untold} tidak dapat dilakukan.",
        "page_text",
        left=2,
    )
    if hasil.resolved:
        draft.line(f"Sudah diperbaiki sejak pemeriksaan sebelumnya: {len(hasil.resolved)} temuan.", "page_text")
    draft.row += 1


def _put_tables(draft: Draft, tables: Sequence[tuple[Table, str]]) -> None:
    _section(draft, "Yang dibaca")
    if not tables:
        draft.line("Tidak ada tabel LAKIP yang dikenali.", "page_text")
        draft.row += 1
        return
    _heading(draft, ("Berkas", "Lembar", "Dikenali sebagai", "Wilayah", "Baris", "Lembar hasil"))
    for table, name in tables:
        for column, text in enumerate((table.file, table.sheet, table.kind.title, table.found.span.range), start=1):
            draft.put(column, text, "text")
        draft.put(5, len(table.rows), "figure", number_format=COUNT)
        draft.put(6, name, "text_link", link=Target(name, 1, 1))
        draft.row += 1
    draft.row += 1


def _put_unread(draft: Draft, files: Sequence[InputFile]) -> None:
    unread = [file for file in files if file.status != "read"]
    if not unread:
        return
    _section(draft, "Berkas yang tidak dibaca")
    _heading(draft, ("Berkas", "Keadaan", "Alasan"), merged=(3, LAST))
    for file in unread:
        draft.put(1, file.name, "text")
        draft.put(2, STATUS_WORDS.get(file.status, file.status), "text")
        _wide(draft, 3, file.reason or "")
        draft.row += 1
    draft.row += 1


def _put_sentences(draft: Draft, title: str, sentences: Sequence[str]) -> None:
    if not sentences:
        return
    _section(draft, title)
    for text in sentences:
        draft.line(text, "value")
    draft.row += 1


def _put_how_to_read(draft: Draft) -> None:
    _section(draft, "Cara membaca")
    for text in (
        "Daftar Perbaikan memuat setiap temuan; klik kolom Sel untuk membuka selnya.",
        "Pada lembar tabel, sel yang perlu dilihat diberi warna dan bingkai; arahkan penunjuk ke sel itu untuk penjelasannya.",
        "Lembar Pengecekan menunjukkan apa saja yang diperiksa; Penjelasan memuat alasan dan cara memperbaiki setiap aturan.",
        "Angka pada tabel adalah angka seperti yang tertulis pada berkas; berkas asli tidak diubah.",
    ):
        draft.line(text, "page_text")


def _section(draft: Draft, title: str) -> None:
    for column in range(2, LAST + 1):
        draft.put(column, None, "section")
    draft.put(1, title, "section")
    draft.row += 1


def _heading(draft: Draft, titles: Sequence[str], merged: tuple[int, int] | None = None) -> None:
    for column, title in enumerate(titles, start=1):
        if title:
            draft.put(column, title, "heading")
    if merged:
        draft.merge(*merged)
    draft.row += 1


def _wide(draft: Draft, left: int, text: str) -> None:
    draft.put(left, text, "text")
    draft.merge(left, LAST)
