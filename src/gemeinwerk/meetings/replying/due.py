"""What is due for the office about answers by mail: those somebody has to look at. Asked along with
something else (`waiting_in`)."""

from collections.abc import Iterator

from django.db.models import Count, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.core.due import Due
from gemeinwerk.meetings.models import MailReply
from gemeinwerk.meetings.replying.operations import MOST_OPEN


def waiting_in(town: OuterRef) -> Subquery:
    """How many; None where there is none."""
    found = MailReply.objects.filter(municipality=town, open=True).order_by()
    return Subquery(found.values("municipality").annotate(n=Count("pk")).values("n"))


def replies_due(number: int) -> Iterator[Due]:
    if not number:
        return
    text = ngettext(
        "Eine Antwort per Mail auf eine Einladung wartet auf Sie.",
        "{n} Antworten per Mail auf Einladungen warten auf Sie.",
        number,
    )
    full = number >= MOST_OPEN
    yield Due(
        text.format(n=number),
        _("Ansehen"),
        reverse("meetings:replies"),
        detail=full_up() if full else "",
        tone="off" if full else "progress",
        word=_("voll") if full else _("ansehen"),
    )


def full_up() -> str:
    return _(
        "Mehr hebt das Programm nicht auf: Solange keine erledigt ist, fehlen hier weitere, die "
        "jemand ansehen müsste. Was eindeutig ist, wird weiter eingetragen."
    )
