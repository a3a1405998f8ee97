"""How well the diagnosis finds what was put wrong: seeded trials through the real reading path.

    python -m benchmarks.diagnosis --table seed --setting k1 --trials 300 --seed 2020

Method and scores: docs/diagnosis.md. Sheets of the seed table go through a file for every trial; of the long tables every
``--slow`` th trial does, and the others replace cells of the parsed sheet. Where both are run, their findings must be equal.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.scores import Diagnosed, Score, score
from benchmarks.tables import TABLES, Book, Edits, generated, laporan_of, read_quickly, read_slowly
from benchmarks.trials import SETTINGS, Trial, draw_trial, edits_of
from benchmarks.truth import Truth, judged, truth_of
from lakip_xl.diagnose.diagnosis import diagnose
from lakip_xl.model.cells import Grid
from lakip_xl.model.findings import Group, Severity
from lakip_xl.rules.engine import ask, findings_of
from lakip_xl.rules.registry import all_rules

FILES_FOR = ("seed", "seeddoc")
"""Tables of which every trial is read from a file."""


def main(arguments: Sequence[str] | None = None) -> None:
    options = _options(arguments)
    print(HEADINGS)
    print("|".join(["", " --- ", " --- ", *[" --: "] * (HEADINGS.count("|") - 3), ""]))
    for table in options.table:
        for setting in options.setting:
            started = time.process_time()
            scores = run(table, setting, options.trials, options.seed, slow=options.slow, verbose=options.verbose)
            print(line(f"{table} {setting}", "all", scores))
            if options.kinds and setting != "clean":
                for name, chosen in by_kind(scores).items():
                    print(line(f"{table} {setting}", name, chosen))
            if options.verbose:
                print(f"# {time.process_time() - started:.1f} s")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--trials", type=int, default=300)
    parser.add_argument("--seed", type=int, default=2020)
    parser.add_argument("--setting", nargs="+", choices=SETTINGS, default=list(SETTINGS))
    parser.add_argument("--table", nargs="+", choices=list(TABLES), default=["seed"])
    parser.add_argument("--slow", type=int, default=50, help="of the long tables, every so many trials go through a file")
    parser.add_argument("--kinds", action="store_true", help="a line for each kind of slip and for money cells alone")
    parser.add_argument("--verbose", action="store_true", help="show every trial that is not restored though it could be")
    return parser.parse_args(arguments)


def run(table: str, setting: str, trials: int, seed: int, *, slow: int = 50, verbose: bool = False) -> list[Score]:
    """The scores of a setting's trials; the same seed gives the same trials."""
    draw = random.Random(f"{seed}/{table}/{setting}")
    found: list[Score] = []
    with tempfile.TemporaryDirectory() as folder:
        book = TABLES[table]()
        sound = read_slowly(book, {}, Path(folder))
        truth = truth_of(laporan_of(sound, book.name))
        for number in range(trials):
            if setting == "clean" and table.startswith("syn"):
                book = generated(int(table[3:]), number % 2 == 0, number + 2)
                sound = read_slowly(book, {}, Path(folder))
                truth = truth_of(laporan_of(sound, book.name))
            trial = draw_trial(setting, truth, book.numbers, draw)
            diagnosed = _diagnosed(
                book, sound, edits_of(trial, book), Path(folder), by_file=table in FILES_FOR, both=number % slow == 0
            )
            found.append(_scored(trial, truth, book, diagnosed))
            if verbose and (found[-1].wrong or (found[-1].determinable and not found[-1].restored) or not found[-1].top3):
                print(_account(trial, truth, found[-1], diagnosed))
    return found


def _diagnosed(book: Book, sound: tuple[Grid, ...], edits: Edits, folder: Path, *, by_file: bool, both: bool) -> Diagnosed:
    slowly = _diagnose(read_slowly(book, edits, folder), book.name) if by_file or both else None
    quickly = _diagnose(read_quickly(book, sound, edits), book.name) if not by_file or both else None
    if slowly and quickly and slowly[:2] != quickly[:2]:
        raise AssertionError(f"{book.name}: the quick way reads something else: {edits}")
    result = slowly or quickly
    assert result is not None
    return result


def _diagnose(grids: tuple[Grid, ...], name: str) -> Diagnosed:
    laporan = laporan_of(grids, name)
    results = ask(laporan, all_rules())
    findings = findings_of(results, grids[0].place(1, 1))
    started = time.process_time()
    told, groups = diagnose(laporan, results, findings)
    return told, groups, time.process_time() - started


def _scored(trial: Trial, truth: Truth, book: Book, diagnosed: Diagnosed) -> Score:
    if not trial.faults:
        findings, groups, seconds = diagnosed
        serious = tuple(one for one in findings if one.equation is not None or one.severity is Severity.KESALAHAN)
        return score(trial, truth, "clean", (serious, groups, seconds))
    category = judged(truth, trial.seen(truth), trial.decimals(truth, book.numbers), trial.cells)
    return score(trial, truth, category, diagnosed)


def _account(trial: Trial, truth: Truth, found: Score, diagnosed: Diagnosed) -> str:
    put = "; ".join(f"{fault.kind} {fault.place} {truth.values[fault.place]} -> {fault.typed.value}" for fault in trial.faults)
    told = "; ".join(f"{group.certainty.value} {_told(group)}" for group in diagnosed[1])
    return f"# {found.category} {'WRONG ' if found.wrong else ''}{'' if found.top3 else 'NOT TOP3 '}{put} | {told}"


def _told(group: Group) -> str:
    ways = [
        f"{candidate.score:.3f} "
        + ", ".join(f"{one.place.cell}={one.value} {one.cause.name if one.cause else '?'}" for one in candidate.changes)
        for candidate in group.candidates[:3]
    ]
    return " / ".join(ways)


def by_kind(scores: Iterable[Score]) -> dict[str, list[Score]]:
    """Money cells alone, then each kind; a trial with two kinds counts for both."""
    scores = list(scores)
    names = sorted({kind for one in scores for kind in one.kinds})
    return {
        "money": [one for one in scores if one.money],
        **{name: [one for one in scores if name in one.kinds] for name in names},
    }


HEADINGS = (
    "| trials | kind | n | determinable | restored of them | located of structural | detected | located | restored "
    "| wrong | wrong, proven | first | first three | most ms |"
)


def line(name: str, kind: str, scores: list[Score]) -> str:
    sure = [one for one in scores if one.determinable]
    structural = [one for one in scores if one.category == "structural"]
    cells = [
        str(len(scores)), str(len(sure)), _percent(sure, lambda one: one.restored), _percent(structural, lambda one: one.located),
        *(_percent(scores, part) for part in PARTS), f"{max((one.seconds for one in scores), default=0) * 1000:.0f}",
    ]  # fmt: skip
    return f"| {name} | {kind} | {' | '.join(cells)} |"


PARTS: tuple[Callable[[Score], bool], ...] = (
    lambda one: one.detected, lambda one: one.located, lambda one: one.restored, lambda one: one.wrong,
    lambda one: one.wrong_proven, lambda one: one.top1, lambda one: one.top3,
)  # fmt: skip


def _percent(scores: list[Score], part: Callable[[Score], bool]) -> str:
    return f"{100 * sum(map(part, scores)) / len(scores):.1f}" if scores else "-"


if __name__ == "__main__":
    main()
