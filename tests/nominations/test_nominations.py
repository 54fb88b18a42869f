"""An organisation is asked for somebody, answers by a link, and the office takes it over."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import get_current_timezone, localdate

from gemeinwerk.accounts.models import User
from gemeinwerk.actors import operations as actors
from gemeinwerk.actors.models import Body, Occupancy, Organisation, Person
from gemeinwerk.audit import operations as audit
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.shown import SeenOtherwise, stamp
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.nominations import operations, queries
from gemeinwerk.nominations.by_link import ByLink
from gemeinwerk.nominations.errors import AskedAlready, RequestOver
from gemeinwerk.nominations.knowing import alike
from gemeinwerk.nominations.models import NominationLink, NominationRequest
from gemeinwerk.nominations.operations import Said
from gemeinwerk.notices.models import Notice
from tests.factories import (
    BodyFactory,
    MunicipalityFactory,
    OrganisationFactory,
    PersonFactory,
    SeatFactory,
    user_with_role,
)

pytestmark = pytest.mark.django_db
PAPER = "23/SVV/0815"
NAMED = Said("named", name="Burkhard Thiele", email="thiele@rat.example", paper=PAPER)
FIRST = date(2027, 1, 1)


@pytest.fixture
def office(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


@pytest.fixture
def group(town: Municipality) -> Organisation:
    return OrganisationFactory(
        municipality=town, kind="council_group", name="Fraktion FBB", email="fbb@rat.example"
    )


@pytest.fixture
def bodies(town: Municipality) -> list[Body]:
    return BodyFactory.create_batch(4, municipality=town)


@pytest.fixture
def asked(group: Organisation, bodies: list[Body], office: User) -> NominationRequest:
    return ask(group, [SeatFactory(body=one).pk for one in bodies], office)


def ask(group: Organisation, seats: list[int], office: User, **more: Any) -> NominationRequest:
    told = {"email": group.email, "answer_until": localdate() + timedelta(days=20), "by": office}
    return operations.ask(group, seats=seats, **(told | more))


def say(asked: NominationRequest, said: Said = NAMED, seats: list[int] | None = None) -> None:
    every = [one.pk for one in asked.nominations.all()]
    operations.answer(asked, seats=seats or every, said=said, by=ByLink("Fraktion FBB"))


def take_over(asked: NominationRequest, office: User, **more: Any) -> Person:
    like = asked.nominations.filter(state="named").values_list("pk", flat=True)[0]
    told = {"like": like, "person": None, "since": FIRST, "by": office}
    return operations.take_over(asked, **(told | more))


def link_in(mail: Notice) -> str:
    found = re.search(r"/benennen/[\w-]+/", mail.body)
    assert found
    return found.group()


def test_one_councillor_is_sent_into_four_groups_by_one_decision(
    asked: NominationRequest, bodies: list[Body], office: User, group: Organisation
) -> None:
    say(asked)
    who = take_over(asked, office)
    sitting = Occupancy.objects.filter(person=who)
    assert {one.seat.body_id for one in sitting} == {one.pk for one in bodies}
    assert {(one.paper, one.since) for one in sitting} == {(PAPER, FIRST)}
    assert list(who.organisations.all()) == [group]
    asked.refresh_from_db()
    assert asked.closed_at
    assert not asked.links.filter(withdrawn_at=None).exists()
    assert {one.name + one.email for one in asked.nominations.all()} == {""}


def test_all_four_seats_or_none(
    asked: NominationRequest, bodies: list[Body], office: User, town: Municipality
) -> None:
    """One person has one seat in a body; the three others must not be filled then."""
    known = PersonFactory(municipality=town)
    SeatFactory(body=bodies[2], sitting=known)
    say(asked)
    with pytest.raises(DomainError):
        take_over(asked, office, person=known)
    assert Occupancy.objects.filter(person=known).count() == 1
    assert {one.state for one in asked.nominations.all()} == {"named"}


def test_two_people_are_told_when_the_organisation_named_somebody_else_meanwhile(
    asked: NominationRequest, office: User
) -> None:
    say(asked)
    rows = queries.nominations_of(asked)
    seen = stamp(queries.told_of(queries.named_alike(rows, rows[0].pk)))
    say(asked, Said("named", name="Kim Neu", phone="0331 1"))
    with pytest.raises(SeenOtherwise):
        take_over(asked, office, shown=seen)
    assert not Occupancy.objects.exists()


def test_a_seat_that_is_filled_takes_no_answer_any_more(
    asked: NominationRequest, office: User
) -> None:
    first, *_rest = asked.nominations.all()
    say(asked, seats=[first.pk])
    take_over(asked, office)
    with pytest.raises(RequestOver):
        say(asked, Said("declined", reason="Doch nicht"))
    first.refresh_from_db()
    assert first.state == "taken_over"


def test_nobody_else_is_asked_for_the_same_seat(asked: NominationRequest, office: User) -> None:
    seat = asked.nominations.all()[0].seat
    other = OrganisationFactory(municipality=asked.municipality, email="a@b.example")
    with pytest.raises(AskedAlready):
        ask(other, [seat.pk], office)
    say(asked, Said("declined", reason="Keine Zeit"))
    ask(other, [seat.pk], office)
    with pytest.raises(AskedAlready):
        say(asked)


def test_seats_of_another_town_are_not_asked_about(group: Organisation, office: User) -> None:
    with pytest.raises(DomainError):
        ask(group, [SeatFactory(body=BodyFactory(municipality=MunicipalityFactory())).pk], office)


def test_who_is_known_is_proposed(town: Municipality, group: Organisation) -> None:
    known = PersonFactory(municipality=town, name="Dr. Jürgen Müller", email="jm@rat.example")
    PersonFactory(municipality=town, name="Eva Schulz")
    PersonFactory(name="Jürgen Müller", email="jm@rat.example")  # of another town
    found = alike(
        town, name="Juergen Mueller", email="JM@rat.example", phone="", organisation=group
    )
    assert [one.person for one in found] == [known]
    assert "E-Mail" in found[0].why


def test_a_link_opens_until_it_is_withdrawn_and_never_in_another_town(
    asked: NominationRequest, office: User, client: Client, settings: Any
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    path = link_in(Notice.objects.get(kind="nomination.asked"))
    assert client.get(path).status_code == 200
    MunicipalityFactory(slug="nachbarstadt")
    assert client.get(path, headers={"host": "nachbarstadt.example"}).status_code == 404
    operations.send_again(asked, by=office)
    assert client.get(path).status_code == 410
    assert client.post(path, {"answer": "declined"}).status_code == 410
    assert client.get("/benennen/falsch/").status_code == 404
    assert Notice.objects.filter(body="").count() == 1  # the mail with the old link is emptied
    NominationLink.objects.update(expires_on=localdate() - timedelta(days=1))
    again = link_in(Notice.objects.exclude(body="").get(kind="nomination.asked"))
    assert client.get(again).status_code == 410


def test_the_page_keeps_what_was_typed_and_takes_an_answer_without_an_account(
    asked: NominationRequest, client: Client
) -> None:
    path = link_in(Notice.objects.get(kind="nomination.asked"))
    seats = [str(one.pk) for one in asked.nominations.all()][:2]
    typed = {"answer": "named", "seats": seats, "name": "Kim Mustermann"}
    page = client.post(path, typed)
    assert page.status_code == 200
    assert "Kim Mustermann" in page.content.decode()
    assert not asked.nominations.filter(state="named").exists()
    done = client.post(path, typed | {"phone": "0331 123"}, follow=True)
    assert "Vielen Dank" in done.content.decode()
    assert asked.nominations.filter(state="named", name="Kim Mustermann").count() == 2
    client.post(path, {"answer": "more_time", "seats": ["999999"], "until": "x"})
    assert asked.nominations.filter(state="open").count() == 2


def test_somebody_named_and_sent_back_is_forgotten_when_the_office_withdraws(
    asked: NominationRequest, office: User
) -> None:
    say(asked)
    first = asked.nominations.all()[0]
    operations.send_back(asked, like=first.pk, reason="Bitte mit Beschluss", by=office)
    assert "Bitte mit Beschluss" in Notice.objects.get(kind="nomination.returned").body
    operations.withdraw(asked, by=office)
    assert {(one.state, one.name) for one in asked.nominations.all()} == {("withdrawn", "")}
    assert not Notice.objects.filter(state="queued").exists()
    with pytest.raises(RequestOver):
        say(asked)


def test_whoever_was_named_is_found_nowhere_after_an_erasure(
    asked: NominationRequest, office: User, town: Municipality
) -> None:
    known = PersonFactory(municipality=town, name="Burkhard Thiele", email="thiele@rat.example")
    say(asked)
    take_over(asked, office, person=known)
    actors.erase_person(known, by=office, reason="Antrag")
    told = [list(one.values()) for one in asked.nominations.values()]
    assert "Thiele" not in str(told)
    assert not asked.nominations.exclude(person=None).exists()


def test_what_is_named_or_late_is_on_the_list_of_what_is_due(
    asked: NominationRequest, client_as: Any
) -> None:
    office = client_as("office")
    assert "Fraktion FBB" not in office.get("/arbeitsplatz/").content.decode()
    NominationRequest.objects.update(answer_until=localdate() - timedelta(days=1))
    assert "Nachsehen und erinnern" in office.get("/arbeitsplatz/").content.decode()
    say(asked)
    assert "benennt jemanden für 4 Sitze" in office.get("/arbeitsplatz/").content.decode()


def test_whoever_asked_for_time_is_late_after_the_day_they_named(
    asked: NominationRequest, client_as: Any
) -> None:
    office, one = client_as("office"), f"/arbeitsplatz/akteure/benennungen/{asked.pk}/"
    link = link_in(Notice.objects.get(kind="nomination.asked"))
    say(asked, Said("more_time", until=localdate() + timedelta(days=30)))
    NominationRequest.objects.update(answer_until=localdate() - timedelta(days=3))
    assert "überfällig" not in office.get(one).content.decode()
    assert "Dieser Tag ist vorbei" not in Client().get(link).content.decode()
    assert "Fraktion FBB" not in office.get("/arbeitsplatz/").content.decode()
    asked.nominations.update(until=localdate() - timedelta(days=1))
    assert "überfällig" in office.get(one).content.decode()
    assert "Dieser Tag ist vorbei" in Client().get(link).content.decode()
    assert "Nachsehen und erinnern" in office.get("/arbeitsplatz/").content.decode()


def test_a_bodys_page_says_who_is_asked(asked: NominationRequest, client_as: Any) -> None:
    body = asked.nominations.all()[0].seat.body_id
    page = client_as("office").get(f"/arbeitsplatz/akteure/gremien/{body}/").content.decode()
    assert f"/benennungen/{asked.pk}/" in page
    assert "Fraktion FBB" in page


# --- reminding ------------------------------------------------------------------------------------


def on(day: date) -> int:
    moment = datetime(day.year, day.month, day.day, 10, tzinfo=get_current_timezone())
    with audit.at(moment):
        return operations.remind_all(moment)


def kinds() -> list[str]:
    mails = Notice.objects.exclude(kind="nomination.asked").order_by("pk")
    return [one.kind.removeprefix("nomination.") for one in mails]


def test_reminded_on_set_days_once_each_and_told_above_at_the_end(
    asked: NominationRequest, town: Municipality
) -> None:
    chair = PersonFactory(municipality=town, email="vorsitz@rat.example")
    NominationRequest.objects.update(escalate_to=chair, escalate_after=3)
    last = asked.answer_until
    days = [last - timedelta(days=n) for n in (8, 7, 7, 6, 2, 1)]
    assert [on(day) for day in days] == [0, 1, 0, 0, 1, 0]
    days = [last + timedelta(days=n) for n in (1, 3, 3, 9)]
    assert [on(day) for day in days] == [0, 1, 0, 0]
    assert kinds() == ["reminded", "reminded", "escalated"]
    assert asked.links.filter(withdrawn_at=None).count() == 3  # the first link goes on to hold


def test_after_a_standstill_one_reminder_and_none_to_who_answered_or_asked_for_time(
    asked: NominationRequest,
) -> None:
    first, *rest = [one.pk for one in asked.nominations.all()]
    last = asked.answer_until
    say(asked, Said("more_time", until=last - timedelta(days=5)), seats=[first])
    assert on(last - timedelta(days=6)) == 0
    assert on(last) == 1  # that of seven days before is missed, that of two is due
    assert on(last) == 0
    say(asked)
    assert on(last + timedelta(days=5)) == 0
    assert kinds() == ["reminded"]
    assert rest
