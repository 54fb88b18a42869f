"""Where photographs of what people wrote may name somebody."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.contributions.photographs.models import Photograph
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import CONCEPT_OR_PROPOSED

registry.table(
    Photograph,
    _("Fotos zum Abschreiben"),
    town="concept__municipality",
    mentions=("title",),
    nothing={
        "content_type": registry.CODE,
        "content": "a picture: nothing is searched in it; the office takes it out",
    },
    kept=CONCEPT_OR_PROPOSED,
)
