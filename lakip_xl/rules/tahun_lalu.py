"""SLG4: this year's report against those of earlier years: quoted figures, targets of the renstra, names of programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from lakip_xl.model.checks import Check, Outcome, holds
from lakip_xl.model.equations import HUNDRED, Sama
from lakip_xl.model.figures import Angka, Unit
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.read.years import year_of_table
from lakip_xl.rules.names import Likeness, Matching, known_as, match
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import CATATAN, KESALAHAN, PERINGATAN, rule
from lakip_xl.rules.versions import compare, indicators, of_a_period, superseded
from lakip_xl.tables import PenetapanKinerja, PengukuranSasaran, PerbandinganTahun, RealisasiBelanja, RencanaKinerja

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PROGRAM_CODE = re.compile(r"[\dx]{1,2}\.[\dx]{1,2}\.\d{2}\.?", re.IGNORECASE)
QUOTED = (("hasil_tahun", "hasil", "realisasi"), ("capaian_tahun", "capaian", "capaian"))
REWORDED = 0.6
"""The part of its words that a program keeps when it is renamed."""
FEWEST = 0.5
"""When fewer of last year's programs are found again, the nomenclature has changed, not the programs."""


@rule(
    "SLG401",
    "realisasi-tahun-lalu-berbeda",
    KESALAHAN,
    source="PermenPAN-RB 53/2014 III.A.2: perbandingan dengan tahun lalu memakai angka laporan tahun itu",
)
def realisasi_tahun_lalu(laporan: Laporan) -> Iterator[Check]:
    """Realisasi atau capaian tahun lalu berbeda dari pengukuran kinerja tahun itu.

    Diperiksa: angka tahun sebelumnya dalam tabel perbandingan terhadap tabel pengukuran kinerja tahun itu, per indikator, bila
        berkas tahun itu ada di folder yang sama.
    Mengapa: angka tahun lalu sudah dilaporkan; evaluator membandingkan kedua laporan.
    Perbaikan: pakai angka laporan tahun lalu, atau jelaskan dalam laporan mengapa angkanya diperbaiki.

    Salah:
        Pengukuran Kinerja Tahun 2019
        Sasaran   | Indikator Kinerja        | Target | Realisasi | Capaian (%)
        Sasaran A | Persentase koperasi baru | 50     | 40        | 80,00

        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja        | Target | Realisasi | Capaian (%)
        Sasaran A | Persentase koperasi baru | 60     | 45        | 75,00

        Perbandingan Capaian Kinerja
        Indikator                | Realisasi 2019 | Capaian 2019 (%) | Realisasi 2020 | Capaian 2020 (%)
        Persentase koperasi baru | 44             | 80,00            | 45             | 75,00
    Benar:
        Pengukuran Kinerja Tahun 2019
        Sasaran   | Indikator Kinerja        | Target | Realisasi | Capaian (%)
        Sasaran A | Persentase koperasi baru | 50     | 40        | 80,00

        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja        | Target | Realisasi | Capaian (%)
        Sasaran A | Persentase koperasi baru | 60     | 45        | 75,00

        Perbandingan Capaian Kinerja
        Indikator                | Realisasi 2019 | Capaian 2019 (%) | Realisasi 2020 | Capaian 2020 (%)
        Persentase koperasi baru | 40             | 80,00            | 45             | 75,00
    """
    printed = [table for table in _previous(laporan, PengukuranSasaran) if not of_a_period(table)]
    for table in laporan.of(PerbandinganTahun) if printed else ():
        rows = [row for row in table.rows if row.name and not row.total]
        for quoted_in, printed_in, word in QUOTED:
            for place, year in years_of(table, quoted_in):
                measured = [row for other in printed if year_of_table(other) == year for row in indicators(other)]
                for pair in _matched(laporan, rows, measured).pairs:
                    mine, theirs = pair.left.series(quoted_in)[place], pair.right.figure(printed_in)
                    if theirs and not theirs.empty and not mine.empty:
                        words = f"{word.capitalize()} tahun {year} = pengukuran kinerja tahun {year}"
                        yield same_figure(mine, theirs, words, pair.left.name)


