"""Whoever reads and decides finds what is theirs on the first page."""

import html
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate, make_aware, now

from gemeinwerk.accounts.models import Membership, User
from gemeinwerk.audit.operations import at
from gemeinwerk.concepts.models import Concept
from gemeinwerk.desk import readers
from gemeinwerk.measures import operations as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    ConceptFactory,
    FieldFactory,
    MeasureFactory,
    MilestoneFactory,
    published_version,
    user_with_role,
)

As = Callable[..., Client]
READERS = ("steering", "council_reader", "participant")


@pytest.fixture
def concept(town: Municipality) -> Concept:
    return ConceptFactory(
        municipality=town, slug="ik", title="Konzept", status="implementation", public=True
    )


@pytest.fixture
def measure(concept: Concept) -> Measure:
    found: Measure = MeasureFactory(
        field=FieldFactory(concept=concept),
        code="1.1",
        title="Beraten",
        implementation="in_progress",
        end=localdate() - timedelta(days=100),
        expected_end_reason="Die Stelle war nicht besetzt.",
    )
    return found


def home(client: Client) -> str:
    return client.get("/arbeitsplatz/").content.decode()


@pytest.mark.parametrize("role", READERS)
def test_of_many_that_are_late_the_worst_are_told_and_where_all_stand(
    role: str, client_as: As, measure: Measure, concept: Concept
) -> None:
    long_ago = localdate() - timedelta(days=100)
    for n in range(2, readers.FEW + 2):
        MeasureFactory(
            field=measure.field, code=f"1.{n}", end=long_ago, implementation="not_started"
        )
    published_version(concept, kind="adopted")
    client = client_as(role)
    page = home(client)
    assert f"Gezeigt sind die {readers.FEW}" in page
    (address,) = re.findall(r'href="([^"]*)">Alle in „Konzept', page)
    whole = client.get(html.unescape(address)).content.decode()
    assert all(f"1.{n} " in re.sub(r"<[^>]*>", " ", whole) for n in range(1, readers.FEW + 2))


@pytest.mark.parametrize("role", READERS)
def test_what_is_late_and_why_stands_on_the_first_page(
    role: str, client_as: As, measure: Measure, concept: Concept
) -> None:
    published_version(concept, kind="adopted")
    client = client_as(role)
    page = home(client)
    assert "1.1 Beraten" in page
    assert "Die Stelle war nicht besetzt." in page
    [late] = client.get("/arbeitsplatz/").context["late"].worst
    assert client.get(late.url).status_code == 200


@pytest.mark.parametrize("role", ["office", "unit_editor", "administrator"])
def test_those_who_work_on_measures_have_their_own_page(
    role: str, client_as: As, measure: Measure
) -> None:
    assert "Was hakt" not in home(client_as(role))


@pytest.mark.parametrize("role", ["council_reader", "participant"])
def test_what_is_not_public_is_late_for_nobody_outside(
    role: str, client_as: As, measure: Measure, concept: Concept
) -> None:
    Concept.objects.update(public=False)
    assert "1.1 Beraten" not in home(client_as(role))
    assert "1.1 Beraten" in home(client_as("steering"))


def test_a_draft_is_late_for_nobody(client_as: As, measure: Measure, concept: Concept) -> None:
    Concept.objects.update(status="deliberation")
    assert "1.1 Beraten" not in home(client_as("steering"))


def test_what_changed_since_one_last_looked_is_new_and_afterwards_it_is_not(
    client_as: As, town: Municipality, measure: Measure, concept: Concept
) -> None:
    published_version(concept, kind="adopted")
    client = client_as("council_reader")
    by = user_with_role("office", town)
    morning = make_aware(datetime(2026, 5, 4, 9))
    with at(morning):
        home(client)
    with at(morning + timedelta(days=1)):
        measures.report_status(
            measure, changes={"implementation": "partly"}, by=by, expected_revision=1
        )
    with at(morning + timedelta(days=2)):
        assert "neuer Stand gemeldet" in home(client)
    with at(morning + timedelta(days=2, hours=1)):  # still the same visit
        assert "neuer Stand gemeldet" in home(client)
    with at(morning + timedelta(days=3)):
        page = home(client)
        assert "neuer Stand gemeldet" not in page
        assert "zuletzt hier waren (6. Mai 2026)" in page


def test_two_roles_are_one_look(town: Municipality, client_as: As) -> None:
    client = client_as("steering")
    user: Any = client.user  # type: ignore[attr-defined]
    user.memberships.create(municipality=town, role="council_reader")
    home(client)
    assert Membership.objects.filter(user=user.pk, looked_at__isnull=False).count() == 2


def test_a_participant_reads_what_became_of_the_draft(
    client_as: As, measure: Measure, concept: Concept
) -> None:
    client = client_as("participant")
    published_version(concept, kind="participation", at=make_aware(datetime(2024, 12, 11, 9)))
    assert "Was aus Ihrer Beteiligung wurde" not in home(client)
    published_version(concept, kind="adopted", at=make_aware(datetime(2025, 6, 25, 9)))
    page = home(client)
    assert "Aus dem Entwurf vom 11. Dezember 2024 (1 Maßnahme) wurde am 25. Juni 2025" in page
    assert "ein Beschluss: eine Maßnahme. Umgesetzt: 0, hinter der Zusage: 1." in page
    Concept.objects.update(decided_on=date(2025, 7, 2))
    assert "wurde am 2. Juli 2025" in home(client)
    [became] = client.get("/arbeitsplatz/").context["became"]
    assert client.get(became.url).status_code == 200


def test_what_is_to_be_decided_is_said(client_as: As, measure: Measure, concept: Concept) -> None:
    published_version(concept, kind="council")
    Concept.objects.update(status="deliberation")
    assert "zu beraten und zu entscheiden" in home(client_as("council_reader"))
    Concept.objects.update(status="implementation")
    assert "zu beraten und zu entscheiden" not in home(client_as("council_reader"))


@pytest.mark.parametrize("role", READERS)
def test_it_takes_the_same_queries_for_one_and_for_many(
    role: str,
    client_as: As,
    measure: Measure,
    concept: Concept,
    django_assert_max_num_queries: Any,
) -> None:
    for n in range(30):
        of = MeasureFactory(
            field=measure.field, code=f"2.{n}", implementation="in_progress",
            end=date(2020, 1, 1),
        )  # fmt: skip
        MilestoneFactory(measure=of)
        measures.report_status(
            of, changes={"implementation": "partly"}, by=None, expected_revision=1
        )
    published_version(concept, kind="participation")
    published_version(concept, kind="adopted")
    client = client_as(role)
    home(client)
    with django_assert_max_num_queries(24):
        home(client)


def test_a_public_change_is_told_by_what_its_reader_may_open(
    town: Municipality, measure: Measure, concept: Concept
) -> None:
    measures.report_status(
        measure, changes={"implementation": "partly"}, by=None, expected_revision=1
    )
    long_ago = make_aware(datetime.combine(date(2020, 1, 1), time.min))
    council: User = user_with_role("council_reader", town)
    assert readers.changes(town, council, long_ago) == []
    published_version(concept, kind="adopted")
    urls = [one.url for one in readers.changes(town, council, long_ago)]
    assert all(not url.startswith("/arbeitsplatz/konzepte/ik/massnahmen/1/") for url in urls)
    assert urls
    assert now() > long_ago
