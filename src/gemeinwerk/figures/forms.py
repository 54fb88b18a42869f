"""What is asked on the pages of figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import BaseForm, DateField, NumberField, PlannedDateField, ShownForm
from gemeinwerk.core.languages import OfTheTown, german
from gemeinwerk.figures import pasted, queries
from gemeinwerk.figures.models import Contradiction, Holds, SharedIndicator, SharedValue
from gemeinwerk.figures.operations import NAMES, Said
from gemeinwerk.measures import interim_steps
from gemeinwerk.measures.models import Goal, Indicator, Measure
from gemeinwerk.measures.models.parts import Places

_AREA = forms.Textarea({"rows": 3})
_OF_THE_TOWN = ("name", "meaning", "unit", "source", "identifier")
"""What the town writes, whatever language the page is in."""


class SharedForm(ShownForm):
    """A shared indicator: what is counted, the way to its target, and what others call it."""

    name = forms.CharField(label=gettext_lazy("Indikator"), max_length=200)
    meaning = forms.CharField(
        label=gettext_lazy("Was gezählt wird und wie"), widget=_AREA, required=False
    )
    unit = forms.CharField(label=gettext_lazy("Einheit"), max_length=60, required=False)
    direction = forms.ChoiceField(
        label=gettext_lazy("Richtung"),
        choices=SharedIndicator._meta.get_field("direction").choices or (),
    )
    places = forms.ChoiceField(
        label=gettext_lazy("Nachkommastellen"),
        choices=Places.choices,
        required=False,
        help_text=gettext_lazy(
            "So viele werden bei gemessenen Werten gezeigt; gespeichert bleibt der genaue Wert."
        ),
    )
    baseline = NumberField(label=gettext_lazy("Ausgangswert"), required=False)
    baseline_date = DateField(label=gettext_lazy("Stand vom"), required=False)
    target = NumberField(label=gettext_lazy("Zielwert"), required=False)
    target_date = PlannedDateField(label=gettext_lazy("zu erreichen bis"), required=False)
    steps = forms.CharField(
        label=gettext_lazy("Zwischenziele"),
        required=False,
        max_length=2_000,
        help_text=gettext_lazy(
            "Tag und Wert, mehrere durch Strichpunkt: 31.12.2026: 60; 31.12.2027: 120"
        ),
    )
    source = forms.CharField(label=gettext_lazy("Quelle"), max_length=300, required=False)
    identifier = forms.CharField(
        label=gettext_lazy("Kennung"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "Wie der Indikator anderswo heißt, zum Beispiel „SDG-Indikator für Kommunen 4.1“. "
            "Damit lassen sich Kommunen vergleichen."
        ),
    )
    identifier_url = forms.URLField(
        label=gettext_lazy("Beschreibung im Netz"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )

    def __init__(self, data: Any = None, *, shared: SharedIndicator | None = None) -> None:
        super().__init__(data)
        self.initial = {name: getattr(shared, name) for name in NAMES} if shared else {}
        for name in _OF_THE_TOWN:
            self.fields[name].widget.attrs["lang"] = "de"

    def clean_steps(self) -> str:
        typed: str = self.cleaned_data["steps"]
        if strange := interim_steps.unread(typed):
            raise forms.ValidationError(
                _(
                    "„{part}“ ist kein Zwischenziel. Bitte schreiben Sie den Tag und den Wert so: "
                    "31.12.2026: 60; 31.12.2027: 120"
                ).format(part=strange)
            )
        return interim_steps.written(interim_steps.read(typed))

    @property
    def said(self) -> Said:
        return Said(**{name: self.cleaned_data[name] for name in NAMES})


class ShareForm(BaseForm):
    """What a measure's own indicator is to be called where several may read it."""

    name = forms.CharField(
        label=gettext_lazy("Name des gemeinsamen Indikators"),
        max_length=200,
        help_text=gettext_lazy("Jeder Name kommt in einem Konzept nur einmal vor."),
    )

    def __init__(self, data: Any = None, *, indicator: Indicator) -> None:
        super().__init__(data)
        self.initial = {"name": " ".join(indicator.name.split())[:200]}
        self.fields["name"].widget.attrs["lang"] = "de"


class SharedValueForm(ShownForm):
    """A value of a shared indicator; one that stands is corrected with a reason."""

    day = DateField(label=gettext_lazy("gemessen am"))
    number = NumberField(label=gettext_lazy("Wert"))
    source = forms.CharField(label=gettext_lazy("Quelle"), required=False, max_length=300)
    remark = forms.CharField(label=gettext_lazy("Bemerkung"), required=False, widget=_AREA)
    reason = forms.CharField(
        label=gettext_lazy("Warum wird er berichtigt?"),
        widget=_AREA,
        help_text=gettext_lazy("Die Begründung steht mit dem alten Wert im öffentlichen Verlauf."),
    )

    def __init__(self, data: Any = None, *, value: SharedValue | None = None) -> None:
        super().__init__(data)
        if value is None:
            del self.fields["reason"]
            return
        self.initial = {
            "day": value.day,
            "number": value.value,
            "source": value.source,
            "remark": value.remark,
        }


