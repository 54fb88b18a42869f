"""What the audit calls risks."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "monitoring.risk",
    _("das Risiko"),
    fields={
        "measure": _("die Maßnahme"),
        "title": _("was geschehen kann"),
        "effect": _("die Folge"),
        "likelihood": _("wie wahrscheinlich es ist"),
        "harm": _("wie groß der Schaden wäre"),
        "owner": _("wer es im Blick behält"),
        "doing": _("was dagegen getan wird"),
    },
)
