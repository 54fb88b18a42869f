"""What can happen to the statement of a unit. Of what it says nothing is told here."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import Verb


class StatementsVerb(Verb):
    ASK = "statement.ask", _("Am {date} fragte {who} {after[unit]}: {it}.")
    GIVE = "statement.give", _("Am {date} gab {who} für {after[unit]} ab: {it}.")
    REMOVE = "statement.remove", _("Am {date} nahm {who} die Frage an {before[unit]} zurück: {it}.")