@rule(
    "SLG402",
    "target-renstra-berbeda",
    PERINGATAN,
    source="Target tahunan renstra = target perjanjian kinerja tahun yang sama",
)
def target_renstra(laporan: Laporan) -> Iterator[Check]:
    """Target renstra untuk suatu tahun berbeda dari perjanjian kinerja tahun itu.

    Diperiksa: setiap kolom tahun dalam rencana lima tahun terhadap perjanjian kinerja tahun itu, juga tahun-tahun sebelumnya yang
        berkasnya ada; tahun laporan yang sudah dicek oleh SLG307 tidak diulang.
    Mengapa: perjanjian kinerja menjabarkan renstra; perubahan target harus dijelaskan.
    Perbaikan: samakan targetnya, atau jelaskan perubahan renstra dan tanggalnya dalam laporan.

    Salah:
        Perjanjian Kinerja Tahun 2019
        Sasaran Strategis | Indikator Kinerja        | Target
        Sasaran A         | Persentase koperasi baru | 12

        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja        | Target
        Sasaran A         | Persentase koperasi baru | 15

        Rencana Strategis
        Sasaran   | Indikator Kinerja        | Target 2019 | Target 2020 | Target 2021
        Sasaran A | Persentase koperasi baru | 10          | 15          | 20
    Benar:
        Perjanjian Kinerja Tahun 2019
        Sasaran Strategis | Indikator Kinerja        | Target
        Sasaran A         | Persentase koperasi baru | 10

        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja        | Target
        Sasaran A         | Persentase koperasi baru | 15

        Rencana Strategis
        Sasaran   | Indikator Kinerja        | Target 2019 | Target 2020 | Target 2021
        Sasaran A | Persentase koperasi baru | 10          | 15          | 20
    """
    plans = [table for table in laporan.of(RencanaKinerja) if years_of(table, "target")]
    plans = plans or [table for table in _previous(laporan, RencanaKinerja) if years_of(table, "target")][-1:]
    compared = compare(laporan, PenetapanKinerja, RencanaKinerja)
    asked = {pair.right for pair in compared.pairs} if compared else set()  # those of the report's year, by SLG307
    for table in plans:
        for place, year in years_of(table, "target"):
            found: dict[Row, list[Check]] = {}
            for agreement in _agreements(laporan, year):
                for pair in _matched(laporan, indicators(table), indicators(agreement)).pairs:
                    planned, agreed = pair.left.series("target")[place], pair.right.figure("target")
                    if agreed and not agreed.empty and not planned.empty and (year != laporan.year or pair.left not in asked):
                        words = f"Target renstra tahun {year} = target perjanjian kinerja tahun {year}"
                        found.setdefault(pair.left, []).append(same_figure(planned, agreed, words, pair.left.name))
            for checks in found.values():  # the renstra agrees with the first agreement or with its change
                yield next((check for check in checks if check.outcome is Outcome.HOLDS), checks[0])


@rule(
    "SLG403",
    "program-hilang-atau-berganti-nama",
    CATATAN,
    source="Program tahun lalu dilanjutkan, berganti nama, atau selesai: laporan menjelaskannya",
)
def program_hilang(laporan: Laporan) -> Iterator[Check]:
    """Program tahun lalu tidak ada lagi atau berganti nama.

    Diperiksa: setiap program dalam realisasi belanja tahun sebelumnya terhadap realisasi belanja tahun laporan. Bila kurang dari
        separuhnya ditemukan, nomenklaturnya dianggap berganti seluruhnya dan dikatakan satu kali.
    Mengapa: program yang berganti nama terputus dari perbandingan antar tahun.
    Perbaikan: samakan namanya bila programnya sama, atau jelaskan perubahannya dalam laporan.

    Salah:
        Realisasi Belanja Tahun 2019
        Uraian                      | Pagu  | Realisasi
        Program Pembinaan Koperasi  | 1.000 | 900
        Program Pelayanan Kantor    | 500   | 400
        Program Pengembangan Pasar  | 700   | 600

        Realisasi Belanja Tahun 2020
        Uraian                      | Pagu  | Realisasi
        Program Pembinaan Koperasi  | 1.100 | 900
        Program Pelayanan Kantor    | 600   | 400
    Benar:
        Realisasi Belanja Tahun 2019
        Uraian                      | Pagu  | Realisasi
        Program Pembinaan Koperasi  | 1.000 | 900
        Program Pelayanan Kantor    | 500   | 400

        Realisasi Belanja Tahun 2020
        Uraian                      | Pagu  | Realisasi
        Program Pembinaan Koperasi  | 1.100 | 900
        Program Pelayanan Kantor    | 600   | 400
        Program Pengembangan Pasar  | 700   | 600
    """
    years = [year for table in _previous(laporan, RealisasiBelanja) if (year := year_of_table(table))]
    now = _programs(laporan.of(RealisasiBelanja)) if years else []
    if not now:
        return
    last = max(years)
    before = _programs(table for table in _previous(laporan, RealisasiBelanja) if year_of_table(table) == last)
    same = laporan.settings.same_names
    matching = match(before, now, lambda row: known_as(row.name, same), reworded=REWORDED)
    if len(matching.pairs) < FEWEST * len(before):
        message = f"Dari {len(before)} program tahun {last} hanya {len(matching.pairs)} ditemukan lagi; nomenklaturnya berganti."
        yield Check(now[0].place, Outcome.FAILS, now[0].name, message=message, title="Nama program berganti seluruhnya")
        return
    for pair in matching.pairs:
        yield _renamed(pair.left, pair.right, pair.likeness, last)
    for row in matching.left_over:
        message = f'"{row.name}" ada dalam realisasi belanja tahun {last}, tetapi tidak ada lagi tahun ini.'
        yield Check(
            row.place, Outcome.FAILS, row.name, message=message, written=row.name, title="Program tahun lalu tidak ada lagi"
        )


