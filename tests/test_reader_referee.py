"""Two readers, one truth: ours and openpyxl's see the same cells in every sample, template and fixture.

Each difference is explained in hostile/differences.py; a difference that is listed and does not show up fails as well.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "hostile"))
from openpyxl_reader import referee_grids

from lakip_xl.model.cells import Grid
from lakip_xl.read.package import Package
from lakip_xl.read.workbook import read_workbook
from lakip_xl.read.xlsx_parts import read_book
from lakip_xl.read.xlsx_sheet import read_sheet

ROOT = Path(__file__).parent.parent
WORKBOOKS = sorted(
    path for folder in ("samples", "templates") for path in (ROOT / folder).rglob("*.xlsx") if "Hasil LAKIP" not in path.parts
)


def careful_grids(path: Path) -> tuple[Grid, ...]:
    """Every sheet by expat alone."""
    package = Package(path.read_bytes(), path.name)
    book = read_book(package)
    return tuple(read_sheet(package, book, sheet, fast=False)[0] for sheet in book.sheets)


@pytest.mark.parametrize("path", WORKBOOKS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_both_readers_see_the_same_cells(path: Path) -> None:
    ours = read_workbook(path, path.name).grids
    assert ours == referee_grids(path)
    assert ours == careful_grids(path)
