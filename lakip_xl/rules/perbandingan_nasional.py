"""KIN2: an indicator's result beside the nation's (PermenPAN-RB 53/2014, III.A.4)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Equation, Persen, Selisih
from lakip_xl.model.figures import Angka
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.performance import Capaian, Rumus
from lakip_xl.model.settings import Pengaturan
from lakip_xl.rules.proof import is_zero, prove
from lakip_xl.rules.registry import KESALAHAN, rule
from lakip_xl.rules.rumus import formulas_for
from lakip_xl.tables import PerbandinganNasional

SOURCE = "PermenPAN-RB 53/2014 III.A.4: realisasi dibandingkan dengan standar nasional"
NOT_FOLLOWED = "kolom ini tidak dihitung dari realisasi dan angka nasional"
Equations = Callable[[PerbandinganNasional, Pengaturan], Iterator[Equation]]


@rule("KIN203", "capaian-terhadap-nasional", KESALAHAN, source=SOURCE)
def terhadap_nasional(laporan: Laporan) -> Iterator[Check]:
    """Capaian terhadap angka nasional tidak sesuai dengan kedua angkanya.

    Diperiksa: setiap indikator yang memuat realisasi, angka nasional atau provinsi, dan persentasenya, bila sebagian besar
        barisnya memang dihitung demikian.
    Mengapa: perbandingan itu dibaca evaluator sebagai letak kinerja instansi terhadap yang lain.
    Perbaikan: hitung ulang realisasi dibagi angka nasional dikali 100; untuk indikator negatif menurut rumusnya.

    Salah:
        Perbandingan dengan Standar Nasional
        Indikator   | Realisasi | Standar Nasional | Capaian terhadap Nasional (%)
        Indikator A | 40        | 50               | 80,00
        Indikator B | 60        | 80               | 75,00
        Indikator C | 45        | 50               | 95,00
    Benar:
        Perbandingan dengan Standar Nasional
        Indikator   | Realisasi | Standar Nasional | Capaian terhadap Nasional (%)
        Indikator A | 40        | 50               | 80,00
        Indikator B | 60        | 80               | 75,00
        Indikator C | 45        | 50               | 90,00
    """
    yield from _asked(laporan, _shares)


@rule("KIN204", "selisih-dengan-nasional", KESALAHAN, source=SOURCE)
def selisih_dengan_nasional(laporan: Laporan) -> Iterator[Check]:
    """Selisih dengan angka nasional tidak sama dengan selisih kedua angkanya.

    Diperiksa: setiap indikator yang memuat realisasi, angka nasional atau provinsi, dan selisihnya, bila sebagian besar
        barisnya memang dihitung demikian; realisasi dikurangi nasional dan sebaliknya sama-sama diterima.
    Mengapa: selisih yang salah membuat instansi tampak di atas atau di bawah angka nasional.
    Perbaikan: hitung ulang selisihnya.

    Salah:
        Perbandingan dengan Standar Nasional
        Indikator   | Realisasi | Realisasi Nasional | Selisih
        Indikator A | 72,50     | 70,00              | 2,50
        Indikator B | 60,00     | 64,00              | -4,00
        Indikator C | 81,25     | 80,00              | 1,52
    Benar:
        Perbandingan dengan Standar Nasional
        Indikator   | Realisasi | Realisasi Nasional | Selisih
        Indikator A | 72,50     | 70,00              | 2,50
        Indikator B | 60,00     | 64,00              | -4,00
        Indikator C | 81,25     | 80,00              | 1,25
    """
    yield from _asked(laporan, _gaps)


def _asked(laporan: Laporan, equations: Equations) -> Iterator[Check]:
    """Each row by the equation that it follows; a column that most rows do not follow means something else."""
    for table in laporan.of(PerbandinganNasional):
        rows = [row for row in table.rows if isinstance(row, PerbandinganNasional) and not row.total]
        checks = [check for row in rows if (check := _best(row, tuple(equations(row, laporan.settings))))]
        failed = sum(check.outcome is Outcome.FAILS for check in checks)
        held = sum(check.outcome in (Outcome.HOLDS, Outcome.CUT_OFF) for check in checks)
        for check in checks:
            doubt = failed >= held and check.outcome is Outcome.FAILS
            yield Check(check.place, Outcome.NOT_POSSIBLE, check.subject, message=NOT_FOLLOWED) if doubt else check


def _best(row: PerbandinganNasional, equations: tuple[Equation, ...]) -> Check | None:
    """The first equation that holds, else the plainest."""
    checks = [prove(equation, row.name) for equation in equations]
    return next((check for check in checks if check.outcome is not Outcome.FAILS), checks[0] if checks else None)


def _shares(row: PerbandinganNasional, settings: Pengaturan) -> Iterator[Equation]:
    if row.banding and not row.banding.empty:
        for own, other in _pairs(row):
            if other.known and not is_zero(other):
                yield from (_share(row.banding, own, other, formula) for formula in formulas_for(row.name, settings))


def _share(target: Angka, own: Angka, other: Angka, formula: Rumus) -> Equation:
    if formula is Rumus.POSITIF:
        return Persen(target, own, other, "Capaian = realisasi / angka nasional x 100")
    return Capaian(target, other, own, formula)


def _gaps(row: PerbandinganNasional, settings: Pengaturan) -> Iterator[Equation]:
    if row.selisih and not row.selisih.empty:
        for own, other in _pairs(row):
            yield Selisih(row.selisih, own, other, "Selisih = realisasi - angka nasional")
            yield Selisih(row.selisih, other, own, "Selisih = angka nasional - realisasi")


def _pairs(row: PerbandinganNasional) -> Iterator[tuple[Angka, Angka]]:
    """The office's own figure with the nation's, then with the province's."""
    own = row.hasil or row.provinsi
    others = (row.nasional, row.provinsi if row.hasil else None)
    yield from ((own, other) for other in others if own and own.known and other and other.known)
