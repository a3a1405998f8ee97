"""Proof of the cases: every equation holds but for the planted faults, and the files hold what was meant."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
from cases_book import Book, Case, Entry, Fault, Page, column, split


def describe(case: Case) -> str:
    """The text of kasus.json."""
    tables = [
        {
            **({"file": book.file} if len(case.books) > 1 else {}),
            "sheet": note.sheet,
            "kind": note.kind,
            "range": note.range,
            "columns": note.columns,
            **({"alternatives": list(note.alternatives)} if note.alternatives else {}),
            **({"says": note.says} if note.says else {}),
        }
        for book in case.books
        for page in book.pages
        for note in page.tables
    ]
    content: dict[str, object] = {
        "about": case.about,
        "tables": tables,
        "expect": [describe_fault(fault) for fault in case.faults if not fault.symptom],
        "symptoms": [describe_fault(fault) for fault in case.faults if fault.symptom],
        "clean": case.clean,
        "unsure": list(case.unsure),
        "silent": list(case.silent),
        "exit": exit_code(case),
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def describe_fault(fault: Fault) -> dict[str, str | None]:
    """One planted fault for kasus.json."""
    return {"cell": fault.cell, "severity": fault.severity, "expected": fault.expected, "note": fault.note}


def exit_code(case: Case) -> int:
    """The exit code that ``periksa`` must give."""
    if case.exit_code is not None:
        return case.exit_code
    return 0 if case.clean else 1


def problems(case: Case, folder: Path) -> Iterator[str]:
    """Everything that is not as the case says."""
    yield from equation_problems(tuple(page for book in case.books for page in book.pages))
    for book in case.books:
        yield from file_problems(book, folder)
        for page in book.pages:
            yield from table_problems(page)


def equation_problems(pages: tuple[Page, ...]) -> Iterator[str]:
    """Equations that do not hold among the true values, or fail without a planted fault, or miss a planted one."""
    entries = {page.full(at): entry for page in pages for at, entry in page.cells.items()}
    truths = {at: entry.truth for at, entry in entries.items() if entry.truth is not None}
    written = {at: entry.written for at, entry in entries.items() if entry.written is not None}
    styles = {at: entry.gaya for at, entry in entries.items() if entry.gaya is not None}
    planted = {fault.cell for page in pages for fault in page.faults}
    shown: set[str] = set()
    for claim in (claim for page in pages for claim in page.claims):
        if any(at not in truths for at in (claim.target, *claim.parts)):
            yield f"{claim.target}: {claim.words} speaks of a cell without figure"
            continue
        if difference := claim.outcome(truths, styles):
            yield f"not true: {difference}"
        if difference := claim.outcome(written, styles):
            touched = planted & {claim.target, *claim.parts}
            shown |= touched
            if not touched:
                yield f"fails without a fault: {difference}"
    for fault in (fault for page in pages for fault in page.faults if fault.cell in written):
        differs = written[fault.cell] != truths[fault.cell]
        if fault.severity == "kesalahan" and fault.expected is not None and not differs:
            yield f"nothing was spoilt at {fault.cell}"
        if differs and not fault.symptom and fault.cell not in shown:
            yield f"no equation shows the fault at {fault.cell}"


def file_problems(book: Book, folder: Path) -> Iterator[str]:
    """Cells of the file that do not hold what was meant."""
    values = openpyxl.load_workbook(folder / book.file, data_only=True)
    for page in book.pages:
        for at, entry in page.cells.items():
            found = values[page.name][at].value
            if not same_content(found, entry):
                yield f"{book.file} {page.name}!{at}: {found!r} instead of {entry.content!r}"
            elif entry.gaya is not None and entry.written is not None and entry.content not in ("", None):
                yield from reading_problems(page.full(at), entry)
    values.close()


def same_content(found: object, entry: Entry) -> bool:
    """Whether a cell read back holds what was written."""
    if entry.content in ("", None):
        return found in ("", None)
    if isinstance(entry.content, str):
        return found == entry.content
    meant = float(entry.content or 0)
    return isinstance(found, int | float) and abs(found - meant) <= 1e-9 * abs(meant)


def reading_problems(at: str, entry: Entry) -> Iterator[str]:
    """A figure whose written form does not read as its value; a figure retyped on purpose is left out."""
    if entry.gaya is None or entry.written is None or entry.content != entry.gaya.write(entry.written):
        return
    value = entry.gaya.read(entry.content)
    if abs(value - entry.written) > abs(entry.written) * Decimal("1e-12"):
        yield f"{at}: {entry.content!r} reads {value}, meant {entry.written}"


def table_problems(page: Page) -> Iterator[str]:
    """Noted tables whose corners or columns are not in the sheet."""
    for note in page.tables:
        (left, top), (right, bottom) = (split(corner) for corner in note.range.split(":"))
        used = {split(at) for at, entry in page.cells.items() if entry.content is not None}
        for row in (top, bottom):
            if not any(number == row and column(left) <= column(letter) <= column(right) for letter, number in used):
                yield f"{page.name}: row {row} of {note.range} is empty"
        for name, where in note.columns.items():
            for letter in where.replace(":", ",").split(","):
                if not column(left) <= column(letter) <= column(right):
                    yield f"{page.name}: column {name} {letter} is outside {note.range}"
