"""What the audit calls proposed changes and who agrees to them."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("monitoring.amendment", _("die Änderung der Zusage"))
phrases.thing(
    "monitoring.amendmentrule",
    _("wer Änderungen zustimmt"),
    fields={
        "end": _("wer einem anderen Ende zustimmt"),
        "target": _("wer einem anderen Zielwert zustimmt"),
        "scope": _("wer einem anderen Umfang zustimmt"),
        "lead": _("wer einer anderen Federführung zustimmt"),
        "drop": _("wer zustimmt, eine Maßnahme nicht weiter zu verfolgen"),
    },
)
