"""Budget tables: pendapatan, belanja (tidak langsung, langsung, by program), and the budget of an agreement."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from lakip_xl.model.columns import FigureColumn, SeriesColumn, TextColumn
from lakip_xl.model.figures import Unit
from lakip_xl.tables.base import Bernomor


class BarisAnggaran(Bernomor):
    """One line of a budget: total, group, program, kegiatan, sub kegiatan or account. Money in rupiah.

    ``induk`` is the first budget, ``pagu`` the one in force (after the change); a table with one budget column has only
    ``pagu``. Source: the report's tables 3.3, SIPD's Rekapitulasi Belanja, domain.md 2.4.
    """

    induk = FigureColumn(
        "apbd induk", "apbd", "apbd murni", "anggaran murni", "anggaran induk", "anggaran awal", "pagu awal", "pagu induk",
        "pagu murni",
        "pagu anggaran sebelum", "pagu sebelum perubahan", "anggaran sebelum perubahan", "sebelum perubahan", "anggaran sebelum",
        "dpa", "pagu semula", "semula", "target awal", "target sebelum perubahan",
        "target murni", "target induk", "target apbd",
        unit=Unit.RUPIAH, required=False,
    )  # fmt: skip
    fisik = FigureColumn(
        "fisik",
        "fisik/real",
        "realisasi pelaksanaan anggaran s d bulan ini/fisik",
        "s d bulan ini/fisik",
        "realisasi fisik",
        "capaian fisik",
        "progres fisik",
        "fisik/realisasi",
        unit=Unit.PERSEN,
        required=False,
    )


class RealisasiBelanja(BarisAnggaran):
    """Realisasi belanja: sisa = pagu - realisasi, serapan = realisasi / pagu.

    Months, triwulan or kelompok belanja stand beside the year in ``pagu_deret`` and ``realisasi_deret``; months without a word
    over them (anggaran kas, RAK) in ``deret``.
    """

    kind = "realisasi-belanja"
    form = ("no", "kode", "uraian", "induk", "pagu", "fisik", "realisasi", "serapan", "sisa", "sisa_persen")
    title = "Realisasi Belanja"
    titles = (
        "realisasi belanja", "realisasi anggaran", "belanja langsung", "belanja tidak langsung", "rekapitulasi belanja",
        "penyerapan",
        "laporan realisasi", "belanja",
    )  # fmt: skip
    stand_ins: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "pagu": ("pagu_deret", "deret"), "realisasi": ("realisasi_deret", "deret")
    }  # fmt: skip

    uraian = TextColumn(
        "program dan kegiatan", "uraian kegiatan", "uraian", "program kegiatan", "program kegiatan sub kegiatan", "program",
        "kegiatan",
        "sub kegiatan", "nama program", "nama kegiatan", "uraian belanja", "jenis belanja", "belanja", "program kinerja", "nama",
        "uraian program kegiatan", "uraian urusan organisasi program kegiatan dan sub kegiatan", "nama program kegiatan",
        "program kegiatan dan sub kegiatan", "urusan bidang urusan pemerintahan daerah dan program kegiatan",
        "sasaran strategis", "sasaran",
        "sasaran program", "bagian", "bidang", "unit kerja", "kegiatan kro ro", "kegiatan output", "jenis belanja",
    )  # fmt: skip
    pagu = FigureColumn(
        "apbd-p", "apbd perubahan", "anggaran perubahan", "pagu perubahan", "pagu anggaran setelah", "pagu setelah perubahan",
        "anggaran setelah perubahan", "setelah perubahan", "pagu revisi", "pagu akhir", "dppa", "apbd p", "menjadi", "anggaran",
        "pagu", "pagu anggaran", "alokasi", "alokasi anggaran", "jumlah anggaran", "anggaran tahun ini", "dpa perubahan",
        "anggaran pergeseran", "pagu dana", "anggaran setelah", "total anggaran", "plafon anggaran", "nilai rincian",
        "anggaran apbd perubahan",
        unit=Unit.RUPIAH,
    )  # fmt: skip
    realisasi = FigureColumn(
        "realisasi anggaran/rp", "realisasi anggaran", "realisasi anggaran/keuangan", "realisasi", "realisasi keuangan",
        "keuangan", "keuangan/real",
        "realisasi belanja", "jumlah realisasi", "total realisasi", "realisasi di lra", "penyerapan", "penyerapan anggaran",
        "real",
        "realisasi sp2d", "realisasi pelaksanaan anggaran s d bulan ini/keuangan", "s d bulan ini/keuangan",
        "realisasi s d bulan ini",
        "realisasi s d bulan ini/keuangan", "sampai dengan bulan ini/keuangan", "serapan anggaran", "realisasi s d desember",
        "realisasi belanja/keuangan",
        "jumlah spj", "spj", "realisasi spj", "realisasi penyerapan", "realisasi dana", "realisasi pengeluaran", "sp2d",
        unit=Unit.RUPIAH,
    )  # fmt: skip
    serapan = FigureColumn(
        "realisasi anggaran/%", "realisasi/%", "realisasi pelaksanaan anggaran s d bulan ini/keuangan/%",
        "s d bulan ini/keuangan/%", "realisasi s d bulan ini/%",
        "capaian realisasi anggaran/%", "persentase realisasi", "persentase", "serapan",
        "persentase serapan", "penyerapan/%", "capaian/%", "persen di lra", "realisasi keuangan/%", "tingkat serapan",
        "% realisasi",
        "persentase penyerapan", "realisasi belanja/%", "keuangan/%", "capaian keuangan/%", "serapan anggaran/%",
        unit=Unit.PERSEN, required=False, ratio=("realisasi", "pagu"),
    )  # fmt: skip
    sisa = FigureColumn(
        "sisa anggaran/rp", "sisa anggaran", "sisa anggaran/keuangan", "sisa", "sisa pagu", "saldo", "sisa dana", "sisa lebih",
        "selisih", "lebih kurang", "sisa belanja", "sisa kurang",
        unit=Unit.RUPIAH, required=False,
    )  # fmt: skip
    sisa_persen = FigureColumn(
        "sisa anggaran/%", "sisa/%", "persentase sisa", "% sisa", "sisa dana/%", "selisih/%",
        unit=Unit.PERSEN, required=False, ratio=("sisa", "pagu"),
    )  # fmt: skip
    pagu_deret = SeriesColumn(
        "kelompok belanja/anggaran", "anggaran", "pagu", "target", "rencana", "anggaran kas", "rencana keuangan",
        "target keuangan",
        unit=Unit.RUPIAH, required=False, labelled=True,
    )  # fmt: skip
    realisasi_deret = SeriesColumn(
        "kelompok belanja/realisasi", "realisasi", "realisasi keuangan", "realisasi anggaran", "realisasi belanja", "keuangan",
        "realisasi triwulan", "realisasi bulan", unit=Unit.RUPIAH, required=False, labelled=True,
    )  # fmt: skip
    serapan_deret = SeriesColumn(
        "realisasi/%", "persentase", "serapan", "kelompok belanja/%", "capaian", unit=Unit.PERSEN, required=False, labelled=True
    )
    jumlah = FigureColumn("jumlah", "total", "jumlah total", "total rak", "jumlah setahun", unit=Unit.RUPIAH, required=False)
    deret = SeriesColumn("bulan", "rencana anggaran kas", "rak", "triwulan", "", unit=Unit.RUPIAH, required=False, labelled=True)


class RealisasiPendapatan(BarisAnggaran):
    """Realisasi pendapatan: the target of the year in force against what came in."""

    kind = "realisasi-pendapatan"
    form = ("no", "kode", "uraian", "induk", "pagu", "fisik", "realisasi", "serapan", "sisa")
    title = "Realisasi Pendapatan"
    titles = (
        "realisasi pendapatan", "pendapatan asli daerah", "pendapatan daerah", "pendapatan", "retribusi", "pad", "penerimaan",
    )  # fmt: skip
    body_words = ("pendapatan", "retribusi", "pajak")

    uraian = TextColumn(
        "uraian kegiatan", "uraian", "jenis pendapatan", "uraian pendapatan", "jenis penerimaan", "nama", "pendapatan", "rincian"
    )
    pagu = FigureColumn(
        "apbd perubahan", "apbd-p", "target", "target perubahan", "target pendapatan", "anggaran perubahan", "anggaran", "pagu",
        "target setelah perubahan", "anggaran setelah perubahan", "setelah perubahan", "anggaran pendapatan", "target penerimaan",
        "jumlah anggaran",
        unit=Unit.RUPIAH,
    )  # fmt: skip
    realisasi = FigureColumn(
        "realisasi pendapatan/keuangan", "realisasi pendapatan", "realisasi", "realisasi penerimaan", "penerimaan", "keuangan",
        "realisasi/rp", "jumlah realisasi", unit=Unit.RUPIAH,
    )  # fmt: skip
    serapan = FigureColumn(
        "realisasi pendapatan/%", "realisasi/%", "persentase realisasi", "persentase", "capaian/%", "realisasi penerimaan/%",
        unit=Unit.PERSEN, required=False, ratio=("realisasi", "pagu"),
    )  # fmt: skip
    sisa = FigureColumn(
        "lebih kurang", "selisih", "lebih (kurang)", "bertambah berkurang", "sisa", unit=Unit.RUPIAH, required=False
    )


class AnggaranProgram(Bernomor):
    """The second block of an agreement: each program with its budget."""

    kind = "anggaran-program"
    title = "Anggaran Program"
    titles = ("perjanjian kinerja", "penetapan kinerja", "anggaran program")
    unlike = ("realisasi", "penyerapan", "serapan", "sp2d", "spj", "laki", "perempuan")
    key = "uraian"
    named = True

    uraian = TextColumn("program", "program kegiatan", "program dan kegiatan", "kegiatan", "nama program", "sub kegiatan")
    pagu = FigureColumn("anggaran", "pagu", "jumlah anggaran", "alokasi anggaran", "pagu anggaran", "jumlah", unit=Unit.RUPIAH)
    keterangan = TextColumn("keterangan", "ket", "sumber dana", required=False)
