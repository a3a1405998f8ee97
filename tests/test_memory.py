"""From run to run: what the office explained is carried over as long as the figure stays, and runs are counted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
from conftest import FAULTY_BUDGET, SOUND_BUDGET, Books, Run, check, write_book

from lakip_xl.model.history import EXPLANATION, KEY, LIST_SHEET
from lakip_xl.read.workbook import read_workbook

Office = Callable[[Books], Path]
REASON = "=Selisih karena pengembalian belanja, STS 12/2022"


def columns(book: openpyxl.Workbook) -> tuple[int, dict[str, int]]:
    """The row of headings of the list, and where each heading stands."""
    page = book[LIST_SHEET]
    row = next(cell.row for line in page.iter_rows() for cell in line if cell.value == KEY)
    return row, {str(cell.value): cell.column for cell in page[row]}


def explain(run: Run, text: str | None = REASON) -> str:
    """Writes into the first line's Penjelasan, as the office does; returns the finding's id."""
    book = openpyxl.load_workbook(run.workbook)
    row, at = columns(book)
    cell = book[LIST_SHEET].cell(row + 1, at[EXPLANATION])
    cell.value = text
    if text:
        cell.data_type = "s"
    key = str(book[LIST_SHEET].cell(row + 1, at[KEY]).value)
    book.save(run.workbook)
    return key.partition(":")[0]


def shown(run: Run) -> dict[str, str]:
    """Each explanation of the list, by the id of its finding."""
    book = openpyxl.load_workbook(run.workbook)
    row, at = columns(book)
    lines = book[LIST_SHEET].iter_rows(min_row=row + 1)
    cells = [(line[at[KEY] - 1].value, line[at[EXPLANATION] - 1].value) for line in lines]
    return {str(key).partition(":")[0]: str(text) for key, text in cells if key and text}


def said(run: Run) -> dict[str, str]:
    return {one["id"]: one["explanation"] for one in run.findings if "explanation" in one}


def faulty(office: Office) -> tuple[Path, Run]:
    folder = office({"Belanja.xlsx": {"Rekap": FAULTY_BUDGET}})
    return folder, check(folder)


def test_the_list_has_a_place_for_explanations_and_hides_its_keys(office: Office) -> None:
    _, run = faulty(office)
    book = openpyxl.load_workbook(run.workbook)
    row, at = columns(book)
    letter = book[LIST_SHEET].cell(row, at[KEY]).column_letter
    assert book[LIST_SHEET].column_dimensions[letter].hidden
    keys = [line[at[KEY] - 1].value for line in book[LIST_SHEET].iter_rows(min_row=row + 1)]
    assert {str(key).partition(":")[0] for key in keys if key} == {one["id"] for one in run.findings}
    assert said(run) == shown(run) == {} and "history" not in run.office


def test_an_explanation_is_carried_over_from_run_to_run(office: Office) -> None:
    folder, run = faulty(office)
    id_ = explain(run)
    for again in (check(folder), check(folder)):
        assert said(again) == shown(again) == {id_: REASON}
        assert "Riwayat" not in openpyxl.load_workbook(again.workbook).sheetnames


def test_a_workbook_of_somebody_else_among_the_results_says_nothing(office: Office) -> None:
    folder, run = faulty(office)
    id_ = explain(run)
    write_book(run.results / "ZZ catatan.xlsx", {LIST_SHEET: f"{KEY} | {EXPLANATION}\n{id_} | Bukan kami"})
    assert said(check(folder)) == {id_: REASON}


def test_an_explanation_that_is_deleted_is_gone(office: Office) -> None:
    folder, run = faulty(office)
    explain(run)
    again = check(folder)
    explain(again, None)
    assert said(check(folder)) == {}


def test_it_survives_the_loss_of_the_workbook(office: Office) -> None:
    folder, run = faulty(office)
    id_ = explain(run)
    again = check(folder)
    again.workbook.unlink()
    assert said(check(folder)) == {id_: REASON}


def test_what_was_written_in_the_copy_beside_counts_when_it_is_newer(office: Office) -> None:
    folder, run = faulty(office)
    beside = run.workbook.with_name(f"{run.workbook.stem} (2).xlsx")
    run.workbook.rename(beside)
    book = openpyxl.load_workbook(beside)
    row, at = columns(book)
    book[LIST_SHEET].cell(row + 1, at[EXPLANATION]).value = "sudah sesuai LRA"
    book.save(beside)
    assert list(said(check(folder)).values()) == ["sudah sesuai LRA"]


def test_it_lapses_when_the_figure_changes_and_is_told_once(office: Office) -> None:
    folder, run = faulty(office)
    explain(run)
    check(folder)
    write_book(folder / "Belanja.xlsx", {"Rekap": FAULTY_BUDGET.replace("{51000000}", "{52000000}")})
    changed = check(folder)
    assert said(changed) == shown(changed) == {}
    history = openpyxl.load_workbook(changed.workbook)["Riwayat"]
    texts = [str(cell.value) for line in history.iter_rows() for cell in line if cell.value]
    assert any(REASON in text for text in texts) and any("gugur" in text for text in texts)


def test_it_lapses_when_what_is_expected_changes(office: Office) -> None:
    folder, run = faulty(office)
    explain(run)
    other = FAULTY_BUDGET.replace("{90000000}    | 90,00 | {10000000}", "{80000000}    | 80,00 | {20000000}")
    other = other.replace("{250000000}   | 83,33", "{240000000}   | 80,00")
    other = other.replace("{300000000}   | 85,71 | {50000000}", "{290000000}   | 82,86 | {60000000}")
    write_book(folder / "Belanja.xlsx", {"Rekap": other})
    changed = check(folder)
    assert {one["id"] for one in changed.findings} & {one["id"] for one in run.findings}
    assert said(changed) == {}


def test_runs_are_counted_once_for_each_state_of_the_files(office: Office) -> None:
    folder, first = faulty(office)
    check(folder)
    write_book(folder / "Belanja.xlsx", {"Rekap": SOUND_BUDGET})
    third = check(folder)
    runs = third.office["history"]
    assert [(run["run"], run["kesalahan"] > 0) for run in runs] == [(1, True), (2, False)]
    assert runs[1]["resolved"] == len(first.findings) and runs[1]["new"] == 0
    book = openpyxl.load_workbook(third.workbook)
    texts = [str(cell.value) for line in book["Riwayat"].iter_rows() for cell in line if cell.value is not None]
    assert "Belanja.xlsx" in texts and any("Selesai sejak" in text for text in texts)
    again = check(folder)
    assert again.office["history"] == runs
    kept = again.workbook.read_bytes(), (again.results / "temuan.json").read_bytes()
    last = check(folder)
    assert (last.workbook.read_bytes(), (last.results / "temuan.json").read_bytes()) == kept


def test_a_broken_memory_costs_only_the_memory(office: Office) -> None:
    folder, run = faulty(office)
    explain(run)
    (run.results / "temuan.json").write_text('{"offices": [{"folder": 1}]}', encoding="utf-8")
    (run.results / "aneh.xlsx").write_bytes(b"PK\x03\x04")
    again = check(folder)
    assert list(said(again).values()) == [REASON] and {one["status"] for one in again.findings} == {"baru"}


def test_the_result_stays_our_own(office: Office) -> None:
    _, run = faulty(office)
    assert read_workbook(run.workbook, run.workbook.name).status == "skipped"
