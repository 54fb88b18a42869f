"""What the audit calls the log."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "ledger.ledger",
    _("das Nachweisverzeichnis"),
    fields={"size": _("die Zahl der Einträge"), "root": _("die Prüfsumme des Standes")},
)
