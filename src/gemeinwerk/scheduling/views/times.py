"""When people can: who has told, who has not, and what the office enters for one of them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors.models import Person
from gemeinwerk.core.bodies import takes_file
from gemeinwerk.core.forms import FileForm, refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.engines.planning.problem import ProblemError
from gemeinwerk.scheduling import operations, queries
from gemeinwerk.scheduling.building import problem_data
from gemeinwerk.scheduling.facts import Facts, PersonFacts
from gemeinwerk.scheduling.forms import TimesForm
from gemeinwerk.scheduling.forms.fields import in_words
from gemeinwerk.scheduling.gathering import gather, said_of
from gemeinwerk.scheduling.models import Schedule, Source
from gemeinwerk.scheduling.naming import unnamed
from gemeinwerk.scheduling.operations.times import told
from gemeinwerk.scheduling.telling.heat import Column, Week, heat
from gemeinwerk.scheduling.views.crumbs import to_schedule

A_PAGE = 50


@require_safe
@needs("schedule.edit", queries.schedule)
def people(request: DeskRequest, schedule: Schedule) -> HttpResponse:
    facts = gather(schedule)
    known = {one.key: one for one in facts.people}
    rows = queries.people(set(known))
    only_silent = request.GET.get("ohne") == "antwort"
    if only_silent:
        silent = {key for key, one in known.items() if not one.answered}
        rows = queries.people(silent)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("seite"))
    days = _possible(facts)
    columns, weeks = _heat(facts)
    context: dict[str, Any] = {
        "schedule": schedule,
        "page": page,
        "only_silent": only_silent,
        "rows": [(one, known[one.pk].answered, _free(known[one.pk], days)) for one in page],
        "all": len(known),
        "answered": sum(1 for one in known.values() if one.answered),
        "possible": len(days),
        "columns": [f"{WEEKDAYS_ABBR[one.weekday]} {one.hour}" for one in columns],
        "weeks": weeks,
        "crumbs": to_schedule(schedule, Link(_("Wer wann kann"))),
    }
    return render(request, "scheduling/times.html", context)


def _heat(facts: Facts) -> tuple[list[Column], list[Week]]:
    if not facts.planned:
        return [], []
    there = {key for one in facts.planned for key in one.members}
    people = [one for one in facts.people if one.key in there]
    try:
        return heat(unnamed(problem_data(facts)), people)
    except ProblemError:  # a year whose holidays nobody knows: asking for a plan says so
        return [], []


def _possible(facts: Facts) -> list[date]:
    """The days on which there could be meetings, but for holidays."""
    wanted = set(facts.weekdays).union(*(one.weekdays for one in facts.series))
    length = (facts.last - facts.first).days + 1
    days = (facts.first + timedelta(days=n) for n in range(length))
    busy = {day for day, _why in facts.busy}
    return [day for day in days if day.weekday() in wanted and day not in busy]


def _free(one: PersonFacts, days: list[date]) -> int:
    return sum(1 for day in days if day not in one.away)


@require_http_methods(["GET", "POST"])
@needs("schedule.edit", queries.schedule)
def person(request: DeskRequest, schedule: Schedule, person: int) -> HttpResponse:
    try:
        who: Person = queries.person(request.municipality, person)
    except Person.DoesNotExist:
        raise Http404 from None
    form = TimesForm(request.POST or None, initial=_entered(schedule, who))
    address = reverse("scheduling:times", args=[schedule.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.enter_times(
                schedule, person=who, by=request.user, shown=form.shown, **form.cleaned_data
            )
            messages.success(request, _("Gespeichert."))
            return redirect(address)
    facts = {one.key: one for one in gather(schedule).people}.get(who.pk)
    context = {
        "form": form,
        "seen": stamp(told(schedule, who)),
        "facts": facts,
        "away": _words(facts.away) if facts else "",
        "rather_not": _words(facts.rather_not) if facts else "",
        "heading": who.name,
        "calendar_url": reverse("scheduling:calendar", args=[schedule.pk, who.pk]),
        "crumbs": to_schedule(schedule, Link(_("Wer wann kann"), address), Link(who.name)),
        "cancel_url": address,
    }
    return render(request, "scheduling/person.html", context)


@require_http_methods(["GET", "POST"])
@takes_file("schedule.edit")
@needs("schedule.edit", queries.schedule)
def calendar(request: DeskRequest, schedule: Schedule, person: int) -> HttpResponse:
    """A calendar file of one person: only the days it leaves no room on are kept."""
    try:
        who: Person = queries.person(request.municipality, person)
    except Person.DoesNotExist:
        raise Http404 from None
    form = FileForm(request.POST or None, request.FILES or None)
    back = reverse("scheduling:person", args=[schedule.pk, who.pk])
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_on(form, "file"):
            days = operations.busy_days(schedule, content=file.read(), name=file.name or "")
            operations.keep_calendar(schedule, person=who, days=days, by=request.user)
            words = ngettext(
                "Ein Tag ist in diesem Kalender belegt.",
                "{n} Tage sind in diesem Kalender belegt.",
                len(days),
            )
            messages.success(request, words.format(n=len(days)))
            return redirect(back)
    context = {
        "form": form,
        "heading": _("Kalenderdatei einlesen"),
        "lead": who.name,
        "crumbs": to_schedule(
            schedule,
            Link(_("Wer wann kann"), reverse("scheduling:times", args=[schedule.pk])),
            Link(who.name, back),
            Link(_("Kalenderdatei einlesen")),
        ),
        "submit": _("Einlesen"),
        "cancel_url": back,
    }
    return render(request, "scheduling/calendar.html", context)


def _entered(schedule: Schedule, who: Person) -> dict[str, Any]:
    rows = [
        said_of(one) for one in queries.times(schedule).filter(person=who, source=Source.OFFICE)
    ]
    return {
        "weekdays": sorted(set().union(*(one.weekdays for one in rows))),
        "away": sorted(set().union(*(one.away for one in rows))),
        "rather_not": sorted(set().union(*(one.rather_not for one in rows))),
        "can": sorted(set().union(*(one.can for one in rows))),
    }


def _words(days: Iterable[date]) -> str:
    return in_words(days)
