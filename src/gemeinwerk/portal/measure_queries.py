"""What a measure's public page is told: as it stands today, as a version froze it, and what was
before and after."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from gemeinwerk.accounts.models import User
from gemeinwerk.actors.models import Organisation, OrganisationKind, Person
from gemeinwerk.comments import queries as comments
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.queries import called
from gemeinwerk.core.json_rows import JSONRow
from gemeinwerk.core.prepared import prepared
from gemeinwerk.figures import queries as figures
from gemeinwerk.measures.document import measured
from gemeinwerk.measures.document.today import STATUS_OF_TODAY
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.states import stated
from gemeinwerk.monitoring import shown
from gemeinwerk.monitoring.years import queries as years
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.portal.contribution_queries import heard
from gemeinwerk.portal.queries import counted_in_public, evaluated, published_versions
from gemeinwerk.questions import queries as questions

CONTRADICTIONS = "contradictions_told"


def measure(town: Municipality, slug: str, code: str, today: date) -> FrozenMeasure:
    """A measure of the last published version with that, its concept and the concept's review:
    what its page tells and nothing else, in one query. Raises FrozenMeasure.DoesNotExist."""
    for found in _measure(town=town.pk, slug=slug, code=code, today=today):
        found.version.concept.municipality = town
        found.version.concept.evaluated = found.evaluated  # type: ignore[attr-defined]
        found.version.concept.counted = found.counted  # type: ignore[attr-defined]
        found.version.concept.heard = found.heard  # type: ignore[attr-defined]
        return found
    raise FrozenMeasure.DoesNotExist


@prepared
def _measure(*, town: int, slug: str, code: str, today: date) -> QuerySet[FrozenMeasure]:
    newest = published_versions(town, slug).values("pk")[:1]
    known = FrozenMeasure.objects.filter(version=newest, code=code)
    told = stated(known.select_related("measure", "version__concept__review"), today)
    found: QuerySet[FrozenMeasure] = told.annotate(
        evaluated=evaluated("version__concept"),
        counted=counted_in_public("version__concept"),
        heard=heard("version__concept"),
        asked_in=comments.asks("version", today),
        commented=comments.along("version", code=OuterRef("code")),
        **_beside(town),
    ).defer(*_NOT_TOLD)
    return found


def withdrawn(town: Municipality, slug: str, code: str) -> FrozenMeasure:
    """A measure that the last published version no longer holds under this number, as the newest
    that does has it; `now` and `after` as in `frozen_measure`. One query; raises
    FrozenMeasure.DoesNotExist."""
    for found in _withdrawn(town=town.pk, slug=slug, code=code):
        return found
    raise FrozenMeasure.DoesNotExist


@prepared
def _withdrawn(*, town: int, slug: str, code: str) -> QuerySet[FrozenMeasure]:
    versions = published_versions(town, slug).values("pk")
    found = _with_pages(town, FrozenMeasure.objects.filter(version__in=versions, code=code))
    return found.select_related("version__concept__review").order_by("-version__number")[:1]


def frozen_measure(town: Municipality, version: CatalogueVersion, code: str) -> FrozenMeasure:
    """A measure of a version, with its public page of today (`now`) and that of what continues it
    (`after`), each as slug, code and title or None. One query; raises
    FrozenMeasure.DoesNotExist."""
    for found in _frozen(town=town.pk, version=version.pk, code=code):
        found.version = version
        return found
    raise FrozenMeasure.DoesNotExist


@prepared
def _frozen(*, town: int, version: int, code: str) -> QuerySet[FrozenMeasure]:
    return _with_pages(town, FrozenMeasure.objects.filter(version=version, code=code))


def edition_of(page: Mapping[str, str] | None) -> str:
    """What the concept of such a page is called, with its period; "" of none."""
    return called(page["concept"], page["begins"], page["ends"]) if page else ""


def left_with(frozen: FrozenMeasure) -> CatalogueVersion | None:
    """The first published version after the measure's that does not hold it: one query."""
    there = FrozenMeasure.objects.filter(_same_as(frozen), version=OuterRef("pk"))
    later = CatalogueVersion.objects.filter(
        ~Exists(there),
        concept=frozen.version.concept_id,
        published=True,
        number__gt=frozen.version.number,
    )
    return later.defer("content").order_by("number").first()


