"""A mail is a row first: written with the verb, read by a person where that is wanted."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from gemeinwerk.accounts.models import User
from gemeinwerk.audit import sentences
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.core.lifecycle import TransitionRefused
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.errors import NoAddress, NotOpen
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.notices.operations import queue, release, retry, revise, withdraw
from tests.factories import MunicipalityFactory, PersonFactory, UserFactory, user_with_role


@pytest.fixture
def jana(town: Municipality) -> User:
    return user_with_role("office", town, name="Jana Beispiel")


def write(town: Municipality, to: Any, kind: str = "test.plain", **details: Any) -> Notice | None:
    with transaction.atomic():
        queue(kind, town=town, to=to, context={"measure": "1.2 Kurs"}, **details)
    return Notice.objects.first()


class TestWriting:
    def test_puts_what_is_asked_for_first(self, town: Municipality) -> None:
        town.contact_email = "buero@stadt.example"
        mail = write(town, UserFactory(name="Ali Muster", email="ali@stadt.example"), path="/a/")
        assert mail
        assert mail.subject == "Bitte bestätigen: 1.2 Kurs"
        assert mail.body == (
            "Guten Tag Ali Muster,\n"
            "\n"
            "Bitte bestätigen Sie 1.2 Kurs.\n"
            "\n"
            "http://testserver:8000/a/\n"
            "\n"
            "Diese Mail bekommen Sie, damit niemand unbemerkt die Sicherheit Ihres Kontos "
            "verändert.\n"
            "\n"
            "Freundliche Grüße\n"
            "Musterstadt\n"
            "buero@stadt.example\n"
        )

    def test_is_undone_with_the_verb_it_tells_of(self, town: Municipality) -> None:
        with transaction.atomic():
            queue("test.plain", town=town, to=UserFactory(), context={"measure": "x"})
            transaction.set_rollback(True)
        assert Notice.objects.count() == 0

    def test_knows_the_account_of_a_person(self, town: Municipality) -> None:
        user = UserFactory()
        person = PersonFactory(municipality=town, email="person@stadt.example", user=user)
        mail = write(town, person)
        assert mail
        assert (mail.recipient, mail.recipient_user) == ("person@stadt.example", user)

    def test_without_an_address_says_what_to_do(self, town: Municipality) -> None:
        with pytest.raises(NoAddress) as refusal:
            write(town, PersonFactory(municipality=town, name="Ali Muster", email=""))
        assert refusal.value.message == (
            "Ali Muster hat keine E-Mail-Adresse. Bitte tragen Sie zuerst eine ein."
        )

    def test_keeps_line_breaks_out_of_the_subject(self, town: Municipality) -> None:
        with transaction.atomic():
            queue("test.plain", town=town, to=UserFactory(), context={"measure": "x\r\nBcc: y"})
        assert Notice.objects.get().subject == "Bitte bestätigen: x Bcc: y"

    def test_does_not_escape_as_if_it_were_html(self, town: Municipality) -> None:
        with transaction.atomic():
            queue("test.plain", town=town, to=UserFactory(), context={"measure": "A & B"})
        assert "Bitte bestätigen Sie A & B." in Notice.objects.get().body

    def test_the_same_key_is_written_once(self, town: Municipality) -> None:
        for _ in range(2):
            write(town, UserFactory(), dedup_key="measure.asked:1:2026-05-03")
        assert Notice.objects.count() == 1

    def test_but_once_in_each_town(self, town: Municipality) -> None:
        for place in (town, MunicipalityFactory()):
            write(place, UserFactory(), dedup_key="a")
        assert Notice.objects.count() == 2

    def test_and_as_often_as_one_likes_without(self, town: Municipality) -> None:
        for _ in range(2):
            write(town, UserFactory())
        assert Notice.objects.count() == 2

    def test_who_waits_is_not_kept_waiting(
        self, town: Municipality, django_capture_on_commit_callbacks: Any
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            write(town, UserFactory())
            assert DBTaskResult.objects.count() == 0
            write(town, UserFactory(), kind="test.urgent")
        assert DBTaskResult.objects.count() == 1


class TestReview:
    @pytest.fixture
    def mail(self, town: Municipality) -> Notice:
        write(town, UserFactory(), kind="test.reviewed")
        return Notice.objects.get()

    def test_a_mail_that_should_be_read_waits(self, mail: Notice) -> None:
        assert mail.state == NoticeState.REVIEW

    def test_its_words_can_be_changed(self, mail: Notice, jana: User) -> None:
        found = revise(mail, subject="Neu", body="Guten Tag", by=jana)
        assert (found.subject, found.body) == ("Neu", "Guten Tag")
        assert AuditEntry.objects.get().verb == "notice.edit"

    def test_nothing_changed_leaves_no_trace(self, mail: Notice, jana: User) -> None:
        revise(mail, subject=mail.subject, body=mail.body, by=jana)
        assert AuditEntry.objects.count() == 0

    def test_then_it_is_let_go(self, mail: Notice, jana: User) -> None:
        assert release(mail, by=jana).state == NoticeState.QUEUED
        told = sentences.read(AuditEntry.objects.get(), named=False).text
        assert told.endswith(
            "gab Jana Beispiel (Büro der Beauftragten) die Mitteilung zum Versand frei."
        )

    def test_after_that_its_words_stand(self, mail: Notice, jana: User) -> None:
        release(mail, by=jana)
        with pytest.raises(NotOpen):
            revise(mail, subject="Neu", body="x", by=jana)

    def test_or_it_is_taken_back_with_a_reason(self, mail: Notice, jana: User) -> None:
        withdraw(mail, by=jana, reason="hat sich erledigt")
        entry = AuditEntry.objects.get()
        assert (entry.verb, entry.reason) == ("notice.withdraw", "hat sich erledigt")


@dataclass(frozen=True)
class Case:
    state: NoticeState
    verb: Any
    allowed: bool


S = NoticeState
CASES = [
    Case(S.REVIEW, release, True),
    Case(S.QUEUED, release, False),
    Case(S.SENT, release, False),
    Case(S.FAILED, retry, True),
    Case(S.SENT, retry, False),
    Case(S.WITHDRAWN, retry, False),
    Case(S.REVIEW, withdraw, True),
    Case(S.QUEUED, withdraw, True),
    Case(S.FAILED, withdraw, True),
    Case(S.SENT, withdraw, False),
    Case(S.WITHDRAWN, withdraw, False),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.state}-{case.verb.__name__}")
def test_what_is_possible_when(case: Case, town: Municipality, jana: User) -> None:
    mail = write(town, UserFactory())
    assert mail
    Notice.objects.update(state=case.state)
    if case.allowed:
        case.verb(mail, by=jana)
    else:
        with pytest.raises(TransitionRefused):
            case.verb(mail, by=jana)


def test_a_secret_mail_is_emptied_when_it_is_withdrawn(town: Municipality, jana: User) -> None:
    mail = write(town, UserFactory(), kind="test.secret", path="/geheim/")
    assert mail
    found = withdraw(mail, by=jana)
    assert (found.body, found.action_url) == ("", "")
