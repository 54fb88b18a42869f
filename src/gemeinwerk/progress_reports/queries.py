"""What can be asked about progress reports."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from gemeinwerk.concepts.models import Concept
from gemeinwerk.ledger.models import Entry
from gemeinwerk.measures.models import CatalogueVersion
from gemeinwerk.measures.models.versions import VersionKind
from gemeinwerk.municipalities.models import Municipality
from gemeinwerk.progress_reports.exporting.formats import FORMATS, JSON, Format
from gemeinwerk.progress_reports.models import (
    LEDGER_KEY,
    IssuedFile,
    IssuedReport,
    Kind,
    ProgressReport,
    ReportTemplate,
    State,
)


def report(town: Municipality, pk: int) -> ProgressReport:
    """Raises ProgressReport.DoesNotExist."""
    found = ProgressReport.objects.select_related("concept__municipality", "body")
    return found.get(concept__municipality=town, pk=pk)


def issued(town: Municipality, slug: str, number: int) -> IssuedReport:
    """Raises IssuedReport.DoesNotExist."""
    found: IssuedReport = IssuedReport.objects.select_related("concept__municipality").get(
        concept__municipality=town, concept__slug=slug, number=number
    )
    return found


def in_work(concept: Concept) -> QuerySet[ProgressReport]:
    """What is not issued yet."""
    found = ProgressReport.objects.filter(concept=concept).exclude(state=State.ISSUED)
    return found.select_related("body").defer("pending")


def issued_reports(concept: Concept, *, published: bool = False) -> QuerySet[IssuedReport]:
    """What was reported when to whom, the newest first; without its content."""
    found: QuerySet[IssuedReport] = IssuedReport.objects.filter(concept=concept)
    if published:
        found = found.filter(published=True)
    return found.defer("content").order_by("-number")


def progress_told(concept: Concept) -> QuerySet[IssuedReport]:
    """Of these, those that tell how far measures are: they can be compared."""
    return issued_reports(concept).filter(kind=Kind.PROGRESS)


def files_of(found: IssuedReport) -> QuerySet[IssuedFile]:
    """Without their bytes."""
    return IssuedFile.objects.filter(issued=found).defer("content")


def file_of(found: IssuedReport, suffix: str) -> bytes | None:
    """The bytes of one format, the same as on the first day; None where there is none."""
    if suffix == "json":
        return found.content.encode()
    contents = IssuedFile.objects.filter(issued=found, suffix=suffix)
    content = contents.values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def told_versions(concept: Concept) -> list[CatalogueVersion]:
    """What was decided, the oldest first; where nothing was, every version."""
    found = list(CatalogueVersion.objects.filter(concept=concept).order_by("number"))
    return [one for one in found if one.kind == VersionKind.ADOPTED] or found


def first_decision(concept: Concept) -> date | None:
    """From which day on there is something to report on."""
    found = CatalogueVersion.objects.filter(concept=concept, kind=VersionKind.ADOPTED)
    frozen_at = found.order_by("number").values_list("frozen_at", flat=True).first()
    if frozen_at is None:
        return None
    frozen = localtime(frozen_at).date()
    return min(frozen, concept.decided_on) if concept.decided_on else frozen


def template_of(town: int) -> bytes | None:
    """A town's own Word template; None where it has none."""
    found = ReportTemplate.objects.filter(municipality=town).values_list("content", flat=True)
    content = found.first()
    return None if content is None else bytes(content)


def issued_on(concept: Concept, day: date) -> IssuedReport | None:
    """The last report that was issued of this day."""
    found: QuerySet[IssuedReport] = IssuedReport.objects.filter(
        concept=concept, as_of=day, kind=Kind.PROGRESS
    )
    return found.order_by("-number").first()


@dataclass(frozen=True)
class Offered:
    """A file to download; ``digest`` is its SHA-256, ``size`` in bytes."""

    form: Format
    digest: str
    size: int


def offered(found: IssuedReport) -> list[Offered]:
    """Every file there is of an issued report, in their order: one query."""
    rows = {one.suffix: one for one in files_of(found)}
    there = [
        Offered(_as_made(form, found), rows[suffix].digest, rows[suffix].size)
        for suffix, form in FORMATS.items()
        if suffix in rows
    ]
    return [*there, Offered(JSON, found.checksum, len(found.content.encode()))]


def _as_made(form: Format, found: IssuedReport) -> Format:
    """A town's own Word template has places for measures: of the participation it is not filled."""
    if found.kind == Kind.PARTICIPATION and form.suffix == "docx":
        return replace(form, purpose=_("Zum Weiterverwenden."))
    return form


def entry_of(found: IssuedReport) -> Entry | None:
    """What the log says of its content; None where it is not entered yet."""
    return Entry.objects.filter(kind=LEDGER_KEY, source_id=found.pk).order_by("-position").first()


def published(concept: Concept, number: int) -> IssuedReport | None:
    """What citizens may read under this number."""
    rows = IssuedReport.objects.filter(concept=concept, number=number, published=True)
    for found in rows:
        found.concept = concept
        return found  # type: ignore[no-any-return]
    return None


def newer(found: IssuedReport) -> IssuedReport | None:
    """The last published report of the participation, where this one is an older of them: what was
    wrong in it stands there right. One query, none of a progress report."""
    if found.kind != Kind.PARTICIPATION:
        return None
    later = issued_reports(found.concept, published=True).filter(kind=Kind.PARTICIPATION)
    return later.filter(number__gt=found.number).first()


def template_row(town: Municipality) -> ReportTemplate | None:
    """What is known of a town's own template, without its bytes."""
    return ReportTemplate.objects.filter(municipality=town).defer("content").first()
