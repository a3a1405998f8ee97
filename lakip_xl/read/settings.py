"""The settings workbook "Pengaturan LAKIP.xlsx": its declaration, and how it is read.

KUNCI and BAGIAN declare all of it: the reader below follows them, and the empty workbook is written from them. A line that cannot
be used is kept with the reason (model/settings.py); the rules SIS101 and SIS102 report it at its cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from lakip_xl.model.cells import Cell, Grid, InputFile, Place, Span, column_letters
from lakip_xl.model.scale import PERMENDAGRI, Kelas, Skala
from lakip_xl.model.settings import (
    Arah,
    ArahIndikator,
    AturanMati,
    KataJudul,
    Keadaan,
    LembarSetelan,
    NamaSama,
    Pembulatan,
    Pengaturan,
    Setelan,
    TargetNol,
)
from lakip_xl.model.tables import Row
from lakip_xl.read.numbers import fold
from lakip_xl.read.words import words_of
from lakip_xl.tables import KINDS

NAME = "Pengaturan LAKIP"
"""With this the file's name begins, or the first line of its sheets."""
EXAMPLE = "contoh:"
YES, NO = "ya", "tidak"
NO_CAP, BY_REPORT, OWN_ROWS = "tanpa batas", "menurut laporan", "baris sendiri"
PAPERS = ("A4", "F4")
LEAFLET = "petunjuk"
"""The sheet that only explains."""


class _UnusableError(Exception):
    """Says why a value cannot be used."""


@dataclass(frozen=True)
class Kunci:
    """One line of the sheet Umum: its name, what stands for it when it is blank, and what may be written.

    ``read`` turns the text into fields of Pengaturan.
    """

    name: str
    default: str
    help: str
    read: Callable[[str], Mapping[str, Any]]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bagian:
    """One sheet: its columns, which of them may be blank, and what it is for."""

    name: str
    columns: tuple[str, ...]
    help: str
    optional: tuple[str, ...] = ()


def _text(name: str) -> Callable[[str], Mapping[str, Any]]:
    return lambda text: {name: text}


def _year(text: str) -> Mapping[str, Any]:
    if not re.fullmatch(r"(?:19|20)\d\d", text):
        raise _UnusableError("bukan tahun empat angka")
    return {"year": int(text)}


def _logo(text: str) -> Mapping[str, Any]:
    if re.match(r"[/\\]|[A-Za-z]:|\w+://", text) or ".." in re.split(r"[/\\]", text):
        raise _UnusableError("letaknya di luar folder dinas; logo diabaikan")
    return {"logo": text}


def _one_of(text: str, choices: tuple[str, ...]) -> str:
    found = next((choice for choice in choices if choice.casefold() == text.casefold()), None)
    if found is None:
        raise _UnusableError(f"pilihannya: {', '.join(choices)}")
    return found


def _cap(text: str) -> Mapping[str, Any]:
    if text.casefold() == NO_CAP:
        return {"uncapped": True}
    value = _number(text)
    if value <= 0:
        raise _UnusableError("batas capaian lebih dari 0")
    return {"cap": value}


def _number(text: str) -> Decimal:
    bare = text.replace("%", "").replace(" ", "").replace(",", ".")
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", bare):
        raise _UnusableError("bukan angka")
    return Decimal(bare)


def _scale(text: str) -> Mapping[str, Any]:
    chosen = _one_of(text, SCALES)
    return {"scale": PERMENDAGRI} if chosen == PERMENDAGRI.source else {}


