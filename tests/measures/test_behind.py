"""By how much a measure is behind, counted from what, and why."""

from datetime import date
from typing import Any

import pytest
from django.utils import translation

from gemeinwerk.measures.behind import Behind, Mark, behind, why
from gemeinwerk.measures.document import catalogue_document
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.states import BEHIND, state_of, stated
from gemeinwerk.municipalities.models import Municipality
from tests.factories import FieldFactory, MeasureFactory, MilestoneFactory, public_concept

TODAY = date(2026, 11, 28)
NOTHING: dict[str, Any] = {
    "end": None, "permanent": False, "expected_end": None, "expected_end_reason": "",
    "obstacles": "", "milestones": [],
}  # fmt: skip
OPEN = {"title": "Vertrag geschlossen", "due": "2026-09-30", "reached_on": None}
OLDER = {"title": "Stelle besetzt", "due": "2026-07-01", "reached_on": None}
REACHED = {"title": "Raum gefunden", "due": "2026-01-31", "reached_on": "2026-02-03"}
TO_COME = {"title": "Eröffnung", "due": "2026-11-28", "reached_on": None}


@pytest.mark.parametrize(
    ("said", "amount", "counted", "sentence"),
    [
        (
            {"end": "2027-10-31", "expected_end": "2028-07-31", "milestones": [OPEN]},
            "neun Monate", "später erwartet",
            "Erwartet neun Monate später als zugesagt.",
        ),
        (
            {"end": "2026-10-31", "milestones": [OPEN]},
            "vier Wochen", "über dem zugesagten Ende",
            "Das zugesagte Ende ist seit vier Wochen vorbei.",
        ),
        (
            {"end": "2026-11-27", "expected_end": "2026-10-01"},
            "einen Tag", "über dem zugesagten Ende",
            "Das zugesagte Ende ist seit einem Tag vorbei.",
        ),
        (
            {"end": "2027-10-31", "milestones": [TO_COME, OPEN, REACHED, OLDER]},
            "fünf Monate", "Meilenstein offen",
            "Der Meilenstein „Stelle besetzt“ steht seit fünf Monaten aus.",
        ),
        (
            {"end": "2024-01-01", "permanent": True, "milestones": [OPEN]},
            "acht Wochen", "Meilenstein offen",
            "Der Meilenstein „Vertrag geschlossen“ steht seit acht Wochen aus.",
        ),
        (
            {"end": "2027-10-31", "milestones": [TO_COME, REACHED]}, "", "so gemeldet",
            "Die Federführung meldet, dass es nicht wie zugesagt kommt.",
        ),
    ],
)  # fmt: skip
def test_the_first_mark_that_shows_it_counts(
    said: dict[str, Any], amount: str, counted: str, sentence: str
) -> None:
    found = behind(NOTHING | said, TODAY)
    assert (found.amount, found.counted, found.sentence) == (amount, counted, sentence)


def test_the_reason_is_the_one_for_the_end_and_else_what_holds_it_up() -> None:
    late = NOTHING | {"end": "2026-01-31", "obstacles": "Es fehlt an Räumen."}
    assert behind(late, TODAY).reason == "Es fehlt an Räumen."
    late["expected_end_reason"] = "Die Stelle ist unbesetzt."
    assert behind(late, TODAY).reason == "Die Stelle ist unbesetzt."
    assert behind(NOTHING, TODAY).reason == ""


def test_english_has_its_own_sentence() -> None:
    with translation.override("en"):
        found = behind(NOTHING | {"end": "2026-10-31"}, TODAY)
        assert found.sentence == "The promised end has been over for four weeks."


def test_a_date_explains_the_word_wherever_the_unit_did_not_say_it(town: Municipality) -> None:
    """The counting and its explanation are two: each measure that is late by its dates has one."""
    concept = public_concept(town)
    field = FieldFactory(concept=concept, code="1")
    days = [None, date(2026, 11, 27), TODAY, date(2027, 6, 30)]
    for end in days:
        for expected in days:
            for due in days:
                for permanent in (False, True):
                    one = MeasureFactory(
                        field=field, implementation="in_progress", start=None, end=end,
                        expected_end=expected, permanent=permanent,
                    )  # fmt: skip
                    if due:
                        MilestoneFactory(measure=one, due=due)
    documents = {one["code"]: one for one in catalogue_document(concept)["measures"]}
    for one in stated(Measure.objects.all(), TODAY):
        by_date = behind(documents[one.code], TODAY).mark is not Mark.SAID
        assert by_date == (state_of(one) in BEHIND), one.code


@pytest.mark.parametrize(
    ("reason", "told", "expected"),
    [
        ("", "", ""),
        ("Der Bescheid fehlt", "Es beginnt im Mai", "Der Bescheid fehlt. Es beginnt im Mai."),
        (" Warum? ", "Deshalb!", "Warum? Deshalb!"),
        ("", "Läuft …", "Läuft …"),
    ],
)
def test_why_is_told_in_sentences(reason: str, told: str, expected: str) -> None:
    assert why(Behind(Mark.SAID, 0, "", reason), told) == expected
