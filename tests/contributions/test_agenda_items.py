"""To which item of an agenda something was said: chosen, known from minutes, shown, looked for,
exported and read in again; it stays where the item is gone."""

import csv
import io

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import exporting, operations, queries
from gemeinwerk.contributions.errors import Unfitting
from gemeinwerk.contributions.importing import operations as importing
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.meetings.models import AgendaItem, Meeting
from tests.factories import (
    AgendaItemFactory,
    BodyFactory,
    ConceptFactory,
    ContributionFactory,
    MeetingFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(concept: Concept) -> Meeting:
    body = BodyFactory(municipality=concept.municipality, name="AG Wohnen")
    made: Meeting = MeetingFactory(concept=concept, body=body, public=True)
    return made


@pytest.fixture
def item(meeting: Meeting) -> AgendaItem:
    for title in ("Begrüßung", "Aus dem Rat"):  # to which nobody says anything
        AgendaItemFactory(meeting=meeting, title=title)
    made: AgendaItem = AgendaItemFactory(meeting=meeting, title="Mieten am Fluss")
    return made


@pytest.fixture
def desk(office: User, client: Client) -> Client:
    client.force_login(office)
    return client


def record(concept: Concept, office: User, **details: object) -> Contribution:
    values = {"text": "Zu teuer.", "kind": "need", "channel": "meeting"} | details
    return operations.record(concept, by=office, **values)  # type: ignore[arg-type]


def test_an_item_says_in_which_meeting_and_none_of_another_is_taken(
    concept: Concept, office: User, meeting: Meeting, item: AgendaItem
) -> None:
    assert record(concept, office, item=item).meeting == meeting
    other = MeetingFactory(concept=concept)
    with pytest.raises(Unfitting, match="Tagesordnung"):
        record(concept, office, item=item, meeting=other)
    strange = AgendaItemFactory(meeting=MeetingFactory(concept=ConceptFactory()))
    with pytest.raises(Unfitting, match="anderen Konzept"):
        record(concept, office, item=strange)


def test_put_right_meeting_and_item_follow_each_other(
    concept: Concept, office: User, meeting: Meeting, item: AgendaItem
) -> None:
    one = record(concept, office)
    one = operations.edit(one, by=office, item=item)
    assert one.meeting == meeting
    other = MeetingFactory(concept=concept)
    one = operations.edit(one, by=office, meeting=other)
    assert (one.meeting, one.item) == (other, None)
    with pytest.raises(Unfitting, match="Tagesordnung"):
        operations.edit(one, by=office, item=item, meeting=MeetingFactory(concept=concept))
    one = operations.edit(one, by=office, item=item)
    assert one.meeting == meeting
    item.meeting = other  # put off to a later meeting: what was said before can still be put right
    item.save()
    assert operations.edit(one, by=office, title="Neu").item == item


def test_the_item_goes_and_what_was_said_stays(
    concept: Concept, office: User, item: AgendaItem
) -> None:
    one = record(concept, office, item=item)
    item.delete()
    one.refresh_from_db()
    assert (one.item, one.text) == (None, "Zu teuer.")


def test_from_the_meeting_to_the_form_with_its_item_chosen(
    concept: Concept, meeting: Meeting, item: AgendaItem, desk: Client
) -> None:
    page = desk.get(reverse("meetings:meeting", args=[meeting.pk])).text
    address = reverse("contributions:create", args=[concept.slug])
    query = f"woher=meeting&sitzung={meeting.pk}&punkt={item.pk}"
    assert f"{address}?{query.replace('&', '&amp;')}" in page
    form = desk.get(f"{address}?{query}").text
    typed = {"text": "Zu teuer.", "kind": "need"}
    assert f'<option value="{item.pk}" selected' in form
    typed |= {"channel": "meeting", "state": "internal", "language": "de", "item": str(item.pk)}
    sent = desk.post(address, typed | {"weiter": "1"})
    assert f"punkt={item.pk}" in sent["Location"]
    one = Contribution.objects.get()
    assert (one.meeting, one.item) == (meeting, item)
    shown = desk.get(reverse("contributions:contribution", args=[concept.slug, one.number])).text
    assert "Mieten am Fluss" in shown
    asked = desk.get(reverse("outcomes:outcomes", args=[concept.slug])).text
    assert f'<option value="{item.pk}">Mieten am Fluss</option>' in asked
    assert "Aus dem Rat" not in asked


def test_it_is_looked_for_and_stands_in_the_table_that_comes_back(
    concept: Concept, office: User, meeting: Meeting, item: AgendaItem, desk: Client
) -> None:
    one = record(concept, office, item=item)
    record(concept, office, meeting=meeting)
    listed = desk.get(
        reverse("contributions:contributions", args=[concept.slug]), {"punkt": item.pk}
    )
    assert list(listed.context["page"]) == [one.pk]
    found = list(queries.keys(concept, {"punkt": str(item.pk)}))
    text = exporting.csv_file(found).decode("utf-8-sig")
    [row] = csv.DictReader(io.StringIO(text), delimiter=";")
    assert row["Tagesordnungspunkt"] == "Mieten am Fluss"
    Contribution.objects.all().delete()
    importing.import_now(concept, content=text.encode(), name="x.csv", by=office)
    again = Contribution.objects.get()
    assert (again.meeting, again.item) == (meeting, item)


def test_what_a_table_names_otherwise_is_kept_beside(
    concept: Concept, office: User, meeting: Meeting, item: AgendaItem
) -> None:
    table = "Beitrag;Sitzung;TOP\nMehr Bänke!;Mond;Mieten am Fluss\n"
    importing.import_now(concept, content=table.encode(), name="x.csv", by=office)
    one = Contribution.objects.get()
    assert (one.meeting, one.item) == (None, None)
    assert one.extra == {"Sitzung": "Mond", "TOP": "Mieten am Fluss"}


@pytest.mark.parametrize("internal", [False, True])
def test_in_public_it_stands_with_the_meeting_unless_it_is_not_for_everybody(
    concept: Concept, meeting: Meeting, item: AgendaItem, client: Client, internal: bool
) -> None:
    AgendaItem.objects.update(internal=internal)
    ContributionFactory(
        concept=concept, number=1, channel="meeting", meeting=meeting, item=item, state="public"
    )
    page = client.get(reverse("portal:contribution", args=[concept.slug, 1])).text
    assert str(meeting) in page
    assert ("Mieten am Fluss" in page) is not internal
