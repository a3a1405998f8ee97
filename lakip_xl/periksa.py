"""The command ``periksa``: many offices, progress, summaries, the recap, and the files that were asked for.

With the command line the outermost layer: it prints and writes what was asked for. One bad office never stops the others, and one
bad file never its office: each office is read and checked in a worker process, and a file that hangs it, ends it or takes too
much memory gets its sentence while the office is checked without it.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from lakip_xl.errors import CHECKED, NO_TABLE, UNREADABLE, LakipError
from lakip_xl.folder.offices import OLD_WORKBOOKS, RESULTS, WORKBOOKS, OfficeFolder, find_offices
from lakip_xl.folder.results import put_in_place
from lakip_xl.isolated import about, without_its_file
from lakip_xl.mishaps import DEFAULT, Done, Limits
from lakip_xl.office_report import Job, OfficeReport, failed
from lakip_xl.options import Options
from lakip_xl.progress import Progress, progress
from lakip_xl.workers import run_all, sensible_count
from lakip_xl.write.recap_line import RecapLine
from lakip_xl.write.temuan_json import as_text, document
from lakip_xl.write.terminal import printable

MOST_SUMMARIES = 3
"""More offices than these get a line each, not a screen each."""


@dataclass(frozen=True)
class Request:
    """The options of ``periksa``, named as on the command line; ``nama_verdict`` and ``limits`` are set by other commands."""

    paths: tuple[Path, ...]
    keluaran: Path | None = None
    json_file: str | None = None
    sarif: Path | None = None
    junit: Path | None = None
    tahun: int | None = None
    instansi: str = ""
    buka: bool = False
    diam: bool = False
    proses: int | None = None
    hanya_periksa: bool = False
    debug: bool = False
    nama_verdict: bool = False
    limits: Limits = DEFAULT


@dataclass(frozen=True)
class Checked:
    """A whole run: the offices' reports in their order, the exit code, and where the recap stands."""

    reports: tuple[OfficeReport, ...]
    code: int
    recap: Path | None = None

    @property
    def to_open(self) -> list[Path]:
        """The recap of many offices, or the one result."""
        if self.recap:
            return [self.recap]
        return [report.workbook for report in self.reports if report.workbook]


def check_all(request: Request) -> int:
    """Checks every office of the request and says what was found; returns the exit code."""
    checked = check_paths(request)
    short = len(checked.reports) > MOST_SUMMARIES
    for report in checked.reports:
        click.echo(report.short if short else report.summary, err=True)
    if checked.recap:
        click.echo(f"Rekap: {printable(str(checked.recap))}", err=True)
    unwritten = write_documents(request, checked.reports)
    for sentence in unwritten:
        click.echo(sentence, err=True)
    if request.buka:
        open_files(checked.to_open)
    return max(checked.code, UNREADABLE) if unwritten else checked.code


def check_paths(request: Request, shown: Progress | None = None) -> Checked:
    """Checks every office of the request, writes their results and the recap. Prints nothing but the bar."""
    jobs = jobs_of(request)
    reports: dict[Job, OfficeReport] = {}
    steps = len(jobs) if len(jobs) > 1 else sum(len(job.folder.inputs) for job in jobs)
    with contextlib.nullcontext(shown) if shown else progress(steps, not request.diam) as bar:
        reports.update(check_each(jobs, request, bar))
    ordered = tuple(reports[job] for job in jobs)
    recap = None
    code = code_of(ordered)
    if len(jobs) > 1 and not request.hanya_periksa:
        try:
            recap = write_recap((report.line for report in ordered), recap_folder(request, jobs))
        except LakipError as fault:
            click.echo(fault.sentence, err=True)
            code = max(code, UNREADABLE)
    return Checked(ordered, code, recap)


def jobs_of(request: Request) -> tuple[Job, ...]:
    """Each office with its own place for results: with --keluaran offices of one name do not share a folder."""
    offices = _merged(find_offices(request.paths or (Path(),)))
    return tuple(job_of(folder, request, place) for folder, place in zip(offices, _places(offices, request), strict=True))


def job_of(folder: OfficeFolder, request: Request, place: Path | None) -> Job:
    return Job(folder, Options(request.instansi, request.tahun, place, request.hanya_periksa), request.nama_verdict)


def _merged(offices: Sequence[OfficeFolder]) -> tuple[OfficeFolder, ...]:
    """Workbooks of one folder that were named one by one are one office's; a folder named twice is checked once."""
    found: dict[Path, OfficeFolder] = {}
    for folder in offices:
        known = found.setdefault(folder.path.resolve(), folder)
        if known is not folder:
            inputs = tuple(dict.fromkeys([*known.inputs, *folder.inputs]))
            found[folder.path.resolve()] = replace(known, inputs=inputs, left_out=known.left_out or folder.left_out)
    return tuple(found.values())


