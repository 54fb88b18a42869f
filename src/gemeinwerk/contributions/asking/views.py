"""The town's own questions of a phase at the desk, and what of a statement everybody reads."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.contributions import queries as contributions
from gemeinwerk.contributions.asking import operations, queries
from gemeinwerk.contributions.asking.forms import AskedQuestionForm
from gemeinwerk.contributions.asking.models import AskedQuestion, Given
from gemeinwerk.contributions.models import Participation
from gemeinwerk.contributions.views.crumbs import to_list
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.deeds import do_or_say
from gemeinwerk.core.ui import Link


@require_safe
@needs("contribution.edit", contributions.participation)
def questions(request: DeskRequest, phase: Participation) -> HttpResponse:
    found = list(queries.of_phase(phase))
    context = {
        "phase": phase,
        "concept": phase.concept,
        "asked": [one for one in found if one.ended_at is None],
        "ended": [one for one in found if one.ended_at is not None],
        "may_add": sum(one.ended_at is None for one in found) < operations.MOST,
        "crumbs": _crumbs(phase),
    }
    return render(request, "contributions/asking/questions.html", context)


@require_POST
@needs("contribution.moderate", queries.one_given)
def inside(request: DeskRequest, given: Given) -> HttpResponse:
    """Whether a text stays out of the results: where it is read, with the contribution."""
    keeps = "zeigen" not in request.POST
    said = _("Die Angabe bleibt intern.") if keeps else _("Die Angabe darf in die Ergebnisse.")
    do_or_say(request, lambda: operations.keep_inside(given, inside=keeps, by=request.user), said)
    found = given.contribution
    return redirect("moderating:read", found.concept.slug, found.number)


def _form(request: Any, phase: Participation, question: AskedQuestion | None) -> AskedQuestionForm:
    return AskedQuestionForm(request.POST or None, instance=question or AskedQuestion(phase=phase))


def _crumbs(phase: Participation, *rest: Link) -> list[Link]:
    return to_list(
        phase.concept,
        Link(_("Beteiligung"), reverse("contributions:participations", args=[phase.concept.slug])),
        Link(_("Eigene Fragen"), _page(phase) if rest else ""),
        *rest,
    )


def _page(phase: Participation) -> str:
    return reverse("asking:questions", args=[phase.concept.slug, phase.pk])


QUESTIONS = ChildPages(
    name="question",
    on_parent=needs("contribution.edit", contributions.participation),
    on_child=needs("contribution.edit", queries.question),
    parent_of=lambda question: question.phase,
    form=_form,
    add=operations.add_question,
    edit=operations.edit_question,
    move=operations.move_question,
    remove=operations.remove_question,
    page=_page,
    crumbs=_crumbs,
    words=Words(
        new=gettext_lazy("Neue Frage"),
        added=gettext_lazy("Die Frage ist ergänzt."),
        removed=gettext_lazy("Die Frage wird nicht mehr gestellt."),
        heading=lambda question: _("Frage einer Beteiligung"),
    ),
    template="contributions/asking/question.html",
)
