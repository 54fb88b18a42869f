"""What a message in the mailbox says: which mail could not be delivered to whom, and why.

Reports after RFC 3464 first; then what common servers write in plain words (exim, qmail, Exchange,
providers). What is no report (an answer on holiday, advertising) says nothing.
"""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from typing import Any

from gemeinwerk.notices.returning import key_in_address, keys_in_ids

MOST_BYTES = 2_000_000
"""Of a message: what is larger is read no further; reports are small."""
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"']{1,64}@[^\s<>()\[\],;:\"']{1,253}")
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_SMTP = re.compile(r"(?:^|\s|\()([45]\d\d)(?=[ \-])")
_SENDERS = re.compile(r"mailer-daemon|postmaster|mail delivery|microsoftexchange|^<>$", re.I)
_SUBJECTS = re.compile(
    r"undeliver|unzustellbar|returned mail|delivery (status|failure|has failed|incomplete)"
    r"|mail delivery failed|failure notice|nicht zugestellt|nicht zustellbar|delivery notification",
    re.I,
)
_WORDS = re.compile(
    r"user unknown|unknown user|no such (user|recipient|mailbox|person)|does not exist"
    r"|mailbox (unavailable|not found|full)|over quota|quota exceeded|address rejected"
    r"|recipient (rejected|unknown)|account (is )?disabled|unrouteable|host not found"
    r"|retry time(out)? exceeded|could not be delivered|wasn.t (able to )?deliver"
    r"|konnte nicht zugestellt|unbekannt|postfach (ist )?voll",
    re.I,
)
_FULL = re.compile(r"mailbox full|over quota|quota exceeded|postfach (ist )?voll", re.I)
_DELAYED = re.compile(r"delayed|not yet been delivered|will (be )?retr|noch nicht zugestellt", re.I)


@dataclass(frozen=True)
class Report:
    """One mail of ours that could not be delivered to one address."""

    recipient: str
    permanent: bool
    code: str = ""
    said: str = ""
    notices: tuple[int, ...] = ()
    """Keys of mails it may be about."""
    proven: bool = False
    """The address it came back to could only be known from the mail itself."""


def read(raw: bytes) -> list[Report]:
    """What a message reports; nothing where it is no report, or only of a delay."""
    message = email.message_from_bytes(raw[:MOST_BYTES], policy=email.policy.default)
    proven = _named_by_address(message)
    notices = (proven,) if proven is not None else tuple(keys_in_ids(_whole(raw)))
    found = list(_after_the_rules(message, notices, proven is not None))
    if found or message.get_content_type() == "multipart/report":
        return found
    return list(_in_plain_words(message, notices, proven is not None))


# --- RFC 3464 ------------------------------------------------------------------------------------


def _after_the_rules(message: Message, notices: tuple[int, ...], proven: bool) -> Iterator[Report]:
    for part in message.walk():
        if part.get_content_type() not in (
            "message/delivery-status",
            "message/global-delivery-status",
        ):
            continue
        for fields in _blocks(part):
            recipient = _address_in(fields, "Final-Recipient") or _address_in(
                fields, "Original-Recipient"
            )
            if not recipient or _plain(fields, "Action").lower() != "failed":
                continue
            code = _STATUS.search(_plain(fields, "Status"))
            said = _plain(fields, "Diagnostic-Code").partition(";")[2] or _plain(
                fields, "Diagnostic-Code"
            )
            yield Report(
                recipient=recipient,
                permanent=_is_permanent(code[0] if code else "", said),
                code=code[0] if code else "",
                said=_short(said),
                notices=notices,
                proven=proven,
            )


def _blocks(part: Message) -> list[Message]:
    """Of a report: its head, then one block for each recipient."""
    inner: Any = part.get_payload()
    if isinstance(inner, list):
        return [one for one in inner if isinstance(one, Message)]
    text = str(inner or "").replace("\r\n", "\n")
    return [email.message_from_string(block) for block in text.split("\n\n") if block.strip()]


def _address_in(fields: Message, name: str) -> str:
    found = _ADDRESS.search(_plain(fields, name))
    return found[0] if found else ""


def _plain(fields: Message, name: str) -> str:
    try:
        return " ".join(str(fields.get(name, "")).split())
    except (ValueError, LookupError, AttributeError, TypeError):  # a head that is no head
        return ""


# --- in words ------------------------------------------------------------------------------------


def _in_plain_words(message: Message, notices: tuple[int, ...], proven: bool) -> Iterator[Report]:
    sender, subject = _plain(message, "From"), _plain(message, "Subject")
    from_a_server = _SENDERS.search(sender) or _plain(message, "Return-Path") == "<>"
    if not (from_a_server or _SUBJECTS.search(subject)):
        return  # an answer on holiday comes back to the same address
    text = _text(message)
    ours, _sep, _returned = _without_what_came_back(text)
    if not (_SUBJECTS.search(subject) or _WORDS.search(ours)) or _DELAYED.search(subject):
        return
    recipient = _plain(message, "X-Failed-Recipients").partition(",")[0].strip()
    if not recipient:
        named = _ADDRESS.search(ours)
        recipient = named[0].strip(".") if named else ""
    if not recipient and not proven:
        return
    code = _STATUS.search(ours)
    yield Report(
        recipient=recipient,
        permanent=_is_permanent(code[0] if code else "", ours),
        code=code[0] if code else "",
        said=_short(_sentence(ours)),
        notices=notices,
        proven=proven,
    )


def _text(message: Message) -> str:
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                return payload.decode("utf-8", "replace")
    payload = message.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _without_what_came_back(text: str) -> tuple[str, str, str]:
    for mark in ("------ This is a copy", "--- Below this line is a copy", "-----Original Message"):
        if mark in text:
            return text.partition(mark)
    return text[:6000], "", ""


def _sentence(text: str) -> str:
    """The line that says why."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines:
        if _WORDS.search(line) or _SMTP.search(line) or _STATUS.search(line):
            return line
    return lines[0] if lines else ""


# --- both ----------------------------------------------------------------------------------------


def _is_permanent(code: str, said: str) -> bool:
    """A full mailbox and a server that was away may do another time."""
    if code.startswith("4") or code == "5.2.2" or _FULL.search(said):
        return False
    if not code and (smtp := _SMTP.search(said)):
        return smtp[1].startswith("5")
    return True


def _named_by_address(message: Message) -> int | None:
    for name in ("Delivered-To", "X-Original-To", "Envelope-To", "To"):
        for value in message.get_all(name, []):
            if (key := key_in_address(str(value))) is not None:
                return key
    return None


def _whole(raw: bytes) -> str:
    return raw[:MOST_BYTES].decode("utf-8", "replace").replace("=\r\n", "").replace("=\n", "")


def _short(text: str) -> str:
    return " ".join(text.split())[:500]
