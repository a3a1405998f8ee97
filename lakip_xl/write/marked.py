"""The office's own file with only its faulty cells coloured and commented, and a first sheet that lists and links them.

The package's XML is patched: every part that needs no mark stays byte for byte, which no load-and-save by a library does
(pictures, shapes, rich text, sparklines and printer settings would be lost).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence

from lakip_xl import __version__
from lakip_xl.errors import LakipError
from lakip_xl.model.cells import Place, column_letters
from lakip_xl.model.findings import Finding
from lakip_xl.write.marked_book import Book, SharedWorkbookError
from lakip_xl.write.marked_comments import Commenter
from lakip_xl.write.marked_list import HEADING_ROW, NAME, Entry, FindingsList
from lakip_xl.write.marked_parts import STYLES, WORKSHEET, ContentTypes, add_property
from lakip_xl.write.marked_sheet import Position, Sheet
from lakip_xl.write.marked_styles import Styles
from lakip_xl.write.marked_vml import Numbers
from lakip_xl.write.marked_xml import UnsafeXmlError, parse
from lakip_xl.write.marked_zip import Package, UnusualPackageError
from lakip_xl.write.marks import LONGEST_COMMENT, Mark, comment_text
from lakip_xl.write.names import clean_text, unique_names

Listed = tuple[int, Finding]
"""A finding with its number in the office's list."""


class UnmarkableFile(LakipError):
    """The file cannot be patched without doubt; its findings stand in the result workbook all the same."""


def concerns(name: str, findings: Iterable[Finding]) -> bool:
    """Whether there is anything to mark in a file."""
    return any(entry for finding in findings for entry in _entries(name, (1, finding)))


def mark(content: bytes, name: str, findings: Sequence[Finding]) -> bytes:
    """The marked copy of a file.

    ``name`` is the file's name in the findings' places. ``findings`` are all of the office, in the order of its list, so that
    the numbers are the same everywhere. Raises UnmarkableFile with the sentence for the office.
    """
    try:
        return _Copy(content, name, findings).to_bytes()
    except UnsafeXmlError as fault:
        raise UnmarkableFile(f"{name} berisi data yang tidak aman; salinan bertanda tidak dibuat.") from fault
    except SharedWorkbookError as fault:
        raise UnmarkableFile(
            f"{name} disimpan sebagai Shared Workbook; salinan bertanda tidak dibuat. Matikan berbagi di Excel (Review > Unshare "
            "Workbook), simpan, lalu jalankan lagi."
        ) from fault
    except _FAULTS as fault:
        raise UnmarkableFile(
            f"Salinan bertanda dari {name} tidak dapat dibuat karena susunan berkasnya tidak lazim. Buka di Excel, simpan ulang "
            "sebagai Excel Workbook (.xlsx), lalu jalankan lagi."
        ) from fault


_FAULTS = (
    UnusualPackageError, zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError,
    ValueError, ArithmeticError, LookupError, NotImplementedError, AssertionError, RecursionError, MemoryError,
)  # fmt: skip
"""What a file that is put together in another way than the format says comes out as."""


