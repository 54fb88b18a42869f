"""What is looked for among contributions, and what becomes of one or several of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.answers import queries
from gemeinwerk.answers.choices import choices_of
from gemeinwerk.answers.models import OutcomeKind
from gemeinwerk.answers.statements import queries as statements
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.contributions.choices import alike_choices, body_choices, item_choices
from gemeinwerk.contributions.models import Contribution, ContributionKind, Participation
from gemeinwerk.core.forms import BaseForm, ShownForm
from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.meetings.models import Meeting

ANSWERS = [
    (queries.OPEN, _("noch ohne Antwort")),
    (queries.DRAFTED, _("entworfen")),
    (queries.CHECKED, _("gegengelesen")),
    (queries.LOST, _("Maßnahme oder Ziel entfallen")),
]

STATEMENTS = [
    (statements.PENDING, _("wartet")),
    (statements.LATE, _("überfällig")),
    (statements.GIVEN, _("abgegeben")),
]


class OutcomesFilter(BaseForm):
    """Its names stand in the address, so that one walks on through what was found."""

    suche = forms.CharField(label=_("Suche"), required=False)
    antwort = forms.ChoiceField(label=_("Stand der Antwort"), required=False)
    stellungnahme = forms.ChoiceField(label=_("Stellungnahme"), required=False)
    feld = forms.ChoiceField(label=_("Handlungsfeld"), required=False)
    thema = forms.ChoiceField(label=_("Querschnittsthema"), required=False)
    art = forms.ChoiceField(label=_("Art"), required=False)
    gruppe = forms.ChoiceField(label=_("Fast dasselbe gesagt"), required=False)
    zielgruppe = forms.ChoiceField(label=_("Zielgruppe"), required=False)
    gremium = forms.ChoiceField(label=_("Arbeitsgruppe oder Gremium"), required=False)
    sitzung = forms.ChoiceField(label=_("Sitzung"), required=False)
    punkt = forms.ChoiceField(label=_("Tagesordnungspunkt"), required=False)
    massnahme = forms.ChoiceField(label=_("Maßnahme oder Ziel"), required=False)
    runde = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=32_767)
    gleich = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2**62)
    """An outcome: those answered in the same words."""

    def __init__(self, concept: Concept, data: Any) -> None:
        super().__init__(data)
        chosen, goals = choices_of(concept)
        meetings = Meeting.objects.filter(contributions__concept=concept).distinct()
        held = list(meetings.select_related("body").order_by("starts_at", "pk"))
        choices: dict[str, list[tuple[Any, Any]]] = {
            "antwort": ANSWERS,
            "stellungnahme": STATEMENTS,
            "feld": [
                *((one.code, OfTheTown(one)) for one in chosen.fields),
                (queries.WITHOUT, _("ohne Feld")),
            ],
            "thema": [
                *((str(one.pk), OfTheTown(one)) for one in chosen.themes),
                *([(queries.WITHOUT, _("ohne Thema"))] if chosen.themes else []),
            ],
            "gruppe": alike_choices(chosen.alike, self.data.get("gruppe")),
            "zielgruppe": [(one, OfTheTown(one)) for one in chosen.target_groups],
            "art": list(ContributionKind.choices),
            "gremium": body_choices(held),
            "sitzung": [(str(one.pk), OfTheTown(one)) for one in held],
            "punkt": item_choices(chosen, held),
            "massnahme": in_groups(
                [(key_of(one), OfTheTown(one)) for one in goals],
                [
                    (str(one.pk), OfTheTown(one))
                    for one in queries.measures(concept, outcomes__isnull=False)
                ],
            ),
        }
        for name, options in choices.items():
            if options:
                self.fields[name].choices = [("", _("alle")), *options]  # type: ignore[attr-defined]
            else:
                del self.fields[name]

    def wanted(self) -> dict[str, Any]:
        """What was chosen; a choice that is none counts as not made."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def in_groups(goals: list[Any], measures: list[Any]) -> list[Any]:
    """Goals above measures; where there are none of the one, the others alone."""
    if not goals:
        return measures
    return [(_("Ziele"), goals), *([(_("Maßnahmen"), measures)] if measures else [])]


