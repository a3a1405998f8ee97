"""Which rows are totals or averages of those above them, by their names and by what they hold."""

from __future__ import annotations

from collections.abc import Mapping

from lakip_xl.model.figures import Angka, Unit
from lakip_xl.model.tables import Row
from lakip_xl.read.drafts import Entry
from lakip_xl.read.marks import (
    begins_as_total,
    is_average,
    is_average_of_capaian,
    is_bare_total,
    is_remainder,
    is_surplus,
    is_total_by_words,
)
from lakip_xl.tables import BarisKinerja, PengukuranKegiatan


def is_total_row(kind: type[Row], name: str, cells: Mapping[str, Entry]) -> bool:
    if issubclass(kind, BarisKinerja | PengukuranKegiatan):
        return _is_average(kind, name, cells) or is_bare_total(name)
    begins = begins_as_total(name) if kind.total_words is None else is_total_by_words(name, kind.total_words)
    return begins or is_average(name) or is_surplus(name) or is_remainder(name)


def _is_average(kind: type[Row], name: str, cells: Mapping[str, Entry]) -> bool:
    """ "Rata-rata Lama Sekolah" with a target or a result of its own is an indicator."""
    if not is_average(name) or is_average_of_capaian(name):
        return is_average(name)
    measured = {heading.name for heading in kind.headings.values() if heading.unit is Unit.BILANGAN}
    entries = [cells[column] for column in measured & cells.keys()]
    figures = [figure for entry in entries for figure in (entry if isinstance(entry, tuple) else (entry,))]
    return all(isinstance(figure, Angka) and figure.empty for figure in figures)
