"""DOK: numbers in front of rows, rows that stand twice, years and dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.figures import Teks
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.read.dates import SignedDate, signed_on
from lakip_xl.read.identity import years_in
from lakip_xl.read.numbers import fold
from lakip_xl.rules.cells import few
from lakip_xl.rules.numbering import Answer, numbering
from lakip_xl.rules.registry import CATATAN, PERINGATAN, rule
from lakip_xl.tables import (
    AnggaranProgram,
    Aset,
    BarisKinerja,
    Efisiensi,
    KeluaranKegiatan,
    PenetapanKinerja,
    PengukuranKegiatan,
    PengukuranSasaran,
    RealisasiBelanja,
    RealisasiPendapatan,
    RencanaKinerja,
)

PLANS = (RencanaKinerja, PenetapanKinerja, AnggaranProgram)
RESULTS = (RealisasiBelanja, RealisasiPendapatan, PengukuranSasaran, PengukuranKegiatan, Efisiensi, KeluaranKegiatan)
LATEST = 3
"""Years after which a signature under a year's results is taken for a slip."""


@rule("DOK101", "nomor-terlewat", CATATAN, source="Nomor baris berurutan")
def nomor_terlewat(laporan: Laporan) -> Iterator[Check]:
    """Nomor baris tidak ada, terlewat, atau berulang.

    Diperiksa: nomor setiap baris di antara baris-baris setingkatnya. Nomor yang mulai lagi dari 1 atau berlanjut dari kelompok
        sebelumnya, kode rekening, dan sel nomor yang digabung tidak dilaporkan.
    Mengapa: nomor yang terlewat biasanya menandai baris yang terhapus atau tertinggal.
    Perbaikan: periksa apakah ada baris yang hilang; bila tidak, urutkan nomornya.

    Salah:
        No | Uraian     | Pagu  | Realisasi
        1  | Kegiatan A | 1.000 | 800
        2  | Kegiatan B | 2.000 | 900
        4  | Kegiatan C | 3.000 | 700
    Benar:
        No | Uraian     | Pagu  | Realisasi
        1  | Kegiatan A | 1.000 | 800
        2  | Kegiatan B | 2.000 | 900
        3  | Kegiatan C | 3.000 | 700
    """
    for table in laporan.tables:
        yield from few(table, _numbers(table), "baris dengan nomor yang tidak ada, terlewat, atau berulang")


def _numbers(table: Table) -> Iterator[Check | None]:
    for answer in numbering(table):
        yield _number_fault(answer) if answer.message else None


def _number_fault(answer: Answer) -> Check:
    number, row = answer.row.text("no"), answer.row
    return Check(
        number.place, Outcome.FAILS, row.name, message=answer.message, written=number.text, expected=answer.expected
    )  # fmt: skip


@rule("DOK102", "baris-ganda", PERINGATAN, source="Setiap program, kegiatan, dan belanja ditulis satu kali")
def baris_ganda(laporan: Laporan) -> Iterator[Check]:
    """Baris ganda: nama dan semua angkanya sama dengan baris lain.

    Diperiksa: setiap baris dengan sedikitnya dua angka bukan nol, di antara baris-baris di bawah induk yang sama; baris dengan
        kode yang berbeda tidak dibandingkan, begitu pula daftar aset: dua barang yang sama boleh tercatat pada dua baris.
    Mengapa: baris yang tersalin dua kali terhitung dua kali dalam jumlahnya.
    Perbaikan: hapus salah satunya, lalu hitung ulang jumlahnya.

    Salah:
        No | Uraian     | Pagu  | Realisasi
        1  | Kegiatan A | 1.000 | 800
        2  | Kegiatan A | 1.000 | 800
    Benar:
        No | Uraian     | Pagu  | Realisasi
        1  | Kegiatan A | 1.000 | 800
        2  | Kegiatan B | 1.000 | 800
    """
    for table in laporan.tables:
        if not issubclass(table.kind, BarisKinerja | Aset):
            yield from few(table, _repeats(table, _says_enough, _figures_key), "baris ganda")


