"""Performance tables: plan, agreement, measurement, outputs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from lakip_xl.model.columns import FigureColumn, SeriesColumn, TextColumn
from lakip_xl.model.figures import Unit
from lakip_xl.tables.base import Bernomor

_INDIKATOR = (
    "indikator kinerja", "indikator", "indikator tujuan sasaran", "indikator kinerja utama", "indikator sasaran",
    "indikator tujuan",
    "indikator kinerja sasaran", "indikator kinerja uraian", "indikator kinerja program outcome kegiatan output",
    "tolok ukur kinerja",
    "indikator sasaran strategis", "iku", "indikator kinerja program", "indikator kinerja individu",
)  # fmt: skip
_SASARAN = (
    "sasaran strategis", "sasaran", "sasaran perangkat daerah", "sasaran kegiatan sub", "sasaran program", "sasaran kinerja",
    "kinerja utama",
)  # fmt: skip


class BarisKinerja(Bernomor):
    """A row for one indicator: its sasaran, its unit."""

    key = "indikator"

    tujuan = TextColumn("tujuan", "tujuan strategis", required=False, fill=True)
    sasaran = TextColumn(*_SASARAN, required=False, fill=True)
    indikator = TextColumn(*_INDIKATOR, fill=False)
    satuan = TextColumn("satuan", "sat", "unit", "satuan ukur", required=False)


class RencanaKinerja(BarisKinerja):
    """The yearly plan (RKT) or the five-year plan's targets (renstra): one target, or one for each year."""

    kind = "rencana-kinerja"
    title = "Rencana Kinerja"
    titles = ("rencana kinerja", "rkt", "rencana strategis", "renstra", "formulir rencana kinerja", "rencana kerja")

    target = SeriesColumn(
        "target kinerja", "target", "target kinerja tujuan sasaran pada tahun ke", "target kinerja sasaran",
        "target kinerja tahun",
        "rencana tingkat capaian", "target kinerja sasaran pada tahun ke", "target tahunan", "target capaian",
        unit=Unit.BILANGAN,
    )  # fmt: skip


class PenetapanKinerja(BarisKinerja):
    """The agreement (penetapan, perjanjian kinerja): each indicator with the target of the year."""

    kind = "penetapan-kinerja"
    title = "Penetapan Kinerja"
    titles = ("penetapan kinerja", "perjanjian kinerja", "pk", "formulir penetapan kinerja", "tapkin")

    target = FigureColumn("target", "target kinerja", "target tahun", "target tahunan", "target capaian", unit=Unit.BILANGAN)


class PengukuranSasaran(BarisKinerja):
    """The measurement: target, what was reached (hasil), capaian in percent, and the category where the office gives one."""

    kind = "pengukuran-sasaran"
    title = "Pengukuran Kinerja Sasaran"
    titles = ("pengukuran kinerja", "capaian kinerja", "pengukuran", "capaian indikator", "realisasi kinerja", "evaluasi kinerja")
    stand_ins: ClassVar[Mapping[str, tuple[str, ...]]] = {"hasil": ("hasil_deret",)}

    target = FigureColumn(
        "target", "target kinerja", "rencana", "target tahun", "kinerja/target", "target tahunan", "t", "standar target",
        "standar", "target setahun", unit=Unit.BILANGAN,
    )  # fmt: skip
    hasil = FigureColumn(
        "realisasi", "realisasi kinerja", "hasil", "capaian kinerja/realisasi", "realisasi tahun", "r", "k", "kinerja/realisasi",
        "realisasi per triwulan kumulatif/realisasi", "jumlah realisasi", "jumlah", "capaian tahunan", "realisasi tahunan",
        "realisasi akhir tahun", "total realisasi", "realisasi setahun",
        unit=Unit.BILANGAN,
    )  # fmt: skip
    capaian = FigureColumn(
        "capaian", "capaian/%", "capaian tahunan/%", "% capaian", "capaian kinerja", "tingkat capaian", "persentase capaian",
        "realisasi/%",
        "persentase",
        "target kinerja/%", "tingkat capaian kinerja", "capaian terhadap target", "pencapaian", "capaian target",
        "persentase pencapaian",
        unit=Unit.PERSEN, required=False,
    )  # fmt: skip
    kategori = TextColumn(
        "kategori", "predikat", "kriteria", "kriteria penilaian", "predikat kinerja", "status", "kategori capaian",
        "keterangan capaian",
        required=False,
    )  # fmt: skip
    target_deret = SeriesColumn(
        "target", "target kinerja", "rencana", "t", "target kumulatif", "target sd", unit=Unit.BILANGAN, required=False,
        labelled=True,
    )  # fmt: skip
    hasil_deret = SeriesColumn(
        "realisasi", "realisasi kinerja", "realisasi triwulan", "realisasi bulan", "triwulan", "bulan", "r", "",
        "realisasi kumulatif", "realisasi sd", "realisasi kinerja sd",
        unit=Unit.BILANGAN, required=False,
        labelled=True,
    )  # fmt: skip


