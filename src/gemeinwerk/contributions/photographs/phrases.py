"""What the audit calls photographs."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "contributions.photograph",
    _("das Foto"),
    fields={
        "title": _("was zu sehen ist"),
        "said_on": _("den Tag"),
        "participation": _("die Beteiligung"),
        "meeting": _("die Sitzung"),
    },
)
