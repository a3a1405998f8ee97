"""How figures stand in the report's sentences ("Rp 184.999.100,-", "98,64%", "3 (tiga)"), and which of them a sentence uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lakip_xl.model.cells import Place
from lakip_xl.model.equations import Sama
from lakip_xl.model.figures import Angka, half_up, indonesian
from lakip_xl.model.findings import Certainty, Finding, Severity
from lakip_xl.model.hasil import Hasil
from lakip_xl.write.spelled import spelled
from lakip_xl.write.workings import Values, Workings, claim_of, claimed_values

PLACES = 2


def rupiah(value: Decimal) -> str:
    """As the reports write money; sen only where there are any."""
    whole = value == value.to_integral_value()
    sign = "-" if value < 0 else ""
    return f"{sign}Rp {indonesian(abs(value))},-" if whole else f"{sign}Rp {indonesian(abs(value), PLACES)}"


def persen(over: Decimal, under: Decimal) -> str:
    """A share with two decimals, whole ones without; nothing can be said of 0."""
    exact = over * 100 / under
    return f"{indonesian(exact)}%" if exact == exact.to_integral_value() else f"{indonesian(half_up(exact, PLACES), PLACES)}%"


def counted(number: int) -> str:
    """ "3 (tiga)" """
    return f"{number} ({spelled(number)})"


def letter(index: int) -> str:
    """a, b, ... z, aa, ab, ..."""
    first = letter(index // 26 - 1) if index >= 26 else ""
    return first + chr(97 + index % 26)


def listed(items: Sequence[str]) -> str:
    """ "a, b, dan c" """
    if len(items) < 3:
        return " dan ".join(items)
    return f"{', '.join(items[:-1])}, dan {items[-1]}"


def with_unit(figure: Angka, value: Decimal) -> str:
    """A target or a result as the office writes it, with its unit."""
    suffix = " ".join(figure.suffix.split())
    return f"{indonesian(value)}{'' if suffix.startswith('%') or not suffix else ' '}{suffix}"


@dataclass
class Facts:
    """The figures that sentences may use: as written, or as corrected where that is proven.

    What a sentence used is collected until ``basis`` tells it: corrections, and findings that are still open.
    """

    workings: Workings
    proven: Values
    doubts: Mapping[Place, tuple[int, ...]]
    corrections: list[str] = field(default_factory=list)
    open_numbers: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, hasil: Hasil, workings: Workings, findings: Sequence[Finding]) -> Facts:
        sure = [group for group in hasil.groups if group.certainty is Certainty.TERBUKTI]
        claims = claimed_values((change for group in sure for change in claim_of(group)), workings.figures)
        return cls(workings, workings.corrected_by(claims), _doubts(hasil, findings, {group.id for group in sure}))

    def value(self, figure: Angka | None) -> Decimal | None:
        if figure is None or figure.value is None:
            return None
        self.open_numbers.update(self.doubts.get(figure.place, ()))
        target = self.workings.figures.target(figure)
        if target is None or target not in self.proven:
            return figure.value
        new = self.proven[target]
        place = figure.place
        self.corrections.append(f"{place.sheet}!{place.cell} {figure.written.strip()} menjadi {indonesian(new)}")
        return new

    def basis(self) -> str:
        """From which figures the sentence was made; begins anew for the next one."""
        parts = []
        if self.corrections:
            parts.append(f"Memakai angka yang terbukti: {'; '.join(dict.fromkeys(self.corrections))}.")
        if self.open_numbers:
            parts.append(f"Periksa dahulu Daftar Perbaikan no. {', '.join(map(str, sorted(self.open_numbers)))}.")
        self.corrections.clear()
        self.open_numbers.clear()
        return " ".join(parts) or "Angka seperti tertulis pada tabel."


def _doubts(hasil: Hasil, findings: Sequence[Finding], proven: set[str]) -> dict[Place, tuple[int, ...]]:
    """For each cell the kesalahan that may lie in it, or in a cell that must equal it, and for which no correction is proven."""
    found: dict[Place, list[int]] = {}
    equal = _equal_places(hasil)
    candidates = {group.id: [change.place for way in group.candidates for change in way.changes] for group in hasil.groups}
    for number, finding in enumerate(findings, start=1):
        if finding.severity is Severity.KESALAHAN and finding.group not in proven:
            places = [finding.place, finding.suspect, *candidates.get(finding.group or "", ())]
            for place in dict.fromkeys(other for one in places if one for other in (one, *equal.get(one, ()))):
                found.setdefault(place, []).append(number)
    return {place: tuple(numbers) for place, numbers in found.items()}


def _equal_places(hasil: Hasil) -> dict[Place, list[Place]]:
    """Cells of two tables that hold the same figure, both ways."""
    found: dict[Place, list[Place]] = {}
    for equation in (check.equation for result in hasil.rules for check in result.checks):
        if isinstance(equation, Sama):
            one, other = equation.target.place, equation.parts[0].place
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return found
