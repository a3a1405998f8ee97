"""Write the sample cases: python samples/make_cases.py

One folder a case next to this script, with its workbooks and kasus.json (what a tool must see in them). Every figure is computed
again from the equations in which it stands; what does not hold is printed. The same input gives the same bytes.
``--besar PATH`` writes instead one SIPD export of 4.500 rows with 35.000 figures as text.
"""

import sys
from pathlib import Path

import cases_aset
import cases_deret
import cases_evaluasi
import cases_gabungan
import cases_kinerja
import cases_lain
import cases_nasional
import cases_persamaan
import cases_rekap
import cases_rfk
import cases_sipd
import cases_tata_letak
from cases_book import Case, write_book
from cases_verify import describe, problems

HERE = Path(__file__).parent
CASES: tuple[Case, ...] = (
    *cases_sipd.CASES,
    *cases_deret.CASES,
    *cases_evaluasi.CASES,
    *cases_persamaan.CASES,
    *cases_rekap.CASES,
    *cases_kinerja.CASES,
    *cases_lain.CASES,
    *cases_aset.CASES,
    *cases_nasional.CASES,
    *cases_gabungan.CASES,
    *cases_tata_letak.CASES,
    *cases_rfk.CASES,
)


def write_case(case: Case) -> int:
    """Write one folder; the number of problems found in it."""
    folder = HERE / case.name
    folder.mkdir(exist_ok=True)
    for book in case.books:
        write_book(folder, book)
    (folder / "kasus.json").write_text(describe(case), encoding="utf-8")
    found = list(problems(case, folder))
    for problem in found:
        print(f"{case.name}: {problem}")
    return len(found)


def main(arguments: list[str]) -> int:
    """Write all cases, or the large export."""
    if arguments[:1] == ["--besar"] and len(arguments) == 2:
        cases_sipd.write_large(Path(arguments[1]))
        return 0
    return min(sum(map(write_case, CASES)), 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
