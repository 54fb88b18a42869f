"""The form for everybody: where a poster leads, the form, and what readers report."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.form import about, queries
from gemeinwerk.contributions.form.filling import Subject, around, filled, over
from gemeinwerk.contributions.form.filling import near as near_to
from gemeinwerk.contributions.form.forms import ReportForm
from gemeinwerk.contributions.form.kinds import takes_nothing_else
from gemeinwerk.contributions.models import Contribution, Participation
from gemeinwerk.contributions.moderating import operations as moderating
from gemeinwerk.core import sending, tongues
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.invitations.answering.page.answering import too_many
from gemeinwerk.invitations.answering.page.frame import (
    CHOSEN,
    apart,
    only_reads_on,
    spoken,
)

REPORT = "report_contribution"


@never_cache
@require_safe
def entrance(request: HttpRequest, slug: str) -> HttpResponse:
    """Where a poster leads: to the question that is asked now, or to a choice of them."""
    concept = _concept(request, slug)
    language = spoken(request, "")
    with tongues.speaking(language):
        phases = list(queries.open_phases(concept, localdate()))
        if len(phases) == 1:
            return redirect(_address(phases[0], language))
        context = around(request, slug) | {"concept": concept, "phases": phases}
        return apart(render(request, "contributions/form/entrance.html", context), language)


@never_cache
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    try:
        phase = queries.phase(town_or_404(request), slug, pk)
    except Participation.DoesNotExist:
        raise Http404 from None
    language = spoken(request, "")
    only_comments = takes_nothing_else(phase)
    if only_comments and (draft := about.way_to_draft(phase, language)):
        return redirect(draft)
    with tongues.speaking(language):
        if only_comments:
            return apart(over(request, phase), language)
        return apart(filled(request, Subject(phase), language), language)


@never_cache
@sending.unnoted
@require_POST
def near(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """A part of the form's page: what is public already and sounds similar."""
    try:
        phase = queries.phase(town_or_404(request), slug, pk)
    except Participation.DoesNotExist:
        raise Http404 from None
    language = spoken(request, "")
    with tongues.speaking(language):
        return apart(near_to(request, phase), language)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """A reader finds that a public contribution breaks the rules."""
    concept = _concept(request, slug)
    found = Contribution.objects.filter(concept=concept, number=number).first()
    if found is None or not found.is_public:
        raise Http404
    found.concept = concept
    language = spoken(request, "")
    with tongues.speaking(language):
        return apart(_report(request, found, language), language)


def _report(request: HttpRequest, found: Contribution, language: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form, status = ReportForm(sent), 200
    thanks = f"{request.path}?danke=1&{CHOSEN}={language}"
    if only_reads_on(request):
        form.leave_unchecked()
    elif form.is_bound and form.is_of_a_program:
        return redirect(thanks)
    elif form.is_bound and form.is_valid():
        if until := limits.consume(request, REPORT):
            form.add_error(None, too_many(until))
            status = 429
        else:
            with refusals_on(form):
                typed = form.cleaned_data
                moderating.report(found, reason=typed["reason"], text=typed["text"])
                return redirect(thanks)
            status = 409
    is_sent = "danke" in request.GET and not form.is_bound
    context = around(request, found.concept.slug) | {
        "concept": found.concept,
        "contribution": found,
        "form": form,
        "sent": is_sent,
        "is_carried": not is_sent,
    }
    return render(request, "contributions/form/report.html", context, status=status)


def _concept(request: HttpRequest, slug: str) -> Concept:
    try:
        return queries.concept(town_or_404(request), slug)
    except Concept.DoesNotExist:
        raise Http404 from None


def _address(phase: Participation, language: str) -> str:
    path = reverse("taking_part:form", args=[phase.concept.slug, phase.pk])
    return f"{path}?{CHOSEN}={language}"
