"""SLG: plan against agreement against measurement: indicators, sasaran, targets, and how they are spelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Sama
from lakip_xl.model.figures import Angka
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import FoundColumn, Row, Table
from lakip_xl.rules.names import Likeness, known_as, match, shared, words
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import CATATAN, KESALAHAN, PERINGATAN, rule
from lakip_xl.rules.tahun_ini import compared_with_the_agreement
from lakip_xl.rules.versions import Compared, compare, in_order, indicators, of_a_period, superseded
from lakip_xl.tables import PenetapanKinerja, PengukuranSasaran, RencanaKinerja

NEAR = 0.5
"""Share of words from which another indicator is named as the nearest one."""


def _presence(compared: Compared | None) -> Iterator[Check]:
    """Each left indicator: is it on the right side too, and if not, which is nearest."""
    if compared is None:
        return
    yield from (Check(pair.left.place, Outcome.HOLDS, pair.left.name) for pair in compared.pairs)
    for row in compared.left_over:
        nearest = max(compared.right, key=lambda other: shared(row.name, other.name))
        near = shared(row.name, nearest.name) >= NEAR
        hint = f' Yang paling dekat: "{nearest.name}".' if near else ""
        message = f'Indikator "{row.name}" tidak ada dalam {compared.right_title}.{hint}'
        yield Check(
            row.place, Outcome.FAILS, row.name, message=message, written=row.name, related=(nearest.place,) if near else ()
        )


@rule(
    "SLG304",
    "indikator-tidak-ada-dalam-rencana",
    PERINGATAN,
    source="PermenPAN-RB 53/2014: perjanjian kinerja selaras dengan rencana kinerja",
)
def indikator_tidak_direncanakan(laporan: Laporan) -> Iterator[Check]:
    """Indikator perjanjian kinerja tidak ada dalam rencana kinerja.

    Diperiksa: setiap indikator perjanjian kinerja terhadap rencana kinerja; beda ejaan tidak dihitung sebagai indikator lain.
    Mengapa: reviu APIP menanyakan keselarasan perjanjian dengan rencana.
    Perbaikan: samakan indikatornya, atau jelaskan perubahannya dalam laporan.

    Salah:
        Rencana Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja         | Target
        Sasaran A | Persentase koperasi aktif | 15,5

        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja        | Target
        Sasaran A         | Persentase koperasi baru | 15,5
    Benar:
        Rencana Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja         | Target
        Sasaran A | Persentase koperasi aktif | 15,5

        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja         | Target
        Sasaran A         | Persentase Koperasi Aktif | 15,5
    """
    yield from _presence(compare(laporan, PenetapanKinerja, RencanaKinerja))


@rule(
    "SLG305",
    "indikator-tidak-diukur",
    PERINGATAN,
    source="PermenPAN-RB 53/2014: setiap indikator perjanjian dilaporkan capaiannya",
)
def indikator_tidak_diukur(laporan: Laporan) -> Iterator[Check]:
    """Indikator perjanjian kinerja dan pengukuran kinerja tidak sama.

    Diperiksa: setiap indikator perjanjian kinerja terhadap pengukuran kinerja, dan sebaliknya.
    Mengapa: yang diperjanjikan harus dilaporkan, dan yang dilaporkan harus diperjanjikan.
    Perbaikan: tambahkan indikator yang kurang, atau samakan namanya.

    Salah:
        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja        | Target
        Sasaran A         | Persentase koperasi baru | 15,5

        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja     | Target | Realisasi | Capaian
        Sasaran A | Jumlah usaha dibina   | 10     | 10        | 100
    Benar:
        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja        | Target
        Sasaran A         | Persentase koperasi baru | 15,5

        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja        | Target | Realisasi | Capaian
        Sasaran A | Persentase koperasi baru | 15,5   | 15,5      | 100
    """
    yield from _presence(compare(laporan, PenetapanKinerja, PengukuranSasaran))
    yield from _presence(compare(laporan, PengukuranSasaran, PenetapanKinerja))


@rule("SLG306", "target-berbeda", KESALAHAN, source="Target pengukuran kinerja = target perjanjian kinerja")
def target_berbeda(laporan: Laporan) -> Iterator[Check]:
    """Target dalam pengukuran kinerja berbeda dari perjanjian kinerja.

    Diperiksa: target setiap indikator yang ada dalam kedua tabel; bila ada perjanjian kinerja perubahan, itulah yang dipakai.
        Target yang berbeda di dua tabel perjanjian, atau di rencana aksinya, dilaporkan sebagai peringatan.
    Mengapa: capaian dihitung terhadap target yang diperjanjikan.
    Perbaikan: pakai target perjanjian kinerja (atau perubahannya) dalam pengukuran, lalu hitung ulang capaiannya.

    Salah:
        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja        | Target
        Sasaran A         | Persentase koperasi baru | 15,5%

        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja        | Target | Realisasi | Capaian
        Sasaran A | Persentase koperasi baru | 15,0%  | 15,0%     | 100
    Benar:
        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja        | Target
        Sasaran A         | Persentase koperasi baru | 15,5%

        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja        | Target | Realisasi | Capaian
        Sasaran A | Persentase koperasi baru | 15,5%  | 15,5%     | 100
    """
    compared = compare(laporan, PengukuranSasaran, PenetapanKinerja)
    whole = {row for table in laporan.of(PengukuranSasaran) if not of_a_period(table) for row in table.rows}
    for pair in (pair for pair in compared.pairs if pair.left in whole) if compared else ():
        for mine, theirs in zip(_target(pair.left), _target(pair.right), strict=True):
            yield _same_target(pair.left.name, mine, theirs, "Target pengukuran = target perjanjian kinerja")
    yield from _repeated_targets(laporan)
    yield from compared_with_the_agreement(laporan)


def _repeated_targets(laporan: Laporan) -> Iterator[Check]:
    """The same indicator in two agreements of one level, or in the plan of action of one: it agrees with the one in force or
    with the one that was replaced."""
    tables = in_order(laporan.of(PenetapanKinerja))
    first = next((table for table in tables if superseded(table, tables)), None)
    for place, table in enumerate(tables):
        before = [row for other in tables[:place] for row in indicators(other)]
        if table is first or not before:
            continue
        for row in indicators(table):
            twins = [other for other in before if words(other.name) == words(row.name)]
            yield from _as_before(row, twins)


def _as_before(row: Row, twins: list[Row]) -> Iterator[Check]:
    meaning = "Target = target perjanjian kinerja yang sama di tabel lain"
    pairs = [(mine, theirs) for twin in twins for mine, theirs in zip(_target(row), _target(twin), strict=True)]
    checks = [_same_target(row.name, mine, theirs, meaning) for mine, theirs in pairs]
    held = [check for check in checks if check.outcome is Outcome.HOLDS]
    for check in (held or checks)[:1]:
        title = "Target yang sama berbeda di dua tabel perjanjian kinerja"
        yield replace(check, severity=PERINGATAN, title=title)


def _target(row: Row) -> tuple[Angka, ...]:
    """The one target of a measurement or an agreement."""
    return tuple(figure for figure in (row.figure("target"),) if figure)


def _same_target(name: str, mine: Angka, theirs: Angka, meaning: str) -> Check:
    """Words are compared as words; 0,85 and 85% are one target in two notations."""
    if mine.value is None or theirs.value is None:
        same = " ".join(mine.written.casefold().split()) == " ".join(theirs.written.casefold().split())
        outcome = Outcome.HOLDS if same else Outcome.NOT_POSSIBLE
        return Check(mine.place, outcome, name, message="target bukan satu angka")
    if ("%" in mine.suffix) != ("%" in theirs.suffix) and mine.value != theirs.value:
        scaled = {mine.value * 100, mine.value / Decimal(100)}
        if theirs.value in scaled:
            return Check(mine.place, Outcome.HOLDS, name)
    return prove(Sama(mine, theirs, meaning), name)


@rule("SLG307", "target-rencana-berbeda", PERINGATAN, source="Target perjanjian kinerja = target rencana kinerja tahun yang sama")
def target_rencana_berbeda(laporan: Laporan) -> Iterator[Check]:
    """Target dalam perjanjian kinerja berbeda dari rencana kinerja tahun yang sama.

    Diperiksa: target setiap indikator yang ada dalam kedua tabel; dari rencana lima tahun dipakai kolom tahun laporan.
    Mengapa: perubahan target harus dijelaskan.
    Perbaikan: samakan targetnya, atau jelaskan perubahannya dalam laporan.

    Salah:
        Rencana Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja        | Target
        Sasaran A | Persentase koperasi baru | 16

        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja        | Target
        Sasaran A         | Persentase koperasi baru | 15
    Benar:
        Rencana Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja        | Target
        Sasaran A | Persentase koperasi baru | 15

        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja        | Target
        Sasaran A         | Persentase koperasi baru | 15
    """
    compared = compare(laporan, PenetapanKinerja, RencanaKinerja)
    for plan in dict.fromkeys(pair.right for pair in compared.pairs) if compared else ():
        agreed = [pair.left for pair in compared.pairs if pair.right is plan] if compared else []
        yield from _against_plan(agreed, _planned(laporan, plan))


def _against_plan(agreed: list[Row], planned: Angka | None) -> Iterator[Check]:
    """The agreement and its change, when both are there: the plan agrees with either."""
    unknown = "kolom tahun laporan dalam rencana tidak dapat dipastikan"
    checks = [
        _same_target(row.name, mine, planned, "Target perjanjian = target rencana kinerja")
        if planned
        else Check(mine.place, Outcome.NOT_POSSIBLE, row.name, message=unknown)
        for row in agreed
        for mine in _target(row)
    ]
    held = [check for check in checks if check.outcome is Outcome.HOLDS]
    yield from held or checks[:1]


def _planned(laporan: Laporan, row: Row) -> Angka | None:
    """The plan's target of the report's year: the only one, or the one whose heading names the year."""
    targets = row.series("target")
    if len(targets) == 1:
        return targets[0]
    table = next(table for table in laporan.of(RencanaKinerja) if any(own is row for own in table.rows))
    columns = table.found.columns_of("target")
    return next((target for column, target in zip(columns, targets, strict=True) if _names_year(column, laporan.year)), None)


def _names_year(column: FoundColumn, year: int | None) -> bool:
    return year is not None and re.search(rf"\b{year}\b", column.heading) is not None


@rule("SLG310", "ejaan-indikator-berbeda", CATATAN, source="Satu indikator, satu nama di seluruh laporan")
def ejaan_berbeda(laporan: Laporan) -> Iterator[Check]:
    """Indikator atau sasaran yang sama dieja berbeda.

    Diperiksa: nama indikator dan sasaran dalam rencana, perjanjian, dan pengukuran kinerja.
    Mengapa: pembaca mengira ada dua indikator.
    Perbaikan: pakai satu ejaan, yaitu ejaan dalam perjanjian kinerja.

    Salah:
        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja            | Target
        Sasaran A         | SDM KUMKM yang bersertifikat | 15

        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja           | Target | Realisasi | Capaian
        Sasaran A | SDM KUKM yang bersertifikat | 15     | 15        | 100
    Benar:
        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja            | Target
        Sasaran A         | SDM KUMKM yang bersertifikat | 15

        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja            | Target | Realisasi | Capaian
        Sasaran A | SDM KUMKM yang bersertifikat | 15     | 15        | 100
    """
    for left, right in ((PengukuranSasaran, PenetapanKinerja), (PenetapanKinerja, RencanaKinerja)):
        compared = compare(laporan, left, right)
        for pair in compared.pairs if compared else ():
            yield _spelling(pair.left, pair.right, pair.likeness, compared.right_title if compared else "")
    yield from _sasaran_spelling(laporan)


def _spelling(mine: Row, theirs: Row, likeness: Likeness, where: str) -> Check:
    message = f'Di sini "{mine.name}", dalam {where} "{theirs.name}".'
    outcome = Outcome.HOLDS if likeness is Likeness.SAME else Outcome.FAILS
    return Check(
        mine.place, outcome, mine.name, message=message, written=mine.name, expected=theirs.name, related=(theirs.place,)
    )


def _sasaran_spelling(laporan: Laporan) -> Iterator[Check]:
    mine = _sasaran(laporan.of(PengukuranSasaran))
    theirs = _sasaran(laporan.of(PenetapanKinerja))
    same = laporan.settings.same_names
    for pair in match(mine, theirs, lambda row: known_as(row.text("sasaran").text, same)).pairs:
        one, other = pair.left.text("sasaran"), pair.right.text("sasaran")
        outcome = Outcome.HOLDS if pair.likeness is Likeness.SAME else Outcome.FAILS
        message = f'Sasaran di sini "{one.text}", dalam penetapan kinerja "{other.text}".'
        yield Check(one.place, outcome, one.text, message=message, written=one.text, expected=other.text, related=(other.place,))


def _sasaran(tables: tuple[Table, ...]) -> list[Row]:
    """One row for each sasaran that the tables name."""
    found: dict[str, Row] = {}
    for table in tables:
        for row in table.rows:
            if row.text("sasaran"):
                found.setdefault(row.text("sasaran").text.casefold(), row)
    return list(found.values())
