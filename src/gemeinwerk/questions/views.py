"""Questions at the desk: what is open, the answer to each, and whether it is published."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.core import ui
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import ShownForm, refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.measures.queries import public_names
from gemeinwerk.questions import operations, queries
from gemeinwerk.questions.forms import AnswerForm, DeclineForm, PublishForm, QuestionsFilterForm
from gemeinwerk.questions.lifecycle import DAYS_AFTER
from gemeinwerk.questions.models import Question, QuestionState

PER_PAGE = 50
TONES: dict[str, ui.Tone] = {
    QuestionState.OPEN: "none",
    QuestionState.ANSWERED: "done",
    QuestionState.DECLINED: "dropped",
}


@needs("question.answer")
@require_safe
def questions(request: DeskRequest) -> HttpResponse:
    form = QuestionsFilterForm(request.GET or None)
    state = form.cleaned_data["stand"] if form.is_valid() else ""
    found = queries.for_desk(request.municipality, request.user, state=state)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "form": form,
        "page": page,
        "rows": [(one, TONES[one.state]) for one in page],
        "days": DAYS_AFTER,
    }
    return render(request, "questions/questions.html", context)


@needs("question.answer", queries.question)
@require_http_methods(["GET", "POST"])
def question(request: DeskRequest, found: Question) -> HttpResponse:
    """One question; posted to it is its answer."""
    if request.method != "POST":
        return _show(request, found)
    form = AnswerForm(request.POST, question=found)
    return _act(
        request,
        found,
        form,
        lambda: operations.answer(
            found, text=form.cleaned_data["text"], by=request.user, seen=form.shown
        ),
        _("Die Antwort ist unterwegs.") if found.email else _("Die Frage ist beantwortet."),
        answer=form,
    )


@needs("question.answer", queries.question)
@require_POST
def decline(request: DeskRequest, found: Question) -> HttpResponse:
    form = DeclineForm(request.POST, question=found)
    return _act(
        request,
        found,
        form,
        lambda: operations.decline(
            found,
            reason=form.cleaned_data["reason"],
            tell=form.cleaned_data.get("tell", False),
            by=request.user,
            seen=form.shown,
        ),
        _("Die Frage wird nicht beantwortet."),
        refusal=form,
    )


@needs("question.publish", queries.question)
@require_POST
def publish(request: DeskRequest, found: Question) -> HttpResponse:
    form = PublishForm(request.POST, question=found)
    return _act(
        request,
        found,
        form,
        lambda: operations.publish(found, **form.cleaned_data, by=request.user, seen=form.shown),
        _("Frage und Antwort stehen jetzt auf der Seite der Maßnahme."),
        public=form,
    )


@needs("question.publish", queries.question)
@require_POST
def withdraw(request: DeskRequest, found: Question) -> HttpResponse:
    try:
        operations.withdraw(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Die Frage steht nicht mehr auf der öffentlichen Seite."))
    return redirect("questions:question", found.pk)


def _act(
    request: DeskRequest,
    found: Question,
    form: ShownForm,
    do: Callable[[], object],
    done: str,
    **forms: ShownForm,
) -> HttpResponse:
    """Do it and come back; else the page with the form as it was typed."""
    if form.is_valid():
        with refusals_on(form):
            do()
            messages.success(request, done)
            return redirect("questions:question", found.pk)
    return _show(request, queries.question(request.municipality, found.pk), **forms)


def _public_url(found: Question) -> str:
    name = public_names([found.measure_id]).get(found.measure_id)
    return f"{reverse('portal:measure', args=name)}#frage-{found.pk}" if name else ""


def _show(request: DeskRequest, found: Question, **sent: ShownForm) -> HttpResponse:
    may_publish = request.user.has_perm("question.publish", found)
    is_open = found.state == QuestionState.OPEN
    forms: dict[str, Any] = {
        "answer": AnswerForm(question=found) if is_open else None,
        "refusal": DeclineForm(question=found) if is_open else None,
        "public": PublishForm(question=found)
        if may_publish and found.state == QuestionState.ANSWERED
        else None,
    }
    context = {
        "crumbs": [Link(_("Fragen"), reverse("questions:questions")), Link(str(found))],
        "public_url": _public_url(found) if found.published else "",
        "question": found,
        "measure": found.measure,
        "tone": TONES[found.state],
        "seen": stamp(operations.question_told(found)),
        "history": sentences.history(found),
        "days": DAYS_AFTER,
        "may_publish": may_publish,
        **forms,
        **sent,
    }
    return render(request, "questions/question.html", context)
