"""Mutation tests: the rules and the reader of figures are changed spot by spot; which changes does no test notice?

    python tools/mutants.py                             all; goes on where it was stopped
    python tools/mutants.py 'lakip_xl.rules.kolom.*'    some, whether they were measured before or not
    python tools/mutants.py --again                     those that were not noticed, after tests were added
    python tools/mutants.py --sample 30                 of each module 30 percent, the same each time; more later add to it
    python tools/mutants.py --report [PATTERN ...]      measures nothing, says what was measured; --diff shows each survivor

A mutant is asked two seconds of tests first, then, if they do not notice it, all others that reach it. --short leaves out the
second: what was not noticed is then *unfinished*, and the score is a lower bound. --processes N: else as many as processors.

mutmut does the work. It leaves decorated functions alone, and every rule is one; so it works in a copy of the project (mutants/),
in which a decorator is called after its function: ``def f`` and then ``f = rule(...)(f)``, which is the same program.

A survivor that differs only within a sentence (a text of two words or more) is counted apart: tests assert codes, cells and
figures, never sentences. Exit code 1 when fewer than LEAST percent of the others are noticed.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPY = ROOT / "mutants"
RUNNER = ROOT / "tools" / "mutant_runner.py"
COPIED = ("lakip_xl", "tests", "samples", "docs", "tools", "setup.cfg", "README.md")
CHANGED = ("lakip_xl/rules/*.py", "lakip_xl/read/numbers.py")
LEAST = 85.0
SEED = 7
SHORT = 2
"""Seconds of tests, as mutmut measured them, that a mutant is asked at first: nearly all that are noticed are noticed then."""
NATIVE = ("staticmethod", "classmethod")
"""Decorators that mutmut knows how to handle."""
STATUS = {
    0: "survived", 1: "killed", 3: "killed", 7: "unfinished", 5: "untested", 33: "untested", -24: "timeout", 24: "timeout",
    36: "timeout", 152: "timeout", 255: "timeout", -9: "timeout", -11: "killed",
}  # fmt: skip
"""What the exit codes mean: mutmut's, and 7 of mutant_runner.py, which did not ask all tests."""
NOTICED = ("killed", "timeout")
UNNOTICED = ("survived", "unfinished", "untested", "suspicious")
PROSE = re.compile(r"[^\W\d_]{2,}[^\w]* [^\w]*[^\W\d_]{2,}")


# --- the copy ---------------------------------------------------------------------------------------------------------


def prepare() -> None:
    """Brings the copy up to date; a file that is as it was stays untouched, so that mutmut keeps what it knows of it."""
    for name in COPIED:
        source = ROOT / name
        for path in sorted(source.rglob("*")) if source.is_dir() else [source]:
            if path.is_file() and "__pycache__" not in path.parts and "Hasil LAKIP" not in path.parts:
                _put(path, path.relative_to(ROOT))
    for path in sorted((COPY / "lakip_xl").rglob("*.py")):
        if not (ROOT / path.relative_to(COPY)).exists():
            path.unlink()


def _put(path: Path, name: Path) -> None:
    content = path.read_bytes()
    if any(fnmatch(name.as_posix(), pattern) for pattern in CHANGED):
        content = undecorated(content.decode()).encode()
    target = COPY / name
    if not target.exists() or target.read_bytes() != content:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def undecorated(source: str) -> str:
    """The same program with its decorators called after their functions."""
    lines = source.split("\n")
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and _is_to_change(node)]
    for node in sorted(found, key=lambda node: node.lineno, reverse=True):
        called = node.name
        for decorator in reversed(node.decorator_list):
            called = f"{ast.unparse(decorator)}({called})"
        end = node.end_lineno or node.lineno
        lines[end:end] = ["", "", f"{' ' * node.col_offset}{node.name} = {called}"]
        del lines[node.decorator_list[0].lineno - 1 : node.lineno - 1]
    return "\n".join(lines)


def _is_to_change(node: ast.FunctionDef) -> bool:
    names = [decorator.id if isinstance(decorator, ast.Name) else "" for decorator in node.decorator_list]
    return bool(names) and not (len(names) == 1 and names[0] in NATIVE)


# --- what was measured ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Mutant:
    name: str
    module: str
    status: str
    original: ast.AST | None = None
    changed: ast.AST | None = None

    @property
    def counted_as(self) -> str:
        return "prose" if self.status in ("survived", "unfinished") and self.only_prose else self.status

    @property
    def only_prose(self) -> bool:
        if self.original is None or self.changed is None:
            return False
        (one, other), *more = differences(self.original, self.changed)
        return not more and isinstance(one, str) and isinstance(other, str) and PROSE.search(one) is not None

    def diff(self) -> str:
        before, after = (ast.unparse(node).splitlines()[1:] if node else [] for node in (self.original, self.changed))
        changed = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
        return "\n".join([f"{self.name}: {self.counted_as}", *changed])


