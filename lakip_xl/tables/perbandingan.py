"""This year beside the years before it, the target of the end of the period, and the nation (PermenPAN-RB 53/2014, III.A.2-4)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from lakip_xl.model.columns import FigureColumn, SeriesColumn, TextColumn
from lakip_xl.model.figures import Unit
from lakip_xl.tables.kinerja import BarisKinerja

YEARS = ("tahun",)


class PerbandinganTahun(BarisKinerja):
    """An indicator's target, result and capaian in several years; ``target_akhir`` is that of the renstra's last year, beside
    which some tables have the result of one year only: ``hasil``."""

    kind = "perbandingan-tahun"
    form = (
        "no", "sasaran", "indikator", "satuan", "target_tahun", "hasil_tahun", "capaian_tahun", "target_akhir", "kemajuan",
    )  # fmt: skip
    title = "Perbandingan Antar Tahun"
    titles = (
        "perbandingan", "perbandingan realisasi", "perbandingan capaian", "perbandingan kinerja", "dengan tahun lalu",
        "capaian tahun",
    )  # fmt: skip
    one_of = ("hasil_tahun", "capaian_tahun", "kemajuan")

    target_tahun = SeriesColumn("target", "target kinerja", "t", unit=Unit.BILANGAN, required=False, labels=YEARS)
    hasil_tahun = SeriesColumn(
        "realisasi", "realisasi kinerja", "hasil", "r", "realisasi tahun", unit=Unit.BILANGAN, required=False, labels=YEARS
    )
    capaian_tahun = SeriesColumn(
        "capaian",
        "capaian/%",
        "tingkat capaian",
        "persentase capaian",
        "c",
        "realisasi/%",
        "",
        unit=Unit.PERSEN,
        required=False,
        labels=YEARS,
    )
    hasil = FigureColumn("realisasi", "realisasi kinerja", "realisasi tahun", unit=Unit.BILANGAN, required=False)
    target_akhir = FigureColumn(
        "target akhir renstra", "target akhir", "target akhir rpjmd", "target jangka menengah", "target renstra",
        unit=Unit.BILANGAN,
        required=False,
    )  # fmt: skip
    kemajuan = FigureColumn(
        "tingkat kemajuan",
        "capaian terhadap target akhir",
        "persentase kemajuan",
        "tingkat kemajuan/%",
        unit=Unit.PERSEN,
        required=False,
    )


class PerbandinganNasional(BarisKinerja):
    """An indicator's result beside that of the nation or the standard set for it; an office of the province may call its own
    result that of the province. A table with targets of its own is a measurement, whatever stands beside it.
    """

    kind = "perbandingan-nasional"
    form = ("no", "sasaran", "indikator", "satuan", "hasil", "nasional", "selisih", "banding", "keterangan")
    title = "Perbandingan dengan Standar Nasional"
    titles = (
        "standar nasional", "dengan standar nasional", "capaian nasional", "realisasi nasional", "tingkat nasional",
        "rata rata nasional", "benchmark",
    )  # fmt: skip
    unlike = ("target", "rencana")
    stand_ins: ClassVar[Mapping[str, tuple[str, ...]]] = {"hasil": ("provinsi",)}

    hasil = FigureColumn(
        "realisasi", "realisasi kinerja", "hasil", "realisasi daerah", "realisasi dinas", "realisasi kabupaten",
        "realisasi kota", "realisasi perangkat daerah", "realisasi opd", "capaian daerah", "capaian dinas", "capaian kabupaten",
        "capaian kota", "capaian kinerja",
        unit=Unit.BILANGAN,
    )  # fmt: skip
    provinsi = FigureColumn(
        "realisasi provinsi", "capaian provinsi", "rata rata provinsi", "standar provinsi", unit=Unit.BILANGAN, required=False
    )
    nasional = FigureColumn(
        "standar nasional", "realisasi nasional", "nasional", "capaian nasional", "rata rata nasional", "tingkat nasional",
        "realisasi tingkat nasional", "hasil nasional", "angka nasional", "capaian kinerja nasional",
        "realisasi kinerja nasional",
        unit=Unit.BILANGAN,
    )  # fmt: skip
    selisih = FigureColumn("selisih", "perbedaan", "selisih dengan nasional", unit=Unit.BILANGAN, required=False)
    banding = FigureColumn(
        "capaian terhadap nasional/%", "capaian/%", "capaian", "tingkat capaian", "persentase terhadap nasional", "persentase",
        "perbandingan/%",
        unit=Unit.PERSEN, required=False, ratio=("hasil", "nasional"),
    )  # fmt: skip
    keterangan = TextColumn("keterangan", "ket", "kesimpulan", "posisi", required=False)
