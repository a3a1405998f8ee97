"""Bukti: each failed equation as a row that Excel itself works out, so that it can be followed without this program."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lakip_xl.model.cells import Span
from lakip_xl.model.equations import Equation
from lakip_xl.model.figures import Unit, half_up
from lakip_xl.model.findings import Finding
from lakip_xl.write.draft import Draft
from lakip_xl.write.figure_map import FigureMap, address
from lakip_xl.write.figures import PAD
from lakip_xl.write.marks import SEVERITY_WORDS
from lakip_xl.write.measure import INDENT, abridged
from lakip_xl.write.workings import compared_places

NAME = "Bukti"
COLUMNS: tuple[tuple[str, float], ...] = (
    ("No", 5),
    ("Tingkat", 12),
    ("Lembar", 22),
    ("Sel", 7),
    ("Baris", 32),
    ("Persamaan", 56),
    ("Ruas kiri (tertulis)", 18),
    ("Ruas kanan (dihitung)", 18),
    ("Selisih", 17),
    ("Hasil", 9),
    ("Sel ruas kanan", 30),
    ("Buka", 7),
)
MOST_PARTS = 12
RIGHT, WRONG = "OK", "SALAH"


def draft_evidence(findings: Sequence[Finding], figures: FigureMap) -> Draft:
    """One row for each finding that rests on an equation, by the numbers of Daftar Perbaikan."""
    draft = Draft(NAME, len(COLUMNS), widths={index: width for index, (_, width) in enumerate(COLUMNS, start=1)})
    draft.titles.append("Bukti Perhitungan")
    draft.line("Bukti Perhitungan", "page_title")
    draft.line(
        "Setiap persamaan yang tidak cocok, dihitung oleh Excel dari sel-sel pada buku kerja ini. Nomor sama dengan Daftar"
        " Perbaikan. Setelah sebuah sel diperbaiki, atau Ringkasan diatur ke \"seharusnya\", hasilnya berubah menjadi OK.",
        "page_text",
    )  # fmt: skip
    draft.row += 1
    for column, (title, _) in enumerate(COLUMNS, start=1):
        draft.put(column, title, "heading")
    heading = draft.row
    draft.row += 1
    for number, finding in enumerate(findings, start=1):
        if finding.equation is not None:
            _put(draft, number, finding, finding.equation, figures)
    if draft.row > heading + 1:
        draft.autofilter = Span(heading, 1, draft.row - 1, len(COLUMNS))
    else:
        draft.line("Tidak ada persamaan yang tidak cocok.", "page_text")
    draft.freeze, draft.repeat = (heading + 1, 1), (heading, heading)
    return draft


def _put(draft: Draft, number: int, finding: Finding, equation: Equation, figures: FigureMap) -> None:
    target = equation.target
    cell = figures.target(target, finding.subject)
    places = _places(equation, finding)
    style = _shape(equation, places)
    draft.put(1, number, "list_center")
    draft.put(2, SEVERITY_WORDS[finding.severity], "list_center")
    draft.put(3, cell.sheet if cell else f"{target.place.sheet} (berkas asli)", "list")
    draft.put(4, cell.cell if cell else target.place.cell, "list_center_link" if cell else "list_center", link=cell)
    draft.put(5, abridged(finding.subject, COLUMNS[4][1] - INDENT), "list")
    draft.put(6, abridged(f"{equation.words}:\n{equation.figures()}", COLUMNS[5][1] - INDENT), "list")
    left, right = _sides(draft, equation, finding, figures, places, style)
    if left is not None and right is not None:
        _put_result(draft, left, right, places, style)
    else:
        draft.put(9, "tidak dapat dihitung", "list_center")
        draft.put(10, "", "list_center")
    _put_parts(draft, equation, figures, finding.subject)
    draft.row += 1


def _sides(
    draft: Draft, equation: Equation, finding: Finding, figures: FigureMap, places: int, style: str
) -> tuple[Decimal | None, Decimal | None]:
    """Both sides of the equation, each with its formula; their values as they stand in the office's file."""
    cell, printed, exact = figures.target(equation.target, finding.subject), equation.target.value, equation.compute()
    draft.put(7, printed, "list_figure", number_format=style, formula=f"={address(cell)}" if cell else None)
    expression = figures.expression(equation, subject=finding.subject)
    right = None if exact is None else half_up(exact, places)
    formula = f"=ROUND({expression},{places})" if expression and right is not None else None
    draft.put(8, right, "list_figure", number_format=style, formula=formula)
    return printed, right


def _put_result(draft: Draft, left: Decimal, right: Decimal, places: int, style: str) -> None:
    row, gap = draft.row, half_up(left, places) - right
    draft.put(9, gap, "list_figure", number_format=style, formula=f"=ROUND(ROUND(G{row},{places})-H{row},{places})")
    draft.put(10, WRONG if gap else RIGHT, "list_verdict", formula=f'=IF(I{row}=0,"{RIGHT}","{WRONG}")')


def _put_parts(draft: Draft, equation: Equation, figures: FigureMap, subject: str) -> None:
    """The cells of the right side, sheet by sheet, and a link to the first of them."""
    cells = list(dict.fromkeys(cell for part in equation.parts if (cell := figures.target(part, subject))))
    by_sheet: dict[str, list[str]] = {}
    for cell in cells[:MOST_PARTS]:
        by_sheet.setdefault(cell.sheet, []).append(cell.cell)
    texts = [f"{sheet}: {', '.join(found)}" for sheet, found in by_sheet.items()]
    rest = len(cells) - MOST_PARTS
    draft.put(11, "\n".join([*texts, f"... dan {rest} sel lain"] if rest > 0 else texts), "list")
    first = cells[0] if cells else None
    draft.put(12, first.cell if first else None, "list_center_link" if first else "list_center", link=first)


def _places(equation: Equation, finding: Finding) -> int:
    """The places to which both sides are compared: those of the printed percentage, or the sen."""
    if equation.target.unit is not Unit.PERSEN:
        return compared_places(equation)
    wanted = len(finding.expected.partition(".")[2]) if finding.expected else 0
    return max(equation.target.places, min(wanted, 10))


def _shape(equation: Equation, places: int) -> str:
    """The number format of both sides: percentages at their places, money with sen only where there are any."""
    if equation.target.unit is Unit.PERSEN:
        return "0." + "0" * places if places else "0"
    sides = (equation.target.value, equation.compute())
    whole = all(side is None or side == side.to_integral_value() for side in sides)
    return f"#,##0{PAD};-#,##0{PAD}" if whole else f"#,##0.00{PAD};-#,##0.00{PAD}"
