"""Reading a draft by a link of one's own, without an account, and proposing changes."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts import limits, own_link
from gemeinwerk.accounts.access import town_or_404
from gemeinwerk.core import tongues
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.minutes.approving import operations, queries
from gemeinwerk.minutes.approving.forms import RemarkForm, SuggestForm
from gemeinwerk.minutes.approving.models import DraftReader
from gemeinwerk.minutes.approving.reading import items
from gemeinwerk.minutes.models import MinutesState, Paragraph

WRITE = "answer"


def by_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whose link is in the address, in their language; whoever guesses is stopped."""

    def found(request: HttpRequest, token: str, **parts: Any) -> HttpResponse:
        town = town_or_404(request)
        try:
            reader = queries.reader_of(town, token)
        except DraftReader.DoesNotExist:
            return own_link.apart(own_link.over(request, _over(), 404))
        if reader.person is None:
            return own_link.apart(own_link.over(request, _over(), 410))
        with translation.override(tongues.of_the_house(reader.person.language)):
            return own_link.apart(view(request, reader, token, **parts))

    return found


@never_cache
@require_safe
@by_link
def page(request: HttpRequest, reader: DraftReader, token: str) -> HttpResponse:
    minutes = reader.minutes
    context = {
        "minutes": minutes,
        "meeting": minutes.meeting,
        "reader": reader,
        "circulation": queries.circulation_of(minutes),
        "is_draft": minutes.state == MinutesState.DRAFT,
        "items": items(minutes, internal=queries.reads_internal(reader)),
        "own": queries.own_suggestions(reader),
        "token": token,
    }
    return render(request, "minutes/approving/page/page.html", context)


@never_cache
@require_http_methods(["GET", "POST"])
@by_link
def suggest(request: HttpRequest, reader: DraftReader, token: str, pk: int) -> HttpResponse:
    internal = queries.reads_internal(reader)
    try:
        paragraph = queries.paragraph_of(reader.minutes, pk, internal=internal)
    except Paragraph.DoesNotExist:
        raise Http404 from None
    form = SuggestForm(request.POST or None, initial={"text": paragraph.text})
    return _propose(request, reader, token, form, paragraph)


@never_cache
@require_http_methods(["GET", "POST"])
@by_link
def remark(request: HttpRequest, reader: DraftReader, token: str) -> HttpResponse:
    return _propose(request, reader, token, RemarkForm(request.POST or None), None)


def _propose(
    request: HttpRequest, reader: DraftReader, token: str, form: Any, paragraph: Paragraph | None
) -> HttpResponse:
    status = 200
    if request.method == "POST" and form.is_valid():
        if until := limits.consume(request, WRITE):
            form.add_error(None, own_link.too_many_typed(until))
            status = 429
        else:
            with refusals_on(form):
                operations.suggest(reader, paragraph=paragraph, **form.cleaned_data)
                messages.success(request, _("Vielen Dank. Ihr Vorschlag ist angekommen."))
                return redirect("draft:page", token)
            status = 409
    context = {
        "form": form,
        "paragraph": paragraph,
        "meeting": reader.minutes.meeting,
        "token": token,
    }
    return render(request, "minutes/approving/page/suggest.html", context, status=status)


def _over() -> str:
    return _("Wenn Sie Fragen haben, schreiben Sie uns bitte.")
