"""What the audit calls whoever follows."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("portal.follower", _("das Abonnement"))
phrases.thing("portal.letterbatch", _("die Briefe zu Neuem"))
