"""Until when must be invited: counted, said, and kept where the office says so."""

from datetime import date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Body
from gemeinwerk.audit import operations as audit
from gemeinwerk.meetings import operations
from gemeinwerk.meetings.convening import laws
from gemeinwerk.meetings.convening.counting import first_day, last_day
from gemeinwerk.meetings.convening.operations import remove_convening, set_convening
from gemeinwerk.meetings.convening.telling import TooLate, joining_of, of_meeting
from gemeinwerk.meetings.models import Convening, Meeting
from gemeinwerk.meetings.queries import meeting_with_parts
from gemeinwerk.municipalities.models import Land
from tests.factories import PersonFactory

NORM = {"norm": "§ 34 Abs. 3 GemO", "norm_of": date(2024, 1, 1)}


@pytest.mark.parametrize(
    ("how", "last"),
    [
        ({"days": 4}, "2099-03-04"),  # 5, 6, 7 and 8 March lie between
        ({"days": 7, "counting": "before"}, "2099-03-02"),
        ({"days": 7, "delay": 3}, "2099-02-26"),
        ({"days": 0}, "2099-03-09"),
        ({"days": 1}, "2099-03-07"),
    ],
)
def test_days_are_counted_as_the_rule_says(how: dict[str, Any], last: str) -> None:
    convening, meets = Convening(**how), date(2099, 3, 9)
    assert last_day(convening, meets).isoformat() == last
    assert first_day(convening, last_day(convening, meets)) == meets


def test_each_entry_names_its_norm_and_some_laender_have_none() -> None:
    for entry in [*laws.NOTICES.values(), *laws.JOININGS.values()]:
        assert entry.norm.startswith("§ ")
        assert str(entry.said)
    assert {*laws.NOTICES, *laws.JOININGS} <= set(Land.values)
    assert laws.notice_of("BE") is None
    assert laws.notice_of("NI").days is None  # type: ignore[union-attr]  # left to the town


def on(day: str) -> Any:
    return audit.at(datetime.fromisoformat(f"{day}T12:00:00+01:00"))


def told(meeting: Meeting) -> tuple[str, bool] | None:
    found = of_meeting(meeting_with_parts(meeting.body.municipality, meeting.pk))
    return (found.sentence, found.late) if found else None


@pytest.mark.django_db
def test_a_meeting_says_until_when(meeting: Meeting, body: Body, office: User) -> None:
    assert told(meeting) is None
    set_convening(body, days=4, by=office, **NORM)
    with on("2099-03-04"):
        sentence, late = told(meeting) or ("", True)
    assert not late
    told_ = "Eingeladen werden muss bis zum 4. März 2099 (§ 34 Abs. 3 GemO, Fassung vom "
    assert sentence == f"{told_}1. Januar 2024)."
    with on("2099-03-05"):
        assert (told(meeting) or ("", False))[1]
        operations.invite(meeting, people={PersonFactory(municipality=body.municipality).pk},
                          by=office)  # fmt: skip
    with on("2099-03-10"):
        assert told(meeting) is None  # it is past
    remove_convening(body, by=office)
    assert told(meeting) is None


@pytest.mark.django_db
def test_where_it_blocks_nobody_is_invited_too_late(
    meeting: Meeting, body: Body, office: User
) -> None:
    person = PersonFactory(municipality=body.municipality)
    set_convening(body, days=4, strictness="block", by=office, **NORM)
    with on("2099-03-05"), pytest.raises(TooLate, match="GemO"):
        operations.invite(meeting, people={person.pk}, by=office)
    with on("2099-03-04"):
        operations.invite(meeting, people={person.pk}, by=office)
    sooner = {"starts_at": meeting.starts_at.replace(day=7), "ends_at": meeting.ends_at}
    with on("2099-03-04"), pytest.raises(TooLate):
        operations.move_meeting(meeting, by=office, **sooner)


@pytest.mark.django_db
def test_whoever_joins_from_elsewhere(meeting: Meeting, body: Body, office: User) -> None:
    set_convening(body, remote="count", remote_norm="§ 37a Abs. 1 GemO", by=office)
    found = meeting_with_parts(body.municipality, meeting.pk)
    assert joining_of(found) == ""
    operations.edit_meeting(meeting, format="hybrid", by=office)
    found = meeting_with_parts(body.municipality, meeting.pk)
    assert joining_of(found) == (
        "Zugeschaltete zählen für die Beschlussfähigkeit mit (§ 37a Abs. 1 GemO)"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(("land", "days"), [("RP", "4"), ("BE", "")])
def test_the_office_begins_with_what_its_land_says(
    body: Body, office: User, client: Client, land: str, days: str
) -> None:
    type(body.municipality).objects.update(land=land)
    client.force_login(office)
    address = reverse("meetings:convening", args=[body.pk])
    page = client.get(address)
    assert page.context["form"]["days"].value() == (int(days) if days else None)
    assert ("§ 34 Abs. 3 GemO" in page.content.decode()) == (land == "RP")
    assert ("Tragen Sie ein, was Ihre Geschäftsordnung sagt" in page.content.decode()) == (
        land == "BE"
    )
    sent = {
        "days": days, "counting": "full", "delay": "0", "norm": "§ 34 Abs. 3 GemO" if days else "",
        "strictness": "warn", "remote": "", "remote_norm": "",
    }  # fmt: skip
    assert client.post(address, sent).status_code == 302
    kept = Convening.objects.get()
    assert (kept.days, kept.norm) == (int(days) if days else None, sent["norm"])
    shown = client.get(reverse("actors:body", args=[body.pk])).content.decode()
    assert ("4 volle Tage zwischen Einladung und Sitzung" in shown) == (land == "RP")
    client.post(reverse("meetings:convening_remove", args=[body.pk]))
    assert not Convening.objects.exists()
