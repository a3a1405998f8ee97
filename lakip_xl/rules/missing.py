"""What other sheets would have added: said once, never counted as a fault."""

from __future__ import annotations

from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row
from lakip_xl.tables import (
    NEEDED,
    AnggaranProgram,
    Efisiensi,
    KeluaranKegiatan,
    PegawaiEselon,
    PegawaiGolongan,
    PegawaiPendidikan,
    PengukuranSasaran,
    RealisasiPendapatan,
)

_ADDS: tuple[tuple[type[Row], str], ...] = (
    (PengukuranSasaran, "capaian, kategori, dan kecocokan target dengan perjanjian"),
    (RealisasiPendapatan, "persentase dan jumlah pendapatan"),
    (Efisiensi, "perhitungan efisiensi dan kecocokannya dengan realisasi anggaran"),
    (KeluaranKegiatan, "kecocokan nama program dan kegiatan"),
    (AnggaranProgram, "kecocokan anggaran perjanjian dengan realisasi anggaran"),
    (PegawaiPendidikan, "jumlah pegawai menurut pendidikan"),
    (PegawaiEselon, "kecocokan jumlah pegawai menurut eselon"),
    (PegawaiGolongan, "kecocokan jumlah pegawai menurut golongan"),
)


def missing_sheets(laporan: Laporan) -> tuple[str, ...]:
    """First the sheets that every office has, then what each of the others would let be checked."""
    if not laporan.tables:
        return ()
    found = {table.kind for table in laporan.tables}
    needed = [f"Belum ada: tabel {kind.title}. Tanpa tabel ini laporan tidak lengkap." for kind in NEEDED if kind not in found]
    others = [f"Tidak ada tabel {kind.title}: {adds} tidak dicek." for kind, adds in _ADDS if kind not in found]
    return tuple(needed + others)
