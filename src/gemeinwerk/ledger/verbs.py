"""What can happen to the log, and how it is told."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class LedgerVerb(Verb):
    LEDGER_ENTER = "ledger.enter", _("Am {date} wurde das Nachweisverzeichnis fortgeschrieben.")
    LEDGER_CORRECT = "ledger.correct", _("Am {date} berichtigte {who} das Nachweisverzeichnis.")
