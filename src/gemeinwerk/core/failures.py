"""A failure nobody foresaw gets a number: the person sees it, the server's log holds it."""

import logging
import secrets

from django.utils.translation import gettext as _

log = logging.getLogger("gemeinwerk.failures")
# Without signs that are mistaken for each other when read out on the telephone.
_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_number() -> str:
    """Such as "K7QX-2MRT"; never the same twice in practice."""
    signs = "".join(secrets.choice(_SIGNS) for _place in range(8))
    return f"{signs[:4]}-{signs[4:]}"


def log_failure(what: str) -> str:
    """Write down what is being handled as an exception, if anything; the number it stands under."""
    number = new_number()
    log.exception("Failure %s: %s", number, what)
    return number


def sentence(number: str) -> str:
    """What a person is told."""
    return _(
        "Dabei ist etwas Unerwartetes geschehen. Bitte melden Sie es denen, die Gemeinwerk "
        "betreiben, mit der Nummer {number}: Unter ihr steht im Protokoll des Servers, was es war."
    ).format(number=number)
