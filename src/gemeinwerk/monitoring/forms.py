"""What is asked on the pages of a round: opening one, and reporting on one measure."""

import json
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.actors.models import Organisation
from gemeinwerk.actors.queries import units
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.core.conflicts import Overtaken
from gemeinwerk.core.forms import (
    AmountField,
    BaseForm,
    BaseModelForm,
    DateField,
    NumberField,
    PlannedDateField,
    ShownForm,
    TogetherForm,
    ToneRadios,
)
from gemeinwerk.core.forms.lost_update import CHOICE, THEIRS, Choice
from gemeinwerk.core.shapes import read_json
from gemeinwerk.measures.lamps import TONES
from gemeinwerk.measures.queries import leading_units
from gemeinwerk.monitoring import said
from gemeinwerk.monitoring.models import Report, ReportingRound, RoundPlan

DAYS = 28
"""Days a unit is proposed to have for its answer."""
_SOME_LENGTH = timedelta(days=90)
"""What is shorter is no period of its own."""


class OpenForm(BaseModelForm):
    """A new round, and whom it asks."""

    asks = forms.CharField(
        label=gettext_lazy("Weitere Fragen an alle, eine je Zeile"),
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy(
            "Gefragt wird ohnehin nach Stand, Geschehenem, Hindernissen, nächsten Schritten, "
            "Ausgaben, Messwerten und Meilensteinen. Antworten auf Ihre Fragen bleiben im Haus."
        ),
    )
    fields_of_action = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Handlungsfelder"),
        queryset=FieldOfAction.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    units = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Nur diese Fachbereiche"),
        queryset=Organisation.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Ohne Auswahl werden alle gefragt, die eine Maßnahme führen."),
    )
    finished = forms.BooleanField(
        label=gettext_lazy("auch zu abgeschlossenen Maßnahmen fragen"), required=False
    )
    with_sheet = forms.BooleanField(
        label=gettext_lazy("Excel-Blatt anhängen"),
        required=False,
        help_text=gettext_lazy(
            "Die erste Mail an jeden Fachbereich bringt die Tabelle seiner Maßnahmen mit, wie sie "
            "dann dasteht. Eingesendet wird sie auf der Seite der Runde, ohne Konto beim Büro."
        ),
    )

    class Meta:
        model = ReportingRound
        fields = ("title", "period_start", "period_end", "due", "introduction", "by_link")
        field_classes = dict.fromkeys(("period_start", "period_end", "due"), DateField)
        widgets = {"introduction": forms.Textarea({"rows": 3})}
        help_texts = {
            "title": gettext_lazy("So heißt sie auch öffentlich, wo steht, wann gemeldet wurde."),
            "introduction": gettext_lazy("Steht in der Mail und über der Seite."),
        }

    def __init__(self, data: Any = None, *, concept: Concept) -> None:
        super().__init__(data)
        self.fields["fields_of_action"].queryset = concept.fields.all()  # type: ignore[attr-defined]
        self.fields["units"].queryset = leading_units(concept)  # type: ignore[attr-defined]
        asked = concept.rounds.aggregate(until=Max("period_end"))
        proposed = _proposed(timezone.localdate(), asked["until"])
        self.initial = {**proposed, "fields_of_action": concept.fields.all()}

    @property
    def chosen(self) -> dict[str, Any]:
        """As `asked_about` takes it."""
        told = self.cleaned_data
        return {
            "fields": list(told["fields_of_action"]),
            "units": list(told["units"]) or None,
            "finished": told["finished"],
        }

    @property
    def said(self) -> dict[str, Any]:
        told = self.cleaned_data
        named = {name: told[name] for name in self._meta.fields or ()}
        return {**named, "questions": told["asks"].splitlines(), "with_sheet": told["with_sheet"]}


