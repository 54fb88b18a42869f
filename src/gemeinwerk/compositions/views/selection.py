"""Who could take part in a concept's groups, and what they wish."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.compositions import operations, queries
from gemeinwerk.compositions.errors import WishesOvertaken
from gemeinwerk.compositions.forms import SearchForm, SelectForm, SelectionFilter, WishesForm
from gemeinwerk.compositions.models import Candidate
from gemeinwerk.compositions.views.crumbs import to_composing
from gemeinwerk.compositions.wished import names_of_groups, understood
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link

A_PAGE = 25
MOST_TO_CHOOSE = 500


@require_http_methods(["GET", "POST"])
@needs("composition.edit", concepts.concept)
def candidates(request: DeskRequest, concept: Concept) -> HttpResponse:
    """A table of wishes, a page of people at a time."""
    wanted = SearchForm(request.GET)
    wanted.is_valid()
    found = queries.candidates(concept, wanted.cleaned_data.get("suche", ""))
    page = Paginator(found, A_PAGE).get_page(request.GET.get("seite"))
    names = names_of_groups(concept)
    bodies = list(names)
    people = list(page)
    for one in people:
        _keys, one.left_words = understood(one.person.wishes, names)
    form = WishesForm(request.POST or None, candidates=people, bodies=bodies)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            try:
                operations.write_wishes(concept, rows=form.wishes, seen=form.seen, by=request.user)
            except WishesOvertaken:
                form.look_again()
                raise
            messages.success(request, _("Die Wünsche sind gespeichert."))
            return redirect(request.get_full_path())
    context: dict[str, Any] = {
        "concept": concept,
        "filter": wanted,
        "filtered": bool(wanted.cleaned_data.get("suche")),
        "page": page,
        "bodies": bodies,
        "form": form,
        "crumbs": to_composing(concept, Link(_("Auswahl und Wünsche"))),
    }
    return render(request, "compositions/candidates.html", context)


@require_http_methods(["GET", "POST"])
@needs("composition.edit", concepts.concept)
def add(request: DeskRequest, concept: Concept) -> HttpResponse:
    wanted = SelectionFilter(request.GET)
    wanted.is_valid()
    asked = wanted.cleaned_data
    found = queries.people_left(concept, asked.get("art", ""), asked.get("suche", ""))
    people = list(found[: MOST_TO_CHOOSE + 1])
    form = SelectForm(request.POST or None, people=people[:MOST_TO_CHOOSE])
    address = reverse("compositions:candidates", args=[concept.slug])
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            chosen = [int(one) for one in form.cleaned_data["people"]]
            number = operations.add_candidates(concept, people=chosen, by=request.user)
            words = ngettext("Eine Person aufgenommen.", "{n} Personen aufgenommen.", number)
            messages.success(request, words.format(n=number))
            return redirect(address)
    context = {
        "form": form,
        "filter": wanted,
        "filtered": any(asked.values()),
        "people": people,
        "more": len(people) > MOST_TO_CHOOSE,
        "heading": _("In die Auswahl aufnehmen"),
        "crumbs": to_composing(
            concept, Link(_("Auswahl und Wünsche"), address), Link(_("Aufnehmen"))
        ),
        "submit": _("Aufnehmen"),
        "cancel_url": address,
    }
    return render(request, "compositions/add.html", context)


@require_POST
@needs("composition.edit", queries.candidate)
def remove(request: DeskRequest, candidate: Candidate) -> HttpResponse:
    slug = candidate.concept.slug
    operations.remove_candidate(candidate, by=request.user)
    messages.success(request, _("Aus der Auswahl genommen."))
    return redirect("compositions:candidates", slug)


@require_POST
@needs("composition.edit", concepts.concept)
def answers(request: DeskRequest, concept: Concept) -> HttpResponse:
    """What people chose on the page of their invitation."""
    number = operations.take_answers(concept, by=request.user)
    words = ngettext(
        "Wünsche einer Person aus den Antworten übernommen.",
        "Wünsche von {n} Personen aus den Antworten übernommen.",
        number,
    )
    nothing = _("In den Antworten auf Einladungen steht nichts Neues.")
    messages.success(request, words.format(n=number) if number else nothing)
    return redirect("compositions:candidates", concept.slug)
