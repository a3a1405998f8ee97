"""One sheet for each LAKIP table that was read: the office's own headings, its rows by level, its notes."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from lakip_xl.model.cells import Place, Span
from lakip_xl.model.figures import Teks
from lakip_xl.model.laporan import Laporan
from lakip_xl.model.sheets import Target
from lakip_xl.model.tables import Row, Table
from lakip_xl.tables import KINDS
from lakip_xl.write.draft import Draft, Spot
from lakip_xl.write.names import shorten
from lakip_xl.write.table_heading import put_heading
from lakip_xl.write.table_notes import put_notes
from lakip_xl.write.table_view import Content, Line, TableView
from lakip_xl.write.table_widths import column_widths

MOST_FROZEN = 70.0
"""Characters of frozen columns; more would leave no room to scroll on a small screen."""
DEEPEST_INDENT = 8
_TABLE_NUMBER = re.compile(r"\btabel\s+(\d{1,2}(?:\.\d{1,2}){0,3})", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:sheet|lembar|worksheet)\s*\d*", re.IGNORECASE)


def in_report_order(laporan: Laporan) -> tuple[Table, ...]:
    """The tables in the order of the report, those of one kind as they were read."""
    order = {kind: index for index, kind in enumerate(KINDS)}
    return tuple(sorted(laporan.tables, key=lambda table: order.get(table.kind, len(order))))


def sheet_titles(tables: Sequence[Table]) -> tuple[str, ...]:
    """What to call each table's sheet: number and kind ("2.1 Rencana Kinerja"), or among several of a kind the office's own
    sheet name ("BTL")."""
    kinds = [table.kind for table in tables]
    return tuple(_sheet_title(table, kinds.count(table.kind) > 1) for table in tables)


def _sheet_title(table: Table, several: bool) -> str:
    number = _table_number(table)
    if number:
        return shorten(f"{number} {table.kind.title}")
    own = " ".join(table.sheet.split())
    return own if several and own and not _NO_NAME.fullmatch(own) else shorten(table.kind.title or own)


def _table_number(table: Table) -> str:
    found = (_TABLE_NUMBER.search(title.text) for title in table.found.titles)
    return next((match.group(1) for match in found if match), "")


def draft_table(table: Table, name: str, laporan: Laporan, foreign: frozenset[Place]) -> Draft:
    """The sheet of a table. ``foreign`` are the cells below it that belong to the next table of the same sheet."""
    view = TableView(table)
    draft = Draft(name, view.width)
    draft.widths.update(column_widths(view))
    _put_titles(draft, view, laporan)
    first = draft.row
    put_heading(draft, view)
    draft.repeat = (first, draft.row - 1) if draft.row > first else None
    draft.freeze = (draft.row, _frozen_columns(view, draft) + 1)
    _Body(draft, view).put()
    put_notes(draft, view, foreign, laporan.settings)
    return draft


def _put_titles(draft: Draft, view: TableView, laporan: Laporan) -> None:
    """The office's own title lines; table, office and year are added where those do not say them."""
    own = [title for title in view.found.titles if title.text]
    if not own:
        _put_title(draft, Teks(view.grid.place(view.found.span.top, view.columns[0]), view.found.kind.title), known=False)
    for title in own:
        _put_title(draft, title)
    for text in _unsaid(" ".join(title.text for title in own), laporan):
        draft.titles.append(text)
        draft.line(text, "subtitle")
    draft.row += 1


def _put_title(draft: Draft, title: Teks, *, known: bool = True) -> None:
    target = draft.line(title.text, "subtitle" if draft.titles else "title")
    draft.titles.append(title.text)
    if known:
        draft.spots.append(Spot(title.place, "", target))


def _unsaid(said: str, laporan: Laporan) -> Iterator[str]:
    words = re.findall(r"\w+", laporan.office.casefold())[:2]
    if words and " ".join(words) not in " ".join(re.findall(r"\w+", said.casefold())):
        yield laporan.office
    if laporan.year and str(laporan.year) not in said:
        yield f"Tahun {laporan.year}"


def _frozen_columns(view: TableView, draft: Draft) -> int:
    """The columns up to the one that names the rows, when they leave room for the others."""
    key = view.key_column
    count = view.position[key] if key is not None else 0
    return count if sum(draft.widths[column] for column in range(1, count + 1)) <= MOST_FROZEN else 0


