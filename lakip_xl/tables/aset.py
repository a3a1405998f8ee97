"""Assets (barang milik daerah) of the report's first chapter: how many there are, what they are worth, in what condition."""

from __future__ import annotations

from typing import ClassVar

from lakip_xl.model.columns import FigureColumn, TextColumn
from lakip_xl.model.figures import Unit
from lakip_xl.tables.base import Bernomor


class Aset(Bernomor):
    """A kind of goods with its number, its value and its condition. Budgets, purchases and stocks of goods are none."""

    kind = "aset"
    form = ("no", "uraian", "jumlah", "satuan", "nilai", "baik", "rusak_ringan", "rusak_berat", "keterangan")
    title = "Aset"
    titles = (
        "aset", "daftar aset", "barang milik daerah", "barang inventaris", "inventaris", "inventaris barang",
        "sarana dan prasarana", "kib", "peralatan kantor", "kendaraan dinas",
    )  # fmt: skip
    unlike = (
        "anggaran", "pagu", "apbd", "realisasi", "target", "capaian", "indikator", "sasaran", "program", "kegiatan", "kebutuhan",
        "pengadaan", "usulan", "paket", "penyedia", "rekanan", "kontrak", "penerimaan", "pengeluaran", "masuk", "keluar", "stok",
        "jasa", "pegawai", "retribusi", "pajak",
    )  # fmt: skip
    one_of = ("jumlah", "nilai", "baik")
    named = True
    answers = ("baik", "kurang baik", "rusak ringan", "rusak berat")
    added: ClassVar[tuple[Unit, ...]] = (Unit.RUPIAH, Unit.BILANGAN)
    total_words = frozenset({"aset", "barang", "inventaris", "nilai", "harga"})

    uraian = TextColumn(
        "nama barang", "jenis barang", "nama jenis barang", "jenis nama barang", "uraian barang", "nama aset", "jenis aset",
        "uraian aset", "aset", "kelompok aset", "kelompok barang", "bidang barang", "golongan barang", "jenis inventaris",
        "nama inventaris", "sarana dan prasarana", "jenis sarana dan prasarana", "nama sarana dan prasarana", "jenis sarana",
        "jenis peralatan", "nama peralatan", "jenis kendaraan", "nama kendaraan",
    )  # fmt: skip
    merk = TextColumn("merk", "merek", "merk type", "merk tipe", "spesifikasi", required=False)
    tahun = TextColumn("tahun perolehan", "tahun pembelian", "tahun pengadaan", required=False)
    jumlah = FigureColumn(
        "jumlah", "jumlah barang", "volume", "banyaknya", "kuantitas", "jumlah unit", "jumlah aset", "vol", "jml",
        unit=Unit.BILANGAN, required=False,
    )  # fmt: skip
    satuan = TextColumn("satuan", "sat", required=False)
    nilai = FigureColumn(
        "nilai", "nilai perolehan", "harga perolehan", "jumlah harga", "total harga", "total nilai", "jumlah nilai", "nilai aset",
        "nilai barang", "harga", "jumlah",
        unit=Unit.RUPIAH, required=False,
    )  # fmt: skip
    baik = FigureColumn(
        "kondisi/baik", "keadaan/baik", "kondisi barang/baik", "keadaan barang/baik", "baik", "kondisi/b",
        unit=Unit.BILANGAN, required=False,
    )  # fmt: skip
    rusak_ringan = FigureColumn(
        "kondisi/rusak ringan", "keadaan/rusak ringan", "kondisi barang/rusak ringan", "keadaan barang/rusak ringan",
        "rusak ringan", "kondisi/kurang baik", "kurang baik", "kondisi/rr",
        unit=Unit.BILANGAN, required=False,
    )  # fmt: skip
    rusak_berat = FigureColumn(
        "kondisi/rusak berat", "keadaan/rusak berat", "kondisi barang/rusak berat", "keadaan barang/rusak berat", "rusak berat",
        "kondisi/rb",
        unit=Unit.BILANGAN, required=False,
    )  # fmt: skip
    keterangan = TextColumn("keterangan", "ket", required=False)
