"""Python's search for values that hold each other, made rare.

A report is read into some million small values that hold no cycles, and the usual search goes over all of them again and again:
20 to 30 % of the time of an office of 10.000 rows (benchmarks/speed.py). It is not switched off, because a run may go over
thousands of offices.
"""

from __future__ import annotations

import gc

NEW_VALUES = 200_000
"""Values made since the last search that bring on the next; usually 700."""


def search_rarely() -> None:
    gc.set_threshold(NEW_VALUES, 20, 50)
