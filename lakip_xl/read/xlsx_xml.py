"""One part through expat: in steps, without document types, without tokens that grow for ever."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from xml.parsers import expat

from lakip_xl.errors import UnreadableFile
from lakip_xl.read import xlsx_sentences as say
from lakip_xl.read.package import Broken, Package

LONGEST_TOKEN = 1_000_000
"""A tag or a comment longer than this is an attack: expat looks at an unfinished one again with every step."""
DEEPEST = 200

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class LocalNames(dict[str, str]):
    """ "x:c" -> "c": the namespaces of strict and of ordinary workbooks differ, their local names do not."""

    def __missing__(self, name: str) -> str:
        local = name.rpartition(":")[2]
        if len(self) < 1000:
            self[name] = local
        return local


class Part:
    """Feeds expat and turns what it says about damage and danger into our own words."""

    def __init__(self, name: str, start: Start, end: End, text: Callable[[str], Any] | None = None) -> None:
        self._name = name
        self._fed = 0
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.StartElementHandler = start
        parser.EndElementHandler = end
        if text is not None:
            parser.CharacterDataHandler = text
        self.parser = parser

    def _refuse(self, *_: object) -> None:
        raise UnreadableFile(say.unsafe(self._name))

    def feed(self, chunk: bytes, last: bool = False) -> None:
        try:
            self.parser.Parse(chunk, last)
        except (expat.ExpatError, LookupError, ValueError) as fault:  # the last two: encodings that nobody knows
            raise Broken(str(fault)) from fault
        self._fed += len(chunk)
        if not last and self._fed - max(self.parser.CurrentByteIndex, 0) > LONGEST_TOKEN:
            raise UnreadableFile(say.unsafe(self._name))


def read_part(package: Package, part: str, start: Start, end: End, text: Callable[[str], Any] | None = None) -> None:
    """The whole part. Raises Broken where it is missing, cut or no XML; UnreadableFile where it is dangerous."""
    package.refuse_doubled(part)
    feed_all(Part(package.name, start, end, text), package.chunks(part))


def feed_all(part: Part, chunks: Iterable[bytes]) -> None:
    for chunk in chunks:
        part.feed(chunk)
    part.feed(b"", last=True)


def too_deep(name: str) -> UnreadableFile:
    """What to raise at more open elements than DEEPEST: each costs expat memory for as long as it is open."""
    return UnreadableFile(say.unsafe(name))


def elements(package: Package, part: str) -> list[tuple[str, dict[str, str]]]:
    """Every element of a small part with its attributes, by local names, in order."""
    local = LocalNames()
    found: list[tuple[str, dict[str, str]]] = []
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise too_deep(package.name)
        package.budget.spend(signs=ELEMENT + sum(map(len, attributes.values())))
        found.append((local[tag], {local[name]: value for name, value in attributes.items()}))

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1

    read_part(package, part, start, end)
    return found


ELEMENT = 300
"""What an element that is kept costs, in signs."""
