"""What the list of contributions is filtered by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import queries, speaking
from gemeinwerk.contributions.choices import (
    alike_choices,
    body_choices,
    choices_of,
    item_choices,
)
from gemeinwerk.contributions.models import Channel, ContributionKind, ContributionState
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.languages import OfTheTown

ALL = ("", _("alle"))
WITHOUT = (queries.NONE, _("ohne"))


class ContributionFilter(BaseForm):
    """Its names stand in the address, so that a list can be passed on."""

    suche = forms.CharField(label=_("Suche"), required=False)
    feld = forms.ChoiceField(label=_("Handlungsfeld"), required=False)
    thema = forms.ChoiceField(label=_("Querschnittsthema"), required=False)
    art = forms.ChoiceField(
        label=_("Art"), required=False, choices=[ALL, *ContributionKind.choices]
    )
    woher = forms.ChoiceField(label=_("Woher"), required=False, choices=[ALL, *Channel.choices])
    stand = forms.ChoiceField(
        label=_("Stand"), required=False, choices=[ALL, *ContributionState.choices]
    )
    gruppe = forms.ChoiceField(label=_("Fast dasselbe gesagt"), required=False)
    zielgruppe = forms.ChoiceField(label=_("Zielgruppe"), required=False)
    gremium = forms.ChoiceField(label=_("Arbeitsgruppe oder Gremium"), required=False)
    sitzung = forms.ChoiceField(label=_("Sitzung"), required=False)
    punkt = forms.ChoiceField(label=_("Tagesordnungspunkt"), required=False)
    beteiligung = forms.ChoiceField(label=_("Beteiligung"), required=False)

    def __init__(self, data: Any, *, concept: Concept) -> None:
        super().__init__(data)
        found = choices_of(concept)
        self._offer("feld", [WITHOUT, *_named(found.fields)])
        self._offer("thema", [WITHOUT, *_named(found.themes)])
        self._offer("gruppe", alike_choices(found.alike, self.data.get("gruppe")))
        self._offer("zielgruppe", [(one, OfTheTown(one)) for one in found.target_groups])
        meetings = list(queries.meetings(concept))
        self._offer("gremium", body_choices(meetings))
        self._offer(
            "sitzung", [(str(one.pk), OfTheTown(speaking.meeting_named(one))) for one in meetings]
        )
        self._offer("punkt", item_choices(found, meetings))
        self._offer("beteiligung", _named(queries.participations(concept)))

    def _offer(self, name: str, choices: list[Any]) -> None:
        if len(choices) > choices.count(WITHOUT):
            self.fields[name].choices = [ALL, *choices]  # type: ignore[attr-defined]
        else:
            del self.fields[name]

    def wanted(self) -> dict[str, str]:
        """What was chosen; a choice that is none counts as not made."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


def _named(rows: Any) -> list[tuple[str, str]]:
    return [(str(one.pk), OfTheTown(str(one))) for one in rows]