class PengukuranKegiatan(Bernomor):
    """The measurement of kegiatan: indicator, target and result of each."""

    kind = "pengukuran-kegiatan"
    title = "Pengukuran Kinerja Kegiatan"
    titles = ("pengukuran kinerja kegiatan", "kinerja kegiatan")

    uraian = TextColumn(
        "program kegiatan", "kegiatan", "program dan kegiatan", "program kegiatan sub kegiatan", "sub kegiatan", fill=True,
    )  # fmt: skip
    indikator = TextColumn(*_INDIKATOR)
    satuan = TextColumn("satuan", "sat", required=False)
    target = FigureColumn("target", "rencana", "target kinerja", unit=Unit.BILANGAN)
    hasil = FigureColumn("realisasi", "realisasi kinerja", "hasil", unit=Unit.BILANGAN)
    capaian = FigureColumn("capaian", "capaian/%", "realisasi/%", "persentase capaian", unit=Unit.PERSEN, required=False)


class KeluaranKegiatan(Bernomor):
    """Each kegiatan with the output that the report names."""

    kind = "keluaran-kegiatan"
    title = "Keluaran Kegiatan"
    titles = ("keluaran kegiatan", "keluaran", "output kegiatan")

    uraian = TextColumn(
        "program kegiatan", "program dan kegiatan", "kegiatan", "program", "uraian", "sub kegiatan",
        "program kegiatan sub kegiatan",
        "uraian kegiatan", "nama kegiatan",
    )  # fmt: skip
    keluaran = TextColumn("keluaran", "output", "keluaran kegiatan", "keluaran output", "hasil kegiatan", "output kegiatan")


class Efisiensi(Bernomor):
    """Use of resources: E/I = (anggaran / target x hasil) - realisasi, in rupiah (the report's section 2.2)."""

    kind = "efisiensi"
    title = "Efisiensi Penggunaan Sumber Daya"
    titles = ("efisiensi", "analisis efisiensi", "efisiensi penggunaan sumber daya")
    one_of = ("efisiensi", "efisiensi_persen")
    total_words = frozenset({"efisiensi", "sasaran", "strategis"})  # "Jumlah keluarga miskin" is an indicator

    uraian = TextColumn(
        "indikator kegiatan", "program kegiatan", "uraian", "indikator", "kegiatan", "indikator kinerja", "program", "sasaran",
        "program dan kegiatan", "sasaran strategis", "nama program",
    )  # fmt: skip
    pagu = FigureColumn(
        "anggaran kegiatan", "anggaran", "pagu", "pagu anggaran", "alokasi anggaran", unit=Unit.RUPIAH, required=False
    )
    target = FigureColumn("target kinerja", "target", unit=Unit.BILANGAN, required=False)
    hasil = FigureColumn("realisasi kinerja", "hasil", "kinerja/realisasi", unit=Unit.BILANGAN, required=False)
    realisasi = FigureColumn(
        "realisasi anggaran", "realisasi anggaran/rp", "realisasi", "realisasi keuangan", "anggaran/realisasi",
        unit=Unit.RUPIAH, required=False,
    )  # fmt: skip
    capaian = FigureColumn(
        "capaian kinerja/%", "capaian/%", "persentase capaian kinerja", "% capaian", "tingkat capaian", "capaian indikator/%",
        "rata rata capaian kinerja/%", "rata rata capaian/%", "capaian output/%", "capaian sasaran/%", "capaian program/%",
        unit=Unit.PERSEN, required=False,
    )  # fmt: skip
    serapan = FigureColumn(
        "realisasi anggaran/%", "realisasi/%", "serapan", "persentase realisasi", "penyerapan/%", "persentase serapan",
        "penyerapan anggaran", unit=Unit.PERSEN, required=False, ratio=("realisasi", "pagu"),
    )  # fmt: skip
    efisiensi = FigureColumn(
        "e i", "efisiensi", "efisiensi inefisiensi", "nilai efisiensi", "efisiensi/rp", "e/i", unit=Unit.RUPIAH, required=False
    )
    efisiensi_persen = FigureColumn(
        "e i/%", "efisiensi/%", "tingkat efisiensi", "persentase efisiensi", "efisiensi inefisiensi/%", "persentase",
        unit=Unit.PERSEN, required=False, ratio=("efisiensi", "pagu"),
    )  # fmt: skip
