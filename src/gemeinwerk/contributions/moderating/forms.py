"""What is done with a contribution that waits to be read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.models import Contribution, ContributionState
from gemeinwerk.contributions.moderating.reasons import Reason
from gemeinwerk.core.forms import BaseForm, ShownForm


class QueueForm(BaseForm):
    stand = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[
            ("", _("zu prüfen")),
            (ContributionState.PUBLIC, _("öffentlich")),
            (ContributionState.HIDDEN, _("ausgeblendet")),
        ],
    )


class BlackOutForm(ShownForm):
    """What the public reads; proposed is what it reads now."""

    text = forms.CharField(
        label=_("Öffentlicher Text"),
        widget=forms.Textarea({"rows": 8, "lang": "", "dir": "auto"}),
        help_text=_(
            "Namen, Adressen und anderes, woran man Menschen erkennt, ersetzen Sie durch […]. Das "
            "Original bleibt im Büro, und öffentlich steht dabei, dass etwas fehlt."
        ),
    )

    def __init__(self, data: Any = None, *, contribution: Contribution) -> None:
        super().__init__(data, initial={"text": contribution.as_public}, auto_id="id_schwaerzen_%s")


class HideForm(ShownForm):
    reason = forms.ChoiceField(
        label=_("Warum? Der Beitrag"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Bitte wählen Sie einen Grund.")},
    )
    note = forms.CharField(
        label=_("Was Sie der Person dazu sagen"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Sie liest Grund und Text unter ihrem Link, und per Mail, wenn sie eine hat."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="id_ausblenden_%s")


class AnswerForm(ShownForm):
    text = forms.CharField(
        label=_("Antwort auf den Widerspruch"), widget=forms.Textarea({"rows": 4})
    )
    show = forms.BooleanField(
        label=_("Der Widerspruch ist berechtigt: Den Beitrag wieder zeigen"), required=False
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="id_antwort_%s")


class LookForm(ShownForm):
    """Nothing is typed: it says what the page said."""
