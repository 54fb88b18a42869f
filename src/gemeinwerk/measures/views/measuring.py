"""What is measured of a measure's indicators: entered beside its status, put right."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import operations, queries
from gemeinwerk.measures.document.encoding import in_words, number
from gemeinwerk.measures.forms.measuring import CorrectionForm, ValueForm
from gemeinwerk.measures.forms.others import ReasonForm
from gemeinwerk.measures.models import Measure, MeasuredValue
from gemeinwerk.measures.views import crumbs, progress


@require_POST
@needs("measure.edit", queries.measure)
def record(request: DeskRequest, measure: Measure, key: int) -> HttpResponse:
    """A new value of one of the measure's indicators."""
    indicator = measure.indicators.filter(pk=key).first()
    if indicator is None:
        raise Http404
    form = ValueForm(request.POST, indicator=indicator)
    if form.is_valid():
        with refusals_on(form, "day"):
            value = operations.record_value(measure, by=request.user, **form.cleaned_data)
            messages.success(
                request,
                _("Der Wert vom {day} ist eingetragen.").format(
                    day=date_format(value.day, "DATE_FORMAT")
                ),
            )
            return redirect(_back(request, measure))
    return progress.show(request, measure, value=form)


@require_http_methods(["GET", "POST"])
@needs("measure.edit", queries.measure)
def correct(request: DeskRequest, measure: Measure, key: int) -> HttpResponse:
    found = _found(measure, key)
    form = CorrectionForm(request.POST or None, value=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.correct_value(found, by=request.user, seen=form.shown, **form.cleaned_data)
            messages.success(request, _("Der Wert ist berichtigt."))
            return redirect(_back(request, measure))
    context = {
        "form": form,
        "seen": stamp(operations.value_told(found)),
        "heading": _("Messwert berichtigen"),
        "lead": format_html(
            _("{indicator}: {value} am {day}"),
            indicator=german(found.indicator),
            value=in_words(number(found.value)),
            day=date_format(found.day, "DATE_FORMAT"),
        ),
        "crumbs": crumbs.to_measure(measure, Link(_("Messwert berichtigen"))),
        "submit": _("Wert berichtigen"),
        "cancel_url": crumbs.back_to(request, "edit", measure),
        "remove_url": crumbs.back_to(request, "value_remove", measure, key=found.pk),
    }
    return render(request, "measures/value.html", context)


@require_http_methods(["GET", "POST"])
@needs("measure.edit", queries.measure)
def remove(request: DeskRequest, measure: Measure, key: int) -> HttpResponse:
    """Asks for the reason; the way back is to the measure."""
    found = _found(measure, key)
    form = ReasonForm(
        request.POST or None,
        label=_("Warum soll der Wert weg?"),
        help_text=_("Er bleibt mit Ihrer Begründung im öffentlichen Verlauf der Maßnahme."),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            operations.remove_value(found, reason=reason, by=request.user, seen=form.shown)
            messages.success(request, _("Der Wert ist gelöscht."))
            return redirect(_back(request, measure))
    context = {
        "form": form,
        "seen": stamp(operations.value_told(found)),
        "heading": _("Messwert löschen"),
        "lead": format_html(
            _("{indicator}, gemessen am {day}"),
            indicator=german(found.indicator),
            day=date_format(found.day, "DATE_FORMAT"),
        ),
        "crumbs": crumbs.to_measure(measure, Link(_("Messwert löschen"))),
        "submit": _("Wert löschen"),
        "cancel_url": crumbs.back_to(request, "edit", measure),
    }
    return render(request, "core/layouts/desk_form.html", context)


def _back(request: DeskRequest, measure: Measure) -> str:
    return f"{crumbs.back_to(request, 'edit', measure)}#messwerte"


def _found(measure: Measure, key: int) -> MeasuredValue:
    found = measure.measured.filter(pk=key).first()
    if found is None:
        raise Http404
    return found
