"""Following by mail: only the owner of an address decides, one mail a day, nothing internal,
and nothing stays of who ended it."""

import re
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import add_note, report_status
from gemeinwerk.monitoring.operations import show_decision
from gemeinwerk.monitoring.steering.models import Decision
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice
from gemeinwerk.notices.sending import send_due
from gemeinwerk.portal.following import operations
from gemeinwerk.portal.following.links import key_of
from gemeinwerk.portal.following.models import Follower
from gemeinwerk.privacy import registry
from tests.factories import (
    DecisionFactory,
    MunicipalityFactory,
    user_with_role,
)
from tests.portal.conftest import ROOT

MEASURE, CONCEPT = f"{ROOT}folgen/1.1/", f"{ROOT}folgen/"
HER = "leserin@example.org"


@pytest.fixture
def office(town: Municipality, concept: Concept) -> User:
    return user_with_role(Role.OFFICE, town)


def noon(days: int = 1) -> datetime:
    """Of a day to come, so that all that happened is settled by then."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(12)))


def follow(client: Client, address: str = MEASURE, email: str = HER, **said: Any) -> Any:
    return client.post(address, {"email": email, **said})


def link(email: str = HER) -> str:
    """Of the newest mail."""
    body = Notice.objects.filter(recipient=email).latest("pk").body
    found = re.search(r"https?://[^/\s]+(/\S*folg\S*)", body)
    assert found, body
    return found[1]


def following(client: Client, address: str = MEASURE, email: str = HER) -> Follower:
    follow(client, address, email)
    client.post(link(email), {"bestaetigen": "1"})
    Notice.objects.all().delete()
    return Follower.objects.latest("pk")


def report(code: str, by: User, **changes: Any) -> None:
    measure = Measure.objects.get(code=code)
    report_status(measure, changes=changes, by=by, expected_revision=measure.revision)


def mails(kind: str = "follower.news") -> list[str]:
    return list(Notice.objects.filter(kind=kind).order_by("pk").values_list("body", flat=True))


# --- only the owner decides ---------------------------------------------------------------------


def test_nobody_is_told_before_they_confirmed(client: Client, office: User) -> None:
    follow(client)
    report("1.1", office, implementation="done")
    assert operations.tell_all(noon()) == 0
    assert len(mails("follower.asked")) == 1
    assert Notice.objects.get().recipient == HER


def test_a_program_that_opens_the_link_decides_nothing(client: Client, office: User) -> None:
    follow(client)
    for _n in range(2):
        assert client.get(link()).status_code == 200
        assert client.head(link()).status_code == 200
    assert Follower.objects.get().confirmed_at is None
    client.post(link(), {"bestaetigen": "1"})
    client.get(f"{link()}?beenden=alle")
    assert Follower.objects.get().confirmed_at is not None


def test_a_link_that_is_not_ours_opens_nothing(client: Client, office: User, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    follow(client)
    good, row = link(), Follower.objects.get()
    for bad in (good[:-4] + "AAA/", "/folgen/x/", "/folgen/1:2:3/"):
        assert client.post(bad, {"bestaetigen": "1"}).status_code == 410, bad
    MunicipalityFactory(host="andere.example")
    elsewhere = client.post(good, {"bestaetigen": "1"}, headers={"host": "andere.example"})
    assert elsewhere.status_code == 410
    row.refresh_from_db()
    assert row.confirmed_at is None


def test_who_is_known_is_answered_as_who_is_not(client: Client, office: User) -> None:
    following(client)
    again, new = follow(client), follow(client, email="neu@example.org")
    assert again.url == new.url
    assert client.get(again.url).content == client.get(new.url).content


def test_nobody_floods_a_mailbox(client: Client, office: User) -> None:
    answers = [follow(client).status_code for _n in range(5)]
    assert answers == [302] * 5, "nobody learns whether it was too many"
    assert len(mails("follower.asked")) == 3
    assert follow(client, email="neu@example.org").status_code == 429
    assert Follower.objects.count() == 1


def test_a_program_that_fills_in_everything_is_not_written_to(client: Client, office: User) -> None:
    assert follow(client, homepage="http://spam.example").status_code == 302
    assert not Follower.objects.exists()
    assert not Notice.objects.exists()


# --- one mail a day -----------------------------------------------------------------------------


def test_what_is_new_is_told_once_and_once_a_day(client: Client, office: User) -> None:
    following(client)
    following(client, CONCEPT)
    report("1.1", office, implementation="done")
    report("2.1", office, implementation="partly")
    add_note(Measure.objects.get(code="1.1"), label="Herbst", text="Läuft.", by=office)
    assert [operations.tell_all(noon()) for _n in range(2)] == [1, 0]
    (body,) = mails()
    assert body.count("vollständig umgesetzt") == 1
    assert "teilweise umgesetzt" in body
    following(client, f"{ROOT}folgen/2.1/")
    report("2.1", office, implementation="done")
    assert operations.tell_all(noon()) == 0, "an address has heard today"
    assert operations.tell_all(noon(2)) == 1
    assert operations.tell_all(noon(3)) == 0, "nothing is new"


def test_another_measure_is_not_told_of(client: Client, office: User) -> None:
    following(client)
    report("2.1", office, implementation="done")
    assert operations.tell_all(noon()) == 0


def test_what_was_before_is_not_new(client: Client, office: User) -> None:
    report("1.1", office, implementation="done")
    following(client)
    assert operations.tell_all(noon()) == 0


def test_what_is_internal_is_told_to_nobody(client: Client, office: User) -> None:
    following(client)
    report("1.1", office, internal_notes="Streng geheim.")
    operations.tell_all(noon())
    assert "geheim" not in "".join(mails())
    Concept.objects.update(public=False)
    report("1.1", office, implementation="done")
    assert operations.tell_all(noon(2)) == 0


def test_nobody_is_written_to_at_night(client: Client, office: User) -> None:
    following(client)
    report("1.1", office, implementation="done")
    assert operations.tell_all(noon().replace(hour=3)) == 0
    assert operations.tell_all(noon()) == 1


def test_each_is_written_to_in_their_language(client: Client, office: User) -> None:
    follow(client, f"/en{MEASURE}")
    client.post(link(), {"bestaetigen": "1"})
    following(client, email="leser@example.org")
    report("1.1", office, implementation="done")
    assert operations.tell_all(noon()) == 2
    english = Notice.objects.get(kind="follower.news", recipient=HER)
    assert "/en/" in english.body
    assert "fully implemented" in english.body


def test_many_who_follow_one_concept_ask_for_its_news_once(office: User, concept: Concept) -> None:
    for n in range(20):
        operations.confirm(operations.follow(concept, email=f"{n}@example.org", language="de"))
    report("1.1", office, implementation="done")
    with CaptureQueriesContext(connection) as asked:
        assert operations.tell_all(noon()) == 20
    of_news = [one for one in asked if 'FROM "audit_auditentry"' in one["sql"]]
    assert len(of_news) <= 3, "how far it is told, and once what happened"


# --- nothing stays ------------------------------------------------------------------------------


def test_who_ends_it_is_forgotten_and_hears_no_more(client: Client, office: User) -> None:
    following(client)
    report("1.1", office, implementation="done")
    operations.tell_all(noon())
    last = link()
    client.post(last, {"beenden": "alle"})
    assert not Follower.objects.exists()
    assert client.get(last).status_code == 410
    report("1.1", office, implementation="partly")
    assert operations.tell_all(noon(2)) == 0
    for one in AuditEntry.objects.all():
        assert HER not in f"{one.target_label} {one.after} {one.before} {one.reason}"


def test_one_ends_only_what_they_follow_themselves(client: Client, office: User) -> None:
    theirs = following(client, email="andere@example.org")
    following(client)
    report("1.1", office, implementation="done")
    operations.tell_all(noon())
    client.post(link(), {"beenden": str(theirs.pk)})
    assert Follower.objects.filter(pk=theirs.pk).exists()


def test_a_link_outlives_the_entry_it_was_sent_for(client: Client, office: User) -> None:
    first = following(client)
    following(client, CONCEPT)
    report("1.1", office, implementation="done")
    operations.tell_all(noon())
    last = link()
    assert client.post(last, {"beenden": str(first.pk)}).url == last, "the rest is there to read"
    assert "Alle Mails beenden" in client.get(last).content.decode()
    client.post(last, {"beenden": "alle"})
    assert not Follower.objects.exists()
    assert client.get(last).status_code == 410


def test_a_link_leads_to_nobody_elses_entries(client: Client, office: User) -> None:
    mine = following(client)
    key = key_of(mine)
    theirs = following(client, email="andere@example.org")
    follow(client, CONCEPT)
    operations.unfollow(mine)
    answer = client.post(reverse("portal:following", args=[key]), {"beenden": "alle"})
    assert answer.status_code == 410, "of her, nothing is confirmed"
    assert Follower.objects.filter(pk=theirs.pk).exists()
    assert HER not in key


def test_who_refuses_what_a_stranger_typed_keeps_what_they_follow(
    client: Client, office: User
) -> None:
    kept = following(client)
    follow(client, CONCEPT)
    new = Follower.objects.latest("pk")
    page = client.get(link()).content.decode()
    (said,) = re.findall(r'name="beenden"\s+value="(\w+)"', page)
    assert said == str(new.pk)
    for pressed in (said, "alle"):
        client.post(link(), {"beenden": pressed})
        assert list(Follower.objects.all()) == [kept], pressed
        follow(client, CONCEPT)
        kept.refresh_from_db()


@pytest.mark.parametrize(("days", "left"), [(6, 1), (8, 0)])
def test_an_address_nobody_confirms_is_forgotten(
    client: Client, office: User, days: int, left: int
) -> None:
    follow(client)
    Follower.objects.update(asked_at=timezone.now() - timedelta(days=days))
    registry.forget_over()
    assert Follower.objects.count() == left


def test_of_an_edition_that_is_over_nobody_follows_anything(client: Client, office: User) -> None:
    following(client)
    Concept.objects.update(status="superseded")
    registry.forget_over()
    assert not Follower.objects.exists()
    assert client.get(MEASURE).status_code == 404


# --- decisions, and one click -------------------------------------------------------------------


@pytest.fixture
def decision(concept: Concept) -> Decision:
    found: Decision = DecisionFactory(
        deviation__measure=Measure.objects.get(code="1.1"), words="Zwei helfen aus."
    )
    return found


def test_a_decision_is_told_once_it_is_shown_and_only_to_who_follows_it(
    client: Client, office: User, decision: Decision
) -> None:
    following(client)
    following(client, f"{ROOT}folgen/2.1/", "leser@example.org")
    following(client, CONCEPT, "verein@example.org")
    show_decision(decision, public=True, by=office)
    assert operations.tell_all(noon()) == 2
    for body in mails():
        assert "Entscheidung der Steuerung: Zwei helfen aus." in " ".join(body.split())
    assert not Notice.objects.filter(recipient="leser@example.org").exists()


def test_a_decision_that_is_hidden_again_is_told_to_nobody(
    client: Client, office: User, decision: Decision
) -> None:
    following(client)
    show_decision(decision, public=True, by=office)
    show_decision(Decision.objects.get(), public=False, by=office)
    assert operations.tell_all(noon()) == 0
    assert "Zwei helfen aus" not in client.get(f"{ROOT}neues/").content.decode()


def test_feeds_tell_of_a_decision_that_is_shown(
    client: Client, office: User, decision: Decision
) -> None:
    feeds = (f"{ROOT}neues/", f"{ROOT}neues/1.1/")
    for public in (False, True):
        if public:
            show_decision(decision, public=True, by=office)
        for address in feeds:
            assert ("Zwei helfen aus." in client.get(address).content.decode()) is public
    other = client.get(f"{ROOT}neues/2.1/").content.decode()
    assert "Zwei helfen aus." not in other


def test_a_mail_program_ends_the_mails_with_one_click(
    town: Municipality, client: Client, office: User, mailoutbox: list[Any]
) -> None:
    """Without a session, a cookie or a token: the signed key stands for them (RFC 8058)."""
    following(client)
    following(client, CONCEPT)
    report("1.1", office, implementation="done")
    operations.tell_all(noon())
    assert send_due() == 1
    headers = mailoutbox[-1].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(r"<https?://[^/]+(/folgen/[^/]+/beenden/)>", headers["List-Unsubscribe"])
    assert found
    assert found[1] not in str(Notice.objects.values()), "nothing of the key is kept once it left"
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(found[1]).status_code == 302
    assert Follower.objects.count() == 2, "to look ends nothing"
    body = "List-Unsubscribe=One-Click"
    kind = "application/x-www-form-urlencoded"
    for _twice in range(2):
        assert stranger.post(found[1], body, content_type=kind).status_code == 200
    assert not Follower.objects.exists()
    forged = found[1].replace(":", ":x", 1)
    assert stranger.post(forged, body, content_type=kind).status_code == 200


def test_a_mail_that_only_asks_offers_nothing_to_end(
    client: Client, concept: Concept, mailoutbox: list[Any]
) -> None:
    follow(client)
    assert send_due() == 1
    assert "List-Unsubscribe" not in mailoutbox[-1].extra_headers
