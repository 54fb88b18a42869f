"""What citizens may read: public concepts, and their catalogues as last published."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from gemeinwerk.comments import queries as comments
from gemeinwerk.concepts.lifecycle import DECIDED, ConceptStatus
from gemeinwerk.concepts.models import Concept, Finding, Phase
from gemeinwerk.core.alphabet import Alphabetical
from gemeinwerk.core.json_rows import JSONRow
from gemeinwerk.core.prepared import prepared
from gemeinwerk.evaluation.ledger_kinds import KEY as EVALUATIONS
from gemeinwerk.evaluation.models import Evaluation
from gemeinwerk.ledger.models import Entry
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Milestone
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.most_behind import COLUMNS, WORST_FIRST, with_lateness
from gemeinwerk.measures.states import BEHIND, BEHIND_KEY, stands, stated
from gemeinwerk.measures.versioning.ledger_kinds import KEY as VERSIONS
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.contribution_queries import asked, asks, heard
from gemeinwerk.portal.meeting_queries import meets
from gemeinwerk.representation.models import Release


def concepts(town: Municipality) -> list[Concept]:
    """Newest first, each with `measure_count` of its last published version (None without)."""
    return _concepts(town=town.pk, today=localdate())


@prepared
def _concepts(*, town: int, today: date) -> QuerySet[Concept]:
    latest = CatalogueVersion.objects.filter(concept=OuterRef("pk"), published=True)
    counted = (
        FrozenMeasure.objects.filter(
            version=Subquery(
                CatalogueVersion.objects.filter(concept=OuterRef(OuterRef("pk")), published=True)
                .order_by("-number")
                .values("pk")[:1]
            )
        )
        .order_by()
        .values("version")
        .annotate(n=Count("pk"))
        .values("n")
    )
    return Concept.objects.filter(municipality=town, public=True).annotate(
        version_number=Subquery(latest.order_by("-number").values("number")[:1]),
        measure_count=Subquery(counted),
        evaluated=evaluated("pk"),
        counted=counted_in_public("pk"),
        meets=meets("pk"),
        asks=asks("pk", today),
        heard=heard("pk"),
    )


def successor(concept: Concept) -> Concept | None:
    """The edition that has taken a concept's place, if citizens may read it."""
    return Concept.objects.filter(predecessor=concept, public=True).order_by("edition").first()


def current(concepts: Iterable[Concept]) -> Concept | None:
    """Of a town's concepts the one that is carried out now, with a published version: of several
    the one whose period began last."""
    return next(
        (
            one
            for one in concepts
            if one.status in DECIDED and one.status != ConceptStatus.SUPERSEDED
            if one.version_number is not None  # type: ignore[attr-defined]
        ),
        None,
    )


def concept(town: Municipality, slug: str, *also: str) -> Concept:
    """A public concept of a town, with its review, whether it is `evaluated` in public and was so
    in its edition before (`evaluated_before`), whether it is told who takes part (`counted`), and
    what of its relations is shown `also`. Raises Concept.DoesNotExist."""
    concepts = Concept.objects.annotate(
        evaluated=evaluated("pk"),
        evaluated_before=evaluated("predecessor"),
        counted=counted_in_public("pk"),
        meets=meets("pk"),
        asks=asks("pk", localdate()),
        heard=heard("pk"),
        asked=asked("pk", localdate()),
    )
    found: Concept = concepts.select_related("review", *also).get(
        municipality=town, slug=slug, public=True
    )
    found.municipality = town
    return found


def evaluated(concept: str) -> Exists:
    """Whether citizens can read an evaluation of the concept an outer row points to."""
    return Exists(Evaluation.objects.filter(concept=OuterRef(concept), published=True))


def counted_in_public(concept: str) -> Exists:
    """Whether citizens can read who takes part in the concept an outer row points to."""
    return Exists(Release.objects.filter(enquiry__concept=OuterRef(concept), published=True))


def published(town: Municipality, slug: str, *also: str) -> CatalogueVersion | None:
    """The last published version of a public concept, and the concept with its review, whether it
    is `evaluated` and `counted`, and what of its relations is shown `also`: one query.
    None where there is no such concept, or nothing of it is published."""
    for version in _newest_published(*also, town=town.pk, slug=slug, today=localdate()):
        version.concept.municipality = town
        version.concept.evaluated = version.evaluated  # type: ignore[attr-defined]
        version.concept.counted = version.counted  # type: ignore[attr-defined]
        version.concept.meets = version.meets  # type: ignore[attr-defined]
        version.concept.asks = version.asks  # type: ignore[attr-defined]
        version.concept.heard = version.heard  # type: ignore[attr-defined]
        return version
    return None


