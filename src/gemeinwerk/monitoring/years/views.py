"""A measure year by year, at the desk."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs, require
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import queries as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.tabs import measure_tabs
from gemeinwerk.monitoring.views.rounds import crumbs
from gemeinwerk.monitoring.years.forms import YearsForm
from gemeinwerk.monitoring.years.models import MeasureYear
from gemeinwerk.monitoring.years.operations import tell_years, years_told


@require_http_methods(["GET", "POST"])
@needs("measure.read", measures.measure)
def years(request: DeskRequest, measure: Measure) -> HttpResponse:
    """Read, and by whoever may edit the measure said: what was told long ago, what a round did not
    ask."""
    may_edit = request.user.has_perm("measure.edit", measure)
    form = YearsForm(request.POST or None, measure=measure) if may_edit else None
    if request.method == "POST":
        require(request, "measure.edit", measure)
        assert form
        if form.is_valid():
            with refusals_on(form):
                tell_years(measure, years=form.told, by=request.user, seen=form.shown)
                messages.success(request, _("Gespeichert."))
                return redirect("monitoring:years", measure.concept.slug, measure.pk)
    context = {
        "measure": measure,
        "concept": measure.concept,
        "crumbs": crumbs(request, measure.concept, Link(measure.code)),
        "tabs": measure_tabs(request, measure),
        "form": form,
        "rows": [] if form else MeasureYear.objects.filter(measure=measure),
        "year": localdate().year,
        "seen": stamp(years_told(measure)) if form else "",
    }
    return render(request, "monitoring/years.html", context)
