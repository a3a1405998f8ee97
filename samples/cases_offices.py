"""Invented budgets of several offices: the leaves are drawn from their names, everything above is summed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from hashlib import sha256


@dataclass(frozen=True)
class Pos:
    """A line of a budget with everything below it; only a leaf has money (first budget, budget in force, spent)."""

    kode: str
    nama: str
    anak: tuple["Pos", ...] = ()
    uang: tuple[int, int, int] = (0, 0, 0)

    @property
    def jumlah(self) -> tuple[Decimal, Decimal, Decimal]:
        """The three sums of the line with everything below it."""
        parts = [self.uang, *(child.jumlah for child in self.anak)]
        first, budget, spent = (sum(map(Decimal, figures), Decimal(0)) for figures in zip(*parts, strict=True))
        return first, budget, spent


@dataclass(frozen=True)
class Baris:
    """A line in its place: depth from 0, its own index and those of its children."""

    pos: Pos
    depth: int
    index: int
    children: tuple[int, ...]
    path: tuple[Pos, ...]


def draw(seed: str, low: int, high: int, step: int = 1) -> int:
    """A number between two bounds that depends only on the seed."""
    digest = int.from_bytes(sha256(seed.encode()).digest()[:8], "big")
    return low + digest % ((high - low) // step + 1) * step


def money(seed: str, millions: str) -> tuple[int, int, int]:
    """First budget, budget in force and spending of a leaf of about so many millions."""
    about = int(Decimal(millions) * 1_000_000)
    if about == 0:
        return 0, 0, 0
    first = about + draw(seed + "a", -about // 20, about // 20, 500) // 500 * 500
    change = draw(seed + "b", 0, 2)
    budget = first + (draw(seed + "c", -first // 6, first // 8) // 250 * 250 if change else 0)
    return first, budget, budget * draw(seed + "d", 8600, 9985) // 10_000


def flatten(roots: tuple[Pos, ...]) -> list[Baris]:
    """All lines from the top down."""
    lines: list[Baris] = []

    def add(pos: Pos, depth: int, path: tuple[Pos, ...]) -> int:
        index = len(lines)
        lines.append(Baris(pos, depth, index, (), path))
        children = tuple(add(child, depth + 1, (*path, pos)) for child in pos.anak)
        lines[index] = replace(lines[index], children=children)
        return index

    for root in roots:
        add(root, 0, ())
    return lines


def tree(seed: str, text: str) -> tuple[Pos, ...]:
    """A tree from lines "code name | millions"; a line stands below the nearest one above whose code begins its own."""
    rows = [line.strip().partition(" ") for line in text.strip().splitlines()]
    return tuple(_below(seed, [(code, rest) for code, _, rest in rows], ""))


def _below(seed: str, rows: list[tuple[str, str]], prefix: str) -> Iterator[Pos]:
    index = 0
    while index < len(rows):
        code, rest = rows[index]
        end = index + 1
        while end < len(rows) and rows[end][0].startswith(code + "."):
            end += 1
        name, _, millions = (part.strip() for part in rest.partition("|"))
        children = tuple(_below(seed, rows[index + 1 : end], code))
        yield Pos(code, name, children, (0, 0, 0) if children else money(seed + code, millions))
        index = end


KESEHATAN = """
1.02.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA
1.02.01.2.01 Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah
1.02.01.2.01.0001 Penyusunan Dokumen Perencanaan Perangkat Daerah | 48
1.02.01.2.01.0006 Koordinasi dan Penyusunan Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD | 21
1.02.01.2.02 Administrasi Keuangan Perangkat Daerah
1.02.01.2.02.0001 Penyediaan Gaji dan Tunjangan ASN | 18450
1.02.01.2.02.0003 Pelaksanaan Penatausahaan dan Pengujian/Verifikasi Keuangan SKPD | 96
1.02.01.2.10 Peningkatan Pelayanan BLUD
1.02.01.2.10.0001 Pelayanan dan Penunjang Pelayanan BLUD | 7325
1.02.02 PROGRAM PEMENUHAN UPAYA KESEHATAN PERORANGAN DAN UPAYA KESEHATAN MASYARAKAT
1.02.02.2.01 Penyediaan Fasilitas Pelayanan Kesehatan untuk UKM dan UKP Kewenangan Daerah Kabupaten/Kota
1.02.02.2.01.0006 Pengembangan Puskesmas | 2310
1.02.02.2.01.0020 Pemeliharaan Rutin dan Berkala Alat Kesehatan/Alat Penunjang Medik Fasilitas Layanan Kesehatan | 415
1.02.02.2.02 Penyediaan Layanan Kesehatan untuk UKM dan UKP Rujukan Tingkat Daerah Kabupaten/Kota
1.02.02.2.02.0001 Pengelolaan Pelayanan Kesehatan Ibu Hamil | 378
1.02.02.2.02.0015 Pengelolaan Pelayanan Kesehatan Gizi Masyarakat | 562
1.02.02.2.02.0028 Pengelolaan Jaminan Kesehatan Masyarakat | 5140
1.02.03 PROGRAM PENINGKATAN KAPASITAS SUMBER DAYA MANUSIA KESEHATAN
1.02.03.2.03 Pengembangan Mutu dan Peningkatan Kompetensi Teknis Sumber Daya Manusia Kesehatan
1.02.03.2.03.0001 Pengembangan Mutu dan Peningkatan Kompetensi Teknis Sumber Daya Manusia Kesehatan | 288
"""

PERHUBUNGAN = """
2.15.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA
2.15.01.2.01 Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah
2.15.01.2.01.01 Penyusunan Dokumen Perencanaan Perangkat Daerah | 32
2.15.01.2.01.07 Evaluasi Kinerja Perangkat Daerah | 14.5
2.15.01.2.06 Administrasi Umum Perangkat Daerah
2.15.01.2.06.02 Penyediaan Peralatan dan Perlengkapan Kantor | 118
2.15.01.2.06.09 Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD | 265
2.15.02 PROGRAM PENYELENGGARAAN LALU LINTAS DAN ANGKUTAN JALAN (LLAJ)
2.15.02.2.02 Penyediaan Perlengkapan Jalan di Jalan Kabupaten/Kota
2.15.02.2.02.01 Pembangunan Prasarana Jalan di Jalan Kabupaten/Kota | 1875
2.15.02.2.02.03 Rehabilitasi dan Pemeliharaan Prasarana Jalan | 640
2.15.02.2.05 Pengujian Berkala Kendaraan Bermotor
2.15.02.2.05.01 Penyediaan Sarana dan Prasarana Pengujian Berkala Kendaraan Bermotor | 420
2.15.02.2.05.05 Pelaksanaan Uji Berkala Kendaraan Bermotor | 155
2.15.02.2.06 Pelaksanaan Manajemen dan Rekayasa Lalu Lintas untuk Jaringan Jalan Kabupaten/Kota
2.15.02.2.06.04 Pengawasan dan Pengendalian Efektivitas Pelaksanaan Kebijakan untuk Jalan Kabupaten/Kota | 308
2.15.03 PROGRAM PENGELOLAAN PELAYARAN
2.15.03.2.13 Pembangunan dan Penerbitan Izin Pelabuhan Sungai dan Danau
2.15.03.2.13.02 Pengoperasian dan Pemeliharaan Pelabuhan Sungai dan Danau | 233
"""

PERTANIAN = """
3.27.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA
3.27.01.2.01 Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah
3.27.01.2.01.01 Penyusunan Dokumen Perencanaan Perangkat Daerah | 27
3.27.01.2.01.06 Koordinasi dan Penyusunan Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD | 18
3.27.01.2.08 Penyediaan Jasa Penunjang Urusan Pemerintahan Daerah
3.27.01.2.08.02 Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik | 310
3.27.02 PROGRAM PENYEDIAAN DAN PENGEMBANGAN SARANA PERTANIAN
3.27.02.2.01 Pengawasan Penggunaan Sarana Pertanian
3.27.02.2.01.01 Pengawasan Penggunaan Sarana Pendukung Pertanian Sesuai dengan Komoditas, Teknologi dan Spesifik Lokasi | 485
3.27.02.2.02 Pengelolaan Sumber Daya Genetik (SDG) Hewan, Tumbuhan, dan Mikroorganisme
3.27.02.2.02.03 Peningkatan Kualitas SDG Hewan/Tanaman | 226
3.27.03 PROGRAM PENYEDIAAN DAN PENGEMBANGAN PRASARANA PERTANIAN
3.27.03.2.02 Pembangunan Prasarana Pertanian
3.27.03.2.02.01 Pembangunan, Rehabilitasi dan Pemeliharaan Jaringan Irigasi Usaha Tani | 1420
3.27.03.2.02.04 Pembangunan, Rehabilitasi dan Pemeliharaan Jalan Usaha Tani | 980
3.27.07 PROGRAM PENYULUHAN PERTANIAN
3.27.07.2.01 Pelaksanaan Penyuluhan Pertanian
3.27.07.2.01.01 Peningkatan Kapasitas Kelembagaan Penyuluhan Pertanian di Kecamatan dan Desa | 194
3.27.07.2.01.03 Penyediaan dan Pemanfaatan Sarana dan Prasarana Penyuluhan Pertanian | 345
"""

PERIKANAN = """
3.25.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA
3.25.01.2.01 Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah
3.25.01.2.01.0001 Penyusunan Dokumen Perencanaan Perangkat Daerah | 36
3.25.01.2.01.0007 Evaluasi Kinerja Perangkat Daerah | 19
3.25.01.2.02 Administrasi Keuangan Perangkat Daerah
3.25.01.2.02.0001 Penyediaan Gaji dan Tunjangan ASN | 4875
3.25.03 PROGRAM PENGELOLAAN PERIKANAN TANGKAP
3.25.03.2.01 Pengelolaan Penangkapan Ikan di Wilayah Sungai, Danau, Waduk, Rawa, dan Genangan Air Lainnya
3.25.03.2.01.0002 Penyediaan Prasarana Usaha Perikanan Tangkap | 742
3.25.03.2.01.0004 Penjaminan Ketersediaan Sarana Usaha Perikanan Tangkap | 518
3.25.03.2.02 Pemberdayaan Nelayan Kecil dalam Daerah Kabupaten/Kota
3.25.03.2.02.0001 Pengembangan Kapasitas Nelayan Kecil | 147
3.25.04 PROGRAM PENGELOLAAN PERIKANAN BUDIDAYA
3.25.04.2.04 Pengelolaan Pembudidayaan Ikan
3.25.04.2.04.0004 Penjaminan Ketersediaan Sarana Pembudidayaan Ikan dalam 1 (Satu) Daerah Kabupaten/Kota | 963
3.25.04.2.04.0007 Pengelolaan Kesehatan Ikan dan Lingkungan Budidaya | 88
3.25.06 PROGRAM PENGOLAHAN DAN PEMASARAN HASIL PERIKANAN
3.25.06.2.03 Penyediaan dan Penyaluran Bahan Baku Industri Pengolahan Ikan dalam 1 (Satu) Daerah Kabupaten/Kota
3.25.06.2.03.0001 Peningkatan Ketersediaan Ikan untuk Konsumsi dan Usaha Pengolahan | 204
"""

LINGKUNGAN = """
2.11.01 PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH PROVINSI
2.11.01.1.01 Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah
2.11.01.1.01.0001 Penyusunan Dokumen Perencanaan Perangkat Daerah | 41
2.11.01.1.01.0006 Koordinasi dan Penyusunan Laporan Capaian Kinerja dan Ikhtisar Realisasi Kinerja SKPD | 25
2.11.01.1.06 Administrasi Umum Perangkat Daerah
2.11.01.1.06.0004 Penyediaan Bahan Logistik Kantor | 163
2.11.01.1.06.0009 Penyelenggaraan Rapat Koordinasi dan Konsultasi SKPD | 402
2.11.03 PROGRAM PENGENDALIAN PENCEMARAN DAN/ATAU KERUSAKAN LINGKUNGAN HIDUP
2.11.03.1.01 Pencegahan Pencemaran dan/atau Kerusakan Lingkungan Hidup
2.11.03.1.01.0001 Pengelolaan Laboratorium Lingkungan Hidup Provinsi | 875
2.11.03.1.01.0003 Koordinasi, Sinkronisasi dan Pelaksanaan Pencegahan Pencemaran Air, Udara, dan Laut | 296
2.11.04 PROGRAM PENGELOLAAN KEANEKARAGAMAN HAYATI (KEHATI)
2.11.04.1.01 Pengelolaan Keanekaragaman Hayati Provinsi
2.11.04.1.01.0004 Pengelolaan Taman Keanekaragaman Hayati di Luar Kawasan Hutan | 348
2.11.11 PROGRAM PENGELOLAAN PERSAMPAHAN
2.11.11.1.01 Penanganan Sampah di TPA/TPST Regional
2.11.11.1.01.0002 Penyediaan Sarana dan Prasarana Penanganan Sampah di TPA/TPST Regional | 2640
2.11.11.1.01.0005 Pengoperasian dan Pemeliharaan TPA/TPST Regional | 1180
"""
