"""Statements at the desk: units are asked about what was ticked, find what waits, and write it."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.answers import queries as answers
from gemeinwerk.answers.statements import operations, queries
from gemeinwerk.answers.statements.forms import AskForm, StatementForm, StatementsFilter
from gemeinwerk.answers.statements.models import Statement, Verdict
from gemeinwerk.answers.views.crumbs import list_of, one_of, to_list
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.contributions.models import Contribution
from gemeinwerk.contributions.speaking import spoken
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.typed import whole_number
from gemeinwerk.core.ui import Link, Tone

PER_PAGE = 50


def tone_of(statement: Statement | queries.Heard) -> tuple[Tone, str]:
    """Its shape and its word."""
    if statement.verdict:
        return "done", str(Verdict(statement.verdict).label)
    if statement.is_late(timezone.localdate()):
        return "delayed", _("überfällig")
    return "none", _("wartet")


@needs("statement.give")
@require_safe
def statements(request: DeskRequest) -> HttpResponse:
    form = StatementsFilter(request.GET or None)
    state = form.cleaned_data["stand"] if form.is_valid() else ""
    today = timezone.localdate()
    found = queries.for_desk(request.municipality, request.user, today, state)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("seite"))
    rows = [(one, *tone_of(one)) for one in page]
    context = {"form": form, "page": page, "rows": rows}
    return render(request, "answers/statements/statements.html", context)


@needs("statement.give", queries.statement)
@require_http_methods(["GET", "POST"])
def statement(request: DeskRequest, found: Statement) -> HttpResponse:
    """What was said, and what the unit says to it. Whose voice it is does not stand here."""
    contribution = found.contribution
    initial = {"verdict": found.verdict, "text": found.text}
    form = StatementForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            data = form.cleaned_data
            operations.give(
                found,
                verdict=data["verdict"],
                text=data["text"],
                by=request.user,
                seen=form.shown,
            )
            messages.success(request, _("Die Stellungnahme ist abgegeben. Sie bleibt intern."))
            return redirect("statements:statements")
    tone, word = tone_of(found)
    context: dict[str, Any] = {
        "statement": found,
        "contribution": contribution,
        "form": form,
        "seen": form.shown or stamp(operations.told(found)),
        "tone": tone,
        "word": word,
        "said_in": _language_of(contribution),
        "crumbs": [Link(_("Stellungnahmen"), reverse("statements:statements")), Link(str(found))],
        "may_ask": request.user.has_perm("outcome.edit", contribution),
    }
    return render(request, "answers/statements/statement.html", context)


def _language_of(contribution: Contribution) -> str:
    """Of what is read of it; what was left out is left out in its own language."""
    translated = contribution.translation and not contribution.public_text
    return "de" if translated else spoken(contribution.language)


@needs("outcome.edit", concepts.concept)
@require_http_methods(["GET", "POST"])
def ask(request: DeskRequest, concept: Concept) -> HttpResponse:
    """About the contributions named in the address (`mit`)."""
    numbers = [n for one in request.GET.getlist("mit") if (n := whole_number(one))]
    chosen = answers.named(concept, numbers)
    if not chosen:
        messages.error(request, _("Bitte kreuzen Sie zuerst Beiträge an."))
        return redirect(list_of(concept))
    form = AskForm(request.POST or None, town=request.municipality)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = operations.ask(
                concept,
                numbers=[one.number for one in chosen],
                **form.cleaned_data,
                by=request.user,
            )
            said = ngettext(
                "{unit} ist zu einem Beitrag gefragt.",
                "{unit} ist zu {n} Beiträgen gefragt.",
                len(made),
            )
            unit = form.cleaned_data["unit"]
            messages.success(request, said.format(unit=unit, n=len(made)))
            return redirect(list_of(concept))
    context = {
        "form": form,
        "heading": _("Fachbereich fragen"),
        "lead": ngettext(
            "Zu Beitrag {numbers}. Die Stellungnahme bleibt intern.",
            "Zu den Beiträgen {numbers}. Die Stellungnahmen bleiben intern.",
            len(chosen),
        ).format(numbers=", ".join(str(one.number) for one in chosen)),
        "crumbs": to_list(concept, Link(_("Fachbereich fragen"))),
        "submit": _("Fragen"),
        "cancel_url": list_of(concept),
    }
    return render(request, "core/layouts/desk_form.html", context)


@needs("outcome.edit", queries.statement)
@require_POST
def remove(request: DeskRequest, found: Statement) -> HttpResponse:
    contribution = found.contribution
    try:
        operations.remove(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Der Fachbereich ist dazu nicht mehr gefragt."))
    return redirect(one_of(contribution.concept, contribution.number))
