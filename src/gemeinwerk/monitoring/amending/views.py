"""Changes to what was decided: the list of a concept, one of them, proposing, answering."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.audit import sentences
from gemeinwerk.concepts import phases
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core import ui
from gemeinwerk.core.errors import DomainError
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german_within
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.measures import queries as measures
from gemeinwerk.measures.models import Measure
from gemeinwerk.monitoring.amending import operations, queries, words
from gemeinwerk.monitoring.amending.forms import ProposeForm, RuleForm, SettleForm
from gemeinwerk.monitoring.amending.models import Amendment, AmendmentKind, AmendmentState
from gemeinwerk.monitoring.steering.holding import STEER
from gemeinwerk.monitoring.steering.ways import of_measure, to_desk, way

TONES: dict[str, ui.Tone] = {
    AmendmentState.PROPOSED: "partly",
    AmendmentState.AGREED: "done",
    AmendmentState.REFUSED: "none",
    AmendmentState.WITHDRAWN: "none",
}
KINDS = {
    "ende": AmendmentKind.END,
    "zielwert": AmendmentKind.TARGET,
    "umfang": AmendmentKind.SCOPE,
    "federfuehrung": AmendmentKind.LEAD,
    "aufgeben": AmendmentKind.DROP,
}
"""By `?art=`."""


@require_safe
@needs("steering.read", concepts.concept)
def amendments(request: DeskRequest, concept: Concept) -> HttpResponse:
    """All of a concept, and what was reported without anybody having agreed to it."""
    found = queries.of_concept(concept)
    addresses = {kind: key for key, kind in KINDS.items()}
    may_agree = request.user.has_perm("amendment.agree", concept)
    context = {
        "concept": concept,
        "crumbs": way(concept, to_desk(concept), Link(_("Änderungen der Zusage"))),
        "rows": [(one, TONES[one.state], words.holds_briefly(one)) for one in found],
        "unagreed": [
            (measure, kind.label, addresses[kind]) for measure, kind in queries.unagreed(concept)
        ],
        "rule": operations.rule_of(concept),
        "may_agree": may_agree,
        "may_propose": may_agree and phases.permits(STEER, concept),
    }
    return render(request, "monitoring/amending/amendments.html", context)


@require_http_methods(["GET", "POST"])
@needs("amendment.agree", concepts.concept)
def rule(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = RuleForm(request.POST or None, instance=operations.rule_of(concept))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form, "end"):
            operations.set_rule(concept, by=request.user, seen=form.seen, **form.changes)
            messages.success(request, _("Gespeichert."))
            return redirect("monitoring:amendments", concept.slug)
    context = {
        "heading": _("Wer Änderungen zustimmt"),
        "lead": _("Wer darüber steht, kann auch zustimmen: der Rat also allem."),
        "crumbs": way(
            concept, to_desk(concept), _to_all(concept), Link(_("Wer Änderungen zustimmt"))
        ),
        "form": form,
        "cancel_url": _to_all(concept).url,
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("amendment.propose", measures.measure)
def propose(request: DeskRequest, measure: Measure) -> HttpResponse:
    """One form a kind; the kinds that are possible stand above it."""
    chosen = request.GET.get("art", "")
    key = chosen if chosen in KINDS else "ende"
    form = ProposeForm(request.POST or None, measure=measure, kind=KINDS[key])
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            found = operations.propose(measure, wanted=form.wanted, by=request.user)
            messages.success(request, _("Die Änderung ist vorgeschlagen. Noch gilt sie nicht."))
            return redirect("monitoring:amendment", found.pk)
    concept, kind = measure.concept, KINDS[key]
    is_possible = phases.permits(STEER, concept)
    if form.is_bound and not is_possible:
        # The form is not on the page; what was refused is said all the same.
        sentence = _("Vorgeschlagen ist nichts: Das Konzept ist {status}.")
        messages.error(request, sentence.format(status=concept.get_status_display()))
    context = {
        "measure": measure,
        "concept": concept,
        "crumbs": way(
            concept,
            to_desk(concept),
            Link(measure.code, of_measure(measure)),
            Link(_("Änderung vorschlagen")),
        ),
        "kinds": [
            Link(str(one.label), f"?art={name}", active=name == key) for name, one in KINDS.items()
        ],
        "decided": words.decided(measure, kind) if kind != AmendmentKind.TARGET else "",
        "who": operations.rule_of(concept).of(kind).label,
        "form": form,
        "back": of_measure(measure),
        "is_possible": is_possible,
    }
    return render(request, "monitoring/amending/propose.html", context)


@require_safe
@needs("steering.read", queries.amendment)
def amendment(request: DeskRequest, found: Amendment) -> HttpResponse:
    user, is_open = request.user, found.state == AmendmentState.PROPOSED
    context = _told(found, Link(_("Änderung der Zusage"))) | {
        "may_settle": is_open and user.has_perm("amendment.agree", found),
        "may_withdraw": is_open and user.has_perm("amendment.propose", found),
        "history": sentences.history(found),
    }
    return render(request, "monitoring/amending/amendment.html", context)


@require_http_methods(["GET", "POST"])
@needs("amendment.agree", queries.amendment)
def settle(request: DeskRequest, found: Amendment) -> HttpResponse:
    """The office enters what was said to it."""
    rule = operations.rule_of(found.measure.concept).of(found.kind)
    form = SettleForm(request.POST or None, amendment=found, rule=rule)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            answer = operations.agree if form.is_agreed else operations.refuse
            answer(found, settled=form.settled, by=request.user, seen=form.shown)
            messages.success(request, _("Die Entscheidung ist eingetragen."))
            return redirect("monitoring:amendment", found.pk)
    here = Link(_("Änderung der Zusage"), reverse("monitoring:amendment", args=[found.pk]))
    context = _told(found, here, Link(_("Entscheidung"))) | {"form": form, "back": here.url}
    return render(request, "monitoring/amending/settle.html", context)


@require_POST
@needs("amendment.propose", queries.amendment)
def withdraw(request: DeskRequest, found: Amendment) -> HttpResponse:
    try:
        operations.withdraw(found, by=request.user)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, _("Die Änderung ist zurückgezogen."))
    return redirect("monitoring:amendment", found.pk)


def _told(found: Amendment, *further: Link) -> dict[str, Any]:
    measure = found.measure
    concept = measure.concept
    on = [to_desk(concept), Link(measure.code, of_measure(measure)), *further]
    return {
        "amendment": found,
        "heading": german_within(str(found), measure),
        "tone": TONES[found.state],
        "holds": words.holds(found),
        "who": operations.rule_of(concept).of(found.kind).label,
        "measure": measure,
        "concept": concept,
        "crumbs": way(concept, *on),
        "seen": stamp(operations.amendment_told(found)),
    }


def _to_all(concept: Concept) -> Link:
    return Link(_("Änderungen der Zusage"), reverse("monitoring:amendments", args=[concept.slug]))
