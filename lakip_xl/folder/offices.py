"""Which folders are offices and which of their files are inputs. Links are never followed out of a folder."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from lakip_xl.model.cells import InputFile
from lakip_xl.read.settings import is_settings_name
from lakip_xl.read.years import year_of_folder

RESULTS = "Hasil LAKIP"
MARKED = "Ditandai"
WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm")
OLD_WORKBOOKS = (".xls", ".xlsb", ".ods")


@dataclass(frozen=True)
class OfficeFolder:
    """An office: where it lies, the workbooks to read, and the files that are left out, each with its reason.

    ``settings`` are its settings workbooks, ``shared`` those of the folder above it, for all offices there. ``years`` are its
    sub-folders that are named by a year and hold workbooks.
    """

    path: Path
    name: str
    inputs: tuple[Path, ...]
    left_out: tuple[InputFile, ...] = ()
    settings: tuple[Path, ...] = ()
    shared: tuple[Path, ...] = ()
    years: tuple[Path, ...] = ()

    def name_of(self, path: Path) -> str:
        """A file's name within the office: "Realisasi.xlsx", "2019/Realisasi.xlsx"."""
        name = f"{path.parent.name}/{path.name}" if path.parent in self.years else path.name
        return shown_name(name)

    def without(self, name: str, reason: str) -> OfficeFolder:
        """The office with a file that is not to be opened any more, named as in temuan.json; itself where it has no such file."""
        inputs, settings = (tuple(path for path in files if self.name_of(path) != name) for files in (self.inputs, self.settings))
        shared = tuple(path for path in self.shared if f"../{path.name}" != name)
        if (inputs, settings, shared) == (self.inputs, self.settings, self.shared):
            return self
        refused = InputFile(name, "refused", reason=reason)
        return replace(self, inputs=inputs, settings=settings, shared=shared, left_out=(*self.left_out, refused))

    @property
    def own_files(self) -> frozenset[Path]:
        """Where everything really lies that is read: no result may take such a place."""
        return frozenset(path.resolve() for path in (*self.inputs, *self.settings, *self.shared))

    @property
    def results(self) -> Path:
        return self.path / RESULTS


