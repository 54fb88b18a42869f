"""All figures of a concept on one page: series by field as small multiples, what several measures
share, counts by group, and where two sources disagree."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import ui
from gemeinwerk.core.languages import of_the_town
from gemeinwerk.figures import queries, words
from gemeinwerk.figures.drawing import Drawn, drawn, of_series
from gemeinwerk.figures.models import Breakdown, Contradiction, SharedIndicator
from gemeinwerk.measures.document import measured
from gemeinwerk.measures.document.encoding import Document
from gemeinwerk.measures.lifecycle import ImplementationStatus
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.monitoring.spending import spent_by_field
from gemeinwerk.portal.addresses import address


@dataclass(frozen=True)
class Small:
    """A series with the measure it is measured of."""

    code: str
    url: str
    drawn: Drawn


@dataclass(frozen=True)
class Field:
    title: str
    series: Sequence[Small]


@dataclass(frozen=True)
class Shared:
    """``serves``: label and address of each measure; goals have none."""

    indicator: SharedIndicator
    drawn: Drawn
    serves: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Counts:
    breakdown: Breakdown
    table: ui.Table | None
    hidden: bool


def fields(catalogue: Document, today: date) -> list[Field]:
    """The indicators that were measured, by field of action; what nobody measured is no picture."""
    slug = catalogue["concept"]["slug"]
    found: dict[str, list[Small]] = {one["code"]: [] for one in catalogue["fields"]}
    for measure in catalogue["measures"]:
        url = f"{address('measure', slug, measure['code'])}#indikatoren"
        for one in measure["indicators"]:
            if values := measured.series(measure, one):
                small = Small(measure["code"], url, of_series(one, values, today))
                found.setdefault(_field(measure), []).append(small)
    titles = {one["code"]: f"{one['code']} {one['title']}" for one in catalogue["fields"]}
    return [Field(titles.get(code, code), series) for code, series in found.items() if series]


def shared(
    concept: Concept, version: CatalogueVersion | None, catalogue: Document | None, today: date
) -> list[Shared]:
    """Two queries more than none. Of the measures and goals it serves those are named that stand
    in the published version, as they stand there: what is drafted, withdrawn or of another concept
    is nobody's to read here."""
    goals = {(one["code"], one["title"]) for one in catalogue["goals"]} if catalogue else set()
    found = []
    for one in queries.with_uses(concept, version):
        serves = []
        uses: Any = one.uses.all()
        for use in uses:
            if use.goal:
                is_public = use.goal.concept_id == concept.pk
                if is_public and (use.goal.code, use.goal.title) in goals:
                    serves.append((str(use.goal), ""))
            elif (code := use.public_code) is not None:
                label = f"{code} {use.public_title}"
                serves.append((label, address("measure", concept.slug, code)))
        found.append(Shared(one, drawn(one, today), serves))
    return found


def counts(concept: Concept, version: CatalogueVersion | None) -> list[Counts]:
    """Of the concept, of what several measures share, and of measures that are public."""
    found: Any = queries.breakdowns_of(concept)
    return [
        Counts(one, words.breakdown_table(one, published=True), words.is_hidden(one))
        for one in found.annotate(**queries.as_published(version))
        if one.measure_id is None or one.public_code is not None
    ]


def contradictions(
    concept: Concept, version: CatalogueVersion | None, *, is_open: bool
) -> list[tuple[Contradiction, str]]:
    """Of the concept and of measures that are public, in words."""
    say = words.both if is_open else words.decided
    found: Any = queries.contradictions_of(concept, is_open=is_open)
    return [
        (one, words.marked(one, say(one)))
        for one in found.annotate(**queries.as_published(version))
        if one.measure_id is None or one.public_code is not None
    ]


def kinds() -> list[ui.AgainstKind]:
    return [
        ui.AgainstKind(
            pgettext("Geld", "ausgegeben"),
            _("Geld geplant"),
            _("Geld ausgegeben"),
            _("Euro"),
            "partly",
        ),
        ui.AgainstKind(
            _("Meilensteine erreicht"),
            _("Meilensteine fällig"),
            _("Meilensteine erreicht"),
            "",
            "progress",
        ),
    ]


def planned_and_done(concept: Concept, catalogue: Document, today: date) -> Sequence[ui.AgainstRow]:
    """By field: money as last reported, milestones as they are due; none where neither is known."""
    money = spent_by_field(concept)
    due: dict[str, int] = {}
    reached: dict[str, int] = {}
    for measure in catalogue["measures"]:
        if measure["implementation"] == ImplementationStatus.DROPPED:
            continue
        for one in measure["milestones"]:
            if one["due"] and one["due"] <= today.isoformat():
                field = _field(measure)
                due[field] = due.get(field, 0) + 1
                reached[field] = reached.get(field, 0) + bool(one["reached_on"])
    return [
        ui.AgainstRow(
            f"{one['code']} {one['title']}",
            [
                money.get(one["code"], (None, None)),
                (due.get(one["code"]), reached.get(one["code"])),
            ],
            of_the_town(),
        )
        for one in catalogue["fields"]
        if one["code"] in money or one["code"] in due
    ]


def _field(measure: Document) -> str:
    field = measure["field"]
    return str(field["code"] if isinstance(field, dict) else field)
