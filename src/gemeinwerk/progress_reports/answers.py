"""How a file of an issued report is answered: with the bytes of the first day."""

from django.http import HttpResponse

from gemeinwerk.progress_reports.exporting.formats import format_of
from gemeinwerk.progress_reports.models import IssuedReport, Kind
from gemeinwerk.progress_reports.queries import file_of


def attachment(found: IssuedReport, suffix: str) -> HttpResponse | None:
    """To keep, never to be shown within our pages; None where there is no such file."""
    form = format_of(suffix)
    content = file_of(found, suffix) if form else None
    if form is None or content is None:
        return None
    response = HttpResponse(content, content_type=form.content_type)
    response["Content-Disposition"] = f'attachment; filename="{file_name(found, suffix)}"'
    return response


def file_name(found: IssuedReport, suffix: str) -> str:
    """integration-2024-sachstand-2026-06-30-bericht-2.pdf"""
    of = "beteiligung" if found.kind == Kind.PARTICIPATION else "sachstand"
    return f"{found.concept.slug}-{of}-{found.as_of}-bericht-{found.number}.{suffix}"
