"""What is ticked in a cell is what it says."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gemeinwerk.german.ticks import parse_ticks
from tests.alike import examples

CASES = [
    ("☐ Amt 65 ☒ Amt 66", ["Amt 66"], ["Amt 65"]),
    ("☒ Amt 65 ☐ Amt 66 ☑ Amt 67", ["Amt 65", "Amt 67"], ["Amt 66"]),
    ("[x] Amt 51 [ ] Amt 52", ["Amt 51"], ["Amt 52"]),
    ("[X] Amt 51\n[] Amt 52\n[_] Amt 53", ["Amt 51"], ["Amt 52", "Amt 53"]),
    ("( ) Amt 51 (x) Amt 52", ["Amt 52"], ["Amt 51"]),
    ("Amt 51 (x) Amt 52 ( )", ["Amt 51"], ["Amt 52"]),
    ("Amt 65 ☐, Amt 66 ☒", ["Amt 66"], ["Amt 65"]),
    ("☒Amt 65\n☐Amt 66", ["Amt 65"], ["Amt 66"]),
    ("✓ Amt 65 ✗ Amt 66", ["Amt 65"], ["Amt 66"]),
    ("☐ Amt 65 ✗ Amt 66", ["Amt 66"], ["Amt 65"]),
    ("□ Amt 65 ■ Amt 66", ["Amt 66"], ["Amt 65"]),
    ("○ Amt 65 ● Amt 66", ["Amt 66"], ["Amt 65"]),
    ("□ Amt 65 ☒ Amt 66", ["Amt 66"], ["Amt 65"]),
    ("□ Amt 65 ✘ Amt 66", ["Amt 66"], ["Amt 65"]),
    ("⬜ ja ✅ nein", ["nein"], ["ja"]),
    ("☐ Amt 65 ☐ Amt 66", [], ["Amt 65", "Amt 66"]),
    ("☒ Amt 66", ["Amt 66"], []),
    ("☐ Amt 66", [], ["Amt 66"]),
    ("\uf0a8 Amt 65 \uf0fe Amt 66", ["Amt 66"], ["Amt 65"]),
    ("☒ Amt 50, Amt 51 ☐ Amt 52", ["Amt 50, Amt 51"], ["Amt 52"]),
    ("☒ FB 1 (Soziales) ☐ FB 2 (Bauen)", ["FB 1 (Soziales)"], ["FB 2 (Bauen)"]),
    ("☐ nicht begonnen ☒ in Umsetzung ☐ umgesetzt", ["in Umsetzung"],
     ["nicht begonnen", "umgesetzt"]),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "ticked", "unticked"), CASES)
def test_only_what_is_ticked_is_said(typed, ticked, unticked):
    read = parse_ticks(typed)
    assert (list(read.ticked), list(read.unticked)) == (ticked, unticked)


@pytest.mark.parametrize(
    "typed",
    [
        "", "Amt 65, Amt 66", "☒", "x", "[x]", "■ Amt 65 ■ Amt 66", "● Amt 65\n● Amt 66",
        "□ Amt 65 □ Amt 66", "○ Amt 65", "f(x)", "Amt 65 (Bauen)", "✗ Amt 65", "Kosten [netto]",
    ],
)  # fmt: skip
def test_bullets_brackets_and_a_mark_alone_are_no_boxes(typed):
    assert parse_ticks(typed) is None


def test_what_stands_before_all_boxes_belongs_to_what_is_said():
    read = parse_ticks("Federführung: ☐ Amt 65 ☒ Amt 66")
    assert (read.said, read.offered) == ("Federführung: Amt 66", "☐ Amt 65")


def test_an_answer_that_is_ticked_leaves_nothing_of_the_other():
    assert parse_ticks("☒ ja ☐ nein").offered == ""
    assert parse_ticks("☐ ja ☐ nein").offered == "☐ ja; ☐ nein"
    assert parse_ticks("☒ ja ☐ teilweise").offered == "☐ teilweise"


@settings(max_examples=examples(200))
@given(
    st.lists(
        st.sampled_from(
            ["☐", "☒", "[x]", "[ ]", "□", "■", "✓", "✗", "Amt 65", "Amt 66", ";", "\n"]
        ),
        max_size=10,
    ).map(" ".join)
)
def test_every_word_is_ticked_or_not(typed):
    read = parse_ticks(typed)
    if read:
        told = " ".join((*read.ticked, *read.unticked, read.head))
        assert typed.count("65") == told.count("65")
        assert typed.count("66") == told.count("66")
