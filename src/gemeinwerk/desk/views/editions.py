"""What becomes of the measures the last edition did not finish."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.accounts.models import User
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.desk import carrying_over
from gemeinwerk.desk.forms.editions import DROP, EVERYDAY, TAKE, CarryOverForm
from gemeinwerk.measures import operations

A_PAGE = 25


@require_http_methods(["GET", "POST"])
@needs("measure.create", concepts.concept)
def take_over(request: DeskRequest, concept: Concept) -> HttpResponse:
    found = carrying_over.to_carry_over(concept)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    fields = list(concept.fields.all())
    data = request.POST if request.method == "POST" else None
    forms = [CarryOverForm(data, measure=measure, fields=fields) for measure in page]
    if data is not None and all(form.is_valid() for form in forms):
        try:
            counts = _carry_over(concept, forms, request.user)
        except DomainError as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, _outcome(*counts))
            return redirect("desk:take_over", concept.slug)
    context = {
        "concept": concept,
        "predecessor": concept.predecessor,
        "forms": forms,
        "page": page,
        "crumbs": [
            Link(_("Konzepte"), reverse("concepts:concepts")),
            Link(german(concept.name), reverse("desk:concept", args=[concept.slug])),
            Link(_("Übernahme")),
        ],
    }
    return render(request, "desk/take_over.html", context)


def _carry_over(concept: Concept, forms: list[CarryOverForm], user: User) -> tuple[int, int, int]:
    """Do what was chosen, all or nothing; how many were taken over, how many dropped, and how many
    are everyday work now."""
    chosen = [(form.measure, form.cleaned_data) for form in forms]
    taken = {measure: data["field"] for measure, data in chosen if data["choice"] == TAKE}
    dropped = {measure: data["reason"] for measure, data in chosen if data["choice"] == DROP}
    goes_on = {measure: data["reason"] for measure, data in chosen if data["choice"] == EVERYDAY}
    operations.carry_over(concept, taken=taken, dropped=dropped, everyday=goes_on, by=user)
    return len(taken), len(dropped), len(goes_on)


def _outcome(taken: int, dropped: int, everyday: int) -> str:
    first = ngettext("{n} Maßnahme übernommen", "{n} Maßnahmen übernommen", taken).format(n=taken)
    if everyday:
        return _("{taken}, {n} nicht weiterverfolgt, {m} im laufenden Geschäft.").format(
            taken=first, n=dropped, m=everyday
        )
    return _("{taken}, {n} nicht weiterverfolgt.").format(taken=first, n=dropped)
