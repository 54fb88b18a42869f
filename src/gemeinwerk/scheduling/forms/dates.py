"""Another day for a date of a plan: first what it costs, then the move."""

from django import forms
from django.utils.translation import gettext_lazy

from gemeinwerk.core.forms import BaseForm, DateField, ShownForm


class WhereToForm(BaseForm):
    """Asked by an address, so that what a day costs can be shown to others."""

    auf = DateField(label=gettext_lazy("Auf welchen Tag?"))


class MoveForm(ShownForm):
    auf = DateField(label=gettext_lazy("Auf welchen Tag?"))


class PublishForm(ShownForm):
    tell = forms.BooleanField(
        label=gettext_lazy("Alle, die zu den Reihen gehören, gleich einladen"),
        required=False,
        help_text=gettext_lazy(
            "Sonst stehen die Sitzungen nur geplant da. Wer zu einer Sitzung schon eingeladen ist, "
            "erfährt in jedem Fall, wenn sie verlegt wird oder ausfällt."
        ),
    )
