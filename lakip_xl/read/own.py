"""A sheet of a result workbook that this program wrote itself: how the office's explanations come back."""

from __future__ import annotations

from pathlib import Path

from lakip_xl.errors import UnreadableFile
from lakip_xl.model.cells import Grid
from lakip_xl.read.package import Broken, Package
from lakip_xl.read.workbook import content_of
from lakip_xl.read.xlsx_parts import is_our_own, read_book
from lakip_xl.read.xlsx_sheet import read_sheet


def own_sheet(path: Path, sheet: str) -> Grid | None:
    """The sheet of that name; None where the file is not ours, has no such sheet or cannot be read."""
    try:
        package = Package(content_of(path, path.name), path.name)
        if not is_our_own(package):
            return None
        book = read_book(package)
        part = next((part for part in book.sheets if part.name == sheet), None)
        return read_sheet(package, book, part)[0] if part else None
    except (UnreadableFile, Broken):
        return None
