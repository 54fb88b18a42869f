"""A measure that stands in two concepts is reported once, and what is approved both say."""

from decimal import Decimal

import pytest
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.errors import NothingToReport
from gemeinwerk.monitoring.models import Report
from gemeinwerk.monitoring.same.models import SameMeasure
from gemeinwerk.monitoring.same.operations import NotTheSame, say_different, say_same
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    IndicatorFactory,
    MeasureFactory,
    MilestoneFactory,
    MunicipalityFactory,
)
from tests.monitoring.conftest import later, open_round
from tests.monitoring.test_reporting import NEW, handed_in, told


@pytest.fixture
def twin(concept: Concept, measure: Measure) -> Measure:
    """In the climate concept, with the same milestone and indicator, and one more of each."""
    climate = ConceptFactory(
        municipality=concept.municipality, title="Klimakonzept", status="implementation",
        public=True,
    )  # fmt: skip
    found: Measure = MeasureFactory(
        field=FieldFactory(concept=climate), code="K 4", lead_unit=measure.lead_unit,
        implementation="in_progress", course="on_course", end=later(400),
    )  # fmt: skip
    MilestoneFactory(measure=found, title="Portal läuft", due=later(60))
    IndicatorFactory(measure=found, name="Wartezeit", unit="Wochen", direction="decrease")
    return found


def test_it_is_asked_about_once(
    concept: Concept, measure: Measure, twin: Measure, office: User
) -> None:
    row = say_same(twin, leading=measure, by=office)
    with pytest.raises(NothingToReport):
        open_round(twin.concept, office)
    assert open_round(concept, office).reports.get().measure == measure
    say_different(row, by=office)
    assert open_round(twin.concept, office).reports.get().measure == twin


def test_who_reports_a_finished_one_is_asked_about_the_other(
    measure: Measure, twin: Measure, office: User
) -> None:
    say_same(twin, leading=measure, by=office)
    Measure.objects.filter(pk=measure.pk).update(implementation="done")
    assert open_round(twin.concept, office).reports.get().measure == twin


def test_approval_writes_both(
    concept: Concept, measure: Measure, twin: Measure, office: User, editor: User
) -> None:
    say_same(twin, leading=measure, by=office)
    report = open_round(concept, office).reports.get()
    client = Client()
    client.force_login(editor)
    page = client.get("/arbeitsplatz/meldungen/").content.decode()
    assert "Gilt auch für K 4 (Klimakonzept)." in page
    handed_in(report, editor)
    client.force_login(office)
    page = client.get(f"/arbeitsplatz/meldungen/{report.pk}/").content.decode()
    assert "K 4" in page
    operations.approve(report, by=office)
    both = told(measure), told(twin)
    for one in both:
        assert one["status"][1:3] == ("late", NEW["light_reason"])
        assert one["milestones"] == [(later(60), later(120), None)]
        assert one["values"][-1] == (later(-10), Decimal("8.5"))
        assert len(one["notes"]) == 1
    verbs = AuditEntry.objects.filter(target_type="measures.measure", target_id=twin.pk)
    assert {"measure.report_status", "measure.add_note"} <= set(
        verbs.values_list("verb", flat=True)
    )


def test_what_the_other_does_not_have_is_left_out(
    concept: Concept, measure: Measure, twin: Measure, office: User, editor: User
) -> None:
    twin.milestones.all().delete()
    twin.indicators.all().delete()
    Measure.objects.filter(pk__in=[measure.pk, twin.pk]).update(start=later(0), end=later(900))
    Measure.objects.filter(pk=twin.pk).update(start=later(800))
    measure.refresh_from_db()
    say_same(twin, leading=measure, by=office)
    report = open_round(concept, office, period_end=later(0)).reports.get()
    operations.approve(handed_in(report, editor, **NEW, **{"year_done-0": "Eins."}), by=office)
    assert told(twin)["values"] == []
    assert (measure.years.count(), twin.years.count()) == (1, 0)


