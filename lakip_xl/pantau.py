"""The command ``pantau``: a drop folder is watched, and each office in it is checked whenever its files have settled.

What stands in the folder is found out by looking at it (watched.py); events of the file system (watchfiles) only say that it is
time to look. So a network drive without events, a lost event, or an event too many changes nothing but the delay.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from lakip_xl.errors import CHECKED, INTERRUPTED, LakipError
from lakip_xl.folder.offices import RESULTS, OfficeFolder
from lakip_xl.office_report import OfficeReport
from lakip_xl.periksa import Request, check_each, job_of, write_recap
from lakip_xl.progress import progress
from lakip_xl.watched import TIMES, Times, Watch
from lakip_xl.write.terminal import printable

POLL = 2.0


class _Events:
    """Wakes the watcher when the file system says that something changed; silent where watchfiles or events are missing."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.woken, self._stop, self.heard = threading.Event(), threading.Event(), False
        self.working = False
        try:
            from watchfiles import watch  # noqa: PLC0415 - only here, and only when it is there
        except ImportError:
            return
        self.working = True
        self._watch = watch
        self._folders = folders
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        try:
            for changes in self._watch(*self._folders, stop_event=self._stop, debounce=200, step=50, raise_interrupt=False):
                if any(RESULTS not in Path(path).parts for _, path in changes):
                    self.heard = True
                    self.woken.set()
        except Exception:  # a drive that cannot be listened to is looked at instead
            self.working = False
            self.woken.set()

    def wait(self, seconds: float) -> None:
        """In steps, because Windows hears Ctrl-C only between two of them."""
        end = time.monotonic() + seconds
        while not self.woken.wait(min(0.5, max(end - time.monotonic(), 0.0))) and time.monotonic() < end:
            pass
        self.woken.clear()

    def close(self) -> None:
        self._stop.set()


def _echo(text: str) -> None:
    click.echo(text, err=True)


def watch_folders(
    folders: Sequence[Path],
    request: Request,
    times: Times = TIMES,
    say: Callable[[str], None] = _echo,
    stop: Callable[[], bool] = lambda: False,
) -> int:
    """Watches until Ctrl-C or ``stop``; returns the exit code."""
    watch = Watch(folders, times)
    events = None
    try:
        events = _Events(folders) if times.poll is None else None
        say(f"Memantau {', '.join(printable(str(folder)) for folder in folders)}. Berhenti dengan Ctrl-C.")
        _watch(watch, events, request, say, stop)
    except KeyboardInterrupt:
        say("Pemantauan dihentikan. Hasil yang sudah ditulis tetap utuh.")
        return INTERRUPTED
    finally:
        if events:
            events.close()
    return CHECKED


def _watch(watch: Watch, events: _Events | None, request: Request, say: Callable[[str], None], stop: Callable[[], bool]) -> None:
    silent: set[Path] = set()
    while not stop():
        heard = bool(events and events.heard)
        ready = watch.settled()
        for root in watch.unreachable - silent:
            say(f"{printable(str(root))} tidak dapat dijangkau; dicoba lagi terus.")
        for root in silent - watch.unreachable:
            say(f"{printable(str(root))} dapat dijangkau lagi.")
        silent = set(watch.unreachable)
        if ready:
            _check(watch, ready, request, say)
            continue
        if events and events.working and watch.changed and not heard and watch.offices and _looked_once(watch):
            events.working = False
            say("Folder ini tidak memberi kabar perubahan (folder jaringan?); isinya dilihat berkala.")
        if events:
            events.heard = False
        _pause(watch, events)


def _looked_once(watch: Watch) -> bool:
    """Whether some office was checked already: what was there at the start is no change."""
    return all(office.checked is not None for office in watch.offices.values())


def _pause(watch: Watch, events: _Events | None) -> None:
    times = watch.times
    poll = times.poll or POLL
    idle = times.anyway if events and events.working else poll
    seconds = min(times.settle, poll) if watch.restless else idle
    if events:
        events.wait(seconds)
    else:
        time.sleep(seconds)


def _check(watch: Watch, ready: list[OfficeFolder], request: Request, say: Callable[[str], None]) -> None:
    jobs = [job_of(folder, request, _place(folder, request, watch)) for folder in ready]
    with progress(len(jobs), not request.diam) as bar:
        for job, report in check_each(jobs, request, bar):
            watch.take(job.folder, report.line, failed=report.temuan is None)
            say(_told(report))
    lines = [office.line for office in watch.offices.values() if office.line]
    if len(lines) > 1 and not request.hanya_periksa:
        try:
            write_recap(lines, request.keluaran or watch.folders[0] / RESULTS)
        except LakipError as fault:
            say(fault.sentence)


def _place(folder: OfficeFolder, request: Request, watch: Watch) -> Path | None:
    if request.keluaran is None:
        return None
    if len(watch.offices) == 1 and folder.path in watch.folders:
        return request.keluaran
    same = sorted(str(path) for path in watch.offices if path.name.casefold() == folder.path.name.casefold())
    count = same.index(str(folder.path)) + 1
    return request.keluaran / (folder.name if count == 1 else f"{folder.name} ({count})")


def _told(report: OfficeReport) -> str:
    where = f" Hasil: {printable(str(report.workbook))}" if report.workbook else ""
    return f"{time.strftime('%H:%M:%S')} {report.short}{where}"
