"""allauth's forms in our words. What they check stays theirs.

Named in the settings: ACCOUNT_FORMS and MFA_FORMS.
"""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core.forms.base import KernMixin

_CODE_HELP = _(
    "Sechs Ziffern aus Ihrer Authenticator-App, oder einer Ihrer Wiederherstellungscodes."
)


class Ours(KernMixin):
    """Our labels and help, no texts inside the fields."""

    labels: dict[str, str | Promise] = {}
    helps: dict[str, str | Promise] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        for name, field in fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.labels.get(name, field.label)  # type: ignore[assignment]
            field.help_text = self.helps.get(name, "")  # type: ignore[assignment]


class NewPassword(Ours):
    """Two fields for a new password, with what is asked of it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        fields["password1"].help_text = " ".join(password_validators_help_texts())


class SignIn(Ours, account.LoginForm):
    labels = {"login": _("E-Mail"), "password": _("Kennwort")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class ForgotPassword(Ours, account.ResetPasswordForm):
    labels = {"email": _("E-Mail")}


class ResetPassword(NewPassword, account.ResetPasswordKeyForm):
    labels = {"password1": _("Neues Kennwort"), "password2": _("Neues Kennwort wiederholen")}


class ChangePassword(NewPassword, account.ChangePasswordForm):
    labels = {
        "oldpassword": _("Bisheriges Kennwort"),
        "password1": _("Neues Kennwort"),
        "password2": _("Neues Kennwort wiederholen"),
    }


class SetPassword(NewPassword, account.SetPasswordForm):
    labels = {"password1": _("Neues Kennwort"), "password2": _("Neues Kennwort wiederholen")}


class ConfirmPassword(Ours, account.ReauthenticateForm):
    labels = {"password": _("Kennwort")}


class SecondFactor(Ours, mfa.AuthenticateForm):
    labels = {"code": _("Code")}
    helps = {"code": _CODE_HELP}


class ConfirmCode(Ours, mfa.ReauthenticateForm):
    labels = {"code": _("Code")}
    helps = {"code": _CODE_HELP}


class TurnOnApp(Ours, totp.ActivateTOTPForm):
    labels = {"code": _("Code aus der App")}
    helps = {"code": _("Die App zeigt sechs Ziffern, die alle 30 Sekunden wechseln.")}


class TurnOffApp(Ours, totp.DeactivateTOTPForm):
    pass


class NewCodes(Ours, codes.GenerateRecoveryCodesForm):
    pass


class AddPasskey(Ours, webauthn.AddWebAuthnForm):
    labels = {"name": _("Name"), "passwordless": _("Zum Anmelden ohne Kennwort verwenden")}
    helps = {
        "name": _("Woran Sie ihn wiedererkennen, z. B. „Diensthandy“."),
        "passwordless": _("Dann fragt das Gerät nach Fingerabdruck, Gesicht oder PIN."),
    }


class RenamePasskey(Ours, webauthn.EditWebAuthnForm):
    labels = {"name": _("Name")}
