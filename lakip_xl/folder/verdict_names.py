"""The verdict in the result's name: "LAKIP 2024 Dinas X - 3 kesalahan.xlsx". Older results of the same office make way for it."""

from __future__ import annotations

import contextlib
import os
import re
from pathlib import Path

from lakip_xl.errors import LakipError
from lakip_xl.folder.results import MOST_COPIES
from lakip_xl.read.package import Broken, Package
from lakip_xl.read.workbook import content_of
from lakip_xl.read.xlsx_parts import is_our_own

_VERDICT = r"(?: - (?:\d+ kesalahan|siap|tidak terbaca|perlu diperbaiki))?(?: \(\d+\))?"


def put_verdict_in_name(workbook: Path, plain_name: str, verdict: str) -> Path:
    """Renames a result that stands whole in its place; one that is locked keeps its name. Returns where it really stands.

    ``plain_name`` is the result's name without a verdict. Results of other verdicts that we wrote ourselves are removed.
    """
    stem = plain_name.removesuffix(".xlsx")
    target = workbook.with_name(f"{stem} - {verdict}.xlsx")
    names = [target, *(target.with_name(f"{target.stem} ({number}).xlsx") for number in range(2, MOST_COPIES))]
    for name in names:
        if name.exists() and not is_ours(name):
            continue
        try:
            os.replace(workbook, name)
        except OSError:
            continue
        _remove_older(name, stem)
        return name
    return workbook


def is_ours(path: Path) -> bool:
    """Whether a workbook carries the property that the program gives to what it writes."""
    try:
        return is_our_own(Package(content_of(path, path.name), path.name))
    except (LakipError, Broken, OSError):
        return False


def _remove_older(kept: Path, stem: str) -> None:
    """One that is open in Excel stays."""
    older = re.compile(re.escape(stem) + _VERDICT + r"\.xlsx")
    for path in kept.parent.iterdir():
        if path != kept and older.fullmatch(path.name) and is_ours(path):
            with contextlib.suppress(OSError):
                path.unlink()
