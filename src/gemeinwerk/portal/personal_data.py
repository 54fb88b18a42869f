from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gemeinwerk.privacy import registry
from gemeinwerk.privacy.traces import Traces


def printed() -> Path:
    return Path(settings.DERIVED_ROOT)


def erase(traces: Traces, write: bool) -> int:
    """Printed files are made anew from what stands there now; frozen ones say the same again."""
    if write:
        transaction.on_commit(_clear)
    return 0


def _clear() -> None:
    for path in printed().rglob("*"):
        if path.is_file():
            path.unlink(missing_ok=True)


registry.folder(
    printed, _("Gedruckte Kataloge"), erase=erase, kept=_("bis sich der Katalog ändert")
)
registry.folder(
    lambda: Path(settings.STATIC_ROOT), _("Gestaltung"), nothing="our own styles and scripts"
)
