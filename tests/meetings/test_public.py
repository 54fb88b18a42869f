"""What citizens read of meetings, and calendars one subscribes to."""

from datetime import timedelta

import pytest
import vobject
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate, now
from icalendar import Calendar

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.actors.operations import edit_person, vacate_seat
from gemeinwerk.actors.own_data.operations import agree_to_be_named
from gemeinwerk.concepts.models import Concept
from gemeinwerk.meetings import operations, queries, words
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    AgendaItemFactory,
    BodyFactory,
    InviteeFactory,
    MeetingFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
)

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


@pytest.fixture
def announced(meeting: Meeting, office: User) -> Meeting:
    operations.add_item(meeting, title="Wohnungen für große Familien", by=office)
    operations.add_item(meeting, title="Personelles", internal=True, by=office)
    return operations.edit_meeting(
        meeting, public=True, joining="Bitte melden Sie sich an.",
        link="https://konferenz.example/geheim", note="Nur für uns", by=office,
    )  # fmt: skip


def test_people_are_named_who_agreed_and_as_long_as_they_sit_there(
    announced: Meeting, concept: Concept, body: Body, client: Client, office: User
) -> None:
    """Without their organisation beside them; and at once no more."""
    town = body.municipality
    aylin, ben, eva = (
        PersonFactory(municipality=town, name=name)
        for name in ("Aylin Kaya", "Ben Lind", "Eva Ost")
    )
    SeatFactory(body=body, sitting=aylin)
    SeatFactory(body=body, sitting=ben)
    SeatFactory(body=body, sitting=eva, until=localdate() - timedelta(days=1))
    address = reverse("portal:meetings", args=[concept.slug])
    for one in (aylin, eva):
        edit_person(one, by=office, named_since=localdate())
    edit_person(ben, by=office, named_since=localdate() + ONE_DAY)
    page = client.get(address).content.decode()
    assert "Mit dabei: <span>Aylin Kaya</span>" in page
    assert "Ben Lind" not in page  # from tomorrow on
    edit_person(ben, by=office, named_since=None)
    agree_to_be_named(ben, agrees=True)
    assert "Aylin Kaya, Ben Lind" in client.get(address).content.decode()
    agree_to_be_named(aylin, agrees=False)
    page = client.get(address).content.decode()
    assert "Aylin Kaya" not in page
    vacate_seat(body.seats.get(occupancies__person=ben), by=office, until=localdate() - ONE_DAY)
    assert "Ben Lind" not in client.get(address).content.decode()


def test_citizens_read_what_is_announced_and_nothing_else(
    announced: Meeting, concept: Concept, body: Body, client: Client, office: User
) -> None:
    hidden = MeetingFactory(body=body, concept=concept, number=77, title="Vorbesprechung")
    who = PersonFactory(municipality=body.municipality, name="Aylin Kaya")
    club = OrganisationFactory(municipality=body.municipality, name="Verein Brücke")
    SeatFactory(body=body, organisation=club, sitting=who)
    address = reverse("portal:meetings", args=[concept.slug])
    page = client.get(address).content.decode()
    for told in ("Wohnungen für große Familien", "Rathaus", "Bitte melden Sie sich an", "Brücke"):
        assert told in page
    for untold in ("Personelles", "geheim", "Nur für uns", "Aylin Kaya", hidden.title):
        assert untold not in page
    assert address in client.get(reverse("portal:concept", args=[concept.slug])).content.decode()
    operations.cancel_meeting(announced, by=office)
    assert "abgesagt" in client.get(address).content.decode()