def shown_name(name: str) -> str:
    """A file's name as text: a name that is no UTF-8 gets a mark for each sign that cannot be told."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def find_offices(paths: tuple[Path, ...]) -> tuple[OfficeFolder, ...]:
    """An office for each single workbook, each folder with workbooks, and each such folder one level below a folder without."""
    found: list[OfficeFolder] = []
    for path in paths:
        if not path.is_dir():
            found.append(_single(path))
            continue
        own = _with_years(_office(path))
        found.extend([own] if own.inputs or own.left_out else _offices_below(path) or [own])
    return tuple(found)


def _single(path: Path) -> OfficeFolder:
    """One workbook that was asked for by name; its office is the folder in which it is named, not the one a link leads to."""
    folder = Path(os.path.abspath(path)).parent
    if path.is_file():
        return OfficeFolder(folder, shown_name(folder.name), (path,), (), settings_in(folder), settings_in(folder.parent))
    name = shown_name(path.name)
    refused = InputFile(
        name, "refused", reason=f"{name} bukan berkas biasa dan tidak dibuka. Salin berkas Excel aslinya ke folder ini."
    )
    return OfficeFolder(folder, shown_name(folder.name), (), (refused,))


def _offices_below(path: Path) -> list[OfficeFolder]:
    folders = [Path(entry.path) for entry in _entries(path) if _is_folder(entry) and not _is_ours(entry.name)]
    return [office for folder in folders if (office := _with_years(_office(folder))).inputs or office.left_out]


def _with_years(office: OfficeFolder) -> OfficeFolder:
    """The office with the workbooks of its sub-folders that are named by years. A folder of other folders is none."""
    try:
        below = [entry for entry in _entries(office.path) if _is_folder(entry) and not _is_ours(entry.name)]
    except OSError:
        return office
    direct = bool(office.inputs)
    asked = [entry for entry in below if not direct or year_of_folder(shown_name(entry.name))]
    filled = [(entry, own) for entry in asked if (own := _office(Path(entry.path))).inputs]
    if not filled or not all(year_of_folder(shown_name(entry.name)) for entry, _ in filled):
        return office
    left_out = [replace(file, name=f"{shown_name(entry.name)}/{file.name}") for entry, own in filled for file in own.left_out]
    newest = max(filled, key=lambda one: year_of_folder(shown_name(one[0].name)) or 0)[1]
    return replace(
        office,
        inputs=(*office.inputs, *(path for _, own in filled for path in own.inputs)),
        left_out=(*office.left_out, *left_out),
        settings=office.settings or newest.settings,
        years=tuple(own.path for _, own in filled),
    )


def _office(path: Path) -> OfficeFolder:
    name = shown_name(path.resolve().name)
    inputs: list[Path] = []
    left_out: list[InputFile] = []
    try:
        entries = _entries(path)
    except OSError:
        closed = InputFile(name, "refused", reason=f"{name} tidak dapat dibuka. Periksa izin folder, lalu jalankan lagi.")
        return OfficeFolder(path, name, (), (closed,))
    for entry in entries:
        suffix = os.path.splitext(entry.name)[1].casefold()
        if suffix not in WORKBOOKS + OLD_WORKBOOKS or _is_folder(entry) or _about_settings(entry.name, suffix):
            continue
        refusal = _why_left_out(entry, path)
        if refusal:
            left_out.append(refusal)
        else:
            inputs.append(Path(entry.path))
    return OfficeFolder(path, name, tuple(inputs), tuple(left_out), settings_in(path), settings_in(path.resolve().parent))


def settings_in(folder: Path) -> tuple[Path, ...]:
    """The settings workbooks that lie in a folder; none where it cannot be looked into."""
    try:
        return tuple(
            Path(entry.path) for entry in _entries(folder) if _holds_settings(entry) and not _why_left_out(entry, folder)
        )
    except OSError:
        return ()


def _holds_settings(entry: os.DirEntry[str]) -> bool:
    suffix = os.path.splitext(entry.name)[1].casefold()
    return is_settings_name(entry.name) and suffix in WORKBOOKS and not _is_folder(entry)


def _about_settings(name: str, suffix: str) -> bool:
    """A settings workbook, or Excel's lock beside one: neither makes a folder an office."""
    return is_settings_name(name.removeprefix("~$")) and suffix in WORKBOOKS


def _entries(path: Path) -> list[os.DirEntry[str]]:
    """In one order on every system, also where two names differ only in their case."""
    with os.scandir(path) as entries:
        return sorted(entries, key=lambda entry: (entry.name.casefold(), entry.name))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_ours(name: str) -> bool:
    return name.startswith(".") or name == RESULTS


def _why_left_out(entry: os.DirEntry[str], folder: Path) -> InputFile | None:
    name = shown_name(entry.name)
    if name.startswith("~$"):
        return InputFile(name, "skipped", reason=_about_the_lock(name[2:], folder))
    if name.startswith("."):
        return InputFile(name, "skipped", reason="berkas tersembunyi; tidak dibaca")
    if entry.is_symlink() and not _leads_inside(Path(entry.path), folder):
        return InputFile(name, "skipped", reason="tautan ke luar folder; tidak diikuti")
    if not stat.S_ISREG(_mode(entry)):
        return InputFile(name, "skipped", reason="bukan berkas biasa; tidak dibaca")
    return None


def _about_the_lock(name: str, folder: Path) -> str:
    """Excel's lock file drops up to two signs of a long name, so only the plain case can be told."""
    if (folder / name).is_file():
        return f"berkas kunci Excel; {name} sedang dibuka di Excel, yang dibaca adalah simpanan terakhir"
    return "berkas kunci Excel; tidak dibaca"


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
