"""Staff tables: by education, by eselon, by golongan. Figures are people."""

from __future__ import annotations

from lakip_xl.model.columns import FigureColumn, SeriesColumn, TextColumn
from lakip_xl.model.figures import Unit
from lakip_xl.tables.base import Bernomor

_LAKI = (
    "jumlah pegawai/laki laki", "laki laki", "l", "pria", "jenis kelamin/laki laki", "jenis kelamin/l", "jumlah pegawai/l",
    "jumlah/laki laki", "jumlah/l", "lk", "laki",
)  # fmt: skip
_PEREMPUAN = (
    "jumlah pegawai/perempuan", "perempuan", "p", "wanita", "jenis kelamin/perempuan", "jenis kelamin/p", "jumlah pegawai/p",
    "jumlah/perempuan", "jumlah/p", "pr",
)  # fmt: skip
_JUMLAH = ("jumlah", "total", "jumlah orang", "jumlah pegawai", "jml")


class PegawaiPendidikan(Bernomor):
    """Men, women and their sum for each level of education."""

    kind = "pegawai-pendidikan"
    title = "Pegawai menurut Pendidikan"
    titles = ("tingkat pendidikan", "pendidikan")

    uraian = TextColumn("tingkat pendidikan", "pendidikan", "jenjang pendidikan", "kualifikasi pendidikan")
    laki = FigureColumn(*_LAKI, unit=Unit.ORANG)
    perempuan = FigureColumn(*_PEREMPUAN, unit=Unit.ORANG)
    jumlah = FigureColumn(*_JUMLAH, unit=Unit.ORANG, required=False)


class PegawaiEselon(Bernomor):
    """Men, women and their sum for each eselon."""

    kind = "pegawai-eselon"
    title = "Pegawai menurut Eselon"
    titles = ("tingkat eselon", "eselon", "jabatan")

    uraian = TextColumn("tingkat eselon", "eselon", "eselonering", "jabatan", "eselon jabatan")
    laki = FigureColumn(*_LAKI, unit=Unit.ORANG)
    perempuan = FigureColumn(*_PEREMPUAN, unit=Unit.ORANG)
    jumlah = FigureColumn(*_JUMLAH, unit=Unit.ORANG, required=False)


class PegawaiGolongan(Bernomor):
    """People of each golongan for each level of education."""

    kind = "pegawai-golongan"
    title = "Pegawai menurut Golongan"
    titles = ("golongan", "keadaan pegawai")

    uraian = TextColumn("pendidikan", "tingkat pendidikan", "jenjang pendidikan", "uraian", "jabatan", "unit kerja")
    golongan = SeriesColumn("golongan", "golongan ruang", "pangkat golongan", unit=Unit.ORANG)
    jumlah = FigureColumn(*_JUMLAH, unit=Unit.ORANG, required=False)
