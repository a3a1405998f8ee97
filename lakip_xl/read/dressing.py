"""What stands around a figure in a cell and is no part of it, and what begins like one figure and is several."""

from __future__ import annotations

import re

_QUOTED = re.compile(r"^\s*['`\u2018\u2019](?=\s*[-(\d]|\s*rp)", re.IGNORECASE)
"""The mark by which Excel is told that a figure is a text, pasted along with it: "'1.250.000"."""
_FOOTNOTE = re.compile(r"(?<=[\d%])\s*(?:\*{1,3}\)?|[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,2}[)\u207e]?)\s*$")
"""The mark behind a figure that leads to a note below the table: "1.250*)", "1.250\u00b9\u207e"."""


def undressed(text: str) -> str:
    """A text without the marks that are no part of its figure."""
    return _QUOTED.sub("", _FOOTNOTE.sub("", text))


_MONTH = (
    "jan(?:uari)?|[fp]eb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|juni?|juli?|ag(?:ustus|t|u|s)|sept?(?:ember)?|okt(?:ober)?"
    "|no[vp](?:ember)?|des(?:ember)?"
)
_SEVERAL_NUMBERS = re.compile(
    rf"(?:(?:tgl\.?|tanggal)\s*)?[0-3]?\d[-/. ]\s*(?:{_MONTH})(?:\.?[-/. ]?\s*(?:19|20)?\d\d)?"
    r"|[0-3]?\d([-/.])[01]?\d\1(?:19|20)\d\d"
    r"|\d[\d.,]*\s*:\s*\d[\d.,]*(?:\s*[^\W\d]\D*)?",
    re.IGNORECASE,
)
"""A date ("31 Des 2023") and a ratio ("1 : 12") are no single figure, though the first begins like one."""


def is_several(text: str) -> bool:
    """Whether a text is a date or a ratio."""
    return _SEVERAL_NUMBERS.fullmatch(text) is not None
