"""What was published of minutes stays as it was read; it can be withdrawn."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.minutes.approving.personal_data import FROZEN
from gemeinwerk.minutes.publishing.models import PublishedMinutes
from gemeinwerk.privacy import registry

registry.table(
    PublishedMinutes,
    _("Veröffentlichte Protokolle"),
    town="version__minutes__meeting__body__municipality",
    stays={"content": FROZEN},
    nothing={
        "checksum": registry.HASH,
        "pdf": "made of the content, which is searched",
    },
    kept=_("dauerhaft"),
    public=True,
)
