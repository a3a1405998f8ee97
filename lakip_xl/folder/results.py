"""Results appear whole or not at all; a result that is open in Excel is never overwritten, and never lost."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import platform
import re
import stat
import time
import unicodedata
import zlib
from pathlib import Path

from lakip_xl.errors import UnwritableResult
from lakip_xl.folder.offices import MARKED, RESULTS

TEMPORARY = ".~lakip-"
STALE_AFTER = 24 * 3600
MOST_COPIES = 20
LONGEST_NAME, LONGEST_IN_BYTES = 120, 200
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)
_OWNER = re.compile(re.escape(TEMPORARY) + r"([0-9a-f]{8})-(\d{1,10})-\d+\.tmp")


def file_name(text: str) -> str:
    """A text as a file name that Windows takes as well: no signs that it refuses, at most 120 signs and 200 bytes."""
    clean = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign)[0] != "C")
    clean = re.sub(r'[<>:"/\\|?*]', " ", clean)
    clean = " ".join(clean.split())[:LONGEST_NAME]
    clean = clean.encode()[:LONGEST_IN_BYTES].decode(errors="ignore").strip().rstrip(" .")
    return f"_{clean}" if _RESERVED.fullmatch(clean) else clean or "tanpa nama"


def put_in_place(target: Path, content: bytes, never: frozenset[Path] = frozenset()) -> Path:
    """Writes beside the target and moves into place; returns where the result really stands.

    A target that is locked, or one of those ``never`` to be overwritten, gets " (2)", " (3)" ... in its name. Raises
    UnwritableResult when nothing can be written there.
    """
    _refuse_links_and_devices(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target.parent)
        temporary = _write_beside(target, content)
    except OSError as fault:
        raise UnwritableResult(
            f"{target.parent} tidak dapat ditulisi. Periksa izin folder dan sisa ruang, atau pakai --keluaran."
        ) from fault
    try:
        return _move(temporary, target, never)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _refuse_links_and_devices(target: Path) -> None:
    """A folder of ours that leads elsewhere would have the office's files overwritten; a device would be replaced by a file."""
    if target.parent.name in (RESULTS, MARKED) and target.parent.is_symlink():
        raise UnwritableResult(
            f"{target.parent} adalah tautan ke folder lain dan tidak ditulisi. Hapus tautannya, atau pakai --keluaran."
        )
    try:
        mode = target.stat().st_mode
    except OSError:
        return
    if stat.S_ISCHR(mode) or stat.S_ISBLK(mode) or (target.is_symlink() and stat.S_ISFIFO(mode)):
        raise UnwritableResult(f"{target} bukan berkas biasa dan tidak ditulisi. Pilih nama lain, atau - untuk layar.")


def _write_beside(target: Path, content: bytes) -> Path:
    """A temporary file of our own making: Python's waits for ever in a folder of Windows that takes no new files."""
    handle, temporary = _new_file(target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    return temporary


def _new_file(folder: Path) -> tuple[int, Path]:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    for number in itertools.count(time.monotonic_ns()):
        path = folder / f"{TEMPORARY}{_machine()}-{os.getpid()}-{number}.tmp"
        with contextlib.suppress(FileExistsError):
            return os.open(path, flags, 0o666), path
    raise AssertionError("count never ends")


def _machine() -> str:
    """Eight signs for this computer: on a network drive several write to one folder."""
    return f"{zlib.crc32(platform.node().encode(errors='replace')):08x}"


def _move(temporary: Path, target: Path, never: frozenset[Path]) -> Path:
    names = [target, *(target.with_name(f"{target.stem} ({number}){target.suffix}") for number in range(2, MOST_COPIES))]
    for name in names:
        if name.resolve() not in never and _moved(temporary, name, patient=name is target):
            return name
    raise UnwritableResult(f"{target.name} dan salinannya sedang dibuka di Excel. Tutup Excel, lalu jalankan lagi.")


def _moved(temporary: Path, target: Path, patient: bool) -> bool:
    """Tries the first name for two seconds: virus scanners and OneDrive hold a file only briefly."""
    for pause in (0.0, 0.2, 0.6, 1.2) if patient else (0.0,):
        time.sleep(pause)
        try:
            os.replace(temporary, target)
        except PermissionError:
            continue
        except OSError as fault:
            if fault.errno in (errno.EISDIR, errno.ENOTEMPTY, errno.EEXIST):  # a folder of that name
                return False
            raise UnwritableResult(f"{target} tidak dapat ditulis. Periksa sisa ruang dan sambungan folder jaringan.") from fault
        return True
    return False


def sweep(folder: Path) -> None:
    """Removes our own temporary files that a killed run left behind: at once where its process is gone, else after a day."""
    for stale in folder.glob(f"{TEMPORARY}*.tmp"):
        with contextlib.suppress(OSError):
            if _is_orphan(stale.name) or time.time() - stale.lstat().st_mtime > STALE_AFTER:
                stale.unlink()


def _is_orphan(name: str) -> bool:
    """Whether a process of this computer made it that no longer runs. Only POSIX can ask without harm."""
    owner = _OWNER.fullmatch(name)
    if not owner or owner[1] != _machine() or os.name != "posix":
        return False
    try:
        os.kill(int(owner[2]), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
