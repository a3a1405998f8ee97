"""The command ``periksa``: many offices, progress, summaries, and the files that were asked for.

With the command line the outermost layer: it prints and writes what was asked for. One bad office never stops the others.
"""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click

from lakip_xl.errors import CHECKED, FAULTS, NO_TABLE, UNREADABLE, LakipError
from lakip_xl.folder.offices import OfficeFolder, find_offices
from lakip_xl.folder.results import put_in_place
from lakip_xl.model.findings import Severity
from lakip_xl.model.hasil import Hasil
from lakip_xl.run import Options, check_office, write_office
from lakip_xl.write.exchange import junit_text, sarif_text
from lakip_xl.write.temuan_json import as_text, document, office
from lakip_xl.write.terminal import printable, summary


@dataclass(frozen=True)
class Request:
    """The options of ``periksa``, named as on the command line."""

    paths: tuple[Path, ...]
    keluaran: Path | None = None
    json_file: str | None = None
    sarif: Path | None = None
    junit: Path | None = None
    tahun: int | None = None
    instansi: str = ""
    buka: bool = False
    diam: bool = False
    proses: int = 1
    hanya_periksa: bool = False
    debug: bool = False


@dataclass(frozen=True)
class OfficeReport:
    """What one office's run comes down to: light enough to come back from a worker process."""

    summary: str
    code: int
    temuan: dict[str, Any] | None = None
    tables: int = 0
    workbook: Path | None = None


def check_all(request: Request) -> int:
    """Checks every office of the request; returns the exit code."""
    offices = find_offices(request.paths or (Path(),))
    reports = []
    for report in _reports(offices, request):
        reports.append(report)
        click.echo(report.summary, err=True)
    _write_documents(request, document(report.temuan for report in reports if report.temuan))
    if request.buka:
        _open([report.workbook for report in reports if report.workbook])
    tables = sum(report.tables for report in reports)
    return max([report.code for report in reports if report.tables or report.code == UNREADABLE] + [CHECKED if tables else NO_TABLE])


def _reports(offices: tuple[OfficeFolder, ...], request: Request) -> Iterator[OfficeReport]:
    work = partial(check_one, request=request, several=len(offices) > 1)
    if request.proses > 1 and len(offices) > 1:
        with ProcessPoolExecutor(min(request.proses, len(offices))) as pool:
            yield from pool.map(work, offices)
        return
    shown = None if request.diam or not sys.stderr.isatty() else _say
    for folder in offices:
        yield work(folder, progress=shown)


def _say(office: str, file: str) -> None:
    click.echo(f"\r  {printable(office)[:30]}: {printable(file)[:40]:<42}", err=True, nl=False)


def check_one(
    folder: OfficeFolder, request: Request, several: bool, progress: Callable[[str, str], None] | None = None
) -> OfficeReport:
    """One office from reading to writing; whatever happens to it becomes its report."""
    options = _options(folder, request, several)
    try:
        hasil = check_office(folder, options, partial(progress, folder.name) if progress else lambda name: None)
        if progress:
            click.echo("\r" + " " * 78 + "\r", err=True, nl=False)
        written = write_office(hasil, folder, options)
    except LakipError as fault:
        return OfficeReport(f"{folder.name}\n  {fault.sentence}", UNREADABLE)
    except Exception as fault:  # the last net: the other offices are still checked
        if request.debug:
            traceback.print_exc()
        return OfficeReport(f"{folder.name}\n  Kesalahan program ({type(fault).__name__}). Jalankan dengan --debug dan laporkan.", UNREADABLE)
    workbook = next((path for path in written if path.suffix == ".xlsx"), None)
    text = summary(hasil, tuple(map(str, written)))
    return OfficeReport(text, _code(hasil), office(hasil), len(hasil.laporan.tables), workbook)


def _options(folder: OfficeFolder, request: Request, several: bool) -> Options:
    output = request.keluaran / folder.name if request.keluaran and several else request.keluaran
    return Options(request.instansi, request.tahun, output, request.hanya_periksa)


def _code(hasil: Hasil) -> int:
    if not hasil.laporan.tables and not any(file.status == "refused" for file in hasil.laporan.files):
        return NO_TABLE
    if any(file.status == "refused" for file in hasil.laporan.files):
        return UNREADABLE
    return FAULTS if hasil.count(Severity.KESALAHAN) else CHECKED


def _write_documents(request: Request, temuan: dict[str, Any]) -> None:
    if request.json_file == "-":
        sys.stdout.buffer.write(as_text(temuan).encode())
        sys.stdout.flush()
    elif request.json_file:
        put_in_place(Path(request.json_file), as_text(temuan).encode())
    if request.sarif:
        put_in_place(request.sarif, sarif_text(temuan).encode())
    if request.junit:
        put_in_place(request.junit, junit_text(temuan).encode())


def _open(workbooks: list[Path]) -> None:
    """Opens the results with the program that the system has for them."""
    for workbook in workbooks:
        if sys.platform == "win32":
            os.startfile(workbook)
        else:
            opener = "open" if sys.platform == "darwin" else "xdg-open"
            subprocess.run([opener, str(workbook)], check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


