"""The parts of an open evaluation, one page each; saved, it goes on to the next that is empty."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import TogetherForm, refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.evaluation import operations, queries
from gemeinwerk.evaluation.forms.evaluating import (
    EvidenceForm,
    JudgementForm,
    KeyAnswerForm,
    RecommendationForm,
)
from gemeinwerk.evaluation.models import Evidence, Judgement, KeyAnswer, Recommendation
from gemeinwerk.evaluation.views.crumbs import address_of, to_evaluation


@require_http_methods(["GET", "POST"])
@needs("evaluation.edit", queries.judgement)
def judgement(request: DeskRequest, found: Judgement) -> HttpResponse:
    counts = queries.counted(found.evaluation.concept)
    number, done = queries.count_of(found, counts)
    return _part(
        request,
        found,
        JudgementForm(request.POST or None, instance=found),
        operations.judge,
        name="judgement",
        following=lambda: [
            one.pk for one in queries.judgements(found.evaluation) if not one.is_complete
        ],
        template="evaluation/judgement.html",
        heading=_("{code}: Was ist daraus geworden?").format(code=found.code),
        lead=german(found.title),
        judgement=found,
        measures=number,
        carried_out=done,
        evidence=list(found.evidence.select_related("measure", "report__measure", "report__round")),
        evidence_form=EvidenceForm(concept=found.evaluation.concept),
    )


@require_POST
@needs("evaluation.edit", queries.judgement)
def add_evidence(request: DeskRequest, found: Judgement) -> HttpResponse:
    form = EvidenceForm(request.POST, concept=found.evaluation.concept)
    if form.is_valid():
        with refusals_on(form):
            operations.add_evidence(found, by=request.user, **form.told)
            messages.success(request, _("Der Beleg ist ergänzt."))
            return redirect(_evidence_of(found))
    context = {
        "form": form,
        "heading": _("Beleg ergänzen"),
        "crumbs": to_evaluation(found.evaluation, Link(found.code, _evidence_of(found))),
        "cancel_url": _evidence_of(found),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("evaluation.edit", queries.evidence)
def remove_evidence(request: DeskRequest, found: Evidence) -> HttpResponse:
    address = _evidence_of(found.judgement)
    try:
        operations.remove_evidence(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Der Beleg ist entfernt."))
    return redirect(address)


@require_http_methods(["GET", "POST"])
@needs("evaluation.edit", queries.recommendation)
def recommendation(request: DeskRequest, found: Recommendation) -> HttpResponse:
    return _part(
        request,
        found,
        RecommendationForm(request.POST or None, instance=found),
        operations.recommend,
        name="recommendation",
        following=lambda: [
            one.pk for one in queries.recommendations(found.evaluation) if not one.advice
        ],
        template="evaluation/recommendation.html",
        heading=_("{code}: Wie soll es weitergehen?").format(code=found.measure.code),
        lead=german(found.measure.title),
        measure=found.measure,
        judged=queries.judgement_about(found),
    )


@require_http_methods(["GET", "POST"])
@needs("evaluation.edit", queries.key_answer)
def key_answer(request: DeskRequest, found: KeyAnswer) -> HttpResponse:
    return _part(
        request,
        found,
        KeyAnswerForm(request.POST or None, instance=found),
        operations.answer,
        name="key_answer",
        following=lambda: list(
            found.evaluation.answers.filter(text="").values_list("pk", flat=True)
        ),
        template="evaluation/part.html",
        heading=_("Leitfrage"),
        lead=german(found.question.text),
    )


def _part(
    request: DeskRequest,
    found: Any,
    form: TogetherForm,
    verb: Callable[..., object],
    *,
    name: str,
    following: Callable[[], Sequence[int]],
    template: str,
    **context: Any,
) -> HttpResponse:
    """Save, and go on to the next part of its kind that is empty; at the end to the evaluation."""
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            verb(found, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect(_next(found, name, following()))
    context |= {
        "form": form,
        "crumbs": to_evaluation(found.evaluation, Link(context["heading"])),
        "cancel_url": address_of(found.evaluation),
        "submit": _("Speichern und weiter"),
    }
    return render(request, template, context)


def _next(found: Any, name: str, empty: Sequence[int]) -> str:
    after = [key for key in empty if key != found.pk]
    return reverse(f"evaluation:{name}", args=[after[0]]) if after else address_of(found.evaluation)


def _evidence_of(found: Judgement) -> str:
    return reverse("evaluation:judgement", args=[found.pk]) + "#belege"
