"""Sentences about money: the paragraph of 3.3, each program, each kegiatan."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.rules.names import words
from lakip_xl.tables import RealisasiBelanja, RealisasiPendapatan
from lakip_xl.write.budget_rows import Budget
from lakip_xl.write.program_sheets import outputs_of
from lakip_xl.write.wording import Facts, counted, listed, persen, rupiah

NO_TOTAL = "Tidak dibuat: baris jumlah belanja tidak ada atau angkanya tidak terbaca."
NO_MONEY = "Tidak dibuat: anggaran atau realisasi kosong atau tidak terbaca."


class Sentence(NamedTuple):
    """A paragraph for the report, where it belongs, and what it is made from. ``made`` is False where it could not be."""

    section: str
    text: str
    basis: str
    made: bool = True


class Money(NamedTuple):
    """What sentences say of a row: the first budget, the budget in force, what was spent."""

    induk: Decimal | None
    pagu: Decimal
    realisasi: Decimal
    apbd: bool

    @classmethod
    def of(cls, budget: Budget, row: Row, facts: Facts) -> Money | None:
        amounts = [_amount(budget, row, name, facts) for name in ("induk", budget.base, "realisasi")]
        pagu, realisasi = amounts[1], amounts[2]
        heading = next((column.heading for column in (budget.table.found.column_of("induk"),) if column), "")
        changed = amounts[0] if budget.base == "pagu" else None
        return None if pagu is None or realisasi is None else cls(changed, pagu, realisasi, "apbd" in heading.casefold())

    def allocated(self, year: str = "") -> str:
        """ "pada APBD induk sebesar Rp ... dan pada APBD Perubahan menjadi Rp ... (mengalami penambahan sebesar Rp ...)" """
        if self.induk is None:
            return f"sebesar {rupiah(self.pagu)}"
        first, then = ("APBD Induk", "APBD Perubahan") if self.apbd else ("pagu awal", "pagu setelah perubahan")
        return f"pada {first}{year} sebesar {rupiah(self.induk)} dan pada {then} menjadi {rupiah(self.pagu)} ({self._change()})"

    def _change(self) -> str:
        gap = self.pagu - (self.induk or Decimal(0))
        if not gap:
            return "tidak mengalami perubahan"
        share = f" atau {persen(abs(gap), self.induk)}" if self.induk else ""
        return f"mengalami {'penambahan' if gap > 0 else 'pengurangan'} sebesar {rupiah(abs(gap))}{share}"

    @property
    def spent(self) -> str:
        """ "Rp ... atau ...%" """
        return f"{rupiah(self.realisasi)} atau {persen(self.realisasi, self.pagu)}" if self.pagu else rupiah(self.realisasi)

    @property
    def left(self) -> str:
        rest = self.pagu - self.realisasi
        return f"{rupiah(rest)} atau {persen(rest, self.pagu)}" if self.pagu else rupiah(rest)


def _amount(budget: Budget, row: Row, name: str, facts: Facts) -> Decimal | None:
    """A row's money for a sentence; a "-" is 0, a blank or unreadable one gives no sentence."""
    figures = budget.money(row, name)
    values = [facts.value(figure) for figure in figures]
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def budget_sentences(laporan: Laporan, budget: Budget, facts: Facts) -> Iterator[Sentence]:
    yield _finance(laporan, budget, facts)
    outputs = outputs_of(laporan, budget)
    year = f" Tahun Anggaran {laporan.year}" if laporan.year else ""
    for program in budget.programs:
        yield _program(budget, program, year, facts)
        for kegiatan in budget.kegiatan(program):
            yield _kegiatan(laporan, budget, kegiatan, outputs.get(kegiatan.index, ""), facts)


def _finance(laporan: Laporan, budget: Budget, facts: Facts) -> Sentence:
    section = "3.3 Akuntabilitas Keuangan"
    whole = _whole(budget)
    money = Money.of(budget, whole, facts) if whole else None
    if whole is None or money is None:
        facts.basis()
        return Sentence(section, "Paragraf akuntabilitas keuangan", NO_TOTAL, made=False)
    when = f"Dalam Tahun Anggaran {laporan.year}, " if laporan.year else ""
    who = laporan.office or "instansi"
    kegiatan = sum(len(budget.kegiatan(program)) for program in budget.programs)
    counts = [f"{counted(len(budget.programs))} program"] if budget.programs else []
    counts += [f"{counted(kegiatan)} kegiatan"] if kegiatan else []
    done = f"telah melaksanakan {' dengan '.join(counts)} dengan total" if counts else "mempunyai"
    name = _plain_name(whole)
    parts = [
        f"{when}{who} {done} alokasi anggaran {name} {money.allocated()}.",
        f"Realisasi serapan anggaran {name} sebesar {money.spent} dengan sisa anggaran sebesar {money.left}.",
    ]
    parts += [text for row, table in _others(laporan, budget, whole) if (text := _other(row, table, facts))]
    parts += _income(laporan, facts)
    bare = [" ".join(program.name.split()) for program in budget.programs if kegiatan and not budget.kegiatan(program)]
    uncounted = f" Tidak dirinci menurut kegiatan, jadi tidak terhitung: {listed(bare)}." if bare else ""
    return Sentence(section, " ".join(parts), facts.basis() + uncounted)


