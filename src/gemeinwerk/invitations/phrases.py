"""What the audit calls waves and invitations, and their fields."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "invitations.wave",
    _("die Einladungswelle"),
    fields={
        "name": _("den Namen"),
        "why": _("den Anlass"),
        "answer_until": _("die Frist"),
        "dispatch_on": _("den Tag des Versands"),
        "reminder_days": _("die Tage der Erinnerung"),
        "escalates": _("ob die Organisation gefragt wird"),
        "state": _("den Stand"),
        "subject": _("den Betreff"),
        "body": _("den Text"),
    },
)
phrases.thing("invitations.invitation", _("die Einladung"))