def test_all_groups_that_met_are_named_whichever_meetings_a_page_shows(
    concept: Concept, body: Body, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With whoever speaks in them today, each once, in the order of the alphabet."""
    monkeypatch.setattr("gemeinwerk.portal.views.meetings.A_PAGE", 1)
    long_ago = BodyFactory(municipality=body.municipality, name="AG Ämter")
    for n, one in enumerate((body, long_ago)):
        begins = now() - timedelta(days=100 * (n + 1))
        MeetingFactory(body=one, concept=concept, public=True, starts_at=begins)
    for name in ("Öko-Verein", "Ostbund", "Zirkel"):
        club = OrganisationFactory(municipality=body.municipality, name=name)
        for _seat in range(2):
            gone = {"until": localdate() - timedelta(days=1)} if name == "Zirkel" else {}
            SeatFactory(body=long_ago, organisation=club, sitting=None, **gone)
    page = client.get(reverse("portal:meetings", args=[concept.slug])).text
    groups = page.partition('id="gruppen"')[2]
    assert groups.index("AG Ämter") < groups.index("AG Wohnen")
    assert "Öko-Verein, Ostbund<" in groups
    assert "Zirkel" not in page


def test_what_is_announced_no_more_is_gone(
    announced: Meeting, concept: Concept, body: Body, client: Client, office: User
) -> None:
    operations.edit_meeting(announced, public=False, by=office)
    for name, key in (("meetings", concept.slug), ("body_calendar", body.pk)):
        assert client.get(reverse(f"portal:{name}", args=[key])).status_code == 404


def test_one_that_took_place_is_announced_afterwards_and_no_more(
    concept: Concept, body: Body, client: Client, office: User
) -> None:
    """Minutes are published of what is announced: who forgot it is not left without."""
    begins = now() - timedelta(days=3)
    held = MeetingFactory(body=body, concept=concept, state="held", starts_at=begins)
    address = reverse("portal:meetings", args=[concept.slug])
    desk = Client()
    desk.force_login(office)
    page, deed = (reverse(f"meetings:{name}", args=[held.pk]) for name in ("meeting", "announce"))
    assert "Öffentlich ankündigen" in desk.get(page).text
    assert client.get(address).status_code == 404
    desk.post(deed, {"oeffentlich": "1"})
    assert client.get(address).status_code == 200
    assert "Von den öffentlichen Seiten nehmen" in desk.get(page).text
    desk.post(deed)
    assert client.get(address).status_code == 404


def test_what_is_announced_stands_on_the_timeline(
    announced: Meeting, concept: Concept, client: Client
) -> None:
    concept.phases.create(title="Arbeitsgruppen", planned_start="2099-01-01")
    page = client.get(reverse("portal:process", args=[concept.slug])).content.decode()
    assert '<circle class="gw-planned"' in page
    assert "09.03.2099: AG Wohnen: 1. Sitzung" in page


def test_a_concept_that_is_not_public_tells_no_meeting(
    announced: Meeting, concept: Concept, body: Body, client: Client
) -> None:
    Concept.objects.update(public=False)
    for name, key in (
        ("meetings", concept.slug), ("meetings_calendar", concept.slug), ("body_calendar", body.pk)
    ):  # fmt: skip
        assert client.get(reverse(f"portal:{name}", args=[key])).status_code == 404


def test_a_public_calendar_is_fetched_once(
    announced: Meeting, concept: Concept, body: Body, client: Client, office: User
) -> None:
    for name, key in (("meetings_calendar", concept.slug), ("body_calendar", body.pk)):
        answer = client.get(reverse(f"portal:{name}", args=[key]))
        assert answer["Content-Type"].startswith("text/calendar")
        read = Calendar.from_ical(answer.content)
        [event] = read.events
        assert str(event["UID"]) == announced.uid
        text = answer.content.decode()
        assert "geheim" not in text
        assert "Personelles" not in text
        [other] = vobject.readOne(text).vevent_list
        assert other.location.value == "Rathaus"
        again = client.get(
            reverse(f"portal:{name}", args=[key]), headers={"if-none-match": answer["ETag"]}
        )
        assert (again.status_code, again.content) == (304, b"")


def test_five_hundred_events_take_six_queries_at_most(
    town: Municipality, body: Body, client: Client
) -> None:
    person = PersonFactory(municipality=town)
    row = operations.renew_calendar(person, by=None)
    first = now() + timedelta(days=1)
    many = MeetingFactory.create_batch(500, body=body, state="invited", starts_at=first)
    for one in many:
        InviteeFactory(meeting=one, person=person)
    AgendaItemFactory(meeting=many[0])
    address = reverse("attend:calendar", args=[words.said(row, words.CALENDAR)])
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    assert len(Calendar.from_ical(answer.content).events) == 500
    assert len(asked) <= 6, [one["sql"][:100] for one in asked]
    assert client.get(address, headers={"if-none-match": answer["ETag"]}).status_code == 304
    assert "private" in answer["Cache-Control"]
    operations.renew_calendar(person, by=None)
    assert client.get(address).status_code == 404


def test_ones_own_calendar_says_what_was_cancelled(
    meeting: Meeting, town: Municipality, office: User, client: Client
) -> None:
    person = PersonFactory(municipality=town, email="kaya@bruecke.example")
    address = queries.calendar_url(town, operations.renew_calendar(person, by=None))
    path = "/" + address.partition("://")[2].partition("/")[2]
    assert Calendar.from_ical(client.get(path).content).events == []
    operations.invite(meeting, people=[person.pk], by=office)
    before = client.get(path)
    operations.cancel_meeting(meeting, by=office)
    after = client.get(path, headers={"if-none-match": before["ETag"]})
    assert after.status_code == 200
    [event] = Calendar.from_ical(after.content).events
    assert str(event["STATUS"]) == "CANCELLED"
