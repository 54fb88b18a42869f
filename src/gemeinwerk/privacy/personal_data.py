"""Where the erasures themselves are remembered."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.core import sending
from gemeinwerk.core.models import Sending
from gemeinwerk.privacy import registry, replaying

registry.folder(
    replaying.path, _("Liste der Löschungen"), nothing="fingerprints alone; see `replaying`"
)
registry.table(
    Sending,
    _("Abgeschickte Formulare"),
    nothing={"key": "a fingerprint", "page": "an address of ours, with keys alone"},
    kept=_("eine Woche"),
    forget=sending.forget_old,
)
