"""What the tests share: the samples, the command line from inside and from outside, and offices written as text.

An office is written as ``{"Belanja.xlsx": {"Lembar 1": "No | Uraian ..."}}``, each sheet in the notation of example.py.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from example import grid_from

from lakip_xl.cli import cli
from lakip_xl.mishaps import Done
from lakip_xl.model.cells import Cell, ErrorValue

SAMPLES = Path(__file__).parent.parent / "samples"
TEXT, NUMBERS, SOUND = "dinas-koperasi-ukm-2020", "dinas-koperasi-ukm-2020-angka", "bersih"
THREE_SHEETS = ("Rencana Kinerja 2020.xlsx", "Penetapan Kinerja 2020.xlsx", "Realisasi Anggaran 2020.xlsx")

needs_links = pytest.mark.skipif(os.name == "nt", reason="Windows lets only administrators make links")

Sheets = Mapping[str, str]
Books = Mapping[str, Sheets]


@dataclass(frozen=True)
class Run:
    """What came out of one call of the program."""

    code: int
    out: str = field(repr=False)
    err: str = field(repr=False)
    folder: Path = Path()

    @property
    def temuan(self) -> dict[str, Any]:
        """What ``--json -`` printed."""
        return json.loads(self.out)

    @property
    def office(self) -> dict[str, Any]:
        return self.temuan["offices"][0]

    @property
    def findings(self) -> list[dict[str, Any]]:
        return self.office["findings"]

    @property
    def results(self) -> Path:
        return self.folder / "Hasil LAKIP"

    @property
    def workbook(self) -> Path:
        return next(self.results.glob("LAKIP *.xlsx"))


def outside(*args: object, cwd: Path | None = None, **environment: str) -> Run:
    """The program in a process of its own, as a user starts it."""
    command = [sys.executable, "-m", "lakip_xl", *map(str, args)]
    done = subprocess.run(command, cwd=cwd, env={**os.environ, **environment}, capture_output=True, check=False)
    return Run(done.returncode, done.stdout.decode(), done.stderr.decode(errors="replace"))


def inside(*args: object) -> Run:
    """The same in this process, worker and all; what is printed comes back."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), no_workers():
        try:
            cli([str(arg) for arg in args], prog_name="lakip-xl")
            code = 0
        except SystemExit as end:
            code = int(end.code or 0)
    out.flush()
    return Run(code, out.buffer.getvalue().decode(), err.getvalue())


@contextlib.contextmanager
def no_workers() -> Iterator[None]:
    """Items of work are done one after the other in this process, so that what runs is seen (coverage) and quick."""

    def run_all(work: Any, items: Any, count: int, limits: Any = None, progress: Any = None, again: Any = None) -> Iterator[Done]:
        for item in items:
            yield Done(item, work(item, partial(progress, item) if progress else lambda step: None))

    with pytest.MonkeyPatch.context() as patch:
        for module in ("periksa", "kenali", "templat"):
            patch.setattr(f"lakip_xl.{module}.run_all", run_all)
        yield


def check(folder: Path, *options: object) -> Run:
    """``periksa FOLDER --json -`` from inside."""
    run = inside("periksa", folder, "--json", "-", *options)
    return Run(run.code, run.out, run.err, folder)


def copy_sample(name: str, target: Path, *only: str) -> Path:
    """The workbooks of a sample, or only those named, in a folder that may be written to."""
    target.mkdir(parents=True, exist_ok=True)
    for file in sorted((SAMPLES / name).glob("*.xlsx")):
        if not only or file.name in only:
            shutil.copy2(file, target / file.name)
    return target


def write_office(folder: Path, books: Books) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, sheets in books.items():
        write_book(folder / name, sheets)
    return folder


def write_book(path: Path, sheets: Sheets, property_name: str = "") -> Path:
    with xlsxwriter.Workbook(path) as book:
        if property_name:
            book.set_custom_property(property_name, "1")
        for name, text in sheets.items():
            page = book.add_worksheet(name)
            for cell in grid_from(text).cells.values():
                _put(page, cell)
    return path


def _put(page: Any, cell: Cell) -> None:
    row, column, value = cell.row - 1, cell.column - 1, cell.value
    if cell.formula:
        page.write_formula(row, column, cell.formula, None, "" if value is None else float(value))
    elif isinstance(value, Decimal):
        page.write_number(row, column, float(value))
    elif isinstance(value, ErrorValue):
        page.write_formula(row, column, "=1/0", None, value.code)
    else:
        page.write_string(row, column, value)


@pytest.fixture(scope="session")
def sample_run(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Run]:
    """Runs a sample in a copy of its folder; each sample once in a session."""
    done: dict[tuple[str, ...], Run] = {}

    def run(name: str, *only: str) -> Run:
        key = (name, *only)
        if key not in done:
            done[key] = check(copy_sample(name, tmp_path_factory.mktemp("sample") / name, *only))
        return done[key]

    return run


@pytest.fixture(scope="session")
def report(sample_run: Callable[..., Run]) -> Run:
    """The 2020 report, every figure as text."""
    return sample_run(TEXT)


@pytest.fixture(scope="session")
def in_numbers(sample_run: Callable[..., Run]) -> Run:
    """The same report with real Excel numbers."""
    return sample_run(NUMBERS)


@pytest.fixture(scope="session")
def sound(sample_run: Callable[..., Run]) -> Run:
    """The sound office."""
    return sample_run(SOUND)


@pytest.fixture(scope="session")
def three_sheets(sample_run: Callable[..., Run]) -> Run:
    """The 2020 report with only the three sheets that every office has."""
    return sample_run(TEXT, *THREE_SHEETS)


SOUND_BUDGET = """
LAPORAN REALISASI BELANJA
DINAS CONTOH KOTA CONTOH
TAHUN ANGGARAN 2022

No | Program dan Kegiatan | Pagu (Rp)     | Realisasi (Rp) | %    | Sisa (Rp)
A  | Program Satu         | {300000000}   | {250000000}   | 83,33 | {50000000}
1  | Kegiatan Satu        | {100000000}   | {90000000}    | 90,00 | {10000000}
2  | Kegiatan Dua         | {200000000}   | {160000000}   | 80,00 | {40000000}
B  | Program Dua          | {50000000}    | {50000000}    | 100   | {0}
1  | Kegiatan Tiga        | {50000000}    | {50000000}    | 100   | {0}
   | TOTAL                | {350000000}   | {300000000}   | 85,71 | {50000000}
"""
FAULTY_BUDGET = SOUND_BUDGET.replace("{250000000}   | 83,33 | {50000000}", "{250000000}   | 83,33 | {51000000}")


@pytest.fixture
def office(tmp_path: Path) -> Callable[[Books], Path]:
    """Writes an office's folder: ``office({"Belanja.xlsx": {"Lembar 1": SOUND_BUDGET}})``."""

    def written(books: Books) -> Path:
        return write_office(tmp_path / "dinas contoh", books)

    return written
