"""Number formats and indents: what a cell's style says about the way in which its number is shown, and whether it is a date."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property

from lakip_xl.read.display import shower
from lakip_xl.read.package import Package
from lakip_xl.read.xlsx_xml import elements

MOST_STYLES = 70_000
LONGEST_FORMAT = 255
MOST_INDENT = 250

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00",
    5: '"$"#,##0_);("$"#,##0)', 6: '"$"#,##0_);[Red]("$"#,##0)',
    7: '"$"#,##0.00_);("$"#,##0.00)', 8: '"$"#,##0.00_);[Red]("$"#,##0.00)',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm",
    37: "#,##0_);(#,##0)", 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)",
    41: r'_(* #,##0_);_(* \(#,##0\);_(* "-"_);_(@_)', 42: r'_("$"* #,##0_);_("$"* \(#,##0\);_("$"* "-"_);_(@_)',
    43: r'_(* #,##0.00_);_(* \(#,##0.00\);_(* "-"??_);_(@_)', 44: r'_("$"* #,##0.00_)_("$"* \(#,##0.00\)_("$"* "-"??_)_(@_)',
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a workbook names by number only (ECMA-376, 18.8.30)."""

_NO_PART_OF_A_DATE = re.compile(r'".*?"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]')


def is_date_format(number_format: str) -> bool:
    """Whether numbers in this format are days: only the first section counts, texts and colours in it do not."""
    section = _NO_PART_OF_A_DATE.sub("", number_format.split(";", maxsplit=1)[0])
    return re.search(r"(?<![_\\])[dmhysDMHYS]", section) is not None


class Look:
    """What matters of a cell's style."""

    def __init__(self, number_format: str = "General", indent: int = 0) -> None:
        self.number_format = number_format
        self.indent = indent
        self.known: dict[str, tuple[Decimal, str]] = {}
        """Numbers that were shown before, by what is stored; filled and kept small by the sheet's reader."""

    @cached_property
    def is_date(self) -> bool:
        return is_date_format(self.number_format)

    @cached_property
    def show(self) -> Callable[[Decimal], str]:
        return shower(self.number_format)


def looks_of(package: Package, part: str | None) -> tuple[Look, ...]:
    """The look of each style by its number; none where the workbook has no styles. Raises Broken."""
    if part is None:
        return ()
    custom: dict[int, str] = {}
    found: list[tuple[int, int]] = []
    inside = False
    for tag, attributes in elements(package, part):
        if tag == "numFmt":
            custom[_number(attributes.get("numFmtId"), NO_FORMAT)] = attributes.get("formatCode", "General")[:LONGEST_FORMAT]
        elif tag in ("cellXfs", "cellStyleXfs", "cellStyles", "dxfs"):
            inside = tag == "cellXfs"
        elif inside and tag == "xf":
            found.append((_number(attributes.get("numFmtId")), 0))
        elif inside and tag == "alignment" and found:
            found[-1] = (found[-1][0], min(_number(attributes.get("indent")), MOST_INDENT))
    return tuple(_shared_looks(found[:MOST_STYLES], custom))


def _shared_looks(found: list[tuple[int, int]], custom: dict[int, str]) -> list[Look]:
    """Styles that differ only in colour or border are one look."""
    looks: dict[tuple[str, int], Look] = {}
    named = [(custom.get(number) or BUILT_IN.get(number, "General"), indent) for number, indent in found]
    return [looks.setdefault(key, Look(*key)) for key in named]


NO_FORMAT = -1


def _number(text: str | None, otherwise: int = 0) -> int:
    """The number in an attribute; a damaged one counts as none, because values do not need styles."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,9}", text) else otherwise
