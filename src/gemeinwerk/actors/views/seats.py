"""Pages of one seat: what it is, who has it, and how one follows another."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import operations, queries, seating
from gemeinwerk.actors.forms import (
    FollowForm,
    LeaveForm,
    NewSeatForm,
    OccupancyForm,
    SeatDeputyForm,
    SeatForm,
)
from gemeinwerk.actors.models import Body, Occupancy, Seat
from gemeinwerk.actors.views import tables
from gemeinwerk.actors.views.crumbs import to_bodies
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.body)
def create(request: DeskRequest, body: Body) -> HttpResponse:
    form = NewSeatForm(request.POST or None, town=request.municipality, instance=Seat(body=body))
    address = reverse("actors:body", args=[body.pk])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.add_seat(body, by=request.user, **form.cleaned_data)
            messages.success(request, _("Der Sitz ist angelegt."))
            return redirect(address)
    context = {
        "form": form,
        "heading": _("Neuer Sitz"),
        "lead": _("Ohne Person ist der Sitz frei, bis Sie ihn besetzen."),
        "crumbs": to_bodies(Link(body.name, address), Link(_("Neuer Sitz"))),
        "submit": _("Anlegen"),
        "cancel_url": address,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.seat)
def seat(request: DeskRequest, seat: Seat) -> HttpResponse:
    form = SeatForm(request.POST or None, town=request.municipality, instance=seat)
    address = reverse("actors:body", args=[seat.body_id])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_seat(seat, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(address)
    today = localdate()
    [place] = seating.places(pk=seat.pk)
    heading = tables.heading_of(place, today)
    context = {
        "form": form,
        "seat": seat,
        "place": place,
        "facts": tables.facts(place, today),
        "holder": place.holder(today) or place.coming(today),
        "deputy": place.deputy(today),
        "history": tables.history(place) if place.sittings else None,
        "heading": heading,
        "crumbs": to_bodies(Link(seat.body.name, address), Link(heading)),
        "cancel_url": address,
    }
    return render(request, "actors/seat.html", context)


@require_POST
@needs("actor.edit", queries.seat)
def remove(request: DeskRequest, seat: Seat) -> HttpResponse:
    operations.remove_seat(seat, by=request.user)
    messages.success(request, _("Der Sitz ist entfernt."))
    return redirect("actors:body", seat.body_id)


@require_POST
@needs("actor.edit", queries.seat)
def reopen(request: DeskRequest, seat: Seat) -> HttpResponse:
    try:
        operations.reopen_seat(seat, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Den Sitz gibt es wieder."))
    return redirect("actors:seat", seat.pk)


# --- who comes and goes: pages of one form --------------------------------------------------------

Text = str | Promise


@dataclass(frozen=True, kw_only=True)
class Step:
    """A page on which one thing happens to a seat: its form, its verb and its words."""

    verb: Callable[..., Any]
    form: Callable[..., Any]
    heading: Text
    lead: Text
    submit: Text
    done: Text
    lead_if: Callable[[seating.Place, date], object] = lambda place, day: True
    """Whether there is anybody the lead speaks of."""

    def view(self) -> Callable[..., HttpResponseBase]:
        @require_http_methods(["GET", "POST"])
        @needs("actor.edit", queries.seat)
        def page(request: DeskRequest, seat: Seat) -> HttpResponse:
            return self._answer(request, seat)

        return page

    def _answer(self, request: DeskRequest, seat: Seat) -> HttpResponse:
        form = self.form(request.POST or None, request.municipality)
        address = reverse("actors:seat", args=[seat.pk])
        if request.method == "POST" and form.is_valid():
            with refusals_on(form):
                values = form.cleaned_data
                self.verb(seat, by=request.user, shown=form.shown, **values)
                messages.success(request, str(self.done))
                return redirect(address)
        today = localdate()
        [place] = seating.places(pk=seat.pk)
        name = tables.heading_of(place, today)
        body = reverse("actors:body", args=[seat.body_id])
        context = {
            "form": form,
            "seen": stamp(place_told(place)),
            "facts": tables.facts(place, today),
            "heading": str(self.heading),
            "lead": str(self.lead) if self.lead_if(place, today) else "",
            "crumbs": to_bodies(
                Link(seat.body.name, body), Link(name, address), Link(str(self.heading))
            ),
            "submit": str(self.submit),
            "cancel_url": address,
        }
        return render(request, "actors/seat_step.html", context)


def place_told(place: seating.Place) -> list[Any]:
    """The same as the verbs ask of what they hold (`operations.seat_told`)."""
    told = [(one.pk, one.person, str(one.since), str(one.until)) for one in place.sittings]
    return [place.pk, str(place.until), told]


fill = Step(
    verb=operations.hand_over_seat,
    form=lambda data, town: FollowForm(data, town=town),
    heading=gettext_lazy("Sitz besetzen"),
    lead=gettext_lazy("Wer bis dahin hier sitzt, sitzt hier bis zum Tag davor."),
    submit=gettext_lazy("Besetzen"),
    done=gettext_lazy("Der Sitz ist besetzt."),
    lead_if=lambda place, day: place.holder(day) or place.coming(day),
).view()
vacate = Step(
    verb=operations.vacate_seat,
    form=lambda data, town: LeaveForm(data),
    heading=gettext_lazy("Jemand scheidet aus"),
    lead=gettext_lazy("Der Sitz bleibt und ist danach frei; die Vertretung bleibt eingetragen."),
    submit=gettext_lazy("Letzten Tag eintragen"),
    done=gettext_lazy("Der letzte Tag ist eingetragen."),
).view()
deputise = Step(
    verb=operations.name_seat_deputy,
    form=lambda data, town: SeatDeputyForm(data, town=town),
    heading=gettext_lazy("Vertretung eintragen"),
    lead=gettext_lazy("Wer bis dahin vertritt, vertritt bis zum Tag davor."),
    submit=gettext_lazy("Vertretung eintragen"),
    done=gettext_lazy("Die Vertretung ist eingetragen."),
    lead_if=lambda place, day: place.deputy(day),
).view()
end_deputy = Step(
    verb=operations.end_seat_deputy,
    form=lambda data, town: LeaveForm(data),
    heading=gettext_lazy("Vertretung beenden"),
    lead=gettext_lazy("Danach hat der Sitz keine Vertretung."),
    submit=gettext_lazy("Letzten Tag eintragen"),
    done=gettext_lazy("Der letzte Tag ist eingetragen."),
).view()
end = Step(
    verb=operations.end_seat,
    form=lambda data, town: LeaveForm(data),
    heading=gettext_lazy("Sitz aufheben"),
    lead=gettext_lazy(
        "Danach hat das Gremium diesen Sitz nicht mehr. Wer hier sitzt oder vertritt, tut es bis "
        "zu diesem Tag; wer hier saß, bleibt nachlesbar."
    ),
    submit=gettext_lazy("Sitz aufheben"),
    done=gettext_lazy("Der Sitz ist aufgehoben."),
).view()


@require_http_methods(["GET", "POST"])
@needs("actor.edit", queries.occupancy)
def occupancy(request: DeskRequest, found: Occupancy) -> HttpResponse:
    form = OccupancyForm(request.POST or None, instance=found)
    address = reverse("actors:seat", args=[found.seat_id])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_occupancy(found, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(address)
    body = found.seat.body
    words = _("Vertretung durch {person}") if found.deputises else _("Amtszeit von {person}")
    heading = words.format(person=found)
    context = {
        "form": form,
        "occupancy": found,
        "heading": heading,
        "crumbs": to_bodies(
            Link(body.name, reverse("actors:body", args=[body.pk])),
            Link(found.seat.get_function_display(), address),
            Link(heading),
        ),
        "cancel_url": address,
    }
    return render(request, "actors/occupancy.html", context)


@require_POST
@needs("actor.edit", queries.occupancy)
def take_back(request: DeskRequest, found: Occupancy) -> HttpResponse:
    operations.remove_occupancy(found, by=request.user)
    messages.success(request, _("Der Eintrag ist zurückgenommen."))
    return redirect("actors:seat", found.seat_id)
