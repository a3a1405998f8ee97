"""KIN2: capaian of each year in a comparison of years."""

from __future__ import annotations

from collections.abc import Iterator

from lakip_xl.model.checks import Check
from lakip_xl.model.equations import Persen
from lakip_xl.model.figures import Angka
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.performance import Rumus
from lakip_xl.model.tables import Table
from lakip_xl.rules.proof import is_zero, prove
from lakip_xl.rules.registry import KESALAHAN, rule
from lakip_xl.rules.rumus import likeliest
from lakip_xl.rules.tahun_lalu import years_of
from lakip_xl.tables import PerbandinganTahun


@rule("KIN201", "capaian-tahun-tidak-sesuai", KESALAHAN, source="Rumus capaian: realisasi / target x 100, untuk setiap tahun")
def capaian_tahun(laporan: Laporan) -> Iterator[Check]:
    """Capaian suatu tahun tidak sesuai dengan target dan realisasi tahun itu.

    Diperiksa: setiap tahun dalam tabel perbandingan yang memuat target, realisasi, dan capaian.
    Mengapa: perbandingan antar tahun hanya berarti bila setiap tahun dihitung sama.
    Perbaikan: hitung ulang capaian tahun itu dari target dan realisasinya.

    Salah:
        Perbandingan Capaian Kinerja
        Indikator   | Target 2019 | Realisasi 2019 | Capaian 2019 (%) | Target 2020 | Realisasi 2020 | Capaian 2020 (%)
        Indikator A | 50          | 40             | 80,00            | 60          | 45             | 57,00
    Benar:
        Perbandingan Capaian Kinerja
        Indikator   | Target 2019 | Realisasi 2019 | Capaian 2019 (%) | Target 2020 | Realisasi 2020 | Capaian 2020 (%)
        Indikator A | 50          | 40             | 80,00            | 60          | 45             | 75,00
    """
    for table, row in laporan.rows(PerbandinganTahun):
        for _, planned, reached, capaian in _years(table, row):
            if not is_zero(planned) and capaian.known and planned.known and reached.known:
                yield prove(likeliest(row.name, capaian, planned, reached, laporan.settings), row.name)


def _years(table: Table, row: PerbandinganTahun) -> Iterator[tuple[str, Angka, Angka, Angka]]:
    """The target, result and capaian of each year that has all three columns."""
    labels = {
        name: [column.label for column in table.found.columns_of(name)]
        for name in ("target_tahun", "hasil_tahun", "capaian_tahun")
    }
    for year in labels["capaian_tahun"]:
        if year in labels["target_tahun"] and year in labels["hasil_tahun"]:
            figures = [row.series(name)[labels[name].index(year)] for name in labels]
            yield year, figures[0], figures[1], figures[2]


@rule(
    "KIN202", "kemajuan-tidak-sesuai", KESALAHAN, source="PermenPAN-RB 53/2014 III.A.3: realisasi terhadap target jangka menengah"
)
def kemajuan(laporan: Laporan) -> Iterator[Check]:
    """Tingkat kemajuan tidak sesuai dengan realisasi dan target akhir.

    Diperiksa: setiap indikator yang memuat target akhir renstra dan tingkat kemajuannya, terhadap realisasi tahun terakhir; untuk
        indikator negatif juga dengan rumus negatifnya.
    Mengapa: tingkat kemajuan menunjukkan apakah target akhir masih tercapai.
    Perbaikan: hitung ulang realisasi tahun terakhir dibagi target akhir dikali 100.

    Salah:
        Perbandingan dengan Target Akhir Renstra
        Indikator   | Realisasi 2019 | Realisasi 2020 | Target Akhir Renstra | Tingkat Kemajuan (%)
        Indikator A | 40             | 45             | 90                   | 57,00
    Benar:
        Perbandingan dengan Target Akhir Renstra
        Indikator   | Realisasi 2019 | Realisasi 2020 | Target Akhir Renstra | Tingkat Kemajuan (%)
        Indikator A | 40             | 45             | 90                   | 50,00
    """
    for table, row in laporan.rows(PerbandinganTahun):
        reached = _latest(table, row)
        if (
            row.kemajuan
            and row.target_akhir
            and reached
            and reached.known
            and row.kemajuan.known
            and not is_zero(row.target_akhir)
        ):
            way = likeliest(row.name, row.kemajuan, row.target_akhir, reached, laporan.settings)
            words = "Tingkat kemajuan = realisasi / target akhir x 100"
            plain = Persen(row.kemajuan, reached, row.target_akhir, words)
            yield prove(plain if way.rumus is Rumus.POSITIF and way.cap is None else way, row.name)


def _latest(table: Table, row: PerbandinganTahun) -> Angka | None:
    """What was reached in the last year of those that the headings name, wherever its column stands."""
    if not row.hasil_tahun:
        return row.hasil
    place, _ = max(years_of(table, "hasil_tahun"), key=lambda one: one[1], default=(-1, 0))
    return row.hasil_tahun[place]
