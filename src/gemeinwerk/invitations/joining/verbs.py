"""What can happen to whoever joins later; the log says no name of who asks."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit.verbs import PUBLIC, Verb


class JoiningVerb(Verb):
    JOINING_OPEN = "joining.open", _("Am {date} öffnete {who} die Seite „Mitmachen“."), PUBLIC
    JOINING_CLOSE = "joining.close", _("Am {date} schloss {who} die Seite „Mitmachen“."), PUBLIC
    JOINING_EDIT = "joining.edit", _("Am {date} bearbeitete {who} die Seite „Mitmachen“."), PUBLIC
    JOIN_ASK = "join.ask", _("Am {date} fragte jemand, ob sie oder er mitmachen kann.")
    JOIN_CONFIRM = "join.confirm", _("Am {date} bestätigte jemand die Adresse zu {it}.")
    JOIN_TAKE = "join.take", _("Am {date} nahm {who} jemanden auf: {it}.")
    JOIN_REFUSE = "join.refuse", _("Am {date} nahm {who} jemanden nicht auf.")
