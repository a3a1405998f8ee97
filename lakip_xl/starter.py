"""What the double-click starters in pasang/ run: checks what was dropped, or the folder of the starter; says it in two lines.

    python -m lakip_xl.starter FOLDER [DROPPED ...]

On Windows the arguments come by the environment instead: cmd takes an ampersand in a dropped path for the end of the command, so
the starter hands over its whole command line (LAKIP_CMDLINE), and what it could tell apart itself (LAKIP_ARG_1, LAKIP_ARG_2 ...).
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from lakip_xl.errors import INTERRUPTED
from lakip_xl.model.findings import Verdict
from lakip_xl.periksa import Checked, Request, check_paths, open_files
from lakip_xl.write.terminal import printable

WORDS = {Verdict.TIDAK_TERBACA: "tidak terbaca", Verdict.PERLU_DIPERBAIKI: "perlu diperbaiki", Verdict.SIAP: "siap"}


def main(arguments: Sequence[str], environment: Mapping[str, str]) -> int:
    """Returns the exit code of ``periksa``."""
    own = Path(environment.get("LAKIP_FOLDER") or (arguments[0] if arguments else "."))
    dropped = [Path(text) for text in (*arguments[1:], *dropped_paths(environment))]
    paths = tuple(path for path in dict.fromkeys(dropped) if path.exists()) or (own,)
    try:
        checked = check_paths(Request(paths))
    except KeyboardInterrupt:
        click.echo("Pemeriksaan dihentikan. Hasil yang sudah ditulis tetap utuh.")
        return INTERRUPTED
    for line in two_lines(checked):
        click.echo(line)
    if not environment.get("LAKIP_JANGAN_BUKA"):
        open_files(checked.to_open)
    return checked.code


def two_lines(checked: Checked) -> tuple[str, str]:
    """What was found, and where it stands."""
    if len(checked.reports) == 1:
        report = checked.reports[0]
        return report.short, f"Hasil: {printable(str(report.workbook))}" if report.workbook else "Tidak ada buku kerja hasil."
    counts = Counter(report.line.verdict for report in checked.reports)
    told = ", ".join(f"{counts[verdict]} {word}" for verdict, word in WORDS.items() if counts[verdict])
    return f"{len(checked.reports)} dinas: {told}", f"Rekap: {printable(str(checked.recap))}" if checked.recap else "Tanpa rekap."


def dropped_paths(environment: Mapping[str, str]) -> list[str]:
    """What was dropped on the Windows starter: from its command line when it was started by Explorer, else its arguments."""
    line, starter = environment.get("LAKIP_CMDLINE", ""), environment.get("LAKIP_BAT", "")
    found = _after(line, starter)
    if found is None:
        matches = [(re.fullmatch(r"LAKIP_ARG_(\d+)", name), text) for name, text in environment.items()]
        return [text for _, text in sorted((int(match[1]), text) for match, text in matches if match and text)]
    return split_line(found)


def _after(line: str, starter: str) -> str | None:
    """What follows the starter's name in ``cmd /c ""C:\\...\\Periksa LAKIP.bat" C:\\a "C:\\b c""``; None when it is not there."""
    place = line.casefold().find(starter.casefold()) if starter else -1
    if place < 0:
        return None
    rest = line[place + len(starter) :].strip()
    if rest.startswith('"'):
        rest = rest[1:].strip()
    return rest[:-1].rstrip() if rest.count('"') % 2 else rest


def split_line(text: str) -> list[str]:
    """Paths in quotes, and paths without a blank between them."""
    return [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|([^\s"]+)', text) if quoted or plain]


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:], os.environ))
