"""What surrounds and ends a table: titles above, rows that are no rows (signature block, notes), the last row."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from lakip_xl.model.cells import Cell, Grid
from lakip_xl.model.figures import Teks
from lakip_xl.read.headings import HeadingBlock
from lakip_xl.read.numbers import fold
from lakip_xl.read.words import words_of

_MONTH = "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
SIGNATURE = re.compile(
    rf"""^\s*(?:mengetahui|menyetujui|disetujui|disahkan|kepala\s+(?:dinas|badan|bagian|kantor|bidang|sub)\b(?!.*\d)|plt\.?\s|plh\.?\s
        |sekretaris\b|inspektur\b|pengguna\ anggaran|kuasa\ pengguna|pejabat\ p|pihak\ (?:pertama|kedua)|bendahara\b|camat\b
        |nip\b\.?|ditetapkan\ di|pada\ tanggal|pembina\b|penata\b
        |[A-Z][\w .]+,\s*(?:\d{{1,2}}|\.{{2,}}|…+)?\s*(?:{_MONTH})\s*(?:\d{{4}}|\.{{2,}})?\s*$)""",
    re.IGNORECASE | re.VERBOSE,
)
NOTE = re.compile(r"^\s*(?:keterangan|ket|catatan|sumber|note|\*+|ctt)\s*(?:[:.)]|\*|$)", re.IGNORECASE)
FIGURES = 2
"""A row of so many figures is no signature: "Kepala Dinas" may be a row of a table of staff."""
GAP = 3
"""More blank rows than this end a table."""
TITLE_ROWS = 10
MOST_NOTES = 1_000
"""More texts than these below a table are raw data, not notes."""


def signs_off(cells: tuple[Cell, ...]) -> bool:
    """Whether a row belongs to the signature block or the notes below a table."""
    written = [cell.shown for cell in cells if isinstance(cell.value, str)]
    texts = [text for text in written if text.strip()]
    if not texts:
        return False
    few = len(texts) <= 2 and len(cells) - len(written) < FIGURES
    return bool(NOTE.match(texts[0])) or (few and any(SIGNATURE.match(fold(text)) for text in texts))


def titles_above(grid: Grid, block: HeadingBlock, after: int) -> tuple[Teks, ...]:
    """The title lines over a heading block, top down, not further up than row ``after``."""
    found: list[Teks] = []
    for row in takewhile(lambda row: row < block.first, grid.rows_below(max(after, block.first - TITLE_ROWS - 1))):
        texts = [cell for cell in grid.line(row) if isinstance(cell.value, str) and cell.shown.strip()]
        if texts and len(texts) <= 4:
            found.extend(Teks(grid.place(cell.row, cell.column), fold(cell.shown)) for cell in texts)
    return tuple(found)


def notes_below(grid: Grid, last: int, before: int) -> tuple[Teks, ...]:
    """The texts between a table's last row and the next heading block: notes and the signature block."""
    below = islice(grid.texts(last + 1, before - 1), MOST_NOTES)
    return tuple(Teks(grid.place(cell.row, cell.column), fold(cell.shown)) for cell in below)


def last_row(
    grid: Grid, block: HeadingBlock, before: int, key_columns: set[int], figure_columns: set[int], footers: tuple[str, ...] = ()
) -> int:
    """The last row of the table under a block; the block's own last row when there is none.

    A row goes on with the table while figures or names stand in its columns; after blank rows only a row with figures does,
    or, in a table without figure columns, one with two of its texts. A line of one text between rows is a band, such as the
    sasaran of the rows that follow; it ends the table only when no row follows.
    """
    last = previous = block.last
    bands = 0
    first, end = min(key_columns | figure_columns) - 2, max(column.column for column in block.columns)
    for row in takewhile(lambda row: row < before, grid.rows_below(block.last)):
        cells = tuple(cell for cell in grid.line(row) if first <= cell.column <= end and cell.shown.strip())
        if not cells:
            continue
        gap, previous = row - previous - 1, row
        if gap > GAP or signs_off(cells) or _is_footer(cells, footers):
            break
        if _belongs(cells, gap, key_columns, figure_columns):
            last, bands = row, 0
        elif len(cells) > 2 or gap or bands == MOST_BANDS:
            break
        else:
            bands += 1
    return last


MOST_BANDS = 2
"""Lines of one text in a row: the tujuan and the sasaran of what follows."""


def _is_footer(cells: tuple[Cell, ...], footers: tuple[str, ...]) -> bool:
    return bool(footers) and " ".join(words_of(cells[0].shown)).startswith(footers)


def _belongs(cells: tuple[Cell, ...], gap: int, key_columns: set[int], figure_columns: set[int]) -> bool:
    columns = {cell.column for cell in cells}
    if gap == 0:
        return bool(columns & (key_columns | figure_columns))
    if figure_columns:
        return any(cell.column in figure_columns and _figurelike(cell) for cell in cells)
    return len(columns & key_columns) >= 2


def _figurelike(cell: Cell) -> bool:
    return not isinstance(cell.value, str) or any(sign.isdigit() for sign in cell.shown) or cell.shown.strip() in ("-", "–")
