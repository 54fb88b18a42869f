from gemeinwerk.german import empty_kind, is_empty, says_nothing
from tests.each_of import each_of
from tests.german.cases import rows

CASES = [row for _, row in rows("empties.txt", 2)]


@each_of(CASES)
def test_a_cell_gives_no_value_in_one_of_four_ways(typed, way):
    assert str(empty_kind(typed) or "something") == way


@each_of(CASES)
def test_what_points_elsewhere_is_not_empty_and_yet_says_nothing_itself(typed, way):
    assert is_empty(typed) is (way in {"blank", "unknown", "none"})
    assert says_nothing(typed) is (way != "something")


def test_a_long_text_says_something():
    assert not is_empty("offen " * 30)
    assert is_empty(" " * 500)
