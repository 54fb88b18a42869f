"""What people ask for about their own data, at the desk: looked through, done or declined; and the
link the office sends them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors import queries
from gemeinwerk.actors.forms import SettleForm
from gemeinwerk.actors.models import Asked, DataRequest, Person
from gemeinwerk.actors.own_data import operations
from gemeinwerk.actors.own_data import queries as own
from gemeinwerk.actors.views.crumbs import to_people
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link

DONE, DECLINED = "erledigt", "abgelehnt"


@require_safe
@needs("actor.read")
def requests(request: DeskRequest) -> HttpResponse:
    context = {"requests": own.open_requests(request.municipality)}
    return render(request, "actors/own_data/requests.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit", own.request_of)
def one(request: DeskRequest, asked: DataRequest) -> HttpResponse:
    form = SettleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.settle_request(
                asked,
                by=request.user,
                followed=DONE in request.POST,
                answer=form.cleaned_data["answer"],
            )
            messages.success(
                request, _("Erledigt. Die Person hört davon, wo sie eine Adresse hat.")
            )
            return redirect("actors:data_requests")
    person = asked.person
    context = {
        "form": form,
        "asked": asked,
        "person": person,
        "erasure": asked.kind == Asked.ERASURE,
        "facts": [
            (_("Eingegangen am"), date_format(localtime(asked.at), "DATE_FORMAT")),
            (_("Zu beantworten bis"), date_format(asked.due_on, "DATE_FORMAT")),
        ],
        "heading": asked.get_kind_display(),
        "crumbs": to_people(
            Link(_("Anliegen zu eigenen Daten"), reverse("actors:data_requests")),
            Link(person.name),
        ),
        "back_url": reverse("actors:data_requests"),
    }
    return render(request, "actors/own_data/request.html", context)


@require_POST
@needs("actor.edit", queries.person)
def send_link(request: DeskRequest, person: Person) -> HttpResponse:
    try:
        operations.send_data_link(person, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Der Link geht per Mail hinaus und gilt 14 Tage."))
    return redirect("actors:person", person.pk)


@require_POST
@needs("actor.edit", queries.person)
def withdraw_links(request: DeskRequest, person: Person) -> HttpResponse:
    operations.withdraw_data_links(person, by=request.user)
    messages.success(request, _("Kein Link zu diesen Daten gilt mehr."))
    return redirect("actors:person", person.pk)
