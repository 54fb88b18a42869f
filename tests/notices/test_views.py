"""The outbox as the office sees it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.notices.operations import queue, revise
from tests.factories import MunicipalityFactory, UserFactory, user_with_role

OUTBOX = "/arbeitsplatz/postausgang/"
SignedIn = Callable[..., Client]


def write(town: Municipality, kind: str = "test.plain", measure: str = "1.2 Kurs") -> Notice:
    with transaction.atomic():
        queue(kind, town=town, to=UserFactory(), path="/geheim/", context={"measure": measure})
    newest = Notice.objects.first()
    assert newest
    return newest


class TestTheList:
    def test_holds_the_mails_of_this_town_newest_first(
        self, client_as: SignedIn, town: Municipality
    ) -> None:
        write(town, measure="1")
        write(town, measure="2")
        write(MunicipalityFactory(), measure="fremd")
        page = client_as("office").get(OUTBOX).context["page"]
        assert [n.subject for n in page] == ["Bitte bestätigen: 2", "Bitte bestätigen: 1"]

    def test_can_be_narrowed(self, client_as: SignedIn, town: Municipality) -> None:
        write(town)
        waiting = write(town, "test.reviewed")
        client = client_as("office")
        assert list(client.get(OUTBOX + "?stand=review").context["page"]) == [waiting]
        assert list(client.get(OUTBOX + "?art=test.reviewed").context["page"]) == [waiting]

    def test_says_what_waits_for_a_person(self, client_as: SignedIn, town: Municipality) -> None:
        write(town, "test.reviewed")
        assert client_as("office").get(OUTBOX).context["waiting"] == 1

    def test_teaches_while_it_is_empty(self, client_as: SignedIn) -> None:
        assert "Noch keine Mitteilungen" in client_as("office").get(OUTBOX).content.decode()

    @pytest.mark.parametrize("number", [1, 30])
    def test_takes_the_same_queries_whatever_its_length(
        self,
        client_as: SignedIn,
        town: Municipality,
        number: int,
        django_assert_num_queries: Any,
    ) -> None:
        for _ in range(number):
            write(town)
        client = client_as("office")
        client.get(OUTBOX)
        with django_assert_num_queries(7):
            client.get(OUTBOX)


class TestOneMail:
    def test_is_read_changed_and_released(self, client_as: SignedIn, town: Municipality) -> None:
        notice, client = write(town, "test.reviewed"), client_as("office")
        client.post(f"{OUTBOX}{notice.pk}/", {"subject": "Neu", "body": "Guten Tag"})
        client.post(f"{OUTBOX}{notice.pk}/freigeben/")
        notice.refresh_from_db()
        assert (notice.subject, notice.state) == ("Neu", NoticeState.QUEUED)

    def test_its_history_stands_below_it(self, client_as: SignedIn, town: Municipality) -> None:
        notice, client = write(town, "test.reviewed"), client_as("office", name="Jana")
        client.post(f"{OUTBOX}{notice.pk}/freigeben/")
        history = client.get(f"{OUTBOX}{notice.pk}/").context["history"]
        assert [sentence.verb for sentence in history] == ["notice.release"]

    def test_what_is_too_late_is_said(self, client_as: SignedIn, town: Municipality) -> None:
        notice = write(town)
        answer = client_as("office").post(f"{OUTBOX}{notice.pk}/freigeben/", follow=True)
        assert [str(m) for m in answer.context["messages"]] == [
            "Von „wird versandt“ geht es nicht zu „wird versandt“. Möglich ist: „versandt“, "
            "„nicht zugestellt“, „zurückgekommen“, „zurückgezogen“."
        ]

    def test_one_that_failed_says_why_and_is_sent_again(
        self, client_as: SignedIn, town: Municipality
    ) -> None:
        notice, client = write(town), client_as("office")
        Notice.objects.update(state=NoticeState.FAILED, error="550 unknown user")
        assert "550 unknown user" in client.get(f"{OUTBOX}{notice.pk}/").content.decode()
        client.post(f"{OUTBOX}{notice.pk}/erneut/")
        notice.refresh_from_db()
        assert notice.state == NoticeState.QUEUED

    def test_one_that_came_back_says_why_in_plain_words(
        self, client_as: SignedIn, town: Municipality
    ) -> None:
        notice, client = write(town), client_as("office")
        Notice.objects.update(state=NoticeState.BOUNCED, error="550 5.1.1 User unknown")
        page = client.get(f"{OUTBOX}{notice.pk}/").content.decode()
        assert "Diese Adresse gibt es nicht." in page
        assert "550 5.1.1 User unknown" in page

    def test_is_withdrawn_with_a_reason(self, client_as: SignedIn, town: Municipality) -> None:
        notice, client = write(town), client_as("office")
        client.post(f"{OUTBOX}{notice.pk}/zurueckziehen/", {"reason": "erledigt"})
        history = client.get(f"{OUTBOX}{notice.pk}/").context["history"]
        assert [sentence.reason for sentence in history] == ["erledigt"]

    def test_a_personal_link_is_shown_to_nobody(
        self, client_as: SignedIn, town: Municipality
    ) -> None:
        notice = write(town, "test.secret")
        assert "/geheim/" in notice.body
        assert "/geheim/" not in client_as("office").get(f"{OUTBOX}{notice.pk}/").content.decode()

    def test_of_another_town_is_not_found(self, client_as: SignedIn, town: Municipality) -> None:
        notice = write(MunicipalityFactory())
        assert client_as("office").get(f"{OUTBOX}{notice.pk}/").status_code == 404


def test_two_revise_one_mail(client_as: SignedIn, town: Municipality) -> None:
    found = write(town, "test.reviewed")
    page = f"{OUTBOX}{found.pk}/"
    client, other = client_as("office"), user_with_role("office", town, name="Jana Beispiel")
    base = json.dumps({"subject": found.subject, "body": found.body})
    revise(found, by=other, body="Kommen Sie bitte.")
    sent = {"subject": found.subject, "body": "Kommen Sie gern.", "base": base}
    assert "Fassung von Jana Beispiel" in client.post(page, sent).content.decode()
    found.refresh_from_db()
    assert found.body == "Kommen Sie bitte."
