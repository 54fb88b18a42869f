"""What lists of people and organisations are filtered by, and the seat many are given at once."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors import told
from gemeinwerk.actors.listing import wanted
from gemeinwerk.actors.models import Body, OrganisationKind, SeatFunction
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.forms import BaseForm, DateField
from gemeinwerk.municipalities.models import Municipality

ALL = ("", _("alle"))
LABELS = {
    wanted.ORGANISATION: _("Organisation"),
    wanted.GROUP: _("Akteursgruppe"),
    wanted.BODY: _("Gremium"),
}


class ListFilter(BaseForm):
    """Its names stand in the address, so that a list can be passed on."""

    suche = forms.CharField(label=_("Suche"), required=False)
    offered: tuple[str, ...] = ()

    def __init__(self, data: Any, *, town: Municipality, filters: Sequence[told.Filter]) -> None:
        super().__init__(data)
        for name, choices in wanted.choices(town, *self.offered).items():
            if choices:
                self.fields[name] = _choice(LABELS[name], choices)
        for one in filters:
            if further := one.choices(town):
                self.fields[one.key] = _choice(one.label, further)

    def wanted(self) -> dict[str, str]:
        """What was chosen; a choice that is none counts as not made."""
        self.is_valid()
        return {name: str(value) for name, value in self.cleaned_data.items() if value}


def _choice(label: Any, choices: Sequence[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[ALL, *choices])


class PersonFilter(ListFilter):
    offered = (wanted.ORGANISATION, wanted.GROUP, wanted.BODY)


class OrganisationFilter(ListFilter):
    offered = (wanted.GROUP, wanted.BODY)
    art = forms.ChoiceField(
        label=_("Art"),
        required=False,
        choices=[
            ALL,
            *(one for one in OrganisationKind.choices if one[0] != OrganisationKind.UNIT),
        ],
    )
    aufgeloest = forms.BooleanField(label=_("auch aufgelöste"), required=False)


class GiveSeatsForm(BaseForm):
    """A seat of the same body for each of many."""

    body = forms.ModelChoiceField(
        label=_("Gremium"), queryset=Body.objects.none(), empty_label=_("bitte wählen")
    )
    function = forms.ChoiceField(
        label=_("Funktion"), choices=SeatFunction.choices, initial=SeatFunction.MEMBER
    )
    since = DateField(label=_("seit"), help_text=_("Der erste Tag, z. B. 1.3.2027"))

    def __init__(self, data: Any = None, *, town: Municipality) -> None:
        super().__init__(data)
        bodies = Body.objects.filter(municipality=town).order_by(Alphabetical("name"))
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.initial = {"since": timezone.localdate()}
