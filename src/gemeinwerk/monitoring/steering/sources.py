"""Who decided when, chosen among what areas offer (`concepts.decided`) instead of typed."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.concepts.decided import DecisionSource, sources
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import BaseForm


class FromSource(BaseForm):
    """A form with `body`, `decided_on` and `reference`: of a chosen source they are its own."""

    source = forms.ChoiceField(
        label=gettext_lazy("Sitzung oder Beschluss"),
        required=False,
        help_text=gettext_lazy(
            "Gewählt, gelten Gremium, Tag und Vorlage von dort, und die drei Felder darunter "
            "zählen nicht."
        ),
    )

    def __init__(self, data: Any = None, *, concept: Concept) -> None:
        offered = sources(concept)
        super().__init__(_taken_over(data, offered))
        if not offered:
            del self.fields["source"]
            return
        new = [("", _("keine davon: unten eingetragen"))]
        field: Any = self.fields["source"]
        field.choices = new + [(one.key, _in_words(one)) for one in offered]


def _taken_over(data: Any, offered: list[DecisionSource]) -> Any:
    """As if somebody had typed it; so it is checked like what is typed, and stands there."""
    chosen = {one.key: one for one in offered}.get(data.get("source", "") if data else "")
    if chosen is None:
        return data
    typed = data.copy()
    typed["source"], typed["reference"] = "", chosen.reference
    typed["decided_on"] = f"{chosen.decided_on:%d.%m.%Y}"
    if chosen.body:
        typed["body"] = str(chosen.body)
    return typed


def _in_words(one: DecisionSource) -> str:
    day = date_format(one.decided_on, "DATE_FORMAT")
    return ", ".join(filter(None, (one.label, day, one.reference)))
