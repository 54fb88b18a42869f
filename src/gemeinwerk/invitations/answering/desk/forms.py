"""Forms of the office: what is asked, in which words, what is needed, and an answer taken down."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.timezone import get_current_timezone, localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Body
from gemeinwerk.core.forms import BaseForm, DateField, ShownForm, TimeField
from gemeinwerk.german.times.dates import parse_date
from gemeinwerk.invitations.answering.choices import INTERPRETED, Need, Told
from gemeinwerk.invitations.answering.models import AnswerPage, PageText, Slot
from gemeinwerk.invitations.answering.page.forms import SaidForm

MOST_SLOTS, MOST_DATES = 21, 20


class PageForm(ShownForm):
    """What is asked in a wave."""

    meeting = forms.CharField(
        label=gettext_lazy("Wozu wird eingeladen?"),
        help_text=gettext_lazy("z. B. „Auftakt“. Leer: Gefragt wird, ob jemand mitmacht."),
        required=False,
        max_length=150,
    )
    day = DateField(label=gettext_lazy("Tag"), required=False)
    begins = TimeField(label=gettext_lazy("Beginn"), required=False)
    ends = TimeField(label=gettext_lazy("Ende"), required=False)
    place = forms.CharField(label=gettext_lazy("Ort"), required=False, max_length=200)
    bodies = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Gruppen zur Auswahl"),
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    weekdays = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Wochentage, nach denen gefragt wird"),
        coerce=int,
        choices=[],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hours = forms.CharField(
        label=gettext_lazy("Uhrzeiten dazu"),
        help_text=gettext_lazy("z. B. 16:30, oder mehrere mit Komma: 9:00, 16:30"),
        required=False,
        max_length=100,
    )
    dates = forms.CharField(
        label=gettext_lazy("Einzelne Tage, nach denen gefragt wird"),
        help_text=gettext_lazy("Je Zeile ein Tag, z. B. 8.3.2027."),
        required=False,
        max_length=1_000,
        widget=forms.Textarea({"rows": 3}),
    )
    asks_themes = forms.BooleanField(
        label=gettext_lazy("Fragen, was besprochen werden soll"), required=False
    )
    asks_needs = forms.BooleanField(
        label=gettext_lazy("Fragen, was jemand für das Treffen braucht"), required=False
    )

    def __init__(self, data: Any = None, *, page: AnswerPage, offered: list[Body]) -> None:
        starts = localtime(page.starts_at) if page.starts_at else None
        ends = localtime(page.ends_at) if page.ends_at else None
        super().__init__(
            data,
            initial={
                "meeting": page.meeting,
                "day": starts.date() if starts else None,
                "begins": starts.time() if starts else None,
                "ends": ends.time() if ends else None,
                "place": page.place,
                "bodies": [one.pk for one in offered],
                "weekdays": list(dict.fromkeys(one["weekday"] for one in page.slots)),
                "hours": ", ".join(dict.fromkeys(one["start"] for one in page.slots)),
                "dates": "\n".join(f"{date.fromisoformat(one):%d.%m.%Y}" for one in page.dates),
                "asks_themes": page.asks_themes,
                "asks_needs": page.asks_needs,
            },
        )
        fields: dict[str, Any] = self.fields
        town = page.wave.municipality_id
        fields["bodies"].queryset = Body.objects.filter(municipality=town)
        fields["weekdays"].choices = [(key, str(WEEKDAYS[key])) for key in range(7)]

    def clean_hours(self) -> list[str]:
        found = []
        for part in self.cleaned_data["hours"].replace(";", ",").split(","):
            if part.strip():
                found.append(TimeField().clean(part.strip()))
        return [f"{one:%H:%M}" for one in dict.fromkeys(found)]

    def clean_dates(self) -> list[str]:
        found = []
        for line in filter(None, map(str.strip, self.cleaned_data["dates"].splitlines())):
            day = parse_date(line)
            if day is None:
                raise forms.ValidationError(
                    _("„{line}“ ist kein Tag. Bitte so: 8.3.2027.").format(line=line)
                )
            found.append(day)
        if len(found) > MOST_DATES:
            raise forms.ValidationError(_("Mehr als 20 Tage liest niemand durch."))
        return [one.isoformat() for one in sorted(set(found))]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("weekdays") and "hours" in cleaned and not cleaned["hours"]:
            self.add_error("hours", _("Bitte geben Sie eine Uhrzeit an."))
        if len(cleaned.get("weekdays", ())) * len(cleaned.get("hours") or ()) > MOST_SLOTS:
            self.add_error("hours", _("Mehr als 21 Zeiten liest niemand durch."))
        if cleaned.get("day") and not cleaned.get("begins") and "begins" not in self.errors:
            self.add_error("begins", _("Bitte geben Sie eine Uhrzeit an."))
        if cleaned.get("begins") and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", _("Bitte geben Sie den Tag an."))
        begins, ends = cleaned.get("begins"), cleaned.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("Das Ende liegt vor dem Beginn."))
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        typed = self.cleaned_data
        slots: list[Slot] = [
            {"weekday": day, "start": start}
            for day in sorted(typed["weekdays"])
            for start in typed["hours"]
        ]
        return {
            "meeting": typed["meeting"],
            "starts_at": _moment(typed["day"], typed["begins"]),
            "ends_at": _moment(typed["day"], typed["ends"]),
            "place": typed["place"],
            "bodies": list(typed["bodies"]),
            "slots": slots,
            "dates": typed["dates"],
            "asks_themes": typed["asks_themes"],
            "asks_needs": typed["asks_needs"],
        }


class PageTextForm(ShownForm):
    """What the page says in one language; groups are called as they are where nothing is typed."""

    heading = forms.CharField(label=gettext_lazy("Überschrift"), required=False, max_length=150)
    introduction = forms.CharField(
        label=gettext_lazy("Worum es geht"), required=False, widget=forms.Textarea({"rows": 4})
    )
    meeting = forms.CharField(
        label=gettext_lazy("Wozu wird eingeladen?"), required=False, max_length=150
    )
    place = forms.CharField(label=gettext_lazy("Ort"), required=False, max_length=200)
    next_steps = forms.CharField(
        label=gettext_lazy("Wie es weitergeht"), required=False, widget=forms.Textarea({"rows": 4})
    )

    def __init__(self, data: Any = None, *, text: PageText, bodies: list[Body]) -> None:
        names = ("heading", "introduction", "meeting", "place", "next_steps")
        super().__init__(data, initial={name: getattr(text, name) for name in names})
        self._bodies = bodies
        spoken = {"lang": text.language, "dir": "auto"}
        for one in bodies:
            self.fields[f"body{one.pk}"] = forms.CharField(
                label=one.name,
                required=False,
                max_length=200,
                initial=text.bodies.get(str(one.pk), ""),
            )
        for field in self.fields.values():
            field.widget.attrs |= spoken

    @property
    def values(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        called = {str(one.pk): typed.pop(f"body{one.pk}") for one in self._bodies}
        return typed | {"bodies": {key: name for key, name in called.items() if name}}


class TakeDownForm(SaidForm):
    """An answer that somebody gave by telephone or on paper. What they need is not asked here."""

    told = forms.ChoiceField(
        label=gettext_lazy("Wie kam die Antwort?"), choices=Told.choices, widget=forms.RadioSelect
    )
    told_on = DateField(label=gettext_lazy("Wann?"))

    def __init__(self, data: Any = None, **said: Any) -> None:
        today = {"told_on": localdate(), "told": Told.PHONE}
        super().__init__(
            data, initial=today, question=str(gettext_lazy("Kommt die Person?")), **said
        )
        fields: dict[str, Any] = self.fields
        fields["coming"].choices = [
            ("accepted", _("kommt")),
            ("declined", _("kommt nicht")),
            ("deputised", _("schickt jemand anderen")),
            ("undecided", _("weiß es noch nicht")),
        ]

    def clean_told_on(self) -> date:
        day: date = self.cleaned_data["told_on"]
        if day > localdate():
            raise forms.ValidationError(_("Der Tag liegt in der Zukunft."))
        return day


class OrderForm(BaseForm):
    """What somebody said they need; without a name."""

    needs = forms.MultipleChoiceField(
        label=gettext_lazy("Was wird gebraucht?"),
        choices=Need.choices,
        widget=forms.CheckboxSelectMultiple,
    )
    interpreting = forms.ChoiceField(label=gettext_lazy("Dolmetschen in"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Noch etwas?"),
        help_text=gettext_lazy("Bitte keine Namen."),
        required=False,
        max_length=300,
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        languages = [("", _("bitte wählen")), *((one, one) for one in INTERPRETED)]
        self.fields["interpreting"].choices = languages  # type: ignore[attr-defined]


def _moment(day: date | None, at: time | None) -> datetime | None:
    return datetime.combine(day, at, get_current_timezone()) if day and at else None
