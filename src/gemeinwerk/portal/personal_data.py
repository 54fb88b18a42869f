"""Where the public site keeps texts."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from gemeinwerk.privacy import registry

registry.folder(
    lambda: Path(settings.STATIC_ROOT), _("Gestaltung"), nothing="our own styles and scripts"
)
