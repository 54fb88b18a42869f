"""A concept's page of evaluations: its key questions, what was evaluated, what comes next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import phases
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link
from gemeinwerk.evaluation import operations, queries
from gemeinwerk.evaluation.forms.evaluating import EvaluationForm, KeyQuestionForm
from gemeinwerk.evaluation.models import Evaluation, EvaluationState, KeyQuestion
from gemeinwerk.evaluation.views.crumbs import page_of, to_concept


@require_safe
@needs("evaluation.read", concepts.concept)
def evaluations(request: DeskRequest, concept: Concept) -> HttpResponse:
    found = list(queries.evaluations(concept))
    context = {
        "concept": concept,
        "crumbs": to_concept(concept),
        "questions": list(concept.key_questions.all()),
        "evaluations": found,
        "is_open": any(one.state == EvaluationState.OPEN for one in found),
        "possible": phases.permits(operations.EVALUATE, concept),
        "may_edit": request.user.has_perm("evaluation.edit", concept),
        "editions": queries.editions(concept),
        "may_continue": request.user.has_perm("concept.create", request.municipality),
        "is_decided": concept.decided_on is not None,
    }
    return render(request, "evaluation/evaluations.html", context)


@require_http_methods(["GET", "POST"])
@needs("evaluation.edit", concepts.concept)
def begin(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = EvaluationForm(request.POST or None, instance=Evaluation(concept=concept))
    for name in ("method", "summary"):
        del form.fields[name]
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.begin(concept, by=request.user, **form.cleaned_data)
            messages.success(request, _("{it} ist begonnen.").format(it=new))
            return redirect("evaluation:evaluation", new.pk)
    context = {
        "form": form,
        "heading": _("Auswertung beginnen"),
        "lead": _(
            "Für jedes Ziel, jede Maßnahme und jede Leitfrage wird ein Platz angelegt, an dem "
            "Sie sagen, was daraus geworden ist."
        ),
        "crumbs": to_concept(concept, Link(_("Auswertung beginnen"))),
        "submit": _("Auswertung beginnen"),
        "cancel_url": page_of(concept),
    }
    return render(request, "core/layouts/desk_form.html", context)


KEY_QUESTIONS = ChildPages(
    name="key_question",
    on_parent=needs("evaluation.edit", concepts.concept),
    on_child=needs("evaluation.edit", queries.key_question),
    parent_of=lambda question: question.concept,
    form=lambda request, concept, question: KeyQuestionForm(
        request.POST or None, instance=question or KeyQuestion(concept=concept)
    ),
    add=operations.add_key_question,
    edit=operations.edit_key_question,
    move=operations.move_key_question,
    remove=operations.remove_key_question,
    page=lambda concept: reverse("evaluation:evaluations", args=[concept.slug]),
    crumbs=to_concept,
    words=Words(
        new=gettext_lazy("Neue Leitfrage"),
        added=gettext_lazy("Die Leitfrage ist ergänzt."),
        removed=gettext_lazy("Die Leitfrage ist entfernt."),
        heading=lambda question: _("Leitfrage"),
    ),
    template="concepts/part.html",
)
