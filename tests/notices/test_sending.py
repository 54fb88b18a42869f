"""Mails leave once, and count as sent only when the server took them."""

import smtplib
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils import timezone

from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.bulk import Mail, queue_all
from gemeinwerk.notices.lifecycle import PAUSES
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.notices.operations import forget_old, queue, retry
from gemeinwerk.notices.sending import send_due, take_one
from tests.factories import MunicipalityFactory, UserFactory


def write(town: Municipality, kind: str = "test.plain", path: str = "") -> Notice:
    with transaction.atomic():
        queue(kind, town=town, to=UserFactory(), path=path, context={"measure": "1.2 Kurs"})
    newest = Notice.objects.first()
    assert newest
    return newest


def make_due() -> None:
    Notice.objects.update(next_attempt_at=timezone.now())


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Any:
    """`broken(exception)`: from now on the mail server answers with it."""

    def break_with(problem: Exception) -> None:
        def send(message: EmailMessage, **_options: Any) -> int:
            raise problem

        monkeypatch.setattr(EmailMessage, "send", send)

    return break_with


class TestSending:
    def test_says_how_many_the_server_took(self, town: Municipality) -> None:
        write(town)
        write(town)
        assert (send_due(), send_due()) == (2, 0)
        assert len(mail.outbox) == 2

    def test_a_sent_mail_knows_when(self, town: Municipality) -> None:
        notice = write(town)
        send_due()
        notice.refresh_from_db()
        assert notice.state == NoticeState.SENT
        assert notice.sent_at is not None

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x1c", "\x85", "\u2028"])
    def test_a_line_break_in_a_header_neither_adds_one_nor_stops_the_mail(
        self, town: Municipality, end: str
    ) -> None:
        evil = f"Musterstadt{end}Bcc: alle@boese.example"
        notice = write(town)
        Municipality.objects.update(name=evil, contact_email=f"b@stadt.example{end}X: y")
        Notice.objects.update(subject=evil)
        assert send_due() == 1
        sent = mail.outbox[0].message()
        assert "Bcc" not in sent
        assert "X" not in sent
        assert len(str(sent["From"]).splitlines()) == 1
        assert Notice.objects.get(pk=notice.pk).state == NoticeState.SENT

    def test_comes_from_the_town_and_is_answered_to_its_office(
        self, town: Municipality, settings: Any
    ) -> None:
        settings.DEFAULT_FROM_EMAIL = "Gemeinwerk <post@server.example>"
        town.contact_email = "buero@stadt.example"
        town.save()
        notice = write(town)
        send_due()
        sent = mail.outbox[0]
        assert (sent.from_email, sent.reply_to) == (
            "Musterstadt <post@server.example>",
            ["buero@stadt.example"],
        )
        assert sent.extra_headers == {
            "Auto-Submitted": "auto-generated",
            "Message-ID": f"<notice-{notice.pk}@server.example>",
        }

    def test_oldest_first_and_not_more_than_asked(self, town: Municipality) -> None:
        first, _second = write(town), write(town)
        assert send_due(limit=1) == 1
        assert mail.outbox[0].to == [first.recipient]

    @pytest.mark.parametrize("state", [s for s in NoticeState if s != NoticeState.QUEUED], ids=str)
    def test_only_what_is_queued_leaves(self, town: Municipality, state: NoticeState) -> None:
        write(town)
        Notice.objects.update(state=state)
        assert send_due() == 0

    def test_not_before_its_time(self, town: Municipality) -> None:
        write(town)
        Notice.objects.update(next_attempt_at=timezone.now() + timedelta(minutes=1))
        assert send_due() == 0

    def test_a_secret_mail_leaves_whole_and_is_forgotten(self, town: Municipality) -> None:
        notice = write(town, "test.secret", path="/geheim/")
        send_due()
        notice.refresh_from_db()
        assert "/geheim/" in mail.outbox[0].body
        assert (notice.body, notice.action_url) == ("", "")