@prepared
def _newest_published(*also: str, town: int, slug: str, today: date) -> QuerySet[CatalogueVersion]:
    shown = (f"concept__{name}" for name in ("review", *also))
    found: QuerySet[CatalogueVersion] = published_versions(town, slug).select_related(*shown)
    return found.annotate(
        evaluated=evaluated("concept"),
        counted=counted_in_public("concept"),
        meets=meets("concept"),
        asks=asks("concept", today),
        heard=heard("concept"),
    )[:1]


def published_versions(town: int, slug: str) -> QuerySet[CatalogueVersion]:
    """The published versions of a public concept, the newest first."""
    return CatalogueVersion.objects.filter(
        concept__municipality=town, concept__slug=slug, concept__public=True, published=True
    ).order_by("-number")


def decided(newest: CatalogueVersion) -> CatalogueVersion:
    """The newest published version that was adopted; where none was, the newest."""
    if newest.kind == VersionKind.ADOPTED:
        return newest
    adopted = CatalogueVersion.objects.filter(
        concept=newest.concept_id, published=True, kind=VersionKind.ADOPTED
    )
    return adopted.order_by("-number").first() or newest


def version(concept: Concept, number: int) -> CatalogueVersion:
    """A published version, `newest`, the number of the last that is published, and `entry`, what
    the ledger says of it (None where it is not entered yet), the phase in which it can be
    commented on now (`asked_in`) and what was (`commented`): one query.
    Raises CatalogueVersion.DoesNotExist."""
    for found in _version(concept=concept.pk, number=number, today=localdate()):
        return found
    raise CatalogueVersion.DoesNotExist


@prepared
def _version(*, concept: int, number: int, today: date) -> QuerySet[CatalogueVersion]:
    all_of_them = CatalogueVersion.objects.filter(concept=concept, published=True)
    newest = all_of_them.order_by("-number").values("number")[:1]
    entry = Entry.objects.filter(kind=VERSIONS, source_id=OuterRef("pk")).order_by("-position")
    told = JSONRow(position="position", digest="digest", recorded_at="recorded_at")
    found: QuerySet[CatalogueVersion] = all_of_them.annotate(
        newest=Subquery(newest),
        entry=Subquery(entry.values(told=told)[:1]),
        asked_in=comments.asks("pk", today),
        commented=comments.along("pk"),
    )
    return found.filter(number=number)


def measures(version: CatalogueVersion | int, today: date) -> QuerySet[FrozenMeasure]:
    """The measures of a version in order, with how far each is today; what `behind_of` needs
    comes with `with_lateness`."""
    return stated(FrozenMeasure.objects.filter(version=version), today)


def leads(version: CatalogueVersion) -> dict[str, int]:
    """Who is responsible for how many measures of the version, "" for those of nobody."""
    return dict(_leads(version=version.pk))


@prepared
def _leads(*, version: int) -> QuerySet[Any, Any]:
    of_version = FrozenMeasure.objects.filter(version=version).order_by(Alphabetical("lead"))
    rows: QuerySet[Any, Any] = of_version.values_list("lead").annotate(n=Count("pk"))
    return rows


@dataclass(frozen=True)
class Standing:
    """How many measures of each field stand where, and the milestones that are due by now."""

    by_field: Mapping[str, Counter[str]]
    due: int
    reached: int

    @property
    def states(self) -> Counter[str]:
        return sum(self.by_field.values(), Counter[str]())

    @property
    def behind(self) -> int:
        return sum(self.states[state.key] for state in BEHIND)

    def behind_in(self, field: str) -> int:
        """Of one field, by its code."""
        of_field = self.by_field.get(field, Counter())
        return sum(of_field[state.key] for state in BEHIND)


NOTHING = Standing({}, 0, 0)


def standing(version: CatalogueVersion, today: date) -> Standing:
    """One query, however many measures; a dropped measure owes no milestone."""
    by_field: dict[str, Counter[str]] = {}
    row: dict[str, Any] = {"due": 0, "reached": 0}
    for row in _standing(version=version.pk, today=today):
        by_field.setdefault(row["field_code"], Counter())[row["state"]] += row["n"]
    return Standing(by_field, row["due"], row["reached"])


