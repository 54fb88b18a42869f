"""All contributions of a concept with what becomes of each: what is open, what is to be read."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.answers import operations, queries
from gemeinwerk.answers.forms import OutcomesFilter
from gemeinwerk.answers.models import OutcomeKind
from gemeinwerk.answers.rounds import queries as rounds
from gemeinwerk.answers.views.crumbs import filter_of, list_of, one_of, round_in, to_list
from gemeinwerk.answers.words import TONES
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.typed import whole_number

PER_PAGE = 50
DEFERRED = OutcomeKind.DEFERRED
MOST_PUT_OFF = 100
"""So many are listed of what the edition before put off; of more it says how many."""


@require_safe
@needs("outcome.edit", concepts.concept)
def outcomes(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = OutcomesFilter(concept, request.GET or None)
    wanted = form.wanted() if form.is_bound else {}
    found = queries.listed(concept, wanted)
    page = Paginator(queries.with_outcomes(found), PER_PAGE).get_page(request.GET.get("seite"))
    query = filter_of(request.GET, list(form.fields))
    unread = queries.waiting(concept).exclude(changed_by=request.user).count()
    context = {
        "concept": concept,
        "crumbs": to_list(concept),
        "form": form,
        "page": page,
        "rows": rows_of(page, concept, query),
        "counted": queries.counted(concept),
        "begin": one_of(concept, next((one.number for one in page), 0), query),
        "query": query,
        "unread": unread,
        "put_off": _put_off(concept) if concept.predecessor_id else (),
        "most": MOST_PUT_OFF,
    }
    return render(request, "answers/outcomes.html", context)


def _put_off(concept: Concept) -> list[tuple[Contribution, str]]:
    """Of the edition before: each with where it was put off to."""
    return [
        (one.contribution, next(said["to"] for said in one.document if said["kind"] == DEFERRED))
        for one in rounds.put_off_before(concept)
    ]


def rows_of(page: Iterable[Contribution], concept: Concept, query: str) -> list[Any]:
    """Each with where it is answered, and what is said of it."""
    return [
        (
            one,
            one_of(concept, one.number, query),
            [(of, TONES[of.kind]) for of in one.outcomes.all()],
        )
        for one in page
    ]


@require_POST
@needs("outcome.edit", concepts.concept)
def together(request: DeskRequest, concept: Concept) -> HttpResponse:
    """What was ticked: answered alike, read by a second person, or a unit is asked about it."""
    numbers = [number for one in request.POST.getlist("beitrag") if (number := whole_number(one))]
    chosen = queries.named(concept, numbers)
    query = request.POST.get("auswahl", "")
    if not chosen:
        messages.error(request, _("Bitte kreuzen Sie zuerst Beiträge an."))
        return redirect(list_of(concept, query))
    if "gegenlesen" in request.POST:
        return _check(request, concept, [one.number for one in chosen], query)
    number = round_in(query)
    if number and "herausnehmen" in request.POST:
        chosen_ones = urlencode([("mit", one.number) for one in chosen])
        return redirect(
            f"{reverse('outcomes:take_out', args=[concept.slug, number])}?{chosen_ones}"
        )
    if "fragen" in request.POST:
        asked = "&".join(f"mit={one.number}" for one in chosen)
        return redirect(f"{reverse('statements:ask', args=[concept.slug])}?{asked}")
    first, *others = chosen
    address = one_of(concept, first.number, query)
    beside = "&".join(f"mit={one.number}" for one in others)
    return redirect(f"{address}{'&' if query else '?'}{beside}" if beside else address)


def _check(request: DeskRequest, concept: Concept, numbers: list[int], query: str) -> HttpResponse:
    try:
        number = operations.check(concept, numbers=numbers, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        said = ngettext(
            "Eine Begründung ist gegengelesen.", "{n} Begründungen sind gegengelesen.", number
        )
        messages.success(request, said.format(n=number))
    return redirect(list_of(concept, query))
