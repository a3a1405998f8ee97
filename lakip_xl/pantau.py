"""The command ``pantau``: a drop folder is watched, and each office in it is checked whenever its files have settled.

What stands in the folder is found out by looking at it; events of the file system (watchfiles) only say that it is time to look.
So a network drive without events, a lost event, or an event too many changes nothing but the delay. An office is checked when two
looks that lie apart show the same files, each opens as a whole, and their contents are not those of the last check.
"""

from __future__ import annotations

import hashlib
import os
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import click

from lakip_xl.errors import CHECKED, INTERRUPTED, LakipError
from lakip_xl.folder.offices import RESULTS, WORKBOOKS, OfficeFolder, find_offices
from lakip_xl.folder.verdict_names import is_ours
from lakip_xl.periksa import OfficeReport, Request, check_isolated, job_of, write_recap
from lakip_xl.progress import progress
from lakip_xl.write.recap_line import RecapLine
from lakip_xl.write.terminal import printable

SETTLE = 1.0
"""Seconds that must lie between two looks which show the same."""
PATIENCE = 10.0
"""Seconds after which a file that does not open as a whole is said to be so, instead of being waited for."""
LOOK_ANYWAY = 10.0
"""Seconds between two looks where events are expected: for the drives that give none."""
POLL = 2.0

Look = dict[str, tuple[int, int]]
"""Of each file of an office its size and the time of its last change."""
Contents = dict[str, str | None]
"""Of each file of an office the digest of its content, None for what could not be read."""
RETRIES, BACK_OFF = 3, 10.0
"""A check that failed altogether is made again after 10, 100 and 1000 times the settling time."""


@dataclass
class Watched:
    """What is known of one office: how it looked last and since when, and what was in it when it was checked last.

    ``since`` is None when nothing is to be done; ``not_before`` and ``failures`` are those of a check that failed altogether.
    """

    look: Look = field(default_factory=dict)
    since: float | None = None
    not_before: float = 0.0
    failures: int = 0
    digests: dict[str, tuple[tuple[int, int], str | None]] = field(default_factory=dict)
    checked: Contents | None = None
    line: RecapLine | None = None

    @property
    def contents(self) -> Contents:
        """What counts as the office's state: our own results, put among its files by hand, do not."""
        return {name: digest for name, (_, digest) in self.digests.items() if digest != ""}


@dataclass(frozen=True)
class Times:
    """The intervals in seconds; ``poll`` None means that events are used where there are any."""

    settle: float = SETTLE
    patience: float = PATIENCE
    anyway: float = LOOK_ANYWAY
    poll: float | None = None


TIMES = Times()


class Watch:
    """The offices of the watched folders and what is known of them; looks at the disk, starts nothing and prints nothing."""

    def __init__(self, folders: Sequence[Path], times: Times, clock: Callable[[], float] = time.monotonic) -> None:
        self.folders, self.times, self.clock = folders, times, clock
        self.offices: dict[Path, Watched] = {}
        self.unreachable: set[Path] = set()
        self.changed = False

    @property
    def restless(self) -> bool:
        """Whether something waits to be checked."""
        return any(office.since is not None for office in self.offices.values())

    def settled(self) -> list[OfficeFolder]:
        """The offices that are to be checked now."""
        now, ready, seen = self.clock(), [], set()
        self.changed = False
        for folder in self._folders():
            seen.add(folder.path)
            known = self.offices.setdefault(folder.path, Watched())
            look = look_at(folder)
            if look != known.look:
                known.look, known.since, known.failures, known.not_before = look, now, 0, 0.0
                self.changed = True
            elif known.since is None and _can_be_read_now(known):
                known.since = now
            elif known.since is not None and self._is_due(folder, known, now):
                known.since = None
                if self._contents(folder, known) != known.checked:
                    ready.append(folder)
        self._forget(seen)
        return ready

    def take(self, folder: OfficeFolder, line: RecapLine | None, *, failed: bool = False) -> None:
        """Notes that an office is checked as it looked when it was found settled; a check that failed is made again later."""
        known = self.offices[folder.path]
        known.line = line
        if failed and known.failures < RETRIES:
            known.failures += 1
            known.since = self.clock()
            known.not_before = known.since + self.times.settle * BACK_OFF**known.failures
            known.checked = None
            return
        known.checked = known.contents

    def _is_due(self, folder: OfficeFolder, known: Watched, now: float) -> bool:
        return (
            known.since is not None
            and now - known.since >= self.times.settle
            and now >= known.not_before
            and self._is_whole(folder, now - known.since)
        )

    def _folders(self) -> Iterator[OfficeFolder]:
        for root in self.folders:
            try:
                os.stat(root)
                found = list(offices_within(root))
            except OSError:
                self.unreachable.add(root)
                continue
            self.unreachable.discard(root)
            yield from found

    def _forget(self, seen: set[Path]) -> None:
        """Offices that are gone, but for those of a drive that cannot be reached just now."""
        for path in [path for path in self.offices if path not in seen]:
            if not any(path.is_relative_to(root) for root in self.unreachable):
                del self.offices[path]
                self.changed = True

    def _is_whole(self, folder: OfficeFolder, waited: float) -> bool:
        return waited >= self.times.patience or (all(opens(path) for path in files_of(folder)) and not _being_saved(folder))

    def _contents(self, folder: OfficeFolder, known: Watched) -> Contents:
        """The digests of the files; one that looks as before is not read again."""
        digests: dict[str, tuple[tuple[int, int], str | None]] = {}
        for path in files_of(folder):
            look = known.look.get(str(path))
            if look is not None:
                old = known.digests.get(str(path))
                digests[str(path)] = old if old and old[0] == look and old[1] is not None else (look, digest_of(path))
        known.digests = digests
        return known.contents


