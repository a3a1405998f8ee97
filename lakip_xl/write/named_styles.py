"""Cell styles by name: whoever changes one in Excel's gallery restyles every cell that follows it.

The writer library knows only formats of single cells, so the names are put into the finished package."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

from lakip_xl.write.marked_xml import TRANSITIONAL, Element, parse
from lakip_xl.write.marked_zip import Package

PART = "xl/styles.xml"
_IDS = {"fontId": "applyFont", "fillId": "applyFill", "borderId": "applyBorder"}
_CHILDREN = {"alignment": "applyAlignment", "protection": "applyProtection"}


def name_styles(content: bytes, followed: Mapping[int, str]) -> bytes:
    """The workbook with a style for each name in ``followed``, which says for the index of a format whose style it follows.

    A style looks as the first format that follows it. What another one has of its own (a fill, an indent) it keeps when the
    style changes, as it does its number format: that belongs to the figure, not to the look."""
    package = Package(content)
    document = parse(package.read(PART))
    formats = list(_child(document.root, "cellXfs"))
    styles, names = _child(document.root, "cellStyleXfs"), _child(document.root, "cellStyles")
    made: dict[str, Element] = {}
    for index, name in followed.items():
        if name not in made:
            made[name] = _style_of(formats[index])
            styles.append(made[name])
            etree.SubElement(names, _tag("cellStyle"), {"name": name, "xfId": str(len(styles) - 1)})
        _follow(formats[index], made[name], styles.index(made[name]))
    for counted in (styles, names):
        counted.set("count", str(len(counted)))
    package.put(PART, document.to_bytes())
    return package.to_bytes()


def _style_of(found: Element) -> Element:
    """What a format looks like, without its number format."""
    kept = {name: found.get(name, "0") for name in _IDS}
    style = etree.Element(_tag("xf"), {"numFmtId": "0", **kept, "applyNumberFormat": "0"})
    style.extend(deepcopy(child) for child in found)
    return style


def _follow(found: Element, style: Element, number: int) -> None:
    """Binds a format to its style: only what differs is said to be its own."""
    found.set("xfId", str(number))
    found.set("applyNumberFormat", "1")
    for name, same in _sameness(found, style):
        if not same:
            found.set(name, "1")
        elif name in found.attrib:
            del found.attrib[name]


def _sameness(found: Element, style: Element) -> Iterator[tuple[str, bool]]:
    for name, flag in _IDS.items():
        yield flag, found.get(name) == style.get(name)
    for local, flag in _CHILDREN.items():
        own, shared = found.find(_tag(local)), style.find(_tag(local))
        yield flag, _attributes(own) == _attributes(shared)


def _attributes(element: Element | None) -> list[tuple[str | bytes, str | bytes]]:
    return sorted(element.items()) if element is not None else []


def _child(root: Element, local: str) -> Element:
    return next(root.iterchildren(_tag(local)))


def _tag(local: str) -> str:
    return TRANSITIONAL.name(local)
