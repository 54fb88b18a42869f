"""The outbox: what leaves, what waits for somebody to read it, what could not be delivered."""

from collections.abc import Callable
from copy import copy

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import lines
from gemeinwerk.notices import kinds, operations, queries
from gemeinwerk.notices.forms import NoticeForm, OutboxFilterForm, WithdrawForm
from gemeinwerk.notices.lifecycle import LIFECYCLE
from gemeinwerk.notices.models import Attachment, Notice, NoticeState

PER_PAGE = 50


@needs("notice.read")
@require_safe
def outbox(request: DeskRequest) -> HttpResponse:
    form = OutboxFilterForm(request.GET or None)
    wanted = form.cleaned_data if form.is_valid() else {}
    state, kind = wanted.get("stand", ""), wanted.get("art", "")
    found = queries.outbox(request.municipality, state=state, kind=kind)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    waiting = queries.waiting_for_review(request.municipality)
    return render(request, "notices/outbox.html", {"form": form, "page": page, "waiting": waiting})


@needs("notice.read", queries.notice)
@require_http_methods(["GET", "POST"])
def notice(request: DeskRequest, found: Notice) -> HttpResponse:
    """One mail; while it waits for review, its words can be changed."""
    # A form writes into its instance what was typed; the head of the page must not show that.
    form = NoticeForm(request.POST or None, instance=copy(found))
    if form.is_valid():
        with refusals_on(form):
            operations.revise(found, **form.changes, seen=form.seen, by=request.user)
            messages.success(request, _("Gespeichert."))
            return redirect("notices:notice", found.pk)
    kind = kinds.find(found.kind)
    context = {
        "notice": found,
        "kind": kind,
        "secret": bool(kind and kind.secret),
        "form": form if found.state == NoticeState.REVIEW else None,
        "withdraw_form": WithdrawForm(auto_id="zurueck_%s"),
        "may_withdraw": LIFECYCLE.permits(found.state, NoticeState.WITHDRAWN),
        "history": sentences.history(found),
        "attachment": Attachment.objects.filter(notice=found).first(),
    }
    return render(request, "notices/notice.html", context)


@needs("notice.read", queries.attachment)
@require_safe
def attachment(request: DeskRequest, found: Attachment) -> HttpResponse:
    """The file, as it leaves."""
    answer = HttpResponse(bytes(found.content), content_type=found.content_type)
    answer["Content-Disposition"] = content_disposition_header(True, found.name)
    return answer


@needs("notice.read", queries.notice)
@require_POST
def release(request: DeskRequest, found: Notice) -> HttpResponse:
    return _act(request, found, operations.release, _("Die Mitteilung geht jetzt hinaus."))


@needs("notice.read", queries.notice)
@require_POST
def retry(request: DeskRequest, found: Notice) -> HttpResponse:
    return _act(request, found, operations.retry, _("Die Mitteilung geht noch einmal hinaus."))


@needs("notice.read", queries.notice)
@require_POST
def withdraw(request: DeskRequest, found: Notice) -> HttpResponse:
    reason = lines(request.POST.get("reason", "")).strip()

    def verb(notice: Notice, *, by: object) -> None:
        operations.withdraw(notice, by=request.user, reason=reason)

    return _act(request, found, verb, _("Die Mitteilung ist zurückgezogen."))


def _act(
    request: DeskRequest, notice: Notice, verb: Callable[..., object], done: str
) -> HttpResponse:
    try:
        verb(notice, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
    return redirect("notices:notice", notice.pk)
