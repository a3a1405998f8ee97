"""BTK: the form of single cells and columns, before any figure is compared with another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.figures import Angka, Fault, State, Style, Unit, indonesian, plain
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.tables import Row, Table
from lakip_xl.rules.cells import few, heading_over
from lakip_xl.rules.registry import CATATAN, KESALAHAN, PERINGATAN, rule

_ERROR = re.compile(r"#(?:N/A|[A-Z/0]+[!?])", re.IGNORECASE)
MEASURES = re.compile(
    r"persen|%|poin|point|indeks|nilai|skor|rasio|ton|kg|kilogram|kuintal|gram|ha|hektare?|km|m|meter|m2|m3|liter|ltr|juta|jt|"
    r"miliar|milyar|triliun|rp|rupiah|tahun|bulan|hari|jam"
)
"""Units that are written with decimals; what any other unit counts (orang, dokumen, unit) comes whole."""


def _numbers(table: Table) -> int:
    """How many cells hold an Excel number: there is nothing to say about them."""
    return sum(map(len, table.numbers.values()))


def _is_error(figure: Angka) -> bool:
    return figure.value is None and bool(_ERROR.fullmatch(figure.written.strip()))


@rule("BTK101", "angka-tidak-terbaca", PERINGATAN, source="Kolom angka memuat angka, nihil (-), atau n/a")
def angka_tidak_terbaca(laporan: Laporan) -> Iterator[Check]:
    """Isi sel di kolom angka tidak terbaca sebagai angka.

    Diperiksa: setiap sel berisi di kolom angka. Kata seperti "Baik" atau "WTP" di kolom target dan realisasi kinerja, "-", dan
        "n/a" tidak dilaporkan.
    Mengapa: angka yang tidak terbaca tidak ikut dihitung, sehingga jumlah dan persentasenya tidak dapat dicek.
    Perbaikan: ketik ulang sel itu sebagai satu angka; pindahkan keterangan ke kolom lain.

    Salah:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 8O0
    Benar:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 800
    """
    for table in laporan.tables:
        yield from few(table, _readable(table), "sel tidak terbaca sebagai angka", _numbers(table))


def _readable(table: Table) -> Iterator[Check | None]:
    for row, figure in table.typed:
        if _is_error(figure) or figure.state is State.UNCALCULATED:
            continue
        if _is_unreadable(table, row, figure):
            message = f'"{figure.written.strip()}" di kolom {heading_over(table, figure.place)} tidak terbaca sebagai angka.'
            yield Check(figure.place, Outcome.FAILS, row.name, message=message, written=figure.written)
        else:
            yield None


def _is_unreadable(table: Table, row: Row, figure: Angka) -> bool:
    if figure.unit is Unit.BILANGAN:
        return figure.state is State.UNREADABLE and not _says_a_level(figure.written)
    if figure.state is State.TEXT:
        return not _is_remark(table, row, figure)
    return figure.state is State.UNREADABLE or (figure.state is State.COMPOSITE and figure.unit is not Unit.PERSEN)


def _says_a_level(written: str) -> bool:
    """Targets in words may hold a digit ("Level 3"); letters between digits, or none at all, are a figure gone wrong."""
    return bool(re.search(r"[^\W\d_]{2,}", written)) and not re.search(r"\d[^\W\d_]+\d", written)


def _is_remark(table: Table, row: Row, figure: Angka) -> bool:
    """A dotted line or a tick, a text over several columns, a row of nothing but texts, or the result of an indicator whose
    target is a word."""
    figures = [other for _, other in row.figures]
    words = [other for other in figures if other.state is State.TEXT]
    span = table.found.grid.span_at(figure.place.row, figure.place.column)
    wide = span is not None and span.right > span.left
    only_texts = len(words) > 1 and not any(other.known for other in figures)
    no_word = not any(map(str.isalpha, figure.written))
    return no_word or wide or only_texts or any(other.unit is Unit.BILANGAN for other in words)


@rule("BTK102", "pemisah-ribuan-tidak-per-tiga", PERINGATAN, source="PUEBI: ribuan dipisahkan titik setiap tiga angka")
def pemisah_ribuan(laporan: Laporan) -> Iterator[Check]:
    """Pemisah ribuan tidak setiap tiga angka.

    Diperiksa: setiap angka yang diketik sebagai teks dengan titik atau koma.
    Mengapa: pembaca tidak tahu apakah sebuah titik hilang atau sebuah angka kurang; Excel tidak membacanya sebagai angka.
    Perbaikan: ketik ulang angkanya tanpa pemisah dan biarkan format Excel yang memisahkan ribuan.

    Salah:
        Uraian     | Pagu          | Realisasi
        Kegiatan A | 3531.906.281  | 3.437.206.945
    Benar:
        Uraian     | Pagu          | Realisasi
        Kegiatan A | 3.531.906.281 | 3.437.206.945
    """
    for table in laporan.tables:
        yield from few(table, _in_threes(table), "angka dengan pemisah ribuan yang tidak setiap tiga angka")


def _in_threes(table: Table) -> Iterator[Check | None]:
    for row, figure in table.typed:
        if figure.style not in (Style.DOTS, Style.COMMAS):
            continue
        if Fault.SEPARATORS in figure.faults and figure.value is not None:
            message = f"{figure.written.strip()} dibaca {_regrouped(figure)}: pemisah ribuannya tidak setiap tiga angka."
            yield Check(
                figure.place, Outcome.FAILS, row.name, message=message, written=figure.written, expected=plain(figure.value)
            )  # fmt: skip
        else:
            yield None


def _regrouped(figure: Angka) -> str:
    """The figure in the style in which it is written, with its separators put right."""
    text = indonesian(figure.value or figure.readings[0], figure.places)
    return text.translate(str.maketrans(".,", ",.")) if figure.style is Style.COMMAS else text


@rule("BTK103", "dapat-dibaca-dua-cara", PERINGATAN, source="1.672 adalah 1672 (gaya Indonesia) atau 1,672 (gaya Inggris)")
def dapat_dibaca_dua_cara(laporan: Laporan) -> Iterator[Check]:
    """Angka dapat dibaca dua cara: pemisahnya bisa pemisah ribuan, bisa pula pemisah desimal.

    Diperiksa: angka dengan satu pemisah dan tiga angka di belakangnya pada kolom persen, target, dan realisasi kinerja, yang
        tidak dipastikan oleh hitungan, oleh kolomnya, atau oleh satuannya (orang, dokumen, unit selalu bulat).
    Mengapa: 1.672 dapat berarti seribu lebih atau satu koma enam; capaian yang dihitung darinya berbeda seribu kali.
    Perbaikan: tulis 1672 atau 1,67, atau ketik sebagai angka Excel.

    Salah:
        Sasaran   | Indikator Kinerja             | Target
        Sasaran A | Persentase peningkatan produk | 1.672
    Benar:
        Sasaran   | Indikator Kinerja             | Target
        Sasaran A | Persentase peningkatan produk | 1,67
        Sasaran A | Jumlah koperasi aktif         | 1.672 unit
    """
    for table in laporan.tables:
        if table.kind.kind != "lain":  # what the columns of an unknown table count is not known: most likely money
            yield from few(table, _one_way(table), "angka dapat dibaca dua cara")


def _one_way(table: Table) -> Iterator[Check | None]:
    for row, figure in table.typed:
        if figure.style not in (Style.DOTS, Style.COMMAS) or figure.unit not in (Unit.PERSEN, Unit.BILANGAN):
            continue
        if Fault.TWO_WAYS not in figure.faults or _counts_whole(row, figure):
            yield None
            continue
        thousands, decimals = (indonesian(reading) for reading in figure.readings[:2])
        message = (
            f"{figure.written.strip()} dapat dibaca {thousands} atau {decimals}; "
            f"di sini dibaca {indonesian(figure.value or figure.readings[0])}."
        )
        yield Check(figure.place, Outcome.FAILS, row.name, message=message, written=figure.written)


def _counts_whole(row: Row, figure: Angka) -> bool:
    """Whether the unit behind the figure, or else in the row's unit column, counts whole things; without a unit, whether the
    row is called a number of things."""
    unit = (figure.suffix or row.text("satuan").text).casefold().strip(" .()")
    if not unit:
        return figure.style is Style.DOTS and row.name.casefold().startswith(("jumlah ", "banyaknya "))
    words = re.findall(r"[^\W\d_]+\d?|%", unit)
    return bool(words) and not MEASURES.fullmatch(words[0])


@rule("BTK104", "beberapa-nilai-dalam-satu-sel", CATATAN, source="Satu sel memuat satu angka")
def beberapa_nilai(laporan: Laporan) -> Iterator[Check]:
    """Beberapa nilai dalam satu sel.

    Diperiksa: sel angka dari baris yang memuat beberapa indikator sekaligus; indikator dan nilainya dipisahkan satu per satu.
    Mengapa: Excel membaca isinya sebagai teks, dan pembaca harus menebak nilai mana milik indikator mana.
    Perbaikan: buat satu baris untuk setiap indikator, dengan targetnya sendiri.

    Salah:
        Sasaran   | Indikator Kinerja             | Target
        Sasaran A | - Persentase A - Persentase B | 1,4% 20%
    Benar:
        Sasaran   | Indikator Kinerja             | Target
        Sasaran A | Persentase A                  | 1,4%
        Sasaran A | Persentase B                  | 20%
    """
    for table in laporan.tables:
        yield from few(table, _lone(table), "sel dengan beberapa nilai")


def _lone(table: Table) -> Iterator[Check | None]:
    for row, figure in table.typed:
        if Fault.SEVERAL in figure.faults:
            cell = table.found.grid.at(figure.place.row, figure.place.column)
            written = " ".join(cell.shown.split()) if cell else figure.written
            message = f"Satu sel memuat beberapa nilai ({written}); di sini dibaca satu per satu, indikator demi indikator."
            yield Check(figure.place, Outcome.FAILS, row.name, message=message, written=written)
        else:
            yield None


@rule("BTK105", "nilai-galat", KESALAHAN, source="Nilai galat Excel: rumusnya tidak dapat dihitung")
def nilai_galat(laporan: Laporan) -> Iterator[Check]:
    """Sel memuat nilai galat Excel, seperti #REF! atau #DIV/0!.

    Diperiksa: setiap sel berisi di kolom angka. #N/A dilaporkan sebagai peringatan.
    Mengapa: angkanya tidak ada, dan setiap rumus yang memakai sel itu ikut menjadi galat.
    Perbaikan: perbaiki rumusnya; bila pembaginya 0, tulis "-".

    Salah:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | {#REF!}
    Benar:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | 800
    """
    for table in laporan.tables:
        yield from few(table, _free_of_errors(table), "sel memuat nilai galat", _numbers(table))


def _free_of_errors(table: Table) -> Iterator[Check | None]:
    for row, figure in table.typed:
        if not _is_error(figure):
            yield None
            continue
        code = figure.written.strip().upper()
        formula = f" (rumus {figure.formula})" if figure.formula else ""
        yield Check(
            figure.place, Outcome.FAILS, row.name,
            message=f"{code} di kolom {heading_over(table, figure.place)}{formula}: nilainya tidak ada.",
            written=figure.written, severity=PERINGATAN if code == "#N/A" else None,
        )  # fmt: skip


@rule("BTK106", "rumus-belum-dihitung", PERINGATAN, source="Berkas menyimpan rumus tanpa hasilnya")
def rumus_belum_dihitung(laporan: Laporan) -> Iterator[Check]:
    """Rumus belum dihitung: berkasnya belum pernah disimpan oleh Excel.

    Diperiksa: setiap sel di kolom angka yang berisi rumus.
    Mengapa: tanpa hasil yang tersimpan, angkanya tidak dapat dibaca dan tidak ikut dicek.
    Perbaikan: buka berkasnya di Excel, simpan, lalu jalankan lagi.

    Salah:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | {=}
    Benar:
        Uraian     | Pagu  | Realisasi
        Kegiatan A | 1.000 | {=800}
    """
    for table in laporan.tables:
        others = (figure for _, figure in table.typed if figure.state is not State.UNCALCULATED)
        calculated = sum(1 for figure in chain(others, *table.numbers.values()) if figure.formula)
        yield from few(table, _not_calculated(table), "rumus belum dihitung", calculated)


def _not_calculated(table: Table) -> Iterator[Check]:
    for row, figure in table.typed:
        if figure.state is State.UNCALCULATED:
            message = f"Rumus {figure.formula or ''} belum dihitung.".replace("  ", " ")
            yield Check(figure.place, Outcome.FAILS, row.name, message=message, written=figure.written)