def _plain_name(row: Row) -> str:
    """ "belanja langsung"; a total is called belanja."""
    if row.total or "belanja" not in row.name.casefold():
        return "belanja"
    return " ".join(row.name.split()).lower()


def _whole(budget: Budget) -> Row | None:
    """The row of which the programs are parts, else the total."""
    parents = [budget.table.parent(program) for program in budget.programs]
    parent = parents[0] if parents and parents[0] is not None and all(other is parents[0] for other in parents) else None
    return parent or next((row for row in budget.table.rows if row.total), None)


def _others(laporan: Laporan, budget: Budget, whole: Row) -> list[tuple[Row, Table]]:
    """The groups beside the one that holds the programs, such as belanja tidak langsung."""
    if whole.total:
        return []
    rows = [row for row in budget.table.rows if row.depth == whole.depth and row is not whole and _is_group(row)]
    told = {words(row.name) for row in (*rows, whole)}
    elsewhere = [
        (row, table)
        for table in laporan.of(RealisasiBelanja)
        for row in table.rows[:1]
        if table is not budget.table and _is_group(row) and words(row.name) not in told
    ]
    return [(row, budget.table) for row in rows] + elsewhere


def _is_group(row: Row) -> bool:
    return not row.total and "belanja" in row.name.casefold()


def _other(row: Row, table: Table, facts: Facts) -> str:
    money = Money.of(Budget(table, ()), row, facts)
    if money is None:
        return ""
    rest = f"dengan realisasi sebesar {money.spent} dengan sisa anggaran sebesar {money.left}"
    return f"Alokasi {_plain_name(row)} {money.allocated()} {rest}."


def _income(laporan: Laporan, facts: Facts) -> list[str]:
    rows = [(table, row) for table, row in laporan.rows(RealisasiPendapatan)]
    top = next((row for _, row in rows if row.total), rows[0][1] if rows else None)
    if top is None:
        return []
    target, reached = facts.value(top.pagu), facts.value(top.realisasi)
    if target is None or reached is None:
        return []
    year = f" untuk tahun {laporan.year}" if laporan.year else ""
    name = "pendapatan" if top.total else " ".join(top.name.split()).lower()
    share = f" atau {persen(reached, target)}" if target else ""
    return [f"Untuk {name}, target anggaran{year} sebesar {rupiah(target)} dan terealisasi sebesar {rupiah(reached)}{share}."]


def _program(budget: Budget, program: Row, year: str, facts: Facts) -> Sentence:
    name = " ".join(program.name.split())
    section = f"3.2 {name}"
    money = Money.of(budget, program, facts)
    if money is None:
        facts.basis()
        return Sentence(section, name, NO_MONEY, made=False)
    kegiatan = len(budget.kegiatan(program))
    count = f" dengan {counted(kegiatan)} kegiatan" if kegiatan else ""
    text = (
        f"Jumlah dana yang dialokasikan untuk {name} {money.allocated(year)}{count}."
        f" Realisasi serapan anggaran sebesar {money.spent} dengan sisa anggaran sebesar {money.left}."
    )
    names = [" ".join(row.name.split()) for row in budget.kegiatan(program)]
    if names:
        text += f" Adapun kegiatan yang dilaksanakan meliputi {listed(names)}."
    return Sentence(section, text, facts.basis())


def _kegiatan(laporan: Laporan, budget: Budget, row: Row, output: str, facts: Facts) -> Sentence:
    name = " ".join(row.name.split())
    called = name if name.casefold().startswith(("kegiatan", "program", "sub")) else f"Kegiatan {name}"
    section = f"3.2 - {name}"
    money = Money.of(budget, row, facts)
    if money is None:
        facts.basis()
        return Sentence(section, called, NO_MONEY, made=False)
    by = f" dilaksanakan oleh {laporan.office}" if laporan.office else " dilaksanakan"
    result = f" Keluaran kegiatan ini adalah {output.strip().rstrip('.')}." if output else ""
    text = f"{called}{by} dengan alokasi anggaran sebesar {rupiah(money.pagu)} dan realisasi anggaran sebesar {money.spent}."
    return Sentence(section, f"{text}{result}", facts.basis())
