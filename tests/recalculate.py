"""LibreOffice as a second calculator: every formula of a workbook worked out anew."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import openpyxl
from openpyxl.workbook.workbook import Workbook

SOFFICE = shutil.which("soffice")
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""


def recalculated(paths: list[Path], folder: Path) -> list[Workbook]:
    """The workbooks with the values that LibreOffice computes; the kept ones are not trusted."""
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(_ALWAYS)
    target = folder / "dihitung"
    command = [str(SOFFICE), "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(target), *map(str, paths)], capture_output=True, check=True, timeout=300)
    return [openpyxl.load_workbook(target / path.name, data_only=True) for path in paths]


def differences(path: Path, new: Workbook) -> Iterator[str]:
    """Each formula cell whose kept value is not what was computed."""
    return (told for told in compared(path, openpyxl.load_workbook(path, data_only=True), new) if told)


def compared(path: Path, old: Workbook, new: Workbook) -> Iterator[str]:
    """For each formula cell of a file how its value differs between two workbooks; empty where it does not."""
    for sheet in openpyxl.load_workbook(path):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            before, now = (book[sheet.title][cell.coordinate].value for book in (old, new))
            numbers = isinstance(before, int | float) and isinstance(now, int | float)
            same = abs(before - now) <= 1e-13 * max(1, abs(before)) if numbers else before == now
            yield "" if same else f"{path.name} {sheet.title}!{cell.coordinate} {cell.value}: {before} / {now}"
