"""What the audit calls published minutes."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("minutes.publishedminutes", _("das veröffentlichte Protokoll"))
