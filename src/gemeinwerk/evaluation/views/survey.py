"""The survey of an evaluation at the desk: its questions, its links, what it said."""

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
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.deeds import do_or_say
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.engines.suppressing import people
from gemeinwerk.evaluation import operations, queries
from gemeinwerk.evaluation.forms.surveying import (
    ChosenTextForm,
    LinksForm,
    SurveyForm,
    SurveyMailForm,
    SurveyQuestionForm,
)
from gemeinwerk.evaluation.models import (
    Evaluation,
    FreeText,
    Survey,
    SurveyAccess,
    SurveyQuestion,
    SurveyState,
)
from gemeinwerk.evaluation.operations import TEXTS_KEPT
from gemeinwerk.evaluation.surveyed import survey_document
from gemeinwerk.evaluation.telling import surveyed
from gemeinwerk.evaluation.views.crumbs import address_of, to_evaluation


@require_http_methods(["GET", "POST"])
@needs("evaluation.edit", queries.evaluation)
def plan(request: DeskRequest, found: Evaluation) -> HttpResponse:
    """A new one; where there is one already, that."""
    if hasattr(found, "survey"):
        return redirect("evaluation:survey", found.survey.pk)
    form = SurveyForm(request.POST or None, instance=Survey(evaluation=found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.plan_survey(found, by=request.user, **form.cleaned_data)
            messages.success(request, _("Die Befragung ist angelegt. Jetzt fehlen die Fragen."))
            return redirect("evaluation:survey", new.pk)
    context = {
        "form": form,
        "heading": _("Befragung vorbereiten"),
        "lead": _(
            "Gefragt wird ohne Namen: Antworten werden nur gezählt, und gezeigt werden Zahlen ab "
            "fünf."
        ),
        "crumbs": to_evaluation(found, Link(_("Befragung"))),
        "cancel_url": address_of(found),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_safe
@needs("evaluation.edit", queries.survey)
def survey(request: DeskRequest, found: Survey) -> HttpResponse:
    return _show(request, found)


@require_http_methods(["GET", "POST"])
@needs("evaluation.edit", queries.survey)
def edit(request: DeskRequest, found: Survey) -> HttpResponse:
    form = SurveyForm(request.POST or None, instance=found)
    if found.state != SurveyState.DRAFT:
        for name in set(form.fields) - {"closes_on", "base"}:
            del form.fields[name]
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_survey(found, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return _back(found)
    context = {
        "form": form,
        "heading": _("Befragung bearbeiten"),
        "crumbs": _crumbs(found, Link(_("Bearbeiten"))),
        "cancel_url": _page(found),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_POST
@needs("evaluation.edit", queries.survey)
def open_it(request: DeskRequest, found: Survey) -> HttpResponse:
    done = _("Die Befragung ist offen.")
    return _do(request, found, lambda: operations.open_survey(found, by=request.user), done)


@require_POST
@needs("evaluation.edit", queries.survey)
def end(request: DeskRequest, found: Survey) -> HttpResponse:
    done = _("Die Befragung ist beendet. Jetzt stehen die Ergebnisse hier.")
    return _do(request, found, lambda: operations.end_survey(found, by=request.user), done)


@require_POST
@needs("evaluation.edit", queries.survey)
def links(request: DeskRequest, found: Survey) -> HttpResponse:
    """New links as a text file, one a line: they are nowhere else."""
    form = LinksForm(request.POST)
    if not form.is_valid():
        return _show(request, queries.survey(request.municipality, found.pk), links=form)
    number = form.cleaned_data["number"]
    try:
        tokens = operations.make_links(found, number=number, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return _back(found)
    lines = [
        request.build_absolute_uri(reverse("portal:survey_link", args=[found.key, token]))
        for token in tokens
    ]
    return HttpResponse(
        "".join(f"{line}\n" for line in lines),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="befragung-links.txt"'},
    )


@require_http_methods(["GET", "POST"])
@needs("evaluation.edit", queries.survey)
def mails(request: DeskRequest, found: Survey) -> HttpResponse:
    """Who did not get the link yet, all ticked; sent once to each."""
    left = queries.not_mailed(found) if operations.may_be_mailed(found) else []
    if not left:
        messages.info(request, _("Per Mail ist der Link jetzt niemandem zu senden."))
        return _back(found)
    form = SurveyMailForm(request.POST or None, left=left)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            chosen = {one.pk for one in form.cleaned_data["people"]}
            number = operations.mail_survey(found, people=chosen, by=request.user)
            done = ngettext(
                "Der Link geht an einen Menschen.", "Der Link geht an {n} Menschen.", number
            )
            messages.success(request, done.format(n=number))
            return _back(found)
    context = {
        "form": form,
        "heading": _("Link per Mail senden"),
        "lead": _(
            "Hier stehen alle Personen mit E-Mail-Adresse, die ihn noch nicht haben. Nehmen Sie "
            "den Haken bei denen heraus, die nicht dabei waren. Der Link ist für alle derselbe; "
            "wer antwortet, weiß niemand."
        ),
        "crumbs": _crumbs(found, Link(_("Link per Mail"))),
        "cancel_url": _page(found),
        "submit": _("Link senden"),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("evaluation.edit", queries.free_text)
def text(request: DeskRequest, found: FreeText) -> HttpResponse:
    """One free answer: read it, and choose whether it is shown and in which words."""
    of = found.question.survey
    initial = {"public_text": found.public_text or found.text}
    form = ChosenTextForm(request.POST or None, instance=found, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            chosen = form.cleaned_data["public_text"]
            operations.choose_text(found, public_text=chosen, by=request.user)
            messages.success(request, _("Gespeichert."))
            return redirect(_page(of) + "#texte")
    context = {
        "form": form,
        "free_text": found,
        "heading": _("Freie Antwort"),
        "lead": german(found.question.text),
        "crumbs": _crumbs(of, Link(_("Freie Antwort"))),
        "cancel_url": _page(of) + "#texte",
    }
    return render(request, "evaluation/free_text.html", context)


QUESTIONS = ChildPages(
    name="survey_question",
    on_parent=needs("evaluation.edit", queries.survey),
    on_child=needs("evaluation.edit", queries.survey_question),
    parent_of=lambda question: question.survey,
    form=lambda request, survey, question: SurveyQuestionForm(
        request.POST or None, instance=question or SurveyQuestion(survey=survey)
    ),
    add=operations.add_survey_question,
    edit=operations.edit_survey_question,
    move=operations.move_survey_question,
    remove=operations.remove_survey_question,
    page=lambda survey: reverse("evaluation:survey", args=[survey.pk]),
    crumbs=lambda survey, *rest: _crumbs(survey, *rest),
    words=Words(
        new=gettext_lazy("Neue Frage"),
        added=gettext_lazy("Die Frage ist ergänzt."),
        removed=gettext_lazy("Die Frage ist entfernt."),
        heading=lambda question: _("Frage der Befragung"),
    ),
    template="concepts/part.html",
    fixed=operations.why_fixed,
    read="evaluation/question.html",
)


def _show(request: DeskRequest, found: Survey, **sent: Any) -> HttpResponse:
    is_over = found.state == SurveyState.CLOSED
    results = survey_document(found)
    context = {
        "survey": found,
        "crumbs": _crumbs(found),
        "questions": list(found.questions.all()),
        "people": people(found.answered),
        "address": request.build_absolute_uri(reverse("portal:survey", args=[found.key])),
        "results": surveyed(results) if results else None,
        "texts": queries.free_texts(found) if is_over else [],
        "days": TEXTS_KEPT.days,
        "links": LinksForm() if found.access == SurveyAccess.LINKS else None,
        "unused": found.links.count() if found.access == SurveyAccess.LINKS else 0,
        "mailed": queries.mailed(found) if operations.may_be_mailed(found) else None,
        **sent,
    }
    return render(request, "evaluation/survey.html", context)


def _do(request: DeskRequest, found: Survey, act: Callable[[], object], done: str) -> HttpResponse:
    do_or_say(request, act, done)
    return _back(found)


def _crumbs(found: Survey, *rest: Link) -> list[Link]:
    return to_evaluation(
        found.evaluation, Link(_("Befragung"), _page(found) if rest else ""), *rest
    )


def _page(found: Survey) -> str:
    return reverse("evaluation:survey", args=[found.pk])


def _back(found: Survey) -> HttpResponse:
    return redirect("evaluation:survey", found.pk)