def _renamed(old: Row, new: Row, likeness: Likeness, year: int) -> Check:
    if likeness is Likeness.SAME:
        return holds(new.place, new.name)
    maybe = "tampaknya bernama" if likeness is Likeness.REWORDED else "ditulis"
    message = f'Di sini "{new.name}", tahun {year} {maybe} "{old.name}".'
    return Check(
        new.place, Outcome.FAILS, new.name, message=message, written=new.name, related=(old.place,),
        title="Nama program berbeda dari tahun lalu",
    )  # fmt: skip


def _previous(laporan: Laporan, kind: type[Row]) -> tuple[Table, ...]:
    return tuple(table for table in laporan.previous if issubclass(table.kind, kind))


def _matched(laporan: Laporan, left: list[Row], right: list[Row]) -> Matching[Row]:
    same = laporan.settings.same_names
    return match(left, right, lambda row: known_as(row.name, same))


def years_of(table: Table, name: str) -> list[tuple[int, int]]:
    """The columns of a series that name one year, by their place in it; a single column is no series."""
    columns = table.found.columns_of(name)
    years = [set(_YEAR.findall(f"{column.heading} {column.label}")) for column in columns]
    named = [(place, int(min(found))) for place, found in enumerate(years) if len(found) == 1]
    return named if name != "target" or len(named) > 1 else []


def _agreements(laporan: Laporan, year: int) -> list[Table]:
    own = laporan.of(PenetapanKinerja) if year == laporan.year else ()
    tables = [*own, *(table for table in _previous(laporan, PenetapanKinerja) if year_of_table(table) == year)]
    return sorted(tables, key=lambda table: superseded(table, tables))


def _programs(tables: Iterable[Table]) -> list[Row]:
    """The programs of the table that names most of them."""
    found = [[row for row in table.rows if _is_program(row)] for table in tables]
    return max(found, key=len, default=[])


def _is_program(row: Row) -> bool:
    if row.total or not any(map(str.isalpha, row.name)):
        return False
    codes = (row.number, row.text("kode").text)
    return row.name.casefold().startswith("program ") or any(_PROGRAM_CODE.fullmatch(code.strip()) for code in codes)


def same_figure(mine: Angka, theirs: Angka, words: str, subject: str) -> Check:
    """Equal at the coarser of the two roundings; 0,85 and 85% are one figure in two notations."""
    check = prove(Sama(mine, theirs, words), subject)
    if check.outcome not in (Outcome.FAILS, Outcome.CUT_OFF) or mine.value is None or theirs.value is None:
        return check
    if ("%" in mine.suffix) != ("%" in theirs.suffix) and theirs.value in (mine.value * HUNDRED, mine.value / HUNDRED):
        return holds(mine.place, subject)
    places = min(mine.places, theirs.places)
    loose = mine.unit is Unit.PERSEN or mine.places != theirs.places
    if loose and abs(mine.value - theirs.value) <= Decimal("0.5").scaleb(-places):
        return holds(mine.place, subject)
    return check