class AssignForm(ShownForm):
    """``of_measure``: the measure the text below belongs to; ``drafted``: the reason as proposed,
    so that another proposal takes its place where nobody wrote on."""

    kind = forms.ChoiceField(label=_("Der Beitrag wird"), choices=OutcomeKind.choices)
    measure = forms.ChoiceField(label=_("In welcher Maßnahme oder welchem Ziel"), required=False)
    to = forms.CharField(
        label=_("Bis wann, oder wessen Sache"),
        required=False,
        max_length=200,
        help_text=_("z. B. nächste Auflage 2030, Landesbetrieb Straßenwesen"),
    )
    reason = forms.CharField(
        label=_("Begründung"),
        widget=forms.Textarea({"rows": 5}),
        required=False,
        help_text=_("So liest es, wer den Beitrag gab. Was nicht geht, mit dem Grund dafür."),
    )
    beside = forms.MultipleChoiceField(
        label=_("Gemeinsam beantworten"), required=False, widget=forms.CheckboxSelectMultiple
    )
    text = forms.CharField(
        label=_("Beschreibung"), widget=forms.Textarea({"rows": 7}), required=False
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    of_measure = forms.IntegerField(widget=forms.HiddenInput, required=False)
    drafted = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        measures: Sequence[Measure],
        goals: Sequence[Goal] = (),
        beside: Iterable[Contribution],
        initial: Any = None,
    ) -> None:
        super().__init__(data, initial=initial)
        places: list[Measure | Goal] = [*goals, *measures]
        self._places = {key_of(one): one for one in places}
        named = in_groups(
            [(key_of(one), OfTheTown(one)) for one in goals],
            [(key_of(one), OfTheTown(one)) for one in measures],
        )
        self.fields["measure"].choices = [("", _("bitte wählen")), *named]  # type: ignore[attr-defined]
        self.fields["beside"].choices = [(str(one.number), one.headline) for one in beside]  # type: ignore[attr-defined]

    def clean_measure(self) -> Measure | Goal | None:
        return self._places.get(self.cleaned_data["measure"])


def key_of(place: Measure | Goal) -> str:
    """How a form says which one is meant."""
    return f"{queries.GOAL}{place.pk}" if isinstance(place, Goal) else str(place.pk)


class NewMeasureForm(ShownForm):
    """A measure out of contributions: what is asked of one that begins, prefilled."""

    title = forms.CharField(
        label=_("Titel"),
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Was geschieht, in einer Zeile."),
    )
    field = forms.ModelChoiceField(FieldOfAction.objects.none(), label=_("Handlungsfeld"))
    description = forms.CharField(
        label=_("Beschreibung"),
        widget=forms.Textarea({"rows": 8}),
        help_text=_("Was genau, für wen, wie viel und wo?"),
    )
    reason = forms.CharField(
        label=_("Begründung der Antwort"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("So liest es, wer den Beitrag gab."),
    )

    def __init__(self, data: Any = None, *, concept: Concept, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["field"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = concept.fields.all()
        field.empty_label = gettext("bitte wählen")


class OpenRoundForm(BaseForm):
    """What a round is called, and what comes into it."""

    title = forms.CharField(
        label=_("Titel"),
        required=False,
        max_length=150,
        help_text=_("Er steht öffentlich bei den Zahlen, z. B. „Sommer 2026“."),
    )
    participation = forms.ModelChoiceField(
        Participation.objects.none(), label=_("Beiträge aus"), required=False
    )

    def __init__(self, data: Any = None, *, concept: Concept) -> None:
        super().__init__(data)
        field = self.fields["participation"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Participation.objects.filter(concept=concept)
        named = [(one.pk, OfTheTown(one)) for one in field.queryset]
        field.choices = [("", _("dem ganzen Konzept")), *named]
        if not named:
            del self.fields["participation"]


class TakeOutForm(BaseForm):
    reason = forms.CharField(
        label=_("Warum?"),
        widget=forms.Textarea({"rows": 3}),
        required=False,
        help_text=_("Das liest nur das Büro. Der Beitrag wartet auf die nächste Runde."),
    )