def _places(offices: Sequence[OfficeFolder], request: Request) -> list[Path | None]:
    if request.keluaran is None or len(offices) == 1:
        return [request.keluaran] * len(offices)
    taken: dict[str, int] = {}
    places: list[Path | None] = []
    for folder in offices:
        taken[folder.name.casefold()] = count = taken.get(folder.name.casefold(), 0) + 1
        places.append(request.keluaran / (folder.name if count == 1 else f"{folder.name} ({count})"))
    return places


def check_each(jobs: Sequence[Job], request: Request, shown: Progress) -> Iterator[tuple[Job, OfficeReport]]:
    """Each office and its report as soon as it is there: one that was checked without a file of its own is still that office."""
    work = partial(check_one, debug=request.debug)
    count = sensible_count(len(jobs), request.proses)
    asked = {job.folder.path: job for job in jobs}
    for done in run_all(work, jobs, count, request.limits, partial(_tell, shown, alone=len(jobs) == 1), _without_its_file):
        if len(jobs) > 1:
            shown.step()
        yield asked[done.item.folder.path], done.outcome or _mishap(done)


def check_one(job: Job, tell: Callable[[str], None], *, debug: bool = False) -> OfficeReport:
    """One office, in a worker process; what that needs is loaded only there."""
    from lakip_xl.one_office import report_of  # noqa: PLC0415

    return report_of(job, tell, debug=debug)


def _tell(shown: Progress, job: Job, file: str, *, alone: bool) -> None:
    shown.at(job.folder.name, file or "memeriksa angkanya")
    if alone and file:
        shown.step()


def _without_its_file(done: Done[Job, OfficeReport]) -> Job | None:
    folder = without_its_file(done.item.folder, done)
    return replace(done.item, folder=folder) if folder else None


def _mishap(done: Done[Job, OfficeReport]) -> OfficeReport:
    return failed(done.item.folder, about(done))


def code_of(reports: Sequence[OfficeReport]) -> int:
    """The highest that applies; an office without a table counts only where no office has one.

    An office that was stopped (its results could not be written, say) is not one without a table.
    """
    stopped = any(report.temuan is None for report in reports)
    tables = stopped or any(report.tables for report in reports)
    codes = [report.code for report in reports if report.tables or report.code == UNREADABLE]
    return max([*codes, CHECKED if tables else NO_TABLE])


def recap_folder(request: Request, jobs: Sequence[Job]) -> Path:
    """Where the recap stands: in --keluaran, else in Hasil LAKIP of the folder in which the first office lies."""
    return request.keluaran or jobs[0].folder.path.resolve().parent / RESULTS


def write_recap(lines: Iterable[RecapLine], folder: Path) -> Path:
    """Raises UnwritableResult."""
    from lakip_xl.write.recap import FILE_NAME, compose_recap  # noqa: PLC0415 - the writer is imported only when something is written
    from lakip_xl.write.xlsx import workbook_bytes  # noqa: PLC0415

    return put_in_place(folder / FILE_NAME, workbook_bytes(compose_recap(tuple(lines), folder), title="Rekap LAKIP", office=""))


def write_documents(request: Request, reports: Sequence[OfficeReport]) -> tuple[str, ...]:
    """The files that the command line asks for; returns a sentence for each that cannot be written."""
    unwritten: list[str] = []
    for target, content in _documents(request, document(report.temuan for report in reports if report.temuan)):
        if target.suffix.casefold() in (*WORKBOOKS, *OLD_WORKBOOKS):
            unwritten.append(f"{printable(str(target))} adalah nama buku kerja Excel dan tidak ditulisi. Pilih nama lain.")
            continue
        try:
            put_in_place(target, content.encode())
        except LakipError as fault:
            unwritten.append(fault.sentence)
    return tuple(unwritten)


def _documents(request: Request, temuan: dict[str, Any]) -> Iterator[tuple[Path, str]]:
    if request.json_file == "-":
        sys.stdout.buffer.write(as_text(temuan).encode())
        sys.stdout.flush()
    elif request.json_file:
        yield Path(request.json_file), as_text(temuan)
    if request.sarif or request.junit:
        from lakip_xl.write.exchange import junit_text, sarif_text  # noqa: PLC0415 - seldom asked for

        yield from ((path, text(temuan)) for path, text in ((request.sarif, sarif_text), (request.junit, junit_text)) if path)


def open_files(files: Iterable[Path]) -> None:
    """Opens the results with the program that the system has for them."""
    for file in files:
        with contextlib.suppress(OSError):  # no such program; the result is named on the screen
            if sys.platform == "win32":
                os.startfile(file)
            else:
                opener = "open" if sys.platform == "darwin" else "xdg-open"
                subprocess.run([opener, str(file)], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
