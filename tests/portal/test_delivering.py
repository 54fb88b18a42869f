"""What is new counts as told once its mail arrived: what is lost stands in the next."""

import re
import smtplib
from collections.abc import Callable
from random import Random

import pytest
from django.core.mail import EmailMessage
from django.test import Client

from gemeinwerk.accounts.models import User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import add_note
from gemeinwerk.measures.passing import operations as passing
from gemeinwerk.meetings import operations as meetings
from gemeinwerk.meetings.models import Meeting
from gemeinwerk.monitoring.operations import show_decision
from gemeinwerk.monitoring.steering.models import Decision
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices import operations as notices
from gemeinwerk.notices.bounces import operations as bounces
from gemeinwerk.notices.bounces.reading import Report
from gemeinwerk.notices.mailserver import InDoubt
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.notices.returning import keys_in_ids
from gemeinwerk.notices.sending import send_due
from gemeinwerk.portal.following import operations
from gemeinwerk.portal.following.models import Follower
from tests.factories import (
    BodyFactory,
    DecisionFactory,
    MeetingFactory,
    MilestoneFactory,
    published_version,
    user_with_role,
)
from tests.portal.test_following import CONCEPT, HER, following, noon, report

REFUSED = smtplib.SMTPRecipientsRefused({HER: (550, b"no such user")})


@pytest.fixture
def office(town: Municipality, concept: Concept) -> User:
    return user_with_role("office", town)


class Server:
    """Takes mails, or does not; of each that it took `arrived` has address, body and number."""

    def __init__(self) -> None:
        self.problem: Exception | None = None
        self.arrived: list[tuple[str, str, int]] = []

    def take(self, mail: EmailMessage) -> int:
        if self.problem:
            raise self.problem
        (number,) = keys_in_ids(mail.extra_headers["Message-ID"])
        self.arrived.append((mail.to[0], str(mail.body), number))
        return 1


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    found = Server()
    monkeypatch.setattr(EmailMessage, "send", lambda mail: found.take(mail))
    return found


@pytest.fixture
def day(server: Server) -> Callable[..., list[str]]:
    """What a day brings: the mails of that day that arrived."""

    def one(n: int, problem: Exception | None = None) -> list[str]:
        server.problem, before = problem, len(server.arrived)
        operations.tell_all(noon(n))
        send_due()
        return [body for _to, body, _number in server.arrived[before:]]

    return one


def come_back(notice: Notice) -> None:
    """A server took it, and sends it back."""
    said = Report(
        recipient=notice.recipient, notices=(notice.pk,), proven=True, permanent=True,
        code="5.1.1", said="no such user",
    )  # fmt: skip
    assert bounces.keep(said, str(notice.pk).encode())


def test_what_was_refused_stands_in_the_next_mail_once(
    client: Client, office: User, day: Callable[..., list[str]]
) -> None:
    following(client)
    report("1.1", office, implementation="done")
    assert day(1, REFUSED) == []
    add_note(Measure.objects.get(code="1.1"), label="Herbst", text="Läuft.", by=office)
    (body,) = day(2)
    assert body.count("vollständig umgesetzt") == 1
    assert "neuer Sachstand" in body
    assert day(3) == []


def test_what_came_back_is_told_again_without_anything_new(
    client: Client, office: User, day: Callable[..., list[str]]
) -> None:
    following(client)
    report("1.1", office, implementation="done")
    assert len(day(1)) == 1
    come_back(Notice.objects.latest("pk"))
    (body,) = day(2)
    assert "vollständig umgesetzt" in body
    assert day(3) == []


def test_of_a_mail_that_came_back_late_only_what_it_said_is_told(
    client: Client, office: User, day: Callable[..., list[str]]
) -> None:
    following(client)
    report("1.1", office, implementation="done")
    day(1)
    add_note(Measure.objects.get(code="1.1"), label="Herbst", text="Läuft.", by=office)
    assert len(day(2)) == 1
    come_back(Notice.objects.earliest("pk"))
    (body,) = day(3)
    assert "vollständig umgesetzt" in body
    assert "neuer Sachstand" not in body
    assert day(4) == []


def test_nobody_knows_whether_it_arrived_and_nobody_is_told_twice(
    client: Client, office: User, day: Callable[..., list[str]]
) -> None:
    following(client)
    report("1.1", office, implementation="done")
    assert day(1, InDoubt()) == []
    assert day(2) == []
    (doubtful,) = Notice.objects.filter(state=NoticeState.FAILED)
    notices.retry(doubtful, by=office)
    (body,) = day(3)
    assert "vollständig umgesetzt" in body


def test_what_the_office_tries_once_more_is_not_told_again(
    client: Client, office: User, day: Callable[..., list[str]]
) -> None:
    following(client)
    report("1.1", office, implementation="done")
    day(1, REFUSED)
    notices.retry(Notice.objects.get(), by=office)
    assert len(day(2)) == 1
    assert day(3) == []


def test_what_another_mail_says_the_office_cannot_send_as_well(
    client: Client, office: User, day: Callable[..., list[str]]
) -> None:
    following(client)
    report("1.1", office, implementation="done")
    day(1, REFUSED)
    assert len(day(2)) == 1
    first = Notice.objects.earliest("pk")
    assert first.state == NoticeState.WITHDRAWN
    assert first.body == ""


