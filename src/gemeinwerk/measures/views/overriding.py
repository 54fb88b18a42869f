"""Letting a finding of the check stand, with a reason."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.engines.smart import RULES
from gemeinwerk.measures import checking, operations, queries
from gemeinwerk.measures.forms.others import ReasonForm
from gemeinwerk.measures.models import Measure, Override
from gemeinwerk.measures.views import crumbs


@require_http_methods(["GET", "POST"])
@needs("measure.override", queries.measure)
def override(request: DeskRequest, measure: Measure, rule: str) -> HttpResponse:
    """Let what one rule finds stand, with a reason; or take that back."""
    if rule not in RULES:
        raise Http404
    present = measure.overrides.filter(rule=rule).select_related("measure__concept").first()
    if request.method == "POST" and "zuruecknehmen" in request.POST:
        return _withdraw(request, measure, present)
    form = ReasonForm(
        request.POST or None,
        label=_("Warum darf das so stehen?"),
        help_text=_("Die Begründung steht künftig neben dem Feld, mit Ihrem Namen."),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, "reason"):
            operations.override_finding(
                measure, rule=rule, reason=form.cleaned_data["reason"], by=request.user
            )
            messages.success(request, _("{rule} bleibt stehen.").format(rule=rule))
            return redirect(crumbs.back_to(request, "edit", measure))
    result = checking.check_one(measure)
    context = {
        "form": form,
        "measure": measure,
        "override": present,
        "notes": [checking.note(one) for one in result.findings if one.code == rule],
        "heading": f"{rule} {checking.rule_name(RULES[rule])}",
        "lead": german(measure),
        "crumbs": crumbs.to_measure(measure, Link(rule)),
        "submit": _("Mit dieser Begründung stehen lassen"),
        "cancel_url": crumbs.back_to(request, "edit", measure),
    }
    return render(request, "measures/override.html", context)


def _withdraw(request: DeskRequest, measure: Measure, present: Override | None) -> HttpResponse:
    if present:
        try:
            operations.withdraw_override(present, by=request.user)
            messages.success(request, _("{rule} zählt wieder.").format(rule=present.rule))
        except DomainError as refusal:
            messages.error(request, refusal.message)
    return redirect(crumbs.back_to(request, "edit", measure))
