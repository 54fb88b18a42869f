"""What comes back is understood, told of the mail it is about, and counted once."""

import contextlib
import imaplib
import mailbox as boxes
import smtplib
import ssl
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction

from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.notices.bounces import operations, reading
from gemeinwerk.notices.bounces.meaning import meaning
from gemeinwerk.notices.bounces.models import Bounce
from gemeinwerk.notices.bulk import Mail, queue_all
from gemeinwerk.notices.mailserver import words_of
from gemeinwerk.notices.models import Notice, NoticeState
from gemeinwerk.notices.returning import key_in_address, message_id, return_path
from gemeinwerk.notices.sending import send_due
from tests.notices.imap import ImapBox

pytestmark = pytest.mark.django_db

REPORT = """From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: {to}
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="x"

--x
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--x
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--x
Content-Type: text/rfc822-headers

Message-ID: {id}
Subject: Einladung

--x--
"""
EXIM = """From: Mail Delivery System <Mailer-Daemon@mx.example>
To: {to}
X-Failed-Recipients: {recipient}
Auto-Submitted: auto-replied
Subject: Mail delivery failed: returning message to sender

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its recipients.

  {recipient}
    host mx.example [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<{recipient}>:
    550 5.1.1 User unknown

------ This is a copy of the message, including all the headers. ------

Message-ID: {id}
"""
QMAIL = """From: MAILER-DAEMON@provider.example
To: {to}
Subject: failure notice

Hi. This is the qmail-send program at provider.example.
I'm afraid I wasn't able to deliver your message to the following addresses.

<{recipient}>:
192.0.2.7 does not like recipient.
Remote host said: 552 Mailbox full
Giving up on 192.0.2.7.

--- Below this line is a copy of the message.

Message-ID: {id}
"""
EXCHANGE = """From: Microsoft Outlook <MicrosoftExchange329e71ec@stadt.example>
To: {to}
Subject: Unzustellbar: Einladung

Ihre Nachricht an {recipient} konnte nicht zugestellt werden.

Die eingegebene E-Mail-Adresse wurde nicht gefunden.
Remote Server returned '550 5.1.10 RESOLVER.ADR.RecipientNotFound'

-----Original Message-----
Message-ID: {id}
"""
HOLIDAY = """From: {recipient}
To: {to}
Auto-Submitted: auto-replied
Subject: Abwesend: Einladung

Ich bin bis Montag nicht da. In dringenden Fällen: vertretung@verein.example
"""
KINDS: dict[str, tuple[str, bool, str]] = {
    "report": (REPORT, True, "5.1.1"),
    "exim": (EXIM, True, "5.1.1"),
    "qmail": (QMAIL, False, ""),
    "exchange": (EXCHANGE, True, "5.1.10"),
}
MORE = {"action": "failed", "status": "5.1.1", "said": "550 5.1.1 User unknown"}


@pytest.fixture(autouse=True)
def _returning(settings: Any) -> None:
    settings.MAIL_BOUNCES = "rueck@stadt.example"


@pytest.fixture
def sent(town: Municipality) -> Notice:
    with transaction.atomic():
        mail = Mail(to="kaya@bruecke.example", subject="Einladung", body="Kommen Sie.")
        queue_all("test.plain", town=town, mails=[mail])
    send_due()
    return Notice.objects.get()


def raw(kind: str, notice: Notice, **other: str) -> bytes:
    told = {
        "to": return_path(notice), "recipient": notice.recipient, "id": message_id(notice),
        **MORE, **other,
    }  # fmt: skip
    return kind.format(**told).replace("\n", "\r\n").encode()


@pytest.mark.parametrize("kind", KINDS)
def test_what_common_servers_write_is_understood(kind: str, sent: Notice) -> None:
    text, permanent, code = KINDS[kind]
    (found,) = reading.read(raw(text, sent))
    assert (found.recipient, found.permanent, found.code) == (sent.recipient, permanent, code)
    assert found.notices == (sent.pk,)
    assert found.proven
    assert found.said


@pytest.mark.parametrize("kind", KINDS)
def test_where_the_address_says_nothing_the_message_id_does(kind: str, sent: Notice) -> None:
    (found,) = reading.read(raw(KINDS[kind][0], sent, to="post@stadt.example"))
    assert (found.notices, found.proven) == ((sent.pk,), False)


