"""The boxes of comments. VML is old and often not well-formed XML, so it is only added to, as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from lakip_xl.write.marked_sheet import Position, Sheet
from lakip_xl.write.marked_zip import UnusualPackageError

BLOCK = 1024
"""Each drawing numbers its shapes in blocks of its own."""
LAST_COLUMN, LAST_ROW = 16_383, 1_048_575
NEW = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">\n <o:shapelayout v:ext="edit">\n  <o:idmap v:ext="edit" data="%d"/>\n'
    " </o:shapelayout>\n</xml>\n"
)
_SPACES = (
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_TYPE = (
    '<v:shapetype{spaces} id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>\n'
)
_SHAPE = (
    '<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;'
    'width:{wide}pt;height:{high}pt;z-index:{layer};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>\n"
)
_NUMBER = re.compile(r"_x0000_s(\d+)\b")
_ID_MAP = re.compile(r"(<o:idmap\b[^>]*?\bdata=)([\"'])([\d,\s]*)\2")
_END = re.compile(r"</xml\s*>\s*\Z")
_OWN_SHAPE = re.compile(r"<v:shape\b(?:(?!</v:shape>).)*?</v:shape>", re.DOTALL)
_ANCHOR = re.compile(r"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_PLACE = re.compile(r"<x:(Row|Column)>\s*(\d+)\s*</x:\1>")


class Box(NamedTuple):
    """A comment's cell and the size of its box in pixels."""

    position: Position
    width: int
    height: int


class Numbers:
    """Which blocks of shape numbers are taken in the whole workbook."""

    def __init__(self, drawings: Iterable[bytes]) -> None:
        self._taken: set[int] = set()
        for drawing in drawings:
            text = _decoded(drawing)[0]
            self._taken.update(_blocks(text))
            self._taken.update(int(number) // BLOCK for number in _NUMBER.findall(text))

    def next_block(self) -> int:
        block = max(self._taken, default=0) + 1
        self._taken.add(block)
        return block


def new_drawing(numbers: Numbers) -> bytes:
    return (NEW % numbers.next_block()).encode()


def with_boxes(drawing: bytes, boxes: Iterable[Box], sheet: Sheet, numbers: Numbers) -> bytes:
    """The drawing with a box for each comment added behind what is there."""
    text, encoding = _decoded(drawing)
    end = _END.search(text)
    if end is None:
        raise UnusualPackageError("VML without an end")
    spaces = "" if all(f'xmlns:{prefix}="urn:' in text for prefix in "vox") else _SPACES
    added = "" if 'id="_x0000_t202"' in text else _TYPE.format(spaces=spaces)
    blocks = _blocks(text)
    used = [int(number) for number in _NUMBER.findall(text) if int(number) // BLOCK in blocks]
    number = max(used, default=(blocks[0] * BLOCK if blocks else 0))
    for layer, box in enumerate(boxes, start=len(used) + 1):
        number += 1
        if number // BLOCK not in blocks:
            blocks.append(numbers.next_block())
            number = blocks[-1] * BLOCK + 1
        added += _shape(box, sheet, number, layer, spaces)
    text = text[: end.start()] + added + text[end.start() :]
    listed = ",".join(map(str, blocks))
    text = _ID_MAP.sub(lambda found: f"{found.group(1)}{found.group(2)}{listed}{found.group(2)}", text, count=1)
    return text.encode(encoding, "surrogateescape")


def stretched(drawing: bytes, boxes: Iterable[Box], sheet: Sheet) -> bytes:
    """The drawing with the boxes that are already there made large enough for what was added to their comments."""
    text, encoding = _decoded(drawing)
    wanted = {(box.position[0] - 1, box.position[1] - 1): box for box in boxes}

    def changed(found: re.Match[str]) -> str:
        shape = found.group()
        place = {axis: int(number) for axis, number in _PLACE.findall(shape)}
        box = wanted.get((place.get("Row", -1), place.get("Column", -1)))
        return _ANCHOR.sub(lambda anchor: _larger(anchor, box, sheet), shape, count=1) if box and len(place) == 2 else shape

    return _OWN_SHAPE.sub(changed, text).encode(encoding, "surrogateescape")


def shown_cells(drawing: bytes) -> frozenset[Position]:
    """The cells whose comments have a box."""
    found = set()
    for shape in _OWN_SHAPE.findall(_decoded(drawing)[0]):
        place = {axis: int(number) for axis, number in _PLACE.findall(shape)}
        if len(place) == 2:
            found.add((place["Row"] + 1, place["Column"] + 1))
    return frozenset(found)


def _decoded(drawing: bytes) -> tuple[str, str]:
    encoding = "utf-16" if drawing[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return drawing.decode(encoding, "strict" if encoding == "utf-16" else "surrogateescape"), encoding


def _blocks(text: str) -> list[int]:
    found = _ID_MAP.search(text)
    return [int(number) for number in found.group(3).split(",") if number.strip().isdigit()] if found else []


def _shape(box: Box, sheet: Sheet, number: int, layer: int, spaces: str) -> str:
    row, column = box.position[0] - 1, box.position[1] - 1
    left, top = min(column + 1, LAST_COLUMN - 20), min(max(row - 1, 0), LAST_ROW - 200)
    anchor = [left, 15, top, 4, *_far(sheet.width, left, box.width + 15), *_far(sheet.height, top, box.height + 4)]
    size = {"wide": box.width * 3 // 4, "high": box.height * 3 // 4}
    line = ", ".join(map(str, anchor))
    return _SHAPE.format(spaces=spaces, number=number, layer=layer, anchor=line, row=row, column=column, **size)


def _larger(anchor: re.Match[str], box: Box, sheet: Sheet) -> str:
    try:
        left, at_left, top, at_top, right, at_right, bottom, at_bottom = (int(part) for part in anchor.group(2).split(","))
    except ValueError:
        return anchor.group()
    wide, high = _far(sheet.width, left, box.width + at_left), _far(sheet.height, top, box.height + at_top)
    parts = [left, at_left, top, at_top, *max(wide, (right, at_right)), *max(high, (bottom, at_bottom))]
    return f"{anchor.group(1)}{', '.join(map(str, parts))}{anchor.group(3)}"


def _far(size: Callable[[int], int], first: int, pixels: int) -> tuple[int, int]:
    """The column or row (from 0) in which a stretch of pixels ends, and how far into it."""
    index, last = first, first + 400
    while index < last and pixels >= size(index + 1):
        pixels -= size(index + 1)
        index += 1
    return index, pixels
