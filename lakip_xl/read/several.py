"""Several names in one cell: "a. ... b. ...", or one in each line."""

from __future__ import annotations

import re

from lakip_xl.read.numbers import fold

_BULLET = re.compile(r"(?:^|\s)(?:[-•*]|[a-z][.)]|\d{1,2}[.)])\s+")


def several_names(text: str) -> tuple[str, ...]:
    """The names in a cell's text; the text itself when it is one name."""
    lines = [line for line in text.splitlines() if line.strip()]
    bulleted = [line for line in lines if _BULLET.match(line)]
    if len(lines) > 1 and (len(bulleted) == len(lines) or not bulleted):
        return tuple(_BULLET.sub("", line, count=1).strip() for line in lines)
    parts = [part.strip() for part in _BULLET.split(fold(text)) if part.strip()]
    return tuple(parts) if len(parts) > 1 and _BULLET.match(fold(text)) else (text,)
