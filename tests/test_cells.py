"""The cells of a sheet, kept row by row: whoever asks for one by row and column gets it, however the rows came in."""

from __future__ import annotations

import pytest

from lakip_xl.model.cells import Cell, Cells, Grid, Place, make_cell
from lakip_xl.model.checks import Check, Outcome, make_check
from lakip_xl.model.figures import Angka, State, Unit, make_figure

PLACE = Place("Berkas.xlsx", "Belanja", 3, 5)


def cells(*places: tuple[int, int]) -> Cells:
    return Cells.of(Cell(row, column, f"{row},{column}", f"{row},{column}") for row, column in places)


def test_a_cell_is_found_by_its_row_and_column() -> None:
    found = cells((7, 2), (7, 3), (7, 4))
    assert [found[7, column].value for column in (2, 3, 4)] == ["7,2", "7,3", "7,4"]
    assert len(found) == 3


@pytest.mark.parametrize("column", [2, 5, 6, 9])
def test_a_row_with_gaps_gives_the_cells_behind_them(column: int) -> None:
    found = cells((1, 2), (1, 5), (1, 6), (1, 9)).at(1, column)
    assert found is not None and found.column == column


@pytest.mark.parametrize(("row", "column"), [(2, 2), (1, 1), (1, 3), (1, 4), (1, 7), (1, 8), (1, 10), (1, 16_384)])
def test_where_nothing_stands_nothing_is_found(row: int, column: int) -> None:
    found = cells((1, 2), (1, 5), (1, 6), (1, 9))
    assert found.at(row, column) is None
    assert (row, column) not in found
    with pytest.raises(KeyError):
        found[row, column]


def test_cells_come_in_reading_order_whatever_order_they_were_put_in() -> None:
    found = Grid("Berkas.xlsx", "Belanja", cells((9, 3), (2, 5), (9, 1), (2, 4)))
    assert list(found.cells) == [(2, 4), (2, 5), (9, 1), (9, 3)]
    assert found.rows == (2, 9)
    assert [cell.column for cell in found.line(9)] == [1, 3]
    assert found.line(3) == ()


def test_of_a_cell_that_comes_twice_the_last_counts() -> None:
    first, other, last = Cell(1, 1, "lama", "lama"), Cell(1, 2, "b", "b"), Cell(1, 1, "baru", "baru")
    found = Cells.of([first, other, last])
    assert (len(found), found[1, 1], found[1, 2]) == (2, last, other)


def test_what_is_made_quickly_is_what_its_class_makes() -> None:
    assert make_cell(3, 5, "Program", "Program", indent=1) == Cell(3, 5, "Program", "Program", indent=1)
    assert make_check(PLACE, Outcome.HOLDS, "Program A") == Check(PLACE, Outcome.HOLDS, "Program A")
    figure = make_figure(PLACE, "", None, Unit.ORANG, state=State.BLANK)
    assert figure == Angka(PLACE, "", None, Unit.ORANG, state=State.BLANK)
    assert (type(figure), hash(figure)) == (Angka, hash(Angka(PLACE, "", None, Unit.ORANG, state=State.BLANK)))
    with pytest.raises(AttributeError):
        figure.places = 2  # type: ignore[misc]
