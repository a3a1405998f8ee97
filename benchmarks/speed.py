"""The speed against what a user would pick instead, as ratios of one run: ``python -m benchmarks.speed --peers PYTHON``.

PYTHON is the interpreter of an environment with openpyxl, pandas and frictionless; it must not be this one, because pandas
brings numpy, and openpyxl then takes longer to import. Every pair is run in turns, ours and theirs, whole processes; the
median of the ratios counts, and the range says how far to trust it. Targets: docs/performance.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PEERS = ROOT / "benchmarks" / "speed_peers.py"

Command = Sequence[str | Path]


@dataclass(frozen=True)
class Took:
    """What one process took."""

    seconds: float
    megabytes: float


@dataclass(frozen=True)
class Line:
    """One line of the table; ``ratio`` is ours by theirs, and must be at most ``target``."""

    code: str
    what: str
    ours: float
    theirs: float
    ratio: float
    spread: tuple[float, float]
    target: float
    remark: str = ""

    def __str__(self) -> str:
        verdict = "ok" if self.ratio <= self.target else "NO"
        low, high = self.spread
        return (
            f"{self.code:<4} {self.what:<58} {self.ours * 1000:>9.0f} ms {self.theirs * 1000:>9.0f} ms "
            f"{self.ratio:>6.2f} ({low:.2f}-{high:.2f})  <= {self.target:.2f} {verdict}  {self.remark}"
        )


def run(command: Command, allowed: tuple[int, ...] = (0,)) -> Took:
    """One process from start to end, with its peak memory where the system tells it."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "0"}
    started = time.perf_counter()
    process = subprocess.Popen(
        [str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    )
    if not hasattr(os, "wait4"):
        process.wait()
        return Took(time.perf_counter() - started, 0)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {process.returncode}")
    return Took(seconds, usage.ru_maxrss / 1024)


def compared(code: str, what: str, ours: Command, theirs: Command, target: float, pairs: int) -> Line:
    """Both in turns; the first pair warms the disk's cache and does not count."""
    run(ours), run(theirs)
    found = [(run(ours), run(theirs)) for _ in range(pairs)]
    ratios = [mine.seconds / other.seconds for mine, other in found]
    memory = max(mine.megabytes for mine, _ in found)
    return Line(
        code,
        what,
        statistics.median(mine.seconds for mine, _ in found),
        statistics.median(other.seconds for _, other in found),
        statistics.median(ratios),
        (min(ratios), max(ratios)),
        target,
        f"{memory:.0f} MB" if memory else "",
    )


@dataclass(frozen=True)
class Bench:
    """What the lines share: the two interpreters, the made workbooks, and how often each pair is run."""

    peers: str
    folder: Path
    pairs: int
    offices: int
    rows: int

    def lakip(self, *arguments: str | Path) -> Command:
        return (sys.executable, "-m", "lakip_xl", *arguments)

    def periksa(self, path: Path, *options: str) -> Command:
        return self.lakip("periksa", path, "--diam", "--keluaran", self.folder / "keluaran", *options)

    def peer(self, name: str, *paths: Path) -> Command:
        return (self.peers if name.startswith("with_") else sys.executable, PEERS, name, *paths)

    @property
    def office(self) -> Path:
        return self.folder / "satu" / "Realisasi Belanja 2020.xlsx"

    @property
    def long(self) -> Path:
        return self.folder / "panjang" / "Belanja 2020.xlsx"

    def many(self) -> list[Path]:
        return sorted((self.folder / "banyak").rglob("Realisasi Belanja 2020.xlsx"))


def p1(bench: Bench) -> Line:
    return compared("P1", "--help : a bare click group", bench.lakip("--help"), bench.peer("bare_click"), 1.2, bench.pairs)


def p2(bench: Bench) -> Line:
    ours = bench.periksa(bench.office.parent, "--hanya-periksa", "--proses", "1")
    return compared(
        "P2", "one office checked : openpyxl reading it once", ours, bench.peer("read_once", bench.office), 0.6, bench.pairs
    )


def p3(bench: Bench) -> Line:
    ours = bench.periksa(bench.office.parent, "--proses", "1")
    what = "one office, workbook and marked copy : openpyxl reading"
    return compared("P3", what, ours, bench.peer("read_once", bench.office), 2.0, bench.pairs)


def p4(bench: Bench) -> Line:
    ours = bench.periksa(bench.office.parent, "--proses", "1")
    return compared(
        "P4", "one office, everything : pandas, three sheets", ours, bench.peer("with_pandas", bench.office), 1 / 1.7, bench.pairs
    )


def p5(bench: Bench) -> Line:
    ours = bench.periksa(bench.folder / "banyak", "--hanya-periksa", "--proses", "1")
    theirs = bench.peer("with_frictionless", *bench.many())
    return compared("P5", f"{bench.offices} offices checked : frictionless, three sheets each", ours, theirs, 1 / 5, 1)


def p6(bench: Bench) -> Line:
    ours = bench.periksa(bench.folder / "banyak", "--proses", "2")
    theirs = bench.peer("read_once", *bench.many())
    return compared("P6", f"{bench.offices} offices, workbooks, 2 workers : openpyxl reading", ours, theirs, 1.1, 1)


def p7(bench: Bench) -> Line:
    one = bench.periksa(bench.folder / "banyak", "--hanya-periksa", "--proses", "1")
    two = bench.periksa(bench.folder / "banyak", "--hanya-periksa", "--proses", "2")
    return compared("P7", f"{bench.offices} offices: two workers : one", two, one, 0.55, 1)


def p8(bench: Bench) -> Line:
    ours = bench.periksa(bench.long, "--hanya-periksa", "--proses", "1")
    theirs = bench.peer("read_once_read_only", bench.long)
    return compared("P8", f"{bench.rows} rows checked : openpyxl read_only reading", ours, theirs, 0.6, 1)


READ_ALONE = """
import sys
from pathlib import Path
from lakip_xl.read.workbook import read_workbook
read_workbook(Path(sys.argv[1]), "a")
"""


def reading_alone(bench: Bench) -> Line:
    """The reader by itself, in whole processes: what of P2 and P8 is the reader's."""
    ours = (sys.executable, "-c", READ_ALONE, bench.office)
    return compared(
        "P2r",
        "one office read by our reader : openpyxl reading it",
        ours,
        bench.peer("read_once", bench.office),
        0.6,
        bench.pairs,
    )


def reading_long(bench: Bench) -> Line:
    ours = (sys.executable, "-c", READ_ALONE, bench.long)
    theirs = bench.peer("read_once_read_only", bench.long)
    return compared("P8r", f"{bench.rows} rows read by our reader : openpyxl read_only", ours, theirs, 0.6, 1)


LINES: dict[str, Callable[[Bench], Line]] = {
    "P1": p1,
    "P2": p2,
    "P2r": reading_alone,
    "P3": p3,
    "P4": p4,
    "P5": p5,
    "P6": p6,
    "P7": p7,
    "P8": p8,
    "P8r": reading_long,
}


def growth(bench: Bench) -> None:
    """P9: seconds by rows and by offices, each beside what a straight line from the smallest would say."""
    for what, sizes, command in (
        ("rows", [size for size in (1_000, 4_500, 20_000, 100_000) if size <= bench.rows], _rows_command),
        ("offices", [size for size in (10, 50, 200, 400) if size <= bench.offices], _offices_command),
    ):
        start = run(bench.lakip("--version")).seconds
        first = 0.0
        for size in sizes:
            seconds = min(run(command(bench, size)).seconds for _ in range(2)) - start
            first = first or seconds / size
            each = seconds / size
            print(f"P9   {size:>7} {what:<8} {seconds:>8.2f} s  {each * 1e6:>9.0f} us each  {each / first:.2f} of the smallest's")


def _rows_command(bench: Bench, size: int) -> Command:
    path = bench.folder / f"baris {size}" / "Belanja 2020.xlsx"
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        made(f"long_sheet({str(path)!r}, {size})")
    return bench.periksa(path, "--hanya-periksa", "--proses", "1")


def _offices_command(bench: Bench, size: int) -> Command:
    folder = bench.folder / f"dinas {size}"
    if not folder.exists():
        made(f"many_offices(Path({str(folder)!r}), {size})")
    return bench.periksa(folder, "--hanya-periksa", "--proses", "1")


def made(call: str) -> None:
    """Makes workbooks in a process of its own: what this one once held would count as the peak of those that it starts."""
    code = f"from pathlib import Path; from benchmarks.speed_data import *; {call}"
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--peers", required=True, help="the interpreter with pandas and frictionless")
    options.add_argument("--pairs", type=int, default=9)
    options.add_argument("--offices", type=int, default=200)
    options.add_argument("--rows", type=int, default=100_000)
    options.add_argument("--only", nargs="*", default=[*LINES, "P9"])
    asked = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="lakip-speed-"))
    bench = Bench(asked.peers, folder, asked.pairs, asked.offices, asked.rows)
    for path in (bench.office, bench.long):
        path.parent.mkdir(parents=True)
    made(f"typical_office({str(bench.office)!r})")
    if {"P5", "P6", "P7"} & {*asked.only}:
        made(f"many_offices(Path({str(folder / 'banyak')!r}), {asked.offices})")
    if {"P8", "P8r"} & {*asked.only}:
        made(f"long_sheet({str(bench.long)!r}, {asked.rows})")
    print(f"{platform.platform()}, Python {platform.python_version()}, {os.cpu_count()} processors")
    print(f"     {'':<58} {'ours':>12} {'theirs':>12} ratio (range)  target")
    for name, line in LINES.items():
        if name in asked.only:
            print(line(bench), flush=True)
    if "P9" in asked.only:
        growth(bench)
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
