"""Mail addresses, telephone numbers and pages in a cell, and what else stands there."""

import re
from dataclasses import dataclass

from gemeinwerk.german.text import fold, squash


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MAIL = re.compile(
    r"(?:mailto:|e-?mail:\s?|mail:\s?)?<?"
    r"(?P<mail>[\w!#$%&'*+=?^`{|}~.-]{1,64}(?:@|\s?[(\[](?:at|ät)[)\]]\s?)"
    r"(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24})>?",
    re.IGNORECASE,
)
_PAGE = re.compile(r"(?:https?://|www\.)[^\s,;<>|]{3,200}", re.IGNORECASE)
_LABEL = (
    r"(?P<label>(?:(?:tel|telefon|fon|phone|mobil|mobile|mobiltelefon|handy|fax|telefax|festnetz"
    r"|durchwahl|dw|app|apparat|dienstl|dienstlich|priv|privat|zentrale|büro|t|m|f|d|p)"
    r"(?:nummer|nr|-nr)?\.?\s?(?:\((?:dienstl|priv|d|p|mobil)\w*\.?\)\s?)?[:.]?\s?){1,3})?"
)
_NUMBER = re.compile(
    rf"(?<![\w+.@-]){_LABEL}"
    r"(?P<number>(?:\+|00)?\(?\d(?:[\d()]|[ ./–-](?=[\d( /–+-])){3,40}\d\)?)(?![\w@]|[.,]\d)",
    re.IGNORECASE,
)
_EXTENSION = re.compile(
    r"(?<!\w)(?P<label>(?:durchwahl|dw|app|apparat)\.?\s?:?\s?)(?P<number>-?\s?\d{2,6})(?!\w)",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\s?/\s(?=[0+(])|\s{1,9}/(?=0|\+)|(?<=\d)\s(?=(?:\+49|0049|01[567]\d))")
_DAY = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})|\d{4}-\d\d-\d\d")
_KINDS = (("fax", "fax"), ("mobil", "mobile"), ("handy", "mobile"))
_MOBILE = re.compile(r"(?:\+49|0049|0)\(?0?\)?1[567]")
_LEAST = 5
_MOST = 20
"""Digits of a number one can call."""
ROLES = _words(
    "info infos kontakt kontakte contact buero office post poststelle mail email mailbox verein"
    " vorstand sekretariat geschaeftsstelle team service zentrale verwaltung presse beratung"
    " anmeldung hallo hello anfrage anfragen leitung empfang rathaus gemeindebuero"
    " pfarramt fraktion geschaeftsfuehrung projekt veranstaltungen welcome willkommen redaktion"
    " webmaster admin support ehrenamt integration migration sprachcafe beirat migrantenbeirat"
)
"""What stands before the @ of mailboxes several people read."""


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as typed. ``kind``: "phone", "mobile", "fax"."""

    number: str
    kind: str = "phone"

    @property
    def digits(self) -> str:
        """For comparing: "+49 (0)331 12-3" and "0331 123" are the same."""
        return digits_of(self.number)


@dataclass(frozen=True, slots=True)
class Reach:
    """What a cell gives to reach somebody by, and what is left of it."""

    text: str
    mails: tuple[str, ...]
    phones: tuple[Phone, ...]
    pages: tuple[str, ...]
    rest: str


def digits_of(number: str) -> str:
    """A telephone number as it is dialled within Germany."""
    bare = re.sub(r"[^\d+]", "", number.replace("(0)", ""))
    for abroad in ("+49", "0049"):
        if bare.startswith(abroad):
            return "0" + bare[len(abroad) :].lstrip("0")
    return bare


def parse_reach(text: str, *, kind: str = "phone", least: int = _LEAST) -> Reach:
    """Everything one can be reached by. ``kind``: of numbers that do not say it themselves.
    ``least``: digits of a number, 0 to look at none; where streets may stand as well, more."""
    mails: list[str] = []
    pages: list[str] = []
    found: list[Phone] = []

    def take_mail(hit: re.Match[str]) -> str:
        mails.append(re.sub(r"\s?[(\[](?:at|ät)[)\]]\s?", "@", hit["mail"], flags=re.I).strip("."))
        return "\n"

    def take_page(hit: re.Match[str]) -> str:
        pages.append(hit.group().rstrip(".)"))
        return "\n"

    def take_phone(hit: re.Match[str]) -> str:
        numbers = [one.strip() for one in _NEXT.split(hit["number"])]
        if any(_count(one) < least for one in numbers):  # "0331 004945" is one number
            numbers = [hit["number"]]
        if any(not least <= _count(one) <= _MOST for one in numbers) or _DAY.fullmatch(
            hit["number"]
        ):
            return hit.group()
        found.extend(Phone(one, _kind(hit["label"] or "", one, kind)) for one in numbers)
        return "\n"

    def take_extension(hit: re.Match[str]) -> str:
        found.append(Phone(squash(hit.group()), kind))
        return "\n"

    left = _MAIL.sub(take_mail, text) if "@" in text or "at)" in text or "at]" in text else text
    if "www." in left.lower() or "://" in left:
        left = _PAGE.sub(take_page, left)
    if least:
        left = _EXTENSION.sub(take_extension, _NUMBER.sub(take_phone, left))
    once = list({one.digits: one for one in found}.values())
    return Reach(text, tuple(dict.fromkeys(mails)), tuple(once), tuple(pages), _left(left))


def _count(number: str) -> int:
    return sum(map(str.isdigit, number))


def _kind(label: str, number: str, kind: str) -> str:
    said = fold(label)
    for word, name in _KINDS:
        if word in said:
            return name
    if kind == "phone" and _MOBILE.match(re.sub(r"[ /.()–-]", "", number)):
        return "mobile"
    return kind


_EDGES = " \t\n,;|/–-"


def _left(text: str) -> str:
    """What remains, its pieces on lines of their own without the marks that parted them."""
    pieces = (squash(piece).strip(_EDGES) for piece in text.split("\n"))
    return "\n".join(piece for piece in pieces if piece not in {"", "oder", "und", "<>", "()", ":"})


def is_role_mailbox(mail: str, *, last_name: str = "", organisation: str = "") -> bool:
    """Whether several people read a mailbox: info@, buero-nord@, migrantenbeirat@."""
    box = fold(mail.partition("@")[0])
    words = [word for word in re.split(r"[._+\d-]", box) if word]
    if last_name and fold(last_name).replace(" ", "") in box.replace("-", ""):
        return False
    if any(word in ROLES for word in words):
        return True
    joined = re.sub(r"[^a-z]", "", fold(organisation))
    bare = re.sub(r"[^a-z]", "", box)
    return len(bare) > 3 and bool(joined) and (bare in joined or joined in bare)
