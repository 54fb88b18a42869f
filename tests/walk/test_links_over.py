"""Links of one's own that are over: each says so, tells nothing else, and changes nothing."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate, now

from gemeinwerk.actors.models import DataLink, DataRequest, Person
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.invitations import links
from gemeinwerk.invitations.answering.models import NeedsOrder, Reply
from gemeinwerk.invitations.joining.models import JoinRequest
from gemeinwerk.invitations.models import Invitation, PersonalLink
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.models import CalendarAddress, Invitee, Meeting
from gemeinwerk.nominations.models import Nomination, NominationLink, NominationRequest
from gemeinwerk.representation.models import Enquiry, Slip
from tests.factories import NominationFactory
from tests.walk.asked import browser
from tests.walk.offers import offered
from tests.walk.scene import Scene

pytestmark = pytest.mark.django_db
OVER = "Dieser Link gilt nicht mehr"
WATCHED = (
    AuditEntry, CalendarAddress, DataLink, DataRequest, Enquiry, Invitation, Invitee, JoinRequest,
    Meeting, NeedsOrder, Nomination, NominationLink, Person, PersonalLink, Reply, Slip,
)  # fmt: skip
YESTERDAY = {"expires_on": localdate() - timedelta(days=1)}

# The pages a link opens, by the place in the scene its word has, and what is sent to each.
INVITED = ("word", ["answering:page", "answering:thanks", "answering:entry"],
           {"coming": "declined", "privacy": "on", "seen": "1"})  # fmt: skip
NAMING = ("nominating_token", ["nominate:answer"], {"answer": "declined"})
OWN_DATA = ("data_token", ["own_data:page", "own_data:json"], {"keine-mails": "1"})
MEETING = ("attending_word", ["attend:page", "attend:entry"], {"answer": "no", "seen": "0"})
JOINING = ("join_key", ["joining:confirm"], {})
KINDS = (INVITED, NAMING, OWN_DATA, MEETING)


def _link(scene: Scene) -> Any:
    return PersonalLink.objects.filter(invitation=scene.invitation)


def _naming(scene: Scene) -> Any:
    return NominationLink.objects.filter(request=scene.asked)


def _data(scene: Scene) -> Any:
    return DataLink.objects.filter(person=scene.person)


def _gone(model: Any, key: str) -> Callable[[Scene], Any]:
    return lambda s: model.objects.filter(pk=s.find(key)).delete()


def _erase(model: Any, key: str) -> Callable[[Scene], Any]:
    """As erasing leaves it: without whose it was."""
    return lambda s: model.objects.filter(pk=s.find(key)).update(person=None)


ENDS: dict[str, tuple[Any, Callable[[Scene], Any], int]] = {
    "invited, expired": (INVITED, lambda s: _link(s).update(**YESTERDAY), 410),
    "invited, withdrawn": (INVITED, lambda s: _link(s).update(withdrawn_at=now()), 410),
    "invited, erased": (INVITED, _erase(Invitation, "invitation.pk"), 410),
    "invited, left out": (INVITED, _gone(Invitation, "invitation.pk"), 404),
    "naming, expired": (NAMING, lambda s: _naming(s).update(**YESTERDAY), 410),
    "naming, withdrawn": (NAMING, lambda s: _naming(s).update(withdrawn_at=now()), 410),
    "naming, settled": (
        NAMING,
        lambda s: NominationRequest.objects.filter(pk=s.asked.pk).update(closed_at=now()),
        410,
    ),
    "own data, expired": (OWN_DATA, lambda s: _data(s).update(expires_at=now()), 410),
    "own data, withdrawn": (OWN_DATA, lambda s: _data(s).update(withdrawn_at=now()), 410),
    "own data, forgotten": (OWN_DATA, lambda s: _data(s).delete(), 404),
    "meeting, left out": (MEETING, _gone(Invitee, "invitee.pk"), 404),
    "meeting, erased": (MEETING, _erase(Invitee, "invitee.pk"), 410),
    "joining, refused": (JOINING, _gone(JoinRequest, "join_request.pk"), 404),
    "joining, of another address": (
        JOINING,
        lambda s: JoinRequest.objects.filter(pk=s.join_request.pk).update(email="b@x.example"),
        404,
    ),
}  # fmt: skip


@pytest.fixture
def scene(kept_scene: Scene, db: None, settings: Any) -> Scene:
    settings.ALLOWED_HOSTS = ["*"]
    return kept_scene


def as_it_stands() -> list[Any]:
    return [list(model._base_manager.order_by("pk").values()) for model in WATCHED]


def told_of(scene: Scene) -> list[str]:
    """What only whoever has a link that holds may read."""
    guest = scene.invitation.person
    assert guest
    return [
        guest.name, guest.email, scene.person.name, scene.body.name, scene.asked.organisation.name,
        "Kim Beispiel", "kim@verein.example", "Wohnungen", "Vertreterin", "Auftakt",
        scene.join_request.email, "Ich heiße anders",
    ]  # fmt: skip


def says_only_that_it_is_over(answer: Any, status: int, secrets: list[str]) -> None:
    page = answer.content.decode()
    assert (answer.status_code, OVER in page) == (status, True)
    assert [one for one in secrets if one and one in page] == []
    assert "noindex" in answer["X-Robots-Tag"]


@pytest.mark.parametrize("end", ENDS)
def test_a_link_that_is_over_says_so_and_nothing_else(end: str, scene: Scene) -> None:
    (word, names, typed), ends, status = ENDS[end]
    secrets, client = told_of(scene), browser()
    ends(scene)
    before = as_it_stands()
    for name in names:
        address = reverse(name, args=[scene.find(word)])
        says_only_that_it_is_over(client.get(address), status, secrets)
        sent = client.post(address, typed)
        if sent.status_code != 405:
            says_only_that_it_is_over(sent, status, secrets)
    assert as_it_stands() == before


@pytest.mark.parametrize("whose", KINDS, ids=lambda one: one[0])
def test_a_link_opens_nothing_but_its_own(whose: Any, scene: Scene) -> None:
    """The word of one is none where another's is asked for."""
    secrets, client = told_of(scene), browser()
    before = as_it_stands()
    for word, names, typed in KINDS:
        if word == whose[0]:
            continue
        address = reverse(names[0], args=[scene.find(whose[0])])
        says_only_that_it_is_over(client.get(address), 404, secrets)
        says_only_that_it_is_over(client.post(address, typed), 404, secrets)
    for name in ("attend:calendar", "joining:confirm"):
        assert client.get(reverse(name, args=[scene.find(whose[0])])).status_code == 404
    assert as_it_stands() == before


