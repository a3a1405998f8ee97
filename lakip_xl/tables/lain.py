"""A table of no known kind that has totals or declared equations: its sums are checked all the same."""

from __future__ import annotations

from typing import ClassVar

from lakip_xl.model.columns import SeriesColumn, TextColumn
from lakip_xl.model.figures import Unit
from lakip_xl.tables.base import Bernomor


class Lain(Bernomor):
    """Names in the first text column, figures in every column of figures; it is found by its shape, never by its words."""

    kind = "lain"
    title = "Tabel Lain"
    added: ClassVar[tuple[Unit, ...]] = (Unit.RUPIAH, Unit.ORANG, Unit.BILANGAN)
    total_words = frozenset[str]()

    uraian = TextColumn(required=False)
    angka = SeriesColumn(unit=Unit.BILANGAN, required=False)
