"""From the living catalogue to the rows of a version: pure making, nothing is saved here."""

from collections.abc import Iterable
from datetime import datetime

from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import checksum, concept_document, measure_document
from gemeinwerk.measures.document.catalogue import frozen_document
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure, Measure
from gemeinwerk.measures.models.public_document import without_persons
from gemeinwerk.measures.searching import search_text


def frozen(
    concept: Concept,
    measures: Iterable[Measure],
    *,
    number: int,
    kind: str,
    note: str,
    at: datetime,
    by_name: str,
) -> tuple[CatalogueVersion, list[FrozenMeasure]]:
    """An unsaved version with its measures, from measures of `measures_for_document`."""
    version = CatalogueVersion(
        concept=concept,
        number=number,
        kind=kind,
        note=note,
        frozen_at=at,
        frozen_by=by_name,
        content=concept_document(concept),
    )
    rows = [_row(version, measure, position) for position, measure in enumerate(measures, start=1)]
    version.checksum = checksum(frozen_document(version, [row.content for row in rows]))
    return version, rows


def _row(version: CatalogueVersion, measure: Measure, position: int) -> FrozenMeasure:
    content = without_persons(measure_document(measure))
    titles = [theme.title for theme in measure.themes.all()]
    return FrozenMeasure(
        version=version,
        measure=measure,
        measure_key=measure.pk,
        code=measure.code,
        position=position,
        title=measure.title,
        field_code=measure.field.code,
        lead=(measure.lead_unit.name if measure.lead_unit else content["lead_text"])[:200],
        themes_text=f"|{'|'.join(titles)}|" if titles else "",
        implementation=measure.implementation,
        start=measure.start,
        end=measure.end,
        permanent=measure.permanent,
        search_text=search_text(measure),
        content=content,
    )
