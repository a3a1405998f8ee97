"""The evaluation forms E.80 (renstra) and E.81 (renja) of Permendagri 86/2017: K and Rp pairs by triwulan or by year."""

from __future__ import annotations

from lakip_xl.model.columns import FigureColumn, SeriesColumn, TextColumn
from lakip_xl.model.figures import Unit
from lakip_xl.tables.base import Bernomor

_RENSTRA = ("target renstra", "target akhir renstra", "target capaian renstra", "target renstra perangkat daerah")
_LALU = (
    "realisasi renstra sampai dengan renja tahun lalu", "realisasi capaian sampai dengan tahun lalu", "realisasi tahun lalu",
    "realisasi capaian kinerja renstra sampai dengan renja", "realisasi s d tahun lalu",
)  # fmt: skip
_TARGET = (
    "target renja", "target kinerja dan anggaran renja", "target tahun berjalan", "target anggaran renja",
    "target kinerja anggaran", "target",
)  # fmt: skip
_RENJA = (
    "realisasi renja", "realisasi capaian kinerja dan anggaran renja", "realisasi kinerja dan anggaran renja",
    "realisasi capaian renja", "realisasi",
)  # fmt: skip
_SD = (
    "realisasi renstra", "realisasi kinerja dan anggaran renstra", "realisasi renstra perangkat daerah s d tahun",
    "realisasi kinerja anggaran renstra s d",
)  # fmt: skip
_CAPAIAN = ("tingkat capaian", "tingkat capaian kinerja dan realisasi anggaran", "rasio capaian", "tingkat capaian kinerja")
_TW = ("realisasi kinerja pada triwulan", "realisasi triwulan", "triwulan", "realisasi", "semester", "realisasi semester")


PERIODS = ("triwulan", "semester", "bulan")
YEARS = ("tahun", "ke")


def _k(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{phrase}/k" for phrase in phrases)


def _rp(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{phrase}/rp" for phrase in phrases)


class EvaluasiRenja(Bernomor):
    """One program, kegiatan or sub kegiatan with what was planned and reached, as performance (K) and as money (Rp)."""

    kind = "evaluasi-renja"
    form = (
        "no", "kode", "uraian", "sasaran", "indikator", "satuan", "renstra_k", "renstra_rp", "lalu_k", "lalu_rp", "target_k",
        "target_rp",
        "tw_k", "tw_rp", "renja_k", "renja_rp", "sd_k", "sd_rp", "capaian_k", "capaian_rp",
    )  # fmt: skip
    title = "Evaluasi Renja"
    titles = (
        "evaluasi terhadap hasil renja", "evaluasi hasil renja", "evaluasi renja", "evaluasi renstra",
        "evaluasi terhadap hasil renstra",
    )  # fmt: skip
    footers = (
        "rata rata capaian kinerja", "predikat kinerja", "faktor pendorong", "faktor penghambat", "tindak lanjut",
        "usulan tindak lanjut",
    )  # fmt: skip
    one_of = ("tw_rp", "tw_k", "target_tahun_rp", "target_tahun_k", "realisasi_tahun_rp")

    uraian = TextColumn(
        "urusan bidang urusan pemerintahan daerah dan program kegiatan", "program kegiatan", "program kegiatan sub kegiatan",
        "urusan program kegiatan", "program dan kegiatan", "uraian", "kegiatan", "program",
    )  # fmt: skip
    sasaran = TextColumn("sasaran", "sasaran perangkat daerah", "sasaran renstra", "tujuan sasaran", required=False, fill=True)
    indikator = TextColumn(
        "indikator kinerja program outcome kegiatan output",
        "indikator kinerja",
        "indikator",
        "indikator program kegiatan",
        required=False,
    )
    satuan = TextColumn("satuan", "sat", required=False)
    renstra_k = FigureColumn(*_k(_RENSTRA), unit=Unit.BILANGAN, required=False, loose=True)
    renstra_rp = FigureColumn(*_rp(_RENSTRA), unit=Unit.RUPIAH, required=False, loose=True)
    lalu_k = FigureColumn(*_k(_LALU), unit=Unit.BILANGAN, required=False, loose=True)
    lalu_rp = FigureColumn(*_rp(_LALU), unit=Unit.RUPIAH, required=False, loose=True)
    target_k = FigureColumn(*_k(_TARGET), unit=Unit.BILANGAN, required=False, loose=True)
    target_rp = FigureColumn(*_rp(_TARGET), unit=Unit.RUPIAH, required=False, loose=True)
    tw_k = SeriesColumn(*_k(_TW), unit=Unit.BILANGAN, required=False, labels=PERIODS, loose=True)
    tw_persen = SeriesColumn(*(f"{phrase}/%" for phrase in _TW), unit=Unit.PERSEN, required=False, labels=PERIODS, loose=True)
    tw_rp = SeriesColumn(*_rp(_TW), unit=Unit.RUPIAH, required=False, labels=PERIODS, loose=True)
    target_tahun_k = SeriesColumn(
        "target/k", "target renstra pada tahun ke/k", unit=Unit.BILANGAN, required=False, labels=YEARS, loose=True,
    )  # fmt: skip
    target_tahun_rp = SeriesColumn(
        "target/rp", "target renstra pada tahun ke/rp", unit=Unit.RUPIAH, required=False, labels=YEARS, loose=True,
    )  # fmt: skip
    realisasi_tahun_k = SeriesColumn("realisasi capaian tahun ke/k", unit=Unit.BILANGAN, required=False, labels=YEARS, loose=True)
    realisasi_tahun_rp = SeriesColumn("realisasi capaian tahun ke/rp", unit=Unit.RUPIAH, required=False, labels=YEARS, loose=True)
    rasio_tahun_k = SeriesColumn("rasio capaian tahun ke/k", unit=Unit.BILANGAN, required=False, labels=YEARS, loose=True)
    rasio_tahun_rp = SeriesColumn("rasio capaian tahun ke/rp", unit=Unit.BILANGAN, required=False, labels=YEARS, loose=True)
    renja_k = FigureColumn(*_k(_RENJA), unit=Unit.BILANGAN, required=False, loose=True)
    renja_rp = FigureColumn(*_rp(_RENJA), unit=Unit.RUPIAH, required=False, loose=True)
    sd_k = FigureColumn(*_k(_SD), unit=Unit.BILANGAN, required=False, loose=True)
    sd_rp = FigureColumn(*_rp(_SD), unit=Unit.RUPIAH, required=False, loose=True)
    capaian_k = FigureColumn(*_k(_CAPAIAN), unit=Unit.BILANGAN, required=False, loose=True)
    capaian_rp = FigureColumn(*_rp(_CAPAIAN), unit=Unit.BILANGAN, required=False, loose=True)
