"""Who is there and when, decisions with their votes, tasks, and from how many on a body decides."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.timezone import get_current_timezone, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Organisation, Person
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import BaseForm, DateField, TimeField, TogetherForm
from gemeinwerk.meetings.models import Format
from gemeinwerk.minutes.models import Attendance, Decision, Minutes, Task
from gemeinwerk.minutes.operations import Who
from gemeinwerk.municipalities.models import Municipality

A_DAY = timedelta(days=1)


def _people(town: Municipality) -> Any:
    return Person.objects.filter(municipality=town).order_by(Alphabetical("name"), "pk")


def _organisations(town: Municipality) -> Any:
    found = Organisation.objects.filter(municipality=town, active=True)
    return found.order_by(Alphabetical("name"), "pk")


class EnterForm(BaseForm):
    person = forms.ModelChoiceField(
        label=gettext_lazy("Person"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("jemand anderes"),
    )
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("Wer in der Auswahl oben nicht steht."),
        required=False,
        max_length=200,
    )
    organisation = forms.CharField(
        label=gettext_lazy("Für wen?"),
        help_text=gettext_lazy("z. B. ein Verein oder ein Fachbereich"),
        required=False,
        max_length=200,
    )
    votes = forms.BooleanField(label=gettext_lazy("hat eine Stimme"), required=False)

    def __init__(self, *args: Any, minutes: Minutes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        listed = minutes.attendances.filter(person__isnull=False).values("person")
        fields["person"].queryset = _people(minutes.meeting.body.municipality).exclude(
            pk__in=listed
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("person") and not cleaned.get("name"):
            self.add_error(
                "name", _("Bitte wählen Sie eine Person, oder geben Sie einen Namen ein.")
            )
        return cleaned

    @property
    def who(self) -> Who:
        typed = self.cleaned_data
        return Who(
            person=typed["person"],
            name=typed["name"],
            organisation_name=typed["organisation"],
            votes=typed["votes"],
        )


_DETAILS = ("votes", "excused", "remote")


class TimesForm(BaseForm):
    """When somebody was there: a row each time they came, and one more."""

    votes = forms.BooleanField(label=gettext_lazy("hat eine Stimme"), required=False)
    excused = forms.BooleanField(label=gettext_lazy("entschuldigt"), required=False)
    remote = forms.BooleanField(label=gettext_lazy("ist zugeschaltet"), required=False)

    def __init__(self, *args: Any, attendance: Attendance, **kwargs: Any) -> None:
        initial: dict[str, Any] = {name: getattr(attendance, name) for name in _DETAILS}
        self.presences = list(attendance.presences.all())
        self.minutes = attendance.minutes
        for number, one in enumerate(self.presences):
            initial[f"came{number}"] = localtime(one.came_at).time()
            initial[f"left{number}"] = localtime(one.left_at).time() if one.left_at else None
        super().__init__(*args, initial=initial, **kwargs)
        for number in range(len(self.presences) + 1):
            self.fields[f"came{number}"] = TimeField(label=_("gekommen um"), required=False)
            self.fields[f"left{number}"] = TimeField(
                label=_("gegangen um"),
                help_text=_("Leer: bis jetzt, sonst bis zum Ende."),
                required=False,
            )
        if attendance.minutes.meeting.format != Format.HYBRID:
            del self.fields["remote"]
        self.order_fields([one for one in self.fields if one not in _DETAILS])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        self.times: list[tuple[datetime, datetime | None]] = []
        for number in range(len(self.presences) + 1):
            came, left = cleaned.get(f"came{number}"), cleaned.get(f"left{number}")
            if came is None:
                if left is not None:
                    self.add_error(f"came{number}", _("Bitte sagen Sie auch, seit wann."))
                continue
            first = self._moment(came)
            last = self._moment(left) if left else self.minutes.ended_at
            if last is not None and last < first:
                self.add_error(f"left{number}", _("Das liegt vor dem Kommen."))
            elif self.times and (self.times[-1][1] is None or first < self.times[-1][1]):
                self.add_error(f"came{number}", _("Da war die Person noch da."))
            self.times.append((first, last))
        return cleaned

    @property
    def details(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name in _DETAILS}

    def _moment(self, clock: Any) -> datetime:
        """On the day of the meeting; after midnight on the next one."""
        begins = localtime(self.minutes.meeting.starts_at)
        found = datetime.combine(begins.date(), clock, get_current_timezone())
        early = begins - timedelta(hours=3)
        return found if found >= early else found + A_DAY


class QuorumForm(BaseForm):
    quorum = forms.IntegerField(
        label=gettext_lazy("Beschlussfähig ab"),
        help_text=gettext_lazy(
            "So viele mit Stimme müssen da sein. Leer: Es kommt nicht darauf an."
        ),
        required=False,
        min_value=1,
        max_value=1_000,
    )


class DecisionForm(TogetherForm):
    class Meta:
        model = Decision
        fields = ["text", "result", "votes_for", "votes_against", "abstained", "dissent"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "dissent": forms.Textarea(attrs={"rows": 2}),
        }


class TaskForm(TogetherForm):
    due = DateField(label=gettext_lazy("bis"), required=False)

    class Meta:
        model = Task
        fields = ["text", "person", "organisation", "due"]

    def __init__(self, *args: Any, town: Municipality, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["person"].queryset = _people(town)
        fields["person"].empty_label = _("noch niemand")
        fields["organisation"].queryset = _organisations(town)
        fields["organisation"].empty_label = _("keine")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("person") and cleaned.get("organisation"):
            self.add_error("organisation", _("Eine Person oder eine Organisation, nicht beides."))
        return cleaned
