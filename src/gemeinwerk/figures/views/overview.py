"""A concept's figures on one page; contradictions and breakdowns entered from it."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import queries as concepts
from gemeinwerk.concepts.models import Concept
from gemeinwerk.core.forms import refusals_on
from gemeinwerk.core.languages import german
from gemeinwerk.core.shown import stamp
from gemeinwerk.core.ui import Link
from gemeinwerk.figures import operations, queries, words
from gemeinwerk.figures.forms import BreakdownForm, ContradictionForm, DecideForm, WhyForm
from gemeinwerk.figures.models import Breakdown, Contradiction
from gemeinwerk.figures.protecting import Protected, named, protected
from gemeinwerk.figures.views.crumbs import to_figures
from gemeinwerk.measures.document import indicator_words


@require_safe
@needs("figures.read", concepts.concept)
def figures(request: DeskRequest, concept: Concept) -> HttpResponse:
    """Shared indicators, what two sources say differently, counts by group."""
    shared = [
        (one, indicator_words.last_measured(words.as_indicator(one), _last(words.as_values(one))))
        for one in queries.shared_of(concept)
    ]
    breakdowns = [
        (
            one,
            words.breakdown_table(one, published=False),
            words.is_hidden(one),
            not one.published,
        )
        for one in queries.breakdowns_of(concept)
    ]
    context = {
        "concept": concept,
        "crumbs": to_figures(concept),
        "shared": shared,
        "open": [
            (one, words.marked(one, words.both(one))) for one in queries.contradictions_of(concept)
        ],
        "decided": [
            (one, words.marked(one, words.decided(one)))
            for one in queries.contradictions_of(concept, is_open=False)
        ],
        "breakdowns": breakdowns,
        "may_edit": request.user.has_perm("figures.edit", concept),
    }
    return render(request, "figures/figures.html", context)


@require_http_methods(["GET", "POST"])
@needs("figures.edit", concepts.concept)
def contradiction_add(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = ContradictionForm(request.POST or None, concept=concept)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            operations.note_contradiction(concept, by=request.user, **form.cleaned_data)
            messages.success(request, _("Beide Werte stehen jetzt nebeneinander."))
            return redirect("figures:figures", concept.slug)
    context = {
        "form": form,
        "heading": _("Widerspruch vermerken"),
        "lead": _("Beide Werte stehen überall, wo einer stünde, bis jemand entscheidet."),
        "crumbs": to_figures(concept, Link(_("Widerspruch"))),
        "submit": _("Widerspruch vermerken"),
        "cancel_url": reverse("figures:figures", args=[concept.slug]),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("figures.edit", queries.contradiction)
def contradiction(request: DeskRequest, found: Contradiction) -> HttpResponse:
    """Say which of two figures holds, and why."""
    form = DecideForm(request.POST or None, contradiction=found)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            operations.decide_contradiction(
                found, by=request.user, seen=form.shown, **form.cleaned_data
            )
            messages.success(request, _("Entschieden. Die Begründung steht dabei."))
            return redirect("figures:figures", found.concept.slug)
    context = {
        "form": form,
        "seen": stamp(operations.contradiction_told(found)),
        "heading": _("Widerspruch klären"),
        "lead": german(found.subject),
        "found": found,
        "decided": words.decided(found),
        "both": words.marked(found, words.both(found)),
        "crumbs": to_figures(found.concept, Link(_("Widerspruch"))),
        "submit": _("Entscheiden"),
        "cancel_url": reverse("figures:figures", args=[found.concept.slug]),
    }
    return render(request, "figures/contradiction.html", context)


def _entered(safe: Protected, beside: Sequence[Breakdown]) -> str:
    hidden = sum(one.count < 0 for one in safe.cells)
    if not (hidden and beside):
        return _("Die Aufgliederung ist eingetragen.")
    return _(
        "Die Aufgliederung ist eingetragen. In der Öffentlichkeit fehlen {n} ihrer Zahlen, auch "
        "damit sie zusammen mit dem, was schon veröffentlicht ist ({others}), niemanden verraten."
    ).format(n=hidden, others=named(beside))


@require_http_methods(["GET", "POST"])
@needs("figures.edit", concepts.concept)
def breakdown_add(request: DeskRequest, concept: Concept) -> HttpResponse:
    form = BreakdownForm(request.POST or None, concept=concept)
    if form.is_bound and form.is_valid():
        with refusals_on(form, "table"):
            said = form.cleaned_data
            about = {name: said[name] for name in ("title", "day", "measure", "shared")}
            total = sum(said["table"].counts.values())
            beside = queries.told_beside(concept, total=total, **about)
            safe = protected(said["table"], across=said["across"], beside=beside)
            operations.add_breakdown(concept, by=request.user, safe=safe, beside=beside, **said)
            messages.success(request, _entered(safe, beside))
            return redirect("figures:figures", concept.slug)
    context = {
        "form": form,
        "heading": _("Aufgliederung eintragen"),
        "lead": _(
            "Anzahlen unter fünf werden nie veröffentlicht, und so viele weitere nicht, dass "
            "niemand sie errechnen kann. Hier am Arbeitsplatz stehen alle."
        ),
        "crumbs": to_figures(concept, Link(_("Aufgliederung"))),
        "submit": _("Aufgliederung eintragen"),
        "cancel_url": reverse("figures:figures", args=[concept.slug]),
    }
    return render(request, "core/layouts/desk_form.html", context)


@require_http_methods(["GET", "POST"])
@needs("figures.edit", queries.breakdown)
def breakdown_remove(request: DeskRequest, found: Breakdown) -> HttpResponse:
    form = WhyForm(
        request.POST or None,
        label=_("Warum sollen die Zahlen weg?"),
        help_text=_(
            "Die Begründung steht im Verlauf. Was öffentlich war, wird nirgends mehr gezeigt, "
            "bleibt aber gespeichert: So verrät auch keine spätere Aufgliederung zusammen damit "
            "jemanden."
        ),
    )
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            reason = form.cleaned_data["reason"]
            operations.remove_breakdown(found, reason=reason, by=request.user)
            messages.success(request, _("Die Aufgliederung ist gelöscht."))
            return redirect("figures:figures", found.concept.slug)
    context = {
        "form": form,
        "heading": _("Aufgliederung löschen"),
        "lead": german(found.title),
        "crumbs": to_figures(found.concept, Link(_("Aufgliederung"))),
        "submit": _("Aufgliederung löschen"),
        "cancel_url": reverse("figures:figures", args=[found.concept.slug]),
    }
    return render(request, "core/layouts/desk_form.html", context)


def _last(values: list[dict[str, object]]) -> dict[str, object] | None:
    return values[-1] if values else None
