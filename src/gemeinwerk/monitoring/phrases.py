"""What the audit calls rounds and reports."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("monitoring.reportinground", _("die Abfragerunde"))
phrases.thing("monitoring.report", _("die Meldung"))
