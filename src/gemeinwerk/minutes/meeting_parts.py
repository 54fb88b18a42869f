"""On a meeting's page: its minutes, or the way to begin them.

What is written to an item that is not public keeps it on the agenda: without the item nobody could
tell any more that the text is not for everybody.
"""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from gemeinwerk.core.listed import row
from gemeinwerk.core.parts import Part
from gemeinwerk.meetings import staying
from gemeinwerk.meetings.models import AgendaItem
from gemeinwerk.meetings.parts import PARTS
from gemeinwerk.minutes.models import Minutes, Paragraph, ParagraphKind


def _minutes() -> "QuerySet[Any, Any]":
    found = Minutes.objects.filter(meeting=OuterRef("pk")).order_by("pk")
    return found.values(told=row(pk="pk", state="state"))


PARTS.register(
    Part("minutes", "minutes/of_meeting.html", _minutes, right="minutes.read", always=True)
)


def _is_written_to(item: AgendaItem) -> str:
    if not item.internal:
        return ""
    written = ~Q(text="") | ~Q(kind=ParagraphKind.TEXT)
    if not Paragraph.objects.filter(written, item=item).exists():
        return ""
    return _(
        "Zu „{title}“ steht schon etwas im Protokoll, und der Punkt ist nicht öffentlich. Bitte "
        "nehmen Sie zuerst den Text heraus, oder lassen Sie den Punkt stehen."
    ).format(title=item.title)


staying.register(_is_written_to)
