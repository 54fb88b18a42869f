"""What somebody said, by a link of their own: how it stands, to amend, to take back, to object."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts import limits
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.contributions import files
from gemeinwerk.contributions.asking import queries as asking
from gemeinwerk.contributions.asking.told import stated
from gemeinwerk.contributions.form import about, asked, operations, queries
from gemeinwerk.contributions.form.forms import ObjectForm, SaidForm, words_of
from gemeinwerk.contributions.form.kinds import CALLED, WORDS
from gemeinwerk.contributions.merging import operations as merging_operations
from gemeinwerk.contributions.merging import queries as merging
from gemeinwerk.contributions.merging.notices import in_public
from gemeinwerk.contributions.merging.operations.asking import still_says
from gemeinwerk.contributions.models import Contribution, ContributionState, Voice
from gemeinwerk.contributions.moderating.operations import object_to
from gemeinwerk.contributions.parts import RECEIPT_PARTS
from gemeinwerk.contributions.receipts import voice_of
from gemeinwerk.core import maps, sending, tongues
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.typed import whole_number
from gemeinwerk.invitations.answering.page.answering import over, too_many
from gemeinwerk.invitations.answering.page.frame import (
    CHOSEN,
    apart,
    only_reads_on,
    spoken,
    told,
)

WRITE = "answer"
ANSWERS = {"ja": True, "nein": False}
SEEN, THANKS = "gesehen", "danke"
DEEDS = {
    "geaendert", "widersprochen", "adresse", "danke", "zurueckgezogen", "zugestimmt", "abgelehnt",
    "entfernt",
}  # fmt: skip


def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whose link is in the address, in their language; whoever guesses is stopped. No address of
    these pages is told to another page, and none is noted."""

    def found(request: HttpRequest, token: str, **named: int) -> HttpResponse:
        town = town_or_404(request)
        try:
            voice = voice_of(town, token)
        except Voice.DoesNotExist:
            return over(request, 404)
        voice.contribution.concept.municipality = town
        language = spoken(request, voice.language if voice.language in tongues.NAMES else "")
        with tongues.speaking(language):
            response = apart(view(request, voice, token, **named), language)
        response["Referrer-Policy"] = "strict-origin"
        return response

    return found


@never_cache
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
@by_link
@maps.may_show
def page(request: HttpRequest, voice: Voice, token: str) -> HttpResponse:
    """Posted to it is an objection to its being hidden."""
    contribution = voice.contribution
    hiding = queries.hiding_of(contribution)
    form = ObjectForm(request.POST if request.method == "POST" else None)
    status = 200
    if only_reads_on(request):
        form.leave_unchecked()
    elif form.is_bound and form.is_valid() and hiding is not None:
        if until := limits.consume(request, WRITE):
            form.add_error(None, too_many(until))
            status = 429
        else:
            with refusals_on(form):
                object_to(hiding, text=form.cleaned_data["text"])
                return _back(token, "widersprochen")
            status = 409
    may_object = (
        hiding is not None
        and contribution.state == ContributionState.HIDDEN
        and not hiding.objection
    )
    context = _told(request, voice, token) | {
        "form": form,
        "hiding": hiding if contribution.state == ContributionState.HIDDEN else None,
        "may_object": may_object,
        "is_carried": may_object,
        "may_amend": operations.may_amend(contribution),
        "kind": CALLED.get(contribution.kind, contribution.get_kind_display()),
        "done": next((one for one in DEEDS if one in request.GET), ""),
        "address": request.build_absolute_uri(reverse("receipt:page", args=[token])),
        "themes": list(contribution.themes.all()),
        "about_template": about.TEMPLATES.get(contribution.kind, ""),
        "public_url": _in_public(contribution),
        "parts": list(RECEIPT_PARTS.told(vars(voice), lambda _right: True)),
        **_together(voice),
    }
    return render(request, "contributions/form/receipt.html", context, status=status)


