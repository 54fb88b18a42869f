"""Where the erasures themselves are remembered, and the files that were read in."""

from pathlib import Path

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from gemeinwerk.core import sending
from gemeinwerk.core.models import Sending
from gemeinwerk.privacy import registry, replaying, uploads

registry.folder(
    replaying.path, _("Liste der Löschungen"), nothing="fingerprints alone; see `replaying`"
)
registry.folder(
    lambda: Path(settings.MEDIA_ROOT),
    _("Eingelesene Dateien"),
    erase=uploads.erase,
    kept=format_lazy(_("{days} Tage"), days=settings.KEEP_UPLOADS_DAYS),
    forget=uploads.forget_old,
)
registry.table(
    Sending,
    _("Abgeschickte Formulare"),
    nothing={"key": "a fingerprint", "page": "an address of ours, with keys alone"},
    kept=_("eine Woche"),
    forget=sending.forget_old,
)
