"""mutmut run with the tests collected once: started by tools/mutants.py in the copy (mutants/), ``PROCESSES SECONDS [NAME ...]``.

mutmut starts pytest anew for every mutant: collecting alone takes two seconds, and tests that seldom notice anything stand
before those that do. Here the tests are collected once; a mutant is asked in a fork of that process, in this order: the tests
that noticed other mutants of the same function, of the same module, of any for the least time, until one fails or SECONDS of
tests are over (0: all are asked). Everything else is mutmut's: the mutants, which tests reach which function, what is kept of it.

What functions keep (lru_cache) is forgotten before a mutant is asked, else some would not be asked at all; and before each test
when it is found out which functions it reaches. A mutant of a rule cannot change what was read (one-way imports): that is kept.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import accumulate
from pathlib import Path
from typing import Any

import mutmut.__main__ as mutmut
import pytest
from _pytest.config import _prepareconfig
from mutmut.configuration import config
from mutmut.mutation import trampoline
from mutmut.runners.harness import PytestRunner
from mutmut.state import state
from mutmut.workers.isolation import ForkRunner, MutantResult, RunningWorker

NOTICED_BY = Path("noticed.txt")
"""Which test noticed which mutant, for the order of the next run."""
OPTIONS = ("--rootdir=.", "--tb=no", "-x", "-q", "-s", "-p", "no:cacheprovider", "-o", "tmp_path_retention_policy=none")
BELOW_THE_RULES = ("lakip_xl.read", "lakip_xl.tables", "lakip_xl.model", "test_")
"""Modules whose functions call no rule, and tests, of which some keep what they have read."""
HOLDS, FAILS, UNFINISHED, OUT_OF_TIME = 0, 1, 7, -int(signal.SIGXCPU)
"""How a fork ends; mutmut knows the last as a mutant that does not come to an end."""
SLOWER, GRACE = 10, 4.0
"""A test may take so many times what it took without a mutant, and so many seconds of CPU more."""
START = 0.01
"""Seconds that a test takes at least, about."""
MEMORY = 4 << 30


class Forgetting(PytestRunner):
    """mutmut's own way to pytest, for which tests reach which function."""

    def execute_pytest(self, params: list[str], plugins: Sequence[object] = (), **more: Any) -> int:
        return super().execute_pytest(params, plugins=[*plugins, self], **more)

    def pytest_runtest_setup(self) -> None:
        forget()


