"""KIN: targets, results, capaian and categories."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xl.model.checks import Check, Outcome, holds
from lakip_xl.model.figures import Angka, State, indonesian
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.settings import Pengaturan, TargetNol
from lakip_xl.model.tables import Table
from lakip_xl.rules.proof import is_zero, prove
from lakip_xl.rules.rata_rata import average_answers, borne_out
from lakip_xl.rules.registry import CATATAN, KESALAHAN, PERINGATAN, rule
from lakip_xl.rules.rumus import Measured, equation_of, formula_answers, reached_words
from lakip_xl.rules.skala import PERMENDAGRI, Skala, label_in, scale_for
from lakip_xl.tables import BarisKinerja, PenetapanKinerja, PengukuranKegiatan, PengukuranSasaran, RencanaKinerja


def measured_rows(laporan: Laporan) -> Iterator[Measured]:
    """Every measured row, of sasaran and of kegiatan, but for totals and averages."""
    return (row for _, row in _measured(laporan))


def _measured(laporan: Laporan) -> Iterator[tuple[Table, Measured]]:
    for table in laporan.of(PengukuranSasaran, PengukuranKegiatan):
        for row in table.rows:
            if isinstance(row, PengukuranSasaran | PengukuranKegiatan) and not row.total:
                yield table, row


@rule(
    "KIN101",
    "capaian-tidak-sesuai-rumus",
    KESALAHAN,
    source="Rumus capaian: realisasi / target x 100, atau rumus indikator negatif",
)
def capaian_tidak_sesuai(laporan: Laporan) -> Iterator[Check]:
    """Capaian tidak sesuai dengan target dan realisasinya.

    Diperiksa: setiap indikator yang memuat target, realisasi, dan capaian, dengan rumus yang berlaku: realisasi / target; untuk
        indikator negatif (2 x target - realisasi) / target atau target / realisasi; juga bila capaian dibatasi.
    Mengapa: capaian menentukan kategori keberhasilan dan dikutip di ikhtisar.
    Perbaikan: hitung ulang capaian dari target dan realisasi, lalu bulatkan pada desimal yang tercetak.

    Salah:
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 80     | 60        | 57,00
    Benar:
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 80     | 60        | 75,00
    """
    for table, row in _measured(laporan):
        equation = equation_of(row, laporan.settings)
        if equation:
            yield prove(borne_out(table, row.name, equation, laporan.settings), row.name)
        elif row.capaian and reached_words(row):
            yield holds(row.capaian.place, row.name)
        elif row.capaian and row.target and not row.capaian.empty and not is_zero(row.target):
            yield Check(row.capaian.place, Outcome.NOT_POSSIBLE, row.name, message="target atau realisasi bukan satu angka")


@rule("KIN102", "target-nol", PERINGATAN, source="Pembagian dengan 0 tidak dapat dihitung")
def target_nol(laporan: Laporan) -> Iterator[Check]:
    """Capaian terisi padahal targetnya 0: tidak dapat dihitung.

    Diperiksa: setiap indikator dengan target 0 yang memuat capaian.
    Mengapa: capaian dari target 0 tidak mempunyai dasar hitungan dan menaikkan rata-rata capaian tanpa alasan.
    Perbaikan: tulis "tidak dapat dihitung" atau "-", dan jelaskan mengapa target 0 ditetapkan.

    Salah:
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 0%     | 0%        | 100%
    Benar:
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 0%     | 0%        | -
    """
    for row in measured_rows(laporan):
        if row.target and row.capaian and is_zero(row.target):
            printed = row.capaian.value is not None and row.capaian.state is not State.NIL and not _allowed(row, laporan.settings)
            yield Check(
                row.capaian.place, Outcome.FAILS if printed else Outcome.HOLDS, row.name,
                message=f"Target {row.target.written.strip()}: capaian tidak dapat dihitung, "
                f"tertulis {row.capaian.written.strip()}.",
                written=row.capaian.written, related=(row.target.place,),
            )  # fmt: skip


def _allowed(row: Measured, settings: Pengaturan) -> bool:
    """Where the settings say so, 100 for a target of 0 of which nothing was realised either."""
    hundred = row.capaian is not None and row.capaian.value == 100
    return settings.zero_target is TargetNol.SERATUS and hundred and is_zero(row.hasil)


@rule("KIN103", "target-kosong", PERINGATAN, source="PermenPAN-RB 53/2014: setiap indikator mempunyai target")
def target_kosong(laporan: Laporan) -> Iterator[Check]:
    """Indikator tanpa target.

    Diperiksa: setiap indikator dalam rencana kinerja, perjanjian kinerja, dan pengukuran kinerja.
    Mengapa: indikator tanpa target tidak dapat diukur capaiannya.
    Perbaikan: isi targetnya, atau hapus indikatornya bila memang tidak dipakai.

    Salah:
        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja | Target
        Sasaran A         | Indikator A       | 10
        Sasaran A         | Indikator B       |
    Benar:
        Perjanjian Kinerja Tahun 2020
        Sasaran Strategis | Indikator Kinerja | Target
        Sasaran A         | Indikator A       | 10
        Sasaran A         | Indikator B       | 20
    """
    for table in laporan.of(BarisKinerja, PengukuranKegiatan):
        for row in table.rows:
            targets = _targets(row)
            if row.total or row.parts or not row.text("indikator") or not targets:
                continue
            blank = all(target.state is State.BLANK for target in targets)
            message = f'Indikator "{row.name}" tidak mempunyai target.'
            yield Check(targets[0].place, Outcome.FAILS if blank else Outcome.HOLDS, row.name, message=message)


def _targets(row: object) -> tuple[Angka, ...]:
    if isinstance(row, RencanaKinerja):
        return row.target
    if isinstance(row, PenetapanKinerja | PengukuranSasaran | PengukuranKegiatan):
        return (row.target,) if row.target else ()
    return ()


@rule("KIN104", "kategori-tidak-sesuai", KESALAHAN, source="Skala keberhasilan pada laporan; bila tidak ada, Permendagri 86/2017")
def kategori_tidak_sesuai(laporan: Laporan) -> Iterator[Check]:
    """Kategori keberhasilan tidak sesuai dengan capaiannya.

    Diperiksa: setiap indikator yang memuat capaian dan kategori, terhadap skala yang tertulis pada lembar.
    Mengapa: kategori yang salah mengubah kesimpulan laporan.
    Perbaikan: ganti kategorinya menurut skala, atau perbaiki capaiannya.

    Salah:
        Sasaran   | Indikator   | Target | Realisasi | Capaian | Kategori
        Sasaran A | Indikator A | 100    | 50        | 50      | Berhasil

        Tidak berhasil: 0 - 60%
        Berhasil: 60 - 100%
    Benar:
        Sasaran   | Indikator   | Target | Realisasi | Capaian | Kategori
        Sasaran A | Indikator A | 100    | 50        | 50      | Tidak berhasil

        Tidak berhasil: 0 - 60%
        Berhasil: 60 - 100%
    """
    for table in laporan.of(PengukuranSasaran):
        skala = scale_for(laporan, table)
        for row in table.rows:
            if isinstance(row, PengukuranSasaran) and row.kategori and row.capaian and row.capaian.value is not None:
                yield _category_check(row, row.capaian.value, skala or _known_scale(table))


def _known_scale(table: Table) -> Skala | None:
    """The regulation's scale, only where the table speaks its words."""
    spoken = {label_in(row.text("kategori").text) for row in table.rows} - {None}
    return PERMENDAGRI if spoken and spoken <= {kelas.label for kelas in PERMENDAGRI.classes} else None


