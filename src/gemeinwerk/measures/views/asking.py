"""The office asks many units for their word at once, and sees who has answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.actors.models import Organisation
from gemeinwerk.concepts import queries as concept_queries
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import alphabet
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import notices, operations, queries
from gemeinwerk.measures.forms.answering import AskForm
from gemeinwerk.measures.lifecycle import Confirmation
from gemeinwerk.measures.models import Measure
from gemeinwerk.measures.views import crumbs


@dataclass(frozen=True)
class OfUnit:
    """A unit with its measures; `told` names who is asked there, "" where nobody can be."""

    unit: Organisation | None
    told: str
    measures: Sequence[Measure]
    today: date

    @property
    def open(self) -> int:
        return sum(one.confirmation == Confirmation.ASKED for one in self.measures)

    @property
    def overdue(self) -> int:
        return sum(is_overdue(one, self.today) for one in self.measures)

    @property
    def answered(self) -> int:
        answers = (Confirmation.CONFIRMED, Confirmation.RETURNED)
        return sum(one.confirmation in answers for one in self.measures)


def is_overdue(measure: Measure, today: date) -> bool:
    due = measure.confirmation_due
    return measure.confirmation == Confirmation.ASKED and due is not None and due < today


@require_http_methods(["GET", "POST"])
@needs("measure.ask", concept_queries.concept)
def confirmations(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Who has answered, unit by unit, and below it whom to ask until when."""
    form = AskForm(request.POST or None)
    ticked = {whole_number(key) for key in request.POST.getlist("massnahme")}
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            asked = operations.ask_confirmations(
                concept,
                keys=[key for key in ticked if key is not None],
                due=form.cleaned_data["due"],
                by=request.user,
            )
            messages.success(request, _asked(asked, form.cleaned_data["due"]))
            return redirect("measures:confirmations", concept.slug)
    measures = list(
        queries.of_concept(concept)
        .select_related("lead_unit", "field")
        .defer("search_text", "description")
    )
    for measure in measures:
        measure.concept = concept
    context = {
        "concept": concept,
        "crumbs": crumbs.to_concept(concept, Link(_("Bestätigungen"))),
        "units": _by_unit(measures),
        "tally": _tally(measures),
        "form": form,
        "ticked": ticked,
        "sent": request.method == "POST",
        "writable": queries.is_writable(concept),
        "today": localdate(),
    }
    return render(request, "measures/confirmations.html", context)


def _by_unit(measures: list[Measure]) -> list[OfUnit]:
    """Units by name; those that wait longest stand where they are, the table says it."""
    units = {one.lead_unit.pk: one.lead_unit for one in measures if one.lead_unit}
    reach = notices.reach(units.values())
    today = localdate()
    found = [
        OfUnit(
            unit,
            ", ".join(str(somebody) for somebody in reach[key]),
            [one for one in measures if one.lead_unit_id == key],
            today,
        )
        for key, unit in sorted(units.items(), key=lambda pair: alphabet.key(pair[1].name))
    ]
    if alone := [one for one in measures if one.lead_unit is None]:
        found.append(OfUnit(None, "", alone, today))
    return found


def _tally(measures: list[Measure]) -> list[tuple[str, int]]:
    today = localdate()
    states = [one.confirmation for one in measures]
    counted = [(str(label), states.count(value)) for value, label in Confirmation.choices]
    overdue = sum(is_overdue(one, today) for one in measures)
    return [(label, n) for label, n in [*counted, (_("über der Frist"), overdue)] if n]


def _asked(asked: list[Measure], due: date) -> str:
    if not asked:
        return _("Alle Gewählten sind bis zu diesem Tag schon gebeten. Niemand bekam eine Mail.")
    people = ", ".join(str(somebody) for somebody, _own in notices.by_person(asked))
    text = ngettext(
        "Eine Maßnahme: um Bestätigung gebeten bis {day}. Benachrichtigt: {people}.",
        "{n} Maßnahmen: um Bestätigung gebeten bis {day}. Benachrichtigt: {people}.",
        len(asked),
    )
    return text.format(n=len(asked), day=date_format(due, "DATE_FORMAT"), people=people)
