"""No dead owner: a lead that does not answer is found, shown, and handed over in one step."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import NotPossible, ReasonMissing
from gemeinwerk.monitoring import operations
from gemeinwerk.monitoring.leads import Leads, Why, leads_of
from gemeinwerk.monitoring.models import Report, ReportingRound
from gemeinwerk.monitoring.operations.handing_over import NothingToHandOver
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from tests.factories import MeasureFactory, MunicipalityFactory, UnitFactory, user_with_role
from tests.monitoring.conftest import TODAY, later, open_round


def found(concept: Concept, on: Any = TODAY) -> Leads:
    return leads_of(concept, on)


@pytest.fixture
def two_rounds(concept: Concept, measure: Measure, office: User, editor: User) -> list[Report]:
    for title in ("Eins", "Zwei"):
        open_round(concept, office, title=title)
    return list(Report.objects.order_by("pk"))


def test_a_lead_is_living_until_it_did_not_answer(
    two_rounds: list[Report], concept: Concept
) -> None:
    assert found(concept).share == 100
    assert found(concept, later(30)).share == 100, "its day is not over"
    leads = found(concept, later(31))
    assert (leads.share, leads.dead[0].why) == (0, [Why.NEVER_LOOKED])


def test_one_answer_in_two_rounds_is_a_life(
    two_rounds: list[Report], concept: Concept, editor: User
) -> None:
    operations.report_nothing_new(two_rounds[0], by=editor)
    operations.submit(two_rounds[0], by=editor)
    assert found(concept, later(31)).dead == []


def test_whoever_looked_and_said_nothing_is_silent_too(
    two_rounds: list[Report], concept: Concept
) -> None:
    operations.note_seen(two_rounds)
    assert found(concept, later(31)).dead[0].why == [Why.SILENT]


def test_one_round_without_an_answer_is_not_yet_a_death(
    concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    open_round(concept, office)
    assert found(concept, later(31)).dead == []


def test_a_new_lead_is_not_blamed_for_the_old_one(
    two_rounds: list[Report], concept: Concept, town: Municipality
) -> None:
    other = UnitFactory(municipality=town)
    user_with_role("unit_editor", town, unit=other)
    Measure.objects.update(lead_unit=other)
    assert found(concept, later(31)).dead == []


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (lambda unit, editor: Measure.objects.update(lead_unit=None), Why.NOBODY),
        (
            lambda unit, editor: Organisation.objects.filter(pk=unit).update(active=False),
            Why.DISSOLVED,
        ),
        (
            lambda unit, editor: User.objects.filter(pk=editor).update(is_active=False),
            Why.UNREACHED,
        ),
        (
            lambda unit, editor: Notice.objects.filter(kind="report.asked").update(state="failed"),
            Why.CAME_BACK,
        ),
    ],
    ids=["nobody", "dissolved", "left the administration", "mail came back"],
)
def test_a_lead_that_cannot_answer(
    happens: Any, why: Why, concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    open_round(concept, office)
    happens(measure.lead_unit_id, editor.pk)
    leads = found(concept)
    assert (leads.share, leads.dead[0].why) == (0, [why])


def test_a_mail_that_arrived_since_counts(
    concept: Concept, measure: Measure, office: User, editor: User
) -> None:
    open_round(concept, office)
    Notice.objects.update(state="failed")
    open_round(concept, office, title="Später")
    Notice.objects.exclude(state="failed").update(state="sent")
    assert found(concept).dead == []


def test_of_what_is_finished_nobody_needs_to_answer(
    two_rounds: list[Report], concept: Concept
) -> None:
    Measure.objects.update(implementation="done")
    assert (found(concept, later(31)).measures, found(concept, later(31)).share) == (0, 100)


# --- handing over ---------------------------------------------------------------------------------


def test_all_unfinished_measures_go_over_at_once_with_a_reason_and_one_mail(
    two_rounds: list[Report], concept: Concept, measure: Measure, office: User, town: Municipality
) -> None:
    MeasureFactory(field=measure.field, code="1.8", lead_unit=measure.lead_unit)
    done = MeasureFactory(
        field=measure.field, code="1.9", lead_unit=measure.lead_unit, implementation="done"
    )
    other = UnitFactory(municipality=town, name="Bürgerservice")
    new = user_with_role("unit_editor", town, unit=other)
    Notice.objects.all().delete()
    moved = operations.hand_over_all(
        concept, leaving=measure.lead_unit_id, to=other, reason="Umorganisation", by=office
    )
    assert [one.code for one in moved] == ["1.7", "1.8"]
    done.refresh_from_db()
    assert done.lead_unit == measure.lead_unit, "who finished it stays"
    assert list(Notice.objects.values_list("kind", "recipient")) == [
        ("report.handed_over", new.email)
    ]
    entry = AuditEntry.objects.filter(verb="measure.hand_over").first()
    assert entry
    assert (entry.public, entry.reason) == (True, "Umorganisation")
    with pytest.raises(NothingToHandOver):
        operations.hand_over_all(
            concept, leaving=measure.lead_unit_id, to=other, reason="Noch einmal", by=office
        )


def test_a_lead_goes_to_a_unit_of_the_town_that_exists_with_a_reason_after_the_decision(
    concept: Concept, measure: Measure, office: User, town: Municipality
) -> None:
    other = UnitFactory(municipality=town)
    with pytest.raises(ReasonMissing):
        measures.hand_over(measure, to=other, reason=" ", by=office)
    for wrong in (
        UnitFactory(municipality=MunicipalityFactory()),
        UnitFactory(municipality=town, active=False),
    ):
        with pytest.raises(NotPossible):
            measures.hand_over(measure, to=wrong, reason="Weil.", by=office)
    Concept.objects.update(status="drafting")
    with pytest.raises(NotPossible):
        measures.hand_over(measure, to=other, reason="Weil.", by=office)


def test_the_page_hands_over(
    two_rounds: list[Report], concept: Concept, measure: Measure, office: User, town: Municipality
) -> None:
    ReportingRound.objects.update(state="closed")
    other = UnitFactory(municipality=town)
    client = Client()
    client.force_login(office)
    address = reverse("monitoring:leads", args=[concept.slug])
    content = client.get(address).content.decode()
    assert "0 von 1 unfertigen Maßnahmen" in content
    assert "nie nachgesehen" in content
    sent = {"leaving": str(measure.lead_unit_id), "to": str(other.pk), "reason": "Neuer Zuschnitt"}
    client.post(address, sent)
    measure.refresh_from_db()
    assert measure.lead_unit == other


def test_it_is_asked_in_the_same_queries_however_many(
    two_rounds: list[Report], concept: Concept, measure: Measure, town: Municipality
) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            found(concept, later(31))
        return len(asked)

    few = count()
    for number in range(30):
        MeasureFactory(
            field=measure.field, code=f"2.{number}", lead_unit=UnitFactory(municipality=town)
        )
    assert count() == few
