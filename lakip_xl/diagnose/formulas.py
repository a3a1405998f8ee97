"""What a cell's Excel formula refers to: a figure that Excel computes of its parts is wrong because of its formula alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lakip_xl.model.cells import Place, Span
from lakip_xl.model.figures import Angka

_REFERENCE = re.compile(r"(?<![A-Za-z0-9_!'.])\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![A-Za-z0-9_(!])")


def refers_to(formula: str) -> Iterator[Span]:
    """The cells and ranges of its own sheet that a formula names."""
    for left, top, right, bottom in _REFERENCE.findall(formula):
        yield Span(int(top), _number(left), int(bottom or top), _number(right or left))


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def computes(figure: Angka, parts: tuple[Place, ...]) -> bool:
    """Whether the figure's formula names one of the parts at least: then no part can make it wrong."""
    if not figure.formula:
        return False
    spans = tuple(refers_to(figure.formula))
    own = [part for part in parts if (part.file, part.sheet) == (figure.place.file, figure.place.sheet)]
    return any(span.holds(part.row, part.column) for part in own for span in spans)
