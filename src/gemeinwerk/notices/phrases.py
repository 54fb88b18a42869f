"""What the audit calls a mail, and its fields."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "notices.notice",
    _("die Mitteilung"),
    fields={"subject": _("den Betreff"), "body": _("den Text"), "state": _("den Stand")},
)
