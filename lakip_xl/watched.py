"""Which offices of a watched folder are to be checked: found out by looking at the disk, never by trusting an event.

An office is due when two looks that lie apart show the same files, each opens as a whole, and their contents are not those of the
last check.
"""

from __future__ import annotations

import hashlib
import os
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lakip_xl.folder.offices import RESULTS, WORKBOOKS, OfficeFolder, find_offices
from lakip_xl.folder.verdict_names import is_ours
from lakip_xl.write.recap_line import RecapLine

SETTLE = 1.0
"""Seconds that must lie between two looks which show the same."""
PATIENCE = 10.0
"""Seconds after which a file that does not open as a whole is said to be so, instead of being waited for."""
LOOK_ANYWAY = 10.0
"""Seconds between two looks where events are expected: for the drives that give none."""
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
