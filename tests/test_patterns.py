"""Patterns that are compiled when they are first used answer as compiled ones do."""

import re

from lakip_xl.patterns import seldom


def test_a_pattern_used_seldom_finds_what_a_compiled_one_finds():
    pattern = seldom(r"rp\s*(\d+)", re.IGNORECASE)
    assert pattern.fullmatch("Rp 15").group(1) == "15"
    assert pattern.search("pagu RP7").span() == (5, 8)
    assert pattern.sub("?", "rp 1 dan Rp2") == "? dan ?"
    assert pattern.pattern == r"rp\s*(\d+)"
    assert pattern.match("15") is None and pattern.match("rp1") is not None


