"""What the program finds in a sample, kept beside it: python tests/golden.py [folder ...]

Writes ``samples/<folder>/temuan.json`` for the named folders, or for all that have one already: the office's document as the
program gives it, nothing dropped. test_samples.py compares each with a fresh run; the difference is what a change changes.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from lakip_xl.folder.offices import find_offices
from lakip_xl.run import Options, check_office
from lakip_xl.write.temuan_json import as_text, document, office

SAMPLES = Path(__file__).parent.parent / "samples"
GOLDEN = "temuan.json"


def fresh(name: str) -> dict[str, Any]:
    """The document of a sample, as a first run gives it."""
    (folder,) = find_offices((SAMPLES / name,))
    with tempfile.TemporaryDirectory() as empty:
        return document([office(check_office(folder, Options(output=Path(empty))))])


def kept(name: str) -> dict[str, Any]:
    return json.loads((SAMPLES / name / GOLDEN).read_text(encoding="utf-8"))


def with_golden() -> tuple[str, ...]:
    """The samples whose findings are kept."""
    return tuple(sorted(path.parent.name for path in SAMPLES.glob(f"*/{GOLDEN}")))


def main(names: list[str]) -> None:
    for name in names or with_golden():
        (SAMPLES / name / GOLDEN).write_text(as_text(fresh(name)), encoding="utf-8")
        print(f"samples/{name}/{GOLDEN}")


if __name__ == "__main__":
    main(sys.argv[1:])
