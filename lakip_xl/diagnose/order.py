"""The order in which findings are told, and what is said of one that has no part in any equation."""

from __future__ import annotations

from dataclasses import replace

from lakip_xl.model.findings import Finding


def as_typed(finding: Finding) -> Finding:
    """Where the finding is about how a cell is typed (BTK1), that cell is the suspect."""
    return replace(finding, suspect=finding.place) if finding.rule.startswith("BTK1") and finding.suspect is None else finding


def order_of(finding: Finding) -> tuple[int, str, str, int, int]:
    place = finding.place
    return finding.severity.rank, place.file, place.sheet, place.row, place.column
