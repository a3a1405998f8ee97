"""workbook.xml: which sheets there are, and a new one put before them without disturbing what counts sheets by number."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from lxml import etree

from lakip_xl.write.marked_parts import Relations
from lakip_xl.write.marked_styles import EMPTY
from lakip_xl.write.marked_xml import Document, Element, Family, drop, insert_in_order, local_name, parse
from lakip_xl.write.marked_zip import Package, UnusualPackageError

_BEFORE_VIEWS = frozenset(("fileVersion", "fileSharing", "workbookPr", "workbookProtection", "AlternateContent"))
_BEFORE_NAMES = _BEFORE_VIEWS | {"bookViews", "sheets", "functionGroups", "externalReferences"}
_SHEETS = ("worksheet", "chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet")
_VIEWS_END = 65_536
"""A sheet's views stand within its first bytes."""


class SharedWorkbookError(UnusualPackageError):
    """Several people edit it at once; its record of changes does not know a sheet that we add."""


class SheetEntry(NamedTuple):
    """A sheet as the workbook lists it."""

    name: str
    part: str
    hidden: bool
    is_worksheet: bool


class Book:
    """The workbook's own part. Raises UnusualPackageError, ValueError and KeyError."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self.part = next(iter(Relations(package, "").parts("officeDocument").values()), "xl/workbook.xml")
        self.relations = Relations(package, self.part)
        if self.relations.parts("revisionHeaders"):
            raise SharedWorkbookError(self.part)
        self.document: Document = parse(package.read(self.part))
        self.family: Family = self.document.family
        self._sheets = self._needed("sheets")
        self.sheets = tuple(self._entries())

    @property
    def folder(self) -> str:
        return self.part.rpartition("/")[0]

    def styles(self) -> tuple[str, Document, bool]:
        """The part of the looks, its content, and whether it has to be added."""
        known = next((part for part in self.relations.parts("styles").values() if part in self._package), None)
        if known:
            return known, parse(self._package.read(known)), False
        return f"{self.folder}/styles.xml".lstrip("/"), parse(EMPTY % self.family.main.encode()), True

    def selected(self) -> frozenset[str]:
        """The parts of the sheets whose tabs are selected."""
        parts = (sheet.part for sheet in self.sheets if sheet.part in self._package)
        heads = {part: self._package.head(part, _VIEWS_END).partition(b"sheetData")[0] for part in parts}
        return frozenset(part for part, head in heads.items() if b"tabSelected=" in head)

    def views(self) -> int:
        """How many windows the workbook opens in; one is made when the file names none."""
        views = self._find("bookViews")
        if views is None:
            views = self.document.root.makeelement(self.family.name("bookViews"))
            insert_in_order(self.document.root, views, _BEFORE_VIEWS)
        if len(views) == 0:
            etree.SubElement(views, self.family.name("workbookView"))
        return len(views.findall(self.family.name("workbookView")))

    def put_first(self, name: str, relation: str, *, opened: bool) -> None:
        """Puts a sheet before the others; ``opened`` when the workbook opens on it, else it opens where it did."""
        number = max((int(sheet.get("sheetId", "0")) for sheet in self._sheets), default=0) + 1
        own = self._sheets.makeelement(self.family.name("sheet"), {"name": name, "sheetId": str(number)})
        own.set(self.family.id, relation)
        self._sheets.insert(0, own)
        for defined in self.document.root.iter(self.family.name("definedName")):
            if defined.get("localSheetId") is not None:
                defined.set("localSheetId", str(int(defined.get("localSheetId", "0")) + 1))
        for view in self.document.root.iter(self.family.name("workbookView")):
            drop(view, "firstSheet")
            view.set("activeTab", "0" if opened else str(int(view.get("activeTab", "0")) + 1))

    def define(self, names: Sequence[tuple[str, str, bool]]) -> None:
        """Names of the first sheet: name, what it stands for, and whether it is hidden."""
        defined = self._find("definedNames")
        if defined is None:
            defined = self.document.root.makeelement(self.family.name("definedNames"))
            insert_in_order(self.document.root, defined, _BEFORE_NAMES)
        for index, (name, text, hidden) in enumerate(names):
            own = defined.makeelement(self.family.name("definedName"), {"name": name, "localSheetId": "0"})
            if hidden:
                own.set("hidden", "1")
            own.text = text
            defined.insert(index, own)

    def taken_names(self) -> Collection[str]:
        return [sheet.name for sheet in self.sheets]

    def _entries(self) -> list[SheetEntry]:
        parts = self.relations.parts(*_SHEETS)
        plain = self.relations.parts("worksheet")
        found = []
        for sheet in self._sheets.iterchildren(self.family.name("sheet")):
            relation = sheet.get(self.family.id, "")
            hidden = sheet.get("state", "visible") != "visible"
            found.append(SheetEntry(sheet.get("name", ""), parts.get(relation, ""), hidden, relation in plain))
        return found

    def _find(self, name: str) -> Element | None:
        return next((child for child in self.document.root if local_name(child) == name), None)

    def _needed(self, name: str) -> Element:
        found = self._find(name)
        if found is None:
            raise UnusualPackageError(f"no {name}")
        return found
