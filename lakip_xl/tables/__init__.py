"""The table kinds. To add one: a class in a file of this package, and its name in KINDS (the order of the report)."""

from lakip_xl.model.tables import Row
from lakip_xl.tables.anggaran import AnggaranProgram, BarisAnggaran, RealisasiBelanja, RealisasiPendapatan
from lakip_xl.tables.aset import Aset
from lakip_xl.tables.evaluasi import EvaluasiRenja
from lakip_xl.tables.kinerja import (
    BarisKinerja,
    Efisiensi,
    KeluaranKegiatan,
    PenetapanKinerja,
    PengukuranKegiatan,
    PengukuranSasaran,
    RencanaKinerja,
)
from lakip_xl.tables.lain import Lain
from lakip_xl.tables.pegawai import PegawaiEselon, PegawaiGolongan, PegawaiPendidikan
from lakip_xl.tables.perbandingan import PerbandinganNasional, PerbandinganTahun

KINDS: tuple[type[Row], ...] = (
    PegawaiPendidikan,
    PegawaiEselon,
    PegawaiGolongan,
    Aset,
    RencanaKinerja,
    PenetapanKinerja,
    AnggaranProgram,
    Efisiensi,
    PengukuranSasaran,
    PerbandinganTahun,
    PerbandinganNasional,
    PengukuranKegiatan,
    KeluaranKegiatan,
    RealisasiPendapatan,
    RealisasiBelanja,
    EvaluasiRenja,
    Lain,
)

NEEDED: tuple[type[Row], ...] = (RencanaKinerja, PenetapanKinerja, RealisasiBelanja)
"""What every office has; the others add checks when they are there."""

__all__ = [
    "KINDS",
    "NEEDED",
    "AnggaranProgram",
    "Aset",
    "BarisAnggaran",
    "BarisKinerja",
    "Efisiensi",
    "EvaluasiRenja",
    "KeluaranKegiatan",
    "Lain",
    "PegawaiEselon",
    "PegawaiGolongan",
    "PegawaiPendidikan",
    "PenetapanKinerja",
    "PengukuranKegiatan",
    "PengukuranSasaran",
    "PerbandinganNasional",
    "PerbandinganTahun",
    "RealisasiBelanja",
    "RealisasiPendapatan",
    "RencanaKinerja",
]
