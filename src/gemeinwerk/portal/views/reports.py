"""Progress reports that were issued and published: their list, each of them, their files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gemeinwerk.concepts.models import Concept
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of
from gemeinwerk.progress_reports import queries
from gemeinwerk.progress_reports.answers import attachment
from gemeinwerk.progress_reports.exporting.web import body
from gemeinwerk.progress_reports.models import IssuedReport


@require_safe
@public_page
def reports(request: HttpRequest, slug: str) -> HttpResponse:
    """What was reported when to whom, as far as it was published."""
    concept = concept_of(request, slug)
    said = _("Was wann wem über Beteiligung und Umsetzung berichtet wurde: {title}.")
    about = About(said.format(title=concept.name))
    page = frame(request, concept=concept, active="reports", about=about)
    context = {"issued": list(queries.issued_reports(concept, published=True))}
    return render(request, "portal/progress_reports.html", page | context)


@require_safe
@public_page
def report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A report from its frozen content alone: this page never changes."""
    concept, found = _found(request, slug, number)
    said = _("Bericht an {body}, Stichtag {day}: {title}.").format(
        body=found.body_name or _("alle"),
        day=date_format(found.as_of, "DATE_FORMAT"),
        title=found.title,
    )
    page = frame(request, concept=concept, active="reports", about=About(said))
    context = {
        "issued": found,
        "files": queries.offered(found),
        "entry": queries.entry_of(found),
        "newer": queries.newer(found),
        "body": body(found.plain(), found.checksum),
    }
    return render(request, "portal/progress_report.html", page | context)


@require_safe
@public_page
def file(request: HttpRequest, slug: str, number: int, suffix: str) -> HttpResponse:
    """The bytes of the day it was issued on."""
    _concept, found = _found(request, slug, number)
    response = attachment(found, suffix)
    if response is None:
        raise Http404
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _found(request: HttpRequest, slug: str, number: int) -> tuple[Concept, IssuedReport]:
    concept = concept_of(request, slug)
    found = queries.published(concept, number)
    if found is None:
        raise Http404
    return concept, found
