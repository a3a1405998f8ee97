"""The first sheet of a marked copy: this file's findings, most serious first, each linked to its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from lakip_xl.model.cells import Place, column_letters
from lakip_xl.model.findings import Finding, Severity
from lakip_xl.write.figures import expected_words, spoken
from lakip_xl.write.marked_xml import Family, cell_escaped, escaped, in_attribute
from lakip_xl.write.marks import SEVERITY_WORDS, SUSPECT_WORDS, what_to_do
from lakip_xl.write.measure import FILLED, INDENT, LINE_FACTOR, ROW_PADDING, TALLEST, abridged, wrapped_lines
from lakip_xl.write.names import clean_text, one_line
from lakip_xl.write.styles import FONT, MARKS, STYLES, Look

NAME = "Daftar Perbaikan"
COLUMNS: tuple[tuple[str, float, str], ...] = (
    ("No", 5, "list_center"),
    ("Tingkat", 12, "list_center"),
    ("Lembar", 16, "list"),
    ("Sel", 8, "list_center"),
    ("Baris", 26, "list"),
    ("Apa yang salah", 48, "list"),
    ("Tertulis", 17, "list_figure"),
    ("Seharusnya", 17, "list_figure"),
    ("Kemungkinan sebab", 20, "list"),
    ("Sel yang diduga", 14, "list_center"),
    ("Yang perlu dilakukan", 36, "list"),
    ("Aturan", 9, "list_center"),
)
HEADING_ROW = 6
LEGEND_ROW = 4
MEANINGS: Mapping[Severity, str] = {
    Severity.KESALAHAN: "Kesalahan: dua angka saling bertentangan",
    Severity.PERINGATAN: "Peringatan: kemungkinan besar keliru",
    Severity.CATATAN: "Catatan: sebaiknya dilihat",
}
_LEGEND_SPANS = ((2, 5), (6, 6), (7, 9))
_WHAT_THIS_IS = (
    "Salinan ini hanya petunjuk: perbaiki berkas aslinya, lalu periksa lagi. Isi sel tidak diubah; sel yang perlu dilihat "
    "diberi warna dan komentar. Klik sel pada kolom Sel untuk membukanya."
)
_PAPER_A4 = 9


class Entry(NamedTuple):
    """A finding of this file with its number in the office's whole list. ``place`` is its cell here; ``elsewhere`` tells that the
    finding itself lies in another file and only suspects the cell."""

    number: int
    finding: Finding
    place: Place
    elsewhere: bool = False


class _Cell(NamedTuple):
    value: str | int
    look: int
    link: Place | None = None


LookOf = Callable[[Look, bool], int]
"""Gives the number of a look in the workbook's styles; the flag says whether the cell holds a text."""


