"""What a message in the mailbox answers: to which invitation, what, in whose name.

Shapes differ: Outlook and Google have the answer as a part of the mail, Apple and Thunderbird as an
attachment as well; Outlook's own words are the mail's text, the others write a sentence there.
"""

import email
import email.policy
import hashlib
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import Any

from gemeinwerk.calendar_files.replies import CalendarReply, read_reply
from gemeinwerk.meetings.replying.addresses import invitee_in

MOST_BYTES = 2_000_000
MOST_WORDS = 1_000
_TAGS = re.compile(r"(?s)<(style|script)\b.*?</\1>|<[^>]{0,2000}>")
_OUTLOOK = re.compile(r"microsoft|exchange|outlook", re.I)


@dataclass(frozen=True)
class Answer:
    """A message that is about a meeting of ours. `invitee`: whom the address names, with proof."""

    digest: str
    invitee: int | None
    sender: str
    sender_name: str
    reply: CalendarReply | None
    """None: it holds no answer of a calendar."""
    forwarded: bool = False
    """The answer lies in another mail that was sent on."""
    sent_at: datetime | None = None
    text: str = field(default="")

    @property
    def words(self) -> str:
        """What somebody wrote themselves, and no program."""
        if self.reply is None:
            return self.text
        own = self.text if _OUTLOOK.search(self.reply.program) else ""
        return self.reply.comment or own


def read(raw: bytes, zone: str) -> Answer | None:
    """None where it is neither sent to an address of ours nor the answer of a calendar."""
    message: Any = email.message_from_bytes(raw[:MOST_BYTES], policy=email.policy.default)
    invitee = _addressed(message)
    reply, forwarded = _calendar(message, zone)
    if reply is not None and reply.method not in ("REPLY", "COUNTER"):
        reply = None
    if invitee is None and reply is None:
        return None
    name, sender = parseaddr(_plain(message, "From"))
    return Answer(
        digest=hashlib.sha256(raw).hexdigest(),
        invitee=invitee,
        sender=sender[:254],
        sender_name=" ".join(name.split())[:200],
        reply=reply,
        forwarded=forwarded,
        sent_at=_date(message),
        text=_text(message),
    )


def _addressed(message: Message) -> int | None:
    for name in ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc"):
        for value in _all(message, name):
            if (key := invitee_in(value)) is not None:
                return key
    return None


def _calendar(message: Message, zone: str) -> tuple[CalendarReply | None, bool]:
    """The first that answers, and whether it lies in a mail within the mail."""
    inner = {
        id(part)
        for outer in message.walk()
        if outer.get_content_type() == "message/rfc822"
        for part in outer.walk()
    }
    found = None
    for part in message.walk():
        if not _is_calendar(part):
            continue
        read_ = read_reply(_payload(part), zone)
        if read_ is not None and read_.method in ("REPLY", "COUNTER"):
            return read_, id(part) in inner
        found = found or read_
    return found, False


def _is_calendar(part: Message) -> bool:
    if part.get_content_type() in ("text/calendar", "application/ics"):
        return True
    name = _file_name(part)
    return part.get_content_maintype() == "application" and name.lower().endswith(".ics")


def _file_name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        return ""


def _payload(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(message: Message) -> str:
    """Its first text; of one in HTML alone the words."""
    for wanted in ("text/plain", "text/html"):
        for part in message.walk():
            if part.get_content_type() == wanted:
                said = _payload(part)[: 20 * MOST_WORDS].decode(_charset(part), "replace")
                said = _TAGS.sub(" ", said) if wanted == "text/html" else said
                if plain := "\n".join(filter(None, map(_one_line, said.splitlines()))):
                    return plain[:MOST_WORDS]
    return ""


def _charset(part: Message) -> str:
    name = str(part.get_content_charset() or "utf-8")
    try:
        "".encode(name)
    except LookupError:
        return "utf-8"
    return name


def _one_line(line: str) -> str:
    return "".join(sign for sign in " ".join(line.split()) if sign.isprintable())


def _date(message: Message) -> datetime | None:
    try:
        found = parsedate_to_datetime(_plain(message, "Date"))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _plain(message: Message, name: str) -> str:
    return next(iter(_all(message, name)), "")


def _all(message: Message, name: str) -> list[str]:
    try:
        return [str(one) for one in message.get_all(name, [])]
    except (ValueError, LookupError, AttributeError, TypeError):  # a head that is no head
        return []
