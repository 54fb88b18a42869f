"""Addresses under /konto/. Those of allauth keep its names, by which it finds them."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from django.urls import include, path, re_path, reverse_lazy
from django.views.generic import RedirectView

from gemeinwerk.accounts import sign_on
from gemeinwerk.accounts.access import signed_in
from gemeinwerk.accounts.views import account_page, administration, entrance
from gemeinwerk.accounts.views.entrance import (
    limited,
    of_this_secret,
    own_account,
    pending_account,
    typed_address,
)

door = entrance.entrance
confirm = limited("confirm", own_account, refund=True)


def mine(view: entrance.View) -> entrance.View:
    return door(signed_in(view))


ours = [
    path("", account_page.own, name="own"),
    path("anmeldungen/beenden/", account_page.end_sessions, name="end_sessions"),
    path("daten/", account_page.export, name="export"),
    path("loeschung/", account_page.ask_for_removal, name="ask_for_removal"),
    path("fortsetzen/", entrance.resume, name="resume"),
    path("zurueck/", entrance.back, name="back"),
    path("einladung/<str:token>/", door(entrance.invitation), name="invitation"),
    path("verwaltung/", administration.accounts, name="accounts"),
    path("verwaltung/einladen/", administration.invite, name="invite"),
    path("verwaltung/<number:pk>/", administration.account, name="account"),
    path("verwaltung/<number:pk>/einladen/", administration.invite_again, name="invite_again"),
    path("verwaltung/<number:pk>/verabschieden/", administration.dismiss, name="dismiss"),
    path("verwaltung/<number:pk>/schliessen/", administration.close, name="close"),
    path("verwaltung/<number:pk>/oeffnen/", administration.reopen, name="reopen"),
    path(
        "verwaltung/<number:pk>/loeschung-ablehnen/",
        administration.decline_removal,
        name="decline_removal",
    ),
    path(
        "verwaltung/<number:pk>/zweiter-faktor/",
        administration.reset_second_factor,
        name="reset_second_factor",
    ),
    path("verwaltung/<number:pk>/loeschen/", administration.remove, name="remove"),
    path("verwaltung/<number:pk>/auskunft/", administration.data, name="data"),
]

doors = [
    path("anmelden/", door(entrance.SignIn.as_view()), name="account_login"),
    path("abmelden/", door(entrance.SignOut.as_view()), name="account_logout"),
    path("geschlossen/", door(account.account_inactive), name="account_inactive"),
    path("bestaetigen/", mine(confirm(account.reauthenticate)), name="account_reauthenticate"),
    path("kennwort/", mine(confirm(account.password_change)), name="account_change_password"),
    path("kennwort/setzen/", mine(account.password_set), name="account_set_password"),
    path(
        "kennwort/vergessen/",
        door(limited("reset", typed_address, refund=False)(account.password_reset)),
        name="account_reset_password",
    ),
    path(
        "kennwort/vergessen/gesendet/",
        door(account.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "kennwort/neu/fertig/",
        door(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^kennwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        door(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
]

second_factor = [
    path(
        "code/",
        door(limited("second_factor", pending_account, refund=True)(mfa.authenticate)),
        name="mfa_authenticate",
    ),
    path("bestaetigen/", mine(confirm(mfa.reauthenticate)), name="mfa_reauthenticate"),
    path("app/", mine(entrance.SetUpApp.as_view()), name="mfa_activate_totp"),
    path("app/aus/", mine(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("codes/", mine(of_this_secret(codes.view_recovery_codes)), name="mfa_view_recovery_codes"),
    path(
        "codes/neu/",
        mine(of_this_secret(codes.generate_recovery_codes)),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "codes/datei/",
        mine(of_this_secret(codes.download_recovery_codes)),
        name="mfa_download_recovery_codes",
    ),
    # One's ways to sign in stand on the page of the account.
    path("", mine(RedirectView.as_view(url=reverse_lazy("accounts:own"))), name="mfa_index"),
    path(
        "passkeys/",
        mine(RedirectView.as_view(url=reverse_lazy("accounts:own"))),
        name="mfa_list_webauthn",
    ),
    path("passkeys/neu/", mine(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "passkeys/anmelden/",
        door(limited("sign_in", lambda request: "", refund=True)(passkeys.login_webauthn)),
        name="mfa_login_webauthn",
    ),
    path(
        "passkeys/bestaetigen/",
        mine(confirm(passkeys.reauthenticate_webauthn)),
        name="mfa_reauthenticate_webauthn",
    ),
    path("passkeys/<number:pk>/", mine(passkeys.edit_webauthn), name="mfa_edit_webauthn"),
    path(
        "passkeys/<number:pk>/entfernen/",
        mine(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
]

single_sign_on = [
    path("abgebrochen/", door(social.login_cancelled), name="socialaccount_login_cancelled"),
    path("fehler/", door(social.login_error), name="socialaccount_login_error"),
    path(
        "<slug:provider_id>/", door(entrance.reachable(sign_on.login)), name="openid_connect_login"
    ),
    path(
        "<slug:provider_id>/rueckruf/",
        door(entrance.reachable(sign_on.callback)),
        name="openid_connect_callback",
    ),
]

urlpatterns = [
    path("", include((ours, "accounts"))),
    *doors,
    path("sicherheit/", include(second_factor)),
    path("einmal/", include(single_sign_on)),
]
