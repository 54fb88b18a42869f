"""What pages behind a link of one's own share: that it is over, that too much came from one place,
and that they stand in no index.

    return apart(over(request, _("Die Umfrage ist beendet …"), 410))
"""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.accounts import limits

GUESS = "open_link"


def over(
    request: HttpRequest,
    sentence: str,
    status: int,
    *,
    later: Callable[[datetime], str] | None = None,
) -> HttpResponse:
    """Whoever guesses is stopped, as `later` tells; whoever comes too late reads the `sentence`."""
    if until := limits.consume(request, GUESS):
        return stopped(request, (later or too_many)(until))
    return _told(request, _("Dieser Link gilt nicht mehr"), sentence, status)


def stopped(request: HttpRequest, sentence: str) -> HttpResponse:
    """Without a line in the log: the address is the link."""
    return _told(request, _("Bitte später noch einmal"), sentence, 429)


def too_many(until: datetime) -> str:
    said = _(
        "Von diesem Anschluss kam in der letzten Stunde sehr viel. Ab {time} Uhr geht es weiter."
    )
    return _with_time(said, until)


def too_many_typed(until: datetime) -> str:
    """Where somebody has written much: it is not lost."""
    said = _(
        "Von diesem Anschluss kam in der letzten Stunde sehr viel. Ab {time} Uhr geht es weiter; "
        "mit „Zurück“ im Browser sehen Sie noch, was Sie geschrieben haben."
    )
    return _with_time(said, until)


def apart(response: HttpResponse) -> HttpResponse:
    """In no index. To other sites a browser tells no address of ours (settings); to ourselves it
    must, or the form's own origin could not be proven."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _with_time(sentence: str, until: datetime) -> str:
    return sentence.format(time=time_format(localtime(until), "H:i"))


def _told(request: HttpRequest, heading: str, sentence: str, status: int) -> HttpResponse:
    context = {"heading": heading, "sentence": sentence}
    return render(request, "accounts/own_link_over.html", context, status=status)
