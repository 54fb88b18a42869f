"""What a status permits, and how late a phase is."""

from contextlib import nullcontext
from datetime import date

import pytest

from gemeinwerk.concepts import phases, queries
from gemeinwerk.concepts.errors import NotNow
from gemeinwerk.concepts.lifecycle import AT_WORK, WRITABLE, ConceptStatus
from gemeinwerk.concepts.models import Concept, Phase
from gemeinwerk.concepts.punctuality import Punctuality, punctuality
from gemeinwerk.core.writing import hold, turn
from gemeinwerk.municipalities.models import Municipality
from tests.factories import ConceptFactory, PhaseFactory

TODAY = date(2024, 3, 1)


@pytest.mark.parametrize("status", list(ConceptStatus))
@pytest.mark.parametrize(
    ("activity", "statuses"), [("concepts.write", WRITABLE), ("concepts.plan", AT_WORK)]
)
def test_what_a_status_permits(activity: str, statuses: tuple[str, ...], status: str) -> None:
    concept = Concept(status=status)
    assert phases.permits(activity, concept) is (status in statuses)
    assert (activity in [one.key for one in phases.permitted(concept)]) is (status in statuses)


def test_the_refusal_says_when_it_is_possible(db: None) -> None:
    with turn(), pytest.raises(NotNow) as refusal:
        phases.require("concepts.write", hold(ConceptFactory(status="adopted")))
    assert refusal.value.message == (
        "„Ziel, Handlungsfelder und Themen ändern“ geht nicht, solange das Konzept beschlossen "
        "ist. Möglich ist es: in Vorbereitung, in Beteiligung, in Erarbeitung, in Beratung."
    )


@pytest.mark.parametrize(("override", "possible"), [("Tippfehler", True), (" ", False)])
def test_an_override_says_why(db: None, override: str, possible: bool) -> None:
    with turn(), nullcontext() if possible else pytest.raises(NotNow):
        concept = hold(ConceptFactory(status="adopted"))
        phases.require("concepts.write", concept, override=override)


def test_a_concept_nobody_holds_is_not_asked(db: None) -> None:
    """Its status could change between the question and the writing."""
    concept = ConceptFactory()
    with turn(), pytest.raises(AssertionError, match="before it is held"):
        phases.require("concepts.write", concept)


@pytest.mark.parametrize(
    ("dates", "stands"),
    [
        ({}, Punctuality("none", "noch nicht begonnen")),
        ({"planned_start": "2024-03-01"}, Punctuality("none", "noch nicht begonnen")),
        (
            {"planned_start": "2024-02-29"},
            Punctuality("delayed", "sollte laufen", "seit einem Tag"),
        ),
        (
            {"planned_start": "2024-02-01", "actual_start": "2024-02-15"},
            Punctuality("progress", "läuft", "begonnen zwei Wochen später als geplant"),
        ),
        ({"actual_start": "2024-02-01"}, Punctuality("progress", "läuft")),
        (
            {"planned_end": "2023-11-01", "actual_start": "2023-02-01"},
            Punctuality("delayed", "überfällig", "seit vier Monaten"),
        ),
        (
            {"planned_end": "2024-01-15", "actual_end": "2024-02-29"},
            Punctuality("done", "abgeschlossen", "sechs Wochen später als geplant"),
        ),
        (
            {"planned_end": "2023-10-31", "actual_end": "2024-02-29"},
            Punctuality("done", "abgeschlossen", "vier Monate später als geplant"),
        ),
        (
            {"planned_end": "2024-02-02", "actual_end": "2024-02-01"},
            Punctuality("done", "abgeschlossen", "einen Tag früher als geplant"),
        ),
        (
            {"planned_end": "2024-02-01", "actual_end": "2024-02-01"},
            Punctuality("done", "abgeschlossen"),
        ),
    ],
)
def test_lateness_in_words(dates: dict[str, str], stands: Punctuality) -> None:
    phase = Phase(**{name: date.fromisoformat(day) for name, day in dates.items()})
    assert punctuality(phase, TODAY) == stands


def test_late_phases_are_those_punctuality_calls_late(town: Municipality) -> None:
    concept = ConceptFactory(municipality=town)
    late, waiting, *_others = [
        PhaseFactory(concept=concept, title=title, planned_start=start, planned_end=end, **actual)
        for title, start, end, actual in (
            ("überfällig", date(2024, 1, 1), date(2024, 2, 1), {"actual_start": date(2024, 1, 1)}),
            ("sollte laufen", date(2024, 2, 1), date(2024, 5, 1), {}),
            ("läuft", date(2024, 2, 1), date(2024, 5, 1), {"actual_start": date(2024, 2, 9)}),
            ("fertig", date(2024, 1, 1), date(2024, 2, 1), {"actual_end": date(2024, 2, 20)}),
            ("kommt", date(2024, 4, 1), None, {}),
        )
    ]
    found = list(queries.late_phases([concept], TODAY))
    assert found == [late, waiting]
    assert [p for p in Phase.objects.all() if punctuality(p, TODAY).late] == found