def test_what_the_office_withdrew_does_not_leave_after_all(
    client: Client, office: User, day: Callable[..., list[str]]
) -> None:
    following(client)
    report("1.1", office, implementation="done")
    operations.tell_all(noon())
    notices.withdraw(Notice.objects.get(), by=office)
    assert day(2) == []


def test_an_address_that_takes_nothing_is_written_to_more_and_more_seldom(
    client: Client, office: User, day: Callable[..., list[str]]
) -> None:
    following(client)
    report("1.1", office, implementation="done")
    for n in range(1, 61):
        day(n, REFUSED)
    assert Notice.objects.count() == 7, "on day 1, 2, 5, 12, 26, 40, 54"
    assert len([one for n in range(61, 90) for one in day(n)]) == 1
    report("1.1", office, implementation="partly")
    assert len(day(90)) == 1, "and as usual once it takes them again"


def test_what_was_lost_and_is_not_so_any_more_is_told_to_nobody(
    client: Client, concept: Concept, office: User, day: Callable[..., list[str]]
) -> None:
    following(client)
    measure = Measure.objects.get(code="1.1")
    decision = DecisionFactory(deviation__measure=measure, words="Zwei helfen aus.")
    show_decision(decision, public=True, by=office)
    day(1, REFUSED)
    day(2, REFUSED)
    show_decision(Decision.objects.get(), public=False, by=office)
    assert [day(n) for n in range(3, 10)] == [[]] * 7
    for n, state in ((10, "partly"), (11, "done")):
        report("1.1", office, implementation=state)
        assert len(day(n)) == 1, "what is new is told on its day"


def test_of_one_measure_is_told_however_much_happened_beside_it(
    client: Client, town: Municipality, office: User, day: Callable[..., list[str]]
) -> None:
    following(client)
    following(client, CONCEPT, "verein@example.org")
    report("1.1", office, implementation="done")
    report("2.1", office, implementation="partly")
    measure = Measure.objects.get(code="2.1")
    AuditEntry.objects.bulk_create(
        AuditEntry(
            municipality_id=town.pk, verb="measure.reach_milestone", public=True,
            target_id=measure.pk, target_type="measures.measure",
            after={"milestone": f"Schritt {n}"},
        )
        for n in range(300)
    )  # fmt: skip
    bodies = {len(one): one for one in day(1)}
    short, long = bodies[min(bodies)], bodies[max(bodies)]
    assert "vollständig umgesetzt" in short
    assert long.count("Schritt") == 200
    assert "Und 102 weitere Änderungen:" in long
    assert "/konzepte/" in long.split("weitere Änderungen:")[1]


def test_over_a_year_in_which_worker_and_server_fail_nothing_is_missed_or_arrives_twice(
    town: Municipality, concept: Concept, office: User, server: Server
) -> None:
    """A meeting is announced now and then, and the day of a step passes. One day in three,
    whichever, nobody works; one mail in four comes to nothing, at once or after it left. One wants
    mails as it happens, one once a week."""
    drawn = Random(20281)
    body = BodyFactory(municipality=town, name="AG Wohnen")
    addresses = {HER: False, "verein@example.org": True}
    for email, weekly in addresses.items():
        operations.confirm(operations.follow(concept, email=email, language="de", weekly=weekly))
    Notice.objects.all().delete()
    first = Measure.objects.get(code="1.1")
    for step in range(1, 16):
        MilestoneFactory(measure=first, title=f"Teil {step}:", due=noon(28 * step).date())
    published_version(concept)
    announced = 0
    for n in (*range(1, 366), *range(400, 460)):
        if n < 366 and drawn.random() < 0.15:
            announced += 1
            met: Meeting = MeetingFactory(body=body, concept=concept, number=announced)
            meetings.edit_meeting(met, by=office, public=True)
        if n < 366 and drawn.random() < 1 / 3:
            continue
        passing.note_all(noon(n))
        if operations.tell_all(noon(n)):
            server.problem = REFUSED if n < 366 and drawn.random() < 0.15 else None
            send_due()
            sent = Notice.objects.filter(state=NoticeState.SENT)
            if n < 366 and sent and drawn.random() < 0.15:
                came_back = sent.latest("pk")
                come_back(came_back)
                server.arrived = [one for one in server.arrived if one[2] != came_back.pk]
    for email, weekly in addresses.items():
        bodies = [body for to, body, _key in server.arrived if to == email]
        told = [int(n) for one in bodies for n in re.findall(r"AG Wohnen: (\d+)\. Sitzung", one)]
        assert sorted(told) == list(range(1, announced + 1)), email
        steps = [int(n) for one in bodies for n in re.findall(r"überfällig seit.*Teil (\d+):", one)]
        assert sorted(steps) == list(range(1, 16)), email
        assert len(bodies) <= (62 if weekly else announced + 15)
    assert announced > 30
    assert Notice.objects.filter(state=NoticeState.BOUNCED).count() > 3
    assert set(Follower.objects.values_list("refused", flat=True)) == {0}
