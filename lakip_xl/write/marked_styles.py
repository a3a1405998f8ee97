"""styles.xml: looks are only ever appended, so that every cell which is not marked keeps its own."""

from __future__ import annotations

from copy import deepcopy
from typing import cast

from lxml import etree

from lakip_xl.write.marked_xml import Document, Element, insert_in_order, local_name
from lakip_xl.write.marked_zip import UnusualPackageError
from lakip_xl.write.styles import INK, MARKS, Look

MOST_LOOKS = 64_000
"""Excel's own limit of cell formats is 65,490."""
EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<styleSheet xmlns="%s">'
    b'<fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    b'<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
"""For a workbook without styles; its namespace is put in."""
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs")
_LINES = {1: "thin", 2: "medium", 4: "dotted", 5: "thick", 8: "mediumDashed"}
_SIDES = ("left", "right", "top", "bottom")
_VERTICAL = {"vcenter": "center", "top": "top"}
_WHITE_INDEXES = ("1", "9")


class Styles:
    """The looks of a workbook; ``marked`` and ``of`` give the number that a cell's ``s`` attribute takes."""

    def __init__(self, document: Document) -> None:
        self._document, self._name = document, document.family.name
        self._groups = {name: self._group(name) for name in ("fonts", "fills", "borders", "cellXfs")}
        self._marked: dict[tuple[int, str], int] = {}
        self._made: dict[bytes, int] = {}
        self._own: dict[tuple[tuple[tuple[str, object], ...], bool], int] = {}

    def to_bytes(self) -> bytes:
        return self._document.to_bytes()

    def marked(self, style: int, severity: str) -> int:
        """The look of a cell with the colour of a severity; all else of it stays."""
        key = (style, severity)
        if key not in self._marked:
            known = self._groups["cellXfs"].findall(self._name("xf"))
            look = deepcopy(known[style]) if 0 <= style < len(known) else self._element("xf", numFmtId="0", borderId="0")
            look.set("fillId", str(self._add_fill(str(MARKS[severity]["bg_color"]))))
            look.set("applyFill", "1")
            self._keep_readable(look)
            self._marked[key] = self._append("cellXfs", look)
        return self._marked[key]

    def of(self, look: Look, *, text: bool = True) -> int:
        """A look of our own. ``text`` keeps what is typed there a text, also when somebody edits it."""
        key = (tuple(sorted(look.items())), text)
        if key not in self._own:
            self._own[key] = self._make(look, text)
        return self._own[key]

    def _make(self, look: Look, text: bool) -> int:
        font, border = str(self._add_font(look)), str(self._add_border(look))
        own = self._element("xf", numFmtId="0", fontId=font, fillId="0", borderId=border)
        if "bg_color" in look:
            own.set("fillId", str(self._add_fill(str(look["bg_color"]))))
        if self._document.root.find(self._name("cellStyleXfs")) is not None:
            own.set("xfId", "0")
        if text:
            own.set("quotePrefix", "1")
        for part in ("Font", "Fill", "Border", "Alignment"):
            own.set(f"apply{part}", "1")
        own.append(self._alignment(look))
        return self._append_once("cellXfs", own)

    def _group(self, name: str) -> Element:
        root = self._document.root
        found = root.find(self._name(name))
        if found is None:
            model = etree.fromstring(EMPTY % self._document.family.main.encode())
            found = model.find(self._name(name))
            assert found is not None
            insert_in_order(root, found, frozenset(_ORDER[: _ORDER.index(name)]))
        return found

    def _element(self, name: str, **attributes: str) -> Element:
        """An element under the document's own prefixes: with made-up ones no two looks would ever be the same."""
        root = self._document.root
        return root.makeelement(self._name(name), attributes, nsmap=cast("dict[str, str]", root.nsmap))

    def _append(self, group: str, child: Element) -> int:
        parent = self._groups[group]
        parent.append(child)
        known = sum(local_name(found) == local_name(child) for found in parent)
        if known > MOST_LOOKS:
            raise UnusualPackageError("too many cell formats")
        parent.set("count", str(known))
        return known - 1

    def _append_once(self, group: str, child: Element) -> int:
        key = etree.tostring(child)
        if key not in self._made:
            self._made[key] = self._append(group, child)
        return self._made[key]

    def _add_fill(self, colour: str) -> int:
        fill = self._element("fill")
        pattern = etree.SubElement(fill, self._name("patternFill"), patternType="solid")
        etree.SubElement(pattern, self._name("fgColor"), rgb=_argb(colour))
        etree.SubElement(pattern, self._name("bgColor"), indexed="64")
        return self._append_once("fills", fill)

    def _add_font(self, look: Look) -> int:
        font = self._element("font")
        for key, tag in (("bold", "b"), ("italic", "i"), ("underline", "u")):
            if look.get(key):
                etree.SubElement(font, self._name(tag))
        for tag, attribute, value in (
            ("sz", "val", str(look["font_size"])),
            ("color", "rgb", _argb(str(look["font_color"]))),
            ("name", "val", str(look["font_name"])),
            ("family", "val", "2"),
        ):
            etree.SubElement(font, self._name(tag), {attribute: value})
        return self._append_once("fonts", font)

    def _add_border(self, look: Look) -> int:
        border = self._element("border")
        for side in _SIDES:
            line = _LINES.get(int(look.get(side, look.get("border", 0))))
            drawn = etree.SubElement(border, self._name(side), {"style": line} if line else {})
            if line:
                etree.SubElement(drawn, self._name("color"), rgb=_argb(str(look.get("border_color", INK))))
        etree.SubElement(border, self._name("diagonal"))
        return self._append_once("borders", border)

    def _alignment(self, look: Look) -> Element:
        alignment = self._element("alignment", vertical=_VERTICAL.get(str(look.get("valign")), "bottom"))
        if "align" in look:
            alignment.set("horizontal", str(look["align"]))
        if look.get("text_wrap"):
            alignment.set("wrapText", "1")
        if look.get("indent"):
            alignment.set("indent", str(look["indent"]))
        return alignment

    def _keep_readable(self, look: Element) -> None:
        """White letters on a dark ground become dark ones, for the mark's colour is pale."""
        fonts = self._groups["fonts"].findall(self._name("font"))
        number = int(look.get("fontId", "0"))
        colour = fonts[number].find(self._name("color")) if number < len(fonts) else None
        if colour is None or not _is_pale(colour):
            return
        font = deepcopy(fonts[number])
        dark = font.find(self._name("color"))
        assert dark is not None
        dark.attrib.clear()
        dark.set("rgb", _argb(INK))
        look.set("fontId", str(self._append_once("fonts", font)))
        look.set("applyFont", "1")


def _argb(colour: str) -> str:
    return f"FF{colour.removeprefix('#')}"


def _is_pale(colour: Element) -> bool:
    rgb = colour.get("rgb", "")
    if len(rgb) in (6, 8):
        red, green, blue = (int(rgb[-6:][index : index + 2], 16) for index in (0, 2, 4))
        return red * 299 + green * 587 + blue * 114 > 150_000
    return colour.get("theme") == "0" or colour.get("indexed") in _WHITE_INDEXES
