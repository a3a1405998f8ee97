"""What the last run found and what the office said about it: the only memory there is, kept in the folder's own results.

Findings and counts come from temuan.json, explanations from the column Penjelasan of the last result workbook (from temuan.json
where there is no workbook any more).
"""

from __future__ import annotations

import contextlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from lakip_xl.model.cells import Grid, InputFile
from lakip_xl.model.findings import Finding, Severity
from lakip_xl.model.history import (
    EXPLANATION,
    KEY,
    LIST_SHEET,
    Gugur,
    Pemeriksaan,
    Riwayat,
    Selesai,
    figure_key,
)
from lakip_xl.read.own import own_sheet

MOST_RUNS = 100
LONGEST = 2000
_KEY = re.compile(r"([0-9a-f]{8}):([0-9a-f]{8})")
Explanations = Mapping[str, tuple[str, str]]
"""By the id of a finding: the key of its figure, and the text."""


@dataclass(frozen=True)
class Ingatan:
    """One office's entry of the last temuan.json."""

    findings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    runs: tuple[Pemeriksaan, ...] = ()
    explanations: Explanations = field(default_factory=dict)


def recalled(temuan: Path, folder: str) -> Ingatan:
    """What temuan.json says about an office; nothing when there was no run or its file cannot be read."""
    try:
        if not temuan.is_file():  # a pipe would be waited for
            return Ingatan()
        offices = json.loads(temuan.read_text(encoding="utf-8"))["offices"]
        entries = [office for office in offices if office["folder"] == folder]
        return _ingatan(entries[-1]) if entries else Ingatan()
    except (OSError, RecursionError, *_SHORTENED):
        return Ingatan()


_SHORTENED = (KeyError, TypeError, ValueError, AttributeError, OverflowError)
"""What an older, shortened or edited file gives."""


def _ingatan(office: Mapping[str, Any]) -> Ingatan:
    findings = {finding["id"]: finding for finding in office["findings"]}
    runs: tuple[Pemeriksaan, ...] = ()
    with contextlib.suppress(*_SHORTENED):  # the ids still count
        runs = tuple(map(_run, office["history"])) if "history" in office else (_first_run(office),)
    texts = {
        id_: (figure_key(finding["written"], finding["expected"]), str(finding["explanation"]))
        for id_, finding in findings.items()
        if finding.get("explanation")
    }
    return Ingatan(findings, runs, texts)


def _run(entry: Mapping[str, Any]) -> Pemeriksaan:
    names = ("run", "kesalahan", "peringatan", "catatan", "new", "resolved")
    number, wrong, doubtful, notes, new, resolved = (int(entry[name]) for name in names)
    files = tuple(sorted((str(name), str(sha)) for name, sha in entry["files"].items()))
    return Pemeriksaan(number, wrong, doubtful, notes, new, resolved, files)


def _first_run(office: Mapping[str, Any]) -> Pemeriksaan:
    """A run that kept no history yet was the first one."""
    wrong, doubtful, notes = _counts(finding["severity"] for finding in office["findings"])
    files = tuple(sorted((file["path"], file["sha256"][:8]) for file in office["files"] if file["status"] == "read"))
    return Pemeriksaan(1, wrong, doubtful, notes, len(office["findings"]), 0, files)


def _counts(severities: Iterable[str]) -> tuple[int, int, int]:
    counted = Counter(severities)
    return counted[Severity.KESALAHAN.value], counted[Severity.PERINGATAN.value], counted[Severity.CATATAN.value]


def remembered(temuan: Path, folder: str) -> tuple[str, ...]:
    """The ids of the last run's findings for an office."""
    return tuple(recalled(temuan, folder).findings)


def compared(findings: Iterable[Finding], before: Iterable[str]) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """The findings with status baru or masih, and the ids of those that are gone."""
    known = set(before)
    marked = tuple(replace(finding, status="masih" if finding.id in known else "baru") for finding in findings)
    now = {finding.id for finding in marked}
    return marked, tuple(sorted(known - now))


def explained(findings: Iterable[Finding], said: Explanations) -> tuple[tuple[Finding, ...], tuple[Gugur, ...]]:
    """The findings with the office's explanations, and the explanations that lapsed because a figure changed."""
    carried: list[Finding] = []
    lapsed: list[Gugur] = []
    for finding in findings:
        key, text = said.get(finding.id, ("", ""))
        holds = key == figure_key(finding.written, finding.expected)
        carried.append(replace(finding, explanation=text) if text and holds else finding)
        if text and not holds:
            lapsed.append(Gugur(str(finding.place), finding.title, text))
    return tuple(carried), tuple(lapsed)


def explanations(results: Path, memory: Ingatan) -> Explanations:
    """What stands in the column Penjelasan of the newest result workbook, else what temuan.json kept of it."""
    for path in _newest_first(results):
        grid = own_sheet(path, LIST_SHEET)
        found = _explanations_in(grid) if grid else None
        if found is not None:
            return found
    return memory.explanations


def _newest_first(results: Path) -> list[Path]:
    """A workbook that was open when the last result was written stands beside it as " (2)": what was saved last counts."""
    try:
        books = [path for path in results.glob("*.xlsx") if not path.name.startswith(("~$", "."))]
        return sorted(books, key=lambda path: (-path.stat().st_mtime_ns, path.name))[:MOST_BOOKS]
    except OSError:
        return []


MOST_BOOKS = 5


def _explanations_in(grid: Grid) -> Explanations | None:
    """None for a list without the two columns, as older versions wrote it."""
    for row in grid.rows:
        columns = {cell.shown: cell.column for cell in grid.line(row)}
        if EXPLANATION in columns and KEY in columns:
            return _below(grid, row, columns[EXPLANATION], columns[KEY])
    return None


def _below(grid: Grid, heading: int, explanation: int, key: int) -> Explanations:
    found: dict[str, tuple[str, str]] = {}
    for row in grid.rows:
        marked, said = grid.at(row, key), grid.at(row, explanation)
        known = _KEY.fullmatch(marked.shown.strip()) if marked and row > heading else None
        if known and said and said.shown.strip():
            found[known.group(1)] = (known.group(2), said.shown.strip()[:LONGEST])
    return found


def told(
    memory: Ingatan, findings: tuple[Finding, ...], gone: tuple[str, ...], lapsed: tuple[Gugur, ...], files: Iterable[InputFile]
) -> Riwayat:
    """The runs so far, this one last. A run on the very files of the last one is not counted again."""
    state = tuple(sorted((file.name, file.sha256[:8]) for file in files if file.status == "read"))
    wrong, doubtful, notes = _counts(finding.severity.value for finding in findings)
    last = memory.runs[-1] if memory.runs else None
    if last and last.files == state:
        this = Pemeriksaan(last.number, wrong, doubtful, notes, last.new, last.resolved, state)
        earlier = memory.runs[:-1]
    else:
        new = sum(finding.status == "baru" for finding in findings)
        this = Pemeriksaan(last.number + 1 if last else 1, wrong, doubtful, notes, new, len(gone), state)
        earlier = memory.runs
    return Riwayat((*earlier, this)[-MOST_RUNS:], tuple(_selesai(id_, memory.findings[id_]) for id_ in gone), lapsed)


def _selesai(id_: str, finding: Mapping[str, Any]) -> Selesai:
    place = finding.get("place")
    place = place if isinstance(place, Mapping) else {}
    where = " ".join(str(place.get(part, "")) for part in ("file", "sheet", "cell")).strip()
    return Selesai(id_, str(finding.get("title", "")), where, str(finding.get("written", "")))