def differences(one: object, other: object) -> Iterator[tuple[object, object]]:
    """The leaves in which two trees differ; where their shape differs, the trees themselves."""
    if isinstance(one, ast.AST) and isinstance(other, ast.AST) and type(one) is type(other):
        for field in one._fields:
            if not (isinstance(one, ast.FunctionDef) and field in ("name", "decorator_list")):
                yield from differences(getattr(one, field, None), getattr(other, field, None))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for mine, theirs in zip(one, other, strict=True):
            yield from differences(mine, theirs)
    elif type(one) is not type(other) or one != other:
        yield one, other


def measured(patterns: Sequence[str]) -> Iterator[Mutant]:
    """Every mutant whose name fits, with what came of it."""
    for meta in sorted((COPY / "mutants" / "lakip_xl").rglob("*.py.meta")):
        module = ".".join(meta.relative_to(COPY / "mutants").with_name(meta.name[: -len(".py.meta")]).parts)
        codes = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        wanted = {name: code for name, code in codes.items() if not patterns or any(fnmatch(name, one) for one in patterns)}
        trees = _functions(meta.with_suffix("")) if {0, 7} & {*wanted.values()} else {}
        for name, code in wanted.items():
            own = name.removeprefix(f"{module}.")
            trees_of = (trees.get(f"{own.rpartition('__mutmut_')[0]}__mutmut_orig"), trees.get(own))
            yield Mutant(name, module, "unmeasured" if code is None else STATUS.get(code, "suspicious"), *trees_of)


def sampled(mutants: Iterable[Mutant], percent: int) -> list[str]:
    """Of each module so many percent, the same each time; those that were measured are left out."""
    by_module: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        by_module.setdefault(mutant.module, []).append(mutant)
    chosen: list[Mutant] = []
    for own in by_module.values():
        random.Random(SEED).shuffle(own)
        chosen += own[: -(-len(own) * percent // 100)]
    return [one.name for one in chosen if one.status == "unmeasured"]


def _functions(path: Path) -> dict[str, ast.AST]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and "__mutmut" in node.name}


# --- what is said of it -----------------------------------------------------------------------------------------------

COLUMNS = ("killed", "timeout", "survived", "unfinished", "untested", "prose", "suspicious", "unmeasured")


def told(mutants: Iterable[Mutant], diff: bool) -> float:
    """Prints a line for each module and gives the share that is noticed, prose apart."""
    by_module: dict[str, Counter[str]] = {}
    for mutant in mutants:
        by_module.setdefault(mutant.module, Counter())[mutant.counted_as] += 1
        if diff and mutant.counted_as in UNNOTICED:
            print(mutant.diff(), end="\n\n")
    print(f"{'module':32}" + "".join(f"{name:>11}" for name in COLUMNS) + f"{'score':>8}{'of all':>8}")
    for module, counts in by_module.items():
        print(_line(module, counts))
    total: Counter[str] = sum(by_module.values(), Counter())
    print(_line("all", total))
    return _scores(total)[0] or 0.0


def _line(name: str, counts: Counter[str]) -> str:
    score, of_all = ("       -" if share is None else f"{share:8.1f}" for share in _scores(counts))
    return f"{name:32}" + "".join(f"{counts[column]:11}" for column in COLUMNS) + score + of_all


def _scores(counts: Counter[str]) -> tuple[float | None, float | None]:
    """Percent noticed of those measured: without those that differ within a sentence only, and with them."""
    noticed, measured_ = sum(counts[name] for name in NOTICED), counts.total() - counts["unmeasured"]
    without = measured_ - counts["prose"]
    return 100 * noticed / without if without else None, 100 * noticed / measured_ if measured_ else None


def measure(names: Sequence[str], processes: int, short: bool) -> int:
    """Asks each mutant a few seconds of tests, and those that are not noticed all others, unless ``short``."""
    prepare()
    wanted = list(names)
    for seconds in (SHORT,) if short else (SHORT, 0):
        done = subprocess.run([sys.executable, str(RUNNER), str(processes), str(seconds), *wanted], cwd=COPY, check=False)
        wanted = [one.name for one in measured(names) if one.status == "unfinished"]
        if done.returncode or not wanted:
            return done.returncode
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("patterns", nargs="*", metavar="PATTERN")
    for switch in ("--again", "--short", "--report", "--diff"):
        parser.add_argument(switch, action="store_true")
    parser.add_argument("--sample", type=int, default=0, metavar="PERCENT")
    parser.add_argument("--processes", type=int, default=0)
    asked = parser.parse_args()
    names = list(asked.patterns)
    if asked.again:
        names = [one.name for one in measured(names) if one.counted_as in UNNOTICED]
    elif asked.sample:
        names = sampled(measured(names), asked.sample)
    nothing_left = not names and (asked.again or asked.sample)
    if not (asked.report or nothing_left) and (failed := measure(names, asked.processes, asked.short)):
        return failed
    return 0 if told(measured(asked.patterns), asked.diff) >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