def _proposed(today: date, asked: date | None) -> dict[str, Any]:
    """The half year before, asked about in the weeks after it; where rounds asked about some of it
    already (until ``asked``), what came since, to the end of a half year of some length."""
    start = date(today.year, 1, 1) if today.month > 6 else date(today.year - 1, 7, 1)
    if asked and asked >= start:
        start = asked + timedelta(days=1)
    end = _end_of_half_year(start)
    if end - start < _SOME_LENGTH:
        end = _end_of_half_year(end + timedelta(days=1))
    after = end + timedelta(days=1)
    name = _("Herbst {year}") if after.month > 6 else _("Frühjahr {year}")
    return {
        "title": name.format(year=after.year),
        "period_start": start,
        "period_end": end,
        "due": max(today, after) + timedelta(days=DAYS),
    }


def _end_of_half_year(day: date) -> date:
    return date(day.year, 6, 30) if day.month <= 6 else date(day.year, 12, 31)


class PlanForm(TogetherForm):
    """How often rounds of a concept open themselves."""

    class Meta:
        model = RoundPlan
        fields = ("rhythm", "next_on", "days", "introduction", "with_sheet")
        field_classes = {"next_on": DateField}
        widgets = {"introduction": forms.Textarea({"rows": 3})}


class HandOverForm(BaseForm):
    """Which unit takes over what another one leads, and why."""

    leaving = forms.CharField(widget=forms.HiddenInput, required=False)
    to = forms.ModelChoiceField(
        label=gettext_lazy("Neue Federführung"), queryset=Organisation.objects.none()
    )
    reason = forms.CharField(
        label=gettext_lazy("Warum wechselt sie?"),
        widget=forms.Textarea({"rows": 2}),
        help_text=gettext_lazy(
            "Steht im Verlauf der Maßnahmen, auch öffentlich. Was beschlossen ist, bleibt in der "
            "Fassung stehen."
        ),
    )

    def __init__(self, data: Any = None, *, concept: Concept) -> None:
        super().__init__(data)
        self.fields["to"].queryset = units(concept.municipality)  # type: ignore[attr-defined]


class ReportForm(BaseForm):
    """A report on one measure, one of many in a page's only form.

    It carries along what its writer saw (`base`); where somebody else changed the same, it offers
    both to choose from, as `TogetherForm` does.
    """

    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *, report: Report) -> None:
        prefix = f"m{report.pk}"
        self.report, self.stored = report, said.values_of(report)
        super().__init__(_settled(data, prefix), prefix=prefix, auto_id="id_%s")
        self.fields |= {name: _field(report, name) for name in self.stored}
        self.initial = {name: _initial(name, value) for name, value in self.stored.items()}
        self.initial["base"] = json.dumps(self.stored)
        self.overtaken = ""
        self.choices: list[Choice] = []

    def in_a_table(self, names: Collection[str]) -> None:
        """As cells of a table: each field says by itself what it is, and of which measure."""
        light: Any = self.fields["light"]
        light.widget = forms.Select(choices=light.choices)
        for name in names:
            widget = self.fields[name].widget
            widget.attrs["aria-label"] = f"{self.fields[name].label}: {self.report.measure.code}"
            if isinstance(widget, forms.Textarea):
                widget.attrs["rows"] = 1

    @property
    def seen(self) -> dict[str, str]:
        """What its writer began from; of a page that carries none, nothing."""
        carried = read_json(self.data.get(self.add_prefix("base"), ""), dict[str, str]) or {}
        return {name: value for name, value in carried.items() if name in self.stored}

    @property
    def changes(self) -> dict[str, str]:
        """What its writer changed, of a valid form. What is not in the form was not changed."""
        seen = self.seen
        told = {
            name: said.plain(self.cleaned_data.get(name))
            for name in self.stored
            if self.add_prefix(name) in self.data
        }
        _date_new_values(told, seen, self.report)
        return {name: value for name, value in told.items() if value != seen.get(name, "")}

    def look_again(self, faster: Overtaken) -> None:
        """Offer both; what was typed stays, and what stands now counts as seen."""
        self.overtaken = faster.message
        self.choices = [
            Choice(
                self.add_prefix(one.name),
                said.label(self.report, one.name),
                said.in_full(self.report, one.name, one.before),
                said.in_full(self.report, one.name, one.theirs),
                said.in_full(self.report, one.name, one.mine),
                faster.who.get(one.name, ""),
            )
            for one in faster.differences
        ]
        self.data = self.data.copy()  # type: ignore[attr-defined]
        now = self.seen | {one.name: one.theirs for one in faster.differences}
        self.data[self.add_prefix("base")] = json.dumps(now)  # type: ignore[index]


