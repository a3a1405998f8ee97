"""The command ``kenali``: how each sheet of one file is understood."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from lakip_xl.errors import CHECKED, NO_TABLE, UNREADABLE, LakipError
from lakip_xl.isolated import about, why_unread
from lakip_xl.workers import run_all


def recognise_file(file: Path) -> tuple[str, int]:
    """What is to be printed, and the exit code."""
    (done,) = run_all(_recognise, [file], 1)
    return done.outcome or (why_unread(done) if done.step else about(done), UNREADABLE)


def _recognise(file: Path, tell: Callable[[str], None]) -> tuple[str, int]:
    from lakip_xl.run import understand  # noqa: PLC0415 - needed in the worker process only
    from lakip_xl.write.terminal import recognised  # noqa: PLC0415

    try:
        read, tables, notes = understand(file, tell)
    except LakipError as fault:
        return fault.sentence, UNREADABLE
    return recognised(read, tables, notes), CHECKED if tables else NO_TABLE