def test_a_concept_that_is_not_carried_out_is_not_written(
    concept: Concept, measure: Measure, twin: Measure, office: User, editor: User
) -> None:
    say_same(twin, leading=measure, by=office)
    report = open_round(concept, office).reports.get()
    Concept.objects.filter(pk=twin.concept_id).update(status="superseded")
    before = told(twin)
    operations.approve(handed_in(report, editor), by=office)
    assert told(twin) == before


def test_one_that_is_given_up_is_not_taken_up_again(
    concept: Concept, measure: Measure, twin: Measure, office: User, editor: User
) -> None:
    say_same(twin, leading=measure, by=office)
    report = open_round(concept, office).reports.get()
    Measure.objects.filter(pk=twin.pk).update(implementation="dropped")
    before = told(twin)
    operations.approve(handed_in(report, editor), by=office)
    assert told(twin) == before


def test_who_approves_sees_what_is_overwritten_in_the_other_concept(
    concept: Concept, measure: Measure, twin: Measure, office: User, editor: User
) -> None:
    say_same(twin, leading=measure, by=office)
    report = handed_in(open_round(concept, office).reports.get(), editor)
    old = stamp(operations.approval_told(Report.objects.get()))
    Measure.objects.filter(pk=twin.pk).update(course="off_course")
    (clash,) = operations.clashes(Report.objects.get())
    assert "K 4 (Klimakonzept)" in clash
    assert "vom Kurs ab" in clash
    with pytest.raises(SeenOtherwise):
        operations.approve(report, by=office, seen=old)
    client = Client()
    client.force_login(office)
    listed = client.get(f"/arbeitsplatz/runden/{report.round_id}/")
    assert "Gilt auch für K 4 (Klimakonzept)." in listed.content.decode()
    (row,) = listed.context["rows"]
    assert clash in client.get(f"/arbeitsplatz/meldungen/{report.pk}/").content.decode()
    operations.approve(report, by=office, seen=row.stamp)
    assert told(twin)["status"][1] == "late"


def test_who_approves_sees_that_it_stands_in_another_concept_too(
    concept: Concept, measure: Measure, twin: Measure, office: User, editor: User
) -> None:
    report = handed_in(open_round(concept, office).reports.get(), editor)
    old = stamp(operations.approval_told(Report.objects.get()))
    say_same(twin, leading=measure, by=office)
    with pytest.raises(SeenOtherwise):
        operations.approve(report, by=office, seen=old)
    assert told(twin)["notes"] == []


def test_there_are_no_chains_and_no_strangers(
    concept: Concept, measure: Measure, twin: Measure, office: User
) -> None:
    third = MeasureFactory(
        field=FieldFactory(concept=ConceptFactory(municipality=concept.municipality))
    )
    with pytest.raises(NotTheSame):
        say_same(MeasureFactory(field=measure.field, code="1.8"), leading=measure, by=office)
    away = MeasureFactory(concept=ConceptFactory(municipality=MunicipalityFactory()))
    with pytest.raises(NotTheSame):
        say_same(away, leading=measure, by=office)
    say_same(twin, leading=measure, by=office)
    for follower, leading in ((third, twin), (measure, third), (twin, third)):
        with pytest.raises(NotTheSame):
            say_same(follower, leading=leading, by=office)
    assert SameMeasure.objects.count() == 1


def test_the_office_ties_and_unties_them(
    client: Client, measure: Measure, twin: Measure, office: User
) -> None:
    client.force_login(office)
    address = f"/arbeitsplatz/konzepte/{twin.concept.slug}/runden/in-zwei-konzepten/"
    client.post(address, {"measure": str(twin.pk), "leading": str(measure.pk)})
    row = SameMeasure.objects.get()
    assert "wird gemeldet mit" in client.get(address).content.decode()
    client.post(f"/arbeitsplatz/in-zwei-konzepten/{row.pk}/loesen/")
    assert not SameMeasure.objects.exists()
