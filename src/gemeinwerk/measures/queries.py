"""What can be asked about measures. Every list has a constant number of SQL queries."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, F, Max, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy

from gemeinwerk.accounts.models import Role, User
from gemeinwerk.actors.models import Organisation, OrganisationKind, Person
from gemeinwerk.actors.queries import standing_in, unit_ids_of
from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.audit.queries import history_of
from gemeinwerk.concepts import phases
from gemeinwerk.concepts.lifecycle import WRITABLE
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, FieldOfAction, Finding
from gemeinwerk.concepts.queries import concepts_at_work
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.json_rows import JSONRow
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import plain_values, voices
from gemeinwerk.measures.document import measured
from gemeinwerk.measures.lifecycle import CLOSED, Confirmation
from gemeinwerk.measures.models import FrozenMeasure, Goal, Measure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.searching import found_among
from gemeinwerk.measures.states import BEHIND_KEY, stands, stated
from gemeinwerk.measures.verbs import BY_THE_CLOCK
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.municipalities.queries import word_groups

NOBODY = "ohne"
"""In a filter: measures that have no value there."""
UNEXPLAINED, UNEXPLAINED_LABEL = "ohne-grund", gettext_lazy("hinter der Zusage, ohne Grund")
"""In a filter: behind the promise, and nobody says why."""


def measure(town: Municipality, slug: str, pk: int) -> Measure:
    """A town's measure by its concept's address and its key, and `continued`: what continues it in
    a later edition (key, code, title; slug, title and days of its concept), None where nothing
    does. Raises Measure.DoesNotExist."""
    found = whole(Measure.objects.filter(concept__municipality=town, concept__slug=slug))
    told = stated(found, localdate()).annotate(
        continued=_continued(),
        **{measured.TOLD: measured.along(), voices.TOLD: voices.SOURCE.along()},
    )
    measure: Measure = told.select_related("predecessor__concept").get(pk=pk)
    return measure


def _continued() -> Subquery:
    told = JSONRow(
        slug="concept__slug",
        pk="pk",
        code="code",
        title="title",
        concept="concept__title",
        begins="concept__period_start",
        ends="concept__period_end",
    )
    later = Measure.objects.filter(predecessor=OuterRef("pk")).order_by("concept__edition", "pk")
    return Subquery(later.values(told=told)[:1])


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


def for_check(*concepts: Concept) -> QuerySet[Measure]:
    """Their catalogues with what the SMART check reads, and nothing else: seven queries."""
    return (
        Measure.objects.filter(concept__in=concepts)
        .select_related("field", "goal_ref", "lead_unit")
        .prefetch_related(*(Prefetch(name, to_attr=f"{LISTED}{name}") for name in _CHECKED))
    )


def for_state(concept: Concept) -> QuerySet[Measure]:
    """The catalogue with what `plain_values` tells of it: of relations their keys alone."""
    return (
        of_concept(concept)
        .defer("search_text")
        .prefetch_related(
            *(Prefetch(name, _keys_of(name)) for name in plain_values.MANY),
            *plain_values.PARTS,
            "overrides",
        )
    )


def _keys_of(name: str) -> QuerySet[Any]:
    related: Any = Measure._meta.get_field(name).related_model
    rows: QuerySet[Any] = related._default_manager.only("pk").order_by()
    return rows


LISTED = "listed_"
"""Before the name of a relation: its rows as a list. A manager for each of 5,000 measures and each
of its relations takes longer than the queries."""
_CHECKED = ("contributing", "themes", "milestones", "indicators", "costs", "overrides")

SORTINGS = {
    "nummer": ("field__position", "position", "pk"),
    "titel": (Alphabetical("title"), "pk"),
    "federfuehrung": (Alphabetical("lead_unit__name"), "field__position", "position", "pk"),
    "ende": (F("end").asc(nulls_last=True), "pk"),
    "stand": ("state", "field__position", "position", "pk"),
    "bestaetigung": ("confirmation", "field__position", "position", "pk"),
    "geaendert": ("updated_at", "pk"),
}


def table(concept: Concept, wanted: Mapping[str, str], sort: str = "") -> QuerySet[Measure]:
    """Measures that fit the filter of the table, `stated`; `sort` is a key of SORTINGS, "-" before
    it turns the order around. The filter's `pruefung` is not ours: it needs the check."""
    found = stated(of_concept(concept), localdate())
    if "suche" in wanted:
        points, _found = found_among(
            of_concept(concept), wanted["suche"], word_groups(concept.municipality)
        )
        found = found.filter(pk__in=points)
    if "feld" in wanted:
        found = found.filter(field__code=wanted["feld"])
    if "stelle" in wanted:
        lead = wanted["stelle"]
        found = found.filter(lead_unit=None if lead == NOBODY else int(lead))
    if wanted.get("stand") == UNEXPLAINED:
        found = found.filter(unexplained())
    elif "stand" in wanted:
        found = found.filter(stands(wanted["stand"]))
    if "bestaetigung" in wanted:
        found = found.filter(confirmation=wanted["bestaetigung"])
    order = found.order_by(*SORTINGS.get(sort.removeprefix("-"), SORTINGS["nummer"]))
    return order.reverse() if sort.startswith("-") else order


def unexplained() -> Q:
    """Of measures that are `stated`: behind the promise, and nobody says why."""
    return stands(BEHIND_KEY) & Q(expected_end_reason="", obstacles="")


def is_writable(concept: Concept) -> bool:
    """Whether the text of the concept's measures may still be written."""
    return phases.permits("measures.write", concept)


def possible(concept: Concept) -> "Mapping[str, QuerySet[Any]]":
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


def next_position(rows: "QuerySet[Any]") -> int:
    highest = rows.aggregate(highest=Max("position"))["highest"]
    return 0 if highest is None else highest + 1


