"""An Excel file as a zip in which named parts change; every other entry keeps its compressed bytes, its place and its date."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from typing import NamedTuple
from urllib.parse import unquote

MOST_PARTS = 10_000
LARGEST_PART = 80_000_000
"""Bytes, unpacked, of a part that is changed: its whole tree is held in memory."""
LARGEST_ZIP = 0xFFFF_FFFF
FIRST_DATE = (1980, 1, 1, 0, 0, 0)
"""New entries carry it, so that the same input gives the same bytes."""
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_ENCRYPTED, _UTF8, _MASK = 0x1, 0x800, 0x806
_PLAIN_FILE = 0o100644 << 16


class UnusualPackageError(Exception):
    """The zip is built in a way that cannot be copied part by part without doubt."""


class _Entry(NamedTuple):
    """One entry on its way out, already compressed."""

    name: bytes
    flags: int
    method: int
    date: tuple[int, int, int, int, int, int]
    crc: int
    size: int
    data: bytes
    attributes: int = _PLAIN_FILE
    internal: int = 0
    made_by: int = 20
    system: int = 0
    comment: bytes = b""


class Package:
    """The parts of an Excel file by name, in any letter case. Raises UnusualPackageError and zipfile.BadZipFile."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._zip = zipfile.ZipFile(io.BytesIO(content))
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._new: dict[str, tuple[str, bytes]] = {}
        for info in self._zip.infolist():
            key = _key(info.filename)
            if info.flag_bits & _ENCRYPTED or key in self._infos:
                raise UnusualPackageError(info.filename)
            self._infos[key] = info
        if len(self._infos) > MOST_PARTS:
            raise UnusualPackageError("too many parts")

    @property
    def names(self) -> tuple[str, ...]:
        """Every part, those that were added last."""
        added = (name for key, (name, _) in self._new.items() if key not in self._infos)
        return (*(info.filename.lstrip("/") for info in self._infos.values()), *added)

    def __contains__(self, part: str) -> bool:
        return _key(part) in self._new or _key(part) in self._infos

    def read(self, part: str) -> bytes:
        """A part's content as it now is; KeyError when there is none."""
        if _key(part) in self._new:
            return self._new[_key(part)][1]
        info = self._infos[_key(part)]
        if info.file_size > LARGEST_PART:
            raise UnusualPackageError(f"{part} is too large")
        return self._zip.read(info)

    def head(self, part: str, size: int) -> bytes:
        """The first bytes of a part."""
        if _key(part) in self._new:
            return self._new[_key(part)][1][:size]
        with self._zip.open(self._infos[_key(part)]) as stream:
            return stream.read(size)

    def put(self, part: str, content: bytes) -> None:
        """Changes a part, or adds it behind the others."""
        self._new[_key(part)] = (part, content)

    def free(self, pattern: str) -> str:
        """A part name that is not taken: the first number that fits into "xl/comments{}.xml"."""
        number = 1
        while pattern.format(number) in self:
            number += 1
        return pattern.format(number)

    def to_bytes(self) -> bytes:
        """The file, whole."""
        entries = [self._changed(key, info) if key in self._new else self._copied(info) for key, info in self._infos.items()]
        entries += [_packed(name.encode("ascii"), data) for key, (name, data) in self._new.items() if key not in self._infos]
        return _zipped(entries, self._zip.comment)

    def _changed(self, key: str, info: zipfile.ZipInfo) -> _Entry:
        return _packed(_raw_name(info), self._new[key][1], info.flag_bits & _UTF8, info.date_time)

    def _copied(self, info: zipfile.ZipInfo) -> _Entry:
        local = _LOCAL.unpack_from(self._content, info.header_offset)
        start = info.header_offset + _LOCAL.size + local[9] + local[10]
        data = self._content[start : start + info.compress_size]
        if local[0] != b"PK\x03\x04" or len(data) != info.compress_size:
            raise zipfile.BadZipFile(info.filename)
        return _Entry(
            _raw_name(info),
            info.flag_bits & _MASK,
            info.compress_type,
            info.date_time,
            info.CRC,
            info.file_size,
            data,
            info.external_attr,
            info.internal_attr,
            info.create_version,
            info.create_system,
            info.comment,
        )


def _key(part: str) -> str:
    return unquote(part.replace("\\", "/").lstrip("/")).casefold()


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & _UTF8 else "cp437")


def _packed(name: bytes, content: bytes, flags: int = 0, date: tuple[int, int, int, int, int, int] = FIRST_DATE) -> _Entry:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    data = packer.compress(content) + packer.flush()
    return _Entry(name, flags, zipfile.ZIP_DEFLATED, date, zlib.crc32(content), len(content), data)


def _zipped(entries: list[_Entry], comment: bytes) -> bytes:
    out, directory = io.BytesIO(), io.BytesIO()
    for entry in entries:
        offset, (day, time) = out.tell(), _dos_date(entry.date)
        common = (entry.flags, entry.method, time, day, entry.crc, len(entry.data), entry.size, len(entry.name), 0)
        out.write(_LOCAL.pack(b"PK\x03\x04", 20, *common) + entry.name + entry.data)
        made = entry.made_by | entry.system << 8
        rest = (len(entry.comment), 0, entry.internal, entry.attributes, offset)
        directory.write(_CENTRAL.pack(b"PK\x01\x02", made, 20, *common, *rest) + entry.name + entry.comment)
    if out.tell() + directory.tell() >= LARGEST_ZIP:
        raise UnusualPackageError("too large")
    start, size = out.tell(), directory.tell()
    end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), size, start, len(comment))
    return out.getvalue() + directory.getvalue() + end + comment


def _dos_date(date: tuple[int, int, int, int, int, int]) -> tuple[int, int]:
    year, month, day, hour, minute, second = date
    return (max(year - 1980, 0) << 9 | month << 5 | day), (hour << 11 | minute << 5 | second // 2)


def resolved(source: str, target: str) -> str:
    """A relationship's target, as a part name."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target)).lstrip("/")