def _category_check(row: PengukuranSasaran, capaian: Decimal, skala: Skala | None) -> Check:
    printed = label_in(row.kategori.text, tuple(kelas.label for kelas in skala.classes) if skala else ())
    if skala is None or printed is None or printed not in {kelas.label for kelas in skala.classes}:
        return Check(row.kategori.place, Outcome.NOT_POSSIBLE, row.name, message="skala keberhasilan tidak tertulis")
    right = skala.label_of(capaian)
    if right is None:
        text = f"Capaian {indonesian(capaian)}% berada di celah skala ({skala.source}): tidak ada kategorinya."
        return Check(row.kategori.place, Outcome.FAILS, row.name, message=text, written=row.kategori.text, severity=PERINGATAN)
    text = f'Capaian {indonesian(capaian)}% termasuk "{right}" menurut skala {skala.source}, tertulis "{row.kategori.text}".'
    return Check(
        row.kategori.place, Outcome.HOLDS if right == printed else Outcome.FAILS, row.name, message=text,
        written=row.kategori.text,
        expected=right.title(), related=(row.capaian.place,) if row.capaian else (),
    )  # fmt: skip


@rule("KIN105", "skala-berlubang", PERINGATAN, source="Skala keberhasilan harus memuat setiap nilai capaian tepat satu kali")
def skala_berlubang(laporan: Laporan) -> Iterator[Check]:
    """Skala keberhasilan berlubang atau bertumpuk.

    Diperiksa: kelas-kelas skala yang tertulis pada lembar pengukuran kinerja.
    Mengapa: capaian 25,5% tidak mempunyai kategori bila skalanya 0-25 dan 26-60.
    Perbaikan: tulis batasnya tanpa celah, misalnya 0 - 25, > 25 - 60, > 60 - 90, > 90.

    Salah:
        Sasaran   | Indikator   | Target | Realisasi | Capaian
        Sasaran A | Indikator A | 100    | 50        | 50

        Tidak berhasil: 0 - 25%
        Berhasil: 26 - 100%
    Benar:
        Sasaran   | Indikator   | Target | Realisasi | Capaian
        Sasaran A | Indikator A | 100    | 50        | 50

        Tidak berhasil: 0 - 60%
        Berhasil: lebih dari 60%
    """
    seen: list[Skala] = []
    for table in laporan.of(PengukuranSasaran):
        skala = scale_for(laporan, table)
        if skala and skala not in seen and skala.classes[0].place:
            seen.append(skala)
            faults = _scale_faults(skala)
            message = f"Skala {skala.source}: {'; '.join(faults)}."
            yield Check(skala.classes[0].place, Outcome.FAILS if faults else Outcome.HOLDS, "Skala keberhasilan", message=message)


