"""Phases of taking part: from when to when, with which question."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import operations as audit
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions import operations, queries
from gemeinwerk.contributions.forms.parts import ParticipationForm
from gemeinwerk.contributions.models import Participation
from gemeinwerk.contributions.parts import OF_A_PHASE
from gemeinwerk.contributions.views.crumbs import to_list
from gemeinwerk.core.deeds import do_or_say
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.parts import Told
from gemeinwerk.core.ui import Link, Tone


@require_safe
@needs("contribution.edit", concepts.concept)
def participations(request: DeskRequest, concept: Concept) -> HttpResponse:
    rows = [
        (one, *_standing(one), _parts(request, one, concept))
        for one in queries.participations_with_parts(concept)
    ]
    context = {
        "concept": concept,
        "rows": rows,
        "crumbs": to_list(concept, Link(_("Beteiligung"))),
    }
    return render(request, "contributions/participations.html", context)


def _parts(request: DeskRequest, phase: Participation, concept: Concept) -> list[Told]:
    phase.concept = concept
    return list(OF_A_PHASE.told(vars(phase), lambda right: request.user.has_perm(right, phase)))


def _standing(one: Participation) -> tuple[Tone, str]:
    today = localdate(audit.now())
    if one.is_open(today):
        return "progress", _("offen")
    if one.closed_at is None and one.opens > today:
        return "none", _("kommt noch")
    return "done", _("geschlossen")


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", concepts.concept)
def create(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = ParticipationForm(request.POST or None, instance=Participation(concept=concept))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.create_participation(concept, by=request.user, **form.details)
            messages.success(request, _("Die Beteiligung ist angelegt."))
            return redirect("contributions:participations", concept.slug)
    return _form(request, concept, form, _("Neue Beteiligung"))


@require_http_methods(["GET", "POST"])
@needs("contribution.edit", queries.participation)
def edit(request: DeskRequest, participation: Participation) -> HttpResponse:
    form = ParticipationForm(request.POST or None, instance=participation)
    concept, name = participation.concept, str(participation)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_participation(
                participation, by=request.user, seen=form.seen, **form.changes
            )
            messages.success(request, _("Gespeichert."))
            return redirect("contributions:participations", concept.slug)
    return _form(request, concept, form, _("„{it}“ bearbeiten").format(it=name))


@require_POST
@needs("contribution.edit", queries.participation)
def close(request: DeskRequest, participation: Participation) -> HttpResponse:
    done = _("Geschlossen.")
    return _do(
        request,
        participation,
        lambda: operations.close_participation(participation, by=request.user),
        done,
    )


@require_POST
@needs("contribution.edit", queries.participation)
def reopen(request: DeskRequest, participation: Participation) -> HttpResponse:
    return _do(
        request,
        participation,
        lambda: operations.reopen_participation(participation, by=request.user),
        _("Wieder geöffnet."),
    )


@require_POST
@needs("contribution.edit", queries.participation)
def delete(request: DeskRequest, participation: Participation) -> HttpResponse:
    return _do(
        request,
        participation,
        lambda: operations.delete_participation(participation, by=request.user),
        _("Die Beteiligung ist gelöscht."),
    )


def _do(
    request: DeskRequest, participation: Participation, deed: Callable[[], object], done: str
) -> HttpResponse:
    do_or_say(request, deed, done)
    return redirect("contributions:participations", participation.concept.slug)


def _form(
    request: DeskRequest, concept: Concept, form: ParticipationForm, heading: str
) -> HttpResponse:
    address = reverse("contributions:participations", args=[concept.slug])
    context = {
        "form": form,
        "heading": heading,
        "crumbs": to_list(concept, Link(_("Beteiligung"), address), Link(heading)),
        "cancel_url": address,
    }
    return render(request, "core/layouts/desk_form.html", context)
