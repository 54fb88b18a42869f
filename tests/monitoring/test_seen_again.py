"""What was decided is seen in the next round; a delay shows what hangs on it; what most hangs on is
named first."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.models import Report
from gemeinwerk.monitoring.steering import operations as steering
from gemeinwerk.monitoring.steering.desk import desk
from gemeinwerk.monitoring.steering.lately import decided_lately
from gemeinwerk.monitoring.steering.operations import Said, Task
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    DecisionFactory,
    DependencyFactory,
    DeviationFactory,
    MeasureFactory,
    user_with_role,
)
from tests.monitoring.conftest import later, open_round

pytestmark = pytest.mark.django_db
TODAY = localdate()


@pytest.fixture
def decided(measure: Measure, office: User, editor: User) -> None:
    assert measure.lead_unit
    said = Said(off="Spät.", cause="staff", correction="Aushilfe.")
    found = steering.name_deviation(measure, said=said, by=editor)
    task = Task("Aushilfe abordnen", measure.lead_unit, later(20))
    steering.decide(
        found, verdict="agreed", words="So geschieht es.", decided_on=TODAY, tasks=[task], by=office
    )


def test_who_reports_and_who_approves_sees_what_was_decided(
    decided: None, concept: Concept, office: User, editor: User, client: Client
) -> None:
    report = open_round(concept, office).reports.get()
    client.force_login(editor)
    page = client.get(reverse("monitoring:reports")).content.decode()
    assert "So geschieht es." in page
    assert "Aushilfe abordnen" in page
    operations.report_nothing_new(report, by=editor)
    operations.submit(report, by=editor)
    client.force_login(office)
    address = reverse("monitoring:report", args=[report.pk])
    assert "Aushilfe abordnen" in client.get(address).content.decode()


def test_who_only_reads_what_is_public_does_not(
    decided: None, concept: Concept, office: User, editor: User, town: Municipality, client: Client
) -> None:
    report = open_round(concept, office).reports.get()
    operations.report_nothing_new(report, by=editor)
    operations.submit(report, by=editor)
    operations.approve(report, by=office)
    client.force_login(user_with_role("council_reader", town))
    page = client.get(reverse("monitoring:report", args=[report.pk]))
    assert page.status_code == 200
    assert "So geschieht es." not in page.content.decode()


def test_what_is_over_for_long_is_told_no_more(
    concept: Concept, measure: Measure, office: User, django_assert_num_queries: Any
) -> None:
    over = DeviationFactory(measure=measure, correction="Ja.", state="closed")
    DecisionFactory(deviation=over, decided_on=later(-400))
    report = open_round(concept, office).reports.get()
    with django_assert_num_queries(1):
        assert decided_lately([report]) == {}
    other = DecisionFactory(deviation=over, decided_on=later(-400))
    other.assignments.create(text="Noch offen", unit=measure.lead_unit, due=TODAY)
    other.assignments.create(text="Auch", unit=measure.lead_unit, due=TODAY, done_on=TODAY)
    (told,) = decided_lately(Report.objects.select_related("round"))[measure.pk]
    assert "Noch offen" in [task.text for task in told.tasks]


def test_a_delay_is_drawn_with_what_hangs_on_it(
    measure: Measure, office: User, client: Client
) -> None:
    client.force_login(office)
    tab = reverse("monitoring:measure_steering", args=[measure.concept.slug, measure.pk])
    assert "gw-timeline" not in client.get(tab).content.decode()
    waiting = MeasureFactory(field=measure.field, code="1.8", end=later(600))
    milestone = measure.milestones.get()
    DependencyFactory(measure=waiting, on=measure, milestone=milestone)
    Measure.objects.filter(pk=measure.pk).update(start=later(-100), expected_end=later(500))
    page = client.get(tab)
    first, second, third = page.context["spans"]
    assert (first.planned_end, first.actual_end) == (measure.end, later(500))
    assert (second.label, second.planned_end) == (milestone.title, milestone.due)
    assert (third.planned_end, third.actual_end) == (later(600), None)
    assert "gw-timeline" in page.content.decode()


def test_what_most_wait_for_is_named_first(concept: Concept, measure: Measure) -> None:
    past = TODAY - timedelta(days=700)
    MeasureFactory(
        field=measure.field, code="1.1", start=past, end=past, implementation="in_progress"
    )
    Measure.objects.filter(pk=measure.pk).update(course="late")
    assert [one.code for one in desk(concept, TODAY).unnamed] == ["1.1", "1.7"]
    DependencyFactory(measure=MeasureFactory(field=measure.field, code="1.9"), on=measure)
    found = desk(concept, TODAY).unnamed
    assert [(one.code, one.waiting) for one in found] == [("1.7", 1), ("1.1", 0)]
