"""Case workbooks: pages whose figures know their true value, the equations in which they stand, and the planted faults.

A page is built right; then faults are planted in it. So each case says by itself what a tool must find, and the equations prove
that nothing else is wrong.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import xlsxwriter

CREATED = datetime(2021, 1, 4, 8, 0, 0)
Look = dict[str, str | int | bool]
Content = str | int | float | None
PLAIN: Look = {}
Compute = Callable[[Sequence[Decimal]], Decimal | None]
ALMOST = Decimal("0.0000001")
"""Relative room for figures that Excel holds as binary fractions."""


@dataclass(frozen=True)
class Gaya:
    """How an office writes a figure: as a number where ``number_format`` is given, else as text.

    ``scale`` 100 stores percent as a fraction. ``exact`` keeps all decimals, as a formula does. ``zero`` is written for 0.
    """

    places: int = 0
    number_format: str = ""
    thousands: str = "."
    point: str = ","
    before: str = ""
    after: str = ""
    zero: str = ""
    scale: int = 1
    exact: bool = False
    parens: bool = False

    def rounded(self, value: Decimal) -> Decimal:
        """The value as this style can show it."""
        return value if self.exact else value.quantize(Decimal(1).scaleb(-self.places), ROUND_HALF_UP)

    def write(self, value: Decimal) -> Content:
        """What the cell holds."""
        if self.zero and value == 0:
            return self.zero
        return self.as_number(value) if self.number_format else self.as_text(value)

    def as_number(self, value: Decimal) -> int | float:
        """A whole number where it is one."""
        stored = self.rounded(value) / self.scale
        return int(stored) if stored == stored.to_integral_value() else float(stored)

    def as_text(self, value: Decimal) -> str:
        """The figure as typed."""
        whole, _, fraction = f"{abs(self.rounded(value)):,.{self.places}f}".partition(".")
        tail = self.point + fraction if fraction else ""
        shown = f"{self.before}{whole.replace(',', self.thousands)}{tail}{self.after}"
        if value >= 0:
            return shown
        return f"({shown})" if self.parens else f"-{shown}"

    def read(self, content: Content) -> Decimal:
        """The value of what the cell holds: ``write`` turned round."""
        if self.zero and content == self.zero:
            return Decimal(0)
        if isinstance(content, int | float):
            return Decimal(repr(content)) * self.scale
        text = str(content)
        negative = text.startswith(("(", "-"))
        bare = text.strip("()-").removeprefix(self.before).removesuffix(self.after).strip("()")
        digits = bare.replace(self.thousands, "") if self.thousands else bare
        value = Decimal(digits.replace(self.point, "."))
        return -value if negative else value


TITIK = Gaya()
TITIK_00 = Gaya(2)
KOMA = Gaya(thousands=",", point=".")
KOMA_00 = Gaya(2, thousands=",", point=".")
ANGKA = Gaya(number_format="#,##0")
ANGKA_UMUM = Gaya(number_format="General")
AKUNTANSI = Gaya(number_format='_-* #,##0_-;-* #,##0_-;_-* "-"_-;_-@_-')
PERSEN = Gaya(2, number_format="0.00")
PERSEN_TEKS = Gaya(2)
PERSEN_TEKS_TITIK = Gaya(2, thousands=",", point=".")
PERSEN_TANDA = Gaya(2, after="%")
PERSEN_FORMAT = Gaya(2, number_format="0.00%", scale=100, exact=True)
PECAHAN = Gaya(4, number_format="General", scale=100, exact=True)


@dataclass(frozen=True)
class Fig:
    """A figure: its true value, its style, and a formula where the office calculated it.

    ``shown`` replaces the cached value of the formula: "" for none, "#DIV/0!", "0%".
    """

    value: Decimal
    gaya: Gaya
    formula: str = ""
    shown: str | None = None


What = str | int | Fig | None


def fig(value: int | Decimal | str, gaya: Gaya, formula: str = "", shown: str | None = None) -> Fig:
    """A figure rounded as its style shows it."""
    return Fig(gaya.rounded(Decimal(value)), gaya, formula, shown)


@dataclass(frozen=True)
class Entry:
    """A cell: what it holds, how it looks, and for a figure the true and the written value."""

    content: Content
    look: Look
    formula: str = ""
    gaya: Gaya | None = None
    truth: Decimal | None = None
    written: Decimal | None = None


@dataclass(frozen=True)
class Claim:
    """An equation: what a cell must hold, computed from other cells; None where it cannot be computed."""

    target: str
    parts: tuple[str, ...]
    compute: Compute
    words: str

    def outcome(self, values: Mapping[str, Decimal], gaya: Mapping[str, Gaya]) -> str:
        """Empty when the equation holds, else the difference in words."""
        exact = self.compute([values[part] for part in self.parts])
        target = values[self.target]
        if exact is None:
            return ""
        style = gaya[self.target]
        room = abs(exact) * ALMOST + ALMOST
        if abs(style.rounded(exact) - target) <= (room if style.exact else 0):
            return ""
        return f"{self.target} = {target}, {self.words} gives {exact}"


@dataclass(frozen=True)
class Fault:
    """A planted fault: the cell, how grave it is, the right value where it can be told."""

    cell: str
    severity: str
    expected: str | None
    note: str
    symptom: bool = False


@dataclass(frozen=True)
class TableNote:
    """A table that a tool should see: kind, range from the first heading row to the last body row, meaning of the columns."""

    sheet: str
    kind: str
    range: str
    columns: dict[str, str]
    alternatives: tuple[str, ...] = ()
    says: str = ""


def letters(index: int) -> str:
    """Column letters of an index from 0."""
    return (letters(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)


def column(text: str) -> int:
    """Index from 0 of column letters."""
    value = 0
    for letter in text:
        value = value * 26 + ord(letter) - 64
    return value - 1


def split(at: str) -> tuple[str, int]:
    """Letters and row of an address."""
    match = re.fullmatch(r"([A-Z]+)(\d+)", at)
    if match is None:
        raise ValueError(f"no address: {at}")
    return match[1], int(match[2])


@dataclass
class Page:
    """One worksheet under construction."""

    name: str
    widths: Mapping[str, float] = field(default_factory=dict)
    hidden: bool = False
    cells: dict[str, Entry] = field(default_factory=dict)
    merges: dict[str, str] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    tables: list[TableNote] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[str] = field(default_factory=set)
    freeze: str = ""
    filter: str = ""

    def put(self, at: str, what: What, look: Look = PLAIN) -> None:
        """Write one cell."""
        if isinstance(what, Fig):
            content = what.gaya.write(what.value) if what.shown is None else what.shown
            truth = what.value if what.shown is None or what.shown == "" else None
            self.cells[at] = Entry(content, look, what.formula, what.gaya, truth, truth)
        else:
            self.cells[at] = Entry(what, look)

    def row(self, number: int, first: str, whats: Iterable[What], look: Look = PLAIN) -> None:
        """Write cells from left to right; None leaves a blank cell with its borders."""
        for index, what in enumerate(whats, start=column(first)):
            self.put(f"{letters(index)}{number}", what, look)

    def merge(self, area: str, what: What, look: Look = PLAIN) -> None:
        """Write a merged area."""
        first = area.partition(":")[0]
        self.put(first, what, look)
        if ":" in area:
            self.merges[first] = area

    def heading(self, look: Look, **areas: str) -> None:
        """Headings by area; "_" stands for ":"."""
        for area, text in areas.items():
            self.merge(area.replace("_", ":"), text, look)

    def full(self, at: str) -> str:
        """Address with the sheet's name."""
        return at if "!" in at else f"{self.name}!{at}"

    def claim(self, target: str, parts: Iterable[str], compute: Compute, words: str) -> None:
        """An equation between cells."""
        self.claims.append(Claim(self.full(target), tuple(map(self.full, parts)), compute, words))

    def sums(self, target: str, members: Iterable[str]) -> None:
        """A sum."""
        self.claim(target, members, lambda values: sum(values, Decimal(0)), "jumlah")

    def minus(self, target: str, whole: str, part: str) -> None:
        """A difference."""
        self.claim(target, (whole, part), lambda values: values[0] - values[1], "selisih")

    def ratio(self, target: str, part: str, whole: str) -> None:
        """A percentage."""
        self.claim(target, (part, whole), lambda v: v[0] * 100 / v[1] if v[1] else None, "persen")

    def same(self, target: str, other: str) -> None:
        """The same figure elsewhere."""
        self.claim(target, (other,), lambda values: values[0], "sama")

    def truth(self, at: str) -> Decimal:
        """The true value of a cell."""
        value = self.cells[at].truth
        if value is None:
            raise ValueError(f"no figure at {self.name}!{at}")
        return value

    def share(
        self, at: str, part: str, whole: str, gaya: Gaya, look: Look = PLAIN, *, nil: str = "-", formula: bool = False
    ) -> None:  # fmt: skip
        """A percentage of two cells; ``nil`` is written where the whole is 0."""
        if self.truth(whole) == 0:
            self.put(at, nil, look)
            return
        text = f"={part}/{whole}" if gaya.scale == 100 else f"=ROUND({part}/{whole}*100,{gaya.places})"
        self.put(at, fig(self.truth(part) * 100 / self.truth(whole), gaya, text if formula else ""), look)
        self.ratio(at, part, whole)

    def rest(self, at: str, whole: str, part: str, gaya: Gaya, look: Look = PLAIN, *, formula: bool = False) -> None:
        """The difference of two cells."""
        self.put(at, fig(self.truth(whole) - self.truth(part), gaya, f"={whole}-{part}" if formula else ""), look)
        self.minus(at, whole, part)

    def plant(
        self, at: str, wrong: int | str | Decimal, severity: str = "kesalahan", note: str = "", *, formula: str | None = None,
        symptom: bool = False,
    ) -> None:  # fmt: skip
        """Put a wrong figure in place of the right one. ``symptom``: it is only computed from a wrong one."""
        old = self.cells[at]
        if old.gaya is None or old.truth is None:
            raise ValueError(f"no figure to spoil at {self.name}!{at}")
        value = old.gaya.rounded(Decimal(wrong))
        formula = old.formula if formula is None else formula
        self.cells[at] = replace(old, content=old.gaya.write(value), written=value, formula=formula)
        right = round(old.truth, 6) if old.gaya.exact else old.truth
        self.faults.append(Fault(self.full(at), severity, f"{right.normalize():f}", note, symptom))

    def retype(self, at: str, text: str, severity: str, note: str, expected: bool = True) -> None:
        """The right figure typed in a doubtful way."""
        old = self.cells[at]
        self.cells[at] = replace(old, content=text)
        value = f"{old.truth.normalize():f}" if expected and old.truth is not None else None
        self.faults.append(Fault(self.full(at), severity, value, note))

    def remark(self, at: str, severity: str, note: str, expected: str | None = None) -> None:
        """Something worth a finding that no equation of figures shows."""
        self.faults.append(Fault(self.full(at), severity, expected, note))

    def table(self, kind: str, area: str, columns: Mapping[str, str], alternatives: tuple[str, ...] = (), says: str = "") -> None:
        """Note a table for kasus.json."""
        self.tables.append(TableNote(self.name, kind, area, dict(columns), alternatives, says))


