"""What people change about their own account, and how an invitation is accepted."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import (
    password_validators_help_texts,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts.models import User
from gemeinwerk.core.forms import BaseForm, TogetherForm


def language_field() -> forms.ChoiceField:
    choices = [("", _("wie im Browser eingestellt")), *settings.LANGUAGES]
    return forms.ChoiceField(label=_("Sprache"), choices=choices, required=False)


class OwnAccountForm(TogetherForm):
    language = language_field()

    class Meta:
        model = User
        fields = ["name", "language", "weekly"]


class InvitationForm(BaseForm):
    """The invited person says how they are called and chooses a password."""

    name = forms.CharField(label=_("Name"), max_length=200)
    language = language_field()
    password1 = forms.CharField(
        label=_("Kennwort"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label=_("Kennwort wiederholen"),
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["name"].initial = user.name
        self.fields["language"].initial = user.language
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())

    def clean_password1(self) -> str:
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.user)
        return password

    def clean(self) -> None:
        first, second = (self.cleaned_data.get(f"password{n}") for n in (1, 2))
        if first and second and first != second:
            mismatch = _("Beide Kennwörter müssen gleich sein.")
            self.add_error("password2", ValidationError(mismatch))