SCALES = (BY_REPORT, PERMENDAGRI.source, OWN_ROWS)
SCALE = "Skala keberhasilan"
ZERO_CHOICES = tuple(choice.value for choice in TargetNol)
ROUND_CHOICES = tuple(choice.value for choice in Pembulatan)
KUNCI: tuple[Kunci, ...] = (
    Kunci("Instansi", "dari judul tabel", "Nama instansi seperti pada sampul laporan.", _text("office")),
    Kunci("Tahun", "dari judul tabel", "Tahun laporan, empat angka.", _year),
    Kunci("Kepala", "(kosong)", "Nama kepala instansi.", _text("head")),
    Kunci("Jabatan kepala", "(kosong)", "Misalnya Kepala Dinas.", _text("position")),
    Kunci("NIP kepala", "(kosong)", "NIP kepala instansi; ketik sebagai teks.", _text("nip")),
    Kunci("Tempat", "(kosong)", "Kota tempat laporan ditandatangani.", _text("town")),
    Kunci("Logo", "(kosong)", "Nama berkas gambar di dalam folder dinas; berkas di luar folder diabaikan.", _logo),
    Kunci(
        "Ukuran kertas", "A4", "Kertas lembar hasil: A4 atau F4 (folio).", lambda text: {"paper": _one_of(text, PAPERS)}, PAPERS
    ),
    Kunci(
        SCALE, BY_REPORT,
        "Skala yang tertulis pada lembar laporan, skala Permendagri 86/2017, atau baris sendiri pada lembar Skala.",
        _scale, SCALES,
    ),
    Kunci("Batas capaian", "dari angka tabel", f'Capaian tertinggi dalam persen, misalnya 100; atau "{NO_CAP}".', _cap),
    Kunci(
        "Target nol", TargetNol.TIDAK_DIHITUNG.value,
        "Capaian bila targetnya 0: tidak dihitung, atau 100 bila realisasinya juga 0.",
        lambda text: {"zero_target": TargetNol(_one_of(text, ZERO_CHOICES))}, ZERO_CHOICES,
    ),
    Kunci(
        "Pembulatan persen", Pembulatan.BULATKAN.value,
        'Dengan "potong", desimal yang dipotong tanpa dibulatkan tidak dilaporkan sebagai catatan.',
        lambda text: {"rounding": Pembulatan(_one_of(text, ROUND_CHOICES))}, ROUND_CHOICES,
    ),
)  # fmt: skip

_UMUM = Bagian(
    "Umum", ("Pengaturan", "Nilai"), "Identitas, skala, dan cara menghitung. Nilai yang kosong berarti memakai bawaannya."
)  # fmt: skip
_SKALA = Bagian(
    "Skala", ("Kategori", "Dari (%)", "Sampai (%)"),
    "Skala keberhasilan sendiri, satu kelas satu baris; Sampai yang kosong berarti tanpa batas atas.", ("Sampai (%)",),
)  # fmt: skip
_ARAH = Bagian("Arah indikator", ("Indikator", "Arah"), "positif: makin besar makin baik; negatif: makin kecil makin baik.")
_JUDUL = Bagian("Kata judul", ("Tabel", "Kolom", "Kata judul"), "Judul kolom yang dipakai instansi dan belum dikenal program.")
_USULAN = Bagian(
    "Usulan pemetaan", ("Nama", "Sama dengan", "Benar sama?"),
    f'Usulan dari berkas yang ditemukan. Tulis "{YES}" bila memang sama; baris lain tidak berlaku.', ("Benar sama?",),
)  # fmt: skip
_NAMA = Bagian(
    "Nama sama", ("Nama", "Sama dengan"), "Dua nama untuk satu indikator, program, atau kegiatan, misalnya dalam RKT dan PK."
)  # fmt: skip
_MATI = Bagian(
    "Aturan dimatikan", ("Kode", "Alasan"), "Aturan yang tidak diperiksa; tanpa alasan aturan tetap diperiksa.", ("Alasan",)
)  # fmt: skip
BAGIAN: tuple[Bagian, ...] = (_UMUM, _SKALA, _ARAH, _JUDUL, _NAMA, _MATI, _USULAN)
_BY_COLUMNS = sorted(BAGIAN, key=lambda part: -len(part.columns))
"""The sheet with more columns first: Usulan pemetaan has all columns of Nama sama."""


def is_settings(file: InputFile) -> bool:
    """Whether a file that was read is a settings workbook, by its name or by the first line of one of its sheets."""
    return is_settings_name(file.name) or any(
        (cell := grid.at(1, 1)) is not None and fold(cell.shown).casefold().startswith(NAME.casefold()) for grid in file.grids
    )


def is_settings_name(name: str) -> bool:
    return re.split(r"[/\\]", name)[-1].casefold().startswith(NAME.casefold())


