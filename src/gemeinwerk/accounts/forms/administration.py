from django import forms
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.forms.own import language_field
from gemeinwerk.accounts.models import Role
from gemeinwerk.accounts.queries import STANDS
from gemeinwerk.core.forms import BaseForm

_ROLE_HELP = _("Was jede Rolle darf, steht unter „Rechte“.")


class AccountFilterForm(BaseForm):
    stand = forms.ChoiceField(
        label=_("Stand"),
        required=False,
        choices=[("", _("alle")), *((key, label) for key, (label, _which) in STANDS.items())],
    )


class RolesForm(BaseForm):
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
