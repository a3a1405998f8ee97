"""PEG: staff tables against each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Jumlah, Sama
from lakip_xl.model.figures import Angka
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.read.identity import years_in
from lakip_xl.read.marks import is_average
from lakip_xl.rules.cells import heading_over
from lakip_xl.rules.jenjang import level_of, staff_of
from lakip_xl.rules.pegawai import is_idle
from lakip_xl.rules.proof import prove
from lakip_xl.rules.registry import KESALAHAN, PERINGATAN, rule
from lakip_xl.tables import PegawaiEselon, PegawaiGolongan, PegawaiPendidikan


@rule("PEG301", "jumlah-pegawai-berbeda", PERINGATAN, source="Pegawai yang sama dihitung di kedua tabel")
def jumlah_pegawai_berbeda(laporan: Laporan) -> Iterator[Check]:
    """Jumlah pegawai menurut eselon berbeda dari jumlah menurut pendidikan.

    Diperiksa: baris jumlah tabel eselon terhadap tabel pendidikan yang memuat pegawai yang sama (PNS/CPNS pada kedua judul, atau
        jumlah keseluruhannya sama).
    Mengapa: kedua tabel menghitung orang yang sama; bila berbeda, salah satunya belum diperbarui.
    Perbaikan: cocokkan kedua tabel dengan daftar pegawai pada tanggal yang sama.

    Salah:
        Pegawai PNS menurut Tingkat Pendidikan
        No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah
        1  | Sarjana / S1       | 12        | 5         | 17
           | JUMLAH             | 12        | 5         | 17

        Pegawai PNS menurut Eselon
        No | Tingkat Eselon | Laki-laki | Perempuan | Jumlah
        1  | IV A           | 11        | 5         | 16
           | JUMLAH         | 11        | 5         | 16
    Benar:
        Pegawai PNS menurut Tingkat Pendidikan
        No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah
        1  | Sarjana / S1       | 12        | 5         | 17
           | JUMLAH             | 12        | 5         | 17

        Pegawai PNS menurut Eselon
        No | Tingkat Eselon | Laki-laki | Perempuan | Jumlah
        1  | IV A           | 12        | 5         | 17
           | JUMLAH         | 12        | 5         | 17
    """
    education = [table for table in laporan.of(PegawaiPendidikan) if _total_of(table)]
    for table in laporan.of(PegawaiEselon):
        total = _total_of(table)
        partner = _same_people(table, education)
        other = _total_of(partner) if partner else None
        for column in ("laki", "perempuan", "jumlah"):
            target, same = (row.figure(column) if row else None for row in (total, other))
            if target and same:
                heading = heading_over(table, target.place)
                yield prove(Sama(target, same, f"{heading} menurut eselon = menurut pendidikan"), total.name if total else "")


def _total_of(table: Table) -> Row | None:
    """The line that counts everybody: the last total."""
    return next((row for row in reversed(table.rows) if row.total and not is_average(row.name)), None)


def _title(table: Table) -> str:
    return " ".join(title.text for title in table.found.titles)


def _years_clash(left: Table, right: Table) -> bool:
    one, other = set(years_in(_title(left))), set(years_in(_title(right)))
    return bool(one and other) and not one & other


def _same_people(table: Table, others: list[Table]) -> Table | None:
    """The one table about the same staff: by its title, else by its total; None when there is no single one."""
    comparable = [other for other in others if not _years_clash(table, other)]
    staff = staff_of(_title(table))
    by_title = [other for other in comparable if staff and staff_of(_title(other)) == staff]
    if by_title:
        return by_title[0] if len(by_title) == 1 else None
    count = _count(table)
    by_total = [other for other in comparable if count is not None and _count(other) == count]
    return by_total[0] if len(by_total) == 1 else None


def _people(row: Row) -> tuple[Angka, ...]:
    """The figures that say how many people a row counts: its sum, else its men and women."""
    whole = row.figure("jumlah")
    if whole and whole.known:
        return (whole,)
    return tuple(figure for column in ("laki", "perempuan") if (figure := row.figure(column)))


def _sum(figures: tuple[Angka, ...]) -> int | None:
    terms = [figure.term for figure in figures]
    return int(sum(term for term in terms if term is not None)) if terms and None not in terms else None


def _count(table: Table) -> int | None:
    total = _total_of(table)
    return _sum(_people(total)) if total else None


@rule("PEG302", "pendidikan-berbeda", KESALAHAN, source="Pegawai yang sama dihitung di kedua tabel")
def pendidikan_berbeda(laporan: Laporan) -> Iterator[Check]:
    """Jumlah pegawai satu tingkat pendidikan berbeda antara tabel golongan dan tabel pendidikan.

    Diperiksa: setiap tingkat pendidikan di tabel golongan terhadap jumlahnya di semua tabel pendidikan, bila jumlah seluruh
        pegawainya sama. Bila jumlah seluruhnya berbeda, hanya itu yang dilaporkan, sebagai peringatan.
    Mengapa: kedua tabel menghitung orang yang sama; jumlah akhirnya cocok, tetapi rinciannya tidak.
    Perbaikan: cocokkan pendidikan setiap pegawai dengan daftar pegawai, lalu perbaiki tabel yang salah.

    Salah:
        Pegawai menurut Tingkat Pendidikan
        No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah
        1  | Pasca Sarjana/ S2  | 4         | 2         | 6
        2  | Sarjana / S1       | 18        | 12        | 30
           | JUMLAH             | 22        | 14        | 36

        Keadaan Pegawai menurut Golongan
        No | Pendidikan    | Golongan/III | Golongan/IV | Jumlah
        1  | Sarjana (S1)  | 22           | 7           | 29
        2  | Pasca Sarjana | 3            | 4           | 7
           | JUMLAH        | 25           | 11          | 36
    Benar:
        Pegawai menurut Tingkat Pendidikan
        No | Tingkat Pendidikan | Laki-laki | Perempuan | Jumlah
        1  | Pasca Sarjana/ S2  | 4         | 2         | 6
        2  | Sarjana / S1       | 18        | 12        | 30
           | JUMLAH             | 22        | 14        | 36

        Keadaan Pegawai menurut Golongan
        No | Pendidikan    | Golongan/III | Golongan/IV | Jumlah
        1  | Sarjana (S1)  | 23           | 7           | 30
        2  | Pasca Sarjana | 2            | 4           | 6
           | JUMLAH        | 25           | 11          | 36
    """
    education = [table for table in laporan.of(PegawaiPendidikan) if _total_of(table)]
    for table in laporan.of(PegawaiGolongan):
        comparable = [other for other in education if not _years_clash(table, other)]
        total = _total_of(table)
        if total and total.figure("jumlah") and comparable and len(_Levels.of((table,)).rows) > 1:
            yield from _against_education(table, total, comparable)


def _against_education(table: Table, total: Row, education: list[Table]) -> Iterator[Check]:
    target = total.figure("jumlah")
    assert target is not None
    everybody = tuple(figure for other in education if (row := _total_of(other)) for figure in _people(row))
    alone = [other for other in education if _count(other) == _count(table)]
    if target.known and _sum(everybody) == _count(table):
        yield from _level_by_level(table, tuple(education))
    elif target.known and len(alone) == 1:
        yield from _level_by_level(table, tuple(alone))
    elif staff_of(_title(table)) == frozenset().union(*(staff_of(_title(other)) for other in education)):
        equation = Jumlah(target, everybody, "Jumlah pegawai menurut golongan = menurut pendidikan")
        title = "Jumlah pegawai menurut golongan berbeda dari jumlah menurut pendidikan"
        yield replace(prove(equation, total.name), severity=PERINGATAN, title=title)
    else:
        message = "tabel golongan dan tabel pendidikan tidak menghitung pegawai yang sama"
        yield Check(target.place, Outcome.NOT_POSSIBLE, total.name, message=message)


WIDER = {"D4": "S1", "S3": "S2"}
"""A table without the narrower level may count it in the wider one: Diploma-IV with Sarjana, Doktor with Pasca Sarjana."""


@dataclass(frozen=True)
class _Levels:
    """The rows of some tables by level of education. ``mixed``: there are people in rows of no single level."""

    rows: dict[str, tuple[Row, ...]]
    mixed: bool

    @classmethod
    def of(cls, tables: tuple[Table, ...]) -> _Levels:
        rows: dict[str, tuple[Row, ...]] = {}
        mixed = False
        for row in (row for table in tables for row in table.leaves()):
            level = level_of(row.name)
            if level:
                rows[level] = (*rows.get(level, ()), row)
            mixed = mixed or (level is None and not is_idle(row))
        return cls(rows, mixed)

    def people(self, level: str) -> tuple[Angka, ...]:
        return tuple(figure for row in self.rows.get(level, ()) for figure in _people(row))


def _level_by_level(table: Table, education: tuple[Table, ...]) -> Iterator[Check]:
    own, others = _Levels.of((table,)), _Levels.of(education)
    for level, rows in own.rows.items():
        target = rows[0].figure("jumlah")
        if len(rows) == 1 and target and others.people(level):
            yield _level_check(target, rows[0].name, level, own, others)
    for level in sorted(own.rows.keys() ^ others.rows.keys()) if not own.mixed and not others.mixed else ():
        row = (own.rows.get(level) or others.rows[level])[0]
        there = "pendidikan" if level in own.rows else "golongan"
        wider_ok = WIDER.get(level) in own.rows and level in others.rows
        if _sum(own.people(level) + others.people(level)) and not wider_ok:
            figure = _people(row)[0]
            message = f"{row.name}: {figure.written.strip()} pegawai, tetapi tingkat ini tidak ada di tabel {there}."
            yield Check(figure.place, Outcome.FAILS, row.name, message=message, written=figure.written)


def _level_check(target: Angka, name: str, level: str, own: _Levels, others: _Levels) -> Check:
    """The level's own rows; when they fail, also with the narrower level that the golongan table does not have."""
    words = f"{name} menurut golongan = menurut pendidikan"
    check = prove(Jumlah(target, others.people(level), words), name)
    narrower = next((short for short, wide in WIDER.items() if wide == level and short not in own.rows), None)
    if check.outcome is Outcome.FAILS and narrower and others.people(narrower):
        wide = prove(Jumlah(target, others.people(level) + others.people(narrower), words), name)
        return wide if wide.outcome is Outcome.HOLDS else check
    return check
