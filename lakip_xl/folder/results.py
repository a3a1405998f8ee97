"""Results appear whole or not at all; a result that is open in Excel is never overwritten, and never lost."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import time
import unicodedata
from pathlib import Path

from lakip_xl.errors import UnwritableResult

TEMPORARY = ".~lakip-"
STALE_AFTER = 24 * 3600
MOST_COPIES = 20
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def file_name(text: str) -> str:
    """A text as a file name that Windows takes as well: no signs that it refuses, at most 120 characters."""
    clean = "".join(sign for sign in unicodedata.normalize("NFC", text) if unicodedata.category(sign)[0] != "C")
    clean = re.sub(r'[<>:"/\\|?*]', " ", clean)
    clean = " ".join(clean.split())[:120].rstrip(" .")
    return f"_{clean}" if _RESERVED.fullmatch(clean) else clean or "tanpa nama"


def put_in_place(target: Path, content: bytes) -> Path:
    """Writes beside the target and moves into place; returns where the result really stands.

    A locked target gets " (2)", " (3)" ... in its name. Raises UnwritableResult when nothing can be written there.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        sweep(target.parent)
        temporary = _write_beside(target, content)
    except OSError as fault:
        raise UnwritableResult(
            f"{target.parent} tidak dapat ditulisi. Periksa izin folder dan sisa ruang, atau pakai --keluaran."
        ) from fault
    try:
        return _move(temporary, target)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink()


def _write_beside(target: Path, content: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=TEMPORARY, suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, 0o666 & ~_umask())
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise
    return Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _move(temporary: Path, target: Path) -> Path:
    names = [target, *(target.with_name(f"{target.stem} ({number}){target.suffix}") for number in range(2, MOST_COPIES))]
    for name in names:
        if _moved(temporary, name):
            return name
    raise UnwritableResult(f"{target.name} dan salinannya sedang dibuka di Excel. Tutup Excel, lalu jalankan lagi.")


def _moved(temporary: Path, target: Path) -> bool:
    """Tries for two seconds: virus scanners and OneDrive hold a file only briefly."""
    for pause in (0.0, 0.2, 0.6, 1.2):
        time.sleep(pause)
        try:
            os.replace(temporary, target)
        except PermissionError:
            continue
        except OSError as fault:
            raise UnwritableResult(f"{target} tidak dapat ditulis. Periksa sisa ruang dan sambungan folder jaringan.") from fault
        return True
    return False


def sweep(folder: Path) -> None:
    """Removes our own temporary files that a run which was killed left behind a day or more ago."""
    for stale in folder.glob(f"{TEMPORARY}*.tmp"):
        with contextlib.suppress(OSError):
            if time.time() - stale.stat().st_mtime > STALE_AFTER:
                stale.unlink()
