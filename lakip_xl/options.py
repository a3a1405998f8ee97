"""What is asked of one office's check, wherever it runs."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """What the command line said; the empty ones are found out from the files."""

    office: str = ""
    year: int | None = None
    output: Path | None = None
    only_check: bool = False
