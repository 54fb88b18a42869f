"""The phases of a concept, planned and actual."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gemeinwerk.accounts.access import DeskRequest, needs
from gemeinwerk.concepts import operations, queries
from gemeinwerk.concepts.forms import PhaseForm
from gemeinwerk.concepts.models import Concept, Phase
from gemeinwerk.concepts.punctuality import Punctuality, punctuality, span_of
from gemeinwerk.concepts.views.crumbs import to_concept, to_phases
from gemeinwerk.core.children import ChildPages, Words
from gemeinwerk.core.ui import Link


@dataclass(frozen=True)
class Row:
    phase: Phase
    punctuality: Punctuality


@require_safe
@needs("concept.read", queries.concept)
def phases(request: DeskRequest, concept: Concept) -> HttpResponse:
    today = timezone.localdate()
    found = list(concept.phases.all())
    context = {
        "concept": concept,
        "rows": [Row(phase, punctuality(phase, today)) for phase in found],
        "spans": [span_of(phase) for phase in found],
        "today": today,
        "may_edit": request.user.has_perm("concept.edit", concept),
        "crumbs": to_concept(concept, Link(_("Phasen"))),
    }
    return render(request, "concepts/phases.html", context)


PHASES = ChildPages(
    name="phase",
    on_parent=needs("concept.edit", queries.concept),
    on_child=needs("concept.edit", queries.phase),
    parent_of=lambda phase: phase.concept,
    form=lambda request, concept, phase: PhaseForm(request.POST or None, instance=phase),
    add=operations.add_phase,
    edit=operations.edit_phase,
    move=operations.move_phase,
    remove=operations.remove_phase,
    page=lambda concept: reverse("concepts:phases", args=[concept.slug]),
    crumbs=to_phases,
    words=Words(
        new=gettext_lazy("Neue Phase"),
        added=gettext_lazy("„{it}“ ist ergänzt."),
        removed=gettext_lazy("„{it}“ ist entfernt."),
    ),
    template="concepts/part.html",
    context=lambda concept: {
        "lead": _("Was geplant war, bleibt stehen; tragen Sie daneben ein, wie es kam."),
        "public_at_once": concept.public,
    },
)
