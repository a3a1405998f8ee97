"""What is seen while offices are checked: a bar on a terminal, nothing elsewhere. Names from outside never steer the terminal."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import Protocol

from lakip_xl.write.terminal import printable

LONGEST_OFFICE, LONGEST_FILE = 34, 40


class Progress(Protocol):
    """An office is at a file; a step is done."""

    def at(self, office: str, file: str) -> None: ...

    def step(self) -> None: ...


class NoProgress:
    def at(self, office: str, file: str) -> None:
        pass

    def step(self) -> None:
        pass


@contextlib.contextmanager
def progress(steps: int, shown: bool) -> Iterator[Progress]:
    """A bar of so many steps on standard error, gone when it ends; rich is imported only where there is a terminal."""
    if not shown or not sys.stderr.isatty():
        yield NoProgress()
        return
    from rich.console import Console  # noqa: PLC0415 - nothing heavy where nobody looks
    from rich.markup import escape  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=max(steps, 1))

        class Shown:
            def at(self, office: str, file: str) -> None:
                text = f"{printable(office)[:LONGEST_OFFICE]}: {printable(file)[:LONGEST_FILE]}"
                bar.update(task, description=escape(text))

            def step(self) -> None:
                bar.advance(task)

        yield Shown()
