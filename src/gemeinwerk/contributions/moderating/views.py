"""Reading contributions before others do, or after: what waits, one of them, and what is done."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import queries as contributions
from gemeinwerk.contributions.asking.queries import given
from gemeinwerk.contributions.models import Attachment, Contribution, ContributionState
from gemeinwerk.contributions.moderating import operations, queries
from gemeinwerk.contributions.moderating.forms import (
    AnswerForm,
    BlackOutForm,
    HideForm,
    LookForm,
    QueueForm,
)
from gemeinwerk.contributions.operations import show_attachment
from gemeinwerk.contributions.views.crumbs import to_list
from gemeinwerk.core import maps, ui
from gemeinwerk.core.deeds import do_or_say
from gemeinwerk.core.forms import ShownForm, refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link

PER_PAGE = 50
_READ = (ContributionState.HELD, ContributionState.PUBLIC)
TONES: dict[str, ui.Tone] = {
    ContributionState.HELD: "none",
    ContributionState.PUBLIC: "done",
    ContributionState.HIDDEN: "dropped",
}


@needs("contribution.moderate", concepts.concept)
@require_safe
def waiting(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = QueueForm(request.GET or None)
    state = form.cleaned_data["stand"] if form.is_valid() else ""
    found = queries.looked_at(concept, state) if state else queries.waiting([concept])
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "concept": concept,
        "form": form,
        "page": page,
        "rows": [(one, _why(one)) for one in page],
        "state": state,
        "numbers": queries.numbers(concept),
        "crumbs": to_list(concept, Link(_("Prüfen"))),
    }
    return render(request, "contributions/moderating/waiting.html", context)


def _why(contribution: Contribution) -> str:
    if getattr(contribution, "is_objected", False):
        return _("Widerspruch")
    if getattr(contribution, "is_reported", False):
        return _("gemeldet")
    return str(contribution.get_state_display())


@needs("contribution.moderate", contributions.contribution)
@require_safe
def read(request: DeskRequest, found: Contribution) -> HttpResponse:
    return _show(request, found)


@needs("contribution.moderate", contributions.contribution)
@require_POST
def show(request: DeskRequest, found: Contribution) -> HttpResponse:
    form = LookForm(request.POST)
    return _act(
        request,
        found,
        form,
        lambda: operations.show(found, by=request.user, seen=form.shown),
        _("Der Beitrag ist öffentlich."),
        look=form,
    )


@needs("contribution.moderate", contributions.contribution)
@require_POST
def black_out(request: DeskRequest, found: Contribution) -> HttpResponse:
    form = BlackOutForm(request.POST, contribution=found)
    return _act(
        request,
        found,
        form,
        lambda: operations.black_out(
            found, text=form.cleaned_data["text"], by=request.user, seen=form.shown
        ),
        _("Der öffentliche Text ist gespeichert."),
        black=form,
    )


@needs("contribution.moderate", contributions.contribution)
@require_POST
def hide(request: DeskRequest, found: Contribution) -> HttpResponse:
    form = HideForm(request.POST)
    return _act(
        request,
        found,
        form,
        lambda: operations.hide(found, **form.cleaned_data, by=request.user, seen=form.shown),
        _("Der Beitrag ist ausgeblendet. Wer ihn geschrieben hat, erfährt, warum."),
        hiding=form,
    )


@needs("contribution.moderate", contributions.contribution)
@require_POST
def settle(request: DeskRequest, found: Contribution) -> HttpResponse:
    form = LookForm(request.POST)
    return _act(
        request,
        found,
        form,
        lambda: operations.settle(found, by=request.user, seen=form.shown),
        _("Die Meldungen sind erledigt. Der Beitrag bleibt öffentlich."),
        look=form,
    )


@needs("contribution.moderate", contributions.contribution)
@require_POST
def answer(request: DeskRequest, found: Contribution) -> HttpResponse:
    form = AnswerForm(request.POST)
    hiding = found.hidings.order_by("pk").last()
    if hiding is None:
        return redirect("moderating:read", found.concept.slug, found.number)
    hiding.contribution = found
    return _act(
        request,
        found,
        form,
        lambda: operations.answer_objection(
            hiding, **form.cleaned_data, by=request.user, seen=form.shown
        ),
        _("Die Antwort ist gegeben."),
        answer=form,
    )


@needs("contribution.moderate", contributions.attachment)
@require_POST
def show_file(request: DeskRequest, attachment: Attachment) -> HttpResponse:
    """Whether everybody sees it with the contribution."""
    shows, found = "zeigen" in request.POST, attachment.contribution
    do_or_say(
        request,
        lambda: show_attachment(attachment, public=shows, by=request.user),
        _("Die Anlage steht öffentlich dabei, sobald der Beitrag öffentlich ist.")
        if shows
        else _("Die Anlage bleibt intern."),
    )
    return redirect("moderating:read", found.concept.slug, found.number)


def _act(
    request: DeskRequest,
    found: Contribution,
    form: ShownForm,
    do: Callable[[], object],
    done: str,
    **forms: ShownForm,
) -> HttpResponse:
    """Do it and go on to the next that waits; else the page with the form as it was typed."""
    if form.is_valid():
        with refusals_on(form):
            do()
            messages.success(request, done)
            return redirect("moderating:read", found.concept.slug, found.number)
    return _show(
        request,
        contributions.contribution(request.municipality, found.concept.slug, found.number),
        **forms,
    )


@maps.may_show
def _show(request: DeskRequest, found: Contribution, **sent: ShownForm) -> HttpResponse:
    state = found.state
    hidings = list(found.hidings.order_by("-pk"))
    last = hidings[0] if hidings else None
    reports = list(found.reports.filter(settled_at=None))
    onward = queries.waiting([found.concept]).exclude(pk=found.pk).first()
    is_public, is_hidden = state == ContributionState.PUBLIC, state == ContributionState.HIDDEN
    is_objected = is_hidden and last is not None and last.is_objected_to
    forms: dict[str, Any] = {
        "look": LookForm(),
        "black": BlackOutForm(contribution=found) if not found.is_withdrawn else None,
        "hiding": HideForm()
        if state in (ContributionState.HELD, ContributionState.PUBLIC)
        else None,
        "answer": AnswerForm() if is_objected else None,
    }
    context = {
        "crumbs": to_list(found.concept, _waiting(found.concept), Link(str(found))),
        "contribution": found,
        "tone": TONES.get(state, "none"),
        "doubts": list(found.doubts.all()),
        "voices": list(found.voices.select_related("person", "organisation")),
        "given": list(given(found)),
        "files": list(contributions.attachments(found)),
        "reports": reports,
        "hidings": hidings,
        "is_public": is_public,
        "is_hidden": is_hidden,
        "may_show": state in (ContributionState.HELD, ContributionState.HIDDEN) and not is_objected,
        "next": onward,
        "seen": stamp(queries.told(found)),
        "history": sentences.history(found),
        **forms,
        **sent,
    }
    return render(request, "contributions/moderating/read.html", context)


def _waiting(concept: Concept) -> Link:
    return Link(_("Prüfen"), reverse("moderating:waiting", args=[concept.slug]))
