"""What the audit calls whoever joins later."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("invitations.joining", _("die Seite „Mitmachen“"))
phrases.thing("invitations.joinrequest", _("die Anfrage"))
