"""Mutants of workbooks through the reader: ``python -m benchmarks.fuzz --n 20000 --seed 1``.

Each mutant is made from a seed workbook by up to four changes of its package, of one of its parts or of its bytes, all drawn
from one seed, so that any of them can be made again (``--only NUMBER --keep FILE``). Reading it must give an InputFile or an
UnreadableFile; any other exception, more than two seconds of the processor, or a difference between the fast way and the
careful way is a fault.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lakip_xl.errors import UnreadableFile
from lakip_xl.read.package import Broken, Package
from lakip_xl.read.sniff import refuse_what_is_no_workbook
from lakip_xl.read.workbook import read_package
from lakip_xl.read.xlsx_parts import Book, read_book
from lakip_xl.read.xlsx_sheet import read_sheet

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "hostile"))
LONGEST, LARGEST_SEED = 2.0, 60_000

Parts = list[tuple[str, bytes]]
Change = Callable[[Parts, random.Random], None]

WORDS = (
    b"&",
    b"<",
    b">",
    b'"',
    b"'",
    b"]]>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"<!DOCTYPE x>",
    b"&lt;",
    b"&#0;",
    b"&#1114112;",
    b"&x;",
    b"\0",
    b"\xff",
    b"\xed\xa0\x80",
    b"\xef\xbf\xbe",
    b"-1",
    b"0",
    b"1E999",
    b"NaN",
    b"9" * 40,
    b"2147483648",
    b"",
    b" ",
    b"XFD1048576",
    b"A0",
    b"ZZZ9999999",
    b"A1:",
    b"#REF!",
    b"inlineStr",
    b"shared",
    b"array",
    b"true",
    b"_x0000_",
    b"_xD800_",
    b"worksheet",
    b"sheetData",
    b"xmlns",
    b"x:",
    b"../../x",
    b"dd/mm/yyyy",
)
"""What is put in the place of something: the signs, numbers and names that readers stumble over."""


def seeds() -> list[tuple[str, Parts]]:
    """Small workbooks of every make: hostile ones that are read, and the samples."""
    from make_hostile import all_cases  # noqa: PLC0415 - the tests' folder is on the path only by now

    contents = [
        (case.name, case.make())
        for case in all_cases()
        if case.must == "read" and "MB" not in case.name and "sejuta" not in case.name
    ]
    contents += [
        (path.name, path.read_bytes()) for path in sorted((ROOT / "samples").rglob("*.xlsx")) if "Hasil LAKIP" not in path.parts
    ]
    return [(name, parts) for name, content in contents if len(content) <= LARGEST_SEED for parts in [_parts(content)] if parts]


def _parts(content: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if sum(info.file_size for info in package.infolist()) > 20 * LARGEST_SEED:
            return []
        return [(info.filename, package.read(info)) for info in package.infolist()]


# --- changes ----------------------------------------------------------------------------------------------------------


def _some_part(parts: Parts, chance: random.Random) -> int:
    """Sheets more often than the rest."""
    return chance.choices(range(len(parts)), [5 if "sheet" in name else 1 for name, _ in parts])[0]


def _places(content: bytes, signs: bytes) -> list[int]:
    return [at for at, sign in enumerate(content[:200_000]) if sign in signs]


def change_word(parts: Parts, chance: random.Random) -> None:
    """The value of an attribute or the text of an element becomes something else."""
    at = _some_part(parts, chance)
    name, content = parts[at]
    starts = _places(content, b'">')
    if starts:
        start = chance.choice(starts) + 1
        end = min((found for found in (content.find(b'"', start), content.find(b"<", start)) if found >= 0), default=start)
        parts[at] = name, content[:start] + chance.choice(WORDS) + content[end:]


def insert_word(parts: Parts, chance: random.Random) -> None:
    at = _some_part(parts, chance)
    name, content = parts[at]
    place = chance.randint(0, len(content))
    parts[at] = name, content[:place] + chance.choice(WORDS) + content[place:]


def drop_element(parts: Parts, chance: random.Random) -> None:
    _move_elements(parts, chance, lambda content, start, end: content[:start] + content[end:])


def repeat_element(parts: Parts, chance: random.Random) -> None:
    times = chance.choice((1, 2, 40))
    _move_elements(parts, chance, lambda content, start, end: content[:end] + content[start:end] * times + content[end:])


def _move_elements(parts: Parts, chance: random.Random, change: Callable[[bytes, int, int], bytes]) -> None:
    at = _some_part(parts, chance)
    name, content = parts[at]
    places = _places(content, b"<")
    if len(places) > 2:
        start, end = sorted(chance.sample(places, 2))
        parts[at] = name, change(content, start, min(end, start + 3000))


def swap_elements(parts: Parts, chance: random.Random) -> None:
    at = _some_part(parts, chance)
    name, content = parts[at]
    places = _places(content, b"<")
    if len(places) > 4:
        one, two, three = sorted(chance.sample(places, 3))
        parts[at] = name, content[:one] + content[two:three] + content[one:two] + content[three:]


def change_bytes(parts: Parts, chance: random.Random) -> None:
    at = _some_part(parts, chance)
    name, content = parts[at]
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    parts[at] = name, bytes(changed)


def cut_part(parts: Parts, chance: random.Random) -> None:
    at = _some_part(parts, chance)
    name, content = parts[at]
    parts[at] = name, content[: chance.randint(0, len(content))]


def drop_part(parts: Parts, chance: random.Random) -> None:
    del parts[_some_part(parts, chance)]


def double_part(parts: Parts, chance: random.Random) -> None:
    name, content = parts[_some_part(parts, chance)]
    parts.insert(chance.randint(0, len(parts)), (chance.choice((name, name.upper(), f"/{name}")), content))


def swap_parts(parts: Parts, chance: random.Random) -> None:
    one, two = chance.randrange(len(parts)), chance.randrange(len(parts))
    parts[one], parts[two] = (parts[one][0], parts[two][1]), (parts[two][0], parts[one][1])


def recode_part(parts: Parts, chance: random.Random) -> None:
    at = _some_part(parts, chance)
    name, content = parts[at]
    text = content.decode("utf-8", "replace")
    kind = chance.choice(("utf-16", "utf-16-le", "utf-8-sig", "latin-1", "utf-32"))
    parts[at] = name, text.encode(kind, "replace")


CHANGES: tuple[Change, ...] = (
    change_word,
    change_word,
    change_word,
    insert_word,
    insert_word,
    drop_element,
    repeat_element,
    swap_elements,
    change_bytes,
    cut_part,
    drop_part,
    double_part,
    swap_parts,
    recode_part,
)


def packed(parts: Parts, chance: random.Random) -> bytes:
    """The package, sometimes with damaged bytes of its own structure."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as made:
        for name, content in parts:
            made.writestr(zipfile.ZipInfo(name), content)
    changed = bytearray(stream.getvalue())
    if chance.random() < 0.2:
        for _ in range(chance.choice((1, 2, 8))):
            at = chance.randrange(len(changed)) if chance.random() < 0.5 else max(len(changed) - chance.randrange(1, 400), 0)
            changed[at] = chance.randrange(256)
    return bytes(changed[: chance.randrange(len(changed))] if chance.random() < 0.03 else changed)


