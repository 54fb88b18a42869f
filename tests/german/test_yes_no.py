import pytest

from gemeinwerk.german.yes_no import parse_yes_no


@pytest.mark.parametrize(
    ("typed", "said"),
    [("Ja", True), ("ja.", True), ("J", True), ("x", True), ("(X)", True), ("✓", True), ("1", True),
     ("wahr", True), ("Nein", False), ("n", False), ("0", False), ("false", False), ("✗", False),
     ("", None), ("-", None), ("ja/nein", None), ("teilweise", None), ("ja, ab 2026", None),
     ("xx", None), ("k. A.", None), ("2", None)],
)  # fmt: skip
def test_a_cell_says_yes_or_no_or_something_else(typed, said):
    assert parse_yes_no(typed) is said