@never_cache
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
@by_link
@maps.may_show
def amend(request: HttpRequest, voice: Voice, token: str) -> HttpResponse:
    contribution = voice.contribution
    if not operations.may_amend(contribution):
        return redirect(_path(token))
    is_comment = contribution.kind not in WORDS
    own = None if is_comment else getattr(voice, "own_questions", None)
    questions = asking.asked(own)
    given = stated(getattr(voice, "part_stated", None))
    form = SaidForm(
        request.POST if request.method == "POST" else None,
        phase=contribution.participation,
        fields=queries.fields(contribution.concept),
        themes=queries.themes(contribution.concept),
        initial=words_of(contribution) | asked.initial(questions, given),
        kind=contribution.kind if is_comment else "",
        questions=questions,
    )
    status = 200
    if only_reads_on(request):
        form.leave_unchecked()
    elif form.is_bound and form.is_valid():
        if until := limits.consume(request, WRITE):
            form.add_error(None, too_many(until))
            status = 429
        else:
            with refusals_on(form):
                operations.amend(voice, said=form.said, seen=request.POST.get(SEEN, ""))
                return _back(token, "geaendert")
            status = 409
    context = _told(request, voice, token) | {
        "form": form,
        "is_carried": True,
        "seen": stamp(operations.told(contribution)),
    }
    return render(request, "contributions/form/amend.html", context, status=status)


@never_cache
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def take_back(request: HttpRequest, voice: Voice, token: str) -> HttpResponse:
    """Asked once more on a page of its own: it cannot be undone."""
    if request.method == "POST" and not only_reads_on(request):
        return _do(token, "zurueckgezogen", lambda: operations.take_back(voice))
    context = _told(request, voice, token)
    return render(request, "contributions/form/take_back.html", context)


@never_cache
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def forget_address(request: HttpRequest, voice: Voice, token: str) -> HttpResponse:
    if request.method == "POST" and not only_reads_on(request):
        return _do(token, "adresse", lambda: operations.forget_address(voice))
    return redirect(_path(token))


@never_cache
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def file(request: HttpRequest, voice: Voice, token: str, pk: int) -> HttpResponse:
    """What they sent along: given out, or taken away by the button beside it."""
    sent = voice.contribution.attachments.filter(pk=pk, by_author=True).first()
    if sent is None:
        return redirect(_path(token))
    if request.method == "POST" and not only_reads_on(request):
        sent.contribution = voice.contribution
        return _do(token, "entfernt", lambda: operations.remove_file(voice, sent))
    return files.answer(sent)


@never_cache
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def together(request: HttpRequest, voice: Voice, token: str) -> HttpResponse:
    """Whether it may be answered with another one: only who presses a button has answered."""
    if request.method == "POST" and not only_reads_on(request):
        asked = (
            merging.asked_of(voice).filter(pk=whole_number(request.POST.get("frage")) or 0).first()
        )
        answer = request.POST.get("antwort", "")
        if asked is not None and answer in ANSWERS:
            yes = ANSWERS[answer]
            done = "zugestimmt" if yes else "abgelehnt"
            return _do(token, done, lambda: merging_operations.answer(asked, yes=yes))
    return redirect(_path(token))


def _together(voice: Voice) -> dict[str, Any]:
    """What they are asked, what it is answered with, what became of its parts: each is asked of
    the database only where there is any."""
    contribution = voice.contribution
    found: dict[str, Any] = {}
    if getattr(voice, "is_asked", False):
        found["questions"] = [
            (one, in_public(one.proposal.into), still_says(one.proposal))
            for one in merging.asked_of(voice)
        ]
    if getattr(voice, "is_merged", False):
        into = merging.answered_with(contribution)
        found |= {"into": into, "into_url": _in_public(into)}
    if getattr(voice, "is_split", False):
        found["split_parts"] = [(one, _in_public(one)) for one in merging.parts_of(contribution)]
    return found


def _do(token: str, done: str, deed: Callable[[], object]) -> HttpResponse:
    """What it would refuse has happened already: the page says so."""
    try:
        deed()
    except DomainError:
        return redirect(_path(token))
    return _back(token, done)


def _told(request: HttpRequest, voice: Voice, token: str) -> dict[str, Any]:
    return told(request) | {
        "voice": voice,
        "contribution": voice.contribution,
        "concept": voice.contribution.concept,
        "phase": voice.contribution.participation,
        "token": token,
    }


def _in_public(contribution: Contribution) -> str:
    """Its page, which is there in German and English; "" where nobody reads it."""
    if not (contribution.is_public and contribution.concept.public):
        return ""
    with translation.override(tongues.of_the_house(translation.get_language() or "")):
        return reverse("portal:contribution", args=[contribution.concept.slug, contribution.number])


def _path(token: str) -> str:
    return f"{reverse('receipt:page', args=[token])}?{CHOSEN}={translation.get_language()}"


def _back(token: str, done: str) -> HttpResponse:
    return redirect(f"{_path(token)}&{done}=1")
