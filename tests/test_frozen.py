"""Frozen values: they keep what dataclasses promise, whatever way they are made."""

import copy
import pickle
from dataclasses import FrozenInstanceError, field, replace
from functools import cached_property

import pytest

from lakip_xl.model.frozen import frozen


@frozen(slots=True)
class Cell:
    row: int
    column: int = 1
    note: str = field(default="", repr=False)


@frozen
class Sheet:
    name: str
    cells: dict[int, Cell] = field(default_factory=dict)

    @cached_property
    def size(self) -> int:
        return len(self.cells)


@frozen(eq=False)
class Line:
    number: int


class Heading(Line):
    pass


@frozen(slots=True)
class Other:
    row: int
    column: int = 1
    note: str = ""


@frozen(slots=True, order=True)
class Spot:
    sheet: str
    row: int


def test_values_take_their_fields_by_place_name_and_default():
    cell = Cell(3, note="x")
    assert (cell.row, cell.column, cell.note) == (3, 1, "x")
    assert Sheet("A").cells == {} and Sheet("A").cells is not Sheet("A").cells
    assert Sheet("A", {1: cell}).size == 1
    assert Heading(number=4).number == 4


@pytest.mark.parametrize("wrong", [Cell, Sheet, lambda: Cell(1, 2, "", 4), lambda: Cell(line=1)])
def test_a_field_too_few_too_many_or_unknown_is_an_error(wrong):
    with pytest.raises(TypeError):
        wrong()


@pytest.mark.parametrize("value", [Cell(1), Sheet("A"), Line(1), Heading(1)])
def test_nothing_can_be_changed(value):
    name = "row" if isinstance(value, Cell) else "number" if isinstance(value, Line) else "name"
    before = getattr(value, name)
    with pytest.raises(FrozenInstanceError):
        setattr(value, name, 2)
    with pytest.raises(FrozenInstanceError):
        delattr(value, name)
    with pytest.raises(AttributeError):
        value.unheard_of = 1
    assert getattr(value, name) == before


def test_values_with_slots_have_no_dict():
    assert not hasattr(Cell(1), "__dict__")


def test_values_are_equal_by_their_fields_and_only_within_one_class():
    assert Cell(1) == Cell(1, 1) and Cell(1) != Cell(2) and Cell(1) != Other(1) and Cell(1) != (1, 1, "")
    assert len({Cell(1), Cell(1), Cell(2)}) == 2


def test_without_eq_each_is_equal_to_itself_only():
    one, other = Line(1), Line(1)
    assert one != other and one in [other, one] and one not in [other]
    assert len({one, other}) == 2


def test_values_with_an_order_are_sorted_by_their_fields():
    low, high = Spot("A", 2), Spot("B", 1)
    assert sorted([high, low]) == [low, high]
    assert low < high and low <= high and high > low and high >= low
    with pytest.raises(TypeError):
        assert low < ("B", 1)


def test_replace_gives_a_new_value_of_the_same_class():
    assert replace(Cell(1, 2), column=5) == Cell(1, 5)
    assert type(replace(Heading(1), number=2)) is Heading


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))])
def test_values_can_be_copied_and_sent_to_another_process(copied):
    assert copied(Cell(1, 2, "x")) == Cell(1, 2, "x")
    assert copied(Sheet("A", {1: Cell(1)})) == Sheet("A", {1: Cell(1)})


def test_a_value_shows_its_fields_but_those_that_hide():
    assert repr(Cell(1, 2, "x")) == "Cell(row=1, column=2)"
    assert repr(Sheet("A")) == "Sheet(name='A', cells={})"


def test_values_can_be_matched_by_their_fields():
    match Cell(4, 5):
        case Cell(row, column):
            assert (row, column) == (4, 5)