@dataclass(frozen=True)
class Book:
    """One workbook file."""

    file: str
    pages: tuple[Page, ...]


@dataclass(frozen=True)
class Case:
    """One folder: its workbooks, one line that says what is wrong, and what a tool should say that it is unsure of."""

    name: str
    about: str
    books: tuple[Book, ...]
    unsure: tuple[str, ...] = ()
    exit_code: int | None = None
    silent: tuple[str, ...] = ()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All planted faults."""
        return tuple(fault for book in self.books for page in book.pages for fault in page.faults)

    @property
    def clean(self) -> bool:
        """Whether nothing of severity kesalahan was planted."""
        return not any(fault.severity == "kesalahan" for fault in self.faults)


class PageWriter:
    """Writes one page with xlsxwriter."""

    def __init__(self, book: xlsxwriter.Workbook, page: Page, formats: dict[str, object]) -> None:
        self.book, self.page, self.formats = book, page, formats
        self.sheet = book.add_worksheet(page.name)

    def write(self) -> None:
        """Write cells, merges, widths and what is hidden."""
        for at, entry in self.page.cells.items():
            self.write_cell(at, entry)
        for letter in {**self.page.widths, **dict.fromkeys(sorted(self.page.hidden_columns), 10.0)}:
            options = {"hidden": letter in self.page.hidden_columns}
            self.sheet.set_column(f"{letter}:{letter}", self.page.widths.get(letter, 10.0), None, options)
        for row in sorted(self.page.hidden_rows):
            self.sheet.set_row(row - 1, None, None, {"hidden": True})
        if self.page.freeze:
            self.sheet.freeze_panes(self.page.freeze)
        if self.page.filter:
            self.sheet.autofilter(self.page.filter)
        if self.page.hidden:
            self.sheet.hide()

    def write_cell(self, at: str, entry: Entry) -> None:
        """Write one cell, merged where it covers more."""
        look = self.format_of(entry)
        if at in self.page.merges:
            self.sheet.merge_range(self.page.merges[at], "", look)
        if entry.formula:
            self.sheet.write_formula(at, entry.formula, look, entry.content)
        elif isinstance(entry.content, str):
            self.sheet.write_string(at, entry.content, look)
        elif entry.content is None:
            self.sheet.write_blank(at, None, look)
        else:
            self.sheet.write_number(at, entry.content, look)

    def format_of(self, entry: Entry) -> object:
        """The format of a cell; equal ones are shared."""
        look = dict(entry.look)
        if entry.gaya and entry.gaya.number_format not in ("", "General"):
            look["num_format"] = entry.gaya.number_format
        key = repr(sorted(look.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(look)
        return self.formats[key]


def write_book(folder: Path, book: Book) -> None:
    """Write one workbook file."""
    formats: dict[str, object] = {}
    with xlsxwriter.Workbook(folder / book.file) as workbook:
        workbook.set_properties({"created": CREATED})
        for page in book.pages:
            PageWriter(workbook, page, formats).write()