class _Copy:
    """A copy in the making."""

    def __init__(self, content: bytes, name: str, findings: Sequence[Finding]) -> None:
        self._name = name
        self._package = Package(content)
        self._book = Book(self._package)
        self._types = ContentTypes(self._package)
        self._styles_part, document, self._styles_are_new = self._book.styles()
        self._styles = Styles(document)
        self._listed: list[Listed] = list(enumerate(findings, start=1))
        self._touched: dict[str, Sheet] = {}

    def to_bytes(self) -> bytes:
        self._mark_sheets()
        self._add_list()
        for part, sheet in self._touched.items():
            self._package.put(part, sheet.document.to_bytes())
        self._package.put(self._styles_part, self._styles.to_bytes())
        if self._styles_are_new:
            self._book.relations.add(self._book.family.relation("styles"), self._styles_part)
            self._types.override(self._styles_part, STYLES)
        self._package.put(self._book.part, self._book.document.to_bytes())
        add_property(self._package, self._types, self._book.family, __version__)
        return self._package.to_bytes()

    def _mark_sheets(self) -> None:
        package = self._package
        numbers = Numbers(package.read(name) for name in package.names if name.casefold().endswith(".vml"))
        commenter = Commenter(package, self._types, numbers)
        by_sheet = _marks(self._name, self._listed)
        for entry in self._book.sheets:
            marks = by_sheet.get(entry.name)
            if not marks or not entry.is_worksheet or entry.part in self._touched:
                continue
            sheet = Sheet(parse(package.read(entry.part)))
            colours, texts = _as_shown(marks, sheet.anchors(marks))
            sheet.colour(colours, self._styles)
            commenter.add(entry.part, sheet, texts)
            self._touched[entry.part] = sheet

    def _add_list(self) -> None:
        """The list is opened first, unless that would need a change in a sheet that is not touched otherwise: two sheets that are
        selected together are edited together."""
        book, package = self._book, self._package
        opened = book.selected() <= set(self._touched)
        if opened:
            for sheet in self._touched.values():
                sheet.deselect()
        title = unique_names((NAME,), book.taken_names())[0]
        entries = [entry for listed in self._listed for entry in _entries(self._name, listed)]
        shown = {sheet.name: sheet.hidden for sheet in book.sheets if sheet.is_worksheet}
        listing = FindingsList(self._name, entries, shown, lambda look, text: self._styles.of(look, text=text))
        part = package.free(f"{book.folder}/worksheets/sheet{{}}.xml".lstrip("/"))
        package.put(part, listing.to_bytes(book.family, views=book.views(), opened=opened))
        self._types.override(part, WORKSHEET)
        book.put_first(title, book.relations.add(book.family.relation("worksheet"), part), opened=opened)
        names = [("_xlnm.Print_Titles", f"'{title}'!${HEADING_ROW}:${HEADING_ROW}", False)]
        if listing.filtered:
            names.insert(0, ("_xlnm._FilterDatabase", f"'{title}'!{listing.filtered}", True))
        book.define(names)


def _entries(name: str, listed: Listed) -> Iterable[Entry]:
    """The lines of a finding in a file's list: one where it lies here, or where it suspects a cell here."""
    number, finding = listed
    if finding.place.file == name:
        yield Entry(number, finding, finding.place)
    elif finding.suspect and finding.suspect.file == name:
        yield Entry(number, finding, finding.suspect, elsewhere=True)


def _marks(name: str, findings: Iterable[Listed]) -> dict[str, dict[Position, Mark]]:
    """What to say at each cell of a file, sheet by sheet."""
    told: dict[Place, tuple[list[Listed], list[Listed]]] = {}
    for number, finding in findings:
        for place, which in ((finding.place, 0), (finding.suspect, 1)):
            if place and place.file == name and not (which and place == finding.place):
                told.setdefault(place, ([], []))[which].append((number, finding))
    sheets: dict[str, dict[Position, Mark]] = {}
    for place, (own, suspected) in told.items():
        sheets.setdefault(place.sheet, {})[place.row, place.column] = Mark(tuple(own), tuple(suspected))
    return sheets


def _as_shown(
    marks: Mapping[Position, Mark], anchors: Mapping[Position, Position]
) -> tuple[dict[Position, str], dict[Position, str]]:
    """Colours and comments at the cells that show them: what lies under merged cells is told at the first of them."""
    together: dict[Position, list[tuple[Mark, str]]] = {}
    for position, own in sorted(marks.items()):
        anchor = anchors[position]
        text = comment_text(own)
        if anchor != position:
            text = f"Untuk sel {column_letters(position[1])}{position[0]}, yang tertutup oleh sel gabungan ini:\n{text}"
        together.setdefault(anchor, []).append((own, text))
    colours, texts = {}, {}
    for anchor, parts in together.items():
        colours[anchor] = min((own.severity for own, _ in parts), key=lambda severity: severity.rank).value
        texts[anchor] = clean_text("\n\n".join(text for _, text in parts), LONGEST_COMMENT)
    return colours, texts
