"""Where the words of contributions lie a second time."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.likeness.models import LikenessIndex
from gemeinwerk.privacy import registry

_MADE = "made from contributions: dropped whole when one of them is erased or withdrawn"

registry.table(
    LikenessIndex,
    _("Verzeichnisse ähnlicher Beiträge"),
    town="concept__municipality",
    nothing={"desk": _MADE, "public": _MADE, "groups": _MADE},
    labels={"made_at": _("erstellt am")},
    kept=_("bis sich ein Beitrag ändert"),
)
