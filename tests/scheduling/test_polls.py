"""A poll: whoever belongs to a series is asked by mail and answers by a link of their own."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.audit import sentences
from gemeinwerk.meetings.errors import AnsweredMeanwhile
from gemeinwerk.notices.models import Notice
from gemeinwerk.scheduling.errors import NotReady, PollOver, Unfitting
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.models import Asked, PersonTimes, Poll, Schedule, Series
from gemeinwerk.scheduling.operations import enter_times
from gemeinwerk.scheduling.polls import operations
from gemeinwerk.scheduling.telling.history import together
from tests.scheduling.test_times import calendar

pytestmark = pytest.mark.django_db
SEVENTH, NINTH, FOURTEENTH = date(2027, 6, 7), date(2027, 6, 9), date(2027, 6, 14)
UNTIL = date(2027, 3, 15)


@pytest.fixture(autouse=True)
def reachable(people: dict[str, Person]) -> None:
    """Cem has no address."""
    for name in ("Ada", "Ben"):
        Person.objects.filter(pk=people[name].pk).update(email=f"{name.lower()}@verein.example")


@pytest.fixture
def poll(schedule: Schedule, series: Series, office: User) -> Poll:
    return operations.begin(schedule, days=[NINTH, SEVENTH], until=UNTIL, silent="free", by=office)


@pytest.fixture
def after_it() -> Iterator[None]:
    with audit.at(datetime.fromisoformat("2027-03-16T09:00:00+01:00")):
        yield


def link(to: str) -> str:
    body = Notice.objects.filter(recipient=to).latest("pk").body
    found = re.search(r"https?://[^/]+(/terminumfrage/\S+)", body)
    assert found
    return found[1]


def ics(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("meiner.ics", content, "text/calendar")


def tag_of(page: str, name: str, value: str) -> str:
    [found] = re.findall(rf'<input[^>]*name="{name}"[^>]*value="{value}"[^>]*>', page)
    return str(found)


def asked(poll: Poll, person: Person) -> Asked:
    return Asked.objects.get(poll=poll, person=person)


def times(schedule: Schedule, person: Person) -> tuple[frozenset[date], frozenset[date], bool]:
    one = {each.key: each for each in gather(schedule).people}[person.pk]
    return one.away, one.rather_not, one.answered


def test_it_is_asked_at_the_desk_and_answered_without_an_account(
    client: Client, schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    client.force_login(office)
    address = f"/arbeitsplatz/terminplanung/{schedule.pk}/umfrage/"
    page = client.get(address).content.decode()
    assert re.search(r"Keine Mail bekommen.*Cem", page, re.S)
    sending = {"days": "07.06.2027, 09.06.2027", "until": "15.03.2027", "silent": "free"}
    told = client.post(address, sending, follow=True).content.decode()
    assert "2 Personen sind gefragt." in told
    assert {one.recipient for one in Notice.objects.all()} == {
        "ada@verein.example", "ben@verein.example",
    }  # fmt: skip
    guest = Client()
    own = link("ada@verein.example")
    assert "Montag, 7. Juni 2027" in guest.get(own).content.decode()
    missing = guest.post(own, {"tag-2027-06-07": "no", "seen": "0"}).content.decode()
    assert "Bitte antworten Sie zu diesem Tag." in missing
    said = {"tag-2027-06-07": "no", "tag-2027-06-09": "maybe", "seen": "0"}
    assert "Vielen Dank" in guest.post(own, said, follow=True).content.decode()
    assert times(schedule, people["Ada"]) == ({SEVENTH}, {NINTH}, True)
    page = client.get(address).content.decode()
    assert "1 von 2 haben geantwortet." in page


def test_somebody_reads_in_their_own_calendar(
    poll: Poll, schedule: Schedule, people: dict[str, Person]
) -> None:
    """Of it only days are kept; the day that is asked for begins with no, and is not sent by it."""
    guest, own = Client(), link("ada@verein.example")
    assert f'href="{own}kalender/"' in guest.get(own).content.decode()
    file = calendar(("20270607", "17"), ("20270616", "16"), ("20270702", "17"))
    page = guest.post(f"{own}kalender/", {"file": ics(file)}, follow=True).content.decode()
    assert "Ihr Kalender ist gelesen." in page
    assert "checked" in tag_of(page, "tag-2027-06-07", "no")
    assert "checked" not in tag_of(page, "tag-2027-06-09", "no")
    away, _rather_not, answered = times(schedule, people["Ada"])
    assert (away, answered) == ({SEVENTH, date(2027, 6, 16)}, True)
    assert asked(poll, people["Ada"]).answered_at is None
    assert "Zahnarzt" not in str(PersonTimes.objects.values())
    said = {"tag-2027-06-07": "yes", "tag-2027-06-09": "yes", "seen": "0"}
    guest.post(own, said)
    assert times(schedule, people["Ada"])[0] == {date(2027, 6, 16)}
    assert "checked" in tag_of(guest.get(own).content.decode(), "tag-2027-06-07", "yes")


def test_what_is_no_calendar_is_said_to_them(poll: Poll) -> None:
    own = link("ada@verein.example")
    answer = Client().post(f"{own}kalender/", {"file": ics(b"Name;Tag\n")})
    assert "gw-error" in answer.content.decode()
    assert not PersonTimes.objects.filter(source="calendar").exists()


def test_after_the_poll_no_calendar_is_taken(poll: Poll, after_it: None) -> None:
    own = link("ada@verein.example")
    for address in (f"{own}kalender/", own.replace("umfrage/", "umfrage/x") + "kalender/"):
        answer = Client().post(address, {"file": ics(calendar(("20270607", "17")))})
        assert answer.status_code in (302, 404)
    assert not PersonTimes.objects.filter(source="calendar").exists()


def test_an_answer_can_be_changed_and_counts_instead_of_the_first(
    poll: Poll, schedule: Schedule, people: dict[str, Person]
) -> None:
    row = asked(poll, people["Ada"])
    operations.answer(row, answers={"2027-06-07": "no", "2027-06-09": "no"}, seen=0)
    with pytest.raises(AnsweredMeanwhile):
        operations.answer(row, answers={"2027-06-07": "yes", "2027-06-09": "yes"}, seen=0)
    assert times(schedule, people["Ada"])[0] == {SEVENTH, NINTH}
    operations.answer(row, answers={"2027-06-07": "yes", "2027-06-09": "no"}, seen=1)
    assert times(schedule, people["Ada"])[0] == {NINTH}
    assert PersonTimes.objects.filter(poll=poll).count() == 1


def test_whoever_asked_hears_once_when_all_have_answered(
    poll: Poll, office: User, people: dict[str, Person]
) -> None:
    both = {"2027-06-07": "yes", "2027-06-09": "yes"}
    operations.answer(asked(poll, people["Ada"]), answers=both)
    told = Notice.objects.filter(recipient=office.email)
    assert not told.exists()
    operations.answer(asked(poll, people["Ben"]), answers=both)
    operations.answer(asked(poll, people["Ben"]), answers=both)
    assert told.count() == 1
    assert "2 von 2 haben geantwortet." in told.get().body
    history = together(sentences.history(poll.schedule))
    assert len(history) == 2
    assert history[0].endswith(": 3 Antworten auf die Terminumfrage.")


def test_the_silent_count_as_it_was_said_until_more_is_known(
    schedule: Schedule, series: Series, people: dict[str, Person], office: User
) -> None:
    """Nobody answered, but of Ben the office knows more."""
    poll = operations.begin(schedule, days=[SEVENTH], until=UNTIL, silent="away", by=office)
    assert times(schedule, people["Ada"]) == ({SEVENTH}, frozenset(), False)
    enter_times(schedule, person=people["Ben"], by=office, away=[FOURTEENTH])
    assert times(schedule, people["Ben"]) == ({FOURTEENTH}, frozenset(), True)
    assert times(schedule, people["Cem"]) == (frozenset(), frozenset(), False)
    operations.answer(asked(poll, people["Ada"]), answers={"2027-06-07": "yes"})
    assert times(schedule, people["Ada"]) == (frozenset(), frozenset(), True)


def test_days_and_people_that_will_not_do_are_refused(
    schedule: Schedule, series: Series, office: User
) -> None:
    outside = [date(2027, 7, 1)]
    for days, until in ((outside, UNTIL), ([], UNTIL), ([SEVENTH], date(2027, 2, 1))):
        with pytest.raises(Unfitting):
            operations.begin(schedule, days=days, until=until, silent="free", by=office)
    Person.objects.update(email="")
    with pytest.raises(Unfitting, match="Niemand"):
        operations.begin(schedule, days=[SEVENTH], until=UNTIL, silent="free", by=office)
    assert not Poll.objects.exists()


def test_one_is_open_at_a_time(poll: Poll, schedule: Schedule, office: User) -> None:
    with pytest.raises(NotReady):
        operations.begin(schedule, days=[FOURTEENTH], until=UNTIL, silent="free", by=office)
    operations.close(poll, by=office)
    operations.begin(schedule, days=[FOURTEENTH], until=UNTIL, silent="free", by=office)


def test_those_without_an_answer_are_reminded_once_a_day(
    poll: Poll, office: User, people: dict[str, Person]
) -> None:
    operations.answer(
        asked(poll, people["Ada"]), answers={"2027-06-07": "yes", "2027-06-09": "yes"}
    )
    with pytest.raises(NotReady):  # asked today
        operations.remind(poll, by=office)
    with audit.at(audit.now() + timedelta(days=2)):
        assert operations.remind(poll, by=office) == 1
        with pytest.raises(NotReady):
            operations.remind(poll, by=office)
    assert Notice.objects.filter(kind="poll.reminded").get().recipient == "ben@verein.example"


def test_past_its_last_day_it_ends_by_itself_and_says_so(
    poll: Poll, office: User, people: dict[str, Person], client: Client, after_it: None
) -> None:
    own = link("ben@verein.example")
    row = asked(poll, people["Ben"])
    with pytest.raises(PollOver):
        operations.answer(row, answers={"2027-06-07": "yes", "2027-06-09": "yes"})
    assert operations.close_over() == 1
    assert operations.close_over() == 0
    assert Notice.objects.filter(recipient=office.email, kind="poll.over").count() == 1
    assert "Diese Umfrage ist beendet." in client.get(own).content.decode()
    said = {"tag-2027-06-07": "no", "tag-2027-06-09": "no", "seen": "0"}
    late = client.post(own, said)
    assert late.status_code == 409
    assert "Diese Umfrage ist beendet." in late.content.decode()
    assert not PersonTimes.objects.exists()


def test_a_link_of_nobody_says_no_more_than_that(client: Client, poll: Poll) -> None:
    told = client.get("/terminumfrage/nichts/")
    assert told.status_code == 404
    assert "Dieser Link gilt nicht mehr" in told.content.decode()
