"""Where allauth asks how we do things: our words, our outbox, who may come in."""

import logging
from typing import Any, NoReturn

from allauth.account import adapter as account
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa import adapter as mfa
from allauth.socialaccount import adapter as social
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gemeinwerk.accounts import operations, post, second_factor
from gemeinwerk.accounts.models import User
from gemeinwerk.accounts.verbs import AccountsVerb
from gemeinwerk.audit import operations as audit
from gemeinwerk.core import fetching
from gemeinwerk.core.writing import hold, verb

log = logging.getLogger("gemeinwerk.accounts")

# What allauth tells people about their account, by its template's name.
_SECURITY = {
    "account/email/password_changed": gettext_lazy("Das Kennwort wurde geändert."),
    "account/email/password_reset": gettext_lazy("Das Kennwort wurde neu gesetzt."),
    "account/email/password_set": gettext_lazy("Ein Kennwort wurde gesetzt."),
    "mfa/email/totp_activated": gettext_lazy("Eine Authenticator-App wurde eingerichtet."),
    "mfa/email/totp_deactivated": gettext_lazy("Die Authenticator-App wurde abgeschaltet."),
    "mfa/email/recovery_codes_generated": gettext_lazy(
        "Neue Wiederherstellungscodes wurden erzeugt, die alten gelten nicht mehr."
    ),
    "mfa/email/webauthn_added": gettext_lazy("Ein Passkey wurde hinzugefügt."),
    "mfa/email/webauthn_removed": gettext_lazy("Ein Passkey wurde entfernt."),
    "socialaccount/email/account_connected": gettext_lazy(
        "Das Konto wurde mit der Einmalanmeldung verbunden."
    ),
}
_MESSAGES = {
    "account/messages/password_changed.txt": gettext_lazy("Das neue Kennwort gilt ab jetzt."),
    "account/messages/password_set.txt": gettext_lazy("Das neue Kennwort gilt ab jetzt."),
    "account/messages/logged_out.txt": gettext_lazy("Sie sind abgemeldet."),
    "mfa/messages/totp_activated.txt": gettext_lazy("Die Authenticator-App ist eingerichtet."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("Die Authenticator-App ist abgeschaltet."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("Der Passkey ist hinzugefügt."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("Der Passkey ist entfernt."),
}


class AccountAdapter(account.DefaultAccountAdapter):
    error_messages = {
        **account.DefaultAccountAdapter.error_messages,
        "account_inactive": gettext_lazy("Dieses Konto ist geschlossen."),
        "email_password_mismatch": gettext_lazy(
            "E-Mail und Kennwort passen nicht zusammen. Prüfen Sie die Schreibweise, oder lassen "
            "Sie sich einen Link für ein neues Kennwort schicken."
        ),
        "enter_current_password": gettext_lazy("Das ist nicht Ihr bisheriges Kennwort."),
        "incorrect_password": gettext_lazy("Das ist nicht Ihr Kennwort."),
        "incorrect_code": gettext_lazy(
            "Dieser Code gilt nicht. Warten Sie auf den nächsten, und prüfen Sie die Uhr im Gerät."
        ),
        "invalid_password_reset": gettext_lazy("Dieser Link gilt nicht mehr."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def clean_password(self, password: str, user: Any = None) -> str:
        validate_password(password, user)
        return password

    def login(self, request: HttpRequest, user: Any) -> None:
        super().login(request, user)
        operations.arrive(user, town=request.municipality)  # type: ignore[attr-defined]

    def set_password(self, user: Any, password: str) -> None:
        here = self.request.session.session_key if self.request.user == user else ""
        changed = operations.choose_password(user, password=password, keep_session=here or "")
        user.password = changed.password  # the session goes on with it

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("accounts:own")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        user = context.get("user") or self.request.user
        town = self.request.municipality
        with transaction.atomic():
            if what := _SECURITY.get(template_prefix):
                post.send("account.changed", town=town, to=user, path=_own(), what=str(what))

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        self.send_mail(template_prefix, user.email, {"user": user})

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: Any = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        said = message or _MESSAGES.get(message_template or "")
        if said:
            messages.add_message(request, level, said, extra_tags=extra_tags)


class MfaAdapter(mfa.DefaultMFAAdapter):
    error_messages = {
        **mfa.DefaultMFAAdapter.error_messages,
        "incorrect_code": AccountAdapter.error_messages["incorrect_code"],
        "used_code": gettext_lazy("Dieser Code ist schon benutzt. Warten Sie auf den nächsten."),
        "wrong_page": gettext_lazy(
            "Dieser Passkey wurde auf einer anderen Seite verwendet. Öffnen Sie die Anmeldung neu, "
            "und prüfen Sie die Adresse."
        ),
        "copied_passkey": gettext_lazy(
            "Dieser Passkey wurde abgelehnt: Er könnte kopiert worden sein. Melden Sie sich anders "
            "an, entfernen Sie ihn, und legen Sie einen neuen an."
        ),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Wiederherstellungscodes gibt es erst mit einer Authenticator-App oder einem Passkey."
        ),
    }

    def encrypt(self, text: str) -> str:
        return second_factor.seal_key(text)

    def decrypt(self, encrypted_text: str) -> str:
        return second_factor.open_key(encrypted_text)

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        number = user.authenticator_set.filter(type=type).count() + 1
        return _("Passkey {number}").format(number=number)

    def _get_site_name(self) -> str:
        from allauth.core import context

        return str(context.request.municipality)


class SocialAdapter(social.DefaultSocialAccountAdapter):
    """Whom the town's identity provider vouches for comes in; a role is given by the office."""

    def get_provider(self, request: HttpRequest, provider: str, client_id: Any = None) -> Any:
        from gemeinwerk.accounts import sign_on  # which asks for this adapter while it loads

        return sign_on.Provider(request, app=self.get_app(request, provider, client_id))

    def get_requests_session(self) -> fetching.Session:
        """The provider's own address may lie inside the town's network; what it names may not."""
        providers: Any = settings.SOCIALACCOUNT_PROVIDERS
        apps = providers["openid_connect"]["APPS"]
        return fetching.session(trusted=[app["settings"]["server_url"] for app in apps])

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return True

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Exception | None = None,
        extra_context: Any = None,
    ) -> None:
        if exception:
            log.warning("Single sign-on failed: %s", exception)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Somebody with an account is known by the verified address; without one nobody comes in.

        Addresses of our accounts are proven: the link to choose a password went there.
        """
        asked = sociallogin.state.get("nonce") or ""
        if not asked or not constant_time_compare(sociallogin.nonce, asked):
            log.warning("Single sign-on failed: an ID token of another sign-in")
            _stop(request, "socialaccount/authentication_error.html", status=401)
        if sociallogin.is_existing:
            return
        verified = [a.email for a in sociallogin.email_addresses if a.verified is True]
        if not verified:
            _stop(request, "socialaccount/unverified.html", status=403)
        known = User.objects.filter(email=verified[0]).first()
        if known:
            self._connect(request, sociallogin, known)

    @verb
    def _connect(self, request: HttpRequest, sociallogin: SocialLogin, known: User) -> None:
        """Once: an address that somebody new has been given does not open the account of old."""
        user = hold(known)
        if not user.is_active:
            raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_inactive")))
        provider = sociallogin.account.provider
        if SocialAccount.objects.filter(user=user, provider=provider).exists():
            _stop(request, "socialaccount/connected_already.html", status=403)
        sociallogin.connect(request, user)
        name = sociallogin.account.get_provider().name
        town = request.municipality  # type: ignore[attr-defined]
        audit.record(
            AccountsVerb.ACCOUNT_CONNECT, user, by=user, town=town, after={"provider": name}
        )

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Any:
        user = sociallogin.user
        user.email = data.get("email") or ""
        user.name = data.get("name") or user.email
        return user

    @transaction.atomic
    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Any:
        town = request.municipality  # type: ignore[attr-defined]
        sociallogin.user.kept_by = town
        user = super().save_user(request, sociallogin, form)
        provider = sociallogin.account.get_provider().name
        audit.record(
            AccountsVerb.ACCOUNT_JOIN, user, by=user, town=town, after={"provider": provider}
        )
        return user


def _stop(request: HttpRequest, template: str, *, status: int) -> NoReturn:
    raise ImmediateHttpResponse(render(request, template, status=status))


def _own() -> str:
    return reverse("accounts:own")
