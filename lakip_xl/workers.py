"""Work in processes of its own: a crash, a hang or a lack of memory of one item costs that item only.

The parent waits for signs of life and stops a worker that gives none; what cannot be caught within a process is told apart
from outside, with the step at which it came, so that the item can be given out again without it. Knows nothing of offices.
"""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from typing import Any

from lakip_xl.garbage import search_rarely
from lakip_xl.mishaps import DEFAULT, Done, Item, Limits, Mishap, Outcome

GRACE = 2.0
LOOK = 0.5


_running: set[_Worker] = set()


def sensible_count(items: int, asked: int | None) -> int:
    """How many workers: what was asked for, else one for each processor; never more than there are items."""
    return max(1, min(items, asked or os.cpu_count() or 1))


def run_all(
    work: Callable[[Item, Callable[[str], None]], Outcome],
    items: Sequence[Item],
    count: int,
    limits: Limits = DEFAULT,
    progress: Callable[[Item, str], None] = lambda item, step: None,
    again: Callable[[Done[Item, Outcome]], Item | None] = lambda done: None,
) -> Iterator[Done[Item, Outcome]]:
    """Each item's outcome as soon as it is there. ``work`` gets the item and a function that tells the step which it begins.

    After a mishap ``again`` may give the item in another form, which is tried in its place. ``work`` and the items must be
    importable and picklable, since most systems start a worker from nothing.
    """
    given = dict(enumerate(items))
    waiting = list(reversed(given.items()))
    crew: list[_Worker] = []
    try:
        crew.extend(_Worker(work, limits) for _ in range(min(count, len(waiting))))
        while waiting or any(worker.busy for worker in crew):
            _hand_out(waiting, crew, work, limits)
            wait([worker.pipe for worker in crew if worker.busy], timeout=LOOK)
            for worker in crew:
                for kind, content in worker.news():
                    index = worker.index
                    if kind == "at":
                        progress(given[index], content)
                        continue
                    worker.index = -1
                    done = _done(given[index], kind, content, worker.step)
                    if done.mishap and (other := again(done)) is not None:
                        given[index] = other
                        waiting.append((index, other))
                    else:
                        yield done
    finally:
        for worker in crew:
            worker.let_go()
        for worker in crew:
            worker.stop()


def _done(item: Item, kind: str, content: Any, step: str) -> Done[Item, Any]:
    return Done(item, content) if kind == "done" else Done(item, None, Mishap(kind), str(content), step)


def _hand_out(waiting: list[tuple[int, Item]], crew: list[_Worker], work: Callable[..., Any], limits: Limits) -> None:
    for place, worker in enumerate(crew):
        if worker.busy or not waiting:
            continue
        if worker.spent or not worker.process.is_alive():
            worker.let_go()
            worker.stop()
            crew[place] = _Worker(work, limits)
        crew[place].give(*waiting.pop())


class _Worker:
    """One process, its pipe, and the index of the item that it has (-1 when it has none)."""

    def __init__(self, work: Callable[..., Any], limits: Limits) -> None:
        context = _context()
        self.limits, self.index, self.given, self.heard, self.step = limits, -1, 0, time.monotonic(), ""
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(work, other, limits.memory))  # type: ignore[attr-defined]
        with _interrupts_ignored():
            self.process.start()
        other.close()
        _running.add(self)

    @property
    def busy(self) -> bool:
        return self.index >= 0

    @property
    def spent(self) -> bool:
        return self.given >= self.limits.items

    def give(self, index: int, item: Any) -> None:
        self.index, self.heard, self.step = index, time.monotonic(), ""
        self.given += 1
        with contextlib.suppress(OSError):  # a dead worker is noticed when it is listened to
            self.pipe.send(item)

    def news(self) -> list[tuple[str, Any]]:
        """What a busy worker has said since; that it died or is silent comes last."""
        heard: list[tuple[str, Any]] = []
        if not self.busy:
            return heard
        try:
            while self.pipe.poll():
                heard.append(self.pipe.recv())
                self.heard = time.monotonic()
                if heard[-1][0] != "at":
                    return heard
                self.step = heard[-1][1]
        except (EOFError, OSError):
            self.process.join(GRACE)
            return [*heard, (Mishap.CRASHED.value, self.process.exitcode)]
        patience = self.limits.step if self.step else self.limits.silence
        if time.monotonic() - self.heard > patience:
            self.process.kill()
            self.process.join(GRACE)
            return [*heard, (Mishap.SILENT.value, f"{patience:g}")]
        return heard

    def let_go(self) -> None:
        """Tells the worker that nothing more comes; one that is at work may finish within a moment."""
        with contextlib.suppress(OSError):
            self.pipe.send(None)

    def stop(self) -> None:
        self.process.join(GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join(GRACE)
        self.pipe.close()
        _running.discard(self)
        with contextlib.suppress(ValueError):  # one that cannot be stopped
            self.process.close()


@atexit.register
def _stop_all() -> None:
    """Whatever ends the program, no worker outlives it or keeps it waiting."""
    for worker in tuple(_running):
        worker.process.kill()
        worker.stop()


def _context() -> BaseContext:
    """A copy of this process where that is sound (Linux, and no thread that may hold a lock): there in 20 ms instead of 170."""
    alone = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if alone else "spawn")


@contextlib.contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Ctrl-C is the parent's business; a child that is started meanwhile inherits that."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(work: Callable[..., Any], pipe: Connection, memory: int) -> None:
    """The worker's life: an item, its outcome, the next, until there is None or nobody on the other side."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _running.clear()
    threading.Thread(target=_end_with_the_parent, daemon=True).start()
    _limit_memory(memory)
    search_rarely()
    with contextlib.suppress(EOFError, OSError):
        while (item := pipe.recv()) is not None:
            pipe.send(_answer(work, item, pipe))


def _end_with_the_parent() -> None:
    """A worker whose program was killed writes nothing any more."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _answer(work: Callable[..., Any], item: Any, pipe: Connection) -> tuple[str, Any]:
    try:
        return "done", work(item, lambda text: pipe.send(("at", text)))
    except MemoryError:
        return Mishap.MEMORY.value, "MemoryError"
    except Exception as fault:  # the last net; the item's own errors are part of its outcome
        return Mishap.CRASHED.value, type(fault).__name__


def _limit_memory(memory: int) -> None:
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        most = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))
