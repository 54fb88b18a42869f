"""A source is an address and names of columns; what was read is days and numbers."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.figures.reading.models import Feed, Reading
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

registry.table(
    Feed,
    _("Quellen im Netz"),
    town="shared__concept__municipality",
    mentions=("address", "day_column", "value_column", "where_column", "where_value"),
    kept=AS_LONG_AS_THE_CONCEPT,
)
registry.table(
    Reading,
    _("Lesungen von Quellen"),
    town="feed__shared__concept__municipality",
    mentions=("failure", "read_by"),
    nothing={"difference": "days and numbers", "kept": "days and numbers"},
    kept=AS_LONG_AS_THE_CONCEPT,
)
