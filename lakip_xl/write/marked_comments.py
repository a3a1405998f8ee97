"""Comments: ours stand behind what a cell's comment says already; conversations (threaded comments) are left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from lakip_xl.model.cells import column_letters
from lakip_xl.write.marked_parts import COMMENTS, VML, ContentTypes, Relations
from lakip_xl.write.marked_sheet import Position, Sheet, span_of
from lakip_xl.write.marked_vml import Box, Numbers, new_drawing, shown_cells, stretched, with_boxes
from lakip_xl.write.marked_xml import XML_SPACE, Document, Element, Family, cell_escaped, new_document, parse
from lakip_xl.write.marked_zip import Package
from lakip_xl.write.measure import comment_box

AUTHOR = "lakip-xl"
_RUN_LOOK = (("sz", "val", "9"), ("color", "indexed", "81"), ("rFont", "val", "Arial"), ("family", "val", "2"))
_THREAD = re.compile(r"tc=\{[0-9A-Fa-f-]+\}")


class Commenter(NamedTuple):
    """Adds comments to the sheets of one workbook."""

    package: Package
    types: ContentTypes
    numbers: Numbers

    def add(self, part: str, sheet: Sheet, texts: Mapping[Position, str]) -> None:
        """Adds the texts to a sheet's comments; makes the parts that are not there yet."""
        _add(self, part, sheet, texts)


def _add(own: Commenter, part: str, sheet: Sheet, texts: Mapping[Position, str]) -> None:
    package, types, numbers = own.package, own.types, own.numbers
    relations = Relations(package, part)
    family = sheet.document.family
    folder = part.rpartition("/worksheets/")[0] or "xl"
    known = next((name for name in relations.parts("comments").values() if name in package), None)
    notes = _Notes(parse(package.read(known)) if known else _empty(family))
    told = {position: notes.add(position, text) for position, text in texts.items() if not notes.is_thread(position)}
    if not told:
        return
    if known is None:
        known = package.free(f"{folder}/comments{{}}.xml")
        relations.add(family.relation("comments"), known)
        types.override(known, COMMENTS)
    package.put(known, notes.document.to_bytes())
    drawing = relations.parts("vmlDrawing").get(sheet.comments_id or "")
    if drawing is None or drawing not in package:
        drawing = package.free(f"{folder}/drawings/vmlDrawing{{}}.vml")
        package.put(drawing, new_drawing(numbers))
        types.add(drawing, VML)
        sheet.set_comments_id(relations.add(family.relation("vmlDrawing"), drawing))
    package.put(drawing, _drawn(package.read(drawing), notes, told, sheet, numbers))


def _drawn(drawing: bytes, notes: _Notes, told: Mapping[Position, str], sheet: Sheet, numbers: Numbers) -> bytes:
    """Every comment gets a box, ours and those that had lost theirs."""
    shown = shown_cells(drawing)
    sizes = {position: comment_box(told.get(position, text)) for position, text in notes.texts.items()}
    boxes = [Box(position, size.width, size.height) for position, size in sorted(sizes.items())]
    drawing = stretched(drawing, [box for box in boxes if box.position in told and box.position in shown], sheet)
    return with_boxes(drawing, [box for box in boxes if box.position not in shown], sheet, numbers)


class _Notes:
    """The comments of one sheet."""

    def __init__(self, document: Document) -> None:
        self.document, self._name = document, document.family.name
        self._authors, self._list = self._child("authors", 0), self._child("commentList", 1)
        self._by_place = {span_of(found.get("ref", ""))[:2]: found for found in self._list.iterchildren(self._name("comment"))}
        self._author: str | None = None

    @property
    def texts(self) -> dict[Position, str]:
        """What each comment says, whole."""
        words = self._name("t")
        return {place: "".join(part.text or "" for part in found.iter(words)) for place, found in self._by_place.items()}

    def is_thread(self, position: Position) -> bool:
        """Excel shows the conversation instead of the comment's text there."""
        found = self._by_place.get(position)
        if found is None:
            return False
        names = [author.text or "" for author in self._authors.iterchildren(self._name("author"))]
        index = int(found.get("authorId", "0"))
        return index < len(names) and bool(_THREAD.match(names[index]))

    def add(self, position: Position, text: str) -> str:
        """Puts a text behind what stands there; returns the whole."""
        found = self._by_place.get(position)
        if found is not None:
            before = self.texts[position]
            self._append_run(self._text_of(found), f"\n\n{text}")
            return f"{before}\n\n{text}"
        own = self.document.root.makeelement(self._name("comment"), {"ref": _reference(position), "authorId": self._own_author()})
        self._append_run(self._text_of(own), text)
        following = min((place for place in self._by_place if place > position), default=None)
        if following is None:
            self._list.append(own)
        else:
            self._by_place[following].addprevious(own)
        self._by_place[position] = own
        return text

    def _text_of(self, comment: Element) -> Element:
        """The comment's text, a plain one made into a run so that another may follow."""
        found = comment.find(self._name("text"))
        if found is None:
            found = comment.makeelement(self._name("text"))
            comment.insert(0, found)
        plain = found.find(self._name("t"))
        if plain is not None:
            run = found.makeelement(self._name("r"))
            plain.addprevious(run)
            run.append(plain)
        return found

    def _append_run(self, text: Element, words: str) -> None:
        run = text.makeelement(self._name("r"))
        look = etree.SubElement(run, self._name("rPr"))
        for tag, attribute, value in _RUN_LOOK:
            etree.SubElement(look, self._name(tag), {attribute: value})
        spoken = etree.SubElement(run, self._name("t"), {XML_SPACE: "preserve"})
        spoken.text = cell_escaped(words)
        runs = text.findall(self._name("r"))
        if runs:
            runs[-1].addnext(run)
        else:
            text.insert(0, run)

    def _own_author(self) -> str:
        if self._author is None:
            names = [author.text for author in self._authors.iterchildren(self._name("author"))]
            if AUTHOR not in names:
                etree.SubElement(self._authors, self._name("author")).text = AUTHOR
                names.append(AUTHOR)
            self._author = str(names.index(AUTHOR))
        return self._author

    def _child(self, name: str, index: int) -> Element:
        found = self.document.root.find(self._name(name))
        if found is None:
            found = self.document.root.makeelement(self._name(name))
            self.document.root.insert(index, found)
        return found


def _empty(family: Family) -> Document:
    document = new_document(family.main, "comments")
    etree.SubElement(document.root, family.name("authors"))
    etree.SubElement(document.root, family.name("commentList"))
    return document


def _reference(position: Position) -> str:
    return f"{column_letters(position[1])}{position[0]}"
