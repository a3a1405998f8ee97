"""EFI: use of resources, by the report's own formula."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.declared import Node, Persamaan
from lakip_xl.model.equations import HUNDRED, Equation, Persen, Selisih
from lakip_xl.model.figures import Angka
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.performance import Efisiensi as Rumus
from lakip_xl.model.tables import Table
from lakip_xl.rules.proof import is_zero, prove
from lakip_xl.rules.registry import KESALAHAN, rule
from lakip_xl.rules.sums import sums
from lakip_xl.tables import Efisiensi

SOURCE = "LAKIP 2.2: E/I = ((anggaran kegiatan / target kinerja) x realisasi kinerja) - realisasi anggaran"


def formula(
    row: Efisiensi, target: Angka, share: bool = False, pagu: Angka | None = None, realisasi: Angka | None = None
) -> Equation | None:
    """The report's formula for a row; anggaran less realisasi where the row has no targets. None when it lacks the money."""
    pagu, realisasi = pagu or row.pagu, realisasi or row.realisasi
    if pagu is None or realisasi is None:
        return None
    if row.target and row.hasil and row.target.value and row.hasil.value is not None:
        return Rumus(target, pagu, row.target, row.hasil, realisasi, share)
    if share:
        return Persen(target, row.efisiensi, pagu, "% efisiensi = efisiensi / anggaran x 100") if row.efisiensi else None
    return Selisih(target, pagu, realisasi, "E/I = anggaran - realisasi")


def _gap(row: Efisiensi, target: Angka, share: bool) -> Equation | None:
    """How much further performance came than the money (domain.md 1.6, EF6)."""
    if row.capaian is None or row.serapan is None:
        return None
    return Selisih(target, row.capaian, row.serapan, "Tingkat efisiensi = capaian kinerja - penyerapan anggaran")


_REST = Node("*", Node("/", Node("-", Node("", name="a"), Node("", name="r")), Node("", name="a")), Node("", value=HUNDRED))


def _rest(row: Efisiensi, target: Angka, share: bool) -> Equation | None:
    """What was not spent, in percent of the anggaran (domain.md 1.6)."""
    if not share or row.pagu is None or row.realisasi is None:
        return None
    words = "Tingkat efisiensi = (anggaran - realisasi) / anggaran x 100"
    return Persamaan(target, _REST, ("a", "r"), (row.pagu, row.realisasi), words)


def _answers(table: Table, column: str, share: bool) -> Iterator[Check]:
    """The answers of a column by the formula that most rows follow; none is a fault when not one row follows any: then another
    one is in use."""
    checks = max((_asked(table, column, share, way) for way in (formula, _gap, _rest)), key=_held)
    if not _held(checks) and len(checks) > 1:
        checks = [
            Check(check.place, Outcome.NOT_POSSIBLE, check.subject, message="rumus efisiensi tabel ini tidak dikenal")
            for check in checks
        ]
    yield from checks


Way = Callable[[Efisiensi, Angka, bool], Equation | None]


def _asked(table: Table, column: str, share: bool, way: Way) -> list[Check]:
    rows = ((row, row.figure(column)) for row in table.rows if isinstance(row, Efisiensi))
    equations = ((row, way(row, target, share)) for row, target in rows if target and not target.empty)
    return [prove(equation, row.name) for row, equation in equations if equation]


def _held(checks: list[Check]) -> int:
    return sum(check.outcome in (Outcome.HOLDS, Outcome.CUT_OFF) for check in checks)


@rule("EFI101", "efisiensi-tidak-sesuai-rumus", KESALAHAN, source=SOURCE)
def efisiensi_tidak_sesuai(laporan: Laporan) -> Iterator[Check]:
    """Efisiensi tidak sesuai dengan rumusnya.

    Diperiksa: setiap baris yang memuat anggaran, realisasi, dan nilai efisiensi (E/I), dengan target dan realisasi kinerja bila
        ada.
    Mengapa: nilai efisiensi disimpulkan dalam narasi; sering kali anggarannya yang tersalin ke kolom ini.
    Perbaikan: hitung ulang (anggaran / target x realisasi kinerja) dikurangi realisasi anggaran.

    Salah:
        Indikator | Anggaran Kegiatan | Target Kinerja | Realisasi Kinerja | Realisasi Anggaran | E/I (Rp)
        Program A | 1.000.000         | 10%            | 10%               | 900.000            | 1.000.000
    Benar:
        Indikator | Anggaran Kegiatan | Target Kinerja | Realisasi Kinerja | Realisasi Anggaran | E/I (Rp)
        Program A | 1.000.000         | 10%            | 10%               | 900.000            | 100.000
    """
    for table in laporan.of(Efisiensi):
        yield from _answers(table, "efisiensi", share=False)


