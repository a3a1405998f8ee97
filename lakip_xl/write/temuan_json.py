"""temuan.json, schema lakip-xl/1: the contract that other programs rely on. Numbers are plain decimal strings."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from lakip_xl import __version__
from lakip_xl.model.cells import InputFile, Place
from lakip_xl.model.figures import plain
from lakip_xl.model.findings import Cause, Finding, Group
from lakip_xl.model.hasil import Hasil, RuleResult
from lakip_xl.model.history import Pemeriksaan
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.settings import LembarSetelan
from lakip_xl.model.tables import FoundColumn, Table


def document(offices: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The offices of a run as the document that temuan.json holds."""
    return {"schema": "lakip-xl/1", "tool": {"name": "lakip-xl", "version": __version__}, "offices": list(offices)}


def as_text(temuan: dict[str, Any]) -> str:
    return json.dumps(temuan, ensure_ascii=False, indent=1) + "\n"


def office(hasil: Hasil) -> dict[str, Any]:
    """One office's entry: what was read, every rule's counts, the findings and their groups."""
    laporan = hasil.laporan
    return {
        "folder": laporan.folder,
        "office": laporan.office,
        "year": laporan.year,
        "verdict": hasil.verdict.value,
        "files": [_file(file, (*laporan.tables, *laporan.previous), laporan) for file in laporan.files],
        "missing": list(hasil.missing),
        "understood": list(hasil.understood),
        "checks": [_checks(result) for result in hasil.rules],
        "findings": [_finding(finding) for finding in hasil.findings],
        "groups": [_group(group) for group in hasil.groups],
        "resolved": list(hasil.resolved),
        **_history(hasil),
    }


def _history(hasil: Hasil) -> dict[str, Any]:
    """The runs so far; nothing as long as there is only one, which these findings tell by themselves."""
    runs = hasil.history.runs
    return {"history": [_run(run) for run in runs]} if len(runs) > 1 else {}


def _run(run: Pemeriksaan) -> dict[str, Any]:
    return {
        "run": run.number, "kesalahan": run.kesalahan, "peringatan": run.peringatan, "catatan": run.catatan, "new": run.new,
        "resolved": run.resolved, "files": dict(run.files),
    }  # fmt: skip


def _file(file: InputFile, tables: tuple[Table, ...], laporan: Laporan) -> dict[str, Any]:
    own = [_table(table, earlier=table in laporan.previous) for table in tables if table.file == file.name]
    return {
        "path": file.name,
        "sha256": file.sha256,
        "status": file.status,
        "reason": file.reason,
        "unread": list(file.unread),
        "notes": list(file.notes),
        "tables": [*own, *(_settings(sheet) for sheet in laporan.settings.sheets if sheet.file == file.name)],
    }


def _settings(sheet: LembarSetelan) -> dict[str, Any]:
    """A sheet of a settings workbook: listed like a table, though it is none of the office's."""
    return {
        "kind": "pengaturan", "sheet": sheet.sheet, "range": sheet.span.range, "rows": sheet.rows, "columns": dict(sheet.columns),
    }  # fmt: skip


def _table(table: Table, *, earlier: bool) -> dict[str, Any]:
    """``previous`` marks a table of an earlier year, which is only compared with."""
    found = table.found
    return {
        "kind": table.kind.kind,
        "sheet": table.sheet,
        "range": found.span.range,
        "rows": len(table.rows),
        "columns": _columns(table, found.columns),
        **({"previous": True} if earlier else {}),
    }


def _columns(table: Table, columns: tuple[FoundColumn, ...]) -> dict[str, str]:
    """Each column's letter; those of a series are numbered: target_1, target_2."""
    named: dict[str, str] = {}
    for column in columns:
        if column.name is None:
            continue
        series = table.kind.headings[column.name].series
        if series:
            named[f"{column.name}_{sum(key.startswith(f'{column.name}_') for key in named) + 1}"] = column.letter
        else:
            named.setdefault(column.name, column.letter)
    return named


def _checks(result: RuleResult) -> dict[str, Any]:
    return {"rule": result.page.code, "made": result.made, "passed": result.passed, "not_possible": result.not_possible,
            **({"off": result.off} if result.off else {})}  # fmt: skip


def _place(place: Place | None) -> dict[str, str] | None:
    return None if place is None else {"file": place.file, "sheet": place.sheet, "cell": place.cell}


def _number(value: Decimal | None) -> str | None:
    return None if value is None else plain(value)


def _cause(cause: Cause | None) -> dict[str, str] | None:
    return None if cause is None else {"name": cause.name, "text": cause.text}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "title": finding.title,
        "message": finding.message,
        "row": finding.subject,
        "place": _place(finding.place),
        "written": finding.written,
        "value": _number(finding.value),
        "expected": finding.expected,
        "difference": finding.difference,
        "unit": finding.unit,
        "cause": _cause(finding.cause),
        "suspect": _place(finding.suspect),
        "certainty": finding.certainty.value,
        "suggestion": finding.suggestion,
        "repair": finding.repair,
        "related": [_place(place) for place in finding.related],
        "group": finding.group,
        "status": finding.status,
        **({"explanation": finding.explanation} if finding.explanation else {}),
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "id": group.id,
        "certainty": group.certainty.value,
        "findings": list(group.findings),
        "candidates": [
            {
                "score": round(candidate.score, 4),
                "changes": [
                    {
                        **(_place(change.place) or {}),
                        "written": change.written,
                        "value": _number(change.value),
                        "cause": change.cause.name if change.cause else None,
                    }
                    for change in candidate.changes
                ],
            }
            for candidate in group.candidates
        ],
    }
