"""How the columns of a table kind are declared: the words that stand over them, their unit, and what may be missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

from lakip_xl.model.figures import Angka, Teks, Unit

if TYPE_CHECKING:
    from lakip_xl.model.tables import Row


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table kind as it is declared: its name, the words that stand over it, its unit.

    The first word is the one that we print. "/" in a word separates the levels of a heading ("sisa anggaran/rp"). ``unit`` is
    None for texts. ``fill`` carries a text down over the blank cells below it. ``series`` takes several columns, one for each
    period or class under a common heading; ``labelled`` only such columns whose labels are understood (months, triwulan, years,
    kelompok belanja), and only those kinds of ``labels`` when it names some. ``loose`` lets a long heading match that holds all
    words of a phrase. ``ratio`` names the two columns of which a percentage is made.
    """

    name: str
    words: tuple[str, ...]
    unit: Unit | None
    required: bool
    fill: bool = False
    series: bool = False
    labelled: bool = False
    labels: tuple[str, ...] = ()
    loose: bool = False
    ratio: tuple[str, str] | None = None


class TextColumn:
    """A column of texts; reading it from a row gives its Teks."""

    def __init__(self, *words: str, required: bool = True, fill: bool = False) -> None:
        self.words, self.required, self.fill = words, required, fill

    def __set_name__(self, owner: type[Row], name: str) -> None:
        owner.declare(Heading(name, self.words, None, self.required, fill=self.fill))
        self.name = name

    @overload
    def __get__(self, row: None, owner: type[Row]) -> TextColumn: ...
    @overload
    def __get__(self, row: Row, owner: type[Row]) -> Teks: ...
    def __get__(self, row: Row | None, owner: type[Row]) -> TextColumn | Teks:
        return self if row is None else row.text(self.name)


class FigureColumn:
    """A column of figures; reading it from a row gives its Angka, or None when the sheet has no such column."""

    def __init__(
        self, *words: str, unit: Unit, required: bool = True, ratio: tuple[str, str] | None = None, loose: bool = False
    ) -> None:
        self.words, self.unit, self.required, self.ratio, self.loose = words, unit, required, ratio, loose

    def __set_name__(self, owner: type[Row], name: str) -> None:
        owner.declare(Heading(name, self.words, self.unit, self.required, ratio=self.ratio, loose=self.loose))
        self.name = name

    @overload
    def __get__(self, row: None, owner: type[Row]) -> FigureColumn: ...
    @overload
    def __get__(self, row: Row, owner: type[Row]) -> Angka | None: ...
    def __get__(self, row: Row | None, owner: type[Row]) -> FigureColumn | Angka | None:
        if row is None:
            return self
        found = row.cells.get(self.name)
        return found if isinstance(found, Angka) else None


class SeriesColumn:
    """Several columns of figures under one heading; reading it from a row gives them in order, with their labels."""

    def __init__(
        self,
        *words: str,
        unit: Unit,
        required: bool = True,
        labelled: bool = False,
        labels: tuple[str, ...] = (),
        loose: bool = False,
    ) -> None:
        self.words, self.unit, self.required, self.labels, self.loose = words, unit, required, labels, loose
        self.labelled = labelled or bool(labels)

    def __set_name__(self, owner: type[Row], name: str) -> None:
        heading = Heading(
            name, self.words, self.unit, self.required, series=True, labelled=self.labelled, labels=self.labels, loose=self.loose
        )
        owner.declare(heading)
        self.name = name

    @overload
    def __get__(self, row: None, owner: type[Row]) -> SeriesColumn: ...
    @overload
    def __get__(self, row: Row, owner: type[Row]) -> tuple[Angka, ...]: ...
    def __get__(self, row: Row | None, owner: type[Row]) -> SeriesColumn | tuple[Angka, ...]:
        return self if row is None else row.series(self.name)