@rule("EFI102", "persen-efisiensi-tidak-sesuai", KESALAHAN, source=SOURCE)
def persen_efisiensi_tidak_sesuai(laporan: Laporan) -> Iterator[Check]:
    """Persentase efisiensi tidak sesuai dengan rumusnya.

    Diperiksa: setiap baris yang memuat persentase efisiensi, dihitung dari anggaran, target, realisasi kinerja, dan realisasi
        anggaran.
    Mengapa: persentase efisiensi dikutip sebagai kesimpulan.
    Perbaikan: hitung ulang efisiensi dibagi anggaran dikali 100, lalu bulatkan.

    Salah:
        Indikator | Anggaran Kegiatan | Target Kinerja | Realisasi Kinerja | Realisasi Anggaran | E/I (Rp) | E/I (%)
        Program A | 1.000.000         | 10%            | 10%               | 900.000            | 100.000  | 0,01
    Benar:
        Indikator | Anggaran Kegiatan | Target Kinerja | Realisasi Kinerja | Realisasi Anggaran | E/I (Rp) | E/I (%)
        Program A | 1.000.000         | 10%            | 10%               | 900.000            | 100.000  | 10,00
    """
    for table in laporan.of(Efisiensi):
        yield from _answers(table, "efisiensi_persen", share=True)


@rule("EFI103", "serapan-efisiensi-tidak-sesuai", KESALAHAN, source="Definisi kolom: % realisasi = realisasi / anggaran x 100")
def serapan_tidak_sesuai(laporan: Laporan) -> Iterator[Check]:
    """Persentase realisasi dalam tabel efisiensi tidak sesuai.

    Diperiksa: setiap baris yang memuat anggaran, realisasi anggaran, dan persentasenya.
    Mengapa: persentase ini dikutip di setiap bagian analisis efisiensi.
    Perbaikan: hitung ulang realisasi dibagi anggaran dikali 100, lalu bulatkan.

    Salah:
        Indikator | Anggaran Kegiatan | Realisasi Anggaran/Rp | Realisasi Anggaran/% | E/I (Rp)
        Program A | 1.000.000         | 900.000               | 80,00                | 100.000
    Benar:
        Indikator | Anggaran Kegiatan | Realisasi Anggaran/Rp | Realisasi Anggaran/% | E/I (Rp)
        Program A | 1.000.000         | 900.000               | 90,00                | 100.000
    """
    for _, row in laporan.rows(Efisiensi):
        if row.serapan and row.pagu and row.realisasi and not is_zero(row.pagu):
            yield prove(Persen(row.serapan, row.realisasi, row.pagu, "% realisasi = realisasi / anggaran x 100"), row.name)


@rule("EFI201", "jumlah-efisiensi-tidak-sama", KESALAHAN, source="Anggaran dan realisasi suatu bagian = jumlah kegiatannya")
def jumlah_efisiensi_tidak_sama(laporan: Laporan) -> Iterator[Check]:
    """Anggaran atau realisasi tidak sama dengan jumlah kegiatannya.

    Diperiksa: setiap bagian analisis efisiensi terhadap kegiatan yang dirincinya.
    Mengapa: realisasi yang sudah lama tidak diperbarui merusak semua angka yang dihitung darinya.
    Perbaikan: cocokkan jumlah kegiatan dengan tabel realisasi anggaran, lalu perbarui bagian ini.

    Salah:
        No    | Indikator / Kegiatan | Anggaran Kegiatan | Realisasi Anggaran | E/I (Rp)
        2.2.1 | Program A            | 1.000             | 950                | 50
        a     | Kegiatan 1           | 600               | 500                |
        b     | Kegiatan 2           | 400               | 400                |
    Benar:
        No    | Indikator / Kegiatan | Anggaran Kegiatan | Realisasi Anggaran | E/I (Rp)
        2.2.1 | Program A            | 1.000             | 900                | 100
        a     | Kegiatan 1           | 600               | 500                |
        b     | Kegiatan 2           | 400               | 400                |
    """
    for table in laporan.of(Efisiensi):
        yield from sums(table, ("pagu", "realisasi"))
