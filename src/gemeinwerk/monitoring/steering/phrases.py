"""What the audit calls deviations, tasks and dependencies."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("monitoring.deviation", _("die Abweichung"))
phrases.thing("monitoring.decision", _("die Entscheidung"))
phrases.thing("monitoring.assignment", _("die Aufgabe"))
phrases.thing("monitoring.dependency", _("die Abhängigkeit"))
