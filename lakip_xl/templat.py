"""The command ``templat``: blank forms and the settings workbook into a folder. A file that is there already is never overwritten
unless that is asked for, because it may have been filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from lakip_xl.errors import LakipError
from lakip_xl.folder.offices import OfficeFolder, find_offices
from lakip_xl.folder.results import put_in_place
from lakip_xl.isolated import about, without_its_file
from lakip_xl.options import Options
from lakip_xl.read.settings_declared import NAME
from lakip_xl.rules.usulan import Usulan, proposals
from lakip_xl.run import read_report
from lakip_xl.workers import run_all
from lakip_xl.write.settings_book import settings_book
from lakip_xl.write.templates import template_files

SETTINGS = f"{NAME}.xlsx"
PROPOSED = f"{NAME} - usulan.xlsx"


class NoOfficeError(LakipError):
    """The folder from which names are to be proposed is not one office."""


class StoppedError(LakipError):
    """The worker process that read the office came to a bad end."""


def write_templates(folder: Path, overwrite: bool = False) -> Iterator[str]:
    """Every template and the settings workbook; says of each whether it was written."""
    for name, content in (*template_files(), (SETTINGS, settings_book())):
        yield _written(folder / name, content, overwrite)


def write_proposals(folder: Path, office: Path, overwrite: bool = False) -> Iterator[str]:
    """The settings workbook with the names of an office that may mean the same; beside settings that are there already."""
    offices = find_offices((office,))
    if len(offices) != 1:
        raise NoOfficeError(f"{office} bukan folder satu dinas.")
    (done,) = run_all(_proposals, offices, 1, again=lambda done: without_its_file(done.item, done))
    if done.outcome is None:
        raise StoppedError(about(done))
    found = done.outcome
    target = folder / (PROPOSED if (folder / SETTINGS).exists() and not overwrite else SETTINGS)
    yield f"{len(found)} usulan pemetaan dari {offices[0].name}; tulis ya pada baris yang benar."
    yield _written(target, settings_book(found), overwrite)


def _proposals(office: OfficeFolder, tell: Callable[[str], None]) -> tuple[Usulan, ...]:
    """In a worker process: the office's files are read."""
    return proposals(read_report(office, Options(), tell))


def _written(target: Path, content: bytes, overwrite: bool) -> str:
    if target.exists() and not overwrite:
        return f"Sudah ada, tidak ditimpa: {target}"
    return f"Ditulis: {put_in_place(target, content)}"
