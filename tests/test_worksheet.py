"""Our way of keeping and writing cells gives the bytes that the writer library's own calls give."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from xlsxwriter.worksheet import Worksheet

from lakip_xl.errors import UnwritableResult
from lakip_xl.folder.offices import find_offices
from lakip_xl.model.cells import Span
from lakip_xl.model.sheets import Comment, PlannedCell, SheetPlan, Target
from lakip_xl.run import Options, check_office
from lakip_xl.write import xlsx
from lakip_xl.write.sheets import compose
from lakip_xl.write.templates import FORMS, form

SAMPLES = Path(__file__).parent.parent / "samples"


class Stock(Worksheet):  # type: ignore[misc]  # the writer has no types
    """The same cells by the library's own calls, and written out by its own code."""

    def reach(self, row: int, column: int) -> int:
        return 0

    def put_number(self, row: int, column: int, number: float | int, look: Any) -> int:
        code: int = self.write_number(row, column, number, look)
        return code

    def put_text(self, row: int, column: int, text: str, look: Any) -> None:
        assert self.write_string(row, column, text, look) == 0

    def put_blank(self, row: int, column: int, look: Any) -> None:
        assert self.write_blank(row, column, None, look) == 0

    def put_formula(self, row: int, column: int, formula: str, value: float | int | str, look: Any) -> None:
        assert self.write_formula(row, column, formula, look, value) == 0


def both(plans: Sequence[SheetPlan], monkeypatch: pytest.MonkeyPatch) -> tuple[bytes, bytes]:
    ours = xlsx.workbook_bytes(plans, title="Judul", office="Dinas")
    monkeypatch.setattr(xlsx, "PlainWorksheet", Stock)
    return ours, xlsx.workbook_bytes(plans, title="Judul", office="Dinas")


@pytest.mark.parametrize("sample", ["dinas-koperasi-ukm-2020", "sipd-salah", "tata-letak", "rekap-a-i-1.1", "gabungan-2022"])
def test_the_result_of_an_office(sample: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (office,) = find_offices((SAMPLES / sample,))
    plans = compose(check_office(office, Options(output=tmp_path)))
    ours, stock = both(plans, monkeypatch)
    assert ours == stock


def test_blank_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    ours, stock = both([form(kind) for kind in FORMS], monkeypatch)
    assert ours == stock


TEXTS = (
    "=1+1", "+62", "@A1", "{=A1}", " tepi ", "dua\nbaris", 'a & b < c > d "e"', "_x000A_", "\u65e5\u672c \U0001f600", "http://contoh",
    "internal:A1", "2020", "sama", "sama",
)  # fmt: skip
NUMBERS = ("0", "-0.1", "1E-9", "123456789012345", "0.1234567890123456789", "1E+15", "-98.64", "5.00")
FORMULAS: tuple[tuple[str, Decimal | int | str | None], ...] = (
    ("=A1+B2", Decimal("2.5")), ("=SUM(A1:A3)", 7), ('=IF(A1<>"a&b",1,0)', Decimal(1)), ("='Lembar 1'!A1", "teks & <tanda>"),
    ("=1/0", "#DIV/0!"), ("=A1", ""), ("=A9", None), ('="_x000A_"', "_x000A_"), ("=A1>2", "#bukan galat"),
)  # fmt: skip


def test_cells_of_every_kind_with_links_comments_merged_areas_and_folded_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [PlannedCell(row, 2, text, "text", indent=row % 3) for row, text in enumerate(TEXTS, start=3)]
    numbers = [PlannedCell(row, 3, Decimal(text), "figure", "#,##0.00") for row, text in enumerate(NUMBERS, start=3)]
    formulas = [PlannedCell(row, 30, value, "figure", formula=formula) for row, (formula, value) in enumerate(FORMULAS, start=3)]
    cells = (
        *texts, *numbers, *formulas, PlannedCell(3, 5, None, "text"), PlannedCell(40, 5, 7, "center", mark="kesalahan"),
        PlannedCell(41, 2, "ke sana", "text_link", link=Target("Lain", 3, 2)),
        PlannedCell(42, 2, "ke berkas", "list_link", file_link="Hasil LAKIP/a b.xlsx"),
        PlannedCell(43, 2, "terlalu jauh", "list_link", file_link="a" * 3_000),
        PlannedCell(44, 2, "gabungan", "text", comment=Comment("Lihat & periksa", 200, 60)),
        PlannedCell(60, 2, "", "text"),
    )  # fmt: skip
    plan = SheetPlan(
        "Lembar 1", (), cells, merged=(Span(44, 2, 46, 4), Span(3, 5, 3, 6)), widths={1: 4.0, 2: 30.5},
        heights={3: 30.0, 58: 12.0}, folded=frozenset({5, 6, 50}), autofilter=Span(2, 2, 10, 3), freeze=(3, 2),
        hidden_columns=frozenset({1}),
    )  # fmt: skip
    others = (SheetPlan("Lain", (), (PlannedCell(1, 1, "sama", "title"),)), SheetPlan("Kosong", (), ()))
    ours, stock = both([plan, *others], monkeypatch)
    assert ours == stock


def refused(*cells: PlannedCell) -> None:
    with pytest.raises(UnwritableResult):
        xlsx.workbook_bytes([SheetPlan("Lembar", (), cells)], title="Judul", office="Dinas")


@pytest.mark.parametrize(("row", "column"), [(1_048_577, 1), (1, 16_385), (0, 1), (1, 0)])
def test_a_cell_that_no_sheet_has_is_refused(row: int, column: int) -> None:
    refused(PlannedCell(row, column, "isi", "text"))
    refused(PlannedCell(1, 1, "isi", "text"), PlannedCell(row, column, 5, "figure"))


def test_a_number_that_is_none_is_refused() -> None:
    refused(PlannedCell(1, 1, Decimal("NaN"), "figure"))
