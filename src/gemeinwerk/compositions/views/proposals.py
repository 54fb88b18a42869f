"""A concept's proposals: asked for, worked out, read, changed by hand, taken over."""

import json
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors.queries import actor_groups
from gemeinwerk.audit import sentences
from gemeinwerk.compositions import operations, planning, queries, telling
from gemeinwerk.compositions.forms import AskForm, PlaceForm, TakeOverForm
from gemeinwerk.compositions.models import Candidate, Composition, CompositionState
from gemeinwerk.compositions.problems import groups_of, key_of, named, seats_of
from gemeinwerk.compositions.views.crumbs import to_composing
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link, Tone
from gemeinwerk.engines.composition import costing
from gemeinwerk.engines.composition.problem import Seat

TONES: dict[str, Tone] = {
    CompositionState.WAITING: "none",
    CompositionState.COMPUTING: "progress",
    CompositionState.READY: "partly",
    CompositionState.FAILED: "off",
    CompositionState.TAKEN_OVER: "done",
    CompositionState.DISCARDED: "dropped",
}


@require_http_methods(["GET", "POST"])
@needs("composition.edit", concepts.concept)
def overview(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = AskForm(request.POST or None, groups=actor_groups(request.municipality))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.ask(concept, by=request.user, **form.values)
            return redirect("compositions:composition", new.pk)
    bodies = groups_of(concept)
    people = list(Candidate.objects.filter(concept=concept).values_list("wishes", flat=True))
    context = {
        "concept": concept,
        "form": form,
        "bodies": bodies,
        "without_size": [one for one in bodies if one.seats_low is None],
        "number": len(people),
        "wishing": sum(1 for one in people if one),
        "rows": [(one, TONES[one.state]) for one in queries.compositions(concept)[:20]],
        "crumbs": [*to_composing(concept)[:-1], Link(_("Wer in welche Gruppe"))],
    }
    return render(request, "compositions/overview.html", context)


@require_safe
@needs("composition.edit", queries.composition)
def composition(request: DeskRequest, row: Composition) -> HttpResponse:
    context: dict[str, Any] = {
        "row": row,
        "tone": TONES[row.state],
        "history": sentences.history(row),
        "crumbs": to_composing(row.concept, Link(_("Vorschlag"))),
    }
    if row.is_at_work:
        return render(request, "compositions/working.html", context | _progress(row))
    if row.done_at:
        context["told"] = telling.tell(row, named(row.problem))
        context["may_change"] = row.state == CompositionState.READY
    return render(request, "compositions/composition.html", context)


def _progress(row: Composition) -> dict[str, Any]:
    begun = row.taken_at or row.asked_at
    passed = (now() - begun).total_seconds() if row.state == CompositionState.COMPUTING else 0
    return {
        "row": row,
        "passed": min(int(passed), row.seconds),
        "abandoned": row.is_abandoned(now()),
    }


@require_safe
@needs("composition.edit", queries.composition)
def progress(request: DeskRequest, row: Composition) -> HttpResponse:
    answer = render(request, "compositions/progress.html", _progress(row))
    if not row.is_at_work:
        answer["HX-Refresh"] = "true"
    return answer


@require_safe
@needs("composition.edit", queries.composition)
def problem(request: DeskRequest, row: Composition) -> HttpResponse:
    """What was asked, to be worked out again by anybody: `gemeinwerk compose`."""
    found = named(row.problem)
    data = row.problem | {
        "people": [one | {"name": found.person[one["id"]].name} for one in row.problem["people"]],
        "groups": [one | {"name": found.group[one["id"]].name} for one in row.problem["groups"]],
        "names": dict(found.names),
    }
    text = json.dumps(data, ensure_ascii=False, indent=1)
    answer = HttpResponse(text, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="besetzung-{row.pk}.json"'
    return answer


@require_http_methods(["GET", "POST"])
@needs("composition.edit", queries.composition)
def place(request: DeskRequest, row: Composition, person: int) -> HttpResponse:
    """Where one person sits, each group with what it costs to change just that."""
    address = reverse("compositions:composition", args=[row.pk])
    if row.state != CompositionState.READY:
        messages.error(request, _("Dieser Vorschlag wird nicht mehr geändert."))
        return redirect(address)
    asked = named(row.problem)
    who = asked.person.get(f"p{person}")
    if who is None:
        raise Http404
    seats = frozenset(one for one in seats_of(row.seats) if one.person in asked.person)
    mine = {one.group for one in seats if one.person == who.id}
    choices = [(str(key_of(one.id)), one.name) for one in asked.groups]
    initial = {"bodies": [str(key_of(one)) for one in mine]}
    form = PlaceForm(request.POST or None, choices=choices, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            chosen = [int(one) for one in form.cleaned_data["bodies"]]
            operations.place(row, person=person, bodies=chosen, by=request.user, shown=form.shown)
            messages.success(request, _("Geändert."))
            return redirect(address)
    before = costing.cost(asked, seats)
    toggled = {one.id: costing.cost(asked, seats ^ {Seat(one.id, who.id)}) for one in asked.groups}
    options = [
        (one.name, one.id in mine, telling.difference(asked, before, toggled[one.id]))
        for one in asked.groups
    ]
    context = {
        "form": form,
        "seen": stamp(row.seats),
        "options": options,
        "wishes": [asked.group[one].name for one in who.wishes],
        "heading": _("Wo sitzt {person}?").format(person=who.name),
        "crumbs": to_composing(row.concept, Link(_("Vorschlag"), address), Link(who.name)),
        "cancel_url": address,
    }
    return render(request, "compositions/place.html", context)


@require_http_methods(["GET", "POST"])
@needs("composition.edit", queries.composition)
def take_over(request: DeskRequest, row: Composition) -> HttpResponse:
    address = reverse("compositions:composition", args=[row.pk])
    if row.state != CompositionState.READY:
        messages.error(request, _("Dieser Vorschlag wird nicht mehr übernommen."))
        return redirect(address)
    form = TakeOverForm(request.POST or None, initial={"since": localdate()})
    since = localdate()
    if request.method == "POST" and form.is_valid():
        since = form.cleaned_data["since"]
        with refusals_on(form):
            number = operations.take_over(row, since=since, by=request.user, shown=form.shown)
            words = ngettext("Ein Sitz ist besetzt.", "{n} Sitze sind besetzt.", number)
            messages.success(request, words.format(n=number))
            return redirect(address)
    planned = planning.steps(row, since)
    context = {
        "form": form,
        "planned": planned,
        "new": sum(1 for one in planned if one.seat is None),
        "there": len(row.seats) - len(planned),
        "seen": stamp([one.told for one in planned]),
        "heading": _("Vorschlag übernehmen"),
        "crumbs": to_composing(row.concept, Link(_("Vorschlag"), address), Link(_("Übernehmen"))),
        "submit": _("Alle übernehmen"),
        "cancel_url": address,
    }
    return render(request, "compositions/take_over.html", context)


@require_POST
@needs("composition.edit", queries.composition)
def discard(request: DeskRequest, row: Composition) -> HttpResponse:
    try:
        operations.discard(row, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("compositions:composition", row.pk)
    messages.success(request, _("Der Vorschlag ist verworfen."))
    return redirect("compositions:overview", row.concept.slug)
