"""A new meeting, its fields, other times, cancelling, and the list."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Body
from gemeinwerk.calendars import queries as calendars
from gemeinwerk.calendars.models import Room
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import BaseForm, DateField, ShownForm, TimeField, TogetherForm
from gemeinwerk.meetings.models import Format, Meeting
from gemeinwerk.meetings.queries import OVER
from gemeinwerk.municipalities.models import Municipality


class TimesForm(BaseForm):
    """A day and two times, as two moments in the town's zone."""

    day = DateField(label=gettext_lazy("Tag"))
    begins = TimeField(label=gettext_lazy("Beginn"))
    ends = TimeField(label=gettext_lazy("Ende"))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("Das Ende liegt vor dem Beginn."))
        return cleaned

    @property
    def times(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {
            "starts_at": _moment(typed["day"], typed["begins"]),
            "ends_at": _moment(typed["day"], typed["ends"]),
        }


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, get_current_timezone())


class CreateForm(TimesForm):
    body = forms.ModelChoiceField(label=gettext_lazy("Gremium"), queryset=Body.objects.none())
    concept = forms.ModelChoiceField(
        label=gettext_lazy("Konzept"),
        queryset=Concept.objects.none(),
        required=False,
        empty_label=gettext_lazy("keines"),
    )
    title = forms.CharField(
        label=gettext_lazy("Titel"),
        help_text=gettext_lazy("z. B. „Auftakt“. Leer: Die Sitzung heißt nach ihrer Nummer."),
        required=False,
        max_length=150,
    )
    format = forms.ChoiceField(
        label=gettext_lazy("Form"), choices=Format.choices, initial=Format.PRESENCE
    )
    room = forms.ModelChoiceField(
        label=gettext_lazy("Raum"),
        queryset=Room.objects.none(),
        required=False,
        empty_label=gettext_lazy("keiner"),
    )
    place = forms.CharField(
        label=gettext_lazy("Ort"),
        help_text=gettext_lazy("z. B. Rathaus, Raum 2.041, Eingang Hofseite"),
        required=False,
        max_length=250,
    )

    field_order = ("body", "concept", "title", "day", "begins", "ends", "format", "room", "place")

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        bodies = Body.objects.filter(municipality=town)
        fields["body"].queryset = bodies.order_by("kind", Alphabetical("name"))
        fields["concept"].queryset = concepts.concepts_at_work(town)
        fields["room"].queryset = calendars.rooms(town)

    @property
    def details(self) -> dict[str, Any]:
        typed = self.cleaned_data
        return {name: typed[name] for name in ("concept", "title", "format", "room", "place")}


class MeetingForm(TogetherForm):
    link = forms.URLField(
        label=gettext_lazy("Link zur Videokonferenz"),
        help_text=gettext_lazy("Steht nur in Einladungen, nie auf öffentlichen Seiten."),
        required=False,
        max_length=500,
        assume_scheme="https",
    )

    class Meta:
        model = Meeting
        fields = ["title", "format", "room", "place", "link", "note", "public", "joining"]
        widgets = {
            "note": forms.Textarea(attrs={"rows": 3}),
            "joining": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        room: Any = self.fields["room"]
        room.queryset = calendars.rooms(self.instance.body.municipality)
        room.empty_label = _("keiner")


class MoveForm(TimesForm, ShownForm):
    reason = forms.CharField(
        label=gettext_lazy("Warum?"),
        help_text=gettext_lazy("Steht im Verlauf der Sitzung."),
        required=False,
    )

    field_order = ("day", "begins", "ends", "reason")

    def __init__(self, data: Any = None, *, meeting: Meeting) -> None:
        first, last = localtime(meeting.starts_at), localtime(meeting.ends_at)
        initial = {"day": first.date(), "begins": first.time(), "ends": last.time()}
        super().__init__(data, initial=initial)


class CancelForm(ShownForm):
    reason = forms.CharField(
        label=gettext_lazy("Warum fällt die Sitzung aus?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ListFilter(BaseForm):
    zeit = forms.ChoiceField(
        label=gettext_lazy("Zeit"),
        required=False,
        choices=[("", gettext_lazy("kommende")), (OVER, gettext_lazy("vergangene"))],
    )
    gremium = forms.ModelChoiceField(
        label=gettext_lazy("Gremium"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=gettext_lazy("alle"),
    )

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(municipality=town).order_by("kind", Alphabetical("name"))
        self.fields["gremium"].queryset = bodies  # type: ignore[attr-defined]
