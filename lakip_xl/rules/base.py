"""Which budget a table reckons with: the one in force, or, where its own percentages say so, the first one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lakip_xl.model.equations import HUNDRED
from lakip_xl.model.figures import half_up
from lakip_xl.model.tables import Row, RowT, Table, per_table


@per_table
def base_of(table: Table) -> str:
    """ "pagu", or "induk" when sisa and percentages of most rows follow the first budget and not the one in force."""
    rows = [row for row in table.rows if _differs(row)]
    induk, pagu = (sum(_follows(row, name) for row in rows) for name in ("induk", "pagu"))
    return "induk" if induk > pagu and induk * 2 > len(rows) else "pagu"


def _differs(row: Row) -> bool:
    induk, pagu = row.figure("induk"), row.figure("pagu")
    return induk is not None and pagu is not None and bool(induk.value) and bool(pagu.value) and induk.value != pagu.value


def _follows(row: Row, name: str) -> bool:
    budget, spent, rest, share = row.figure(name), row.figure("realisasi"), row.figure("sisa"), row.figure("serapan")
    if budget is None or spent is None or not budget.value or spent.value is None:
        return False
    if rest and rest.value is not None and rest.value == budget.value - spent.value:
        return True
    exact = spent.value * HUNDRED / budget.value
    return share is not None and share.value is not None and half_up(share.value, share.places) == half_up(exact, share.places)


_INCOME = re.compile(r"(?:(?:jumlah|total)\s+)?(?:pendapatan|penerimaan|pembiayaan|surplus|\(?defisit)\b", re.IGNORECASE)
_SPENDING = re.compile(r"(?:(?:jumlah|total)\s+)?(?:belanja|beban|pengeluaran|program|kegiatan)\b", re.IGNORECASE)


def spending(rows: Iterable[RowT]) -> Iterator[RowT]:
    """The rows of expenditure: an LRA begins with income, which may well be more than was planned."""
    income = False
    for row in rows:
        income = bool(_INCOME.match(row.name)) or (income and not _SPENDING.match(row.name))
        if not income:
            yield row


def rest_is_turned(table: Table, base: str) -> bool:
    """Whether sisa is counted as realisasi less budget ("Lebih/(Kurang)"): in more rows than the other way round."""
    known = [
        (rest.value, budget.value - spent.value)
        for row in table.rows
        if (rest := row.figure("sisa")) and (budget := row.figure(base)) and (spent := row.figure("realisasi"))
        if rest.value and budget.value is not None and spent.value is not None
    ]
    return sum(told == -exact for told, exact in known) > sum(told == exact for told, exact in known)
