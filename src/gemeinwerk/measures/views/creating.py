"""A measure comes into the catalogue, or leaves it."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import operations, queries
from gemeinwerk.measures.forms.others import NewMeasureForm, ReasonForm
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.views import crumbs
from gemeinwerk.measures.views.listing import list_at


@require_http_methods(["GET", "POST"])
@needs("measure.create", concept_queries.concept)
def create(request: DeskRequest, concept: Concept) -> HttpResponse:
    field = concept.fields.filter(code=request.GET.get("feld", "")).first()
    form = NewMeasureForm(
        request.POST or None, instance=Measure(concept=concept), initial={"field": field}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            measure = operations.create(concept, by=request.user, changes=form.cleaned_data)
            messages.success(request, _("Maßnahme {code} ist angelegt.").format(code=measure.code))
            return redirect(crumbs.address("edit", measure))
    context = {
        "form": form,
        "heading": _("Neue Maßnahme"),
        "lead": german(concept.name),
        "crumbs": crumbs.to_table(concept, Link(_("Neue Maßnahme"))),
        "submit": _("Anlegen und weiterschreiben"),
        "cancel_url": reverse("measures:table", args=[concept.slug]),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("measure.create", queries.measure)
def delete(request: DeskRequest, measure: Measure) -> HttpResponse:
    form = ReasonForm(
        request.POST or None,
        label=_("Warum entfällt die Maßnahme?"),
        help_text=_(
            "Rückgängig machen lässt sich das nicht. Der ganze Inhalt und Ihre Begründung bleiben "
            "im Protokoll; eingefrorene Fassungen ändern sich nicht."
        ),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            operations.delete(measure, by=request.user, reason=reason, seen=form.shown)
            messages.success(request, _("„{measure}“ ist gelöscht.").format(measure=measure))
            return redirect(list_at(measure.concept, QueryDict(request.GET.get("liste", ""))))
    if request.method == "POST":
        measure.refresh_from_db(fields=["code", "title", "revision"])
    context = {
        "form": form,
        "seen": stamp(measure.revision),
        "heading": _("Maßnahme {code} löschen").format(code=measure.code),
        "lead": german(measure.title),
        "crumbs": crumbs.to_measure(measure, Link(_("Löschen"))),
        "submit": _("Maßnahme löschen"),
        "cancel_url": crumbs.back_to(request, "edit", measure),
    }
    return render(request, "core/layouts/desk_form.html", context)
