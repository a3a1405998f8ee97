"""What earlier runs left behind: counts of each run, findings that are gone, explanations that lapsed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lakip_xl.model.findings import Finding

LIST_SHEET, EXPLANATION, KEY = "Daftar Perbaikan", "Penjelasan", "ID"
"""The sheet and the columns in which the office explains and by which a line is known."""


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """One run, counted once for each state of the input files. ``files`` holds each file with the start of its sha256.

    There is no date: the same input gives the same result, byte for byte, whenever it is checked.
    """

    number: int
    kesalahan: int
    peringatan: int
    catatan: int
    new: int
    resolved: int
    files: tuple[tuple[str, str], ...]

    def changed_since(self, before: Pemeriksaan) -> tuple[str, ...]:
        """The files that were added, changed or taken away."""
        mine, theirs = dict(self.files), dict(before.files)
        return tuple(name for name in sorted({*mine, *theirs}) if mine.get(name) != theirs.get(name))


@dataclass(frozen=True, slots=True)
class Selesai:
    """A finding of the last run that is gone."""

    id: str
    title: str
    where: str
    written: str


@dataclass(frozen=True, slots=True)
class Gugur:
    """An explanation that no longer counts because the figure, or what it should be, has changed."""

    where: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Riwayat:
    """What is told of earlier runs; ``runs`` ends with this one."""

    runs: tuple[Pemeriksaan, ...] = ()
    gone: tuple[Selesai, ...] = ()
    lapsed: tuple[Gugur, ...] = ()


def figure_key(written: str, expected: str | None) -> str:
    """Stands for a figure and what it should be: an explanation holds as long as both stay."""
    return hashlib.sha256(f"{written.strip()}\0{expected or ''}".encode()).hexdigest()[:8]


def explanation_key(finding: Finding) -> str:
    """Id and figure of a finding, kept beside its explanation in the result workbook."""
    return f"{finding.id}:{figure_key(finding.written, finding.expected)}"
