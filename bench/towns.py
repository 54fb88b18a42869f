"""A town with a published catalogue of any size, written straight into the database."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from bench.content import FIELDS, UNITS, Row, rows
from gemeinwerk.actors.models import Organisation
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts.models import Concept, FieldOfAction
from gemeinwerk.measures.document import measures_for_document
from gemeinwerk.measures.models import CatalogueVersion, CostLine, FrozenMeasure, Indicator, Measure
from gemeinwerk.measures.searching import search_text
from gemeinwerk.measures.verbs import MeasuresVerb
from gemeinwerk.measures.versioning.frozen import frozen
from gemeinwerk.municipalities.models import Host, Municipality

HOST = "127.0.0.1"


def town() -> Municipality:
    """The one town of a measurement, with its units, served on loopback."""
    made, new = Municipality.objects.get_or_create(slug="messstadt", defaults={"name": "Messstadt"})
    if new:
        Host.objects.create(municipality=made, name=HOST)
        Organisation.objects.bulk_create(
            Organisation(municipality=made, kind="unit", name=name) for name in UNITS
        )
    return made


def concept(slug: str, *, status: str = "implementation") -> Concept:
    """A concept with five fields and no measures yet."""
    made = Concept.objects.create(
        municipality=town(),
        slug=slug,
        title=f"Konzept {slug}",
        period_start=date(2024, 1, 1),
        period_end=date(2028, 12, 31),
        status=status,
        public=True,
    )
    FieldOfAction.objects.bulk_create(
        FieldOfAction(concept=made, code=str(number), title=title, position=number)
        for number, title in enumerate(FIELDS, start=1)
    )
    return made


@transaction.atomic
def catalogue(size: int, *, name: str = "katalog", status: str = "implementation") -> Concept:
    """A concept with `size` measures, each with an indicator and a cost, frozen and published.

    `name`: of who measures it, where several do so in one town."""
    made = concept(f"{name}-{size}", status=status)
    fields = list(made.fields.all())
    units = {unit.name: unit for unit in made.municipality.organisations.all()}
    content = list(rows(size))
    measures = Measure.objects.bulk_create(
        _measure(made, fields[row.field], units[row.unit], row, position)
        for position, row in enumerate(content)
    )
    Indicator.objects.bulk_create(
        _indicator(measure, row) for measure, row in zip(measures, content, strict=True)
    )
    CostLine.objects.bulk_create(
        CostLine(measure=measure, kind="recurring", year=2025, amount=Decimal(row.cost))
        for measure, row in zip(measures, content, strict=True)
    )
    whole = list(measures_for_document(made))
    for measure in whole:
        measure.search_text = search_text(measure)
    Measure.objects.bulk_update(whole, ["search_text"], batch_size=500)
    _publish(made, whole)
    return made


def _publish(made: Concept, measures: list[Measure]) -> None:
    version, frozen_rows = frozen(
        made, measures, number=1, kind="adopted", note="", at=timezone.now(), by_name="Messung"
    )
    version.published = True
    version.save()
    FrozenMeasure.objects.bulk_create(frozen_rows, batch_size=500)
    assert CatalogueVersion.objects.filter(concept=made).count() == 1
    audit.record(MeasuresVerb.VERSION_PUBLISH, version, by=None, public=True)


def _measure(
    made: Concept, field: FieldOfAction, unit: Organisation, row: Row, position: int
) -> Measure:
    return Measure(
        concept=made,
        field=field,
        code=row.code,
        position=position,
        title=row.title,
        goal=row.goal,
        description=row.description,
        target_group=row.target_group,
        lead_unit=unit,
        start=row.start,
        end=row.end,
        cost_state="stated",
        confirmation="confirmed",
        implementation="in_progress",
    )


def _indicator(measure: Measure, row: Row) -> Indicator:
    return Indicator(
        measure=measure,
        name=f"Zahl der {row.counted}",
        unit=row.counted,
        baseline=Decimal(row.baseline),
        baseline_date=date(2023, 12, 31),
        target=Decimal(row.target),
        target_date=row.end,
        source="Statistik des Fachbereichs",
        rhythm="yearly",
    )
