"""This year beside the years before it, and beside the target of the end of the period (PermenPAN-RB 53/2014, III.A.2 and 3)."""

from __future__ import annotations

from lakip_xl.model.figures import Unit
from lakip_xl.model.tables import FigureColumn, SeriesColumn
from lakip_xl.tables.kinerja import BarisKinerja

YEARS = ("tahun",)


class PerbandinganTahun(BarisKinerja):
    """An indicator's target, result and capaian in several years; ``target_akhir`` is that of the renstra's last year."""

    kind = "perbandingan-tahun"
    form = (
        "no", "sasaran", "indikator", "satuan", "target_tahun", "hasil_tahun", "capaian_tahun", "target_akhir", "kemajuan",
    )  # fmt: skip
    title = "Perbandingan Antar Tahun"
    titles = (
        "perbandingan", "perbandingan realisasi", "perbandingan capaian", "perbandingan kinerja", "dengan tahun lalu",
        "capaian tahun",
    )  # fmt: skip
    one_of = ("hasil_tahun", "capaian_tahun")

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
        unit=Unit.PERSEN,
        required=False,
        labels=YEARS,
    )
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