def led_by(user: User) -> QuerySet[Measure]:
    """What the user's units lead, in any town."""
    return Measure.objects.filter(lead_unit__in=unit_ids_of(user))


def mine(town: Municipality, user: User, today: date) -> QuerySet[Measure]:
    """All the user's units lead in concepts at work, `stated`, with their milestones."""
    rows = led_by(user).filter(concept__in=concepts_at_work(town))
    known = stated(rows, today).select_related("concept", "lead_unit")
    return known.prefetch_related("milestones").order_by(
        "concept", "field__position", "position", "pk"
    )


def to_answer(town: Municipality, user: User) -> QuerySet[Measure]:
    """Measures the user's units are asked about, the most pressing first."""
    asked = led_by(user).filter(
        concept__municipality=town,
        concept__status__in=WRITABLE,
        confirmation=Confirmation.ASKED,
    )
    return whole(asked).order_by(
        F("confirmation_due").asc(nulls_last=True), "concept", "field__position", "position", "pk"
    )


def people_of_unit(unit: Organisation) -> list[User]:
    """Who is asked and told in a unit: active accounts with the role of its editors, and who stands
    in for them today."""
    return people_of_units({unit.pk}).get(unit.pk, [])


def people_of_units(units: Collection[int]) -> dict[int, list[User]]:
    """The same for many units, by their keys: two queries. A unit without anybody is left out."""
    pairs = (
        Person.objects.order_by()
        .filter(
            organisations__in=units,
            user__is_active=True,
            user__memberships__role=Role.UNIT_EDITOR,
            user__memberships__municipality=F("municipality"),
        )
        .values_list("organisations", "user")
    )
    instead = standing_in(localdate()).filter(
        person__organisations__in=units,
        deputy__user__memberships__role=Role.UNIT_EDITOR,
        deputy__user__memberships__municipality=F("person__municipality"),
    )
    wanted = set(pairs.union(instead.values_list("person__organisations", "deputy__user")))
    users = User.objects.filter(pk__in={user for _unit, user in wanted}).order_by(
        Alphabetical("name"), "pk"
    )
    found: dict[int, list[User]] = {}
    for user in users:
        for unit in units:
            if (unit, user.pk) in wanted:
                found.setdefault(unit, []).append(user)
    return found


def people_of_office(municipality_id: int) -> QuerySet[User]:
    return User.objects.filter(
        is_active=True,
        memberships__municipality_id=municipality_id,
        memberships__role=Role.OFFICE,
    ).order_by(Alphabetical("name"))


def last_entry(measure: models.Model) -> AuditEntry | None:
    """The last thing that somebody did to it."""
    return history_of(measure).exclude(verb__in=BY_THE_CLOCK).first()


def last_changes(measure: Measure, names: Iterable[str]) -> dict[str, AuditEntry]:
    """For each named value the newest of the last hundred entries that changed it."""
    found: dict[str, AuditEntry] = {}
    wanted = set(names)
    for entry in history_of(measure)[:100]:
        for name in wanted & entry.after.keys() - found.keys():
            found[name] = entry
    return found


def leading_units(concept: Concept) -> QuerySet[Organisation]:
    """Units that lead a measure of the concept."""
    return (
        Organisation.objects.filter(led_measures__concept=concept)
        .distinct()
        .order_by(Alphabetical("name"))
    )


def answering(findings: Collection[int]) -> dict[int, list[Link]]:
    """Which measures take up findings of the review: one query."""
    found: dict[int, list[Link]] = {}
    rows = Measure.answers.through.objects.filter(finding_id__in=findings).select_related(
        "measure__concept"
    )
    for row in rows.order_by("measure__field__position", "measure__position"):
        measure = row.measure
        url = reverse("measures:overview", args=[measure.concept.slug, measure.pk])
        found.setdefault(row.finding_id, []).append(Link(str(measure), url))
    return found


def public_names(measures: Collection[int]) -> dict[int, tuple[str, str]]:
    """What names the public page of each that has one: its concept's slug, and the number it was
    last published with, which may be another than it has at the desk."""
    frozen = FrozenMeasure.objects.filter(
        measure__in=measures, version__published=True, version__concept__public=True
    ).order_by("version__number")
    told = frozen.values_list("measure", "version__concept__slug", "code")
    return {key: (slug, code) for key, slug, code in told}


def was_adopted(measure: Measure) -> bool:
    return measure.frozen.filter(version__kind=VersionKind.ADOPTED).exists()


def unfinished(concept: Concept) -> QuerySet[Measure]:
    """Measures that the next edition may take over."""
    return whole(of_concept(concept).exclude(implementation__in=CLOSED))


def fields_with_goals(concept: Concept) -> QuerySet[FieldOfAction]:
    """Fields with their number of measures, their goals, and how many measures serve each."""
    counted = Goal.objects.annotate(measure_count=Count("measures")).order_by("position", "pk")
    fields = concept.fields.annotate(measure_count=Count("measures"))
    return fields.prefetch_related(Prefetch("goals", counted))


def history(measure: Measure, *, internal: bool) -> list[AuditEntry]:
    """What happened to a measure, newest first; without `internal`, nothing of what stays among
    those who work on it (`plain_values.IN_HOUSE`)."""
    entries = list(history_of(measure))
    if internal:
        return entries
    return [entry for entry in entries if _without_internals(entry)]


def _without_internals(entry: AuditEntry) -> bool:
    """Take what is internal out of an entry (unsaved); whether anything is left to tell."""
    taken_out = [
        told.pop(name)
        for told in (entry.before, entry.after)
        for name in plain_values.IN_HOUSE
        if name in told
    ]
    return bool(entry.before or entry.after) or not taken_out
