"""Asking to take part, without an account: an address is typed, its owner confirms it.

What is answered never says whether somebody is known.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import tongues
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.sending import SentBefore
from gemeinwerk.invitations.answering import privacy_notice
from gemeinwerk.invitations.answering.page.answering import over, too_many
from gemeinwerk.invitations.answering.page.frame import apart, only_reads_on, spoken, told
from gemeinwerk.invitations.joining import operations, queries
from gemeinwerk.invitations.joining.links import request_of
from gemeinwerk.invitations.joining.models import JoinState
from gemeinwerk.invitations.joining.operations import UNCONFIRMED
from gemeinwerk.invitations.joining.page.forms import JoinForm

ACTION, OF_AN_ADDRESS = "join", "join_address"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, slug: str) -> HttpResponse:
    town = town_or_404(request)
    concept = Concept.objects.filter(municipality=town, slug=slug, public=True).first()
    if concept is None or not hasattr(concept, "joining"):
        raise Http404
    concept.municipality = town
    language = spoken(request, "")
    with tongues.speaking(language):
        return apart(_join(request, concept, language), language)


def _join(request: HttpRequest, concept: Concept, language: str) -> HttpResponse:
    is_open = queries.is_open(concept)
    if request.method != "POST" or not is_open:
        status = 409 if request.method == "POST" else 200
        return _show(request, concept, JoinForm(), status, is_open=is_open)
    form = JoinForm(request.POST)
    if only_reads_on(request):
        form.leave_unchecked()
        return _show(request, concept, form)
    sent = f"{reverse('joining:join', args=[concept.slug])}?gesendet=1&sprache={language}"
    if form.is_of_a_program:
        return redirect(sent)
    if not form.is_valid():
        return _show(request, concept, form)
    if until := limits.consume(request, ACTION):
        form.add_error(None, too_many(until))
        return _show(request, concept, form, 429)
    typed = form.cleaned_data
    # Of an address that gets too many nobody hears here whether it does.
    address = f"{concept.municipality_id} {typed['email'].strip().lower()}"
    if limits.consume(request, OF_AN_ADDRESS, address):
        return redirect(sent)
    with refusals_on(form):
        try:
            operations.ask(
                concept,
                name=typed["name"],
                email=typed["email"],
                language=language,
                organisation=typed["organisation"],
                message=typed["message"],
            )
        except SentBefore:
            pass
        return redirect(sent)
    return _show(request, concept, form, 409)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, key: str) -> HttpResponse:
    """Where the link of a mail leads. Reading changes nothing, so that no program that looks at
    links in mails decides for a person."""
    found = request_of(town_or_404(request).pk, key)
    if found is None:
        return over(request, 404)
    language = spoken(request, found.language)
    with tongues.speaking(language):
        if request.method == "POST":
            try:
                found = operations.confirm(found)
            except SentBefore:
                pass
            return apart(redirect(f"{request.path}?sprache={language}"), language)
        confirmed = found.state != JoinState.ASKED
        context = told(request) | {"concept": found.concept, "confirmed": confirmed}
        return apart(render(request, "invitations/joining/confirm.html", context), language)


def _show(
    request: HttpRequest,
    concept: Concept,
    form: JoinForm,
    status: int = 200,
    *,
    is_open: bool = True,
) -> HttpResponse:
    sent = "gesendet" in request.GET and not form.is_bound
    context = told(request) | {
        "concept": concept,
        "form": form,
        "is_open": is_open,
        "sent": sent,
        "is_carried": is_open and not sent,
        "days": UNCONFIRMED.days,
        "text": concept.joining.text,
        "notice_of": date_format(privacy_notice.since(concept.municipality), "DATE_FORMAT"),
    }
    return render(request, "invitations/joining/join.html", context, status=status)
