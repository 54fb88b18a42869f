"""What can happen to an account, and how its history tells it."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import CHANGED, Verb


class AccountsVerb(Verb):
    ACCOUNT_INVITE = "account.invite", _("Am {date} lud {who} {it} ein (Rollen: {after[roles]}).")
    ACCOUNT_INVITE_AGAIN = "account.invite_again", _("Am {date} lud {who} {it} noch einmal ein.")
    ACCOUNT_ACCEPT = "account.accept", _("Am {date} nahm {who} die Einladung an.")
    ACCOUNT_JOIN = (
        "account.join",
        _("Am {date} meldete sich {who} zum ersten Mal über {after[provider]} an."),
    )
    ACCOUNT_CONNECT = (
        "account.connect",
        _("Am {date} meldete sich {who} zum ersten Mal über {after[provider]} an."),
    )
    ACCOUNT_SET_ROLES = "account.set_roles", CHANGED
    ACCOUNT_CLOSE = "account.close", _("Am {date} schloss {who} {it}.")
    ACCOUNT_REOPEN = "account.reopen", _("Am {date} öffnete {who} {it} wieder.")
    ACCOUNT_EDIT_OWN = "account.edit_own", CHANGED
    ACCOUNT_CHOOSE_COLUMNS = (
        "account.choose_columns",
        _("Am {date} wählte {who} die Spalten einer Liste."),
    )
    ACCOUNT_CHOOSE_PASSWORD = (
        "account.choose_password",
        _("Am {date} wählte {who} ein neues Kennwort."),
    )
    ACCOUNT_REFUSE_PASSKEY = (
        "account.refuse_passkey",
        _("Am {date} wurde für {it} ein Passkey abgelehnt."),
    )
    ACCOUNT_END_SESSIONS = "account.end_sessions", _("Am {date} beendete {who} andere Anmeldungen.")
    ACCOUNT_ASK_FOR_REMOVAL = (
        "account.ask_for_removal",
        _("Am {date} bat {who} darum, {it} zu löschen."),
    )
    ACCOUNT_DECLINE_REMOVAL = (
        "account.decline_removal",
        _("Am {date} lehnte {who} es ab, {it} zu löschen."),
    )
    ACCOUNT_RESET_FACTOR = (
        "account.reset_factor",
        _("Am {date} setzte {who} für {it} den zweiten Faktor zurück."),
    )
    ACCOUNT_REMOVE = "account.remove", _("Am {date} löschte {who} ein Konto.")
