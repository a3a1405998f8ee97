"""Figures in the result: a real number with the look that the office gave it, or the text as written when it is none."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lakip_xl.model.figures import Angka, State, Style, Unit, indonesian
from lakip_xl.model.findings import Finding

if TYPE_CHECKING:
    from lakip_xl.model.sheets import PlannedValue

MOST_PLACES = 10
LARGEST = Decimal(10) ** 15
"""From here on Excel drops digits; such a figure stays the text that the office wrote."""
PAD = "_)"
"""Keeps figures off the right border by the width of a bracket, as Excel's own money formats do."""
COUNT = f"#,##0{PAD}"
COUNT_OR_DASH = f'#,##0{PAD};-#,##0{PAD};"-"{PAD}'
_GROUPED = re.compile(r"\d[.,]\d{3}(?!\d)")
_PLAIN = re.compile(r"-?\d{1,40}(?:\.\d{1,20})?")
_SUFFIX = re.compile(r"[^\W\d_]+(?:[ ./][^\W\d_]+)*|%")


class ShownFigure(NamedTuple):
    """What to write for a figure. ``text`` is what will be seen, for measuring."""

    value: PlannedValue
    number_format: str
    text: str

    @property
    def is_number(self) -> bool:
        return isinstance(self.value, Decimal)


def shown(figure: Angka) -> ShownFigure:
    """A number where the figure has a value; blank stays blank, and what cannot be read stays as it was written."""
    if figure.state is State.BLANK:
        return ShownFigure(None, "", "")
    if figure.value is None or figure.state not in (State.FILLED, State.NIL) or abs(figure.value) >= LARGEST:
        return ShownFigure(figure.written.strip() or None, "", figure.written.strip())
    text = "-" if figure.state is State.NIL else indonesian(figure.value, _places(figure)) + suffix_of(figure)
    return ShownFigure(figure.value, number_format(figure), text)


def number_format(figure: Angka) -> str:
    """The Excel format that shows the figure as the office does: places, thousands, "%", unit word, "-" for nil."""
    digits = _digits(_places(figure), _grouped(figure), suffix_of(figure))
    if figure.state is State.NIL:
        return f'{digits}{PAD};-{digits}{PAD};"-"{PAD}'
    if figure.written.lstrip().startswith("("):
        return f"{digits}{PAD};({digits})"
    return digits + PAD


@lru_cache(maxsize=1_024)
def _digits(places: int, grouped: bool, suffix: str) -> str:
    digits = ("#,##0" if grouped else "0") + ("." + "0" * places if places else "")
    return f'{digits}"{suffix}"' if suffix else digits


def suffix_of(figure: Angka) -> str:
    """What stands behind the digits: "%" or a unit word such as " kali"; nothing for anything odd."""
    return _printable(figure.suffix) if figure.suffix else ""


@lru_cache(maxsize=1_024)
def _printable(written: str) -> str:
    suffix = " ".join(written.split())
    if len(suffix) > 20 or not _SUFFIX.fullmatch(suffix):
        return ""
    return suffix if suffix == "%" else f" {suffix}"


def _places(figure: Angka) -> int:
    return min(figure.places, MOST_PLACES)


def _grouped(figure: Angka) -> bool:
    if figure.unit in (Unit.RUPIAH, Unit.ORANG):
        return True
    large = figure.value is not None and abs(figure.value) >= 1000
    return large and figure.style is not Style.PLAIN and bool(_GROUPED.search(figure.written))


def expected_label(finding: Finding) -> str:
    """What an equation makes of a cell is no claim that the cell itself is wrong."""
    return "Seharusnya" if finding.accuses_its_cell else "Menurut hitungan"


def expected_words(finding: Finding) -> str:
    """The expected figure under the heading "Seharusnya", with a word where it is no claim."""
    figure = spoken(finding.expected, finding.unit)
    return figure if finding.accuses_its_cell or not figure else f"(hitungan: {figure})"


def spoken(text: str | None, unit: str | None) -> str:
    """A figure of a finding in Indonesian notation: "-94.44" becomes "-94,44". Texts and years stay as they are."""
    if text is None:
        return ""
    if unit is None or not _PLAIN.fullmatch(text):
        return text
    return indonesian(Decimal(text), len(text.partition(".")[2]))
