"""Where a concept's texts may name people."""

from django.utils.translation import gettext_lazy as _

from gemeinwerk.concepts.models import (
    Concept,
    CrossCuttingTheme,
    FieldOfAction,
    Finding,
    Phase,
    Review,
)
from gemeinwerk.core import renaming
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import AS_LONG_AS_THE_CONCEPT

ADDRESS = _("Teil der Adresse öffentlicher Seiten, auf die verwiesen wird")


def renamed_fields(keys: list[int]) -> None:
    for field in FieldOfAction.objects.filter(pk__in=keys):
        renaming.renamed(field)


def renamed_themes(keys: list[int]) -> None:
    for theme in CrossCuttingTheme.objects.filter(pk__in=keys):
        renaming.renamed(theme)


registry.table(
    Concept,
    _("Konzepte"),
    town="municipality",
    mentions=(
        "title",
        "motto",
        "aim",
        "aim_plain",
        "summary_en",
        "commission",
        "paper",
        "paper_url",
    ),
    stays={"slug": ADDRESS},
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    FieldOfAction,
    _("Handlungsfelder"),
    town="concept__municipality",
    mentions=("title", "description"),
    nothing={"code": registry.CODE},
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
    after=renamed_fields,
)
registry.table(
    CrossCuttingTheme,
    _("Querschnittsthemen"),
    town="concept__municipality",
    mentions=("title", "description"),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
    after=renamed_themes,
)
registry.table(
    Phase,
    _("Phasen"),
    town="concept__municipality",
    mentions=("title", "description"),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    Review,
    _("Bestandsaufnahme"),
    town="concept__municipality",
    mentions=("title", "carried_out_by", "summary"),
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
registry.table(
    Finding,
    _("Befunde der Bestandsaufnahme"),
    town="review__concept__municipality",
    mentions=("text", "refusal", "elsewhere"),
    nothing={"code": registry.CODE},
    kept=AS_LONG_AS_THE_CONCEPT,
    public=True,
)
