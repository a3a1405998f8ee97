"""A workbook as the package of parts that it is: limits before anything is unpacked, then one part after the other in steps.

Nothing is ever unpacked to disk. What the directory of the package declares is checked first, because zipfile stops at the
declared size; a part is then read in steps, and between two steps the clock is looked at (docs/reading.md).
"""

from __future__ import annotations

import io
import posixpath
import time
import zipfile
from collections.abc import Iterator

from lakip_xl.errors import UnreadableFile
from lakip_xl.read import xlsx_sentences as say

MEGABYTE = 1_000_000
MOST_UNPACKED = 400 * MEGABYTE
MOST_OF_A_PART = 300 * MEGABYTE
MOST_PARTS = 10_000
MOST_DIRECTORY = 4 * MEGABYTE
MOST_CELLS = 2_000_000
MOST_SIGNS = 150_000_000
"""Signs of all texts and formulas together: a formula that a million cells share is told a million times."""
STEP = 64 * 1024
SECONDS, SECONDS_WHEN_LARGE, LARGE = 10.0, 20.0, 100 * MEGABYTE


class Broken(Exception):
    """A part is damaged; whether that costs a sheet or the file, its reader decides."""


class Budget:
    """What reading one file may still cost: seconds of the processor (a busy machine refuses no more), cells, signs of text."""

    def __init__(self, name: str, seconds: float = SECONDS) -> None:
        self.name = name
        self.seconds = seconds
        self.deadline = time.process_time() + seconds
        self.cells = MOST_CELLS
        self.signs = MOST_SIGNS

    def look_at_the_clock(self) -> None:
        if time.process_time() > self.deadline:
            raise UnreadableFile(say.too_slow(self.name, self.seconds))

    def spend(self, cells: int = 0, signs: int = 0) -> None:
        self.cells -= cells
        self.signs -= signs
        if self.cells < 0:
            raise UnreadableFile(say.too_large(self.name, "lebih dari 2.000.000 sel terisi", "2.000.000 sel"))
        if self.signs < 0:
            raise UnreadableFile(say.too_large(self.name, "teksnya lebih dari 150 juta huruf", "150 juta huruf"))


class Package:
    """The parts of a package, found by name without regard to upper and lower case."""

    def __init__(self, content: bytes, name: str, seconds: float | None = None) -> None:
        self.name = name
        _refuse_a_huge_directory(content, name)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            entries = [entry for entry in self._zip.infolist() if not entry.is_dir()]
        except Exception as fault:  # zipfile raises half a dozen kinds; each means the same to the office
            raise UnreadableFile(say.damaged(name)) from fault
        self.unpacked = sum(entry.file_size for entry in entries)
        self._refuse_what_is_too_large(entries)
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._doubled: set[str] = set()
        for entry in entries:
            part = _plain_name(entry.filename)
            if part in self._entries:
                self._doubled.add(part)
            self._entries[part] = entry
        self.budget = Budget(name, seconds or (SECONDS_WHEN_LARGE if self.unpacked > LARGE else SECONDS))

    def _refuse_what_is_too_large(self, entries: list[zipfile.ZipInfo]) -> None:
        largest = max((entry.file_size for entry in entries), default=0)
        if self.unpacked > MOST_UNPACKED or largest > MOST_OF_A_PART:
            found = f"{self.unpacked // MEGABYTE} MB setelah dibuka"
            raise UnreadableFile(say.too_large(self.name, found, "400 MB, 300 MB per lembar"))
        if len(entries) > MOST_PARTS:
            raise UnreadableFile(say.too_large(self.name, f"{len(entries)} bagian", f"{MOST_PARTS} bagian"))
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableFile(say.locked_by_password(self.name))

    def __contains__(self, part: str) -> bool:
        return _plain_name(part) in self._entries

    @property
    def parts(self) -> Iterator[str]:
        """Every part's name in lower case."""
        return iter(self._entries)

    def refuse_doubled(self, part: str) -> None:
        """Which of two parts of one name counts, nobody can say."""
        if _plain_name(part) in self._doubled:
            raise UnreadableFile(say.doubled_part(self.name))

    def chunks(self, part: str, step: int = STEP) -> Iterator[bytes]:
        """The part in steps. Raises Broken where it is missing or damaged, UnreadableFile when the time is over."""
        entry = self._entries.get(_plain_name(part))
        if entry is None:
            raise Broken(part)
        try:
            with self._zip.open(entry) as source:
                while chunk := source.read(step):
                    self.budget.look_at_the_clock()
                    yield chunk
        except (UnreadableFile, Broken, MemoryError):
            raise
        except Exception as fault:  # bad sums, cut data, unknown packing: zlib, zipfile and struct each have their own
            raise Broken(part) from fault


def _plain_name(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").casefold()


def part_beside(base: str, target: str) -> str:
    """The part that a relation of ``base`` points to: "/xl/a.xml" from the root, "a.xml" from the folder of ``base``."""
    if target.startswith("/"):
        return posixpath.normpath(target).lstrip("/")
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), target.replace("\\", "/")))
    return joined.removeprefix("../")


def _refuse_a_huge_directory(content: bytes, name: str) -> None:
    """zipfile reads the whole directory before it can be asked how long it is."""
    for mark, at, width in ((b"PK\x05\x06", 12, 4), (b"PK\x06\x06", 40, 8)):
        found = content.rfind(mark, max(len(content) - 70_000, 0))
        size = int.from_bytes(content[found + at : found + at + width], "little") if found >= 0 else 0
        if MOST_DIRECTORY < size <= len(content):
            raise UnreadableFile(say.too_large(name, "terlalu banyak bagian", f"{MOST_PARTS} bagian"))
