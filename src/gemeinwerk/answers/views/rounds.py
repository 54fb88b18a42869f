"""Rounds of answers: opened, gone through, released, and what became of them."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.answers import queries as outcomes
from gemeinwerk.answers.forms import OpenRoundForm, OutcomesFilter, TakeOutForm
from gemeinwerk.answers.rounds import alike, figures, operations, queries
from gemeinwerk.answers.rounds.models import AnswerRound, RoundState
from gemeinwerk.answers.rounds.operations.releasing import what_lacks
from gemeinwerk.answers.rounds.queries import Standing
from gemeinwerk.answers.rounds.telling import LETTERS
from gemeinwerk.answers.views.crumbs import ROUND, filter_of, one_of, to_list
from gemeinwerk.answers.views.listing import PER_PAGE, rows_of
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.deeds import do_or_say
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link, Tone

TONES: dict[str, Tone] = {
    RoundState.OPEN: "progress",
    RoundState.RELEASING: "progress",
    RoundState.RELEASED: "done",
}
MOST_ALIKE = 5
"""So many sentences given to several are named; the others are counted."""


@require_http_methods(["GET", "POST"])
@needs("outcome.edit", concepts.concept)
def rounds(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = OpenRoundForm(request.POST or None, concept=concept)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = operations.open_round(concept, by=request.user, **form.cleaned_data)
            messages.success(request, _("Die Runde ist geöffnet."))
            return redirect(address_of(made))
    oldest = figures.oldest(concept)
    context = {
        "concept": concept,
        "form": form,
        "rounds": [(one, TONES[one.state], share) for one, share in figures.of_rounds(concept)],
        "overall": figures.overall(concept),
        "oldest": oldest,
        "waiting": queries.waiting(concept).count(),
        "crumbs": to_list(concept, Link(_("Runden"))),
    }
    return render(request, "answers/rounds.html", context)


@require_safe
@needs("outcome.edit", queries.round_of)
def round(request: DeskRequest, found: AnswerRound) -> HttpResponse:
    """At work: what is to be answered. Released: what was answered, and who was told how."""
    context = {
        "concept": found.concept,
        "round": found,
        "tone": TONES[found.state],
        "crumbs": to_round(found),
        "out": queries.taken_out(found),
        "may_release": request.user.has_perm("answer.release", found),
    }
    if found.is_released:
        page = Paginator(queries.released(found), PER_PAGE).get_page(request.GET.get("seite"))
        told = {"page": page, "letters": _letters(found)}
        return render(request, "answers/round_released.html", context | told)
    return render(request, "answers/round.html", context | _at_work(request, found))


def _at_work(request: DeskRequest, found: AnswerRound) -> dict[str, Any]:
    concept = found.concept
    form = OutcomesFilter(concept, request.GET or None)
    wanted = form.wanted() if form.is_bound else {}
    listed = outcomes.listed(concept, wanted | {ROUND: found.number})
    rows = outcomes.open_first(outcomes.with_outcomes(listed))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("seite"))
    names = [name for name in form.fields if name != ROUND]
    query = "&".join(filter(None, [f"{ROUND}={found.number}", filter_of(request.GET, names)]))
    standing = queries.standing(found)
    several = alike.same(queries.reasons(found))
    here = address_of(found)
    return {
        "form": form,
        "page": page,
        "rows": rows_of(page, concept, query),
        "query": query,
        "standing": standing,
        "seen": stamp(standing.stamp),
        "lacks": _lacking(found, standing),
        "alike": [(one, f"{here}?gleich={one.key}") for one in several[:MOST_ALIKE]],
        "more_alike": len(several[MOST_ALIKE:]),
        "further": queries.waiting(concept, found.participation).count() if found.is_open else 0,
        "held": queries.held_in(found) if standing.held else [],
        "begin": _beginning(found, standing, list(page)),
    }


def _beginning(found: AnswerRound, standing: Standing, rows: Sequence[Any]) -> str:
    """Where one begins to walk: with what has no answer, as long as there is any."""
    if standing.unanswered:
        query = f"{ROUND}={found.number}&antwort={outcomes.OPEN}"
        first = outcomes.first(
            outcomes.listed(found.concept, {ROUND: found.number, "antwort": outcomes.OPEN})
        )
        if first:
            return one_of(found.concept, first, query)
    number = next((one.number for one in rows), 0)
    return one_of(found.concept, number, f"{ROUND}={found.number}") if number else ""


def _lacking(found: AnswerRound, standing: Standing) -> list[tuple[str, str]]:
    """What stands in the way of its release, each with the list of it."""
    here = address_of(found)
    lists = {
        "unanswered": f"{here}?antwort={outcomes.OPEN}",
        "unread": f"{here}?antwort={outcomes.DRAFTED}",
        "lost": f"{here}?antwort={outcomes.LOST}",
        "held": f"{here}#wartet",
    }
    there = [url for name, url in lists.items() if getattr(standing, name)]
    return list(zip(what_lacks(standing), there, strict=True))


@require_POST
@needs("answer.release", queries.round_of)
def release(request: DeskRequest, found: AnswerRound) -> HttpResponse:
    return _do(
        request,
        found,
        lambda: operations.release(found, by=request.user, seen=request.POST.get("gesehen", "")),
        _("Die Antworten gehen jetzt hinaus. Das kann einige Minuten dauern."),
    )


def _letters(found: AnswerRound) -> list[tuple[int, int, int]]:
    """Their files: the part, and from which letter to which."""
    from gemeinwerk.answers.rounds import letters  # printing: not in the server until asked

    total, most = found.reached.get(LETTERS, 0), letters.MOST
    parts = range(-(-total // most))
    return [(one + 1, one * most + 1, min(total, (one + 1) * most)) for one in parts]


@require_POST
@needs("answer.release", queries.round_of)
def print_letters(request: DeskRequest, found: AnswerRound) -> HttpResponse:
    """One file; it is nowhere else."""
    from gemeinwerk.answers.rounds import letters  # printing: not in the server until asked

    part = max(1, whole_number(request.POST.get("teil")) or 1)
    try:
        written = operations.write_letters(found, part=part, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect(address_of(found))
    content = letters.pdf(found.concept.municipality, found, written, localdate())
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="antworten-{found.number}-{part}.pdf"'
    return answer


@require_POST
@needs("outcome.edit", queries.round_of)
def add(request: DeskRequest, found: AnswerRound) -> HttpResponse:
    """All that came in since, or was taken out."""
    waiting = queries.waiting(found.concept, found.participation)
    numbers = list(waiting.values_list("number", flat=True))
    return _do(
        request,
        found,
        lambda: operations.add(found, numbers=numbers, by=request.user),
        _("Sie sind jetzt in der Runde."),
    )


@require_http_methods(["GET", "POST"])
@needs("outcome.edit", queries.round_of)
def take_out(request: DeskRequest, found: AnswerRound) -> HttpResponse:
    numbers = [n for one in request.GET.getlist("mit") if (n := whole_number(one))]
    form = TakeOutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            done = operations.take_out(found, numbers=numbers, reason=reason, by=request.user)
            said = ngettext("Ein Beitrag ist heraus.", "{n} Beiträge sind heraus.", done)
            messages.success(request, said.format(n=done))
            return redirect(address_of(found))
    context = {
        "form": form,
        "heading": _("Aus der Runde herausnehmen"),
        "lead": ngettext("Beitrag {numbers}.", "Beiträge {numbers}.", len(numbers)).format(
            numbers=", ".join(map(str, numbers)) or "–"
        ),
        "crumbs": to_round(found, Link(_("Herausnehmen"))),
        "submit": _("Herausnehmen"),
        "cancel_url": address_of(found),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("outcome.edit", queries.round_of)
def discard(request: DeskRequest, found: AnswerRound) -> HttpResponse:
    try:
        operations.discard(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect(address_of(found))
    messages.success(request, _("Die Runde ist verworfen. Alle Antworten sind noch da."))
    return redirect("outcomes:rounds", found.concept.slug)


def address_of(found: AnswerRound) -> str:
    return reverse("outcomes:round", args=[found.concept.slug, found.number])


def to_round(found: AnswerRound, *further: Link) -> list[Link]:
    here = Link(german(found.title), address_of(found) if further else "")
    listed = reverse("outcomes:rounds", args=[found.concept.slug])
    return to_list(found.concept, Link(_("Runden"), listed), here, *further)


def _do(
    request: DeskRequest, found: AnswerRound, deed: Callable[[], object], done: str
) -> HttpResponse:
    do_or_say(request, deed, done)
    return redirect(address_of(found))
