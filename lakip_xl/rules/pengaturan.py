"""SIS: the settings workbook itself: what in it cannot be used, and what contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.settings import Keadaan, Setelan
from lakip_xl.rules.engine import OWN_FAMILY
from lakip_xl.rules.names import words
from lakip_xl.rules.registry import CATATAN, PERINGATAN, all_rules, rule


def _answer(line: Setelan, wrong: Keadaan) -> Check:
    message = f"{line.message[:1].upper()}{line.message[1:]}."
    outcome = Outcome.FAILS if line.keadaan is wrong else Outcome.HOLDS
    return Check(line.place, outcome, line.subject, message=message, written=line.written, related=line.related)


@rule("SIS101", "pengaturan-tidak-dikenal", PERINGATAN, source="Lembar Petunjuk dalam Pengaturan LAKIP.xlsx")
def pengaturan_tidak_dikenal(laporan: Laporan) -> Iterator[Check]:
    """Pengaturan tidak dikenal atau tidak lengkap, sehingga tidak dipakai.

    Diperiksa: setiap baris Pengaturan LAKIP.xlsx yang diisi: nama pengaturan, nilainya, tabel dan kolom, kode aturan dan
        alasannya, dan apakah indikator atau nama yang disebut memang ada dalam berkas dinas.
    Mengapa: pengaturan yang salah tulis tidak berlaku, padahal dinas mengira sudah berlaku.
    Perbaikan: perbaiki tulisannya menurut pilihan yang disebut, atau kosongkan barisnya.

    Salah:
        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 10     | 10        | 100

        [Pengaturan LAKIP.xlsx > Umum]
        Pengaturan    | Nilai
        Ukuran kertas | Kwarto
    Benar:
        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 10     | 10        | 100

        [Pengaturan LAKIP.xlsx > Umum]
        Pengaturan    | Nilai
        Ukuran kertas | F4
    """
    settings = laporan.settings
    yield from (_answer(line, Keadaan.TIDAK_DIKENAL) for line in settings.lines if line.keadaan is not Keadaan.BERTENTANGAN)
    codes = {rule.code for rule in all_rules()}
    for off in settings.rules_off:
        message = f"Tidak ada aturan {off.code}; daftarnya ada pada lembar Penjelasan di hasil pemeriksaan."
        yield Check(off.place, Outcome.HOLDS if off.code in codes else Outcome.FAILS, off.code, message=message, written=off.code)
    yield from _unused(laporan)


def _unused(laporan: Laporan) -> Iterator[Check]:
    """Names in the office's own settings that stand nowhere; settings for many offices may name what only some of them have."""
    settings = laporan.settings
    named = [(line.indikator, line.place) for line in settings.directions]
    named += [(name, pair.place) for pair in settings.names for name in (pair.one, pair.other)]
    own = [(name, place) for name, place in named if place.file in settings.own_files]
    if not own or not laporan.tables:
        return
    known = {words(row.name) for table in (*laporan.tables, *laporan.previous) for row in table.rows}
    known |= {words(row.text("sasaran").text) for table in laporan.tables for row in table.rows}
    yield from (_known_name(name, place, words(name) in known) for name, place in own)


def _known_name(name: str, place: Place, known: bool) -> Check:
    message = f'"{name}" tidak ada dalam tabel mana pun; pengaturan ini belum berpengaruh.'
    title = "Nama dalam pengaturan tidak ditemukan"
    return Check(
        place, Outcome.HOLDS if known else Outcome.FAILS, name, message=message, written=name, severity=CATATAN, title=title
    )


@rule("SIS102", "pengaturan-bertentangan", PERINGATAN, source="Lembar Petunjuk dalam Pengaturan LAKIP.xlsx")
def pengaturan_bertentangan(laporan: Laporan) -> Iterator[Check]:
    """Pengaturan bertentangan dengan pengaturan lain.

    Diperiksa: nilai yang ditulis dua kali dengan isi berbeda, skala yang berlubang atau bertumpuk, arah indikator yang berbeda,
        kata judul yang sudah berarti kolom lain, dan aturan pengaturan yang dimatikan.
    Mengapa: program tidak dapat menebak mana yang dimaksud; yang dipakai hanya yang pertama.
    Perbaikan: sisakan satu nilai; untuk skala, sambung batas-batasnya tanpa celah.

    Salah:
        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 10     | 10        | 100

        [Pengaturan LAKIP.xlsx > Skala]
        Kategori       | Dari (%) | Sampai (%)
        Tidak berhasil | 0        | 60
        Berhasil       | 61       |
    Benar:
        Pengukuran Kinerja Tahun 2020
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 10     | 10        | 100

        [Pengaturan LAKIP.xlsx > Skala]
        Kategori       | Dari (%) | Sampai (%)
        Tidak berhasil | 0        | 60
        Berhasil       | 60       |
    """
    settings = laporan.settings
    yield from (_answer(line, Keadaan.BERTENTANGAN) for line in settings.lines if line.keadaan is not Keadaan.TIDAK_DIKENAL)
    for off in settings.rules_off:
        if off.code.startswith(OWN_FAMILY):
            message = f"Aturan {off.code} memeriksa pengaturan itu sendiri dan tidak dapat dimatikan."
            yield Check(off.place, Outcome.FAILS, off.code, message=message, written=off.code)
