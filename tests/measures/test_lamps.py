"""A note's light is told in the vocabulary of states: word, shape and colour."""

import pytest
from django.utils import translation

from gemeinwerk.measures.forms.progress import COLOURS, TONES
from gemeinwerk.measures.lamps import Lamp, lamp
from gemeinwerk.measures.lifecycle import Course
from gemeinwerk.measures.states import LATE, OFF_COURSE, ON_COURSE


@pytest.mark.parametrize(
    ("colour", "tone", "word"),
    [
        ("green", "progress", "Ampel grün: auf Kurs"),
        ("#01873B", "progress", "Ampel grün: auf Kurs"),
        ("gelb", "delayed", "Ampel gelb: gefährdet"),
        ("orange", "delayed", "Ampel orange: gefährdet"),
        ("#C00000", "off", "Ampel rot: vom Kurs ab"),
        ("blau", "unknown", "Farbe: blau"),
        ("#FFFFFF", "unknown", "Farbe: weiß"),
    ],
)
def test_a_light_is_told_as_states_are(colour: str, tone: str, word: str) -> None:
    assert lamp(colour) == Lamp(tone, word)  # type: ignore[arg-type]


def test_what_is_no_colour_stays_in_the_words_of_the_file() -> None:
    assert lamp("Ampel 2") == Lamp("unknown", "Ampel 2", german=True)


@pytest.mark.parametrize("nothing", ["", "  "])
def test_no_colour_has_no_lamp(nothing: str) -> None:
    assert lamp(nothing) is None


def test_a_light_stands_for_the_state_that_looks_like_it() -> None:
    same = {"green": ON_COURSE, "yellow": LATE, "red": OFF_COURSE}
    assert {key: state.tone for key, state in same.items()} == {key: TONES[key] for key in same}


def test_every_choice_has_its_lamp() -> None:
    assert {key for key, _word in COLOURS} == set(TONES)
    assert [word for key, word in COLOURS if key == "red"] == ["rot: vom Kurs ab"]
    assert Course.OFF_COURSE.label == "vom Kurs ab"


def test_english_names_the_light() -> None:
    with translation.override("en"):
        assert lamp("red") == Lamp("off", "Light red: off course")
