"""Words from the input as text of the page: the one way in."""

from __future__ import annotations

import re
from html import escape

from lakip_xl.write.names import clean_text

_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows, so that one thing is read and another stands there."""


def text(words: str) -> str:
    """Words from anywhere as the text of an element or an attribute: nothing in them is markup."""
    return escape(_TURNING.sub("", clean_text(words)))
