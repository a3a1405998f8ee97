"""The whole program, top to bottom: a folder in, findings and results out.

``check_office`` is the main job: read, recognise, interpret, check, diagnose. ``write_office`` puts its results in place.
Reading and checking give values; only the outermost functions here touch the disk.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from lakip_xl.diagnose.diagnosis import diagnose
from lakip_xl.errors import LakipError, UnreadableFile
from lakip_xl.folder.memory import compared, explained, explanations, recalled, told
from lakip_xl.folder.offices import MARKED, OfficeFolder, shown_name
from lakip_xl.folder.results import file_name, put_in_place
from lakip_xl.model.cells import InputFile
from lakip_xl.model.findings import Finding, Severity, Verdict
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.settings import Pengaturan
from lakip_xl.model.tables import FoundTable, Table
from lakip_xl.options import Options
from lakip_xl.read.identity import office_of, year_of
from lakip_xl.read.interpret import interpret
from lakip_xl.read.settings import as_settings_file, is_settings, settings_from
from lakip_xl.read.sheets import found_tables, tables_in
from lakip_xl.read.workbook import read_workbook
from lakip_xl.read.xlsx_sentences import program_fault
from lakip_xl.read.years import files_by_year, newest_year, parted, year_of_file, year_of_table
from lakip_xl.rules.engine import NOWHERE, ask, findings_of
from lakip_xl.rules.missing import missing_sheets
from lakip_xl.rules.registry import all_rules
from lakip_xl.rules.settle import settle
from lakip_xl.rules.understood import found_out
from lakip_xl.write.temuan_json import as_text, document, office

TEMUAN = "temuan.json"
PAGE = "temuan.html"


def check_office(folder: OfficeFolder, options: Options, progress: Callable[[str], None] = lambda name: None) -> Hasil:
    """Everything there is to say about one office."""
    laporan = read_report(folder, options, progress)
    rules = ask(laporan, all_rules())
    home = laporan.tables[0].found.grid.place(1, 1) if laporan.tables else NOWHERE
    findings, groups = diagnose(laporan, rules, findings_of(rules, home))
    results = results_folder(folder, options)
    memory = recalled(results / TEMUAN, folder.name)
    marked, resolved = compared(findings, memory.findings)
    marked, lapsed = explained(marked, explanations(results, memory))
    history = told(memory, marked, resolved, lapsed, laporan.files)
    missing, understood = missing_sheets(laporan), found_out(laporan)
    return Hasil(laporan, rules, marked, groups, _verdict(laporan, marked), missing, resolved, understood, history)


def read_report(folder: OfficeFolder, options: Options, progress: Callable[[str], None] = lambda name: None) -> Laporan:
    """Everything that an office's files say, before it is checked."""
    laporan = settle(_laporan(folder, read_office(folder, progress), options))
    return replace(laporan, previous=_settled_by_year(laporan))


def _settled_by_year(laporan: Laporan) -> tuple[Table, ...]:
    """The tables of earlier years, each year settled by its own equations."""
    years = dict.fromkeys(map(year_of_table, laporan.previous))
    reports = (replace(laporan, tables=tuple(one for one in laporan.previous if year_of_table(one) == year), previous=())
               for year in years)  # fmt: skip
    return tuple(table for report in reports for table in settle(report).tables)


@dataclass(frozen=True)
class Written:
    """Where an office's results stand; ``untold`` says which input could not be marked, and why."""

    temuan: Path
    workbook: Path | None = None
    page: Path | None = None
    copies: tuple[Path, ...] = ()
    untold: tuple[str, ...] = ()


def write_office(hasil: Hasil, folder: OfficeFolder, options: Options) -> Written:
    """Puts the office's results in place: temuan.json, the page, the workbook, and each input marked."""
    target = results_folder(folder, options)
    temuan = put_in_place(target / TEMUAN, as_text(document([office(hasil)])).encode())
    if options.only_check:
        return Written(temuan)
    page = put_in_place(target / PAGE, _page(hasil).encode())
    if not hasil.laporan.tables:
        return Written(temuan, page=page)
    workbook = put_in_place(target / workbook_name(hasil), _workbook(hasil), folder.own_files)
    copies, untold = _marked_copies(hasil, folder, target / MARKED)
    return Written(temuan, workbook, page, copies, untold)


def _page(hasil: Hasil) -> str:
    from lakip_xl.write.html import findings_page  # noqa: PLC0415 - what is not written is not imported

    return findings_page([hasil])


