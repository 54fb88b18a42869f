"""Where the pictures of reports may name or show people."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.monitoring.pictures.models import ReportPicture
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

registry.table(
    ReportPicture,
    _("Bilder in Meldungen"),
    town="report__round__concept__municipality",
    mentions=("alt",),
    nothing={
        "digest": registry.HASH,
        "content": "pixels: no search finds who is on them; the office takes a picture out by hand",
    },
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
