"""What is to be mended: how many cells, how many findings go with them, and what each correction changes elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from lakip_xl.model.figures import Angka, indonesian
from lakip_xl.model.findings import Finding, Group
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.sheets import Target
from lakip_xl.model.tables import Row, Table
from lakip_xl.rules.skala import scale_for
from lakip_xl.tables import PengukuranSasaran
from lakip_xl.write.workings import Workings, claim_of, claimed_values

MOST_EFFECTS = 6


class Repairs(NamedTuple):
    """``cells`` are all cells that the claims change, ``findings`` those that go away with them; ``open`` are the other ones."""

    cells: int
    findings: int
    open: int

    @classmethod
    def of(cls, hasil: Hasil) -> Repairs:
        claimed = [group for group in hasil.groups if claim_of(group)]
        cells = {(change.place, change.written) for group in claimed for change in claim_of(group)}
        gone = sum(len(group.findings) for group in claimed)
        return cls(len(cells), gone, len(hasil.findings) - gone)

    @property
    def sentence(self) -> str:
        if not self.cells:
            return f"{self.open} temuan perlu diperiksa satu per satu." if self.open else "Tidak ada sel yang harus diperbaiki."
        rest = f"; {self.open} temuan lain perlu diperiksa satu per satu" if self.open else ""
        return f"Perbaiki {self.cells} sel, {self.findings} temuan hilang{rest}."


class Effects(NamedTuple):
    """What a correction changes in the cells that are computed from the mended one."""

    hasil: Hasil
    workings: Workings
    numbers: Mapping[Target, Angka]

    @classmethod
    def of(cls, hasil: Hasil, workings: Workings) -> Effects:
        spots = workings.figures.spots.values()
        return cls(hasil, workings, {target: figure for found in spots for figure, _, target in found})

    def told(self, root: Finding, group: Group) -> str:
        """ "Akibat koreksi: H8 2.517.100 menjadi 6.182.200; ..." - nothing where nothing else changes."""
        claims = claimed_values(claim_of(group), self.workings.figures)
        if not claims:
            return ""
        suspect = root.suspect or root.place
        changed = {cell: value for cell, value in self.workings.corrected_by(claims).items() if cell in self.numbers}
        texts = []
        for cell, value in changed.items():
            figure = self.numbers[cell]
            if figure.place == suspect:
                continue
            sheet = "" if figure.place.sheet == suspect.sheet else f" lembar {figure.place.sheet}"
            old = indonesian(figure.value, figure.places) if figure.value is not None else figure.written
            new = indonesian(value, figure.places or None)
            texts.append(f"{figure.place.cell}{sheet} dari {old} menjadi {new}{self._category(cell, value)}")
        if not texts:
            return ""
        rest = len(texts) - MOST_EFFECTS
        more = f"; dan {rest} sel lain" if rest > 0 else ""
        return f"Akibat koreksi: {'; '.join(texts[:MOST_EFFECTS])}{more}."

    def _category(self, cell: Target, value: Decimal) -> str:
        """Whether a capaian comes to another category by its correction."""
        found = self._measured(cell)
        if found is None:
            return ""
        table, row = found
        skala, capaian = scale_for(self.hasil.laporan, table), row.figure("capaian")
        if skala is None or capaian is None or capaian.value is None:
            return ""
        before, after = skala.label_of(capaian.value), skala.label_of(value)
        return f" (kategori {before} menjadi {after})" if before and after and before != after else ""

    def _measured(self, cell: Target) -> tuple[Table, Row] | None:
        figure = self.numbers[cell]
        for table in self.hasil.laporan.of(PengukuranSasaran):
            for row in table.rows if (table.file, table.sheet) == (figure.place.file, figure.place.sheet) else ():
                if row.figure("capaian") == figure:
                    return table, row
        return None


def root_numbers(findings: Sequence[Finding], groups: Sequence[Group]) -> dict[str, int]:
    """For each finding that shares its cause with one before it the number of that one."""
    numbers = {finding.id: number for number, finding in enumerate(findings, start=1)}
    return {other: numbers[group.findings[0]] for group in groups for other in group.findings[1:] if group.findings[0] in numbers}
