"""What the audit calls an account and its fields."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "accounts.user",
    _("das Konto"),
    fields={
        "roles": _("die Rollen"),
        "name": _("den Namen"),
        "language": _("die Sprache"),
        "weekly": _("den Tag des Wochenüberblicks"),
        "sessions": _("die Zahl der Anmeldungen"),
    },
)
