"""What can be done with many people or organisations of a list: files, and seats in a body."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gemeinwerk.accounts.access import DeskRequest
from gemeinwerk.actors import operations, told
from gemeinwerk.actors.forms import GiveSeatsForm
from gemeinwerk.actors.listing import exporting
from gemeinwerk.actors.views.crumbs import to_people
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 20
"""So many names stand on a page that asks; how many there are besides is said."""


def people_xlsx(request: DeskRequest, chosen: told.Chosen) -> HttpResponse:
    columns = told.declared(told.Column, told.PERSON, request.user, request.municipality)
    made = exporting.people_xlsx(request.municipality, chosen.rows, columns)
    return _file(request, made, chosen, "personen.xlsx", XLSX)


def people_cards(request: DeskRequest, chosen: told.Chosen) -> HttpResponse:
    made = exporting.people_cards(chosen.rows)
    return _file(request, made, chosen, "personen.vcf", "text/vcard; charset=utf-8")


def organisations_xlsx(request: DeskRequest, chosen: told.Chosen) -> HttpResponse:
    columns = told.declared(told.Column, told.ORGANISATION, request.user, request.municipality)
    made = exporting.organisations_xlsx(request.municipality, chosen.rows, columns)
    return _file(request, made, chosen, "organisationen.xlsx", XLSX)


def give_seats(request: DeskRequest, chosen: told.Chosen) -> HttpResponse:
    """Asks for the body first; whoever has a seat there already keeps it and gets no second."""
    form = GiveSeatsForm(
        request.POST if "body" in request.POST else None, town=request.municipality
    )
    if form.is_valid():
        with refusals_on(form):
            given = operations.give_seats(
                form.cleaned_data["body"],
                by=request.user,
                people=list(chosen.rows[: operations.MOST_SEATS + 1]),
                function=form.cleaned_data["function"],
                since=form.cleaned_data["since"],
            )
            _say(request, given)
            return redirect("actors:body", form.cleaned_data["body"].pk)
    names = [one.name for one in chosen.rows[:SHOWN]]
    context = {
        "form": form,
        "chosen": chosen,
        "names": names,
        "more": chosen.count - len(names),
        "heading": _("Sitz in einem Gremium geben"),
        "lead": ngettext(
            "{n} Person ist gewählt.", "{n} Personen sind gewählt.", chosen.count
        ).format(n=chosen.count),
        "crumbs": to_people(Link(_("Sitz geben"))),
        "submit": ngettext("{n} Sitz anlegen", "{n} Sitze anlegen", chosen.count).format(
            n=chosen.count
        ),
        "cancel_url": chosen.back,
    }
    return render(request, "actors/give_seats.html", context)


def _say(request: DeskRequest, given: operations.SeatsGiven) -> None:
    if given.count:
        text = ngettext("{n} Sitz ist angelegt.", "{n} Sitze sind angelegt.", given.count)
        messages.success(request, text.format(n=given.count))
    if given.sitting:
        text = ngettext(
            "{people} hat dort schon einen Sitz.", "{people} haben dort schon einen Sitz.",
            len(given.sitting),
        )  # fmt: skip
        messages.info(request, text.format(people=", ".join(given.sitting)))


def _file(
    request: DeskRequest, made: bytes, chosen: told.Chosen, name: str, kind: str
) -> HttpResponse:
    operations.note_export(request.municipality, by=request.user, count=chosen.count, file=name)
    day = localdate().isoformat()
    return HttpResponse(
        made,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{day}-{name}"'},
    )
