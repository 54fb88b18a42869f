"""What the audit calls suggestions and approved minutes."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("minutes.suggestion", _("den Änderungsvorschlag"))
phrases.thing("minutes.minutesversion", _("das genehmigte Protokoll"))
