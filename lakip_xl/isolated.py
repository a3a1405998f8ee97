"""Files are read in worker processes only: one that hangs its reader, ends it or fills the memory gets one sentence.

What is told of such an end from outside: the step at which the worker was, which is the file that it was reading.
"""

from __future__ import annotations

from typing import Any

from lakip_xl.folder.offices import OfficeFolder
from lakip_xl.mishaps import Done, Mishap
from lakip_xl.read import xlsx_sentences as say

FOR_WANT_OF_MEMORY = ("-6", "-9")
"""How a process ends that asks for more memory than there is: it aborts, or the system ends it."""

OUT_OF_MEMORY = (
    "Memori tidak cukup untuk memeriksa dinas ini. Bagi berkas yang besar, atau tutup program lain lalu jalankan lagi."
)


def without_its_file(folder: OfficeFolder, done: Done[Any, Any]) -> OfficeFolder | None:
    """The office without the file at which its worker ended; None when that came at no file, or at one that it has not."""
    if not done.step:
        return None
    rest = folder.without(done.step, why_unread(done))
    return None if rest is folder else rest


def why_unread(done: Done[Any, Any]) -> str:
    """The sentence about the file at which a worker ended."""
    if done.mishap is Mishap.SILENT:
        return say.too_slow(done.step, float(done.detail))
    if done.mishap is Mishap.MEMORY or done.detail in FOR_WANT_OF_MEMORY:
        return say.too_large_for_memory(done.step)
    return say.damaged(done.step)


def about(done: Done[Any, Any]) -> str:
    """What the office reads of a mishap that no single file has brought about."""
    if done.mishap is Mishap.SILENT:
        return f"Pemeriksaan dihentikan karena tidak ada kemajuan selama {done.detail} detik. Periksa berkasnya satu per satu."
    if done.mishap is Mishap.MEMORY:
        return OUT_OF_MEMORY
    return crashed(done.detail)


def crashed(detail: str) -> str:
    """The last net: a fault of the program, by the name of its exception or its exit code."""
    return f"Kesalahan program ({detail}). Jalankan dengan --debug dan laporkan."
