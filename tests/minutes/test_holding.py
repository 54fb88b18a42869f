"""A meeting is held: who is there, item by item, what is decided, and its end."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime, now

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.errors import DomainError
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.convening.operations import set_convening
from gemeinwerk.meetings.errors import NotYet
from gemeinwerk.meetings.models import AgendaItem, Invitee, Meeting
from gemeinwerk.minutes import operations, telling
from gemeinwerk.minutes.models import Attendance, Decision, Minutes, Presence, Task
from gemeinwerk.minutes.operations import Who
from gemeinwerk.municipalities.models import Municipality
from tests.factories import MeetingFactory, PersonFactory

pytestmark = pytest.mark.django_db
VOTES: dict[str, Any] = {
    "text": "Es wird empfohlen.", "result": "agreed", "votes_for": 2, "votes_against": 1,
    "abstained": 0, "dissent": "",
}  # fmt: skip


@pytest.fixture
def members(meeting: Meeting, office: User) -> list[Any]:
    """Three who vote, one who advises."""
    people = PersonFactory.create_batch(4, municipality=meeting.body.municipality)
    for number, person in enumerate(people):
        function = "adviser" if number == 3 else "member"
        actors.add_seat(meeting.body, person=person, function=function, by=office)
    return people


def of(minutes: Minutes, person: Any) -> Attendance:
    return minutes.attendances.get(person=person)


def test_who_is_expected_is_on_the_list(meeting: Meeting, members: list[Any], office: User) -> None:
    """Who said no is excused; who comes for somebody votes for them; begun twice it is one."""
    guest = PersonFactory(municipality=meeting.body.municipality)
    meetings.invite(meeting, people=[guest.pk, *(one.pk for one in members[:2])], by=office)
    said = operations_said()
    for person, answer in zip(members, said, strict=False):
        meetings.answer(Invitee.objects.get(person=person), said=answer, by=office)
    minutes = operations.begin(meeting, by=office)
    assert operations.begin(meeting, by=office) == minutes
    rows = {str(one): (one.votes, one.excused) for one in minutes.attendances.all()}
    assert rows == {
        str(guest): (False, False),
        str(members[0]): (True, True),
        str(members[1]): (False, True),
        "Olena Petrenko": (True, False),
        str(members[2]): (True, False),
        str(members[3]): (False, False),
    }
    assert minutes.quorum == 2


def operations_said() -> list[Any]:
    return [meetings.Said("no"), meetings.Said("deputy", "Olena Petrenko")]


def test_a_cancelled_meeting_has_no_minutes(meeting: Meeting, office: User) -> None:
    meetings.cancel_meeting(meeting, by=office)
    with pytest.raises(DomainError):
        operations.begin(meeting, by=office)


def test_a_body_can_decide_while_enough_are_there(
    meeting: Meeting, members: list[Any], office: User
) -> None:
    """Somebody leaves and returns; the adviser does not count."""
    minutes = operations.begin(meeting, by=office)
    began = now()

    def at(minutes_later: int) -> Any:
        return audit.at(began + timedelta(minutes=minutes_later))

    first, second, third, adviser = (of(minutes, one) for one in members)
    with at(0):
        operations.come(first, by=office)
        operations.come(adviser, by=office)
    with at(10):
        operations.come(second, by=office)
        operations.come(second, by=office)
    with at(30):
        operations.leave(first, by=office)
    with at(40):
        operations.come(first, by=office)
        operations.excuse(third, by=office)
    room = telling.room(minutes, list(minutes.attendances.all()))
    assert (room.there, room.voting, room.votes, room.enough) == (3, 2, 3, True)

    def clock(later: int) -> str:
        return f"{localtime(began + timedelta(minutes=later)):%H:%M}"

    assert list(room.sentences) == [f"{clock(10)}–{clock(30)} Uhr", f"seit {clock(40)} Uhr"]
    assert Presence.objects.filter(attendance=first).count() == 2


def test_what_is_over_tells_who_was_there_and_when_it_could_decide(
    meeting: Meeting, members: list[Any], office: User, client: Client
) -> None:
    """Nobody is there any more, and that is no reason to say that nobody was."""
    minutes = operations.begin(meeting, by=office)
    first, second, third, _adviser = (of(minutes, one) for one in members)
    for one in (first, second):
        operations.come(one, by=office)
    operations.finish(minutes, by=office)
    minutes.refresh_from_db()
    room = telling.room(minutes, list(minutes.attendances.all()))
    assert (room.there, room.voting, room.is_over, len(room.sentences)) == (2, 2, True, 1)
    client.force_login(office)
    page = client.get(reverse("minutes:minutes", args=[minutes.pk])).content.decode()
    assert "2 waren da" in page
    assert "nicht beschlussfähig" not in page
    assert "kommt zurück" not in page
    operations.come(third, by=office)
    operations.come(first, by=office)
    assert not Presence.objects.filter(left_at=None).exists()
    assert Presence.objects.filter(attendance=first).count() == 1
    assert Presence.objects.filter(attendance=third).count() == 1


def test_who_joins_from_elsewhere_counts_as_it_is_said_of_the_body(
    meeting: Meeting, members: list[Any], office: User, client: Client
) -> None:
    meetings.edit_meeting(meeting, format="hybrid", by=office)
    set_convening(meeting.body, remote="not", remote_norm="§ 5 der Ordnung", by=office)
    minutes = operations.begin(meeting, by=office)
    first, second = (of(minutes, one) for one in members[:2])
    client.force_login(office)
    address = reverse("minutes:minutes", args=[minutes.pk])

    def told() -> str:
        return " ".join(client.get(address).text.split())

    client.post(reverse("minutes:mark", args=[minutes.pk]), {"kommt": first.pk})
    client.post(reverse("minutes:mark", args=[minutes.pk]), {"zugeschaltet": second.pk})
    page = told()
    for words in ("2 da", "1 von 3 mit Stimme", "nicht beschlussfähig", ">zugeschaltet<",
                  "Mitglieder: 2 von 3", "nicht mit (§ 5 der Ordnung)."):  # fmt: skip
        assert words in page
    set_convening(meeting.body, remote="count", remote_norm="", by=office)
    assert "2 von 3 mit Stimme" in told()
    set_convening(meeting.body, remote="not", remote_norm="", by=office)
    form = reverse("minutes:attendance", args=[second.pk])
    assert client.get(form).context["form"]["remote"].value() is True
    client.post(form, {"votes": "on", "came0": "12:00"})
    second.refresh_from_db()
    assert not second.remote


def test_a_meeting_with_too_few_could_never_decide(
    meeting: Meeting, members: list[Any], office: User, client: Client
) -> None:
    minutes = operations.begin(meeting, by=office)
    operations.come(of(minutes, members[0]), by=office)
    operations.finish(minutes, by=office)
    client.force_login(office)
    page = client.get(reverse("minutes:minutes", args=[minutes.pk])).content.decode()
    assert "zu keiner Zeit beschlussfähig" in page


def test_the_end_of_a_meeting(minutes: Minutes, item: AgendaItem, office: User) -> None:
    """Whoever is still there leaves, the item ends, it took place; said twice, once."""
    guest = operations.enter(minutes, who=Who(name="Dr. Sandow"), by=office)
    operations.go_on(minutes, item=item.pk, by=office)
    operations.give_code(minutes, by=office)
    for _time in range(2):
        found = operations.finish(Minutes.objects.get(), by=office)
    meeting = Meeting.objects.get()
    assert (found.state, found.code, meeting.state) == ("draft", "", "held")
    assert guest.presences.get().left_at == found.ended_at == item.runs.get().ended_at


def test_what_has_not_begun_does_not_end(office: User) -> None:
    minutes = operations.begin(MeetingFactory(), by=office)
    with pytest.raises(NotYet):
        operations.finish(minutes, by=office)
    assert Minutes.objects.get().state == "open"


def test_minutes_written_from_notes_have_the_times_of_the_meeting(office: User) -> None:
    meeting = MeetingFactory(starts_at=now() - timedelta(days=3))
    minutes = operations.begin(meeting, by=office)
    guest = operations.enter(minutes, who=Who(name="Dr. Sandow"), by=office)
    operations.finish(minutes, by=office)
    there = guest.presences.get()
    assert (there.came_at, there.left_at) == (meeting.starts_at, meeting.ends_at)


# --- decisions and tasks --------------------------------------------------------------------------


def test_decisions_are_numbered_in_their_body(minutes: Minutes, office: User) -> None:
    """A mere sounding has no number; what becomes a decision gets the next one."""
    first = operations.decide(minutes, item=None, by=office, **VOTES)
    sounded = operations.decide(minutes, item=None, by=office, **VOTES | {"result": "sounded"})
    third = operations.decide(minutes, item=None, by=office, **VOTES | {"result": "refused"})
    assert [one.number for one in (first, sounded, third)] == [1, None, 2]
    changed = operations.edit_decision(sounded, by=office, result="agreed")
    assert (changed.number, Decision.objects.get(pk=sounded.pk).paragraph.kind) == (3, "decision")
    operations.remove_decision(first, by=office)
    assert not minutes.paragraphs.filter(decision=None).exists()
    assert minutes.meeting.body.decisions.count() == 2


def test_a_task_is_of_a_person_or_an_organisation(
    minutes: Minutes, town: Municipality, office: User
) -> None:
    person, stranger = PersonFactory(municipality=town), PersonFactory()
    told = {"item": None, "by": office, "text": "Beim Land nachfragen"}
    with pytest.raises(DomainError):
        operations.give_task(minutes, person=stranger, **told)
    task = operations.give_task(minutes, person=person, **told)
    assert Task.objects.get().owner == str(person)
    operations.remove_task(task, by=office)
    assert not minutes.paragraphs.exists()


# --- with the code --------------------------------------------------------------------------------


def enter(client: Client, code: str, name: str, organisation: str = "") -> Any:
    page = reverse("attendance:page", args=[code])
    return client.post(page, {"name": name, "organisation": organisation})


def test_people_enter_themselves(
    client: Client, meeting: Meeting, members: list[Any], office: User
) -> None:
    """Who is expected has come; who is not is entered; the same name twice is one."""
    minutes = operations.begin(meeting, by=office)
    code = operations.give_code(minutes, by=office)
    answer = client.post(reverse("attendance:code"), {"code": f"{code[:3]} {code[3:]}"})
    assert answer.headers["Location"] == reverse("attendance:page", args=[code])
    known = members[0].name
    for name in (f"  {known.upper()} ", known, "Neue Nachbarin", "neue nachbarin"):
        assert enter(client, code, name).status_code == 302
    there = {str(one): one.how for one in minutes.attendances.filter(presences__isnull=False)}
    assert there == {known: "listed", "Neue Nachbarin": "code"}


def test_people_enter_themselves_in_their_language(
    client: Client, minutes: Minutes, office: User
) -> None:
    """Another language is a button of the form: what was typed stays, and nobody is entered."""
    code = operations.give_code(minutes, by=office)
    answer = client.post(
        reverse("attendance:code"), {"code": code}, headers={"Accept-Language": "ar"}
    )
    page = answer.headers["Location"]
    shown = client.get(page, headers={"Accept-Language": "ar"})
    assert 'lang="ar" dir="rtl"' in shown.text
    assert "أنا حاضر" in shown.text
    shown = client.post(page, {"name": "Олена", "language": "uk"})
    assert "Я тут" in shown.text
    assert 'value="Олена"' in shown.text
    assert not minutes.attendances.exists()
    thanks = client.post(f"{page}?sprache=uk", {"name": "Олена"}, follow=True)
    assert "вас внесено до списку" in thanks.text
    assert minutes.attendances.get().name == "Олена"


def test_two_of_one_name_for_different_organisations_are_two(
    client: Client, minutes: Minutes, office: User
) -> None:
    code = operations.give_code(minutes, by=office)
    for organisation in ("Caritas", "Diakonie", "caritas"):
        enter(client, code, "Kim Kaya", organisation)
    assert minutes.attendances.count() == 2


def test_a_code_ends_with_the_meeting_and_says_nobodys_name(
    client: Client, minutes: Minutes, office: User
) -> None:
    code = operations.give_code(minutes, by=office)
    operations.enter(minutes, who=Who(name="Dr. Sandow"), by=office)
    page = client.get(reverse("attendance:page", args=[code]))
    assert "Sandow" not in page.content.decode()
    operations.finish(minutes, by=office)
    assert client.get(reverse("attendance:page", args=[code])).status_code == 404
    assert enter(client, code, "Zu Spät").status_code == 404


def test_who_guesses_codes_is_stopped_and_a_room_full_of_people_is_not(
    client: Client, minutes: Minutes, office: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(limits.PER_PLACE, "attend", limits.Limit(3, limits.HOUR))
    code = operations.give_code(minutes, by=office)
    for number in range(20):
        assert enter(client, code, f"Gast {number}").status_code == 302
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    answers = [client.get(reverse("attendance:page", args=[wrong])).status_code for _n in range(5)]
    assert (answers[0], answers[-1]) == (404, 429)
