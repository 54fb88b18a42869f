from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "accounts.user",
    _("das Konto"),
    fields={
        "roles": _("die Rollen"),
        "name": _("den Namen"),
        "language": _("die Sprache"),
        "sessions": _("die Zahl der Anmeldungen"),
    },
)
phrases.verbs(
    {
        "account.invite": _("Am {date} lud {who} {it} ein (Rollen: {after[roles]})."),
        "account.invite_again": _("Am {date} lud {who} {it} noch einmal ein."),
        "account.accept": _("Am {date} nahm {who} die Einladung an."),
        "account.join": _("Am {date} meldete sich {who} zum ersten Mal über {after[provider]} an."),
        "account.connect": _(
            "Am {date} meldete sich {who} zum ersten Mal über {after[provider]} an."
        ),
        "account.set_roles": phrases.CHANGED,
        "account.close": _("Am {date} schloss {who} {it}."),
        "account.reopen": _("Am {date} öffnete {who} {it} wieder."),
        "account.edit_own": phrases.CHANGED,
        "account.choose_password": _("Am {date} wählte {who} ein neues Kennwort."),
        "account.refuse_passkey": _("Am {date} wurde für {it} ein Passkey abgelehnt."),
        "account.end_sessions": _("Am {date} beendete {who} andere Anmeldungen."),
        "account.ask_for_removal": _("Am {date} bat {who} darum, {it} zu löschen."),
        "account.remove": _("Am {date} löschte {who} ein Konto."),
    }
)
