"""Somebody chooses a passage of a draft, and says something to it by the form for everybody."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.comments import queries
from gemeinwerk.comments.models import CommentedDraft, PartKind
from gemeinwerk.comments.page import operations
from gemeinwerk.comments.page.forms import PLACE, WORDS, CommentForm, passage_of
from gemeinwerk.comments.passages import Part
from gemeinwerk.comments.ways import in_public
from gemeinwerk.contributions.form import queries as form_queries
from gemeinwerk.contributions.form.filling import Subject, around, filled
from gemeinwerk.contributions.models import ContributionKind
from gemeinwerk.core import sending, tongues
from gemeinwerk.invitations.answering.page.frame import apart, spoken


@never_cache
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, slug: str, number: int, code: str) -> HttpResponse:
    return _page(request, slug, number, PartKind.MEASURE, code)


@never_cache
@sending.unnoted
@require_http_methods(["GET", "HEAD", "POST"])
def goal(request: HttpRequest, slug: str, number: int, code: str) -> HttpResponse:
    return _page(request, slug, number, PartKind.GOAL, code)


def _page(request: HttpRequest, slug: str, number: int, kind: str, code: str) -> HttpResponse:
    """First the passage is chosen; with one in the address the form is there at once."""
    today = localdate()
    try:
        draft = queries.open_draft(town_or_404(request), slug, number, today)
    except CommentedDraft.DoesNotExist:
        raise Http404 from None
    part = queries.part(draft.version, kind, code)
    if part is None:
        raise Http404
    language = spoken(request, "")
    with tongues.speaking(language):
        is_open = form_queries.is_open(draft.participation, today)
        if is_open and request.method != "POST" and PLACE not in request.GET:
            return apart(_choose(request, draft, part), language)
        return apart(filled(request, _subject(request, draft, part), language), language)


def _choose(request: HttpRequest, draft: CommentedDraft, part: Part) -> HttpResponse:
    phase = draft.participation
    context = around(request, phase.concept.slug) | {
        "phase": phase,
        "concept": phase.concept,
        "part": part,
        "draft_url": in_public(draft.participation, draft.version.number),
    }
    return render(request, "comments/page/choose.html", context)


def _subject(request: HttpRequest, draft: CommentedDraft, part: Part) -> Subject:
    sent = request.POST if request.method == "POST" else request.GET
    passage = passage_of(part, sent)
    fields = form_queries.fields(draft.participation.concept)
    field = next((one for one in fields if one.code == part.field_code), None)
    chosen = {name: sent.get(name, "") for name in (PLACE, WORDS)}
    return Subject(
        draft.participation,
        form=CommentForm,
        kind=ContributionKind.COMMENT,
        submit=partial(operations.comment, version=draft.version, part=part, passage=passage),
        initial={**chosen, "field": str(field.pk) if field else ""},
        told={
            "about": "comments/page/about.html",
            "part": part,
            "passage": passage,
            "draft_about": f"{draft.version_id} {part.code} {passage.field} {passage.quote}",
        },
    )
