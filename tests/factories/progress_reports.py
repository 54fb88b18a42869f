"""Reports in the making, and issued ones with one small file instead of all."""

from datetime import UTC, date, datetime
from typing import Any

import factory

from gemeinwerk.concepts.models import Concept
from gemeinwerk.ledger.leaves import digest
from gemeinwerk.measures.document import canonical
from gemeinwerk.progress_reports.content.making import content_of
from gemeinwerk.progress_reports.models import IssuedFile, IssuedReport, Part, ProgressReport
from tests.factories.concepts import ConceptFactory


class ProgressReportFactory(factory.django.DjangoModelFactory):
    """With every part, compared with half a year before. Its concept needs a version."""

    class Meta:
        model = ProgressReport

    concept = factory.SubFactory(ConceptFactory)
    title = "Sachstandsbericht 1. Halbjahr 2026"
    as_of = date(2026, 6, 30)
    since = date(2025, 12, 31)
    parts = factory.LazyFunction(lambda: [part.value for part in Part])
    introduction = "Ein Jahr nach dem Beschluss ist viel begonnen."
    summary = "Vieles läuft. Manches dauert länger."
    asked = "Wir bitten um zwei Entscheidungen."
    changed_at = datetime(2026, 7, 1, 8, 0, tzinfo=UTC)


def issued_report(concept: Concept, **values: Any) -> IssuedReport:
    """As `operations.finish` would leave it."""
    report = ProgressReportFactory(concept=concept, state="issued")
    frozen = canonical(content_of(report))
    given = {
        "number": concept.issued_reports.count() + 1,
        "title": report.title,
        "as_of": report.as_of,
        "issued_at": datetime(2026, 7, 2, 8, 0, tzinfo=UTC),
        "issued_by": "Büro",
        "content": frozen.decode(),
        "checksum": digest(frozen),
    }
    issued = IssuedReport.objects.create(report=report, concept=concept, **given | values)
    printed = b"%PDF-1.7 as it was printed"
    IssuedFile.objects.create(
        issued=issued, suffix="pdf", size=len(printed), digest=digest(printed), content=printed
    )
    return issued