def _scale_faults(skala: Skala) -> list[str]:
    faults = [
        f"antara {indonesian(lower.high or Decimal(0))} dan {indonesian(upper.low)} tidak ada kategori"
        for lower, upper in skala.holes()
    ]
    faults += [f'"{lower.label}" dan "{upper.label}" bertumpuk' for lower, upper in skala.overlaps()]
    if faults and skala.top is not None:
        faults.append(f"di atas {indonesian(skala.top)} tidak ada kategori")
    return faults


@rule("KIN106", "rumus-capaian-berbeda", CATATAN, source="Rumus capaian harus sama untuk seluruh indikator sejenis")
def rumus_berbeda(laporan: Laporan) -> Iterator[Check]:
    """Capaian dihitung dengan rumus lain dari baris-baris sekitarnya.

    Diperiksa: rumus yang cocok dengan capaian setiap indikator: rumus indikator negatif untuk indikator yang tidak berbunyi
        negatif, atau capaian yang dibatasi (misalnya paling tinggi 100%).
    Mengapa: pembaca menghitung ulang dengan realisasi / target dan mendapat angka lain.
    Perbaikan: sebutkan rumus atau batasnya di bawah tabel, atau hitung dengan rumus yang sama.

    Salah:
        Sasaran   | Indikator Kinerja   | Target | Realisasi | Capaian
        Sasaran A | Jumlah koperasi     | 80     | 100       | 100,00
        Sasaran A | Jumlah usaha kecil  | 80     | 60        | 75,00
    Benar:
        Sasaran   | Indikator Kinerja   | Target | Realisasi | Capaian
        Sasaran A | Jumlah koperasi     | 80     | 100       | 125,00
        Sasaran A | Jumlah usaha kecil  | 80     | 60        | 75,00
    """
    for table in laporan.of(PengukuranSasaran, PengukuranKegiatan):
        yield from formula_answers(table, laporan.settings)


@rule("KIN107", "rata-rata-tidak-sesuai", PERINGATAN, source="Rata-rata capaian = jumlah capaian / banyaknya indikator")
def rata_rata_tidak_sesuai(laporan: Laporan) -> Iterator[Check]:
    """Rata-rata capaian tidak sesuai dengan capaian indikatornya.

    Diperiksa: baris rata-rata terhadap capaian indikator di atasnya (sejak rata-rata sebelumnya, atau seluruhnya), atau terhadap
        rata-rata per sasaran di atasnya; juga bila dihitung dari capaian yang belum dibulatkan atau yang dibatasi 100%.
    Mengapa: rata-rata capaian dikutip di ikhtisar sebagai kesimpulan.
    Perbaikan: hitung ulang rata-ratanya; indikator yang tidak dapat dihitung tidak ikut dibagi.

    Salah:
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 80     | 60        | 75,00
        Sasaran A | Indikator B       | 80     | 40        | 50,00
                  | Rata-rata         |        |           | 65,00
    Benar:
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 80     | 60        | 75,00
        Sasaran A | Indikator B       | 80     | 40        | 50,00
                  | Rata-rata         |        |           | 62,50
    """
    for table in laporan.of(PengukuranSasaran, PengukuranKegiatan):
        yield from average_answers(table, laporan.settings)


@rule("KIN108", "realisasi-kinerja-kosong", PERINGATAN, source="PermenPAN-RB 53/2014: realisasi setiap target dilaporkan")
def realisasi_kosong(laporan: Laporan) -> Iterator[Check]:
    """Target tanpa realisasi kinerja.

    Diperiksa: setiap indikator dalam tabel pengukuran yang mempunyai target.
    Mengapa: target yang tidak dilaporkan realisasinya akan ditanyakan oleh evaluator.
    Perbaikan: isi realisasinya, atau tulis "n/a" dan jelaskan mengapa belum ada datanya.

    Salah:
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 80     | 60        | 75,00
        Sasaran A | Indikator B       | 80     |           |
    Benar:
        Sasaran   | Indikator Kinerja | Target | Realisasi | Capaian
        Sasaran A | Indikator A       | 80     | 60        | 75,00
        Sasaran A | Indikator B       | 80     | n/a       |
    """
    for row in measured_rows(laporan):
        if row.target and row.hasil and row.target.state is not State.BLANK and not row.parts:
            blank = row.hasil.state is State.BLANK
            message = f'Indikator "{row.name}" mempunyai target {row.target.written.strip()} tetapi realisasinya kosong.'
            yield Check(
                row.hasil.place, Outcome.FAILS if blank else Outcome.HOLDS, row.name, message=message, related=(row.target.place,)
            )
