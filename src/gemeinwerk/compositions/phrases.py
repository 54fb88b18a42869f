"""What the audit calls proposals."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.audit import phrases

phrases.thing("compositions.composition", _("den Vorschlag zur Besetzung"))
