"""What stood in the field for a function before there was a choice."""

from importlib import import_module

import pytest

function_of = import_module("gemeinwerk.actors.migrations.0006_seats_taken_over").function_of


@pytest.mark.parametrize(
    ("typed", "function"),
    [
        ("Vorsitz", "chair"), ("Leiter*in", "chair"), (" Vorsitzende*r ", "chair"),
        ("Leitung", "chair"), ("Protokoll", "minutes"), ("stellv.  Vorsitz", "deputy_chair"),
        ("Gast", "guest"), ("beratendes Mitglied", "adviser"), ("Mitglied", "member"),
        ("", ""), ("Sprecherin der AG", ""), ("im Wechsel mit dem Jobcenter", ""),
    ],
)  # fmt: skip
def test_known_words_are_chosen_and_others_stay_as_they_are(typed: str, function: str) -> None:
    assert function_of(typed) == function