def _marked_copies(hasil: Hasil, folder: OfficeFolder, target: Path) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Every input that was read and has not changed since, also those without findings: an older copy must not stay behind."""
    from lakip_xl.write.marked import mark  # noqa: PLC0415 - lxml is loaded only here

    earlier = _earlier_files(hasil.laporan)
    read = {file.name: file.sha256 for file in hasil.laporan.files if file.status == "read" and file.name not in earlier}
    copies: list[Path] = []
    untold: list[str] = []
    taken: set[str] = set()
    for path in folder.inputs:
        name = folder.name_of(path)
        try:
            content = path.read_bytes()
            if hashlib.sha256(content).hexdigest() == read.get(name):
                copy = path.name if path.name.casefold() not in taken else name.replace("/", " - ")
                taken.add(copy.casefold())
                copies.append(put_in_place(target / copy, mark(content, name, hasil.findings), folder.own_files))
        except OSError:
            untold.append(f"{name} tidak dapat ditandai karena sedang dipakai program lain.")
        except LakipError as fault:
            untold.append(fault.sentence)
    return tuple(copies), tuple(untold)


def _earlier_files(laporan: Laporan) -> set[str]:
    """The files of which only earlier years are in use: they are compared with, not marked."""
    return {table.file for table in laporan.previous} - {table.file for table in laporan.tables}


def results_folder(folder: OfficeFolder, options: Options) -> Path:
    return options.output or folder.results


def workbook_name(hasil: Hasil) -> str:
    laporan = hasil.laporan
    return file_name(" ".join(str(part) for part in ("LAKIP", laporan.year, laporan.office or laporan.folder) if part)) + ".xlsx"


def understand(path: Path, progress: Callable[[str], None]) -> tuple[InputFile, tuple[FoundTable, ...], tuple[str, ...]]:
    """How each sheet of a file is understood and what its figures say about it, for ``kenali``. Raises UnreadableFile."""
    progress(shown_name(path.name))
    file = read_workbook(path, shown_name(path.name))
    progress("")
    tables = tuple(interpret(found) for found in found_tables(file))
    laporan = settle(Laporan(path.parent.name, "", None, (file,), tables))
    return file, tuple(table.found for table in laporan.tables), found_out(laporan)


def _read(path: Path, name: str, progress: Callable[[str], None]) -> InputFile:
    name = shown_name(name)
    progress(name)
    try:
        return read_workbook(path, name)
    except UnreadableFile as fault:
        return InputFile(name, "refused", reason=fault.sentence)
    except Exception as fault:  # the last net for a file; the office's other files are still checked
        return InputFile(name, "refused", reason=program_fault(name, type(fault).__name__))


def read_office(
    folder: OfficeFolder, progress: Callable[[str], None] = lambda name: None
) -> tuple[tuple[InputFile, ...], Pengaturan]:
    """The office's files, and what its settings workbooks say; those are listed among the files without their sheets.

    ``progress`` is told each file before it is opened, and "" when all are read.
    """
    read = tuple(_read(path, folder.name_of(path), progress) for path in folder.inputs)
    asked = {folder.name_of(path) for path in folder.inputs}
    own = [_read(path, name, progress) for path in folder.settings if (name := folder.name_of(path)) not in asked]
    shared = [_read(path, f"../{path.name}", progress) for path in folder.shared]
    progress("")
    settings = settings_from([*own, *filter(is_settings, read)], shared)
    files = tuple(as_settings_file(file) if is_settings(file) else file for file in (*read, *own, *shared))
    return files + folder.left_out, settings


def _laporan(folder: OfficeFolder, read: tuple[tuple[InputFile, ...], Pengaturan], options: Options) -> Laporan:
    """Who and which year: the command line first, then the settings, then what the files say."""
    files, settings = read
    asked = options.year or settings.year
    direct = tables_in((file for file in files if year_of_file(file.name) is None), settings.headings)
    by_year = files_by_year(files, asked, year_of(direct, ()) if direct else None)
    tables = tables_in(by_year.current, settings.headings) if by_year.year else direct
    earlier = tables_in(by_year.earlier, settings.headings)
    year = asked or newest_year(tables, _year(folder, by_year.current, tables))
    if by_year.year and not asked and year == year_of(earlier, ()):  # all titles of the newest folder are last year's
        year = by_year.year
    own, previous = parted(tables, year)
    listed = by_year.listed({table.file for table in previous} - {table.file for table in own})
    office = options.office or settings.office or office_of(own) or office_of(earlier)
    return Laporan(folder.name, office, year, listed, own, settings, (*earlier, *previous))


def _year(folder: OfficeFolder, files: tuple[InputFile, ...], tables: tuple[Table, ...]) -> int | None:
    names = [*(grid.sheet for file in files for grid in file.grids), *(file.name for file in files), folder.name]
    return year_of(tables, names)


def _verdict(laporan: Laporan, findings: tuple[Finding, ...]) -> Verdict:
    if any(finding.severity is Severity.KESALAHAN for finding in findings):
        return Verdict.PERLU_DIPERBAIKI
    whole = laporan.tables and all(file.status != "refused" and not file.unread for file in laporan.files)
    return Verdict.SIAP if whole else Verdict.TIDAK_TERBACA


def _workbook(hasil: Hasil) -> bytes:
    from lakip_xl.write.sheets import compose  # noqa: PLC0415 - the writer is imported only when something is written
    from lakip_xl.write.xlsx import workbook_bytes  # noqa: PLC0415

    return workbook_bytes(compose(hasil), title=workbook_name(hasil).removesuffix(".xlsx"), office=hasil.laporan.office)
