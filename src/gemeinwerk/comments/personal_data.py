"""What was frozen of a draft, as it stands beside comments on it."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.comments.models import DraftAnchor
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

registry.table(
    DraftAnchor,
    _("Textstellen in Entwürfen, zu denen etwas angemerkt wurde"),
    town="contribution__concept__municipality",
    mentions=("title", "quote", "context"),
    nothing={"code": registry.CODE, "field": registry.CODE},
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
