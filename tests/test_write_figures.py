"""Where a figure stands in the result: formulas, evidence and effects of figures that are shared, missing or too many."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from conftest import SOUND_BUDGET, Books, check
from num2words import num2words

from lakip_xl.folder.offices import find_offices
from lakip_xl.model.cells import Place
from lakip_xl.model.checks import Check, Outcome
from lakip_xl.model.equations import Jumlah, Selisih
from lakip_xl.model.figures import Angka
from lakip_xl.model.findings import Certainty, Change, Finding, Severity
from lakip_xl.model.hasil import Hasil
from lakip_xl.model.sheets import Target
from lakip_xl.run import Options, check_office
from lakip_xl.write.draft import Draft
from lakip_xl.write.evidence_sheet import draft_evidence
from lakip_xl.write.figure_map import FigureMap
from lakip_xl.write.figures import suffix_of
from lakip_xl.write.sheets import compose
from lakip_xl.write.spelled import spelled
from lakip_xl.write.wording import counted, letter, rupiah
from lakip_xl.write.workings import Workings, claimed_values

Office = Callable[[Books], Path]
HERE = "Hasil"


def checked(folder: Path) -> Hasil:
    return check_office(find_offices((folder,))[0], Options())


def figure(row: int, value: str | None, column: int = 1) -> Angka:
    return Angka(Place("A.xlsx", "L", row, column), value or "?", None if value is None else Decimal(value))


def shown(*spots: tuple[Angka, str, str, int, int]) -> FigureMap:
    """A map of figures: each with the name of its row, and the sheet, row and column of its cell."""
    draft = Draft("x", 9)
    draft.figures = [(one, name, Target(sheet, row, column)) for one, name, sheet, row, column in spots]
    return FigureMap.of([draft])


def total(*parts: Angka) -> Jumlah:
    return Jumlah(figure(99, "1"), parts, "Jumlah = jumlah rincian")


@pytest.mark.parametrize(("written", "shown_"), [(" kali", " kali"), ("%", "%"), (" [Red]", ""), (" " + "x" * 30, "")])
def test_only_plain_words_stand_behind_the_digits(written: str, shown_: str) -> None:
    assert suffix_of(replace(figure(3, "80"), suffix=written)) == shown_


# --- formulas ---------------------------------------------------------------------------------------------------------


def test_a_cell_shown_in_several_lines_is_that_of_the_line_that_is_asked_for() -> None:
    one, other = figure(3, "80"), figure(3, "90")
    known = shown((one, "A", HERE, 5, 2), (other, "B", HERE, 6, 2), (one, "C", HERE, 7, 2))
    assert [known.ref(one, HERE, name) for name in ("A", "C", "tidak ada")] == ["B5", "B7", "B5"]
    assert known.ref(other, HERE, "A") == "B6"
    assert known.ref(figure(3, "70"), HERE) == "70"


def test_a_figure_without_a_cell_stands_as_a_number() -> None:
    known = shown((figure(1, "5"), "A", HERE, 4, 1))
    assert known.ref(figure(2, "12.50"), HERE) == "12.5"
    assert known.ref(figure(2, "-3"), HERE) == "(-3)"
    assert known.ref(figure(2, None), HERE) == "0"
    assert known.ref(figure(1, "6"), HERE) == "6", "the cell holds another value"
    assert known.expression(total(figure(1, "5"), figure(2, "-3")), HERE) == "SUM(A4,(-3))"


def test_a_cell_that_counts_twice_is_added_twice() -> None:
    one, other = figure(1, "5"), figure(2, "6")
    known = shown((one, "A", HERE, 4, 1), (other, "B", "Lembar 2", 5, 1))
    assert known.expression(total(one, one, other), HERE) == "A4+A4+'Lembar 2'!A5"


def test_sums_by_ranges_down_and_across_and_none_that_excel_refuses() -> None:
    down = [figure(row, "1") for row in range(1, 8)]
    known = shown(*((one, "", HERE, one.place.row, 3) for one in down))
    assert known.expression(total(*down), HERE) == "SUM(C1:C7)"
    assert known.expression(total(*down[:3], *down[4:]), HERE) == "SUM(C1:C3,C5:C7)"
    assert known.expression(total(down[2]), HERE) == "C3"
    across = [figure(1, "1", column) for column in (1, 2, 3)]
    beside = shown(*((one, "", HERE, 4, one.place.column) for one in across))
    assert beside.expression(total(*across), HERE) == "SUM(A4:C4)"
    apart = [figure(row, "1") for row in range(1, 600, 2)]
    far = shown(*((one, "", HERE, one.place.row, 1) for one in apart))
    assert far.expression(total(*apart), HERE) is None
    assert far.expression(total(*apart[:250]), HERE) is not None


def test_an_equation_over_lines_of_one_cell_is_computed_in_its_own_line(tmp_path: Path) -> None:
    """Two indicators in one cell, with their figures below each other in the cells beside it."""
    folder = tmp_path / "dinas contoh"
    folder.mkdir()
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Pengukuran"
    page.append(["PENGUKURAN KINERJA SASARAN TAHUN 2020"])
    page.append(["No", "Sasaran", "Indikator Kinerja", "Target", "Realisasi", "Capaian"])
    page.append(["1", "Sasaran A", "a. Jumlah koperasi\nb. Jumlah pelatihan", "100\n50", "90\n40", "90,00\n85,00"])
    page.append(["2", "Sasaran B", "Jumlah pameran", "10", "9", "90,00"])
    book.save(folder / "Kinerja.xlsx")
    run = check(folder)
    (finding,) = [one for one in run.findings if one["severity"] == "kesalahan"]
    assert (finding["place"]["cell"], finding["value"], finding["expected"]) == ("F3", "85", "80")
    result = openpyxl.load_workbook(run.workbook)
    line = next(row for row in result["Bukti"].iter_rows() if row[0].value == 1)
    sheet = result[str(line[2].value)]
    row = sheet[str(line[3].value)].row
    assert "85" in str(sheet[str(line[3].value)].value)
    assert sheet.cell(row, 3).value == "Jumlah pelatihan"
    name = sheet.title.replace("'", "''")
    assert f"'{name}'!E{row}" in line[7].value and f"'{name}'!D{row}" in line[7].value


# --- evidence ---------------------------------------------------------------------------------------------------------


def finding_of(equation: Selisih | Jumlah) -> Finding:
    return Finding("a1", "ANG101", Severity.KESALAHAN, "Sisa salah", "", equation.target.place, equation=equation)


def test_evidence_of_figures_that_stand_in_no_sheet_names_the_offices_file() -> None:
    draft = draft_evidence([finding_of(Selisih(figure(1, "9"), figure(2, "10"), figure(3, "2"), "Sisa"))], FigureMap({}))
    cells = {cell.column: cell for cell in draft.cells if cell.row == draft.row - 1}
    assert (cells[3].value, cells[4].value, cells[4].link) == ("L (berkas asli)", "A1", None)
    assert (cells[7].value, cells[7].formula, cells[8].value, cells[8].formula) == (9, None, 8, "=ROUND(10-2,2)")
    assert (cells[9].value, cells[10].value, cells[12].value) == (1, "SALAH", None)


def test_evidence_that_cannot_be_computed_gives_no_verdict() -> None:
    draft = draft_evidence([finding_of(Selisih(figure(1, "9"), figure(2, None), figure(3, "2"), "Sisa"))], FigureMap({}))
    cells = {cell.column: cell for cell in draft.cells if cell.row == draft.row - 1}
    assert (cells[8].value, cells[8].formula, cells[9].value, cells[10].value) == (None, None, "tidak dapat dihitung", None)


def test_evidence_over_many_cells_names_the_first_and_counts_the_rest() -> None:
    parts = [figure(row, "1") for row in range(1, 16)]
    known = shown(*((one, "", HERE, one.place.row, 3) for one in parts))
    draft = draft_evidence([finding_of(total(*parts))], known)
    cells = {cell.column: cell for cell in draft.cells if cell.row == draft.row - 1}
    assert str(cells[11].value).endswith("C12\n... dan 3 sel lain")
    assert (cells[12].value, cells[12].link) == ("C1", Target(HERE, 1, 3))


# --- effects of a correction ------------------------------------------------------------------------------------------

PLAN = """
{title} KINERJA TAHUN 2020

