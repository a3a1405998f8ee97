"""Columns that hold nothing but "Rp": the figures stand in the column right of them, under the same heading."""

from __future__ import annotations

import re

from lakip_xl.model.cells import Grid

ROWS = 30
_CURRENCY = re.compile(r"\s*(?:rp|idr)\.?\s*:?\s*", re.IGNORECASE)


def holds_currency(grid: Grid, last: int, column: int) -> bool:
    """Whether the cells of a column below a heading block, which ends in row ``last``, say "Rp" and nothing else."""
    below = (grid.at(row, column) for row in range(last + 1, last + ROWS))
    texts = [cell.shown for cell in below if cell and cell.shown.strip()]
    return len(texts) > 1 and all(map(_CURRENCY.fullmatch, texts))