def as_settings_file(file: InputFile) -> InputFile:
    """The file as it is listed among the office's: without sheets, so that none is taken for a table."""
    return replace(file, grids=(), notes=(*file.notes, f"{file.name} dibaca sebagai pengaturan."))


def settings_from(own: Iterable[InputFile], shared: Iterable[InputFile] = ()) -> Pengaturan:
    """What the settings workbooks of an office say; its own before those that it shares with other offices."""
    mine = _gathered(own)
    theirs = _gathered(shared)
    taken = {_key(line.indikator) for line in mine.directions}
    values = {**theirs.values, **mine.values}
    if "cap" in mine.values or "uncapped" in mine.values:
        values = {name: value for name, value in values.items() if name not in ("cap", "uncapped") or name in mine.values}
    return Pengaturan(
        **values,
        directions=(*mine.directions, *(line for line in theirs.directions if _key(line.indikator) not in taken)),
        headings=(*mine.headings, *theirs.headings),
        names=(*mine.names, *theirs.names),
        rules_off=(*mine.rules_off, *theirs.rules_off),
        lines=(*mine.lines, *theirs.lines),
        own_files=tuple(mine.files),
        sheets=(*mine.sheets, *theirs.sheets),
    )


@dataclass
class _Gathered:
    """What some settings workbooks say, while they are read."""

    values: dict[str, Any] = field(default_factory=dict)
    said: dict[str, tuple[str, Place]] = field(default_factory=dict)
    classes: list[Kelas] = field(default_factory=list)
    directions: list[ArahIndikator] = field(default_factory=list)
    headings: list[KataJudul] = field(default_factory=list)
    names: list[NamaSama] = field(default_factory=list)
    rules_off: list[AturanMati] = field(default_factory=list)
    lines: list[Setelan] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    sheets: list[LembarSetelan] = field(default_factory=list)

    def use(self, line: _Line) -> None:
        self.lines.append(Setelan(line.place, line.subject, line.written))

    def unknown(self, line: _Line, why: str, place: Place | None = None) -> None:
        self.lines.append(Setelan(place or line.place, line.subject, line.written, Keadaan.TIDAK_DIKENAL, why))

    def contradicts(self, line: _Line, why: str, *related: Place) -> None:
        self.lines.append(Setelan(line.place, line.subject, line.written, Keadaan.BERTENTANGAN, why, related))


@dataclass(frozen=True)
class _Line:
    """A filled line of a sheet: the texts of its columns, and where each stands."""

    part: Bagian
    texts: Mapping[str, str]
    places: Mapping[str, Place]

    @property
    def subject(self) -> str:
        return f"{self.part.name}: {self.texts[self.part.columns[0]]}"

    @property
    def place(self) -> Place:
        """The cell that holds the value: the second column."""
        return self.places[self.part.columns[1]]

    @property
    def written(self) -> str:
        return self.texts[self.part.columns[1]]


def _gathered(files: Iterable[InputFile]) -> _Gathered:
    found = _Gathered()
    for file in sorted(files, key=lambda file: (len(file.name), file.name)):
        found.files.append(file.name)
        for grid in file.grids:
            _read_sheet(grid, found)
    _finish_scale(found)
    return found


def _read_sheet(grid: Grid, found: _Gathered) -> None:
    part: Bagian | None = None
    columns: Mapping[str, int] = {}
    known = fold(grid.sheet).casefold() == LEAFLET
    top = rows = 0
    for row in grid.rows:
        heading = _heading(grid, row)
        if heading:
            part, columns = heading
            known, top = True, top or row
        elif part:
            line = _line(grid, row, part, columns)
            if line:
                rows += 1
                _READERS[part.name](line, found)
    if part:
        found.sheets.append(_understood(grid, top, rows, columns))
    if not known and grid.cells:
        place = grid.place(*min(grid.cells))
        why = f'lembar "{grid.sheet}" tidak mempunyai judul kolom pengaturan yang dikenal; isinya tidak dipakai'
        found.lines.append(Setelan(place, f"Lembar {grid.sheet}", "", Keadaan.TIDAK_DIKENAL, why))