Sasaran   | Indikator Kinerja         | Satuan | Target
Sasaran A | Jumlah pelatihan usaha    | kali   | 10
Sasaran B | Persentase koperasi aktif | %      | 95
"""
MEASURED = """
PENGUKURAN KINERJA SASARAN TAHUN 2020
Sasaran   | Indikator Kinerja         | Target | Realisasi | Capaian
Sasaran A | Jumlah pelatihan usaha    | 10     | 9         | 90,00
Sasaran B | Persentase koperasi aktif | 59     | 50        | 84,75
"""
SCALE = """
Kurang: 0 - 60%
Baik: 60 - 100%
"""
EFFECT = "E4 dari 84,75 menjadi 52,63"


def list_when(office: Office, measured: str, certainty: Certainty, changes: int) -> list[str]:
    """The list of mistakes when a target of 59 in the measurement, 95 elsewhere, is settled as so many changes."""
    kinds = {name: PLAN.format(title=title) for name, title in (("RKT", "RENCANA"), ("PK", "PERJANJIAN"))}
    hasil = checked(office({"Kinerja.xlsx": {**kinds, "Pengukuran": measured}}))
    (group,) = hasil.groups
    (way,) = [one for one in group.candidates if one.changes[0].place.sheet == "Pengukuran"]
    settled = replace(group, certainty=certainty, candidates=(replace(way, changes=way.changes[:changes]),))
    sheets = compose(replace(hasil, groups=(settled,)))
    return [str(cell.value) for cell in next(sheet for sheet in sheets if sheet.name == "Daftar Perbaikan").cells]


@pytest.mark.parametrize("changes", [1, 2])
def test_a_corrected_target_tells_the_new_capaian_and_its_category(office: Office, changes: int) -> None:
    """Whether the capaian is among the cells to mend or only follows from them."""
    cells = list_when(office, MEASURED + SCALE, Certainty.TERBUKTI, changes)
    (said,) = [text for text in cells if EFFECT in text]
    assert f"{EFFECT} (kategori Baik menjadi Kurang)".casefold() in said.casefold()
    assert f"Perbaiki {changes} sel, 1 temuan hilang." in cells


def test_without_a_scale_a_corrected_capaian_has_no_category(office: Office) -> None:
    (said,) = [text for text in list_when(office, MEASURED, Certainty.TERBUKTI, 2) if EFFECT in text]
    assert said.endswith(f"{EFFECT}.")


def test_what_is_not_settled_has_no_effect(office: Office) -> None:
    cells = list_when(office, MEASURED + SCALE, Certainty.TIDAK_DAPAT_DITENTUKAN, 2)
    assert not any(EFFECT in text for text in cells)
    assert "1 temuan perlu diperiksa satu per satu." in cells


def test_no_cell_is_computed_from_itself(office: Office) -> None:
    """Sisa from pagu, and pagu from sisa: the first that holds is taken, the other stays a figure."""
    hasil = checked(office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}}))
    pagu, spent, rest, unknown = figure(1, "10"), figure(2, "8"), figure(3, "2"), figure(4, None)
    known = shown(*((one, "", HERE, one.place.row, 1) for one in (pagu, spent, rest, unknown)))
    equations = (Selisih(rest, pagu, spent, "Sisa"), Jumlah(pagu, (rest, spent), "Pagu"), Jumlah(spent, (spent, rest), "Sendiri"))
    checks = tuple(Check(one.target.place, Outcome.HOLDS, "", one) for one in equations)
    looped = replace(hasil, rules=(replace(hasil.rules[0], checks=checks),))
    workings = Workings.of(looped, known)
    assert {cell.cell: working.equation for cell, working in workings.by_cell.items()} == {"A3": equations[0]}
    assert Workings.of(looped, FigureMap({})).by_cell == {}
    assert workings.by_cell[Target(HERE, 3, 1)].gives_printed
    unsure = replace(workings.by_cell[Target(HERE, 3, 1)], equation=Selisih(rest, unknown, spent, "Sisa"))
    assert not unsure.gives_printed


def test_only_a_change_to_a_known_value_of_a_shown_figure_is_a_claim() -> None:
    one, known = figure(1, "5"), shown((figure(1, "5"), "", HERE, 4, 1))
    assert claimed_values([Change(one.place, "5", Decimal(6))], known) == {Target(HERE, 4, 1): 6}
    assert claimed_values([Change(one.place, "5", None), Change(one.place, "7", Decimal(6))], known) == {}


def test_without_findings_the_list_has_nothing_to_mend(office: Office) -> None:
    hasil = checked(office({"Belanja.xlsx": {"Rekap": SOUND_BUDGET}}))
    cells = next(sheet for sheet in compose(hasil) if sheet.name == "Daftar Perbaikan").cells
    assert hasil.findings == ()
    assert "Tidak ada sel yang harus diperbaiki." in [cell.value for cell in cells]


# --- words ------------------------------------------------------------------------------------------------------------


def test_numbers_in_words_letters_and_money() -> None:
    assert [counted(number) for number in (3, 17)] == ["3 (tiga)", "17 (tujuh belas)"]
    assert [letter(index) for index in (0, 25, 26, 52)] == ["a", "z", "aa", "ba"]
    assert [rupiah(Decimal(text)) for text in ("-1500", "1500.5")] == ["-Rp 1.500,-", "Rp 1.500,50"]


def test_numbers_in_words_are_those_of_the_library_for_it() -> None:
    large = (10_000, 15_011, 100_001, 999_999, 1_000_000, 2_345_678, 10**9 + 11, 12 * 10**12 + 5, 10**14 + 112_000)
    for number in (*range(2_100), *large, -1, -1_212):
        assert spelled(number) == num2words(number, lang="id")
    assert spelled(1_001_500) == "satu juta seribu lima ratus"  # there the library has "satu ribu"
