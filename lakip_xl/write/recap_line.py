"""One office in the recap of many: what is kept of its result, light enough to come back from a worker process."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lakip_xl.model.findings import Severity, Verdict
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.tables import KINDS, NEEDED, RealisasiBelanja
from lakip_xl.write.budget_rows import Budget, total_of

BELOW_TOP = 1


@dataclass(frozen=True)
class RuleCount:
    """How often a rule found a kesalahan in an office."""

    code: str
    title: str
    count: int


@dataclass(frozen=True)
class RecapLine:
    """``lacking`` are the needed tables that are not there, ``others`` the other known ones. ``remark`` says what else is to be
    known, such as the file that could not be read. ``pagu`` and ``realisasi`` are None where the office's total is not certain.
    """

    folder: str
    office: str = ""
    year: int | None = None
    verdict: Verdict = Verdict.TIDAK_TERBACA
    kesalahan: int = 0
    peringatan: int = 0
    catatan: int = 0
    rules: tuple[RuleCount, ...] = ()
    pagu: Decimal | None = None
    realisasi: Decimal | None = None
    lacking: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    remark: str = ""
    workbook: Path | None = None

    @property
    def seriousness(self) -> tuple[int, int, int, int, str]:
        """The order of the recap: what is not known first, then by the number of kesalahan, peringatan and catatan."""
        order = (Verdict.TIDAK_TERBACA, Verdict.PERLU_DIPERBAIKI, Verdict.SIAP)
        return order.index(self.verdict), -self.kesalahan, -self.peringatan, -self.catatan, self.folder.casefold()


def recap_line(hasil: Hasil, workbook: Path | None) -> RecapLine:
    laporan = hasil.laporan
    pagu, realisasi = budget_total(laporan)
    lacking, others = _lacking(hasil)
    wrong, doubtful, notes = (hasil.count(severity) for severity in Severity)
    return RecapLine(
        laporan.folder, laporan.office, laporan.year, hasil.verdict, wrong, doubtful, notes, _rules(hasil), pagu, realisasi,
        lacking, others, _remark(laporan), workbook,
    )  # fmt: skip


def _rules(hasil: Hasil) -> tuple[RuleCount, ...]:
    wrong = [finding.rule for finding in hasil.findings if finding.severity is Severity.KESALAHAN]
    titles = {result.page.code: result.page.title for result in hasil.rules}
    return tuple(RuleCount(code, titles.get(code, code), count) for code, count in sorted(Counter(wrong).items()))


def _lacking(hasil: Hasil) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tables that the office's own result names as missing, by their titles."""
    named = [kind for kind in KINDS if any(f"tabel {kind.title}{sign}" in text for text in hasil.missing for sign in ".:")]
    return tuple(kind.title for kind in named if kind in NEEDED), tuple(kind.title for kind in named if kind not in NEEDED)


def _remark(laporan: Laporan) -> str:
    refused = [file.reason or file.name for file in laporan.files if file.status == "refused"]
    if laporan.tables or refused:
        return " ".join(refused)
    read = any(file.status == "read" for file in laporan.files)
    return "Tidak ada tabel LAKIP yang dikenali." if read else "Tidak ada berkas Excel."


def budget_total(laporan: Laporan) -> tuple[Decimal | None, Decimal | None]:
    """The office's pagu and realisasi. None where several tables or totals say different things: a recap never guesses."""
    tables = [table for table in laporan.of(RealisasiBelanja) if not table.doubtful]
    totals = [(table, _total(table)) for table in tables]
    known = [(table, total) for table, total in totals if total]
    if not known or len(known) < len(tables):
        return None, None
    table, (pagu, realisasi) = max(known, key=lambda one: (one[1][0], one[1][1]))
    parts = {_money(table, row) for row in table.rows if row.depth <= BELOW_TOP}
    if any(total not in {(pagu, realisasi), *parts} for _, total in known):
        return None, None
    return pagu, realisasi


def _total(table: Table) -> tuple[Decimal, Decimal] | None:
    """What the table's total rows agree on; without one what its top rows add up to."""
    said = {_money(table, row) for row in table.rows if row.total}
    if said:
        return said.pop() if len(said) == 1 else None
    top = [_money(table, row) for row in table.rows if row.depth == 0]
    found = [money for money in top if money]
    if not found or len(found) < len(top):
        return None
    zero = Decimal(0)
    return sum((pagu for pagu, _ in found), zero), sum((realisasi for _, realisasi in found), zero)


def _money(table: Table, row: Row) -> tuple[Decimal, Decimal] | None:
    budget = Budget(table, ())
    pagu, realisasi = total_of(budget.money(row, "pagu")), total_of(budget.money(row, "realisasi"))
    return None if pagu is None or realisasi is None else (pagu, realisasi)
