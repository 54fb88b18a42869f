"""The lead unit's word: asked for by the office, given or refused by the unit."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs, require
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import checking, notices, operations, queries
from gemeinwerk.measures.forms.others import ReasonForm
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.views import beside, crumbs, dossier


@require_http_methods(["GET", "POST"])
@needs("measure.read", queries.measure)
def confirmation(request: DeskRequest, measure: Measure) -> HttpResponse:
    """The measure to read through, and below it the two answers."""
    form = ReasonForm(
        request.POST if "zurueckgeben" in request.POST else None,
        label=_("Was ist zu ändern?"),
        help_text=_("Das Büro bekommt Ihre Begründung per E-Mail, und sie steht im Verlauf."),
    )
    refusal = ""
    if request.method == "POST":
        require(request, "measure.confirm", measure)
        try:
            if _answer(request, measure, form):
                return redirect(crumbs.back_to(request, "overview", measure))
        except operations.ChangedMeanwhile as meanwhile:
            refusal = _("{sentence} Bitte lesen Sie sie noch einmal.").format(
                sentence=meanwhile.message
            )
        except DomainError as refused:
            refusal = refused.message
    present = queries.measure(request.municipality, measure.concept.slug, measure.pk)
    may_confirm = request.user.has_perm("measure.confirm", present) and queries.is_writable(
        present.concept
    )
    if not may_confirm and form.errors:
        # The form is not on the page any more; what was refused is said all the same.
        refusal = " ".join(str(one) for errors in form.errors.values() for one in errors)
    result = checking.check_one(present)
    context = {
        **dossier.to_read(request, present),
        "crumbs": crumbs.to_measure(present, Link(_("Bestätigung"))),
        "letters": checking.letters(result),
        "findings": [checking.note(one) for one in result.findings],
        "counted": beside.summary(result),
        "form": form,
        "refusal": refusal,
        "may_confirm": may_confirm,
    }
    return render(request, "measures/confirmation.html", context)


def _answer(request: DeskRequest, measure: Measure, form: ReasonForm) -> bool:
    revision = request.POST.get("revision", "")
    seen = whole_number(revision) or 0
    if "bestaetigen" in request.POST:
        operations.confirm(measure, by=request.user, expected_revision=seen)
        messages.success(request, _("Bestätigt. Danke."))
        return True
    if form.is_valid():
        with refusals_on(form, "reason"):
            operations.return_to_office(
                measure,
                by=request.user,
                reason=form.cleaned_data["reason"],
                expected_revision=seen,
            )
            messages.success(request, _("Zurückgegeben. Das Büro ist benachrichtigt."))
            return True
    return False


@require_POST
@needs("measure.ask", queries.measure)
def ask(request: DeskRequest, measure: Measure) -> HttpResponse:
    _ask(request, measure, None)
    return redirect(crumbs.back_to(request, "edit", measure))


def ask_after_saving(request: DeskRequest, measure: Measure, due: date | None) -> None:
    """The second half of "save and ask": refused with a sentence, what was saved stays saved."""
    require(request, "measure.ask", measure)
    _ask(request, measure, due)


def _ask(request: DeskRequest, measure: Measure, due: date | None) -> None:
    try:
        asked = operations.ask_confirmation(measure, by=request.user, due=due)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return
    told = ", ".join(str(somebody) for somebody in notices.to_ask(asked))
    said = _("{unit} ist um Bestätigung gebeten. Benachrichtigt: {people}.")
    if due:
        said = _("{unit} ist bis zum {day} um Bestätigung gebeten. Benachrichtigt: {people}.")
    day = date_format(due, "DATE_FORMAT") if due else ""
    messages.success(request, said.format(unit=asked.lead_unit, people=told, day=day))
