"""The table of all measures: what is looked for, one cell at a time, one value for many."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.languages import OfTheTown
from gemeinwerk.engines.smart import LETTERS, RULES
from gemeinwerk.measures import checking, queries
from gemeinwerk.measures.fields import FIELDS, names
from gemeinwerk.measures.forms.measure import MeasureForm
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.operations import BULK_FIELDS
from gemeinwerk.measures.queries import NOBODY, UNEXPLAINED, UNEXPLAINED_LABEL
from gemeinwerk.measures.states import CHOICES, choices_of

CELLS = {one.cell: names(cell=one.cell) for one in FIELDS if one.cell}
"""A cell of the table and the fields written in it."""


class TableFilter(BaseForm):
    """Its names stand in the address, so that a view of the table can be passed on."""

    suche = forms.CharField(label=_("Suche"), required=False)
    feld = forms.ChoiceField(label=_("Handlungsfeld"), required=False)
    stelle = forms.ChoiceField(label=_("Federführung"), required=False)
    stand = forms.ChoiceField(label=_("Umsetzungsstand"), required=False)
    bestaetigung = forms.ChoiceField(label=_("Bestätigung"), required=False)
    pruefung = forms.ChoiceField(label=_("Prüfung"), required=False)

    def __init__(self, concept: Concept, data: Any) -> None:
        super().__init__(data)
        every = [("", _("alle"))]
        units = queries.leading_units(concept)
        states = choices_of(concept.status)
        unexplained = [(UNEXPLAINED, UNEXPLAINED_LABEL)] if states == CHOICES else []
        choices: dict[str, list[tuple[Any, Any]]] = {
            "feld": [(one.code, OfTheTown(one)) for one in concept.fields.all()],
            "stelle": [(NOBODY, _("noch niemand")), *((str(one.pk), str(one)) for one in units)],
            "stand": [*states, *unexplained],
            "bestaetigung": list(Confirmation.choices),
            "pruefung": _checks(),
        }
        for name, options in choices.items():
            self.fields[name].choices = [*every, *options]  # type: ignore[attr-defined]

    def wanted(self) -> dict[str, str]:
        """What was chosen; a choice that is none counts as not made."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


def _checks() -> list[tuple[Any, Any]]:
    letters = [
        (letter, gettext("{letter} beanstandet").format(letter=letter)) for letter in LETTERS
    ]
    rules = [(code, f"{code} {checking.rule_name(rule)}") for code, rule in sorted(RULES.items())]
    return [(_("Buchstabe"), letters), (_("Regel"), rules)]


def cell_form(cell: str, measure: Measure, data: Any = None) -> MeasureForm:
    return MeasureForm(data, instance=measure, only=CELLS[cell], auto_id=f"{cell}-{measure.pk}-%s")


def begun_anew(cell: str, present: Measure, typed: QueryDict) -> QueryDict:
    """What was typed, as if its writer had begun from the measure as it now stands."""
    fresh = cell_form(cell, present)
    data = typed.copy()
    for name in ("base", "revision"):
        data[name] = str(fresh[name].value())
    return data


class ChooseField(BaseForm):
    """The first step of a bulk change: which measures, and what of them."""

    feld = forms.ChoiceField(label=_("Was soll geändert werden?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["feld"].choices = [  # type: ignore[attr-defined]
            (name, Measure._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            for name in BULK_FIELDS
        ]


def value_form(concept: Concept, name: str, data: Any = None) -> MeasureForm:
    """The second step: the new value, with the same field as on the measure's page."""
    return MeasureForm(data, instance=Measure(concept=concept), only=[name], prefix="wert")
