"""allauth's forms in our words. What they check stays theirs.

Named in the settings: ACCOUNT_FORMS and MFA_FORMS.
"""

from typing import Any

from allauth.account import forms as account
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.recovery_codes import forms as codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.totp.internal.auth import clear_totp_secret
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gemeinwerk.accounts import operations, passkeys, second_factor, tasks, watch
from gemeinwerk.core.forms.base import KernMixin
from gemeinwerk.core.sealing import seal

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
    """Looks nobody up: the answer takes the same steps for every address."""

    labels = {"email": _("E-Mail")}

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].lower()
        return email

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email: str = self.cleaned_data["email"]
        town = request.municipality.pk  # type: ignore[attr-defined]
        tasks.send_reset_link.enqueue(seal(email, tasks.RESET), town)
        return email


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


class OneCode(Ours):
    """A code that is right is taken once."""

    labels = {"code": _("Code")}
    helps = {"code": _CODE_HELP}

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        if not second_factor.spend(self.user, code):  # type: ignore[attr-defined]
            raise get_adapter().validation_error("used_code")
        return code


class SecondFactor(OneCode, mfa.AuthenticateForm):
    pass


class ConfirmCode(OneCode, mfa.ReauthenticateForm):
    pass


class TurnOnApp(Ours, totp.ActivateTOTPForm):
    labels = {"code": _("Code aus der App")}
    helps = {"code": _("Die App zeigt sechs Ziffern, die alle 30 Sekunden wechseln.")}
    secret: str

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The key stays the same until it is used or given up: it may have been scanned already."""
        super().__init__(*args, **kwargs)
        clear_totp_secret(context.request)  # allauth's own, in clear and new at every look
        fresh: str = self.secret
        self.secret = second_factor.key_being_set_up(context.request) or fresh
        second_factor.keep_while_setting_up(context.request, self.secret)


class TurnOffApp(Ours, totp.DeactivateTOTPForm):
    pass


class NewCodes(Ours, codes.GenerateRecoveryCodesForm):
    pass


class FromThisPage(Ours):
    """A passkey's answer counts only where it was given to this very page."""

    def clean_credential(self) -> Any:
        credential = self.cleaned_data["credential"]  # type: ignore[attr-defined]
        if not passkeys.is_from_this_page(context.request, credential):
            raise get_adapter().validation_error("wrong_page")
        inherited = getattr(super(), "clean_credential", None)
        return inherited() if inherited else credential


class UsedPasskey(FromThisPage):
    """One whose counter goes back is refused, and its person told."""

    def clean_credential(self) -> Any:
        credential = self.cleaned_data["credential"]  # type: ignore[attr-defined]
        authenticator = super().clean_credential()
        if not passkeys.counts_on(authenticator, credential):
            watch.refused(context.request, "a copied passkey")
            town = context.request.municipality
            operations.report_copied_passkey(authenticator.user, town=town)
            raise get_adapter().validation_error("copied_passkey")
        return authenticator


class SignInByPasskey(UsedPasskey, webauthn.LoginWebAuthnForm):
    pass


class ConfirmByPasskey(UsedPasskey, webauthn.ReauthenticateWebAuthnForm):
    pass


class SecondFactorPasskey(UsedPasskey, webauthn.AuthenticateWebAuthnForm):
    pass


class AddPasskey(FromThisPage, webauthn.AddWebAuthnForm):
    labels = {"name": _("Name"), "passwordless": _("Zum Anmelden ohne Kennwort verwenden")}
    helps = {
        "name": _("Woran Sie ihn wiedererkennen, z. B. „Diensthandy“."),
        "passwordless": _("Dann fragt das Gerät nach Fingerabdruck, Gesicht oder PIN."),
    }


class RenamePasskey(Ours, webauthn.EditWebAuthnForm):
    labels = {"name": _("Name")}
