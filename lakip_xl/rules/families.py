"""Imports every family, so that its rules are declared."""

from lakip_xl.rules import (
    anggaran,
    bentuk,
    dokumen,
    efisiensi,
    gaya,
    indikator,
    kinerja,
    kolom,
    pegawai,
    pegawai_antar,
    perbandingan,
    periode,
    rumus_excel,
    silang,
    tabel_lain,
    tersembunyi,
)

__all__ = [
    "anggaran",
    "bentuk",
    "dokumen",
    "efisiensi",
    "gaya",
    "indikator",
    "kinerja",
    "kolom",
    "pegawai",
    "pegawai_antar",
    "perbandingan",
    "periode",
    "rumus_excel",
    "silang",
    "tabel_lain",
    "tersembunyi",
]
