"""What an office may set: every line and sheet of "Pengaturan LAKIP.xlsx".

The reader follows this declaration, and the empty workbook is written from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lakip_xl.model.scale import PERMENDAGRI
from lakip_xl.model.settings import Pembulatan, TargetNol

NAME = "Pengaturan LAKIP"
"""With this the file's name begins, or the first line of its sheets."""
EXAMPLE = "contoh:"
YES, NO = "ya", "tidak"
NO_CAP, BY_REPORT, OWN_ROWS = "tanpa batas", "menurut laporan", "baris sendiri"
PAPERS = ("A4", "F4")
LEAFLET = "petunjuk"
"""The sheet that only explains."""


class UnusableError(Exception):
    """Says why a value cannot be used."""


@dataclass(frozen=True)
class Kunci:
    """One line of the sheet Umum: its name, what stands for it when it is blank, and what may be written.

    ``read`` turns the text into fields of Pengaturan.
    """

    name: str
    default: str
    help: str
    read: Callable[[str], Mapping[str, Any]]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bagian:
    """One sheet: its columns, which of them may be blank, and what it is for."""

    name: str
    columns: tuple[str, ...]
    help: str
    optional: tuple[str, ...] = ()


def _text(name: str) -> Callable[[str], Mapping[str, Any]]:
    return lambda text: {name: text}


def _year(text: str) -> Mapping[str, Any]:
    if not re.fullmatch(r"(?:19|20)\d\d", text):
        raise UnusableError("bukan tahun empat angka")
    return {"year": int(text)}


def _logo(text: str) -> Mapping[str, Any]:
    if re.match(r"[/\\]|[A-Za-z]:|\w+://", text) or ".." in re.split(r"[/\\]", text):
        raise UnusableError("letaknya di luar folder dinas; logo diabaikan")
    return {"logo": text}


def _one_of(text: str, choices: tuple[str, ...]) -> str:
    found = next((choice for choice in choices if choice.casefold() == text.casefold()), None)
    if found is None:
        raise UnusableError(f"pilihannya: {', '.join(choices)}")
    return found


def _cap(text: str) -> Mapping[str, Any]:
    if text.casefold() == NO_CAP:
        return {"uncapped": True}
    value = number_of(text)
    if value <= 0:
        raise UnusableError("batas capaian lebih dari 0")
    return {"cap": value}


def number_of(text: str) -> Decimal:
    bare = text.replace("%", "").replace(" ", "").replace(",", ".")
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", bare):
        raise UnusableError("bukan angka")
    return Decimal(bare)


def _scale(text: str) -> Mapping[str, Any]:
    chosen = _one_of(text, SCALES)
    return {"scale": PERMENDAGRI} if chosen == PERMENDAGRI.source else {}


SCALES = (BY_REPORT, PERMENDAGRI.source, OWN_ROWS)
SCALE = "Skala keberhasilan"
ZERO_CHOICES = tuple(choice.value for choice in TargetNol)
ROUND_CHOICES = tuple(choice.value for choice in Pembulatan)
KUNCI: tuple[Kunci, ...] = (
    Kunci("Instansi", "dari judul tabel", "Nama instansi seperti pada sampul laporan.", _text("office")),
    Kunci("Tahun", "dari judul tabel", "Tahun laporan, empat angka.", _year),
    Kunci("Kepala", "(kosong)", "Nama kepala instansi.", _text("head")),
    Kunci("Jabatan kepala", "(kosong)", "Misalnya Kepala Dinas.", _text("position")),
    Kunci("NIP kepala", "(kosong)", "NIP kepala instansi; ketik sebagai teks.", _text("nip")),
    Kunci("Tempat", "(kosong)", "Kota tempat laporan ditandatangani.", _text("town")),
    Kunci("Logo", "(kosong)", "Nama berkas gambar di dalam folder dinas; berkas di luar folder diabaikan.", _logo),
    Kunci(
        "Ukuran kertas", "A4", "Kertas lembar hasil: A4 atau F4 (folio).", lambda text: {"paper": _one_of(text, PAPERS)}, PAPERS
    ),
    Kunci(
        SCALE, BY_REPORT,
        "Skala yang tertulis pada lembar laporan, skala Permendagri 86/2017, atau baris sendiri pada lembar Skala.",
        _scale, SCALES,
    ),
    Kunci("Batas capaian", "dari angka tabel", f'Capaian tertinggi dalam persen, misalnya 100; atau "{NO_CAP}".', _cap),
    Kunci(
        "Target nol", TargetNol.TIDAK_DIHITUNG.value,
        "Capaian bila targetnya 0: tidak dihitung, atau 100 bila realisasinya juga 0.",
        lambda text: {"zero_target": TargetNol(_one_of(text, ZERO_CHOICES))}, ZERO_CHOICES,
    ),
    Kunci(
        "Pembulatan persen", Pembulatan.BULATKAN.value,
        'Dengan "potong", desimal yang dipotong tanpa dibulatkan tidak dilaporkan sebagai catatan.',
        lambda text: {"rounding": Pembulatan(_one_of(text, ROUND_CHOICES))}, ROUND_CHOICES,
    ),
)  # fmt: skip

UMUM = Bagian(
    "Umum", ("Pengaturan", "Nilai"), "Identitas, skala, dan cara menghitung. Nilai yang kosong berarti memakai bawaannya."
)  # fmt: skip
SKALA = Bagian(
    "Skala", ("Kategori", "Dari (%)", "Sampai (%)"),
    "Skala keberhasilan sendiri, satu kelas satu baris; Sampai yang kosong berarti tanpa batas atas.", ("Sampai (%)",),
)  # fmt: skip
ARAH = Bagian("Arah indikator", ("Indikator", "Arah"), "positif: makin besar makin baik; negatif: makin kecil makin baik.")
JUDUL = Bagian("Kata judul", ("Tabel", "Kolom", "Kata judul"), "Judul kolom yang dipakai instansi dan belum dikenal program.")
USULAN = Bagian(
    "Usulan pemetaan", ("Nama", "Sama dengan", "Benar sama?"),
    f'Usulan dari berkas yang ditemukan. Tulis "{YES}" bila memang sama; baris lain tidak berlaku.', ("Benar sama?",),
)  # fmt: skip
NAMA = Bagian(
    "Nama sama", ("Nama", "Sama dengan"), "Dua nama untuk satu indikator, program, atau kegiatan, misalnya dalam RKT dan PK."
)  # fmt: skip
MATI = Bagian(
    "Aturan dimatikan", ("Kode", "Alasan"), "Aturan yang tidak diperiksa; tanpa alasan aturan tetap diperiksa.", ("Alasan",)
)  # fmt: skip
BAGIAN: tuple[Bagian, ...] = (UMUM, SKALA, ARAH, JUDUL, NAMA, MATI, USULAN)
