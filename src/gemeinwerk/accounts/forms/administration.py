"""Inviting people, giving them roles, and closing accounts."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.forms.account_page import language_field
from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.queries import STANDS
from gemeinwerk.core.forms import BaseForm
from gemeinwerk.core.shapes import read_json

_ROLE_HELP = _("Was jede Rolle darf, steht unter „Rechte“.")


class AccountFilterForm(BaseForm):
    stand = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[("", _("alle")), *((key, label) for key, (label, _which) in STANDS.items())],
    )


class RolesForm(BaseForm):
    """The roles of an account, and those its writer began from."""

    roles = forms.MultipleChoiceField(
        label=_("Rollen"),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _(
                "Mindestens eine Rolle muss bleiben. Sonst entfernen Sie das Konto unten."
            )
        },
    )
    base = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, held: list[str], **kwargs: Any) -> None:
        self._held = json.dumps(held)
        super().__init__(*args, initial={"roles": held, "base": self._held}, **kwargs)

    @property
    def seen(self) -> list[str] | None:
        """What stood there when the page was opened; None of a page that does not say."""
        found: list[str] | None = read_json(self.data.get("base", ""), list[str])
        return found

    def look_again(self) -> None:
        """What was chosen stays; sent once more, it counts against what stands now."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data["base"] = self._held  # type: ignore[index]


class InviteForm(BaseForm):
    email = forms.EmailField(label=_("E-Mail"))
    name = forms.CharField(label=_("Name"), max_length=200)
    language = language_field()
    roles = forms.MultipleChoiceField(
        label=_("Rollen"),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_ROLE_HELP,
    )


class CloseForm(BaseForm):
    reason = forms.CharField(
        label=_("Begründung"), required=False, widget=forms.Textarea({"rows": 3})
    )


class DeclineForm(BaseForm):
    reason = forms.CharField(
        label=_("Warum muss das Konto bleiben?"),
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Die Person liest das. Gründe stehen in Art. 17 Abs. 3 DSGVO."),
    )


class ResetForm(BaseForm):
    reason = forms.CharField(
        label=_("Woran haben Sie die Person erkannt?"),
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Zum Beispiel: persönlich im Büro, mit Dienstausweis. Es steht im Protokoll."),
    )
