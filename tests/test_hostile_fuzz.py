"""A slice of the fuzz run, the same mutants every time; ``python -m benchmarks.fuzz --n 100000`` is the whole."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from benchmarks import fuzz


def test_mutants_are_read_or_refused() -> None:
    results = dict(fuzz.run(600, seed=7))
    assert {number: result.fault for number, result in results.items() if result.fault} == {}
    became = Counter(result.became for result in results.values())
    assert became["read"] > 60 and became["read in part"] > 20, "the mutants must reach the sheets"


def test_a_mutant_can_be_made_again() -> None:
    sources = fuzz.seeds()
    assert fuzz.mutant(11, 7, sources) == fuzz.mutant(11, 7, sources)


def test_a_fault_would_be_seen(monkeypatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("planted")

    monkeypatch.setattr(fuzz, "read_package", fail)
    content = (Path(__file__).parent.parent / "samples").rglob("*.xlsx").__next__().read_bytes()
    assert "KeyError" in fuzz.tried(content).fault