def offices_within(root: Path) -> Iterator[OfficeFolder]:
    """The folder itself when workbooks lie in it, and the folders in it: in a drop folder both are found."""
    found = find_offices((root,))
    yield from (office for office in found if files_of(office))
    if any(office.path == root for office in found):
        with os.scandir(root) as entries:
            folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
        years = {path for office in found for path in office.years}
        below = sorted(entry.path for entry in folders if not _is_no_office(entry.name) and Path(entry.path) not in years)
        for path in below:
            yield from (office for office in find_offices((Path(path),)) if files_of(office))


def _is_no_office(name: str) -> bool:
    return name == RESULTS or name.startswith(".")


def files_of(folder: OfficeFolder) -> tuple[Path, ...]:
    return tuple(dict.fromkeys((*folder.inputs, *folder.settings, *folder.shared)))


def look_at(folder: OfficeFolder) -> Look:
    """Without opening anything; a file that vanishes meanwhile is not there."""
    found: Look = {}
    for path in files_of(folder):
        try:
            status = os.stat(path)
        except OSError:
            continue
        found[str(path)] = (status.st_size, status.st_mtime_ns)
    return found


def opens(path: Path) -> bool:
    """Whether the directory of the package is there, which is written last; other kinds of files need only be readable."""
    try:
        with open(path, "rb") as stream:
            if path.suffix.casefold() not in WORKBOOKS:
                return True
            with zipfile.ZipFile(stream) as package:
                return bool(package.namelist())
    except Exception:  # whatever zipfile makes of half a file: not yet whole
        return False


def _can_be_read_now(known: Watched) -> bool:
    """Whether a file that another program held is free again; nothing of how it looks tells that."""
    return any(digest is None and os.access(name, os.R_OK) and opens(Path(name)) for name, (_, digest) in known.digests.items())


def digest_of(path: Path) -> str | None:
    """The digest of the content; "" for our own results (whether they come or go means nothing), None for what cannot be read."""
    try:
        with open(path, "rb") as stream:
            digest = hashlib.sha256()
            while chunk := stream.read(1 << 20):
                digest.update(chunk)
    except OSError:
        return None
    return "" if is_ours(path) else digest.hexdigest()


def _being_saved(folder: OfficeFolder) -> bool:
    """Excel has a file open that is not there: it is about to be put in place by renaming."""
    locked = [file.name[2:] for file in folder.left_out if file.name.startswith("~$")]
    names = {path.name for path in folder.inputs}
    return any(len(name) > 2 and not any(own.endswith(name) for own in names) for name in locked)


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
        for job, report in check_isolated(jobs, request, bar):
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
