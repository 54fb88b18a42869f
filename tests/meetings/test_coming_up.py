"""What could come onto an agenda: offered by areas, taken up with one click, once."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.meetings import coming_up, operations
from gemeinwerk.meetings.errors import Unfitting
from gemeinwerk.meetings.models import ItemKind, Meeting
from tests.factories import (
    AgendaItemFactory,
    DeviationFactory,
    FieldFactory,
    MeasureFactory,
    MeetingFactory,
)

pytestmark = pytest.mark.django_db


def keys(meeting: Meeting) -> list[str]:
    return [one.source for _source, rows in coming_up.offered(meeting) for one in rows]


@pytest.fixture
def last(past: Meeting, office: User) -> Meeting:
    operations.add_item(past, title="Wohnungen", minutes=20, internal=True, by=office)
    operations.add_item(past, title="Regularien", kind=ItemKind.FORMAL, by=office)
    return operations.note_held(past, by=office)


def test_what_stood_on_the_last_agenda_comes_up_again_and_only_once(
    last: Meeting, meeting: Meeting, office: User
) -> None:
    source = f"item:{last.items.get(title='Wohnungen').pk}"
    assert keys(meeting) == [source]
    new = operations.take_up(meeting, source=source, by=office)
    assert (new.title, new.minutes, new.internal, new.kind) == ("Wohnungen", 20, True, "carried")
    assert keys(meeting) == []
    with pytest.raises(Unfitting):  # clicked twice
        operations.take_up(meeting, source=source, by=office)
    # Nor on that of another one that is to come.
    later = MeetingFactory(
        body=meeting.body,
        concept=meeting.concept,
        number=71,
        starts_at=meeting.starts_at + timedelta(days=9),
    )
    assert keys(later) == []


def test_only_of_the_last_one_and_not_of_one_that_is_to_come(
    last: Meeting, meeting: Meeting, body: Body, office: User
) -> None:
    between = MeetingFactory(body=body, concept=meeting.concept, number=72, title="Zwischendurch")
    item = AgendaItemFactory(meeting=between, title="Sprachkurse")
    assert len(keys(meeting)) == 1
    assert keys(meeting) != [f"item:{item.pk}"]
    operations.cancel_meeting(between, by=office)
    assert keys(meeting) == [f"item:{item.pk}"]
    own = MeetingFactory(body=body, concept=None, number=73, starts_at=meeting.starts_at)
    assert keys(own) == []


def test_what_waits_for_the_steering_group_comes_onto_its_agenda_with_one_click(
    meeting: Meeting, body: Body, office: User, client: Client
) -> None:
    measure = MeasureFactory(
        field=FieldFactory(concept=meeting.concept), code="1.7", title="Wartezeit senken"
    )
    waits = DeviationFactory(
        measure=measure, decider=body, correction="Zwei helfen aus.", wanted="Die AG stimmt zu."
    )
    DeviationFactory(measure=MeasureFactory(field=measure.field))  # its unit settles it itself
    DeviationFactory(measure=MeasureFactory(), decider=body)  # of another concept
    assert keys(meeting) == [f"deviation:{waits.pk}"]
    client.force_login(office)
    page = client.get(reverse("meetings:coming_up", args=[meeting.pk]))
    assert "Wartezeit senken" in page.content.decode()
    sent = {"quelle": f"deviation:{waits.pk}"}
    # Whatever language the office reads in: an agenda is German.
    client.cookies["django_language"] = "en"
    client.post(reverse("meetings:take_up", args=[meeting.pk]), sent, HTTP_ACCEPT_LANGUAGE="en")
    item = meeting.items.get()
    assert (item.title, item.kind, item.internal) == ("1.7 Wartezeit senken", "reported", True)
    assert "Gewünschte Entscheidung: Die AG stimmt zu." in item.text
    assert keys(meeting) == []


def test_with_many_it_asks_no_more(meeting: Meeting, body: Body) -> None:
    field = FieldFactory(concept=meeting.concept)

    def asked() -> int:
        with CaptureQueriesContext(connection) as found:
            keys(meeting)
        return len(found)

    DeviationFactory(measure=MeasureFactory(field=field), decider=body)
    before = asked()
    for _n in range(5):
        DeviationFactory(measure=MeasureFactory(field=field), decider=body)
    assert asked() == before
