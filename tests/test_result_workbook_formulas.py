"""The live formulas of the result workbook: made from the checked equations, cached, and switched to the corrected figures."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from conftest import Run, check, copy_sample
from example import laporan_from
from openpyxl.workbook.workbook import Workbook
from recalculate import SOFFICE, differences, recalculated

from lakip_xl.diagnose.diagnosis import diagnose
from lakip_xl.model.findings import Verdict
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.sheets import PlannedCell, SheetPlan
from lakip_xl.rules.engine import ask, findings_of
from lakip_xl.rules.registry import all_rules
from lakip_xl.write.sheets import compose

needs_office = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice")
SAMPLES = ("dinas-koperasi-ukm-2020", "dinas-koperasi-ukm-2020-angka", "bersih", "evaluasi-e81", "rumus-capaian", "skala-persen")


def composed(text: str) -> dict[str, SheetPlan]:
    """The result sheets of a report written as text, by name."""
    laporan = laporan_from(text)
    results = ask(laporan, all_rules())
    findings, groups = diagnose(laporan, results, findings_of(results, laporan.tables[0].found.grid.place(1, 1)))
    return {plan.name: plan for plan in compose(Hasil(laporan, results, findings, groups, Verdict.PERLU_DIPERBAIKI))}


def cell(plan: SheetPlan, address: str) -> PlannedCell:
    return next(found for found in plan.cells if f"{chr(64 + found.column)}{found.row}" == address)


BUDGET = """
REALISASI BELANJA TAHUN 2020
No | Program dan Kegiatan | Pagu (Rp) | Realisasi (Rp) | %     | Sisa (Rp)
A  | Program Satu         | 3.000     | 2.500          | 83,33 | 500
1  | Kegiatan Satu        | 1.000     | 900            | 90,00 | 100
2  | Kegiatan Dua         | 2.000     | 1.600          | 80,00 | 400
B  | Program Dua          | 500       | 400            | 80,00 | 100
1  | Kegiatan Tiga        | 500       | 400            | 80,00 | 100
   | TOTAL                | 3.500     | 2.900          | 82,86 | 600
"""


def table_of(text: str) -> SheetPlan:
    return next(plan for name, plan in composed(text).items() if name.startswith("Realisasi Belanja"))


# --- formulas ---------------------------------------------------------------------------------------------------------


def test_sums_differences_and_percentages_are_formulas_with_their_values() -> None:
    plan = table_of(BUDGET)
    top = next(found.row for found in plan.cells if found.value == "Program Satu")
    cells = {letter: cell(plan, f"{letter}{top}") for letter in "CDEF"}
    assert (cells["C"].formula, cells["C"].value) == (f"=SUM(C{top + 1}:C{top + 2})", Decimal(3000))
    assert (cells["F"].formula, cells["F"].value) == (f"=C{top}-D{top}", Decimal(500))
    assert cells["E"].formula == f"=ROUND(IF(C{top}=0,0,D{top}/C{top}*100),2)"
    assert cells["E"].value == Decimal("83.33")
    total = cell(plan, f"C{top + 5}")
    assert (total.formula, total.value) == (f"=SUM(C{top},C{top + 3})", Decimal(3500))
    assert cell(plan, f"C{top + 1}").formula is None


def test_a_proven_figure_is_switched_and_marked() -> None:
    """400 typed as 4.000: pagu, percentages and both sums speak against it."""
    plan = table_of(BUDGET.replace("2.000     | 1.600          | 80,00 | 400", "2.000     | 1.060          | 80,00 | 400"))
    row = next(found.row for found in plan.cells if found.value == "Kegiatan Dua")
    wrong = cell(plan, f"D{row}")
    assert (wrong.formula, wrong.value) == ('=IF(tampilkan="seharusnya",1600,1060)', Decimal(1060))
    assert wrong.mark == "kesalahan" and wrong.comment is not None
    parent = cell(plan, f"D{row - 2}")
    assert (parent.formula, parent.value) == (f'=IF(tampilkan="seharusnya",SUM(D{row - 1}:D{row}),2500)', Decimal(2500))


def test_what_cannot_be_told_keeps_the_printed_figure_until_a_part_is_changed(report: Run) -> None:
    total = openpyxl.load_workbook(report.workbook)["BTL"]["D7"]
    now = "ROUND(SUM(D8:D9)-6869197467,6)<>0"
    assert total.value == f'=IF(AND(tampilkan="seharusnya",{now}),SUM(D8:D9),6869197469)'
    assert "tetap seperti tertulis" in total.comment.text


def test_no_cell_is_computed_from_itself(report: Run) -> None:
    """Excel would refuse the whole workbook's calculation."""
    book = openpyxl.load_workbook(report.workbook)
    for sheet in book:
        parts = {
            one.coordinate: set(re.findall(r"(?<![!'A-Z])[A-Z]{1,2}\d+", str(one.value)))
            for row in sheet.iter_rows()
            for one in row
            if one.data_type == "f"
        }
        for start, first in parts.items():
            seen: set[str] = set()
            stack = list(first)
            while stack:
                here = stack.pop()
                assert here != start, f"{sheet.title}!{start}"
                if here not in seen:
                    seen.add(here)
                    stack.extend(parts.get(here, ()))


