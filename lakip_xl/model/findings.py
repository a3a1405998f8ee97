"""What the office is told: one finding for each thing that is wrong, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from lakip_xl.model.cells import Place
from lakip_xl.model.equations import Equation


class Severity(Enum):
    """KESALAHAN: two figures contradict. PERINGATAN: probably wrong. CATATAN: defensible, worth a look."""

    KESALAHAN = "kesalahan"
    PERINGATAN = "peringatan"
    CATATAN = "catatan"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


class Certainty(Enum):
    """How sure the suspect is: two or more independent equations agree, a plain slip of the pen, or neither."""

    TERBUKTI = "terbukti"
    KEMUNGKINAN = "kemungkinan"
    TIDAK_DAPAT_DITENTUKAN = "tidak-dapat-ditentukan"


class Verdict(Enum):
    """SIAP: nothing of severity kesalahan was found in files that were all read."""

    SIAP = "siap"
    PERLU_DIPERBAIKI = "perlu-diperbaiki"
    TIDAK_TERBACA = "tidak-terbaca"


@dataclass(frozen=True, slots=True)
class Cause:
    """The slip that explains a wrong figure: a stable name and the sentence for the office."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A cell and the value that it should hold (None where that is not known)."""

    place: Place
    written: str
    value: Decimal | None
    cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to repair a group: cells that change together."""

    score: float
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Findings with one root; the first is the root. Candidates come best first."""

    id: str
    certainty: Certainty
    findings: tuple[str, ...]
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong or worth a look; the fields are those of temuan.json (docs: contract, section 3).

    ``explanation`` is what the office said about the figure; it holds as long as the figure and what it should be stay.
    """

    id: str
    rule: str
    severity: Severity
    title: str
    message: str
    place: Place
    subject: str = ""
    written: str = ""
    value: Decimal | None = None
    expected: str | None = None
    difference: str | None = None
    unit: str | None = None
    repair: str = ""
    equation: Equation | None = field(default=None, repr=False)
    cause: Cause | None = None
    suspect: Place | None = None
    certainty: Certainty = Certainty.TIDAK_DAPAT_DITENTUKAN
    suggestion: str | None = None
    related: tuple[Place, ...] = ()
    group: str | None = None
    status: str = "baru"
    explanation: str = ""

    @property
    def accuses_its_cell(self) -> bool:
        """Whether ``expected`` is what the cell should hold; else it is only what its equation makes of the other figures."""
        if self.equation is None:
            return True
        return self.certainty is not Certainty.TIDAK_DAPAT_DITENTUKAN and self.suspect in {None, self.place}
