"""Whom a wave goes to, and who of it is looked for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.models import ActorGroup, Body, Organisation, Person
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.invitations.choosing import Choice
from gemeinwerk.invitations.models import Answer, LetterState
from gemeinwerk.municipalities.models import Municipality

MOST_SHOWN = 2000


class ChoiceForm(BaseForm):
    bodies = forms.ModelMultipleChoiceField(
        label=_("Gremien: wer dort heute sitzt"), queryset=Body.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    deputies = forms.BooleanField(label=_("auch die Vertretungen"), required=False)
    groups = forms.ModelMultipleChoiceField(
        label=_("Alle einer Akteursgruppe"), queryset=ActorGroup.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    organisations = forms.ModelMultipleChoiceField(
        label=_("Organisationen: alle ihre Leute"), queryset=Organisation.objects.none(),
        required=False, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    people = forms.ModelMultipleChoiceField(
        label=_("Einzelne Personen"), queryset=Person.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, data: Any, *, town: Municipality) -> None:
        super().__init__(data)
        several: Any = self.fields
        several["bodies"].queryset = Body.objects.filter(municipality=town)
        several["groups"].queryset = ActorGroup.objects.filter(municipality=town)
        several["organisations"].queryset = Organisation.objects.filter(
            municipality=town, active=True
        )
        several["people"].queryset = Person.objects.filter(municipality=town)

    @property
    def choice(self) -> Choice:
        chosen = self.cleaned_data
        return Choice(
            bodies=frozenset(one.pk for one in chosen["bodies"]),
            organisations=frozenset(one.pk for one in chosen["organisations"]),
            groups=frozenset(one.pk for one in chosen["groups"]),
            people=frozenset(one.pk for one in chosen["people"]),
            deputies=chosen["deputies"],
        )


class InvitedFilter(BaseForm):
    suche = forms.CharField(label=_("Suche"), required=False, max_length=100)
    antwort = forms.ChoiceField(
        label=_("Antwort"), required=False, choices=[("", _("alle")), *Answer.choices]
    )
    stand = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[
            ("", _("alle")),
            *LetterState.choices,
            ("lost", _("nicht angekommen")),
            ("silent", _("angekommen, ohne Antwort")),
        ],
    )
