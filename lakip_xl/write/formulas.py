"""The live formula of each figure: what the office printed, or what the equation gives, by the switch on Ringkasan."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from lakip_xl.model.figures import half_up, plain
from lakip_xl.model.sheets import PlannedCell, Target
from lakip_xl.write.draft import Draft
from lakip_xl.write.workings import NEAR, Working, Workings

SWITCH = "tampilkan"
"""The name of the cell that says which figures the workbook shows."""
WRITTEN, CORRECTED = "tertulis", "seharusnya"
OPEN_REMARK = (
    "Selama belum dapat ditentukan sel mana yang keliru, sel ini tetap seperti tertulis, juga bila Ringkasan diatur ke"
    ' "seharusnya".'
)


class Live(NamedTuple):
    """A cell's formula, the value that it shows as long as the switch stands on "tertulis", and a remark for its comment."""

    formula: str
    value: Decimal
    remark: str = ""


def live_cells(drafts: Iterable[Draft], workings: Workings) -> dict[Target, Live]:
    """The formula of each cell that an equation computes or a correction changes."""
    found: dict[Target, Live] = {}
    for draft in drafts:
        for figure, _, target in draft.figures:
            working = workings.by_cell.get(target)
            live = None
            if working is not None:
                live = _computed(working, workings)
            elif target in workings.claims and figure.value is not None:
                live = Live(_switched(plain(workings.claims[target]), figure.value), figure.value)
            if live:
                found[target] = live
    return found


def with_formula(cell: PlannedCell, live: Live) -> PlannedCell:
    return cell._replace(formula=live.formula, value=live.value)


def _switched(corrected: str, printed: Decimal) -> str:
    return f'=IF({SWITCH}="{CORRECTED}",{corrected},{plain(printed)})'


def _computed(working: Working, workings: Workings) -> Live | None:
    bare = workings.figures.expression(working.equation, working.target.sheet, working.subject)
    claimed, printed = workings.claims.get(working.target), working.printed
    if bare is None or working.exact is None:
        return Live(_switched(plain(claimed), printed), printed) if claimed is not None else None
    expression = _rounded(bare, working.places(claimed))
    if claimed is None and working.gives_printed:
        return Live(f"={expression}", working.rounded(working.exact))
    exact = workings.with_corrections(working, workings.corrected)
    then = None if exact is None else working.rounded(exact, claimed)
    if claimed is not None:
        fits = then is not None and abs(then - claimed) <= max(abs(claimed), Decimal(1)) * NEAR
        if not (fits and working.gives_printed):
            return Live(_switched(expression if fits else plain(claimed), printed), printed)
        return Live(f"={expression}", working.rounded(working.exact))
    settled = then is not None and half_up(then, 6) == half_up(printed, 6)
    if settled or _is_tie(working):
        return Live(_switched(expression, printed), printed)
    now = plain(working.rounded(working.exact))
    changed = f'AND({SWITCH}="{CORRECTED}",ROUND({expression}-{_literal(now)},6)<>0)'
    return Live(f"=IF({changed},{expression},{plain(printed)})", printed, OPEN_REMARK)


def _is_tie(working: Working) -> bool:
    """A tie of the rounding, or more places than can be shown: the printed figure is right, the formula may differ from it."""
    return working.outcome.name == "HOLDS"


def _rounded(expression: str, places: int | None) -> str:
    return expression if places is None else f"ROUND({expression},{places})"


def _literal(number: str) -> str:
    return f"({number})" if number.startswith("-") else number
