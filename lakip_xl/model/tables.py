"""Tables: the rows of a kind, how one was found in a sheet, and what it answers about itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from itertools import takewhile
from typing import Any, ClassVar, TypeVar
from weakref import WeakKeyDictionary

from lakip_xl.model.cells import Grid, Place, Span, column_letters
from lakip_xl.model.columns import Heading
from lakip_xl.model.figures import Angka, State, Style, Teks, Unit

RowT = TypeVar("RowT", bound="Row")


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
    answers: ClassVar[tuple[str, ...]] = ()
    """Headings that are written in cells as well ("Baik"): by themselves they are no sign of a row of headings."""
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
    name: str = field(init=False, repr=False)
    """What the row is called: its key text, or its number."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "name", self.text(self.key).text or self.number)

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

    def with_figures(self: RowT, new: Mapping[Angka, Angka]) -> RowT:
        """The same row with some of its figures replaced."""
        cells: dict[str, Teks | Angka | tuple[Angka, ...]] = {}
        for name, found in self.cells.items():
            if isinstance(found, tuple):
                cells[name] = tuple(new.get(figure, figure) for figure in found)
            else:
                cells[name] = new.get(found, found) if isinstance(found, Angka) else found
        return replace(self, cells=cells)

    @property
    def figures(self) -> Iterator[tuple[str, Angka]]:
        """Each figure of the row with the name of its column, those of a series one by one."""
        for name, found in self.cells.items():
            if isinstance(found, Angka):
                yield name, found
            elif isinstance(found, tuple):
                for figure in found:
                    yield name, figure


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

    @cached_property
    def body_rows(self) -> tuple[int, ...]:
        """The sheet's rows between the headings and the end of the table that hold anything."""
        return tuple(takewhile(lambda row: row <= self.last_row, self.grid.rows_below(self.first_row - 1)))

    @cached_property
    def _by_name(self) -> Mapping[str | None, tuple[FoundColumn, ...]]:
        names = dict.fromkeys(column.name for column in self.columns)
        return {name: tuple(column for column in self.columns if column.name == name) for name in names}

    def column_of(self, name: str) -> FoundColumn | None:
        return self._by_name.get(name, (None,))[0]

    def columns_of(self, name: str) -> tuple[FoundColumn, ...]:
        return self._by_name.get(name, ())

    @cached_property
    def declared(self) -> tuple[tuple[Heading, tuple[int, ...]], ...]:
        """The declared columns that this sheet has, each with the sheet's columns that it was found in."""
        headings = self.kind.headings.values()
        return tuple(
            (heading, tuple(column.column for column in self._by_name[heading.name]))
            for heading in headings
            if heading.name in self._by_name
        )

    @cached_property
    def carried(self) -> tuple[str, ...]:
        """The columns whose texts hold for the blank cells below them."""
        return tuple(name for name, heading in self.kind.headings.items() if heading.fill)

    @property
    def missing(self) -> tuple[str, ...]:
        """The declared columns that this sheet does not have."""
        return tuple(name for name in self.kind.headings if self.column_of(name) is None)


@dataclass(frozen=True, eq=False)
class Table:
    """A table with its rows read; each is equal to itself only.

    ``doubtful``: the rows' levels could not be told, so their sums prove nothing.
    """

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
        return self._columns.get(name, ())

    @cached_property
    def _columns(self) -> Mapping[str, tuple[Angka, ...]]:
        found: dict[str, list[Angka]] = {}
        for row in self.rows:
            for name, figure in row.figures:
                found.setdefault(name, []).append(figure)
        return {name: tuple(figures) for name, figures in found.items()}

    @property
    def filled(self) -> Iterable[tuple[Row, Angka]]:
        """Each figure that is not blank with its row; several values of one cell come as the cell's first."""
        found = ((row, figure) for row in self.rows for _, figure in row.figures if figure.state is not State.BLANK)
        if len(self.rows_at) == len(self.rows):
            return found
        first: dict[tuple[int, int], tuple[Row, Angka]] = {}
        for row, figure in found:
            first.setdefault((figure.place.row, figure.place.column), (row, figure))
        return first.values()

    @property
    def typed(self) -> Sequence[tuple[Row, Angka]]:
        """Those of the filled cells that hold something else than an Excel number."""
        return self._by_form[0]

    @property
    def numbers(self) -> Mapping[int, Sequence[Angka]]:
        """The Excel numbers among the filled cells, by the sheet's column: about their form there is nothing to say."""
        return self._by_form[1]

    @cached_property
    def _by_form(self) -> tuple[list[tuple[Row, Angka]], dict[int, list[Angka]]]:
        typed: list[tuple[Row, Angka]] = []
        numbers: dict[int, list[Angka]] = {}
        for row, figure in self.filled:
            if figure.style is Style.NUMBER and figure.value is not None:
                numbers.setdefault(figure.place.column, []).append(figure)
            else:
                typed.append((row, figure))
        return typed, numbers

    @cached_property
    def rows_at(self) -> Mapping[int, tuple[Row, ...]]:
        """The rows by the line of the sheet in which they stand."""
        found: dict[int, tuple[Row, ...]] = {}
        for row in self.rows:
            found[row.place.row] = (*found.get(row.place.row, ()), row)
        return found

    def with_figures(self, new: Mapping[Angka, Angka]) -> Table:
        return replace(self, rows=tuple(row.with_figures(new) for row in self.rows)) if new else self

    def parts(self, row: Row) -> tuple[Row, ...]:
        """The rows that add up to a row: its children, or for a total all that stand at the top."""
        return tuple(self.rows[index] for index in row.parts)

    def parent(self, row: Row) -> Row | None:
        """The row of which this one is a part; totals are nobody's parent."""
        return self._parents.get(row.index)

    @cached_property
    def _parents(self) -> Mapping[int, Row]:
        found: dict[int, Row] = {}
        for row in self.rows:
            for part in () if row.total else row.parts:
                found.setdefault(part, row)
        return found

    def leaves(self) -> tuple[Row, ...]:
        """The rows without parts: the kegiatan or sub kegiatan themselves."""
        return tuple(row for row in self.rows if not row.parts and not row.total)


AnswerT = TypeVar("AnswerT")


def per_table(ask: Callable[[Table], AnswerT]) -> Callable[[Table], AnswerT]:
    """A question about a table whose answer is kept as long as the table: several rules ask the same."""
    answers: WeakKeyDictionary[Table, AnswerT] = WeakKeyDictionary()

    @wraps(ask)
    def answer(table: Table) -> AnswerT:
        if table not in answers:
            answers[table] = ask(table)
        return answers[table]

    return answer