def published_states(frozen: FrozenMeasure, concept: Concept) -> list[FrozenMeasure]:
    """A measure of the newest published version in all of them, oldest first, itself among them.

    Where the newest is the first one nobody has to ask: there was none before.
    """
    if frozen.version.number == 1:
        return [frozen]
    states = _states(concept=concept.pk, same=_same_as(frozen))
    for state in states:
        if state.measure_id == frozen.measure_id:
            state.measure = frozen.measure
    return states


@prepared
def _states(*, concept: int, same: Q) -> QuerySet[FrozenMeasure]:
    found = FrozenMeasure.objects.filter(same, version__concept=concept, version__published=True)
    shown = ("measure", "content", "version__number", "version__kind", "version__frozen_at")
    return found.select_related("version").only(*shown).order_by("version__number")


def _with_pages(town: int, measures: QuerySet[FrozenMeasure]) -> QuerySet[FrozenMeasure]:
    # Of a measure whose draft was deleted only its number is left to know it by.
    nameless = Q(measure=None, code=OuterRef("code"), version__concept=OuterRef("version__concept"))
    return measures.annotate(
        now=_page_of(town, Q(measure=OuterRef("measure")) | nameless),
        after=_page_of(town, measure__predecessor=OuterRef("measure")),
    ).defer("search_text", "themes_text")


def _same_as(frozen: FrozenMeasure) -> Q:
    """The same measure in other versions of its concept."""
    return Q(measure=frozen.measure_id) if frozen.measure_id else Q(code=frozen.code)


def _beside(town: int) -> dict[str, Any]:
    """What is told beside a measure that its document does not hold: where it continues what was
    promised before (`before`) and is itself continued (`after`), each as slug, code and title; who
    is responsible today (`unit`) and the mail of that office, unless it is a person's (`office`);
    what was measured (`measured.along`), asked (`questions.along`), decided (`shown.along`) and
    said differently by two sources (`figures.along`), agreed to change (`shown.amended`); its years
    (`years.along`), and the newest picture (`shown.pictured`).
    """
    unit = Organisation.objects.filter(
        ~Exists(Person.objects.filter(municipality=town, email__iexact=OuterRef("email"))),
        ~Exists(User.objects.filter(email__iexact=OuterRef("email"))),
        pk=OuterRef("measure__lead_unit"),
        kind=OrganisationKind.UNIT,
        active=True,
    )
    return {
        "before": _page_of(town, measure=OuterRef("measure__predecessor")),
        "after": _page_of(town, measure__predecessor=OuterRef("measure")),
        measured.TOLD: measured.along("measure"),
        questions.TOLD: questions.along("measure"),
        **shown.along("measure"),
        **shown.reported("measure"),
        **shown.pictured("measure"),
        **shown.amended("measure"),
        CONTRADICTIONS: figures.along("measure"),
        years.TOLD: years.along("measure"),
        "unit": F("measure__lead_unit__name"),
        "office": Subquery(unit.values("email")[:1]),
    }


def _page_of(town: int, *what: Q, **which: Any) -> Subquery:
    """The public page of a measure, if there is one: it stands in the last published version."""
    later = CatalogueVersion.objects.filter(
        concept=OuterRef("version__concept"), published=True, number__gt=OuterRef("version__number")
    )
    pages = FrozenMeasure.objects.filter(
        ~Exists(later),
        *what,
        version__published=True,
        version__concept__public=True,
        version__concept__municipality=town,
        **which,
    )
    told = JSONRow(
        slug="version__concept__slug",
        code="code",
        title="title",
        concept="version__concept__title",
        begins="version__concept__period_start",
        ends="version__concept__period_end",
    )
    return Subquery(pages.order_by("-version__concept__period_start").values(told=told)[:1])


# Long texts, and all of the draft but its status.
_NOT_TOLD = (
    "search_text",
    "themes_text",
    *(
        f"measure__{field.name}"
        for field in Measure._meta.concrete_fields
        if not field.primary_key and field.name not in STATUS_OF_TODAY
    ),
)
