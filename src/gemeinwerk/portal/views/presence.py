"""„Wer ist dabei?“: what it is, answering it with a slip, and what was released of it.

Answering is neither cached, logged, recorded nor noted as sent; no address it leads to or comes
from is told to another page.
"""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts import limits
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import sending
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.invitations.answering import queries as answering
from gemeinwerk.invitations.models import PersonalLink
from gemeinwerk.measures.exporting.csv_list import csv_list
from gemeinwerk.portal import presence_queries as queries
from gemeinwerk.portal.caching import public_page
from gemeinwerk.portal.frame import frame
from gemeinwerk.portal.heads import About
from gemeinwerk.portal.loading import concept_of, town_of
from gemeinwerk.portal.presence import CodeForm, PresenceForm
from gemeinwerk.representation import files, operations
from gemeinwerk.representation import queries as enquiries
from gemeinwerk.representation.errors import SlipUsed
from gemeinwerk.representation.models import Enquiry, Release
from gemeinwerk.representation.operations.slips import plain
from gemeinwerk.representation.questions import NAMES
from gemeinwerk.representation.telling import asked_of, told

ACTION, GUESS = "presence", "open_link"


# --- answering ----------------------------------------------------------------------------------
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def about(request: HttpRequest, key: str, code: str = "") -> HttpResponse:
    """What is asked, what is kept, and what it cannot protect against; with a slip the way on,
    without one a field for its code. Whether a slip holds is said only when it is used."""
    found = _enquiry(request, key)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = plain(form.cleaned_data["code"])
        if typed:
            return _quietly(redirect("portal:presence_slip", key, typed))
        form.add_error("code", _("Der Code besteht aus zwölf Buchstaben und Ziffern."))
    context = _frame(request) | {
        "enquiry": found,
        "is_open": enquiries.is_open(found),
        "questions": list(asked_of(found.questions)),
        "crossings": [_(" und ").join(str(NAMES[one]) for one in pair) for pair in found.crossings],
        "form": form,
        "onward": reverse("portal:presence_answer", args=[key, code]) if code else "",
        "sent": "danke" in request.GET and not form.is_bound,
    }
    return _quietly(render(request, "portal/presence_about.html", context))


@never_cache
@sending.unnoted
@require_POST
def draw(request: HttpRequest, token: str) -> HttpResponse:
    """A slip for whoever has answered an invitation, by the word of their link; from here on
    nothing says whose it is."""
    town = town_of(request)
    try:
        link = answering.link_of(town, token)
    except PersonalLink.DoesNotExist:
        limits.consume(request, GUESS)
        raise Http404 from None
    invitation = link.invitation
    found = enquiries.open_for(invitation.wave.concept)
    if not link.holds or found is None or invitation.person is None:
        raise Http404
    form = request.POST.get(sending.TOKEN, "")
    code = operations.draw_slip_for(found, person=invitation.person, form=form)
    return _quietly(redirect("portal:presence_slip", found.key, code))


@never_cache
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, key: str, code: str) -> HttpResponse:
    found = _enquiry(request, key)
    form = PresenceForm(request.POST if request.method == "POST" else None, enquiry=found)
    status = 200
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            try:
                operations.take_part(found, answers=form.answers, slip=code)
            except SlipUsed:
                # Who guesses is counted; who answers leaves nothing in any counter.
                if until := limits.consume(request, ACTION):
                    status = 429
                    form.add_error(None, _wait(until))
                else:
                    raise
            else:
                sent = f"{reverse('portal:presence_about', args=[key])}?danke=1"
                return _quietly(redirect(sent))
    context = _frame(request) | {
        "form": form,
        "is_open": enquiries.is_open(found),
        "back": reverse("portal:presence_slip", args=[key, code]),
        "enquiry": found,
    }
    return _quietly(render(request, "portal/presence_answer.html", context, status=status))


def _enquiry(request: HttpRequest, key: str) -> Enquiry:
    try:
        return enquiries.by_key(town_of(request), key)
    except Enquiry.DoesNotExist:
        raise Http404 from None


def _frame(request: HttpRequest) -> dict[str, Any]:
    about = About(_("Freiwillig, ohne Namen, als Zahlen."), indexed=False)
    return frame(request, about=about)


def _wait(until: datetime) -> str:
    return _("Von diesem Anschluss kamen zu viele Codes, die nicht gelten. Ab {time} Uhr geht es "
             "weiter.").format(time=time_format(localtime(until), "TIME_FORMAT"))  # fmt: skip


def _quietly(response: HttpResponse) -> HttpResponse:
    """Its address holds the slip: the next page must not learn from which one somebody came. Not
    `no-referrer`: a browser would then not say either that the form is ours."""
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


# --- what was released --------------------------------------------------------------------------
@require_safe
@public_page
def presences(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest, and the earlier ones."""
    concept = concept_of(request, slug)
    found = queries.presences(concept)
    if not found:
        raise Http404
    newest = queries.presence(concept, found[0].number)
    return _show(request, concept, newest, found[1:], newest=True)


@require_safe
@public_page
def presence(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    concept, found = _found(request, slug, number)
    others = [one for one in queries.presences(concept) if one.number != number]
    return _show(request, concept, found, others)


@require_safe
@public_page
def presence_file(request: HttpRequest, slug: str, number: int, suffix: str) -> HttpResponse:
    """As JSON the very bytes whose hash the ledger keeps; as CSV a line for each cell."""
    _concept, found = _found(request, slug, number)
    if suffix == "json":
        response = HttpResponse(
            files.as_file(found.content), content_type="application/json; charset=utf-8"
        )
    elif suffix == "csv":
        response = HttpResponse(
            csv_list(files.heads(), files.rows(found.content)),
            content_type="text/csv; charset=utf-8",
        )
    else:
        raise Http404
    name = f"{slug}-wer-ist-dabei-{number}.{suffix}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _show(
    request: HttpRequest,
    concept: Concept,
    found: Release,
    others: list[Release],
    *,
    newest: bool = False,
) -> HttpResponse:
    content = found.content
    said = _("{asked} Menschen wurden gefragt, {answered} haben geantwortet: wer an {title} "
             "mitarbeitet.").format(asked=content["asked"], answered=content["answered"],
                                    title=concept.name)  # fmt: skip
    context = {
        "release": found,
        "newest": newest,
        "told": told(content),
        "others": others,
        "slug": concept.slug,
        "key": found.enquiry.key,
        **_entry(found),
    }
    page = frame(request, concept=concept, active="presence", about=About(said))
    return render(request, "portal/presence.html", page | context)


def _found(request: HttpRequest, slug: str, number: int) -> tuple[Concept, Release]:
    concept = concept_of(request, slug)
    try:
        return concept, queries.presence(concept, number)
    except Release.DoesNotExist:
        raise Http404 from None


def _entry(found: Any) -> dict[str, Any]:
    if found.entry is None:
        return {}
    at = datetime.fromisoformat(found.entry["recorded_at"])
    return {"entry_number": found.entry["position"] + 1, "entered_at": at}
