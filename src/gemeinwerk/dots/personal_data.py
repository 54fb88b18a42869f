"""Of a show of dots nothing is about whoever gave points: sums, and what the town wrote."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.dots.models import Device, Slip, Weighing
from gemeinwerk.privacy import registry

registry.table(
    Weighing,
    _("Punktekleben in Sitzungen"),
    town="meeting__body__municipality",
    mentions=("question", "things"),
    nothing={
        "code": registry.CODE,
        "by_phone": "sums of points",
        "on_wall": "sums of points",
    },
    kept=_("so lange wie das Gremium"),
)
registry.nothing(Device, registry.HASH)
registry.nothing(Slip, registry.HASH)
