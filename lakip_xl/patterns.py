"""Patterns that few offices need, compiled when they are first used: to compile one takes as long as to read three rows.

What every row is asked stays ``re.compile``, which answers a little sooner.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Seldom:
    """Stands for a compiled pattern, and keeps those of its methods that were used."""

    def __init__(self, text: str, flags: int) -> None:
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> Any:
        found = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, found)
        return found


def seldom(text: str, flags: int = 0) -> re.Pattern[str]:
    return cast("re.Pattern[str]", _Seldom(text, flags))
