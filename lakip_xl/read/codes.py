"""Budget codes (Permendagri 90/2019 and its Kepmendagri): which level a code stands for. Source: domain.md 1.7."""

from __future__ import annotations

import re
from collections.abc import Sequence

URUSAN, BIDANG, SKPD, PROGRAM, KEGIATAN, SUB_KEGIATAN, SUB_KELUARAN, AKUN = range(8)

_WRITTEN = {
    SKPD: r"\d\.\d{1,2}(?:\.\d{1,2}){4,}\.\d{4}|\d\.\d{1,2}\.\d{2}\.\d{4}",
    SUB_KELUARAN: r"(?:\d|X)\.(?:\d{2}|XX)\.\d{2}\.\d\.\d{2}\.\d{2,4}\.\d{1,4}",
    SUB_KEGIATAN: r"(?:\d|X)\.(?:\d{2}|XX)\.\d{2}\.\d\.\d{2}\.\d{2,4}",
    KEGIATAN: r"(?:\d|X)\.(?:\d{2}|XX)\.\d{2}\.\d\.\d{2}",
    PROGRAM: r"(?:\d|X)\.(?:\d{2}|XX)\.\d{2}",
    BIDANG: r"(?:\d|X)\.(?:\d{2}|XX)",
}
"""How codes are written, by level; the first that fits counts."""
_CODE = re.compile("|".join(f"(?P<level{level}>{pattern})" for level, pattern in _WRITTEN.items()))
_ACCOUNT = re.compile(r"[4-9](?:\.\d(?:\.\d{1,2}(?:\.\d{1,5})*)?)?")


def clean_code(text: str) -> str:
    """A code without blanks and without a dot at its ends."""
    return "".join(text.split()).strip(".")


def join_code(parts: Sequence[str]) -> str:
    """One code from several code columns: the last when it is whole, else all of them with dots between.

    Two digits alone are a piece of a code, and so is all that stands beside them ("1.02", "01", "2.01", "0001").
    """
    filled = [code for part in parts if (code := clean_code(part))]
    if not filled:
        return ""
    in_parts = len(filled) > 1 and len(filled[0]) <= 2 and "." not in filled[0] and not filled[1].startswith(f"{filled[0]}.")
    pieces = any(len(part) == 2 and part.isdecimal() for part in filled[1:])
    return ".".join(filled) if in_parts or pieces else filled[-1]


_LEADING = re.compile(r"\s*((?:\d{1,2}|X)(?:\.(?:\d{1,5}|XX))+)\.?\s*[-–:]?\s+[^\W\d]")


def leading_code(name: str) -> str:
    """The code with which a name begins ("3.25.01 PROGRAM ...", "1.1.01.0000 - DINAS ..."); empty without one."""
    found = _LEADING.match(name)
    return found.group(1) if found else ""


def code_parents(paths: Sequence[tuple[str, ...]]) -> tuple[int | None, ...] | None:
    """For rows that carry their codes side by side (bidang, SKPD, program, account): the row of each one's parent, by code alone.

    None when no row has several codes. A row's parent has the same codes but for the last, which is shortened or left out.
    """
    if sum(len(path) > 1 for path in paths) * 3 < len(paths):
        return None
    where: dict[tuple[str, ...], int] = {}
    for index, path in enumerate(paths):
        if path:
            where.setdefault(path, index)
    return tuple(_parent_of(path, where, index) for index, path in enumerate(paths))


def _parent_of(path: tuple[str, ...], where: dict[tuple[str, ...], int], own: int) -> int | None:
    while path:
        head, last = path[:-1], path[-1]
        while "." in last:
            last = last.rpartition(".")[0]
            found = where.get((*head, last))
            if found is not None and found != own:
                return found
        path = head
        found = where.get(path)
        if found is not None and found != own:
            return found
    return None


def code_ranks(codes: Sequence[str]) -> tuple[int | None, ...] | None:
    """The level of each code, None for a row without; None altogether when they are not budget codes.

    Accounts stand below sub kegiatan, the longer the deeper. "5" is an urusan before bidang codes and an account elsewhere.
    """
    ranks = [_rank(code, codes[index + 1 : index + 2]) for index, code in enumerate(codes)]
    known = sum(rank is not None for rank in ranks)
    given = sum(bool(code) for code in codes)
    return tuple(ranks) if given and known >= given * 0.8 and known * 2 > len(codes) else None


def _rank(code: str, following: Sequence[str]) -> int | None:
    if code == "X" or (len(code) == 1 and code.isdecimal()):
        after = following[0] if following else ""
        return AKUN if re.fullmatch(rf"{code}\.\d", after) else URUSAN
    found = _CODE.fullmatch(code)
    if found and found.lastgroup:
        return int(found.lastgroup.removeprefix("level"))
    return AKUN + code.count(".") if _ACCOUNT.fullmatch(code) else None
