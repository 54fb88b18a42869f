"""What a list of comments is filtered by, and which version a phase asks about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.comments import queries
from gemeinwerk.comments.queries import MEASURE
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import ContributionState
from gemeinwerk.core.forms import BaseForm, ShownForm
from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.measures.models import CatalogueVersion

ALL = ("", _("alle"))
_STATES = [one for one in ContributionState.choices if one[0] != ContributionState.WITHDRAWN]


class CommentsFilter(BaseForm):
    """Its names stand in the address, so that a list can be passed on."""

    massnahme = forms.ChoiceField(label=_("Maßnahme"), required=False)
    stand = forms.ChoiceField(label=_("Stand"), required=False, choices=[ALL, *_STATES])

    def __init__(self, data: Any, *, concept: Concept) -> None:
        super().__init__(data)
        known = [
            (str(one.pk), OfTheTown(f"{one.code} {one.title}"))
            for one in queries.commented_measures(concept)
        ]
        if known:
            self.fields[MEASURE].choices = [ALL, *known]  # type: ignore[attr-defined]
        else:
            del self.fields[MEASURE]

    def wanted(self) -> dict[str, str]:
        """What was chosen; a choice that is none counts as not made."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


class DraftForm(ShownForm):
    version = forms.ModelChoiceField(
        label=_("Fassung"),
        queryset=CatalogueVersion.objects.none(),
        required=False,
        empty_label=_("keine: Es wird nichts angemerkt"),
        help_text=_("Entwürfe, die veröffentlicht sind."),
    )

    def __init__(self, *args: Any, concept: Concept, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = queries.versions(concept)  # type: ignore[attr-defined]
