"""On a person's page at the desk: to which meetings they are invited, and what they said."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors import told
from gemeinwerk.actors.models import Person
from gemeinwerk.core.languages import german
from gemeinwerk.core.quoting import quoted
from gemeinwerk.meetings.models import COMING, Invitee
from gemeinwerk.meetings.telling import when

FEW = 10


def _meetings(person: Person) -> told.Told | None:
    rows = Invitee.objects.filter(person=person).select_related("meeting__body")
    newest = list(rows.order_by("-meeting__starts_at", "-pk")[:FEW])
    if not newest:
        return None
    coming = [one.meeting.body for one in newest if one.meeting.state in COMING]
    about = [_("Sitzungen von {body}").format(body=quoted(body)) for body in coming]
    return told.Told([_row(one) for one in newest], about=about)


def _row(one: Invitee) -> told.Row:
    url = reverse("meetings:meeting", args=[one.meeting_id])
    said = f"{when(one.meeting)}; {one.get_answer_display()}"
    return told.Row(german(str(one.meeting)), url, said)


told.section(told.Section("meetings", gettext_lazy("Sitzungen"), "meeting.invite", 27, _meetings))
