"""What the audit calls a statement."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("answers.statement", _("die Stellungnahme"))
