"""Which folders are offices and which of their files are inputs. Links are never followed out of a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lakip_xl.model.cells import InputFile

RESULTS = "Hasil LAKIP"
WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm")
OLD_WORKBOOKS = (".xls", ".xlsb", ".ods")


@dataclass(frozen=True)
class OfficeFolder:
    """An office: where it lies, the workbooks to read, and the files that are left out, each with its reason."""

    path: Path
    name: str
    inputs: tuple[Path, ...]
    left_out: tuple[InputFile, ...] = ()

    @property
    def results(self) -> Path:
        return self.path / RESULTS


def find_offices(paths: tuple[Path, ...]) -> tuple[OfficeFolder, ...]:
    """An office for each single workbook, each folder with workbooks, and each such folder one level below a folder without."""
    found: list[OfficeFolder] = []
    for path in paths:
        if path.is_file():
            found.append(OfficeFolder(path.resolve().parent, path.resolve().parent.name, (path,)))
            continue
        own = _office(path)
        found.extend([own] if own.inputs or own.left_out else _offices_below(path) or [own])
    return tuple(found)


def _offices_below(path: Path) -> list[OfficeFolder]:
    folders = [Path(entry.path) for entry in _entries(path) if entry.is_dir(follow_symlinks=False) and not _is_ours(entry.name)]
    return [office for office in map(_office, folders) if office.inputs or office.left_out]


def _office(path: Path) -> OfficeFolder:
    inputs: list[Path] = []
    left_out: list[InputFile] = []
    for entry in _entries(path):
        suffix = os.path.splitext(entry.name)[1].casefold()
        if suffix not in WORKBOOKS + OLD_WORKBOOKS or entry.is_dir(follow_symlinks=False):
            continue
        refusal = _why_left_out(entry, path)
        if refusal:
            left_out.append(refusal)
        else:
            inputs.append(Path(entry.path))
    return OfficeFolder(path, path.resolve().name, tuple(inputs), tuple(left_out))


def _entries(path: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(path) as entries:
        yield from sorted(entries, key=lambda entry: entry.name.casefold())


def _is_ours(name: str) -> bool:
    return name.startswith(".") or name == RESULTS


def _why_left_out(entry: os.DirEntry[str], folder: Path) -> InputFile | None:
    name = entry.name
    if name.startswith("~$"):
        return InputFile(name, "skipped", reason=f"berkas kunci Excel; {name[2:]} sedang dibuka, yang dibaca simpanan terakhirnya")
    if name.startswith("."):
        return InputFile(name, "skipped", reason="berkas tersembunyi; tidak dibaca")
    if entry.is_symlink() and not _leads_inside(Path(entry.path), folder):
        return InputFile(name, "skipped", reason="tautan ke luar folder; tidak diikuti")
    if not stat.S_ISREG(_mode(entry)):
        return InputFile(name, "skipped", reason="bukan berkas biasa; tidak dibaca")
    return None


def _leads_inside(link: Path, folder: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # before Python 3.13 a loop of links is a RuntimeError
        return False


def _mode(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat().st_mode
    except OSError:
        return 0
