"""Figures from which a written figure comes by one slip of the pen: the slips of causes.py, read backwards."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lakip_xl.model.figures import Angka


def origins(figure: Angka, value: Decimal) -> tuple[Decimal, ...]:
    """Every figure that one wrong, swapped, lost or added digit, a factor of ten, a sign or a reading turns into ``value``."""
    digits = f"{abs(value.scaleb(figure.places).to_integral_value()):f}"
    found = dict.fromkeys(Decimal(text).scaleb(-figure.places).copy_sign(value) for text in _digits(digits))
    found.update(dict.fromkeys(value.scaleb(power) for power in range(-6, 7) if power))
    found.update(dict.fromkeys((-value, *figure.readings)))
    found.pop(value, None)
    return tuple(found)


def _digits(digits: str) -> Iterator[str]:
    for at, digit in enumerate(digits):
        yield digits[:at] + digits[at + 1 :] or "0"
        if at + 1 < len(digits):
            yield digits[:at] + digits[at + 1] + digit + digits[at + 2 :]
        for other in "0123456789":
            yield digits[:at] + other + digits[at + 1 :]
            yield digits[:at] + other + digits[at:]
    for other in "0123456789":
        yield digits + other
