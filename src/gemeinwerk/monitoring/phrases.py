"""What the audit calls rounds and reports."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("monitoring.reportinground", _("die Abfragerunde"))
phrases.thing("monitoring.report", _("die Meldung"))
phrases.thing(
    "monitoring.roundplan",
    _("den Plan der Abfragerunden"),
    fields={
        "rhythm": _("wie oft sich Runden öffnen"),
        "next_on": _("den Tag der nächsten Runde"),
        "days": _("die Tage bis zur Frist"),
        "introduction": _("das Anschreiben"),
    },
)
