"""Measures that stand in two concepts, as the office ties them."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import BaseForm, refusals_on
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.lifecycle import REPORTED
from gemeinwerk.monitoring.same import queries
from gemeinwerk.monitoring.same.models import SameMeasure
from gemeinwerk.monitoring.same.operations import say_different, say_same
from gemeinwerk.monitoring.views.rounds import crumbs, to_rounds


class SameForm(BaseForm):
    measure = forms.ModelChoiceField(
        label=gettext_lazy("Diese Maßnahme"), queryset=Measure.objects.none()
    )
    leading = forms.ModelChoiceField(
        label=gettext_lazy("wird gemeldet mit"),
        queryset=Measure.objects.none(),
        help_text=gettext_lazy("Eine Maßnahme aus einem anderen Konzept, das umgesetzt wird."),
    )

    def __init__(self, data: Any = None, *, concept: Concept) -> None:
        super().__init__(data)
        own = Measure.objects.filter(concept=concept).only("pk", "code", "title")
        others = (
            Measure.objects.filter(
                concept__municipality=concept.municipality_id, concept__status__in=REPORTED
            )
            .exclude(concept=concept)
            .select_related("concept")
            .only("pk", "code", "title", "concept__title")
        )
        measure: Any = self.fields["measure"]
        measure.queryset = own.order_by("field__position", "position", "pk")
        leading: Any = self.fields["leading"]
        leading.queryset = others.order_by("concept", "field__position", "position", "pk")
        leading.label_from_instance = lambda one: f"{one.concept.title}: {one.code} {one.title}"


@require_http_methods(["GET", "POST"])
@needs("report.approve", concepts.concept)
def same(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = SameForm(request.POST or None, concept=concept)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            told = form.cleaned_data
            say_same(told["measure"], leading=told["leading"], by=request.user)
            messages.success(request, _("Beide werden jetzt mit einer Meldung gemeldet."))
            return redirect("monitoring:same", concept.slug)
    way = crumbs(request, concept, to_rounds(concept), Link(_("In zwei Konzepten")))
    context = {
        "concept": concept,
        "crumbs": way,
        "form": form,
        "rows": queries.pairs_of(concept),
    }
    return render(request, "monitoring/same.html", context)


@require_POST
@needs("report.approve", queries.pair)
def same_end(request: DeskRequest, found: SameMeasure) -> HttpResponse:
    try:
        say_different(found, by=request.user)
        messages.success(request, _("Jede wird wieder für sich gemeldet."))
    except DomainError as refusal:
        messages.error(request, refusal.message)
    return redirect("monitoring:same", found.measure.concept.slug)
