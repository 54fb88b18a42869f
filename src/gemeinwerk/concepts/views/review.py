"""The review of the last edition, and what becomes of each finding."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import operations, phases, queries
from gemeinwerk.concepts.forms import ElsewhereForm, FindingForm, RefusalForm, ReviewForm
from gemeinwerk.concepts.models import Concept, Finding, Review
from gemeinwerk.concepts.views.crumbs import to_concept, to_review
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.ui import Link
from gemeinwerk.municipalities.models import Municipality


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
    form = ReviewForm(request.POST or None, instance=present or queries.new_review(concept))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            operations.record_review(concept, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return _back(concept)
    return _form(request, concept, form, _("Bestandsaufnahme"))


def _reviewed(town: Municipality, slug: str) -> Review:
    """The review a finding would stand in; 404 where there is none yet."""
    found = queries.review(queries.concept(town, slug))
    if found is None:
        raise Http404
    return found


FINDINGS = ChildPages(
    name="finding",
    on_parent=needs("concept.edit", _reviewed),
    on_child=needs("concept.edit", queries.finding),
    parent_of=lambda finding: finding.review,
    form=lambda request, review, finding: FindingForm(
        request.POST or None, instance=finding or Finding(review=review)
    ),
    add=operations.add_finding,
    edit=operations.edit_finding,
    remove=operations.remove_finding,
    page=lambda review: reverse("concepts:review", args=[review.concept.slug]),
    crumbs=lambda review, *rest: to_review(review.concept, *rest),
    words=Words(
        new=gettext_lazy("Neuer Befund"),
        added=gettext_lazy("Befund {it} ist ergänzt."),
        removed=gettext_lazy("Befund {it} ist entfernt."),
        heading=lambda finding: _("Befund {code}").format(code=finding.code),
        it=lambda finding: finding.code,
    ),
    template="concepts/part.html",
    context=lambda review: {"public_at_once": review.concept.public},
)


@require_http_methods(["GET", "POST"])
@needs("finding.answer", queries.finding)
def refuse_finding(request: DeskRequest, finding: Finding) -> HttpResponse:
    form = RefusalForm(request.POST or None, instance=finding)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["refusal"]
            operations.refuse_finding(finding, by=request.user, seen=form.seen, reason=reason)
            return _answered(request, finding)
    heading = _("Befund {code} nicht aufgreifen").format(code=finding.code)
    return _form(request, finding.review.concept, form, heading, lead=german(finding.text))


@require_http_methods(["GET", "POST"])
@needs("finding.answer", queries.finding)
def take_up_elsewhere(request: DeskRequest, finding: Finding) -> HttpResponse:
    form = ElsewhereForm(request.POST or None, instance=finding)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            where = form.cleaned_data["elsewhere"]
            operations.take_up_elsewhere(finding, by=request.user, seen=form.seen, where=where)
            return _answered(request, finding)
    heading = _("Befund {code} anders aufgreifen").format(code=finding.code)
    return _form(request, finding.review.concept, form, heading, lead=german(finding.text))


def _answered(request: DeskRequest, finding: Finding) -> HttpResponse:
    messages.success(request, _("Befund {code} ist beantwortet.").format(code=finding.code))
    return _back(finding.review.concept)


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
) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "lead": lead,
        "crumbs": to_review(concept, Link(heading)),
        "public_at_once": concept.public,
        "cancel_url": reverse("concepts:review", args=[concept.slug]),
        "writable": True,
    }
    return render(request, "concepts/part.html", context)