class TestClaims:
    def test_two_senders_never_take_the_same_mail(self, town: Municipality) -> None:
        write(town)
        now = timezone.now()
        assert take_one(now) is not None
        assert take_one(now) is None

    def test_a_sender_that_died_leaves_its_one_mail_in_doubt(self, town: Municipality) -> None:
        taken, waiting = write(town), write(town)
        assert take_one(timezone.now()) == taken
        Notice.objects.filter(pk=taken.pk).update(
            leased_until=timezone.now(), handed_at=timezone.now()
        )
        assert send_due() == 1
        assert [message.to for message in mail.outbox] == [[waiting.recipient]]
        taken.refresh_from_db()
        assert taken.state == NoticeState.FAILED
        assert "ungewiss" in taken.error
        retry(taken, by=UserFactory())
        assert send_due() == 1

    def test_one_that_died_before_it_handed_anything_over_is_followed_by_another(
        self, town: Municipality
    ) -> None:
        taken = write(town)
        assert take_one(timezone.now()) == taken
        Notice.objects.filter(pk=taken.pk).update(leased_until=timezone.now())
        assert send_due() == 1
        assert Notice.objects.get(pk=taken.pk).state == NoticeState.SENT

    def test_what_goes_to_many_leaves_after_what_somebody_waits_for(
        self, town: Municipality
    ) -> None:
        """A new password does not wait behind two thousand invitations."""
        with transaction.atomic():
            many = [Mail(to=f"n{n}@example.org", subject="x", body="x") for n in range(3)]
            queue_all("test.plain", town=town, mails=many)
        urgent = write(town)
        assert send_due(limit=1) == 1
        assert mail.outbox[0].to == [urgent.recipient]

    def test_the_server_is_handed_no_more_a_minute_than_it_takes(
        self, town: Municipality, settings: Any
    ) -> None:
        settings.MAIL_PER_MINUTE = 3
        for _ in range(5):
            write(town)
        assert (send_due(), send_due()) == (3, 0)
        Notice.objects.update(taken_at=timezone.now() - timedelta(seconds=61))
        assert send_due() == 2

    def test_towns_take_turns(self, town: Municipality) -> None:
        """One town writes to all its people, another to one person."""
        for _ in range(12):
            write(town)
        other = write(MunicipalityFactory())
        assert send_due(limit=2) == 2
        assert [other.recipient] in [message.to for message in mail.outbox]


class TestFailing:
    def test_is_tried_again_later(self, town: Municipality, broken: Any) -> None:
        broken(smtplib.SMTPServerDisconnected("weg"))
        notice = write(town)
        assert send_due() == 0
        notice.refresh_from_db()
        assert (notice.state, notice.error, notice.tries) == (NoticeState.QUEUED, "weg", 1)
        wait = notice.next_attempt_at - timezone.now()
        assert timedelta(seconds=55) < wait <= timedelta(minutes=1)

    def test_each_time_after_a_longer_pause_and_then_no_more(
        self, town: Municipality, broken: Any
    ) -> None:
        broken(OSError("nicht erreichbar"))
        notice = write(town)
        waits = []
        for _ in PAUSES:
            make_due()
            send_due()
            notice.refresh_from_db()
            waits.append(round((notice.next_attempt_at - timezone.now()) / timedelta(minutes=1)))
        assert waits == [1, 5, 30, 120, 720]
        make_due()
        send_due()
        notice.refresh_from_db()
        assert notice.state == NoticeState.FAILED

    def test_an_address_that_will_never_do_fails_at_once(
        self, town: Municipality, broken: Any
    ) -> None:
        broken(smtplib.SMTPRecipientsRefused({"a@b.example": (550, b"unknown user")}))
        notice = write(town)
        send_due()
        notice.refresh_from_db()
        assert notice.state == NoticeState.FAILED

    def test_one_that_is_only_full_does_not(self, town: Municipality, broken: Any) -> None:
        broken(smtplib.SMTPRecipientsRefused({"a@b.example": (452, b"mailbox full")}))
        notice = write(town)
        send_due()
        notice.refresh_from_db()
        assert notice.state == NoticeState.QUEUED

    def test_does_not_keep_the_others(
        self, town: Municipality, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bad, good = write(town), write(town)
        whole = EmailMessage.send

        def send(message: EmailMessage, **options: Any) -> int:
            if message.to == [bad.recipient]:
                raise ValueError("kaputt")
            return whole(message, **options)

        monkeypatch.setattr(EmailMessage, "send", send)
        assert send_due() == 1
        good.refresh_from_db()
        assert good.state == NoticeState.SENT


@pytest.mark.parametrize(
    ("state", "days", "left"),
    [
        (NoticeState.SENT, 366, 0),
        (NoticeState.SENT, 364, 1),
        (NoticeState.WITHDRAWN, 366, 0),
        (NoticeState.FAILED, 366, 1),
        (NoticeState.REVIEW, 366, 1),
    ],
)
def test_after_a_year_a_mail_is_forgotten_unless_somebody_must_act(
    town: Municipality, state: NoticeState, days: int, left: int
) -> None:
    write(town)
    Notice.objects.update(state=state, created_at=timezone.now() - timedelta(days=days))
    forget_old()
    assert Notice.objects.count() == left


@pytest.mark.django_db(transaction=True)
def test_senders_at_once_send_each_mail_once(settings: Any) -> None:
    """Four senders in four threads, on whichever database the tests run."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    if connection.vendor == "sqlite":
        pytest.skip("the database in memory belongs to one thread; its claims are serial anyway")
    town = MunicipalityFactory()
    for _ in range(12):
        write(town)

    def sender(_number: int) -> int:
        try:
            return send_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(sender, range(4))) == 12
    assert len({message.to[0] for message in mail.outbox}) == len(mail.outbox) == 12
