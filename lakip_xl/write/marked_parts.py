"""What holds a package together: content types, relationships, and the property by which the program knows its own files."""

from __future__ import annotations

import posixpath

from lxml import etree

from lakip_xl.write.marked_xml import Document, Element, Family, new_document, parse
from lakip_xl.write.marked_zip import Package, resolved

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml."
WORKSHEET, COMMENTS, STYLES = f"{_SHEETML}worksheet+xml", f"{_SHEETML}comments+xml", f"{_SHEETML}styles+xml"
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
OWN_PROPERTY = "lakip-xl"
_FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_CONTENT_TYPES = "[Content_Types].xml"


class Relations:
    """The relationships of one part; "" are those of the package."""

    def __init__(self, package: Package, source: str) -> None:
        folder, name = posixpath.split(source)
        self.source = source
        self._package = package
        self._part = posixpath.join(folder, "_rels", f"{name}.rels")
        self._document = parse(package.read(self._part)) if self._part in package else None

    def all(self) -> tuple[Element, ...]:
        return tuple(self._document.root.iterchildren(f"{{{_RELATIONS}}}Relationship")) if self._document else ()

    def parts(self, *kinds: str) -> dict[str, str]:
        """Part names by relationship id, of those whose type ends with one of these words; links to the outside are left out."""
        return {
            found.get("Id", ""): resolved(self.source, found.get("Target", ""))
            for found in self.all()
            if found.get("TargetMode") != "External" and found.get("Type", "").rpartition("/")[2] in kinds
        }

    def add(self, kind: str, target: str) -> str:
        """Adds a relationship of a full type to a part; returns its id."""
        if self._document is None:
            self._document = new_document(_RELATIONS, "Relationships")
        taken = {found.get("Id", "").casefold() for found in self.all()}
        number = len(taken) + 1
        while f"rid{number}" in taken:
            number += 1
        relative = posixpath.relpath(target, posixpath.dirname(self.source) or ".")
        attributes = {"Id": f"rId{number}", "Type": kind, "Target": relative}
        etree.SubElement(self._document.root, f"{{{_RELATIONS}}}Relationship", attributes)
        self._package.put(self._part, self._document.to_bytes())
        return f"rId{number}"


class ContentTypes:
    """The list of what each part is."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._document = parse(package.read(_CONTENT_TYPES))

    def override(self, part: str, kind: str) -> None:
        etree.SubElement(self._document.root, f"{{{_TYPES}}}Override", {"PartName": f"/{part}", "ContentType": kind})
        self._save()

    def add(self, part: str, kind: str) -> None:
        """By the part's file ending where that is free or means the same, else by its name."""
        extension = part.rpartition(".")[2]
        for found in self._document.root.iterchildren(f"{{{_TYPES}}}Default"):
            if found.get("Extension", "").casefold() == extension:
                if found.get("ContentType") != kind:
                    self.override(part, kind)
                return
        default = etree.Element(f"{{{_TYPES}}}Default", {"Extension": extension, "ContentType": kind})
        self._document.root.insert(0, default)
        self._save()

    def _save(self) -> None:
        self._package.put(_CONTENT_TYPES, self._document.to_bytes())


def add_property(package: Package, types: ContentTypes, family: Family, value: str) -> None:
    """The custom document property "lakip-xl": such a file is never taken as input."""
    relations = Relations(package, "")
    part = next(iter(relations.parts("custom-properties", "customProperties").values()), None)
    if part is None or part not in package:
        part = package.free("docProps/custom{}.xml") if "docProps/custom.xml" in package else "docProps/custom.xml"
        relations.add(family.relation(family.custom_relation), part)
        types.override(part, CUSTOM)
        document = new_document(family.custom, "Properties", vt=family.variants)
    else:
        document = parse(package.read(part))
    _append_property(document, family, value)
    package.put(part, document.to_bytes())


def _append_property(document: Document, family: Family, value: str) -> None:
    root = document.root
    space = etree.QName(root).namespace or family.custom
    if any(found.get("name") == OWN_PROPERTY for found in root):
        return
    number = max((int(found.get("pid", "1")) for found in root if isinstance(found.tag, str)), default=1) + 1
    attributes = {"fmtid": _FORMAT_ID, "pid": str(max(number, 2)), "name": OWN_PROPERTY}
    own = etree.SubElement(root, f"{{{space}}}property", attributes)
    etree.SubElement(own, f"{{{family.variants}}}lpwstr", nsmap={"vt": family.variants}).text = value
