"""Where wishes and proposals speak of people: by key alone."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gemeinwerk.actors.personal_data import PERSON
from gemeinwerk.compositions.models import Candidate, Composition
from gemeinwerk.privacy import registry
from gemeinwerk.privacy.registry import CONCEPT_OR_PROPOSED

KEYS = "keys of rows, which name nobody"

registry.table(
    Candidate,
    _("Wünsche, in welcher Gruppe jemand mitarbeitet"),
    town="concept__municipality",
    own=lambda traces: Q(person__in=traces.of(PERSON)),
    labels={"concept": _("Konzept"), "group": _("Akteursgruppe"), "most": _("höchstens Gruppen")},
    nothing={"wishes": KEYS, "never": KEYS},
    kept=CONCEPT_OR_PROPOSED,
)
registry.table(
    Composition,
    _("Vorschläge zur Besetzung"),
    town="concept__municipality",
    mentions=("error",),
    nothing={
        **dict.fromkeys(("problem", "proposed", "seats", "goals", "conflict", "draw"), KEYS),
        "status": registry.CODE,
    },
    kept=CONCEPT_OR_PROPOSED,
)
