"""Tables: how a kind is declared, how one was found in a sheet, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, TypeVar, overload

from lakip_xl.model.cells import Grid, Place, Span, column_letters
from lakip_xl.model.figures import Angka, Teks, Unit

RowT = TypeVar("RowT", bound="Row")


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
        return self if row is None else row.figure(self.name)


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


@dataclass(frozen=True, eq=False)
class Row:
    """One line of a table. Subclasses declare the columns of a kind; ``headings`` is what they declared.

    ``number`` is what stands in the number or code column; ``depth`` 0 is the top; ``parts`` are the indexes of the rows that
    add up to this one; ``total`` marks a total line. Several rows may stand in one line of the sheet.
    """

    kind: ClassVar[str] = ""
    title: ClassVar[str] = ""
    titles: ClassVar[tuple[str, ...]] = ()
    """Words of a title above the table, or of a sheet's or file's name, that speak for this kind."""
    headings: ClassVar[dict[str, Heading]] = {}
    key: ClassVar[str] = "uraian"
    """The column whose text names a row."""
    one_of: ClassVar[tuple[str, ...]] = ()
    """At least one of these columns must be there, besides the required ones."""
    unlike: ClassVar[tuple[str, ...]] = ()
    """Words in a heading that speak against this kind: a table with realisasi is more than a list of budgets."""
    named: ClassVar[bool] = False
    """The column of names must be headed by its own words; in other kinds any column of names in front will do."""
    body_words: ClassVar[tuple[str, ...]] = ()
    """Words in the first rows' names that speak for this kind."""
    footers: ClassVar[tuple[str, ...]] = ()
    """Words with which lines begin that stand under the rows of a form and are none of them."""
    form: ClassVar[tuple[str, ...]] = ()
    """The columns of the blank form in printed order; empty for all but the series that only some offices keep."""
    added: ClassVar[tuple[Unit, ...]] = (Unit.RUPIAH, Unit.ORANG)
    """Figures of these units add up over rows."""
    total_words: ClassVar[frozenset[str] | None] = None
    """Words that the name of a total may hold besides those of money; None where any words may follow "Jumlah"."""
    stand_ins: ClassVar[Mapping[str, tuple[str, ...]]] = {}
    """Required columns and the series that may stand for each: a SIPD export has anggaran only by kelompok."""

    _declared: ClassVar[dict[str, Heading]] = {}

    index: int
    place: Place
    number: str
    cells: Mapping[str, Teks | Angka | tuple[Angka, ...]]
    depth: int = 0
    parts: tuple[int, ...] = ()
    total: bool = False

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.headings = {**cls.headings, **cls.__dict__.get("_declared", {})}

    @classmethod
    def declare(cls, heading: Heading) -> None:
        """Called by the columns while the class is made."""
        if "_declared" not in cls.__dict__:
            cls._declared = {}
        cls._declared[heading.name] = heading

    def text(self, name: str) -> Teks:
        found = self.cells.get(name)
        return found if isinstance(found, Teks) else Teks(self.place, "")

    def figure(self, name: str) -> Angka | None:
        found = self.cells.get(name)
        return found if isinstance(found, Angka) else None

    def series(self, name: str) -> tuple[Angka, ...]:
        found = self.cells.get(name)
        return found if isinstance(found, tuple) else ()

    @property
    def name(self) -> str:
        """What the row is called: its key text, or its number."""
        return self.text(self.key).text or self.number

    def with_figures(self: RowT, new: Mapping[Angka, Angka]) -> RowT:
        """The same row with some of its figures replaced."""
        cells: dict[str, Teks | Angka | tuple[Angka, ...]] = {}
        for name, found in self.cells.items():
            if isinstance(found, tuple):
                cells[name] = tuple(new.get(figure, figure) for figure in found)
            else:
                cells[name] = new.get(found, found) if isinstance(found, Angka) else found
        return replace(self, cells=cells)

    def figures(self) -> Iterator[tuple[str, Angka]]:
        """Each figure of the row with the name of its column, those of a series one by one."""
        for name, found in self.cells.items():
            if isinstance(found, Angka):
                yield name, found
            elif isinstance(found, tuple):
                yield from ((name, figure) for figure in found)


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """A sheet's column and what it was taken for; ``name`` is None for a column that was not understood.

    ``label`` is what tells the members of a series apart ("bulan 1", "kelompok modal", or the sub-heading as it stands).
    """

    column: int
    heading: str
    name: str | None
    score: float = 0.0
    label: str = ""
    numbering: str = ""

    @property
    def letter(self) -> str:
        return column_letters(self.column)


@dataclass(frozen=True)
class FoundTable:
    """Where a table stands in a sheet and how it was understood; every step of the guess can be shown."""

    kind: type[Row]
    grid: Grid = field(repr=False)
    heading_rows: tuple[int, ...]
    first_row: int
    last_row: int
    columns: tuple[FoundColumn, ...]
    score: float
    runner_up: str | None = None
    titles: tuple[Teks, ...] = ()
    notes: tuple[Teks, ...] = ()
    number_column: int | None = None
    skipped: frozenset[int] = frozenset()
    """Rows inside the table that are none of it: headings and titles printed again on a new page."""

    @property
    def span(self) -> Span:
        columns = [column.column for column in self.columns]
        return Span(min(self.heading_rows), min(columns), self.last_row, max(columns))

    def column_of(self, name: str) -> FoundColumn | None:
        return next((column for column in self.columns if column.name == name), None)

    def columns_of(self, name: str) -> tuple[FoundColumn, ...]:
        return tuple(column for column in self.columns if column.name == name)

    @property
    def missing(self) -> tuple[str, ...]:
        """The declared columns that this sheet does not have."""
        return tuple(name for name in self.kind.headings if self.column_of(name) is None)


@dataclass(frozen=True)
class Table:
    """A table with its rows read. ``doubtful``: the rows' levels could not be told, so their sums prove nothing."""

    found: FoundTable
    rows: tuple[Row, ...]
    doubtful: bool = False

    @property
    def kind(self) -> type[Row]:
        return self.found.kind

    @property
    def file(self) -> str:
        return self.found.grid.file

    @property
    def sheet(self) -> str:
        return self.found.grid.sheet

    def column(self, name: str) -> tuple[Angka, ...]:
        """The figures of a column, row by row; those of a series one after the other."""
        return tuple(figure for row in self.rows for own, figure in row.figures() if own == name)

    def with_figures(self, new: Mapping[Angka, Angka]) -> Table:
        return replace(self, rows=tuple(row.with_figures(new) for row in self.rows)) if new else self

    def parts(self, row: Row) -> tuple[Row, ...]:
        """The rows that add up to a row: its children, or for a total all that stand at the top."""
        return tuple(self.rows[index] for index in row.parts)

    def parent(self, row: Row) -> Row | None:
        """The row of which this one is a part; totals are nobody's parent."""
        return next((other for other in self.rows if row.index in other.parts and not other.total), None)

    def leaves(self) -> tuple[Row, ...]:
        """The rows without parts: the kegiatan or sub kegiatan themselves."""
        return tuple(row for row in self.rows if not row.parts and not row.total)
