"""The address to which a mail comes back: it names the mail, and nobody else can write one.

Setting: MAIL_BOUNCES, a mailbox that takes what is written behind a plus (rueck+…@stadt.example).
"""

import re
from email.utils import parseaddr

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from gemeinwerk.notices.models import Notice

_MARKED = re.compile(r"\+(\d{1,18})-([0-9a-f]{16})@")
_MESSAGE_ID = re.compile(r"<notice-(\d{1,18})@([^>\s]{1,253})>")


def return_path(notice: Notice) -> str:
    """Empty where no mailbox is set: then mails come back to their sender's."""
    box, _at, host = settings.MAIL_BOUNCES.rpartition("@")
    return f"{box}+{notice.pk}-{_proof(notice.pk)}@{host}" if box else ""


def message_id(notice: Notice) -> str:
    """The same in a second attempt: should both arrive, mail programs show one."""
    return f"<notice-{notice.pk}@{_domain()}>"


def key_in_address(address: str) -> int | None:
    """The mail an address of ours names; None where it is none, or somebody made it up."""
    found = _MARKED.search(address.lower())
    if found is None:
        return None
    key = int(found[1])
    return key if constant_time_compare(found[2], _proof(key)) else None


def keys_in_ids(text: str) -> list[int]:
    """The mails of ours whose Message-ID stands in a text."""
    return [int(key) for key, host in _MESSAGE_ID.findall(text) if host.lower() == _domain()]


def _proof(key: int) -> str:
    return salted_hmac("gemeinwerk.return_path", str(key), algorithm="sha256").hexdigest()[:16]


def _domain() -> str:
    domain: str = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2].lower()
    return domain
