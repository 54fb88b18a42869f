"""The review of the last edition, and what becomes of each finding."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import operations, phases, queries
from gemeinwerk.concepts.forms import FindingForm, RefusalForm, ReviewForm
from gemeinwerk.concepts.models import Concept, Finding, Review
from gemeinwerk.concepts.views.crumbs import to_concept, to_review
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.ui import Link


@require_safe
@needs("concept.read", queries.concept)
def review(request: DeskRequest, concept: Concept) -> HttpResponse:
    findings = queries.findings(concept)
    context = {
        "concept": concept,
        "review": queries.review(concept),
        "findings": findings,
        "open_count": sum(one.state == "open" for one in findings),
        "may_edit": request.user.has_perm("concept.edit", concept),
        "may_answer": request.user.has_perm("finding.answer", concept),
        "writable": phases.permits("concepts.write", concept),
        "crumbs": to_concept(concept, Link(_("Bestandsaufnahme"))),
    }
    return render(request, "concepts/review.html", context)


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.concept)
def edit(request: DeskRequest, concept: Concept) -> HttpResponse:
    present = queries.review(concept)
    instance = present or Review(concept=concept, title=_("Bestandsaufnahme"))
    form = ReviewForm(request.POST or None, instance=instance)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.record_review(concept, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return _back(concept)
    return _form(request, concept, form, _("Bestandsaufnahme"))


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.concept)
def add_finding(request: DeskRequest, concept: Concept) -> HttpResponse:
    present = queries.review(concept)
    if present is None:
        raise Http404
    form = FindingForm(request.POST or None, instance=Finding(review=present))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            new = operations.add_finding(present, by=request.user, **form.cleaned_data)
            messages.success(request, _("Befund {code} ist ergänzt.").format(code=new.code))
            return _back(concept)
    return _form(request, concept, form, _("Neuer Befund"), submit=_("Ergänzen"))


@require_http_methods(["GET", "POST"])
@needs("concept.edit", queries.finding)
def edit_finding(request: DeskRequest, finding: Finding) -> HttpResponse:
    concept, code = finding.review.concept, finding.code
    form = FindingForm(request.POST or None, instance=finding)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.edit_finding(finding, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return _back(concept)
    heading = _("Befund {code}").format(code=code)
    remove = reverse("concepts:finding_remove", args=[concept.slug, finding.pk])
    return _form(request, concept, form, heading, remove_url=remove)


@require_POST
@needs("concept.edit", queries.finding)
def remove_finding(request: DeskRequest, finding: Finding) -> HttpResponse:
    try:
        operations.remove_finding(finding, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Befund {code} ist entfernt.").format(code=finding.code))
    return _back(finding.review.concept)


@require_http_methods(["GET", "POST"])
@needs("finding.answer", queries.finding)
def refuse_finding(request: DeskRequest, finding: Finding) -> HttpResponse:
    concept = finding.review.concept
    form = RefusalForm(request.POST or None, instance=finding)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["refusal"]
            operations.refuse_finding(finding, by=request.user, seen=form.seen, reason=reason)
            messages.success(request, _("Befund {code} ist beantwortet.").format(code=finding.code))
            return _back(concept)
    heading = _("Befund {code} nicht aufgreifen").format(code=finding.code)
    return _form(request, concept, form, heading, lead=finding.text)


@require_POST
@needs("finding.answer", queries.finding)
def reopen_finding(request: DeskRequest, finding: Finding) -> HttpResponse:
    try:
        operations.reopen_finding(finding, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Befund {code} ist wieder offen.").format(code=finding.code))
    return _back(finding.review.concept)


def _back(concept: Concept) -> HttpResponse:
    return redirect("concepts:review", concept.slug)


def _form(
    request: DeskRequest,
    concept: Concept,
    form: Any,
    heading: str,
    *,
    lead: str = "",
    submit: str = "",
    remove_url: str = "",
) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "lead": lead,
        "crumbs": to_review(concept, Link(heading)),
        "submit": submit,
        "public_at_once": concept.public,
        "cancel_url": reverse("concepts:review", args=[concept.slug]),
        "remove_url": remove_url,
        "writable": True,
    }
    return render(request, "concepts/part.html", context)
