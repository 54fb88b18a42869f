"""What the audit calls what belongs to answers."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("invitations.answerpage", _("die Antwortseite"))
phrases.thing("invitations.needsorder", _("die Bedarfsbestellung"))
phrases.thing("invitations.reply", _("die Rückmeldung"))
