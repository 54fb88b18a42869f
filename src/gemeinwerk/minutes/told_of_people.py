"""On the page of a person or an organisation at the desk: what they took upon themselves in
meetings."""

from django.db.models import Case, F, When
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors import told
from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.core.languages import german
from gemeinwerk.minutes.models import Task, TaskState

FEW = 10
LABEL, RIGHT, ORDER = gettext_lazy("Aufgaben aus Sitzungen"), "minutes.write", 28


def _tasks(whose: Person | Organisation) -> told.Told | None:
    """Those that are open before all others, and of these what is due first."""
    open_first = Case(When(state=TaskState.OPEN, then=0), default=1)
    rows = whose.tasks.order_by(open_first, F("due").asc(nulls_last=True), "-pk")[:FEW]
    return told.Told([_row(one) for one in rows]) if rows else None


def _row(one: Task) -> told.Row:
    said = [str(one.get_state_display())]
    if one.due:
        said.append(_("bis {day}").format(day=date_format(one.due, "DATE_FORMAT")))
    return told.Row(german(one.text), reverse("tasks:task", args=[one.pk]), "; ".join(said))


told.section(told.Section("tasks", LABEL, RIGHT, ORDER, _tasks))
told.section(told.Section("tasks", LABEL, RIGHT, ORDER, _tasks, told.ORGANISATION))
