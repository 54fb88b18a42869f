"""The frame of a planning, and one of its series."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Body, Person
from gemeinwerk.calendars.models import Room
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import DateField, TogetherForm
from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.scheduling.forms.fields import HourField, WeekdaysField
from gemeinwerk.scheduling.models import Schedule, Series

SMALL = forms.TextInput(attrs={"inputmode": "numeric", "size": 5})


class ScheduleForm(TogetherForm):
    first = DateField(label=gettext_lazy("Erster Tag"))
    last = DateField(label=gettext_lazy("Letzter Tag"))
    weekdays = WeekdaysField(label=gettext_lazy("Wochentage"))
    start = HourField(label=gettext_lazy("Beginn"))
    seconds = forms.TypedChoiceField(
        label=gettext_lazy("Rechenzeit höchstens"),
        coerce=int,
        choices=[
            (10, gettext_lazy("10 Sekunden")),
            (60, gettext_lazy("1 Minute")),
            (300, gettext_lazy("5 Minuten")),
        ],
        help_text=gettext_lazy("Ist der beste Plan früher bewiesen, hört die Suche früher auf."),
    )

    class Meta:
        model = Schedule
        fields = [
            "title", "first", "last", "weekdays", "start", "minutes", "school_holidays",
            "public_holidays", "taken", "rather_not", "elsewhere", "way", "floor", "seconds",
        ]  # fmt: skip
        widgets = {"minutes": SMALL, "floor": SMALL, "way": SMALL}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("Der letzte Tag liegt vor dem ersten."))
        return cleaned


class SeriesForm(TogetherForm):
    """`required` is no column: all of it is written each time."""

    first = DateField(label=gettext_lazy("frühestens"), required=False)
    last = DateField(label=gettext_lazy("spätestens"), required=False)
    weekdays = WeekdaysField(
        label=gettext_lazy("Wochentage"),
        required=False,
        help_text=gettext_lazy("Keiner angekreuzt: die der Planung."),
    )
    start = HourField(
        label=gettext_lazy("Beginn"),
        required=False,
        help_text=gettext_lazy("Leer: wie in der Planung."),
    )
    after = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Erst, wenn diese vorbei sind"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    required = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Ohne sie geht es nicht"),
        queryset=Person.objects.none(),
        required=False,
        help_text=gettext_lazy("Ein Termin liegt nur an Tagen, an denen alle diese können."),
    )

    class Meta:
        model = Series
        fields = [
            "body", "name", "everybody", "meetings", "gap", "first", "last", "weekdays", "start",
            "minutes", "format", "needs_room", "room", "step_free", "after",
        ]  # fmt: skip
        widgets = {"meetings": SMALL, "gap": SMALL, "minutes": SMALL}

    field_order = [
        "body", "name", "everybody", "meetings", "gap", "after", "required", "format",
        "needs_room", "room", "step_free", "first", "last", "weekdays", "start", "minutes",
    ]  # fmt: skip

    def __init__(
        self, *args: Any, schedule: Schedule, people: Any, every: Iterable[Series], **kwargs: Any
    ) -> None:
        """every: all series of the planning."""
        super().__init__(*args, **kwargs)
        bodies = Body.objects.filter(municipality=schedule.concept.municipality_id)
        self.fields["body"].queryset = bodies.order_by(Alphabetical("name"))  # type: ignore[attr-defined]
        others = [one for one in every if one.pk != self.instance.pk]
        self.fields["after"].choices = [(one.pk, OfTheTown(str(one))) for one in others]  # type: ignore[attr-defined]
        if not others:
            del self.fields["after"]
        self._offer_rooms(schedule)
        self.fields["required"].queryset = people  # type: ignore[attr-defined]
        if self.instance.pk:
            self.initial["required"] = list(self.instance.required.values_list("pk", flat=True))

    def _offer_rooms(self, schedule: Schedule) -> None:
        """Those of which it is known how many they hold."""
        room: Any = self.fields["room"]
        rooms = Room.objects.filter(municipality=schedule.concept.municipality_id)
        room.queryset = rooms.exclude(capacity=None)
        room.empty_label = _("keiner")
        room.help_text = _(
            "Sie bekommt ihn an jedem Termin, an dem er frei und groß genug ist; sonst einen "
            "anderen, und das steht dann dabei."
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("room") or cleaned.get("step_free"):
            cleaned["needs_room"] = True
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", _("Der späteste Tag liegt vor dem frühesten."))
        return cleaned
