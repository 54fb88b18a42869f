"""The public search knows what was said and decided in meetings, as far as it is published."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from gemeinwerk.accounts.models import User
from gemeinwerk.minutes.approving import operations as approving
from gemeinwerk.minutes.approving.models import How
from gemeinwerk.minutes.models import Minutes
from gemeinwerk.minutes.publishing import operations as publishing
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.municipalities.models import Municipality
from tests.factories import (
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    MeetingFactory,
    MinutedDecisionFactory,
    MinutesFactory,
    ParagraphFactory,
    PersonFactory,
    PresenceFactory,
    public_concept,
    user_with_role,
)
from tests.portal.test_search import page, plain, titles


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town)


@pytest.fixture
def minutes(town: Municipality) -> Minutes:
    body = BodyFactory(municipality=town, name="AG Sport")
    meeting = MeetingFactory(
        body=body, concept=public_concept(town), number=2, state="held", public=True
    )
    found: Minutes = MinutesFactory(meeting=meeting, state="draft", started_at=now())
    open_item = AgendaItemFactory(meeting=meeting, title="Schwimmzeiten", position=0)
    closed = AgendaItemFactory(meeting=meeting, title="Zeppelin", internal=True, position=1)
    ParagraphFactory(minutes=found, item=open_item, text="Frau Wolkenstein nennt zwei Turnhallen.")
    ParagraphFactory(minutes=found, item=closed, text="Seilbahn.")
    MinutedDecisionFactory(
        paragraph__minutes=found, paragraph__item=open_item, number=3, year=2027,
        text="Das Freibad öffnet früher.", dissent="Herr Wolkenstein zweifelt am Kiosk.",
    )  # fmt: skip
    for name in ("Mara Wolkenstein", "Ole Sonnenfels"):
        person = PersonFactory(municipality=town, name=name)
        PresenceFactory(attendance=AttendanceFactory(minutes=found, name="", person=person))
    return found


def published(minutes: Minutes, office: User, *, named: bool) -> PublishedMinutes:
    version = approving.approve(minutes, how=How.MEETING, by=office)
    content = publishing.as_text(publishing.preview(version, named=named))
    made = publishing.Made(version.pk, named, content, b"%PDF")
    return publishing.publish(version, made=made, by=office)


def test_minutes_are_found_by_stems_as_their_page_tells_them(
    client: Client, minutes: Minutes, office: User
) -> None:
    assert titles(client, "Turnhalle") == []
    found = published(minutes, office, named=False)
    address = reverse("portal:minutes", args=["integration", minutes.meeting_id])
    wanted = {
        "Turnhalle": ("Schwimmzeiten", "#punkt-1"),
        "Schwimmzeit": ("Schwimmzeiten", "#punkt-1"),
        "Freibäder": ("Beschluss 3/2027", "#beschluss-3-2027"),
        "Kioske": ("Beschluss 3/2027", "#beschluss-3-2027"),
    }
    there = client.get(address).text
    for query, (title, behind) in wanted.items():
        assert title in titles(client, query), query
        assert f'href="{address}{behind}"' in page(client, query), query
        assert f'id="{behind[1:]}"' in there
    assert "AG Sport, 2. Sitzung," in plain(page(client, "Turnhalle"))
    for word in ("Wolkenstein", "Wolkenstain", "Sonnenfels", "Zeppelin", "Seilbahn", "Seilbahm"):
        assert titles(client, word) == [], word
        assert "steht nirgends" not in page(client, word), word
    publishing.withdraw(found, by=office)
    assert titles(client, "Turnhalle") == []


def test_where_people_are_named_a_search_does_not_say_who_was_there(
    client: Client, minutes: Minutes, office: User
) -> None:
    found = published(minutes, office, named=True)
    assert "Schwimmzeiten" in titles(client, "Wolkenstein")  # whoever is spoken of in the text
    assert titles(client, "Sonnenfels") == []
    publishing.withdraw(found, by=office)
    assert titles(client, "Turnhalle") == []
