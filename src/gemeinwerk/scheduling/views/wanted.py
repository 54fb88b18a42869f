"""What is wanted: begun with what is usual, changed, and a plan asked for."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link, Tone
from gemeinwerk.meetings.convening import telling as convening
from gemeinwerk.meetings.models import Format
from gemeinwerk.scheduling import defaults, membership, operations, queries
from gemeinwerk.scheduling.facts import Facts
from gemeinwerk.scheduling.feed.queries import address_of
from gemeinwerk.scheduling.forms import ScheduleForm, SeriesForm
from gemeinwerk.scheduling.gathering import gather
from gemeinwerk.scheduling.models import PlanState, Schedule, Series
from gemeinwerk.scheduling.telling.history import together
from gemeinwerk.scheduling.views.crumbs import to_overview, to_schedule
from gemeinwerk.scheduling.views.days import day_of

MOST_OF_THE_PAST = 15
TONES: dict[str, Tone] = {
    PlanState.WAITING: "none",
    PlanState.COMPUTING: "progress",
    PlanState.READY: "partly",
    PlanState.FAILED: "off",
    PlanState.PUBLISHING: "progress",
    PlanState.PUBLISHED: "done",
    PlanState.SUPERSEDED: "dropped",
    PlanState.DISCARDED: "dropped",
}


@require_http_methods(["GET", "POST"])
@needs("schedule.edit", concepts.concept)
def overview(request: DeskRequest, concept: Concept) -> HttpResponse:
    """A concept's plannings; without one, what the first would begin with."""
    if request.method == "POST":
        return _begin(request, concept)
    found = list(queries.schedules(concept))
    context: dict[str, Any] = {
        "concept": concept,
        "schedules": found,
        "proposal": defaults.proposal(concept, localdate()),
        "crumbs": [*to_overview(concept)[:-1], Link(_("Termine planen"))],
    }
    return render(request, "scheduling/overview.html", context)


def _begin(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Begun with what is usual; where a plan can be asked for at once, it is."""
    try:
        schedule = operations.begin(concept, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("scheduling:overview", concept.slug)
    try:
        plan = operations.ask(schedule, by=request.user)
    except DomainError as refusal:
        messages.info(request, refusal.message)
        return redirect("scheduling:schedule", schedule.pk)
    return redirect("scheduling:plan", plan.pk)


@require_safe
@needs("schedule.edit", queries.schedule)
def schedule(request: DeskRequest, schedule: Schedule) -> HttpResponse:
    facts = gather(schedule)
    plans = list(queries.plans(schedule))
    context = {
        "schedule": schedule,
        "series": _lines(schedule, facts),
        "wishes": _wishes(schedule),
        "answered": sum(1 for one in facts.people if one.answered),
        "people": len(facts.people),
        "busy": len(facts.busy),
        "weekdays": ", ".join(str(WEEKDAYS[day]) for day in sorted(schedule.weekdays)),
        "plans": [(one, TONES[one.state]) for one in plans[:20]],
        "at_work": next((one for one in plans if one.is_at_work), None),
        "feed": address_of(request.municipality, schedule),
        "history": together(sentences.history(schedule))[:MOST_OF_THE_PAST],
        "crumbs": to_overview(schedule.concept, Link(schedule.title)),
    }
    return render(request, "scheduling/schedule.html", context)


def _lines(schedule: Schedule, facts: Facts) -> list[dict[str, Any]]:
    """A series as the table tells it."""
    members = {one.key: one for one in facts.series}
    rows = list(queries.series_of(schedule))
    names = {one.pk: str(one) for one in rows}
    return [
        {
            "row": one,
            "members": len(members[one.pk].members),
            "required": len(members[one.pk].required),
            "from_where": facts.from_where.get(one.body_id, ""),
            "convening": _convening(one),
            "after": ", ".join(names[key] for key in one.after if key in names),
        }
        for one in rows
    ]


def _convening(one: Series) -> list[str]:
    """Until when must be invited, and whether those who join from elsewhere count."""
    held = convening.of_body(one.body)
    if held is None:
        return []
    joining = convening.joining(held) if one.format != Format.PRESENCE else ""
    return [word for word in (convening.period(held) if held.is_heeded else "", joining) if word]


def _wishes(schedule: Schedule) -> list[tuple[Series, Any, str]]:
    rows = {one.pk: one for one in queries.series_of(schedule)}
    found = sorted(queries.wishes(schedule).items(), key=lambda one: one[0][1])
    return [(rows[key], day, kind) for (key, day), kind in found]


@require_http_methods(["GET", "POST"])
@needs("schedule.edit", queries.schedule)
def edit(request: DeskRequest, schedule: Schedule) -> HttpResponse:
    form = ScheduleForm(request.POST or None, instance=schedule)
    address = reverse("scheduling:schedule", args=[schedule.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_schedule(schedule, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(address)
    context = {
        "form": form,
        "heading": _("Zeitraum, Tage und Strenge"),
        "crumbs": to_schedule(schedule, Link(_("Zeitraum, Tage und Strenge"))),
        "cancel_url": address,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("schedule.edit", queries.schedule)
def remove(request: DeskRequest, schedule: Schedule) -> HttpResponse:
    slug = schedule.concept.slug
    try:
        operations.remove_schedule(schedule, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("scheduling:schedule", schedule.pk)
    messages.success(request, _("Die Planung ist gelöscht."))
    return redirect("scheduling:overview", slug)


@require_POST
@needs("schedule.edit", queries.schedule)
def ask(request: DeskRequest, schedule: Schedule) -> HttpResponse:
    try:
        plan = operations.ask(schedule, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect("scheduling:schedule", schedule.pk)
    return redirect("scheduling:plan", plan.pk)


@require_POST
@needs("schedule.edit", queries.schedule)
def free(request: DeskRequest, schedule: Schedule, series: int, day: str) -> HttpResponse:
    """A day that was set or ruled out is neither any more."""
    found = schedule.series.filter(pk=series).first()
    if found is None:
        raise Http404
    operations.free_day(found, day=day_of(day), by=request.user)
    return redirect("scheduling:schedule", schedule.pk)


def _form(request: Any, schedule: Schedule, series: Series | None) -> SeriesForm:
    every = list(schedule.series.select_related("body"))
    people = queries.people(membership.of(schedule, {one.body_id for one in every}).people)
    return SeriesForm(
        request.POST or None,
        instance=series or Series(schedule=schedule),
        schedule=schedule,
        people=people,
        every=every,
    )


SERIES = ChildPages(
    name="series",
    on_parent=needs("schedule.edit", queries.schedule),
    on_child=needs("schedule.edit", queries.series),
    parent_of=lambda series: series.schedule,
    form=_form,
    add=operations.add_series,
    edit=operations.edit_series,
    move=operations.move_series,
    remove=operations.remove_series,
    page=lambda schedule: reverse("scheduling:schedule", args=[schedule.pk]),
    crumbs=to_schedule,
    words=Words(
        new=gettext_lazy("Neue Reihe"),
        added=gettext_lazy("„{it}“ ist ergänzt."),
        removed=gettext_lazy("„{it}“ ist entfernt."),
    ),
    template="scheduling/series.html",
)
