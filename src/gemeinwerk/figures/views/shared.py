"""A shared indicator: its series, whom it serves, its values."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import rounding
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.figures import operations, queries
from gemeinwerk.figures.drawing import drawn
from gemeinwerk.figures.forms import LinkForm, SharedForm, SharedValueForm, WhyForm
from gemeinwerk.figures.models import SharedIndicator, SharedUse, SharedValue
from gemeinwerk.figures.views.crumbs import to_figures, to_shared


@require_safe
@needs("figures.read", queries.shared)
def shared(request: DeskRequest, found: SharedIndicator) -> HttpResponse:
    return _show(request, found)


def _show(
    request: DeskRequest,
    found: SharedIndicator,
    *,
    value: SharedValueForm | None = None,
    link: LinkForm | None = None,
) -> HttpResponse:
    may_edit = request.user.has_perm("figures.edit", found)
    fresh = SharedValueForm()
    fresh.initial = {"day": localdate(), "source": found.source[:300]}
    context = {
        "shared": found,
        "concept": found.concept,
        "crumbs": to_shared(found),
        "drawn": drawn(found, localdate()),
        "uses": list(queries.uses_of(found)),
        "values": [
            (one, rounding.shown(one.value, found.places)) for one in found.values.order_by("-day")
        ],
        "may_edit": may_edit,
        "form": (value or fresh) if may_edit else None,
        "link": (link or LinkForm(shared=found)) if may_edit else None,
    }
    return render(request, "figures/shared.html", context)


@require_http_methods(["GET", "POST"])
@needs("figures.edit", concepts.concept)
def shared_add(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = SharedForm(request.POST or None)
    if form.is_bound and form.is_valid():
        with refusals_on(form, "name"):
            found = operations.add_shared(concept, said=form.said, by=request.user)
            messages.success(request, _("Der Indikator ist angelegt."))
            return redirect("figures:shared", found.pk)
    context = {
        "form": form,
        "heading": _("Gemeinsamen Indikator anlegen"),
        "lead": _("Ein Indikator der Stadt, dem mehrere Maßnahmen und Ziele dienen."),
        "crumbs": to_figures(concept, Link(_("Neuer Indikator"))),
        "cancel_url": reverse("figures:figures", args=[concept.slug]),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("figures.edit", queries.shared)
def shared_edit(request: DeskRequest, found: SharedIndicator) -> HttpResponse:
    form = SharedForm(request.POST or None, shared=found)
    if form.is_bound and form.is_valid():
        with refusals_on(form, "name"):
            operations.edit_shared(found, said=form.said, by=request.user, seen=form.shown)
            messages.success(request, _("Gespeichert."))
            return redirect("figures:shared", found.pk)
    context = {
        "form": form,
        "seen": stamp(operations.shared_told(found)),
        "heading": _("Indikator bearbeiten"),
        "lead": german(found.name),
        "crumbs": to_shared(found, Link(_("Bearbeiten"))),
        "cancel_url": reverse("figures:shared", args=[found.pk]),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("figures.edit", queries.shared)
def shared_remove(request: DeskRequest, found: SharedIndicator) -> HttpResponse:
    form = WhyForm(
        request.POST or None,
        label=_("Warum soll der Indikator weg?"),
        help_text=_("Was er an Maßnahmen eingetragen hat, bleibt dort stehen."),
    )
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            operations.remove_shared(found, reason=reason, by=request.user)
            messages.success(request, _("Der Indikator ist gelöscht."))
            return redirect("figures:figures", found.concept.slug)
    return _ask(request, form, found, _("Indikator löschen"), german(found.name))


@require_POST
@needs("figures.edit", queries.shared)
def value_add(request: DeskRequest, found: SharedIndicator) -> HttpResponse:
    form = SharedValueForm(request.POST)
    if form.is_valid():
        with refusals_on(form, "day"):
            operations.record_shared(found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Der Wert steht jetzt hier und an jeder Maßnahme."))
            return redirect("figures:shared", found.pk)
    return _show(request, found, value=form)


@require_http_methods(["GET", "POST"])
@needs("figures.edit", queries.shared_value)
def value(request: DeskRequest, found: SharedValue) -> HttpResponse:
    form = SharedValueForm(request.POST or None, value=found)
    if form.is_bound and form.is_valid():
        with refusals_on(form, "day"):
            operations.correct_shared(found, by=request.user, seen=form.shown, **form.cleaned_data)
            messages.success(request, _("Der Wert ist berichtigt, hier und an den Maßnahmen."))
            return redirect("figures:shared", found.shared_id)
    context = {
        "form": form,
        "seen": stamp(operations.value_told(found)),
        "heading": _("Messwert berichtigen"),
        "lead": german(found.shared.name),
        "crumbs": to_shared(found.shared, Link(_("Messwert berichtigen"))),
        "submit": _("Wert berichtigen"),
        "cancel_url": reverse("figures:shared", args=[found.shared_id]),
        "remove_url": reverse("figures:value_remove", args=[found.pk]),
    }
    return render(request, "figures/value.html", context)


@require_http_methods(["GET", "POST"])
@needs("figures.edit", queries.shared_value)
def value_remove(request: DeskRequest, found: SharedValue) -> HttpResponse:
    form = WhyForm(
        request.POST or None,
        label=_("Warum soll der Wert weg?"),
        help_text=_("Er bleibt mit Ihrer Begründung im öffentlichen Verlauf."),
    )
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            operations.remove_shared_value(
                found,
                reason=form.cleaned_data["reason"],
                by=request.user,
                seen=request.POST.get("gesehen"),
            )
            messages.success(request, _("Der Wert ist gelöscht."))
            return redirect("figures:shared", found.shared_id)
    day = date_format(found.day, "DATE_FORMAT")
    seen = stamp(operations.value_told(found))
    return _ask(request, form, found.shared, _("Messwert löschen"), day, seen=seen)


@require_POST
@needs("figures.edit", queries.shared)
def link(request: DeskRequest, found: SharedIndicator) -> HttpResponse:
    form = LinkForm(request.POST, shared=found)
    if form.is_valid():
        with refusals_on(form, "served"):
            if goal := form.goal:
                operations.link_goal(found, goal=goal, by=request.user)
            elif served := form.measure:
                operations.link_measure(
                    found, measure=served[0], indicator=served[1], by=request.user
                )
            messages.success(request, _("Verknüpft. Was gemessen ist, steht auch dort."))
            return redirect("figures:shared", found.pk)
    return _show(request, found, link=form)


@require_POST
@needs("figures.edit", queries.use)
def unlink(request: DeskRequest, found: SharedUse) -> HttpResponse:
    shared = found.shared_id
    operations.unlink(found, by=request.user)
    messages.success(request, _("Die Verknüpfung ist gelöst. Die Werte bleiben stehen."))
    return redirect("figures:shared", shared)


def _ask(
    request: DeskRequest,
    form: WhyForm,
    shared: SharedIndicator,
    heading: str,
    lead: str,
    seen: str = "",
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "seen": seen,
        "heading": heading,
        "lead": lead,
        "crumbs": to_shared(shared, Link(heading)),
        "submit": heading,
        "cancel_url": reverse("figures:shared", args=[shared.pk]),
    }
    return render(request, "core/layouts/desk_form.html", context)
