"""Reading in a process of its own, with a limit on time and memory: a hang, an abort or a blow-up becomes one sentence too.

Only files that are large or oddly packed are read this way; why, and what it costs, is told in docs/reading.md.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import IO, Any

from lakip_xl.errors import UnreadableFile
from lakip_xl.model.cells import Cell, Cells, Grid, InputFile, make_cell
from lakip_xl.read import xlsx_sentences as say

Read = Callable[[bytes, str, str], InputFile]
MEMORY = 1_000_000_000
START_UP = 5.0
"""Seconds that a process may take to begin, beside the time for reading."""
BATCH = 50_000
COMMAND = "import sys; sys.path[:] = sys.argv[1].split('\\n'); from lakip_xl.read.guarded import serve; serve()"
_LENGTH = struct.Struct("<Q")


def read_in_worker(read: Read, content: bytes, name: str, digest: str, seconds: float) -> InputFile:
    """What ``read`` gives, from a process that is ended when it takes too long. Raises UnreadableFile.

    ``read`` must be a function of a module: the new process finds it by its name.
    """
    command = [sys.executable, "-c", COMMAND, "\n".join(sys.path)]
    job = pickle.dumps((read, name, digest))
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        clock = _Clock(process, seconds + START_UP)
        try:
            _send(process.stdin, job)
            _send(process.stdin, content)
            return _received(process, clock)
        except (OSError, EOFError, struct.error, pickle.UnpicklingError) as fault:
            process.kill()
            raise UnreadableFile(_why_ended(name, clock, process.wait(), seconds)) from fault
        finally:
            clock.stop()
            process.kill()


class _Clock:
    """Ends the process when its time is over."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.over = False
        self._process = process
        self._seconds = seconds
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def _end(self) -> None:
        self.over = True
        self._process.kill()

    def stop(self) -> None:
        self._timer.cancel()

    def again(self) -> None:
        """The sheets are read; handing them over may take as long again."""
        self.stop()
        self._timer = threading.Timer(self._seconds, self._end)
        self._timer.daemon = True
        self._timer.start()


def _received(process: subprocess.Popen[bytes], clock: _Clock) -> InputFile:
    grids: list[Grid] = []
    lines: dict[int, list[Cell]] = {}
    while True:
        kind, told = pickle.loads(_receive(process.stdout))
        if kind == "begin":
            clock.again()
        elif kind == "cells":
            for fields in told:
                lines.setdefault(fields[0], []).append(make_cell(*fields))
        elif kind == "grid":
            grids.append(replace(told, cells=Cells(lines)))
            lines = {}
        elif kind == "refused":
            raise UnreadableFile(told)
        else:
            file: InputFile = replace(told, grids=tuple(grids))
            return file


def _why_ended(name: str, clock: _Clock, code: int, seconds: float) -> str:
    """The clock, the system for want of memory (SIGKILL, SIGABRT), or the file's damage."""
    if clock.over:
        return say.too_slow(name, seconds)
    return say.too_large(name, "tidak muat di memori", "1 GB") if code in (-9, -6) else say.damaged(name)


def _send(stream: IO[bytes] | None, content: bytes) -> None:
    assert stream is not None
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def _receive(stream: IO[bytes] | None) -> bytes:
    assert stream is not None
    (length,) = _LENGTH.unpack(stream.read(_LENGTH.size))
    return stream.read(length)


def serve() -> None:  # pragma: no cover - runs in the other process, which is killed once it has answered
    """The other process: reads what comes in, and tells the cells in batches, so that they are never there twice."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory()
    name = ""
    try:
        read, name, digest = pickle.loads(_receive(sys.stdin.buffer))
        file = read(_receive(sys.stdin.buffer), name, digest)
        _tell(answers, "begin", None)
        for grid in file.grids:
            for batch in _batches(grid):
                _tell(answers, "cells", batch)
            _tell(answers, "grid", replace(grid, cells=Cells({})))
        _tell(answers, "read", replace(file, grids=()))
    except UnreadableFile as fault:
        _tell(answers, "refused", fault.sentence)
    except MemoryError:
        _tell(answers, "refused", say.too_large(name, "tidak muat di memori", "1 GB"))


def _batches(grid: Grid) -> Iterator[list[tuple[Any, ...]]]:  # pragma: no cover - the other process
    cells = iter(grid.cells.values())
    while batch := [
        (cell.row, cell.column, cell.value, cell.shown, cell.number_format, cell.formula, cell.indent)
        for cell in islice(cells, BATCH)
    ]:
        yield batch


def _tell(stream: IO[bytes], kind: str, told: Any) -> None:  # pragma: no cover - the other process
    _send(stream, pickle.dumps((kind, told), protocol=pickle.HIGHEST_PROTOCOL))


def _limit_memory() -> None:  # pragma: no cover - the other process
    """POSIX only; elsewhere the limits on declared sizes and cells must do."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
