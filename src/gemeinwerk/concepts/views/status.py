"""Where a concept stands, and its next step."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.readership import readers
from gemeinwerk.concepts import operations, queries
from gemeinwerk.concepts.forms import AdvanceForm, WithdrawForm
from gemeinwerk.concepts.lifecycle import LIFECYCLE, ConceptStatus, goes_back
from gemeinwerk.concepts.models import Concept
from gemeinwerk.concepts.phases import Activity, difference, permitted
from gemeinwerk.concepts.views.crumbs import address_of, to_concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Knot, Link


@dataclass(frozen=True)
class Step:
    """A status that may follow: what is missing for it, what it asks for, what it would do."""

    to: str
    label: str
    back: bool
    missing: list[str]
    form: AdvanceForm
    ends: list[Activity]
    begins: list[Activity]
    returns: bool
    """Whether there is a way back."""


@require_http_methods(["GET", "POST"])
@needs("concept.advance", queries.concept)
def status(request: DeskRequest, concept: Concept) -> HttpResponse:
    to = request.POST.get("nach", "")
    forms = {
        following: AdvanceForm(
            request.POST if following == to else None, concept=concept, to=following
        )
        for following in LIFECYCLE.following(concept.status)
    }
    form = forms.get(to)
    if request.method == "POST" and form is None:
        messages.error(request, _("Dieser Schritt folgt nicht auf den jetzigen Stand."))
    if request.method == "POST" and form is not None and form.is_valid():
        with refusals_on(form):
            operations.advance(concept, by=request.user, to=to, **form.cleaned_data)
            messages.success(
                request,
                _("„{concept}“ ist jetzt {status}.").format(
                    concept=concept, status=ConceptStatus(to).label
                ),
            )
            return redirect(address_of(concept))
    context = {
        "concept": concept,
        "knots": _knots(concept),
        "steps": sorted(
            (_step(concept, following, form) for following, form in forms.items()),
            key=lambda step: step.back,
        ),
        "permitted": permitted(concept),
        "readers": readers("concept.read"),
        "crumbs": to_concept(concept, Link(_("Stand"))),
    }
    return render(request, "concepts/status.html", context)


@require_http_methods(["GET", "POST"])
@needs("concept.publish", queries.concept)
def withdraw(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        operations.withdraw(concept, by=request.user, **form.cleaned_data)
        messages.success(
            request, _("„{concept}“ ist nicht mehr öffentlich.").format(concept=concept)
        )
        return redirect(address_of(concept))
    context = {
        "form": form,
        "heading": _("Konzept zurückziehen"),
        "lead": format_html(
            _(
                "Bürger*innen finden „{concept}“ dann nicht mehr, auch seine Fassungen nicht. Am "
                "Arbeitsplatz lesen das Konzept weiter: {readers}."
            ),
            concept=german(concept),
            readers=readers("concept.read"),
        ),
        "crumbs": to_concept(concept, Link(_("Zurückziehen"))),
        "submit": _("Zurückziehen"),
        "cancel_url": address_of(concept),
    }
    return render(request, "core/layouts/desk_form.html", context)


def _step(concept: Concept, to: str, form: AdvanceForm) -> Step:
    label, back = str(ConceptStatus(to).label), goes_back(concept.status, to)
    ends, begins = difference(concept.status, to)
    returns = concept.status in LIFECYCLE.following(to)
    return Step(to, label, back, operations.missing_for(concept, to), form, ends, begins, returns)


def _knots(concept: Concept) -> list[Knot]:
    order = ConceptStatus.values
    here = order.index(concept.status)
    return [
        Knot(
            str(ConceptStatus(value).label),
            "done" if place < here else "current" if place == here else "open",
        )
        for place, value in enumerate(order)
    ]
