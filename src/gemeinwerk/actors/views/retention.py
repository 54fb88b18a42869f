"""What a town has kept long enough: proposed each month, erased or kept with a reason; and for how
long each kind of data is kept."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors.forms import KeepForm, PeriodsForm
from gemeinwerk.actors.retention import operations, queries
from gemeinwerk.actors.retention.kept import kept
from gemeinwerk.actors.views.crumbs import to_people
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link

A_PAGE = 50
ERASE, SURE, KEEP, ROW = "loeschen", "sicher", "behalten", "vorschlag"


@require_http_methods(["GET", "POST"])
@needs("actor.edit")
def proposals(request: DeskRequest) -> HttpResponse:
    """Erasing asks once more, with what will happen to whom."""
    town, sent = request.municipality, request.POST
    found = queries.proposals(town).order_by("kind", "pk")
    keys = [key for key in map(whole_number, sent.getlist(ROW)[:A_PAGE]) if key is not None]
    if request.method == "POST" and not keys:
        messages.error(request, _("Bitte kreuzen Sie an, worum es geht."))
        return redirect("actors:retention")
    if ERASE in sent:
        return _erase(request, keys)
    form = KeepForm(sent if KEEP in sent else None)
    if form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            count = operations.keep(town, by=request.user, keys=keys, reason=reason)
            text = ngettext("{n} Eintrag bleibt.", "{n} Einträge bleiben.", count)
            messages.success(request, text.format(n=count))
            return redirect("actors:retention")
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    context = {
        "form": form,
        "page": page,
        "rows": queries.named(town, page),
        "ticked": keys,
    }
    return render(request, "actors/retention/proposals.html", context)


def _erase(request: DeskRequest, keys: list[int]) -> HttpResponse:
    town = request.municipality
    if SURE in request.POST:
        try:
            gone, left = operations.erase_each(town, by=request.user, keys=keys)
        except DomainError as refusal:
            messages.error(request, refusal.message)
            return redirect("actors:retention")
        if gone:
            text = ngettext("{n} Eintrag ist gelöscht.", "{n} Einträge sind gelöscht.", gone)
            messages.success(request, text.format(n=gone))
        if left:
            text = ngettext(
                "{n} Eintrag wird inzwischen wieder gebraucht und bleibt.",
                "{n} Einträge werden inzwischen wieder gebraucht und bleiben.",
                left,
            )
            messages.info(request, text.format(n=left))
        return redirect("actors:retention")
    rows = queries.named(town, queries.proposals(town).filter(pk__in=keys))
    context = {
        "rows": rows,
        "crumbs": to_people(Link(_("Aufbewahrung"), reverse("actors:retention"))),
        "back_url": reverse("actors:retention"),
    }
    return render(request, "actors/retention/erase.html", context)


@require_http_methods(["GET", "POST"])
@needs("actor.edit")
def periods(request: DeskRequest) -> HttpResponse:
    town = request.municipality
    known: dict[str, Any] = queries.months_of(town)
    form = PeriodsForm(request.POST or None, known=known)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.set_periods(town, by=request.user, months=form.cleaned_data)
            messages.success(request, _("Gespeichert."))
            return redirect("actors:retention")
    context = {
        "form": form,
        "heading": _("Aufbewahrungsfristen"),
        "lead": _(
            "Nach so vielen Monaten ohne Anlass schlägt Gemeinwerk vor, etwas zu löschen. Gelöscht "
            "wird erst, wenn Sie es bestätigen."
        ),
        "crumbs": to_people(
            Link(_("Aufbewahrung"), reverse("actors:retention")), Link(_("Fristen"))
        ),
        "cancel_url": reverse("actors:retention"),
        "kept": kept(),
    }
    return render(request, "actors/retention/periods.html", context)
