from hypothesis import given
from hypothesis import strategies as st

from gemeinwerk.core.worddiff import word_diff


def test_words_not_letters_are_compared() -> None:
    assert word_diff("Wir schulen 150 Leute.", "Wir schulen 200 Leute.") == [
        ("same", "Wir schulen "),
        ("del", "150"),
        ("ins", "200"),
        ("same", " Leute."),
    ]


def test_a_number_is_struck_out_whole() -> None:
    assert word_diff("90.000 €, bis 1.3.2027", "3.000.000 €, bis 1.4.2027") == [
        ("del", "90.000"),
        ("ins", "3.000.000"),
        ("same", " €, bis "),
        ("del", "1.3.2027"),
        ("ins", "1.4.2027"),
    ]


def test_changes_that_only_a_blank_parts_are_one() -> None:
    assert word_diff("sehr alter Text", "ganz neuer Text") == [
        ("del", "sehr alter"),
        ("ins", "ganz neuer"),
        ("same", " Text"),
    ]


def test_equal_texts_have_no_change() -> None:
    assert word_diff("gleich", "gleich") == [("same", "gleich")]


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_from_the_parts(before: str, after: str) -> None:
    parts = word_diff(before, after)
    assert "".join(text for kind, text in parts if kind != "ins") == before
    assert "".join(text for kind, text in parts if kind != "del") == after
