"""What goes into the check of one office and what comes out of it: light, because both pass between processes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lakip_xl.errors import UNREADABLE
from lakip_xl.folder.offices import OfficeFolder
from lakip_xl.options import Options
from lakip_xl.write.recap_line import RecapLine
from lakip_xl.write.terminal import VERDICTS, printable


@dataclass(frozen=True)
class OfficeReport:
    """What one office's run comes down to: light enough to come back from a worker process."""

    summary: str
    code: int
    line: RecapLine
    temuan: dict[str, Any] | None = None
    tables: int = 0
    workbook: Path | None = None

    @property
    def short(self) -> str:
        """The office in one line."""
        if self.temuan is None:
            return printable(f"{self.line.folder}: {self.line.remark}")
        counts = f"{self.line.kesalahan} kesalahan, {self.line.peringatan} peringatan, {self.line.catatan} catatan"
        remark = f" - {self.line.remark}" if self.line.remark else ""
        return printable(f"{self.line.folder}: {VERDICTS[self.line.verdict]} - {counts}{remark}")


@dataclass(frozen=True)
class Job:
    """An office and the options with which it is checked."""

    folder: OfficeFolder
    options: Options
    verdict_in_name: bool = False


def failed(folder: OfficeFolder, sentence: str) -> OfficeReport:
    """The report of an office that could not be checked."""
    text = f"{printable(folder.name)}\n  {printable(sentence)}"
    return OfficeReport(text, UNREADABLE, RecapLine(folder.name, remark=sentence))
