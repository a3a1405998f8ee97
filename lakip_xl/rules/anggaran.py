"""ANG: budget rows and their sums."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xl.model.checks import Check, Outcome, holds
from lakip_xl.model.declared import Node, Persamaan
from lakip_xl.model.equations import Persen, Selisih
from lakip_xl.model.figures import Angka, indonesian
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row
from lakip_xl.rules.base import base_of, rest_is_turned, spending
from lakip_xl.rules.proof import is_zero, prove
from lakip_xl.rules.registry import KESALAHAN, PERINGATAN, rule
from lakip_xl.rules.sums import column_sums
from lakip_xl.tables import AnggaranProgram, BarisAnggaran, EvaluasiRenja, RealisasiBelanja, RealisasiPendapatan

WORDS = {"pagu": "pagu", "induk": "pagu induk"}
SPENT_WORDS = {base: f"% realisasi = realisasi / {word} x 100" for base, word in WORDS.items()}
LEFT_WORDS = {base: f"% sisa = sisa / {word} x 100" for base, word in WORDS.items()}
FISIK_GAP = Decimal(50)
"""Points between physical and money progress from which one of them is doubtful."""


BudgetRow = RealisasiBelanja | RealisasiPendapatan


def budget_rows(laporan: Laporan) -> Iterator[tuple[BudgetRow, str]]:
    """The rows of every budget table, in reading order, each with the name of the budget that its table reckons with."""
    for table in laporan.of(BarisAnggaran):
        base = base_of(table)
        yield from ((row, base) for row in table.rows if isinstance(row, BudgetRow))


@rule("ANG101", "sisa-bukan-selisih", KESALAHAN, source="Definisi kolom: sisa = pagu - realisasi")
def sisa_bukan_selisih(laporan: Laporan) -> Iterator[Check]:
    """Sisa anggaran tidak sama dengan pagu dikurangi realisasi.

    Diperiksa: setiap baris yang memuat pagu, realisasi, dan sisa; "lebih/(kurang)" boleh dihitung sebagai realisasi dikurangi
        pagu, asal di seluruh tabel.
    Mengapa: sisa yang salah terbawa ke jumlah program dan ke narasi laporan.
    Perbaikan: hitung ulang sisa dari pagu setelah perubahan (APBD-P), bukan pagu induk.

    Salah:
        Program dan Kegiatan | APBD-P | Realisasi Anggaran/Rp | Sisa Anggaran/Rp
        Kegiatan A           | 1.000  | 800                   | 300
    Benar:
        Program dan Kegiatan | APBD-P | Realisasi Anggaran/Rp | Sisa Anggaran/Rp
        Kegiatan A           | 1.000  | 800                   | 200
    """
    for table in laporan.of(RealisasiBelanja, RealisasiPendapatan):
        base = base_of(table)
        turned = rest_is_turned(table, base)
        words = f"Lebih/(kurang) = realisasi - {WORDS[base]}" if turned else f"Sisa = {WORDS[base]} - realisasi"
        for row in table.rows:
            rest, pagu, spent = row.figure("sisa"), row.figure(base), row.figure("realisasi")
            if rest and pagu and spent:
                yield prove(Selisih(rest, spent, pagu, words) if turned else Selisih(rest, pagu, spent, words), row.name)


@rule("ANG102", "serapan-tidak-sesuai", KESALAHAN, source="Definisi kolom: % realisasi = realisasi / pagu x 100")
def serapan_tidak_sesuai(laporan: Laporan) -> Iterator[Check]:
    """Persentase realisasi tidak sesuai dengan pagu dan realisasinya.

    Diperiksa: setiap baris yang memuat pagu, realisasi, dan persentase realisasi; dibulatkan setengah ke atas pada desimal yang
        tercetak. Yang hanya dipotong dilaporkan sebagai catatan.
    Mengapa: persentase dikutip di narasi dan ikhtisar; satu salah ketik di tabel menjadi banyak kalimat yang salah.
    Perbaikan: hitung ulang realisasi dibagi pagu setelah perubahan dikali 100, lalu bulatkan.

    Salah:
        Uraian     | Pagu  | Realisasi | %
        Kegiatan A | 3.000 | 2.000     | 0,67
    Benar:
        Uraian     | Pagu  | Realisasi | %
        Kegiatan A | 3.000 | 2.000     | 66,67
    """
    for row, base in budget_rows(laporan):
        share, pagu, spent = row.serapan, row.figure(base), row.realisasi
        if share and pagu and spent and not is_zero(pagu):
            yield prove(Persen(share, spent, pagu, SPENT_WORDS[base]), row.name)


REST_SHARE = Node(
    "*", Node("/", Node("-", Node("", name="p"), Node("", name="r")), Node("", name="p")), Node("", value=Decimal(100))
)


@rule("ANG103", "sisa-persen-tidak-sesuai", KESALAHAN, source="Definisi kolom: % sisa = sisa / pagu x 100")
def sisa_persen_tidak_sesuai(laporan: Laporan) -> Iterator[Check]:
    """Persentase sisa tidak sesuai dengan sisa dan pagunya.

    Diperiksa: setiap baris yang memuat pagu, persentase sisa, dan sisa atau realisasi; dibulatkan setengah ke atas pada desimal
        yang tercetak.
    Mengapa: persentase realisasi dan persentase sisa harus berjumlah 100; pembaca memeriksanya dengan sekali pandang.
    Perbaikan: hitung ulang sisa dibagi pagu setelah perubahan dikali 100, lalu bulatkan.

    Salah:
        Uraian     | Pagu  | Realisasi | Sisa | % Sisa
        Kegiatan A | 1.000 | 800       | 200  | 120,00
    Benar:
        Uraian     | Pagu  | Realisasi | Sisa | % Sisa
        Kegiatan A | 1.000 | 800       | 200  | 20,00
    """
    for row, base in budget_rows(laporan):
        pagu = row.figure(base)
        if not isinstance(row, RealisasiBelanja) or not row.sisa_persen or not pagu or is_zero(pagu):
            continue
        if row.sisa:
            yield prove(Persen(row.sisa_persen, row.sisa, pagu, LEFT_WORDS[base]), row.name)
            continue
        words = f"% sisa = ({WORDS[base]} - realisasi) / {WORDS[base]} x 100"
        known = [(pagu, spent) for spent in (row.realisasi,) if spent]
        yield from (prove(Persamaan(row.sisa_persen, REST_SHARE, REST_SHARE.names(), both, words), row.name) for both in known)


def _spent(laporan: Laporan) -> Iterator[RealisasiBelanja]:
    for table in laporan.of(RealisasiBelanja):
        yield from (row for row in spending(table.rows) if isinstance(row, RealisasiBelanja))


@rule("ANG104", "pagu-minus", PERINGATAN, source="Permendagri 77/2020: belanja tidak melampaui anggaran yang tersedia")
def pagu_minus(laporan: Laporan) -> Iterator[Check]:
    """Pagu minus: realisasi melebihi pagu.

    Diperiksa: setiap baris belanja yang memuat pagu dan realisasi.
    Mengapa: belanja tidak boleh melebihi pagu, kecuali BLUD; biasanya pagu yang dipakai masih pagu induk.
    Perbaikan: periksa apakah pagu sudah pagu setelah perubahan, lalu cocokkan realisasi dengan LRA.

    Salah:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 1.200
    Benar:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.200 | 1.200
    """
    for row in _spent(laporan):
        pagu, spent = row.pagu, row.realisasi
        if pagu and spent and pagu.value is not None and spent.value is not None:
            if spent.value > pagu.value >= 0:
                over = indonesian(spent.value - pagu.value)
                message = f"Realisasi {indonesian(spent.value)} melebihi pagu {indonesian(pagu.value)} sebesar {over}."
                yield Check(
                    spent.place, Outcome.FAILS, row.name, message=message, written=spent.written, related=(pagu.place,)
                )  # fmt: skip
            else:
                yield holds(spent.place, row.name)


@rule("ANG105", "fisik-tidak-sejalan", PERINGATAN, source="Kolom fisik dan keuangan pada tabel realisasi anggaran")
def fisik_tidak_sejalan(laporan: Laporan) -> Iterator[Check]:
    """Realisasi fisik tidak sejalan dengan realisasi keuangan.

    Diperiksa: setiap baris yang memuat realisasi fisik dan keuangan; dilaporkan bila selisihnya lebih dari 50 poin persen, atau
        bila fisik terisi tanpa anggaran.
    Mengapa: fisik 100% tanpa uang yang keluar, atau uang keluar dengan fisik 0%, akan ditanyakan oleh pemeriksa.
    Perbaikan: periksa laporan fisik kegiatan; bila memang demikian, jelaskan dalam narasi.

    Salah:
        Uraian     | Pagu | Fisik (%) | Realisasi | Realisasi/%
        Kegiatan A | 0    | 100       | 0         | 0
    Benar:
        Uraian     | Pagu  | Fisik (%) | Realisasi | Realisasi/%
        Kegiatan A | 1.000 | 100       | 980       | 98,00
    """
    for row, _ in budget_rows(laporan):
        fisik, pagu, spent = row.fisik, row.pagu, row.realisasi
        if fisik and fisik.value is not None and pagu and spent and pagu.term is not None:
            yield _fisik_check(row, fisik, pagu, spent)


def _fisik_check(row: Row, fisik: Angka, pagu: Angka, realisasi: Angka) -> Check:
    if realisasi.term is None:
        return Check(fisik.place, Outcome.NOT_POSSIBLE, row.name, message="Realisasi keuangan tidak terbaca")
    shown = f"{fisik.written.strip().rstrip('%').strip()}%"
    if not pagu.term:
        message = f"Fisik {shown}, padahal pagu 0 atau kosong." if fisik.value else ""
    else:
        share = realisasi.term * 100 / pagu.term
        gap = abs((fisik.value or Decimal(0)) - share)
        message = f"Fisik {shown}, padahal realisasi keuangan {indonesian(share, 2)}%." if gap > FISIK_GAP else ""
    outcome = Outcome.FAILS if message else Outcome.HOLDS
    return Check(fisik.place, outcome, row.name, message=message, written=fisik.written, related=(pagu.place, realisasi.place))


@rule("ANG106", "persen-tanpa-pagu", PERINGATAN, source="Pembagian dengan 0 tidak dapat dihitung")
def persen_tanpa_pagu(laporan: Laporan) -> Iterator[Check]:
    """Persentase terisi padahal pagunya 0: tidak dapat dihitung.

    Diperiksa: setiap baris dengan pagu 0 atau "-" yang memuat persentase realisasi atau persentase sisa.
    Mengapa: persentase dari pagu 0 tidak dapat dihitung; angka yang tertulis tidak mempunyai dasar.
    Perbaikan: tulis "-" atau kosongkan persentasenya.

    Salah:
        Uraian     | Pagu | Realisasi | %
        Kegiatan A | -    | -         | 100,00
    Benar:
        Uraian     | Pagu | Realisasi | %
        Kegiatan A | -    | -         | -
    """
    for row, _ in budget_rows(laporan):
        if row.pagu is None or not is_zero(row.pagu):
            continue
        for percent in (row.serapan, row.sisa_persen if isinstance(row, RealisasiBelanja) else None):
            if percent and percent.value is not None:
                yield Check(
                    percent.place, Outcome.FAILS if percent.value else Outcome.HOLDS, row.name,
                    message="Pagu 0: persentase tidak dapat dihitung.", written=percent.written, related=(row.pagu.place,),
                )  # fmt: skip


@rule("ANG201", "jumlah-tidak-sama-dengan-rincian", KESALAHAN, source="Jumlah baris induk = jumlah rinciannya")
def jumlah_tidak_sama(laporan: Laporan) -> Iterator[Check]:
    """Jumlah tidak sama dengan rincian.

    Diperiksa: setiap baris jumlah, kelompok, program, dan kegiatan terhadap rinciannya, untuk setiap kolom rupiah.
    Mengapa: jumlah dikutip di seluruh laporan; selisih satu rupiah pun menandai angka yang disalin tangan.
    Perbaikan: cari sel yang salah di antara jumlah dan rinciannya, lalu cocokkan dengan DPA atau LRA.

    Salah:
        No | Uraian     | Pagu  | Realisasi
        A  | Program A  | 1.500 | 900
        1  | Kegiatan 1 | 1.000 | 600
        2  | Kegiatan 2 | 400   | 300
    Benar:
        No | Uraian     | Pagu  | Realisasi
        A  | Program A  | 1.400 | 900
        1  | Kegiatan 1 | 1.000 | 600
        2  | Kegiatan 2 | 400   | 300
    """
    for table in laporan.of(BarisAnggaran, AnggaranProgram, EvaluasiRenja):
        yield from column_sums(table)


@rule("ANG202", "program-tanpa-kegiatan", PERINGATAN, source="Setiap program dilaksanakan melalui kegiatan")
def program_tanpa_kegiatan(laporan: Laporan) -> Iterator[Check]:
    """Program tanpa baris kegiatan.

    Diperiksa: baris program dalam tabel yang merinci program lain sampai kegiatan.
    Mengapa: kegiatannya tidak ikut terbaca dan jumlah kegiatan di narasi menjadi tidak cocok dengan tabel.
    Perbaikan: tambahkan baris kegiatannya beserta pagu dan realisasi.

    Salah:
        No | Uraian     | Pagu  | Realisasi
        A  | Program A  | 1.000 | 600
        1  | Kegiatan 1 | 1.000 | 600
        B  | Program B  | 400   | 300
    Benar:
        No | Uraian     | Pagu  | Realisasi
        A  | Program A  | 1.000 | 600
        1  | Kegiatan 1 | 1.000 | 600
        B  | Program B  | 400   | 300
        1  | Kegiatan 1 | 400   | 300
    """
    for table in laporan.of(RealisasiBelanja):
        programs = [
            row for row in table.rows if row.name.casefold().startswith("program") and not row.total and not table.doubtful
        ]
        detailed = {row.depth for row in programs if row.parts}
        for row in programs:
            if row.depth in detailed:
                yield Check(
                    row.place, Outcome.HOLDS if row.parts else Outcome.FAILS, row.name,
                    message=f"{row.name} tidak mempunyai baris kegiatan, padahal program lain dirinci.", written=row.name,
                )  # fmt: skip
