"""From a measure's own indicator to one that is read from an address, in one step."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.figures import operations, queries
from gemeinwerk.figures.forms import ShareForm
from gemeinwerk.figures.models import SharedUse
from gemeinwerk.figures.views.crumbs import to_figures
from gemeinwerk.measures.models import Indicator


@require_http_methods(["GET", "POST"])
@needs("figures.edit", queries.indicator)
def share(request: DeskRequest, indicator: Indicator) -> HttpResponse:
    """Says what happens and asks for a name; on to the source. What is shared already leads
    straight there."""
    measure = indicator.measure
    use = SharedUse.objects.filter(measure=measure, indicator=indicator.name).first()
    if use:
        return redirect("figures:feed", use.shared_id)
    form = ShareForm(request.POST or None, indicator=indicator)
    if form.is_bound and form.is_valid():
        with refusals_on(form, "name"):
            name = form.cleaned_data["name"]
            shared = operations.share_indicator(indicator, name=name, by=request.user)
            messages.success(
                request, _("Der gemeinsame Indikator ist angelegt. Woher wird er gelesen?")
            )
            return redirect("figures:feed_edit", shared.pk)
    edit = reverse("measures:edit", args=[measure.concept.slug, measure.pk])
    context = {
        "form": form,
        "heading": _("Regelmäßig einlesen"),
        "lead": german(f"{measure.code}: {indicator.name}"),
        "crumbs": to_figures(measure.concept, Link(_("Regelmäßig einlesen"))),
        "n": measure.measured.filter(indicator=indicator.name).count(),
        "submit": _("Anlegen und Quelle angeben"),
        "cancel_url": f"{edit}#messwerte",
    }
    return render(request, "figures/share.html", context)