@rule("DOK103", "indikator-ganda", PERINGATAN, source="Setiap indikator ditulis satu kali untuk setiap sasaran")
def indikator_ganda(laporan: Laporan) -> Iterator[Check]:
    """Indikator yang sama ditulis dua kali di bawah satu sasaran.

    Diperiksa: setiap indikator dalam tabel rencana, penetapan, dan pengukuran kinerja.
    Mengapa: capaian sasaran adalah rata-rata indikatornya; indikator ganda terhitung dua kali.
    Perbaikan: hapus salah satunya, atau tulis indikator yang dimaksud.

    Salah:
        Sasaran   | Indikator Kinerja        | Target
        Sasaran A | Persentase koperasi baru | 15,5%
        Sasaran A | Persentase koperasi baru | 20%
    Benar:
        Sasaran   | Indikator Kinerja         | Target
        Sasaran A | Persentase koperasi baru  | 15,5%
        Sasaran A | Persentase koperasi aktif | 20%
    """
    for table in laporan.of(BarisKinerja):
        yield from few(table, _repeats(table, _is_named, _indicator_key), "indikator ganda")


Key = tuple[object, ...]


def _says_enough(row: Row, parent: int | None) -> bool:
    """Whether a row can stand twice: with a name and two figures; an account only under a known parent, because each kegiatan
    may have one of that name."""
    if not _is_named(row, parent) or sum(1 for _, figure in row.figures if figure.value) < 2:
        return False
    return parent is not None or not row.name.casefold().startswith("belanja")


def _is_named(row: Row, parent: int | None) -> bool:
    return not row.total and bool(row.text(row.key))


def _figures_key(row: Row) -> Key:
    """What makes two rows of one name the same: all figures and texts but the number."""
    texts = (row.text(name).text for name, heading in row.headings.items() if heading.unit is None and name != "no")
    figures = ((figure.place.column, figure.value) for _, figure in row.figures)
    return (row.depth, *(fold(text).casefold() for text in texts), *figures)


def _indicator_key(row: Row) -> Key:
    return tuple(fold(row.text(name).text).casefold() for name in ("tujuan", "sasaran", "satuan", "kode"))


def _repeats(table: Table, may_repeat: Callable[[Row, int | None], bool], key_of: Callable[[Row], Key]) -> Iterator[Check | None]:
    """An answer for each row that may repeat another; only those of one name and one parent are held against each other."""
    parents = {part: row.index for row in table.rows if not row.total for part in row.parts}
    rows = [row for row in table.rows if may_repeat(row, parents.get(row.index))]
    names = [(parents.get(row.index), fold(row.text(row.key).text).casefold()) for row in rows]
    often = Counter(names)
    first: dict[Key, Row] = {}
    for row, name in zip(rows, names, strict=True):
        key = (*name, *key_of(row), *_other_texts(table, row)) if often[name] > 1 else name
        other = first.setdefault(key, row)
        if other is row:
            yield None
        else:
            message = f"Baris ini sama dengan baris di {other.place.cell}."
            yield Check(row.place, Outcome.FAILS, row.name, message=message, written=row.name, related=(other.place,))


def _other_texts(table: Table, row: Row) -> tuple[str, ...]:
    """What stands in the columns that were not understood: it may tell two rows apart."""
    strange = [column.column for column in table.found.columns if column.name is None]
    cells = (table.found.grid.seen(row.place.row, column) for column in strange)
    return tuple(cell.shown if cell else "" for cell in cells)


