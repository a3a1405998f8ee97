"""Work for worker processes, which find it by its name: it does what it is told, or dies in the midst of an office."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

from lakip_xl.office_report import Job, OfficeReport
from lakip_xl.periksa import check_one

POISONED = "Dinas 17"


def obey(order: str, tell: Callable[[str], None]) -> str:
    """Does what the order says: dies, hangs, fails, eats memory, or says the order back."""
    tell(f"at {order}")
    if order == "die":
        os.abort()
    if order == "end":
        os._exit(7)
    if order == "hang":
        time.sleep(600)
    if order == "idle":
        tell("")
        time.sleep(600)
    if order == "fail":
        raise ZeroDivisionError
    if order == "eat":
        return str(len(bytes(1 << 42)))
    if order == "slow":
        for step in range(6):
            time.sleep(0.3)
            tell(str(step))
    return order


def who(order: str, tell: Callable[[str], None]) -> int:
    return os.getpid()


def check_with_evil_files(job: Job, tell: Callable[[str], None], *, debug: bool = False) -> OfficeReport:
    """The check of an office whose files do what their names say to the process that opens them."""

    def opened(file: str) -> None:
        tell(file)
        if "gantung" in file:
            time.sleep(600)
        if "gugur" in file:
            os.abort()
        if "mati" in file or "Pengaturan" in file:
            os._exit(7)

    return check_one(job, opened, debug=debug)


def check_poisoned(job: Job, tell: Callable[[str], None], *, debug: bool = False) -> OfficeReport:
    """The check of an office; that of one of them kills its process in the midst of it."""
    if job.folder.name == POISONED:
        tell("Beracun.xlsx")
        os.abort()
    return check_one(job, tell, debug=debug)
