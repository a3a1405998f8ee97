"""The one-screen summary, and what ``kenali`` and ``aturan`` print. Plain ASCII marks: old consoles show nothing else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from lakip_xl.model.cells import InputFile
from lakip_xl.model.figures import indonesian
from lakip_xl.model.findings import Finding, Severity, Verdict
from lakip_xl.model.hasil import Hasil, RulePage
from lakip_xl.model.tables import FoundTable
from lakip_xl.write.figures import expected_label

SHOWN_FINDINGS = 12
VERDICTS = {
    Verdict.SIAP: "SIAP: tidak ada kesalahan pada tabel yang terbaca",
    Verdict.PERLU_DIPERBAIKI: "PERLU DIPERBAIKI",
    Verdict.TIDAK_TERBACA: "TIDAK TERBACA seluruhnya",
}
MARKS = {Severity.KESALAHAN: "[!!]", Severity.PERINGATAN: "[! ]", Severity.CATATAN: "[ -]"}


def printable(text: str) -> str:
    """A text without signs that would steer the terminal."""
    return "".join(" " if unicodedata.category(sign)[0] == "C" else sign for sign in text)


def summary(hasil: Hasil, written: Iterable[str] = ()) -> str:
    """One screen for one office: what was read, the verdict, the first roots, where the results are."""
    laporan = hasil.laporan
    year = f" tahun {laporan.year}" if laporan.year else ""
    roots = _roots(hasil)
    lines = [f"{laporan.office or laporan.folder}{year}", *_read_lines(hasil), f"  {_verdict_line(hasil)}"]
    lines.extend(_finding_line(finding) for finding in roots[:SHOWN_FINDINGS])
    rest = len(hasil.findings) - min(len(roots), SHOWN_FINDINGS)
    if rest:
        lines.append(f"       ... dan {rest} temuan lain; lihat lembar Daftar Perbaikan")
    if hasil.missing:
        lines.append(f"  Belum lengkap: {len(hasil.missing)} tabel tidak ada; lihat lembar Ringkasan")
    lines.extend(f"  {line}" for line in written)
    return "\n".join(printable(line) for line in lines)


def _roots(hasil: Hasil) -> tuple[Finding, ...]:
    """The findings but for those that another one explains."""
    symptoms = {identity for group in hasil.groups for identity in group.findings[1:]}
    return tuple(finding for finding in hasil.findings if finding.id not in symptoms)


def _read_lines(hasil: Hasil) -> list[str]:
    files, tables = hasil.laporan.files, hasil.laporan.tables
    read = sum(file.status == "read" for file in files)
    lines = [f"  Dibaca: {read} berkas, {len(tables)} tabel; {sum(rule.made for rule in hasil.rules)} pengecekan dibuat"]
    lines.extend(f"  Tidak terbaca: {file.reason}" for file in files if file.status == "refused")
    lines.extend(f"  Tidak terbaca: {sentence}" for file in files for sentence in file.unread)
    lines.extend(f"  Perhatikan: {sentence}" for file in files for sentence in file.notes)
    lines.extend(f"  Dilewati: {file.name} ({file.reason})" for file in files if file.status == "skipped")
    return lines


def _verdict_line(hasil: Hasil) -> str:
    counts = ", ".join(f"{hasil.count(severity)} {severity.value}" for severity in Severity)
    return f"{VERDICTS[hasil.verdict]} - {counts}"


def _finding_line(finding: Finding) -> str:
    place = finding.place
    written = f"tertulis {shown_value(finding.written)}" if finding.written else ""
    expected = (
        f", {expected_label(finding).lower()} {shown_value(finding.expected)}" if finding.written and finding.expected else ""
    )
    figures = f"{written}{expected}: " if expected else ""
    return _cut(f"  {MARKS[finding.severity]} {place.sheet}!{place.cell} ({place.file})  {figures}{finding.title}")


def shown_value(text: str) -> str:
    """A figure in plain notation as the office writes it; any other text on one line."""
    if re.fullmatch(r"-?\d+(?:\.\d+)?", text):
        return indonesian(Decimal(text))
    return " ".join(text.split())


def _cut(line: str) -> str:
    return line if len(line) <= WIDEST else line[: WIDEST - 3] + "..."


WIDEST = 160
"""Two lines of an ordinary terminal."""


def recognised(file: InputFile, tables: Iterable[FoundTable], notes: Iterable[str] = ()) -> str:
    """How each sheet of a file was understood: kind, range, column by column, what is missing, the runner-up; then ``notes``."""
    lines = [file.name]
    found = tuple(tables)
    for grid in file.grids:
        own = [table for table in found if table.grid is grid]
        lines.append(
            f"  Lembar {grid.sheet}"
            + (" (tersembunyi)" if grid.hidden else "")
            + ("" if own else ": tidak ada tabel yang dikenal")
        )
        for table in own:
            lines.extend(_table_lines(table))
    lines.extend(f"  {note}" for note in notes)
    return "\n".join(printable(line) for line in lines)


def _table_lines(table: FoundTable) -> list[str]:
    runner_up = f"; kemungkinan lain: {table.runner_up}" if table.runner_up else ""
    lines = [
        f"    {table.kind.title} ({table.kind.kind}), {table.span.range}, keyakinan {table.score:.1f}{runner_up}",
        f"      judul: {' / '.join(title.text for title in table.titles) or '(tidak ada)'}",
        f"      baris kepala {table.heading_rows[0]}-{table.heading_rows[-1]}, baris isi {table.first_row}-{table.last_row}",
    ]
    for column in table.columns:
        meaning = column.name or "tidak dikenali"
        unsure = " (kurang yakin)" if column.name and column.score < 0.8 else ""
        numbering = f"  [{column.numbering}]" if column.numbering else ""
        lines.append(f"      {column.letter:>3}  {column.heading}{numbering} -> {meaning}{unsure}")
    if table.missing:
        lines.append(f"      tidak ada kolom: {', '.join(table.missing)}")
    return lines


def rule_list(pages: Iterable[RulePage]) -> str:
    return "\n".join(f"{page.code}  {page.severity.value:<10}  {page.name:<36}  {page.title}" for page in pages)


def rule_page(page: RulePage) -> str:
    """One rule's page: what is checked, why, how to repair, wrong and right example, source."""
    parts = [
        f"{page.code} {page.name} ({page.severity.value})", page.title + ".", "",
        f"Diperiksa: {page.checked}", f"Mengapa: {page.why}", f"Perbaikan: {page.repair}", "",
        "Salah:", *(f"    {line}" for line in page.wrong.splitlines()), "",
        "Benar:", *(f"    {line}" for line in page.right.splitlines()), "", f"Sumber: {page.source}",
    ]  # fmt: skip
    return "\n".join(parts)
