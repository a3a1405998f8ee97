"""Money in thousands or millions: each figure is rounded by itself, so that sums are not exact to the last place."""

from __future__ import annotations

import re
from dataclasses import replace

from lakip_xl.model.figures import Unit
from lakip_xl.model.tables import FoundTable, Table
from lakip_xl.read.words import words_of

_WORDS = frozenset(["ribuan", "ribu", "jutaan", "juta", "miliar", "milyar", "miliaran", "000"])
_TITLE = re.compile(r"\b(?:dalam|rp\.?)\s*(?:ribu|juta|mil[iy]ar|000)", re.IGNORECASE)


def coarse_money(table: Table) -> Table:
    """The table with the figures of such columns marked."""
    columns = _columns(table.found)
    if not columns:
        return table
    figures = (figure for row in table.rows for _, figure in row.figures if figure.place.column in columns)
    return table.with_figures({figure: replace(figure, coarse=True) for figure in figures})


def _columns(found: FoundTable) -> frozenset[int]:
    """Their own heading says it, or a title over the table for all of them."""
    every = any(_TITLE.search(title.text) for title in found.titles)
    named = ((column, found.kind.headings[column.name]) for column in found.columns if column.name)
    return frozenset(
        column.column
        for column, heading in named
        if heading.unit in (Unit.RUPIAH, Unit.BILANGAN) and _is_coarse(frozenset(words_of(column.heading)), every)
    )


def _is_coarse(words: frozenset[str], every: bool) -> bool:
    return bool(_WORDS & words) or (every and not _COUNTED & words)


_COUNTED = frozenset(
    [
        "orang", "jiwa", "kk", "kpm", "unit", "buah", "paket", "proyek", "perusahaan", "izin", "dokumen", "pegawai", "tenaga",
        "siswa", "pasien", "kelompok", "koperasi", "lokasi", "desa", "ton", "kg", "km", "ekor", "volume", "produksi",
    ]
)  # fmt: skip
"""What such a table counts beside its money is counted exactly."""
