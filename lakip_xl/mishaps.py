"""What may happen to an item of work in a process of its own, and what such a process may use. Light: it starts none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")

SILENCE = 120.0
"""Seconds without a sign of life (a step begun, an item finished) after which a worker is stopped."""
STEP = 60.0
"""The same within a step that has a name. The reader of a workbook gives up by itself after 10 or 20 s (read/package.py), but
those are seconds of the processor, and a busy machine has few."""
MEMORY = 3 << 30
"""Bytes of address space of a worker, where the system can limit them."""
ITEMS_OF_A_WORKER = 100
"""Then a fresh one takes its place, so that a run over thousands of offices needs no more memory than one over ten."""


class Mishap(Enum):
    """Why an item has no outcome."""

    CRASHED = "crashed"
    SILENT = "silent"
    MEMORY = "memory"


@dataclass(frozen=True)
class Done(Generic[Item, Outcome]):
    """An item and either its outcome or its mishap; ``detail`` is the name of an exception, an exit code or a number of seconds.

    ``step`` is the step at which the mishap came, "" between steps.
    """

    item: Item
    outcome: Outcome | None
    mishap: Mishap | None = None
    detail: str = ""
    step: str = ""


@dataclass(frozen=True)
class Limits:
    """What a worker may use before it is stopped."""

    silence: float = SILENCE
    step: float = STEP
    memory: int = MEMORY
    items: int = ITEMS_OF_A_WORKER


DEFAULT = Limits()
