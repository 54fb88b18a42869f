"""Every part of a measure's page says the same: sentence, thread, facts, dates."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils.timezone import localdate

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    CostLineFactory,
    FieldFactory,
    IndicatorFactory,
    MeasuredValueFactory,
    MeasureFactory,
    MilestoneFactory,
    make_public,
    public_concept,
    published_version,
)
from tests.factories.catalogues import rich_concept
from tests.portal.facts_of_a_page import contradictions, pages

DAY = timedelta(days=1)
STATUSES = ("", "not_started", "in_progress", "partly", "done", "permanent", "everyday", "dropped")
COURSES = ("", "on_course", "late", "off_course")
SOURCES = ("", "budget", "present", "grant", "third_party", "open")


def every_kind_of_measure(town: Municipality) -> Concept:
    """Each status with each course: some ended, some expected later, with every source of money."""
    today = localdate()
    concept = public_concept(town)
    field = FieldFactory(concept=concept, code="1", title="Verwaltung")
    kinds = [(status, course) for status in STATUSES for course in COURSES]
    for number, (status, course) in enumerate(kinds):
        measure = MeasureFactory(
            field=field,
            code=f"1.{number}",
            position=number,
            implementation=status,
            course=course,
            end=[today - 40 * DAY, today, today + 400 * DAY, None][number % 4],
            start=today - 500 * DAY if number % 3 else None,
            permanent=number % 7 == 3,
            expected_end=[None, today + 90 * DAY, today + 600 * DAY][number % 3],
            expected_end_reason=["", "Die Stelle ist nicht besetzt."][number % 2],
            status_text="Der Rat hat anders entschieden." if number % 4 == 1 else "",
            obstacles="Zu wenige Räume." if number % 5 == 0 else "",
            cost_state=["", "stated", "none", "unknown", "running"][number % 5],
            cost_text="25.000 € jährlich" if number % 4 == 1 else "",
            funding_proviso=number % 6 == 5,
        )
        for place in range(number % 3):
            CostLineFactory(
                measure=measure,
                funding=SOURCES[(number + place) % len(SOURCES)],
                amount=None if number % 8 == 0 else Decimal(9_000),
            )
        for days in (-30, 30) if number % 2 else ():
            MilestoneFactory(measure=measure, title=f"Schritt {days}", due=today + days * DAY)
        if number % 3 == 1:
            IndicatorFactory(
                measure=measure, target=Decimal(1), unit="Schulen", target_date=today - DAY
            )
        if number % 9 in (1, 4):  # reached, or fallen short of
            MeasuredValueFactory(measure=measure, value=number % 9 // 4, day=today - 2 * DAY)
    return concept


@pytest.mark.parametrize("kind", ["adopted", "participation"])
def test_no_page_contradicts_itself(client: Client, town: Municipality, kind: str) -> None:
    concept = every_kind_of_measure(town)
    version = published_version(concept, kind=kind)
    told = [one for page in pages(client, version, localdate()) for one in contradictions(page)]
    assert told == []


def test_neither_does_one_of_which_everything_is_known(client: Client, town: Municipality) -> None:
    concept = rich_concept(town)
    Concept.objects.filter(pk=concept.pk).update(public=True, status="implementation")
    version = published_version(Concept.objects.get(pk=concept.pk))
    make_public(concept)
    told = [one for page in pages(client, version, localdate()) for one in contradictions(page)]
    assert told == []


def test_nor_one_of_an_edition_that_was_followed(client: Client, town: Municipality) -> None:
    concept = every_kind_of_measure(town)
    version = published_version(concept)
    Concept.objects.update(status="superseded")
    make_public(concept)
    for page in pages(client, version, localdate()):
        assert contradictions(page) == []
        assert page.state.label not in ("verzögert", "vom Kurs ab")
        assert "Nächster Meilenstein" not in page.facts


def test_a_contradiction_is_found(client: Client, town: Municipality) -> None:
    """What the pages are asked is able to fail."""
    concept = every_kind_of_measure(town)
    version = published_version(concept)
    read = list(pages(client, version, localdate()))
    Measure.objects.update(implementation="done")
    make_public(concept)
    again = {page.measure.code: page for page in pages(client, version, localdate())}
    mixed = [
        one
        for page in read
        for one in contradictions(replace(again[page.measure.code], html=page.html))
    ]
    assert any("the sentence does not begin with" in one for one in mixed)
    assert any("done at the thread" in one for one in mixed)
