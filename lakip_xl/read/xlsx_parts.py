"""What the sheets of a workbook share: their names, texts, number formats, epoch, and what is to be said about the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from lakip_xl.errors import UnreadableFile
from lakip_xl.read import xlsx_sentences as say
from lakip_xl.read.package import Broken, Package, part_beside
from lakip_xl.read.xlsx_formats import Look, looks_of
from lakip_xl.read.xlsx_xml import DEEPEST, LocalNames, elements, read_part, too_deep

WINDOWS_EPOCH = datetime(1899, 12, 30)
MAC_EPOCH = datetime(1904, 1, 1)
OWN_PROPERTY = "lakip-xl"
"""Everything that this program writes carries a custom document property of this name and is never taken as input."""
NO_CELLS = ("chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")
LONGEST_NAME = 255
Relations = dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it; ``part`` is None where the workbook points nowhere."""

    name: str
    part: str | None
    hidden: bool


@dataclass(frozen=True)
class Book:
    """What all sheets of a workbook share."""

    sheets: tuple[SheetPart, ...]
    strings: tuple[str, ...] | None
    looks: tuple[Look, ...]
    epoch: datetime
    notes: tuple[str, ...]


def is_our_own(package: Package) -> bool:
    try:
        found = elements(package, "docProps/custom.xml")
    except Broken:
        return False
    return any(tag == "property" and attributes.get("name") == OWN_PROPERTY for tag, attributes in found)


def read_book(package: Package) -> Book:
    """Raises UnreadableFile where there is no list of sheets, or none in it that holds cells."""
    part = _workbook_part(package)
    try:
        listed = elements(package, part)
    except Broken as fault:
        raise UnreadableFile(say.damaged(package.name)) from fault
    relations = _relations(package, part)
    sheets = tuple(_named_apart(_sheets(listed, relations, package)))
    if not sheets:
        raise UnreadableFile(say.no_sheets(package.name))
    notes = list(_notes(package, relations))
    try:
        looks = looks_of(package, _related(relations, "styles"))
    except Broken:
        looks = ()
        notes.append(say.broken_formats(package.name))
    try:
        strings = read_strings(package, _related(relations, "sharedStrings") or "xl/sharedStrings.xml")
    except Broken:
        strings = None
    old = any(tag == "workbookPr" and attributes.get("date1904") in ("1", "true", "on") for tag, attributes in listed)
    return Book(sheets, strings, looks, MAC_EPOCH if old else WINDOWS_EPOCH, tuple(notes))


def _workbook_part(package: Package) -> str:
    root = _related(_relations(package, ""), "officeDocument")
    return root if root and root in package else "xl/workbook.xml"


def _relations(package: Package, part: str) -> Relations:
    """The relations of a part: what kind of thing each points to, and where; none where they are damaged."""
    folder, _, file = part.rpartition("/")
    try:
        found = elements(package, f"{folder}/_rels/{file}.rels".lstrip("/"))
    except Broken:
        return {}
    return {
        attributes["Id"]: (attributes.get("Type", "").rpartition("/")[2], part_beside(part, attributes["Target"]))
        for tag, attributes in found
        if tag == "Relationship" and "Id" in attributes and "Target" in attributes
    }


def _related(relations: Relations, kind: str) -> str | None:
    return next((target for found, target in relations.values() if found == kind), None)


def _sheets(listed: list[tuple[str, dict[str, str]]], relations: Relations, package: Package) -> Iterator[SheetPart]:
    """The sheets that hold cells. Which part is whose is never guessed: a wrong name is worse than none."""
    for tag, attributes in listed:
        kind, target = relations.get(attributes.get("id", ""), ("", ""))
        if tag == "sheet" and "name" in attributes and kind not in NO_CELLS:
            part = target if target in package else None
            yield SheetPart(
                unescaped(attributes["name"])[:LONGEST_NAME], part, attributes.get("state") in ("hidden", "veryHidden")
            )


def _named_apart(sheets: Iterable[SheetPart]) -> Iterator[SheetPart]:
    """Excel lets no two sheets have one name; a damaged workbook may."""
    taken: Counter[str] = Counter()
    for sheet in sheets:
        taken[sheet.name] += 1
        yield replace(sheet, name=f"{sheet.name} ({taken[sheet.name]})") if taken[sheet.name] > 1 else sheet


def _notes(package: Package, relations: Relations) -> Iterator[str]:
    parts = set(package.parts)
    if any(part.endswith("vbaproject.bin") for part in parts):
        yield say.with_macros(package.name)
    others = [
        name for name in (_linked_file(package, target) for kind, target in relations.values() if kind == "externalLink") if name
    ]
    if others:
        yield say.with_links(package.name, dict.fromkeys(others))


def _linked_file(package: Package, part: str) -> str | None:
    folder, _, file = part.rpartition("/")
    try:
        found = elements(package, f"{folder}/_rels/{file}.rels")
    except Broken:
        return None
    targets = [attributes.get("Target", "") for tag, attributes in found if tag == "Relationship"]
    return re.split(r"[/\\]", targets[0])[-1][:80] if targets else None


def read_strings(package: Package, part: str) -> tuple[str, ...]:
    """The texts that cells point to: runs of rich text joined, reading aids (rPh) left out."""
    if part not in package:
        raise Broken(part)
    reader = _Strings(package)
    read_part(package, part, reader.start, reader.end, reader.text)
    return tuple(reader.found)


class _Strings:
    def __init__(self, package: Package) -> None:
        self._package = package
        self._local = LocalNames()
        self._runs: list[str] = []
        self._depth = self._aids = 0
        self._open = False
        self.found: list[str] = []

    def start(self, tag: str, _: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise too_deep(self._package.name)
        local = self._local[tag]
        if local == "t":
            self._open = not self._aids
        elif local == "si":
            self._runs.clear()
        elif local == "rPh":
            self._aids += 1

    def end(self, tag: str) -> None:
        self._depth -= 1
        local = self._local[tag]
        if local == "t":
            self._open = False
        elif local == "rPh":
            self._aids -= 1
        elif local == "si":
            text = unescaped("".join(self._runs))
            self._package.budget.spend(signs=len(text) + STRING)
            self.found.append(text)

    def text(self, text: str) -> None:
        if self._open:
            self._runs.append(text)


STRING = 60
"""What a text costs besides its signs."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """ "_x000D_" is a carriage return, "_x005F_x000D_" is the text "_x000D_"."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return found.group(0) if 0xD800 <= code <= 0xDFFF else chr(code)
