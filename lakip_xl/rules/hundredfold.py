"""A percentage that counts as a hundred times itself, in words that an office can use: "selisih 9.669%" says nothing."""

from __future__ import annotations

from decimal import Decimal

from lakip_xl.model.equations import HUNDRED
from lakip_xl.model.figures import Angka, Unit, half_up, indonesian

LEAST, MOST = 50, 200
"""How many times as great as it should be a percentage is that was multiplied by a hundred once too often."""


def hundredfold(figure: Angka, expected: Decimal) -> str:
    """How such a cell came about: in a percent format, or among fractions; empty for any other figure."""
    value = figure.value
    if figure.unit is not Unit.PERSEN or value is None or value < MOST or not expected or not LEAST <= value / expected <= MOST:
        return ""
    typed = indonesian(value / HUNDRED)
    if figure.written.strip().endswith("%"):
        return f"sekitar 100 kali terlalu besar: di sel berformat persen, {typed} harus diketik {typed}%"
    if figure.written.strip() == typed:
        fraction = indonesian(half_up(expected / HUNDRED, 4))
        return f"sekitar 100 kali terlalu besar: kolom ini berisi pecahan, jadi seharusnya sekitar {fraction}"
    return "sekitar 100 kali terlalu besar"