_LAW = re.compile(
    r"\b(?:nomor|no\.|peraturan|keputusan|undang|perda|perbup|pergub|perwali|permen|perpres|rpjmd|renstra)", re.IGNORECASE
)
_COMPARES = re.compile(
    r"\b(?:renstra|rencana strategis|rpjmd|perbandingan|dibanding\w*|perkembangan|lima tahun|s\.?\s?/?d\.?|sampai)\b",
    re.IGNORECASE,
)
LONGEST_TITLE = 120
"""A longer line over a table is running text."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@rule("DOK201", "tahun-berbeda", PERINGATAN, source="Judul tabel menyebut tahun laporan")
def tahun_berbeda(laporan: Laporan) -> Iterator[Check]:
    """Tahun dalam judul tabel berbeda dari tahun laporan.

    Diperiksa: setiap judul tabel yang menyebut satu tahun. Rentang tahun, tabel perbandingan, tabel renstra, dan nomor peraturan
        tidak dilaporkan.
    Mengapa: judul dari tahun lalu menandai tabel yang disalin dan mungkin belum diperbarui.
    Perbaikan: periksa apakah isi tabel memang tahun laporan, lalu perbaiki judulnya.

    Salah:
        Realisasi Belanja Tahun Anggaran 2019
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 800
    Benar:
        Realisasi Belanja Tahun Anggaran 2020
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 800
    """
    seen: set[Place] = set()
    for table in laporan.tables:
        if not _compares_years(table):
            for title in table.found.titles:
                if title.place not in seen:
                    seen.add(title.place)
                    yield from _title_year(title, laporan.year)


def _compares_years(table: Table) -> bool:
    headings = {year for column in table.found.columns for year in _YEAR.findall(f"{column.heading} {column.label}")}
    return len(headings) > 1 or any(_COMPARES.search(title.text) for title in table.found.titles)


def _title_year(title: Teks, year: int | None) -> Iterator[Check]:
    named = set(years_in(title.text))
    sentence = len(title.text) > LONGEST_TITLE or title.text.endswith((".", ":", ";"))
    if sentence or len(named) != 1 or len(set(_YEAR.findall(title.text))) > 1 or _LAW.search(title.text):
        return
    (found,) = named
    if year is None:
        yield Check(title.place, Outcome.NOT_POSSIBLE, title.text, message="tahun laporan tidak diketahui")
        return
    yield Check(
        title.place, Outcome.HOLDS if found == year else Outcome.FAILS, title.text,
        message=f"Judul menyebut tahun {found}, padahal laporan ini tahun {year}.", written=str(found), expected=str(year),
    )  # fmt: skip


_PERIODIC = re.compile(r"\b(?:triwulan|tri wulan|tw|semester|bulan(?:an)?|s\.?\s?/?d\.?|sampai|prognosis)\b", re.IGNORECASE)


@rule("DOK202", "tanggal-tidak-wajar", PERINGATAN, source="Perjanjian dibuat sebelum atau pada tahunnya, laporan sesudahnya")
def tanggal_tidak_wajar(laporan: Laporan) -> Iterator[Check]:
    """Tanggal penandatanganan tidak sesuai dengan tahun tabelnya.

    Diperiksa: tanggal di bawah tabel. Realisasi, pengukuran, dan efisiensi satu tahun penuh ditandatangani mulai Desember tahun
        itu sampai tiga tahun sesudahnya; rencana dan perjanjian pada tahun itu atau setahun sebelumnya.
    Mengapa: laporan 2020 tidak mungkin selesai pada Januari 2020; tanggal lama menandai lembar yang disalin.
    Perbaikan: perbaiki bulan atau tahun penandatanganan.

    Salah:
        Realisasi Belanja Tahun Anggaran 2020
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 800

        Pangkalpinang, 5 Januari 2020
    Benar:
        Realisasi Belanja Tahun Anggaran 2020
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 800

        Pangkalpinang, 5 Januari 2021
    """
    seen: set[Place] = set()
    for table in laporan.of(*PLANS, *RESULTS):
        signed = next(((note, found) for note in table.found.notes if (found := signed_on(note.text))), None)
        if signed and signed[0].place not in seen and not _spans_time(table):
            seen.add(signed[0].place)
            yield _signature(table, *signed, laporan.year)


def _spans_time(table: Table) -> bool:
    """A table over several years, or over a part of the year: its signature is not bound to the year."""
    several = len(table.found.columns_of("target")) > 1
    return several or _compares_years(table) or any(_PERIODIC.search(title.text) for title in table.found.titles)


def _signature(table: Table, note: Teks, signed: SignedDate, report_year: int | None) -> Check:
    titled = {year for title in table.found.titles if not _LAW.search(title.text) for year in years_in(title.text)}
    year = titled.pop() if len(titled) == 1 else report_year
    if year is None or signed.year is None:
        reason = "tanggal penandatanganan belum lengkap" if signed.year is None else "tahun laporan tidak diketahui"
        return Check(note.place, Outcome.NOT_POSSIBLE, note.text, message=reason)
    first, last = ((year - 1, 1), (year, 12)) if issubclass(table.kind, PLANS) else ((year, 12), (year + LATEST, 12))
    outcome = Outcome.HOLDS if first <= (signed.year, signed.month) <= last else Outcome.FAILS
    message = f"{table.kind.title} tahun {year} ditandatangani {signed}."
    return Check(note.place, outcome, note.text, message=message, written=note.text)
