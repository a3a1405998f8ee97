"""One office from reading to writing, in the worker process that has it; what this needs is loaded only there."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

from lakip_xl.errors import CHECKED, FAULTS, NO_TABLE, UNREADABLE, LakipError
from lakip_xl.isolated import OUT_OF_MEMORY, crashed
from lakip_xl.model.findings import Severity, Verdict
from lakip_xl.model.hasil import Hasil
from lakip_xl.office_report import Job, OfficeReport, failed
from lakip_xl.run import Written, check_office, workbook_name, write_office
from lakip_xl.write.recap_line import recap_line
from lakip_xl.write.temuan_json import office
from lakip_xl.write.terminal import summary


def report_of(job: Job, tell: Callable[[str], None], *, debug: bool = False) -> OfficeReport:
    """One office from reading to writing; whatever happens to it becomes its report."""
    folder, options = job.folder, job.options
    try:
        hasil = check_office(folder, options, tell)
        written = write_office(hasil, folder, options)
        workbook = named_after(written.workbook, hasil) if written.workbook and job.verdict_in_name else written.workbook
    except LakipError as fault:
        return failed(folder, fault.sentence)
    except MemoryError:
        return failed(folder, OUT_OF_MEMORY)
    except Exception as fault:  # the last net; the other offices are still checked
        if debug:
            traceback.print_exc()
        return failed(folder, crashed(type(fault).__name__))
    text = summary(hasil, result_lines(written, workbook))
    return OfficeReport(text, _code(hasil), recap_line(hasil, workbook), office(hasil), len(hasil.laporan.tables), workbook)


def result_lines(written: Written, workbook: Path | None) -> tuple[str, ...]:
    """Where the results are, for the summary."""
    lines = [f"Hasil: {path}" for path in (workbook, written.page, written.temuan) if path]
    if written.copies:
        lines.append(f"Berkas yang ditandai: {written.copies[0].parent}")
    return (*lines, *(f"Tidak ditandai: {sentence}" for sentence in written.untold))


def named_after(workbook: Path, hasil: Hasil) -> Path:
    """The result under a name that carries the verdict, which is seen without opening it."""
    from lakip_xl.folder.verdict_names import put_verdict_in_name  # noqa: PLC0415 - not asked for by the command line

    wrong = hasil.count(Severity.KESALAHAN)
    words = {Verdict.SIAP: "siap", Verdict.TIDAK_TERBACA: "tidak terbaca"}
    verdict = f"{wrong} kesalahan" if wrong else words.get(hasil.verdict, "perlu diperbaiki")
    return put_verdict_in_name(workbook, workbook_name(hasil), verdict)


def _code(hasil: Hasil) -> int:
    if not hasil.laporan.tables and not any(file.status == "refused" for file in hasil.laporan.files):
        return NO_TABLE
    if any(file.status == "refused" or file.unread for file in hasil.laporan.files):
        return UNREADABLE
    return FAULTS if hasil.count(Severity.KESALAHAN) else CHECKED