def _settled(data: Any, prefix: str) -> Any:
    """Where the other side of a conflict was chosen, the passage takes it."""
    if data is None or not any(key.startswith(f"{CHOICE}{prefix}-") for key in data):
        return data
    typed = data.copy()
    carried = read_json(data.get(f"{prefix}-base", ""), dict[str, str]) or {}
    for name, value in carried.items():
        if data.get(f"{CHOICE}{prefix}-{name}") == THEIRS:
            counted = said.parts_of(name)[0] in ("value", "spent")
            typed[f"{prefix}-{name}"] = value.replace(".", ",") if counted else value
    return typed


def _date_new_values(told: dict[str, str], seen: Mapping[str, str], report: Report) -> None:
    """A new number with the old day was measured at the end of the period, or today."""
    last = min(report.round.period_end, timezone.localdate()).isoformat()
    for index in range(len(report.values)):
        number, day = f"value-{index}", f"day-{index}"
        is_new = told.get(number) and told[number] != seen.get(number, "")
        if is_new and told.get(day, "") == seen.get(day, ""):
            told[day] = max(last, told.get(day, ""))


def _initial(name: str, value: str) -> Any:
    kind, _index = said.parts_of(name)
    if kind in ("day", "reached", "moved", "expected_end"):
        return said.day(value)
    return said.amount(value) if kind in ("value", "spent") else value


def _field(report: Report, name: str) -> forms.Field:
    kind, _index = said.parts_of(name)
    words: dict[str, Any] = {"label": _label(report, name), "required": False}
    if kind in ("implementation", "course", "light"):
        choices = Report._meta.get_field(kind).flatchoices  # type: ignore[union-attr]
        if kind == "light":
            words["widget"] = ToneRadios(TONES)
        return forms.ChoiceField(choices=choices, **words)
    if kind == "expected_end":
        return PlannedDateField(**words)
    if kind in ("day", "reached"):
        return _PastDay(**words)
    if kind == "moved":
        return DateField(**words)
    if kind == "value":
        return NumberField(**words)
    if kind == "spent":
        if report.planned is not None:
            planned = said.in_full(report, name, said.plain(report.planned))
            words["help_text"] = _("geplant: {amount}").format(amount=planned)
        return AmountField(**words)
    if kind == "link":
        return forms.URLField(max_length=500, assume_scheme="https", **words)
    return forms.CharField(widget=forms.Textarea({"rows": 2}), **words)


def _label(report: Report, name: str) -> str:
    kind, index = said.parts_of(name)
    if name == "spent":
        return _("Ausgegeben {year}").format(year=report.round.year)
    if kind == "value" and report.values[index]["unit"]:
        value = report.values[index]
        return _("{name}, in {unit}").format(name=value["indicator"], unit=value["unit"])
    return said.label(report, name)


class _PastDay(DateField):
    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        if found and found > timezone.localdate():
            raise forms.ValidationError(_("Bitte einen Tag eingeben, der schon war."))
        return found


class ReturnForm(ShownForm):
    """What is to be changed, at the passages and as a whole."""

    def __init__(self, data: Any = None, *, report: Report) -> None:
        super().__init__(data, auto_id="id_rueckgabe_%s")
        self.fields["whole"] = forms.CharField(
            label=_("Was soll geändert werden?"),
            required=False,
            widget=forms.Textarea({"rows": 2}),
        )
        for name in said.values_of(report):
            self.fields[f"an-{name}"] = forms.CharField(
                label=_("Bemerkung zu: {passage}").format(passage=said.label(report, name)),
                required=False,
                widget=forms.Textarea({"rows": 2}),
            )

    @property
    def remarks(self) -> dict[str, str]:
        told = {
            name.removeprefix("an-"): text
            for name, text in self.cleaned_data.items()
            if name.startswith("an-")
        }
        return {**told, "": self.cleaned_data["whole"]}
