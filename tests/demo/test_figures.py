"""Figures in Havelfurt: two shared series, counts that give nobody away, contradictions."""

import pytest

from gemeinwerk.concepts.models import Concept
from gemeinwerk.figures import queries
from gemeinwerk.figures.models import Breakdown, Contradiction, Holds
from gemeinwerk.figures.reading.models import Feed
from gemeinwerk.measures.models import MeasuredValue
from gemeinwerk.municipalities.models import Municipality

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.xdist_group("demo")]


@pytest.fixture
def concept(havelfurt: Municipality) -> Concept:
    return Concept.objects.get(municipality=havelfurt, status="implementation")


def test_two_series_stand_at_the_measures_they_serve(concept: Concept) -> None:
    for shared in queries.with_uses(concept, None):
        (use,) = [one for one in shared.uses.all() if one.measure]
        there = MeasuredValue.objects.filter(measure=use.measure, indicator=use.indicator)
        told = [(one.day, one.value) for one in shared.values.all()]
        assert list(there.values_list("day", "value")) == told
        assert len(told) >= 4
        assert shared.identifier
    assert Contradiction.objects.filter(concept=concept, holds=Holds.OPEN).count() == 2


def test_one_series_is_read_from_an_address_whose_last_reading_waits(concept: Concept) -> None:
    feed = Feed.objects.get(shared__concept=concept)
    waiting, taken = feed.readings.all()
    assert (waiting.outcome, waiting.difference) == ("waiting", [["2026-09-30", "5.4", "5.6"]])
    assert (taken.outcome, taken.same) == ("taken", 3)
    assert feed.next_at > waiting.at


def test_twelve_indicators_have_a_series(concept: Concept) -> None:
    found = MeasuredValue.objects.filter(measure__concept=concept)
    counted: dict[tuple[int, str], int] = {}
    for key in found.values_list("measure", "indicator"):
        counted[key] = counted.get(key, 0) + 1
    assert sum(number >= 2 for number in counted.values()) >= 12


def test_the_three_women_of_seedorf_are_not_told(concept: Concept) -> None:
    told = {tuple(place): count for *place, count in Breakdown.objects.get().published}
    assert told["Seedorf", "Frauen"] is None
    assert told[None, None] == 477
