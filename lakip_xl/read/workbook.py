"""A workbook of the office: one pass over each sheet gives value, formula, number format and hidden state together.

The reader is our own, over zipfile and expat; why, and what it guards against, is told in docs/reading.md. openpyxl is its
referee in the tests.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path

from lakip_xl.errors import UnreadableFile
from lakip_xl.model.cells import Grid, InputFile
from lakip_xl.read import xlsx_sentences as say
from lakip_xl.read.memory import memory_for
from lakip_xl.read.package import MEGABYTE, Broken, Package
from lakip_xl.read.sniff import refuse_other_packages, refuse_what_is_no_workbook
from lakip_xl.read.xlsx_parts import OWN_PROPERTY, Book, is_our_own, read_book
from lakip_xl.read.xlsx_sheet import read_sheet

__all__ = ["OWN_PROPERTY", "read_workbook"]
MOST_BYTES = 200 * MEGABYTE
MOST_MEMORY = 1_000 * MEGABYTE
"""What reading one file may need beside what the process holds already."""


def read_workbook(path: Path, name: str) -> InputFile:
    """All sheets of a workbook; ``name`` is what the office calls the file.

    A file that the program wrote itself comes back as skipped; one of which some sheets are damaged says so in ``unread``.
    Raises UnreadableFile with the sentence for the office.
    """
    content = content_of(path, name)
    refuse_what_is_no_workbook(content, name)
    digest = hashlib.sha256(content).hexdigest()
    with memory_for(MOST_MEMORY):
        return read_package(content, name, digest)


def content_of(path: Path, name: str) -> bytes:
    """The file's bytes, of regular files only: a pipe would never end."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as fault:
        raise UnreadableFile(say.in_use(name)) from fault
    try:
        with os.fdopen(handle, "rb") as stream:
            before = os.fstat(stream.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise UnreadableFile(say.no_regular_file(name))
            if before.st_size > MOST_BYTES:
                raise UnreadableFile(say.too_large(name, f"{before.st_size // MEGABYTE} MB", f"{MOST_BYTES // MEGABYTE} MB"))
            content = stream.read(MOST_BYTES)
            after = os.fstat(stream.fileno())
    except OSError as fault:
        raise UnreadableFile(say.in_use(name)) from fault
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        raise UnreadableFile(say.damaged(name))
    return content


def read_package(content: bytes, name: str, digest: str) -> InputFile:
    """The workbook in a package's bytes. Raises UnreadableFile."""
    try:
        package = Package(content, name)
        refuse_other_packages(package, name)
        if is_our_own(package):
            return InputFile(name, "skipped", digest, "hasil lakip-xl sendiri; tidak dibaca sebagai masukan")
        book = read_book(package)
        grids, unread, notes = _grids(package, book)
    except MemoryError as fault:
        raise UnreadableFile(say.too_large_for_memory(name)) from fault
    if not grids:
        raise UnreadableFile(say.damaged(name))
    return InputFile(name, "read", digest, None, grids, unread, book.notes + notes)


def _grids(package: Package, book: Book) -> tuple[tuple[Grid, ...], tuple[str, ...], tuple[str, ...]]:
    """The sheets that can be read, a sentence for each that cannot, and what is to be said about those that can."""
    grids: list[Grid] = []
    unread: list[str] = []
    notes: list[str] = []
    for sheet in book.sheets:
        try:
            grid, said = read_sheet(package, book, sheet)
        except Broken:
            unread.append(say.unread_sheet(package.name, sheet.name))
        else:
            grids.append(grid)
            notes.extend(said)
    return tuple(grids), tuple(unread), tuple(notes)
