"""What can be asked about measures. Every list has a constant number of SQL queries."""

from collections.abc import Iterable, Mapping

from django.db import models
from django.db.models import Max, QuerySet

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.actors.models import Organisation, OrganisationKind
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.queries import history_of
from gemeinwerk.concepts.lifecycle import WRITABLE
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction, Finding
from gemeinwerk.measures.lifecycle import CLOSED
from gemeinwerk.measures.models import Goal, Measure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.municipalities.models import Municipality


def concept(town: Municipality, slug: str) -> Concept:
    """A town's concept by its address. Raises Concept.DoesNotExist."""
    found = Concept.objects.select_related("predecessor").get(municipality=town, slug=slug)
    found.municipality = town
    return found


def measure(town: Municipality, slug: str, pk: int) -> Measure:
    """A town's measure by its concept's address and its key. Raises Measure.DoesNotExist."""
    return whole(Measure.objects.filter(concept__municipality=town, concept__slug=slug)).get(pk=pk)


def goal(town: Municipality, slug: str, pk: int) -> Goal:
    """A town's goal. Raises Goal.DoesNotExist."""
    goals = Goal.objects.select_related("concept__municipality", "field")
    return goals.get(concept__municipality=town, concept__slug=slug, pk=pk)


def of_concept(concept: Concept) -> QuerySet[Measure]:
    return Measure.objects.filter(concept=concept)


def whole(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """With all relations and parts, in a constant number of queries."""
    return measures.select_related(
        "concept__municipality", "field", "goal_ref", "lead_unit", "predecessor"
    ).prefetch_related(
        "contributing", "themes", "answers", "milestones", "indicators", "costs", "overrides"
    )


def is_writable(concept: Concept) -> bool:
    """Whether the text of the concept's measures may still be written."""
    return concept.status in WRITABLE


def possible(concept: Concept) -> Mapping[str, QuerySet]:
    """What the relations of a measure of this concept may point to."""
    units = Organisation.objects.filter(
        municipality_id=concept.municipality_id, kind=OrganisationKind.UNIT
    )
    return {
        "field": FieldOfAction.objects.filter(concept=concept),
        "goal_ref": Goal.objects.filter(concept=concept),
        "lead_unit": units,
        "contributing": Organisation.objects.filter(municipality_id=concept.municipality_id),
        "themes": CrossCuttingTheme.objects.filter(concept=concept),
        "answers": Finding.objects.filter(review__concept=concept),
        "predecessor": Measure.objects.filter(
            concept__municipality_id=concept.municipality_id
        ).exclude(concept=concept),
    }


def next_code(field: FieldOfAction) -> str:
    """The code proposed for a new measure: the field's own, and the next number in it."""
    taken = set(Measure.objects.filter(concept_id=field.concept_id).values_list("code", flat=True))
    return _next(field.code, taken)


def next_goal_code(field: FieldOfAction) -> str:
    taken = set(Goal.objects.filter(concept_id=field.concept_id).values_list("code", flat=True))
    return _next(f"Z{field.code}", taken)


def _next(prefix: str, taken: set[str]) -> str:
    used = [
        int(rest)
        for code in taken
        if code.startswith(f"{prefix}.") and (rest := code[len(prefix) + 1 :]).isdecimal()
    ]
    return f"{prefix}.{max(used, default=0) + 1}"


def next_position(rows: QuerySet) -> int:
    highest = rows.aggregate(highest=Max("position"))["highest"]
    return 0 if highest is None else highest + 1


def people_of_unit(unit: Organisation) -> QuerySet[User]:
    """Who is asked and told in a unit: active accounts with the role of its editors."""
    return (
        User.objects.filter(
            is_active=True,
            people__organisations=unit,
            memberships__municipality_id=unit.municipality_id,
            memberships__role=Role.UNIT_EDITOR,
        )
        .distinct()
        .order_by("name")
    )


def people_of_office(municipality_id: int) -> QuerySet[User]:
    return User.objects.filter(
        is_active=True,
        memberships__municipality_id=municipality_id,
        memberships__role=Role.OFFICE,
    ).order_by("name")


def last_entry(measure: models.Model) -> AuditEntry | None:
    return history_of(measure).first()


def last_changes(measure: Measure, names: Iterable[str]) -> dict[str, AuditEntry]:
    """For each named value the newest of the last hundred entries that changed it."""
    found: dict[str, AuditEntry] = {}
    wanted = set(names)
    for entry in history_of(measure)[:100]:
        for name in wanted & entry.after.keys() - found.keys():
            found[name] = entry
    return found


def was_adopted(measure: Measure) -> bool:
    return measure.frozen.filter(version__kind=VersionKind.ADOPTED).exists()


def unfinished(concept: Concept) -> QuerySet[Measure]:
    """Measures that the next edition may take over."""
    return whole(of_concept(concept).exclude(implementation__in=CLOSED))
