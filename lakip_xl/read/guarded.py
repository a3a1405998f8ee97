"""Reading in a process of its own, with a limit on time and memory: a hang, an abort or a blow-up becomes one sentence too.

Only files that are large or oddly packed are read this way; why, and what it costs, is told in docs/reading.md.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any

from lakip_xl.errors import UnreadableFile
from lakip_xl.model.cells import Cell, Grid, InputFile
from lakip_xl.read import xlsx_sentences as say
from lakip_xl.read.xlsx_cells import Draft

Read = Callable[[bytes, str, str], InputFile]
MEMORY = 1_000_000_000
START_UP = 5.0
"""Seconds that a process may take to begin, beside the time for reading."""
BATCH = 50_000


def read_in_worker(read: Read, content: bytes, name: str, digest: str, seconds: float) -> InputFile:
    """What ``read`` gives, from a process that is ended when it takes too long. Raises UnreadableFile.

    ``read`` must be a function of a module: the new process finds it by its name.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, read, name, digest), daemon=True)
    process.start()
    theirs.close()
    try:
        ours.send_bytes(content)
        return _received(_messages(ours, seconds), name, seconds)
    except (OSError, EOFError) as fault:
        process.join(1)
        raise UnreadableFile(_why_ended(name, process.exitcode)) from fault
    finally:
        ours.close()
        if process.is_alive():
            process.kill()
        process.join()


def _messages(connection: Connection, seconds: float) -> Iterator[tuple[str, Any]]:
    """What the other process tells; once it tells cells it has read them all, and has as long again to hand them over."""
    deadline = time.monotonic() + seconds + START_UP
    reading = True
    while connection.poll(max(deadline - time.monotonic(), 0)):
        kind, told = pickle.loads(connection.recv_bytes())
        if reading:
            deadline, reading = time.monotonic() + seconds + START_UP, False
        yield kind, told
        if kind in ("read", "refused"):
            return
    yield "late", None


def _received(messages: Iterator[tuple[str, Any]], name: str, seconds: float) -> InputFile:
    grids: list[Grid] = []
    cells: dict[tuple[int, int], Cell] = {}
    for kind, told in messages:
        if kind == "cells":
            for cell in told:
                draft = Draft(*cell)
                draft.__class__ = Cell  # type: ignore[assignment]
                cells[cell[0], cell[1]] = draft  # type: ignore[assignment]
        elif kind == "grid":
            grids.append(replace(told, cells=cells))
            cells = {}
        elif kind == "read":
            return replace(told, grids=tuple(grids))
        elif kind == "refused":
            raise UnreadableFile(told)
    raise UnreadableFile(say.too_slow(name, seconds))


def _why_ended(name: str, code: int | None) -> str:
    """A process that the system ended (SIGKILL) had taken all memory; any other end is the file's damage."""
    return say.too_large(name, "tidak muat di memori", "1 GB") if code == -9 else say.damaged(name)


def work(connection: Connection, read: Read, name: str, digest: str) -> None:
    """The other process: reads, and tells the cells in batches, so that they are never there twice."""
    _limit_memory()
    try:
        content = connection.recv_bytes()
        file = read(content, name, digest)
        del content
        for grid in file.grids:
            for batch in _batches(grid):
                _tell(connection, "cells", batch)
            _tell(connection, "grid", Grid(grid.file, grid.sheet, {}, grid.merged, grid.hidden_rows, grid.hidden_columns, grid.hidden))
        _tell(connection, "read", replace(file, grids=()))
    except UnreadableFile as fault:
        _tell(connection, "refused", fault.sentence)
    except MemoryError:
        _tell(connection, "refused", say.too_large(name, "tidak muat di memori", "1 GB"))


def _batches(grid: Grid) -> Iterator[list[tuple[Any, ...]]]:
    cells = iter(grid.cells.values())
    while batch := [
        (cell.row, cell.column, cell.value, cell.shown, cell.number_format, cell.formula, cell.indent) for cell in islice(cells, BATCH)
    ]:
        yield batch


def _tell(connection: Connection, kind: str, told: Any) -> None:
    connection.send_bytes(pickle.dumps((kind, told), protocol=pickle.HIGHEST_PROTOCOL))


def _limit_memory() -> None:
    """POSIX only; elsewhere the limits on declared sizes and cells must do."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on Windows

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
