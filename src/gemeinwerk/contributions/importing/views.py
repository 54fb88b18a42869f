"""A table of contributions on its way in: upload, look through, take over."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.importing import operations, queries
from gemeinwerk.contributions.importing.forms import MappingForm, UploadForm, called
from gemeinwerk.contributions.models import ContributionImport
from gemeinwerk.contributions.views.crumbs import to_list
from gemeinwerk.core.bodies import takes_file
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.incoming import ImportState
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Column, Figure, Link, Table

PER_PAGE = 20


@require_http_methods(["GET", "POST"])
@takes_file("contribution.edit")
@needs("contribution.edit", concepts.concept)
def imports(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Upload a table, and see what became of earlier ones."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = UploadForm(*sent, concept=concept)
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_on(form, "file"):
            run = operations.upload(
                concept,
                content=file.read(),
                name=file.name,
                participation=form.cleaned_data.get("participation"),
                by=request.user,
            )
            return redirect("contributions:import", run.pk)
    page = Paginator(queries.runs_of(concept), PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "form": form,
        "page": page,
        "concept": concept,
        "crumbs": to_list(concept, Link(_("Einlesen"))),
    }
    return render(request, "contributions/importing/upload.html", context)


@require_safe
@needs("contribution.edit", queries.run)
def run(request: DeskRequest, run: ContributionImport) -> HttpResponse:
    """Where the table is: being read, to be looked through, taken over, or not readable."""
    context = _frame(run)
    if run.is_at_work:
        return render(request, "contributions/importing/working.html", context)
    if run.state == ImportState.READY:
        context |= _told(run.preview) | {"seen": stamp(operations.looked_at(run))}
        return render(request, "contributions/importing/preview.html", context)
    return render(request, "contributions/importing/result.html", context | _told(run.result))


@require_safe
@needs("contribution.edit", queries.run)
def progress(request: DeskRequest, run: ContributionImport) -> HttpResponse:
    """The bar, asked for each second; when the work is done the browser loads the page anew."""
    if not run.is_at_work:
        response = HttpResponse(status=204)
        response["HX-Refresh"] = "true"
        return response
    return render(request, "contributions/importing/progress.html", _frame(run))


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", queries.run)
def mapping(request: DeskRequest, run: ContributionImport) -> HttpResponse:
    """What the columns mean."""
    form = MappingForm(run.preview, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.decide(run, columns=form.decided(), by=request.user)
            return redirect("contributions:import", run.pk)
    return render(request, "contributions/importing/mapping.html", {**_frame(run), "form": form})


@require_POST
@needs("contribution.edit", queries.run)
def apply(request: DeskRequest, run: ContributionImport) -> HttpResponse:
    seen, doubtful = request.POST.get("gesehen"), "zweifelhafte" in request.POST
    return _do(
        request,
        run,
        lambda: operations.apply(run, by=request.user, doubtful=doubtful, seen=seen),
    )


@require_POST
@needs("contribution.edit", queries.run)
def take_up(request: DeskRequest, run: ContributionImport) -> HttpResponse:
    return _do(request, run, lambda: operations.take_up(run, by=request.user))


@require_POST
@needs("contribution.edit", queries.run)
def discard(request: DeskRequest, run: ContributionImport) -> HttpResponse:
    try:
        operations.discard(run, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("contributions:import", run.pk)
    messages.success(request, _("„{file}“ ist verworfen.").format(file=run.file_name))
    return redirect("contributions:imports", run.concept.slug)


def _do(request: DeskRequest, run: ContributionImport, deed: Callable[[], object]) -> HttpResponse:
    try:
        deed()
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("contributions:import", run.pk)


def _frame(run: ContributionImport) -> dict[str, Any]:
    files = Link(_("Einlesen"), reverse("contributions:imports", args=[run.concept.slug]))
    return {
        "run": run,
        "concept": run.concept,
        "crumbs": to_list(run.concept, files, Link(run.file_name)),
        "abandoned": run.is_at_work and run.is_abandoned(audit.now()),
    }


def _doubtful(number: int) -> list[Figure]:
    return [Figure(str(number), _("gleiche Nummer, anderer Text"), "")] if number else []


def _told(told: dict[str, Any]) -> dict[str, Any]:
    """What was read, in one glance: the same for what may happen and for what has."""
    if not told:
        return {}
    counts = told["counts"]
    return {
        "told": told,
        "figures": [
            Figure(str(counts["new"]), _("Beiträge"), ""),
            Figure(str(counts["known"]), _("schon da"), ""),
            *_doubtful(counts.get("doubtful", 0)),
            Figure(str(counts["left_out"]), _("Zeilen ohne Text"), ""),
        ],
        "columns": Table(
            caption=_("Spalten"),
            caption_hidden=True,
            columns=[Column(_("Spalte")), Column(_("bedeutet")), Column(_("zum Beispiel"))],
            rows=[
                [
                    one["column"],
                    called(one["field"]) if one["field"] else _("daneben behalten"),
                    "; ".join(one["samples"]),
                ]
                for one in told["columns"]
            ],
        ),
        "rows": Table(
            caption=_("Die ersten Beiträge"),
            caption_hidden=True,
            columns=[
                Column(_("Zeile")),
                Column(_("Beitrag")),
                Column(_("Handlungsfeld")),
                Column(_("Tag")),
                Column(_("Von wem")),
            ],
            rows=[
                [
                    one["place"],
                    one["title"] or one["text"][:200],
                    one["field"],
                    one["said_on"],
                    one["who"],
                ]
                for one in told.get("rows", [])
            ],
        ),
    }
