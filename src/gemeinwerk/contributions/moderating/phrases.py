"""What the audit calls what was hidden and reported."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("contributions.hiding", _("die Ausblendung"))
phrases.thing("contributions.report", _("die Meldung"))
