"""Where figures may name people: in sources, remarks and reasons."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.figures.models import (
    Breakdown,
    Contradiction,
    SharedIndicator,
    SharedUse,
    SharedValue,
)
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

registry.table(
    SharedIndicator,
    _("gemeinsame Indikatoren"),
    town="concept__municipality",
    mentions=("name", "meaning", "unit", "steps", "source", "identifier", "identifier_url"),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    SharedUse,
    _("Verknüpfungen von Indikatoren"),
    town="shared__concept__municipality",
    mentions=("indicator",),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    SharedValue,
    _("Werte gemeinsamer Indikatoren"),
    town="shared__concept__municipality",
    mentions=("source", "remark"),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    Contradiction,
    _("Widersprüche zwischen Quellen"),
    town="concept__municipality",
    mentions=("subject", "first", "first_source", "second", "second_source", "reason"),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    Breakdown,
    _("Aufgliederungen von Zahlen"),
    town="concept__municipality",
    mentions=("title", "source", "dimensions", "counts", "published"),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
