"""What the last run found, read from the temuan.json that it left: the only memory there is."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from lakip_xl.model.findings import Finding


def remembered(temuan: Path, folder: str) -> tuple[str, ...]:
    """The ids of the last run's findings for an office; none when there was no run or its file cannot be read."""
    if not temuan.is_file():
        return ()
    try:
        offices = json.loads(temuan.read_text(encoding="utf-8"))["offices"]
        return tuple(finding["id"] for office in offices if office["folder"] == folder for finding in office["findings"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def compared(findings: Iterable[Finding], before: tuple[str, ...]) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings with status baru or masih, and the ids of those that are gone."""
    known = set(before)
    marked = tuple(replace(finding, status="masih" if finding.id in known else "baru") for finding in findings)
    now = {finding.id for finding in marked}
    return marked, tuple(sorted(known - now))
