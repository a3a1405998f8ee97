"""What the office settles in its settings workbook; every default means "find it out from the files"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from lakip_xl.model.cells import Place, Span
from lakip_xl.model.scale import Skala


class Arah(Enum):
    """Whether more is better (positif) or less is (negatif)."""

    POSITIF = "positif"
    NEGATIF = "negatif"


class TargetNol(Enum):
    """What a target of 0 allows: no capaian at all, or 100 when the realisasi is 0 as well."""

    TIDAK_DIHITUNG = "tidak dihitung"
    SERATUS = "100 bila realisasi 0"


class Pembulatan(Enum):
    """Whether percentages may be cut off without a word."""

    BULATKAN = "bulatkan"
    POTONG = "potong"


@dataclass(frozen=True, slots=True)
class KataJudul:
    """A heading that the office uses for a column: ``kind`` and ``column`` as in the table declarations."""

    kind: str
    column: str
    word: str
    place: Place


@dataclass(frozen=True, slots=True)
class ArahIndikator:
    indikator: str
    arah: Arah
    place: Place


@dataclass(frozen=True, slots=True)
class NamaSama:
    """Two names of one thing."""

    one: str
    other: str
    place: Place


@dataclass(frozen=True, slots=True)
class AturanMati:
    """A rule that is not asked, and why; without a reason it stays on."""

    code: str
    reason: str
    place: Place


class Keadaan(Enum):
    """What became of a setting."""

    DIPAKAI = "dipakai"
    TIDAK_DIKENAL = "tidak dikenal"
    BERTENTANGAN = "bertentangan"


@dataclass(frozen=True, slots=True)
class Setelan:
    """One filled line of the settings workbook and what became of it; ``message`` says why it is not used."""

    place: Place
    subject: str
    written: str
    keadaan: Keadaan = Keadaan.DIPAKAI
    message: str = ""
    related: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class LembarSetelan:
    """A sheet of a settings workbook as it was understood; ``columns`` are the letters of its headings."""

    file: str
    sheet: str
    span: Span
    rows: int
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Pengaturan:
    """The settings of one office. ``cap`` is the highest capaian, ``uncapped`` says that there is none.

    ``lines`` holds every line that was filled in, also those that could not be used. ``own_files`` are the names of the settings
    workbooks in the office's own folder.
    """

    office: str = ""
    year: int | None = None
    head: str = ""
    position: str = ""
    nip: str = ""
    town: str = ""
    logo: str = ""
    scale: Skala | None = None
    cap: Decimal | None = None
    uncapped: bool = False
    zero_target: TargetNol = TargetNol.TIDAK_DIHITUNG
    rounding: Pembulatan = Pembulatan.BULATKAN
    paper: str = ""
    directions: tuple[ArahIndikator, ...] = ()
    headings: tuple[KataJudul, ...] = ()
    names: tuple[NamaSama, ...] = ()
    rules_off: tuple[AturanMati, ...] = ()
    lines: tuple[Setelan, ...] = ()
    own_files: tuple[str, ...] = ()
    sheets: tuple[LembarSetelan, ...] = ()

    def why_off(self, code: str) -> str:
        """The reason for which a rule is switched off; empty for a rule that is asked."""
        return next((rule.reason for rule in self.rules_off if rule.code == code), "")

    @property
    def same_names(self) -> tuple[tuple[str, str], ...]:
        return tuple((pair.one, pair.other) for pair in self.names)


SILENT = Pengaturan()
"""Settings that settle nothing."""
