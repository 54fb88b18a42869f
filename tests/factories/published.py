"""A published catalogue as citizens read it, without the verbs that lead there."""

from datetime import UTC, date, datetime
from typing import Any

from gemeinwerk.audit.models import AuditEntry
from gemeinwerk.concepts.models import Concept
from gemeinwerk.measures.document import measures_for_document
from gemeinwerk.measures.models import CatalogueVersion, FrozenMeasure
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.measures.versioning.frozen import frozen
from gemeinwerk.municipalities.models import Municipality
from tests.factories.actors import UnitFactory
from tests.factories.concepts import ConceptFactory, FieldFactory, ThemeFactory
from tests.factories.measures import MeasureFactory

NOON = datetime(2024, 1, 12, 12, 0, tzinfo=UTC)


def published_version(concept: Concept, **values: Any) -> CatalogueVersion:
    """The catalogue as it stands, frozen and published as the next version."""
    number = concept.versions.count() + 1
    given = {
        "number": number,
        "kind": VersionKind.ADOPTED,
        "note": "",
        "at": NOON,
        "by_name": "Büro",
    }
    version, rows = frozen(concept, measures_for_document(concept), **given | values)
    version.published = True
    version.save()
    for row in rows:
        row.version = version
    FrozenMeasure.objects.bulk_create(rows)
    make_public(concept)
    return version


def make_public(concept: Concept) -> None:
    """What every public verb leaves behind: the audit entry that makes cached pages new."""
    AuditEntry.objects.create(
        municipality_id=concept.municipality_id,
        verb="concept.publish",
        target_type="concepts.concept",
        target_id=concept.pk,
        public=True,
    )


def public_concept(town: Municipality, **values: Any) -> Concept:
    """A concept citizens may see, still without a catalogue."""
    given = {"slug": "integration", "title": "Integrationskonzept", "public": True}
    return ConceptFactory(municipality=town, status="implementation", **given | values)


def published_catalogue(town: Municipality, size: int = 3, **values: Any) -> Concept:
    """Two fields, a theme, `size` measures of one unit, and one published version of them."""
    concept = public_concept(town, **values)
    fields = [
        FieldFactory(concept=concept, code=str(n), title=title, position=n)
        for n, title in enumerate(["Verwaltung", "Wohnen"], start=1)
    ]
    theme = ThemeFactory(concept=concept, title="Partizipation")
    unit = UnitFactory(municipality=town, name="Fachbereich Personal", abbreviation="FB 11")
    for n in range(size):
        measure = MeasureFactory(
            concept=concept,
            field=fields[n % 2],
            code=f"{n % 2 + 1}.{n // 2 + 1}",
            title=f"Führungskräfte schulen, Kurs {n + 1}",
            goal="Bis Ende 2026 haben 200 Führungskräfte teilgenommen.",
            lead_unit=unit,
            start=date(2024, 7, 1),
            end=date(2099, 12, 31),  # never late, whenever the tests run
            implementation="in_progress",
            position=n,
        )
        measure.themes.add(theme)
    published_version(concept)
    return concept