def test_figures_that_hold_flow_through_the_derived_sheets(report: Run) -> None:
    book, kept = openpyxl.load_workbook(report.workbook), openpyxl.load_workbook(report.workbook, data_only=True)
    programs, values = book["Serapan Program"], kept["Serapan Program"]
    rows = [row[0].row for row in programs.iter_rows() if isinstance(row[0].value, int | float)]
    assert len(rows) == 6
    assert programs[f"C{rows[0]}"].value == "='Belanja Langsung'!D11"
    assert values[f"C{rows[0]}"].value == 3046702827
    assert values[f"C{rows[-1] + 1}"].value == 13341080577 and values[f"E{rows[-1] + 1}"].value == 90.03


# --- recalculated -----------------------------------------------------------------------------------------------------


@needs_office
def test_every_formula_computes_to_its_kept_value(sample_run: Callable[..., Run], tmp_path: Path) -> None:
    paths = []
    for name in SAMPLES:
        paths.append(tmp_path / f"{name}.xlsx")
        shutil.copy(sample_run(name).workbook, paths[-1])
    found = [line for path, new in zip(paths, recalculated(paths, tmp_path), strict=True) for line in differences(path, new)]
    assert found == []


@pytest.fixture(scope="module")
def corrected(report: Run, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The result of the 2020 report with the switch on "seharusnya"."""
    folder = tmp_path_factory.mktemp("seharusnya")
    book = openpyxl.load_workbook(report.workbook)
    place = book.defined_names["tampilkan"].attr_text
    sheet, address = place.rsplit("!", 1)
    book[sheet.strip("'")][address.replace("$", "")].value = "seharusnya"
    book.save(folder / "hasil.xlsx")
    return recalculated([folder / "hasil.xlsx"], folder)[0]


@needs_office
def test_the_switch_turns_the_tables_to_the_corrected_figures(corrected: Workbook) -> None:
    efficiency = next(sheet for sheet in corrected if sheet.title.startswith("Efisiensi Penggunaan"))
    found = {name: row for row in efficiency.iter_rows(values_only=True) if (name := row[1])}
    assert found["Persentase Pembinaan Kelembagaan dan Pengawasan Koperasi"][5:9] == (178816900, 96.66, 6182200, 3.34)
    assert found["Persentase Peningkatan Pemberdayaan dan Pengembangan Koperasi"][7] == 200
    assert found["Peningkatan Kualitas SDM Koperasi"][2] == 150325000
    indirect = {row[1]: row for row in corrected["BTL"].iter_rows(values_only=True)}
    assert (indirect["GAJI DAN TUNJANGAN"][6], indirect["TAMBAHAN PENGHASILAN PNS"][8]) == (95.39, 2.68)
    assert indirect["BELANJA TIDAK LANGSUNG"][3] == 6869197469
    sides = {row[1]: row for row in corrected["Efisiensi Berdampingan"].iter_rows(values_only=True) if row[0]}
    assert sides["Persentase Pembinaan Kelembagaan dan Pengawasan Koperasi"][6:11] == (6182200, 3.34, 100, 96.66, 3.34)


@needs_office
def test_evidence_becomes_right_where_a_correction_is_claimed(report: Run, corrected: Workbook) -> None:
    kept = openpyxl.load_workbook(report.workbook, data_only=True)["Bukti"]
    before = {row[0]: row[9] for row in kept.iter_rows(values_only=True) if isinstance(row[0], int | float)}
    after = {row[0]: row[9] for row in corrected["Bukti"].iter_rows(values_only=True) if isinstance(row[0], int | float)}
    with_equation = [number for number, one in enumerate(report.findings, start=1) if one["difference"] is not None]
    assert list(before) == with_equation and set(before.values()) == {"SALAH"}
    for number in with_equation:
        one = report.findings[number - 1]
        assert after[number] == ("SALAH" if one["certainty"] == "tidak-dapat-ditentukan" else "OK"), one


@needs_office
def test_a_corrected_input_flows_through(tmp_path: Path) -> None:
    """Who types another realisasi into the result sees sums, sisa and percentages follow."""
    run = check(copy_sample("bersih", tmp_path / "bersih"))
    book = openpyxl.load_workbook(run.workbook)
    sheet = book["Serapan Program"]
    source = re.fullmatch(r"='(.+)'!([A-Z]+)(\d+)", str(next(row[3].value for row in sheet.iter_rows() if row[0].value == 1)))
    assert source is not None
    table, row = book[source[1]], int(source[3])
    old = openpyxl.load_workbook(run.workbook, data_only=True)[source[1]][f"{source[2]}{row}"].value
    below = [f"{source[2]}{number}" for number in range(row + 1, row + 5)]
    child = next(address for address in below if isinstance(table[address].value, int | float))
    table[child].value += 1000
    book.save(tmp_path / "diubah.xlsx")
    new = recalculated([tmp_path / "diubah.xlsx"], tmp_path)[0]
    assert new[source[1]][f"{source[2]}{row}"].value == old + 1000
    assert next(line[3] for line in new["Serapan Program"].iter_rows(values_only=True) if line[0] == 1) == old + 1000