class FindingsList:
    """Composes the sheet. ``shown`` are the sheets to which a link may lead, True for those that are hidden."""

    def __init__(self, name: str, entries: Sequence[Entry], shown: Mapping[str, bool], look_of: LookOf) -> None:
        self._file, self._entries, self._shown = name, entries, shown
        self._look_of = look_of
        self._links: list[str] = []

    @property
    def last_row(self) -> int:
        return HEADING_ROW + len(self._entries)

    @property
    def filtered(self) -> str:
        """The range with the filter buttons; empty when there is nothing to filter."""
        return f"$A${HEADING_ROW}:${column_letters(len(COLUMNS))}${self.last_row}" if self._entries else ""

    def to_bytes(self, family: Family, *, views: int, opened: bool) -> bytes:
        rows = "".join((*self._head(), *(self._row(*pair) for pair in enumerate(self._entries, start=HEADING_ROW + 1))))
        area = f"A1:{column_letters(len(COLUMNS))}{self.last_row}"
        widths = "".join(
            f'<col min="{index}" max="{index}" width="{width + 0.7109375}" customWidth="1"/>'
            for index, (_, width, _) in enumerate(COLUMNS, start=1)
        )
        pane = f'<pane ySplit="{HEADING_ROW}" topLeftCell="A{HEADING_ROW + 1}" activePane="bottomLeft" state="frozen"/>'
        chosen = f'{pane}<selection pane="bottomLeft" activeCell="A{HEADING_ROW + 1}" sqref="A{HEADING_ROW + 1}"/>'
        state = ' tabSelected="1"' if opened else ""
        view = "".join(
            f'<sheetView showGridLines="0"{state} workbookViewId="{number}">{chosen}</sheetView>' for number in range(views)
        )
        spans = [(row, 1, len(COLUMNS)) for row in (1, 2, 3)] + [(LEGEND_ROW, *span) for span in _LEGEND_SPANS]
        merged = [f"{column_letters(left)}{row}:{column_letters(right)}{row}" for row, left, right in spans if left < right]
        parts = [
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="{family.main}">',
            '<sheetPr><tabColor rgb="FF8C1D0F"/><pageSetUpPr fitToPage="1"/></sheetPr>',
            f'<dimension ref="{area}"/><sheetViews>{view}</sheetViews><sheetFormatPr defaultRowHeight="15"/>',
            f"<cols>{widths}</cols>",
            f"<sheetData>{rows}</sheetData>",
            f'<autoFilter ref="{self.filtered.replace("$", "")}"/>' if self.filtered else "",
            f'<mergeCells count="{len(merged)}">{"".join(f"""<mergeCell ref="{ref}"/>""" for ref in merged)}</mergeCells>',
            f"<hyperlinks>{''.join(self._links)}</hyperlinks>" if self._links else "",
            '<printOptions horizontalCentered="1"/>',
            '<pageMargins left="0.4" right="0.4" top="0.75" bottom="0.6" header="0.3" footer="0.3"/>',
            f'<pageSetup paperSize="{_PAPER_A4}" orientation="landscape" fitToHeight="0"/>',
            f"<headerFooter>{self._header()}</headerFooter>",
            f'<ignoredErrors><ignoredError sqref="{area}" numberStoredAsText="1"/></ignoredErrors></worksheet>',
        ]
        return "".join(parts).encode()

    def _header(self) -> str:
        """A text in a header: "&" would start a code there."""
        file = one_line(self._file)[:90].replace("&", "&&")
        font = f'&8&"{FONT},Regular"'
        return (
            f"<oddHeader>{escaped(f'&L{font}{NAME}&R{font}{file}')}</oddHeader>"
            f"<oddFooter>{escaped(f'&C{font}Halaman &P dari &N')}</oddFooter>"
        )

    def _head(self) -> Iterable[str]:
        width = sum(width for _, width, _ in COLUMNS)
        for row, text, style in ((1, NAME, "page_title"), (2, self._counts(), "page_text"), (3, _WHAT_THIS_IS, "page_text")):
            height = max(1, wrapped_lines(text, width * FILLED)) * (15 if row > 1 else 20)
            yield self._line(row, {1: _Cell(text, self._look(STYLES[style]))}, height)
        legend: dict[int, _Cell] = {1: _Cell("", self._look(STYLES["page_text"]))}
        for severity, (first, last) in zip(Severity, _LEGEND_SPANS, strict=True):
            look = self._look({**STYLES["text"], **MARKS[severity.value]})
            legend.update({column: _Cell("", look) for column in range(first, last + 1)})
            legend[first] = _Cell(MEANINGS[severity], look)
        yield self._line(LEGEND_ROW, legend, 20)
        heading = self._look(STYLES["heading"])
        titles = {column: _Cell(title, heading) for column, (title, _, _) in enumerate(COLUMNS, start=1)}
        yield self._line(HEADING_ROW, titles, 32)

    def _counts(self) -> str:
        file = one_line(self._file)
        if not self._entries:
            return f"{file}: tidak ada yang perlu diperbaiki pada tabel yang dibaca."
        severities = [entry.finding.severity for entry in self._entries]
        counted = ", ".join(f"{severities.count(severity)} {SEVERITY_WORDS[severity].lower()}" for severity in Severity)
        return f"{file}: {counted}. Nomornya sama dengan nomor pada buku kerja hasil; yang paling penting lebih dahulu."

    def _row(self, row: int, entry: Entry) -> str:
        finding, place = entry.finding, entry.place
        suspect = finding.suspect if finding.suspect not in (None, finding.place) and not entry.elsewhere else None
        sheet = f"{place.sheet} (tersembunyi)" if self._shown.get(place.sheet) else place.sheet
        values: tuple[str | int, ...] = (
            entry.number,
            SEVERITY_WORDS[finding.severity],
            sheet,
            place.cell,
            finding.subject,
            _wrong(entry),
            "" if entry.elsewhere else finding.written,
            spoken(finding.suggestion, finding.unit) if entry.elsewhere else expected_words(finding),
            finding.cause.text if finding.cause else "",
            _where(suspect, place) if suspect else "",
            what_to_do(finding),
            finding.rule,
        )
        links = {4: self._target(place), 10: self._target(suspect)}
        cells, height = {}, 15.0
        for column, (value, (title, width, style)) in enumerate(zip(values, COLUMNS, strict=True), start=1):
            shown = abridged(clean_text(value), width - INDENT) if isinstance(value, str) else value
            look = STYLES["list_center_link"] if links.get(column) else STYLES[style]
            if title == "Tingkat":
                look = {**look, **MARKS[finding.severity.value]}
            cells[column] = _Cell(shown, self._look(look, text=isinstance(value, str)), links.get(column))
            lines = wrapped_lines(shown, (width - INDENT) * FILLED) if isinstance(shown, str) else 1
            height = max(height, lines * 10 * LINE_FACTOR + ROW_PADDING)
        return self._line(row, cells, min(height, TALLEST))

    def _target(self, place: Place | None) -> Place | None:
        return place if place and place.file == self._file and place.sheet in self._shown else None

    def _look(self, look: Look, *, text: bool = True) -> int:
        return self._look_of(look, text)

    def _line(self, row: int, cells: Mapping[int, _Cell], height: float) -> str:
        drawn = "".join(self._drawn(f"{column_letters(column)}{row}", cell) for column, cell in sorted(cells.items()))
        return f'<row r="{row}" ht="{height:g}" customHeight="1">{drawn}</row>'

    def _drawn(self, reference: str, cell: _Cell) -> str:
        if cell.link:
            location = f"'{cell.link.sheet.replace(chr(39), chr(39) * 2)}'!{cell.link.cell}"
            self._links.append(f'<hyperlink ref="{reference}" location={in_attribute(location)} display="{cell.link.cell}"/>')
        if isinstance(cell.value, int):
            return f'<c r="{reference}" s="{cell.look}"><v>{cell.value}</v></c>'
        if not cell.value:
            return f'<c r="{reference}" s="{cell.look}"/>'
        text = escaped(cell_escaped(clean_text(cell.value)))
        return f'<c r="{reference}" s="{cell.look}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _wrong(entry: Entry) -> str:
    finding = entry.finding
    said = "\n".join(dict.fromkeys(text for text in (finding.title, finding.message) if text))
    if not entry.elsewhere:
        return said
    place = finding.place
    where = f"berkas {place.file} lembar {place.sheet} sel {place.cell}"
    return f"{SUSPECT_WORDS[finding.certainty].capitalize()}. Akibatnya tampak pada {where}:\n{said}"


def _where(place: Place, here: Place) -> str:
    if place.file != here.file:
        return f"{place.cell}, {place.sheet}, {place.file}"
    return place.cell if place.sheet == here.sheet else f"{place.cell}, {place.sheet}"