def _understood(grid: Grid, top: int, rows: int, columns: Mapping[str, int]) -> LembarSetelan:
    span = Span(top, min(columns.values()), grid.rows[-1], max(columns.values()))
    letters = tuple((_key(name), column_letters(column)) for name, column in columns.items())
    return LembarSetelan(grid.file, grid.sheet, span, rows, letters)


def _heading(grid: Grid, row: int) -> tuple[Bagian, Mapping[str, int]] | None:
    stands = {_key(cell.shown): cell.column for cell in grid.line(row) if isinstance(cell.value, str)}
    for part in _BY_COLUMNS:
        if all(_key(column) in stands for column in part.columns):
            return part, {column: stands[_key(column)] for column in part.columns}
    return None


def _line(grid: Grid, row: int, part: Bagian, columns: Mapping[str, int]) -> _Line | None:
    """None for a line without a value, and for an example."""
    texts = {name: _shown(grid.at(row, column)) for name, column in columns.items()}
    first, second = (texts[name] for name in part.columns[:2])
    if first.casefold().startswith(EXAMPLE) or not first or (not second and part.columns[1] not in part.optional):
        return None
    return _Line(part, texts, {name: grid.place(row, column) for name, column in columns.items()})


def _shown(cell: Cell | None) -> str:
    return fold(cell.shown) if cell else ""


def _key(text: str) -> str:
    return fold(text).casefold().rstrip(" :")


def _read_key(line: _Line, found: _Gathered) -> None:
    name, text = line.texts["Pengaturan"], line.texts["Nilai"]
    key = next((key for key in KUNCI if _key(key.name) == _key(name)), None)
    if key is None:
        found.unknown(line, f'"{name}" bukan nama pengaturan', line.places["Pengaturan"])
        return
    try:
        values = key.read(text)
    except _UnusableError as fault:
        found.unknown(line, f"{key.name} {text}: {fault}")
        return
    before = found.said.get(key.name)
    if before and before[0].casefold() != text.casefold():
        why = f"{key.name} tertulis {text}, di {before[1].cell} {before[0]}; yang dipakai {before[0]}"
        found.contradicts(line, why, before[1])
    elif not before:
        found.said[key.name] = (text, line.place)
        found.values.update(values)
        found.use(line)


def _read_class(line: _Line, found: _Gathered) -> None:
    try:
        low = _number(line.texts["Dari (%)"])
        high = _number(line.texts["Sampai (%)"]) if line.texts["Sampai (%)"] else None
    except _UnusableError:
        found.unknown(line, f"batas kelas {line.texts['Kategori']} bukan angka")
        return
    if high is not None and high < low:
        found.contradicts(line, f"kelas {line.texts['Kategori']} mulai dari {low:f} tetapi sampai {high:f}")
    else:
        found.classes.append(Kelas(" ".join(re.findall(r"[a-z]+", line.texts["Kategori"].casefold())), low, high, line.place))
        found.use(line)


def _finish_scale(found: _Gathered) -> None:
    """The own classes as a scale; its holes and overlaps, and a ready scale chosen beside it, are contradictions."""
    chosen = found.said.get(SCALE)
    if not found.classes:
        if chosen and chosen[0].casefold() == OWN_ROWS:
            why = "lembar Skala belum diisi"
            found.lines.append(Setelan(chosen[1], f"Umum: {SCALE}", chosen[0], Keadaan.TIDAK_DIKENAL, why))
        return
    classes = tuple(sorted(found.classes, key=lambda kelas: kelas.low))
    places = [kelas.place for kelas in classes if kelas.place]
    if chosen and chosen[0].casefold() != OWN_ROWS:
        why = f'{SCALE} "{chosen[0]}" dipilih, tetapi lembar Skala juga berisi baris; yang dipakai "{chosen[0]}"'
        found.lines.append(Setelan(chosen[1], f"Umum: {SCALE}", chosen[0], Keadaan.BERTENTANGAN, why, tuple(places)))
        return
    skala = Skala(classes, "menurut pengaturan")
    for kind, pairs in (("tidak ada kategori", skala.holes()), ("dua kategori", skala.overlaps())):
        for lower, upper in pairs:
            why = f"antara {lower.high:f} ({lower.label}) dan {upper.low:f} ({upper.label}) {kind}"
            assert lower.place and upper.place
            found.lines.append(Setelan(upper.place, f"Skala: {upper.label}", "", Keadaan.BERTENTANGAN, why, (lower.place,)))
    found.values["scale"] = Skala(tuple(replace(kelas, place=None) for kelas in classes), skala.source)