@prepared
def _standing(*, version: int, today: date) -> QuerySet[Any, Any]:
    owed = _due(version, today)
    rows = measures(version, today).order_by().values("field_code", "state")  # type: ignore[misc]
    counted: QuerySet[Any, Any] = rows.annotate(
        n=Count("pk"),
        due=_number_of(owed),
        reached=_number_of(owed.filter(reached_on__isnull=False)),
    )
    return counted


def _due(version: int, today: date, field: str = "") -> QuerySet[Milestone]:
    """Those whose day has passed: a day is over before anything is due."""
    published = Q(measure__frozen__version=version)
    if field:
        published &= Q(measure__frozen__field_code=field)
    of_version = Milestone.objects.filter(published, due__lt=today)
    return of_version.exclude(measure__implementation=ImplementationStatus.DROPPED)


def _number_of(milestones: QuerySet[Milestone]) -> Coalesce:
    """Counted once beside a query for something else, not once for each of its rows."""
    counted = milestones.order_by().values("measure__frozen__version").annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), 0)


def due_milestones(version: CatalogueVersion, today: date, field: str = "") -> QuerySet[Milestone]:
    """The milestones that `standing` counts as due, of all or of one field by its code, each with
    `code`, `measure_title` and `english` of its measure as published: what is open first, the
    oldest before, then what was reached, the latest before."""
    return (
        _due(version.pk, today, field)
        .annotate(
            code=F("measure__frozen__code"),
            measure_title=F("measure__frozen__title"),
            english=F("measure__frozen__content__title_en"),
        )
        .order_by(F("reached_on").desc(nulls_first=True), "due", "measure__frozen__position", "id")
    )


def most_behind(version: CatalogueVersion, today: date, most: int) -> list[Any]:
    """The measures that are furthest behind, in the order used everywhere, with what
    `behind_of` needs."""
    return _most_behind(most, version=version.pk, today=today)


@prepared
def _most_behind(most: int, *, version: int, today: date) -> QuerySet[Any, Any]:
    found = with_lateness(measures(version, today), today).filter(stands(BEHIND_KEY))
    columns = ("code", "title", "start", "end", "permanent", "state", *COLUMNS)
    told = found.annotate(english=F("content__title_en")).order_by(*WORST_FIRST)
    rows: QuerySet[Any, Any] = told.values_list(*columns, "english", named=True)
    return rows[:most]


def review_findings(concept: Concept) -> list[Finding]:
    return _findings(review=concept.review.pk)


@prepared
def _findings(*, review: int) -> QuerySet[Finding]:
    return Finding.objects.filter(review=review)


def phases(concept: Concept) -> list[Phase]:
    return _phases(concept=concept.pk)


@prepared
def _phases(*, concept: int) -> QuerySet[Phase]:
    return Phase.objects.filter(concept=concept)


def answers_to_findings(version: CatalogueVersion) -> dict[str, list[tuple[str, str]]]:
    """For each finding's code the (code, title) of the published measures that answer it."""
    answers: dict[str, list[tuple[str, str]]] = {}
    for code, title, findings in _answers(version=version.pk):
        for finding in findings:
            answers.setdefault(finding["code"], []).append((code, title))
    return answers


@prepared
def _answers(*, version: int) -> QuerySet[Any, Any]:
    of_version = FrozenMeasure.objects.filter(version=version)
    return of_version.values_list("code", "title", F("content__answers"))


# --- evaluations --------------------------------------------------------------------------------


def evaluations(concept: Concept) -> list[Evaluation]:
    """Those citizens may read, the newest first."""
    return list(Evaluation.objects.filter(concept=concept, published=True).order_by("-number"))


def evaluation(concept: Concept, number: int) -> Evaluation:
    """A published one, and `entry`, what the ledger says of it (None where it is not entered yet):
    one query. Raises Evaluation.DoesNotExist."""
    entry = Entry.objects.filter(kind=EVALUATIONS, source_id=OuterRef("pk")).order_by("-position")
    told = JSONRow(position="position", digest="digest", recorded_at="recorded_at")
    found: Evaluation = Evaluation.objects.annotate(
        entry=Subquery(entry.values(told=told)[:1])
    ).get(concept=concept, number=number, published=True)
    return found


def codes_of_today(concept: Concept) -> set[str]:
    """The numbers of measures that have a page: of the last published version."""
    newest = published_versions(concept.municipality_id, concept.slug).values("pk")[:1]
    return set(FrozenMeasure.objects.filter(version=newest).values_list("code", flat=True))
