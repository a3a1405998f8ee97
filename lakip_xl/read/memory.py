"""A limit on memory while a file is read: what asks for too much fails at once, before it slows the whole machine."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

STATE = Path("/proc/self/statm")


@contextlib.contextmanager
def memory_for(more: int) -> Iterator[None]:
    """Lets the process take so many bytes more of address space than it holds; beyond, Python raises MemoryError.

    Linux only: elsewhere the limits on declared sizes, cells and signs must do (read/package.py).
    """
    if not STATE.exists():
        yield
        return
    import resource  # noqa: PLC0415 - not on Windows

    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    held = int(STATE.read_bytes().split()[0]) * resource.getpagesize()
    most = min(limit for limit in (held + more, before, hard) if limit != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))
