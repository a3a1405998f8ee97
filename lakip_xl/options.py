"""What is asked of one office's check, wherever it runs."""

from __future__ import annotations

from pathlib import Path

from lakip_xl.frozen import frozen


@frozen
class Options:
    """What the command line said; the empty ones are found out from the files."""

    office: str = ""
    year: int | None = None
    output: Path | None = None
    only_check: bool = False