class LinkForm(BaseForm):
    """An indicator of a measure, or a goal, that the shared one serves."""

    served = forms.ChoiceField(label=gettext_lazy("Maßnahme mit ihrem Indikator, oder Ziel"))

    def __init__(self, data: Any = None, *, shared: SharedIndicator) -> None:
        super().__init__(data)
        self._measures = {
            _key(one, name): (one, name) for one, name in queries.linkable(shared.concept)
        }
        goals = Goal.objects.filter(concept__municipality=shared.municipality_id).exclude(
            shared_uses__shared=shared
        )
        self._goals = {f"z{one.pk}": one for one in goals.select_related("concept")}
        self.fields["served"].choices = [  # type: ignore[attr-defined]
            ("", "–"),
            *(
                (key, OfTheTown(f"{m.code} {m.title}: {name}"))
                for key, (m, name) in self._measures.items()
            ),
            *((key, OfTheTown(f"Ziel {one}")) for key, one in self._goals.items()),
        ]

    @property
    def measure(self) -> tuple[Measure, str] | None:
        return self._measures.get(self.cleaned_data["served"])

    @property
    def goal(self) -> Goal | None:
        return self._goals.get(self.cleaned_data["served"])


def _key(measure: Measure, indicator: str) -> str:
    """By its name, as a link keeps it: what is offered changes while somebody chooses."""
    return f"m{measure.pk}:{' '.join(indicator.split())}"


class ContradictionForm(BaseForm):
    """Two sources and what each of them says."""

    measure = forms.ModelChoiceField(
        label=gettext_lazy("Maßnahme"),
        queryset=Measure.objects.none(),
        required=False,
        empty_label=gettext_lazy("das ganze Konzept"),
    )
    subject = forms.CharField(
        label=gettext_lazy("Worum geht es?"),
        max_length=300,
        help_text=gettext_lazy(
            "Der Indikator, oder was sonst gezählt ist: „umgesetzte Maßnahmen“."
        ),
    )
    day = DateField(label=gettext_lazy("Stand vom"), required=False)
    first = forms.CharField(label=gettext_lazy("Der eine Wert"), max_length=120)
    first_source = forms.CharField(label=gettext_lazy("Wo steht er?"), max_length=300)
    second = forms.CharField(label=gettext_lazy("Der andere Wert"), max_length=120)
    second_source = forms.CharField(label=gettext_lazy("Wo steht dieser?"), max_length=300)

    def __init__(self, data: Any = None, *, concept: Concept) -> None:
        super().__init__(data)
        measures = concept.measures.only("code", "title", "concept").order_by("code")
        self.fields["measure"].queryset = measures  # type: ignore[attr-defined]


class DecideForm(ShownForm):
    holds = forms.ChoiceField(label=gettext_lazy("Was gilt?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Warum?"),
        widget=_AREA,
        help_text=gettext_lazy("Die Begründung ist öffentlich."),
    )

    def __init__(self, data: Any = None, *, contradiction: Contradiction) -> None:
        super().__init__(data)
        said = {
            Holds.FIRST: f"{contradiction.first} ({contradiction.first_source})",
            Holds.SECOND: f"{contradiction.second} ({contradiction.second_source})",
        }
        self.fields["holds"].choices = [  # type: ignore[attr-defined]
            (one.value, german(said[one]) if one in said else one.label) for one in Holds if one
        ]


class BreakdownForm(BaseForm):
    """Counts by group, pasted out of a spreadsheet."""

    title = forms.CharField(label=gettext_lazy("Was gezählt wurde"), max_length=200)
    day = DateField(label=gettext_lazy("Stand vom"))
    source = forms.CharField(label=gettext_lazy("Quelle"), max_length=300)
    measure = forms.ModelChoiceField(
        label=gettext_lazy("Maßnahme"), queryset=Measure.objects.none(), required=False
    )
    shared = forms.ModelChoiceField(
        label=gettext_lazy("gemeinsamer Indikator"),
        queryset=SharedIndicator.objects.none(),
        required=False,
    )
    across = forms.CharField(
        label=gettext_lazy("Wonach die Spalten gliedern"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Zum Beispiel: Geschlecht. Nur bei mehreren Spalten."),
    )
    table = forms.CharField(
        label=gettext_lazy("Tabelle"),
        widget=forms.Textarea({"rows": 10}),
        max_length=20_000,
        help_text=gettext_lazy(
            "Aus der Tabelle kopiert, oder mit Strichpunkten: in der ersten Zeile „Stadtteil;"
            "Frauen;Männer“, darunter je Gruppe die Anzahl. Summen werden geprüft."
        ),
    )

    def __init__(self, data: Any = None, *, concept: Concept) -> None:
        super().__init__(data)
        measures = concept.measures.only("code", "title", "concept").order_by("code")
        self.fields["measure"].queryset = measures  # type: ignore[attr-defined]
        shared = SharedIndicator.objects.filter(concept=concept)
        self.fields["shared"].queryset = shared  # type: ignore[attr-defined]

    def clean_table(self) -> pasted.Pasted:
        try:
            return pasted.read(self.cleaned_data["table"])
        except DomainError as refusal:
            raise forms.ValidationError(refusal.message) from refusal


class WhyForm(ShownForm):
    """Why something is taken away."""

    reason = forms.CharField(label=gettext_lazy("Begründung"), widget=_AREA)

    def __init__(self, data: Any = None, *, label: str, help_text: str) -> None:
        super().__init__(data)
        self.fields["reason"].label = label
        self.fields["reason"].help_text = help_text
