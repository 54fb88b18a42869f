"""One evaluation: what is still to be said, what was said, and how it is closed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.deeds import do_or_say
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link
from gemeinwerk.evaluation import operations, queries
from gemeinwerk.evaluation.document import document
from gemeinwerk.evaluation.forms.evaluating import EvaluationForm, FindingForm
from gemeinwerk.evaluation.models import Evaluation, EvaluationFinding, EvaluationState
from gemeinwerk.evaluation.telling import told
from gemeinwerk.evaluation.views.crumbs import page_of, to_evaluation


@require_safe
@needs("evaluation.read", queries.evaluation)
def evaluation(request: DeskRequest, found: Evaluation) -> HttpResponse:
    """Of an open one the draft and the ways to its parts; of a closed one what was frozen."""
    is_open = found.state == EvaluationState.OPEN
    may_edit = request.user.has_perm("evaluation.edit", found)
    said = told(document(found) if is_open else found.content)
    context: dict[str, Any] = {
        "evaluation": found,
        "concept": found.concept,
        "crumbs": to_evaluation(found),
        "is_open": is_open,
        "may_edit": may_edit,
        "told": said,
        "history": sentences.history(found),
    }
    if is_open:
        context |= {
            "missing": queries.missing(found),
            # The document has them in the same order.
            "judgements": zip(said.judged, queries.judgements(found), strict=True),
            "answers": list(found.answers.select_related("question")),
            "recommendations": zip(said.advised, queries.recommendations(found), strict=True),
            "findings": list(found.findings.all()),
        }
    else:
        context |= {
            "following": queries.editions(found.concept).after,
            "not_handed_on": found.findings.filter(handed_to=None).count(),
        }
    return render(request, "evaluation/evaluation.html", context)


@require_http_methods(["GET", "POST"])
@needs("evaluation.edit", queries.evaluation)
def edit(request: DeskRequest, found: Evaluation) -> HttpResponse:
    form = EvaluationForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit(found, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return _back(found)
    context = {
        "form": form,
        "heading": _("Angaben und Zusammenfassung"),
        "crumbs": to_evaluation(found, Link(_("Angaben und Zusammenfassung"))),
        "cancel_url": reverse("evaluation:evaluation", args=[found.pk]),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("evaluation.edit", queries.evaluation)
def close(request: DeskRequest, found: Evaluation) -> HttpResponse:
    done = _("{it} ist abgeschlossen und steht im Nachweisverzeichnis.").format(it=found)
    return _do(request, found, lambda: operations.close(found, by=request.user), done)


@require_POST
@needs("evaluation.edit", queries.evaluation)
def discard(request: DeskRequest, found: Evaluation) -> HttpResponse:
    try:
        operations.discard(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return _back(found)
    messages.success(request, _("{it} ist verworfen.").format(it=found))
    return redirect(page_of(found.concept))


@require_POST
@needs("evaluation.edit", queries.evaluation)
def publish(request: DeskRequest, found: Evaluation) -> HttpResponse:
    done = _("{it} ist veröffentlicht.").format(it=found)
    return _do(request, found, lambda: operations.publish(found, by=request.user), done)


@require_POST
@needs("evaluation.edit", queries.evaluation)
def withdraw(request: DeskRequest, found: Evaluation) -> HttpResponse:
    done = _("{it} steht nicht mehr auf der öffentlichen Seite.").format(it=found)
    return _do(request, found, lambda: operations.withdraw(found, by=request.user), done)


@require_POST
@needs("evaluation.edit", queries.evaluation)
def hand_on(request: DeskRequest, found: Evaluation) -> HttpResponse:
    try:
        number = operations.hand_on(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        sentence = ngettext(
            "Ein Befund steht jetzt in der Bestandsaufnahme der nächsten Auflage.",
            "{n} Befunde stehen jetzt in der Bestandsaufnahme der nächsten Auflage.",
            number,
        )
        messages.success(request, sentence.format(n=number))
    return _back(found)


def _do(
    request: DeskRequest, found: Evaluation, act: Callable[[], object], done: str
) -> HttpResponse:
    do_or_say(request, act, done)
    return _back(found)


def _back(found: Evaluation) -> HttpResponse:
    return redirect("evaluation:evaluation", found.pk)


def _findings_page(evaluation: Evaluation) -> str:
    return reverse("evaluation:evaluation", args=[evaluation.pk]) + "#befunde"


def _crumbs(evaluation: Evaluation, *rest: Link) -> list[Link]:
    return to_evaluation(evaluation, *rest)


def _finding_form(request: Any, evaluation: Evaluation, finding: Any) -> FindingForm:
    instance = finding or EvaluationFinding(evaluation=evaluation)
    return FindingForm(request.POST or None, instance=instance)


FINDINGS = ChildPages(
    name="finding",
    on_parent=needs("evaluation.edit", queries.evaluation),
    on_child=needs("evaluation.edit", queries.finding),
    parent_of=lambda finding: finding.evaluation,
    form=_finding_form,
    add=operations.add_finding,
    edit=operations.edit_finding,
    remove=operations.remove_finding,
    page=_findings_page,
    crumbs=_crumbs,
    words=Words(
        new=gettext_lazy("Neuer Befund"),
        added=gettext_lazy("Befund {it} ist ergänzt."),
        removed=gettext_lazy("Befund {it} ist entfernt."),
        heading=lambda finding: _("Befund {code}").format(code=finding.code),
        it=lambda finding: finding.code,
    ),
    template="concepts/part.html",
)