class CollectedOnce(ForkRunner):
    """One process that has everything in memory, and a fork of it for each mutant."""

    def __init__(self, processes: int, seconds: float) -> None:
        super().__init__(processes, Forgetting())
        self._seconds = seconds
        self._session: pytest.Session | None = None
        self._folder = tempfile.TemporaryDirectory()
        self._items: dict[str, pytest.Item] = {}
        self._pipes: dict[str, int] = {}
        self._noticed_by: dict[str, list[str]] = {}
        for line in NOTICED_BY.read_text().splitlines() if NOTICED_BY.exists() else ():
            self._remember(*line.split("\t"))

    # --- what mutmut calls ---------------------------------------------------------------------------------------------

    def submit(self, mutant_name: str, tests: list[str], cpu_time_limit: int, estimated_time: float) -> None:
        read, write = os.pipe()
        pid = os.fork()
        if pid == 0:
            os._exit(self._answer(mutant_name, self._in_order(mutant_name, tests), write))
        os.close(write)
        self._pipes[mutant_name] = read
        self._running[pid] = RunningWorker(mutant_name, datetime.now(), estimated_time)

    def wait_for_result(self, timeout: float | None = None) -> MutantResult:
        result = super().wait_for_result(timeout)
        with os.fdopen(self._pipes.pop(result.mutant_name)) as pipe:
            test = pipe.read()
        if test:
            self._remember(result.mutant_name, test)
            with NOTICED_BY.open("a") as file:
                file.write(f"{result.mutant_name}\t{test}\n")
        if result.exit_code == -signal.SIGPROF:
            result.exit_code = OUT_OF_TIME
        return result

    def run_clean_tests(self, tests: Iterable[str]) -> int:
        """Here, not in a fork, so that the forks find the samples read."""
        self._collect()
        os.chdir("mutants")
        failed = self._first_that_fails(list(tests) or list(self._items))
        os.chdir("..")
        return HOLDS if failed is None else FAILS

    def run_forced_fail(self) -> int:
        pid = os.fork()
        if pid == 0:
            os._exit(self._answer("fail", list(self._items)))
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

    # --- the tests -----------------------------------------------------------------------------------------------------

    def _remember(self, mutant_name: str, test: str) -> None:
        for name in _around(mutant_name):
            self._noticed_by.setdefault(name, []).append(test)

    def _collect(self) -> None:
        if self._session is None:
            os.environ["PYTEST_DEBUG_TEMPROOT"] = self._folder.name
            os.chdir("mutants")
            asked = _prepareconfig([*OPTIONS, *config().pytest_add_cli_args, *config().pytest_add_cli_args_test_selection])
            asked._do_configure()
            self._session = pytest.Session.from_config(asked)
            asked.hook.pytest_sessionstart(session=self._session)
            self._items = {item.nodeid: item for item in self._session.perform_collect()}
            os.chdir("..")

    def _in_order(self, mutant_name: str, tests: Iterable[str]) -> list[str]:
        costs = state().duration_by_test
        worth = Counter(test for noticed in self._noticed_by.values() for test in noticed)
        reach = sorted(tests, key=lambda test: (-worth[test] / (costs[test] + START), costs[test], test))
        noticed = [test for name in _around(mutant_name) for test in reversed(self._noticed_by.get(name, []))]
        reached = set(reach)
        return [test for test in dict.fromkeys([*noticed, *reach]) if test in reached]

    def _answer(self, mutant_name: str, tests: Sequence[str], pipe: int | None = None) -> int:
        """In the fork: whether every test holds; the name of one that does not goes into the pipe."""
        os.chdir("mutants")
        nothing = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nothing, stream)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        trampoline.set_mutant_under_test(mutant_name)
        trampoline.get_mutant_under_test = lambda: mutant_name
        forget(BELOW_THE_RULES if mutant_name.startswith("lakip_xl.rules.") else ())
        short = self._enough(tests) if pipe is not None else tests
        failed = self._first_that_fails(short)
        if failed is None:
            return HOLDS if len(short) == len(tests) else UNFINISHED
        if pipe is not None:
            os.write(pipe, failed.encode())
        return FAILS

    def _enough(self, tests: Sequence[str]) -> list[str]:
        """The first tests, until their seconds are over."""
        before = accumulate((state().duration_by_test[test] for test in tests), initial=0.0)
        return [test for test, seconds in zip(tests, before, strict=False) if not self._seconds or seconds < self._seconds]

    def _first_that_fails(self, tests: Sequence[str]) -> str | None:
        items = [self._items[test] for test in tests]
        for item, following in zip(items, [*items[1:], None], strict=True):
            signal.setitimer(signal.ITIMER_PROF, SLOWER * state().duration_by_test[item.nodeid] + GRACE)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if self._session and self._session.testsfailed:
                return item.nodeid
        signal.setitimer(signal.ITIMER_PROF, 0)
        return None


def forget(kept: tuple[str, ...] = ()) -> None:
    for name, module in list(sys.modules.items()):
        if name.startswith(("lakip_xl", "test_")) and not name.startswith(kept):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _around(mutant_name: str) -> Iterator[str]:
    """The function and the module of a mutant."""
    yield mutant_name.rpartition("__mutmut_")[0]
    yield mutant_name.rpartition(".")[0]


if __name__ == "__main__":
    processes, seconds, names = int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]
    mutmut.get_mutant_runner = lambda processes=1: CollectedOnce(processes, seconds)
    mutmut._run(names, processes or None)
