"""XML parts read by a parser that fetches and expands nothing, changed in place, and written with their own declaration."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from lxml import etree

Element = etree._Element
"""The library's own name for its element type has an underscore."""
STANDARD_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*<\?xml[^>]*\?>\s*")
_OTHER_ENCODING = re.compile(rb"encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.IGNORECASE)
_DTD = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class UnsafeXmlError(Exception):
    """A document type definition: nothing that a spreadsheet program writes, and the way of every XML attack."""


class Family(NamedTuple):
    """The namespaces of a workbook: those of nearly all files, or those of "Strict Open XML"."""

    main: str
    relationships: str
    custom: str
    variants: str
    custom_relation: str

    def name(self, local: str) -> str:
        return f"{{{self.main}}}{local}"

    @property
    def id(self) -> str:
        """The attribute by which an element names a relationship."""
        return f"{{{self.relationships}}}id"

    def relation(self, local: str) -> str:
        return f"{self.relationships}/{local}"


_OPEN, _PURL = "http://schemas.openxmlformats.org/", "http://purl.oclc.org/ooxml/"
TRANSITIONAL = Family(
    f"{_OPEN}spreadsheetml/2006/main",
    f"{_OPEN}officeDocument/2006/relationships",
    f"{_OPEN}officeDocument/2006/custom-properties",
    f"{_OPEN}officeDocument/2006/docPropsVTypes",
    "custom-properties",
)
STRICT = Family(
    f"{_PURL}spreadsheetml/main",
    f"{_PURL}officeDocument/relationships",
    f"{_PURL}officeDocument/customProperties",
    f"{_PURL}officeDocument/docPropsVTypes",
    "customProperties",
)


class Document(NamedTuple):
    """A parsed part; ``head`` is its XML declaration as it stood."""

    root: Element
    head: bytes

    @property
    def family(self) -> Family:
        """Raises ValueError for a root that is no spreadsheet's."""
        space = etree.QName(self.root).namespace
        for family in (TRANSITIONAL, STRICT):
            if space == family.main:
                return family
        raise ValueError(f"unknown namespace {space}")

    def to_bytes(self) -> bytes:
        return self.head + etree.tostring(self.root.getroottree(), encoding="UTF-8", xml_declaration=False)


def parse(content: bytes) -> Document:
    """Raises UnsafeXmlError, and ValueError for what is not well-formed."""
    if any(mark in content for mark in _DTD):
        raise UnsafeXmlError
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, strip_cdata=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError("not well-formed") from fault
    return Document(root, _head(content))


def _head(content: bytes) -> bytes:
    found = _HEAD.match(content)
    if found is None:
        return b"" if content.lstrip().startswith(b"<") else STANDARD_HEAD
    return STANDARD_HEAD if _OTHER_ENCODING.search(found.group()) else found.group()


def new_document(space: str, name: str, **prefixes: str) -> Document:
    """A part that is not there yet; ``space`` is its default namespace."""
    spaces: Any = {None: space, **prefixes}
    return Document(etree.Element(f"{{{space}}}{name}", nsmap=spaces), STANDARD_HEAD)


def drop(element: Element, attribute: str) -> None:
    """Takes an attribute away where it is there."""
    if attribute in element.attrib:
        del element.attrib[attribute]


def local_name(element: Element) -> str:
    """The name without its namespace; empty for comments and processing instructions."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def insert_in_order(parent: Element, child: Element, before: frozenset[str]) -> None:
    """Puts a child where the schema wants it: behind the last one that is named in ``before``."""
    index = 0
    for position, sibling in enumerate(parent, start=1):
        if local_name(sibling) in before:
            index = position
    parent.insert(index, child)


_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def cell_escaped(text: str) -> str:
    """ "_x0041_" would be read as a sign code; its first underscore is written as one."""
    return _ESCAPED.sub("_x005F_", text)


def escaped(text: str) -> str:
    """A text as the content of an element. The standard library's own loads its whole network client with it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


_SIGNS_IN_ATTRIBUTES = {ord('"'): "&quot;", ord("\t"): "&#9;", ord("\n"): "&#10;", ord("\r"): "&#13;"}


def in_attribute(text: str) -> str:
    """A text as an attribute's value with its quotation marks; white space in it would be read as blanks."""
    return f'"{escaped(text).translate(_SIGNS_IN_ATTRIBUTES)}"'
