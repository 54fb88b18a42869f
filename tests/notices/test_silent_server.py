"""A mail server that goes silent, or answers for ever, holds nothing up."""

import socket
import threading
from typing import Any

import pytest
from django.utils import timezone

from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.notices.sending import send_due
from tests.notices.mailbox import STEPS, Mailbox
from tests.notices.test_sending import make_due, write


@pytest.fixture
def use(settings: Any) -> Any:
    """`use(mailbox)`: mails go there, and nobody waits for long."""

    def use(mailbox: Mailbox) -> None:
        settings.EMAIL_BACKEND = "gemeinwerk.notices.mailserver.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", mailbox.port
        settings.EMAIL_USE_TLS = False
        settings.MAIL_TIMEOUT, settings.MAIL_MOST_SECONDS = 0.3, 0.6

    return use


def states() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("state", flat=True))


def test_many_mails_go_through_one_connection(town: Municipality, use: Any) -> None:
    for _ in range(5):
        write(town)
    with Mailbox() as mailbox:
        use(mailbox)
        assert send_due() == 5
        assert (len(mailbox.messages), mailbox.connections) == (5, 1)


@pytest.mark.parametrize("drip", [False, True], ids=["silent", "a letter at a time"])
@pytest.mark.parametrize("step", STEPS)
def test_whatever_step_it_stops_at_the_others_wait_and_nobody_is_held_up(
    town: Municipality, use: Any, step: str, drip: bool
) -> None:
    for _ in range(3):
        write(town)
    with Mailbox(silent_at=step, drip=drip) as mailbox:
        use(mailbox)
        assert send_due() == 0
        assert send_due() == 0, "nobody asks again at once"
        assert mailbox.connections == 1
    assert sorted(Notice.objects.values_list("tries", flat=True)) == [0, 0, 1]
    assert not Notice.objects.filter(leased_until__isnull=False).exists()
    later = Notice.objects.filter(state=NoticeState.QUEUED)
    assert all(notice.next_attempt_at > timezone.now() for notice in later)
    # Only where the whole mail was handed over nobody knows what became of it.
    assert states() == (
        [NoticeState.FAILED, NoticeState.QUEUED, NoticeState.QUEUED]
        if step == "body"
        else [NoticeState.QUEUED] * 3
    )


def test_what_was_in_doubt_is_not_sent_twice(town: Municipality, use: Any) -> None:
    for _ in range(3):
        write(town)
    with Mailbox(silent_at="body", silent_from=2) as mailbox:
        use(mailbox)
        assert send_due() == 1
        handed = len(mailbox.messages)
    with Mailbox() as healthy:
        use(healthy)
        make_due()
        assert send_due() == 1
        assert (handed, len(healthy.messages)) == (2, 1)
    assert sorted(states()) == [NoticeState.FAILED, NoticeState.SENT, NoticeState.SENT]
    (lost,) = Notice.objects.filter(state=NoticeState.FAILED)
    assert "Ob sie ankam, ist ungewiss." in lost.error


def test_a_name_that_is_never_looked_up_holds_nothing_up(
    town: Municipality, use: Any, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(town)
    done = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: done.wait())
    with Mailbox() as mailbox:
        use(mailbox)
        settings.EMAIL_HOST = "mail.stadt.example"
        assert send_due() == 0
        assert mailbox.connections == 0
    done.set()
    assert "mail.stadt.example" in Notice.objects.get().error


def test_a_batch_ends_when_its_time_is_over(town: Municipality) -> None:
    for _ in range(5):
        write(town)
    moments = iter([0.0, 1.0, 2.0, 41.0])
    assert send_due(clock=lambda: next(moments)) == 2
