"""Four deviations in Havelfurt: two wait for the steering group, two are decided, one task late."""

from datetime import date

import pytest

from gemeinwerk.concepts.decided import sources
from gemeinwerk.concepts.models import Concept
from gemeinwerk.monitoring.amending import queries as amending
from gemeinwerk.monitoring.risks import queries as risks
from gemeinwerk.monitoring.steering.desk import Desk, desk
from gemeinwerk.monitoring.steering.models import Assignment
from gemeinwerk.municipalities.models import Municipality

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.xdist_group("demo")]
TODAY = date(2026, 11, 28)


@pytest.fixture
def told(havelfurt: Municipality) -> Desk:
    return desk(Concept.objects.get(municipality=havelfurt, status="implementation"), TODAY)


def test_first_is_what_most_hangs_on(told: Desk) -> None:
    assert [row.measure.code for row in told.waiting] == ["2.10", "3.10"]
    assert [one.measure.code for one in told.waiting[0].hanging] == ["2.1", "2.11", "2.2"]


def test_of_what_was_decided_something_is_done_and_something_late(told: Desk) -> None:
    assert {row.measure.code for row in told.decided} == {"1.7", "2.8"}
    assert [one.due < TODAY for one in told.tasks] == [True, False]
    assert Assignment.objects.filter(done_on__isnull=False).count() == 1


def test_of_the_changes_one_of_each_kind_holds_and_others_wait(
    told: Desk, havelfurt: Municipality
) -> None:
    concept = Concept.objects.get(municipality=havelfurt, status="implementation")
    held = {one.kind: (one.measure.code, one.reference) for one in amending.agreed(concept)}
    assert held == {
        "drop": ("4.9", "26/SVV/0298"),
        "target": ("5.3", "26/SVV/0341"),
        "scope": ("1.4", "26/SVV/0341"),
        "lead": ("4.10", ""),
    }
    assert [(one.code, str(kind)) for one, kind in amending.unagreed(concept)]
    assert {one.measure.code for one in told.amendments} == {"2.8", "2.10"}


def test_what_one_meeting_decided_is_offered_once(havelfurt: Municipality) -> None:
    """The second of its changes was chosen from it; the next decision can be."""
    concept = Concept.objects.get(municipality=havelfurt, status="implementation")
    offered = [one for one in sources(concept) if one.decided_on == date(2026, 11, 4)]
    assert [one.reference for one in offered] == ["26/SVV/0341"]


def test_risks_were_looked_at_again_or_not(told: Desk, havelfurt: Municipality) -> None:
    concept = Concept.objects.get(municipality=havelfurt, status="implementation")
    found, since = list(risks.of_concept(concept)), risks.round_since(concept)
    assert [one.state for one in found] == ["open"] * 4 + ["happened"]
    assert found[0].measure is None
    assert since
    assert sum(one.state == "open" and one.reviewed_on < since for one in found) == 2
