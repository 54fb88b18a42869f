"""From the database (or a form not yet saved) to what the SMART check is given."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, fields
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import F, TextChoices
from django.utils.translation import get_language

from gemeinwerk.actors.models import Organisation, OrganisationKind
from gemeinwerk.concepts.models import Concept, CrossCuttingTheme, Finding
from gemeinwerk.engines import smart
from gemeinwerk.measures.lifecycle import CLOSED, Confirmation
from gemeinwerk.measures.models import CostLine, Indicator, Measure, Milestone
from gemeinwerk.measures.models.measure import CostState
from gemeinwerk.measures.models.parts import CostKind, Funding, Rhythm
from gemeinwerk.measures.queries import LISTED

ELSEWHERE = "elsewhere-"


@dataclass(frozen=True)
class Parts:
    """What belongs to a measure: saved rows, or rows of a form that has not been saved."""

    contributing: Sequence[Organisation] = ()
    themes: Sequence[CrossCuttingTheme] = ()
    milestones: Sequence[Milestone] = ()
    indicators: Sequence[Indicator] = ()
    costs: Sequence[CostLine] = ()

    @classmethod
    def of(cls, measure: Measure) -> "Parts":
        """The saved ones; uses what was prefetched."""
        return cls(**{name: related(measure, name) for name in _PARTS})


_PARTS = tuple(one.name for one in fields(Parts))


def related(measure: Measure, name: str) -> list[Any]:
    """Related rows. A manager builds a query each time, even where all rows were prefetched."""
    listed: list[Any] | None = getattr(measure, LISTED + name, None)
    if listed is not None:
        return listed
    known = getattr(measure, "_prefetched_objects_cache", {}).get(name)
    return list(getattr(measure, name).all() if known is None else known)


@dataclass(frozen=True)
class Frame:
    """What a measure is judged in: period, themes, review and units, without the measures."""

    concept: Concept
    catalogue: smart.Catalogue = field(default_factory=smart.Catalogue)

    def holding(self, measures: Iterable[smart.Measure]) -> smart.Catalogue:
        return smart.Catalogue(
            measures=tuple(measures),
            fields_of_action=self.catalogue.fields_of_action,
            themes=self.catalogue.themes,
            period_start=self.catalogue.period_start,
            period_end=self.catalogue.period_end,
            review=self.catalogue.review,
            register=self.catalogue.register,
            town=self.catalogue.town,
        )


def frame(concept: Concept) -> Frame:
    """Five queries, however large the catalogue."""
    return frames([concept])[concept.pk]


def frames(concepts: Collection[Concept]) -> dict[int, Frame]:
    """The same of several concepts of a town by their keys, in as many queries."""
    titles = {name: _titles(concepts, name) for name in ("fields", "themes")}
    reviews, register = _reviews(concepts), _register(concepts)
    return {
        concept.pk: Frame(
            concept,
            smart.Catalogue(
                fields_of_action=tuple(titles["fields"][concept.pk]),
                themes=tuple(titles["themes"][concept.pk]),
                period_start=concept.period_start,
                period_end=concept.period_end,
                review=tuple(reviews[concept.pk]),
                register=register,
                town=(concept.municipality.name,),
            ),
        )
        for concept in concepts
    }


def _titles(concepts: Collection[Concept], name: str) -> dict[int, list[str]]:
    """Of fields or themes, by concept, in their order."""
    if len(concepts) == 1:  # of which they may be known
        return {one.pk: [row.title for row in getattr(one, name).all()] for one in concepts}
    found: dict[int, list[str]] = {one.pk: [] for one in concepts}
    model: Any = Concept._meta.get_field(name).related_model
    for key, title in model.objects.filter(concept__in=concepts).values_list("concept", "title"):
        found[key].append(title)
    return found


def _reviews(concepts: Collection[Concept]) -> dict[int, list[smart.ReviewFinding]]:
    findings = Finding.objects.filter(review__concept__in=concepts)
    answered: dict[int, list[str]] = {}
    pairs = Measure.answers.through.objects.filter(
        measure__concept__in=concepts, measure__concept=F("finding__review__concept")
    ).values_list("finding_id", "measure_id")
    for finding, measure in pairs:
        answered.setdefault(finding, []).append(str(measure))
    found: dict[int, list[smart.ReviewFinding]] = {one.pk: [] for one in concepts}
    for finding in findings.annotate(of=F("review__concept")):
        told = smart.ReviewFinding(
            key=finding.code,
            text=finding.text,
            must=finding.must_take_up,
            answered_by=tuple(answered.get(finding.pk, ())),
            refused=bool(finding.refusal or finding.elsewhere),
        )
        found[finding.of].append(told)
    return found


def _register(concepts: Collection[Concept]) -> dict[str, dict[int, Decimal]]:
    (town,) = {one.municipality_id for one in concepts}
    units = Organisation.objects.filter(municipality_id=town, kind=OrganisationKind.UNIT)
    register: dict[str, dict[int, Decimal]] = {}
    for name, year, fte in units.values_list("name", "posts__year", "posts__fte"):
        known = register.setdefault(name, {})
        if year is not None:
            known[year] = fte
    return register


def facts(measure: Measure, parts: Parts) -> smart.Measure:
    """A measure as the check sees it; its key is the primary key as text."""
    unit, goal = measure.lead_unit, measure.goal_ref
    posts = [line for line in parts.costs if line.kind == CostKind.FTE]
    money = [line for line in parts.costs if line.kind != CostKind.FTE]
    return smart.Measure(
        key=str(measure.pk),
        title=measure.title,
        code=measure.code,
        field_of_action=measure.field.title,
        goal=measure.goal or (goal.title if goal else ""),
        description=measure.description,
        target_group=measure.target_group,
        lead=unit.name if unit else measure.lead_text,
        lead_known=bool(unit) if unit or measure.lead_text else None,
        confirmed=measure.confirmation == Confirmation.CONFIRMED,
        contributing=(
            *(one.name for one in parts.contributing),
            *filter(None, [measure.contributing_text]),
        ),
        timeframe=measure.timeframe_text,
        start=measure.start,
        end=measure.end,
        permanent=measure.permanent,
        closed=measure.implementation in CLOSED,
        indicators=tuple(_indicator(row) for row in parts.indicators),
        milestones=tuple(smart.Milestone(row.title, row.due) for row in parts.milestones),
        costs=tuple(_cost(row) for row in money),
        cost_text=measure.cost_text,
        cost_state=_cost_state(measure, money),
        funding=", ".join(filter(None, (_funding(row) for row in parts.costs))),
        fte=_posts(posts, measure),
        themes=tuple(theme.title for theme in parts.themes),
    )


def work_elsewhere(
    concept: Concept, units: Iterable[int], without: Iterable[int]
) -> list[smart.Measure]:
    """The posts that other measures of these units need: one query.

    Whether a unit has the people for a measure cannot be told from that measure alone.
    """
    lines = CostLine.objects.filter(
        kind=CostKind.FTE, measure__concept=concept, measure__lead_unit__in=list(units)
    ).exclude(measure__in=list(without))
    by_measure: dict[Measure, list[CostLine]] = {}
    for line in lines.select_related("measure__lead_unit"):
        by_measure.setdefault(line.measure, []).append(line)
    return [
        smart.Measure(
            key=f"{ELSEWHERE}{measure.pk}",
            lead=measure.lead_unit.name if measure.lead_unit else "",
            closed=measure.implementation in CLOSED,
            fte=_posts(rows, measure),
        )
        for measure, rows in by_measure.items()
    ]


def _indicator(row: Indicator) -> smart.Indicator:
    return smart.Indicator(
        name=row.name,
        kind=row.kind,
        unit=row.unit,
        direction=smart.Direction(row.direction) if row.direction else None,
        baseline=_number(row.baseline),
        baseline_date=row.baseline_date,
        baseline_text=row.baseline_text,
        target=_number(row.target),
        target_date=row.target_date,
        target_text=row.target_text,
        source=row.source,
        rhythm=_in_words(Rhythm, row.rhythm, get_language()) if row.rhythm else "",
    )


def _number(value: Decimal | None) -> Decimal | None:
    """200 rather than 200.0000, since the check quotes it."""
    if value is None:
        return None
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _cost(row: CostLine) -> smart.Cost:
    return smart.Cost(
        amount=row.amount,
        year=row.year,
        recurring=row.kind == CostKind.RECURRING,
        funding=_funding(row),
    )


def _funding(row: CostLine) -> str:
    """Where the money comes from, in words; "still open" says nothing."""
    if row.funding in (Funding.UNKNOWN, Funding.OPEN):
        return row.funding_text
    return row.funding_text or _in_words(Funding, row.funding, get_language())


@lru_cache(maxsize=256)
def _in_words(choices: type[TextChoices], value: str, language: str | None) -> str:
    """A choice as people read it; looked up once, not for each of 5,000 rows."""
    return str(dict(choices.choices).get(value, value))


def _cost_state(measure: Measure, money: Sequence[CostLine]) -> smart.CostState | None:
    """None leaves it to the check, which looks at the lines and at what was typed."""
    stated = measure.cost_state == CostState.STATED
    if measure.cost_state == CostState.MISSING or (stated and not money):
        return None
    return smart.CostState(measure.cost_state)


def _posts(rows: Sequence[CostLine], measure: Measure) -> dict[int, Decimal]:
    """Posts by year. A line without an end counts to the end of the measure, or its own year."""
    posts: dict[int, Decimal] = {}
    for row in rows:
        if row.amount is None or row.year is None:
            continue
        ends = [row.until_year, measure.end.year if measure.end else None, row.year]
        last = next(year for year in ends if year)
        for year in range(row.year, max(last, row.year) + 1):
            posts[year] = posts.get(year, Decimal(0)) + row.amount
    return posts
