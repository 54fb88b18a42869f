"""What the words of a mail server mean, in a plain sentence; nothing where they are not understood.

meaning("550 5.1.1 User unknown")      „Diese Adresse gibt es nicht.“
"""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_CODE = re.compile(r"(?<![\d.])[245]\.(\d{1,3}\.\d{1,3})(?![\d.]*\d)")
_UNKNOWN = _("Diese Adresse gibt es nicht.")
_HOST = _("Den Mailserver hinter dieser Adresse gibt es nicht.")
_SHUT = _("Dieses Postfach nimmt keine Mails mehr an.")
_FULL = _("Das Postfach ist voll.")
_LARGE = _("Die Mail ist dem anderen Mailserver zu groß.")
_AWAY = _("Der andere Mailserver war nicht zu erreichen.")
_REFUSED = _("Der andere Mailserver nimmt Mails von uns nicht an.")
BY_CODE = {
    "1.1": _UNKNOWN, "1.6": _UNKNOWN, "1.10": _UNKNOWN, "1.2": _HOST, "1.3": _UNKNOWN,
    "2.1": _SHUT, "2.2": _FULL, "2.3": _LARGE, "3.4": _LARGE,
    "4.1": _AWAY, "4.2": _AWAY, "4.4": _HOST, "4.7": _AWAY, "7.0": _REFUSED, "7.1": _REFUSED,
}  # fmt: skip
"""By the second and third number of RFC 3463: the first says only whether it is for good."""
BY_WORDS = (
    (r"over ?quota|quota exceeded|mailbox (is )?full|postfach (ist )?voll", _FULL),
    (r"user unknown|unknown user|no such (user|recipient|mailbox|person)|does not exist", _UNKNOWN),
    (r"mailbox not found|recipient unknown|user not found|empfänger unbekannt", _UNKNOWN),
    (r"account (is )?disabled|mailbox (is )?(disabled|inactive)", _SHUT),
    (r"host not found|unrouteable|domain not found", _HOST),
    (r"retry time(out)? exceeded|connection (timed out|refused)", _AWAY),
    (r"too large|size (limit )?exceed", _LARGE),
    (r"spam|blocked|blacklist|policy", _REFUSED),
)
"""For servers that give no such number."""


def meaning(said: str) -> str | Promise:
    """In the language of whoever reads; empty: then the server's own words are all there is."""
    code = _CODE.search(said)
    if code and code[1] in BY_CODE:
        return BY_CODE[code[1]]
    found = (told for pattern, told in BY_WORDS if re.search(pattern, said, re.IGNORECASE))
    return next(found, "")