def test_an_answer_on_holiday_and_a_delay_are_no_bounces(sent: Notice) -> None:
    assert reading.read(raw(HOLIDAY, sent)) == []
    assert reading.read(raw(REPORT, sent, action="delayed", status="4.4.1")) == []
    for nonsense in (b"", b"\xff\xfe\x00", b"Subject: =?x?q?\r\n\r\nundeliverable"):
        assert [one for one in reading.read(nonsense) if one.notices] == []


def test_nobody_can_make_up_the_address_of_a_mail(sent: Notice, town: Municipality) -> None:
    forged = return_path(sent).replace(f"+{sent.pk}-", f"+{sent.pk + 1}-")
    assert key_in_address(return_path(sent)) == sent.pk
    assert key_in_address(forged) is None
    stranger = raw(REPORT, sent, to="post@stadt.example", recipient="wer@anders.example")
    assert not any(operations.keep(one, stranger) for one in reading.read(stranger))
    sent.refresh_from_db()
    assert sent.state == NoticeState.SENT


def test_it_is_kept_once_and_told_of_its_mail(sent: Notice) -> None:
    message = raw(REPORT, sent)
    (found,) = reading.read(message)
    assert [operations.keep(found, message), operations.keep(found, message)] == [True, False]
    sent.refresh_from_db()
    assert (sent.state, Bounce.objects.get().notice) == (NoticeState.BOUNCED, sent)
    assert "User unknown" in sent.error


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("550 5.1.1 User unknown", "Diese Adresse gibt es nicht."),
        ("552 5.2.2 mailbox over quota", "Das Postfach ist voll."),
        ("550 Unrouteable address", "Den Mailserver hinter dieser Adresse gibt es nicht."),
        ("554 5.7.1 rejected by policy", "Der andere Mailserver nimmt Mails von uns nicht an."),
        ("host 192.5.1.1 said: 550 go away", ""),
        ("Ob sie ankam, ist ungewiss.", ""),
    ],
)
def test_the_words_of_a_server_are_told_plainly(said: str, plain: str) -> None:
    assert meaning(said) == plain


def test_what_a_server_said_is_kept_as_it_said_it() -> None:
    refused = {"kaya@bruecke.example": (550, b"5.1.1 User unknown")}
    assert words_of(smtplib.SMTPRecipientsRefused(refused)) == "550 5.1.1 User unknown"
    assert words_of(smtplib.SMTPDataError(554, b"no")) == "554 no"
    assert words_of(OSError("weg")) == "weg"


def test_a_mailbox_of_a_file_is_read_and_emptied(
    sent: Notice, tmp_path: Path, settings: Any
) -> None:
    settings.MAIL_BOUNCES_BOX = str(tmp_path / "rueck")
    assert operations.take_in() == 0  # nothing has come yet
    box = boxes.mbox(settings.MAIL_BOUNCES_BOX)
    box.add(raw(REPORT, sent))
    box.add(raw(HOLIDAY, sent))
    box.close()
    assert (operations.take_in(), operations.take_in()) == (1, 0)
    assert len(boxes.mbox(settings.MAIL_BOUNCES_BOX)) == 0


def test_a_server_must_prove_who_it_is(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library alone would hand the password to anybody."""
    asked: list[ssl.SSLContext] = []

    def connect(*_place: Any, ssl_context: ssl.SSLContext, **_more: Any) -> None:
        asked.append(ssl_context)
        raise OSError

    monkeypatch.setattr(imaplib, "IMAP4_SSL", connect)
    settings.MAIL_BOUNCES_BOX = "imaps://rueck@mail.example/INBOX"
    with contextlib.suppress(OSError):
        operations.take_in()
    (context,) = asked
    assert context.verify_mode == ssl.CERT_REQUIRED
    assert context.check_hostname


def test_a_mailbox_over_imap_is_read_and_emptied(sent: Notice, settings: Any) -> None:
    settings.MAIL_BOUNCES_PASSWORD = "geheim"
    with ImapBox([raw(HOLIDAY, sent), raw(EXIM, sent)]) as server:
        settings.MAIL_BOUNCES_BOX = f"imap://rueck%40stadt@127.0.0.1:{server.port}/INBOX"
        assert operations.take_in() == 1
        assert server.messages == {}
        assert operations.take_in() == 0
    assert Bounce.objects.count() == 1
