"""Decisions with their votes, and tasks: entered where they fall, changed, taken away."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.minutes import operations, queries
from gemeinwerk.minutes.forms import DecisionForm, TaskForm
from gemeinwerk.minutes.models import Decision, Minutes, Task
from gemeinwerk.minutes.views.crumbs import address_of, place_of, to_minutes


def _item(request: DeskRequest) -> int | None:
    return whole_number(request.GET.get("punkt"))


def _topic(request: DeskRequest, minutes: Minutes) -> str:
    item = next((one for one in queries.items(minutes) if one.pk == _item(request)), None)
    return str(item) if item else ""


def _warn(request: DeskRequest, decision: Decision) -> None:
    votes = (decision.votes_for, decision.votes_against, decision.abstained)
    given = sum(filter(None, votes))
    if decision.present is not None and given > decision.present:
        messages.warning(
            request,
            _(
                "{given} Stimmen, aber nur {present} mit Stimme sind als anwesend eingetragen."
            ).format(given=given, present=decision.present),
        )


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.minutes)
def decide(request: DeskRequest, found: Minutes) -> HttpResponse:
    form = DecisionForm(request.POST or None, instance=Decision())
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.decide(found, item=_item(request), by=request.user, **form.changes)
            _warn(request, new)
            return redirect(place_of(found, new.paragraph))
    context = {
        "form": form,
        "heading": _("Beschluss oder Abstimmung"),
        "lead": _topic(request, found),
        "crumbs": to_minutes(found, Link(_("Beschluss oder Abstimmung"))),
        "submit": _("Ins Protokoll"),
        "cancel_url": address_of(found),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_safe
@needs("minutes.read", queries.decision)
def decision(request: DeskRequest, found: Decision) -> HttpResponse:
    """A decision has an address of its own."""
    minutes = found.paragraph.minutes
    context: dict[str, Any] = {
        "decision": found,
        "minutes": minutes,
        "place": place_of(minutes, found.paragraph),
        "may_write": request.user.has_perm("minutes.write", minutes) and minutes.is_written,
        "history": sentences.history(found),
        "crumbs": to_minutes(minutes, Link(found.called)),
    }
    return render(request, "minutes/decision.html", context)


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.decision)
def edit_decision(request: DeskRequest, found: Decision) -> HttpResponse:
    minutes = found.paragraph.minutes
    name = found.called
    form = DecisionForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            changed = operations.edit_decision(
                found, by=request.user, seen=form.seen, **form.changes
            )
            _warn(request, changed)
            return redirect(place_of(minutes, found.paragraph))
    context = {
        "form": form,
        "remove_url": reverse("minutes:decision_remove", args=[found.pk]),
        "heading": _("{name} bearbeiten").format(name=name),
        "crumbs": to_minutes(minutes, Link(name)),
        "cancel_url": place_of(minutes, found.paragraph),
    }
    return render(request, "minutes/outcome_form.html", context)


@require_POST
@needs("minutes.write", queries.decision)
def remove_decision(request: DeskRequest, found: Decision) -> HttpResponse:
    minutes, name = found.paragraph.minutes, found.called
    try:
        operations.remove_decision(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("{name} steht nicht mehr im Protokoll.").format(name=name))
    return redirect(address_of(minutes))


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.minutes)
def give_task(request: DeskRequest, found: Minutes) -> HttpResponse:
    form = TaskForm(request.POST or None, instance=Task(), town=request.municipality)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.give_task(found, item=_item(request), by=request.user, **form.changes)
            return redirect(place_of(found, new.paragraph))
    context = {
        "form": form,
        "heading": _("Aufgabe"),
        "lead": _topic(request, found),
        "crumbs": to_minutes(found, Link(_("Aufgabe"))),
        "submit": _("Ins Protokoll"),
        "cancel_url": address_of(found),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("minutes.write", queries.task)
def edit_task(request: DeskRequest, found: Task) -> HttpResponse:
    place = place_of(found.minutes, found.paragraph)
    form = TaskForm(request.POST or None, instance=found, town=request.municipality)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_task(found, by=request.user, seen=form.seen, **form.changes)
            return redirect(place)
    context = {
        "form": form,
        "remove_url": reverse("minutes:task_remove", args=[found.pk]),
        "heading": _("Aufgabe bearbeiten"),
        "crumbs": to_minutes(found.minutes, Link(_("Aufgabe"))),
        "cancel_url": place,
    }
    return render(request, "minutes/outcome_form.html", context)


@require_POST
@needs("minutes.write", queries.task)
def remove_task(request: DeskRequest, found: Task) -> HttpResponse:
    try:
        operations.remove_task(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Die Aufgabe steht nicht mehr im Protokoll."))
    return redirect(address_of(found.minutes))
