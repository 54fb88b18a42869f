"""What the audit calls „Wer ist dabei?“."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing(
    "representation.enquiry",
    _("die Selbstauskunft"),
    fields={
        "minimum": _("die kleinste Zahl, die gezeigt wird"),
        "floor": _("die Antworten, unter denen nichts gezeigt wird"),
        "protection": _("den Schutz kleiner Zahlen"),
        "closes_on": _("bis wann sie offen ist"),
        "questions": _("die Fragen"),
        "crossings": _("was zusammen gezählt wird"),
    },
)
phrases.thing("representation.release", _("die Veröffentlichung"))
