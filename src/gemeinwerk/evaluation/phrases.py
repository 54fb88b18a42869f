"""What the audit calls an evaluation."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("evaluation.evaluation", _("die Auswertung"))
