"""Writes the hostile files: ``python tests/hostile/make_hostile.py FOLDER``. Each says in its case what must become of it.

The files are made, never kept: some grow to hundreds of megabytes when they are opened.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import hostile_files
import hostile_packages
import hostile_sheets
import hostile_xml
from hostile_parts import Case


def all_cases() -> tuple[Case, ...]:
    """Every case, each with a name of its own."""
    cases = tuple(_cases())
    names = [case.name.casefold() for case in cases]
    doubled = {name for name in names if names.count(name) > 1}
    if doubled:
        raise ValueError(f"two cases of one name: {sorted(doubled)}")
    return cases


def _cases() -> Iterator[Case]:
    for module in (hostile_files, hostile_xml, hostile_sheets, hostile_packages):
        yield from module.cases()


def file_of(case: Case) -> str:
    return case.name if case.name.endswith((".xlsx", ".xlsm")) else f"{case.name}.xlsx"


def write_all(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for case in all_cases():
        (folder / file_of(case)).write_bytes(case.make())


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
