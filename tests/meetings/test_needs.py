"""What is needed at a meeting: asked by the link, told as counts, beside no name, gone after it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.operations import erase_person
from gemeinwerk.meetings import needs, notices, operations
from gemeinwerk.meetings.models import Invitee, Meeting, MeetingNeeds
from gemeinwerk.meetings.operations import Said
from tests.factories import InviteeFactory, PersonFactory

pytestmark = pytest.mark.django_db
SAID = {
    "answer": "yes",
    "needs": ["interpreting", "childcare"],
    "interpreting": "Українська",
    "needs_note": "zwei Kinder",
    "needs_consent": "on",
}


def invited(meeting: Meeting, name: str = "Olena Tkatschenko") -> Invitee:
    person = PersonFactory(municipality=meeting.body.municipality, name=name)
    found: Invitee = InviteeFactory(meeting=meeting, person=person)
    return found


def answer(client: Client, one: Invitee, said: dict[str, Any]) -> Any:
    seen = {"seen": str(Invitee.objects.get(pk=one.pk).revision)}
    return client.post(notices.path_of(one), said | seen)


def test_it_is_counted_and_no_name_stands_beside_it(
    meeting: Meeting, office: User, client: Client
) -> None:
    one, other = invited(meeting), invited(meeting, "Samir Haddad")
    assert answer(client, one, SAID).status_code == 302
    assert (
        answer(client, other, SAID | {"needs": ["childcare"], "needs_note": ""}).status_code == 302
    )
    # Without agreement nothing is kept, and what was typed stands there.
    third = invited(meeting)
    refused = answer(client, third, SAID | {"needs_consent": ""})
    assert refused.status_code != 302
    assert "zwei Kinder" in refused.text
    assert MeetingNeeds.objects.count() == 2
    client.force_login(office)
    page = client.get(reverse("meetings:needs", args=[meeting.pk])).text
    assert "Kinderbetreuung: <strong>2</strong>" in page
    assert "Українська" in page
    assert "zwei Kinder" in page
    assert "Tkatschenko" not in page
    of_meeting = client.get(reverse("meetings:meeting", args=[meeting.pk])).text
    assert "Kinderbetreuung:" not in of_meeting
    assert "zwei Kinder" not in of_meeting


def test_whoever_has_the_link_finds_it_again_and_takes_it_back(
    meeting: Meeting, client: Client
) -> None:
    one = invited(meeting)
    answer(client, one, SAID)
    assert 'value="zwei Kinder"' in client.get(notices.path_of(one)).text
    assert 'value="zwei Kinder"' not in client.get(notices.path_of(invited(meeting))).text
    answer(client, one, {"answer": "yes"})
    assert not MeetingNeeds.objects.exists()


@pytest.mark.parametrize("how", ["says no", "office enters no", "left out", "erased"])
def test_whoever_does_not_come_takes_it_along(
    how: str, meeting: Meeting, office: User, client: Client
) -> None:
    one = invited(meeting)
    answer(client, one, SAID)
    assert MeetingNeeds.objects.exists()
    if how == "says no":
        answer(client, one, SAID | {"answer": "no"})
    elif how == "office enters no":
        operations.answer(one, said=Said("no"), by=office)
    elif how == "left out":
        operations.leave_out(one, by=office)
    else:
        erase_person(one.person, by=office, reason="verlangt")  # type: ignore[arg-type]
    assert not MeetingNeeds.objects.exists()


def test_the_day_after_it_is_gone(meeting: Meeting, client: Client) -> None:
    answer(client, invited(meeting), SAID)
    assert needs.forget_over() == 0
    began = now() - timedelta(days=2)
    Meeting.objects.filter(pk=meeting.pk).update(
        starts_at=began, ends_at=began + timedelta(hours=1)
    )
    assert needs.forget_over() == 1