def mutant(number: int, seed: int, sources: list[tuple[str, Parts]]) -> bytes:
    chance = random.Random(f"{seed}-{number}")
    parts = list(chance.choice(sources)[1])
    for _ in range(chance.choice((1, 1, 1, 2, 3, 4))):
        if parts:
            chance.choice(CHANGES)(parts, chance)
    return packed(parts, chance)


# --- the run ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Result:
    """What became of a mutant; ``fault`` is empty when all is well."""

    became: str
    seconds: float
    fault: str = ""


def tried(content: bytes, name: str = "mutan.xlsx") -> Result:
    started = time.process_time()
    try:
        refuse_what_is_no_workbook(content, name)
        file = read_package(content, name, "")
        became = "read in part" if file.unread else file.status
    except UnreadableFile as fault:
        became = fault.sentence.removeprefix(name)[:50]
    except Exception:
        return Result("exception", time.process_time() - started, traceback.format_exc())
    seconds = time.process_time() - started
    if seconds > LONGEST:
        return Result(became, seconds, f"{seconds:.1f} s")
    return Result(became, seconds, "the fast way and the careful way differ" if _ways_differ(content, name) else "")


def _ways_differ(content: bytes, name: str) -> bool:
    try:
        package = Package(content, name)
        book = read_book(package)
    except UnreadableFile:
        return False
    return any(
        _outcome(package, book, number, True) != _outcome(package, book, number, False) for number in range(len(book.sheets))
    )


def _outcome(package: Package, book: Book, number: int, fast: bool) -> object:
    try:
        return read_sheet(package, book, book.sheets[number], fast)
    except (Broken, UnreadableFile) as fault:
        return type(fault).__name__


def run(count: int, seed: int, first: int = 0) -> Iterator[tuple[int, Result]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile warns of two parts of one name
        sources = seeds()
        for number in range(first, first + count):
            yield number, tried(mutant(number, seed, sources))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--n", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--only", type=int, help="make one mutant again")
    options.add_argument("--keep", type=Path, help="write that mutant here")
    asked = options.parse_args()
    if asked.only is not None:
        content = mutant(asked.only, asked.seed, seeds())
        if asked.keep:
            asked.keep.write_bytes(content)
        print(tried(content))
        return
    counts: Counter[str] = Counter()
    slowest, faults, started = 0.0, 0, time.monotonic()
    for number, result in run(asked.n, asked.seed):
        counts[result.became] += 1
        slowest = max(slowest, result.seconds)
        if result.fault:
            faults += 1
            print(f"--- mutant {number} of seed {asked.seed}: {result.became}\n{result.fault}")
    for became, count in counts.most_common():
        print(f"{count:7}  {became}")
    print(
        f"{asked.n} mutants of seed {asked.seed}: {faults} faults, "
        f"slowest {slowest:.2f} s, {time.monotonic() - started:.0f} s in all"
    )
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
