"""What became of a hostile file, against what its case says must become of it; one line of fault for each difference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hostile_parts import NOTES, SENTENCES, Case

from lakip_xl.errors import UnreadableFile
from lakip_xl.model.cells import InputFile
from lakip_xl.read.workbook import read_workbook
from lakip_xl.read.xlsx_cells import place_of

WORDS_OF_THE_TRADE = ("zip", "xml", "traceback", "error", "exception", "none", "expat", "utf")


def faults(case: Case, path: Path) -> list[str]:
    """Empty when the file becomes what it must; any exception but UnreadableFile is let through."""
    name = path.name
    try:
        file = read_workbook(path, name)
    except UnreadableFile as fault:
        return list(_faults_of_sentence(case, name, fault.sentence))
    if file.status != case.must:
        return [f"{name}: {file.status}, must be {case.must}"]
    return list(_faults_of_file(case, file))


def _faults_of_sentence(case: Case, name: str, sentence: str) -> Iterator[str]:
    if case.must not in SENTENCES:
        yield f"{name}: refused ({sentence}), must be {case.must}"
    elif SENTENCES[case.must] not in sentence:
        yield f"{name}: {sentence}, must be: {SENTENCES[case.must]}"
    if not sentence.startswith(f"{name} "):
        yield f"{name}: the sentence does not begin with its name: {sentence}"
    if any(word in sentence.removeprefix(name).casefold().split() for word in WORDS_OF_THE_TRADE):
        yield f"{name}: words of the trade in: {sentence}"


def _faults_of_file(case: Case, file: InputFile) -> Iterator[str]:
    if case.must == "read" and not file.grids:
        yield f"{file.name}: no sheet"
    if file.grids and case.cells is not None:
        shown = {place: cell.shown for place, cell in file.grids[0].cells.items()}
        wrong = {at: shown.get(place_of(at)) for at, text in case.cells.items() if shown.get(place_of(at)) != text}
        if wrong or (not case.cells and shown):
            yield f"{file.name}: cells {str(wrong or shown)[:200]}, must be {str(dict(case.cells))[:200]}"
    unread = tuple(name for name in case.unread if any(f"Lembar '{name}' " in said for said in file.unread))
    if unread != case.unread or len(file.unread) != len(case.unread):
        yield f"{file.name}: unread {file.unread}, must be {case.unread}"
    notes = {key for key, words in NOTES.items() if any(words in said for said in file.notes)}
    if notes != set(case.notes):
        yield f"{file.name}: notes {sorted(notes)}, must be {sorted(case.notes)}"
    for said in (*file.unread, *file.notes):
        if file.name not in said:
            yield f"{file.name}: not named in: {said}"
