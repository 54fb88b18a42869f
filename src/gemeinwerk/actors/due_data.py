"""What is due for the office about people's own data: what they asked for, and what was kept long
enough. One query."""

from collections.abc import Iterator
from datetime import date

from django.db.models import CharField, DateField, F, IntegerField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.actors.models import Asked
from gemeinwerk.actors.own_data.queries import open_requests
from gemeinwerk.actors.retention.queries import proposals
from gemeinwerk.core.due import FEW, Due
from gemeinwerk.municipalities.models import Municipality


def data_due(town: Municipality, today: date) -> Iterator[Due]:
    rows = _rows(town)
    asked = sorted((row for row in rows if row[4]), key=lambda row: row[2])
    for kind, name, due_on, pk, _asked in asked[:FEW]:
        words = (
            _("{person} möchte gelöscht werden; zu beantworten bis {day}.")
            if kind == Asked.ERASURE
            else _("{person} möchte etwas berichtigt haben; zu beantworten bis {day}.")
        )
        late = due_on < today
        yield Due(
            words.format(person=name, day=date_format(due_on, "DATE_FORMAT")),
            _("Anliegen ansehen"),
            reverse("actors:data_request", args=[pk]),
            tone="off" if late else "progress",
            word=_("überfällig") if late else _("offen"),
            named=name,
        )
    if (more := len(asked) - FEW) > 0:
        text = ngettext(
            "{n} weiteres Anliegen ist offen.", "{n} weitere Anliegen sind offen.", more
        )
        url = reverse("actors:data_requests")
        yield Due(text.format(n=more), _("Anliegen ansehen"), url, tone="progress", word=_("offen"))
    if kept := len(rows) - len(asked):
        text = ngettext(
            "{n} Eintrag ist länger aufgehoben als nötig.",
            "{n} Einträge sind länger aufgehoben als nötig.",
            kept,
        )
        url = reverse("actors:retention")
        yield Due(
            text.format(n=kept), _("Löschen oder behalten"), url, tone="progress", word=_("fällig")
        )


def _rows(town: Municipality) -> list[tuple[str, str, date, int, int]]:
    """Requests (1) and proposals (0) together."""
    columns = ("of_kind", "named", "day", "key_of", "asked")
    asked = (
        open_requests(town)
        .order_by()
        .annotate(
            of_kind=Cast("kind", CharField()),
            named=F("person__name"),
            day=F("due_on"),
            key_of=F("pk"),
            asked=Value(1, IntegerField()),
        )
    )
    kept = (
        proposals(town)
        .order_by()
        .annotate(
            of_kind=Cast("kind", CharField()),
            named=Value("", CharField()),
            day=Cast("proposed_on", DateField()),
            key_of=F("pk"),
            asked=Value(0, IntegerField()),
        )
    )
    return list(asked.values_list(*columns).union(kept.values_list(*columns), all=True))
