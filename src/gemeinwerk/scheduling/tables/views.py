"""A table is sent, looked through and taken over; until then nothing of it is kept."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.bodies import takes_file
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link
from gemeinwerk.scheduling import membership, queries
from gemeinwerk.scheduling.models import Schedule
from gemeinwerk.scheduling.tables.forms import TimesFileForm, WhoseForm
from gemeinwerk.scheduling.tables.operations import take_table
from gemeinwerk.scheduling.tables.reading import opened, read, sealed
from gemeinwerk.scheduling.views.crumbs import to_schedule

_READ = "gelesen"


@require_http_methods(["GET", "POST"])
@takes_file("schedule.edit")
@needs("schedule.edit", queries.schedule)
def table(request: DeskRequest, schedule: Schedule) -> HttpResponse:
    if request.method == "POST" and _READ in request.POST:
        return _taken(request, schedule)
    posted = request.method == "POST"
    form = TimesFileForm(request.POST, request.FILES) if posted else TimesFileForm()
    if form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_on(form, "file"):
            people = list(_people(schedule))
            found = read(schedule, file.read(), file.name or "", people)
            packed = sealed(found, schedule, request.user)
            return _look_through(request, schedule, WhoseForm(table=found, people=people), packed)
    return _choose(request, schedule, form)


def _choose(request: DeskRequest, schedule: Schedule, form: TimesFileForm) -> HttpResponse:
    return render(request, "scheduling/table_file.html", _context(schedule) | {"form": form})


def _taken(request: DeskRequest, schedule: Schedule) -> HttpResponse:
    packed = request.POST[_READ]
    people = list(_people(schedule))
    try:
        found = opened(packed, schedule, request.user)
    except DomainError as over:
        messages.error(request, over.message)
        return redirect("scheduling:times_table", schedule.pk)
    form = WhoseForm(request.POST, table=found, people=people)
    if form.is_valid():
        with refusals_on(form):
            number = take_table(schedule, rows=form.chosen, by=request.user)
            words = ngettext(
                "Die Antwort einer Person ist übernommen.",
                "Die Antworten von {n} Personen sind übernommen.",
                number,
            )
            messages.success(request, words.format(n=number))
            return redirect("scheduling:times", schedule.pk)
    return _look_through(request, schedule, form, packed)


def _look_through(
    request: DeskRequest, schedule: Schedule, form: WhoseForm, packed: str
) -> HttpResponse:
    rows = form.table["rows"]
    context = _context(schedule) | {
        "form": form,
        "packed": packed,
        "asked": form.table["asked"],
        "notes": form.table["notes"],
        "unknown": sum(row["person"] is None and not row["silent"] for row in rows),
        "silent": sum(row["silent"] for row in rows),
    }
    return render(request, "scheduling/table.html", context)


def _people(schedule: Schedule) -> Any:
    bodies = set(queries.series_of(schedule).values_list("body_id", flat=True))
    return queries.people(membership.of(schedule, bodies).people)


def _context(schedule: Schedule) -> dict[str, Any]:
    back = reverse("scheduling:times", args=[schedule.pk])
    return {
        "schedule": schedule,
        "back": back,
        "crumbs": to_schedule(
            schedule, Link(_("Wer wann kann"), back), Link(_("Tabelle einlesen"))
        ),
    }
