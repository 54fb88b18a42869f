"""What the audit calls answers by mail."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("meetings.mailreply", _("die Antwort per Mail"), fields={})
