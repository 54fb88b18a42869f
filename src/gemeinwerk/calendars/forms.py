"""Forms of calendars, dates, rooms and closed days."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import Body
from gemeinwerk.calendars.models import Calendar, ClosedDay, Event, Room
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import DateField, TimeField, TogetherForm
from gemeinwerk.municipalities.models import Municipality

_LAST_HELP = _("Nur, wenn es mehrere Tage sind.")


class CalendarForm(TogetherForm):
    class Meta:
        model = Calendar
        fields = ["name", "body", "room"]

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body: Any = self.fields["body"]
        room: Any = self.fields["room"]
        body.queryset = Body.objects.filter(municipality=town).order_by(Alphabetical("name"))
        room.queryset = Room.objects.filter(municipality=town)
        body.empty_label = room.empty_label = _("keines davon")
        self.fields["name"].help_text = _("Zum Beispiel „Sitzungskalender der Stadtverordneten“.")
        body.help_text = _(
            "Zu seinen Terminen wird nichts geplant, und wer darin sitzt, braucht Zeit für den Weg."
        )
        room.help_text = _("Ohne Gremium und Raum gelten die Termine für alle.")


class _SpanForm(TogetherForm):
    """Of one day as a rule: the last one is said where it is another."""

    first = DateField(label=_("Tag"))
    last = DateField(label=_("Letzter Tag"), required=False, help_text=_LAST_HELP)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.last == self.instance.first:
            self.initial["last"] = None

    def _get_validation_exclusions(self) -> set[str]:
        """The verb fills in the last day, and says what is wrong with days and hours."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded | {"last", "begins", "ends"}


class EventForm(_SpanForm):
    begins = TimeField(label=_("Von"), required=False)
    ends = TimeField(
        label=_("Bis"), required=False, help_text=_("Ohne Uhrzeiten gilt der ganze Tag.")
    )

    class Meta:
        model = Event
        fields = ["title", "first", "begins", "ends", "last"]


class ClosedDayForm(_SpanForm):
    class Meta:
        model = ClosedDay
        fields = ["reason", "first", "last"]
        help_texts = {"reason": _("Zum Beispiel „Betriebsausflug“ oder „beweglicher Ferientag“.")}


class RoomForm(TogetherForm):
    class Meta:
        model = Room
        fields = ["name", "address", "capacity", "step_free", "hearing_loop", "equipment"]
        widgets = {"equipment": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "capacity": _("Wie viele Personen hier tagen können."),
            "equipment": _("Zum Beispiel Beamer, Mikrofone, Technik für Videokonferenzen."),
        }
