"""The form for everybody: three pages, then what it will look like, then a receipt.

No request keeps anything of what is typed until it is sent; without a script it is the same form.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.form import doubts, operations, queries, stamp
from gemeinwerk.contributions.form.forms import (
    LOOK,
    WHAT,
    WHO,
    ContributionForm,
    ReportForm,
)
from gemeinwerk.contributions.models import Contribution, Moderation, Participation
from gemeinwerk.contributions.moderating import operations as moderating
from gemeinwerk.contributions.receipts import word_of
from gemeinwerk.core import sending, tongues
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.invitations.answering import privacy_notice
from gemeinwerk.invitations.answering.page.answering import too_many
from gemeinwerk.invitations.answering.page.frame import (
    CHOSEN,
    apart,
    only_reads_on,
    spoken,
    told,
)

SEND, MANY, OF_AN_ADDRESS, REPORT = (
    "contribute", "contribute_many", "contribute_address", "report_contribution",
)  # fmt: skip
HERE, TO, DONE = "seite", "weiter", "absenden"
"""In the form: the page that was filled in, a button to another one, the button that sends."""


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
        context = _around(request, slug) | {"concept": concept, "phases": phases}
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
    with tongues.speaking(language):
        return apart(_form(request, phase, language), language)


def _form(request: HttpRequest, phase: Participation, language: str) -> HttpResponse:
    if not queries.is_open(phase, localdate()):
        return _over(request, phase)
    sent = request.POST if request.method == "POST" else None
    found = ContributionForm(
        sent,
        phase=phase,
        fields=queries.fields(phase.concept),
        themes=queries.themes(phase.concept),
        initial=_initial(request, language),
    )
    here = _page(request.POST.get(HERE, ""), WHAT)
    if sent is None:
        return _show(request, phase, found, WHAT)
    if only_reads_on(request):
        if here != LOOK or not found.is_valid():
            found.leave_unchecked()
            here = min(here, WHO)
        return _show(request, phase, found, here)
    sends = DONE in request.POST and here == LOOK
    to = LOOK if sends else _page(request.POST.get(TO, ""), here + 1)
    if (to > here or sends) and (wrong := found.first_wrong(to)):
        found.only_of(wrong)
        return _show(request, phase, found, wrong)
    if sends:
        return _send(request, phase, found, language)
    if to != LOOK:
        found.leave_unchecked()
    return _show(request, phase, found, to)


def _send(
    request: HttpRequest, phase: Participation, found: ContributionForm, language: str
) -> HttpResponse:
    if until := limits.consume(request, SEND):
        found.add_error(None, too_many(until))
        return _show(request, phase, found, WHO, 429)
    begun = stamp.read(found.cleaned_data["begun"])
    doubtful = doubts.of_sending(
        found.cleaned_data["text"],
        begun=begun,
        now=timezone.now(),
        trapped=bool(found.cleaned_data["homepage"]),
        many=limits.consume(request, MANY) is not None,
    )
    email = found.who["email"]
    address = f"{phase.municipality_id} {email}"
    mailed = bool(email) and limits.consume(request, OF_AN_ADDRESS, address) is None
    with refusals_on(found):
        word = operations.submit(
            phase,
            said=found.said,
            who=found.who,
            word=word_of(begun.nonce),
            doubts=doubtful,
            language=language,
            mailed=mailed,
        )
        return redirect(f"{reverse('receipt:page', args=[word])}?danke=1&{CHOSEN}={language}")
    return _show(request, phase, found, WHO, 409)


def _show(
    request: HttpRequest,
    phase: Participation,
    found: ContributionForm,
    page: int,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = _around(request, phase.concept.slug) | {
        "phase": phase,
        "concept": phase.concept,
        "form": found,
        "page": page,
        "fields": found.visible(page),
        "carried": found.carried(page),
        "is_carried": True,
        "reads_before": phase.moderation == Moderation.BEFORE,
        "notice_of": date_format(privacy_notice.since(phase.concept.municipality), "DATE_FORMAT"),
    }
    if page == LOOK:
        context |= {"said": found.said, "as": found.shown_as, "kind": found.kind_in_words}
    template = "look" if page == LOOK else "form"
    return render(request, f"contributions/form/{template}.html", context, status=status)


def _over(request: HttpRequest, phase: Participation) -> HttpResponse:
    """What was typed meanwhile is not lost with it."""
    status = 409 if request.method == "POST" else 200
    context = told(request) | {
        "concept": phase.concept,
        "phase": phase,
        "ahead": phase.opens > localdate(),
        "typed": request.POST.get("text", ""),
    }
    return render(request, "contributions/form/over.html", context, status=status)


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
    context = _around(request, found.concept.slug) | {
        "concept": found.concept,
        "contribution": found,
        "form": form,
        "sent": is_sent,
        "is_carried": not is_sent,
    }
    return render(request, "contributions/form/report.html", context, status=status)


def _around(request: HttpRequest, slug: str) -> dict[str, Any]:
    """What the frame says, and where the rules stand, which are there in German and English."""
    with translation.override(tongues.of_the_house(translation.get_language() or "")):
        rules = reverse("portal:contribution_rules", args=[slug])
    return told(request) | {"rules_url": rules}


def _concept(request: HttpRequest, slug: str) -> Concept:
    try:
        return queries.concept(town_or_404(request), slug)
    except Concept.DoesNotExist:
        raise Http404 from None


def _initial(request: HttpRequest, language: str) -> dict[str, Any]:
    """Whoever is signed in does not type what is known."""
    known: dict[str, Any] = {"tongue": language, "begun": stamp.new()}
    if request.user.is_authenticated:
        known |= {"name": str(request.user), "email": request.user.email}
    return known


def _page(text: str, other: int) -> int:
    page = int(text) if text in {"1", "2", "3", "4"} else other
    return min(max(page, WHAT), LOOK)


def _address(phase: Participation, language: str) -> str:
    path = reverse("taking_part:form", args=[phase.concept.slug, phase.pk])
    return f"{path}?{CHOSEN}={language}"