def test_nobody_answers_for_another_organisation(scene: Scene) -> None:
    """With a link that holds, and the key of a seat another one was asked about."""
    other = NominationFactory(request__municipality=scene.town, seat=scene.body.seats.create())
    typed = {"answer": "declined", "seats": str(other.pk)}
    before = as_it_stands()
    address = reverse("nominate:answer", args=[scene.nominating_token])
    answer = browser().post(address, typed)
    assert (answer.status_code, other.request.organisation.name in answer.content.decode()) == (
        200,
        False,
    )
    assert as_it_stands() == before


def test_of_a_meeting_that_is_cancelled_or_over_no_answer_is_taken(scene: Scene) -> None:
    address = reverse("attend:page", args=[scene.attending_word])
    typed = offered(browser(), address)[(address, "")].as_it_is | {"answer": "no"}
    past = {"starts_at": now() - timedelta(hours=3), "ends_at": now() - timedelta(hours=1)}
    for changes in (past, {"state": "cancelled"}):
        Meeting.objects.filter(pk=scene.meeting.pk).update(**changes)
        before = as_it_stands()
        answer = browser().post(address, typed)
        assert answer.status_code in (409, 410)
        assert as_it_stands() == before


def test_a_calendar_that_was_renewed_is_no_longer_there(scene: Scene) -> None:
    address = reverse("attend:calendar", args=[scene.calendar_word])
    assert browser().get(address).status_code == 200
    meetings.renew_calendar(scene.person, by=None)
    before = as_it_stands()
    answer = browser().get(address)
    assert answer.status_code == 404
    assert [one for one in told_of(scene) if one and one in answer.content.decode()] == []
    assert as_it_stands() == before


def test_a_code_on_paper_that_is_over_leads_to_the_same_sentence(scene: Scene) -> None:
    made = links.make(scene.invitation, with_code=True)
    _link(scene).update(withdrawn_at=now())
    before = as_it_stands()
    client = browser()
    answer = client.post(reverse("answering:code"), {"code": links.written(made.code)}, follow=True)
    says_only_that_it_is_over(answer, 410, told_of(scene))
    slip = client.post(reverse("portal:presence_draw", args=[scene.word]))
    assert slip.status_code == 404
    assert as_it_stands() == before
