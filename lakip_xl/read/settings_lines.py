"""The lines of a settings workbook, each used or kept with the reason why it cannot be (model/settings.py)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lakip_xl.model.cells import Place
from lakip_xl.model.scale import Kelas, Skala
from lakip_xl.model.settings import Arah, ArahIndikator, AturanMati, KataJudul, Keadaan, LembarSetelan, NamaSama, Setelan
from lakip_xl.model.tables import Row
from lakip_xl.read.numbers import fold
from lakip_xl.read.settings_declared import (
    ARAH,
    JUDUL,
    KUNCI,
    MATI,
    NAMA,
    NO,
    OWN_ROWS,
    SCALE,
    SKALA,
    UMUM,
    USULAN,
    YES,
    Bagian,
    UnusableError,
    number_of,
)
from lakip_xl.read.words import words_of
from lakip_xl.tables import KINDS


@dataclass
class Gathered:
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

    def use(self, line: Line) -> None:
        self.lines.append(Setelan(line.place, line.subject, line.written))

    def unknown(self, line: Line, why: str, place: Place | None = None) -> None:
        self.lines.append(Setelan(place or line.place, line.subject, line.written, Keadaan.TIDAK_DIKENAL, why))

    def contradicts(self, line: Line, why: str, *related: Place) -> None:
        self.lines.append(Setelan(line.place, line.subject, line.written, Keadaan.BERTENTANGAN, why, related))


@dataclass(frozen=True)
class Line:
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


def key_of(text: str) -> str:
    return fold(text).casefold().rstrip(" :")


def _use_key(line: Line, found: Gathered) -> None:
    name, text = line.texts["Pengaturan"], line.texts["Nilai"]
    key = next((key for key in KUNCI if key_of(key.name) == key_of(name)), None)
    if key is None:
        found.unknown(line, f'"{name}" bukan nama pengaturan', line.places["Pengaturan"])
        return
    try:
        values = key.read(text)
    except UnusableError as fault:
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


def _use_class(line: Line, found: Gathered) -> None:
    try:
        low = number_of(line.texts["Dari (%)"])
        high = number_of(line.texts["Sampai (%)"]) if line.texts["Sampai (%)"] else None
    except UnusableError:
        found.unknown(line, f"batas kelas {line.texts['Kategori']} bukan angka")
        return
    if high is not None and high < low:
        found.contradicts(line, f"kelas {line.texts['Kategori']} mulai dari {low:f} tetapi sampai {high:f}")
    else:
        found.classes.append(Kelas(" ".join(re.findall(r"[a-z]+", line.texts["Kategori"].casefold())), low, high, line.place))
        found.use(line)


def finish_scale(found: Gathered) -> None:
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


def _use_direction(line: Line, found: Gathered) -> None:
    indikator, text = line.texts["Indikator"], line.texts["Arah"]
    arah = next((arah for arah in Arah if arah.value == text.casefold()), None)
    if arah is None:
        found.unknown(line, f"Arah {text}: pilihannya {', '.join(arah.value for arah in Arah)}")
        return
    before = next((other for other in found.directions if key_of(other.indikator) == key_of(indikator)), None)
    if before and before.arah is not arah:
        why = f'arah "{indikator}" {arah.value}, di {before.place.cell} {before.arah.value}; yang dipakai {before.arah.value}'
        found.contradicts(line, why, before.place)
    elif not before:
        found.directions.append(ArahIndikator(indikator, arah, line.place))
        found.use(line)


def _kind(text: str) -> type[Row] | None:
    return next((kind for kind in KINDS if key_of(text) in (kind.kind, key_of(kind.title))), None)


def _column(kind: type[Row], text: str) -> str | None:
    return next(
        (name for name, heading in kind.headings.items() if key_of(text) in (name, *map(key_of, heading.words))), None
    )  # fmt: skip


def _use_heading_word(line: Line, found: Gathered) -> None:
    tabel, kolom, word = (line.texts[name] for name in JUDUL.columns)
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
    same = (old for old in found.headings if (old.kind, key_of(old.word)) == (kind.kind, key_of(word)))
    before = next((old for old in same if old.column != name), None)
    if other or before:
        column = before.column if before else other
        why = f'"{word}" sudah berarti kolom {column} dalam tabel {kind.title}; di sini untuk kolom {name}'
        found.contradicts(line, why, *((before.place,) if before else ()))
    else:
        found.headings.append(KataJudul(kind.kind, name, word, line.places["Kata judul"]))
        found.use(line)


def _use_name(line: Line, found: Gathered) -> None:
    found.names.append(NamaSama(line.texts["Nama"], line.texts["Sama dengan"], line.places["Nama"]))
    found.use(line)


def _use_proposal(line: Line, found: Gathered) -> None:
    """Only what the office has confirmed counts."""
    answer = line.texts["Benar sama?"].casefold()
    if answer == YES:
        _use_name(line, found)
    elif answer not in ("", NO, "-"):
        found.unknown(line, f'jawaban "{answer}": tulis {YES} atau {NO}', line.places["Benar sama?"])


def _use_rule_off(line: Line, found: Gathered) -> None:
    code, reason = line.texts["Kode"].upper(), line.texts["Alasan"]
    if not reason:
        found.unknown(line, f"aturan {code} dimatikan tanpa alasan; aturan tetap diperiksa")
    else:
        found.rules_off.append(AturanMati(code, reason, line.places["Kode"]))
        found.use(line)


READERS: Mapping[str, Callable[[Line, Gathered], None]] = {
    UMUM.name: _use_key, SKALA.name: _use_class, ARAH.name: _use_direction, JUDUL.name: _use_heading_word,
    NAMA.name: _use_name, MATI.name: _use_rule_off, USULAN.name: _use_proposal,
}  # fmt: skip
