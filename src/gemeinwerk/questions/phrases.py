"""What the audit calls a question."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("questions.question", _("die Frage"))
