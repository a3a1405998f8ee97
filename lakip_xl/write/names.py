"""Texts and sheet names that every spreadsheet program accepts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST_NAME = 31
"""UTF-16 units of a sheet name."""
LONGEST_TEXT = 32_767
"""UTF-16 units of a cell's text."""
CUT_MARK = " ... (dipotong)"
_NOT_WRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_RESERVED = frozenset({"history"})


def clean_text(text: str, most: int = LONGEST_TEXT) -> str:
    """The text without control characters and halves of characters, cut with a visible mark when it is too long."""
    if text.isprintable() and len(text) * 2 <= most:
        return text
    writable = _NOT_WRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if _units(writable) <= most:
        return writable
    return cut_to_units(writable, most - len(CUT_MARK)) + CUT_MARK


def as_kept_text(text: str) -> str:
    """A formula's text as the file holds it; unlike in cells the writer library escapes nothing there, and "_x000A_" would be
    read as a line break."""
    return _ESCAPE.sub("_x005F_", clean_text(text))


def one_line(text: str) -> str:
    """The text with its white space folded: for headers, sheet names and lists."""
    return " ".join(clean_text(text).split())


def as_sentence(text: str) -> str:
    """With a capital letter in front: the rules' pages are written to follow a label."""
    return text[:1].upper() + text[1:]


def quoted(name: str) -> str:
    """A sheet name as formulas and links hold it."""
    return "'" + name.replace("'", "''") + "'"


def clean_name(name: str) -> str:
    """A sheet name that Excel accepts, apart from being unique; "Lembar" when nothing is left."""
    bare = _NOT_IN_NAMES.sub(" ", unicodedata.normalize("NFC", one_line(name)))
    short = cut_to_units(" ".join(bare.split()).strip("' "), LONGEST_NAME).strip("' ")
    if not short:
        return "Lembar"
    return f"{short} 1" if short.casefold() in _RESERVED else short


def unique_names(names: Iterable[str], taken: Iterable[str] = ()) -> tuple[str, ...]:
    """Each name cleaned and, where it is taken already in any letter case, with " (2)", " (3)" behind it."""
    used = {name.casefold() for name in taken}
    found = []
    for name in names:
        chosen = _free(clean_name(name), used)
        used.add(chosen.casefold())
        found.append(chosen)
    return tuple(found)


def _free(name: str, used: set[str]) -> str:
    chosen, count = name, 1
    while chosen.casefold() in used:
        count += 1
        tail = f" ({count})"
        chosen = cut_to_units(name, LONGEST_NAME - len(tail)).rstrip("' ") + tail
    return chosen


def shorten(name: str, most: int = LONGEST_NAME) -> str:
    """The name cut between words, so that no half word stands on a sheet's tab."""
    if _units(name) <= most:
        return name
    words = cut_to_units(name, most + 1).split(" ")
    return " ".join(words[:-1]) if len(words) > 1 else cut_to_units(name, most)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut_to_units(text: str, most: int) -> str:
    """The longest start of the text that has at most ``most`` UTF-16 units, without half a character."""
    if text.isascii():
        return text[:most]
    return text.encode("utf-16-le", "surrogatepass")[: most * 2].decode("utf-16-le", "ignore")
