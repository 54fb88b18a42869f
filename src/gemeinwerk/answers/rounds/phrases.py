"""What the audit calls rounds of answers."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("answers.answerround", _("die Antwortrunde"))