class _Body(NamedTuple):
    """The rows of a table under its headings."""

    draft: Draft
    view: TableView

    def put(self) -> None:
        top, lines = self.draft.row, self.view.lines
        hidden: dict[tuple[int, int], Target] = {}
        for index in range(len(lines)):
            for span in self._wide_spans(lines, index):
                self.draft.merge(span.left, span.right, top=top + index)
                hidden.update({(index, column): self._target(top + index, span.left) for column in _inner(span)})
        for column in self.view.columns:
            for first, last in self._runs(lines, column, hidden):
                position = self.view.position[column]
                self.draft.merge(position, position, top=top + first, bottom=top + last)
                hidden.update({(index, position): self._target(top + first, position) for index in range(first + 1, last + 1)})
        for index, line in enumerate(lines):
            self._put_line(line, index, hidden)
            self.draft.row += 1

    def _target(self, row: int, column: int) -> Target:
        return Target(self.draft.name, row, column)

    def _wide_spans(self, lines: Sequence[Line], index: int) -> Iterator[Span]:
        """The cells of a line that the office merged sideways ("JUMLAH" over number and name), in the result's columns."""
        source = lines[index].source
        if index and lines[index - 1].source == source:
            return
        for column in self.view.columns:
            span = self.view.grid.span_at(source, column)
            inside = self.view.inside(span) if span else ()
            if span and span.top == span.bottom and len(inside) > 1 and inside[0] == column and not self._filled(source, span):
                positions = [self.view.position[other] for other in inside]
                yield Span(source, positions[0], source, positions[-1])

    def _filled(self, source: int, span: Span) -> bool:
        """Whether Excel keeps values under the merged area; merging would hide them."""
        return any(self.view.grid.at(source, column) for column in range(span.left + 1, span.right + 1))

    def _runs(self, lines: Sequence[Line], column: int, hidden: dict[tuple[int, int], Target]) -> Iterator[tuple[int, int]]:
        """Lines whose cells of a column are one cell in the office's sheet, or one carried text: first and last."""
        position, heading = self.view.position[column], self.view.heading(column)
        carries = heading is not None and heading.fill
        keys = [
            None if (index, position) in hidden else self._run_key(line, index, column, carries)
            for index, line in enumerate(lines)
        ]
        first = 0
        for index in range(1, len(lines) + 1):
            if index == len(lines) or keys[index] is None or keys[index] != keys[first]:
                if index - 1 > first:
                    yield first, index - 1
                first = index

    def _run_key(self, line: Line, index: int, column: int, carries: bool) -> Hashable | None:
        view = self.view
        span = view.grid.span_at(line.source, column)
        if span and len(view.inside(span)) > 1:
            return None
        if carries and line.row:
            return self._carried(line.row, column)
        if span and span.bottom > span.top and not self._values_below(span):
            return span
        content = view.contents[index][column]
        return (content.place, content.value) if content.look in ("text", "center") and content.value else None

    def _carried(self, row: Row, column: int) -> Hashable | None:
        """A carried text ends where the one to its left ends: the same sasaran under two tujuan is two cells."""
        names = [self.view.names.get(other) for other in self.view.columns if other <= column]
        texts = tuple(row.text(name).text for name in names if name and self.view.found.kind.headings[name].fill)
        return texts if texts and texts[-1] else None

    def _values_below(self, span: Span) -> bool:
        return any(self.view.grid.at(row, span.left) for row in range(span.top + 1, span.bottom + 1))

    def _put_line(self, line: Line, index: int, hidden: dict[tuple[int, int], Target]) -> None:
        row, weight, contents = line.row, _weight(line.row), self.view.contents[index]
        for column, position in self.view.position.items():
            content = contents[column]
            target = hidden.get((index, position))
            if target is None:
                indent = min(row.depth, DEEPEST_INDENT) if row and column == self.view.key_column else 0
                target = self._put_cell(position, content, weight, indent)
            self._register(line, column, content, target)

    def _put_cell(self, position: int, content: Content, weight: str, indent: int) -> Target:
        style = f"{content.look}{weight}"
        return self.draft.put(position, content.value, style, indent=indent, number_format=content.number_format)

    def _register(self, line: Line, column: int, content: Content, target: Target) -> None:
        subject = line.row.name if line.row else ""
        here = self.view.grid.place(line.source, column)
        self.draft.spots.append(Spot(here, subject, target))
        if content.place != here:
            self.draft.spots.append(Spot(content.place, subject, target))
        if content.figure is not None:
            self.draft.figures.append((content.figure, subject, target))


def _inner(span: Span) -> range:
    return range(span.left + 1, span.right + 1)


def _weight(row: Row | None) -> str:
    """Totals are bold on grey, rows with parts bold."""
    if row is None:
        return ""
    return "_total" if row.total else "_strong" if row.parts else ""