def _read_direction(line: _Line, found: _Gathered) -> None:
    indikator, text = line.texts["Indikator"], line.texts["Arah"]
    arah = next((arah for arah in Arah if arah.value == text.casefold()), None)
    if arah is None:
        found.unknown(line, f"Arah {text}: pilihannya {', '.join(arah.value for arah in Arah)}")
        return
    before = next((other for other in found.directions if _key(other.indikator) == _key(indikator)), None)
    if before and before.arah is not arah:
        why = f'arah "{indikator}" {arah.value}, di {before.place.cell} {before.arah.value}; yang dipakai {before.arah.value}'
        found.contradicts(line, why, before.place)
    elif not before:
        found.directions.append(ArahIndikator(indikator, arah, line.place))
        found.use(line)


def _kind(text: str) -> type[Row] | None:
    return next((kind for kind in KINDS if _key(text) in (kind.kind, _key(kind.title))), None)


def _column(kind: type[Row], text: str) -> str | None:
    return next(
        (name for name, heading in kind.headings.items() if _key(text) in (name, *map(_key, heading.words))), None
    )  # fmt: skip


def _read_heading_word(line: _Line, found: _Gathered) -> None:
    tabel, kolom, word = (line.texts[name] for name in _JUDUL.columns)
    kind = _kind(tabel)
    if kind is None:
        known = ", ".join(kind.title for kind in KINDS)
        found.unknown(line, f'tidak ada tabel "{tabel}"; pilihannya {known}', line.places["Tabel"])
        return
    name = _column(kind, kolom)
    if name is None or not word:
        why = f'tabel {kind.title} tidak mempunyai kolom "{kolom}"' if name is None else "kata judulnya belum diisi"
        found.unknown(line, f"{why}; kolomnya {', '.join(kind.headings)}")
        return
    other = next(
        (own for own, heading in kind.headings.items() if own != name and words_of(word) in map(words_of, heading.words)), None
    )  # fmt: skip
    same = (old for old in found.headings if (old.kind, _key(old.word)) == (kind.kind, _key(word)))
    before = next((old for old in same if old.column != name), None)
    if other or before:
        column = before.column if before else other
        why = f'"{word}" sudah berarti kolom {column} dalam tabel {kind.title}; di sini untuk kolom {name}'
        found.contradicts(line, why, *((before.place,) if before else ()))
    else:
        found.headings.append(KataJudul(kind.kind, name, word, line.places["Kata judul"]))
        found.use(line)


def _read_name(line: _Line, found: _Gathered) -> None:
    found.names.append(NamaSama(line.texts["Nama"], line.texts["Sama dengan"], line.places["Nama"]))
    found.use(line)


def _read_proposal(line: _Line, found: _Gathered) -> None:
    """Only what the office has confirmed counts."""
    answer = line.texts["Benar sama?"].casefold()
    if answer == YES:
        _read_name(line, found)
    elif answer not in ("", NO, "-"):
        found.unknown(line, f'jawaban "{answer}": tulis {YES} atau {NO}', line.places["Benar sama?"])


def _read_rule_off(line: _Line, found: _Gathered) -> None:
    code, reason = line.texts["Kode"].upper(), line.texts["Alasan"]
    if not reason:
        found.unknown(line, f"aturan {code} dimatikan tanpa alasan; aturan tetap diperiksa")
    else:
        found.rules_off.append(AturanMati(code, reason, line.places["Kode"]))
        found.use(line)


_READERS: Mapping[str, Callable[[_Line, _Gathered], None]] = {
    _UMUM.name: _read_key, _SKALA.name: _read_class, _ARAH.name: _read_direction, _JUDUL.name: _read_heading_word,
    _NAMA.name: _read_name, _MATI.name: _read_rule_off, _USULAN.name: _read_proposal,
}  # fmt: skip
